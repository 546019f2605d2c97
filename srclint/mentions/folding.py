"""Lower case that keeps every character in its place."""

SPACES = "\u00a0\u202f\u2009\u3000"
INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b"))
"""Marks of direction and width, for `str.translate` to take away."""


def fold(text: str) -> str:
    """Lower case with ordinary spaces and apostrophes, of the same length as the text.

    The same as tools/mentions_text.py does with names, so that they can be compared.
    """
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two characters
        low = "".join(c.lower()[0] for c in text)
    return low if low.isascii() else plain_spaces(low).replace("’", "'")


def plain_spaces(text: str) -> str:
    """The text with ordinary spaces for no-break, thin and ideographic ones; of the same length."""
    if text.isascii():
        return text
    for space in SPACES:
        text = text.replace(space, " ")
    return text
