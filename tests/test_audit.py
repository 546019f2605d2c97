"""Samples of findings to mark, and what the marks say."""

from __future__ import annotations

import csv
import json
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from command import srclint
from hypothesis import given
from hypothesis import strategies as st

from srclint.precision import table, wilson
from srclint.sampling import PER_DOCUMENT, Stratum, draw

ROOT = Path(__file__).parent.parent
SLIPS = {
    "en": "The ferry was late , and nobody  on the quay minded it at all, as they said.\n",
    "it": "Il traghetto era in ritardo , e nessuno sul molo  ci ha fatto caso, come dicono.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for language, slip in SLIPS.items():
        for number in range(6):
            (place / f"{number}.{language}.txt").write_text(f"{number}. {slip}", "utf-8")
    return place


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_draws_over_rules_and_languages(folder: Path) -> None:
    done = srclint(folder, "audit", "--sample", "8", "--select", "PUN002,SPC002")
    assert done.returncode == 0, done.stderr
    assert "8 of 24 findings, of 2 rules in 2 languages" in done.stdout
    rows = sheet(folder / "audit.csv")
    drawn = Counter((row["code"], row["language"]) for row in rows)
    assert drawn == {(c, i): 2 for c in ("PUN002", "SPC002") for i in ("en", "it")}
    row = next(row for row in rows if row["code"] == "PUN002" and row["language"] == "en")
    assert row["text"].endswith(
        "The ferry was late⟦ ,⟧ and nobody  on the quay minded it at all, as they said.\\n…"
    )
    assert (row["verdict"], row["fix"]) == ("", 'fix: " ," → ","')


def test_the_draw_is_the_same_for_a_seed(folder: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        srclint(folder, "audit", "--sample", "5", "--seed", seed, "--output-file", f"../{name}")
    a, b, c = (sheet(folder.parent / name) for name in "abc")
    assert a == b != c


def test_records_are_shown_as_documents(folder: Path) -> None:
    rows = [{"text": slip} for slip in SLIPS.values()]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "many.jsonl").write_text(lines, "utf-8")
    srclint(folder, "audit", "--select", "PUN002", "many.jsonl")
    found = {row["path"]: row["text"] for row in sheet(folder / "audit.csv")}
    assert found.keys() == {"many.jsonl#1", "many.jsonl#2"}
    assert "The ferry was late⟦ ,⟧ and nobody" in found["many.jsonl#1"]


def test_a_marked_sheet_is_not_overwritten(folder: Path) -> None:
    (folder / "audit.csv").write_text("marks", "utf-8")
    done = srclint(folder, "audit")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is there already" in done.stderr
    assert (folder / "audit.csv").read_text("utf-8") == "marks"


def test_nothing_to_draw(folder: Path) -> None:
    done = srclint(folder, "audit", "--select", "TTL")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing to mark" in done.stderr
    assert not (folder / "audit.csv").exists()


def test_no_cell_is_a_formula(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    (folder / "=cmd|' C'!A1.txt").write_text("=HYPERLINK(1)  , =1\x1b[31m\n", "utf-8")
    srclint(folder, "audit", "--select", "PUN002,SPC002,CHR")
    raw = (folder / "audit.csv").read_bytes().decode("utf-8-sig")
    assert "\x1b" not in raw
    cells = [cell for row in sheet(folder / "audit.csv") for cell in row.values()]
    assert cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def scored(folder: Path, text: str, encoding: str = "utf-8") -> str:
    (folder / "marked.csv").write_text(text, encoding)
    done = srclint(folder, "audit", "--score", "marked.csv")
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


SHEET = (
    "code,language,verdict,note\nSPL001,en,true,\nSPL001,en,TRUE,x\nSPL001,en,False,\n"
    "SPL001,it,y,\nPUN002,it,0,\nPUN002,it,,\n"
)


def test_the_score(folder: Path) -> None:
    said = scored(folder, SHEET)
    assert said.startswith("## PUN002 space-before-mark\n\n| language | right |")
    assert "| it | 0 | 1 | 0.0 | 0.0 – 79.3 |" in said
    assert "| en | 2 | 3 | 66.7 | 20.8 – 93.9 |" in said
    assert "| all | 3 | 4 | 75.0 | 30.1 – 95.4 |" in said
    assert "1 of 6 rows are not marked" in said


@pytest.mark.parametrize(
    ("sign", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-8"), (";", "cp1252")]
)
def test_what_spreadsheets_make_of_it(folder: Path, sign: str, encoding: str) -> None:
    text = SHEET.replace(",x", ",Þéß").replace(",", sign)
    assert "| en | 2 | 3 |" in scored(folder, text, encoding)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,language\n", "there is no column 'verdict'"),
        ("", "there is no column 'code'"),
        ("code,language,verdict\nA1,en,maybe\n", "row 2: verdict: 'maybe' is neither"),
        ("code,language,verdict\nA1,en,\n", "nothing is marked"),
    ],
)
def test_wrong_sheets(folder: Path, text: str, said: str) -> None:
    (folder / "marked.csv").write_text(text, "utf-8")
    done = srclint(folder, "audit", "--score", "marked.csv")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert said in done.stderr
    assert "cannot be read" in srclint(folder, "audit", "--score", "none.csv").stderr


def test_rules_show_the_same_table(folder: Path) -> None:
    said = srclint(folder, "rule", "SPL002").stdout
    assert "| language | right | of | % | 95 % between |" in said
    assert "| all | " in said


def test_what_was_judged_is_shown(folder: Path) -> None:
    said = srclint(folder, "rule", "PUN005").stdout
    assert "## Judged" in said
    assert "| all | 5 | 10 | 50.0 | 23.7 – 76.3 |" in said


def test_the_counts_are_those_of_the_verdicts() -> None:
    """After new verdicts: python tools/build_judged.py."""
    build: Any = runpy.run_path(str(ROOT / "tools" / "build_judged.py"))
    assert json.loads(build["TARGET"].read_text("utf-8")) == build["judged"]()


def test_wilson_by_the_book() -> None:
    """Figures of Newcombe (1998), "Two-sided confidence intervals for the single proportion"."""
    for right, of, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)
    assert wilson(0, 0) == (0, 1)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_wilson_holds_the_share(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low - 1e-9 <= right / (right + wrong) <= high + 1e-9


def test_a_table_of_one_language_has_no_sum() -> None:
    assert "all" not in table({"en": (1, 2)})


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=40), st.integers(1, 20))
def test_any_draw(things: list[tuple[int, int, int]], count: int) -> None:
    def stratum(thing: tuple[int, int, int]) -> Stratum:
        return Stratum(*map(str, thing))

    drawn = draw(things, stratum, count, seed=1)
    assert len(drawn) <= count
    assert not Counter(drawn) - Counter(things)
    places = Counter((stratum(one).code, stratum(one).document) for one in drawn)
    assert all(number <= PER_DOCUMENT for number in places.values())
    assert len(draw(things, stratum, 1, seed=1)) == min(1, len(things))
