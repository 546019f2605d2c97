"""Numbers as they are written: tokens, and the values that their marks allow."""

import re
from decimal import Decimal

from srclint.mentions.tables import Tables

SPACES = " \u00a0\u202f\u2009"
NARROW = "\u00a0\u202f\u2009"
GROUPS = r"\d{1,3}(?:([ \u00a0\u202f\u2009])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?(?![.,]?\d)"
GROUPED = re.compile(r"\d{1,3}(?:[.,'’٬]\d{3})+(?:[.,٫]\d+)?\Z")
INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?\Z")
SIMPLE = re.compile(r"\d+(?:[.,٫]\d+)?\Z")
ARABIC = str.maketrans({"٫": ".", "٬": None, "’": "'"})


def is_number(token: str) -> bool:
    """Whether a chain of digits and marks is one number: not a version, a time or an address."""
    return bool(SIMPLE.match(token) or GROUPED.match(token) or INDIAN.match(token))


def western(token: str) -> str:
    """The token in ASCII digits, without spaces and apostrophes."""
    if not token.isascii():
        token = "".join(str(int(c)) if c.isdecimal() else c for c in token).translate(ARABIC)
        for space in NARROW:
            token = token.replace(space, "")
    return token.replace("'", "").replace(" ", "")


def readings(token: str, t: Tables, *, money: bool) -> tuple[tuple[Decimal, ...], bool]:
    """Values of a number as written, the likeliest first, and whether its marks contradict the locale.

    "1.234" has two readings; in amounts the one with a grouping mark is the likelier one.
    """
    if token.isdigit() and token.isascii():
        return (Decimal(token),), False
    plain = western(token)
    dots, commas = plain.count("."), plain.count(",")
    if not dots and not commas:
        return (Decimal(plain),), False
    if plain[0] in ".,":
        return (Decimal("0." + plain[1:].replace(",", "").replace(".", "")),), False
    if dots and commas:
        decimal = "." if plain.rfind(".") > plain.rfind(",") else ","
        rest = plain.replace("," if decimal == "." else ".", "")
        if rest.count(decimal) > 1:
            return (Decimal(rest.replace(decimal, "")),), True
        return (Decimal(rest.replace(decimal, ".")),), decimal != t.decimal
    mark = "." if dots else ","
    if dots + commas > 1:
        return (Decimal(plain.replace(mark, "")),), mark == t.decimal
    whole, fraction = plain.split(mark)
    as_decimal = Decimal(f"{whole}.{fraction}")
    if len(fraction) != 3 or whole.startswith("0") or len(whole) > 3 or len(token) != len(plain):
        return (as_decimal,), mark != t.decimal
    as_group = Decimal(whole + fraction)
    if mark == t.decimal and t.language != "und":
        return ((as_group, as_decimal) if money else (as_decimal, as_group)), True
    return (as_group, as_decimal), False


def written(number: Decimal) -> str:
    """A plain decimal without exponent and trailing zeros."""
    return format(number.normalize(), "f")
