"""What is never reworded: URLs, mail addresses, names of files and domains, code, [sic]."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from srclint.model import Span
from srclint.text import joined, offsets, pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Country-code domains: ISO 3166-1 alpha-2 (held against CLDR's territories), with ac, eu, su and
# uk, and the generic domains that prose names most. Typed here; no list was taken over.
_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et
eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie
il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv
ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr
nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl
sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz
va vc ve vg vi vn vu wf ws ye yt za zm zw
"""
_GENERIC = """
com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel cat asia tel arpa
app dev xyz online site shop club blog cloud wiki
"""
# Suffixes of files, by common use. One of the second list may also begin a sentence whose space
# is missing ("the end.so he went"), so it counts only where the rest looks technical.
_SUFFIXES = """
txt md rst pdf doc docx xls xlsx ppt pptx odt ods odp rtf csv tsv json jsonl xml yaml yml toml ini
cfg html htm xhtml css scss js mjs ts jsx tsx py pyc pyi ipynb jar cpp hpp cs rb php lua sh
bash zsh ps1 exe dll msi dmg apk deb rpm zip tar gz tgz bz2 xz 7z rar jpg jpeg png gif bmp svg
webp tif tiff ico psd mp3 mp4 m4a wav ogg flac avi mov mkv webm srt vtt epub mobi sql sqlite db
tmp tex bib ttf otf woff
"""
_WORDY_SUFFIXES = "c h go so bat log lock env key pages bin map text class java conf bak cmd"

_SIC = (
    r" ?(?:(?i:sic)[!?.]{0,2}|!|tak w oryginale|так в (?:тексте|оригинале)|так!|так у "
    r"тексті|原文如此|原文ママ|ママ) ?[\])）］]"
)
_BRACKETS = "[(（［"
_QUOTE_PAIRS = {"”": "“„”", "“": "„", "»": "«»", "«": "»", '"': '"', "’": "‘", "」": "「", "'": "'"}
_LONGEST_SIC = 300  # code points of a quotation that one [sic] vouches for


@cache
def _words(source: str) -> frozenset[str]:
    return frozenset(source.split())


def spans(text: str) -> list[Span]:
    """All spans that are never reworded, sorted and disjoint. Takes time linear in the text."""
    kinds = urls(text), _addresses(text), _dotted(text), _code(text), _paths(text), _sic(text)
    return joined(span for kind in kinds for span in kind if span.start < span.end)


def urls(text: str) -> list[Span]:
    """Spans of what begins like a URL ("scheme://…", "www.…"), without punctuation after it."""
    found, floor = [], 0
    for mark in offsets(text, ("://", "www.")):
        if mark < floor:
            continue
        start, before = mark, text[mark - 1 : mark]
        if text[mark] == ":":
            if not before or not _is_scheme(before):
                continue
            start = _back(text, start, floor, _is_scheme)
        elif before.isalnum() or before in tuple("./@-_"):
            continue
        at = mark + (3 if text[mark] == ":" else 4)
        if (end := _url_end(text, at)) > at:
            found.append(Span(start, end))
            floor = end
    return found


