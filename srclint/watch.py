"""A time limit for rules, so that one which never ends costs its own findings and no more.

Off until `enable` is called, which the command line and its workers do: a library must not
touch the signals of the program that uses it. A tick comes twice per limit and counts as far as
the process had a processor; a rule that is still the one running, ticks later, is stopped from
within. On Unix the tick is an interval timer's signal, which also ends a long match of `re`;
elsewhere a thread raises the error, which a loop in Python notices and a long call into C does
not. A rule that swallows the error is stopped with its process; the pool then names the document.
"""

from __future__ import annotations

import os
import signal
from time import process_time
from typing import TYPE_CHECKING

from srclint.model import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

SECONDS = 10.0
"""Seconds of CPU time for a rule on a document, and again for each further million code points:
500 times what the slowest rule of our own needs."""

PATIENCE = 6
"""How many times as long it may take on the wall: a rule that sleeps, or a machine whose
processors are wanted elsewhere (we have seen rules left out where load was five times that)."""

VARIABLE = "SRCLINT_RULE_SECONDS"
"""Sets other seconds."""

OFTEN = 3
"""Documents on which a rule does not end, after which it is not asked again in this process."""

DEAF = 4
"""Ticks of CPU time for which a rule may go on after it was stopped."""


class TooLongError(BaseException):
    """Raised inside a rule that does not end; no `Exception`, which rules catch."""


class Watch:
    """What is running, for the tick to see. There is one: `WATCH`."""

    def __init__(self, clock: Callable[[], float] = process_time) -> None:
        self._clock = clock
        self.enabled = False
        self.seconds = SECONDS
        self.rule: str | None = None
        """Code of the rule that runs now; set before it starts, None when it is done."""
        self.given_up: frozenset[str] = frozenset()
        """Codes of rules that are not asked any more."""
        self._overdue: dict[str, int] = {}
        self._allowed = 0
        self._seen: str | None = None
        self._ticks = 0.0
        self._used = 0.0

    def enable(self) -> None:
        """Watch from now on, in this process. Raises UserError for a wrong `VARIABLE`."""
        said = os.environ.get(VARIABLE, "")
        try:
            self.seconds = float(said or SECONDS)
        except ValueError:
            self.seconds = 0
        if not 0 < self.seconds < 1e6:
            raise UserError(f"{VARIABLE}: {said!r} is no number of seconds above 0")
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._on_signal)
        else:  # pragma: no cover - Windows
            watch_from_a_thread(self)
        self.enabled = True

    def begin(self, length: int) -> None:
        """Rules are about to look at a document of so many code points."""
        if not self.enabled:
            return
        self._allowed = 2 * (1 + length // 1_000_000)
        self._seen, self._ticks = None, 0.0
        if hasattr(signal, "setitimer"):
            tick = self.seconds / 2
            signal.setitimer(signal.ITIMER_REAL, tick, tick)

    def end(self) -> None:
        """They are done with it."""
        self.rule = None
        if self.enabled and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def overdue(self, code: str) -> str:
        """Count a rule that was stopped; what is said of it."""
        self._overdue[code] = self._overdue.get(code, 0) + 1
        if self._overdue[code] >= OFTEN:
            self.given_up |= {code}
        return f"rule {code} failed and was left out: it did not end within {self.seconds:g} s"

    def is_overdue(self) -> bool:
        """Whether the rule that runs has run for too long; to be asked once per tick."""
        used = self._clock()
        since, self._used = used - self._used, used
        if self.rule is None or self.rule != self._seen:
            self._seen, self._ticks = self.rule, 1.0
            return False
        self._ticks += min(1.0, max(since / (self.seconds / 2), 1 / PATIENCE))
        if self._ticks > self._allowed + DEAF:
            os.write(2, f"srclint: rule {self.rule} does not stop; ignore it\n".encode())
            os._exit(2)
        return self._ticks > self._allowed

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.is_overdue():
            raise TooLongError


def watch_from_a_thread(watch: Watch) -> None:
    """Tick from a thread, which raises the error in the thread that called."""
    import ctypes
    import threading
    import time

    target = ctypes.c_ulong(threading.get_ident())

    def run() -> None:
        while True:
            time.sleep(watch.seconds / 2)
            if watch.is_overdue():
                error = ctypes.py_object(TooLongError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(target, error)

    threading.Thread(target=run, daemon=True).start()


WATCH = Watch()
