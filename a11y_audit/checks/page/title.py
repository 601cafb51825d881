"""Checks of the page's title: what a screen reader says first, and what names the tab, the bookmark and the share."""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Result, found
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.places import document_place
from a11y_audit.text.unwritten import TITLES
from a11y_audit.text.words import fold, tokens

_EDGES: Final = " .…-–|:0123456789()"
"""What may stand around them ("Untitled-1", "New Page (2)")."""
_FEWEST_WORDS: Final = 3
_TELLING: Final = 5
"""Letters of a word that no function word has as a rule."""
_BLOCKS: Final = 30
_MOST: Final = 0.5


def title_missing(page: Page, _options: Options) -> Result:
    """Has the document a title?"""
    start = page.derive(document_place)
    if start is None or page.outline is None:
        return INAPPLICABLE
    title = page.outline.title
    if title is None:
        return found("no-title", place=start)
    return PASSED if title.text else found("empty", place=title.place)


def title_generic(page: Page, _options: Options) -> Result:
    """Does the title say what this page is about?"""
    title = page.outline.title if page.outline is not None else None
    if title is None or not title.text or page.derive(document_place) is None:
        return INAPPLICABLE
    said = fold(title.text)
    if said.strip(_EDGES) in TITLES:
        return found("left-blank", place=title.place, title=title.text)
    headline = page.headline
    if headline is None or headline.reason != "h1":
        return PASSED
    site = page.structured.properties.get("og:site_name")
    if site is not None and fold(site.text) == said and said not in fold(headline.text):
        return found("site-name", place=title.place, title=title.text, headline=headline.text)
    if any(len(word) >= _TELLING for word in {*said.split()}.intersection(fold(headline.text).split())):
        return PASSED
    if len(tokens(headline.text)) >= _FEWEST_WORDS and not _fits(title.text, headline.text, page):
        return found("unlike-headline", place=title.place, title=title.text, headline=headline.text)
    return PASSED


def _fits(title: str, headline: str, page: Page) -> bool:
    """Does the title share a word with the headline, or most of its words with the text?"""
    own = _content_words(title, page)
    if not own.isdisjoint(_content_words(headline, page)):
        return True
    text = _content_words(" ".join(block.text for block in page.blocks[:_BLOCKS]), page)
    return len(own & text) >= _MOST * len(own)


def _content_words(text: str, page: Page) -> frozenset[str]:
    return frozenset(tokens(text)) - lexicon(page.language_code).stop_words
