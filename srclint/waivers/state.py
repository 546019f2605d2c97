"""What a run says of the waivers: which matched, which match nothing any more, which are over."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from srclint import globs
from srclint.anchor import context_of
from srclint.discover import shown
from srclint.model import Finding, Span
from srclint.waivers import is_glob
from srclint.waivers.book import read
from srclint.waivers.comments import EXPIRED, UNKNOWN, UNUSED
from srclint.waivers.edit import headers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from srclint.model import Active, Rule, Severity
    from srclint.run import Checked, Result
    from srclint.waivers import Waiver
    from srclint.waivers.book import Book

State = Literal["used", "unused", "expired", "unknown", "open"]
"""`unknown`: it names no rule; `open`: this run did not look where it could have matched."""


CODES: dict[str, str] = {"unused": UNUSED, "expired": EXPIRED, "unknown": UNKNOWN}
"""The rule that speaks of a state."""


def states(book: Book, result: Result, paths: Iterable[str]) -> list[State]:
    """The state of each entry of a book after a run over paths."""
    failed = {path for path, _ in result.errors}
    looked_at = {
        inside: one
        for one in result.checked
        if one.file.shown not in failed and (inside := book.inside(one.file.path)) is not None
    }
    folders = _folders(paths)
    judge = _Judge(book, looked_at, folders)
    return [judge.state(waiver) for waiver in book.waivers]


def covers(paths: Iterable[str], folder: str) -> bool:
    """Whether paths take in all of a folder."""
    return _lies_in(folder, _folders(paths))


def _folders(paths: Iterable[str]) -> list[str]:
    return [os.path.abspath(path) for path in paths if os.path.isdir(path)]


def _lies_in(place: str, folders: Iterable[str]) -> bool:
    return any(place == f or place.startswith(f.rstrip(os.sep) + os.sep) for f in folders)


class _Judge:
    def __init__(
        self, book: Book, looked_at: Mapping[str, Checked], folders: Sequence[str]
    ) -> None:
        self._book = book
        self._looked_at = looked_at
        self._folders = folders
        self._known: set[str] = set()
        self._rules: dict[int, frozenset[str]] = {}

    def state(self, waiver: Waiver) -> State:
        if waiver.is_expired(self._book.today):
            return "expired"
        if waiver in self._book.used:
            return "used"
        is_known = not self._looked_at or self._is_rule(waiver.rule)
        return self._of_path(waiver) if is_known else "unknown"

    def _of_path(self, waiver: Waiver) -> State:
        if one := self._looked_at.get(waiver.path):
            return "unused" if self._runs(waiver.rule, one) else "open"
        if not self._folders:
            return "open"
        if is_glob(waiver.path):
            return self._of_glob(waiver)
        place = os.path.join(self._book.root, waiver.path)
        return "unused" if self._covers(place) and not os.path.exists(place) else "open"

    def _of_glob(self, waiver: Waiver) -> State:
        if not self._covers(self._book.root):
            return "open"
        pattern = globs.spec([waiver.path], self._book.file)
        named = [one for inside, one in self._looked_at.items() if globs.matches(pattern, inside)]
        if named and not any(self._runs(waiver.rule, one) for one in named):
            return "open"
        return "unused"

    def _covers(self, place: str) -> bool:
        return _lies_in(place, self._folders)

    def _is_rule(self, name: str) -> bool:
        if not self._known:
            profile = next(iter(self._looked_at.values())).profile
            for rule in (*(active.rule for active in profile.actives), *profile.off):
                self._known |= {rule.code, rule.name}
        return name in self._known

    def _runs(self, rule: str, one: Checked) -> bool:
        """Whether a rule looks at a file; one that is switched off could find nothing."""
        key = id(one.profile)
        if key not in self._rules:
            rules = [active.rule for active in one.profile.actives]
            self._rules[key] = frozenset(name for r in rules for name in (r.code, r.name))
        return rule in self._rules[key]


def remarks(
    result: Result, paths: Iterable[str], actives: Mapping[str, Active], *, strict: bool
) -> list[Finding]:
    """A finding for each entry that is of no use, as the rules for that are set; all are errors
    with `strict`.
    """
    found: list[Finding] = []
    paths = list(paths)
    for book in result.books:
        if all(waiver in book.used for waiver in book.waivers):
            continue
        said = [
            (number, active)
            for number, state in enumerate(states(book, result, paths))
            if (active := actives.get(CODES.get(state, "")))
        ]
        places = _places(book) if said else []
        for number, active in said:
            place = places[number] if len(places) == len(book.waivers) else (1, 0, "")
            severity: Severity = "error" if strict else active.severity
            found.append(_remark(book, book.waivers[number], active.rule, place, severity))
    return found


def _places(book: Book) -> list[tuple[int, int, str]]:
    """Line, offset and text of each entry's first line."""
    text = read(book.file).decode("utf-8-sig", "replace")
    return headers(text)


def _remark(
    book: Book, waiver: Waiver, rule: Rule, place: tuple[int, int, str], severity: Severity
) -> Finding:
    line, offset, text = place
    said = {
        UNUSED: "it matches no finding",
        EXPIRED: f"it held until {waiver.until}",
        UNKNOWN: "there is no such rule",
    }
    return Finding(
        code=rule.code,
        name=rule.name,
        group=rule.group,
        severity=severity,
        message=f"waiver of {described(waiver)}: {said[rule.code]}",
        path=shown(book.file, os.getcwd()),
        language="unknown",
        span=Span(offset, offset + len(text)),
        line=line,
        column=1,
        end_line=line,
        end_column=1 + len(text),
        text=text,
        context=context_of(str(waiver.target), Span(0, 0)),
    )


def described(waiver: Waiver) -> str:
    """What an entry is for, on one line."""
    text = " ".join(waiver.text.split())
    row = f"#{waiver.row}" if waiver.row else ""
    return f"{waiver.rule}{f' “{text}”' if text else ''} in {waiver.path}{row}"
