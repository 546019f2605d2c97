"""Forms of one skeleton: which one is odd, and why. Case, hyphen, apostrophe, dot, diacritics."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from srclint import pattern

from ._forms import Form, commonest, has_too, related, shared_neighbours
from ._known import (
    COMPOUNDING,
    FUNCTION_WORD,
    SLAVIC,
    countries,
    frequency,
    frequency_anywhere,
    own_frequency,
)
from ._letters import (
    inner_capitals,
    is_capitals,
    is_inflected_capitals,
    letters,
    level_parts,
    parting,
    punctuation,
    skeleton,
    without_marks,
)
from ._verdict import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srclint import RuleFacts

Difference = Literal["case", "hyphen", "apostrophe", "dot", "diacritic"]

NO_ACRONYM = 4.3  # frequency of a word that is none
LONGEST_ACRONYM = 6  # letters
SHORTEST = 4  # letters of a skeleton whose forms are compared
_CONFIDENCE = {"case": 0.9, "hyphen": 0.75, "apostrophe": 0.75, "dot": 0.6, "diacritic": 0.75}
_SURE = 0.75
COMMON = 3.8  # frequency of a word that is no brand
_CLEAR = 1.5
"""Below this lead neither form counts as the right one, and all are offered."""

_MARKS_INFLECT = frozenset({"lt", "lv", "hu", "ro", "tr"})
_NAME_PREFIX = r"(?i)(?:du|de|di|da|la|le|mc|mac|mak|мак|fitz|van|von|ver|o)(?=[a-zа-я])"


def weight(form: Form) -> float:
    """Occurrences, those where a capital proves little counting less."""
    return form.inside + 0.4 * form.elsewhere


def may_differ(texts: Sequence[str], known: float) -> bool:
    """Whether one of some texts of a word may be odd, not only set in capitals somewhere."""
    if len(texts) < 2 or len(letters(texts[0])) < SHORTEST:
        return False
    plain = [text for text in texts if not text.isupper()]
    if known > FUNCTION_WORD:
        return any(map(str.istitle, plain)) and any(
            len(inner_capitals(text)) == 1 for text in plain
        )
    if len(plain) != 1:
        return True
    short = len(plain[0]) <= LONGEST_ACRONYM and known < NO_ACRONYM
    return short or not plain[0].istitle()


def judge(form: str, language: str, some: Sequence[Form], facts: RuleFacts) -> Verdict | None:
    """What the other forms of the same language say of one."""
    key = skeleton(form)
    if sum(map(str.isalpha, key)) < SHORTEST or len(some) < 2:
        return None
    cased = [each for each in some if not is_capitals(each.text)]
    capitals = [each for each in some if is_capitals(each.text)]
    if capitals and cased:
        found = _acronym(form, key, language, cased, capitals, facts)
        if found or len(cased) < 2:
            return found
    if is_capitals(form) or len(cased) < 2:
        return None
    ranked = sorted(cased, key=lambda f: (-weight(f), -f.documents, f.text))
    top = ranked[0]
    mine = next((each for each in ranked if each.text == form), None)
    if mine is None or mine is top:
        return None
    return _odd(mine, top, key, language, facts)


def _acronym(  # noqa: PLR0913, PLR0917 - what is compared
    form: str,
    key: str,
    language: str,
    cased: Sequence[Form],
    capitals: Sequence[Form],
    facts: RuleFacts,
) -> Verdict | None:
    """RDIF / Rdif: capitals are the norm, and the small letters spell no word."""
    top = commonest(cased)
    if (
        top.text != form
        or not top.inside
        or inner_capitals(form)
        or len(letters(form)) > LONGEST_ACRONYM
    ):
        return None
    shouted = sum(each.times for each in capitals)
    together = related([top], capitals, facts) == 2
    if shouted < 2 or shouted < 2 * top.times:
        return None
    if frequency(key, language) >= (NO_ACRONYM if together else 3.0):
        return None
    best = commonest(capitals)
    sure = together and frequency(key, language) < 3.0
    return verdict("acronym-case", [best], 0.9 if together else 0.7, sure=sure)


def _odd(form: Form, top: Form, key: str, language: str, facts: RuleFacts) -> Verdict | None:
    kind = difference(form, top, language)
    if kind is None or (not form.inside and kind != "case"):
        return None
    lead = (weight(top) + 0.5) / (weight(form) + 0.5)
    if lead < 1:
        return None
    near = related([form], [top], facts, key)
    if kind == "case" and has_too(form, top, facts):
        near = 2
    if not near and not _explains_itself(kind, form, top, lead, language):
        return None
    if _are_two(kind, form, top, lead, near, language):
        return None
    confidence = _CONFIDENCE[kind]
    if kind == "diacritic" and _is_a_word(form, top, language):
        if not (near and shared_neighbours(form, top, key, facts)):
            return None
        confidence = 0.7
    right = [top, form] if lead < _CLEAR else [top]
    is_style = kind == "hyphen" and language in COMPOUNDING  # Shell-Funktion, Shellfunktion
    return verdict(kind, right, confidence, sure=confidence >= _SURE and not is_style)


def _are_two(  # noqa: PLR0913, PLR0917 - what is known of the two
    kind: Difference, form: Form, top: Form, lead: float, near: int, language: str
) -> bool:
    """Whether two forms are better taken for two names."""
    if lead >= 3:
        return False
    if kind == "case":
        return _after_prefix(form.text, top.text)
    if near != 1:
        return False
    if kind == "diacritic":  # Angel and Ángel
        return _both_known(form, top, language, 1.5)
    return kind == "hyphen" and language in COMPOUNDING


def _after_prefix(*texts: str) -> bool:
    """Whether a capital behind a prefix of surnames tells one form from another: MacDonald."""
    return any(
        (found := pattern(_NAME_PREFIX).match(text)) and found.end() in inner_capitals(text)
        for text in texts
    )


def _is_a_word(form: Form, top: Form, language: str) -> bool:
    """Whether the form is a word of this or another language rather than a name without marks."""
    if top.text in countries(language):
        return False
    return frequency_anywhere(form.text.casefold()) >= 3.0


def _both_known(form: Form, top: Form, language: str, least: float) -> bool:
    return (
        min(frequency(form.text.casefold(), language), frequency(top.text.casefold(), language))
        > least
    )


def _explains_itself(kind: Difference, form: Form, top: Form, lead: float, language: str) -> bool:
    """Whether no two different names could look like this, in documents about different things."""
    if kind == "case":
        if _stray_capital(form.text, language) and not inner_capitals(top.text):
            return frequency(skeleton(form.text), language) >= 3.0
        return bool(
            not _after_prefix(form.text, top.text)
            and inner_capitals(top.text)
            and top.documents >= 3
            and lead >= 3
            and len(form.text) >= 5
        )
    if kind == "hyphen":
        camel = any(inner_capitals(letters(each.text)) for each in (form, top))
        clear = (camel and lead >= 2) or (top.documents >= 5 and lead >= 5)
        return clear and language not in COMPOUNDING
    if kind == "diacritic":
        small, right = form.text.casefold(), top.text.casefold()
        return (
            top.text in countries(language)
            and own_frequency(small, language) < own_frequency(right, language) - 0.8
            and lead >= 5
            and own_frequency(small, "en") < 3.0
        )
    return False


def _stray_capital(form: str, language: str) -> bool:
    """One capital inside the word, and a part that is no word: FesTival, not NorthEast."""
    parts = pattern(r"\w[^A-ZÀ-ÞА-Я]*").findall(form)
    if len(parts) != 2 or not form.isalpha() or len(form) < 6 or min(map(len, parts)) < 2:
        return False
    return min(frequency(part.casefold(), language) for part in parts) < 2.5


def difference(form: Form, top: Form, language: str) -> Difference | None:
    """What parts two forms of one skeleton; None where it is grammar or house style."""
    one, other = form.text, top.text
    plain, other_plain = without_marks(one), without_marks(other)
    if letters(plain.casefold()) != letters(other_plain.casefold()):
        return None
    if plain != one or other_plain != other:
        composed = [unicodedata.normalize("NFC", text).casefold() for text in (one, other)]
        if letters(composed[0]) != letters(composed[1]):
            return "diacritic" if _marks_count(composed, form, top, language) else None
        if unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other):
            return None
    if (found := _punctuation_differs(one, other)) is not False:
        return found
    endings = is_inflected_capitals(one) or is_inflected_capitals(other)
    cased = inner_capitals(one) != inner_capitals(other) and level_parts(one) != level_parts(other)
    return "case" if cased and not endings else None


def _punctuation_differs(one: str, other: str) -> Difference | Literal[False] | None:
    mine, others = punctuation(one), punctuation(other)
    if mine == others:
        return False
    if "." in mine + others and mine.replace(".", "") == others.replace(".", ""):
        return "dot"
    if "'" in mine + others:
        return "apostrophe"
    return "hyphen" if "-" in mine + others else None


def _marks_count(small: Sequence[str], form: Form, top: Form, language: str) -> bool:
    """Whether marks tell a misspelling: not where they are grammar, or where both are words."""
    mine, others = small
    if language == "vi" or mine.replace("ё", "е") == others.replace("ё", "е"):
        return False
    key = skeleton(form.text)
    if len(key) < 5:
        return False
    known = min(frequency(mine, language), frequency(others, language)) > 3.3
    if known and top.times < 5 * form.times:
        return False
    if language in SLAVIC or language in _MARKS_INFLECT:
        return parting(mine, others).behind >= (1 if key[-1] not in "aeiouy" else 2)
    return True
