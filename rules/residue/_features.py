"""What the model sees of a unit by itself: yes or no, each under a short name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from srclint import pattern

from . import _phrases
from ._units import BULLET, CLOSERS, STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._units import Unit

_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|gen|mag|giu|lug|ago|set|ott|dic|mai|okt|dez|"
    "janv|févr|avr|juin|juil|août|déc|ene|abr|fev|maio|out|stycz|lut|kwie|maj|czerw|lip|sierp|"
    "wrze|paź|list|grud|янв|февр|март|апр|мая|июн|июл|авг|сент|окт|нояб|дек|січ|лют|берез|квіт|"
    "трав|черв|лип|серп|верес|жовт|листоп|груд|ιαν|φεβ|μαρ|απρ|μαΐ|μάι|ιουν|ιουλ|ιούν|ιούλ|αυγ|"
    "αύγ|σεπ|οκτ|νοε|νοέ|δεκ|tháng|mei|agu|des|oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|"
    "led|únor|břez|dub|květ|čer|červ|srp|září|říj|prosin|ian|iun|iul|noi|már|ápr|máj|jún|júl|"
    "szept|maart|tammi|helmi|maalis|huhti|touko|kesä|heinä|elok|syys|loka|marras|joulu|يناير|"
    "فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر|"
    "كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين|"
    "яну|юни|юли|септ|ноем|јан|феб|мар|апр|мај|јун|јул|март|abril|juny|gener|febrer|març|"
    "siječ|velja|ožuj|trav|svib|lipnj|srpnj|kolov|ruj|listop|studen|"
    "ב?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)|"
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|بهمن|اسفند|"
    "जनवर|फ़?रवर|मार्च|अप्रैल|मई|जून|जुला|अगस्त|सितंबर|सितम्बर|अक्टूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर|"
    "มกรา|กุมภ|มีนา|เมษา|พฤษภ|มิถ|กรกฎ|สิงห|กันยา|ตุลา|พฤศจ|ธันวา"
)
DATE = (
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.|º|er)?(?: de| di)? (?:{_MONTHS})\w*\.?,?(?: de)?"
    rf"(?: ?(?:19|20)\d\d)?|(?:{_MONTHS})\w*\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?)\b"
    rf"|\b(?:19|20)\d\d\. ?(?:{_MONTHS})\w*\.? \d{{1,2}}\b"
    r"|(?:19|20)\d\d ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?"
)
TIME = r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b)?"
_URL = (
    r"https?://|www\.|\b[\w-]+\.(?:com|org|net|it|de|fr|uk|ru|pl|gr|cn|vn|info|eu|io)\b"
    r"|[\w.]+@[\w.-]+\.\w+"
)
_SEPARATOR = r"[|»«›‹·•→←▶►▼▲★☆/>]|::| - | – "
_NEXT_SENTENCE = r"[.!?][\"”’»)]?\s+[\"“‘«(]?[^\Wa-zа-яα-ω\d_]|[。！？]"
_QUOTE = r"[“”„«»「」『』\"]"
_DATUM = r"^\W*\d+[.)]?\s|[$€£¥₩]\s?\d|\d\s?%"
_COUNT = r"\(\d+\)\s*$|^\d[\d.,]*\s*[kKmM]?$"


def cut(value: float, edges: Sequence[float]) -> int:
    """The number of the band, between edges in rising order, that a value falls into."""
    for number, edge in enumerate(edges):
        if value < edge:
            return number
    return len(edges)


@cache
def _page_words() -> tuple[tuple[str, ...], Any, Any]:
    """Categories of page words; automatons for words anywhere, and at the start."""
    names, anywhere, first = list[str](), list[str](), list[str]()
    text = (files("srclint.rules.residue") / "data" / "words.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, _, words = line.partition(": ")
        spaced, _, unspaced = words.partition(" :: ")
        names.append(name)
        anywhere.append(rf"(?:^|{_phrases.BETWEEN})(?:{spaced})|{unspaced}")
        first.append(rf"^{_phrases.BETWEEN}{{0,2}}(?:{spaced}|{unspaced})")
    return tuple(names), _phrases.compiled(anywhere), _phrases.compiled(first, anywhere=False)


def own_features(unit: Unit, *, caseless: bool = False) -> list[str]:
    """Facts of one unit alone. `caseless` hides its capitals, as in scripts without them."""
    line, words = unit.text.strip(), unit.words
    size, band, third = _sizes(words)
    found = [size, *_ending(line, words)]
    sentences = len(pattern(_NEXT_SENTENCE).findall(line)) if words > 3 else 0
    found.append(f"sent{min(sentences, 3)}")
    commas = line.count(",") + line.count("，") + line.count("、")
    found.append(f"comma{cut(commas / max(1.0, words), (0.001, 0.05, 0.1, 0.2))}")
    found += ["uncased"] if caseless else _letters(unit.tokens, line, band)
    _signs(unit, line, found)
    _page_hits(unit, line, third, found)
    return found


@cache
def _band(words: float) -> tuple[str, int, int]:
    return (
        f"len{cut(words, (2, 3, 4, 6, 9, 13, 20, 35, 60))}",
        cut(words, (4, 9, 20)),
        cut(words, (5, 12, 25)),
    )


def _sizes(words: float) -> tuple[str, int, int]:
    return _band(min(60.0, float(int(words))))


def _ending(line: str, words: float) -> tuple[str, str]:
    tail = line.rstrip(CLOSERS)
    last = tail[-1:]
    if line.endswith(("...", "…")):
        end = "ellipsis"
    elif not last:
        end = "none"
    elif last in STOPS:
        end = "stop"
    elif last in ":：":
        end = "colon"
    elif last in ",;，、；":
        end = "comma"
    else:
        end = "digit" if last.isdigit() else "none"
    return f"end-{end}", f"end-{end}-len{cut(words, (4, 9, 20))}"


def _letters(tokens: list[str], line: str, band: int) -> list[str]:
    """What the letter cases of the words say."""
    alpha = [t for t in tokens if t[0].isalpha()]
    cased = [t for t in alpha if t[0].lower() != t[0].upper()]
    if not cased:
        return ["uncased"] if alpha else []
    found = []
    lower = sum(t[0].islower() for t in cased)
    share = lower / len(cased)
    found.append(f"lower{cut(share, (0.01, 0.2, 0.4, 0.6, 0.75, 0.9))}-{band}")
    if len(cased) >= 2 and lower == 0 and all(map(str.isupper, cased)):
        found.append("caps")
    elif len(cased) >= 3 and share < 0.25:
        found.append("titlecase")
    small = sum(len(t) <= 3 and t[0].islower() for t in cased) / len(cased)
    found.append(f"small{cut(small, (0.01, 0.15, 0.3, 0.45))}-{band}")
    if cased[0][0].islower() and line[:1].isalpha():
        found.append("starts-lower")
    return found


def _signs(unit: Unit, line: str, found: list[str]) -> None:
    """Digits, dates, marks, addresses."""
    words = unit.words
    digits = sum(map(str.isdigit, unit.tokens))
    found.append(f"digits{cut(digits / len(unit.tokens), (0.01, 0.1, 0.3, 0.6))}")
    if pattern(BULLET).match(line):
        found.append("bullet")
    if line[0] in '"“„«‘「『—–':
        found.append("starts-quote")
    found.append(f"quote{min(2, len(pattern(_QUOTE).findall(line)))}")
    if separators := len(pattern(_SEPARATOR).findall(line)):
        found.append(f"sep{cut(separators / max(1.0, words), (0.1, 0.25, 0.5))}")
    if digits or pattern(r"\d").search(line):
        _numbers(line, words, found)
    if ("." in line or "@" in line) and pattern(_URL, re.I).search(line):
        found.append(f"url-len{cut(words, (6, 15))}")
    if ("@" in line or "#" in line) and pattern(r"(?<!\w)[@#]\w{2,}").search(line):
        found.append("handle")
    if "©" in line or "ⓒ" in line:
        found.append("(c)")
    if words <= 14 and ("?" in line or "？" in line):
        found.append("asks")


def _numbers(line: str, words: float, found: list[str]) -> None:
    view = line[:200]
    if date := pattern(DATE, re.I).search(view):
        found.append(f"date-len{cut(words, (6, 12, 20))}")
        if words <= 14 and date.start() < 25:
            found.append("date-first")
    if pattern(TIME, re.I).search(view):
        found.append(f"time-len{cut(words, (6, 12, 20))}")
    if pattern(_DATUM).search(view):
        found.append(f"datum-{cut(words, (4, 9, 20))}")
    if pattern(_COUNT).search(line):
        found.append("count")


def _page_hits(unit: Unit, line: str, third: int, found: list[str]) -> None:
    """Page words of each category, and the phrases that the whole unit is."""
    names, anywhere, first = _page_words()
    view = line if len(line) <= 200 else f"{line[:110]} … {line[-80:]}"
    data = _phrases.as_line(view)
    hits = anywhere.Match(data) or ()
    found.append(f"lexhits{min(len(hits), 4)}-{third}")
    if hits:
        found += [f"lex-{names[hit]}-{third}" for hit in hits]
        if third < 3:
            found += [f"lex0-{names[hit]}" for hit in first.Match(data) or ()]
    if unit.phrases:
        entries = _phrases.entries()
        for number in unit.phrases:
            found.append(f"ph-{entries[number].kind}-{entries[number].section}-{third}")
        found.append(f"ph-{third}")
