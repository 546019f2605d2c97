"""Which rules a document wakes: all their patterns in one automaton, one scan of the bytes."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srclint.document import Document
    from srclint.model import Active

MAX_MEMORY = 256 << 20
r"""Bytes that RE2 may use; wide repeats of \p{L} need far more than its default of 8 MB."""

LONGEST_IN_SET = 5_000
"""Code points; a longer wake pattern (a lexicon) has an automaton of its own: in one automaton
with others its states multiply with theirs."""


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


@cache
def first_look(source: str) -> Any:
    """A rule's pattern, compiled once."""
    return compiled(source)


class Woken(NamedTuple):
    """Rules in their order; `any_language` says that none of them asks for a language."""

    rules: list[Active]
    any_language: bool
    looks: tuple[Callable[[Document], int], ...]
    """What glances the rules share."""
    by_sight: dict[tuple[int, ...], list[Active]]
    """What the looks said → the rules for that."""

    def seen(self, doc: Document) -> list[Active]:
        """The rules whose glance finds something in the document."""
        sight = tuple([_bits(look, doc) for look in self.looks])
        rules = self.by_sight.get(sight)
        if rules is None:
            said = dict(zip(self.looks, sight, strict=True))
            glances = ((active, active.rule.glance) for active in self.rules)
            rules = [a for a, g in glances if g is None or g.bits & said[g.look]]
            if len(self.by_sight) < REMEMBERED:
                self.by_sight[sight] = rules
        return rules


def _bits(look: Callable[[Document], int], doc: Document) -> int:
    """What a look says; everything where it fails, as the rules then will, and be named for it."""
    try:
        return doc.once(look)
    except Exception:  # a plug-in may raise anything
        return -1


class Alarm:
    """The wake patterns of rules, compiled when the first document comes."""

    def __init__(self, actives: Sequence[Active]) -> None:
        self._actives = actives
        self._always = frozenset(n for n, a in enumerate(actives) if not a.rule.wakes)
        self._owners: list[list[int]] = []
        self._alone: list[tuple[Any, list[int]]] = []
        self._by_hits: dict[tuple[int, ...], Woken] = {}

    @cached_property
    def _set(self) -> Any:
        """The automaton; None where no rule has a pattern."""
        if len(self._always) == len(self._actives):
            return None
        import re2

        automaton = re2.Set.SearchSet(options())
        owners: dict[str, list[int]] = {}
        for number, active in enumerate(self._actives):
            for pattern in active.rule.wakes:
                owners.setdefault(pattern, []).append(number)
        for pattern, numbers in owners.items():
            try:
                if len(pattern) > LONGEST_IN_SET:
                    alone = re2.Set.SearchSet(options())  # half the cost of a search for spans
                    alone.Add(pattern)
                    alone.Compile()
                    self._alone.append((alone, numbers))
                else:
                    automaton.Add(pattern)
                    self._owners.append(numbers)
            except re2.error as error:
                code = self._actives[numbers[0]].rule.code
                message = f"rule {code}: its wake pattern is no RE2: {error}"
                raise UserError(message) from error
        automaton.Compile()
        return automaton

    def woken(self, data: bytes) -> Woken:
        """Rules whose check has to run on a document with these UTF-8 bytes, in rule order."""
        hits = tuple(self._set.Match(data) or ()) if self._set is not None else ()
        if self._alone:
            first = len(self._owners)
            hits += tuple(n for n, (rx, _) in enumerate(self._alone, first) if rx.Match(data))
        woken = self._by_hits.get(hits)
        if woken is None:
            owners = [*self._owners, *(numbers for _, numbers in self._alone)]
            numbers = self._always.union(*[owners[hit] for hit in hits])
            rules = [self._actives[n] for n in sorted(numbers)]
            glances = [active.rule.glance for active in rules]
            looks = tuple(dict.fromkeys(glance.look for glance in glances if glance))
            woken = Woken(rules, all(a.rule.languages is None for a in rules), looks, {})
            if len(self._by_hits) < REMEMBERED:
                self._by_hits[hits] = woken
        return woken
