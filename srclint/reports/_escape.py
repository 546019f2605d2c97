"""Text of documents, messages and paths made harmless, once, before it reaches any format.

Without this a document could move the cursor, colour the terminal, turn a line round
(bidi controls) or forge a command of a build server's log.
"""

from __future__ import annotations

import unicodedata

from srclint.text import pattern

_FAMILIAR = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_JOINERS = "\u200c\u200d"
"""Part of how Persian, Indic scripts and emoji are written; they order and colour nothing."""

_LOG_COMMAND = r"(?<=#)#(?=\w{0,20}\[)"
"""`##[error]` (GitHub), `##vso[` (Azure) and `##teamcity[` are obeyed anywhere in a log line."""

_LOG_COMMAND_AT_START = r"\A\s*:"
"""GitHub obeys `::error::` at the start of a line, also after blanks; `:` is followed by one."""


def visible(text: str, *, strict: bool = False) -> str:
    r"""Text on one line in which nothing acts and nothing dangerous is unseen.

    Control, format, private and unassigned code points and lone surrogates become `<U+001B>`,
    the newlines and the tab `\n`, `\r`, `\t`. With `strict` odd spaces and joiners too, and a
    leading combining mark gets a circle to stand on: for the few characters a finding is about.
    """
    if not text.isprintable():
        text = "".join([_shown(char, strict=strict) for char in text])
    if "##" in text:
        text = pattern(_LOG_COMMAND).sub(r"\\#", text)
    if strict and text and unicodedata.combining(text[0]):
        return "◌" + text
    return text


def visible_path(path: str) -> str:
    """A path as the start of a line: also no command of GitHub's log."""
    text = visible(path, strict=True)
    return "./" + text if pattern(_LOG_COMMAND_AT_START).match(text) else text


def _shown(char: str, *, strict: bool) -> str:
    if char.isprintable():
        return char
    if not strict and (char in _JOINERS or unicodedata.category(char) == "Zs"):
        return char
    return _FAMILIAR.get(char) or f"<U+{ord(char):04X}>"
