"""Checks of the alternative text: is it there, and does the markup around it let readers have it?"""

import re
import unicodedata
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, Role, Suggestion, found
from a11y_audit.text.addresses import file_name
from a11y_audit.text.damage import has_broken_attributes
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import script_of
from a11y_audit.text.silence import is_silenced
from a11y_audit.text.spoken import is_hidden, is_named_by_script, is_slot, needs_no_name
from a11y_audit.text.stand_ins import is_stand_in
from a11y_audit.text.styles import hides
from a11y_audit.text.words import collapse, fold, graphemes

_UNPARTED: Final = frozenset({"Han", "Hiragana", "Katakana", "Hangul"})
"""Scripts that say in one character what others say in two."""
_UNPARTED_SHARE: Final = 0.6
"""Of the characters that are too many in other scripts, so many are in these."""
_TOLERANCE: Final = 1.05
"""No listener hears where a text is a word too long."""
_WITHOUT_ALT: Final = frozenset({Kind.OBJECT, Kind.EMBED})
"""Elements without an alt attribute: images only when their role says so."""
_DECORATIVE_ROLES: Final = frozenset({"presentation", "none"})


def missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the image have a text alternative, or a clear mark that it needs none?"""
    if image.name.text.strip() or (image.alt is not None and image.kind not in (Kind.MARKDOWN, Kind.ROLE_IMG)):
        return PASSED
    if not image.name.exposed or (image.kind is Kind.IMG and needs_no_name(image)) or is_named_by_script(image):
        return INAPPLICABLE
    if image.kind in _WITHOUT_ALT and image.name.role != "image":
        return INAPPLICABLE
    if image.kind is Kind.ROLE_IMG or image.kind in _WITHOUT_ALT:
        return found("role-image", role=image.attributes.get("role", ""))
    if not image.sources:
        return found("empty-tag") if image.is_photo and not is_slot(image) else INAPPLICABLE
    around = _nameless_around(image)
    if not image.is_photo:
        return found("in-link", role=image.role, around=around) if around else found("small-image", role=image.role)
    if around == "link":
        return found("photo-in-link", suggestion=draft_alt(image))
    return found("captioned" if image.caption else "no-description", suggestion=draft_alt(image))


def _nameless_around(image: PageImage) -> str:
    """The role of the link or button that the image's alternative text would name; "" without one."""
    link = image.link
    if link is None or link.shows_text or link.name.strip() or link.is_hidden:
        return ""
    return link.role


# --------------------------------------------------------------------------------------------- empty on purpose?


