"""What a unit is by its wording alone: a byline, a share button, a footer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from srclint import pattern

from . import _phrases
from ._features import DATE, TIME
from ._units import BULLET, line_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from srclint import Span

    from ._units import Unit


class Kind(NamedTuple):
    """What a unit is, and what it says: author, date or publisher."""

    name: str
    value: Mapping[str, str] | None = None


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LONGEST = {
    "share": 20, "consent": 80, "account": 25, "newsletter": 40, "related": 30, "navigation": 14,
    "comments": 30, "photo": 25, "ads": 12, "rights": 40,
}  # fmt: skip
"""Words of a unit that may be of a kind; in the development data longer ones are prose."""

_ORDER = (
    "ads", "share", "comments", "account", "newsletter", "consent", "related", "navigation",
)  # fmt: skip
_PARTICLES: frozenset[str] = _words(
    "and e und et y и i и та και với dan & de van von der den del della di da dos du la le el al "
    "bin ibn ten ter zu zum"
)
_PREPOSITIONS = _words(
    "by di da por par per von door oleh przez bởi του της των από τον την στον στην ο η οι"
)
_LONGEST_UNCASED = 4
"""Words of a byline after its sign in a script without capitals, where they do not tell names."""

_CODE = r"[{}=;@<\[\]]|\($|\w\(|^\W*\w\W*$|^--\w|__"
_PLACE = r"(?:in|a|à|en|em|aus|w|в|σε|στην?)"
_NAME = r"[^\W\d_a-zа-яёα-ωà-ÿ][\w'’.-]*"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,2}}"
CORRESPONDENTS = (
    rf"{_NAMES} {_PLACE} {_NAME}(?: {_NAME}){{0,2}}"
    rf"(?:(?:,| and| e| und| et| y| i| и) {_NAMES} {_PLACE} {_NAME}(?: {_NAME}){{0,2}})+"
)
"""Reporters and their cities, two or more: with one, it could be a heading."""

_WHEN = (
    r"\b(?:published|updated|posted|last|first|modified|created|on|at|date|the|of|a\.?m|p\.?m|gmt|"
    r"utc|est|edt|pst|pdt|cet|cest|et|ist|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?|il|alle|ore|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|am|um|uhr|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|le|à|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche|em|el|a las|às|de|lunes|martes|miércoles|jueves|viernes|sábado|"
    r"domingo|segunda|terça|quarta|quinta|sexta|feira|godz|poniedziałek|wtorek|środa|czwartek|"
    r"piątek|sobota|niedziela|r|в|г|года|мск|понедельник|вторник|среда|четверг|пятница|суббота|"
    r"воскресенье|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|στις|ώρα|πμ|μμ|ngày|thứ|"
    r"lúc|hai|ba|tư|năm|sáu|bảy|chủ nhật|senin|selasa|rabu|kamis|jumat|sabtu|minggu|wib|wita|"
    r"(?:星期|周)[一二三四五六日天]|上午|下午|오전|오후|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|uur|om|pazartesi|salı|çarşamba|"
    r"perşembe|cuma|cumartesi|pazar|saat|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle|v|"
    r"måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|kl|den|"
    r"maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|klo|luni|marți|marţi|"
    r"miercuri|joi|vineri|sâmbătă|duminică|ora|la|hétfő|kedd|szerda|csütörtök|péntek|szombat|"
    r"vasárnap|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|о|року|الاثنين|الإثنين|"
    r"الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|الساعة|م|ص)\b\.?"
)


def kinds(units: Sequence[Unit]) -> list[Kind | None]:
    """What each unit is; None where its wording says nothing."""
    where = [i for i, unit in enumerate(units) if unit.prose]
    first, last = (where[0], where[-1]) if where else (len(units), -1)
    found = [
        _kind(
            unit,
            near_top=i <= first + 1,
            after=i > last,
            at_end=i >= len(units) - 3 or (i > 0 and units[i - 1].prose),
        )
        for i, unit in enumerate(units)
    ]
    fields = {i for i, kind in enumerate(found) if kind and _is_lone_field(units, found, i)}
    found = [None if i in fields else kind for i, kind in enumerate(found)]
    poems = [i for i in range(1, len(units)) if found[i] and _is_poem(units[i - 1], found[i])]
    return [None if len(poems) > 1 and i in poems else kind for i, kind in enumerate(found)]


_FIELDS = _words(
    "ad adı ime imię isim jméno meno nama name namn navn naam név nimi nom nombre nome nume"
    " tên vardas vārds имя ім'я име όνομα 이름 名前 姓名"
)
"""Labels of a form's first field, which head a section elsewhere: in manuals, in lists."""

