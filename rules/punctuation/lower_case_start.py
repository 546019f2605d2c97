"""A sentence that starts with a small letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._abbreviations import abbreviations
from ._letters import CASED, LOWER
from ._words import word_after, word_before

if TYPE_CHECKING:
    from collections.abc import Iterable

# The stop first, so that `re` skips to it.
_START = rf"\. (?=[{LOWER}])(?<=[{CASED}][{CASED}]\. )"
_UPPER_START = r"\. +[\"'“‘«(]*[^\W\d_a-z]"
_MOST = 50  # candidates; a text with more writes like that throughout

# After a capitalised word these belong to a name with an abbreviation in it ("Jos. de Vries").
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "zu", "bin", "al"}
)
_DOMAINS = frozenset({"com", "org", "net", "info", "ru", "edu", "gov"})
_ONE_LETTER_WORDS = frozenset("aàâeéèiíoóôyувикосяіій")
_VOWELS = frozenset("aeiouy")
_FOLLOWERS = frozenset(",;:'’–")
_COMMON = 150  # most frequent words of a language
_RARE = 2.0  # zipf below which a word that no dictionary has is somebody’s name
_OFTEN = 3  # times that a text has a name in small letters
_LOOKS = 100  # occurrences of a word that are looked at
_SURE = 9  # letters; longer words are not shortened


@rule(
    "PUN006",
    summary="A sentence starts with a small letter.",
    why="Either the capital or the stop is wrong; programs that split sentences there go astray.",
    wakes=rf"[^\x00-@][{CASED}]{{2}}\. [{LOWER}]",
    examples=[
        Example(
            bad="The pilot came from Norway. ⟦it⟧ was late. In Norway nobody minded.\n",
            fixed="The pilot came from Norway. It was late. In Norway nobody minded.\n",
        ),
        Example(
            bad="Il pilota dormiva tranquillo. ⟦nessuno⟧ parlava. Il mare era calmo.\n",
            fixed="Il pilota dormiva tranquillo. Nessuno parlava. Il mare era calmo.\n",
            language="it",
        ),
        Example(
            good="Pulse dos veces la tecla para abrir el menú. aptitude descargará después los"
            " paquetes que haya elegido.\n",
            language="es",
        ),
        Example(good="He met Dr. med. Weber, approx. five sailors etc. and left.\n"),
        Example(good="Am 3. mai kam er ca. um vier, d. h. spät. Alle Schiffe warteten.\n"),
        Example(good="The phone is new. iPhone users know. eBay too. mail.ru as well.\n"),
        Example(good="we sailed on. nobody spoke. it rained. we slept.\n"),
        Example(
            good="It is short. utf-8 is used. The `reef` tool is new. reef maps, iii. sails.\n"
        ),
        Example(good="We waited… and waited... then slept, i.e. dozed, at Yahoo! and home.\n"),
    ],
)
def lower_case_start(doc: Document) -> Iterable[Problem]:
    """Report small letters after a full stop that ends a sentence for certain."""
    text = doc.prose
    starts = [match.end() for match in pattern(_START).finditer(text)]
    if len(starts) > _MOST:
        return ()
    known = abbreviations(doc.language)
    found = [at for at in starts if _ends_word(text, at, known) and _is_sentence(text, at)]
    if "`" in doc.text:  # what stands as code elsewhere is a name: srclint, npm
        found = [at for at in found if f"`{word_after(text, at)}" not in doc.text]
    if not found or 4 * len(found) > len(pattern(_UPPER_START).findall(text)) + 4:
        return ()
    names = {
        word: _is_name(text, word, doc.language) for word in {word_after(text, at) for at in found}
    }
    return (_problem(text, at) for at in found if not names[word_after(text, at)])


def _problem(text: str, at: int) -> Problem:
    word = word_after(text, at)
    fix = Fix((Edit(Span(at, at + 1), text[at].upper()),))
    return Problem(Span(at, at + len(word)), "a small letter after a full stop", (fix,))


def _is_name(text: str, word: str, language: str) -> bool:
    """Whether the text writes a word with a small letter throughout, as names of commands are."""
    from srclint.lexicon import lexicon, shared

    known = lexicon(language)
    if known is not None and known.zipf(known.fold(word)) < _RARE and not known.knows(word):
        return True  # “smbclient”, “cron”
    if word in shared().top(language, _COMMON):
        return False
    alone = pattern(rf"(?<!\w){word}(?!\w)").findall
    return len(alone(text)) >= _OFTEN and f"{word[0].upper()}{word[1:]}" not in text


def _is_sentence(text: str, at: int) -> bool:
    """Whether a plain word stands at an offset, no brand, address, handle or code."""
    word = word_after(text, at)
    after = text[at + len(word) : at + len(word) + 2]
    if not word.islower() or len(text[at].upper()) != 1 or word in _DOMAINS:
        return False
    if len(word) == 1 and word not in _ONE_LETTER_WORDS:
        return False
    if len(word) > 1 and word.isascii() and _VOWELS.isdisjoint(word):
        return False
    if after[:1] == "-" and after[1:].isdigit():  # utf-8
        return False
    return after[:1].isspace() or (after[:1] in _FOLLOWERS and after[:1] != after[1:])


def _ends_word(text: str, at: int, known: frozenset[str]) -> bool:
    """Whether the stop before an offset ends a sentence, and does not shorten a word."""
    stop = at - 2
    word = word_before(text, stop)
    start = stop - len(word)
    if not word.strip("ivxlc"):  # iii. sailors
        return False
    if len(word) < 3 or word.lower() in known or text[start - 1 : start] in {".", "@", "/", "_"}:
        return False
    if word[0].isupper() and len(word) < 6 and word_after(text, at) in _PARTICLES:
        return False
    return len(word) > _SURE or _stands_alone(text, word)


def _stands_alone(text: str, word: str) -> bool:
    """Whether the text has the word elsewhere without a stop after it."""
    at, end = -1, 0
    for _ in range(_LOOKS):
        at = text.find(word, end)
        if at < 0:
            return False
        end = at + len(word)
        around = text[max(at - 1, 0) : at] + text[end : end + 1]
        if "." not in around and not any(map(str.isalnum, around)):
            return True
    return False
