"""Rules about spelling: words, names and places that are misspelt, split, run together or
doubled."""
