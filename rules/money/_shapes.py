"""What an amount stands in."""

_CELLS, _SHORT_CELL = 8, 3


def in_table(text: str, at: int) -> bool:
    """Whether a line is a row of a table of characters or numbers: many words, nearly all short."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)
    cells = text[start : min(end, start + 400)].split()
    short = sum(len(cell) <= _SHORT_CELL for cell in cells)
    return len(cells) >= _CELLS and 5 * short >= 4 * len(cells)
