"""Measurements against corpora that are given by path. Each prints a table; none is a test."""
