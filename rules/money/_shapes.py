r"""What amounts look like whatever the language: signs, codes and short magnitudes beside digits.

Wake patterns (RE2) stay simple: in the one automaton of all rules their states multiply. The longer
ones are for `Document.may_have`, on documents that are awake.
"""

from functools import cache
from re import escape

from srclint.mentions import tables
from srclint.mentions.phrases import spaced_letter

NEVER = r"[^\x00-\x{10ffff}]"
"""A pattern that matches nowhere."""
_SPACE = r"[ \t\x{a0}\x{202f}\x{2009}\x{3000}]"
_END = r"(?:[^\pL]|\z)"

UNUSUAL = r"[^\P{Nd}0-9]"
"""Digits of other scripts."""

_LETTERED = (
    "zł|Kč|[kK]r|Ft|лв|[рР]уб|[рР]|грн|дин|ден|сом|Rs|Rp|RM|TL|Fr|SFr|DM|KM|din|kn|Lei|lei|Esc|Bs|S/|"
    "FCFA|CFA|Ksh|KSh|TSh|USh|NIS|元|円|원"
)
"""Signs that are letters, of money that is in use."""
LETTERED = rf"[^\pL](?:{_LETTERED})[.]?{_END}"
"""One of them, whatever stands between it and its number."""
_COMMON = (
    "USD|EUR|GBP|CHF|JPY|CNY|RUB|PLN|CZK|HUF|RON|BGN|UAH|SEK|NOK|DKK|ISK|TRY|ILS|INR|IDR|MYR|SGD|"
    "HKD|TWD|KRW|THB|PHP|VND|CAD|AUD|NZD|MXN|BRL|ARS|CLP|COP|PEN|ZAR|NGN|KES|EGP|SAR|AED|RSD|KZT"
)
"""Codes that are looked for also where a word stands between them and the number."""

BEFORE = rf"\p{{Sc}}|(?:[A-Z]{{3}}|{_LETTERED})[.:]?{_SPACE}?[0-9]"
"""A sign, or letters before a number."""
UNITS = (BEFORE, rf"[0-9]{_SPACE}?(?:[A-Z]{{3}}|{_LETTERED})|(?:{_COMMON}){_END}", UNUSUAL)
"""Wakes what looks at amounts by sign or code."""
ANY_UNIT = "|".join((*UNITS, LETTERED))
"""Where amounts by sign or code are read: the same pattern for several rules costs once."""

_SHORT_MAGNITUDES = (
    "bln|mld|bn|mrd|mln|mn|trn|tn|mil|mio|mlrd|bil|bio|md|trln|bi|tis|mill|mi|mia|tys|milj|mile|mila|"
    "tri|bill|tr|tỷ|tỉ|ngàn|jt|rb|ribu|juta|tsd|mm|mr|mion|hilj|mdd|tuh|bilj|bió|tús|tus|mió|mds|mlr|"
    "ezer|mdkr|mdr|mkr|tril|mijë|mije|bin|mii|mie|lakh|cr|crore|млрд|трлн|млн|тыс|тис|мил|бил|хил|"
    "хиљ|милј|млд|миң|мың|δισ|εκ|εκατ|τρισ|χιλ|մլրդ|հզր|մլն|տրլն|მლრდ|მლნ|ათ"
)
"""Magnitudes of up to four letters that some language writes in a longer way, too."""
SHORT_MAGNITUDE = (
    rf"[0-9]{_SPACE}?-?(?i:{_SHORT_MAGNITUDES})(?:[^a-zà-ž]|\z)",
    rf"(?:\p{{Sc}}|[A-Z]{{3}}){_SPACE}?[0-9][0-9.,]*{_SPACE}?\pL{_END}",
    rf"[0-9]{_SPACE}?\pL{_SPACE}?(?:\p{{Sc}}|[A-Z]{{3}})",
    rf"[0-9]{_SPACE}?[\x{{590}}-\x{{1dff}}\x{{1f00}}-\x{{1fff}}\x{{2d80}}-\x{{d7ff}}]",
    UNUSUAL,
)
"""Wakes what looks at magnitudes: a short one, a single letter beside a sign or a code, or a letter
of a script that shortens in other ways."""

