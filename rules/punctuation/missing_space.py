"""No space after a mark."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

from ._abbreviations import abbreviations
from ._letters import CASED, UPPER
from ._words import Pair, pair_at

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = ".!?,;"
# After one mark: `re` leaps to a literal, and would look at each character for a class of marks.
_JOINS = r"(?=[^\W\d_])(?<=[^\W\d_].)"

# Next to these a word is part of an address, a path, code or a placeholder.
_NO_PROSE = frozenset("@/\\=&#%$~+*_|<>{}`^0123456789")
_NO_PROSE_BEFORE = _NO_PROSE | {".", ":"}
_NO_PROSE_AFTER = _NO_PROSE | {"("}
_CHAINS = frozenset(".:-")  # unless a space follows, or nothing

# What follows the dot of a name such as "Booking.Com" or "Node.Js": domains and file suffixes;
# and names that others are made of with a dot ("Яндекс.Такси"). Our own list.
_ENDS = """
    ai app at au be biz br ca ch cn co com cz de dev doc edu es eu exe fi fm fr gov gr hk hu ie il
    in info int io ir is it java jp js kr kz lv me mil my net nl no nz org ph php pl pro pt py ro rs
    ru se sg si sk so su th to tr tv tw txt ua uk us uz vn xyz za рф бел укр
