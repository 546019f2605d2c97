"""Which rules a document wakes: all their patterns in one automaton, one scan of the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint.model import Active

MAX_MEMORY = 256 << 20
r"""Bytes that RE2 may use; wide repeats of \p{L} need far more than its default of 8 MB."""


REMEMBERED = 10_000
"""Combinations of patterns for which the woken rules are remembered."""


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


class Woken(NamedTuple):
    """Rules in their order; `any_language` says that none of them asks for a language."""

    rules: list[Active]
    any_language: bool


class Alarm:
    """The wake patterns of rules, compiled when the first document comes."""

    def __init__(self, actives: Sequence[Active]) -> None:
        self._actives = actives
        self._always = frozenset(n for n, a in enumerate(actives) if not a.rule.wakes)
        self._owners: list[int] = []
        self._by_hits: dict[tuple[int, ...], Woken] = {}
        self._set = None if len(self._always) == len(actives) else self._compile()

    def _compile(self) -> Any:
        import re2

        automaton = re2.Set.SearchSet(options())
        for number, active in enumerate(self._actives):
            for pattern in active.rule.wakes:
                try:
                    automaton.Add(pattern)
                except re2.error as error:
                    message = f"rule {active.rule.code}: its wake pattern is no RE2: {error}"
                    raise UserError(message) from error
                self._owners.append(number)
        automaton.Compile()
        return automaton

    def woken(self, data: bytes) -> Woken:
        """Rules whose check has to run on a document with these UTF-8 bytes, in rule order."""
        hits = tuple(self._set.Match(data) or ()) if self._set is not None else ()
        woken = self._by_hits.get(hits)
        if woken is None:
            numbers = self._always.union([self._owners[hit] for hit in hits])
            rules = [self._actives[n] for n in sorted(numbers)]
            woken = Woken(rules, all(active.rule.languages is None for active in rules))
            if len(self._by_hits) < REMEMBERED:
                self._by_hits[hits] = woken
        return woken
