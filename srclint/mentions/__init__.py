"""Dates, amounts of money and percentages in text, with their values, in CLDR's languages.

    >>> from srclint.mentions import find
    >>> [(m.kind, m.value) for m in find("Il 12 settembre 2018 costava 2 mln di euro.", "it")]
    [('date', '2018-09-12'), ('money', '2000000 EUR')]

What is found is written with digits and absolute: no "next Monday", no "two dollars".
"""

from srclint.mentions import glance
from srclint.mentions.formatting import format_date
from srclint.mentions.magnitudes import counted, foreign_magnitude, own_magnitudes
from srclint.mentions.model import AmountParts, DateParts, Mention, Unit
from srclint.mentions.months import month_languages, near_months
from srclint.mentions.ranges import reversed_range
from srclint.mentions.reading import Found, Reading
from srclint.mentions.scan import find
from srclint.mentions.tables import Tables, tables

__all__ = [
    "AmountParts",
    "DateParts",
    "Found",
    "Mention",
    "Reading",
    "Tables",
    "Unit",
    "counted",
    "find",
    "foreign_magnitude",
    "format_date",
    "glance",
    "month_languages",
    "near_months",
    "own_magnitudes",
    "reversed_range",
    "tables",
]