def _url_end(text: str, at: int) -> int:
    """End of the URL that goes on at `at`: closing punctuation and unpaired brackets stay out."""
    rest = pattern(r"[\w\-.~:/?#\[\]@!$&'()*+,;=%|]+").match(text, at)
    if rest is None:
        return at
    end = rest.end()
    surplus = {")": rest[0].count(")") - rest[0].count("(")}
    surplus["]"] = rest[0].count("]") - rest[0].count("[")
    while end > at:
        last = text[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in ".,;:!?'*|":
            break
        end -= 1
    return end


def _addresses(text: str) -> Iterator[Span]:
    """Mail addresses, @handles and #hashtags (which have a letter: "#1" is a number)."""
    floor = 0
    for at in offsets(text, "@#"):
        start = _back(text, at, floor, _is_local_part)
        floor = at + 1
        host = pattern(r"[\w-]+(?:\.[\w-]+)+").match(text, at + 1)
        if text[at] == "@" and host and start < at:
            yield Span(start, host.end())
        elif start == at and text[at - 1 : at] != "&":  # "&#8217;" is an HTML entity
            name = pattern(r"\w*[^\W\d_]\w*").match(text, at + 1)
            yield Span(at, name.end() if name else at)


def _dotted(text: str) -> Iterator[Span]:
    """Domains in lower case, with the path after them, and names of files."""
    floor = done = 0
    for dot in pattern(r"\.(?=[A-Za-z0-9])").finditer(text):
        if dot.start() < floor:
            continue
        start = _back(text, dot.start(), floor, _is_name)
        end = floor = _forward(text, dot.end(), _is_name)
        while text[end - 1] in ".-":
            end -= 1
        name = text[start:end]
        has_path = text[end : end + 1] == "/"
        if has_path and _is_domain(name, has_path):
            end = floor = _url_end(text, end)
            yield Span(start, end)
        elif _is_file(name, text[start - 1 : start]):  # .md and .pl are countries too
            yield Span(_back(text, start, done, _is_path), end)
            done = end
        elif _is_domain(name, has_path):
            yield Span(start, end)


def _is_domain(name: str, has_path: bool) -> bool:
    """Whether a dotted name is a bare domain; with a capital it is the name of a firm."""
    if not name.isascii() or name != name.lower():
        return False
    *labels, top = name.split(".")
    if not all(labels) or (len(labels[-1]) < 2 and not has_path) or labels[-1].isdigit():
        return False
    return top in _words(_COUNTRIES) or top in _words(_GENERIC)


def _is_file(name: str, before: str) -> bool:
    stem, _, suffix = name.rpartition(".")
    if not stem.strip(".-"):
        return False
    if not (suffix.islower() or (suffix.isupper() and len(suffix) > 2)):  # "PGS.TS" is a title
        return False
    if suffix.lower() in _words(_SUFFIXES):
        return True
    technical = before in ("/", "\\") or any(char in "_-." or char.isdigit() for char in stem)
    return technical and suffix in _words(_WORDY_SUFFIXES)


def _code(text: str) -> Iterator[Span]:
    """Code between backticks on one line."""
    if "`" in text:
        code = r"(?<!`)(`{1,3})(?![`\s])[^`\r\n]{1,400}(?<!\s)\1(?!`)"
        yield from (Span(*match.span()) for match in pattern(code).finditer(text))


def _paths(text: str) -> Iterator[Span]:
    """Paths of Windows, with a drive or a server, and absolute or ./relative ones of Unix."""
    if "\\" in text:
        part = r"[^\s\\<>\"|?*]+"
        windows = rf"(?<!\w)(?:[A-Za-z]:|\\\\{part})\\(?:{part}(?: {part}){{0,3}}\\)*(?:{part})?"
        for match in pattern(windows).finditer(text):
            yield Span(match.start(), match.start() + len(match[0].rstrip(".,;:!)")))
    if "/" in text:
        for match in pattern(r"/[\w.~-]+(?:/[\w.~-]+)+/?").finditer(text):
            start = match.start()
            while start and text[start - 1] in "~." and match.start() - start < 2:
                start -= 1
            if not start or text[start - 1].isspace() or text[start - 1] in "\"'“‘«([=:":
                yield Span(start, match.start() + len(match[0].rstrip(".")))


def _sic(text: str) -> Iterator[Span]:
    """The word before [sic], or the whole quotation where that ends there."""
    for bracket in offsets(text, _BRACKETS):
        if not (mark := pattern(_SIC).match(text, bracket + 1)):
            continue
        floor = max(0, bracket - _LONGEST_SIC)
        end = _back(text, bracket, floor, str.isspace)
        opening = _QUOTE_PAIRS.get(text[end - 1 : end], "")
        start = max(text.rfind(sign, floor, end - 1) for sign in opening) if opening else -1
        if start < 0:
            start = _back(text, _back(text, end, floor, _is_punctuation), floor, _is_word)
        yield Span(start, mark.end())


def _back(text: str, at: int, floor: int, fits: Callable[[str], bool]) -> int:
    """Start of the run of fitting characters that ends at `at`, not before `floor`."""
    while at > floor and fits(text[at - 1]):
        at -= 1
    return at


def _forward(text: str, at: int, fits: Callable[[str], bool]) -> int:
    while at < len(text) and fits(text[at]):
        at += 1
    return at


def _is_scheme(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "+.-")


def _is_local_part(char: str) -> bool:
    return char.isalnum() or char in "._%+-"


def _is_name(char: str) -> bool:
    """Whether a file or domain may have the character; scripts without spaces end the name."""
    return (char.isalnum() and not "\u0e00" <= char <= "\u0eff" and char < "\u1780") or (
        char in "._-" or "\u1e00" <= char <= "\u1fff"
    )


def _is_path(char: str) -> bool:
    return _is_name(char) or char in "/\\~"


def _is_punctuation(char: str) -> bool:
    return char in ".,;:!?…)]"


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "'’-" or "\u0300" <= char <= "\u036f"
