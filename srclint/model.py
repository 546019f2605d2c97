"""The plain types that everything else speaks in. All are frozen and cross processes.

Positions are offsets in code points of `Document.text`, 0-based and half-open. What is made for
each finding is a tuple with names, which takes a third of the time of a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
"""How sure and how bad: certainly wrong, probably wrong (the default), worth a look."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

Touches = Literal["wording", "spacing", "encoding", "lines", "comments"]
"""What a rule's edits change. Edits of wording keep out of protected text (see protect.py);
"lines" are taken out whole, with the addresses and quotations in them; "comments" look where no
prose is."""


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


def document_id(content: bytes) -> int:
    """32 bits that stand for a document in facts; of the hash of its bytes."""
    return int.from_bytes(content[:4], "big")


class Edit(NamedTuple):
    """One replacement, as small as it can be: a word, never its sentence."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that are applied together or not at all; `safe` is what plain `--fix` applies."""

    edits: tuple[Edit, ...]
    safe: bool = False
    note: str = ""


class Problem(NamedTuple):
    """What a rule sees: the exact characters, what is wrong, and how it could be mended.

    Several fixes are choices for a person and are never applied by a program.
    """

    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    confidence: float | None = None
    value: Mapping[str, str] | None = None
    elsewhere: tuple[str, ...] = ()
    """A form that the message speaks of, and ids of documents that have it (`document_id`)."""
    severity: Severity | None = None
    """Where it is less sure than its rule: it lowers the rule's severity, and never raises it."""

    @classmethod
    def at(
        cls,
        start: int,
        end: int,
        message: str,
        *replacements: str,
        safe: bool = False,
        note: str = "",
    ) -> Problem:
        """Make a problem on `start:end`, each replacement being one fix of exactly that span."""
        span = Span(start, end)
        fixes = tuple(Fix((Edit(span, text),), safe, note) for text in replacements)
        return cls(span, message, fixes)


@dataclass(frozen=True, slots=True)
class Example:
    """A test and an illustration of a rule: `bad` (with `fixed`) or `good`.

    In `bad`, ⟦ and ⟧ mark the spans that are reported. `fixed` is the text after all
    fixes, also the unsafe ones; None says that nothing is changed by them.
    `also` holds other documents of the folder; `path` names the document, and so its format.
    `entities` are names that the configuration lists.
    `guessed` is the encoding that its bytes were guessed to be in, where that is the matter.
    """

    bad: str | None = None
    fixed: str | None = None
    good: str | None = None
    language: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    path: str = "example.txt"
    guessed: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An argument of a check that configuration may set: `kind` is a JSON schema type."""

    name: str
    kind: Literal["boolean", "integer", "number", "string", "array"]
    default: Any
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observer:
    """How one or several rules learn of the whole folder: one pass over each document.

    Facts are plain data (JSON) and small. All functions are pure.
    """

    name: str
    """What its facts are kept under; rules that have the same observer share them."""
    observe: Callable[[Any], Any]
    """Document → what it says for itself; nothing where that is falsy."""
    merge: Callable[[Any, Any], Any]
    """Joins two values of one key: associative, commutative; it may change its first argument."""
    gather: Callable[[Iterable[Any], Mapping[str, Any] | None], Mapping[str, Any]] | None = None
    """(what documents say, facts that are known) → facts by key of all of them, as merging those
    of single documents would give them; None: what a document says already is facts by key."""
    keep: Callable[[Any], Any] | None = None
    """What a document says → what the cache keeps of it: the same, with what makes look-ups of
    few keys quick; None: just that. `gather` and `conclude` take both."""
    concerns: Callable[[Any, Any], bool] | None = None
    """(what a document says, facts) → whether the rules need to look at its text; None: always."""
    conclude: Callable[[str, Any], Any] | None = None
    """(question, facts) → what follows for it from the facts, as plain data."""
    overview: Callable[[Mapping[str, Any], Any], Any] | None = None
    """(all facts, facts) → what a person would review: what a command shows of the folder."""
    spellings: Callable[[str, Any], Iterable[tuple[str, str, str, int, int]]] | None = None
    """A fact's (key, value) → how the folder writes an entity: (entity, spelling, language,
    occurrences, documents) for each spelling."""
    ahead: bool = False
    """Whether other documents seldom matter: then its rules judge each document in the first look,
    as if it stood alone, and again only where the folder answers otherwise what they asked."""


class Glance(NamedTuple):
    """What a rule asks of a document after its wake patterns: has `look(doc)` one of these bits?

    `look` is asked once per document for all rules that share it.
    """

    look: Callable[[Any], int]
    bits: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of defect, and all that anyone needs to know about it."""

    code: str
    name: str
    group: str
    summary: str
    why: str
    check: Callable[..., Any]
    examples: tuple[Example, ...] = ()
    severity: Severity = "warning"
    default: bool = True
    wakes: tuple[str, ...] = ()
    glance: Glance | None = None
    languages: frozenset[str] | None = None
    options: tuple[Option, ...] = ()
    yields_to: frozenset[str] = frozenset()
    touches: Touches = "wording"
    observer: Observer | None = None
    concerns: Callable[..., bool] | None = None
    origin: str = ""

    @property
    def needs_facts(self) -> bool:
        """Whether the rule looks at the whole folder."""
        return self.observer is not None


