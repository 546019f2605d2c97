"""The cleaned texts of a split: rows, order and columns of the input, only the text is another."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from srclint.corpus import rows
from srclint.files import encoded, make_document
from srclint.model import UserError
from srclint.readers import packed, parquet
from srclint.readers.parquetwrite import replaced, writer_like
from srclint.readers.records import is_parquet, is_records
from srclint.readers.rewrite import Change, with_text

if TYPE_CHECKING:
    from srclint.corpus.job import Job
    from srclint.corpus.judge import Outcome
    from srclint.corpus.look import Task
    from srclint.corpus.rows import Entry


class TextWriter:
    """Gathers what changes in a split, and writes it in the input's form.

    What is no document, or could not be checked, is written as it stands.
    """

    def __init__(self, job: Job, task: Task) -> None:
        self._job = job
        self._task = task
        self._fields = job.fields(task.split.path)
        self._lines: dict[int, bytes] = {}
        self._texts: dict[int, dict[int, tuple[str, str]]] = {}

    def add(self, entry: Entry, outcome: Outcome) -> None:
        """Take a document in. A text that cannot be written makes it an error."""
        path = entry.path
        try:
            if not is_records(path):
                self._write_file(entry, outcome)
            elif outcome.text is None or outcome.record is None:
                return
            elif is_parquet(path):
                group, table, index = entry.raw
                old = table.column(self._fields.text)[index].as_py()
                self._texts.setdefault(group, {})[index] = (old, outcome.text)
            else:
                old = entry.make().doc.text
                change = Change(old, outcome.text, outcome.edits)
                line = with_text(entry.raw, self._fields.text, change)
                self._lines[outcome.record.row] = line
        except UserError as error:
            outcome.message = outcome.message or str(error)

    def _write_file(self, entry: Entry, outcome: Outcome) -> None:
        """A text file stands alone: it is written at once."""
        if entry.raw is None:
            return
        data = entry.raw
        if outcome.text is not None:
            profile = self._job.profile(entry.path)
            _, decoded = make_document(data, entry.path, entry.path, profile)
            data = encoded(decoded, outcome.text, profile.encoding)
        self._job.target.write(f"text/{entry.path}", data)

    def write(self) -> None:
        """Write what has been gathered."""
        split = self._task.split
        if split.broken or not is_records(split.path):
            return
        name = split.text_name(self._task.number, self._task.count)
        data = self._parquet() if is_parquet(split.path) else self._jsonl()
        if data is not None:
            self._job.target.write(f"text/{name}", data)

    def _jsonl(self) -> bytes:
        lines = []
        try:
            for row, _, line in rows.lines_of(self._job, self._task.split):
                lines.append(self._lines.get(row, line))
        except UserError:
            pass  # it is cut off: what stands before is there
        return packed.packed(b"".join(lines), self._task.split.path)

    def _parquet(self) -> bytes | None:
        out: Any = BytesIO()
        split = self._task.split
        with self._job.source.open(split.path) as stream:
            file = parquet.opened(stream)
            writer = writer_like(file, out)
            for number in range(split.start, split.end):
                try:
                    table = parquet.read_group(file, number, None)
                except UserError:
                    continue  # its rows are errors in the table of documents
                if number in self._texts:
                    table = replaced(table, self._fields.text, self._texts[number])
                writer.write_table(table, row_group_size=max(len(table), 1))
            writer.close()
        data: bytes = out.getvalue()
        return data
