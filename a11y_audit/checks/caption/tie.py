"""Is the caption there, and is it tied to its picture?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    Credit,
    Kind,
    Options,
    Page,
    PageElement,
    PageImage,
    Place,
    Result,
    Role,
    Statement,
    found,
)
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.photos import GUESSED, is_film, is_graphic, owed_photos
from a11y_audit.text.silence import is_silenced_caption
from a11y_audit.text.words import tokens, words

_WHOLE: Final = "whole text"
"""How a credit was found that is all there is beside the picture."""


def missing(page: Page, _options: Options) -> Iterable[Result]:
    """Do the article's photos have a caption, where most of them have one?

    A lead or gallery picture with a credit beside it and no caption is told. Others may be graphics, portraits or no
    part of the article: about those the page is asked once.
    """
    photos = owed_photos(page)
    captioned = sum(photo.caption is not None for photo in photos)
    yield from (PASSED for _ in range(captioned))
    if 2 * captioned < len(photos) or not captioned:
        return
    plain = []
    for photo in photos:
        if photo.caption or (photo.credit and _is_all_of_caption(photo.credit, page)):
            continue  # a caption of nothing but the credit has a rule of its own
        if is_graphic(photo, page) or _is_drawn(photo.credit, page):
            continue  # what it shows, its drawer decided
        if photo.is_credited_here and photo.role in (Role.LEAD, Role.GALLERY):
            yield found("others-captioned", image=photo, count=captioned, total=len(photos))
        else:
            plain.append(photo)
    if plain:
        others = [photo.place for photo in plain[1:]]
        yield found("some-uncaptioned", image=plain[0], others=others, count=captioned, total=len(photos))


def orphaned(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption or credit stand with a picture?"""
    said = image.caption or (image.credit.statement if image.credit else None)
    if said is None:
        return INAPPLICABLE
    reason = _without_picture(image)
    if not reason or said.text in page.derive(_captions_of_pictures):
        return PASSED  # of a caption that stands with a picture, too, this is a copy, or waits for a script
    return found(reason, place=said.place, text=said.text)


def _without_picture(image: PageImage) -> str:
    if image.kind is Kind.CAPTION_ONLY:
        return "picture-gone" if image.figure else "caption-alone"
    is_empty = not image.sources and image.kind in (Kind.IMG, Kind.CUSTOM_ELEMENT, Kind.MARKDOWN)
    return "empty-tag" if is_empty else ""


def _captions_of_pictures(page: Page) -> frozenset[str]:
    return frozenset(image.caption.text for image in page.images if image.sources and image.caption)


def not_associated(page: Page, _options: Options) -> Iterable[Result]:
    """Are captions tied to their pictures by markup, and not by their place alone?

    It is the template that does or does not; each way of standing apart is therefore told once a page.
    """
    if page.format == "markdown":
        return
    loose: defaultdict[str, list[PageImage]] = defaultdict(list)
    seen: set[Place | None] = {None}
    tied = 0
    for photo in page.photos:
        if photo.caption is None or photo.kind is Kind.CAPTION_ONLY or photo.caption.place in seen:
            continue  # of pictures that share a caption (a slide and its arrows), the first
        seen.add(photo.caption.place)
        if _is_tied(photo) or _is_tied_in_markup(photo, page):
            tied += 1
            yield PASSED
        elif not is_film(photo) and not is_silenced_caption(photo.caption, page):
            loose[_how_loose(photo, page)].append(photo)
    surely = {reason: kept for reason, photos in loose.items() if (kept := _surely_captioned(photos))}
    total = tied + sum(map(len, surely.values()))
    for reason, photos in surely.items():
        places = [photo.caption.place for photo in photos if photo.caption and photo.caption.place]
        yield found(
            reason,
            image=photos[0],
            place=places[0] if places else None,
            others=places[1:],
            count=len(photos),
            total=total,
        )


def _surely_captioned(photos: list[PageImage]) -> list[PageImage]:
    """Those whose text is a caption beyond doubt, and those whose text was found in the same way as one of these."""
    sure = {
        photo.caption.reason
        for photo in photos
        if photo.caption and (photo.is_credited_here or _is_surely_caption(photo.caption))
    }
    return [photo for photo in photos if photo.caption and photo.caption.reason in sure]


def _is_surely_caption(said: Statement) -> bool:
    """Is it neither a line of the article, nor a byline, nor the end of something longer?"""
    return said.reason not in GUESSED and len(tokens(said.text)) > 4 and said.text.count("(") == said.text.count(")")


def _is_tied(photo: PageImage) -> bool:
    assert photo.caption is not None
    return (
        photo.caption.reason == "figcaption"
        or photo.name.source == "aria-labelledby"
        or "aria-describedby" in photo.attributes
        or photo.element == "amp-img"
    )


