"""The straight line: paths → files → findings, fixed files, errors. Nothing here prints."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from srclint import membership, pool, work
from srclint.anchor import numbered
from srclint.discover import File, discover
from srclint.elsewhere import Places
from srclint.folder import Folder
from srclint.item import items_of
from srclint.readers import records
from srclint.repair import wanted
from srclint.store import open_store
from srclint.waivers import FILE
from srclint.waivers.comments import parted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from srclint.config import Resolver
    from srclint.model import Finding
    from srclint.profiles import Chooser, Profile
    from srclint.since.changes import Changes
    from srclint.views import Facts
    from srclint.waivers import FileWaivers
    from srclint.waivers.book import Book


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is made. `cache_dir` None: without a cache; `jobs` None: as many as pay."""

    cache_dir: str | None = None
    jobs: int | None = None
    force_exclude: bool = False
    isolated: bool = False
    progress: Callable[[int, int], None] | None = None
    """Called with files done and files in all."""
    changes: Changes | None = None
    """Only what these bring is found."""


@dataclass(slots=True)
class Checked:
    """One file and what was found in it."""

    file: File
    profile: Profile
    findings: list[Finding]
    facts: Facts
    size: int
    waived: Sequence[Finding] = ()
    """What waivers and comments cover; no part of `findings`."""
    older: Sequence[Finding] = ()
    """What a change has not brought; no part of `findings` either."""
    waivers: FileWaivers | None = None
    faulty: bool = False
    """Whether a rule failed on it: then nothing of it is fixed."""
    content: bytes = b""
    """Hash of the document."""

    @property
    def open_to_waivers(self) -> list[Finding]:
        """All findings that entries may be for, in reading order: not those of comments."""
        waived = [finding for finding in self.waived if not finding.waived_by]
        return sorted([*self.findings, *waived], key=lambda f: (f.span, f.code))


@dataclass(slots=True)
class Result:
    """What a run over paths found, in reading order. `errors` are (path, reason)."""

    checked: list[Checked] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    files: int = 0
    cached: int = 0
    """Files whose findings were all known already."""
    books: list[Book] = field(default_factory=list)
    """Waivers of the folders concerned, and which of them matched."""

    @property
    def findings(self) -> list[Finding]:
        """All findings, file by file."""
        return [finding for one in self.checked for finding in one.findings]

    @property
    def waived(self) -> int:
        """How many findings waivers cover."""
        return sum(len(one.waived) for one in self.checked)


def check_files(
    paths: Iterable[str], resolver: Resolver, chooser: Chooser, settings: Settings
) -> Result:
    """Check files and folders. Raises UserError for a wrong configuration only."""
    found = discover(paths, resolver, force_exclude=settings.force_exclude)
    result = Result(errors=list(found.errors))
    if not found.files:  # wrong selectors and configurations are said all the same
        chooser.rules(resolver.of_folder(os.getcwd()))
    by_config: dict[int, list[File]] = {}
    for file in found.files:
        config = resolver.of_folder(file.folder)
        by_config.setdefault(id(config), []).append(file)
    for files in by_config.values():
        _check_corpus(files, resolver, chooser, settings, result)
    if len(by_config) > 1:
        result.checked.sort(key=lambda one: (one.file.folder, one.file.path))
    result.errors.sort(key=_in_order)
    return result


def _check_corpus(
    files: list[File],
    resolver: Resolver,
    chooser: Chooser,
    settings: Settings,
    result: Result,
) -> None:
    config = resolver.of_folder(files[0].folder)
    items = items_of(config, files, chooser, result.errors)
    if any(item.profile.observers for item in items):
        members = membership.members(config, files, isolated=settings.isolated)
        learnt_from = {file.path for file in members}
        for item in items:
            item.member = item.file.path in learnt_from
        others = learnt_from - {file.path for file in files}
        more = [file for file in members if file.path in others]
        items += items_of(config, more, chooser, result.errors, target=False)
    if book := None if settings.isolated else _book(str(config.root), settings):
        result.books.append(book)
    root = membership.root_of(config, files, isolated=settings.isolated)
    store = open_store(settings.cache_dir, root) if settings.cache_dir else None
    folder = Folder(items, store, settings.jobs, settings.progress)
    folder.look()
    facts = folder.judge()
    places = Places(items)
    own: list[Checked] = []
    for item in items:
        if not item.target:
            continue
        result.files += not item.skipped
        result.cached += item.cached
        result.errors += [(item.file.place, said) for said in item.errors]
        if item.findings is not None:
            findings, waived = parted(places.located(item.all_findings()))
            own.append(
                Checked(
                    item.file,
                    item.profile,
                    findings,
                    facts,
                    item.size,
                    waived,
                    faulty=item.faulty,
                    content=item.content,
                )
            )
    if book:
        _waive(own, book)
    if settings.changes:
        from srclint.since import narrow, past

        now = past.Now(config, resolver, chooser, items, store, settings.jobs)
        narrow.narrow(own, settings.changes, now)
    _number(own)
    result.checked += own


def _book(root: str, settings: Settings) -> Book | None:
    if not os.path.lexists(os.path.join(root, FILE)):
        return None
    from srclint.waivers import book

    return book.load(root, settings.cache_dir)


def by_file(checked: Iterable[Checked]) -> Iterator[list[Checked]]:
    """The documents of each file."""
    for _, group in groupby(checked, key=lambda one: one.file.path):
        yield list(group)


def _number(checked: Iterable[Checked]) -> None:
    """Let findings say which of their kind they are, where others are left out."""
    for ones in by_file(checked):
        if any(one.findings for one in ones) and any(one.waived or one.older for one in ones):
            new = numbered((one.findings, [*one.waived, *one.older]) for one in ones)
            for one, findings in zip(ones, new, strict=True):
                one.findings = findings


def _waive(checked: Iterable[Checked], book: Book) -> None:
    """Take what the folder's waivers cover out of files' findings."""
    for ones in by_file(checked):
        path = ones[0].file.path
        many = records.is_records(path)
        if (waivers := book.of(path, records=many)) is None:
            continue
        if many:
            from srclint.waivers.rows import share

            share(waivers, ones)
        for one in ones:
            one.waivers = one.waivers if many else waivers
            _take_out(one, book)


def _take_out(one: Checked, book: Book) -> None:
    if one.waivers and one.findings:
        matched = one.waivers.match(one.findings)
        book.used.update(matched.values())
        one.waived = [*one.waived, *(one.findings[number] for number in matched)]
        one.findings = [f for number, f in enumerate(one.findings) if number not in matched]


def _in_order(error: tuple[str, str]) -> tuple[str, int, str]:
    """By path, then by row."""
    path, _, row = error[0].rpartition("#")
    return (path, int(row), error[1]) if row.isdecimal() else (error[0], 0, error[1])


def mend_files(
    checked: Sequence[Checked], settings: Settings, *, unsafe: bool
) -> Iterator[tuple[Checked, work.Mended | pool.WorkerDiedError]]:
    """What fixes make of the files that have some to apply, one by one; nothing is written."""
    todo = [
        one
        for one in checked
        if not one.faulty and any(wanted(f, unsafe=unsafe) for f in one.findings)
    ]
    much = pool.workers_for([one.size for one in todo], settings.jobs) > 0
    context = [
        (c.file, c.profile, c.facts.in_memory() if much else c.facts, unsafe, c.waivers)
        for c in todo
    ]
    sizes = [one.size for one in todo]
    results = pool.each(work.mend, context, range(len(todo)), sizes, settings.jobs)
    return zip(todo, results, strict=True)
