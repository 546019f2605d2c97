"""What rules learn of the whole folder: observed per document, merged by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from srclint.lint import FAULTS, fault
from srclint.model import UserError
from srclint.views import PATHS, Facts, Merged, MergedFacts
from srclint.watch import WATCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from srclint.document import Document
    from srclint.model import Active, Observer
    from srclint.views import Observers

Observed = dict[str, Any]
"""Name of an observer → what a document says for itself: plain data (JSON), small."""


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
        said = doc.once(observer.observe)
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
