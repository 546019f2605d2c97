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
        if (
            out
            and mention.kind in ENDS
            and out[-1].kind in ENDS
            and mention.start - out[-1].end < WIDEST
        ):
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
    if is_list(first, second, text, t) or is_doubtful(first, second, text):
        return None
    one, two = first.value.split("|")[0], second.value.split("|")[0]
    if first.kind != "date" and second.kind == "date":
        year = int(two[:4])
        year -= one[1:] > two[4:] and one[2:4] != two[5:7]
        one, a = f"{year:04d}{one[1:]}", a._replace(year=year)
    elif first.kind == "date" and second.kind != "date":
        if not (t.order.startswith("y") or t.month_first):
            return None
        two, b = f"{one[:4]}{two[1:]}", b._replace(year=a.year)
    return Mention(first.start, second.end, "range", f"{one}/{two}", a, b)


def is_list(first: Mention, second: Mention, text: str, t: Tables) -> bool:
    """Whether two whole dates stand in a row: "on 2018-09-12 and 2018-10-30"."""
    a, b = first.date, second.date
    numeric = a is not None and b is not None and (a.separator or b.separator)
    if not numeric or first.kind != "date" or second.kind != "date":
        return False
    if not t.lists_days(text[first.end : second.start]):
        return False
    before = text[max(0, first.start - AROUND) : first.start]
    return not t.speaks_of_a_range(before, text[second.end : second.end + AROUND])


def is_doubtful(first: Mention, second: Mention, text: str) -> bool:
    """Whether numbers such as 5/12 are rather fractions or scores."""
    if CANDIDATE not in (first.kind, second.kind):
        return False
    a, b = first.date, second.date
    same_mark = bool(a and b and a.separator == b.separator)
    scores = [m.kind != CANDIDATE or fraction_like(text, m) for m in (first, second)]
    if all(scores) and (first.kind == second.kind or not same_mark):
        return True  # "2/3 to 3/4", "4-1 and 27 October"
    alike = second.kind == "date" and same_mark
    return text[first.end : second.start].strip(" ,")[:1] in DASHES and not alike


def reversed_range(first: DateParts, second: DateParts) -> bool:
    """Whether the second end lies before the first; False where a year is missing."""
    if first.year is None or second.year is None or first.day is None or second.day is None:
        same_month = (
            first.month == second.month and first.day is not None and second.day is not None
        )
        return same_month and (first.day or 0) > (second.day or 0)
    return (first.year, first.month, first.day) > (second.year, second.month, second.day)
