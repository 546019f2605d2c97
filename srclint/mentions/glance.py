"""Which rules about dates, amounts and numbers have something to look at in a document.

Bits, said once per document for all of them: a rule that asks for a bit is silent without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.looks import CAPITALS

if TYPE_CHECKING:
    from srclint.document import Document
    from srclint.mentions.model import AmountParts
    from srclint.mentions.reading import Reading

NUMBER = r"[0-9]|[^\P{Nd}0-9]"
"""RE2: a digit of any script. What `look` is asked of."""
DATES = 1 << 0
"""Dates with a year or a late day, and ranges that may run backwards."""
INVALID = 1 << 1
"""A day that its month does not have."""
WEEKDAY = 1 << 2
"""A date with its weekday."""
DOUBTFUL = 1 << 3
"""A date in numbers that can be read in two ways."""
SHORT_YEAR = 1 << 4
"""A date with a year of two digits."""
RANGE = 1 << 5
"""A range of dates."""
SEVERAL_DATES = 1 << 6
"""More than one date."""
YEARS = 1 << 7
"""A number before a year, with letters between them or not."""
SIGN = 1 << 8
"""An amount with a sign."""
CODE = 1 << 9
"""An amount with a code in capitals."""
LOWER_CODE = 1 << 10
"""An amount with a code in lower case."""
NAME = 1 << 11
"""An amount with the currency's name."""
TWO_UNITS = 1 << 12
"""An amount with two units."""
SEVERAL_AMOUNTS = 1 << 13
"""More than one amount of money."""
MAGNITUDE = 1 << 14
"""A number with a magnitude such as "bn"."""
SEVERAL_PERCENTS = 1 << 15
"""More than one percentage."""
AGAINST = 1 << 16
"""A number whose marks contradict the locale's."""
FOREIGN_MAGNITUDE = 1 << 17
"""A number before what may be a magnitude of any language."""
UNKNOWN_CODE = 1 << 18
"""A number beside three capitals that are no code."""
HOW = {"sign": SIGN, "code": CODE, "lower": LOWER_CODE, "name": NAME}


def look(doc: Document) -> int:
    """What a document has, as the bits above; 0 where nothing is known of its language."""
    reading = doc.mentions
    if reading.tables is None:
        return 0
    seen = reading.sights
    bits = dates(reading) if seen.dates else 0
    bits |= amounts(reading)
    bits |= YEARS if seen.years else 0
    bits |= FOREIGN_MAGNITUDE if seen.foreign else 0
    return bits | (UNKNOWN_CODE if seen.beside & CAPITALS else 0)


def dates(reading: Reading) -> int:
    """The bits of the dates that a rule may have something to say of."""
    found = reading.noted.dates
    bits = DATES if found else 0
    bits |= SEVERAL_DATES if len(found) > 1 else 0
    for mention in found:
        for date in (mention.date, mention.until):
            if date is not None:
                bits |= 0 if date.valid else INVALID
                bits |= 0 if date.weekday is None else WEEKDAY
                bits |= DOUBTFUL if len(date.readings) > 1 else 0
                bits |= SHORT_YEAR if date.short_year else 0
        bits |= RANGE if mention.until is not None else 0
    return bits


def amounts(reading: Reading) -> int:
    """The bits of the amounts."""
    found = reading.counted
    bits = SEVERAL_AMOUNTS if len(found.money) > 1 else 0
    bits |= SEVERAL_PERCENTS if len(found.percents) > 1 else 0
    for mention in (*found.money, *found.percents, *found.quantities):
        if mention.amount is not None:
            bits |= of_amount(mention.amount)
    return bits


def of_amount(amount: AmountParts) -> int:
    """The bits of one amount."""
    bits = AGAINST if amount.against else 0
    for unit in amount.units:
        bits |= HOW[unit.how]
    bits |= TWO_UNITS if len(amount.units) > 1 else 0
    return bits | (MAGNITUDE if amount.magnitude else 0)
