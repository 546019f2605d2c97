"""Write srclint/mentions/data/locales.zip from CLDR, ISO 4217 and mentions_own.toml.

    python tools/mentions_tables.py            write the file
    python tools/mentions_tables.py --check    exit 1 where the file is not what this would write

One JSON file for each language; in it the language's own table, and for each further script and
territory only what differs. `global.json` has what holds for all, `months.json` the names of months
of all languages and `magnitudes.json` their words for a million and more. The bytes depend
on nothing but the versions of babel (CLDR) and pycountry (ISO), which the file names.
"""

import argparse
import importlib.metadata
import io
import json
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_global
from mentions_dates import date_table
from mentions_money import codes, last_years, money_table
from mentions_text import fold

from srclint.mentions.tables import lay_over

HERE = Path(__file__).parent
TARGET = HERE.parent / "srclint" / "mentions" / "data" / "locales.zip"
TABLES = ("months", "magnitudes", "signs", "names", "percent", "percent_points", "percent_before")
LISTS = ("of", "to", "join", "join_year", "clitic", "risky", "month_after", "and", "between")
OPEN_SHARE = (
    1 / 3
)  # of a language's territories that have another decimal mark, from which on it is open
FOREIGN = ("dollars", "euros")  # English plurals that are read as left over in other languages
LARGE_POWERS = (6, 9, 12)
SHORTEST_WORD = 5  # letters; below are abbreviations, which many languages share
STAMP = (1980, 1, 1, 0, 0, 0)


def own_words(own: dict[str, Any], language: str) -> dict[str, Any]:
    """Our own words for one language, with those for every language."""
    out: dict[str, Any] = {t: {**own[t].get("*", {}), **own[t].get(language, {})} for t in TABLES}
    out |= {t: [*own[t].get("*", []), *own[t].get(language, [])] for t in LISTS}
    out["known_magnitudes"] = own["known_magnitudes"].get(language, [])
    out["foreign"] = [
        w for w in own["names"]["*"] if w in FOREIGN and w not in own["names"].get(language, {})
    ]
    form, *ordinals = own["counted_months"].get(language, [""])
    out["months"] |= {form.format(word): number for number, word in enumerate(ordinals, 1)}
    return out


def table_of(ident: str, own: dict[str, Any]) -> dict[str, Any] | None:
    """Everything about one CLDR locale; None where CLDR has no names of months for it."""
    locale = Locale.parse(ident)
    if locale.months["format"]["wide"].get(1) in (None, "M01"):
        return None
    likely = get_global("likely_subtags")
    full = likely.get(
        f"{locale.language}_{locale.script}" if locale.script else locale.language, ident
    )
    region = locale.territory or full.split("_")[-1]
    words = own_words(own, locale.language)
    return {**date_table(locale, words), **money_table(locale, region, words, everywhere=False)}


