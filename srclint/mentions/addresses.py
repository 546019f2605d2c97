"""Numbers inside of URLs, mail addresses, file names and tags, which are none of a text's."""

from __future__ import annotations

from srclint.mentions.tables import pattern

CALM = frozenset(" \n\t")
FARTHEST = 2000  # code points to the left, and 200 to the right, that an address is looked for
ADDRESS = (
    r"(?:https?://|www\.|ftp://)\S+|\S+@\S+\.\S+|[#@]\w+|\w*_\w*[-\w]*"
    r"|[\w./-]+\.(?:com|org|net|html?|php|jpe?g|png|pdf|xlsx?|docx?|csv|txt|zip)\b\S*"
)


def in_address(text: str, start: int, end: int) -> bool:
    """Whether a place is inside a URL, a mail address, a file name or a tag."""
    size = len(text)
    if (not start or text[start - 1] in CALM) and (end == size or text[end] in CALM):
        return False
    left = start
    while left and not text[left - 1].isspace() and start - left < FARTHEST:
        left -= 1
    right = end
    while right < size and not text[right].isspace() and right - end < FARTHEST // 10:
        right += 1
    word = text[left:right]
    if not any(mark in word for mark in (".", "@", "#", "_", "://")):
        return False
    found = pattern(ADDRESS).finditer(word)
    return any(m.start() < end - left and start - left < m.end() for m in found)
