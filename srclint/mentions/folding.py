"""Lower case that keeps every character in its place."""

INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b"))
"""Marks of direction and width, for `str.translate` to take away."""


def fold(text: str) -> str:
    """Lower case with ordinary spaces and apostrophes, of the same length as the text.

    The same as tools/mentions_text.py does with names, so that they can be compared.
    """
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two characters
        low = "".join(c.lower()[0] for c in text)
    if low.isascii():
        return low
    return (
        low.replace("\u00a0", " ")
        .replace("\u202f", " ")
        .replace("\u2009", " ")
        .replace("\u3000", " ")
        .replace("’", "'")
    )
