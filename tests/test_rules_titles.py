"""The rules on titles together: near misses by language, fixes, facts, hostile input."""

from time import process_time

import pytest

from srclint import facts as fact_store
from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active
from srclint.repair import repair

ACTIVES = [Active(rule, rule.severity) for rule in registry.installed() if rule.group == "titles"]
LINTER = Linter(ACTIVES)

BODIES = {
    "de": "Die Fähre legte um neun Uhr ab und kam vor Mittag zurück, wie an jedem Markttag.",
    "en": "The ferry left at nine and came back before noon, as it does on every market day.",
    "es": "La lancha salió a las nueve y volvió antes del mediodía, como todo día de mercado.",
    "fr": "Le bac est parti à neuf heures et il est rentré avant midi, comme chaque mercredi.",
    "it": "La chiatta è partita alle nove ed è tornata prima di mezzogiorno, come ogni mercoledì.",
    "ru": "Паром отошёл в девять часов и вернулся до полудня, как бывает каждый базарный день.",
    "vi": "Chuyến phà rời bến lúc chín giờ và trở về trước buổi trưa, như mọi ngày có chợ phiên.",
    "zh": "渡船早上九点离开码头，每逢集市的日子，中午以前就会回来，磨坊主在岸边等着面粉。",
}
TITLES = {
    "de": "Die Fähre fährt wieder",
    "en": "The ferry runs again",
    "es": "La lancha vuelve al río",
    "fr": "Le bac reprend la rivière",
    "it": "La chiatta torna sul fiume",
    "ru": "Паром снова ходит по реке",
    "vi": "Chuyến phà trở lại dòng sông",
    "zh": "渡船又开始过河了",
}
LANGUAGES = sorted(BODIES)


def codes(text: str, path: str = "example.txt") -> list[str]:
    report = LINTER.check(readers.document(text, path=path))
    assert not report.faults
    return [finding.code for finding in report.findings]


def fixed(text: str, *, unsafe: bool = False, path: str = "example.txt") -> str:
    doc = readers.document(text, path=path)
    result = repair(doc, LINTER, unsafe=unsafe)
    assert not result.faults
    return result.text


@pytest.mark.parametrize("language", LANGUAGES)
class TestEveryLanguage:
    @pytest.mark.parametrize("blanks", [0, 1, 2, 5])
    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_a_title_twice_leaves_one_blank_line(
        self, language: str, blanks: int, newline: str
    ) -> None:
        title, body = TITLES[language], BODIES[language]
        gap = newline * (blanks + 1)
        text = title + gap + title + gap + body + newline
        assert codes(text) == ["TTL001"]
        assert fixed(text) == title + newline * min(blanks + 1, 2) + body + newline

    def test_the_title_as_first_sentence(self, language: str) -> None:
        title, body = TITLES[language], BODIES[language]
        stop = "。" if language == "zh" else ". "
        text = f"{title}\n\n{title}{stop}{body}\n"
        assert codes(text) == ["TTL002"]
        assert fixed(text) == text, "never without being asked"
        assert fixed(text, unsafe=True) == f"{title}\n\n{body}\n"

    def test_the_title_below_a_byline(self, language: str) -> None:
        title, body = TITLES[language], BODIES[language]
        text = f"{title}\n\nAda Moss\n\n{title}\n\n{body}\n"
        assert codes(text) == ["TTL002"]
        assert fixed(text, unsafe=True) == f"{title}\n\nAda Moss\n\n{body}\n"

    @pytest.mark.parametrize("tail", [" | Hafenpost", " - Hafenpost", " – hafenpost.example"])
    def test_the_title_with_its_site(self, language: str, tail: str) -> None:
        title, body = TITLES[language], BODIES[language]
        assert codes(f"{title}{tail}\n{title}\n\n{body}\n") == ["TTL003"]
        assert fixed(f"{title}\n{title}{tail}\n\n{body}\n", unsafe=True) == f"{title}\n\n{body}\n"

    def test_a_text_without_the_defect(self, language: str) -> None:
        title, body = TITLES[language], BODIES[language]
        assert not codes(f"{title}\n\n{body}\n\n{body}\n")

    def test_a_title_that_the_body_takes_up(self, language: str) -> None:
        title, body = TITLES[language], BODIES[language]
        assert not codes(f"{title}\n\n{title}, {body}\n")
        assert not codes(f"{title}\n\n{body} {title}. {body}\n")

    def test_two_titles_in_two_languages(self, language: str) -> None:
        other = LANGUAGES[LANGUAGES.index(language) - 1]
        assert not codes(f"{TITLES[language]}\n\n{TITLES[other]}\n\n{BODIES[language]}\n")

    def test_a_refrain(self, language: str) -> None:
        line = TITLES[language]
        assert not codes(f"{line}\n{line}\n{line}\n{BODIES[language]}\n")
        assert not codes(f"{line}\n{line}\n{TITLES['en']}!\n{TITLES['it']}!\n")
        assert not codes(f"{line}\n\n{line}\n\n{BODIES[language]}\n\n{line}\n")


