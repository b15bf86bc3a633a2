"""The embedded pipeline's files. Data: nothing is imported from here."""
