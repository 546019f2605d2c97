"""Languages with ways of their own to set marks."""

from __future__ import annotations

SPACELESS = frozenset({"zh", "ja", "ko", "yue", "th", "lo", "km", "my", "bo"})
"""Languages of scripts with widths, spaces and marks of their own."""
