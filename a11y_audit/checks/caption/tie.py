"""Is the caption there, and is it tied to its picture?"""

from a11y_audit.model import INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, found


def missing(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the picture have a caption, where the page's other pictures have one?"""
    if image.caption:
        return PASSED
    if image.credit or not image.sources:
        return INAPPLICABLE  # a caption of nothing but the credit, and an empty tag, have rules of their own
    captioned = sum(photo.caption is not None for photo in page.photos)
    return found("others-captioned", count=captioned, total=len(page.photos)) if captioned else INAPPLICABLE


def orphaned(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the caption or credit stand with a picture?"""
    said = image.caption or (image.credit.statement if image.credit else None)
    if said is None:
        return INAPPLICABLE
    if image.kind is Kind.CAPTION_ONLY:
        return found("picture-gone" if image.figure else "caption-alone", place=said.place, text=said.text)
    if not image.sources and image.kind in (Kind.IMG, Kind.CUSTOM_ELEMENT, Kind.MARKDOWN):
        return found("empty-tag", place=said.place, text=said.text)
    return PASSED


def not_associated(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the caption tied to its picture by markup, and not by its place alone?"""
    assert image.caption is not None
    if page.format == "markdown" or image.kind is Kind.CAPTION_ONLY:
        return INAPPLICABLE
    if image.caption.reason == "figcaption" or image.name.source == "aria-labelledby":
        return PASSED
    if "aria-describedby" in image.attributes or image.element == "amp-img":
        return PASSED
    return found("in-table" if image.caption.reason == "table row" else "beside", place=image.caption.place)


def only_credit(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the caption say more than who made the picture?"""
    if image.caption:
        return PASSED
    if image.credit is None or image.kind is Kind.CAPTION_ONLY or image.credit.statement.reason == "credit class":
        return INAPPLICABLE
    return found("nothing-else", place=image.credit.place, credit=image.credit.text)
