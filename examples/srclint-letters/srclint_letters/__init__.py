"""Rules for an archive of letters: one folder for each group, one file for each rule."""
