"""Which text belongs to which picture: the figure around it, else the largest box that holds no other picture.

A box is climbed to from the picture while it holds one picture only, is short and has no heading in it. In the box the
elements named after captions are taken; text without such a name counts when the box is small and the picture is one
of the article's own.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct, structs
from turbohtml import Element, Node

from a11y_audit.model import PHOTO_ROLES, Kind, Role
from a11y_audit.reading.captions.boxes import NO_CAPTION, Boxes
from a11y_audit.reading.captions.following import (
    caption_heading,
    following,
    is_named,
    is_set_like,
    leading_caption,
    opening_of_text,
)
from a11y_audit.reading.captions.references import References
from a11y_audit.reading.captions.side_by_side import cell_below, shared_caption
from a11y_audit.reading.captions.wording import (
    PARAGRAPH,
    is_byline,
    is_quotation,
    repeats_alt,
    speaks_for_itself,
    speaks_of_picture,
)
from a11y_audit.reading.credits import is_credit, looks_like_credit, separate
from a11y_audit.reading.document.html import HEADINGS, HtmlDocument
from a11y_audit.reading.inventory.caption_classes import ALIEN, CREDIT, PICTURE, PLAIN_CREDIT, purposes
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.scripts import breadth

MAX_BOX: Final = 900
"""Characters; a box with more text in it holds more than a picture and its caption."""
_WALLS: Final = frozenset({"body", "html", "main", "nav", "footer", "form", "dialog"})
"""Elements that are more than a box around one picture."""
_BARE: Final = frozenset({"td", "th", "p", "center", "figure", "dd", "dt"})
_TABLE: Final = frozenset({"table", "tbody", "thead", "tr"})
_NAMED: Final = frozenset({"figcaption", "class", "table row", "reference"})
"""How captions are found by their names, or by their place in a table: their text may be a credit and no more."""
_MOST_BLOCKS: Final = 8
"""Pieces of text in a box without a named caption; a box with more is a part of the article."""
_LONGEST_BARE: Final = 600
"""Broad characters in all of these together."""
_LONGEST_ADDED: Final = 300
"""Characters of a box that may add a caption to the credit found in a smaller one."""
_LEAST: Final = 12
"""Broad characters of a caption without blanks."""
_UNCAPTIONED: Final = frozenset({Role.TEASER, Role.ICON, Role.LOGO, Role.AD, Role.TRACKER, Role.PORTRAIT})
_CLIMB: Final = 10
"""Ancestors of a picture that are looked at for its caption."""


class Frame(Struct, frozen=True):
    """The text round one picture.

    `regions` are the elements that hold the caption, `credits` further elements that hold nothing but a credit, all in
    document order and none inside another.
    """

    figure: Element | None
    regions: tuple[Element, ...] = ()
    credits: tuple[Element, ...] = ()
    how: str = ""
    around: Element | None = None
    """The figure or box they stand in, whose other text may hold the credit."""
    is_close: bool = False
    """Is it a box named after images, or one in small type, with this one text in it, behind the picture?"""

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is to be read; frames with the same elements hold the same text."""
        return self.regions + self.credits


_NOTHING: Final = Frame(None)


