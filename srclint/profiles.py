"""Config → which rules check a file, and how: the same profile for all files that agree."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import globs, housewords, registry
from srclint.entities import NONE, Entities, of_tables
from srclint.fingerprint import program
from srclint.language import from_filename, is_known, primary
from srclint.lint import Linter
from srclint.model import Active, Observer, Rule, UserError, known_selectors, matches_selector
from srclint.readers.encoding import codec_of
from srclint.readers.records import DEFAULT, Fields
from srclint.settings import check_rule_options, nearest
from srclint.waivers.comments import GROUP
from srclint.wake import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from srclint.config import Config, PerPath


@dataclass(frozen=True)
class Profile:
    """What a file is checked with. Plain data, but for what is made on demand."""

    actives: tuple[Active, ...]
    language: str | None = None
    encoding: str | None = None
    ignore_patterns: tuple[str, ...] = ()
    house_words: frozenset[str] = frozenset()
    entities: Entities = NONE

    fields: Fields = DEFAULT
    off: tuple[Rule, ...] = ()
    """The other rules that there are."""
    is_partial: bool = False
    """Whether the command line leaves rules out that the configuration has on."""

    @cached_property
    def linter(self) -> Linter:
        """The rules, prepared."""
        return Linter(self.actives, self.ignore_patterns, self.off, is_partial=self.is_partial)

    @cached_property
    def fingerprint(self) -> bytes:
        """Changes whenever the same bytes could give other findings: 16 bytes."""
        digest = blake2b(program(), digest_size=16)
        for active in self.actives:
            said = (active.rule.code, active.rule.origin, active.severity, active.safe)
            digest.update(repr((said, sorted(active.options.items()))).encode())
            if active.rule.origin.endswith(".toml"):  # a house's own is no part of the program
                digest.update(Path(active.rule.origin).read_bytes())
        rest = (self.language, self.encoding, self.ignore_patterns, self.entities.listed)
        digest.update(repr(rest).encode("utf-8", "surrogatepass"))
        digest.update(repr(sorted(self.house_words)).encode("utf-8", "surrogatepass"))
        return digest.digest()

    @cached_property
    def observers(self) -> tuple[Active, ...]:
        """The rules that look at the whole folder."""
        return tuple(a for a in self.actives if a.rule.needs_facts)

    @cached_property
    def observer_list(self) -> tuple[Observer, ...]:
        """The observers of its rules, each once."""
        return tuple({o.name: o for a in self.actives if (o := a.rule.observer)}.values())

    def language_of(self, path: str) -> str | None:
        """Language that is said of a file: by option or configuration, or by its name."""
        return self.language or from_filename(os.path.basename(path))


@dataclass
class Chooser:
    """Chooses the profile of a file from its configuration.

    `language` and the selectors are the command line's: they win over what a configuration
    says of all files.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str | None = None
    _known: dict[int, tuple[Config, tuple[Rule, ...], list[tuple[Any, PerPath]]]] = field(
        default_factory=dict
    )
    _lists: dict[int, Entities] = field(default_factory=dict)
    _made: dict[tuple[int, tuple[int, ...]], Profile] = field(default_factory=dict)

    def profile(self, config: Config, path: str) -> Profile:
        """The profile of a file (an absolute path) under a configuration."""
        _, rules, patterns = self._prepared(config)
        which: tuple[int, ...] = ()
        if patterns:
            inside = os.path.relpath(path, config.root).replace(os.sep, "/")
            which = tuple(n for n, (spec, _) in enumerate(patterns) if globs.matches(spec, inside))
        key = id(config), which
        if key not in self._made:
            self._made[key] = self._make(config, rules, [patterns[n][1] for n in which])
        return self._made[key]

    def rules(self, config: Config) -> tuple[Rule, ...]:
        """All rules that a configuration knows: installed ones and those of its folders."""
        return self._prepared(config)[1]

    def _prepared(
        self, config: Config
    ) -> tuple[Config, tuple[Rule, ...], list[tuple[Any, PerPath]]]:
        known = self._known.get(id(config))
        if known is None:
            rules = registry.installed()
            if config.rule_folders:
                own = [registry.folder(config.root / name) for name in config.rule_folders]
                rules = registry.ordered([*rules, *(rule for rules in own for rule in rules)])
            self._check(config, rules)
            patterns: list[tuple[Any, PerPath]] = []
            if config.per_path:
                where = f"{config.path}: [per-path]"
                patterns = [(globs.spec([p.pattern], where), p) for p in config.per_path]
            known = self._known[id(config)] = config, rules, patterns
        return known

    def _entities(self, config: Config) -> Entities:
        if id(config) not in self._lists:
            self._lists[id(config)] = of_tables(config.listed) if config.listed else NONE
        return self._lists[id(config)]

    def _check(self, config: Config, rules: tuple[Rule, ...]) -> None:
        where = str(config.path or "configuration")
        check_selectors(self.select or (), rules, "--select")
        check_selectors(self.extend_select, rules, "--extend-select")
        check_selectors(self.ignore, rules, "--ignore")
        check_selectors(config.select or (), rules, f"{where}: select")
        check_selectors(config.extend_select, rules, f"{where}: extend-select")
        check_selectors(config.ignore, rules, f"{where}: ignore")
        for pattern in config.ignore_patterns:
            with said_of(f"{where}: ignore-patterns"):
                compiled(pattern)
        _check_values(config, where)
        for part in config.per_path:
            place = f'{where}: [per-path."{part.pattern}"]'
            _check_values(part, place)
            check_selectors([*(part.select or ()), *part.ignore], rules, place)
        by_code = {rule.code: rule for rule in rules}
        for code, table in config.rules.items():
            if code not in by_code:
                named = next((f"; its code is {r.code}" for r in rules if r.name == code), "")
                hint = named or nearest(code, by_code)
                raise UserError(f"{where}: [rules.{code}]: there is no such rule{hint}")
            check_rule_options(by_code[code], table, f"{where}: [rules.{code}]")
        self._entities(config)

    def _make(self, config: Config, rules: tuple[Rule, ...], parts: Sequence[PerPath]) -> Profile:
        last = {
            key: next((v for p in reversed(parts) if (v := getattr(p, key))), getattr(config, key))
            for key in ("language", "encoding", "text_field", "id_field", "language_field")
        }
        own_language = None if self.language else last["language_field"]
        on = [rule for rule in rules if self._is_on(rule, config, parts)]
        return Profile(
            actives=tuple(_active(rule, config.rules.get(rule.code, {})) for rule in on),
            off=tuple(rule for rule in rules if rule not in on),
            is_partial=self.select is not None or bool(self.ignore),
            language=primary(said) if (said := self.language or last["language"]) else None,
            encoding=last["encoding"],
            ignore_patterns=config.ignore_patterns,
            house_words=housewords.in_force(config, self._entities(config)),
            fields=Fields(last["text_field"] or "text", last["id_field"], own_language),
            entities=self._entities(config),
        )

    def _is_on(self, rule: Rule, config: Config, parts: Sequence[PerPath]) -> bool:
        """Whether a rule is on: what is said closer to the run wins.

        First the configuration, then the command line, or it alone where it selects; what is
        ignored for single paths is ignored in any case. At each of these steps the most
        specific selector decides; of equals, the one that ignores. What is said of waivers goes
        with whatever is selected, and is left out by name only.
        """
        if rule.group == GROUP:
            left_out = [*config.ignore, *self.ignore, *(s for part in parts for s in part.ignore)]
            return _specificity(rule, left_out) < 1
        chosen, own = config.select, None
        for part in parts:
            if part.select is not None:
                chosen = own = part.select
        if self.select is not None:
            on, own = is_selected(rule, self.select, self.extend_select, self.ignore), None
        else:
            on = is_selected(rule, chosen, config.extend_select, config.ignore)
            added, dropped = (_specificity(rule, s) for s in (self.extend_select, self.ignore))
            on = added > dropped if max(added, dropped) >= 0 else on
        spoken_for = _specificity(rule, own or ())
        against = max((_specificity(rule, part.ignore) for part in parts), default=-1)
        return on and (against < 0 or against < spoken_for)


