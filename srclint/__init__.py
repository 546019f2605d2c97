"""srclint: a linter for the prose that people collect."""
