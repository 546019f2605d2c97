"""Rules about spacing: blanks, tabs, blank lines and line ends."""
