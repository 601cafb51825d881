"""Which text belongs to which picture: the figure around it, else the largest box that holds no other picture.

A box is climbed to from the picture while it holds one picture only, is short and has no heading in it. In the box the
elements named after captions are taken; text without such a name counts when the box is small and the picture is one
of the article's own.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import structs
from turbohtml import Element, Node

from a11y_audit.model import PHOTO_ROLES, Kind, Role
from a11y_audit.reading.captions.beside import Beside
from a11y_audit.reading.captions.boxes import Boxes
from a11y_audit.reading.captions.following import WALLS, following, is_named, is_plainly_named
from a11y_audit.reading.captions.frame import LONGEST_ADDED, MAX_BOX, Frame
from a11y_audit.reading.captions.references import References
from a11y_audit.reading.captions.wording import (
    PARAGRAPH,
    is_byline,
    is_quotation,
    repeats_alt,
    speaks_for_itself,
)
from a11y_audit.reading.credits import is_credit, looks_like_credit, separate
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.caption_classes import ALIEN, CREDIT, PICTURE, PLAIN_CREDIT, purposes
from a11y_audit.reading.inventory.hints import GALLERY, hints_in
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.scripts import breadth

_BARE: Final = frozenset({"td", "th", "p", "center", "figure", "dl", "dd", "dt"})
_TABLE: Final = frozenset({"table", "tbody", "thead", "tr"})
_NAMED: Final = frozenset({"figcaption", "class", "table row", "reference"})
"""How captions are found by their names, or by their place in a table: their text may be a credit and no more."""
_MOST_BLOCKS: Final = 8
"""Pieces of text in a box without a named caption; a box with more is a part of the article."""
_LONGEST_BARE: Final = 600
"""Broad characters in all of these together."""
_LEAST: Final = 12
"""Broad characters of a caption without blanks."""
_UNCAPTIONED: Final = frozenset({Role.TEASER, Role.ICON, Role.LOGO, Role.AD, Role.TRACKER, Role.PORTRAIT})
_PAIR: Final = 2
_CLIMB: Final = 10
"""Ancestors of a picture that are looked at for its caption."""
_NOTHING: Final = Frame(None)


class Association:
    """Finds the frame of each picture of a page."""

    def __init__(self, document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> None:
        self._document = document
        self._pictures = pictures
        self._roles = roles
        self._boxes = Boxes(document, pictures, roles)
        self._beside = Beside(self._boxes)
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
            return self._beside.outside(empty, box, frame, picture)
        if frame.how in _NAMED:
            return frame
        text = self._boxes.text(box)
        if is_credit(text) or find_agency(text) is not None:  # the caption may stand elsewhere
            found = self._beside.outside(box, box, Frame(figure, (), (box,)), picture)
        elif frame.how != "box":
            return frame
        else:
            credited = structs.replace(frame, credits=self._boxes.credits(box))
            found = frame if speaks_for_itself(picture, text) else self._beside.of(box, credited, picture)
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
        if not isinstance(around, Element) or not self._is_round_one_picture(around) or not looks_like_credit(words):
            return frame
        beside = following(figure, self._boxes.owner)
        if beside is None or beside.parent != around:
            return frame
        captions = (beside,) if is_named(beside) else self._boxes.regions(beside)
        if not captions or not (is_credit(words) or is_plainly_named(captions[0])):
            return frame
        return structs.replace(frame, regions=captions, credits=frame.elements, how="beside")

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
        return len(credit) < len(words) <= LONGEST_ADDED and is_credit(credit)

    def _is_round_one_picture(self, box: Element) -> bool:
        boxes = self._boxes
        if box.tag in WALLS or boxes.holds_several(box) or boxes.is_large(box) or boxes.has_heading(box):
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
        if not repeats and box.tag != "dl" and not self._stands_before(n, blocks):
            return only_credits
        if box.tag == "p":
            return Frame(figure, (box,), (), "emphasis" if _is_set_apart(blocks) else "paragraph")
        if box.tag in _BARE:
            return Frame(figure, (box,), (), "cell" if box.tag in {"td", "th"} else box.tag)
        if not repeats and any(
            is_byline(text) or is_quotation(text) or self._is_apart(element) for element, text in blocks
        ):
            return only_credits
        if not repeats and any(purposes(element) & ALIEN for element, _ in blocks) and not _is_credited(blocks):
            return only_credits
        is_set = bool(purposes(box) & PICTURE) or _is_in_small_type(box) or _is_of_gallery(box)
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


def _group_credit(figure: Element, regions: Sequence[Element]) -> tuple[Element, ...]:
    """The caption of a figure round several figures, when it is but the credit of all that have none of their own."""
    group = figure.parent.closest("figure") if isinstance(figure.parent, Element) else None
    if group is None or any(separate(region.text).credit for region in regions):
        return ()
    own = (child for child in group if isinstance(child, Element) and child.tag == "figcaption")
    return tuple(caption for caption in own if is_credit(caption.text))


def _is_credited(blocks: Sequence[tuple[Element, str]]) -> bool:
    """Is a text, whatever it is named, followed by the credit and by nothing else? So captions are."""
    if len(blocks) != _PAIR or blocks[0][0].closest("time") is not None:
        return False
    (_, words), (credit, credited) = blocks
    return " " in words and bool(purposes(credit) & PLAIN_CREDIT) and is_credit(credited)


def _is_set_apart(blocks: Sequence[tuple[Element, str]]) -> bool:
    """Is all text beside an image in a paragraph set in italics or small type?"""
    return all(element.closest("em,i,small,cite,font,strong,b") is not None for element, _ in blocks)


def _is_of_gallery(box: Element) -> bool:
    """Is the box named after galleries or slides?"""
    return bool(hints_in(box.attr("class") or "") & GALLERY)


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
