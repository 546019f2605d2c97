"""srclint.mentions: what is found, with which value, and what is left alone."""

from __future__ import annotations

import datetime
import time
from itertools import pairwise
from pathlib import Path

import pytest
from test_mentions_clean import CLEAN

import srclint
from srclint.lint import Linter
from srclint.mentions import find, format_date, month_languages, near_months, tables
from srclint.mentions.looks import DATE, JOIN, MONEY, MONTH, TO, FirstLook
from srclint.mentions.months import one_slip
from srclint.model import Active
from srclint.registry import installed

GROUPS = {"dates", "money", "numbers"}

FOUND = [
    ("en", "Signed on 7 May 2016 in Oslo.", "7 May 2016", "date", "2016-05-07"),
    ("en", "Signed on May 7, 2016 in Oslo.", "May 7, 2016", "date", "2016-05-07"),
    ("en", "Due September 21st at noon.", "September 21st", "md", "--09-21"),
    ("en", "It was due on 3 April. Nobody came.", "3 April", "md", "--04-03"),
    ("en", "It was due on 3 Apr. and late.", "3 Apr.", "md", "--04-03"),
    ("es", "Cerraron el 3 de abril.", "3 de abril", "md", "--04-03"),
    ("en", "Back in October 2016 again.", "October 2016", "ym", "2016-10"),
    ("en", "Open May 5–7, 2016 only.", "May 5–7, 2016", "range", "2016-05-05/2016-05-07"),
    ("en", "12 May to 3 June 2016.", "12 May to 3 June 2016", "range", "2016-05-12/2016-06-03"),
    ("en", "It cost $7.5bn in all.", "$7.5bn", "money", "7500000000 $"),
    ("en", "It cost USD 7,500 in all.", "USD 7,500", "money", "7500 USD|7.5 USD"),
    ("en", "It fell 7.5 per cent.", "7.5 per cent", "percent", "7.5"),
    ("it", "Firmato il 7 maggio 2016 a Oslo.", "7 maggio 2016", "date", "2016-05-07"),
    ("it", "Costa 7,5 milioni di euro.", "7,5 milioni di euro", "money", "7500000 EUR"),
    ("it", "Dal 22 al 25 maggio 2016.", "22 al 25 maggio 2016", "range", "2016-05-22/2016-05-25"),
    ("it", "Il prezzo è 1.250,50 €.", "1.250,50 €", "money", "1250.5 EUR"),
    ("de", "Am 7. Mai 2016 in Oslo.", "7. Mai 2016", "date", "2016-05-07"),
    ("de", "Der Anteil stieg auf 7,5 Prozent.", "7,5 Prozent", "percent", "7.5"),
    ("fr", "Le 1er mai 2016 à Oslo.", "1er mai 2016", "date", "2016-05-01"),
    ("fr", "Cela coûte 7 millions d’euros.", "7 millions d’euros", "money", "7000000 EUR"),
    ("es", "El 7 de mayo de 2016 llovió.", "7 de mayo de 2016", "date", "2016-05-07"),
    ("pt", "Custa 7 mil milhões de euros.", "7 mil milhões de euros", "money", "7000000000 EUR"),
    ("vi", "Ngày 7 tháng 5 năm 2016, ông đến.", "Ngày 7 tháng 5 năm 2016", "date", "2016-05-07"),
    ("vi", "Dự án trị giá 7 tỷ đồng.", "7 tỷ đồng", "money", "7000000000 VND"),
    ("ru", "Подписано 7 мая 2016 года.", "7 мая 2016 года", "date", "2016-05-07"),
    ("ru", "Стоит 7 млн рублей.", "7 млн рублей", "money", "7000000 RUB"),
    ("zh", "他2016年5月7日来了。", "2016年5月7日", "date", "2016-05-07"),
    ("zh", "花了７亿美元。", "７亿美元", "money", "700000000 USD"),
    ("ja", "3割が反対した。", "3割", "percent", "30"),
    ("ko", "2016년 5월 7일에 왔다.", "2016년 5월 7일", "date", "2016-05-07"),
    ("hu", "Aláírták 2016. május 7. napján.", "2016. május 7.", "date", "2016-05-07"),
    ("lt", "Pasirašyta 2016 m. gegužės 7 d. Osle.", "2016 m. gegužės 7 d.", "date", "2016-05-07"),
    ("he", "נחתם ב־7 במאי 2016 באוסלו.", "7 במאי 2016", "date", "2016-05-07"),
    ("ar", "وقع في 7 مايو 2016 في أوسلو.", "7 مايو 2016", "date", "2016-05-07"),
    ("hi", "7 मई 2016 को हुआ।", "7 मई 2016", "date", "2016-05-07"),
    ("tr", "7 Mayıs 2016'da imzalandı.", "7 Mayıs 2016", "date", "2016-05-07"),
    ("en", "See 2016-05-07 for it.", "2016-05-07", "date", "2016-05-07"),
    ("en-US", "See 5/7/2016 for it.", "5/7/2016", "date", "2016-05-07|2016-07-05"),
    ("en-GB", "See 5/7/2016 for it.", "5/7/2016", "date", "2016-07-05|2016-05-07"),
    ("und", "Price: 12,50 zł", "12,50 zł", "money", "12.5 PLN"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "span", "kind", "value"), FOUND)
