"""Rules without code."""

import pickle
import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import testing, tomlrule
from srclint.document import Document
from srclint.lint import Linter, Report
from srclint.model import Active, Finding, Rule, Span, UserError
from srclint.tomlcheck import Matcher

HEAD = 'code = "HSE001"\nsummary = "It is written otherwise."\n'


@pytest.fixture
def made(tmp_path: Path) -> Any:
    def make(toml: str, head: str = HEAD) -> Rule:
        path = tmp_path / "house_word.toml"
        path.write_text(head + toml, encoding="utf-8")
        return tomlrule.load(path, group="house")

    return make


def report(rule: Rule, text: str) -> Report:
    return Linter([Active(rule, rule.severity)]).check(Document(text, language="en"))


def seen(rule: Rule, text: str) -> list[tuple[str, tuple[str, ...]]]:
    outcome = report(rule, text)
    assert not outcome.faults
    for finding in outcome.findings:
        assert text[finding.span.start : finding.span.end] == finding.text
    return [(f.text, _texts(f)) for f in outcome.findings]


def _texts(finding: Finding) -> tuple[str, ...]:
    return tuple(fix.edits[0].text for fix in finding.fixes)


def test_all_keys(made: Any) -> None:
    rule = made(
        """
why = "Readers know one way to write it."
severity = "error"
default = false
languages = ["en", "it"]
yields-to = ["SPL"]
touches = "spacing"
pattern = '(\\d+) ?Kms?'
replace = '\\1 km'
word = true
ignore-case = true
message = '\\0 is no unit'
safe = true

[[examples]]
bad = "It is ⟦3 Kms⟧ away, and ⟦12KM⟧ back."
fixed = "It is 3 km away, and 12 km back."
language = "en"

[[examples]]
good = "It is 3 km away."
"""
    )
    assert (rule.code, rule.name, rule.group) == ("HSE001", "house-word", "house")
    assert (rule.severity, rule.default, rule.touches) == ("error", False, "spacing")
    assert rule.languages == {"en", "it"}
    assert rule.yields_to == {"SPL"}
    assert rule.origin.endswith("house_word.toml")
    for example in rule.examples:
        testing.run_example(rule, example)
    (finding,) = report(rule, "3 Kms").findings
    assert finding.message == "3 Kms is no unit"
    assert finding.fix is not None
    assert finding.fix.safe


def test_terms(made: Any) -> None:
    rule = made('[terms]\n"e-mail" = "email"\nViet-nam = ["Việt Nam", "Vietnam"]\nfoo = []\n')
    assert seen(rule, "An e-mail, E-MAIL; e-mails from Viet-nam; foo.") == [
        ("e-mail", ("email",)),
        ("Viet-nam", ("Việt Nam", "Vietnam")),
        ("foo", ()),
    ]
    assert report(rule, "foo").findings[0].message == "It is written otherwise"


def test_terms_ignoring_case_keep_capitals(made: Any) -> None:
    rule = made('ignore-case = true\n[terms]\n"e-mail" = "email"\ngithub = "GitHub"\nUsa = "US"')
    assert seen(rule, "e-mail E-mail E-MAIL Github GITHUB GitHub USA") == [
        ("e-mail", ("email",)),
        ("E-mail", ("Email",)),
        ("E-MAIL", ("EMAIL",)),
        ("Github", ("GitHub",)),
        ("USA", ("US",)),
    ]


def test_what_is_part_of_the_right_term_is_right(made: Any) -> None:
    rule = made('[terms]\n"York" = "New York"\n"Kiel" = "Kiel Canal"')
    assert seen(rule, "New York, York, Kiel Canal, Kiel") == [
        ("York", ("New York",)),
        ("Kiel", ("Kiel Canal",)),
    ]


def test_words_in_any_script(made: Any) -> None:
    rule = made('[terms]\ncat = "dog"\n"нет" = "да"\n"की" = "का"')
    assert (
        seen(rule, "concat cats écat caté cat\u0301 cat_ cat2 (cat) cat") == [("cat", ("dog",))] * 2
    )
    assert seen(rule, "нету нет кабинет") == [("нет", ("да",))]
    assert seen(rule, "लड़की की") == [("की", ("का",))]
    assert len(seen(rule, "cat cat\ncat")) == 3
    parts = made('word = false\n[terms]\ncat = "dog"')
    assert len(seen(parts, "concat catcat")) == 3


def test_longest_term_first_and_shorter_where_it_is_none(made: Any) -> None:
    rule = made('[terms]\n"data" = "a"\n"data base" = "b"\n"base line" = "c"')
    assert seen(rule, "data base, data bases, xdata base line") == [
        ("data base", ("b",)),
        ("data", ("a",)),
        ("base line", ("c",)),
    ]


def test_pattern_choices_and_groups(made: Any) -> None:
    rule = made("pattern = '(colou?r)(s)?'\nreplace = ['\\1', 'tint\\2']")
    assert seen(rule, "colors colour") == [
        ("colors", ("color", "tints")),
    ], "colour is what \\1 makes of it already"


