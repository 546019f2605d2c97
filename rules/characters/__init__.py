"""Rules about characters: encodings gone wrong, and characters that do not belong in prose."""
