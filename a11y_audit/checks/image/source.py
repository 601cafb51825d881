"""Checks of an image's file: is there one, and can readers get it?"""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.patterns import pattern
from a11y_audit.text.spoken import is_hidden, is_slot
from a11y_audit.text.stand_ins import is_stand_in

_LOCAL: Final = pattern(
    r"file:|blob:|(?-i:[A-Za-z]):[\\/]|\\\\\w|(?:https?:)?//(?:localhost(?=[:/]|$)|127\.\d|\[::1\]|10\.\d+\.\d|192\.168\.\d|0\.0\.0\.0|"
    r"172\.(?:1[6-9]|2\d|3[01])\.\d|[\w.-]+\.(?:local|localhost|internal|lan|test)(?=[:/]|$)|host\.docker)",
    re.IGNORECASE,
)
_DRAFT: Final = pattern(
    r"(?:https?:)?//(?:staging|stage|preview|draft|intranet|uat)\d?[.-][\w.-]+[:/]",
    re.IGNORECASE,
)
_LONGEST_DATA: Final = 40
"""Characters of a `data:` address that are told."""


def empty_tag(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has the image an address in any attribute that a browser or a lazy loader reads?"""
    if image.sources:
        return PASSED
    if is_hidden(image) or _is_filled_by_script(image):
        return INAPPLICABLE
    if not image.is_photo:
        return found("small-image", role=image.role)
    return found("slot" if is_slot(image) else "photo")


def _is_filled_by_script(image: PageImage) -> bool:
    """Does a framework's attribute (":src", "[src]", "ng-src", "x-bind:src") hold the expression for the address?"""
    return any(name.endswith(("src", "src]", "srcset")) and value for name, value in image.attributes.items())


def src_local(image: PageImage, _page: Page, options: Options) -> Result:
    """Does the address lead to a place that only the author's machine or network knows?"""
    if not image.sources:
        return INAPPLICABLE
    for source in image.sources[:4]:
        reason = _where(_origin(source.url))
        if reason and not any(allowed in source.url for allowed in options["allow"]):
            return found(reason, address=source.url)
    return PASSED


def _origin(url: str) -> str:
    """What stands before the path: all that tells whose machine it is."""
    end = url.find("/", 8)
    return url[: end + 1] if 0 < end < _LONGEST_ORIGIN else url


_LONGEST_ORIGIN: Final = 200


@lru_cache(maxsize=256)
def _where(address: str) -> str:
    """The reason why an address leads nowhere for readers; "" when it does not."""
    if _LOCAL.match(address):
        return "own-machine"
    return "draft-host" if _DRAFT.match(address) else ""


def _shortened(address: str) -> str:
    """An address whose data nobody reads is told by its beginning."""
    return f"{address[:_LONGEST_DATA]}…" if address[:5] == "data:" and len(address) > _LONGEST_DATA else address


def placeholder_src(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is a stand-in all that the image can show?"""
    if not image.sources:
        return INAPPLICABLE
    if all(is_stand_in(source.url) for source in image.sources):
        return found("stand-in", address=_shortened(image.src))
    return PASSED
