"""The rules on structure together: near misses by language, hostile input."""

from time import process_time

import pytest

from srclint import Document, readers, registry
from srclint.lint import Linter
from srclint.model import Active

LINTER = Linter(
    [Active(rule, rule.severity) for rule in registry.installed() if rule.group == "structure"]
)

# About 220 code points each: one paragraph of prose.
TEXTS = {
    "de": "Die Fähre legte um neun Uhr ab und kam vor Mittag zurück, wie an jedem Markttag. Der "
    "Müller wartete an dem alten Steg mit einem Karren, zwei Säcken Roggen und einer langen Liste "
    "von Sachen, die ihm seine Frau mitgegeben hatte. ",
    "en": "The ferry left at nine and came back before noon, as it does on every market day. The "
    "miller was waiting for it at the old pier with a cart, two sacks of rye and a long list of "
    "things that his wife had asked him to bring from the town. ",
    "es": "La lancha salió a las nueve y volvió antes del mediodía, como todo día de mercado. "
    "El molinero la esperaba en el viejo muelle con un carro, dos sacos de centeno y una larga "
    "lista de cosas que su mujer le había encargado en la ciudad. ",
    "fr": "Le bac est parti à neuf heures et il est rentré avant midi, comme chaque mercredi. "
    "Le meunier attendait sur le vieux quai avec une charrette, deux sacs de seigle et une longue "
    "liste de choses que sa femme lui avait demandé de rapporter. ",
    "it": "La chiatta è partita alle nove ed è tornata prima di mezzogiorno, come ogni giorno di "
    "mercato. Il mugnaio la aspettava al vecchio molo con un carretto, due sacchi di segale e una "
    "lunga lista di cose che la moglie gli aveva chiesto di portare. ",
    "ru": "Паром отошёл в девять часов и вернулся до полудня, как бывает каждый базарный день. "
    "Мельник ждал его на старом причале с телегой, двумя мешками ржи и длинным списком вещей, "
    "которые жена просила привезти из города, и очень боялся что-нибудь забыть. ",
    "vi": "Chuyến phà rời bến lúc chín giờ và trở về trước buổi trưa, như mọi ngày có chợ phiên. "
    "Người thợ xay chờ ở bến cũ với một chiếc xe kéo, hai bao lúa mạch và một danh sách dài những "
    "thứ mà vợ của anh đã nhờ anh mua ở trong thành phố. ",
}
CUT = {
    "de": "und dann kam auch noch der Sohn von dem alten Fährmann auf den Steg und brachte die",
    "en": "and then the old ferryman and his son came down to the pier with a basket full of",
    "es": "y luego el viejo barquero y su hijo bajaron al muelle con una cesta llena de pan y los",
    "fr": "et puis le vieux passeur et son fils sont venus sur le quai avec un panier rempli de",
    "it": "e poi il vecchio barcaiolo e suo figlio vennero al molo con un cesto pieno di pane e",
    "ru": "а потом старый паромщик и его сын пришли на причал, чтобы поговорить с мельником о",
    "vi": "và sau đó ông lái phà già cùng con trai đi xuống bến để nói chuyện với vợ của",
}
LANGUAGES = sorted(TEXTS)


def codes(text: str, *, path: str = "example.txt", language: str | None = None) -> list[str]:
    report = LINTER.check(readers.document(text, path=path, language=language))
    assert not report.faults
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    def test_clean_text(self, language: str) -> None:
        paragraph = TEXTS[language].strip()
        assert not codes("\n\n".join([paragraph] * 10) + "\n")
        assert not codes("\n".join([paragraph] * 10))
        assert not codes(paragraph)

    def test_one_line(self, language: str) -> None:
        text = TEXTS[language] * 10
        assert codes(text) == ["SRC001"]
        assert codes(f"\n\n{text}\n") == ["SRC001"]
        assert codes(f"{text}https://example.org/a") == ["SRC001"]

    @pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n", " \n\n\n"])
    def test_cut_off(self, language: str, end: str) -> None:
        paragraph = TEXTS[language].strip()
        text = f"{paragraph}\n\n{paragraph[:-1]}, {CUT[language]}"
        assert ("SRC004" in codes(text + end)) == (language != "de"), text
        if language == "de":  # "die" may end a sentence; "der" may not
            assert codes(text.removesuffix("die") + "der" + end) == ["SRC004"]
        assert codes(text.rpartition(" ")[0] + "," + end) == ["SRC004"]

    @pytest.mark.parametrize(
        "end",
        ["", ":", "!", "?", "…", "...", "”", '"', "»", ")", ".)", "*", "_", "%", "️⭐", "¹", "—"],
    )
    def test_no_stop_is_no_cut(self, language: str, end: str) -> None:
        paragraph = TEXTS[language].strip()[:-1]
        assert not codes(f"{paragraph}.\n\n{paragraph}{end}\n")

    def test_what_may_stand_last(self, language: str) -> None:
        paragraph, word = TEXTS[language].strip(), CUT[language].rpartition(" ")[2]
        for last in (
            f"- {CUT[language]}",
            f"12. {CUT[language]}",
            f"| {CUT[language]}",
            f"1\t2\t{CUT[language]}",
            f"– {CUT[language]}",
            f"Ada Moss, {word}",
            "www.example.org/" + word,
            "Ada Moss,",
            word.upper(),
            word.title(),
            f"© 2024 {word}",
        ):
            assert not codes(f"{paragraph}\n\n{last}\n"), last

    @pytest.mark.parametrize("other", LANGUAGES)
    def test_mixed(self, language: str, other: str) -> None:
        one, two = TEXTS[language].strip(), TEXTS[other].strip()
        found = codes("\n\n".join([one] * 5 + [two] * 2))
        assert found == ([] if language == other else ["SRC005"])
        quoted = "\n\n".join([one] * 5 + [f"«{two}»"])
        assert not codes(quoted)
        assert not codes("\n\n".join([one] * 5 + [two[:50] + "."]))


