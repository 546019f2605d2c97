"""The rules about characters: near misses by script, the world's formats, hostile input."""

import datetime
import time
from decimal import Decimal

import pytest
from babel import Locale, dates, numbers
from hypothesis import given, settings
from hypothesis import strategies as st

from srclint import readers, registry
from srclint.lint import Linter
from srclint.model import Active, Finding
from srclint.repair import repair

RULES = [rule for rule in registry.installed() if rule.group == "characters"]
LINTER = Linter([Active(rule, rule.severity) for rule in RULES])


def findings(text: str, language: str | None = None, path: str = "a.txt") -> list[Finding]:
    report = LINTER.check(readers.document(text, path=path, language=language))
    assert not report.faults
    return report.findings


def found(text: str, language: str | None = None, path: str = "a.txt") -> list[tuple[str, str]]:
    return [(f.code, f.text) for f in findings(text, language, path)]


def fixed(text: str, language: str | None = None, *, unsafe: bool = False) -> str:
    result = repair(
        readers.document(text, path="a.txt", language=language),
        LINTER,
        unsafe=unsafe,
    )
    assert not result.faults
    return result.text


NEAR_MISSES = [
    # Scripts that need joiners, and spaces without width.
    ("fa", "آن\u200cها می\u200cروند؛ کتاب\u200cهای ۲۰\u200cساله و iPhone\u200cها"),
    ("ar", "ه\u200d (مختصر) و\u200fC++\u200f في 5\u00a0كم"),
    ("ur", "بین\u200cالاقوامی خبریں"),
    ("hi", "श्री\u200dमान क्\u200dष, राष्\u200cट्र"),
    ("bn", "র\u200d্যাম, উদ্\u200cঘাটন"),
    ("ml", "ന\u200d്, അവന്\u200d"),
    ("si", "ශ්\u200dරී ලංකා"),
    ("ta", "க்\u200cஷ, கொடு"),
    ("km", "ព្រះរាជាណាចក្រ\u200bកម្ពុជា\u200b (2018)\u200b ជា\u200bប្រទេស"),
    ("th", "ประเทศ\u200bไทย\u200b สวัสดี"),
    ("lo", "ສະບາຍ\u200bດີ"),
    ("my", "မြန်မာ\u200bနိုင်ငံ"),
    ("bo", "བོད་\u200bཡིག"),
    ("mn", "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠪᠠᠢ\u180eᠠ ᠭᠡᠷ\u200d"),
    # Right to left with its controls.
    ("he", "הוא אמר: \u202aHello\u202c\u200f! שָׁלוֹם"),
    ("ar", "قال \u2067أهلا\u2069 ثم \u2066Hi\u2069."),
    ("en", "The word \u2067שלום\u2069 means peace; so does سلام\u200e."),
    # Wide scripts: their own spaces, forms and mixtures.
    ("ja", "\u3000吾輩は猫である。\u3000名前はABCとPCだ。カボチャ、ガ、ﾊﾝｶｸ"),
    ("zh", "中文，《书名》：ＡＢＣ１２３　第二段。iPhone手机、T恤"),
    ("ko", "한국어 문장, ＫＢＳ　뉴스. ㄱㄴㄷ"),
    # Letters that look odd and are right.
    ("vi", "Tiếng Việt: HOÀ, “XÔ VIẾT”, «Â», Ơ…, Đặng Thị Ưu—ấy"),
    ("pt", "SÃO PAULO: “MAÇÃ”, NÃO… AVÔ’S, Ângela – FUNÇÃO»"),
    ("ro", "ROMÂNIA: „Â”, ÎN; ÎNSĂ… “CĂ” PÂNĂ"),
    ("de", "„Größe“ Straße… ÄÖÜß – „GROẞ“, 5\u00a0€, z.\u00a0B. Ä."),
    ("fr", "L’œuvre «\u00a0à\u00a0» l’été\u00a0: ça\u202f! à\u00a0—\u00a0é"),
    ("cs", "Šárka řekla: „Žluťoučký“ – k\u00a0nám v\u00a0Praze, s\u00a0ním"),
    ("tr", "İstanbul’da ışık, ÇİĞ “ŞÖYLE”, Ğ…"),
    ("lt", "ą\u0303 i\u0307\u0301 ė\u0303, m\u0303"),
    ("ru", "За\u0301мок, «РФ»… СССР, IT-шник, email'ы, PRщик, 5\u00a0км, в\u00a0г.\u00a0Москве"),
    ("sr", "Љубљана, Џорџ и Ђорђе – ЋЕВАП “ЂУРЂЕВДАН”"),
    ("uk", "Їжак і п’ять – «Київ», ІТ-компанія"),
    ("el", "Ελλάδα, «Αθήνα»… ΕΛΛΑΔΑ· CO₂, Windows"),
    # Science and notation.
    ("en", "β-carotene, Δx, 5 µm, 3 μm, kΩ, MΩ, Hα, χ², π≈3.14, x̄, ΔE, σ-algebra"),
    ("en", "IPA: [ˈθɪŋk], [ðə], [ɔ̃], [t͡ʃ], [n̩], [βaχ], n̥"),
    ("en", "20\u2009°C ± 5\u2009%, 3\u202f×\u202f10⁸, 1\u2007234, “\u200a‘so’\u200a”"),
    ("en", "√2, ∂x, |x|, ├── tree, └── leaf, ║ ═ ╬, ▓▒░, ½ ¼, §\u00a05, ©\u00a02020, AT&T;"),
    # Emoji: families, flags, keycaps, professions, tags, text style.
    (
        "en",
        "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏳️\u200d🌈 🏴\u200d☠️ ❤️\u200d🔥 🙂\u200d↔️",
    ),
    ("en", "🇮🇹 1️⃣ #️⃣ ☎︎ 👁️\u200d🗨️ ☎️ 🧑🏿\u200d🦱"),
    (
        "en",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f 🐻\u200d❄️",
    ),
    ("en", "🧑\u200d🤝\u200d🧑, 👩‍⚕️ 🧙‍♀️"),
    # Titles, initials, numerals, units.
    ("en", "Dr.\u00a0No, Mr\u00a0Bean, J.\u00a0R.\u00a0R. Tolkien, Henry\u00a0VIII, page\u00a05"),
    ("es", "EE.\u00a0UU., Sr.\u00a0Pérez, siglo\u00a0XX, 3\u00a0000\u00a0millones"),
    ("it", "art.\u00a05, sig.\u00a0Rossi, n.\u00a03, 10\u00a0%, Giovanni\u00a0XXIII"),
    ("unknown", "Qwfp\u00a0! «\u00a0zxcv\u00a0»"),
    ("unknown", "Шёл в\u00a0лесу, он\u00a0же"),
    ("ru", "проф.\u00a0Иванов и акад.\u00a0Петров"),
    ("tr", "Bu 19.\u00a0yüzyıl"),
    ("en", "Lt.\u00a0Reed, Ref.\u00a0[7]; a resolution of 3 Å² and 20 Å³. The brand É®."),
    ("en", "The glyph ﬃ is that of the word eﬃcient."),
    # What programs fill in.
    ("nl", "over %(count)s\u00a0minuten, %d\u00a0uur en {n}\u00a0dagen"),
    ("pt", "IRMÃ—MÃE, ROMÃ… AMANHÃ– «IRMû “IRMÔ"),
]


