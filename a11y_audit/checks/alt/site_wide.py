"""Do the pages of a site describe a picture alike? The page these checks get holds one picture, once for each page."""

from collections.abc import Iterator

from a11y_audit.model import PASSED, Options, Page, Result, found
from a11y_audit.text.likeness import similarity


def differs_across_pages(page: Page, options: Options) -> Iterator[Result]:
    """Is the picture described in much the same words wherever it is shown?"""
    described = [image for image in page.images if image.spoken_alt]
    for other in described[1:]:
        one, two = described[0].spoken_alt, other.spoken_alt
        if similarity(one, two) >= options["alike"]:
            yield PASSED
        else:
            place = other.alt_place
            yield found("two-texts", image=other, with_=described[0], place=place, one=one, two=two)
