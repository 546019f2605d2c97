"""Tokens that rules want to hear of wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

watchers: list[Callable[[str], Iterable[bytes]]] = []
"""Each gives tokens of a language."""


def watch(tokens: Callable[[str], Iterable[bytes]]) -> None:
    """Have tokens of a language among the rare ones of its texts (`rare_tokens`)."""
    watchers.append(tokens)
