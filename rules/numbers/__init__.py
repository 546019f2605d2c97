"""Rules about numbers: their marks, percentages and digits."""
