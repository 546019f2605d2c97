import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint import quotations, verbatim
from srclint.protect import Protection


def cut(text: str, *, quoted: bool = False) -> list[str]:
    spans = quotations.spans(text) if quoted else verbatim.spans(text)
    return [text[start:end] for start, end in spans]


def touched(text: str, word: str, nth: int = 1) -> tuple[bool, bool]:
    """Whether the nth occurrence of a word is verbatim, and whether it is quoted."""
    at = -1
    for _ in range(nth):
        at = text.index(word, at + 1)
    protection = Protection(text)
    return protection.verbatim(at, at + len(word)), protection.quoted(at, at + len(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read https://example.org/a_(b). Now.", ["https://example.org/a_(b)"]),
        ("(see http://example.org/x/)", ["http://example.org/x/"]),
        ("[HTTPS://EXAMPLE.ORG/A]", ["HTTPS://EXAMPLE.ORG/A"]),
        ("Voir www.example.org, puis", ["www.example.org"]),
        ("он открыл mail.ru и news.example.com/a?b=c.", ["mail.ru", "news.example.com/a?b=c"]),
        ("Mail.Ru, JD.com and Booking.com are firms", []),
        ("công ty này.Nga và Italia", []),
        ("This is the end.The next began.", []),
        ("così.Il giorno dopo", []),
        ("p.es. e.g. U.S.A. v2.0 3.5 10.30 a.m.", []),
        ("in readme.txt, p.py and IMG_1.JPG", ["readme.txt", "p.py", "IMG_1.JPG"]),
        ("il file città.txt e docs/guida.md", ["città.txt", "docs/guida.md"]),
        ("请看readme.txt文件", ["readme.txt"]),
        ("write to ann.lee@example.co.uk today", ["ann.lee@example.co.uk"]),
        ("by @handle and #HashTag, not #1 or C# or &#8217;", ["@handle", "#HashTag"]),
        (r"C:\Program Files\App\x.dll, \\server\share\f", [
            r"C:\Program Files\App\x.dll", r"\\server\share\f"]),
        ("in /usr/lib/x and ~/.config/y, and/or 24/7, km/h", ["/usr/lib/x", "~/.config/y"]),
        ("PGS.TS Lan, RadioKawa.pl, /ТАСС/, /британское/", []),
        ("type `teh code` or ``a ` b``", ["`teh code`"]),
        ("`one' and `two'", []),
    ],
)  # fmt: skip
def test_verbatim(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Valdimir [sic] of old, Valdimir", ["Valdimir [sic]"]),
        ("teh (sic!) end", ["teh (sic!)"]),
        ("so wrot [Sic.] he", ["wrot [Sic.]"]),
        ("die Standart (!) von", ["Standart (!)"]),
        ("слово превет (так в тексте) дальше", ["превет (так в тексте)"]),
        ("他说，按装［原文如此］机器", ["他说，按装［原文如此］"[4:]]),
        ("signed “we was here” [sic] and", ["“we was here” [sic]"]),
        ("music (classic) physics", []),
        ("[sic]", ["[sic]"]),
    ],
)
def test_sic(text: str, expected: list[str]) -> None:
    assert [
        found[-len(want) :] for found, want in zip(cut(text), expected, strict=True)
    ] == expected


def test_sic_protects_its_word_and_no_other_on_the_line() -> None:
    text = "He wrote Digtal [sic] and Digtal again; Digtal (sic) too."
    assert touched(text, "Digtal", 1) == (True, False)
    assert touched(text, "Digtal", 2) == (False, False)
    assert touched(text, "Digtal", 3) == (True, False)


def test_edits_inside_urls_and_addresses() -> None:
    text = "recieve http://example.org/recieve#recieve recieve@example.org recieve"
    assert [touched(text, "recieve", n)[0] for n in range(1, 6)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “Hello there” to me", ["“Hello there”"]),
        ('He said "Hello there," and "bye".', ['"Hello there,"', '"bye"']),
        ("Ha detto «ciao a tutti» ieri", ["«ciao a tutti»"]),
        ("« Bonjour », dit-il", ["« Bonjour »"]),
        ("Er sagte »Guten Tag« und „Auf Wiedersehen“.", ["»Guten Tag«", "„Auf Wiedersehen“"]),
        ("Powiedział „dzień dobry” i ”hej”", ["„dzień dobry”", "”hej”"]),
        ("Hän sanoi ”hei” ja »moi» sitten", ["”hei”", "»moi»"]),
        ("彼は「はい」と『いいえ』", ["「はい」", "『いいえ』"]),
        ("«Фильм «Имя» вышел» сегодня", ["«Фильм «Имя» вышел»"]),
        ("„Er las „Faust“ gern“, hieß es", ["„Er las „Faust“ gern“"]),
        ("the so-called ‘free lunch’ isn’t", ["‘free lunch’"]),
        ("He said 'not at all' and didn't", ["'not at all'"]),
        ("'Don't do it,' she said", ["'Don't do it,'"]),
        ("‘tis the dogs’ tails, rock 'n' roll, 'em the dogs' ", []),
        ("l’amico dell’Unione, po’ di, perche' e citta'", []),
        ('He was 5\'10" tall, 6" wide', []),
        ("> quoted line\nnot this\n> and this", ["> quoted line", "> and this"]),
        ("a > b and 5 > 3", []),
        ('„Tygodnik" i “вестник“, “last" one', ['„Tygodnik"', "“вестник“", '“last"']),
        ('", she went on. "No."', ['"No."']),
        ('He said "...and then" so " well " ok', ['"...and then"', '" well "']),
        ("“First.\n\n“Second.” Out.", ["“First.", "“Second.”"]),
        ("«Uno.\n\nDos.\n\nTres» fuera «ya»", ["«Uno.\n\nDos.\n\nTres»", "«ya»"]),
        ('Open "to the end\n\nnot here', ['"to the end']),
        ("no quotes; it’s, rock’n’roll", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert cut(text, quoted=True) == expected


def test_a_word_outside_quotations_is_free() -> None:
    text = "Valdimir said “Valdimir is here”, and Valdimir left."
    assert [touched(text, "Valdimir", n) for n in (1, 2, 3)] == [
        (False, False),
        (False, True),
        (False, False),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “I am here.\n\nValdimir left."
    assert touched(text, "Valdimir") == (False, False)


PIECES = ['"', "“", "”", "«", "»", "„", "‘", "’", "'", "`", "@", "#", ".", "://", "/", "\\", "C:\\",
          "[sic]", "(!)", ">", "\n", " ", "a", "www.", "x.py", "\udc80", "é", "1"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_spans_are_sorted_disjoint_and_inside(text: str) -> None:
    for spans in (verbatim.spans(text), quotations.spans(text)):
        edges = [edge for span in spans for edge in span]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "piece", ['"', '" ', "“", "“a ", "«a", "‘a", "'a ", "`a", "a@", "a@a.", "x.py/", "a://", "://",
              "http://)", "/a", "\\a", "a[sic] ", ".a", "> ", "“a\n\n"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    protection = Protection(text)
    for at in range(0, len(text), 997):
        protection.verbatim(at, at + 5)
        protection.quoted(at, at + 5)
    assert time.process_time() - start < 4
