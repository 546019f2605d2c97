"""Scripts of which `re` does not know where words begin and end."""

HAN_AND_KANA = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Each is a token of its own."""

SYLLABIC = "\u0900-\u0963\u0966-\u0dff"
"""Scripts of India, whose vowel signs are no letters to `re`, but parts of words."""

UNPARTED = "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u1049\u1780-\u17d3"
"""Thai, Lao, Burmese and Khmer, which put no spaces between words."""

POINTS = "\u0591-\u05bd\u064b-\u065f"
"""Vowels of Hebrew and Arabic."""
