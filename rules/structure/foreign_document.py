"""A document in another language than its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint import Document, Example, Observer, Problem, RuleFacts, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ALL = "languages"
_SHORTEST = 200
"""Code points; of shorter texts the language is not sure."""

_DOCUMENTS, _SHARE = 10, 0.9

_ENGLISH = (
    "The bridge over the river opened again on Monday morning after two years of works.\n"
    "The mayor came on foot with the baker, who had brought two baskets full of bread, and in "
    "the evening the children ran across it until the lamps were lit. Number "
)
_ITALIAN = (
    "⟦Il ponte sul fiume ha riaperto lunedì mattina dopo due anni di lavori.⟧\n"
    "Il sindaco è venuto a piedi con il fornaio, che aveva portato due ceste piene di pane, e la "
    "sera i bambini l’hanno attraversato di corsa fino a quando si sono accesi i lampioni.\n"
)
_GERMAN = (
    "⟦Die Brücke über den Fluss ist seit Montag nach zwei Jahren wieder offen.⟧\n"
    "Der Bürgermeister kam zu Fuß mit dem Bäcker, der zwei Körbe voll Brot gebracht hatte, und am "
    "Abend liefen die Kinder hinüber, bis die Laternen angezündet wurden und es dunkel war.\n"
)
_OTHERS = tuple(f"{_ENGLISH}{n}.\n" for n in range(1, 13))


def _language(doc: Document) -> str:
    return doc.language if len(doc.text) >= _SHORTEST else ""


def observe(doc: Document) -> dict[str, dict[str, int]]:
    """The language, for the whole corpus: paths are not the document's own."""
    language = _language(doc)
    return {_ALL: {language: 1}} if language and language != "unknown" else {}


def merge(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    """Add up by language."""
    if len(other) == 1:  # a document's
        code, documents = next(iter(other.items()))
        if code in one:
            return {**one, code: one[code] + documents}
    return {code: one.get(code, 0) + other.get(code, 0) for code in sorted({*one, *other})}


def conclude(question: str, facts: RuleFacts) -> list[Any]:
    """Main language, its documents and all of them, where a language is foreign; else nothing.

    `question`: the language, the fewest documents and the least share of the main language.
    """
    language, documents, share = question.split()
    counts = facts.get(_ALL) or {}
    total = sum(counts.values())
    main = max(sorted(counts), key=counts.__getitem__, default="")
    if total <= int(documents) or language == main or counts[main] < float(share) * total:
        return []
    return [main, counts[main], total]


def concerns(
    own: Mapping[str, dict[str, int]],
    facts: RuleFacts,
    *,
    documents: int = _DOCUMENTS,
    share: float = _SHARE,
) -> bool:
    """Whether the document's language is foreign."""
    return any(facts.conclude(f"{code} {documents} {share}") for code in own.get(_ALL, ()))


LANGUAGES = Observer("languages", observe, merge, conclude=conclude)
"""How many documents are in which language."""


@rule(
    "SRC010",
    summary="A document is in another language than the others of the folder.",
    why="It was collected by mistake, or its file should say its language.",
    severity="info",
    observer=LANGUAGES,
    concerns=concerns,
    touches="lines",
    examples=[
        Example(bad=_ITALIAN, also=_OTHERS),
        Example(bad=_GERMAN, also=_OTHERS),
        Example(good=_ITALIAN.replace("⟦", "").replace("⟧", "")),
        Example(good=_ITALIAN.replace("⟦", "").replace("⟧", ""), also=_OTHERS[:4]),
        Example(good=f"{_ENGLISH}0.\n", also=_OTHERS),
        Example(good="Ciao a tutti.\n", also=_OTHERS),
    ],
)
def foreign_document(
    doc: Document, facts: RuleFacts, *, documents: int = _DOCUMENTS, share: float = _SHARE
) -> Iterator[Problem]:
    """Report a document in a folder of which at least `share` are in one other language."""
    language = _language(doc)
    if not language or language == "unknown" or doc.language_is_given:
        return
    if not (found := facts.conclude(f"{language} {documents} {share}")):
        return
    main, most, total = found
    first = next(line for line in doc.lines if doc.text[line.start : line.end].strip())
    message = f"the language is {language}, but {main} in {most} of {total} documents"
    yield Problem(first, message)
