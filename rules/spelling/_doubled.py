"""Words that nobody writes twice in a row on purpose."""

from __future__ import annotations

from functools import cache

from srclint.lexicon import lexicon, shared

# Function words that cannot follow themselves in a sentence. Left out on purpose: en "had that is
# her it in on so", fr "nous vous en", de "die der das sie werden", pt and es "nos se que".
_NEVER = {
    "en": "the a an of and or to for with by from at as are was were be been has have this these"
    " their they we he she which but not if can will would could into about our your my its his",
    "it": "di del della dei degli delle e il lo la le gli un una uno in con su per tra fra da dal"
    " dalla dai che è sono ha hanno al alla ai alle nel nella nei sul sulla questo questa"
    " come anche",
    "es": "de del la el los las y o un una unos unas en con por sin sobre desde hasta al es son ha"
    " han fue su sus pero este esta muchos todos también",
    "fr": "de du des la le les et ou un une dans avec pour par sur sans au aux est sont ont été son"
    " sa ses leur leurs mais ce cette ces qui ne pas plus dont",
    "de": "und oder ein eine einen einer eines in im mit von vom zum zur für auf aus bei nach über"
    " unter durch ist sind war wird wurde wurden nicht auch als aber dass kann am um",
    "pt": "de do da dos das e o os as um uma uns umas em no na com por para sem sobre ao aos à é"
    " são foi foram seu sua seus suas mas este esta como também pelo pela",
    "ru": "и в на с по для из от до за о об не при без под над к у или но был была было были чтобы"
    " если его её их через после также который которая которые",
    "id": "yang dan di ke dari untuk dengan pada dalam adalah oleh sebagai akan telah bahwa karena"
    " atau namun tersebut",
    "vi": "và của các những được trong cho với để tại là một đã bởi về cũng nhưng vì",
}
_CONTENT = frozenset({"en", "it", "es", "fr", "de", "pt", "ru"})
"""Languages in which long words are not doubled for emphasis or for the plural."""
_LONG, _FREQUENT = 7, 3.0  # letters, and zipf, of such a word
_ELSEWHERE = 12  # most frequent words of other languages that count
# Among them these are doubled on purpose, for emphasis or because they have two offices (Dutch
# "wat is is", "wanneer het het beste is", Turkish "çok çok", Polish "tak tak").
_MAY_FOLLOW = {
    "bg": "не си",
    "cs": "ale je se si tak to",
    "da": "at det en er for har på til",
    "fi": "ei hän niin oli on se",
    "hu": "az csak de egy is meg nem",
    "is": "að af ekki en er hann um var við",
    "lt": "ar bet tai tik",
    "lv": "ar bet ir no par un",
    "mk": "не се",
    "nb": "av det en er for har på som til",
    "nl": "dat en het in is je op voor",
    "pl": "ale co jak nie tak to",
    "ro": "mai la nu",
    "sk": "ale je sa si to",
    "sl": "je ne pa se so tudi",
    "sv": "att det en för har inte med på som är",
    "tr": "bir bu da de daha en ne çok",
    "uk": "не так та це як",
    "ms": "awak boleh dalam ini saya tak",
    "ca": "la no que",
}


@cache
def never_doubled(language: str) -> frozenset[str]:
    """Function words of a language that cannot follow themselves."""
    if language in _NEVER:
        return frozenset(_NEVER[language].split())
    may_follow = _MAY_FOLLOW.get(language, "").split()
    top = shared().top(language, _ELSEWHERE)
    return frozenset(word for word in top if len(word) > 1 and word not in may_follow)


def is_never_doubled(word: str, language: str) -> bool:
    """Whether a word in small letters cannot follow itself."""
    if word in never_doubled(language):
        return True
    if language not in _CONTENT or len(word) < _LONG:
        return False
    words = lexicon(language)
    return words is not None and words.zipf(words.fold(word)) >= _FREQUENT
