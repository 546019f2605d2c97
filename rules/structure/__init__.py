"""Rules about structure: what a document as a whole should not be."""
