"""What an amount stands in."""

_CELLS, _SHORT_CELL = 8, 3
_WIDEST = 400  # code points


def in_table(text: str, at: int) -> bool:
    """Whether a line is a row of a table of characters or numbers: many words, nearly all short.

    Of a long line it sees what is before the place.
    """
    first = max(0, at - _WIDEST)
    start = max(text.rfind("\n", first, at) + 1, first)
    end = text.find("\n", at, start + _WIDEST)
    cells = text[start : end if end >= 0 else start + _WIDEST].split()
    short = sum(len(cell) <= _SHORT_CELL for cell in cells)
    return len(cells) >= _CELLS and 5 * short >= 4 * len(cells)
