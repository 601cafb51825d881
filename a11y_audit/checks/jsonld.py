"""Checks of JSON-LD, the structured data that search engines read."""

from collections.abc import Iterable
from typing import Any

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, Statement, Voice, found
from a11y_audit.text.agencies import LICENSORS, find_agency
from a11y_audit.text.stated import is_own_name
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
_MAKERS = frozenset({"credit", "creator"})


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


def image_unlicensed(page: Page, _options: Options) -> Result:
    """Do the ImageObjects that say who made a picture also say under which terms it may be used?"""
    described = [photo for photo in page.photos if _makers(photo)]
    if not described:
        return INAPPLICABLE
    bare = [photo for photo in described if not any(said.about == "license" for said in photo.statements)]
    if not bare:
        return PASSED
    first = _makers(bare[0])[0]
    return found("no-licence", image=bare[0], place=first.place, count=len(bare), stated=first.text)


def _makers(photo: PageImage) -> list[Statement]:
    """Whom JSON-LD gives as the picture's maker."""
    said = [each for each in photo.statements if each.about in _MAKERS and each.voice is Voice.JSON_LD]
    return [each for each in said if any(letter.isalpha() for letter in each.text)]


def image_publisher(page: Page, _options: Options) -> Iterable[Result]:
    """Does structured data credit an agency's photo to the agency, and not to the site that shows it?"""
    for photo in page.photos:
        if photo.credit is None or not (makers := _makers(photo)):
            continue
        agency = next((name for name in photo.credit.organisations if _supplies_pictures(name, page)), "")
        if not agency:
            continue
        if all(is_own_name(said.text.strip(" ©"), page) for said in makers):
            yield found("publisher", image=photo, place=makers[0].place, stated=makers[0].text, agency=agency)
        else:
            yield PASSED


def _supplies_pictures(name: str, page: Page) -> bool:
    agency = find_agency(name)
    return agency is not None and agency.kind in LICENSORS and not is_own_name(name, page)


def _names(statement: Statement, credit: Credit) -> bool:
    """Does a caption in the data already hold somebody who is credited?"""
    return statement.about in _TEXTS and any(contains_words(statement.text, name) for name in credit.names)


def _is_article(value: Any) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and each in _ARTICLES for each in kinds)
