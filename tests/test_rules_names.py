"""The rules on names: near misses in bulk, the folder as a whole, hostile input."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from functools import partial, reduce
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import facts as fact_store
from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active, Finding, Observer, Rule
from srclint.repair import repair
from srclint.views import MergedFacts, View, known_in

SEEDS = Path(__file__).parent.parent / "seeds"


def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in registry.installed() if rule.group == "names")


def observer() -> Observer:
    found = next(rule.observer for rule in rules() if rule.observer)
    assert found is not None
    return found


def check(text: str, *also: str, language: str = "en") -> list[Finding]:
    actives = [Active(rule, rule.severity) for rule in rules()]
    docs = [readers.document(t, path="a.txt", language=language) for t in (text, *also)]
    known = fact_store.of_documents(actives, docs)
    report = Linter(actives).check(docs[0], known)
    assert not report.faults, report.faults
    return report.findings


SILENT = [
    ("en", "The river rose. Engineers say the River Trent rose, and the river fell."),
    ("en", "Günter wrote and Günther answered; Bruton met Burton and Burton met Bruton."),
    ("en", "MOSCOW (Reuters) - The talks in Moscow went on. MOSCOW is far."),
    ("en", "Write to John.Smith@Example.org, @NordLine or #NordLine; NORDLINE is a ferry."),
    ("de", "Die Bank gibt Kredit. Banken geben Kredite, und der Banker gibt den Banken Geld."),
    ("de", "Das Haus von Frau Müller steht. Die Häuser und das Häuschen gehören den Müllers."),
    ("it", "Il Paese vota, e nel paese si parla dei paesi e del Papa, non del papà."),
    ("it", "Il Governo di Roma e il governo di Mosca parlano con i Romani di Roma."),
    ("fr", "L'Internet de la France et l'internet des Français; les Français de Franche-Comté."),
    ("es", "Los Mexicanos de México y la mexicana Ana; el Ministerio y los Ministros."),
    ("ru", "Москва ждёт. Из Москвы в Москву, о Москве и под Москвой говорят москвичи."),
    ("pl", "Warszawa czeka. Z Warszawy do Warszawy, o Warszawie i Warszawą mówią."),
    ("cs", "Praha čeká. Z Prahy do Prahy, o Praze a Prahou mluví pražané."),
    ("uk", "Київ чекає. З Києва до Києва, про Київ і Києвом говорять кияни."),
    ("tr", "Ankara'da ve Ankara'ya giden İstanbullular Ankara'yı sever."),
    ("fi", "Helsinki odottaa. Helsingissä ja Helsinkiin, Helsingistä puhuvat helsinkiläiset."),
    ("hu", "Budapest vár. Budapesten és Budapestre, Budapestről beszélnek."),
    ("vi", "Ông Trần gặp bà Trân, cô Tràn và anh Trấn ở Trà Vinh."),
    ("nl", "De heer Van Dijk en mevrouw van Dijk, Jan van Dijk en de Van Dijks."),
    ("pt", "O Brasil e os Brasileiros; a Brasileira Ana e o brasileiro João."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_near_misses(language: str, text: str) -> None:
    assert [(f.code, f.text, f.message) for f in check(text, language=language)] == []


def test_a_message_lets_a_person_decide() -> None:
    others = ["Tickets of NordLine sell well, and NordLine knows it."] * 1
    found = check("The ferries of NordLine were late. We believe NordLine, not Nordline.", *others)
    assert [f.message for f in found] == ["“Nordline” here, “NordLine” in 2 documents"]
    assert found[0].elsewhere[0] == "NordLine"


def test_forms_that_are_equally_common_are_choices() -> None:
    found = check("A ferry of NordLine left.", "A crew of Nordline and Oslo struck in Oslo.")
    for finding in found:
        assert finding.fix is None
        assert finding.severity == "info"


def test_no_fix_of_a_name_is_safe() -> None:
    text = "The ferries of NordLine were late, and NordLine said so. Nobody believed Nordline."
    assert [fix.safe for f in check(text) for fix in f.fixes] == [False]


def test_a_quotation_is_reported_as_info() -> None:
    text = (
        "The ferries of NordLine were late, and NordLine said so. “Nobody believes Nordline "
        "any more”, said the port."
    )
    assert [f.severity for f in check(text)] == ["info"]


def test_a_form_that_is_spoken_of_is_left_alone() -> None:
    text = "The minister Hollingworth spoke. Voters of Hollingworth wrote “Hollingwroth” often."
    assert check(text) == []


values = st.lists(
    st.builds(
        lambda form, inside, other, ids: [f"en {form}", inside, other, len(ids), sorted(ids)],
        st.sampled_from(["Abcd", "abcd", "ABCD", "AbCd"]),
        st.integers(0, 3),
        st.integers(0, 3),
        st.sets(st.integers(0, 40), min_size=1, max_size=1),
    ),
    min_size=1,
    max_size=8,
)


@given(values, st.randoms())
def test_merging_in_any_order_gives_the_same(parts: list[list[Any]], chance: Random) -> None:
    merge = observer().merge

    def sorted_forms(value: list[Any]) -> list[list[Any]]:
        return sorted(value[at : at + 5] for at in range(0, len(value), 5))

    def copies(some: list[list[Any]]) -> list[list[Any]]:
        return [[*part[:4], [*part[4]]] for part in some]

    straight = reduce(merge, copies(parts))
    shuffled = copies(parts)
    chance.shuffle(shuffled)
    while len(shuffled) > 1:
        at = chance.randrange(len(shuffled) - 1)
        shuffled[at : at + 2] = [merge(shuffled[at], shuffled[at + 1])]
    assert sorted_forms(shuffled[0]) == sorted_forms(straight)


HOSTILE = {
    "capitals": "ABC " * 50_000,
    "names": "Ab " * 50_000,
    "one word": "Aa" * 100_000,
    "brackets": "(AB)" * 50_000,
    "introductions": "Long Name Here (LNH) " * 5_000,
    "apostrophes": "A'" * 100_000,
    "hyphens": "A-" * 100_000,
    "dots": "A." * 100_000,
    "blank lines": "\n" * 200_000,
    "no letters": "!?" * 100_000,
    "distinct names": " ".join(
        f"Na{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}me{n}" for n in range(20_000)
    ),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_input_takes_linear_time(kind: str) -> None:
    started = time.process_time()
    check(HOSTILE[kind])
    assert time.process_time() - started < 8


LIST = (
    {"name": "Mail.ru", "variants": ["Майл.ру", "Mail RU"]},
    {"name": "NordLine", "allow": ["Nord"], "acronym": "NL"},
)


def listed(text: str, language: str = "en") -> tuple[list[Finding], str]:
    from pathlib import Path

    from srclint.entities import of_tables

    doc = readers.document(text, path="a.txt", language=language)
    doc.entities = of_tables([(Path("e.toml"), n, table) for n, table in enumerate(LIST)])
    actives = [Active(rule, rule.severity) for rule in rules()]
    known = fact_store.of_documents(actives, [doc])
    linter = Linter(actives)
    found = linter.check(doc, known).findings
    return found, repair(doc, linter, known, unsafe=False).text


def test_a_listed_variant_has_a_safe_fix_outside_quotations() -> None:
    found, fixed = listed("We read Mail RU and say: “I love Mail RU so much.”")
    assert [(f.code, f.severity) for f in found] == [("ENT010", "error"), ("ENT010", "info")]
    assert fixed == "We read Mail.ru and say: “I love Mail RU so much.”"


def test_a_listed_name_decides_against_the_folder() -> None:
    found, _ = listed(
        "Ferries of Nordline sail. We like Nordline, and Nordline likes us. NordLine?"
    )
    assert {f.code for f in found} == {"ENT010"}
    assert len(found) == 3


def test_inflected_forms_of_a_listed_name_are_right() -> None:
    assert listed("Акции Газпрома", "ru")[0] == []
    assert listed("NordLines Schiffe und die der NordLine fahren.", "de")[0] == []


def test_a_hook_concludes_what_a_whole_run_does() -> None:
    docs = [
        readers.document(path.read_text("utf-8", "replace"), path=path.name)
        for path in sorted(SEEDS.rglob("*.txt"))
    ]
    shared = observer()
    assert shared.gather is not None
    said = [text for doc in docs if (text := shared.observe(doc))]
    whole = MergedFacts({"names": shared.gather(said, None)}, {"names": shared})
    found = shared.gather(said, None)
    known = partial(known_in, found)
    few = View(shared, found.get, known, {})
    answers = [whole.of("names").conclude(text) for text in said]
    assert sum(map(len, answers)) > 15
    assert [few.conclude(text) for text in said] == answers


def test_the_cache_answers_as_the_index_of_the_whole_folder() -> None:
    docs = [
        readers.document(f"{text}\n", language=language)
        for language, text in (
            ("en", "We met Bank of England men, B2C firms and the Bank Of England board in York."),
            ("en", "He saw Y. Y2K came. The “National Aid Fund” and National Aid fund York's men."),
            ("it", "Dice che L'Agenzia Comunale Edilizia Nuova e l'Agenzia sono dell'Aquila."),
            (
                "ru",
                "Он был в Банке, и Фонд Развития Города (ФРГ) видел Фонд Развития Города.",
            ),
        )
    ]
    shared = observer()
    assert shared.gather is not None
    assert shared.keep is not None
    said = [text for doc in docs if (text := shared.observe(doc))]
    whole, few = shared.gather(said, None), shared.gather(map(shared.keep, said), None)
    keys = list(whole)
    assert {"b2c", "= bank of", "= lagenzia comunale", "? york", "*"} <= set(keys)
    assert {key: few.get(key) for key in keys} == {key: whole[key] for key in keys}


odd_texts = st.text(
    st.sampled_from("ABÀ abeв Я..''’-–|/=&()\n\u2028\u00a0\u0301ǅſ²Ⅳⅷ\ufffc\udc80İı\x1c"),
    max_size=60,
)


@given(st.lists(odd_texts, min_size=1, max_size=3), st.sampled_from(["en", "ru", "tr", "vi"]))
def test_any_text_is_observed_and_judged(texts: list[str], language: str) -> None:
    check(*texts, language=language)


def test_two_runs_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    shutil.copytree(SEEDS, folder, ignore=shutil.ignore_patterns("expected.toml"))
    (folder / "srclint.toml").write_text('select = ["names"]\n', "utf-8")
    command = [sys.executable, "-m", "srclint", "--cache-dir", str(tmp_path / "cache")]
    command += ["--output-format", "concise", "."]
    pipe = subprocess.PIPE
    runs = [subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe) for _ in range(3)]
    first, *others = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert b"ENT001" in first[0]
    assert others == [first, first]


def test_a_language_that_the_folder_does_not_have() -> None:
    """A fix may make the language of a text known that it was not when the folder was read."""
    actives = [Active(rule, rule.severity) for rule in rules()]
    unknown = readers.document("n Septembr 7, 2015 in T\n", path="a.txt", language="it")
    facts = fact_store.of_documents(actives, [unknown])
    doc = readers.document("n Septembr 7, 2015 in T\n", path="a.txt", language="en")
    assert not Linter(actives).check(doc, facts).faults
