"""`srclint audit`: a sheet of findings for a person to mark, and what the marks say."""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from srclint import precision, registry
from srclint.commands import cache_folder, say
from srclint.commands.check import Options, chooser_of, resolver_of, text_of
from srclint.commands.inform import show_markdown
from srclint.commands.report import make_room_for, say_errors
from srclint.model import UserError
from srclint.reports import counted, cure, visible
from srclint.sampling import Stratum
from srclint.sampling import draw as drawn_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from srclint.model import Finding
    from srclint.run import Checked

COLUMNS = (
    "code",
    "language",
    "path",
    "line",
    "column",
    "text",
    "message",
    "fix",
    "verdict",
    "note",
)
"""Of the sheet; the last two are the reader's."""

REACH = 90
"""Code points shown on each side of a finding."""

LONGEST = 300
"""Code points shown of a finding's own text."""

_VERDICTS = {
    **dict.fromkeys(("true", "t", "yes", "y", "1", "right"), True),
    **dict.fromkeys(("false", "f", "no", "n", "0", "wrong"), False),
}


def draw(*, sample: int, seed: str, output_file: str, **given: Any) -> int:
    """Check, draw findings and write the sheet; never over a file that is there."""
    from srclint.run import Settings, check_files

    options = Options(**given)
    resolver = resolver_of(options.config, isolated=options.isolated)
    cache = None if options.no_cache else cache_folder(options.cache_dir)
    settings = Settings(cache_dir=cache, isolated=options.isolated)
    result = check_files(options.paths or (".",), resolver, chooser_of(options), settings)
    say_errors(result.errors)
    found = [(one, finding) for one in result.checked for finding in one.findings]
    chosen = drawn_from(found, _stratum, sample, seed=seed)
    if not chosen:
        say("nothing was found, so there is nothing to mark")
        return 2 if result.errors else 0
    try:
        make_room_for(output_file)
        with open(output_file, "x", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(COLUMNS)
            rows.writerows(_rows(chosen))
    except FileExistsError as error:
        reason = "is there already and may hold marks: move it, or say --output-file"
        raise UserError(f"{output_file}: {reason}") from error
    except OSError as error:
        raise UserError(f"{output_file}: cannot be written: {error.strerror}") from error
    languages = {finding.language for _, finding in chosen}
    codes = {finding.code for _, finding in chosen}
    sys.stdout.write(
        f"Wrote {visible(output_file)}: {len(chosen)} of {counted(len(found), 'finding')}, of"
        f" {counted(len(codes), 'rule')} in {counted(len(languages), 'language')}. Write true or"
        " false into the column verdict, then run srclint audit --score with it.\n"
    )
    return 2 if result.errors else 0


def _stratum(one: tuple[Checked, Finding]) -> Stratum:
    return Stratum(one[1].code, one[1].language, one[1].place)


def _rows(chosen: Iterable[tuple[Checked, Finding]]) -> Iterator[list[str]]:
    for one, finding in chosen:
        text = _text(one, finding)
        cells = (
            finding.code,
            finding.language,
            finding.place,
            str(finding.line),
            str(finding.column),
            _surroundings(finding, text),
            finding.message,
        )
        yield [_harmless(visible(cell)) for cell in (*cells, cure(finding, text), "", "")]


def _text(one: Checked, finding: Finding) -> str | None:
    """The document again; None where it is gone or changed."""
    text = text_of(one)
    return text if text and text[slice(*finding.span)] == finding.text else None


def _surroundings(finding: Finding, text: str | None) -> str:
    start, end = finding.span
    inside = finding.text if len(finding.text) <= LONGEST else finding.text[:LONGEST] + "…"
    before = text[max(0, start - REACH) : start] if text else ""
    after = text[end : end + REACH] if text else ""
    return f"…{before}⟦{inside}⟧{after}…"


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell[:1] in {"=", "+", "-", "@"} else cell


def score(path: str) -> int:
    """Show how often each rule was right in a marked sheet. Raises UserError for a wrong one."""
    counts: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    marked = unmarked = 0
    for number, row in enumerate(_sheet(path), 2):
        verdict = row["verdict"].strip().casefold()
        if not verdict:
            unmarked += 1
            continue
        if verdict not in _VERDICTS:
            said = f"verdict: {row['verdict']!r} is neither true nor false"
            raise UserError(f"{path}: row {number}: {said}")
        marked += 1
        language = visible(row["language"]).replace("|", "")
        right, of = counts[row["code"]].get(language, (0, 0))
        counts[row["code"]][language] = right + _VERDICTS[verdict], of + 1
    if not marked:
        raise UserError(f"{path}: nothing is marked: write true or false into the column verdict")
    show_markdown(_told(counts))
    if unmarked:
        say(f"{path}: {unmarked} of {marked + unmarked} rows are not marked and do not count")
    return 0


def _told(counts: Mapping[str, Mapping[str, tuple[int, int]]]) -> str:
    names = {rule.code: rule.name for rule in registry.installed()}
    parts = []
    for code in sorted(counts):
        parts += [
            f"## {visible(code)} {names.get(code, '')}".rstrip(),
            precision.table(counts[code]),
        ]
    return "\n\n".join(parts) + "\n"


def _sheet(path: str) -> Iterator[dict[str, str]]:
    """Rows of a sheet, as spreadsheets save it: with commas, semicolons or tabs."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            head = file.readline()
            file.seek(0)
            sign = max(",;\t", key=head.count)
            rows = csv.DictReader(file, delimiter=sign, restval="")
            missing = {"code", "language", "verdict"} - set(rows.fieldnames or ())
            if missing:
                raise UserError(f"{path}: there is no column {sorted(missing)[0]!r}")
            yield from rows
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}") from error
    except csv.Error as error:
        raise UserError(f"{path}: is no CSV: {error}") from error
