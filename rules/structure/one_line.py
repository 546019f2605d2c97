"""A long document without a line break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, pattern, rule

from ._opening import opening

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENGLISH = " The ferry left at nine and came back before noon, as it does on every market day." * 30
_DEUTSCH = " Die Fähre legte um neun Uhr ab und kam, wie an jedem Markttag, vor Mittag zurück." * 30
_CHINESE = "渡船早上九点离开码头，每逢集市的日子，中午以前就会回来。" * 40
_ROWS = "12,5;13,1;9,8;" * 300


@rule(
    "SRC001",
    summary="A long document stands on one line.",
    why="Its paragraphs, and often its title and lead, have run together: line breaks were lost.",
    touches="spacing",
    examples=[
        Example(bad=f"⟦The mill is shut. The ferry left at nine and came back⟧{_ENGLISH[37:]}"),
        Example(bad=f"⟦Die Mühle steht still.{_DEUTSCH[:35]}⟧{_DEUTSCH[35:]}\n"),
        Example(bad=f"⟦{_CHINESE[:60]}⟧{_CHINESE[60:]}"),
        Example(good=f"The mill is shut.\n\n{_ENGLISH}"),
        Example(good=f"The mill is shut.{_ENGLISH[:900]}"),
        Example(good=_ROWS),
        Example(good="渡船早上九点离开码头，中午以前就会回来。" * 10),
    ],
)
def one_line(doc: Document, *, length: int = 1800, sentences: int = 5) -> Iterable[Problem]:
    """Report a document of one line with at least `length` code points and so many sentences.

    A letter of a script without blanks (Chinese, Japanese, Thai) counts twice.
    """
    text = doc.prose
    if len(text) * 2 < length or _has_lines(text):
        return ()
    whole = text.strip()
    if "\n" in whole or "\r" in whole:
        return ()
    if whole.count(" ") * 20 < len(whole):
        length //= 2
    ends = r"(?<=[^\W\d_])[.!?…।۔።][\"'”’»)\]]*\s|[。！？]|[\u0e00-\u0eff\u1780-\u17ff] "
    found = pattern(ends).finditer(whole)
    if len(whole) >= length and any(count >= sentences for count, _ in enumerate(found, 1)):
        size = f"{len(whole):,}".replace(",", " ")
        message = f"the document's {size} characters stand on one line"
        return (Problem(opening(text, 0, len(text)), message),)
    return ()


def _has_lines(text: str) -> bool:
    """A first look: whether the text starts with a line, and soon goes on with another."""
    end = text.find("\n")
    return end > 0 and text[0].isalnum() and text[end + 1 : end + 3].strip() != ""
