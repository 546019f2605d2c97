"""The weekday that is written beside a date."""

from srclint.mentions.tables import NO_WORD, Tables

EMPTY = (0, 0)
"""The span of what is not there."""


def with_weekday(low: str, start: int, end: int, t: Tables) -> tuple[int | None, tuple[int, int], int, int]:
    """(weekday, its span, start and end of the date with it); a weekday left of the date, in brackets right
    of it, or right of it where the locale writes it there."""
    stop = len(low[:start].rstrip(" "))
    for _ in range(3):
        if stop and low[stop - 1] in ",.，،፡፥፣":
            stop = len(low[: stop - 1].rstrip(" "))
        phrase = t.words.before(low, stop)
        word = t.words.values[phrase] if phrase else NO_WORD
        if phrase and word.weekday is not None:
            return word.weekday, (stop - len(phrase), stop), stop - len(phrase), end
        if not phrase or not word.join:
            break
        stop = len(low[: stop - len(phrase)].rstrip(" "))
    return weekday_right(low, start, end, t)


def weekday_right(low: str, start: int, end: int, t: Tables) -> tuple[int | None, tuple[int, int], int, int]:
    at = end + (low[end : end + 1] == " ")
    bracket = low[at : at + 1] in ("(", "（")
    if not bracket and not t.weekday_last:
        return None, EMPTY, start, end
    at += bracket
    while low[at : at + 1] in (" ", ",", "،", "፣") and at < end + 3:
        at += 1
    phrase = t.words.at(low, at)
    if phrase and t.words.values[phrase].weekday is not None:
        close = at + len(phrase)
        return t.words.values[phrase].weekday, (at, close), start, close + (low[close : close + 1] in (")", "）"))
    single = low[at : at + 1]
    if bracket and single in t.days_single and low[at + 1 : at + 2] in (")", "）"):
        return t.days_single[single], (at, at + 1), start, at + 2
    return None, EMPTY, start, end
