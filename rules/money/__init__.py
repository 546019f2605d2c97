"""Rules about amounts of money: how sign, code and number stand, and which currency is meant."""
