"""Parameters in addresses that only count where a visitor came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names that the makers of the counters publish; typed here.
_NAMES = (
    r"utm_[a-z_]{1,30}|fbclid|gclid|gclsrc|dclid|msclkid|yclid|ysclid|twclid|igshid|mc_cid|mc_eid|"
    r"_openstat|wt_mc|wickedid|vero_id|oly_anon_id|oly_enc_id|__hstc|__hssc|_hsenc|_hsmi|mkt_tok|"
    r"fb_action_ids|fb_action_types|fb_ref|fb_source|at_medium|at_campaign|xtor"
)
_REACH = 300
"""Code points before a parameter in which its address begins."""

_ONE = rf"(?P<before>[?&])(?:{_NAMES})=[^\s&#<>\"'()\[\]]{{0,500}}"


@rule(
    "RES017",
    summary="An address has parameters that track its visitors.",
    why="They say where the scraper came from, and make one page look like many.",
    wakes=rf"[?&](?:{_NAMES})=",
    touches="lines",
    examples=[
        Example(
            bad="See https://example.org/a⟦?utm_source=feed&utm_medium=rss⟧ for more.\n",
            fixed="See https://example.org/a for more.\n",
        ),
        Example(
            bad="Vedi https://example.org/a?id=7⟦&fbclid=IwAR0x⟧#fine\n",
            fixed="Vedi https://example.org/a?id=7#fine\n",
        ),
        Example(
            bad="https://example.org/a?⟦utm_source=feed&⟧id=7\n",
            fixed="https://example.org/a?id=7\n",
        ),
        Example(good="https://example.org/a?id=7&page=2\n"),
        Example(good="The parameter utm_source says where a visitor came from.\n"),
        Example(good="https://example.org/utm_source=feed\n"),
    ],
)
def tracking_parameter(doc: Document) -> Iterator[Problem]:
    """Report runs of such parameters; the fix takes them out and keeps the others."""
    text = doc.prose
    for found in pattern(rf"(?:{_ONE.replace('?P<before>', '')})+").finditer(text):
        start, end = found.span()
        before = text[max(0, start - _REACH) : start].rsplit(None, 1)
        if not before or "." not in before[-1]:
            continue  # no address before it
        if text[start] == "?" and text[end : end + 1] == "&":
            start, end = start + 1, end + 1
        message = "the address has parameters that track its visitors"
        yield Problem(Span(start, end), message, (Fix((Edit(Span(start, end), ""),), safe=True),))
