"""Readings: what several extractors ask of a document, each a function `Document -> value`."""
