"""Digits of two scripts in one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "NUM005",
    summary="One number has digits of two scripts.",
    why="It reads well and no program can add it up; it comes from a change of keyboards.",
    wakes=(
        r"[0-9][\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{9e6}-\x{9ef}\x{e50}-\x{e59}\x{ff10}-\x{ff19}]",
        r"[\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{9e6}-\x{9ef}\x{e50}-\x{e59}\x{ff10}-\x{ff19}][0-9]",
        r"[\x{660}-\x{669}][\x{6f0}-\x{6f9}]|[\x{6f0}-\x{6f9}][\x{660}-\x{669}]",
    ),
    examples=[
        Example(bad="وصل ⟦2٠17⟧ ضيفا إلى المدينة.", language="ar"),
        Example(bad="会場には⟦12０⟧人が来た。", language="ja"),
        Example(bad="मेले में ⟦2०⟧ लोग आए।", language="hi"),
        Example(good="وصل ٢٠ ضيفا في 2017.", language="ar"),
        Example(good="会場には120人、別室に１０人が来た。", language="ja"),
        Example(good="मेले में २० लोग 2017 में आए।", language="hi"),
        Example(good="Twenty came in 2017.", language="en"),
    ],
)
def mixed_digits(doc: Document) -> Iterator[Problem]:
    """Report runs of digits that are of more than one script."""
    for match in pattern(r"\d{2,}").finditer(doc.prose):
        if len({ord(char) - int(char) for char in match[0]}) > 1:
            value = {"number": "".join(str(int(char)) for char in match[0])}
            yield Problem(Span(*match.span()), "digits of two scripts", value=value)
