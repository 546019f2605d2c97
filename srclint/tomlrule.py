"""Rules without code: a TOML file with a pattern or a list of terms → Rule.

The name comes from the file, the group from its folder. The keys are those of `@rule`, and

pattern, replace
    An RE2 pattern; what to write instead, `\\1` being its first group (a list: choices).
terms
    A table of what is wrong → what is right (a list: choices; an empty one: report only).
word
    Whether matches are whole words, in any script. Terms are, unless it says false.
ignore-case, message, safe
    Capitals do not matter; what is said (`\\0`: the match); whether plain `--fix` applies it.
examples
    Tables with `bad` (and `fixed`) or `good`, as for `@rule`.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, get_args

from srclint.model import SEVERITIES, Example, Rule, Touches, UserError
from srclint.settings import nearest
from srclint.tomlcheck import Matcher, PatternCheck, TermsCheck, groups_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

_TEXT, _FLAG, _TEXTS, _CHOICES, _TABLE, _TABLES = (
    "a text",
    "true or false",
    "a list of texts",
    "a text or a list of texts",
    "a table",
    "a list of tables",
)
_KEYS = {
    "code": _TEXT,
    "summary": _TEXT,
    "why": _TEXT,
    "severity": _TEXT,
    "default": _FLAG,
    "languages": _TEXTS,
    "yields-to": _TEXTS,
    "touches": _TEXT,
    "pattern": _TEXT,
    "replace": _CHOICES,
    "terms": _TABLE,
    "word": _FLAG,
    "ignore-case": _FLAG,
    "message": _TEXT,
    "safe": _FLAG,
    "examples": _TABLES,
}
_EXAMPLE_KEYS = {
    "bad": _TEXT,
    "fixed": _TEXT,
    "good": _TEXT,
    "language": _TEXT,
    "path": _TEXT,
    "also": _TEXTS,
}


def load(path: Path, *, group: str, trusted: bool = False) -> Rule:
    """Read a rule. Raises UserError, naming file, key and cure, where it is broken.

    Its pattern is compiled on trial, unless it is `trusted`: rules of an installed package
    were tried by their tests, and a run from the cache should compile nothing.
    """
    try:
        keys = _read(path)
        _validate(keys, _KEYS)
        _validate_head(keys)
        check = _check(keys)
        if not trusted:
            _try(check, "pattern" if "pattern" in keys else "terms")
        return _rule(keys, check, path, group)
    except UserError as error:
        message = " ".join(f"{path}: {error}".split())
        raise UserError(message) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UserError("is not UTF-8; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserError(f"is not TOML: {error or 'nested too deeply'}") from error


def _validate_head(keys: Mapping[str, Any]) -> None:
    for key in ("code", "summary"):
        if not keys.get(key):
            raise UserError(f"{key}: is missing; every rule needs one")
    if not re.fullmatch(r"[A-Z]{2,}[0-9]+", keys["code"]):
        raise UserError(f"code: {keys['code']!r} is none; write capitals and a number: HSE001")
    for language in keys.get("languages", ()):
        if not re.fullmatch("[a-z]{2,3}", language):
            raise UserError(f"languages: {language!r} is no code; write it as in ISO 639: it")


def _rule(
    keys: Mapping[str, Any], check: PatternCheck | TermsCheck, path: Path, group: str
) -> Rule:
    return Rule(
        code=keys["code"],
        name=path.stem.replace("_", "-"),
        group=group,
        summary=keys["summary"],
        why=keys.get("why", ""),
        check=check,
        examples=tuple(
            _example(number, table) for number, table in enumerate(keys.get("examples", ()), 1)
        ),
        severity=_one_of("severity", keys.get("severity", "warning"), SEVERITIES),
        default=keys.get("default", True),
        wakes=(check.matcher.wake,),
        languages=frozenset(keys["languages"]) if "languages" in keys else None,
        yields_to=frozenset(keys.get("yields-to", ())),
        touches=_one_of("touches", keys.get("touches", "wording"), get_args(Touches)),
        origin=str(path),
    )


def _validate(keys: Mapping[str, Any], known: Mapping[str, str]) -> None:
    """Hold keys against their kinds."""
    for key, value in keys.items():
        if key not in known:
            cure = nearest(key, known) or f"; there are {', '.join(known)}"
            raise UserError(f"{key}: no such key{cure}")
        if not _is(value, known[key]):
            raise UserError(f"{key}: must be {known[key]}, not {value!r:.40}")


def _is(value: Any, kind: str) -> bool:
    if kind == _CHOICES:
        return _is(value, _TEXT) or _is(value, _TEXTS)
    if kind in (_TEXTS, _TABLES):
        item = _TEXT if kind == _TEXTS else _TABLE
        return isinstance(value, list) and all(_is(each, item) for each in value)
    return isinstance(value, {_TEXT: str, _FLAG: bool, _TABLE: dict}[kind])


def _one_of(key: str, value: Any, allowed: Collection[Any]) -> Any:
    if value not in allowed:
        cure = nearest(value, allowed) or f"; write {', '.join(allowed)}"
        raise UserError(f"{key}: {value!r} is none{cure}")
    return value


def _example(number: int, table: Mapping[str, Any]) -> Example:
    try:
        _validate(table, _EXAMPLE_KEYS)
        if ("bad" in table) == ("good" in table):
            raise UserError("needs either bad (with ⟦ ⟧ around what is wrong) or good")
    except UserError as error:
        raise UserError(f"examples: number {number}: {error}") from error
    return Example(**{**table, "also": tuple(table.get("also", ()))})


def _check(keys: Mapping[str, Any]) -> PatternCheck | TermsCheck:
    if ("pattern" in keys) == ("terms" in keys):
        raise UserError("pattern: a rule needs either it or terms")
    return _pattern_check(keys) if "pattern" in keys else _terms_check(keys)


def _try(check: PatternCheck | TermsCheck, key: str) -> None:
    """Compile the pattern, and look whether the groups that are asked for are there."""
    try:
        compiled = check.matcher.compiled()
    except ValueError as error:
        raise UserError(f"{key}: RE2 cannot use it: {error}; see its syntax page") from error
    if compiled.fullmatch(b""):
        raise UserError(f"{key}: matches the empty text; it must ask for a character")
    replacements = check.replacements if isinstance(check, PatternCheck) else ()
    for where, templates in (("message", (check.message,)), ("replace", replacements)):
        # the whole match is the first group of what is compiled
        if bad := {n for t in templates for n in groups_named(t) if n >= compiled.groups}:
            raise UserError(f"{where}: \\{min(bad)} names a group that {key} does not have")


def _pattern_check(keys: Mapping[str, Any]) -> PatternCheck:
    replace = keys.get("replace", [])
    return PatternCheck(
        Matcher(keys["pattern"], keys.get("ignore-case", False), keys.get("word", False)),
        message=_message(keys),
        replacements=(replace,) if isinstance(replace, str) else tuple(replace),
        safe=keys.get("safe", False),
    )


def _terms_check(keys: Mapping[str, Any]) -> TermsCheck:
    if "replace" in keys:
        raise UserError("replace: is for a pattern; terms say themselves what is right")
    terms = {wrong: _right(wrong, right) for wrong, right in keys["terms"].items()}
    if not terms:
        raise UserError("terms: is empty; write wrong = 'right' below it")
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    matcher = Matcher(
        "|".join(map(re.escape, longest_first)),
        keys.get("ignore-case", False),
        keys.get("word", True),
    )
    check = TermsCheck(matcher, _message(keys), terms, keys.get("safe", False))
    seen: dict[str, str] = {}
    for wrong in terms:
        if (other := seen.setdefault(check.key(wrong), wrong)) != wrong:
            raise UserError(f"terms: {other!r} and {wrong!r} differ in capitals only; drop one")
    return check


def _right(wrong: str, right: Any) -> tuple[str, ...]:
    if not _is(right, _CHOICES):
        raise UserError(f"terms: {wrong!r} must have {_CHOICES}, not {right!r:.40}")
    texts = (right,) if isinstance(right, str) else tuple(right)
    if not wrong or wrong in texts:
        raise UserError(f"terms: {wrong!r} cannot be right and wrong; drop it")
    return texts


def _message(keys: Mapping[str, Any]) -> str:
    message: str = keys.get("message") or keys["summary"].rstrip(".")
    return message
