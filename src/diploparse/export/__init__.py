"""Exporters: a report as JSON, as a page of text or as one of HTML. They see reports only."""
