"""A Python function → Rule: what `@rule` reads off the function and its file."""

from __future__ import annotations

import ast
from inspect import formatannotation
from typing import TYPE_CHECKING, Any, Literal

from srclint.model import Example, Glance, Observer, Option, Rule, Severity, Touches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_KINDS: dict[str, Literal["boolean", "integer", "number", "string"]] = {
    "bool": "boolean",
    "int": "integer",
    "float": "number",
    "str": "string",
}


def rule(  # noqa: PLR0913 - a rule's facts, all by name
    code: str,
    *,
    summary: str,
    why: str,
    examples: Sequence[Example],
    severity: Severity = "warning",
    default: bool = True,
    wakes: str | Iterable[str] = (),
    glance: tuple[Callable[[Any], int], int] | None = None,
    languages: Iterable[str] | None = None,
    yields_to: Iterable[str] = (),
    touches: Touches = "wording",
    observe: Callable[..., Mapping[str, Any]] | None = None,
    merge: Callable[[Any, Any], Any] | None = None,
    observer: Observer | None = None,
    concerns: Callable[..., bool] | None = None,
) -> Callable[[Callable[..., Any]], Rule]:
    r"""Make a rule of its check: `check(doc, *, options…)`, with `observe` `check(doc, facts, …)`.

    The name comes from the file, the group from the folder, the options from the check's
    keyword arguments.

    wakes
        RE2 patterns, one of which must match wherever the check finds something; none: the
        check runs on every document. RE2 sees the UTF-8 bytes: `\b \w \s \d` are ASCII
        there, and there is no look-around, so be generous.
    glance
        `(look, bits)`, for what no pattern can say: the check runs only where `look(doc)`, asked
        after the patterns and once for all rules that share it, has one of the bits.
    observe, merge
        For rules that look at the whole folder: `observe(doc)` gives small plain data by key,
        `merge(value, value)` joins two values of one key (associative, commutative).
    observer
        The same for rules that share what they learn: an `Observer`, whose one pass over a
        document serves all rules that name it (see its fields for what else it may do).
    concerns
        With `observe`: `concerns(own, facts, *, options…)` says whether the check may find
        something in a document of which `observe` gave `own`; where it says no, or where
        `observe` gave nothing, the document is not read again. It asks `facts` all that the
        check would.
    """

    if not (code[:2].isupper() and code.rstrip("0123456789").isupper() and code[-1:].isdigit()):
        raise ValueError(f"{code!r} is no code; write capitals and a number: ABC001")
    if (observe is None) != (merge is None):
        raise ValueError(f"{code}: observe and merge go together")

    def make(check: Callable[..., Any]) -> Rule:
        package, _, name = check.__module__.rpartition(".")
        own = Observer(code, observe, merge) if observe and merge else None
        return Rule(
            code=code,
            name=name.replace("_", "-"),
            group=package.rpartition(".")[2],
            summary=summary,
            why=why,
            check=check,
            examples=tuple(examples),
            severity=severity,
            default=default,
            wakes=(wakes,) if isinstance(wakes, str) else tuple(wakes),
            glance=Glance(*glance) if glance else None,
            languages=None if languages is None else frozenset(languages),
            options=_options(check),
            yields_to=frozenset(yields_to),
            touches=touches,
            observer=observer or own,
            concerns=concerns,
            origin=check.__module__,
        )

    return make


def _options(check: Callable[..., Any]) -> tuple[Option, ...]:
    """Options of a check, read off its keyword-only arguments."""
    defaults = check.__kwdefaults__ or {}
    return tuple(
        _option(name, check.__annotations__[name], default) for name, default in defaults.items()
    )


def _option(name: str, annotation: Any, default: Any) -> Option:
    """Read an annotation as its text: evaluating it would import what only types need."""
    text = annotation if isinstance(annotation, str) else formatannotation(annotation)
    text = text.removeprefix("typing.")
    if text.startswith("Literal["):
        choices = ast.literal_eval(f"({text[len('Literal[') : -1]},)")
        return Option(name, "string", default, choices)
    return Option(name, _KINDS.get(text, "array"), default)
