"""The group "letters"."""
