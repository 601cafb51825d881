"""Markdown and extracted text as a `Page`."""

from a11y_audit.reading.markdown.page import read_markdown

__all__ = ["read_markdown"]
