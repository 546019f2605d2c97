"""The text around a number."""

from __future__ import annotations

from srclint.mentions.folding import fold


class Window:
    """A piece of the text around a number, as written and folded, and the number's place in it."""

    __slots__ = ("base", "end", "low", "start", "text")

    def __init__(self, text: str, start: int, end: int, span: tuple[int, int]) -> None:
        self.base = span[0]
        self.text = text[span[0] : span[1]]
        self.low = fold(self.text)
        self.start, self.end = start - self.base, end - self.base
