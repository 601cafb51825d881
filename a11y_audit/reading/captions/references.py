"""The captions that ARIA ties to their pictures."""

import re
from typing import Final

from turbohtml import Element

from a11y_audit.reading.captions.boxes import NO_CAPTION, Boxes
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.caption_classes import SILENT, purposes
from a11y_audit.reading.inventory.picture import Picture

_IDENTIFIER: Final = re.compile(r"[\w:.-]{1,100}")
_CLIMB: Final = 4
"""Elements between a picture and what has the role of its figure."""
_LONGEST: Final = 900
"""Characters; a longer text describes more than a caption does."""


class References:
    """Finds the text that an `aria-describedby` or `aria-details` of a picture, or of the figure round it, leads to."""

    def __init__(self, document: HtmlDocument, boxes: Boxes) -> None:
        self._document = document
        self._boxes = boxes

    def of(self, picture: Picture) -> Element | None:
        """The one element that is referred to, when it shows words and holds no picture."""
        identifier = self._identifier(picture)
        if not identifier or not _IDENTIFIER.fullmatch(identifier):
            return None
        found = next(iter(self._document.select(f'[id="{identifier}"]')), None)
        return found if found is not None and self._is_caption(found) else None

    def _identifier(self, picture: Picture) -> str:
        for name in ("aria-describedby", "aria-details"):
            if identifier := picture.attributes.get(name):
                return identifier
        node = picture.element.parent
        for _ in range(_CLIMB):
            if not isinstance(node, Element):
                break
            if node.attr("role") == "figure":
                return node.attr("aria-labelledby") or node.attr("aria-describedby") or ""
            node = node.parent
        return ""

    def _is_caption(self, element: Element) -> bool:
        if element in self._boxes.owner or element.tag in NO_CAPTION or element.attr("hidden") is not None:
            return False
        return not purposes(element) & SILENT and 0 < len(element.text.strip()) <= _LONGEST
