"""By what endings image files are known."""

import re

import pytest

from a11y_audit.text.image_suffixes import ANY_SUFFIX, IMAGE_SUFFIXES, is_vector_file, names_image_file


@pytest.mark.parametrize("suffix", sorted(IMAGE_SUFFIXES))
def test_the_pattern_holds_every_suffix_of_the_list(suffix: str) -> None:
    assert re.fullmatch(ANY_SUFFIX, suffix)


@pytest.mark.parametrize("url", ["/a.jpg", "/a.JPEG?w=3", "b.avif", "/resize/a.webp/w/300", "data:image/png;base64,AA"])
def test_an_image_file_is_known_by_its_ending_wherever_it_stands(url: str) -> None:
    assert names_image_file(url)


@pytest.mark.parametrize("url", ["", "/news/fair", "/a.html", "/a.pngs", "data:text/plain,a"])
def test_other_addresses_name_no_image_file(url: str) -> None:
    assert not names_image_file(url)


def test_a_drawing_is_known_before_the_query() -> None:
    assert is_vector_file("/logo.SVG?v=2")
    assert not is_vector_file("/photo.jpg?as=.svg")