@pytest.mark.parametrize(("language", "text"), NEAR_MISSES)
def test_near_misses(language: str, text: str) -> None:
    assert found(text, language) == []


FRENCH = ["{}\u00a0; b", "{}\u202f!", "{}\u00a0?", "{}\u202f: «\u00a0b\u00a0»", "{}\u00a0%"]


@pytest.mark.parametrize("template", FRENCH)
def test_french_marks_keep_their_space_and_english_ones_do_not(template: str) -> None:
    text = template.format("a")
    assert found(text, "fr") == []
    kept = template.endswith("%")
    assert bool(found(text, "en")) is not kept


LOCALES = (
    *("en", "fr", "de", "it", "es", "pt", "vi", "ru", "uk", "pl", "cs", "sv"),
    *("fi", "ar", "he", "fa", "hi", "ja", "ko"),
)


@pytest.mark.parametrize("locale", LOCALES)
def test_formats_of_the_world_are_right(locale: str) -> None:
    when, amount = datetime.datetime(2018, 9, 12, 15, 30), Decimal("-1234567.5")
    names = Locale.parse(locale)
    texts = [
        *(
            f"x {dates.format_datetime(when, style, locale=locale)} x"
            for style in ("short", "full")
        ),
        *(
            f"x {numbers.format_currency(amount, code, locale=locale)} x"
            for code in ("EUR", "USD", "JPY")
        ),
        f"x {numbers.format_compact_currency(abs(amount), 'USD', locale=locale)} x",
        f"x {numbers.format_percent(amount, locale=locale)} x",
        *names.territories.values(),
        *names.languages.values(),
    ]
    wrong = {text: found(text, locale) for text in texts}
    assert not any(wrong.values()), {text: codes for text, codes in wrong.items() if codes}


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text",
    [
        "Frédéric dîne à Nîmes, où l’été s’achève.",
        "Die Größe der Straße – „schön“.",
        "Mañana será otro año, ¿no?",
        "Tiếng Việt có sáu thanh điệu.",
        "Привет, мир и всё остальное!",
        "Καλημέρα κόσμε, τι κάνεις;",
        "שלום לכולם ולך",
        "日本語の文章です。",
        "한국어 문장입니다.",
        "It’s “here” — 5 € & 20 °C…",
    ],
)
def test_mojibake_is_read_back_or_left_alone(text: str, codec: str) -> None:
    garbled = text.encode().decode("sloppy-windows-1252" if codec == "cp1252" else codec)
    assert fixed(garbled).replace("\u00a0", " ") == text


