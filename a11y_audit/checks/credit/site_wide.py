"""Do the pages of a site credit a picture alike? The page these checks get holds one picture, once for each page."""

from collections.abc import Iterator

from a11y_audit.model import PASSED, Options, Page, Result, found
from a11y_audit.text.credit_names import are_comparable, share_somebody


def differs_across_pages(page: Page, _options: Options) -> Iterator[Result]:
    """Is the picture credited to the same people wherever it is shown?"""
    credited = [image for image in page.images if image.credit and image.credit.names]
    for other in credited[1:]:
        first = credited[0].credit
        assert first is not None
        assert other.credit is not None
        if share_somebody(first, other.credit.text):
            yield PASSED
        elif are_comparable(first.names, other.credit.text):
            place = other.credit.place
            yield found("differ", image=other, with_=credited[0], place=place, one=first.text, two=other.credit.text)
