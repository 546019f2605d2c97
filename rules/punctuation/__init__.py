"""Rules about punctuation: marks, quotes, brackets and what follows them."""