def test_offsets_beyond_ascii_and_bad_bytes(made: Any) -> None:
    rule = made("pattern = 'x.'\nreplace = 'y'")
    assert seen(rule, "é日🚢 xé \udcff xa\ud800 x\udc80 \r\nxb") == [
        ("xé", ("y",)),
        ("xa", ("y",)),
        ("x\udc80", ("y",)),
        ("xb", ("y",)),
    ]


def test_prose_only(made: Any) -> None:
    rule = made('[terms]\nfoo = "bar"')
    doc = Document("foo `foo` foo", masks=[Span(4, 9)], language="en")
    assert len(Linter([Active(rule, "warning")]).check(doc).findings) == 2


@given(st.text(st.sampled_from("aà\u0301x \n\udcff日")), st.booleans())
def test_matches_as_re_does(text: str, word: bool) -> None:
    found = [(m.start, m.end) for m in Matcher("(?:a|à|x)+|日", word=word).matches(text)]
    edge = r"[^\W]|\u0301"
    source = f"(?<!{edge})(?:(?:a|à|x)+|日)(?!{edge})" if word else "(?:a|à|x)+|日"
    assert found == [match.span() for match in re.finditer(source, text)]


def test_crosses_processes(made: Any) -> None:
    rule = made('[terms]\nfoo = "bar"')
    again = pickle.loads(pickle.dumps(rule.check))
    assert [p.span for p in again(Document("a foo"))] == [(2, 5)]


def test_a_costly_pattern_is_stopped(made: Any) -> None:
    rule = made("pattern = 'a(?:.*b)?'")
    start = time.process_time()
    outcome = report(rule, "a" * 300_000)
    assert time.process_time() - start < 10
    assert "takes too long" in outcome.faults[0]


def test_many_matches_are_no_cost(made: Any) -> None:
    rule = made("pattern = 'a'")
    assert len(report(rule, "à a " * 50_000).findings) == 50_000


BROKEN = {
    "cod = 'X'": "cod: no such key; did you mean 'code'?",
    "qqqq = 'X'": "qqqq: no such key; there are code, summary,",
    "pattern = '(a'": "pattern: RE2 cannot use it: missing ): (a",
    "pattern = 'a)(b'": "pattern: RE2 cannot use it: unexpected ): a)(b",
    "pattern = '(?=a)'": "pattern: RE2 cannot use it: invalid perl operator: (?=",
    "pattern = 'a*'": "pattern: matches the empty text",
    "pattern = '\\C'": "pattern: RE2 cannot use it: \\C matches bytes",
    "pattern = '(\\pL{1,100}){10}'": "pattern: RE2 cannot use it: too large",
    "pattern = 5": "pattern: must be a text, not 5",
    "pattern = 'a'\nreplace = '\\1'": "replace: \\1 names a group that pattern does not have",
    "pattern = '(a)'\nmessage = '\\2'": "message: \\2 names a group that pattern does not have",
    "pattern = 'a'\n[terms]\na = 'b'": "pattern: a rule needs either it or terms",
    "": "pattern: a rule needs either it or terms",
    "[terms]": "terms: is empty",
    "[terms]\na = 5": "terms: 'a' must have a text or a list of texts, not 5",
    "[terms]\na = 'a'": "terms: 'a' cannot be right and wrong",
    "replace = 'x'\n[terms]\na = 'b'": "replace: is for a pattern",
    "ignore-case = true\n[terms]\na = 'b'\nA = 'c'": "terms: 'a' and 'A' differ in capitals only",
    "pattern = 'a'\nsafe = 'yes'": "safe: must be true or false, not 'yes'",
    "pattern = 'a'\nseverity = 'eror'": "severity: 'eror' is none; did you mean 'error'?",
    "pattern = 'a'\ntouches = 'x'": "touches: 'x' is none; write wording, spacing, encoding",
    "pattern = 'a'\nlanguages = ['English']": "languages: 'English' is no code",
    "pattern = 'a'\n[[examples]]\nbda = 'a'": "examples: number 1: bda: no such key; did you mean",
    "pattern = 'a'\n[[examples]]\nfixed = 'a'": "examples: number 1: needs either bad",
    "pattern = ": "is not TOML: Invalid value",
    f"pattern = {'[' * 5000}": "is not TOML",
}


@pytest.mark.parametrize("toml", BROKEN)
def test_broken(made: Any, toml: str) -> None:
    with pytest.raises(UserError) as caught:
        made(toml)
    message = str(caught.value)
    assert "\n" not in message
    assert "house_word.toml: " + BROKEN[toml] in message


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("summary = 'x'\n", "code: is missing"),
        ("code = 'HSE001'\n", "summary: is missing"),
        ("code = 'hse'\nsummary = 'x'\n", "code: 'hse' is none; write capitals and a number"),
    ],
)
def test_head(made: Any, head: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        made("pattern = 'a'", head=head)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"cannot be read: "):
        tomlrule.load(tmp_path, group="x")
    path = tmp_path / "x.toml"
    path.write_bytes(b"code = '\xff'")
    with pytest.raises(UserError, match=r"x\.toml: is not UTF-8"):
        tomlrule.load(path, group="x")


def test_a_trusted_rule_compiles_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + "pattern = '(a'")
    rule = tomlrule.load(path, group="x", trusted=True)
    assert rule.wakes == ("(?:(a)",)
