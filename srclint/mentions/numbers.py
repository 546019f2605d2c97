"""Numbers as they are written: tokens, and the values that their marks allow."""

from decimal import Decimal

from srclint.mentions.folding import INVISIBLE
from srclint.mentions.tables import Tables, pattern

SPACES = " \u00a0\u202f\u2009"
NARROW = "\u00a0\u202f\u2009"
GROUPS = r"\d{1,3}(?:([ \u00a0\u202f\u2009])\d{3})(?:\1\d{3})*(?!\d)(?:[.,]\d+)?(?![.,]?\d)"
GROUPED = r"\d{1,3}(?:[.,'’٬]\d{3})+(?:[.,٫]\d+)?\Z"
INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?\Z"
SIMPLE = r"\d+(?:[.,٫]\d+)?\Z"
ARABIC = str.maketrans({"٫": ".", "٬": None, "’": "'"})


def is_number(token: str) -> bool:
    """Whether a chain of digits and marks is one number: not a version, a time or an address."""
    return any(pattern(kind).match(token) for kind in (SIMPLE, GROUPED, INDIAN))


def western(token: str) -> str:
    """The token in ASCII digits, without spaces and apostrophes."""
    if not token.isascii():
        token = "".join(str(int(c)) if c.isdecimal() else c for c in token).translate(ARABIC)
        for space in NARROW:
            token = token.replace(space, "")
        token = token.translate(INVISIBLE)
    return token.replace("'", "").replace(" ", "")


def readings(token: str, t: Tables, *, money: bool) -> tuple[tuple[Decimal, ...], bool]:
    """Values of a number as written, the likeliest first, and whether its marks contradict the
    locale.

    "1.234" has two readings; in amounts the one with a grouping mark is the likelier one.
    """
    if token.isdigit() and token.isascii():
        return (Decimal(token),), False
    plain = western(token)
    marks = plain.count("."), plain.count(",")
    if not any(marks):
        return (Decimal(plain),), False
    if plain[0] in ".,":
        return (Decimal("0." + plain[1:].replace(",", "").replace(".", "")),), False
    if all(marks):
        return both_marks(plain, t)
    mark = "." if marks[0] else ","
    if sum(marks) > 1:
        return (Decimal(plain.replace(mark, "")),), mark == t.decimal
    return one_mark(plain, mark, t, money=money, grouped=len(token) != len(plain))


def both_marks(plain: str, t: Tables) -> tuple[tuple[Decimal, ...], bool]:
    """The same for "1,000.50": the last mark is the decimal one, unless it stands twice."""
    decimal = "." if plain.rfind(".") > plain.rfind(",") else ","
    rest = plain.replace("," if decimal == "." else ".", "")
    if rest.count(decimal) > 1:
        return (Decimal(rest.replace(decimal, "")),), True
    return (Decimal(rest.replace(decimal, ".")),), decimal != t.decimal


def one_mark(
    plain: str, mark: str, t: Tables, *, money: bool, grouped: bool
) -> tuple[tuple[Decimal, ...], bool]:
    """The same for "1.234" and "12.5"; `grouped`: other marks, by spaces, were there, too."""
    whole, fraction = plain.split(mark)
    as_decimal = Decimal(f"{whole}.{fraction}")
    if len(fraction) != 3 or whole.startswith("0") or len(whole) > 3 or grouped:
        return (as_decimal,), mark != t.decimal
    as_group = Decimal(whole + fraction)
    if mark != t.decimal or t.language == "und":
        return (as_group, as_decimal), False
    return ((as_group, as_decimal) if money else (as_decimal, as_group)), True


def written(number: Decimal) -> str:
    """A plain decimal without exponent and trailing zeros."""
    plain = str(number)
    return plain if plain.isdigit() else format(number.normalize(), "f")
