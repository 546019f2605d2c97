"""A space before a mark, or in French none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._languages import SPACELESS, language_finder

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_BLANK = "[ \u00a0\u202f\u2009]"
_LEFT = r"(?<=[\w)\]”’»\"'%])"
_LOW = rf"{_LEFT}({_BLANK}++)([,.])(?! ?\.)(?=[\s\"'”’»)\]]|\Z)"
_HIGH = rf"{_LEFT}({_BLANK}*+)([!?]++(?=[\s\"'”’»)\]]|\Z)|[;:](?=\s|\Z))"
_CODE = r"[{}=<>_]|0x|\( ?\)|&&| \* |\|\|"
_STYLE = 3  # marks; fewer make no style


@rule(
    "PUN002",
    summary="A space stands before a mark, or is missing where the document sets one.",
    why="The mark can end up alone at the start of a line, and programs see it as a word. French"
    " sets a space before “; : ! ?”; in a document that follows this, marks without it stand out.",
    touches="spacing",
    wakes=r"[^\x00-@][ \x{a0}\x{202f}\x{2009}]+[,;:!?.](?:[\s\"')\]”’»]|\z)",
    examples=[
        Example(
            bad="The tide⟦ ,⟧ he said, was late⟦ .⟧ We waited.\n",
            fixed="The tide, he said, was late. We waited.\n",
        ),
        Example(
            bad="Dov’è il porto⟦ ?⟧ Chi lo sa? Nessuno lo sa!\n",
            fixed="Dov’è il porto? Chi lo sa? Nessuno lo sa!\n",
            language="it",
        ),
        Example(
            bad="Où est le port ? Qui le sait ? Moi : je pars⟦!⟧ Le vent⟦ ,⟧ dit-il.\n",
            fixed="Où est le port ? Qui le sait ? Moi : je pars ! Le vent, dit-il.\n",
            language="fr",
        ),
        Example(good="Où est le port ? Qui le sait ?\n", language="fr"),
        Example(good="Où est le port? Qui le sait? Moi! Pas lui.\n", language="fr"),
        Example(good="See you :) The file .profile of example .com . . . and 3 : 2 .5\n"),
        Example(good="Name : Ada\nTown : Riga\nPort : none\n", language="en"),
        Example(good="Đi đâu thế ? Về nhà ! Ai vậy ?\n", language="vi"),
        Example(good="他 , 我 .\n", language="zh"),
    ],
)
def space_before_mark(doc: Document) -> Iterator[Problem]:
    """Report by the language of each paragraph, and for “; : ! ?” by the document's own habit."""
    if doc.language in SPACELESS:
        return
    text = doc.prose
    for found in pattern(_LOW).finditer(text):
        if not _is_token(text, found) and not _is_code(text, found.start()):
            yield _surplus(found, safe=found[2] == "," or _ends_sentence(text, found.end()))
    yield from _high_marks(doc, text)


def _high_marks(doc: Document, text: str) -> Iterator[Problem]:
    marks = [mark for mark in pattern(_HIGH).finditer(text) if not _is_relation(text, mark)]
    spaced = [mark for mark in marks if mark[1]]
    if not spaced:
        return
    if doc.language == "fr":
        if len(spaced) >= _STYLE and 4 * len(spaced) >= 3 * len(marks):
            blank = Counter(mark[1] for mark in spaced).most_common(1)[0][0]
            yield from (_missing(mark, blank) for mark in marks if not mark[1])
    elif doc.language != "unknown" and 2 * len(spaced) <= len(marks) + 1:
        language_at = language_finder(doc)
        seen, odd = (Counter(mark[2][0] for mark in found) for found in (marks, spaced))
        for mark in spaced:
            kind = mark[2][0]
            label = kind in ";:" and odd[kind] > 1 and 4 * odd[kind] > seen[kind]
            if not label and language_at(mark.start()) != "fr" and not _is_code(text, mark.start()):
                sure = mark[2] not in ";:" and _ends_sentence(text, mark.end())
                yield _surplus(mark, safe=sure)


def _is_token(text: str, found: re.Match[str]) -> bool:
    """Whether the stop is an argument of a command ("git add .") or stands for something."""
    return found[2] == "." and not _ends_sentence(text, found.end())


def _is_code(text: str, at: int) -> bool:
    """Whether the surroundings look like code whose tokens were set apart."""
    return pattern(_CODE).search(text, max(at - 40, 0), at + 40) is not None


def _ends_sentence(text: str, end: int) -> bool:
    """Whether what follows a mark is the end of a line or a capital letter."""
    following = pattern(r"[\"'”’»)\]]*\s*[\"'“‘«(\[¿¡—–-]*").match(text, end)
    at = following.end() if following else end
    return at >= len(text) or text[at].isupper() or "\n" in text[end:at] or "\r" in text[end:at]


def _is_relation(text: str, mark: re.Match[str]) -> bool:
    """Whether a colon stands between numbers or after a key, or a question mark for a letter."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 2].strip()
    if mark[2] == ":":
        return before in "\"'" or (before.isdigit() and after[:1].isdigit())
    return bool(mark[1]) and mark[2] in "?!" and not _ends_sentence(text, mark.end())


def _surplus(found: re.Match[str], *, safe: bool) -> Problem:
    fix = Fix((Edit(Span(*found.span(1)), ""),), safe=safe)
    return Problem(Span(*found.span()), f"a space before “{found[2]}”", (fix,))


def _missing(mark: re.Match[str], blank: str) -> Problem:
    fix = Fix((Edit(Span(mark.start(2), mark.start(2)), blank),), safe=False)
    message = f"no space before “{mark[2]}”, as elsewhere in this French text"
    return Problem(Span(*mark.span()), message, (fix,))
