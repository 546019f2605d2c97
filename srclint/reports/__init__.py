"""Reports: findings written for a person or a program."""
