"""Bytes to text and back: nothing is lost, and nothing is guessed without saying so."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from srclint.model import UserError


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it stood in its file.

    `text` is without BOM, newlines as they stand; `encoding` is the Python codec's name;
    `guessed` says that nothing in the file vouches for it: such a file is never written.
    A byte that does not decode is one code point U+DC80…U+DCFF (surrogateescape).
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    guessed: bool = False


# UTF-32LE's begins with UTF-16LE's, so it is asked first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PDF = b"%PDF-"  # may be plain ASCII all through, and is no prose
_SPECIAL = (*(bom for bom, _ in _BOMS), _PDF)

# First bytes of common formats. They are asked only where a file has NULs or is no UTF-8.
_MAGIC = (
    _PDF, b"PK\x03\x04", b"PK\x05\x06", b"\x7fELF", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd", b"Rar!\x1a",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0", b"\0asm", b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"OggS", b"fLaC", b"ID3", b"RIFF", b"II*\0", b"MM\0*",
    b"wOFF", b"wOF2", b"\0\0\1\0",
)  # fmt: skip
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_HIGH = bytes(range(0x80, 0x100))

# Bytes that Western European prose has in Windows-1252. Where a file has no others,
# charset-normalizer cannot tell it from Windows-1250, -1254, -1257 or -1258 and often takes
# one of these (of 36 Italian, Spanish, French, German and Portuguese texts: 22).
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ"
    "«»“”„‘’‚‹›…–—•¿¡°ºª·§€£©®™\xa0".encode("cp1252")
)
_WESTERN_RIVALS = frozenset({"cp1250", "cp1254", "cp1257", "cp1258"})
_HUNGARIAN = frozenset("őű".encode("cp1250"))  # no Western language has both õ and û
_CANDIDATES = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1258", "cp932", "euc_jp", "gb18030", "big5", "cp949",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "cp866",
]  # fmt: skip
_SAMPLE = 16_384  # bytes shown to charset-normalizer: about a millisecond


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Text of a file: by BOM, as UTF-8, as `encoding` (what configuration says), by a guess.

    Mostly valid UTF-8 stays UTF-8 and keeps its bad bytes (see `_mostly_utf8`). Raises
    UserError where the data look binary, where nothing decodes them, and where `encoding` is
    no encoding of text; the message names no path.
    """
    if data.startswith(_SPECIAL) or encoding is not None or b"\0" in data:
        return _decode_with_care(data, encoding)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(data, None, error.start)


def encode(decoded: Decoded, text: str) -> bytes:
    """Bytes of an edited text in the encoding, and with the BOM, of the original.

    Raises UserError where the encoding lacks one of its characters.
    """
    try:
        return decoded.bom + text.encode(decoded.encoding, _errors(decoded.encoding))
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise UserError(
            f"{char!r} (U+{ord(char):04X}) cannot be written in the file's encoding, "
            f"{decoded.encoding}"
        ) from None


def round_trips(data: bytes, decoded: Decoded) -> bool:
    """Whether the unchanged text gives back the file's bytes; only then may it be written."""
    if decoded.guessed:
        return False
    if decoded.encoding == "utf-8":
        return True  # surrogateescape is exact both ways
    try:
        return encode(decoded, decoded.text) == data
    except UserError:
        return False


def is_binary(data: bytes) -> bool:
    """Whether data look like no text at all: by first bytes and by the share of control bytes.

    Three slices of 4 KB are looked at. Text of a legacy encoding has no control bytes, random
    bytes have one in ten. UTF-8 may hold NULs and still be text: there the limit is 30 %.
    """
    if data.startswith(_MAGIC) or data[257:262] == b"ustar":
        return True
    if data.startswith(_SPECIAL):
        return False
    middle = len(data) // 2
    sample = data if len(data) <= 12_288 else data[:4096] + data[middle:][:4096] + data[-4096:]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls < 3 or _utf16_without_bom(data) is not None:
        return False
    bad = len(sample) - len(sample.decode("utf-8", "ignore").encode())
    # Slices may cut a character at each of their four inner edges, by at most 3 bytes.
    limit = 0.3 if bad <= 12 and bad <= len(sample) // 100 else 0.02
    return controls > limit * len(sample)


