"""What processes tell each other: what is fine, for a while; no finding depends on it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from collection import Serial, job, run
from test_records import write

from srclint import told
from srclint.corpus import lookup
from srclint.corpus.engine import Work
from srclint.corpus.place import Place
from srclint.told import Told


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The table of this process stays its own."""
    before = list(told._current), list(told._path)
    yield
    told._current[:], told._path[:] = before


def _tell(path: str, word: str) -> None:
    told.use(path)
    Told("en").add(word)


def test_another_process_is_told() -> None:
    with told.shared() as path:
        told.use(path)
        assert not Told("en").has("fine")
        worker = get_context("spawn").Process(target=_tell, args=(path, "fine"))
        worker.start()
        worker.join()
        assert Told("en").has("fine")
        assert not Told("en").has("other")
        assert not Told("de").has("fine")
    assert not os.path.exists(path)
    assert Told("en").has("fine")  # a file that is gone is still in memory


def test_without_the_file_nothing_is_shared(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"x")
    for name in ("none", "short"):
        told.use(str(tmp_path / name))
        Told("xx", name).add("word")
        assert Told("xx", name).has("word")
    assert sorted(os.listdir(tmp_path)) == ["short"]


def test_a_table_of_another_run_is_left() -> None:
    with told.shared() as one, told.shared() as other:
        told.use(one)
        Told("en").add("word")
        told.use(one)
        assert Told("en").has("word")
        told.use(other)
        assert not Told("en").has("word")


def test_what_is_overwritten_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "SLOTS", 16)
    told._current.clear()
    some = [str(number) for number in range(100)]
    for each in some:
        Told("en").add(each)
    assert 1 <= sum(map(Told("en").has, some)) <= 16


def test_names_are_judged_once_by_all_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a worker remembers nothing, as a second one does; the findings are the same."""
    conclude = import_module("srclint.rules.names._conclude")
    texts = [
        f"The town of {'Mail.ru' if n == 8 else 'Mail.Ru'} pleased Maria Rossi, who left it at {n}."
        for n in range(12)
    ]
    write(tmp_path / "in.jsonl", [{"text": text} for text in texts])
    judged: list[str] = []
    judge = conclude._of_word

    def counted(form: str, *more: Any) -> Any:
        judged.append(form)
        return judge(form, *more)

    monkeypatch.setattr(conclude, "_of_word", counted)
    digests = set()
    for number, forgets in enumerate((False, True)):
        judged.clear()
        one = replace(
            job(tmp_path, tmp_path / f"out{number}", write_text=False),
            source=Place(str(tmp_path / "in.jsonl")),
            chooser=(("names",), (), (), "en"),
        )
        summary = run(one, _Forgetful() if forgets else Serial(), 400).summary
        digests.add((summary["digest"], summary["findings"]))
        assert judged.count("Rossi") == 1
        assert judged.count("Mail.ru") >= 1
    ((_, count),) = digests
    assert count


class _Forgetful(Serial):
    """Serial work, each item by a worker that knows nothing."""

    def map(self, work: Work, items: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            lookup._last.clear()
            yield from super().map(work, [item])
