"""What rules learn of the whole folder: observed per document, merged by key, looked up by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from srclint.slips import Neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from srclint.document import Document
    from srclint.lint import Facts
    from srclint.model import Active, Observer

    Observers = Mapping[str, Observer]
    """By name."""

Observed = dict[str, Any]
"""Name of an observer → what a document says for itself: plain data (JSON), small."""

Merged = dict[str, dict[str, Any]]
"""Name of an observer → key → value."""


def observe(actives: Iterable[Active], doc: Document) -> Observed:
    """What one document says to every active rule that looks at the whole folder."""
    observed: Observed = {}
    for active in actives:
        rule, observer = active.rule, active.rule.observer
        if observer is None or observer.name in observed:
            continue
        if rule.languages is not None and doc.language not in rule.languages:
            continue
        observed[observer.name] = observer.observe(doc)
    return {name: said for name, said in observed.items() if said}


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
    for key, value in facts.items():
        known[key] = merge(known[key], value) if key in known else value


class Source(Protocol):
    """Where a `View` gets its answers."""

    def look_up(self, name: str, key: str) -> Any:
        """The merged value of an observer's key; None where no document has it."""

    def conclude(self, name: str, question: str) -> Any:
        """What an observer concludes."""

    def near(self, name: str, key: str) -> list[str]:
        """Keys of an observer that one slip turns into this one."""

    def memory(self, name: str) -> dict[str, Any]:
        """What an observer remembers of these facts."""


class View:
    """Facts of one observer: what a rule's check is given."""

    __slots__ = ("_name", "source")

    def __init__(self, name: str, source: Source) -> None:
        self._name = name
        self.source = source

    def get(self, key: str) -> Any:
        """The merged value of a key; None where no document has it."""
        return self.source.look_up(self._name, key)

    @property
    def memory(self) -> dict[str, Any]:
        """What the observer remembers of these facts for the run: no part of its answers."""
        return self.source.memory(self._name)

    def conclude(self, question: str) -> Any:
        """What the observer concludes from the facts, remembered for the run."""
        return self.source.conclude(self._name, question)

    def near(self, key: str) -> list[str]:
        """Known keys that one slip turns into this one, sorted."""
        return self.source.near(self._name, key)


class Conclusions:
    """What observers conclude from facts, each question answered once."""

    def __init__(self, observers: Observers, source: Source) -> None:
        self._observers = observers
        self._source = source
        self._answers: dict[str, dict[str, Any]] = {}
        self._memory: dict[str, dict[str, Any]] = {}

    def of(self, name: str, question: str) -> Any:
        """The answer to a question; None where the observer concludes nothing."""
        answers = self._answers.setdefault(name, {})
        if question not in answers:
            observer = self._observers.get(name)
            if observer is None or observer.conclude is None:
                return None
            answers[question] = observer.conclude(question, View(name, self._source))
        return answers[question]

    def memory(self, name: str) -> dict[str, Any]:
        """What an observer remembers."""
        return self._memory.setdefault(name, {})


class MergedFacts:
    """Facts of a folder, in memory."""

    def __init__(self, total: Merged | None = None, observers: Observers | None = None) -> None:
        self.total: Merged = {} if total is None else total
        self._observers: Observers = observers or {}
        self._conclusions = Conclusions(self._observers, self)
        self._neighbours: dict[str, Neighbours] = {}

    def of(self, name: str) -> View:
        """Facts of the observer with this name."""
        return View(name, self)

    def look_up(self, name: str, key: str) -> Any:
        """The merged value of an observer's key; None where no document has it."""
        return self.total.get(name, {}).get(key)

    def conclude(self, name: str, question: str) -> Any:
        """What an observer concludes, remembered."""
        return self._conclusions.of(name, question)

    def memory(self, name: str) -> dict[str, Any]:
        """What an observer remembers."""
        return self._conclusions.memory(name)

    def near(self, name: str, key: str) -> list[str]:
        """Findable keys of an observer that one slip turns into this one."""
        if name not in self._neighbours:
            observer = self._observers.get(name)
            find = observer.findable if observer else None
            facts = self.total.get(name, {})
            found = [key for key, value in facts.items() if find(key, value)] if find else []
            self._neighbours[name] = Neighbours(found)
        return self._neighbours[name].near(key)

    def in_memory(self) -> MergedFacts:
        """Itself: what can go to other processes."""
        return self


class Noted:
    """Facts that note what they are asked, so that the cache knows what a finding rests on."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.reads: dict[tuple[str, str, str], Any] = {}
        """(kind of question, name of the observer, key) → answer."""

    def of(self, name: str) -> View:
        """Facts of the observer with this name."""
        return View(name, self)

    def in_memory(self) -> Facts:
        """The facts themselves, without notes."""
        return self._facts.in_memory()

    def look_up(self, name: str, key: str) -> Any:
        """The merged value of an observer's key, noted."""
        return self._note("get", name, key)

    def conclude(self, name: str, question: str) -> Any:
        """What an observer concludes, noted."""
        return self._note("conclude", name, question)

    def memory(self, name: str) -> dict[str, Any]:
        """Of its own, so that what an earlier document asked is noted for this one too."""
        return {}

    def near(self, name: str, key: str) -> list[str]:
        """Near keys, noted."""
        found: list[str] = self._note("near", name, key)
        return found

    def _note(self, kind: str, name: str, key: str) -> Any:
        answer = self.reads[kind, name, key] = ask(self._facts, kind, name, key)
        return answer


def ask(facts: Facts, kind: str, name: str, key: str) -> Any:
    """Answer a question as `Noted` notes it."""
    view = facts.of(name)
    if kind == "get":
        return view.get(key)
    return view.conclude(key) if kind == "conclude" else view.near(key)


def concerned(actives: Iterable[Active], observed: Observed, facts: Facts) -> list[Active]:
    """The rules that need to look at a document which says this, the folder's facts being these."""
    answers: dict[str, bool] = {}
    found = []
    for active in actives:
        observer = active.rule.observer
        if observer is not None and observer.concerns is not None:
            name = observer.name
            if name not in answers:
                said = observed.get(name)
                answers[name] = bool(said) and observer.concerns(said, facts.of(name))
            if not answers[name]:
                continue
        found.append(active)
    return found


def of_documents(actives: Sequence[Active], docs: Iterable[Document]) -> MergedFacts:
    """Observe and merge in one go: for examples, for text at hand, for small folders.

    Copies of one document count once.
    """
    total: Merged = {}
    observers = observers_of(actives)
    for doc in {doc.text: doc for doc in docs}.values():
        add_document(total, observe(actives, doc), observers)
    return MergedFacts(total, observers)
