"""Strings only: characters, lines, zones, paragraphs and quotation marks, before any parse."""