_FORM = frozenset(("account", "comments", "consent", "newsletter", "share"))


def _is_lone_field(units: Sequence[Unit], found: Sequence[Kind | None], i: int) -> bool:
    """Whether a unit is the label of a field and no other control stands within two lines."""
    if units[i].text.strip(" \t*:").casefold() not in _FIELDS:
        return False
    beside = [*found[max(0, i - 2) : i], *found[i + 1 : i + 3]]
    return not any(kind is not None and kind.name in _FORM for kind in beside)


def _is_poem(above: Unit, kind: Kind | None) -> bool:
    """Whether a byline stands under the title of a work in “《…》”, as in anthologies."""
    title = above.text.strip()
    return kind is not None and kind.name == "byline" and title[:1] + title[-1:] == "《》"


_TELLS = r"[|»›•·>→/] |(?:19|20)\d\d"
"""What a line has that no phrase names, unless reporters are all it says: links or a year."""

LONGEST_LINE = 700
"""Code points; a line that is longer is prose whatever it says (a cookie notice has up to 600)."""


def possible(text: str, line: Span, phrases: frozenset[int]) -> bool:
    """Whether a line with these phrases is of a kind, wherever on a page it may stand."""
    if line.end - line.start > LONGEST_LINE:
        return False
    if not phrases and not pattern(_TELLS).search(text, *line):
        said = text[line.start : line.end].strip()
        return bool(pattern(CORRESPONDENTS).fullmatch(said))
    unit = line_unit(text, line, gap=True)
    if unit is None:
        return False
    unit.phrases = phrases
    return _kind(unit, near_top=True, after=True, at_end=True) is not None


def _kind(unit: Unit, *, near_top: bool, after: bool, at_end: bool) -> Kind | None:
    if unit.words > LONGEST["consent"]:
        return None
    line = unit.text.strip()
    bare = line[len(match[0]) :] if (match := pattern(BULLET).match(line)) else line
    if not unit.phrases:
        return _unnamed(unit, bare, near_top=near_top)
    names = {_phrases.entries()[number].kind for number in unit.phrases}
    if "rights" in names and _is_footer(unit, line, after=after):
        return Kind("rights")
    return (
        _telling(unit, bare, names, at_end=at_end)
        or _plain(unit, bare, names)
        or _unnamed(unit, bare, near_top=near_top)
    )


def _telling(unit: Unit, bare: str, names: set[str], *, at_end: bool) -> Kind | None:
    """Kinds that say something about the article: who, when, whence."""
    if "published" in names and (found := _published(unit, bare)):
        return found
    if "byline" in names and (author := _author(bare)):
        return Kind("byline", {"author": author})
    if "photo" in names and unit.words <= LONGEST["photo"] and not bare.endswith("?"):
        return Kind("photo", _credit(bare))
    if "source" in names and at_end and (publisher := _publisher(bare, unit.words)):
        return Kind("source", {"publisher": publisher})
    return None


def _plain(unit: Unit, bare: str, names: set[str]) -> Kind | None:
    """Kinds that say nothing: controls, cues, notices."""
    if not pattern(r"[^\W\d_]").search(bare) or pattern(_CODE).search(bare):
        return None
    return next((Kind(n) for n in _ORDER if n in names and unit.words <= LONGEST[n]), None)


def _is_footer(unit: Unit, line: str, *, after: bool) -> bool:
    """Whether a right is reserved, and not spoken of in an article."""
    if unit.words > LONGEST["rights"]:
        return False
    return unit.words <= 15 or after or line.startswith(("©", "ⓒ", "(c)", "(C)", "Copyright"))


def _unnamed(unit: Unit, bare: str, *, near_top: bool) -> Kind | None:
    """Kinds that no phrase announces: a bar of links, a date alone, reporters with their cities."""
    if _is_bar(unit, bare):
        return Kind("navigation")
    if unit.words > 16 or not near_top:
        return None
    if unit.words <= 12 and (date := _date_alone(bare)):
        return Kind("published", {"date": date})
    if pattern(CORRESPONDENTS).fullmatch(bare):
        return Kind("byline", {"author": bare})
    return None


