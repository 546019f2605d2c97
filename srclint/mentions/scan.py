"""`find`: one pass over the numbers of a text, with a cheap first look at what stands beside each."""

import re
from collections.abc import Iterator

from srclint.mentions.amounts import fraction, parse_amount
from srclint.mentions.dates import parse_date
from srclint.mentions.model import Mention
from srclint.mentions.numbers import GROUPS, is_number
from srclint.mentions.numeric import parse_month_day, parse_numeric
from srclint.mentions.ranges import join_ranges
from srclint.mentions.tables import DATE, JOIN, MONEY, MONTH, TO, Tables, pattern, tables

LOOK = 4  # code points beside a number that the first look sees
FULL_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F) if chr(c - 0xFEE0).isalnum() or chr(c - 0xFEE0) in "%$.-/+"}
"""Full-width digits, letters and marks → ASCII; the number of code points stays."""
EAST_ASIAN = frozenset({"zh", "ja", "ko", "yue", "und"})
SPACES = " \u00a0\u202f\u2009"
CALM = " \n\t"


NEAR = 28  # code points right of a number within which its month has to begin
LEFT = 16  # and left of it
MARKS = "-/.,:'’٫٬‐‑"
CHAIN = r"\d[-\d/.,:'’٫٬‐‑]*"
NUMERIC_DATE = r"\d{1,4}([-/.‐‑])\d{1,2}\1\d{1,4}\Z"
MONTH_DAY = r"\d{1,2}([-/.])\d{1,2}\Z"
NUMERIC_RANGE = r"((?:\d{1,4}([/.]))?\d{1,2}[/.]\d{1,4})[-‐‑](\d{1,4}([/.])\d{1,2}\4\d{1,4})\Z"
SPACED_DATE = r"\d{1,4}( ?\. ?)\d{1,2}\1\d{1,4}(?!\d)"
BARE_DATE = r"\d{1,2}( )\d{1,2} (?:19|20)\d\d(?![\d ]*\d)"
YEAR_AFTER = r", ?((?:19|20)\d\d)(?!\d)"
ADDRESS = (
    r"(?:https?://|www\.|ftp://)\S+|\S+@\S+\.\S+|[#@]\w+|\w*_\w*[-\w]*"
    r"|[\w./-]+\.(?:com|org|net|html?|php|jpe?g|png|pdf|xlsx?|docx?|csv|txt|zip)\b\S*"
)


def find(text: str, language: str) -> list[Mention]:
    """Dates, amounts of money, percentages and counted magnitudes that are written with digits.

    `language` is a BCP 47 tag, or "und" where nothing is known; [] for a language that CLDR does not have.
    The mentions stand in the order of the text and do not overlap; offsets are code points.
    """
    t = tables(language)
    if t is None:
        return []
    if t.language.split("-")[0] in EAST_ASIAN and not text.isascii():
        text = narrow(text)
    return join_ranges(list(mentions(text, t)), text, t)


def narrow(text: str) -> str:
    """The text with full-width digits and marks in ASCII."""
    if not pattern("[０-９％＄．]").search(text):
        return text
    text = pattern(r"(?<=[0-9０-９])，(?=[0-9０-９]{3}(?![0-9０-９]))").sub(",", text)
    return text.translate(FULL_WIDTH)


def mentions(text: str, t: Tables) -> Iterator[Mention]:
    """Mentions in reading order, ranges not yet joined."""
    last, size = 0, len(text)
    seen_right, seen_left = t.seen_right, t.seen_left
    for match in pattern(CHAIN).finditer(text):
        start, end = match.span()
        token = match[0]
        whole = token.isdigit()
        if not whole:
            token = token.rstrip(MARKS)
            end = start + len(token)
        if start < last:
            if end <= last:
                continue
            start = last
            while start < end and not text[start].isdigit():
                start += 1
            token = text[start:end]
        after = text[end : end + LOOK]
        before = text[start - LOOK if start > LOOK else 0 : start]
        right = seen_right.get(after)
        if right is None:
            right = t.look_right(after)
        left = seen_left.get(before)
        if left is None:
            left = t.look_left(before)
        if whole or token.isdigit():
            if not right and not left & ~TO:
                continue
            found = plain(text, start, end, last, right, left, t)
        else:
            found = chain(text, token, start, last, right, left, t)
        for mention in found:
            if in_address(text, mention.start, mention.end, size):
                break
            last = mention.end
            yield mention


