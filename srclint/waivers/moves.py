"""Where entries of waivers go when fixes change the sentences that they are for.

An entry of one file says what its sentence is now. One with a glob may be for the same sentence in
other files: it is changed only where all its files were looked at and it is for none of them any
more; else it stays, and the new sentence gets an entry of its own with the same glob.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint.waivers import NO_FILE, book, edit, is_glob

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from srclint.run import Checked
    from srclint.waivers import Waiver


class Moves:
    """Changes of the entries of one folder's file."""

    def __init__(self) -> None:
        self._change: dict[Waiver, Waiver] = {}
        self._globs: dict[Waiver, dict[Waiver, set[int]]] = {}

    def take(self, one: Checked, moved: Mapping[Waiver, Waiver]) -> None:
        """Take in what a document's fixes moved."""
        for old, new in moved.items():
            if old.path == NO_FILE:
                continue
            if is_glob(old.path) and not _is_own(old, one):
                self._globs.setdefault(old, {}).setdefault(new, set()).add(id(one))
            else:
                self._change[old] = new

    def edited(self, data: bytes, path: str, checked: Iterable[Checked], *, whole: bool) -> bytes:
        """The bytes of the file of entries after the changes.

        `checked` are the documents of the run, `whole` says that there are no others. Raises
        UserError where the file is not laid out as srclint does.
        """
        held = {waiver.target for waiver in book.parse(data, path)}
        change, add = dict(self._change), []
        still = self._still_used(checked) if whole else frozenset(self._globs)
        for old, news in self._globs.items():
            first, *others = sorted(news)
            if old in still or first.target in held:
                others = [first, *others]
            else:
                change[old] = first
            add += [new for new in others if new.target not in held]
        return edit.edited(data, path, {w.target: w for w in add}.values(), change=change)

    def _still_used(self, checked: Iterable[Checked]) -> Collection[Waiver]:
        """The globs that are for a sentence yet that nothing was done to."""
        still: set[Waiver] = set()
        for one in checked:
            for old, news in self._globs.items():
                if one.waivers and old in one.waivers.waivers and old not in still:
                    moved = any(id(one) in ones for ones in news.values())
                    if not moved and old in one.waivers.match(one.open_to_waivers).values():
                        still.add(old)
        return still


def _is_own(waiver: Waiver, one: Checked) -> bool:
    return one.waivers is not None and waiver.path == one.waivers.path