@pytest.mark.parametrize(
    "text",
    [
        "渡船早上九点离开码头，每逢集市的日子，中午以前就会回来。磨坊主在岸边等着",
        "渡し船は朝九時に桟橋を離れ、市の立つ日には昼前に戻ってくる。粉屋は岸で待っていた",
        "เรือข้ามฟากออกเวลาเก้าโมงเช้า และกลับมาก่อนเที่ยง เหมือนทุกวันที่มีตลาดนัดริมแม่น้ำของหมู่บ้าน",
        "नाव सुबह नौ बजे निकली और दोपहर से पहले लौट आई, जैसा हर बाज़ार के दिन होता है और सब लोग देखते हैं",
        "غادرت العبارة في التاسعة صباحا وعادت قبل الظهر كما تفعل في كل يوم من أيام السوق الكبيرة",
        "The ferry left at nine; the miller waited, and the wind was cold on the pier\nlike steel",
    ],
)
def test_other_scripts_and_verse_need_no_stop(text: str) -> None:
    assert "SRC004" not in codes(f"{text}\n\n{text}\n")


@pytest.mark.parametrize("text", ["", "\n", "\r\n", " \t ", "\u3000\u00a0", "\ufeff", "\u200b\n\n"])
def test_empty(text: str) -> None:
    report = LINTER.check(Document(text))
    assert [(f.code, f.span) for f in report.findings] == [("SRC002", (0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ciao", ["SRC003"]),
        ("...", ["SRC003"]),
        ("Access denied", ["SRC003"]),
        ("Доступ запрещён!", ["SRC003"]),
        ("Không tìm thấy", ["SRC003"]),
        ("ページがない", ["SRC003"]),
        ("Không tìm thấy trang", []),
        ("La chiatta torna sul fiume", []),
        ("ページが見つかりません", []),
        ("ไม่พบหน้าที่ต้องการ", []),
    ],
)
def test_nearly_empty(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_given_language_is_not_doubted() -> None:
    text = "\n\n".join([TEXTS["en"].strip()] * 5 + [TEXTS["it"].strip()])
    assert codes(text) == ["SRC005"]
    assert not codes(text, language="en")


def test_a_long_line_of_no_prose() -> None:
    assert not codes("12.5;13.1;9.8;" * 1000 + "\n")
    assert not codes("ACGTTGCA" * 1000)


HOSTILE = {
    "one line": "x" * 10**6,
    "one line of words": "ab cd " * 170_000,
    "one line of sentences": "Ab cd. " * 150_000,
    "blank lines": "\n" * 10**6,
    "blanks": " " * 10**6 + "x",
    "blank lines before the end": TEXTS["en"] * 2 + "\n" * 10**6 + "the\n",
    "short lines": "a\n" * 500_000,
    "commas": "," * 10**6,
    "brackets": "(" * 10**6,
    "words and commas": "ab, " * 250_000 + "ab,",
    "invisible": "\u200b" * 10**6,
    "paragraphs": "ab cd ef gh. \n\n" * 70_000,
    "two scripts": "渡船早上九点。\n\n" * 60_000 + "The ferry left at nine. " * 20,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    doc = Document(text)
    doc.data, doc.lines, doc.paragraphs  # noqa: B018 - made by others, and timed in their tests
    started = process_time()
    report = LINTER.check(doc)
    assert process_time() - started < 10  # the slowest needs about 0.5 s
    assert not report.faults
