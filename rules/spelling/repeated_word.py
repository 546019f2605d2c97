"""A word written twice in a row."""

from __future__ import annotations

from itertools import compress, islice
from operator import eq
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule, spelling

from ._doubled import is_never_doubled, never_doubled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_GAP = r"[ \t\u00a0]|\r?\n"


@rule(
    "SPL020",
    summary="A word is written twice in a row.",
    why="Doubled words are slips of editing, and hide best across line breaks. Reported are"
    " function words that cannot follow themselves and long words that nobody doubles for"
    " emphasis; not “had had”, “that that”, “nous nous”, “Bora Bora”, nor the reduplication of"
    " Indonesian and Vietnamese. In languages without a word list only their most frequent words"
    " count.",
    examples=[
        Example(
            bad="Paris in ⟦the the⟧ spring is full of people who came to see it.\n",
            fixed="Paris in the spring is full of people who came to see it.\n",
            language="en",
        ),
        Example(
            bad="Il sindaco ha parlato ⟦della\ndella⟧ nuova strada con i cittadini.\n",
            fixed="Il sindaco ha parlato della\nnuova strada con i cittadini.\n",
            language="it",
        ),
        Example(
            bad="Министр приехал ⟦в в⟧ Москву для участия в переговорах с коллегами.\n",
            fixed="Министр приехал в Москву для участия в переговорах с коллегами.\n",
            language="ru",
        ),
        Example(
            bad="⟦Les les⟧ élèves sont arrivés à l’école avec leurs parents ce matin.\n",
            fixed="Les élèves sont arrivés à l’école avec leurs parents ce matin.\n",
            language="fr",
        ),
        Example(
            bad="The council approved the ⟦development development⟧ of the old harbour.\n",
            fixed="The council approved the development of the old harbour.\n",
            language="en",
        ),
        Example(good="La partie Est est gouvernée par une autre puissance.\n", language="fr"),
        Example(good="She had had enough of it, and said that that was all.\n", language="en"),
        Example(good="Nous nous sommes vus, et vous vous êtes tus.\n", language="fr"),
        Example(good="Bora Bora, Duran Duran, ha ha ha, bla bla.\n", language="en"),
        Example(good="Die Frau, die die Zeitung las, sah, dass sie sie kannte.\n", language="de"),
        Example(good="Anak anak itu bermain pelan pelan di sana.\n", language="id"),
        Example(good="Nhà nhà người người xanh xanh.\n", language="vi"),
        Example(good="Plan A: a, the. The end of the, the what?\n", language="en"),
    ],
)
def repeated_word(doc: Document, *, allow: Collection[str] = ()) -> Iterator[Problem]:
    """Report words that follow themselves with nothing but space between."""
    words = spelling.tokens(doc)
    same = set(compress(words, map(eq, words, islice(words, 1, None))))
    if not same:
        return
    doubled = {word.decode("utf-8", "replace").lower() for word in same}
    for word in sorted(doubled):
        if word.isalpha() and word not in allow and is_never_doubled(word, doc.language):
            yield from _problems(doc, spelling.lower(doc.prose), word)


def _problems(doc: Document, small: str, word: str) -> Iterator[Problem]:
    text = doc.prose
    for match in pattern(rf"(?<![\w’'.-]){word}({_GAP}){word}(?![\w’'-])").finditer(small):
        start, end = match.span()
        second = end - len(word)
        if not text[second:end].islower() or (
            not text[start + 1 : second].strip().islower() and len(word) > 1
        ):
            continue
        if text[start].isupper() and len(word) > 1 and not spelling.starts_sentence(text, start):
            continue  # “la partie Est est”, “and Will will”
        if "\n" in match[1] and word not in never_doubled(doc.language):
            continue  # lines of a list
        if _goes_on(small, start, end, word) or not spelling.is_prose(text, second, end):
            continue
        if doc.language_at(start) == doc.language:
            cut = Span(match.start(1), end)
            if "\n" in match[1]:
                cut = Span(second, end + (text[end : end + 1] == " "))
            fix = Fix((Edit(cut, ""),))
            yield Problem(
                Span(start, end), f"“{text[start : start + len(word)]}” is written twice", (fix,)
            )


def _goes_on(small: str, start: int, end: int, word: str) -> bool:
    """Whether the word stands a third time, as in laughter and lists."""
    before, after = small[max(0, start - len(word) - 3) : start], small[end : end + len(word) + 3]
    return before.strip(" ,-").endswith(word) or after.strip(" ,-").startswith(word)