_LOWER_CODES = (
    "aed|afn|aoa|aud|awg|azn|bbd|bdt|bhd|bmd|bnd|bov|brl|bsd|btn|bwp|byn|"
    "bzd|cad|cdf|che|chf|chw|clf|clp|cny|cou|crc|cve|czk|djf|dkk|dop|dzd|"
    "egp|eur|fjd|fkp|gbp|ghs|gmd|gnf|gtq|gyd|hkd|hnl|htg|huf|idr|ils|inr|"
    "iqd|irr|isk|jmd|jod|jpy|kgs|khr|kmf|kpw|krw|kwd|kyd|kzt|lbp|lkr|lrd|"
    "lsl|lyd|mkd|mmk|mnt|mvr|mwk|mxn|mxv|myr|ngn|npr|nzd|pgk|pkr|pln|pyg|"
    "qar|ron|rsd|rub|rwf|sbd|scr|sdg|sgd|shp|sle|srd|ssp|stn|svc|syp|szl|"
    "thb|tjs|tmt|ttd|twd|tzs|ugx|usd|usn|uyi|uyu|uyw|uzs|ved|ves|vnd|vuv|"
    "wst|xaf|xcd|xcg|xof|xpf|yer|zar|zwg|rmb"
)
"""ISO 4217 codes, but for those that are common words."""
_COMMON_LOWER = (
    "usd|eur|gbp|jpy|cny|inr|chf|cad|aud|nzd|vnd|brl|rub|krw|mxn|pln|huf|czk|thb|idr|zar|rmb"
)
LOWER = (
    rf"[0-9]{_SPACE}?(?:{_LOWER_CODES})(?:[^a-z]|\z)",
    rf"(?:{_LOWER_CODES}){_SPACE}?[0-9]",
    rf"[^a-z](?:{_COMMON_LOWER})[^a-z]",
    UNUSUAL,
)
"""Wakes what looks at codes in lower case."""

_ONE = r"[.,][0-9](?:[^0-9]|\z)"
ONE_DECIMAL = "|".join(
    [
        rf"(?:\p{{Sc}}|[A-Z]{{3}}|{_LETTERED})[.]?{_SPACE}{{0,3}}[-−]?[0-9.,]*{_ONE}",
        rf"[.,][0-9]{_SPACE}{{0,3}}(?:\p{{Sc}}|[A-Z]{{3}}|{_LETTERED}|{_LOWER_CODES})",
        UNUSUAL,
    ]
)
"""One digit after a decimal mark, beside a sign or a code."""


@cache
def names(language: str, currencies: tuple[str, ...]) -> str:
    """A pattern for the codes and names of some currencies in a language.

    `currencies` are as `Unit.value` has them. Of a name of several words it has the longest one.
    """
    known = tables(language)
    if known is None:
        return NEVER
    named = (*known.names.values.items(), *known.heads.values.items())
    words = {max(name.split(), key=len) for name, value in named if value in currencies}
    words.update(code.lower() for code in currencies if code.isalpha())
    found = f"(?i:{'|'.join(map(escape, sorted(words)))})" if words else NEVER
    spaced = all(spaced_letter(word[0]) and spaced_letter(word[-1]) for word in words)
    return rf"(?:\A|[^\pL]){found}\pL{{0,3}}{_END}" if spaced else found


@cache
def signs(language: str, currencies: tuple[str, ...]) -> str:
    """A pattern for the signs of some currencies in a language, but for the mere $."""
    known = tables(language)
    found = known.signs.values.items() if known else ()
    return "|".join(sorted({escape(s) for s, c in found if c in currencies and s != "$"})) or NEVER


_CELLS, _SHORT_CELL = 8, 3


def in_table(text: str, at: int) -> bool:
    """Whether a line is a row of a table of characters or numbers: many words, nearly all short."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)
    cells = text[start : min(end, start + 400)].split()
    short = sum(len(cell) <= _SHORT_CELL for cell in cells)
    return len(cells) >= _CELLS and 5 * short >= 4 * len(cells)
