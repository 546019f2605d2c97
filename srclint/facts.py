"""What rules learn of the whole folder: observed per document, merged by key, looked up by key."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from srclint.lint import FAULTS, fault
from srclint.model import UserError
from srclint.watch import WATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from srclint.document import Document
    from srclint.lint import Facts, RuleFacts
    from srclint.model import Active, Observer
    from srclint.told import Told

    Observers = Mapping[str, Observer]
    """By name."""

Observed = dict[str, Any]
"""Name of an observer → what a document says for itself: plain data (JSON), small."""

Merged = dict[str, Any]
"""Name of an observer → its facts: a mapping of key → value."""


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
        if said and observer.gather is None:
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
        if (observer := observers.get(name)) is None:
            continue
        if observer.gather is None:
            _add(total.setdefault(name, {}), said, observer)
        else:
            total[name] = observer.gather([said], total.get(name))


def add_documents(total: Merged, documents: Iterable[Observed], observers: Observers) -> None:
    """Add what documents say to `total`, in one go for each observer that wants it so."""
    together: dict[str, list[Any]] = {n: [] for n, o in observers.items() if o.gather is not None}
    others = {n: o for n, o in observers.items() if o.gather is None}
    for observed in documents:
        for name, some in together.items():
            if name in observed:
                some.append(observed[name])
        if others:
            add_document(total, observed, others)
    for name, some in together.items():
        gather = observers[name].gather
        if gather is not None:
            total[name] = gather(some, total.get(name))


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
    add_documents(total, (observe(actives, doc) for doc in once.values()), observers)
    if paths:
        total[PATHS] = {identity: sorted(places) for identity, places in paths.items()}
    return MergedFacts(total, observers)
