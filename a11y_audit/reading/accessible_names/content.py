"""What is heard in the content of an element, step by step (accname 1.2, steps 2C to 2I)."""

import re
from typing import Final, NamedTuple

from msgspec import Struct
from turbohtml import Axis, Element, Node

from a11y_audit.reading.accessible_names.aria import Attributes, explicit_role
from a11y_audit.reading.document.passage import BREAKS
from a11y_audit.text.aria import word_set

LONGEST_NAME: Final = 5_000
"""Characters of a name that are kept."""
MOST_NODES: Final = 5_000
"""Nodes that are visited for one name."""
MOST_VISITS: Final = 200_000
"""Nodes that are visited for all names of a page, before each must do with `FEWEST_NODES`."""
FEWEST_NODES: Final = 20
MOST_REFERENCES: Final = 100
"""Elements one attribute may refer to, labels of one control, options of one list that are read."""

SILENT: Final = word_set("base datalist desc head link meta metadata param rp script source style template title track")
"""Elements whose text is not content."""
_NO_BOXES: Final = word_set("body html img")
"""They part words, too, but stand around all content, or in a line with it."""
_OTHER_BOXES: Final = word_set(
    "button canvas caption center dir iframe legend menu meter object optgroup progress select textarea video"
)
"""Controls, what is embedded, and old elements, which running text does not hold."""
BLOCKS: Final = BREAKS - _NO_BOXES | _OTHER_BOXES
"""Elements that browsers display as boxes of their own: white space parts them from what stands beside them."""

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_WITHOUT_CONTENT: Final = word_set("audio embed iframe img input object select textarea video")
_SPOKEN_IN_SVG: Final = "title,text,use,foreignObject,[title],[aria-label],[aria-labelledby],[xlink\\:title]"
_RANGES: Final = frozenset({"slider", "spinbutton", "progressbar", "scrollbar", "meter"})
_RANGE_VALUES: Final = ("aria-valuetext", "aria-valuenow", "value")
_WRITTEN_VALUE: Final = frozenset({"textbox", "searchbox", "combobox"})


class Follow(NamedTuple):
    """Which ways out of the tree may still be taken; each is taken once on the way to a name."""

    references: bool = True
    labels: bool = True


class End(NamedTuple):
    """The end of an element on the way through content: what to add when nothing was said since `start`."""

    start: int
    title: str
    is_block: bool


class Way(Struct):
    """The way through some content, and what was heard on it."""

    ahead: list[Node | End]
    """What is still to be visited, the next last."""
    follow: Follow
    sees_hidden: bool = False
    sees_noscript: bool = False
    referred: Element | None = None
    """The element that `aria-labelledby` or a label points at, if that is where the way began."""
    but: Element | None = None
    """An element that is passed over: the control whose label is read."""
    said: list[str] = []
    length: int = 0

    def say(self, text: str) -> None:
        """Adds text as it stands."""
        self.said.append(text)
        self.length += len(text)

    def enter(self, element: Element, attributes: Attributes, *, is_block: bool) -> None:
        """Turns to the content of an element that has no name of its own."""
        if is_block:
            self.say(" ")
        if is_block or attributes:
            title = attributes and plain_attribute(attributes, "title")
            self.ahead.append(End(len(self.said), title or "", is_block))
        if not _is_without_content(element, attributes, is_referred=element is self.referred):
            self.ahead.extend(element.children[:MOST_NODES][::-1])

    def leave(self, end: End) -> None:
        """Falls back on the title of an element in which nothing was said (2I); parts a block from what follows."""
        if end.title and not any(map(str.strip, self.said[end.start :])):
            self.say(f" {end.title} ")
        if end.is_block:
            self.say(" ")


def plain(text: str) -> str:
    """Collapses white space (that of HTML, not the no-break space) and cuts what no one would listen to."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")[:LONGEST_NAME]
    return _SPACES.sub(" ", text[: 2 * LONGEST_NAME]).strip(" ")[:LONGEST_NAME]


def plain_attribute(attributes: Attributes, name: str) -> str | None:
    """An attribute's text; None when it is missing or white space only: that of HTML, not the no-break space."""
    value = attributes.get(name)
    return plain(value) or None if value else None


def svg_title(element: Element, attributes: Attributes) -> str | None:
    """The first `title` child, or the `xlink:title` of a link (SVG-AAM 8.1)."""
    title = element.find("title", axis=Axis.CHILDREN)
    text = plain(title.text) if title is not None else None
    if not text and element.tag == "a":
        return plain_attribute(attributes, "xlink:title") or text
    return text


def embedded_value(element: Element, attributes: Attributes, role: str) -> str | None:
    """The value of a control that stands inside a name (2C)."""
    tag = element.tag
    if role in _RANGES:
        return next(filter(None, (plain_attribute(attributes, name) for name in _RANGE_VALUES)), None)
    if tag == "select":
        options = element.select("option[selected]") or element.select("option")[: role == "combobox"]
        return plain(" ".join(option.text for option in options[:MOST_REFERENCES]))
    if tag == "textarea":
        return plain(element.text)
    return plain_attribute(attributes, "value") if tag == "input" and role in _WRITTEN_VALUE else None


def _is_without_content(element: Element, attributes: Attributes, *, is_referred: bool) -> bool:
    """Is nothing in it heard? Of what a reference points at, all is, whatever its role (2F)."""
    tag = element.tag
    if tag in _WITHOUT_CONTENT or (attributes and not is_referred and explicit_role(attributes) == "image"):
        return True
    return tag == "svg" and element.select_one(_SPOKEN_IN_SVG) is None
