"""Rules about titles: a title written twice, run together with the text, or shouted."""
