"""The title line, and then nearly the same line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from . import _lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIX = 45
"""Code points of a site's name behind a title, with its separator."""

_BODY = "The council met on Tuesday evening and voted for the new bridge after a long debate.\n"
_TESTO = "Il consiglio si è riunito martedì sera e ha approvato il nuovo ponte dopo un dibattito.\n"
_TEXT = "Мэр сказал вечером, что новый мост построят за два года и что он будет стоить недорого.\n"


@rule(
    "TTL003",
    summary="The title is followed by a variant of itself.",
    why="The page's head and its heading are the same title with other capitals, marks or the "
    "site's name behind it; one of the two is left over.",
    touches="spacing",  # a whole line goes, whatever it holds
    examples=[
        Example(
            bad=f"⟦Council votes for a new bridge | The Post⟧\n\nCouncil votes for a new bridge\n\n"
            f"{_BODY}",
            fixed=f"Council votes for a new bridge\n\n{_BODY}",
        ),
        Example(
            bad=f"Il consiglio vota il ponte\n⟦Il consiglio vota il ponte - Corriere del Molo⟧\n"
            f"{_TESTO}",
            fixed=f"Il consiglio vota il ponte\n{_TESTO}",
        ),
        Example(
            bad=f"⟦НОВЫЙ МОСТ ЧЕРЕЗ РЕКУ⟧\n\nНовый мост через реку\n\n{_TEXT}",
            fixed=f"Новый мост через реку\n\n{_TEXT}",
        ),
        Example(
            bad=f"Will the bridge come at last?\n\n⟦Will the Bridge come at last⟧\n\n{_BODY}",
            fixed=f"Will the bridge come at last?\n\n{_BODY}",
        ),
        Example(
            bad=f"⟦Council votes for a new brigde⟧\n\nCouncil votes for a new bridge\n\n{_BODY}",
            fixed=f"Council votes for a new bridge\n\n{_BODY}",
        ),
        Example(
            good="Інструмент перегляду\nІнструменти перегляду\n\nІнструменти показують знімки,"
            " які зробила камера телескопа вночі.\n",
            language="uk",
        ),
        Example(good=f"Council votes for a new bridge\n\nCouncil votes for a new road\n\n{_BODY}"),
        Example(good=f"The bridge builders - a history\n\n{_BODY}"),
        Example(good=f"Conto economico anno 2021\n\nConto economico anno 2022\n\n{_TESTO}"),
        Example(good=f"Universidad de la Costa\n\nUniversidade da Costa\n\n{_BODY}"),
        Example(
            good="Am Brunnen vor dem Tore\nam Brunnen vor dem Tor,\nda stand ein Baum im Winde\n"
        ),
    ],
)
def title_variant(doc: Document) -> Iterable[Problem]:
    """Report whichever of the first two lines says the same less well."""
    title = doc.title
    if title is None:
        return ()
    text = doc.prose
    before = _lines.line_end(text, title.end)
    second = _lines.next_line(text, before, markdown=doc.markup == "markdown")
    if second is None or abs((second.end - second.start) - (title.end - title.start)) > _SUFFIX:
        return ()
    one, two = text[title.start : title.end], text[second.start : second.end]
    if one == two or not _share_words(one, two):
        return ()
    verdict = _verdict(one, two, text[second.end : second.end + _lines.LOOK])
    if (
        verdict is None
        or not _lines.substantial(one)
        or not _lines.has_prose(text, second.end)
        or _lines.stands_again(text, two, second.end)
    ):
        return ()
    message, first_is_worse = verdict
    if first_is_worse:
        fix = Fix((Edit(Span(title.start, second.start), ""),))
        return (Problem(title, message, (fix,)),)
    same = one.split() == two.split()  # but for blanks: the one variant that is certain
    fix = Fix((_lines.without_line(text, before, second.start),), safe=same)
    return (Problem(second, message, (fix,)),)


def _share_words(one: str, two: str) -> bool:
    """A first look: whether half of the words (where none are parted, the start) are the same."""
    one, two = one.casefold(), two.casefold()
    words = set(one.split())
    return 2 * len(words.intersection(two.split())) >= len(words) or one[:6] == two[:6]


def _verdict(one: str, two: str, body: str) -> tuple[str, bool] | None:
    """What the matter is, and whether the first is the one to go; None for different titles."""
    letters = pattern(r"[^\W_]+")
    words, others = letters.findall(one.casefold()), letters.findall(two.casefold())
    if "".join(words) == "".join(others):
        worse = one.isupper() and not two.isupper()
        return "the title stands here twice, with other capitals or marks", worse
    for long, short in ((one, two), (two, one)):
        if long.startswith(short) and _is_suffix(long[len(short) :]):
            return "the title stands here with the name of its site", long is one
    pairs = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    if len(words) == len(others) and len(pairs) == 1:
        return _slip(*pairs[0], body.casefold())
    return None


def _is_suffix(rest: str) -> bool:
    """Whether a title's tail is a separator and a name: not every " - " is one."""
    found = pattern(r"(?:\s*[|•·»]\s*|\s*::\s*|\s+[-–—]\s+)(\S.*)").fullmatch(rest)
    if found is None or len(rest) > _SUFFIX:
        return False
    name = found[1]
    return (not name[0].islower() or pattern(r"\S+\.\w{2,}").fullmatch(name) is not None) and (
        len(name.split()) <= 5
    )


def _slip(one: str, two: str, body: str) -> tuple[str, bool] | None:
    """A word of either title that is one slip from the other's, which the body knows."""
    if min(len(one), len(two)) < 5 or not (one.isalpha() and two.isalpha()):
        return None
    if not _one_slip(one, two):
        return None
    if one.startswith(two) or two.startswith(one) or one[:-1] == two[:-1]:
        return None  # another ending
    known, other = _has_word(body, one), _has_word(body, two)
    if known == other:
        return None
    return "the title stands here twice, one of them misspelt", other


def _one_slip(one: str, two: str) -> bool:
    """Whether a letter is added, left out or replaced, or two neighbours have changed places."""
    while one and two and one[0] == two[0]:
        one, two = one[1:], two[1:]
    while one and two and one[-1] == two[-1]:
        one, two = one[:-1], two[:-1]
    return max(len(one), len(two)) == 1 or (len(one) == 2 and one == two[::-1])


def _has_word(body: str, word: str) -> bool:
    at = body.find(word)
    while at >= 0:
        if not body[at - 1 : at].isalpha() and not body[at + len(word) :][:1].isalpha():
            return True
        at = body.find(word, at + 1)
    return False
