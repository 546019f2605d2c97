"""Rules about waivers: what no finding needs, what has expired, what names no rule."""
