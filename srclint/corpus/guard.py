"""Limits for one document: of its time here, and of what it can break in a process of its own."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import threading
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

PATIENCE = 4
"""How many times its CPU time a document may take by the clock, and a few seconds more, before
the process ends: it sleeps, or loops where no signal reaches it."""

MORE = 5.0
"""The few seconds."""


class TooLongError(BaseException):
    """A document takes too long. Not an Exception: rules that fail are caught, this is not."""


class Limits:
    """Limits the documents of one split, where this thread can have signals at all.

    `skip` are documents that broke a process before: number → what is said of them.
    """

    def __init__(self, seconds: float, skip: dict[int, str], progress: int | None = None) -> None:
        self._seconds = seconds
        self.skip = skip
        self._progress = progress
        self._armed = -1e9
        self._possible = threading.current_thread() is threading.main_thread() and hasattr(
            signal, "setitimer"
        )
        self._silence = open(os.devnull, "w") if self._possible else None  # noqa: SIM115 - kept

    @contextlib.contextmanager
    def on(self, number: int) -> Iterator[None]:
        """While a document is looked at. Raises TooLongError in it."""
        if self._progress is not None:
            os.pwrite(self._progress, b"%20d" % number, 0)
        if not self._possible:
            yield
            return
        self._watch()
        before = signal.signal(signal.SIGPROF, _ring)
        signal.setitimer(signal.ITIMER_PROF, self._seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

    def _watch(self) -> None:
        """End the process where nothing else ends a document; asked anew a few times a second."""
        now = monotonic()
        if now - self._armed > min(0.5, self._seconds):
            self._armed = now
            wait = PATIENCE * self._seconds + MORE
            faulthandler.dump_traceback_later(wait, exit=True, file=self._silence or 2)

    def close(self) -> None:
        """Stop watching."""
        if self._silence is not None:
            faulthandler.cancel_dump_traceback_later()
            self._silence.close()


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLongError
