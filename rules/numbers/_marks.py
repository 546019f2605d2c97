"""First looks at the marks of numbers, as RE2 patterns for a locale's decimal mark."""

from functools import cache

_LAST = r"(?:[^0-9]|\z)"
_OTHER = r"[^\P{Nd}0-9]|[٫٬\x{200b}\x{200e}\x{200f}\x{61c}]"
"""Digits of other scripts, their marks, and marks unseen between digits: always looked at."""


@cache
def wrong(decimal: str) -> str:
    """Marks that contradict the decimal mark, and nothing else could mean."""
    if decimal not in (".", ","):
        return rf"[.,][0-9]|{_OTHER}"
    own, other = (r"\.", ",") if decimal == "." else (",", r"\.")
    return "|".join(
        [
            rf"[0-9]{other}[0-9]{{1,2}}{_LAST}",
            rf"[0-9]{other}[0-9]{{4}}",
            rf"(?:\A|[^0-9])0[0-9]*{other}[0-9]{{3}}",
            rf"[0-9]{{4}}{other}[0-9]{{3}}",
            rf"['’ \x{{a0}}\x{{202f}}\x{{2009}}][0-9]{{3}}{other}[0-9]{{3}}",
            rf"{own}[0-9]+(?:{own}|{other})[0-9]",
            _OTHER,
        ]
    )


@cache
def doubtful(decimal: str) -> str:
    """The decimal mark before three digits."""
    if decimal not in (".", ","):
        return rf"[.,][0-9]{{3}}|{_OTHER}"
    own = r"\." if decimal == "." else ","
    return rf"[0-9]{own}[0-9]{{3}}{_LAST}|{_OTHER}"
