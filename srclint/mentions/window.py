"""The text around a number."""

from __future__ import annotations

from srclint.mentions.folding import fold, plain_spaces


class Window:
    """A piece of the text around a number, and the number's place in it.

    `text` is as written but for its spaces, `low` is folded.
    """

    __slots__ = ("base", "end", "low", "start", "text")

    def __init__(self, text: str, start: int, end: int, span: tuple[int, int]) -> None:
        self.base = span[0]
        self.text = plain_spaces(text[span[0] : span[1]])
        self.low = fold(self.text)
        self.start, self.end = start - self.base, end - self.base