def _errors(encoding: str) -> str:
    return "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def _decode_with_care(data: bytes, encoding: str | None) -> Decoded:
    """The order of `decode` for what is not simply UTF-8 without BOM and NUL."""
    codec = codec_of(encoding) if encoding is not None else None
    for bom, name in _BOMS:
        if data.startswith(bom) and (decoded := _after_bom(data, bom, name)) is not None:
            return decoded
    if codec is not None and codec.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz")):
        # Their bytes are often valid UTF-8 as well, so configuration is asked first.
        try:
            return Decoded(data.decode(codec, _errors(codec)), codec)
        except UnicodeDecodeError:
            codec = None
    if b"\0" in data:
        if is_binary(data):
            raise _looks_binary()
        if (wide := _utf16_without_bom(data)) is not None:
            return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    elif data.startswith(_PDF):
        raise _looks_binary()
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(data, codec, error.start)


def _looks_binary() -> UserError:
    return UserError("looks binary, not like text; exclude it or do not name it")


def codec_of(encoding: str) -> str:
    """Python's name of an encoding, without a BOM of its own. Raises UserError."""
    try:
        name = codecs.lookup(encoding).name
        b"aaaa".decode(name, "replace")  # raises for base64 and the like
    except (LookupError, ValueError):
        raise UserError(f"unknown encoding {encoding!r}") from None
    # Only UTF-8, UTF-16 and UTF-32 have a BOM, and one that is there was seen before.
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)


def _after_bom(data: bytes, bom: bytes, encoding: str) -> Decoded | None:
    """Text after a BOM; None where UTF-16LE that begins with a NUL looked like UTF-32LE."""
    body = data[len(bom) :]
    try:
        return Decoded(body.decode(encoding, _errors(encoding)), encoding, bom)
    except UnicodeDecodeError:
        if bom == codecs.BOM_UTF32_LE:
            return None
        # Half a character at the end, or no code points: readable, but not to be written.
        return Decoded(body.decode(encoding, "replace"), encoding, bom, guessed=True)


def _not_utf8(data: bytes, codec: str | None, first_bad: int) -> Decoded:
    if codec == "utf-8" or _mostly_utf8(data):
        return Decoded(data.decode("utf-8", "surrogateescape"))
    if codec is not None:
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError:
            pass
    if is_binary(data):
        raise _looks_binary()
    guess = _guess(data, first_bad)
    return Decoded(data.decode(guess, "surrogateescape"), guess, guessed=True)


def _mostly_utf8(data: bytes) -> bool:
    """Whether valid multi-byte characters are at least twice as many as bad bytes.

    Bytes of other encodings can be valid UTF-8 by chance. For one bad byte, 3,242 news texts in
    nine languages gave at most 0.01 such characters in Windows-1251, -1252, -1258 and KOI8-R and
    0.3 in Mac Roman; short samples gave at most 0.4 in Shift-JIS, EUC-JP, EUC-KR, GB18030, Big5
    and Windows-874. The worst, foreign letters in EUC and Shift-JIS, were 0.85 and 1.2.
    """
    valid = data.decode("utf-8", "ignore")
    bad = len(data) - len(valid.encode())
    ascii_bytes = len(data.translate(None, _HIGH))
    return len(valid) - ascii_bytes >= 2 * bad


def _utf16_without_bom(data: bytes) -> str | None:
    """The UTF-16 that data seem to be without saying so.

    They have to be readable (98 % letters, marks and blanks; no NUL) in one byte order, with
    at least 2 % ASCII and Latin letters, blanks and CJK punctuation, more than in the other.
    """
    if b"\0" not in data or len(data) < 4 or len(data) % 2:
        return None
    middle = len(data) // 4 * 2
    sample = data if len(data) <= 8192 else data[:4096] + data[middle : middle + 4096]
    best, most = None, len(sample) // 100  # 2 % of the characters
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, "replace")
        odd = sum(not (char.isprintable() or char in "\n\r\t") for char in text)
        familiar = sum(char < "\u0300" or char in "、。，" for char in text)
        unreadable = "\0" in text or odd + text.count("\ufffd") > len(text) // 50
        if familiar > most and not unreadable:
            best, most = name, familiar
    return best


def _guess(data: bytes, first_bad: int) -> str:
    """The most likely legacy encoding, from a sample. Raises UserError where there is none."""
    from charset_normalizer import from_bytes

    # What stands before the first bad byte is ASCII, nearly; no character is cut there.
    begin = max(data.rfind(b"\n", 0, first_bad) + 1, first_bad - 1024, 0)
    sample = data[begin : begin + _SAMPLE]
    if len(data) > begin + _SAMPLE:
        end = max(sample.rfind(b"\n"), sample.rfind(b" "))
        sample = sample[: end + 1] or sample
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise UserError("its encoding cannot be recognised; name it with `encoding`")
    high = frozenset(sample.translate(None, bytes(range(0x80))))
    if best.encoding in _WESTERN_RIVALS and high <= _WESTERN and not high >= _HUNGARIAN:
        return "cp1252"
    return best.encoding
