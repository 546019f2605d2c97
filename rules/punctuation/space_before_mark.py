"""A space before a mark, or in French none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from srclint import Document, Edit, Example, Fix, Problem, Span, offsets, pattern, rule, spelling
from srclint.lexicon import lexicon

from ._languages import SPACELESS
from ._words import word_before

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = " \u00a0\u202f\u2009"
_BEFORE = frozenset(f"{_BLANKS}!?")
_LEFT = frozenset(")]”’»\"'%")  # or a letter or digit
_ALONE = r"(?! ?\.)(?=[\s\"'”’»)\]]|\Z)"
_CODE = r"[{}=<>_]|0x|\( ?\)|&&| \* |\|\|"
_CLOSERS = frozenset("\"'”’»)]")  # after “:” or “;” they belong to a face or to code
_FACE = r"[:;=8xX][-'^o*]?\)\Z"
_COMMAND = (
    r"(?:\$ |# |sudo )?(?:apt|cargo|cd|chown|code|conda|cp|docker|electron|find|git|go|grep|hugo|ln"
    r"|ls|make|mv|node|npm|npx|open|pip3?|pnpm|podman|python3?|rsync|ruff|sh|tar|tree|yarn)"
    r"(?: [^\s,;:!?]+){0,12}"
)
"""A command whose last argument may be the current folder."""

_MESSAGE = r"[\"“„«‘'][ \u00a0\u202f]?[^\s:]{1,30}\Z"
"""What stands before the colon of a message that is quoted: “« ld: not found »”."""

_UP_TO_WORD = r"[\"'”’»)\]]*\s*[\"'“‘«(\[¿¡—–-]*"
_LONGEST = 9  # blanks or marks in a row; longer rows are no prose
_WIDTH = 120  # code points of a line that is looked at as a command
_NEAR = 40  # code points on both sides that show what is no prose
_STYLE = 3  # marks; fewer make no style
_FUNCTION_WORDS = 40  # most frequent words of a language


class _Mark(NamedTuple):
    """Marks at `at:end` with the blanks from `start` before them."""

    start: int
    at: int
    end: int
    blank: str
    text: str


@rule(
    "PUN002",
    summary="A space stands before a mark, or is missing where the document sets one.",
    why="The mark can end up alone at the start of a line, and programs see it as a word. French"
    " sets a space before “; : ! ?”; in a document that follows this, marks without it stand out.",
    touches="spacing",
    wakes=r"[^\x00-!#$&-(*-/:-@][ \x{a0}\x{202f}\x{2009}]+[,;:!?.](?:[\s\"')\]”’»]|\z)",
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
        Example(
            bad="In 1987⟦ ,⟧ says the “log”⟦ ,⟧ it sank.\n",
            fixed="In 1987, says the “log”, it sank.\n",
        ),
        Example(good="Où est le port ? Qui le sait ?\n", language="fr"),
        Example(good="Où est le port? Qui le sait? Moi! Pas lui.\n", language="fr"),
        Example(good="Nice :) . So nice ;-) , I think =) ! Yes! No! Oh! Ah!\n"),
        Example(good="See you :) The file .profile of example .com . . . and 3 : 2 .5\n"),
        Example(good="Old Pier . Low Street . Riga . Tel. 1\n", language="en"),
        Example(good="Start it:\n\nnpx harbour .\n\ndocker build -t pier .\n", language="en"),
        Example(
            good="Que dire ? « ld: cannot find -lpier » ! Pourquoi ? Le port : non !\n",
            language="fr",
        ),
        Example(good="Name : Ada\nTown : Riga\n08:04 : off\n1998 : sold\n", language="en"),
        # Indian scripts set marks apart, as a colon looks like the letter visarga.
        Example(good="शीर्षक : पुल। कहाँ? यहाँ! कब? आज! क्यों?\n", language="hi"),
        Example(good="Đi đâu thế ? Về nhà ! Ai vậy ?\n", language="vi"),
        Example(good="他 , 我 .\n", language="zh"),
    ],
)
def space_before_mark(doc: Document) -> Iterator[Problem]:
    """Report by the language of each paragraph, and for “; : ! ?” by the document's own habit."""
    if doc.language in SPACELESS:
        return
    text = doc.prose
    low = [blank + mark for blank in _BLANKS if blank in text for mark in ",."]
    for at in offsets(text, low):
        if not pattern(_ALONE).match(text, at + 2):
            continue
        mark = _mark_at(text, at + 2)
        if not mark or not mark.blank or _is_token(text, mark) or _is_code(text, mark.at):
            continue
        sure = mark.text == "," or (
            _ends_sentence(text, mark.end) and not _is_spoken_of(text, mark, doc.language)
        )
        yield _surplus(mark, safe=sure and not _is_set_apart(doc, mark))
    ends = [at + 1 for at in offsets(text, ";:!?") if _is_followed(text, at + 1)]
    before = {text[max(end - 2, 0)] for end in ends}
    if before & _BEFORE and not (doc.language == "fr" and before.issubset(_BLANKS)):
        yield from _high_marks(doc, text, ends)


def _is_set_apart(doc: Document, mark: _Mark) -> bool:
    """Whether the blank may keep the mark from an address, or stands between numbers."""
    around = doc.prose[mark.start - 1] + doc.prose[mark.end : mark.end + 2].strip()[:1]
    if len(around) == 2 and around.isdigit():
        return True
    return doc.protection.verbatim(mark.start - 1, mark.start)