"""
_STARTS = "яндекс yandex"
_FILES = "css csv docx gif html jpg json pdf png sql xls xlsx xml yaml zip"
_NAME_ENDS = frozenset(_ENDS.split())
_NAME_STARTS = frozenset(_STARTS.split())
_SUFFIXES = frozenset(_FILES.split())
# Where a text has calls, assignments or blocks, “file.Close” is a name too.
_CODE = (":=", "()", "=>", "</", "{ ", "} ", *(sign + end for sign in "{};" for end in "\r\n"))
_CALL = r"\.(?<=[a-z]\.)[A-Za-z]+(?:\(| =)"
# What hints at code: there no fix is certain.
_HINTS = (r"`[^`\r\n]+`", r"_(?<=[a-z]_)(?=[a-z])")
_QUOTES = frozenset({"''", '""', "“”", "‘’", "«»"})
_SENTENCE_END = r"[.!?…:][\"'”’»)\]]*(?:\s|\Z)"
_FOLLOWERS = frozenset(" ,'’-–\u00a0")  # a sentence goes on; code and lists of names do not
_NO_WORDS = frozenset({"\n", "\r", "", "=", "<", ">", "+"})
_NEAR = 12  # characters beside a pair
_BRACKETED = 200  # characters before a pair in which a bracket may open around it
_OTHER_SCRIPT = r"[\u0370-\u1cff\u3040-\ud7ff]"
_LONGEST_UNIT = 3  # letters of units and codes, as in “KB,MB”
_ONE_LETTER_WORDS = frozenset("IAEÈÉOÀYÓVWZUКВИСУОЯАІЙ")


@rule(
    "PUN001",
    summary="A mark is not followed by a space.",
    why="Two words run together where a line break or a link was lost; programs then see one"
    " word, or an address.",
    touches="spacing",
    # No single letters before, no capitals after: what mostly stands so are initials (U.S., e.V.).
    wakes=(
        rf"[^\x00-@][{CASED}][.!?][{UPPER}][a-z' \x{{80}}-\x{{10ffff}}]",
        rf"[^\x00-@][{CASED}][,;][{CASED}][^\x00-@]",
    ),
    examples=[
        Example(
            bad="Anh ấy đã đến thành phố ⟦này.Nga⟧ là bạn của anh.\n",
            fixed="Anh ấy đã đến thành phố này. Nga là bạn của anh.\n",
        ),
        Example(bad="The shop ⟦closed.We⟧ went home.\n", fixed="The shop closed. We went home.\n"),
        Example(
            bad="Comprò ⟦pane,latte⟧ e miele.\n",
            fixed="Comprò pane, latte e miele.\n",
            language="it",
        ),
        Example(
            bad="Kommst du ⟦mit?Wir⟧ fahren.\n", fixed="Kommst du mit? Wir fahren.\n", language="de"
        ),
        Example(good="Error\nbold,red\nDie Farbe, in der Fehler stehen.\n", language="de"),
        Example(good="Mail.Ru bought Node.Js tools, v2.0, from Booking.Com in the U.S.A.\n"),
        Example(good="La S.p.A. del sig.Rossi, p.es., aprì alle 10.30 con 3,5 euro.\n"),
        Example(good="Der e.V. des Hrn. J.R.R.Tolkien kostet 3,50 Euro, z.B. heute.\n"),
        Example(good="Call Console.WriteLine, then (account.Name), Foo.Bar, Foo.Bar. TL;DR\n"),
        Example(good="We put file.Close here: f := open(), then file.Sync there. tl;dr\n"),
        Example(good="red,green,blue,white\n"),
        Example(good="Păstrează atributele (implicit: mod,timp,rang), apoi NUME,GRUP,MOD.\n"),
        Example(good="فرستادن به چند کاربر (نمونه: root,admin) از راه دور\n", language="fa"),
        Example(good="Die Einheit ist B (sonst KB,MB oder GB), die Farbe rot (RGB,HSV).\n"),
        Example(good="Set window.Title = 1, or “lat,lon” and 'foo;bar' in data.Csv there.\n"),
        Example(good="name,city\nAda,London\n\nyes,no,perhaps\n"),
        Example(good="Yahoo!Japan and Yahoo!Finance are sites…And this is no mark.\n"),
        Example(good="他说,你好.然后走了。\n"),
    ],
)
def missing_space(doc: Document) -> Iterator[Problem]:
    """Report words that a mark joins, with the space that is missing as the fix."""
    text = doc.prose
    pairs = [pair for pair in _pairs(text) if pair.left and _in_prose(text, pair)]
    known = abbreviations(doc.language)
    wrong = [pair for pair in pairs if _joins(text, pair, known)]
    if not wrong:
        return
    times = Counter(pair.text for pair in pairs)
    lists = _lists(doc, pairs)
    ends = {pair.span.end for pair in pairs}
    chained = {pair.at for pair in pairs if pair.at in ends or text.startswith(",", pair.span.end)}
    code = any(sign in text for sign in _CODE) or pattern(_CALL).search(text) is not None
    hints = any(pattern(hint).search(text) for hint in _HINTS)
    for pair in wrong:
        name = pair.mark == "." and (code or times[pair.text] > 1)
        value = pair.at in chained and _is_value(text, pair)
        if name or value or pair.at in lists or doc.protection.verbatim(*pair.span):
            continue
        # “Da,a” again and again: some languages are typed with a comma for a letter.
        sure = _is_sure(pair) and times[pair.text] == 1 and not hints and pair.at not in chained
        fix = Fix((Edit(Span(pair.at + 1, pair.at + 1), " "),), safe=sure)
        yield Problem(pair.span, f"no space after “{pair.mark}”", (fix,))


def _pairs(text: str) -> Iterator[Pair]:
    """Words that a mark joins, in order."""
    joints = [
        joint.start() for mark in _MARKS for joint in pattern(rf"\{mark}{_JOINS}").finditer(text)
    ]
    return (pair_at(text, at) for at in sorted(joints))


def _in_prose(text: str, pair: Pair) -> bool:
    """Whether the pair stands alone: no part of an address, a path, code or a longer chain."""
    start, end = pair.span
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in _NO_PROSE_BEFORE or after in _NO_PROSE_AFTER or before + after in _QUOTES:
        return False
    if _is_setting(text, pair):
        return False
    return after not in _CHAINS or not text[end + 1 : end + 2].strip()


def _is_setting(text: str, pair: Pair) -> bool:
    """Whether a line is nothing but two words in small letters: “bold,red”, “space,enter”."""
    start, end = pair.span
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    alone = pair.mark == "," and not around.strip("\r\n")
    return alone and text[start:end].isascii() and text[start:end].islower()


def _joins(text: str, pair: Pair, known: frozenset[str]) -> bool:
    """Whether the mark ends what is left of it, and so needs a space."""
    if pair.mark in ",;":
        return _joins_clauses(text, pair)
    return _joins_sentences(text, pair, known)


def _joins_sentences(text: str, pair: Pair, known: frozenset[str]) -> bool:
    """Whether a sentence ends before the mark and the next begins after it."""
    left, right = pair.left, pair.right
    if len(left) < 2 or left.lower() in known or not _is_start(text, pair):
        return False
    if left.islower():
        return right.lower() not in _SUFFIXES
    return (
        pair.mark == "."
        and right.lower() not in _NAME_ENDS
        and left.lower() not in _NAME_STARTS
        and (left[-2:].islower() or len(left) > 4)
        and text[pair.span.end : pair.span.end + 1].isspace()
    )


def _is_start(text: str, pair: Pair) -> bool:
    """Whether the right word looks like the first of a sentence."""
    right = pair.right
    after = text[pair.span.end : pair.span.end + 2]
    if len(right) > 1:
        follows = after[:1] in _FOLLOWERS and after[1:] not in _NO_WORDS
        return follows and right[0].isupper() and right[1:].islower()
    if len(after) < 2 or not after[1].isalpha():
        return False
    return right.isupper() and (
        after[0] in "'’" or (after[0] == " " and right in _ONE_LETTER_WORDS)
    )


def _joins_clauses(text: str, pair: Pair) -> bool:
    """Whether both are words of a script with case."""
    left, right = pair.left, pair.right
    cased = left.lower() != left.upper() and right.lower() != right.upper()
    if left.isascii() and right.isascii() and pattern(_OTHER_SCRIPT).search(_near(text, pair)):
        return False  # values: “(مثال: root,admin)”
    if left.isupper() and right.isupper() and max(len(left), len(right)) <= _LONGEST_UNIT:
        return False
    shortest = 3 if pair.mark == ";" else 2  # TL;DR
    return min(len(left), len(right)) >= shortest and cased


def _is_value(text: str, pair: Pair) -> bool:
    """Whether a chain is of codes or stands in brackets: “(default: mode,owner,links)”."""
    first = max(0, pair.at - _BRACKETED)
    first = max(first, text.rfind("\n", first, pair.at) + 1)
    bracketed = text.rfind("(", first, pair.at) > text.rfind(")", first, pair.at)
    return bracketed or (pair.left.isupper() and pair.right.isupper())


def _near(text: str, pair: Pair) -> str:
    """What stands next to a pair in its line, without Latin words."""
    start, end = pair.span
    return text[max(0, start - _NEAR) : start] + text[end : end + _NEAR]


def _lists(doc: Document, pairs: list[Pair]) -> set[int]:
    """Commas and semicolons in rows of data."""
    text, found, end = doc.prose, set(), -1
    rows = False
    for pair in pairs:
        if pair.at > end:
            start = max(text.rfind("\n", 0, pair.at), text.rfind("\r", 0, pair.at)) + 1
            end = text.find("\n", pair.at) % (len(text) + 1)
            rows = _is_row(text, start, end, pair.mark)
        if rows and pair.mark in ",;":
            found.add(pair.at)
    return found


def _is_row(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a line is a row of data: three marks without a space, and none with one.

    Two are enough where no sentence ends, and one where a line next to it has one too.
    """
    count = _cells(text, start, end, mark)
    if count > 1 or not count:
        return count > 1
    before = text.rfind("\n", 0, max(start - 1, 0)) + 1
    after = text.find("\n", end + 1) % (len(text) + 1)
    return 1 in (_cells(text, before, start - 1, mark), _cells(text, end + 1, after, mark))


def _cells(text: str, start: int, end: int, mark: str) -> int:
    """How many marks part the cells of a line; 0 if it cannot be a row."""
    count = text.count(mark, start, end) if end > start else 0
    if not count or text.find(f"{mark} ", start, end) >= 0:
        return 0
    return count if count > 2 or not pattern(_SENTENCE_END).search(text, start, end) else 0


def _is_sure(pair: Pair) -> bool:
    """Whether the space is missing beyond doubt: common words, none of them a name's end."""
    if pair.mark in ",;":
        return pair.left.islower() and pair.right.islower()
    return pair.left.islower() and len(pair.left) > 2 and pair.right.lower() not in _NAME_ENDS
