"""What rules learn of the whole folder: observed per document, merged by key, looked up by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from srclint.lint import fault
from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from srclint.document import Document
    from srclint.lint import Facts
    from srclint.model import Active

    LookUp = Callable[[str, str], Any]

Observed = dict[str, dict[str, Any]]
"""Code of a rule → key → value: plain data (JSON), small."""


def observe(actives: Iterable[Active], doc: Document, faults: list[str] | None = None) -> Observed:
    """Facts of one document, of every active rule that looks at the whole folder.

    Rules that fail are named in `faults` and left out.
    """
    observed: Observed = {}
    for active in actives:
        rule = active.rule
        if rule.observe is None or (
            rule.languages is not None and doc.language not in rule.languages
        ):
            continue
        try:
            if facts := rule.observe(doc):
                observed[rule.code] = dict(facts)
        except (Exception, SystemExit) as error:  # a plug-in may raise anything
            if faults is None:
                raise
            faults.append(fault(rule, error))
    return observed


def as_json(observed: Observed, actives: Iterable[Active], faults: list[str]) -> str:
    """Facts as text, "" for none. Rules whose facts are no plain data are named and left out."""
    try:
        return json.dumps(observed, separators=(",", ":")) if observed else ""
    except (TypeError, ValueError, RecursionError) as error:
        for active in actives:
            single = {k: v for k, v in observed.items() if k == active.rule.code}
            try:
                json.dumps(single)
            except (TypeError, ValueError, RecursionError):
                faults.append(fault(active.rule, error))
                del observed[active.rule.code]
        return as_json(observed, (), faults)


def mergers(actives: Iterable[Active]) -> dict[str, Callable[[Any, Any], Any]]:
    """Code of a rule → how two values of one key are joined."""
    return {a.rule.code: a.rule.merge for a in actives if a.rule.merge is not None}


def merge_into(
    total: Observed, more: Observed, merge: Mapping[str, Callable[[Any, Any], Any]]
) -> None:
    """Join `more` into `total`, key by key."""
    for code, facts in more.items():
        if code not in merge:
            continue
        known = total.setdefault(code, {})
        join = merge[code]
        for key, value in facts.items():
            known[key] = _joined(code, join, known[key], value) if key in known else value


def _joined(code: str, join: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    """Two values as one. Raises UserError where a rule's `merge` fails: nothing can be judged."""
    try:
        return join(one, other)
    except Exception as error:  # a plug-in may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise UserError(f"rule {code} cannot merge facts: {reason}; ignore it") from error


PATHS = ""
"""The code under which the engine itself says where each document stands: identity → paths."""


class RuleView:
    """Facts of one rule: what its check is given."""

    __slots__ = ("_code", "_look_up")

    def __init__(self, code: str, look_up: LookUp) -> None:
        self._code = code
        self._look_up = look_up

    def get(self, key: str) -> Any:
        """The merged value of a key; None where no document has it."""
        return self._look_up(self._code, key)

    def paths(self, identity: str) -> list[str]:
        """Where the documents stand that have this `Document.identity`, sorted."""
        return self._look_up(PATHS, identity) or []


class MergedFacts:
    """Facts of a folder, in memory."""

    def __init__(self, total: Observed | None = None) -> None:
        self.total: Observed = {} if total is None else total

    def of(self, code: str) -> RuleView:
        """Facts of the rule with this code."""
        return RuleView(code, self.look_up)

    def look_up(self, code: str, key: str) -> Any:
        """The merged value of a rule's key; None where no document has it."""
        return self.total.get(code, {}).get(key)

    def in_memory(self) -> MergedFacts:
        """Itself: what can go to other processes."""
        return self


class Noted:
    """Facts that note what they are asked, so that the cache knows what a finding rests on."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.reads: list[tuple[str, str, Any]] = []

    def of(self, code: str) -> RuleView:
        """Facts of the rule with this code."""
        return RuleView(code, self._look_up)

    def in_memory(self) -> Facts:
        """The facts themselves, without notes."""
        return self._facts.in_memory()

    def _look_up(self, code: str, key: str) -> Any:
        answer = self._facts.of(code).get(key)
        self.reads.append((code, key, answer))
        return answer


def of_documents(actives: Sequence[Active], docs: Iterable[Document]) -> MergedFacts:
    """Observe and merge in one go: for examples, for text at hand, for small folders.

    Copies of one document count once.
    """
    total: Observed = {}
    merge = mergers(actives)
    once: dict[str, Document] = {}
    paths: dict[str, list[str]] = {}
    for doc in docs:
        once.setdefault(doc.text, doc)
        if merge:
            paths.setdefault(doc.identity, []).append(doc.path)
    for doc in once.values():
        merge_into(total, observe(actives, doc), merge)
    if paths:
        total[PATHS] = {identity: sorted(places) for identity, places in paths.items()}
    return MergedFacts(total)
