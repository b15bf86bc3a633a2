"""Exporters: a report as JSON or as a page of text. They see reports only."""
