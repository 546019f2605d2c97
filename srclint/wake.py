"""Which rules a document wakes: all their patterns in one automaton, one scan of the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Active

MAX_MEMORY = 256 << 20
r"""Bytes that RE2 may use; wide repeats of \p{L} need far more than its default of 8 MB."""

LONGEST_IN_SET = 5_000
"""Code points; a longer wake pattern (a lexicon) has an automaton of its own: in one automaton
with others its states multiply with theirs."""


def options() -> Any:
    """How srclint compiles RE2: quietly, with memory enough."""
    import re2

    chosen = re2.Options()
    chosen.max_mem = MAX_MEMORY
    chosen.log_errors = False
    return chosen


def compiled(source: str) -> Any:
    """A pattern that somebody configured. Raises UserError where it is no RE2."""
    import re2

    try:
        return re2.compile(source, options())
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise UserError(f"{source!r} is no RE2 pattern: {reason}") from error


class Alarm:
    """The wake patterns of rules, compiled when the first document comes."""

    def __init__(self, actives: Sequence[Active]) -> None:
        self._actives = actives
        self._always = frozenset(n for n, a in enumerate(actives) if not a.rule.wakes)
        self._owners: list[list[int]] = []
        self._alone: list[tuple[Any, list[int]]] = []
        self._set = None if len(self._always) == len(actives) else self._compile()

    def _compile(self) -> Any:
        import re2

        automaton = re2.Set.SearchSet(options())
        owners: dict[str, list[int]] = {}
        for number, active in enumerate(self._actives):
            for pattern in active.rule.wakes:
                owners.setdefault(pattern, []).append(number)
        for pattern, numbers in owners.items():
            try:
                if len(pattern) > LONGEST_IN_SET:
                    self._alone.append((re2.compile(pattern, options()), numbers))
                else:
                    automaton.Add(pattern)
                    self._owners.append(numbers)
            except re2.error as error:
                code = self._actives[numbers[0]].rule.code
                message = f"rule {code}: its wake pattern is no RE2: {error}"
                raise UserError(message) from error
        automaton.Compile()
        return automaton

    def woken(self, data: bytes) -> list[Active]:
        """Rules whose check has to run on a document with these UTF-8 bytes, in rule order."""
        if self._set is None:
            return list(self._actives)
        woken = self._always.union(
            *[self._owners[hit] for hit in self._set.Match(data) or ()],
            *[numbers for pattern, numbers in self._alone if pattern.search(data)],
        )
        return [self._actives[n] for n in sorted(woken)]