def _is_bar(unit: Unit, bare: str) -> bool:
    """Whether a unit is a row of links: words parted by marks, neither a table nor prose."""
    if unit.words > 30 or unit.prose or bare.startswith("|") or pattern(r"\d").search(bare):
        return False
    return len(pattern(r"\S [|»›•·>→/]{1,2} (?=\S)").findall(bare)) >= 2


def _published(unit: Unit, bare: str) -> Kind | None:
    if unit.words > 18 or bare[-1:] in ("?", "!") or (bare[-1:] == "." and unit.words > 10):
        return None
    date = pattern(DATE, re.I).search(bare)
    if date is None:
        return None
    value = {"date": date[0].strip(" .,")}
    author = pattern(
        rf"(?<!\w)(?:by|da|di|por|par|von|door|oleh|bởi|от|od) ({_NAME}(?: {_NAME}){{0,3}})"
    ).search(bare)
    if author:
        value["author"] = author[1]
    return Kind("published", value)


def _date_alone(bare: str) -> str:
    """The date of a unit that is nothing but a date with its time; with a year."""
    if not pattern(r"(?:19|20)\d\d").search(bare):
        return ""
    date = pattern(DATE, re.I).search(bare)
    if date is None:
        return ""
    rest = pattern(DATE, re.I).sub(" ", bare)
    rest = pattern(_WHEN, re.I).sub(" ", pattern(TIME, re.I).sub(" ", rest))
    return "" if pattern(r"[^\W\d_]").search(rest) else date[0].strip(" .,")


@cache
def _leads() -> re.Pattern[str]:
    """A word that announces an author, with what stands between it and the names."""
    entry = next(e for e in _phrases.entries() if e.kind == "byline")
    words = f"{entry.spaced}|{entry.unspaced}"
    return re.compile(rf"[^\w]*(?P<lead>{words})(?P<sign>\s*[:：/／|]\s*|\s+)", re.I)


def _author(bare: str) -> str:
    """The names of a byline; empty where a line is none."""
    lead = _leads().match(bare)
    if lead is None or (bare[-1:] in ".?!:," and not bare.endswith((" Jr.", " Sr."))):
        return ""
    signed = bool(lead["sign"].strip())
    if not signed and lead["lead"].casefold().split()[-1] not in _PREPOSITIONS:
        return ""
    names = bare[lead.end() :].strip(" –—-|/*")
    words = pattern(r"[^\s,&/|]+").findall(names)
    han = pattern(r"[\u4e00-\u9fff\uac00-\ud7af]{2,4}").fullmatch
    if not words or len(words) > 8:
        return ""
    uncased = signed and len(words) <= _LONGEST_UNCASED and all(map(_is_uncased, words))
    if uncased or all(han(word) for word in words):
        return names
    if not all(w[0].isupper() or w.casefold() in _PARTICLES for w in words):
        return ""
    real = [w for w in words if w[0].isupper() and not w.isdigit()]
    return names if real and (signed or 2 <= len(words) <= 7) else ""


def _is_uncased(word: str) -> bool:
    """Whether a word is of a script that has no capitals."""
    return word[0].isalpha() and word[0].lower() == word[0].upper()


def _credit(bare: str) -> dict[str, str] | None:
    """What a photo credit says after its sign."""
    _, sign, rest = bare.partition(":") if ":" in bare else bare.partition("：")
    if not sign:
        _, sign, rest = bare.partition("©")
    rest = rest.strip(" .()[]")
    return {"publisher": rest} if sign and rest and len(rest) <= 80 else None


def _publisher(bare: str, words: float) -> str:
    """Whom a line of its own names as its source; empty where it is none."""
    if words > 12:
        return ""
    found = pattern(r"[^:：=]{2,30}[:：=]\s*(.+)").fullmatch(bare)
    rest = found[1] if found else bare.partition(" ")[2]
    rest = rest.strip(" .()[]")
    if found is None:
        names = rest.split()
        if not names or len(names) > 4 or not all(n[0].isupper() for n in names):
            return ""
    return rest