def test_found(language: str, text: str, span: str, kind: str, value: str) -> None:
    found = [(text[m.start : m.end], m.kind, m.value) for m in find(text, language)]
    low = [(s.lower(), k, v) for s, k, v in found]
    bare = [(s.removeprefix("ngày "), k, v) for s, k, v in low]
    bare_span = span.lower().removeprefix("ngày ").removesuffix(" года")
    shown = [(s.removesuffix(" года"), k, v) for s, k, v in bare]
    assert (bare_span, kind, value) in shown, found


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "zh-TW", "pt-BR", "sr-Latn", "und"])
def test_tags(tag: str) -> None:
    assert tables(tag) is not None


def test_territories_differ_from_their_language() -> None:
    assert [tables(tag).order for tag in ("en", "en-GB")] == ["Mdy", "dMy"]  # type: ignore[union-attr] # both exist
    taiwan = tables("zh-TW")
    assert taiwan is not None
    assert taiwan.signs.values["NT$"] == "TWD"


def test_an_unknown_language_has_no_mentions() -> None:
    assert find("7 May 2016", "xx-unknown") == []
    assert find("7 May 2016", "unknown") == []


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    text = "On 7 May 2016, 5% of $3m; 12/5/2016 to 14/5/2016, 7.5 million and 3 € or 4 $. " * 3
    found = find(text, "en")
    assert len(found) >= 15
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_offsets_stay_where_lower_case_is_longer() -> None:
    text = "İİİ 7 Mayıs 2016 İİ"
    (found,) = find(text, "tr")
    assert text[found.start : found.end] == "7 Mayıs 2016"