def difference(child: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    """What has to be laid over the parent to make the child; None takes an entry away."""
    out: dict[str, Any] = {}
    for key, value in child.items():
        before = parent.get(key)
        if value == before:
            continue
        if isinstance(value, dict) and isinstance(before, dict):
            out[key] = {k: v for k, v in value.items() if before.get(k) != v}
            out[key] |= {k: None for k in before if k not in value}
        else:
            out[key] = value
    return out


def languages(own: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Language → {"": table, "Cyrl": table, "Cyrl-BA" or "GB": differences}."""
    out: dict[str, dict[str, Any]] = {}
    idents = sorted(localedata.locale_identifiers(), key=lambda i: (i.count("_"), i))
    for ident in idents:
        parts = ident.split("_")
        language, rest = parts[0], parts[1:]
        table = table_of(ident, own) if len(rest) < 3 else None
        if table is None or (language not in out and rest):
            continue
        tables = out.setdefault(language, {})
        if rest and len(rest[0]) == 4:
            parent = (
                lay_over(tables[""], tables[rest[0]])
                if rest[1:] and rest[0] in tables
                else tables[""]
            )
        else:
            parent = tables.get("", {})
        tables["-".join(rest)] = difference(table, parent)
    for tables in out.values():
        base = tables[""]
        other = [
            t
            for key, t in tables.items()
            if key and t.get("decimal", base["decimal"]) != base["decimal"]
        ]
        base["marks_open"] = (
            len(other) >= OPEN_SHARE * (len(tables) - 1) if len(tables) > 1 else False
        )
    return out


def anywhere(own: dict[str, Any], tables: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The table for texts of unknown language: English, with every language's own currency."""
    words = own_words(own, "und")
    locale = Locale("en")
    table = {
        **date_table(locale, own_words(own, "en")),
        **money_table(locale, "ZZ", words, everywhere=True),
    }
    abbreviated: dict[str, str] = {}
    for code, some in own["signs_anywhere"].items():
        for sign in some:
            for form in (
                (sign, sign.lower(), sign.upper(), sign.capitalize()) if len(sign) > 1 else (sign,)
            ):
                abbreviated.setdefault(form, code)
    for sign, code in table["signs"].items():
        if not sign.isascii() and len(sign.strip(".")) > 1:
            for form in (sign.strip("."), sign.replace(".", ""), sign.capitalize(), sign.upper()):
                abbreviated.setdefault(form, code)
    names: dict[str, str] = {}
    for language in sorted(tables):
        tender = {c for some in tables[language].values() for c in some.get("tender", ())}
        for name, unit in tables[language][""]["names"].items():
            if unit in tender and len(name) > 2 and not name.isascii():
                names.setdefault(name, unit)
    table["names"] = {**names, **table["names"]}
    table["signs"] = {**abbreviated, **table["signs"]} | {
        s: c for s, c in abbreviated.items() if s.isascii()
    }
    table["magnitudes"] = {w: p for w, p in table["magnitudes"].items() if len(w) > 1 or w == "k"}
    table["order"] = ""
    return table


def month_names(tables: dict[str, dict[str, Any]]) -> dict[str, list[Any]]:
    """Wide month name → [month, language, …]; a name of two months is left out."""
    found: dict[str, list[Any]] = {}
    for language in sorted(tables):
        base = tables[language][""]
        for names in (base["wide"], base["wide_alone"]):
            for number, name in enumerate(names, 1):
                key = fold(name).rstrip(".")
                if len(key) >= 4 and not any(c.isdigit() for c in key):
                    entry = found.setdefault(key, [number])
                    if entry[0] != number:
                        entry[0] = 0
                    if language not in entry:
                        entry.append(language)
    return {name: entry for name, entry in found.items() if entry[0]}


def magnitude_words(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, int]]:
    """Word for a million or more → {language: power of ten}; single words in letters."""
    found: dict[str, dict[str, int]] = {}
    for language in sorted(tables):
        for word, power in tables[language][""]["magnitudes"].items():
            if power in LARGE_POWERS and len(word) >= SHORTEST_WORD and word.isalpha():
                found.setdefault(word, {})[language] = power
    return found


def shared() -> dict[str, Any]:
    """What holds for every locale."""
    known, active = codes()
    scripts = {}
    for tag, full in get_global("likely_subtags").items():
        parts = tag.split("_")
        if len(parts) == 2 and len(parts[1]) in (2, 3) and parts[0] != "und":
            default = get_global("likely_subtags").get(parts[0], "")
            if default and default.split("_")[1] != full.split("_")[1]:
                scripts["-".join(parts)] = full.split("_")[1]
    aliases = {
        k: v for k, v in get_global("language_aliases").items() if len(k) == 2 and "_" not in v
    }
    return {
        "babel": importlib.metadata.version("babel"),
        "pycountry": importlib.metadata.version("pycountry"),
        "codes": sorted(known),
        "active": sorted(active),
        "last_years": last_years(),
        "scripts": scripts,
        "aliases": aliases,
    }


def packed() -> bytes:
    """The whole file."""
    own = tomllib.loads((HERE / "mentions_own.toml").read_text(encoding="utf-8"))
    tables = languages(own)
    members: dict[str, Any] = {
        "global": shared() | own["codes"],
        "months": month_names(tables),
        "magnitudes": magnitude_words(tables),
        "und": {"": anywhere(own, tables)},
        **tables,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            archive.writestr(zipfile.ZipInfo(f"{name}.json", STAMP), text, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def main() -> int:
    """Write or check; 0 or 1."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only")
    data = packed()
    if parser.parse_args().check:
        return int(not TARGET.exists() or TARGET.read_bytes() != data)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(data)
    print(f"{TARGET}: {len(data):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
