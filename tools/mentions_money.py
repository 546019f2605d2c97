"""Amounts: signs, codes, names, magnitudes and number marks of one CLDR locale."""

import functools
import re
import unicodedata
from collections import Counter, defaultdict
from typing import Any

import pycountry
from babel import Locale, localedata
from babel.core import get_global
from mentions_text import entries, fold, plain, spaced, without_marks

SIGN_OF = {"dollar": "$", "pound": "£"}  # families whose sign is as shared as their name
LARGE = 3  # currencies from which on a family's bare name is common
SAME = {"kroner": "krone", "krona": "krone", "króna": "krone"}
NOT_MONEY = {"XAF", "XOF", "XCD", "XPF", "XCG", "XEU"}  # the codes in X that are money


@functools.cache
def signs_anywhere() -> dict[str, str]:
    """Signs that any locale writes, with the currency that most locales mean by them."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for ident in localedata.locale_identifiers():
        for code, written in Locale.parse(ident).currency_symbols.items():
            sign = plain(written)
            if sign and sign != code:
                seen[sign][code] += 1
    return {sign: count.most_common(1)[0][0] for sign, count in seen.items()}


@functools.cache
def codes() -> tuple[frozenset[str], frozenset[str]]:
    """ISO 4217 codes: all that CLDR or ISO know, and those in use; no metals, funds and tests."""
    active = {str(c.alpha_3) for c in pycountry.currencies}
    known = active | set(Locale("en").currencies)
    odd = {c for c in known if c.startswith("X") and c not in NOT_MONEY}
    return frozenset(known - odd), frozenset(active - odd)


@functools.cache
def last_years() -> dict[str, int]:
    """Withdrawn code → last year in which it was legal tender anywhere."""
    last: dict[str, int | None] = {}
    for rows in get_global("territory_currencies").values():
        for code, _start, end, legal in rows:
            if legal and last.get(code, 0) is not None:
                last[code] = None if end is None else max(end[0], last.get(code) or 0)
    known, active = codes()
    # CLDR lists BGN to this day; ISO 4217 amendment 180 withdrew it when Bulgaria took the euro
    return {c: y for c, y in sorted(last.items()) if y and c in known - active} | {"BGN": 2025}


@functools.cache
def families() -> dict[str, str]:
    """Code → the family that its English name ends in: krone, peso, dollar."""
    out = {}
    for code, name in Locale("en").currencies.items():
        if "(" not in name and not any(c.isdigit() for c in name):
            head = name.split()[-1].lower()
            out[code] = SAME.get(head, head)
    return out


def forms(locale: Locale) -> dict[str, set[str]]:
    """Code → names of the currency in this language, with CLDR's plural forms."""
    plural = locale._data["currency_names_plural"]  # babel has no public way to all forms
    out: dict[str, set[str]] = defaultdict(set)
    for code, name in locale.currencies.items():
        if code not in codes()[0]:
            continue
        all_forms = {name, *(v for _, v in entries(plural.get(code)) if isinstance(v, str))}
        for form in all_forms:
            if (
                "(" not in form
                and not any(c.isdigit() for c in form)
                and len(form) > 1
                and form != code
            ):
                out[code].add(fold(form))
    return out


def tender(region: str) -> tuple[list[str], list[str]]:
    """Currencies that are, and that were, legal tender in a territory."""
    rows = [r for r in get_global("territory_currencies").get(region, ()) if r[3]]
    now = [r[0] for r in rows if r[2] is None]
    return now, [r[0] for r in rows if r[2] is not None]


def heads(named: dict[str, set[str]], region: str) -> tuple[dict[str, str], list[str], bool]:
    """Bare names ("peso") → unit; those of large families; whether the head stands first.

    What the names of one family share at one end is its bare name: "dollar" in "Canadian dollar".
    """
    members: dict[str, list[str]] = defaultdict(list)
    for code, family in families().items():
        if code in named:
            members[family].append(code)
    first = head_first(list(members.values()), named)
    now, old = tender(region)
    bare: dict[str, str] = {}
    size: dict[str, int] = {}
    for family, group in sorted(members.items()):
        here = [c for c in now if c in group] or [c for c in old if c in group]
        one = (here or group)[0] if here or len(group) == 1 else family
        unit = SIGN_OF.get(family, one)
        for word in bare_names(group, named, now + old, first=first):
            if len(group) > size.get(word, 0):
                bare[word], size[word] = unit, len(group)
        if len(group) > 1:
            for word in shared_tails([f for c in group for f in named[c]]):
                bare.setdefault(word, unit)
    large = sorted(w for w in bare if size.get(w, 9) >= LARGE or bare[w] in now)
    return bare, large, first


