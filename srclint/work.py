"""What is done to one file, in this process or in a worker: examine, judge, mend."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from srclint import codec
from srclint.discover import why
from srclint.document import Document
from srclint.facts import Observed, add_document, as_json, observe, observers_of
from srclint.files import UnreadableError, encoded, load
from srclint.fixes import changes
from srclint.model import UserError
from srclint.readers.encoding import round_trips
from srclint.repair import repair
from srclint.views import MergedFacts, Noted, ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from srclint.discover import File
    from srclint.model import Active, Edit, Finding, Rule
    from srclint.profiles import Profile
    from srclint.views import Facts, Merged
    from srclint.waivers import FileWaivers, Waiver


@dataclass(slots=True)
class Verdict:
    """What the rules say that look at the whole folder."""

    findings: str = ""
    """As `codec` writes them."""
    reads: str = ""
    """What it rests on, as JSON: the rules that looked, and each question to the folder's facts
    with its answer."""
    errors: list[str] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """The rules that looked."""
        codes: str = json.loads(self.reads)[0]
        return codes.split()


@dataclass(slots=True)
class Look:
    """What one look at a file gives: its findings, but for rules that need the folder's facts."""

    mark: bytes = b""
    """The document's mark (see files.py); empty where there is no document."""
    findings: list[Finding] | str | None = None
    """As `codec` writes them, where they go to the cache or another process."""
    pending: str = ""
    """Codes of the rules that are still to judge it, joined by blanks."""
    observed: str = ""
    """Facts as JSON; empty for none."""
    ahead: Verdict | None = None
    """What those of the `pending` rules say that do not wait (`Observer.ahead`)."""
    errors: list[str] = field(default_factory=list)
    faulty: bool = False
    """A rule failed: the findings are not all that there are."""
    skipped: bool = False
    """It is not text and nobody named it."""


def content_hash(data: bytes) -> bytes:
    """16 bytes that stand for a file's bytes."""
    return blake2b(data, digest_size=16).digest()


def warm(profiles: Iterable[Profile]) -> None:
    """Check each rule's first example: what that imports and compiles, forked workers share."""
    for profile in profiles:
        for active in profile.actives:
            for example in active.rule.examples[:1]:
                profile.linter.check(Document(example.bad or example.good or ""), None, [active])
        profile.linter.woken(Document(""))


def look(context: Sequence[tuple[File, Profile, bool, bool, bool]], number: int) -> Look:
    """Read, check and observe a file; `only_observe` leaves the checking out.

    `encode`: findings go to the cache or another process; `keep`: facts go to the cache.
    """
    file, profile, only_observe, encode, keep = context[number]
    try:
        doc, _, mark, _ = load(file, profile)
    except OSError as error:
        return Look(errors=[why(error, file.path)])
    except UserError as error:
        if isinstance(error, UnreadableError) and error.binary and not file.named:
            return Look(skipped=True)
        return Look(errors=[str(error)])
    result = Look(mark)
    observed: Observed = {}
    if profile.observers:
        observed = observe(profile.observers, doc, result.errors)
        told = _kept(observed, profile) if keep else observed
        result.observed = as_json(told, profile.observers, result.errors)
    if only_observe:
        result.faulty = bool(result.errors)
        return result
    woken = profile.linter.woken(doc)
    alone = [active for active in woken if not active.rule.needs_facts]
    if len(alone) < len(woken):
        waiting = [active for active in woken if _waits(active.rule, observed)]
        result.pending = " ".join(active.rule.code for active in waiting)
        result.ahead = _ahead(doc, profile, waiting, observed)
    report = profile.linter.check(doc, None, alone, settle=False)
    result.findings = codec.dump(report.findings) if encode else report.findings
    result.errors += report.faults
    result.faulty = bool(result.errors)
    return result


def _kept(observed: Observed, profile: Profile) -> Observed:
    """What the cache keeps of what a document says."""
    observers = observers_of(profile.observers)
    return {
        name: keep(said) if said and (keep := observers[name].keep) else said
        for name, said in observed.items()
    }


def _waits(rule: Rule, observed: Observed) -> bool:
    """Whether a rule is still to judge a document that says this."""
    observer = rule.observer
    if observer is None:
        return False
    picks = rule.concerns is not None or observer.concerns is not None
    return not picks or observer.name in observed


def _ahead(
    doc: Document, profile: Profile, waiting: Iterable[Active], observed: Observed
) -> Verdict | None:
    """What rules say that seldom depend on other documents, as if there were none."""
    said = {n: observed[n] for n, o in observers_of(waiting).items() if o.ahead and n in observed}
    early = [a for a in waiting if a.rule.observer and a.rule.observer.name in said]
    if not early:
        return None
    observers = observers_of(early)
    alone: Merged = {}
    add_document(alone, said, observers)
    verdict = _verdict(doc, profile, early, MergedFacts(alone, observers))
    return None if verdict.errors else verdict