class Association:
    """Finds the frame of each picture of a page."""

    def __init__(self, document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> None:
        self._document = document
        self._pictures = pictures
        self._roles = roles
        self._boxes = Boxes(document, pictures, roles)
        self._references = References(document, self._boxes)
        self._figures = self._nearest_figures()

    def _nearest_figures(self) -> dict[Node, Element]:
        """The nearest figure around each picture that has one, and around what lies between them."""
        found: dict[Node, Element] = {}
        if not self._document.tree.select("figure"):
            return found
        for picture in self._pictures:
            node: Node | None = picture.element
            parent = picture.element.parent
            figure = parent.closest("figure") if isinstance(parent, Element) else None
            while figure is not None and node is not None and node not in found and node != figure:
                found[node] = figure
                node = node.parent
        return found

    def frame(self, n: int) -> Frame:
        """The frame of the picture at index `n`; an empty one when no text belongs to it."""
        picture, role = self._pictures[n], self._roles[n]
        if picture.kind is Kind.CAPTION_ONLY:
            return self._orphan(picture.element)
        figure = self._figures.get(picture.element)
        if role in _UNCAPTIONED:
            return self._own_figure(figure)
        if figure is not None:
            frame = self._in_figure(figure)
            if frame.regions:
                return self._with_caption_outside(frame, figure)
        empty, box, frame = self._climb(figure if figure is not None else picture.outer, figure, n)
        if role not in PHOTO_ROLES or frame.is_close:
            return frame
        if not frame.regions:
            return self._outside(empty, box, frame, picture)
        if frame.how in _NAMED:
            return frame
        text = self._boxes.text(box)
        if is_credit(text) or find_agency(text) is not None:  # the caption may stand elsewhere
            found = self._outside(box, box, Frame(figure, (), (box,)), picture)
        elif frame.how != "box":
            return frame
        else:
            credited = structs.replace(frame, credits=self._boxes.credits(box))
            found = frame if speaks_for_itself(picture, text) else self._beside(box, credited, picture)
        return found if found.how == "beside" else frame

    # ------------------------------------------------------------------------------------------------------ figures

    def _orphan(self, element: Element) -> Frame:
        if element.tag == "figure":
            regions = self._boxes.regions(element)
            return Frame(element, regions or (element,), self._boxes.credits(element), "figcaption")
        return Frame(None, (element,), (), "figcaption" if element.tag == "figcaption" else "class")

    def _own_figure(self, figure: Element | None) -> Frame:
        if figure is None or self._boxes.holds_several(figure):
            return _NOTHING
        caption = next(figure.iter_elements("figcaption"), None)
        if caption is None or not _has_free_words(self._document, caption):
            return _NOTHING
        return self._in_figure(figure)

    def _in_figure(self, figure: Element) -> Frame:
        if self._boxes.is_large(figure) and not self._boxes.holds_several(figure):
            return Frame(figure)
        regions = self._boxes.regions(figure)
        if self._boxes.holds_several(figure):
            return Frame(figure, regions, (), _how(regions)) if len(regions) == 1 else Frame(figure)
        if not regions and self._boxes.blocks(figure):
            return Frame(figure, (figure,), (), "figure")
        credited = self._boxes.credits(figure) or _group_credit(figure, regions)
        return Frame(figure, regions, credited, _how(regions), figure)

    def _with_caption_outside(self, frame: Frame, figure: Element) -> Frame:
        """A figure that holds but a credit may have its caption beside it, in a box of their own."""
        words, around = " ".join(text for _, text in self._boxes.blocks(figure)), figure.parent
        if not isinstance(around, Element) or not self._is_round_one_picture(around) or not is_credit(words):
            return frame
        caption = following(figure, self._boxes.owner, _WALLS)
        if caption is None or caption.parent != around or not is_named(caption):
            return frame
        return structs.replace(frame, regions=(caption,), credits=frame.elements, how="beside")

    # ------------------------------------------------------------------------------------------------------ climbing

    def _climb(self, start: Element, figure: Element | None, n: int) -> tuple[Element, Element, Frame]:
        """The largest box round the picture without words, the smallest with some, and what its captions are."""
        if (told := self._references.of(self._pictures[n])) is not None:
            return start, start, Frame(figure, (told,), (), "reference", told)
        box = empty = start
        first: Element | None = None
        node: Node | None = start.parent
        for _ in range(_CLIMB):
            if not isinstance(node, Element) or not self._is_round_one_picture(node):
                break
            box = node
            if self._boxes.text(node):
                named = self._named(node, figure, n)
                if named.regions:
                    return empty, node, named
                if first is None or (first.tag in _TABLE and node.tag in _TABLE) or self._adds_words(first, node):
                    first = node if self._boxes.blocks(node) else None
            if first is None:
                empty = node
            node = node.parent
        if first is None:
            return empty, empty, Frame(figure)
        bare = self._bare(first, figure, n)
        if bare.how == "box" and box != first:
            bare = structs.replace(bare, around=box)
        return empty, first, bare

    def _adds_words(self, first: Element, box: Element) -> bool:
        """Does a larger box have a few words to add to a box that holds but a credit?"""
        credit, words = self._boxes.text(first), self._boxes.text(box)
        return len(credit) < len(words) <= _LONGEST_ADDED and is_credit(credit)

    def _is_round_one_picture(self, box: Element) -> bool:
        boxes = self._boxes
        if box.tag in _WALLS or boxes.holds_several(box) or boxes.is_large(box) or boxes.has_heading(box):
            return False
        return len(boxes.text(box)) <= MAX_BOX

    def _named(self, box: Element, figure: Element | None, n: int) -> Frame:
        """A box with elements named after captions. Where these hold but a credit, its other words are the caption."""
        regions = self._boxes.regions(box)
        if not regions:
            return _NOTHING
        if all(purposes(region) & CREDIT and is_credit(region.text) for region in regions):
            inside = {element for region in regions for element in (region, *region.iter_elements())}
            if any(element not in inside for element, _ in self._boxes.blocks(box)):
                bare = self._bare(box, figure, n)
                if bare.regions:
                    return bare
        return Frame(figure, regions, self._boxes.credits(box), "class", box)

    def _bare(self, box: Element, figure: Element | None, n: int) -> Frame:
        """A box with text in it but no element named after captions."""
        blocks = self._boxes.blocks(box)
        bare = self._boxes.credits(box)
        only_credits = Frame(figure, (), bare, "class" if bare else "")
        lengths = [breadth(text) for _, text in blocks]
        is_running = sum(length >= PARAGRAPH for length in lengths) > 1
        if is_running or len(blocks) > _MOST_BLOCKS or sum(lengths) > _LONGEST_BARE:
            return only_credits
        is_credited = self._roles[n] is Role.THUMBNAIL and separate(" ".join(text for _, text in blocks)).credit != ""
        if self._roles[n] not in PHOTO_ROLES and not is_credited:
            return only_credits
        if box.tag in _TABLE:
            return Frame(figure, (box,), (), "table row")
        repeats = repeats_alt(self._pictures[n], " ".join(text for _, text in blocks))
        if not repeats and not self._stands_before(n, blocks):
            return only_credits
        if box.tag == "p":
            return Frame(figure, (box,), (), "emphasis" if _is_set_apart(blocks) else "paragraph")
        if box.tag in _BARE:
            return Frame(figure, (box,), (), "cell" if box.tag in {"td", "th"} else box.tag)
        if not repeats and any(
            purposes(element) & ALIEN or is_byline(text) or is_quotation(text) or self._is_apart(element)
            for element, text in blocks
        ):
            return only_credits
        is_set = bool(purposes(box) & PICTURE) or _is_in_small_type(box)
        is_close = is_set and len(blocks) == 1 and _is_wording(*blocks[0])
        is_close = is_close and not is_credit(blocks[0][1])
        return Frame(figure, (box,), (), "box", is_close=is_close)

    def _stands_before(self, n: int, blocks: Sequence[tuple[Element, str]]) -> bool:
        """Does some of the text follow the picture, as captions do? Dates and bylines stand above it."""
        place = self._pictures[n].element.source_location
        last = blocks[-1][0].source_location if blocks else None
        return (
            place is None
            or last is None
            or last.start_tag.start_offset > place.start_tag.start_offset
            or any(self._boxes.owner.get(element) is not None for element, _ in blocks)
        )

    def _is_apart(self, element: Element) -> bool:
        """Does it stand in a pull quote or a section of text? One round the picture, too, is a box like others."""
        around = element.closest("blockquote,section")
        return around is not None and around not in self._boxes.owner

    # -------------------------------------------------------------------------------------------------------- beside

    def _outside(self, empty: Element, box: Element, frame: Frame, picture: Picture) -> Frame:
        """The caption outside the picture's box, when the box holds none."""
        if (cell := cell_below(empty, self._boxes.owner)) is not None:
            return Frame(frame.figure, (cell,), frame.credits, "table row")
        found = self._beside(empty, frame, picture)
        if not found.regions and box != empty:
            found = self._beside(box, frame, picture)
        return found if found.regions else self._headed(box, frame, picture)

    def _beside(self, box: Element, frame: Frame, picture: Picture) -> Frame:
        """The caption element that follows the box, or stands in what follows it."""
        element = following(box, self._boxes.owner, _WALLS)
        if element is None and (opening := opening_of_text(box, self._boxes.owner, _WALLS)) is not None:
            return Frame(frame.figure, (opening,), frame.credits, "beside")
        if element is None:
            shared = shared_caption(box, self._boxes, _WALLS, MAX_BOX)
            return frame if shared is None else Frame(frame.figure, (shared,), frame.credits, "beside")
        text = element.text.strip()
        is_box = len(text) <= MAX_BOX
        if is_box and is_named(element):
            return Frame(frame.figure, (element,), frame.credits or self._named_credit(element), "beside")
        if is_box and next(element.iter_elements(HEADINGS), None) is None:
            regions = self._boxes.regions(element)
            if len(regions) == 1:
                return Frame(frame.figure, regions, frame.credits or self._boxes.credits(element), "beside")
            if repeats_alt(picture, text):
                return Frame(frame.figure, (element,), frame.credits, "alt")
            is_other = element.tag in NO_CAPTION or purposes(element) & ALIEN or is_byline(text)
            if is_other:
                return frame
            if speaks_of_picture(" ".join(text.split())) or is_set_like(element, box):
                return Frame(frame.figure, (element,), frame.credits or self._next_credit(element, box), "beside")
        elif (leading := leading_caption(element, self._boxes.owner)) is not None:
            return Frame(frame.figure, (leading,), frame.credits, "beside")
        return frame

    def _named_credit(self, caption: Element) -> tuple[Element, ...]:
        """The element named after credits right behind a caption that holds none."""
        credit = following(caption, self._boxes.owner, _WALLS)
        if credit is None or credit.parent != caption.parent or not purposes(credit) & PLAIN_CREDIT:
            return ()
        return (credit,) if looks_like_credit(credit.text) and not separate(caption.text).credit else ()

    def _next_credit(self, caption: Element, box: Element) -> tuple[Element, ...]:
        """The credit in a paragraph of its own behind a caption in one."""
        credit = following(caption, self._boxes.owner, _WALLS)
        if credit is None or not is_set_like(credit, box) or not is_credit(credit.text):
            return ()
        return () if separate(caption.text).credit else (credit,)

    def _headed(self, box: Element, frame: Frame, picture: Picture) -> Frame:
        """A heading as the caption of a picture with a credit."""
        around = box.parent
        if (
            not isinstance(around, Element)
            or self._boxes.holds_several(around)
            or len(self._boxes.text(around)) > MAX_BOX
        ):
            return frame
        heading = caption_heading(around, picture, is_credited=bool(frame.credits))
        return frame if heading is None else Frame(frame.figure, (heading,), frame.credits, "beside", around)


def _group_credit(figure: Element, regions: Sequence[Element]) -> tuple[Element, ...]:
    """The caption of a figure round several figures, when it is but the credit of all that have none of their own."""
    group = figure.parent.closest("figure") if isinstance(figure.parent, Element) else None
    if group is None or any(separate(region.text).credit for region in regions):
        return ()
    own = (child for child in group if isinstance(child, Element) and child.tag == "figcaption")
    return tuple(caption for caption in own if is_credit(caption.text))


def _is_set_apart(blocks: Sequence[tuple[Element, str]]) -> bool:
    """Is all text beside an image in a paragraph set in italics or small type?"""
    return all(element.closest("em,i,small,cite,font,strong,b") is not None for element, _ in blocks)


def _is_in_small_type(box: Element) -> bool:
    """Do all words of the box stand in one `small`?"""
    small = next(box.iter_elements("small"), None)
    return small is not None and small.text.strip() == box.text.strip()


def _is_wording(element: Element, text: str) -> bool:
    """Is it more than a word, and no link?"""
    return (" " in text or breadth(text) >= _LEAST) and element.closest("a") is None


def _how(regions: Sequence[Element]) -> str:
    if not regions:
        return ""
    return "figcaption" if any(region.tag == "figcaption" for region in regions) else "class"


def _has_free_words(document: HtmlDocument, caption: Element) -> bool:
    """Are there words in a teaser's caption outside links and headings, which name the other article?"""
    return any(
        isinstance(node.parent, Element) and node.parent.closest("a,h1,h2,h3,h4,h5,h6,button,time") is None
        for _, node in document.passage(caption).pieces
    )
