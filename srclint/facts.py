"""What rules learn of the whole folder: observed per document, merged by key, looked up by key."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from srclint.lint import FAULTS, fault
from srclint.model import UserError
from srclint.slips import Neighbours
from srclint.watch import WATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from srclint.document import Document
    from srclint.lint import Facts, RuleFacts
    from srclint.model import Active, Observer

    Observers = Mapping[str, Observer]
    """By name."""

Observed = dict[str, Any]
"""Name of an observer → what a document says for itself: plain data (JSON), small."""

Merged = dict[str, dict[str, Any]]
"""Name of an observer → key → value."""


def observe(actives: Iterable[Active], doc: Document, faults: list[str] | None = None) -> Observed:
    """What one document says to every active rule that looks at the whole folder.

    Rules that fail are named in `faults` and left out.
    """
    observed: Observed = {}
    WATCH.begin(len(doc.text))
    try:
        for active in actives:
            _observe(active, doc, observed, faults)
    finally:
        WATCH.end()
    return {name: said for name, said in observed.items() if said}


def _observe(active: Active, doc: Document, observed: Observed, faults: list[str] | None) -> None:
    rule, observer = active.rule, active.rule.observer
    if observer is None or observer.name in observed:
        return
    if rule.languages is not None and doc.language not in rule.languages:
        return
    WATCH.rule = rule.code
    try:
        said = observer.observe(doc)
        if said and observer.spread is None:
            said = dict(said)
        observed[observer.name] = said
        WATCH.rule = None
    except FAULTS as error:
        WATCH.rule = None
        if faults is None:
            raise UserError(fault(rule, error)) from error
        faults.append(fault(rule, error))
        observed[observer.name] = None


def as_json(observed: Observed, actives: Iterable[Active], faults: list[str]) -> str:
    """Facts as text, "" for none. Rules whose facts are no plain data are named and left out."""
    try:
        return _dumped(observed) if observed else ""
    except (TypeError, ValueError, RecursionError) as error:
        for active in actives:
            observer = active.rule.observer
            if observer is None or observer.name not in observed:
                continue
            try:
                _dumped(observed[observer.name])
            except (TypeError, ValueError, RecursionError):
                faults.append(fault(active.rule, error))
                del observed[observer.name]
        return as_json(observed, (), faults)


def _dumped(said: Any) -> str:
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False)


def observers_of(actives: Iterable[Active]) -> dict[str, Observer]:
    """The observers of rules, each once."""
    return {a.rule.observer.name: a.rule.observer for a in actives if a.rule.observer is not None}


def add_document(total: Merged, observed: Observed, observers: Observers) -> None:
    """Add what one document says to `total`."""
    for name, said in observed.items():
        if observer := observers.get(name):
            facts = said if observer.spread is None else observer.spread(said)
            _add(total.setdefault(name, {}), facts, observer)


def merge_into(total: Merged, more: Merged, observers: Observers) -> None:
    """Join `more` into `total`, key by key."""
    for name, facts in more.items():
        if observer := observers.get(name):
            _add(total.setdefault(name, {}), facts, observer)


def _add(known: dict[str, Any], facts: Mapping[str, Any], observer: Observer) -> None:
    merge = observer.merge
    try:
        for key, value in facts.items():
            known[key] = merge(known[key], value) if key in known else value
    except Exception as error:  # a plug-in may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise UserError(f"rule {observer.name} cannot merge facts: {reason}; ignore it") from error


PATHS = ""
"""The name under which the engine itself says where each document stands: identity → paths."""


class View:
    """Facts of one observer: what a rule's check is given.

    `get(key)` is the merged value of a key, None where no document has it; `near(key)` the known
    keys that one slip turns into this one, sorted; `paths(identity)` where the documents stand
    that have this `Document.identity`, sorted; `memory` what the observer remembers of these
    facts for the run, which is no part of its answers.
    """

    __slots__ = ("_answers", "_observer", "_paths", "get", "memory", "near", "source")

    def __init__(
        self,
        observer: Observer | None,
        source: object,
        get: Callable[[str], Any],
        near: Callable[[str], list[str]],
        paths: Mapping[str, list[str]],
    ) -> None:
        self._observer = observer
        self._paths = paths
        self._answers: dict[str, Any] = {}
        self.source = source
        self.get = get
        self.near = near
        self.memory: dict[str, Any] = {}

    def conclude(self, question: str) -> Any:
        """What the observer concludes from the facts; each question is answered once."""
        try:
            return self._answers[question]
        except KeyError:
            observer = self._observer
            if observer is None or observer.conclude is None:
                return None
            answer = self._answers[question] = observer.conclude(question, self)
            return answer

    def paths(self, identity: str) -> list[str]:
        """Where the documents stand that have this `Document.identity`, sorted."""
        return self._paths.get(identity, [])


class MergedFacts:
    """Facts of a folder, in memory."""

    def __init__(self, total: Merged | None = None, observers: Observers | None = None) -> None:
        self.total: Merged = {} if total is None else total
        self._observers: Observers = observers or {}
        self._views: dict[str, View] = {}
        self._neighbours: dict[str, Neighbours] = {}

    def __reduce__(self) -> tuple[type[MergedFacts], tuple[Merged, Observers]]:
        """What goes to other processes: not what was concluded, which is made again there."""
        return MergedFacts, (self.total, self._observers)

    def of(self, name: str) -> View:
        """Facts of the observer with this name."""
        if name not in self._views:
            get = self.total.get(name, {}).get
            near, paths = partial(self._near, name), self.total.get(PATHS, {})
            self._views[name] = View(self._observers.get(name), self, get, near, paths)
        return self._views[name]

    def in_memory(self) -> MergedFacts:
        """Itself: what can go to other processes."""
        return self

    def _near(self, name: str, key: str) -> list[str]:
        if name not in self._neighbours:
            observer = self._observers.get(name)
            find = observer.findable if observer else None
            facts = self.total.get(name, {})
            found = [key for key, value in facts.items() if find(key, value)] if find else []
            self._neighbours[name] = Neighbours(found)
        return self._neighbours[name].near(key)


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
        self.source = view
        self.memory: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """The merged value of a key, noted."""
        answer = self._reads["get", self._name, key] = self._view.get(key)
        return answer

    def conclude(self, question: str) -> Any:
        """What the observer concludes, noted."""
        answer = self._reads["conclude", self._name, question] = self._view.conclude(question)
        return answer

    def near(self, key: str) -> list[str]:
        """Near keys, noted."""
        answer = self._reads["near", self._name, key] = self._view.near(key)
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
        "near": view.near,
        "paths": view.paths,
    }
    return questions[kind](key)


def concerned(actives: Iterable[Active], observed: Observed, facts: Facts) -> list[Active]:
    """The rules that need to look at a document which says this, the folder's facts being these."""
    answers: dict[str, bool] = {}
    return [active for active in actives if _concerned(active, observed, facts, answers)]


def _concerned(active: Active, observed: Observed, facts: Facts, answers: dict[str, bool]) -> bool:
    rule, observer = active.rule, active.rule.observer
    if observer is None:
        return True
    said, view = observed.get(observer.name), facts.of(observer.name)
    try:
        if rule.concerns is not None:
            return rule.concerns(said or {}, view, **active.options)
        if observer.concerns is None:
            return True
        if observer.name not in answers:
            answers[observer.name] = bool(said) and observer.concerns(said, view)
        return answers[observer.name]
    except (Exception, SystemExit):  # its check is going to say so
        return True


def of_documents(actives: Sequence[Active], docs: Iterable[Document]) -> MergedFacts:
    """Observe and merge in one go: for examples, for text at hand, for small folders.

    Copies of one document count once.
    """
    total: Merged = {}
    observers = observers_of(actives)
    once: dict[str, Document] = {}
    paths: dict[str, list[str]] = {}
    for doc in docs:
        once.setdefault(doc.text, doc)
        if observers:
            paths.setdefault(doc.identity, []).append(doc.path)
    for doc in once.values():
        add_document(total, observe(actives, doc), observers)
    if paths:
        total[PATHS] = {identity: sorted(places) for identity, places in paths.items()}
    return MergedFacts(total, observers)