@pytest.mark.parametrize(
    "text",
    [
        f"- flour and bran for bread\n- flour and bran for bread\n\n{BODIES['en']}",
        f"– Non lo so davvero, disse.\n– Non lo so davvero, disse.\n{BODIES['it']}",
        f"1. Wasser aus dem Brunnen\n1. Wasser aus dem Brunnen\n\n{BODIES['de']}",
        f"| Fähre | Abfahrt | Ankunft |\n| Fähre | Abfahrt | Ankunft |\n{BODIES['de']}",
        f"Chapter 1\n\nChapter 1\n\n{BODIES['en']}",
        f"Chapter 1 of the ferry\n\n{BODIES['en']}\n\nChapter 2 of the ferry\n\n{BODIES['en']}",
        f"Results for the spring of 2021\nResults for the spring of 2022\n\n{BODIES['en']}",
        f"Il traghetto - una storia\n\n{BODIES['it']}",
        f"Le bac - la rivière - le moulin\n\nLe bac - la rivière - le pont\n\n{BODIES['fr']}",
        f"Группа А: расписание парома\nГруппа Б: расписание парома\n\n{BODIES['ru']}",
        f"Kết quả vòng 1 giải mùa xuân\nKết quả vòng 2 giải mùa xuân\n\n{BODIES['vi']}",
        f"El presidente de la región\nLa presidenta de la región\n\n{BODIES['es']}",
        "Row the boat along the river, row the boat\n" * 2 + "We are late, we are late\n" * 2,
        "The ferry runs again\n\nThe ferry runs again\n",
        f"{BODIES['ru']} {BODIES['ru']} {BODIES['ru']}",
    ],
)
def test_near_misses(text: str) -> None:
    assert not codes(text)


def test_front_matter_may_say_the_title_of_the_heading() -> None:
    text = f"---\ntitle: The ferry runs again\n---\n\n# The ferry runs again\n\n{BODIES['en']}\n"
    assert not codes(text, "post.md")


def test_a_heading_keeps_its_mark() -> None:
    text = f"# The ferry runs again | Post\n\nThe ferry runs again\n\n{BODIES['en']}\n"
    assert fixed(text, unsafe=True, path="a.md") == f"# The ferry runs again\n\n{BODIES['en']}\n"


def test_only_a_certain_variant_is_fixed_unasked() -> None:
    blanks = f"The ferry runs again\nThe  ferry\u00a0runs again\n\n{BODIES['en']}\n"
    assert fixed(blanks) == f"The ferry runs again\n\n{BODIES['en']}\n"
    capitals = f"The ferry runs again\nThe Ferry Runs Again\n\n{BODIES['en']}\n"
    assert codes(capitals) == ["TTL003"]
    assert fixed(capitals) == capitals


def test_a_title_may_hold_an_address() -> None:
    title = "Why www.example.org runs the ferry"
    assert fixed(f"{title}\n\n{title}\n\n{BODIES['en']}\n") == f"{title}\n\n{BODIES['en']}\n"


def shouts(titles: list[str]) -> list[str]:
    docs = [readers.document(f"{title}\n\n{BODIES['en']}\n", path=title) for title in titles]
    facts = fact_store.of_documents(ACTIVES, docs)
    return [
        finding.path
        for doc in docs
        for finding in LINTER.check(doc, facts).findings
        if finding.code == "TTL005"
    ]


@pytest.mark.parametrize(
    ("plain", "loud", "script"),
    [
        ("Die Fähre fährt wieder im Monat", "DIE FÄHRE FÄHRT NICHT MEHR", "Latin"),
        ("Паром снова ходит по реке", "ПАРОМ БОЛЬШЕ НЕ ХОДИТ", "Cyrillic"),
        ("Το πλοίο ξεκινά πάλι", "ΤΟ ΠΛΟΙΟ ΔΕΝ ΞΕΚΙΝΑ ΠΙΑ", "Greek"),
        ("Chuyến phà trở lại dòng sông", "CHUYẾN PHÀ KHÔNG TRỞ LẠI", "Latin"),
    ],
)
def test_a_shout_stands_out_among_enough_titles(plain: str, loud: str, script: str) -> None:
    many = [f"{plain} {number}" for number in range(12)]
    assert shouts([*many, loud]) == [loud], script
    assert not shouts([*many[:5], loud]), "too few titles"
    assert not shouts([*many, loud, f"{loud} A", f"{loud} B"]), "too many shouts"


def test_acronyms_do_not_shout() -> None:
    many = [f"The ferry runs again {number}" for number in range(12)]
    assert not shouts([*many, "UNESCO", "FAQ 2024", "NATO, EU, UN"])


HOSTILE = {
    "one line": "x" * 10**6,
    "one line of words": "ab cd " * 170_000,
    "one line of capitals": "AB CD " * 170_000,
    "blank lines": "\n" * 10**6,
    "blank lines after a title": "The ferry runs again" + "\n" * 10**6 + "The ferry runs again\n",
    "blanks after a title": "The ferry runs again" + " \n" * 500_000 + "The ferry runs again\n",
    "the title on every line": "The ferry runs again\n" * 50_000,
    "the title in one line": "The ferry runs again " * 50_000,
    "marks": "The ferry runs again\n\n" + "#" * 10**6,
    "returns": "The ferry runs again" + "\r" * 10**6,
    "short lines": "a\n" * 500_000,
    "alternating": "The ferry runs again\nThe ferry runs again!\n" * 20_000,
    "site names": "The ferry runs again" + " | a" * 300_000,
}


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str, path: str) -> None:
    doc = readers.document(text, path=path) if path == "a.txt" else markdown_without_masks(text)
    doc.title, doc.data  # noqa: B018 - made by others, and timed in their tests
    started = process_time()
    report = LINTER.check(doc, fact_store.of_documents(ACTIVES, [doc]))
    assert process_time() - started < 5  # the slowest needs about 0.1 s
    assert not report.faults


def markdown_without_masks(text: str):  # type: ignore[no-untyped-def]  # a Document
    doc = readers.document(text)
    doc.markup = "markdown"
    return doc
