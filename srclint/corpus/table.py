"""Tables from Python: what the rules say of a column of texts, in a column beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srclint.corpus import tables
from srclint.corpus.guard import Limits
from srclint.corpus.job import Job
from srclint.corpus.judge import Outcome, examined
from srclint.corpus.place import Place
from srclint.corpus.rows import Entry
from srclint.files import loaded_record
from srclint.model import Record, UserError
from srclint.readers import parquet
from srclint.readers.records import Fields

if TYPE_CHECKING:
    from srclint.config import Config
    from srclint.views import Facts

LIMIT = 60.0
"""Seconds of CPU time that one text may take."""


def check_table(  # noqa: PLR0913 - `srclint.check`'s, and which columns, by name
    table: Any,
    *,
    text_column: str = "text",
    language_column: str | None = None,
    language: str | None = None,
    config: Config | None = None,
    facts: Facts | None = None,
    column: str = "srclint",
) -> Any:
    """A pyarrow Table with one column more: what the rules say of each text.

    The column is a struct: `status` ("ok", or "error" with a `message`, as for a null),
    `language`, `errors`, `warnings` and `infos` (how many findings), and `findings`, a list of
    structs (code, severity, message, start and end in code points of the text, replacement, …).
    `facts` come from `srclint.observe`; without them the rules that look at a whole collection
    are silent. Raises UserError where there is no such column of texts.
    """
    import pyarrow

    from srclint.api import no_config

    fields = Fields(text_column, None, language_column)
    parquet.check_columns(table.schema, fields)
    chosen = (None, (), (), language)
    job = Job(Place("."), Place("."), config or no_config(), chosen, text_column, limit=LIMIT)
    limits = Limits(LIMIT, {})
    try:
        rows = [
            _row(examined(job, _entry(job, table, n, fields), facts, limits, n))
            for n in range(len(table))
        ]
    finally:
        limits.close()
    if column in table.column_names:
        raise UserError(f"there is a column {column!r} already; name another with `column`")
    return table.append_column(column, pyarrow.array(rows, _type()))


def _entry(job: Job, table: Any, index: int, fields: Fields) -> Entry:
    record = Record(index + 1)

    def make() -> Any:
        from srclint.discover import File
        from srclint.readers.records import Slot

        row = parquet.row_at(table, index, fields)
        file = File("table", "table", True, "", Slot(index + 1, None, 0))
        return loaded_record(row, file, job.profile("table.txt"))

    return Entry("table", record, make)


def _row(outcome: Outcome) -> dict[str, Any]:
    return {
        "status": outcome.status,
        "message": tables.clean(outcome.message) or None,
        "language": outcome.language,
        **tables.counts(outcome.findings),
        "findings": [tables.finding_row(finding) for finding in outcome.findings],
    }


def _type() -> Any:
    import pyarrow

    said = [("status", "string"), ("message", "string"), ("language", "string"), *tables.COUNTS]
    fields = [(name, pyarrow.type_for_alias(kind)) for name, kind in said]
    return pyarrow.struct([*fields, ("findings", pyarrow.list_(tables.finding_type()))])
