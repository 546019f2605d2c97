"""Words for a million and more in any language: which a language has, and which it would write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.mentions.folding import fold
from srclint.mentions.numbers import readings, written
from srclint.mentions.tables import member

if TYPE_CHECKING:
    from srclint.mentions.tables import Tables

_STEM = 5  # letters that a word and one of the language share if they may be forms of one word
_ENDING = 3  # letters that an ending has at most


def foreign_magnitude(word: str, tables: Tables) -> dict[str, int] | None:
    """{language: power of ten} of a word that is a magnitude in other languages only; else None.

    None also where it may be an inflected form of the language's own word, and for magnitudes that
    the language knows but seldom uses ("milliard" in English).
    """
    low = fold(word)
    found = (member("magnitudes") or {}).get(low)
    if not found or tables.language in found or low in tables.data["known_magnitudes"]:
        return None
    if any(_one_word(low, own) for own in tables.data["magnitudes"]):
        return None
    return dict(found)


def own_magnitudes(number: str, power: int, tables: Tables) -> list[str]:
    """What the language writes for a power of ten after a number; several where one may be meant.

    Empty where it has more forms than those for one and for more, or counts otherwise (lakh, 万).
    """
    one, more = tables.data["usual_magnitudes"].get(str(power), ("", ""))
    if one == more or number == "1":
        return [one] if one else []
    return [one, more] if number[:1] in "01" and not number.isdecimal() else [more]


def counted(number: str, power: int, tables: Tables) -> str:
    """The likeliest value of a number with a magnitude, as a plain decimal."""
    values, _ = readings(number, tables, money=False)
    return written(values[0].scaleb(power))


def _one_word(word: str, own: str) -> bool:
    """Whether two words differ at most in their endings."""
    size = min(len(word), len(own))
    same = next((i for i in range(size) if word[i] != own[i]), size)
    if same == len(word) == len(own):
        return True
    return same >= _STEM and max(len(word), len(own)) - same <= _ENDING
