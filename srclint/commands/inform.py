"""`srclint rule`, `rules`, `config`, `init`: what the program knows of itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from srclint import explain, registry, sidecar
from srclint.commands.check import Options, chooser_of, resolver_of
from srclint.commands.report import wants_color
from srclint.commands.verbose import how_it_is_read
from srclint.config import FILE, Config
from srclint.discover import File
from srclint.model import UserError
from srclint.precision import sections
from srclint.profiles import Chooser
from srclint.reports import visible, visible_path
from srclint.settings import KEYS, nearest
from srclint.waivers.book import load

if TYPE_CHECKING:
    from srclint.model import Rule
    from srclint.profiles import Profile


def rule(code: str | None, *, every: bool, config: str | None) -> None:
    """Explain a rule, by code or name, or all of them. Raises UserError for an unknown one."""
    rules = _all_rules(config)
    chosen = [r for r in rules if every or code in (r.code, r.name)]
    if not chosen:
        known = [name for r in rules for name in (r.code, r.name)]
        hint = nearest(code, known) if code else ""
        said = f"there is no rule {code!r}" if code else "name a rule"
        raise UserError(f"{said}{hint or '; `srclint rules` lists them'}")
    show_markdown("\n".join(explain.markdown(r, sections=sections(r)) for r in chosen))


def show_markdown(markdown: str) -> None:
    """Markdown on standard output, set out on a terminal."""
    if not sys.stdout.isatty():
        sys.stdout.write(markdown)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    color = wants_color("auto", sys.stdout)
    Console(no_color=not color).print(Markdown(markdown))


def rules(output_format: str, config: str | None) -> None:
    """List all rules."""
    sys.stdout.write(explain.rules_table(_all_rules(config), output_format))


def _all_rules(config: str | None) -> tuple[Rule, ...]:
    resolver = resolver_of(config, isolated=False)
    return Chooser().rules(resolver.of_folder(os.getcwd()))


def schema() -> None:
    """Print the JSON schema of configuration files."""
    from srclint.schemas import config_schema

    json.dump(config_schema(registry.installed()), sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def config(path: str, **given: Any) -> None:
    """Show what is in force for a file or a folder, and where each value came from."""
    options = Options(**given)
    resolver = resolver_of(options.config, isolated=options.isolated)
    place = os.path.abspath(path)
    if not os.path.exists(place):
        raise UserError(f"{path}: no such file or folder")
    folder = place if os.path.isdir(place) else os.path.dirname(place)
    known = resolver.of_folder(folder)
    profile = chooser_of(options).profile(known, place)
    lines = [f"configuration: {known.path or 'none: the defaults hold'}"]
    lines += _values(known, options)
    if not options.isolated and (book := load(str(known.root), None)):
        lines.append(f"waivers: {len(book.waivers)}  (from {book.file})")
    if os.path.isfile(place):
        lines.append(_language(place, profile))
    lines.append(f"rules ({len(profile.actives)}):")
    for active in profile.actives:
        changed = "".join(f" {k}={v!r}" for k, v in sorted(active.options.items()))
        lines.append(f"  {active.rule.code} {active.rule.name} ({active.severity}){changed}")
    sys.stdout.write("".join(visible(line) + "\n" for line in lines))


def _values(known: Config, options: Options) -> list[str]:
    lines = []
    for key in KEYS:
        name = key.replace("-", "_")
        said = getattr(options, name, None)
        if said is not None:
            lines.append(f"{key} = {_toml(said)}  (from the command line)")
        elif name in known.origins:
            lines.append(f"{key} = {_toml(getattr(known, name))}  (from {known.origins[name]})")
    return lines


def _toml(value: Any) -> str:
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return json.dumps(list(value), ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, default=repr)


def _language(path: str, profile: Profile) -> str:
    try:
        return how_it_is_read(File(path, path, True, os.path.dirname(path)), profile)
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except UserError as error:
        raise UserError(f"{path}: {error}") from error


def init(*, force: bool) -> None:
    """Write a commented configuration. Raises UserError where there is one already."""
    path = Path(FILE)
    if path.exists() and not force:
        raise UserError(f"{FILE} exists already; --force overwrites it")
    sidecar.put(path, sidecar.read(path), _commented().encode())
    sys.stdout.write(f"Wrote {visible_path(FILE)}\n")


def _commented() -> str:
    lines = ["# Configuration of srclint. What is commented out is not in force.", ""]
    for key, known in KEYS.items():
        if known.kind in {"tables", "list"}:
            continue
        lines += [f"# {known.meaning}", f"# {key} = {known.example}", ""]
    lines += [
        f"# {KEYS['per-path'].meaning}",
        '# [per-path."it/**"]',
        '# language = "it"',
        "",
        f"# {KEYS['rules'].meaning} `srclint rule CODE` shows the options of a rule.",
    ]
    for one in registry.installed():
        if one.options:
            option = one.options[0]
            example = json.dumps(option.default, ensure_ascii=False, default=list)
            lines += [f"# [rules.{one.code}]", f"# {option.name} = {example}", ""]
            break
    return "\n".join(lines)