def _is_followed(text: str, at: int) -> bool:
    """Whether a mark may end before an offset: white space, a closing mark or nothing is there."""
    following = text[at : at + 1]
    return following.isspace() or following in _CLOSERS or not following


def _high_marks(doc: Document, text: str, ends: list[int]) -> Iterator[Problem]:
    found = (_mark_at(text, end) for end in ends if text[max(end - 2, 0)] in _BEFORE)
    spaced = [mark for mark in found if mark and mark.blank and not _is_relation(text, mark)]
    spaced = [mark for mark in spaced if not "\u0900" <= text[mark.start - 1] <= "\u0dff"]
    if not spaced or doc.language == "unknown":
        return
    seen = Counter(text[end - 1] for end in ends)
    if doc.language == "fr":
        if len(spaced) >= _STYLE and 4 * len(spaced) >= 3 * seen.total():
            yield from _missing(doc, spaced, ends)
    elif 2 * len(spaced) <= seen.total() + 1:
        odd = Counter(mark.text[-1] for mark in spaced)
        for mark in spaced:
            kind = mark.text[-1]
            label = kind in ";:" and odd[kind] > 1 and 4 * odd[kind] > seen[kind]
            if not label and doc.language_at(mark.at) != "fr" and not _is_code(text, mark.at):
                sure = kind not in ";:" and _ends_sentence(text, mark.end)
                yield _surplus(mark, safe=sure)


def _missing(doc: Document, spaced: list[_Mark], ends: list[int]) -> Iterator[Problem]:
    """Marks without a space in a French text that usually sets one, the same as elsewhere."""
    blank = Counter(mark.blank for mark in spaced).most_common(1)[0][0]
    text, words = doc.prose, lexicon("fr")
    for end in ends:
        mark = _mark_at(text, end)
        if mark and not (mark.blank or _is_relation(text, mark) or _is_message(text, mark)):
            if words is not None and spelling.is_strange_line(text, mark.at, mark.end, words):
                continue
            fix = Fix((Edit(Span(mark.at, mark.at), blank),))
            message = f"no space before “{mark.text}”, as elsewhere in this French text"
            yield Problem(Span(mark.at, mark.end), message, (fix,))


def _mark_at(text: str, end: int) -> _Mark | None:
    """The mark or marks that end at an offset, with the blanks before; None if nothing precedes."""
    at = end - 1
    while at and end - at < _LONGEST and text[at - 1] in "!?":
        at -= 1
    start = at
    while start and at - start < _LONGEST and text[start - 1] in _BLANKS:
        start -= 1
    if not start or not (text[start - 1].isalnum() or text[start - 1] in _LEFT):
        return None
    if text[start - 1] == ")" and pattern(_FACE).search(text, max(start - 3, 0), start):
        return None
    return _Mark(start, at, end, text[start:at], text[at:end])


def _is_token(text: str, mark: _Mark) -> bool:
    """Whether the stop is an argument of a command ("git add .") or sets items apart."""
    if mark.text != ".":
        return False
    near = max(mark.at - _NEAR, 0), mark.end + _NEAR
    if text.count(" . ", *near) > 1 or not _ends_sentence(text, mark.end):
        return True
    line = text.rfind("\n", max(0, mark.start - _WIDTH), mark.start) + 1
    return pattern(_COMMAND).fullmatch(text, line, mark.start) is not None


def _is_message(text: str, mark: _Mark) -> bool:
    """Whether a quoted message begins with the name of what says it."""
    before = text[max(0, mark.at - _NEAR) : mark.at]
    return mark.text == ":" and pattern(_MESSAGE).search(before) is not None


def _is_spoken_of(text: str, mark: _Mark, language: str) -> bool:
    """Whether a stop comes after a word that needs another: “files that start with .”."""
    from srclint.lexicon import shared

    return word_before(text, mark.start).lower() in shared().top(language, _FUNCTION_WORDS)


def _is_code(text: str, at: int) -> bool:
    """Whether the surroundings look like code whose tokens were set apart."""
    return pattern(_CODE).search(text, max(at - _NEAR, 0), at + _NEAR) is not None


def _ends_sentence(text: str, end: int) -> bool:
    """Whether what follows a mark is the end of a line or a capital letter."""
    following = pattern(_UP_TO_WORD).match(text, end, end + 20)
    at = following.end() if following else end
    return at >= len(text) or text[at].isupper() or "\n" in text[end:at] or "\r" in text[end:at]


def _is_relation(text: str, mark: _Mark) -> bool:
    """Whether a mark is none: a colon after a number or a key, a sign within a sentence."""
    before, after = text[mark.start - 1], text[mark.end : mark.end + 2].strip()
    if mark.text == ":":
        numeric = before.isdigit() and (bool(mark.blank) or after[:1].isdigit())
        return numeric or before in "\"'" or after[:1] in _CLOSERS
    if mark.text == ";":
        return after[:1] in _CLOSERS
    return bool(mark.blank) and not _ends_sentence(text, mark.end)


def _surplus(mark: _Mark, *, safe: bool) -> Problem:
    fix = Fix((Edit(Span(mark.start, mark.at), ""),), safe=safe)
    return Problem(Span(mark.start, mark.end), f"a space before “{mark.text}”", (fix,))
