"""srclint from Python: what the command line does, for text at hand. Pure and thread-safe."""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from srclint import config as configuration
from srclint import facts as fact_store
from srclint import readers
from srclint.language import is_known
from srclint.model import UserError
from srclint.profiles import Chooser, Profile
from srclint.repair import repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from srclint.config import Config
    from srclint.document import Document
    from srclint.model import Finding
    from srclint.repair import Repair
    from srclint.views import Facts


@dataclass(frozen=True, slots=True)
class FixResult:
    """What became of a text.

    `applied` are the findings that were fixed, with the offsets of the text in the pass that
    fixed them; `left` those that remain, with the offsets of the new text.
    """

    text: str
    applied: list[Finding]
    left: list[Finding]
    faults: list[str]
    _repair: Repair

    def new_offset(self, old: int) -> int:
        """Where an offset of the old text (code points) lies in the new one."""
        return self._repair.offset(old)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check of files found; `errors` are (path, reason) of what could not be checked."""

    findings: list[Finding]
    errors: list[tuple[str, str]]
    files: int


def load_config(path: str | os.PathLike[str] | None = None) -> Config:
    """Read a configuration: of a file, or of the nearest one of a folder (default: the current).

    Raises UserError where it is wrong.
    """
    place = Path(path) if path is not None else Path.cwd()
    if place.is_dir():
        return configuration.Resolver().of_folder(str(place.resolve()))
    return configuration.read(place)


def observe(
    texts: Iterable[str], config: Config | None = None, *, language: str | None = None
) -> Facts:
    """What the rules learn from a collection of texts: give it to `check` and `fix`."""
    profile = _profile(config, language, "text.txt")
    docs = (readers.document(text, language=profile.language) for text in texts)
    return fact_store.of_documents(profile.observers, docs)


def check(
    text: str,
    language: str | None = None,
    config: Config | None = None,
    facts: Facts | None = None,
    *,
    path: str = "text.txt",
) -> list[Finding]:
    """Findings of a text in reading order.

    `language` is a code such as "it"; without it, it is found out. `facts` come from
    `observe`; without them the text is the whole folder. The suffix of `path` says how the
    text is read (".md": Markdown). Raises UserError for a wrong language or configuration; a
    rule that fails is left out with a RuntimeWarning that names it.
    """
    profile = _profile(config, language, path)
    doc = _document(text, path, profile)
    report = profile.linter.check(doc, facts or _own_facts(profile, doc))
    for fault in report.faults:
        warnings.warn(fault, RuntimeWarning, stacklevel=2)
    return report.findings


def fix(  # noqa: PLR0913 - `check`'s, and what may be applied
    text: str,
    language: str | None = None,
    config: Config | None = None,
    facts: Facts | None = None,
    *,
    path: str = "text.txt",
    unsafe: bool = False,
) -> FixResult:
    """Apply the safe fixes to a text, with `unsafe` the others too; arguments as in `check`."""
    profile = _profile(config, language, path)
    doc = _document(text, path, profile)
    known = facts or _own_facts(profile, doc)
    result = repair(doc, profile.linter, known, unsafe=unsafe)
    return FixResult(result.text, result.applied, result.left, result.faults, result)


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    config: Config | None = None,
    *,
    jobs: int | None = None,
    cache_dir: str | None = None,
) -> CheckResult:
    """Check files and folders as the command line does; `config` stands for any on disk.

    Without `cache_dir` nothing is cached. Raises UserError for a wrong configuration only.
    """
    from srclint.run import Settings, check_files

    settings = Settings(cache_dir=cache_dir, jobs=jobs)
    resolver = configuration.Resolver(config)
    result = check_files([os.fspath(path) for path in paths], resolver, Chooser(), settings)
    return CheckResult(result.findings, result.errors, result.files)


def _profile(config: Config | None, language: str | None, path: str) -> Profile:
    if language is not None and not is_known(language):
        raise UserError(f"{language!r} is no language code")
    return _chooser(language).profile(config or no_config(), os.path.abspath(path))


@lru_cache(maxsize=64)
def _chooser(language: str | None) -> Chooser:
    return Chooser(language=language)


@lru_cache(maxsize=1)
def no_config() -> Config:
    """What holds where there is no configuration."""
    return configuration.Config(Path("/"))


def _document(text: str, path: str, profile: Profile) -> Document:
    language = profile.language_of(path)
    return readers.document(
        text,
        path=path,
        language=language,
        house_words=profile.house_words,
        entities=profile.entities,
    )


def _own_facts(profile: Profile, doc: Document) -> Facts:
    return fact_store.of_documents(profile.observers, [doc])
