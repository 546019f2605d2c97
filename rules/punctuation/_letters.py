"""Letters with case, as character classes that wake patterns (RE2) and `re` both read.

Blocks in which small and capital letters alternate stand in both; the checks look again.
"""

from __future__ import annotations

_ALTERNATING = "Ā-ɏḀ-ỿ"
LOWER = f"a-zß-öø-ÿά-ώа-џ{_ALTERNATING}"
UPPER = f"A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-Я{_ALTERNATING}"
CASED = f"A-Za-zÀ-ÖØ-öø-ɏΆ-ώЀ-џ{_ALTERNATING}"
