"""The names of a folder for review: each with its forms, the most divided first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._conclude import judged
from ._forms import Form, best, forms
from ._known import FUNCTION_WORD, frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from srclint import RuleFacts

_MARKS = "#=()-*?"
"""What keys begin with that are no words."""

_LONG = "="
"""What those of them begin with that are long names."""

_COMMON = FUNCTION_WORD - 1.0


def overview(total: Mapping[str, Any], facts: RuleFacts) -> list[dict[str, Any]]:
    """Names with their forms: `text`, `language`, `count`, `documents`, `ids`, `odd`, `sure`.

    A form is odd where the rules would report it; divided names come first, then frequent ones.
    """
    groups: dict[str, list[dict[str, Any]]] = {}
    for key, value in total.items():
        if key[0] in _MARKS:
            continue
        for form in forms(value):
            if not _is_name(key, form):
                continue
            found = judged(form.text, form.language, facts)
            if found is None and _is_common(form):
                continue
            name = found["right"][0] if found else form.text
            groups.setdefault(name, []).append(_row(form, found))
    result = []
    for name, rows in groups.items():
        rows.sort(key=lambda row: (-row["count"], row["text"], row["language"]))
        if not any(row["odd"] for row in rows) and sum(row["documents"] for row in rows) < 2:
            continue
        result.append({"name": name, "forms": rows})
    return sorted(result, key=_order)


def spellings(key: str, value: Any) -> Iterator[tuple[str, str, str, int, int]]:
    """The ways to write a name, which is called by the best of them; no rule is asked for that."""
    if key[0] in _MARKS and key[0] != _LONG:
        return
    shown = [form for form in forms(value) if _is_name(key, form)]
    entity = best(shown).text if shown else ""
    for form in shown:
        yield entity, form.text, form.language, form.times, form.documents


def _is_name(key: str, form: Form) -> bool:
    return bool(form.inside) and form.text[0].isupper() and len(key) > 2


def _is_common(form: Form) -> bool:
    return frequency(form.text.casefold(), form.language) > _COMMON


def _row(form: Form, found: Any) -> dict[str, Any]:
    return {
        "text": form.text,
        "language": form.language,
        "count": form.times,
        "documents": form.documents,
        "ids": list(form.ids),
        "odd": found is not None,
        "sure": bool(found and found["sure"]),
    }


def _order(entity: dict[str, Any]) -> tuple[bool, float, int, str]:
    """Divided first, most evenly first; then by occurrences."""
    counts: dict[str, int] = {}
    for row in entity["forms"]:
        counts[row["text"]] = counts.get(row["text"], 0) + row["count"]
    whole = sum(counts.values())
    share = max(counts.values()) / whole
    return not any(row["odd"] for row in entity["forms"]), round(share, 3), -whole, entity["name"]
