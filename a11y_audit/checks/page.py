"""Checks of the page as a whole."""

import re

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Place, Result, found

_DOCUMENT = re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE)
_HEAD_LENGTH = 4096
"""Characters in which a document declares itself; a fragment or template part does not."""


def lang_missing(page: Page, _options: Options) -> Result:
    """Does the page say which language it is written in?"""
    document = _DOCUMENT.search(page.text, 0, _HEAD_LENGTH) if page.format in ("html", "xhtml") else None
    if document is None:
        return INAPPLICABLE
    if page.language is None:
        line = page.text.count("\n", 0, document.start()) + 1
        column = document.start() - page.text.rfind("\n", 0, document.start())
        end = document.end()
        place = Place(line, column, line, column + end - document.start(), document.start(), end)
        return found("not-declared", place=place)
    return PASSED