def test_mojibake_yields_whole_words() -> None:
    assert found("BirleÅŸik", "tr") == []
    assert fixed("TÃ¼rkiye BirleÅŸik KrallÄ±k", "tr") == "Türkiye Birleşik Krallık"


def test_garbled_rest_is_not_taken_for_a_space() -> None:
    assert ("CHR002", "\u00a0") not in found("SÃ\u00a0", "en")


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("log in at p\u0430yp\u0430l", "en", "log in at paypal"),
        ("Тwitter и Вlооmbеrg", "ru", "Twitter и Bloomberg"),
        ("у xоpата", "bg", "у хората"),
        ("Це вiдтворення iнформацiї", "uk", "Це відтворення інформації"),
        ("Nguye\u0302\u0303n Thi\u0323", "vi", "Nguyễn Thị"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "ko", "한글"),
        ("a&amp;nbsp;b &#8220;c&#8221;", "en", "a b “c”"),
        ("in\u200b vivo\u00ad", "en", "in vivo\u00ad"),
        ("She said\u0092 it", "en", "She said’ it"),
        ("They are\u00a0 late, \u00a0so late", "en", "They are late, so late"),
        ("cвЂ™est dГ©jГ\u00a0 oГ№", "fr", "c’est déjà où"),
        ("Grâce Ã© ROMÃ… «À», „Ö“", "de", "Grâce é ROMÃ… «À», „Ö“"),
    ],
)
def test_safe_fixes(text: str, language: str, result: str) -> None:
    assert fixed(text, language) == result


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("caf\udce9", "CHR015"),
        ("caf\ufffd", "CHR008"),
        ("invoice\u202egpj.exe", "CHR009"),
        ("\ue123 icon", "CHR014"),
        ("pre\x02fix", "CHR007"),
        ("СО и СO", "CHR010"),
        ("Write &amp; in HTML, not less", "CHR012"),
        ("Ð \u00d1\u0083\u00d1\u0081\u00d1\u0081\u00d0\u00ba\u00d0\u00b8\u00d0\u00b9", "CHR001"),
        ("An o ﬃ ce, eﬃcient ﬁles", "CHR011"),
    ],
)
def test_no_safe_fix_where_only_a_person_knows(text: str, code: str) -> None:
    assert code in {c for c, _ in found(text, "en")}
    assert fixed(text, "en") == text


def test_markdown_code_and_entities_are_left_alone() -> None:
    assert found("A&nbsp;b, &copy; and &amp; so on\n", path="a.md") == []


def test_bytes_name_what_they_are_in_windows_1252() -> None:
    [finding] = findings("It\udc92s")
    assert finding.message == "byte 0x92 not valid in utf-8 (in Windows-1252 “’”)"


N = 20_000
HOSTILE = [
    "\u00a0" * N,
    "a\u00a0" * N,
    "\u200b" * N,
    "a\u200d" * N,
    "👩\u200d" * N,
    "a" + "\u0301\u0323" * N,
    "e\u0301" * N,
    "aа" * N,
    "Ã©" * N,
    "Ã" * N,
    "â€" * N,
    "x Ã© " * N,
    "é\u00a0»" * N,
    "&amp;" * N,
    "&" * N + ";",
    "&amp" * N,
    "\u202a" * N,
    "\u202e\n" * N,
    "א\u202a" * N,
    "\x1b[" * N,
    "\x0c" * N,
    "\x00" * N,
    "\u0092" * N,
    "\udc80" * N,
    "\ue000a" * N,
    "ﬁ" * N,
    "\u00ad\n" * N,
    "\u2028" * N,
    "\u3000a" * N,
    "\U000e0041" * N,
    "\u1112\u1161" * N,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:3]))
def test_time_grows_with_length_only(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        findings(part, "en")
        return time.process_time() - start

    short = min(seconds(text[: len(text) // 8]) for _ in range(2))
    limit = 0.3 + 24 * short  # 8 times the text; the rest is noise, which does not come thrice
    assert any(seconds(text) < limit for _ in range(3))


PIECES = st.sampled_from(
    [
        *"aé Aя€’”»Ã©Âßи\n👩אﬁ",
        *("\u00a0", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u0301", "&amp;", "&nbsp;", "â€™"),
        *("Ð¿", "\u202a", "\u202c", "\u0092", "\u3000", "\u2028", "Р°", "\x00"),
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["en", "fr", "ru", "he"]))
def test_safe_fixes_settle(text: str, language: str) -> None:
    once = fixed(text, language)
    assert fixed(once, language) == once
