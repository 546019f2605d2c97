"""Build rules/names/data/places.txt: what countries and other places are called, by language.

    python tools/build_exonyms.py

From CLDR by babel (Unicode licence): countries of each language whose words srclint knows, and
all single words that name a territory, a language or a time zone's city in any of them.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = (ROOT / "srclint/data/language_words.txt").read_text("utf-8").split("\n", 1)[0].split()
HEAD = """\
# What countries are called: language, tab, their names; "*": every other word that names a
# territory, a language or the city of a time zone in one of these languages.
# Source: Unicode CLDR as babel {version} holds it; made by tools/build_exonyms.py. Copyright ©
# Unicode, Inc.; Unicode License v3, see rules/punctuation/data/LICENSE-UNICODE.txt.
"""
SHORTEST = 4  # letters


def countries(locale: Locale) -> set[str]:
    """Names of countries."""
    return {
        name
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and name.lower() != name.upper()
    }


def others(locale: Locale) -> set[str]:
    """Names of other territories, of languages and of time zones' cities."""
    cities = {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return {*locale.territories.values(), *locale.languages.values(), *cities}


def main() -> None:
    """Write the file."""
    import babel

    lines = []
    words: set[str] = set()
    known: set[str] = set()
    for code in LANGUAGES:
        locale = Locale.parse(code)
        own = countries(locale)
        if not own:
            continue  # a script without capitals
        lines.append(f"{code}\t{'|'.join(sorted(own))}")
        known |= {word.casefold() for name in own for word in name.split()}
        words |= {word.casefold() for name in others(locale) for word in name.split()}
    rest = sorted(word for word in words - known if word.isalpha() and len(word) >= SHORTEST)
    lines.append(f"*\t{'|'.join(rest)}")
    text = HEAD.format(version=babel.__version__) + "\n".join(lines) + "\n"
    (ROOT / "rules/names/data/places.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
