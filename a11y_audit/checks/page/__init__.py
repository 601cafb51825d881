"""Checks of the page as a whole."""
