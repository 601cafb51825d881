"""Checks of the image itself: is there a file to show, and does a link around it have a name?"""

import re
from typing import Final
from urllib.parse import unquote

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Place, Result, Role, found
from a11y_audit.text.addresses import is_stand_in
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.patterns import pattern
from a11y_audit.text.spoken import is_hidden
from a11y_audit.text.words import collapse, similarity, words

_LOCAL: Final = pattern(
    r"file:|blob:|[a-z]:[\\/]|\\\\\w|(?:https?:)?//(?:localhost(?=[:/]|$)|127\.\d|\[::1\]|10\.\d+\.\d|192\.168\.\d|0\.0\.0\.0|"
    r"172\.(?:1[6-9]|2\d|3[01])\.\d|[\w.-]+\.(?:local|localhost|internal|lan|test)(?=[:/]|$)|host\.docker)",
    re.IGNORECASE,
)
_DRAFT: Final = pattern(
    r"(?:https?:)?//(?:staging|stage|preview|draft|intranet|uat)\d?[.-][\w.-]+[:/]",
    re.IGNORECASE,
)

_HIDES_ITSELF: Final = frozenset({"aria-hidden", "hidden"})
_BESIDE_A_HEADLINE: Final = frozenset({Role.TEASER, Role.THUMBNAIL})
"""Small pictures that stand beside a headline, which links to the same story."""


def empty_tag(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has the image an address in any attribute that a browser or a lazy loader reads?"""
    if image.sources:
        return PASSED
    if is_hidden(image) or _is_filled_by_script(image):
        return INAPPLICABLE
    return found("photo" if image.is_photo else "small-image", role=image.role)


def _is_filled_by_script(image: PageImage) -> bool:
    """Does a framework's attribute (":src", "[src]", "ng-src", "x-bind:src") hold the expression for the address?"""
    return any(name.endswith(("src", "src]", "srcset")) and value for name, value in image.attributes.items())


def src_local(image: PageImage, _page: Page, options: Options) -> Result:
    """Does the address lead to a place that only the author's machine or network knows?"""
    if not image.sources:
        return INAPPLICABLE
    for source in image.sources[:4]:
        local = _LOCAL.match(source.url)
        if (local or _DRAFT.match(source.url)) and not any(allowed in source.url for allowed in options["allow"]):
            return found("own-machine" if local else "draft-host", address=source.url)
    return PASSED


def placeholder_src(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a stand-in all that the image can show?"""
    if not image.sources:
        return INAPPLICABLE
    if all(is_stand_in(source.url) for source in image.sources):
        return found("stand-in", address=image.src)
    return PASSED


# --------------------------------------------------------------------------------------------------------- links


def link_unnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Has the link or button around the image a name?"""
    link = image.link
    if link is None or _is_hidden_with_link(image):
        return INAPPLICABLE
    if image.spoken_alt or link.name.strip():
        return PASSED  # what the image says is in the link's name
    if link.text or page.derive(_first_in_link).get(link.place) != image.n:
        return INAPPLICABLE  # words without a name: the link is hidden
    if image.is_photo:
        return found("photo", place=link.place, suggestion=draft_alt(image), href=link.href or "a script")
    if image.role in _BESIDE_A_HEADLINE:
        return found("teaser", place=link.place, href=link.href or "a script")
    return found("small-image", place=link.place, href=link.href or "a script", role=image.role)


def _is_hidden_with_link(image: PageImage) -> bool:
    """Is the image hidden by something around it, which then hides the link too?"""
    return is_hidden(image) and not _HIDES_ITSELF & image.attributes.keys()


def _first_in_link(page: Page) -> dict[Place, int]:
    """Each link's first image: a link with several is told once."""
    return {image.link.place: image.n for image in reversed(page.images) if image.link}


def link_repeats_text(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the alternative text say again what the link's own words say?"""
    if image.link is None or not image.link.text:
        return INAPPLICABLE
    text = image.spoken_alt
    if not text:
        return PASSED
    place = image.alt.place if image.alt else None
    return found("same", place=place, text=text) if words(text) == words(image.link.text) else PASSED


# ----------------------------------------------------------------------------------------------------- decoration


def decoration_exposed(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does an image that is marked as decoration reach assistive technology all the same?"""
    attributes = image.attributes
    roles = attributes.get("role", "").lower().split()
    if not (roles and roles[0] in ("none", "presentation")) and attributes.get("alt") != "":
        return INAPPLICABLE
    if not image.name.exposed or attributes.get("title"):
        return PASSED
    if image.name.source.startswith("aria"):
        return found("named", name=image.name.text)
    return found("focusable") if "tabindex" in attributes else PASSED


# ----------------------------------------------------------------------------------------------------------- text


def of_text(image: PageImage, page: Page, options: Options) -> Result:
    """Is the picture nothing but text, as its own description says?

    Logos are exempt (WCAG 1.4.5), and so is text that is part of a picture with more to see: only when description
    and text in the picture are the same words does the picture stand for its text.
    """
    said = image.name.text
    if image.role not in _SHOWN_LARGE or not image.sources or len(words(said)) < 2:
        return INAPPLICABLE
    if drawn := _drawn_text(image.src):
        return found("drawn", text=drawn) if similarity(said, drawn) >= options["alike"] else PASSED
    if len(words(said)) < options["words"]:
        return INAPPLICABLE
    read = page.evidence.ocr(image, page.language.text if page.language else "")
    if len(words(read.text)) < options["words"] or similarity(said, read.text) < options["alike"]:
        return PASSED
    return found("pixels", text=collapse(read.text))


_SHOWN_LARGE: Final = frozenset({Role.LEAD, Role.BODY, Role.GALLERY, Role.THUMBNAIL})
_SVG_TEXT: Final = pattern(r"<text[^<>]*>([^<>]*+)</text>", re.IGNORECASE)


def _drawn_text(address: str) -> str:
    """The text in an SVG drawing that the address itself holds; "" when it holds none."""
    if not address[:18].lower().startswith("data:image/svg+xml") or len(address) > 65_536:
        return ""
    return collapse(" ".join(_SVG_TEXT.findall(unquote(address))))
