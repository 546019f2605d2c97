"""Reports made by hand, and what every report has to hold to."""

import io
import re
import unicodedata
from typing import Any

from findings import finding, fix

from srclint import reports
from srclint.reports import Summary

TEXT = "Ferries\n\nParis in the the spring.\n"
HOSTILE = (
    "a\x1b[31mred\x1b]0;title\x07\r\n::error::x ##[error]y\x9b2J\u202edcba\u2028\udcff [red]%0A"
    " ]]><!-- &amp; \x00\ufffe\uffff"
)


def written(name: str, run: Summary, text: str | None = TEXT, **look: Any) -> str:
    out = io.StringIO()
    reports.write(name, run, out, **{"color": False, "source": lambda path: text, **look})
    return out.getvalue()


TWICE = finding(TEXT, 18, 25, fix(18, 22, ""))
CHOICE = finding(
    TEXT,
    9,
    14,
    fix(9, 14, "Pairs", safe=False),
    fix(9, 14, "Parts", safe=False),
    code="SPL001",
    name="typo",
    severity="error",
    message="not a word",
    confidence=0.5,
    value={"word": "Paris"},
)
RUN = Summary([CHOICE, TWICE], 3, 2, [("gone.txt", "no such file")])


def assert_harmless(out: str) -> None:
    out.encode("utf-8")
    odd = {char for char in out if not char.isprintable() and unicodedata.category(char) != "Zs"}
    assert odd <= {"\n", "\u200c", "\u200d"}
    lines = out.split("\n")
    assert out.splitlines() == lines[:-1]
    assert "##[" not in out
    ours = re.compile(r"::(error|warning|notice) (file|title)=")
    assert all(ours.match(line) for line in lines if line.lstrip().startswith("::"))
