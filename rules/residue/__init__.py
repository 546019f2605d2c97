"""Rules about what a scraper left around an article: menus, buttons, bylines, notices."""