@contextmanager
def said_of(where: str) -> Iterator[None]:
    """Put before a UserError where its cause stands."""
    try:
        yield
    except UserError as error:
        raise UserError(f"{where}: {error}") from error


def _check_values(part: Config | PerPath, where: str) -> None:
    """Raise UserError for a language or an encoding that there is not."""
    if part.language is not None and not is_known(part.language):
        raise UserError(f"{where}: language: {part.language!r} is no code such as en or pt-BR")
    if part.encoding is not None:
        with said_of(f"{where}: encoding"):
            codec_of(part.encoding)


def _active(rule: Rule, table: Mapping[str, Any]) -> Active:
    options = {k: v for k, v in table.items() if k not in {"severity", "safe"}}
    return Active(rule, table.get("severity", rule.severity), options, table.get("safe"))


def is_selected(
    rule: Rule, select: Iterable[str] | None, extend: Iterable[str], ignore: Iterable[str]
) -> bool:
    """Whether a rule is on. The most specific selector decides; of equals, `ignore`.

    A rule that is off by default is switched on by its code, its name or ALL, not by its group.
    """
    whole = {rule.code, rule.name, "ALL"}
    extend = extend if rule.default else whole.intersection(extend)
    chosen = _specificity(rule, extend)
    if select is not None:
        select = select if rule.default else whole.intersection(select)
        chosen = max(chosen, _specificity(rule, select))
    elif rule.default:
        chosen = max(chosen, 0)
    return chosen > _specificity(rule, ignore)


def _specificity(rule: Rule, selectors: Iterable[str]) -> int:
    """-1: none names the rule; 0: ALL; 1: its group; then longer prefixes, and the whole."""
    best = -1
    for selector in selectors:
        if not matches_selector(rule, selector):
            continue
        if selector in (rule.code, rule.name):
            rank = 99
        elif selector in ("ALL", rule.group):
            rank = selector != "ALL"
        else:
            rank = 1 + len(selector.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        best = max(best, rank)
    return best


def check_selectors(selectors: Iterable[str], rules: Sequence[Rule], where: str) -> None:
    """Raise UserError for a selector that names no rule."""
    for selector in selectors:
        if not selector or not any(matches_selector(rule, selector) for rule in rules):
            hint = nearest(selector, known_selectors(rules))
            raise UserError(f"{where}: no rule or group is called {selector!r}{hint}")