class Exempt(NamedTuple):
    """What a comment in a document lets stand.

    `selector` is a code, prefix, name or group of rules, "" for all; `place` is where that stands
    in the comment (of one for all, the comment), `region` the text that is not to be reported on.
    """

    selector: str
    place: Span
    region: Span


class Record(NamedTuple):
    """Where a document stands in a file with many.

    `row` counts from 1; in JSON Lines it is the line, and `offset` the byte (of the unpacked
    file) at which that line begins. `id` is what the record says of itself, if a field is named.
    """

    row: int
    offset: int | None = None
    id: str | None = None


class Finding(NamedTuple):
    """A problem with its place in the folder: flat, and all that a report needs."""

    code: str
    name: str
    group: str
    severity: Severity
    message: str
    path: str
    language: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    fixes: tuple[Fix, ...] = ()
    record: Record | None = None
    confidence: float | None = None
    value: Mapping[str, str] | None = None
    context: str = ""
    """Stands for the sentence around it (see anchor.py): the same when its lines move."""
    elsewhere: tuple[str, ...] = ()
    waived_by: tuple[int, ...] = ()
    """Where the comments begin in the document that waive it (see readers/comments.py)."""
    serial: int = 1
    """Which of its file that agree in rule, text and context, where some were left out; a
    report's fingerprints count on from it."""

    @property
    def place(self) -> str:
        """The document: its path, and the row in a file with many."""
        return self.path if self.record is None else f"{self.path}#{self.record.row}"

    @property
    def fix(self) -> Fix | None:
        """The one fix that a program may apply; None where there is none or a choice."""
        return self.fixes[0] if len(self.fixes) == 1 else None


@dataclass(frozen=True, slots=True)
class Active:
    """A rule that is switched on, as configured."""

    rule: Rule
    severity: Severity
    options: Mapping[str, Any] = field(default_factory=dict)
    safe: bool | None = None
    """True or False where a user promoted or demoted the rule's fixes."""


class UserError(Exception):
    """Bad input that a person can mend: one line saying what, where and what to do."""


def matches_selector(rule: Rule, selector: str) -> bool:
    """Whether `selector` (code, prefix of a code, name, group or ALL) names the rule."""
    return (
        selector == "ALL" or rule.code.startswith(selector) or selector in (rule.name, rule.group)
    )


def known_selectors(rules: Collection[Rule]) -> set[str]:
    """All whole words that select something (prefixes of codes are too many to list)."""
    names = {"ALL"}
    for rule in rules:
        names |= {rule.code, rule.name, rule.group, rule.code.rstrip("0123456789")}
    return names