def _is_tied_in_markup(photo: PageImage, page: Page) -> bool:
    """Is it in a figcaption, deep in the figure, or a list's `dd`, or does ARIA on a box around both refer to it?"""
    if photo.figure is None and not page.derive(_may_tie_without_figure):
        return False
    holders = _holders(photo.caption, page)
    if any(_pairs_with(photo, holder) for holder in holders):
        return True
    names = {identifier for holder in holders if (identifier := holder.attribute("id"))}
    boxes = [box for box in holders if not names.isdisjoint((box.attribute("aria-labelledby") or "").split())]
    if not boxes or page.outline is None:
        return False
    around = {element.place for element in page.outline.around(photo.place)}
    return any(box.place in around for box in boxes)


def _may_tie_without_figure(page: Page) -> bool:
    return page.outline is not None and (page.outline.has("dd") or page.outline.has("[aria-labelledby]"))


def _holders(said: Statement | None, page: Page) -> Sequence[PageElement]:
    """The elements a caption or credit stands in, the innermost first."""
    if said is None or said.place is None or page.outline is None:
        return ()
    return page.outline.around(said.place)


def _pairs_with(photo: PageImage, holder: PageElement) -> bool:
    """Is it an element for what is said of something before it, and does it begin behind the picture?"""
    if holder.tag != "dd" and (holder.tag != "figcaption" or photo.figure is None):
        return False
    return holder.place.offset >= photo.place.end


def _how_loose(photo: PageImage, page: Page) -> str:
    assert photo.caption is not None
    if photo.caption.reason == "table row":
        return "in-table"
    if photo.figure is None:
        return "in-no-figure" if any(it.tag == "figcaption" for it in _holders(photo.caption, page)) else "beside"
    in_figure = any(holder.tag == "figure" and holder.place == photo.figure for holder in _holders(photo.caption, page))
    return "in-figure" if in_figure else "beside"


def only_credit(page: Page, _options: Options) -> Iterable[Result]:
    """Do captions say more than who made the picture?

    Charts carry their title themselves, and stock photos show nobody and no place: both may do with a credit.
    """
    bare = []
    captioned = 0
    for photo in page.photos:
        if photo.caption:
            captioned += 1
            yield PASSED
        elif _is_all_credit(photo, page):
            bare.append(photo)
    if len(bare) > 1 and not captioned:
        others = [photo.credit.place for photo in bare[1:] if photo.credit and photo.credit.place]
        first = bare[0].credit
        assert first is not None
        yield found("never-captioned", image=bare[0], place=first.place, others=others, count=len(bare))
        return
    for photo in bare:
        assert photo.credit is not None
        yield found("nothing-else", image=photo, place=photo.credit.place, credit=photo.credit.text)


def _is_drawn(credit: Credit | None, page: Page) -> bool:
    """Is it credited as an illustration or a graphic?"""
    if credit is None:
        return False
    lists = lexicon(page.language_code)
    return any(word in lists.medium_words or word in lists.chart_words for word in words(credit.text)[:3])


def _is_all_of_caption(credit: Credit, page: Page) -> bool:
    """Is it all there is where captions stand, and not an element for credits, as beside captions of other pictures?"""
    if credit.statement.reason != _WHOLE:
        return False
    element = _element_of(credit, page)
    return element is None or element not in page.derive(_credit_elements)


def _credit_elements(page: Page) -> frozenset[tuple[str, str] | None]:
    """The elements that hold the credits of captioned pictures and nothing before them."""
    return frozenset(_element_of(photo.credit, page) for photo in page.photos if photo.caption and photo.credit)


def _element_of(credit: Credit, page: Page) -> tuple[str, str] | None:
    """Name and first class of the element that the credit opens; None where it has none, or words stand before it."""
    element = next(iter(_holders(credit.statement, page)), None)
    classes = (element.attribute("class") or "").split() if element else []
    return (element.tag, classes[0]) if element and classes and element.text.startswith(credit.text) else None


def _is_all_credit(photo: PageImage, page: Page) -> bool:
    credit = photo.credit
    if credit is None or photo.kind is Kind.CAPTION_ONLY or not _is_all_of_caption(credit, page):
        return False
    if not credit.names or is_graphic(photo, page):
        return False
    if credit.label.strip(" :：").lower() in credit_words().source_labels:
        return False  # it tells where a chart's figures come from; the caption stands in the chart
    if credit.text.count("(") != credit.text.count(")") or _is_drawn(credit, page):
        return False  # the end of something longer, or an illustration
    return not any((agency := find_agency(name)) and agency.kind == "stock" for name in credit.names)
