"""What rules ask of the folder's facts: in memory, from nothing, and noting what is asked."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from srclint.model import Observer
    from srclint.told import Told

    Observers = Mapping[str, Observer]
    """By name."""

Merged = dict[str, Any]
"""Name of an observer → its facts: a mapping of key → value."""


class RuleFacts(Protocol):
    """What one rule knows of the folder."""

    def get(self, key: str) -> Any:
        """The merged value of a key; None where no document has it."""

    def paths(self, identity: str) -> list[str]:
        """Where the documents stand that have this `Document.identity`, sorted."""

    memory: dict[str, Any]
    """What the observer remembers of these facts for the run: no part of its answers."""

    whole: Mapping[str, Any] | None
    """All facts by key, where they are in memory and nobody notes what is asked."""

    told: Told | None
    """What any process of the run found to be fine by these facts, where that is shared."""

    def conclude(self, question: str) -> Any:
        """What the rule's observer concludes from the facts."""

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of some keys that there are facts of."""


class Facts(Protocol):
    """What all rules know of the folder."""

    def of(self, name: str) -> RuleFacts:
        """Facts of the observer with this name: the code of a rule that has its own."""

    def in_memory(self) -> Facts:
        """The same facts as plain data, which can go to other processes."""


class _NoRuleFacts:
    def __init__(self) -> None:
        self.memory: dict[str, Any] = {}
        self.whole: Mapping[str, Any] | None = None
        self.told: Told | None = None

    def get(self, key: str) -> Any:
        return None

    def conclude(self, question: str) -> Any:
        return None

    def known(self, keys: Iterable[str]) -> set[str]:
        return set()

    def paths(self, identity: str) -> list[str]:
        return []


class NoFacts:
    """A folder of which nothing is known."""

    def of(self, name: str) -> RuleFacts:
        """No facts, whatever the rule."""
        return _NoRuleFacts()

    def in_memory(self) -> NoFacts:
        """Itself."""
        return self


PATHS = ""
"""The name under which the engine itself says where each document stands: identity → paths."""


class View:
    """Facts of one observer: what a rule's check is given.

    `whole` are all of them, where they are in memory; `told` is what processes share (see
    `RuleFacts`); `get(key)` is the merged value of a key,
    None where no document has it; `known(keys)` those of some keys that there are facts of;
    `paths(identity)` where the documents stand that have this `Document.identity`,
    sorted; `memory` what the observer remembers of these facts for the run, which is no part
    of its answers.
    """

    __slots__ = ("_observer", "_paths", "get", "known", "memory", "told", "whole")

    def __init__(
        self,
        observer: Observer | None,
        get: Callable[[str], Any],
        known: Callable[[Iterable[str]], set[str]],
        paths: Mapping[str, list[str]],
        whole: Mapping[str, Any] | None = None,
    ) -> None:
        self._observer = observer
        self._paths = paths
        self.get = get
        self.known = known
        self.whole = whole
        self.told: Told | None = None
        self.memory: dict[str, Any] = {}

    def conclude(self, question: str) -> Any:
        """What the observer concludes from the facts."""
        observer = self._observer
        if observer is None or observer.conclude is None:
            return None
        return observer.conclude(question, self)

    def paths(self, identity: str) -> list[str]:
        """Where the documents stand that have this `Document.identity`, sorted."""
        return self._paths.get(identity, [])


class MergedFacts:
    """Facts of a folder, in memory."""

    def __init__(self, total: Merged | None = None, observers: Observers | None = None) -> None:
        self.total: Merged = {} if total is None else total
        self._observers: Observers = observers or {}
        self._views: dict[str, View] = {}

    def __reduce__(self) -> tuple[type[MergedFacts], tuple[Merged, Observers]]:
        """What goes to other processes: not what was concluded, which is made again there."""
        return MergedFacts, (self.total, self._observers)

    def of(self, name: str) -> View:
        """Facts of the observer with this name."""
        if name not in self._views:
            whole = self.total.get(name, {})
            known, paths = partial(known_in, whole), self.total.get(PATHS, {})
            self._views[name] = View(self._observers.get(name), whole.get, known, paths, whole)
        return self._views[name]

    def in_memory(self) -> MergedFacts:
        """Itself: what can go to other processes."""
        return self


def known_in(whole: Mapping[str, Any], keys: Iterable[str]) -> set[str]:
    """Those of some keys that a mapping has."""
    return {key for key in keys if key in whole}


class Noted:
    """Facts that note what they are asked, so that the cache knows what a finding rests on."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._views: dict[str, NotedView] = {}
        self.reads: dict[tuple[str, str, str], Any] = {}
        """(kind of question, name of the observer, key) → answer."""

    def of(self, name: str) -> NotedView:
        """Facts of the observer with this name."""
        if name not in self._views:
            self._views[name] = NotedView(name, self._facts.of(name), self.reads)
        return self._views[name]

    def in_memory(self) -> Facts:
        """The facts themselves, without notes."""
        return self._facts.in_memory()


class NotedView:
    """A view that notes questions and answers.

    Its memory is its own, so that what an earlier document asked is noted for this one too.
    """

    def __init__(self, name: str, view: RuleFacts, reads: dict[tuple[str, str, str], Any]) -> None:
        self._name = name
        self._view = view
        self._reads = reads
        self.memory: dict[str, Any] = {}
        self.whole: Mapping[str, Any] | None = None
        self.told: Told | None = None

    def get(self, key: str) -> Any:
        """The merged value of a key, noted."""
        answer = self._reads["get", self._name, key] = self._view.get(key)
        return answer

    def conclude(self, question: str) -> Any:
        """What the observer concludes, noted."""
        answer = self._reads["conclude", self._name, question] = self._view.conclude(question)
        return answer

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of some keys that there are facts of, noted."""
        keys = list(keys)
        answer = self._view.known(keys)
        self._reads["known", self._name, json.dumps(sorted(keys))] = sorted(answer)
        return answer

    def paths(self, identity: str) -> list[str]:
        """Where documents stand, noted."""
        answer = self._reads["paths", self._name, identity] = self._view.paths(identity)
        return answer


def ask(facts: Facts, kind: str, name: str, key: str) -> Any:
    """Answer a question as `Noted` notes it."""
    view = facts.of(name)
    questions = {
        "get": view.get,
        "conclude": view.conclude,
        "known": lambda keys: sorted(view.known(json.loads(keys))),
        "paths": view.paths,
    }
    return questions[kind](key)
