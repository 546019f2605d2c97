"""Near misses, languages and hostile input for the rules of punctuation."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active, Finding
from srclint.repair import repair

RULES = [rule for rule in registry.installed() if rule.group == "punctuation"]


def linter(*codes: str) -> Linter:
    return Linter(
        [
            Active(rule, rule.severity, {option.name: option.default for option in rule.options})
            for rule in RULES
            if not codes or rule.code in codes
        ]
    )


def check(text: str, *codes: str, language: str | None = None) -> list[Finding]:
    report = linter(*codes).check(readers.document(text, path="x.txt", language=language))
    assert not report.faults, report.faults
    return report.findings


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mail.ru, Mail.Ru and JD.com use Node.js v2.0; see e.g. the U.S.A. at 10:30.\n"),
        ("en", "J.R.R.Tolkien, Ph.D., met Dr.Smith and Mr.Jones at St.Ives in 3.5 hours.\n"),
        ("en", "He works for Yahoo! and at Jeopardy! now. eBay grew. iPhone sales rose.\n"),
        ("en", "Wait... what? No… really?! The etc.. in etc. is odd, vs. the rest.\n"),
        ("en", "Smile :) or :( or ;-) and a) one b) two 1) three (four) [five].\n"),
        ("en", "A 24\" screen, 5' 3\" tall, and the dogs' bowl.\n"),
        ("en", "“The first paragraph.\n\n“The second paragraph.”\n"),
        ("en", "all of it is small. every sentence is. nobody minds. so be it. the end.\n"),
        ("it", "La S.p.A. e il sig.Rossi, p.es. a Roma; un po' di vento, l'E’mile, va' via.\n"),
        ("de", "Der e.V. zahlt ca. fünf Euro bzw. nichts, d. h. am 3. mai usw. immer.\n"),
        ("fr", "Vraiment ? Oui ! Voici : « un » ; « deux ».\n"),
        ("fr", "Vraiment? Oui! Voici: un; deux.\n"),
        ("es", "¡¡Qué bien!! ¿De veras? Sí, el Sr. de la Vega.\n"),
        ("ru", "Встреча в г.Москва на ул.Ленина, т.е. здесь) Ну да))\n"),
        ("zh", "他说,好.然后 , 走了 .\n"),
        ("ja", "はい,そうです.でも , まだ .\n"),
        ("vi", "TP.Huế, TS.Nguyễn và v.v... đều ở đây.\n"),
        ("cs", "Tj. např. v r. 1911 aj. se to stalo, tzn. dávno.\n"),
        ("nl", "Dat is bijv. het geval, d.w.z. soms, ca. drie keer per jaar.\n"),
    ],
)
def test_is_silent(language: str, text: str) -> None:
    assert not [(f.code, f.text) for f in check(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "code", "found", "safe"),
    [
        ("vi", "Tôi ở đất nước này.Nga là bạn.\n", "PUN001", "này.Nga", True),
        ("it", "E’ la strategia, perche' no.\n", "PUN003", "E’", True),
        ("it", "C'e' una citta'.\n", "PUN003", "C'e'", True),
        ("en", "Banks in Russia. it was assumed. In Russia too.\n", "PUN006", "it", False),
        ("ru", "Он пришёл в Россию. затем ушёл. Мы в Россию не едем.\n", "PUN006", "затем", False),
        ("es", "Compró pan,leche y miel.\n", "PUN001", "pan,leche", True),
        ("pl", "Port był stary , ale ładny.\n", "PUN002", " ,", True),
        ("fr", "Le port , dit-il, est vieux.\n", "PUN002", " ,", True),
        ("de", "Der Hafen,, sagt er, ist alt.\n", "PUN004", ",,", True),
        ("id", "Pelabuhan (lama itu ditutup.\n", "PUN008", "(", None),
        ("fr", "« Oui, dit-il. « Non », dit-elle.\n", "PUN009", "«", None),
    ],
)
def test_reports(language: str, text: str, code: str, found: str, *, safe: bool | None) -> None:
    first = check(text, code, language=language)[0]
    assert first.text == found
    assert (first.fix.safe if first.fix else None) == safe


def test_no_space_is_put_into_an_address() -> None:
    text = "See https://example.org/a,b;c?d.Html or Files/Readme.Txt and user@Mail.Host.\n"
    assert not check(text, "PUN001", language="en")


@pytest.mark.parametrize("narrow", ["\u00a0", "\u202f", " "])
def test_french_spaces_follow_the_document(narrow: str) -> None:
    text = f"Oui{narrow}! Non{narrow}! Quoi{narrow}? Rien!\n"
    doc = readers.document(text, language="fr")
    result = repair(doc, linter("PUN002"), None, unsafe=True)
    assert result.text == f"Oui{narrow}! Non{narrow}! Quoi{narrow}? Rien{narrow}!\n"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200_000,
        ")" * 200_000,
        "([" * 100_000 + ")",
        "a.B" * 100_000,
        "a,b" * 100_000 + "\n",
        "Abc.Def " * 40_000,
        "x , " * 30_000,
        "x ! " * 30_000,
        "abcd. efgh " * 30_000,
        "“" * 200_000 + '"',
        '"a ' * 60_000 + "“",
        "«" * 200_000,
        "a' " * 100_000,
        "." * 300_000,
        "!" * 300_000,
        "!?" * 150_000 + " ",
        ", ," * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("language", ["en", "it", "fr"])
def test_time_is_linear(text: str, language: str) -> None:
    start = time.process_time()
    check(text, language=language)
    assert time.process_time() - start < 6


@given(st.text(st.sampled_from("abE AB.,;:!?'’\"“”«»()[] \n"), max_size=60))
@pytest.mark.parametrize("language", ["en", "it", "fr"])
def test_fixes_settle(language: str, text: str) -> None:
    doc = readers.document(text, path="x.txt", language=language)
    result = repair(doc, linter(), None, unsafe=True)
    assert not result.faults, result.faults
    again = readers.document(result.text, path="x.txt", language=language)
    assert repair(again, linter(), None, unsafe=True).text == result.text
