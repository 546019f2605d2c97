"""The entity list: what is wrong with it is said with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from srclint import namelist
from srclint.config import read
from srclint.entities import of_tables
from srclint.model import UserError

BAD = [
    ('[[entity]]\nname = "a\n', "2: not valid TOML"),
    (
        '[[entity]]\nname = "A"\nvariant = ["b"]\n',
        "3: unknown key 'variant'; did you mean 'variants'",
    ),
    ('[[entity]]\nname = "A"\n\n[[entity]]\nname = ""\n', "5: the name is empty"),
    ('[[entity]]\nvariants = ["b"]\n', "1: an entity needs a name"),
    ('[[entity]]\nname = "A"\nvariants = ["A"]\n', "3: 'A' is a variant of itself"),
    ('[[entity]]\nname = "A"\nvariants = "b"\n', "3: variants must be a list of strings"),
    ('[[entity]]\nname = "A"\nvariants = [""]\n', "3: variants of 'A' has an empty form"),
    ('[[entity]]\nname = "A"\n[[entity]]\nname = "A"\n', "4: 'A' is listed twice"),
    (
        '[[entity]]\nname = "A"\nvariants = ["x"]\n[[entity]]\nname = "B"\nvariants = ["x"]\n',
        "6: 'x' is a variant of two names, 'A' and 'B'",
    ),
    (
        '[[entity]]\nname = "A"\nvariants = ["B"]\n[[entity]]\nname = "B"\nvariants = ["A"]\n',
        "3: 'B' is a variant of 'A', but right for 'B'",
    ),
    ('[[entity]]\nname = "A"\nforms = { it = "b" }\n', "3: forms must be a table of languages"),
    ('[[entities]]\nname = "A"\n', "1: unknown key 'entities'; did you mean 'entity'"),
]


@pytest.mark.parametrize(("text", "said"), BAD)
def test_a_broken_list(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "srclint.toml").write_text('entities = "list.toml"\n', "utf-8")
    (tmp_path / "list.toml").write_text(text, "utf-8")
    with pytest.raises(UserError) as error:
        of_tables(read(tmp_path / "srclint.toml").listed)
    assert f"list.toml:{said}" in str(error.value)


def test_entities_stand_in_the_configuration_too(tmp_path: Path) -> None:
    file = tmp_path / "srclint.toml"
    file.write_text('[[entity]]\nname = "A"\nforms = { it = ["Aa"] }\n', "utf-8")
    (entity,) = of_tables(read(file).listed).listed
    assert entity.right("it") == ("Aa", "A")
    file.write_text('ignore = []\n\n[[entity]]\nname = "A"\nnames = "b"\n', "utf-8")
    with pytest.raises(UserError, match=r"srclint\.toml:5: unknown key"):
        of_tables(read(file).listed)


def test_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "srclint.toml").write_text('entities = "none.toml"\n', "utf-8")
    with pytest.raises(UserError, match=r"there is no file none\.toml"):
        read(tmp_path / "srclint.toml")


LISTED = """\
# ours, do not touch
[[entity]]
name = "NordLine"  # decided in March
allow = ["Nord"]

# the port
[[entity]]
name = "Oslo"
"""


def test_writing_keeps_all_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text(LISTED, "utf-8")
    rows = [
        {"name": "NordLine", "form": "Nordline", "status": "variant"},
        {"name": "NordLine", "form": "Nord", "status": "variant"},
        {"name": "Bergen", "form": "Bergen", "status": "right"},
        {"name": "Bergen", "form": "Bregen", "status": "open"},
        {"name": "Nord", "form": "nord", "status": "variant"},
    ]
    text, new = namelist.update(path, rows)
    assert new == 1
    for line in LISTED.splitlines():
        assert line in text.splitlines()
    assert 'variants = ["Nordline"]' in text
    assert "# also written: 'Bregen'" in text
    assert '"nord"' not in text
    path.write_text(text, "utf-8")
    assert namelist.update(path, rows) == (text, 0)


def test_a_spreadsheet_round_trip(tmp_path: Path) -> None:
    sheet, path = tmp_path / "x.csv", tmp_path / "list.toml"
    rows = [
        {"name": "NordLine", "form": "Nordline", "status": "variant", "note": "house"},
        {"name": "=A1", "form": "+B", "status": "allow"},
        {"name": 'Q"uote, Ltd', "form": "Quote", "status": "acronym"},
    ]
    sheet.write_text(namelist.as_csv(rows), "utf-8")
    assert "\n'=A1,'+B" in sheet.read_text("utf-8")
    text, new = namelist.update(path, namelist.read_csv(sheet))
    assert new == 3
    path.write_text(text, "utf-8")
    (tmp_path / "srclint.toml").write_text('entities = "list.toml"\n', "utf-8")
    nord, cell, quote = of_tables(read(tmp_path / "srclint.toml").listed).listed
    assert (nord.variants, nord.note) == (("Nordline",), "house")
    assert (cell.name, cell.allow) == ("=A1", ("+B",))
    assert (quote.name, quote.acronym) == ('Q"uote, Ltd', "Quote")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form\nx\n", "1: there is no column 'name'"),
        ("name,from\nx,y\n", "1: unknown column 'from'; did you mean 'form'"),
        ("name,form\n,y\n", "2: the name is empty"),
        ("name,form,status\nx,y,wrong\n", "2: status 'wrong' is none of"),
    ],
)
def test_a_broken_spreadsheet(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x.csv").write_text(text, "utf-8")
    with pytest.raises(UserError) as error:
        namelist.read_csv(tmp_path / "x.csv")
    assert f"x.csv:{said}" in str(error.value)


def test_semicolons_and_a_mark_at_the_start_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("\ufeffname;form;status\r\nA;b;variant\r\n".encode())
    assert namelist.read_csv(tmp_path / "x.csv") == [
        {"name": "A", "form": "b", "status": "variant"}
    ]
