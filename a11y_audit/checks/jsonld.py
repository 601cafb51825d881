"""Checks of JSON-LD, the structured data that search engines read."""

from collections.abc import Iterable
from typing import Any

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, Result, Statement, Voice, found
from a11y_audit.text.words import contains_words

_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
    }
)
_TEXTS = frozenset({"caption", "description", "name"})
_CREDITS = frozenset({"credit", "creator", "copyright", "license"})


def invalid(page: Page, _options: Options) -> Iterable[Result]:
    """Can every block of JSON-LD be parsed?"""
    for fault in page.structured.json_ld_faults:
        yield found("syntax", place=fault.place, why=fault.why)
    if page.structured.json_ld:
        yield PASSED


def image_missing(page: Page, _options: Options) -> Result:
    """Does the article's structured data name its picture, when the page shows one?"""
    articles = [value for value in page.structured.json_ld if _is_article(value)]
    if not articles or not any(photo.sources for photo in page.photos):
        return INAPPLICABLE
    if any(article.get("image") or article.get("thumbnailUrl") for article in articles):
        return PASSED
    return found("no-image", image=page.photos[0], place=page.photos[0].place)


def image_uncredited(page: Page, _options: Options) -> Iterable[Result]:
    """Does each ImageObject of a picture that is credited on the page carry the credit, too?"""
    for photo in page.photos:
        if photo.credit is None:
            continue
        objects = [statement for statement in photo.statements if statement.voice is Voice.JSON_LD]
        described = [statement for statement in objects if "." in statement.reason and statement.about != "url"]
        if not described:
            continue
        if not photo.credit.names:
            continue
        if any(statement.about in _CREDITS or _names(statement, photo.credit) for statement in objects):
            yield PASSED
        else:
            yield found("no-credit", image=photo, place=described[0].place, credit=photo.credit.text)


def _names(statement: Statement, credit: Credit) -> bool:
    """Does a caption in the data already hold somebody who is credited?"""
    return statement.about in _TEXTS and any(contains_words(statement.text, name) for name in credit.names)


def _is_article(value: Any) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each in _ARTICLES for each in kinds)
