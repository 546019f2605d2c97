"""Bytes that do not decode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHOWN = 4
"""How many bytes of a run a message names."""


@rule(
    "CHR015",
    summary="Bytes do not decode in the file's encoding.",
    why="Parts of the file come from another encoding, or it is damaged. The bytes are kept as "
    "they are, since only the source knows what they were.",
    severity="error",
    touches="encoding",
    examples=[
        Example(bad="Caf⟦\udce9⟧ Central, très bien"),
        Example(bad="Er sagte ⟦\udc84⟧Nein⟦\udc93⟧.", language="de"),
        Example(bad="Тел⟦\udcd1⟧, номер", language="ru"),
        Example(bad="Escaped in JSON⟦\ud83d⟧ by half"),
        Example(good="Café Central, très bien"),
        Example(good="Er sagte „Nein“. 😀", language="de"),
        Example(good="Телефон"),
        Example(good="plain"),
    ],
)
def undecodable_byte(doc: Document) -> Iterable[Problem]:
    """Report runs of bytes that stand in the text as U+DC80 to U+DCFF, and other surrogates.

    No pattern wakes it: RE2 cannot see such bytes. UTF-16 is the fastest way to ask whether
    there is any (0.8 µs for 3 KB).
    """
    if not doc.text.isascii():
        try:
            doc.text.encode("utf-16-le")
        except UnicodeEncodeError as error:
            return _problems(doc, error.start)
    return ()


def _problems(doc: Document, start: int) -> Iterator[Problem]:
    for run in pattern("[\ud800-\udfff]+").finditer(doc.text, start):
        yield Problem.at(*run.span(), _message(run[0], doc.encoding))


def _message(run: str, encoding: str) -> str:
    if strange := [char for char in run if not "\udc80" <= char <= "\udcff"]:
        return f"half of a surrogate pair, U+{ord(strange[0]):04X}: no character"
    data = bytes(ord(char) & 0xFF for char in run)
    shown = " ".join(f"0x{byte:02X}" for byte in data[:_SHOWN])
    more = " …" if len(data) > _SHOWN else ""
    noun = "byte" if len(data) == 1 else "bytes"
    guess = data[:_SHOWN].decode("cp1252", "replace")
    hint = "" if "\ufffd" in guess else f" (in Windows-1252 “{guess}{more}”)"
    return f"{noun} {shown}{more} not valid in {encoding}{hint}"
