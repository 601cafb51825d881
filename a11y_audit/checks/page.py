"""Checks of the page as a whole."""

import re

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Result, found
from a11y_audit.text.patterns import pattern
from a11y_audit.text.places import place_in

_DOCUMENT = pattern(r"<(?:!doctype|html)\b", re.IGNORECASE)
_HEAD_LENGTH = 4096
"""Characters in which a document declares itself; a fragment or template part does not."""


def lang_missing(page: Page, _options: Options) -> Result:
    """Does the page say which language it is written in?"""
    document = _DOCUMENT.search(page.text, 0, _HEAD_LENGTH) if page.format in ("html", "xhtml") else None
    if document is None:
        return INAPPLICABLE
    if page.language is None:
        place = place_in(page, *document.span())
        return found("not-declared", place=place)
    return PASSED
