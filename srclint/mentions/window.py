"""The text around a number."""

from srclint.mentions.folding import fold


class Window:
    """A piece of the text around a number, as written and folded, and the number's place in it."""

    __slots__ = ("base", "end", "low", "start", "text")

    def __init__(self, text: str, start: int, end: int, last: int, *, left: int, right: int) -> None:
        """`last`: where the mention before ends; the window does not reach behind it."""
        self.base = max(last, start - left)
        self.text = text[self.base : end + right]
        self.low = fold(self.text)
        self.start, self.end = start - self.base, end - self.base
