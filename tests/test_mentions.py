"""srclint.mentions: what is found, with which value, and what is left alone."""

from __future__ import annotations

import datetime
import time
from itertools import pairwise
from pathlib import Path

import pytest

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


CLEAN = {
    "versions": (
        ("en", "Version 3.12.1 came after 3.11.9, and build 2019.4.1120 was the last one."),
        ("it", "La versione 3.12.1 segue la 3.11.9, e la build 2019.4.1120 è stata l'ultima."),
        ("de", "Fassung 3.12.1 folgt auf 3.11.9, und der Stand 2019.4.1120 war der letzte."),
        ("vi", "Bản 3.12.1 ra sau bản 3.11.9, còn bản dựng 2019.4.1120 là bản cuối cùng."),
    ),
    "scores": (
        ("en", "They won 3-1 and then 2:0, after 6-4, 7-5 in the tennis and 88-79 at home."),
        ("it", "Hanno vinto 3-1 e poi 2 a 0, dopo il 6-4, 7-5 nel tennis e l'88-79 in casa."),
        ("es", "Ganaron 3-1 y luego 2 a 0, tras el 6-4, 7-5 en tenis y el 88-79 en casa."),
    ),
    "phones": (
        ("en", "Call 555-31-0042, +44 20 7946 0123 or 1-800-555-0142 before noon."),
        ("it", "Chiamate lo 02 1234 5678, il +39 333 12 34 567 o l'800-31-02-18 la mattina."),
        ("fr", "Appelez le 01 42 31 02 18 ou le +33 6 12 34 56 78 avant midi."),
    ),
    "ibans": (
        ("en", "Pay to GB29 NWBK 6016 1331 9268 19 by the end of the week."),
        ("it", "Pagate su IT60 X054 2811 1010 0000 0123 456 entro la settimana."),
        ("de", "Zahlen Sie auf DE89 3704 0044 0532 0130 00 bis zum Ende der Woche."),
    ),
    "isbns": (
        ("en", "The book, ISBN 978-3-16-148410-0, and the other, ISBN 0-306-40615-2, are out."),
        ("it", "Il libro, ISBN 978-88-04-31218-2, e l'altro, ISBN 88-04-31218-2, sono usciti."),
        ("pt", "O livro, ISBN 978-972-31-0218-2, e o outro, ISBN 972-31-0218-2, saíram."),
    ),
    "coordinates": (
        ("en", "The hut lies at 45.4642, 9.1900 and the spring at 45°27′31″N 9°11′02″E."),
        ("it", "Il rifugio è a 45.4642, 9.1900 e la sorgente a 45°27′31″N 9°11′02″E."),
        ("ru", "Хижина стоит на 45.4642, 9.1900, а источник на 45°27′31″ с. ш."),
    ),
    "times": (
        ("en", "The train leaves at 12:30 and arrives at 18.45, open 24/7, run in 1:31:02."),
        ("it", "Il treno parte alle 12:30 e arriva alle 18.45, corso in 1:31:02."),
        ("de", "Der Zug fährt um 12:30 ab und kommt um 18.45 Uhr an, gelaufen in 1:31:02."),
    ),
    "ratios": (
        ("en", "Mix it 3:1, or 2/3 to 1/3; the odds are 50/50 and the scale is 1:250000."),
        ("it", "Mescolate 3:1, o 2/3 e 1/3; le probabilità sono 50/50 e la scala è 1:250000."),
        ("fr", "Mélangez à 3:1, ou 2/3 et 1/3 ; les chances sont de 50/50, l'échelle 1:250000."),
    ),
    "verses": (
        ("en", "Read John 3:16, Mark 4:31-32 and Genesis 31,2 before the sermon."),
        ("it", "Leggete Giovanni 3,16, Marco 4,31-32 e Genesi 31:2 prima della predica."),
        ("de", "Lest Johannes 3,16, Markus 4,31-32 und Genesis 31:2 vor der Predigt."),
    ),
    "addresses": (
        ("en", "The server is 192.168.31.2, its mask 255.255.255.0, the page /2017/02/31/a."),
        ("it", "Il server è 192.168.31.2, la maschera 255.255.255.0, la pagina /2017/02/31/a."),
        ("es", "El servidor es 192.168.31.2, la máscara 255.255.255.0, y la página /2017/02/31."),
    ),
    "unit prices": (
        ("en", "Diesel is €1.459 a litre and the fee $0.05 per page."),
        ("it", "Il gasolio costa 1,459 euro al litro e la tariffa è di 0,05 euro a pagina."),
        ("de", "Diesel kostet 1,459 Euro je Liter und die Gebühr 0,05 Euro je Seite."),
    ),
    "models": (
        ("en", "The A320-200, the MP3-31 and the Boeing 737-800 met the EUR6 norm on Route 66."),
        ("it", "L'A320-200, l'MP3-31 e il Boeing 737-800 rispettano EUR6 sulla statale 66."),
        ("de", "Der A320-200, der MP3-31 und die Boeing 737-800 erfüllen EUR6 auf der B 66."),
    ),
    "laws": (
        ("en", "Article 31.2 of Regulation 2016/679 and section 30-2 of the act apply."),
        ("it", "Si applicano l'art. 31.2 del regolamento 2016/679 e la legge n. 104/92."),
        ("fr", "L'article 31.2 du règlement 2016/679 et la loi 78-17 s'appliquent."),
    ),
    "links": (
        ("en", "See https://example.org/2017/02/31/a?p=31%20USD and notes_2017-02-31.txt there."),
        ("it", "Vedi https://example.org/2017/02/31/a?p=31%20USD e note_2017-02-31.txt lì."),
        ("vi", "Xem https://example.org/2017/02/31/a?p=31%20USD và ghi_2017-02-31.txt ở đó."),
    ),
    "everyday words": (
        ("en", "You may 2 or 3 times try; march 5 miles, and it may 2016 or not be so."),
        ("fr", "La planète mars 4 fois plus petite a 2 lunes."),
        ("es", "El mar 5 veces más frío tiene 3 islas."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(*case, id=f"{kind}-{case[0]}")
        for kind, cases in CLEAN.items()
        for case in cases
    ],
)
def test_left_alone(language: str, text: str) -> None:
    rules = [r for r in installed() if r.group in GROUPS and r.default]
    doc = srclint.Document(text, language=language)
    report = Linter([Active(r, r.severity, {}) for r in rules]).check(doc)
    assert not report.faults
    assert not [(f.code, f.text) for f in report.findings]


def test_every_kind_is_clean_in_three_languages() -> None:
    assert all(len({language for language, _ in cases}) >= 3 for cases in CLEAN.values())


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
    for name in ("look_right", "look_left"):
        monkeypatch.setattr(FirstLook, name, lambda *_: DATE | MONEY | JOIN | TO | MONTH)
    for name in ("may_count", "may_be_counted"):
        monkeypatch.setattr(FirstLook, name, lambda *_: True)
    for language, _ in texts:
        t = tables(language)
        assert t is not None
        monkeypatch.setattr(t.look, "seen_right", {})
        monkeypatch.setattr(t.look, "seen_left", {})
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
