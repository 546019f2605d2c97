"""Collections that outgrow a folder or a machine: `srclint corpus`, and tables from Python."""

from __future__ import annotations

from srclint.corpus.table import check_table

__all__ = ["check_table"]
