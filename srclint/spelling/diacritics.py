"""What a word is with the accents that it should have, in languages where bare forms are no
words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from srclint.lexicon import bare, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from srclint.lexicon.words import Lexicon

_MARKS = {
    "it": {"a": "à", "e": "èé", "i": "ì", "o": "ò", "u": "ù"},
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"},
    "fr": {"a": "àâ", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü", "c": "ç"},
    "pt": {"a": "áãâà", "e": "éê", "i": "í", "o": "óõô", "u": "ú", "c": "ç"},
}
_TOGETHER = {"pt": (("cao", "ção"), ("coes", "ções"))}
# Learned endings that bear an accent in every word: "o", "a", "os", "as" come behind a consonant.
_LEARNED = {
    "es": "gráfic lógic métric scópic génic térmic dinámic trófic fónic típic eléctric nómic lític"
    " crátic técnic químic físic biótic trópic rítmic esféric ólog ógraf ómetr ímetr ología"
    " ografía ometría opatía",
    "pt": "gráfic lógic métric scópic térmic trófic técnic químic físic esféric ólog ógraf",
}
_ALWAYS = {
    "es": {"cion": "ción", "sion": "sión", "xion": "xión"},
    "it": {"chè": "ché", "bilita": "bilità"},
}
_BEFORE, _LONGEST_ENDING = 3, 10  # letters before such an ending, and of the longest one
_ELSEWHERE = 3.0  # zipf elsewhere, from which a word is one of another language
_REFORMED = ("éi", "ói", "ôo", "êem", "ü")  # Portuguese until 2009
_SURE, _AHEAD = 3.0, 1.2  # zipf of the right word, and how far ahead of the wrong one it is
# zipf by which a word one slip away has to be more frequent to be what was meant: in long words
# hardly any slip is as frequent as an accent left out
_RIVAL, _RIVAL_OF_LONG, _LONG = 1.0, 2.5, 7


def right_accents(word: str, lexicon: Lexicon) -> str:
    """The word with the right accents, "" where it has them or none is known.

    `word` is in small letters and unknown to the lexicon.
    """
    if lexicon.language not in _MARKS:
        return ""
    plain = bare(word)
    meant = lexicon.accents.get(plain)
    learned = "" if meant else _by_ending(word, lexicon)
    if learned:
        return learned
    if plain == word:
        meant = meant or _rare(word, lexicon)
    else:
        meant = meant or (plain if plain in lexicon.words else "")
        sure = max(_SURE, lexicon.zipf(word) + _AHEAD)
        if meant == word or lexicon.zipf(meant) < sure or _is_older(word, lexicon.language):
            return ""
    if not meant or _has_rival(word, lexicon.zipf(meant), lexicon):
        return ""
    return meant


def _by_ending(word: str, lexicon: Lexicon) -> str:
    """The word with the accent that its ending has in every word of the language."""
    for size in range(min(_LONGEST_ENDING, len(word) - _BEFORE), 2, -1):
        right = _endings(lexicon.language).get(word[-size:])
        if right and lexicon.zipf(word) < _SURE and shared().zipf(word) < _ELSEWHERE:
            return word[:-size] + right
    return ""


@cache
def _endings(language: str) -> Mapping[str, str]:
    """Ending as it is written by mistake → as it should be."""
    found = dict(_ALWAYS.get(language, {}))
    for stem in _LEARNED.get(language, "").split():
        for last in ("", "s") if stem.endswith("a") else ("o", "a", "os", "as"):
            found[bare(stem) + last] = stem + last
    return found


def _rare(word: str, lexicon: Lexicon) -> str:
    """The only form with one accent that dictionaries have."""
    found = {form for form in _variants(word, lexicon.language) if lexicon.accented(form)}
    return found.pop() if len(found) == 1 and lexicon.zipf(word) < 2 else ""


def _variants(word: str, language: str) -> Iterator[str]:
    marks = _MARKS[language]
    for at, letter in enumerate(word):
        for mark in marks.get(letter, ""):
            yield word[:at] + mark + word[at + 1 :]
    for end, right in _TOGETHER.get(language, ()):
        if word.endswith(end):
            yield word[: len(word) - len(end)] + right


def _is_older(word: str, language: str) -> bool:
    return language == "pt" and any(old in word for old in _REFORMED)


def _has_rival(word: str, zipf: float, lexicon: Lexicon) -> bool:
    """Whether a word one slip away, with other letters, is far more frequent than the meant one."""
    plain = bare(word)
    least = zipf + (_RIVAL if len(word) < _LONG else _RIVAL_OF_LONG)
    return any(lexicon.words[near] > least and bare(near) != plain for near in lexicon.near(word))
