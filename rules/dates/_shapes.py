r"""What dates look like whatever the language: numbers, the letters between them and a year.

Wake patterns (RE2) stay simple: in the one automaton of all rules their states multiply. The longer
ones are for `Document.spots`, on documents that are awake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srclint import Document
    from srclint.mentions import Found

_END = r"(?:[^0-9]|\z)"
_YEAR = rf"[12][0-9]{{3}}{_END}"

UNUSUAL = r"[^\P{Nd}0-9]|[\x{200b}\x{200e}\x{200f}\x{61c}]"
"""Digits of other scripts, and marks that stand unseen between digits."""
YEAR = (r"(?:1[0-9]|2[01])[0-9]{2}", r"/[0-9]{2}", UNUSUAL)
"""Wakes what looks at whole dates."""
SHORT_YEAR = (
    rf"[0-9][-/.‐‑][0-9]{{1,2}}[-/.‐‑][0-9]{{2}}{_END}",
    rf"\pL ?(?:[0-9]{{1,2}})?[.]?[ \x{{a0}}\x{{202f}}]{{0,2}}['’./-][0-9]{{2}}{_END}",
    UNUSUAL,
)
"""Wakes what looks at dates with a year of two digits: 7/5/16, 7 May '16, 7-May-16."""

_WHOLE = "|".join(
    [
        # A day, six words at most and a year: "7 de mayo del año 2016", "May 7, 2016".
        rf"[0-9][^0-9\n ]{{0,7}} ?(?:[^0-9\n ]+ ){{0,5}}[^0-9\n ]*{_YEAR}",
        # A year, three words at most and a day: "2016. május 7.", "2016 m. gegužės 7 d.".
        r"[12][0-9]{3}[^0-9\n]{0,3}\pL[^0-9\n ]* ?(?:[^0-9\n ]+ ){0,2}[^0-9\n ]*[0-9]{1,2}" + _END,
        # Three numbers with marks between them: 7/5/2016, 7. 5. 2016, 2016-05-07.
        r"[0-9] ?[-/.‐‑ ] ?[0-9]{1,2} ?[-/.‐‑, ] ?[0-9]",
        # 7/May/16
        r"[0-9][-/]\pL+[-/][0-9]{2}",
        UNUSUAL,
    ]
)
_TO = (
    "['’](?:dan|den|tan|ten)|-től|ad|al|all['’]|ao?|ata|até|au|až|bis|cho đến|do|fino|fins|hasta|"
    "hingga|ila|ile|jusqu['’][aà]u?|jusque|kuni|la|pana|până|pe|s/d|sampai|sino|t o m|t\\.o\\.m\\.|"
    "t/m|thro?ugh|thru|til|till|to|tot|tới|until|zum|à|đến|έως|μέχρι|με|ως|да|до|па|по|ל|עד|"
    "إلى|إلي|الى|تا|حتى|से|จนถึง|ถึง|から|より|到|至|부터|에서|[-–—~〜～‐‑]"
)
"""Words for "to", which srclint.mentions knows too, and dashes."""
_BETWEEN = rf"[^0-9\n ,:%]{{0,4}} ?(?:[^0-9\n ]+ ){{0,3}}(?:{_TO})(?: [^0-9\n ]+){{0,2}} ?"
_DAY_END = r"(?:[^0-9%.,:\n]|[.,]?[ ]|\z)"
_LATER_FIRST = "|".join(
    [
        rf"[1-3][0-9]{_BETWEEN}[1-9]{_DAY_END}",
        rf"[23][0-9]{_BETWEEN}1[0-9]{_DAY_END}",
        rf"3[0-9]{_BETWEEN}2[0-9]{_DAY_END}",
        *(f"[1-3]{n}{_BETWEEN}[1-3][0-{n - 1}]{_DAY_END}" for n in range(1, 10)),
        *(f"{n}{_BETWEEN}[1-{n - 1}]{_DAY_END}" for n in range(2, 10)),
    ]
)
REVERSED = rf"(?:\A|[^0-9])(?:{_LATER_FIRST})"
"""Two numbers of days, the later one first, and a word for "to" between."""


def whole_spots(doc: Document) -> list[tuple[int, int]]:
    """Where dates with day, month and a year may be in the document."""
    return doc.spots(_WHOLE)


def whole(doc: Document) -> Found:
    """The dates at which such ones may be."""
    return doc.dates_at(_WHOLE)
