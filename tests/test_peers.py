"""Defects of other linters of prose and of spelling, each a test that srclint does not share it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import command
import pytest

import srclint
from srclint.fixes import apply

ENGLISH = "The harbour office opens at nine, and the ferry leaves when the tide allows it.\n\n"
ITALIAN = "Il traghetto parte alle nove dal molo vecchio e torna prima di mezzogiorno.\n\n"
VIETNAMESE = "Chuyến phà rời bến lúc chín giờ sáng và trở về trước buổi trưa như mọi ngày.\n\n"


def reported(folder: Path, *args: str, cwd: Path | None = None) -> list[dict[str, Any]]:
    done = command.run(folder, "--output-format", "json", *args, cwd=cwd)
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


def test_utf16le_file_is_rewritten_as_utf8(folder: Path) -> None:
    path = folder / "a.txt"
    text = "\ufeff" + ENGLISH.replace("nine,", "nine ,").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-16-le"))
    command.run(folder, "--fix", "--select", "PUN", "a.txt")
    assert path.read_bytes() == text.replace("nine ,", "nine,").encode("utf-16-le")


def test_file_is_renamed_by_its_fix(folder: Path) -> None:
    names = ["recieved teh  late .txt", "Digtal.txt"]
    for name in names:
        (folder / name).write_text(ENGLISH.replace("opens at", "opens  at"), "utf-8")
    command.run(folder, "--fix", "--unsafe-fixes", ".")
    assert sorted(os.listdir(folder)) == sorted(names)


def test_sic_is_ignored_when_the_word_comes_again_on_the_line(folder: Path) -> None:
    path = folder / "a.txt"
    text = ENGLISH + "The sign says “recieve” [sic], and the clerk did not recieve the letter.\n"
    path.write_text(text, "utf-8")
    second = text.rindex("recieve")
    found = [f for f in reported(folder, "a.txt") if f["text"] == "recieve"]
    assert [f["start"]["offset"] for f in found] == [second]
    command.run(folder, "--fix", "--unsafe-fixes", "a.txt")
    assert path.read_text("utf-8") == text[:second] + "receive" + text[second + 7 :]


@pytest.mark.parametrize(
    "kept",
    [
        "https://recieve.example/teh/Digtal",
        "recieve@teh.example",
        "docs/recieve_teh.txt",
        "www.recieve.example/?teh=recieve",
    ],
)
def test_edit_inside_an_address(folder: Path, kept: str) -> None:
    path = folder / "a.txt"
    path.write_text(f"{ENGLISH}They recieve all at {kept} and nowhere else.\n", "utf-8")
    command.run(folder, "--fix", "--unsafe-fixes", "a.txt")
    fixed = path.read_text("utf-8")
    assert kept in fixed
    assert "They receive" in fixed


def test_safe_edit_inside_a_quotation(folder: Path) -> None:
    path = folder / "a.txt"
    text = f"{ENGLISH}She wrote: “We will recieve the goods on Monday and nothing else.”\n"
    path.write_text(text, "utf-8")
    command.run(folder, "--fix", "a.txt")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    "text",
    [
        "Ein Fischer hat ein Boot gekauft und will nun den alten Hafen wieder öffnen lassen.\n",
        "L’adresse du bureau est sur la porte, et le comité a changé le nombre de places.\n",
        "La comunidad pide una solución para el transporte de las personas mayores del barrio.\n",
        "Anak itu pulang ke rumah bersama ibu dan membawa ikan dari pasar di dekat pelabuhan.\n",
    ],
)
def test_words_of_other_languages_taken_for_slips(text: str) -> None:
    codes = {f.code for f in srclint.check(text * 3, language=None) if f.code.startswith("SPL")}
    assert not codes


def test_foreign_paragraph_checked_as_the_documents_language() -> None:
    text = ENGLISH * 3 + "Ein Fischer hat das Boot gekauft, und die Adresse steht am Tor.\n\n" * 2
    assert not [f for f in srclint.check(text) if f.code.startswith("SPL")]


@pytest.mark.parametrize(
    "text",
    [
        "渡轮九点出发，中午之前回来。“明天见！”他说：（也许）我们还会再来；谁知道呢？\n" * 3,
        "船は九時に出て、昼前に戻った。「また明日」と彼は言った（たぶん）。\n" * 3,
        "“It’s late,” she said – ‘too late’ … and left.\n" * 3,
        "« Où est le port ? » demanda-t-elle ; personne ne répondit.\n" * 3,
    ],
)
def test_wide_marks_narrowed_and_quotes_uncurled(folder: Path, text: str) -> None:
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    command.run(folder, "--fix", "--unsafe-fixes", "a.txt")
    marks = [mark for mark in path.read_text("utf-8") if not mark.isalnum() and mark not in " \n"]
    assert marks == [mark for mark in text if not mark.isalnum() and mark not in " \n"]


def test_undecodable_file_passes_as_clean(folder: Path) -> None:
    (folder / "a.txt").write_bytes(bytes(range(128, 256)) * 40)
    done = command.run(folder, "a.txt")
    assert done.returncode != 0
    assert b"a.txt" in done.stdout + done.stderr


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 2 + "They recieve it on monday , says the the clerk .\n",
        ITALIAN * 2 + "Arriva il 12 Settembre  2018 , costa $ 184m e và bene perchè è così.\n",
        VIETNAMESE * 2 + "Công ty công bố kết quả  vào  ngày 12 tháng 9 năm 2018 .\n",
        "Title\n\nTitle\n\n" + ENGLISH * 3,
    ],
)
def test_fix_differs_from_what_was_reported(text: str) -> None:
    safe = [f.fixes[0] for f in srclint.check(text) if f.fixes and f.fixes[0].safe]
    assert safe
    once, applied, _ = apply(text, safe)
    fixed = srclint.fix(text)
    assert len(fixed.applied) >= len(applied)
    assert srclint.fix(once).text == fixed.text


def test_settings_not_applied_because_of_where_it_was_started(folder: Path) -> None:
    (folder / "srclint.toml").write_text('extend-exclude = ["old/**"]\nignore = ["PUN"]\n', "utf-8")
    for name in ("old", "new/deep"):
        (folder / name).mkdir(parents=True)
        (folder / name / "a.txt").write_text(ENGLISH.replace("nine,", "nine  ,"), "utf-8")
    here = [(Path(f["path"]).name, f["code"]) for f in reported(folder, ".")]
    assert here
    assert not [code for _, code in here if code.startswith("PUN")]
    starts = {"": ["old", "new"], "new": [".", "../old"], "new/deep": ["..", "../../old"]}
    for start, paths in starts.items():
        found = reported(folder, *paths, cwd=folder / start)
        assert [(Path(f["path"]).name, f["code"]) for f in found] == here, start
    outside = reported(folder, "in/new", cwd=folder.parent)
    assert [(Path(f["path"]).name, f["code"]) for f in outside] == here
