import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srclint.readers.markdown import masks
from srclint.text import blank_out


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in masks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Just *prose* with **marks**, _all_ visible.\n", []),
        ("---\ntitle: Teh\n---\nProse.\n", ["---\ntitle: Teh\n---"]),
        ("+++\ntitle = 'Teh'\n+++\n\nProse.\n", ["+++\ntitle = 'Teh'\n+++"]),
        ("---\r\na: b\r\n...\r\nProse.\r\n", ["---\r\na: b\r\n..."]),
        ("---\n\nProse after a rule.\n\n---\n", ["---", "---"]),
        ("---\ntitle: never closed\n", ["---"]),
        ("Prose.\n\n---\ntitle: no front matter\n", ["---"]),
        ("Prose.\n\n```py\nteh\n\nteh\n```\nMore.\n", ["```py\nteh\n\nteh\n```"]),
        ("~~~\nunclosed\nto the end", ["~~~\nunclosed\nto the end"]),
        ("Prose.\n\n    teh code\n\nMore.\n", ["    teh code"]),
        ("Prose\n    that only looks indented.\n", []),
        ("- item\n\n  ```\n  teh\n  ```\n", ["  ```\n  teh\n  ```"]),
        ("Type `teh` or ``a ` b``.", ["`teh`", "``a ` b``"]),
        ("An ` alone.", []),
        ("Some \\`no code\\`.", []),
        ("<div>\nteh\n</div>\n\nProse.", ["<div>\nteh\n</div>"]),
        ("A <b class='x'>word</b> here.", ["<b class='x'>", "</b>"]),
        ("3 < 4 and 5 > 4", []),
        ("Prose.\n\n<!-- teh\n\nnote -->\n\nProse.", ["<!-- teh\n\nnote -->"]),
        ("An <!-- inline --> note.", ["<!-- inline -->"]),
        ("See [the site](http://x.y/teh 'Teh').", ["(http://x.y/teh 'Teh')"]),
        ("See [a [b] \\] c](</teh x>).", ["(</teh x>)"]),
        ("An ![old map](teh.png) and [![alt](a.png)](b)", [
            "!", "(teh.png)", "!", "(a.png)", "(b)"]),
        ("[![alt](http://a.b/c.png)](http://x.y)", ["!", "(http://a.b/c.png)", "(http://x.y)"]),
        ("At [www.a.b](http://a.b).", ["www.a.b", "(http://a.b)"]),
        ("[è][teh], [è][] and [è].\n\n[è]: /teh 'x'\n[teh]: /x\n", [
            "[teh]", "[]", "[è]: /teh 'x'", "[teh]: /x"]),
        ("[no link] and [no](link", []),
        ("<http://x.y> <a@x.it> http://x.y/z, www.x.it.", [
            "<http://x.y>", "<a@x.it>", "http://x.y/z", "www.x.it"]),
        ("Note[^uno].\n\n[^uno]: The note.\n", ["[^uno]", "[^uno]:"]),
        ("| à   |  b |\n|-----|:--:|\n| `c` | d  |\n\nEnd", [
            "| ", "   |  ", " |", "|-----|:--:|", "| `c` | ", "  |"]),
        ("It is $x_1^2$ or $$a$$.", ["$x_1^2$", "$$a$$"]),
        ("$$\na = b\n$$\n", ["$$\na = b\n$$"]),
        ("From $5 to $10, US$5/US$6, $5-$10, $HOME/$PATH, \\$a\\$.", []),
        ("$$ not closed\n\nnext $$", []),
        ("Title\n=====\n\n## Sub ##\n\n### Id {#x .y}\n", ["=====", " ##", " {#x .y}"]),
        ("hard  \nbreak\\\nend   \n", ["  ", "\\"]),
        ("> quoted\n>\n> [!NOTE]\n", []),
        ("> [!NOTE]\n> Prose.\n", ["[!NOTE]"]),
        ("- [ ] to do\n- [x] done\n", ["[ ]", "[x]"]),
        ("", []),
        ("\n\n", []),
    ],
)  # fmt: skip
def test_masks(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_offsets_are_code_points() -> None:
    text = "ẻ 😀 ü `teh` 語 [è](ü) e\u0301"
    assert cut(text) == ["`teh`", "(ü)"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_newlines(newline: str) -> None:
    text = "Prose.\n\n```\nteh\n```\n\n[a]: b\n\nA `c`\nend".replace("\n", newline)
    assert cut(text) == ["```\nteh\n```".replace("\n", newline), "[a]: b", "`c`"]


def test_bad_bytes_and_nul_keep_their_place() -> None:
    assert cut("caf\udce9 \udce9 `teh` \0 `a`") == ["`teh`", "`a`"]


PIECES = [
    "`", "```\n", "~~~", "[", "](", ")", "]", "]: ", "![", "<", ">", "<!--", "-->", "<b>", "|",
    "|-|-|\n", "$", "$$", "\n", "\r\n", "\r", "\n\n", "    ", "- ", "> ", "# ", "---\n", "+++\n",
    "a: b\n", "é", "😀", "\udc80", "[^a]", "[^a]: ", "*", "_", "\\", "&amp;", "http://a", "{#x}",
    "[!NOTE]", "[ ] ", "\0", "  \n", "1. ", "===\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_masks_are_sorted_disjoint_and_inside(text: str) -> None:
    spans = masks(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert len(blank_out(text, spans)) == len(text)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    masks(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 2


def test_ten_megabytes_of_prose() -> None:
    text = "Some *prose* with `code` and a [link](http://x.y/z), on and on.\n\n" * 80_000
    start = time.process_time()
    assert len(masks(text * 2)) == 320_000
    assert time.process_time() - start < 15
