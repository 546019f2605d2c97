"""All rules over odd text in many languages: none of them fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import srclint

NUMBERS = (
    """1 2 12 31 32 2018 2019/20 5/12 1.5 1,000.50 14.000,5 ½ ٣ 3. 5:30 10–12 2018-09-12 3割"""
)
SIGNS = """€ $ £ % USD UDS EUR s. st. kap. § f.; : ; , . – - / ( ) “ ” « » ' ’"""
WORDS = """september Setptember settembre Monday lunedì mld bn per cent from to dal al av den år
und the the La la ferry Ferry E’ перше января 年 月 日 ngày tháng năm [sic] Mail.ru a@b.org"""
LANGUAGES = """en it es fr de pt ru id vi sv da pl cs nl tr ar fa hi bn ja zh ko th el he und"""
PIECES = [*NUMBERS.split(), *SIGNS.split(), *WORDS.split(), "\n", "\n\n", "\t"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=2)), max_size=30)


@pytest.mark.parametrize("language", LANGUAGES.split())
@settings(max_examples=40)
@given(text=TEXTS.map(" ".join))
def test_no_rule_fails(language: str, text: str) -> None:
    known = None if language == "und" else language
    for finding in srclint.check(text, known):  # a rule that fails is a RuntimeWarning
        assert text[slice(*finding.span)] == finding.text
