"""Whether what a rule hands over is what it says: a plug-in may hand over anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from srclint.model import Edit, Fix, Problem


def demand_sound(problem: Any, length: int) -> None:
    """Raise TypeError or ValueError where something is no problem in a text of `length`."""
    if not isinstance(problem, Problem):
        raise TypeError(f"it gave {type(problem).__name__}, not a Problem")
    _demand_inside(problem.span, length, "reported")
    if not isinstance(problem.message, str):
        raise TypeError(f"its message is {type(problem.message).__name__}, not text")
    if not isinstance(problem.fixes, tuple):
        raise TypeError(f"its fixes are {type(problem.fixes).__name__}, not a tuple")
    for fix in problem.fixes:
        _demand_sound_fix(fix, length)
    if problem.confidence is not None and not 0 <= problem.confidence <= 1:
        raise ValueError(f"its confidence is {problem.confidence}")
    if problem.value is not None:
        _demand_texts(problem.value)


def _demand_sound_fix(fix: Any, length: int) -> None:
    if not isinstance(fix, Fix) or not isinstance(fix.edits, tuple):
        raise TypeError("one of its fixes is not a Fix with a tuple of edits")
    for edit in fix.edits:
        if not isinstance(edit, Edit) or not isinstance(edit.text, str):
            raise TypeError("one of its edits is not an Edit with a text")
        _demand_inside(edit.span, length, "would edit")
    if not isinstance(fix.note, str):
        raise TypeError("the note of one of its fixes is not text")


def _demand_inside(span: Any, length: int, does: str) -> None:
    start, end = span
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"it {does} {start!r}:{end!r}, which are no offsets")
    if not 0 <= start <= end <= length:
        raise ValueError(f"it {does} {start}:{end} of {length} code points")


def _demand_texts(value: Any) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"its value is {type(value).__name__}, not a mapping")
    if not all(isinstance(text, str) for pair in value.items() for text in pair):
        raise TypeError("its value holds more than texts")
