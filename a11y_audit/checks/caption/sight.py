"""Does the caption reach readers who listen?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.likeness import similarity
from a11y_audit.text.silence import is_silenced_caption

_SAID: Final = 0.6
_START: Final = 40
"""Characters by which a second copy of the caption is known."""


def hidden(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a caption that can be seen also there for those who listen?

    It may be hidden from them because the alternative text, or a copy beside it, says the same.
    """
    caption = image.caption
    assert caption is not None
    if page.outline is None or caption.place is None:
        return INAPPLICABLE
    if not is_silenced_caption(caption, page):
        return PASSED
    if not image.name.exposed or page.text.count(f">{caption.raw[:_START]}") > 1:
        return PASSED
    if similarity(image.name.text, caption.text) >= _SAID:
        return PASSED
    return found("silenced", place=caption.place, text=caption.text)
