"""Names: one spelling per entity, in a document and across the folder."""
