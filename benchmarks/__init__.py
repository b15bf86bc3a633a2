"""Measures of diploparse: predictions for scorers, speed."""
