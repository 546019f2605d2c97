"""`--since`: only what a change brings.

`git` asks git, `changes` says what is not as it was, `past` judges the corpus as it was, and
`narrow` leaves out the findings that were there before.
"""
