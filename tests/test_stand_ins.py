"""Addresses of files that only keep a picture's place free."""

import base64

import pytest

from a11y_audit.text.stand_ins import is_stand_in


def drawing(body: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(f"<svg>{body}</svg>".encode()).decode()


@pytest.mark.parametrize(
    "url",
    [
        "/img/blank.gif",
        "spacer.gif",
        "/assets/placeholder-16x9.png",
        "https://cdn.example.org/themes/lazy_placeholder.png?v=2",
        "/assets/placeholder-newsroom-04c1.png",
        "/img/lazy_loading.svg",
        "/img/lazyload-fallback.gif",
        "/img/cleardot.gif",
        "grey.png",
        "/1x1.gif",
        "s.gif",
        "/img/transparent.png",
        "/a/no-image.jpg",
        "/a/missing-thumbnail.png",
    ],
)
def test_a_stand_in_is_known_by_its_name(url: str) -> None:
    assert is_stand_in(url)


@pytest.mark.parametrize(
    "url",
    [
        "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'%3E%3C/svg%3E",
        drawing('<rect width="100%" height="100%" style="fill:#cfd4db"/>'),
    ],
)
def test_a_stand_in_is_known_by_its_emptiness(url: str) -> None:
    assert is_stand_in(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/photos/empty-streets-of-busan.jpg",
        "/photos/gray-wolf.jpg",
        "/photos/pixel-phone-review.jpg",
        "/photos/loading-dock-fire.jpg",
        "/photos/clear-water.jpg",
        "/photos/transparent-government.png",
        "/img/logo_trans.png",
        "/photos/1.jpg",
    ],
)
def test_a_picture_with_a_telling_name_is_no_stand_in(url: str) -> None:
    assert not is_stand_in(url)


@pytest.mark.parametrize(
    "url",
    [
        "data:image/svg+xml,%3Csvg%3E%3Cpath d='M0 0h9v9z'/%3E%3C/svg%3E",
        "data:image/svg+xml,<svg><rect width='9' fill='url(#sky)'/></svg>",
        "data:image/png;base64," + "iVBORw0KGgo" * 60,
        drawing("<path d='M0 0h9v9z'/>" * 20),
    ],
)
def test_a_picture_in_the_address_is_no_stand_in(url: str) -> None:
    assert not is_stand_in(url)


@pytest.mark.parametrize("url", ["_" * 100_000, "data:image/svg+xml," + "<rect" * 50_000, "lazy-" * 50_000])
def test_a_very_long_address_is_no_stand_in(url: str) -> None:
    assert not is_stand_in(url)