def empty_with_caption(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a picture that has a caption marked as decoration?"""
    if not _is_marked_decorative(image):
        return PASSED if image.name.text.strip() else INAPPLICABLE
    if is_silenced(image) and not _is_aria_hidden(image):
        return INAPPLICABLE
    if image.caption is None or not image.caption.text or _is_confirmed_decorative(image):
        return PASSED
    place = image.alt_place
    return found("captioned", place=place, caption=image.caption.text, suggestion=draft_alt(image))


def empty_content_image(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a picture that the article leads with, or credits to somebody, marked as decoration?"""
    if not _is_marked_decorative(image):
        return PASSED if image.name.text.strip() else INAPPLICABLE
    if (image.caption and image.caption.text) or _is_confirmed_decorative(image) or is_stand_in(image.src):
        return PASSED
    place = image.alt_place
    if image.credit and image.is_credited_here:
        return found("credited", place=place, credit=image.credit.text, suggestion=draft_alt(image))
    if image.role is Role.LEAD and not _HEADER.search(file_name(image.src)):
        return found("lead", place=place, suggestion=draft_alt(image))
    return PASSED


_HEADER: Final = pattern(r"(?<![a-z])(?:cropped|header|banner|background|hintergrund|sticky)(?![a-z])")
"""In the names of files that decorate the head of a site."""


def _is_marked_decorative(image: PageImage) -> bool:
    """alt="" that leaves the image without a name; in Markdown an empty pair of brackets marks nothing."""
    alt = image.alt
    if alt is None or alt.text or alt.raw or image.kind is Kind.MARKDOWN:
        return False
    return bool(image.sources) and image.name.is_missing


def _is_confirmed_decorative(image: PageImage) -> bool:
    """Did the author say twice that it is decoration: alt="" and a role or aria-hidden?"""
    return _has_decorative_role(image) or _is_aria_hidden(image)


def _has_decorative_role(image: PageImage) -> bool:
    roles = image.attributes.get("role", "").lower().split()
    return bool(roles) and roles[0] in _DECORATIVE_ROLES


def _is_aria_hidden(image: PageImage) -> bool:
    return image.attributes.get("aria-hidden", "").strip().lower() == "true"


def whitespace(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the alternative text nothing but blanks?"""
    alt = image.alt
    if alt is None or image.kind is Kind.MARKDOWN:
        return INAPPLICABLE
    if alt.text or not alt.raw or not image.name.exposed or collapse(image.name.text):
        return PASSED
    if has_broken_attributes(image.attributes):
        return INAPPLICABLE
    signs = dict.fromkeys(unicodedata.name(sign, "control character").lower() for sign in image.attributes["alt"])
    return found("blank", place=alt.place, signs=", ".join(signs))


# --------------------------------------------------------------------------------------------------------- title


def title_only(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a tooltip all that names the image?"""
    if not image.name.text or image.alt is not None:
        return PASSED if image.name.text else INAPPLICABLE
    if image.name.source != "title":
        return PASSED
    return found("tooltip", title=image.name.text, suggestion=Suggestion("alt", image.name.text, "title attribute"))


def title_duplicate(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the tooltip say what the alternative text says?"""
    title = image.attributes.get("title")
    if not title:
        return INAPPLICABLE
    if fold(title) != fold(image.spoken_alt):
        return PASSED
    return found("same", place=image.alt_place, title=collapse(title))


def empty_title(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does an image marked as decoration bear a tooltip all the same?"""
    alt = image.alt
    if alt is None or alt.text or alt.raw or image.kind is Kind.MARKDOWN:
        return INAPPLICABLE
    title = collapse(image.attributes.get("title", ""))
    if is_silenced(image) and not _is_aria_hidden(image):
        return INAPPLICABLE
    if not title or _is_confirmed_decorative(image) or image.name.source.startswith("aria"):
        return PASSED
    return found("tooltip", place=alt.place, title=title, suggestion=Suggestion("alt", title, "title attribute"))


# ---------------------------------------------------------------------------------------------------------- ARIA


def role_conflict(image: PageImage, page: Page, _options: Options) -> Result:
    """Is an image described and hidden at once?"""
    if image.alt is None or not image.alt.text or hides(image.attributes.get("style", "")):
        return INAPPLICABLE
    if is_hidden(image) and not is_silenced(image):
        return INAPPLICABLE  # nobody sees it either
    if _is_aria_hidden(image):
        if _is_said_by_link(image) or _stands_in_for_another(image, page):
            return PASSED
        return found("hidden", place=image.alt.place, alt=image.alt.text)
    if not _has_decorative_role(image):
        return PASSED
    if image.name.exposed:
        return INAPPLICABLE  # the mark is overridden, which `image-decoration-exposed` reports
    return found("silenced", place=image.alt.place, alt=image.alt.text, role=image.attributes["role"])


def _is_said_by_link(image: PageImage) -> bool:
    """Has the link around it words of its own, beside which the picture may be silent?"""
    return image.link is not None and bool(image.link.text)


def _stands_in_for_another(image: PageImage, page: Page) -> bool:
    """Is it the drawn copy of a formula, the preview of a lazy picture, or a copy of one that says the same?"""
    is_preview = image.attributes.get("src", "")[:5].lower() == "data:"
    if is_preview or "math" in image.attributes.get("class", "") or image.alt is None:
        return True
    return image.alt.text in page.derive(_exposed_names)


def _exposed_names(page: Page) -> frozenset[str]:
    return frozenset(image.name.text for image in page.images if image.name.exposed)


def aria_override(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does an ARIA name hide the alternative text, or point at nothing?"""
    attributes = image.attributes
    if "aria-label" not in attributes and "aria-labelledby" not in attributes:
        return INAPPLICABLE
    if image.name.exposed and attributes.get("aria-labelledby") and image.name.source != "aria-labelledby":
        return found("dead-reference", ids=attributes["aria-labelledby"])
    alt = image.alt
    if alt is None or not alt.text or not image.name.source.startswith("aria"):
        return PASSED
    name = fold(image.name.text)
    if fold(alt.text) in name:
        return PASSED
    reason = "caption" if image.caption and fold(image.caption.text)[:80] in name else "different"
    return found(reason, place=alt.place, alt=alt.text, name=image.name.text)


# -------------------------------------------------------------------------------------------------------- source


def cut_by_quote(image: PageImage, page: Page, _options: Options) -> Result:
    """Did a straight quotation mark inside the text end the attribute too early?"""
    alt = image.alt
    if alt is None or image.kind is Kind.MARKDOWN:
        return INAPPLICABLE
    if not has_broken_attributes(image.attributes) or _last_whole_attribute(image) != "alt":
        return PASSED
    whole = _CUT_ALT.search(page.text[image.place.offset : image.place.end][:4096])
    text = _QUOTED.sub("“\\1”", collapse(whole[2])) if whole else ""
    suggestion = Suggestion("alt", text, "the words in the tag") if text else None
    return found("cut", place=alt.place, heard=f"“{alt.text}”" if alt.text else "nothing", suggestion=suggestion)


_CUT_ALT: Final = pattern(
    r"""\balt\s*+=\s*+(["'])((?:(?!\1\s*+(?:/?>|[a-z][a-z-]*+\s*+=)).)*+)\1""", re.IGNORECASE | re.DOTALL
)
_QUOTED: Final = pattern(r"[\"']([^\"']*+)[\"']")


def _last_whole_attribute(image: PageImage) -> str:
    """The attribute just before the first one whose name holds a quotation mark, valueless words passed over."""
    before = ""
    for name, value in image.attributes.items():
        if '"' in name or "'" in name:
            break
        if value or name == "alt":
            before = name
    return before


# -------------------------------------------------------------------------------------------------------- length


def too_long(image: PageImage, _page: Page, options: Options) -> Result:
    """Is it longer than listeners can bear?"""
    text = image.spoken_alt
    if len(text) <= options["long"] * _UNPARTED_SHARE:
        return PASSED if text else INAPPLICABLE
    share = _UNPARTED_SHARE if script_of(text) in _UNPARTED else 1.0
    length = graphemes(text)
    for reason in ("too-long", "long"):
        if length > options[reason] * share * _TOLERANCE:
            place = image.alt_place
            return found(reason, place=place, length=length, limit=round(options[reason] * share))
    return PASSED
