"""How languages write and inflect the names of months, as far as we know their usage.

From general knowledge of the languages. CLDR has tables of many more, and what it says there may be
one spelling of several: no rule calls another one wrong.
"""

_CAPITAL = "af cy de el en fil ga gsw id lb ms mt nds sw tr"
_INFLECTED = "az be bg bs cs et eu fi hr hu is kk ky lt lv mk pl ro ru sk sl sq sr uk"
_SMALL = "ast ca da es fo fr gl it nb nl nn no oc pt sv"

CAPITAL = frozenset(_CAPITAL.split(" "))
"""Languages that write months with a capital."""
INFLECTED = frozenset(_INFLECTED.split(" "))
"""Languages without capitals for months, whose names take more endings than CLDR lists."""
SMALL = INFLECTED.union(_SMALL.split(" "))
"""Languages that write months with a small letter."""


def only_ending_differs(word: str, name: str) -> bool:
    """Whether a word is a name but for its last letters, and so may be a form of it."""
    size = min(len(word), len(name)) - 1
    return word[:size] == name[:size]
