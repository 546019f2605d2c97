"""`python -m srclint`."""

from srclint.cli import main

main()
