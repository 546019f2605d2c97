"""Records with other texts: every byte that is no part of a change stays as it was.

Pure: bytes of a file in, bytes of a file out. What comes out is read again before anyone
may write it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.model import UserError
from srclint.readers import packed
from srclint.readers.records import is_parquet, loaded
from srclint.text import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from srclint.model import Edit

_UNIT = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u.{4}|\\.|[^\\]"
"""What stands for one code point between the quotes of a JSON string."""

CHANGED = "it is no longer what was checked; check it again"


@dataclass(frozen=True, slots=True)
class Change:
    """A record's text before and after; `edits` lead from one to the other: sorted, disjoint."""

    old: str
    new: str
    edits: Sequence[Edit]


@dataclass(slots=True)
class Rewritten:
    """A file's new bytes, and the rows that could not be changed, with why."""

    data: bytes
    refused: dict[int, str]


def rewritten(path: str, data: bytes, field: str, changes: Mapping[int, Change]) -> Rewritten:
    """A file with other texts in these rows. Raises UserError where it cannot be read."""
    if is_parquet(path):
        from srclint.readers import parquetwrite

        texts = {row: (change.old, change.new) for row, change in changes.items()}
        return Rewritten(parquetwrite.with_texts(data, field, texts), {})
    refused: dict[int, str] = {}
    out = BytesIO()  # of large files a list of lines is larger than the lines are
    for row, _, line in packed.lines_of(packed.unpacked(BytesIO(data), path)):
        new = line
        if row in changes:
            try:
                new = with_text(line, field, changes[row])
            except UserError as error:
                refused[row] = str(error)
        out.write(new)
    return Rewritten(packed.packed(out.getvalue(), path), refused)


def with_text(line: bytes, field: str, change: Change) -> bytes:
    """A line of JSON Lines in which the changed parts of one text are others.

    Escapes of the rest stay as they are. Raises UserError where the line is not what was checked.
    """
    if not isinstance(said := loaded(line).get(field), str) or said != change.old:
        raise UserError(CHANGED)
    text = line.decode()
    start, end = _value(text, field)
    raw = text[start:end]
    ends = [0]
    ends += [unit.end() for unit in pattern(f"(?s:{_UNIT})").finditer(raw)]
    parts, last = [], 0
    for edit in change.edits:
        (begin, stop), new = _trimmed(change.old, edit)
        parts += [raw[last : ends[begin]], _escaped(new, plain=line.isascii())]
        last = ends[stop]
    parts.append(raw[last:])
    result = "".join([text[:start], *parts, text[end:]]).encode()
    if loaded(result) != {**loaded(line), field: change.new}:
        raise UserError("its text cannot be changed without touching the rest of its line")
    return result


def _trimmed(old: str, edit: Edit) -> tuple[tuple[int, int], str]:
    """An edit without what is the same before and after it."""
    (start, end), new = edit.span, edit.text
    while start < end and new and old[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and old[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return (start, end), new


def _escaped(text: str, *, plain: bool) -> str:
    """A text between the quotes of a JSON string; `plain`: in ASCII, as the line is."""
    lone = any("\ud800" <= char <= "\udfff" for char in text)
    return json.dumps(text, ensure_ascii=plain or lone)[1:-1]


def _value(line: str, field: str) -> tuple[int, int]:
    """Where the text of a field stands in a line that is a JSON object: inside its quotes.

    Of a field that stands twice the last counts, as everywhere.
    """
    found = (0, 0)
    for key, start, end in _members(line):
        if key == field:
            found = start + 1, end - 1
    return found


def _members(line: str) -> Iterator[tuple[str, int, int]]:
    """Key, and where the value begins and ends, of each member of an object."""
    decoder: Any = json.JSONDecoder()
    at = line.index("{") + 1
    while True:
        at = _after_blanks(line, at)
        if line[at] == "}":
            return
        if line[at] == ",":
            at = _after_blanks(line, at + 1)
        key, at = decoder.raw_decode(line, at)
        start = _after_blanks(line, _after_blanks(line, at) + 1)
        _, at = decoder.raw_decode(line, start)
        yield key, start, at


def _after_blanks(line: str, at: int) -> int:
    while line[at] in " \t\r\n":
        at += 1
    return at
