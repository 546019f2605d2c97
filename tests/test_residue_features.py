"""What the model of residue sees: templates, words in common, scripts; and manual pages."""

from __future__ import annotations

import pytest
from srclint.rules.residue import _cohesion, _context, _spared, _templates, _units

from srclint import Span
from srclint.text import line_spans

STORY = "The old bridge over the river was opened again after two years of work on the piers."
ON = "Two of the piers of the bridge had sunk, and the river had taken the old boards with it."
TEASERS = "\n".join(
    f"{title}\n{number}H ago"
    for number, title in enumerate(
        ("Snow falls in Riga", "Bakers strike", "Owl found asleep", "Tram stops early"), 3
    )
)


def units(text: str) -> list[_units.Unit]:
    found: list[_units.Unit] = _units.units(text, line_spans(text))
    return found


def rows(text: str) -> list[list[str]]:
    page = units(text)
    found: list[list[str]] = [[] for _ in page]
    _templates.features(page, found)
    _cohesion.features(page, [_context.content_words(unit.tokens) for unit in page], found)
    return found


def named(row: list[str], name: str) -> list[str]:
    return [feature for feature in row if feature.startswith(name)]


def test_lines_that_differ_in_numbers_only_are_of_one_template() -> None:
    found = rows(f"{STORY}\n{ON}\n{TEASERS}\n")
    stamps = [bool(named(row, "tn")) for row in found]
    assert stamps == [False, False, *[False, True] * 4]


def test_sentences_of_a_story_share_words_and_teasers_do_not() -> None:
    found = rows(f"{STORY}\n{ON}\n{TEASERS}\n")
    shares = [int(feature[3]) for row in found for feature in named(row, "coh")]
    assert min(shares[:2]) > max(shares[2:])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("यह वेबसाइट कुकीज़ का उपयोग करती है", 7),
        ("האתר משתמש בעוגיות", 3),
        ("این وب\u200cسایت", 3),
        ("the old bridge", 3),
        ("สะพานเก่าข้ามแม่น้ำ", 4),
        ("旧桥重新开放", 4),
    ],
)
def test_words_are_counted_in_all_scripts(text: str, words: int) -> None:
    unit = _units.line_unit(text, Span(0, len(text)), gap=True)
    assert unit is not None
    assert round(unit.words) == words


@pytest.mark.parametrize(
    ("text", "is_manual"),
    [
        ("TIDE(1) Boats TIDE(1)\n\nNAME\ntide\n\nSYNOPSIS\ntide\n\nSEE ALSO\nboat(1)\n", True),
        ("NAME\ntide\n\nSYNOPSIS\ntide\n\n-a\nall\n\n-b\nboats\n\n--help\nhelp\n\n-q\nquiet\n\n"
         "AUTHOR\nAda\n", True),
        ("НАЗВА\ntide\n\nОПИС\nчовни\n\nАВТОР\nАда\n\nБазар TIDE(8)\n", True),
        ("NEWS\nSPORT\nWEATHER\nComments (3)\n" + STORY, False),
        ("NEWS\nSPORT\nWEATHER\n" + STORY + "\nCOMMENTS(12)\n" + ON, False),
        (STORY + "\n- a boat\n- a pier\n- a rope\n- an oar\n", False),
        ("", False),
    ],
)  # fmt: skip
def test_manual_pages_are_known_by_their_form(text: str, is_manual: bool) -> None:
    assert _spared.is_reference(units(text)) is is_manual
