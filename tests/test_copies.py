"""Copies and near copies of a folder: what is found, and which documents are read again."""

from __future__ import annotations

import random

import pytest

from srclint import Document, Finding, registry
from srclint import facts as fact_store
from srclint.lint import Linter
from srclint.model import Active

ACTIVES = [Active(r, r.severity) for r in registry.installed() if r.code in ("SRC006", "SRC007")]
LINTER = Linter(ACTIVES)

WORDS = {
    "en": "the ferry harbour bell lantern rope over under before quiet morning baker bread stone",
    "ru": "паром гавань колокол фонарь верёвка над под перед тихий утро пекарь хлеб камень жук",
    "el": "το πλοίο λιμάνι καμπάνα φανάρι σχοινί πάνω κάτω πριν ήσυχο πρωί ψωμί πέτρα ζωή",
    "vi": "phà bến chuông đèn dây trên dưới trước yên sáng bánh mì đá sông thuyền người",
}


def story(words: list[str], seed: int, sentences: int) -> list[str]:
    """Sentences of chance."""
    chance = random.Random(seed)
    return [
        " ".join(chance.choices(words, k=chance.randint(8, 16))) + "." for _ in range(sentences)
    ]


def said(texts: list[str]) -> list[list[Finding]]:
    docs = [Document(text, path=f"{n}.txt") for n, text in enumerate(texts)]
    known = fact_store.of_documents(ACTIVES, docs)
    return [LINTER.check(doc, known).findings for doc in docs]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("sentences", [6, 14, 40, 200])
def test_a_version_of_a_text_is_a_near_copy(language: str, sentences: int) -> None:
    words = WORDS[language].split()
    one = story(words, 1, sentences)
    other = ["A new heading.", *one]
    other[sentences // 2] = other[sentences // 2].replace(" ", " ja ", 1)
    unlike = [" ".join(story(words, seed, sentences)) for seed in range(2, 8)]
    found = said([" ".join(one), " ".join(other), *unlike])
    assert [[f.code for f in each] for each in found] == [["SRC007"], ["SRC007"], *[[]] * 6]
    assert "1.txt" in found[0][0].message


def test_a_copy_is_no_near_copy() -> None:
    text = " ".join(story(WORDS["en"].split(), 1, 20))
    assert [[f.code for f in each] for each in said([text, text])] == [["SRC006"], ["SRC006"]]


def test_documents_that_share_a_paragraph_are_not_read_again() -> None:
    words = WORDS["en"].split()
    shared = " ".join(story(words, 99, 6))
    docs = [Document(" ".join([*story(words, n, 30), shared])) for n in range(20)]
    known = fact_store.of_documents(ACTIVES, docs)
    for doc in docs:
        assert not fact_store.concerned(ACTIVES, fact_store.observe(ACTIVES, doc), known)


def test_what_a_document_says_of_itself_is_small() -> None:
    doc = Document(" ".join(story(WORDS["ru"].split(), 1, 5_000)))
    observed = fact_store.observe(ACTIVES, doc)
    assert len(fact_store.as_json(observed, ACTIVES, [])) < 1_000