@pytest.mark.parametrize(
    "hostile",
    ["1" * 100_000, "1." * 50_000, "1/" * 50_000, "7 May " * 20_000, "$" * 100_000, "5 % " * 25_000,
     "a_" * 50_000 + "1/1/2016", "1 " * 50_000, "٣" * 50_000, "1,000" * 20_000],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_hostile_text_takes_linear_time(hostile: str) -> None:
    began = time.process_time()
    find(hostile, "en")
    find(hostile, "fr")
    assert time.process_time() - began < 10


def test_the_first_look_only_spares_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is found without it is found with it."""
    texts = [(language, text) for language, text, *_ in FOUND]
    texts += [case for cases in CLEAN.values() for case in cases]
    with_look = [find(text, language) for language, text in texts]
    for name in ("may_count", "may_be_counted"):
        monkeypatch.setattr(FirstLook, name, lambda *_: MONEY)
    for language, _ in texts:
        t = tables(language)
        assert t is not None
        for name in ("right_of", "left_of"):
            monkeypatch.setattr(t.look, name, lambda _: DATE | MONEY | JOIN | TO | MONTH)
    assert [find(text, language) for language, text in texts] == with_look


def test_format_date() -> None:
    day = datetime.date(2016, 5, 7)
    italian, english = tables("it"), tables("en")
    assert italian is not None
    assert english is not None
    assert format_date(day, "long", italian) == "7 maggio 2016"
    assert format_date(day, "long", english) == "May 7, 2016"
    assert format_date(day, "iso", english) == "2016-05-07"
    assert format_date(day, "EEEE d MMM yy", italian) == "sabato 7 mag 16"
    assert format_date(day, "d 'de' MMMM", english) == "7 de May"
    with pytest.raises(ValueError, match="no field"):
        format_date(day, "Q", english)


def test_months_of_other_languages() -> None:
    found = month_languages("Settembre")
    assert found is not None
    assert found[0] == 9
    assert "it" in found[1]
    assert month_languages("house") is None


@pytest.mark.parametrize(
    ("word", "name", "near"),
    [("setptember", "september", True), ("septmber", "september", True),
     ("ocotber", "october", True), ("octobre", "october", True),
     ("october", "october", False), ("octobres", "october", False)],
)  # fmt: skip
def test_one_slip(word: str, name: str, near: bool) -> None:
    assert one_slip(word, name) is near


def test_near_months() -> None:
    english = tables("en")
    assert english is not None
    assert near_months("Setptember", english) == [9]
    assert near_months("Mayor", english) == []


def test_nothing_of_babel_is_needed() -> None:
    source = "".join(
        path.read_text("utf-8")
        for path in (Path(srclint.__file__).parent / "mentions").glob("*.py")
    )
    assert "import babel" not in source
    assert "from babel" not in source
    assert "import pycountry" not in source


def test_withdrawn_currencies() -> None:
    english = tables("en")
    assert english is not None
    assert english.last_years["ITL"] == 2002
    assert english.last_years["BGN"] == 2025
    assert "EUR" not in english.last_years


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "4-1 và 27 tháng 10"),
        ("it", "vinse 4-1 e il 27 ottobre"),
        ("en", "4-1 and 27 October"),
    ],
)
def test_a_score_beside_a_date_in_words(language: str, text: str) -> None:
    (found,) = srclint.Document(text, language=language).mentions.all
    assert (found.kind, found.value) == ("md", "--10-27")


def test_a_range_in_numbers_is_none_of_scores() -> None:
    (found,) = find("Chiuso dal 4/1 al 12/2/2017.", "it")
    assert (found.kind, found.value) == ("range", "2017-01-04/2017-02-12")


def test_the_short_way_reads_as_the_long_one(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(language, text) for language, text, *_ in FOUND]
    texts += [
        ("de", "Am 7. Mai 2016 (Samstag), 45. Mai 2016"),
        ("en", "Sat, May 7 2016 and 7 May 2250"),
        ("ca", "7 d'octubre de 2016"),
        ("pt", "7 de maio de 2016"),
        ("en", "7 Mar. 2016, $5 May 2016"),
    ]
    short = [find(text, language) for language, text in texts]
    for language, _ in texts:
        monkeypatch.setattr(tables(language), "is_plain", False)  # cached: the table that find uses
    assert [find(text, language) for language, text in texts] == short


@pytest.mark.parametrize(
    "code", sorted(r.code for r in installed() if r.group in GROUPS and not r.needs_facts)
)
def test_findings_have_values(code: str) -> None:
    (rule,) = (r for r in installed() if r.code == code)
    for example in rule.examples:
        text = (example.bad or "").replace("⟦", "").replace("⟧", "")
        doc = srclint.Document(text, language=example.language)
        found = Linter([Active(rule, rule.severity, dict(example.options))]).check(doc).findings
        assert not text or found
        assert all(f.value for f in found)


def test_findings_about_the_folder_have_values(tmp_path: Path) -> None:
    for day in range(2, 14):
        text = f"House {day} opened on {day} July 2017, and many people came to see it."
        (tmp_path / f"{day}.en.txt").write_text(text)
    (tmp_path / "1.en.txt").write_text("The quay opened on 2017-08-03, and everybody was there.")
    (tmp_path / "srclint.toml").write_text('select = ["DAT011"]\n')
    result = srclint.check_paths([tmp_path], srclint.load_config(tmp_path))
    assert [f.value for f in result.findings] == [{"date": "2017-08-03"}]
