"""Numbers that are neither dates nor amounts: no rule says a word about them."""

from __future__ import annotations

import pytest

import srclint
from srclint.lint import Linter
from srclint.model import Active
from srclint.registry import installed

GROUPS = {"dates", "money", "numbers"}

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
    "sports results": (
        ("en", "Final: Kane 31', 90+2'; third heat 9.81, 9.92, 10.02; set 31-29, 12-3-1 so far."),
        ("it", "Finale: Riva 31', 90+2'; terza serie 9,81, 9,92, 10,02; set 31-29."),
        ("fr", "Finale : Giroud 31', 90+2' ; série 9,81, 9,92, 10,02 ; set 31-29, bilan 12-3-1."),
        ("vi", "Chung kết: phút 31, 90+2; thắng 4-1 và 27 tháng 10 đá tiếp, thành tích 12-3-1."),
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
