import codecs
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint.model import UserError
from srclint.readers.encoding import Decoded, decode, encode, is_binary, round_trips

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
ITALIAN = "La libreria è aperta da lunedì a sabato.\r\nPerché no? Il caffè è già pronto.\r\n"
VIETNAMESE = "Quán cà phê nhỏ ở đầu phố mở cửa từ sáng sớm. Người dân ở đây thích đọc báo."
RUSSIAN = "Кафе находится рядом с вокзалом и открывается в семь часов утра. Ещё там тихо.\n"
JAPANESE = "新しい駅の前に小さな喫茶店があり、毎朝七時に開きます。カタカナもあります。\n"
CHINESE = "这家咖啡馆位于火车站旁边，每天早上七点开门。老板想给居民提供一个安静的地方。\n"

texts = st.text(
    st.one_of(
        st.sampled_from("\n\r\t aàčßЖ語😀\u200b\ufeff\x85\u2028"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    )
)


def as_cp1258(text: str) -> bytes:
    """Vietnamese as Windows-1258 has it: letters with their shape, tones combining."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    result = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        shape = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        result += shape + "".join(c for c in parts if c in tones)
    return result.encode("cp1258")


@given(texts.filter(lambda text: text[:1] != "\ufeff" and not text.startswith("%PDF-")))
def test_utf8_round_trips(text: str) -> None:
    data = text.encode()
    decoded = decode(data)
    assert decoded == Decoded(text)
    assert encode(decoded, decoded.text) == data


@given(st.sampled_from(sorted(BOMS)), texts)
def test_bom_round_trips(encoding: str, text: str) -> None:
    # UTF-16LE that begins with NUL could be UTF-32LE; `texts` has no NUL.
    data = BOMS[encoding] + text.encode(encoding)
    decoded = decode(data)
    assert decoded == Decoded(text, encoding, BOMS[encoding])
    assert encode(decoded, decoded.text) == data
    assert round_trips(data, decoded)


@given(st.binary(max_size=200), st.sampled_from([*BOMS.values(), b""]))
def test_any_bytes_round_trip_or_are_never_written(body: bytes, bom: bytes) -> None:
    data = bom + body
    try:
        decoded = decode(data)
    except UserError:
        return
    assert decoded.guessed or encode(decoded, decoded.text) == data


@given(st.text(st.sampled_from("aè語 \n"), min_size=40), st.integers(0, 39), st.data())
def test_bad_bytes_in_utf8_are_kept(text: str, at: int, data: st.DataObject) -> None:
    bad = data.draw(st.sampled_from([b"\xff", b"\xe9", b"\x80"]))
    raw = text[:at].encode() + bad + b" " + ("è" * 8 + text[at:]).encode()
    decoded = decode(raw)
    assert (decoded.encoding, decoded.guessed) == ("utf-8", False)
    assert "\udc80" <= decoded.text[at] <= "\udcff"
    assert encode(decoded, decoded.text) == raw


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_odd_surrogates_round_trip(encoding: str) -> None:
    data = BOMS[encoding] + "a\ud800b\udc00".encode(encoding, "surrogatepass")
    decoded = decode(data)
    assert decoded.text == "a\ud800b\udc00"
    assert encode(decoded, decoded.text) == data
    assert round_trips(data, decoded)


def test_utf16_stays_utf16_after_an_edit() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + "Valdimir\r\n".encode("utf-16-le"))
    edited = encode(decoded, decoded.text.replace("Valdimir", "Vladimir"))
    assert edited == codecs.BOM_UTF16_LE + "Vladimir\r\n".encode("utf-16-le")


def test_half_a_character_at_the_end_of_utf16_is_read_but_not_written() -> None:
    data = codecs.BOM_UTF16_LE + "abc".encode("utf-16-le") + b"\x41"
    decoded = decode(data)
    assert decoded.text.startswith("abc")
    assert decoded.guessed
    assert not round_trips(data, decoded)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ITALIAN.encode("cp1252"), "cp1252"),
        (ITALIAN.encode("latin-1"), "cp1252"),
        (b"caf\xe9", "cp1252"),
        ("Die Straße zur Brücke über dem Fluss ist für Fußgänger.".encode("cp1252"), "cp1252"),
        ("¿Cuándo empieza el año? Mañana, señor.".encode("cp1252"), "cp1252"),
        (as_cp1258(VIETNAMESE), "cp1258"),
        (RUSSIAN.encode("koi8-r"), "koi8_r"),
        (RUSSIAN.encode("cp1251"), "cp1251"),
        (JAPANESE.encode("shift_jis"), "cp932"),
        (CHINESE.encode("gb18030"), "gb18030"),
        (ITALIAN.encode("utf-16-le"), "utf-16-le"),
        (JAPANESE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_legacy_encodings_are_guessed_and_never_utf8(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.guessed) == (encoding, True)
    assert not round_trips(data, decoded)
    assert "\ufffd" not in decoded.text


@pytest.mark.parametrize("text", [ITALIAN, RUSSIAN, JAPANESE, CHINESE])
@pytest.mark.parametrize("repeat", [1, 3000])
def test_a_configured_encoding_is_no_guess(text: str, repeat: int) -> None:
    encoding = {ITALIAN: "latin-1", RUSSIAN: "koi8-r", JAPANESE: "shift_jis"}.get(text, "gb18030")
    data = (text * repeat).encode(encoding)
    decoded = decode(data, encoding)
    assert decoded.text == text * repeat
    assert not decoded.guessed
    assert round_trips(data, decoded)


def test_utf8_goes_before_the_configured_encoding() -> None:
    assert decode("è".encode(), "latin-1") == Decoded("è")
    assert decode(codecs.BOM_UTF8 + b"a", "latin-1") == Decoded("a", bom=codecs.BOM_UTF8)


def test_configured_utf8_keeps_every_bad_byte() -> None:
    assert decode(b"caf\xe9", "UTF8") == Decoded("caf\udce9")


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "UTF-16LE"])
def test_configured_utf16_without_bom(name: str) -> None:
    data = "Prose.\n".encode("utf-16-le")
    decoded = decode(data, name)
    assert decoded == Decoded("Prose.\n", "utf-16-le")
    assert encode(decoded, decoded.text) == data


def test_configured_iso2022_goes_before_utf8() -> None:
    data = JAPANESE.encode("iso2022_jp")
    assert decode(data, "iso-2022-jp").text == JAPANESE


def test_configured_encoding_that_does_not_fit_gives_way_to_a_guess() -> None:
    decoded = decode(ITALIAN.encode("cp1252"), "shift_jis")
    assert decoded == Decoded(ITALIAN, "cp1252", guessed=True)


@pytest.mark.parametrize("name", ["base64", "utf-9", "rot13", "", "a\0b"])
def test_unknown_encoding(name: str) -> None:
    with pytest.raises(UserError, match="unknown encoding"):
        decode(b"text", name)


@pytest.mark.parametrize("data", [b"a\0b", b"\0", "uno\0due è\n".encode() * 50])
def test_nul_inside_text_is_text(data: bytes) -> None:
    decoded = decode(data)
    assert decoded == Decoded(data.decode())
    assert not is_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" * 20,
        b"%PDF-1.7\nplain",
        b"\0" * 1000,
        bytes(range(256)) * 40,
        b"name" + b"\0" * 253 + b"ustar\x0000" + b"\0" * 247 + b"text " * 9000,
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    assert is_binary(data)
    with pytest.raises(UserError, match="binary") as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_what_the_encoding_lacks_is_one_clear_line() -> None:
    decoded = decode(b"\xe9", "latin-1")
    with pytest.raises(UserError, match=r"U\+2019.*iso8859-1"):
        encode(decoded, "’")


def test_an_inexact_codec_does_not_round_trip() -> None:
    data = b"\xfa\x54"  # cp932 has this sign twice and writes the other
    decoded = decode(data, "cp932")
    assert not decoded.guessed
    assert not round_trips(data, decoded)


def test_guessing_is_bounded() -> None:
    start = time.process_time()
    decoded = decode(b"plain line\n" * 500_000 + b"caf\xe9 au lait\n" * 500_000)
    assert decoded.guessed
    assert time.process_time() - start < 2
