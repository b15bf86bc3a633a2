"""Extractors: functions `Document -> tuple[Record, ...]`."""