def plain(text: str, start: int, end: int, last: int, right: int, left: int, t: Tables) -> list[Mention]:
    """What a number without marks is part of."""
    size = end - start
    if (size <= 2 or size == 4) and (right & DATE or left & (DATE | JOIN)):
        dotted = pattern(SPACED_DATE).match(text, start) if t.dotted_year else None
        bare = pattern(BARE_DATE).match(text, start) if left & JOIN and size <= 2 else None
        spaced = dotted or bare
        if spaced:
            date = parse_numeric(text, start, spaced.end(), spaced[1], t)
        elif month_is_near(text, start, end, last, right, left, t):
            date = parse_date(text, start, end, last, t)
        else:
            date = None
        if date:
            return [date]
    if not (right | left) & MONEY and not text[end : end + 1] in SPACES:
        return []
    groups = pattern(GROUPS).match(text, start) if size <= 3 and text[end : end + 1] in SPACES and end < len(text) else None
    if groups and (groups[1] == t.group or groups[1] != " " or t.language == "und"):
        return listed(parse_amount(text, start, groups.end(), last, t))
    if groups:
        whole = parse_amount(text, start, groups.end(), last, t)
        if whole and whole.end > groups.end():
            return [whole]
    if right & MONEY and t.may_count(text, end) or left & MONEY and t.may_be_counted(text, start):
        return listed(parse_amount(text, start, end, last, t))
    return []


def month_is_near(text: str, start: int, end: int, last: int, right: int, left: int, t: Tables) -> bool:
    """Whether the name of a month may begin within a few words."""
    if right & MONTH or right & DATE and t.near_month.search(text, end, end + NEAR):
        return True
    return bool(left & (DATE | JOIN) and t.near_month.search(text, max(last, start - LEFT), start))


def listed(mention: Mention | None) -> list[Mention]:
    return [mention] if mention else []


def chain(text: str, token: str, start: int, last: int, right: int, left: int, t: Tables) -> list[Mention]:
    """What digits with marks between them are: a date, a number, or a pair of either."""
    end = start + len(token)
    date = pattern(NUMERIC_DATE).match(token)
    if date:
        found = parse_numeric(text, start, end, date[1], t)
        if found:
            return [found]
    if is_number(token):
        amount = parse_amount(text, start, end, last, t) if (right | left) & MONEY else None
        return [amount] if amount else month_day(text, token, start, right, left, t)
    if ":" in token:
        return []
    ends = pattern(NUMERIC_RANGE).match(token)
    if ends:
        return numeric_range(text, start, ends, t)
    first = pattern(r"\d+").match(token)
    size = first.end() if first else 0
    if size in (1, 2, 4) and (right & DATE or left & (DATE | JOIN)):
        worded = parse_date(text, start, start + size, last, t)
        if worded:
            return [worded]
    amounts = pair(text, token, start, last, t) if (right | left) & MONEY else []
    return amounts or month_day(text, token, start, right, left, t)


def month_day(text: str, token: str, start: int, right: int, left: int, t: Tables) -> list[Mention]:
    """A day and month in numbers, if something beside them may speak for it."""
    known = right & DATE or left & (DATE | TO | JOIN) or text[start + len(token) :][:1] == ","
    match = pattern(MONTH_DAY).match(token) if known else None
    if match is None:
        return []
    end = start + len(token)
    year = pattern(YEAR_AFTER).match(text, end) if match[1] != "." else None
    if year:
        found = parse_numeric(text, start, year.end(), match[1], t, later=year[1])
        return listed(found)
    german = t.dotted_day and match[1] == "." and text[end : end + 1] == "." and bool(left & JOIN)
    return listed(parse_month_day(text, start, end, match[1], t, sure=german))


def numeric_range(text: str, start: int, ends: re.Match[str], t: Tables) -> list[Mention]:
    """Both ends of a range without spaces: 10/1-11/2/2017."""
    second = parse_numeric(text, start + ends.start(3), start + ends.end(3), ends[4], t)
    mark = ends[4]
    read = parse_numeric if ends[1].count(mark) == 2 else parse_month_day
    first = read(text, start, start + ends.end(1), mark, t) if ends[1].count(mark) else None
    return [first, second] if first and second else []


def pair(text: str, token: str, start: int, last: int, t: Tables) -> list[Mention]:
    """Two numbers with a dash or a slash between them: "$5-7 million", "3/4 %"."""
    if token.count("/") == 1 and token.replace("/", "").isdigit():
        return listed(fraction(text, start, start + len(token), t))
    pieces = [m for m in pattern(r"[^-‐‑/]+").finditer(token) if is_number(m[0])]
    if len(pieces) != 2 or "/" in token:
        return []
    out = []
    for piece in pieces:
        found = parse_amount(text, start + piece.start(), start + piece.end(), last, t)
        if found and found.end > last:
            out.append(found)
            last = found.end
    return out


def in_address(text: str, start: int, end: int, size: int) -> bool:
    """Whether a place is inside a URL, a mail address, a file name or a tag."""
    if (not start or text[start - 1] in CALM) and (end == size or text[end] in CALM):
        return False
    left = start
    while left and not text[left - 1].isspace() and start - left < 2000:
        left -= 1
    right = end
    while right < size and not text[right].isspace() and right - end < 200:
        right += 1
    word = text[left:right]
    if not any(mark in word for mark in (".", "@", "#", "_", "://")):
        return False
    found = pattern(ADDRESS).finditer(word)
    return any(m.start() < end - left and start - left < m.end() for m in found)
