"""Bytes to text and back, one module a format."""
