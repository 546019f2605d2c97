"""One document on the desk of somebody who decides, finding by finding; each decision is kept.

What is applied goes the way of `--fix`: encoded as the file is, through the ledger, atomically.
What is skipped is remembered beside the ledger, so that the next sitting does not ask again.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from hashlib import blake2b
from typing import TYPE_CHECKING

from srclint.anchor import marks, shown_text
from srclint.files import encoded, load
from srclint.fixes import apply
from srclint.model import Edit, Fix, UserError
from srclint.readers.encoding import round_trips
from srclint.repair import wanted
from srclint.waivers import NO_FILE, FileWaivers, Sparing, Waiver
from srclint.wholes import wholes
from srclint.work import Mended

if TYPE_CHECKING:
    from srclint.anchor import Mark
    from srclint.files import Loaded
    from srclint.fixes import OffsetMap
    from srclint.fixing import Writing
    from srclint.model import Finding
    from srclint.run import Checked


class Skipped:
    """What was skipped in earlier sittings, by document. What cannot be kept is not kept."""

    def __init__(self, state_dir: str) -> None:
        self._folder = os.path.join(state_dir, "review")

    def load(self, key: str) -> list[Waiver]:
        """The findings of a document (see `File.key`) that were skipped; none where junk is."""
        with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
            with open(self._place(key), encoding="utf-8") as file:
                rows = json.load(file)
            return [_skip(str(c), str(t), str(x), int(n)) for c, t, x, n in rows]
        return []

    def save(self, key: str, skipped: list[Waiver]) -> None:
        """Remember what was skipped, in one step."""
        rows = [(w.rule, w.text, w.context, w.occurrence) for w in skipped]
        temporary = f"{self._place(key)}.{secrets.token_hex(4)}"
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            with open(temporary, "w", encoding="utf-8") as file:
                json.dump(rows, file)
            os.replace(temporary, self._place(key))

    def forget(self, key: str) -> None:
        """Forget what was skipped in a document."""
        with contextlib.suppress(OSError):
            os.unlink(self._place(key))

    def _place(self, key: str) -> str:
        name = blake2b(os.fsencode(key), digest_size=12).hexdigest()
        return os.path.join(self._folder, f"{name}.json")


def _skip(code: str, text: str, context: str, occurrence: int) -> Waiver:
    return Waiver(code, NO_FILE, text, context, occurrence)


class Desk:
    """A document and what is still to be decided in it."""

    def __init__(self, one: Checked, writing: Writing, skipped: Skipped) -> None:
        self.one = one
        self._writing = writing
        self._store = skipped
        self._skipped = skipped.load(one.file.key)
        self._passed: list[Waiver] = []
        self._moved: OffsetMap | None = None
        self._sparing = self._spare()
        self._loaded: Loaded | None = None
        self._marks: dict[int, Mark] = {}
        self.before = len(self._skipped)
        """How many were skipped in earlier sittings."""

    def open(self) -> list[Finding]:
        """What is still to be decided, in reading order: nothing that `--fix` does by itself.

        Raises OSError, and UserError where the document cannot be read any more.
        """
        one = self.one
        self._loaded = load(one.file, one.profile)
        found = one.profile.linter.check(self._loaded.doc, one.facts).findings
        left = self._sparing.left(found, self._moved)
        if self._moved is not None:
            self._moved = None
            self._follow(self._sparing.changes(self.text))
        self._marks = {id(f): mark for f, mark in zip(found, marks(found), strict=True)}
        return [finding for finding in left if not wanted(finding, unsafe=False)]

    @property
    def text(self) -> str:
        """The document as it was last opened."""
        return self._loaded.doc.text if self._loaded else ""

    def mark(self, finding: Finding) -> Mark:
        """What a finding of the last `open` is known by."""
        return self._marks[id(finding)]

    def replace(self, finding: Finding, text: str) -> str:
        """Put a text in the place of what a finding covers; as `apply`."""
        return self.apply(finding, Fix((Edit(finding.span, text),)))

    def apply(self, finding: Finding, fix: Fix) -> str:
        """Apply a fix and write the document; the reason where it could not be, else nothing."""
        if self._loaded is None:
            return "it was not read"
        doc, before, _, decoded = self._loaded
        text, numbers, moved = apply(doc.text, [fix])
        if not numbers or text == doc.text:
            return "it would change nothing"
        if doc.guessed or (decoded is not None and not round_trips(before, decoded)):
            return "its encoding is not certain; it is left alone"
        try:
            if decoded is None:
                after = text.encode("utf-8", "surrogatepass")
            else:
                after = encoded(decoded, text, self.one.profile.encoding)
        except UserError as error:
            return str(error)
        mended = Mended(before, after, doc.encoding, [finding], edits=fix.edits)
        reasons = [
            reason
            for whole in wholes([(self.one, mended)])
            for _, reason in (*whole.errors, *self._writing.now(whole))
        ]
        if not reasons:
            self._moved = moved
        return "; ".join(reasons)

    def skip(self, finding: Finding) -> None:
        """Leave a finding for good, as far as reviews go."""
        self._skipped.append(self._as_skipped(finding))
        self._store.save(self.one.file.key, self._skipped)
        self._sparing = self._spare()

    def leave(self, finding: Finding) -> None:
        """Leave a finding for this sitting."""
        self._passed.append(self._as_skipped(finding))
        self._sparing = self._spare()

    def waived(self, root: str, path: str, waiver: Waiver) -> None:
        """Say that a file of waivers has a new entry for this document."""
        own = self.one.waivers.waivers if self.one.waivers else ()
        self.one.waivers = FileWaivers(root, path, [*own, waiver])
        self._sparing = self._spare()

    def _as_skipped(self, finding: Finding) -> Waiver:
        code, _, context, occurrence = self.mark(finding)
        return _skip(code, shown_text(finding.text), context, occurrence)

    def _spare(self) -> Sparing:
        own = self.one.waivers
        root, path = (own.root, own.path) if own else ("", "")
        known = [*(own.waivers if own else ()), *self._skipped, *self._passed]
        return Sparing(FileWaivers(root, path, known))

    def _follow(self, changed: dict[Waiver, Waiver]) -> None:
        """Let entries say where their findings are, after a fix beside them."""
        kept = [changed.get(waiver, waiver) for waiver in self._skipped]
        if kept != self._skipped:
            self._skipped = kept
            self._store.save(self.one.file.key, kept)
        self._passed = [changed.get(waiver, waiver) for waiver in self._passed]
        own = self.one.waivers
        if own:
            moved = {old: new for old, new in changed.items() if old in own.waivers}
            if moved:
                self._writing.move(self.one, moved)
            now = [moved.get(waiver, waiver) for waiver in own.waivers]
            self.one.waivers = FileWaivers(own.root, own.path, now)
        self._sparing = self._spare()
