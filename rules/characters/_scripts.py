"""Which invisible characters and spaces a script needs: ranges of Unicode 15 blocks."""

from __future__ import annotations

from srclint import pattern

JOINING = (
    r"\u0600-\u086f\u08a0-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff"
    r"\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts in which ZWJ and ZWNJ decide how letters are joined: Arabic to Myanmar, Khmer,
Mongolian, those of South and South-East Asia, and Adlam."""

UNSPACED = r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u1aaf\u1b00-\u1b7f\ua980-\uaa7f"
"""Scripts that set no spaces between words, where U+200B marks a place to break:
Thai, Lao, Tibetan, Myanmar, Khmer, Tai Le to Tai Tham, Balinese, Javanese, Cham."""

WIDE = (
    r"\u1100-\u11ff\u2e80-\u303f\u3040-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    r"\uff00-\uffef\U0001b000-\U0001b16f\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
"""Chinese, Japanese and Korean with their full-width signs, where U+3000 is the space."""

RIGHT_TO_LEFT = (
    r"\u0590-\u060b\u060d-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and others written from right to left, without U+061C."""

UNSPACED_LANGUAGES = frozenset({"bo", "dz", "jv", "km", "lo", "my", "shn", "th"})
RIGHT_TO_LEFT_LANGUAGES = frozenset(
    {"ar", "arz", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
WIDE_LANGUAGES = frozenset({"ja", "ko", "yue", "zh"})


def base(language: str) -> str:
    """The language of a tag, without region and script: "zh" of "zh-Latn-CN"."""
    return language.partition("-")[0].lower()


def touches(text: str, start: int, end: int, ranges: str) -> bool:
    """Whether the code point before `start` or the one at `end` is of these ranges.

    Marks that stand between a letter and the place (variation selectors, other joiners)
    belong to the letter.
    """
    member = pattern(f"[{ranges}]")
    before = start - 1
    while before >= 0 and start - before < 8 and text[before] in "\ufe0e\ufe0f\u200c\u200d":
        before -= 1
    return bool((before >= 0 and member.match(text, before)) or member.match(text, end))


_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“", "`": "`", "(": ")"}


def named(text: str, start: int, end: int) -> bool:
    """Whether the text speaks of these characters: they stand alone in quotation marks."""
    closing = _QUOTES.get(text[start - 1 : start])
    return closing is not None and text[end : end + 1] == closing