def head_first(groups: list[list[str]], named: dict[str, set[str]]) -> bool:
    """Whether the names of the larger families share their first word rather than their last."""
    score = [0, 0]
    for group in groups:
        if len(group) >= LARGE:
            for end in (0, 1):
                shared = Counter(f.split()[-end] for c in group for f in named[c])
                score[end] += shared.most_common(1)[0][1]
    return score[0] > score[1]


def bare_names(
    group: list[str], named: dict[str, set[str]], local: list[str], *, first: bool
) -> list[str]:
    """Words at the end of a family's names that most of its members have."""
    if len(group) == 1 and not usable(group[0], named[group[0]], local):
        return []
    end = 0 if first else -1
    seen = Counter(w for c in group for w in {f.split()[end] for f in named[c]})
    few = len(group) / 5 if len(group) > 2 else 0
    return [w for w, n in seen.items() if n >= few and len(w) >= (3 if w.isascii() else 2)]


def usable(code: str, names: set[str], local: list[str]) -> bool:
    """Whether one currency's last word may name it alone: not if it is long gone or a phrase."""
    gone = last_years().get(code, 9999)
    return (code in local or gone >= 1990) and any(len(f.split()) <= 2 for f in names)


def shared_tails(names: list[str]) -> list[str]:
    """The ending that most names have in common, in scripts without spaces."""
    if any(" " in n for n in names) or spaced(names[0][0]):
        return []
    tails = Counter(n[-size:] for n in names for size in (1, 2, 3) if len(n) > size)
    common = [w for w, count in tails.items() if count >= 0.6 * len(names)]
    return [max(common, key=len)] if common else []


def magnitudes(locale: Locale, own: dict[str, int]) -> dict[str, int]:
    """Words for powers of ten: CLDR's compact formats, then our own."""
    found: dict[str, int] = {}
    for table in ("compact_decimal_formats", "compact_currency_formats"):
        for width in ("long", "short"):
            for _count, sizes in entries(locale._data.get(table, {}).get(width)):
                for size, pattern in entries(sizes):
                    text = str(getattr(pattern, "pattern", pattern)).split(";")[0]
                    word = fold(re.sub(r"[0¤#']", "", text)).strip(" -")
                    if word and "0" in text:
                        found.setdefault(word, len(str(size)) - text.count("0"))
    for word, power in own.items():
        found[fold(word)] = power
    for word, power in list(found.items()):
        if len(word) > 2:
            found.setdefault(word.rstrip("."), power)
            found.setdefault(without_marks(word), power)
    return found


def usual_magnitudes(locale: Locale) -> dict[str, list[str]]:
    """Power of ten → its words, for one and for more: CLDR's long form of one million, 10⁹, 10¹².

    Only for languages that need no more than these two forms (Romance "many" is that of numbers
    written with an exponent); a word that stands before its number, or touches it, is left out.
    """
    found: dict[str, list[str]] = {}
    long = locale._data.get("compact_decimal_formats", {}).get("long")
    for power in (6, 9, 12):
        words: dict[str, str] = {}
        for count, sizes in entries(long):
            shown = dict(entries(sizes)).get("1" + "0" * power, "")
            match = re.fullmatch(r"0 (\D+)", plain(str(getattr(shown, "pattern", shown))))
            words[str(count)] = match[1] if match else ""
        words.pop("1", None)  # French "mille" without a number
        if words.keys() <= {"one", "many", "other"} and all(words.values()) and words:
            found[str(power)] = [words.get("one", words["other"]), words["other"]]
    return found