def _verdict(doc: Document, profile: Profile, actives: Sequence[Active], facts: Facts) -> Verdict:
    noted = Noted(facts)
    report = profile.linter.check(doc, noted, actives, settle=False)
    codes = " ".join(active.rule.code for active in actives)
    reads = json.dumps([codes, [[*place, answer] for place, answer in noted.reads.items()]])
    return Verdict(codec.dump(report.findings), reads, report.faults)


class Waiting(NamedTuple):
    """A file that rules are to judge, by their codes, as `look` saw it."""

    file: File
    profile: Profile
    codes: str
    content: bytes
    """Hash of what was looked at."""
    ahead: Verdict | None
    """What some of the rules said then, which stands."""
    told: str | None
    """What it said to the observers, as JSON; None where that is not known."""


def judge(context: tuple[Sequence[Waiting], Facts], number: int) -> Verdict:
    """Let the rules judge a file that need the folder's facts."""
    waiting, facts = context
    file, profile, codes, content, ahead, told = waiting[number]
    try:
        doc, _, mark, _ = load(file, profile)
    except (OSError, UserError) as error:
        return Verdict(errors=[f"it changed while it was checked: {error}"])
    if mark != content:
        return Verdict(errors=["it changed while it was checked; check it again"])
    observers = observers_of(profile.observers)
    for name, said in json.loads(told or "{}").items():
        if name in observers:
            doc.remember(observers[name].observe, said)
    done = ahead.codes if ahead else ()
    left = [code for code in codes.split() if code not in done]
    verdict = _verdict(doc, profile, [a for a in profile.observers if a.rule.code in left], facts)
    return _joined(codes, ahead, verdict) if ahead else verdict


def _joined(codes: str, one: Verdict, other: Verdict) -> Verdict:
    """Two verdicts on a document as that of all the rules of `codes`."""
    asked = json.loads(one.reads)[1] + json.loads(other.reads)[1]
    findings = one.findings or other.findings
    if one.findings and other.findings:
        findings = f"{one.findings[:-1]},{other.findings[1:]}"
    return Verdict(findings, json.dumps([codes, asked]), other.errors)


def standing(ahead: Verdict | None, facts: Facts) -> Verdict | None:
    """A verdict that was given ahead, where the folder's facts answer as was supposed."""
    return ahead if ahead and same_answers(ahead.reads, None, facts) else None


def same_answers(reads: str, codes: str | None, facts: Facts) -> bool:
    """Whether a verdict stands: the same rules (None: any), and the answers that it rests on.

    Raises ValueError where `reads` is not what `judge` writes.
    """
    looked, asked = json.loads(reads)
    return codes in {looked, None} and all(
        ask(facts, kind, name, key) == answer for kind, name, key, answer in asked
    )


@dataclass(slots=True)
class Mended:
    """What fixing makes of a document; nothing is written yet. `before` is what was read: the
    bytes of a file, or of a record's text as UTF-8."""

    before: bytes = b""
    after: bytes = b""
    encoding: str = "utf-8"
    applied: list[Finding] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    error: str | None = None
    spared: Sequence[Finding] = ()
    """What is waived in the new text."""
    moved: dict[Waiver, Waiver] = field(default_factory=dict)
    """Waivers whose sentence the fixes changed → what they should say."""
    edits: Sequence[Edit] = ()
    """All that was done to the text of a record, as edits of the text before."""


def mend(
    context: Sequence[tuple[File, Profile, Facts, bool, FileWaivers | None]], number: int
) -> Mended:
    """Fix a file's text in memory."""
    file, profile, facts, unsafe, waivers = context[number]
    try:
        doc, before, _, decoded = load(file, profile)
    except (OSError, UserError) as error:
        reason = why(error, file.path) if isinstance(error, OSError) else str(error)
        return Mended(error=reason)
    if decoded is not None and not round_trips(before, decoded):
        return Mended(error=f"its bytes are not what {decoded.encoding} writes; it is left alone")
    result = repair(doc, profile.linter, facts, unsafe=unsafe, waivers=waivers)
    try:
        if decoded is None:
            after = result.text.encode("utf-8", "surrogatepass")
        else:
            after = encoded(decoded, result.text, profile.encoding)
    except UserError as error:
        return Mended(error=str(error))
    return Mended(
        before,
        after,
        doc.encoding,
        result.applied,
        result.left,
        result.faults,
        spared=result.spared,
        moved=result.moved,
        edits=changes(result.maps, result.text) if decoded is None else (),
    )
