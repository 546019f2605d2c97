"""`srclint review`: what no program should decide, one finding at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from srclint.commands import cache_folder, say, state_folder
from srclint.commands.check import chooser_of, resolver_of
from srclint.commands.report import say_errors, wants_color
from srclint.commands.waive import Options, Said, entry_of
from srclint.deciding import Desk, Skipped
from srclint.fixing import Fixed, Writing
from srclint.model import UserError
from srclint.repair import wanted
from srclint.reports import full, visible
from srclint.run import Settings, check_files
from srclint.waivers.edit import edit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srclint.model import Finding
    from srclint.run import Checked

WORDS = frozenset({"spelling", "names"})
"""Groups whose findings may be about a word that is right here."""


class _Quit(Exception):  # noqa: N818 - no error, but the way out
    """Somebody has had enough."""


def review(paths: Sequence[str], *, again: bool, **given: Any) -> int:
    """Ask about each finding that `--fix` leaves; returns the exit code. Raises UserError."""
    options = Options(**given)
    if options.isolated:
        raise UserError("--isolated leaves waivers out; a review may add some")
    sitting = _Sitting(options, again=again)
    return sitting.hold(paths or (".",))


class _Sitting:
    def __init__(self, options: Options, *, again: bool) -> None:
        self._options = options
        self._again = again
        self._resolver = resolver_of(options.config, isolated=False)
        self._chooser = chooser_of(options)
        self._skipped = Skipped(state_folder())
        self._fixed = Fixed([])
        self._counts = {"applied": 0, "waived": 0, "skipped": 0}
        self._earlier = 0
        self._color = wants_color("auto", sys.stdout)
        for stream in (sys.stdin, sys.stdout):
            if hasattr(stream, "reconfigure"):
                name = "surrogateescape" if stream is sys.stdin else "backslashreplace"
                stream.reconfigure(encoding="utf-8", errors=name)

    def hold(self, paths: Sequence[str]) -> int:
        options = self._options
        cache = None if options.no_cache else cache_folder(options.cache_dir)
        result = check_files(paths, self._resolver, self._chooser, Settings(cache))
        say_errors(result.errors)
        todo = [one for one in result.checked if _open(one)]
        safe = sum(len(one.findings) - _open(one) for one in result.checked)
        if safe:
            _tell(f"{safe} safe fixes are left to `srclint --fix`.")
        writing = Writing(state_folder(), self._fixed, todo)
        left = 0
        try:
            for number, one in enumerate(todo, 1):
                self._file(Desk(self._fresh(one), writing, self._skipped), len(todo) - number)
        except (_Quit, KeyboardInterrupt):
            _tell("")
            left = 1
        self._close(ended=not left)
        return 2 if result.errors or self._fixed.errors else 0

    def _close(self, *, ended: bool) -> None:
        done = ", ".join(f"{count} {what}" for what, count in self._counts.items())
        _tell(f"{done}." if ended else f"{done}; `srclint review` goes on from here.")
        if self._earlier:
            _tell(f"{self._earlier} skipped earlier; --again asks about them again.")
        if self._fixed.run:
            _tell(f"`srclint undo --run {self._fixed.run}` takes back what was applied.")

    def _fresh(self, one: Checked) -> Checked:
        """The same file under the configuration as it is now: words may have been added."""
        config = self._resolver.of_folder(one.file.folder)
        one.profile = self._chooser.profile(config, one.file.path)
        if self._again:
            self._skipped.forget(one.file.key)
        return one

    def _file(self, desk: Desk, files: int) -> None:
        self._earlier += desk.before
        while True:
            try:
                waiting = desk.open()
            except (OSError, UserError) as error:
                say(f"{desk.one.file.place}: {error}")
                return
            if not waiting:
                return
            self._ask(desk, waiting[0], f"{len(waiting)} here, {files} more files")

    def _ask(self, desk: Desk, finding: Finding, rest: str) -> None:
        _tell("")
        full.show(finding, desk.text, sys.stdout, color=self._color)
        said = self._keys(finding)
        prompt = ", ".join(text for text, _ in said.values())
        while True:
            answer = _answer(f"[{rest}] {prompt} > ").strip()
            if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(finding.fixes):
                if self._applied(desk, finding, finding.fixes[int(answer) - 1]):
                    return
            elif answer in said:
                if said[answer][1](desk, finding):
                    return
            elif answer:
                _tell(f"{visible(answer)}: none of these; q quits and keeps what is done")

    def _keys(self, finding: Finding) -> dict[str, tuple[str, Callable[[Desk, Finding], bool]]]:
        keys: dict[str, tuple[str, Callable[[Desk, Finding], bool]]] = {}
        if finding.fixes:
            numbers = "1" if len(finding.fixes) == 1 else f"1-{len(finding.fixes)}"
            keys["1"] = f"{numbers} apply", self._first
        keys["o"] = "o own text", self._own
        keys["s"] = "s skip", self._skip
        keys["w"] = "w waive", self._waive
        if finding.group in WORDS and finding.text.strip() and "\n" not in finding.text:
            keys["d"] = "d add to words", self._word
            keys["e"] = "e add to entities", self._entity
        keys["q"] = "q quit", _quit
        return keys

    def _first(self, desk: Desk, finding: Finding) -> bool:
        return self._applied(desk, finding, finding.fixes[0])

    def _applied(self, desk: Desk, finding: Finding, fix: Any) -> bool:
        return self._done("applied", desk.apply(finding, fix))

    def _own(self, desk: Desk, finding: Finding) -> bool:
        _tell('Instead of it (nothing: leave it; "": remove it):')
        text = _answer("> ")
        if not text:
            return False
        try:
            text.encode()
        except UnicodeEncodeError:
            _tell("That is not UTF-8.")
            return False
        return self._done("applied", desk.replace(finding, "" if text == '""' else text))

    def _done(self, what: str, reason: str) -> bool:
        """Count a decision; where it failed, the document is opened again and asked about."""
        if reason:
            _tell(f"Not written: {visible(reason)}")
        else:
            self._counts[what] += 1
        return True

    def _skip(self, desk: Desk, finding: Finding) -> bool:
        desk.skip(finding)
        return self._done("skipped", "")

    def _waive(self, desk: Desk, finding: Finding) -> bool:
        reason = _answer("Why (may be empty)? ").strip()
        file = desk.one.file
        root = str(self._resolver.of_folder(file.folder).root)
        try:
            reason.encode()
            waiver = entry_of(desk.mark(finding), finding, desk.one, root, Said(reason=reason))
            edit(root, [waiver])
        except (UserError, UnicodeEncodeError) as error:
            return self._done("waived", str(error))
        desk.waived(root, waiver.path, waiver)
        return self._done("waived", "")

    def _word(self, desk: Desk, finding: Finding) -> bool:
        from srclint.commands.words import add

        return self._added(desk, finding, lambda: add([finding.text], self._options.config, None))

    def _entity(self, desk: Desk, finding: Finding) -> bool:
        from srclint.commands.names import add

        config = self._resolver.of_folder(desk.one.file.folder)
        return self._added(desk, finding, lambda: add(finding.text, config))

    def _added(self, desk: Desk, finding: Finding, add: Callable[[], None]) -> bool:
        try:
            add()
            self._resolver = resolver_of(self._options.config, isolated=False)
            self._chooser = chooser_of(self._options)
            one = desk.one
            config = self._resolver.of_folder(one.file.folder)
            one.profile = self._chooser.profile(config, one.file.path)
        except UserError as error:
            _tell(visible(str(error)))
            return False
        desk.leave(finding)
        return True


def _quit(desk: Desk, finding: Finding) -> bool:
    raise _Quit


def _open(one: Checked) -> int:
    return sum(not wanted(finding, unsafe=False) for finding in one.findings)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def _answer(prompt: str) -> str:
    """A line that somebody types. Raises _Quit where nobody is there any more."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    if sys.stdin is None or not (line := sys.stdin.readline()):
        raise _Quit
    return line.removesuffix("\n")