def signs(locale: Locale, region: str, everywhere: bool) -> dict[str, str]:
    """Signs as written → ISO code, or the sign itself where several currencies share it."""
    out: dict[str, str] = {}
    now, _old = tender(region)
    for code, written in locale.currency_symbols.items():
        sign = plain(written)
        letter = len(sign) == 1 and sign.isalpha() and sign.isascii() and code not in now
        if sign and sign != code and not letter:
            out[sign] = code
    for sign, code in signs_anywhere().items():
        strong = any(unicodedata.category(c) == "Sc" for c in sign) or not sign.isascii()
        if strong or (everywhere and len(sign) > 1):
            out.setdefault(sign, code)
    out["$"] = "USD" if region == "US" and locale.territory else "$"
    out.setdefault("£", "GBP")
    out["£"] = out["£"] if locale.language == "en" and locale.territory else "GBP"
    out["¥"] = {"ja": "JPY", "zh": "CNY"}.get(locale.language, "¥")
    return out


def percent_words(locale: Locale) -> tuple[set[str], set[str]]:
    """Words after and before a number that make it a percentage."""
    after, before = set(), set()
    for _width, forms_ in entries(locale._data["unit_patterns"].get("concentr-percent")):
        for _count, pattern in entries(forms_):
            if isinstance(pattern, str) and pattern.startswith("{0}"):
                after.add(fold(pattern[3:]).strip())
            elif isinstance(pattern, str) and pattern.endswith("{0}"):
                before.add(fold(pattern[:-3]).strip())
    return after - {"", "%"}, before - {"", "%"}


def number_marks(locale: Locale) -> dict[str, str]:
    """Decimal and grouping mark of Latin digits, or of the locale's own where it has no others."""
    systems = locale.number_symbols
    table = systems["latn"] if "latn" in systems else next(iter(systems.values()))
    group = str(table.get("group", ","))
    return {
        "decimal": str(table.get("decimal", ".")),
        "group": plain(group) if group.isspace() else group,
    }


def money_table(
    locale: Locale, region: str, own: dict[str, Any], everywhere: bool
) -> dict[str, Any]:
    """All about amounts in one locale."""
    named = forms(locale)
    bare, large, first = heads(named, region)
    names = {form: code for code, some in named.items() for form in sorted(some)} | {}
    for word, unit in bare.items():
        names.setdefault(word, unit)
    for word, unit in list(names.items()):
        names.setdefault(without_marks(word), unit)
    foreign = sorted(w for w in own["foreign"] if w not in names)
    names.update({fold(w): u for w, u in own["names"].items()})
    after, before = percent_words(locale)
    percent = dict.fromkeys(sorted(after), 1.0) | {
        fold(w): float(v) for w, v in (own["percent"] | own["percent_points"]).items()
    }
    percent_before = dict.fromkeys(sorted(before), 1.0) | {
        fold(w): float(v) for w, v in own["percent_before"].items()
    }
    pattern = str(locale.currency_formats["standard"].pattern).split(";")[0]
    of = {
        re.sub(r"\{\d\}|\s", "", p)
        for _, p in entries(locale._data.get("currency_unit_patterns"))
        if isinstance(p, str)
    }
    stems = [
        w
        for w in large
        if len(w) >= 5 and w.isalpha() and spaced(w[-1]) and not w.startswith("euro")
    ]
    now, _old = tender(region)
    bare_pattern = plain(pattern).strip()
    return {
        **number_marks(locale),
        "magnitudes": magnitudes(locale, own["magnitudes"]),
        "usual_magnitudes": usual_magnitudes(locale),
        "known_magnitudes": own["known_magnitudes"],
        "signs": signs(locale, region, everywhere) | own["signs"],
        "names": names,
        "heads": {
            w: names[w]
            for w in [*large, *sorted(map(fold, own["names"]))]
            if len(w) > 3 and " " not in w
        },
        "stems": stems,
        "foreign_names": foreign,
        "head_first": first,
        "of": sorted({fold(w) for w in of if w} | set(own["of"])),
        "percent": percent,
        "percent_before": percent_before,
        "percent_points": sorted(map(fold, own["percent_points"])),
        "percent_first": plain(locale.percent_formats[None].pattern).strip().startswith("%"),
        "percent_gap": bool(re.search(r"\s%", locale.percent_formats[None].pattern)),
        "sign_first": bare_pattern.startswith("¤"),
        "sign_gap": bool(re.search(r"¤\s|\s¤", plain(pattern))),
        "tender": now,
    }
