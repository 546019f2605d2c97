"""Two dates with a word for "to" between them become one range."""

from srclint.mentions.folding import fold
from srclint.mentions.model import DateParts, Mention
from srclint.mentions.numeric import CANDIDATE, fraction_like
from srclint.mentions.tables import NO_WORD, Tables

DASHES = "-–—~〜～‑‐"
AROUND = 16  # code points beside it within which "between" has to stand
WIDEST = 24  # code points between the two ends
ENDS = ("date", "md", CANDIDATE)


def join_ranges(found: list[Mention], text: str, t: Tables) -> list[Mention]:
    """The mentions with pairs of dates joined, and without what was only a candidate."""
    out: list[Mention] = []
    for mention in found:
        if out and mention.kind in ENDS and out[-1].kind in ENDS and mention.start - out[-1].end < WIDEST:
            joined = joined_range(out[-1], mention, text, t)
            if joined:
                out[-1] = joined
                continue
        out.append(mention)
    return [m for m in out if m.kind != CANDIDATE]


def means_to(gap: str, t: Tables) -> bool:
    """Whether a gap is a word for "to" (or a dash), and nothing else but joining words."""
    gap = gap.lstrip(" ,").rstrip(" ")
    phrase = t.words.at(gap, 0)
    if not phrase or not t.words.values[phrase].to:
        return False
    rest = gap[len(phrase) :].strip(" ")
    while rest:
        phrase = t.words.at(rest, 0)
        word = t.words.values[phrase] if phrase else NO_WORD
        if not phrase or not (word.join or word.to):
            return False
        rest = rest[len(phrase) :].strip(" ")
    return True


def joined_range(first: Mention, second: Mention, text: str, t: Tables) -> Mention | None:
    """The range that two neighbouring dates make, or None."""
    gap = text[first.end : second.start]
    a, b = first.date, second.date
    if "\n" in gap or a is None or b is None or not means_to(fold(gap), t):
        return None
    if first.kind == second.kind == "date" and (a.separator or b.separator) and t.lists_days(gap):
        before, after = text[max(0, first.start - AROUND) : first.start], text[second.end :][:AROUND]
        if not t.speaks_of_a_range(before, after):
            return None  # "on 2018-09-12 and 2018-10-30"
    if first.kind == CANDIDATE and fraction_like(text, first) and fraction_like(text, second):
        return None
    if CANDIDATE in (first.kind, second.kind) and gap.strip(" ,")[:1] in DASHES and not (second.kind == "date" and a.separator == b.separator):
        return None
    one, two = first.value.split("|")[0], second.value.split("|")[0]
    if first.kind != "date" and second.kind == "date":
        year = int(two[:4])
        one = f"{year:04d}{one[1:]}"
        if one > two and one[5:7] != two[5:7]:
            one, year = f"{year - 1:04d}{one[4:]}", year - 1
        a = a._replace(year=year)
    elif first.kind == "date" and second.kind != "date":
        if not (t.order.startswith("y") or t.month_first):
            return None
        two = f"{one[:4]}{two[1:]}"
        b = b._replace(year=a.year)
    return Mention(first.start, second.end, "range", f"{one}/{two}", a, b)


def reversed_range(first: DateParts, second: DateParts) -> bool:
    """Whether the second end lies before the first; False where a year is missing and may differ."""
    if first.year is None or second.year is None or first.day is None or second.day is None:
        same_month = first.month == second.month and first.day is not None and second.day is not None
        return same_month and (first.day or 0) > (second.day or 0)
    return (first.year, first.month, first.day) > (second.year, second.month, second.day)
