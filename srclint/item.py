"""A document of a corpus on its way through a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from srclint import codec, files, readers
from srclint.discover import why
from srclint.model import Record, UserError
from srclint.readers import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.config import Config
    from srclint.discover import File
    from srclint.model import Finding
    from srclint.profiles import Chooser, Profile
    from srclint.store import Entry
    from srclint.work import Verdict


@dataclass(slots=True)
class Item:
    """A file of a corpus on its way through a run."""

    file: File
    profile: Profile
    target: bool
    """Whether it is reported on, or only learnt from."""
    member: bool = True
    """Whether it is learnt from."""
    size: int = 0
    mark: bytes = b""
    """Hash of the document, and what its record says of itself (see files.py)."""
    name: str | None = None
    """What its record calls it."""
    key: bytes = b""
    entry: Entry | None = None
    stored: bool = False
    """The cache has what it says for itself, which was not read."""
    ahead: Verdict | None = None
    """What rules say of it for which other documents seldom matter, as if there were none."""
    findings: list[Finding] | str | None = None
    judged: list[Finding] | str = ""
    errors: list[str] = field(default_factory=list)
    skipped: bool = False
    faulty: bool = False
    cached: bool = False
    """Everything is known of it without reading it."""

    def set_content(self, mark: bytes) -> None:
        """Say what the document is; the key is what its findings depend on. Raises ValueError."""
        language, self.name = files.said_of_itself(mark)
        self.mark = mark
        path = self.file.path
        said = f"{language or self.profile.language_of(path)} {readers.markup_of(path)}"
        content = mark[: files.MARK]
        whole = self.profile.fingerprint + content + said.encode()
        self.key = blake2b(whole, digest_size=16).digest()

    @property
    def is_known(self) -> bool:
        """Whether what it says for itself is at hand, or in the cache."""
        return self.stored or self.entry is not None

    @property
    def is_looked_at(self) -> bool:
        """Whether nothing is left to ask of the document alone."""
        if self.entry is None:
            return self.stored and not self.target
        return self.entry.findings is not None or not self.target

    @property
    def content(self) -> bytes:
        """Hash of the document."""
        return self.mark[: files.MARK]

    @property
    def record(self) -> Record | None:
        """Where it stands in a file with many."""
        slot = self.file.slot
        return Record(slot.row, slot.offset, self.name) if slot else None

    def all_findings(self) -> list[Finding]:
        """Findings in reading order, one for each defect, also those that comments cover."""
        linter = self.profile.linter
        found = self._as_list(self.findings)
        judged = self._as_list(self.judged)
        return linter.settled(linter.tidy([*found, *judged]) if judged else found)

    def _as_list(self, findings: list[Finding] | str | None) -> list[Finding]:
        if isinstance(findings, str):
            return codec.load(findings, self.file.shown, self.record)
        return findings or []


def items_of(
    config: Config,
    files: Iterable[File],
    chooser: Chooser,
    errors: list[tuple[str, str]],
    *,
    target: bool = True,
) -> list[Item]:
    """The documents of files; a file with many gives one for each, up to where it is damaged."""
    items = []
    records.forget()
    for file in files:
        profile = chooser.profile(config, file.path)
        if not records.is_records(file.path):
            items.append(Item(file, profile, target=target))
            continue
        try:
            for slot in records.slots(file.path, profile.fields):
                items.append(Item(file._replace(slot=slot), profile, target=target))
        except OSError as error:
            errors.append((file.shown, why(error, file.path)))
        except UserError as error:
            errors.append((file.shown, str(error)))
    return items
