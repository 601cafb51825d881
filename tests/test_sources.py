"""Which addresses an image has, which of them are stand-ins, and which show the same picture."""

import pytest
from turbohtml import parse

from a11y_audit.reading.inventory.identity import identity
from a11y_audit.reading.inventory.sources import (
    MAX_SOURCES,
    attributes_of,
    css_addresses,
    parse_srcset,
    sources_of,
)


def urls(markup: str, tag: str = "img") -> list[str]:
    element = parse(markup).find(tag)
    assert element is not None
    return [source.url for source in sources_of(element)]


# ------------------------------------------------------------------------------------------------------- srcset


@pytest.mark.parametrize(
    ("value", "addresses"),
    [
        ("harbour.jpg", ["harbour.jpg"]),
        ("harbour.jpg 1x, harbour-big.jpg 2x", ["harbour.jpg", "harbour-big.jpg"]),
        ("harbour.jpg 640w,harbour-big.jpg 1280w", ["harbour.jpg", "harbour-big.jpg"]),
        ("  , harbour.jpg , , quay.jpg,", ["harbour.jpg", "quay.jpg"]),
        ("/w_640,h_480/quay.jpg 640w, /w_90,h_60/quay.jpg 90w", ["/w_640,h_480/quay.jpg", "/w_90,h_60/quay.jpg"]),
        ("data:image/png;base64,iVBORw0KGgo= 1x, quay.png 2x", ["data:image/png;base64,iVBORw0KGgo=", "quay.png"]),
        ("quay.jpg (1x, 2x) 3x, mole.jpg", ["quay.jpg", "mole.jpg"]),
        ("quay.jpg (1x, mole.jpg", ["quay.jpg"]),
        ("", []),
        (" , ,, ", []),
    ],
)
def test_a_srcset_is_split_as_the_standard_says(value: str, addresses: list[str]) -> None:
    assert parse_srcset(value) == addresses


@pytest.mark.parametrize(
    "value", ["," * 200_000, "a" + "," * 200_000 + "b", "a " + "(" * 200_000, "a " + "()" * 90_000]
)
def test_a_hostile_srcset_ends(value: str) -> None:
    assert len(parse_srcset(value)) < 2


# ---------------------------------------------------------------------------------------------------- addresses


def test_src_comes_before_srcset_and_the_sources_of_the_picture() -> None:
    markup = (
        '<picture><source srcset="quay.avif 1x, quay@2x.avif 2x"><img srcset="quay-2.jpg 2x" src="quay.jpg"></picture>'
    )
    assert urls(markup) == ["quay.jpg", "quay-2.jpg", "quay.avif", "quay@2x.avif"]


def test_each_address_names_the_attribute_it_stands_in() -> None:
    element = parse(
        '<picture><source data-srcset="a.webp 1x"><img src="a.jpg" data-full="/a-full.jpg"></picture>'
    ).find("img")
    assert element is not None
    assert [(source.url, source.attribute) for source in sources_of(element)] == [
        ("a.jpg", "src"),
        ("a.webp", "source data-srcset"),
        ("/a-full.jpg", "data-full"),
    ]


@pytest.mark.parametrize(
    "name", ["data-src", "data-original", "data-lazy-src", "data-hi-res-image", "lazyload", "data-img-url"]
)
def test_any_attribute_that_holds_an_image_address_counts(name: str) -> None:
    assert urls(f'<img {name}="/photos/tide.jpg">') == ["/photos/tide.jpg"]


def test_an_address_without_extension_counts_when_the_attribute_speaks_of_a_source() -> None:
    assert urls('<img data-src="https://img.example.org/asset/8842" data-id="/8842" data-link="/story/8842">') == [
        "https://img.example.org/asset/8842"
    ]


@pytest.mark.parametrize(
    "attribute",
    [
        'alt="tide.jpg"',
        'title="tide.jpg"',
        'data-caption="see tide.jpg"',
        'aria-label="/tide.jpg"',
        'data-title="tide.jpg"',
    ],
)
def test_words_that_name_a_file_are_no_address(attribute: str) -> None:
    assert urls(f"<img {attribute}>") == []


def test_an_image_without_address_has_those_of_empty_elements_before_it() -> None:
    sizes = '<span data-src="/fair/free_320/stalls"></span><span data-src="/fair/free_960/stalls"></span>'
    assert set(urls(f"<div>{sizes}<img></div>")) == {"/fair/free_320/stalls", "/fair/free_960/stalls"}
    assert urls(f'<div>{sizes}<img src="quay.jpg"></div>') == ["quay.jpg"]
    assert urls('<div><span data-src="/fair/stalls">Stalls</span><img></div>') == []


def test_addresses_are_found_in_json_in_an_attribute() -> None:
    markup = """<img data-options='{"small": "https:\\/\\/example.org\\/tide-s.jpg", "credit": "A. Lim", "n": 3}'>"""
    assert urls(markup) == ["https://example.org/tide-s.jpg"]


@pytest.mark.parametrize("src", ["", " ", "#", "#top", "about:blank", "javascript:void(0)"])
def test_what_cannot_load_is_no_address(src: str) -> None:
    assert urls(f'<img src="{src}">') == []


def test_a_placeholder_comes_after_the_real_address() -> None:
    assert urls('<img src="/static/blank.gif" data-src="/photos/tide.jpg">') == [
        "/photos/tide.jpg",
        "/static/blank.gif",
    ]


def test_a_blurred_preview_comes_after_the_real_address() -> None:
    preview = "data:image/jpeg;base64," + "Zm9v" * 200
    assert urls(f'<img src="{preview}" data-src="/photos/tide.jpg">') == ["/photos/tide.jpg", preview]


def test_an_image_for_errors_comes_last() -> None:
    assert urls('<img data-fallback-src="/photos/none-here.jpg" data-src="/photos/tide.jpg">')[0] == "/photos/tide.jpg"


def test_a_placeholder_alone_stays_the_source() -> None:
    assert urls('<img src="/static/blank.gif">') == ["/static/blank.gif"]


def test_the_number_of_addresses_is_capped() -> None:
    srcset = ", ".join(f"tide-{width}.jpg {width}w" for width in range(1, 500))
    assert len(urls(f'<img srcset="{srcset}">')) == MAX_SOURCES


def test_attributes_come_as_plain_strings() -> None:
    element = parse('<img class="wide  lead" alt hidden sizes="(min-width: 1px) 9px, 4px">').find("img")
    assert element is not None
    assert attributes_of(element) == {
        "class": "wide lead",
        "alt": "",
        "hidden": "",
        "sizes": "(min-width: 1px) 9px, 4px",
    }


@pytest.mark.parametrize(
    ("style", "addresses"),
    [
        ("background-image: url(/a.jpg)", ["/a.jpg"]),
        ("background: #fff URL( '/a b.jpg' ) no-repeat", ["/a b.jpg"]),
        ('background: url("/a.jpg"), url(b.png)', ["/a.jpg", "b.png"]),
        ("background: url()", []),
        ("color: red", []),
    ],
)
def test_addresses_are_read_from_style_attributes(style: str, addresses: list[str]) -> None:
    assert css_addresses(style) == addresses


# ----------------------------------------------------------------------------------------------------- identity


@pytest.mark.parametrize(
    "url",
    [
        "/media/flood-in-cork.jpg",
        "https://static.example.org/media/flood-in-cork.jpg",
        "/media/flood-in-cork.jpg?w=640&quality=80",
        "/media/flood-in-cork-300x200.jpg",
        "/media/flood-in-cork_1200x675.webp",
        "/media/flood-in-cork@2x.jpg",
        "/media/flood-in-cork-scaled.jpg",
        "/media/flood-in-cork.jpg.webp",
        "/media/Flood-in-Cork.JPG",
        "/resize/600x400/flood-in-cork.jpg",
        "/image/upload/w_600,c_fill/v16/flood-in-cork.jpg",
        "/unsafe/fit-in/640x360/filters:quality(80)/media/flood-in-cork.jpg",
        "/_next/image?url=%2Fmedia%2Fflood-in-cork.jpg&w=640&q=75",
        "https://img.example.com/proxy/?url=https%3A%2F%2Fexample.org%2Fmedia%2Fflood-in-cork.jpg&w=90",
        "https://i0.example.com/example.org/media/flood-in-cork.jpg?resize=90%2C60",
        "https://x.example.com/90x60/https://example.org/media/flood-in-cork.jpg",
    ],
)
def test_sizes_formats_and_services_fold_into_one_identity(url: str) -> None:
    assert identity(url) == identity("flood-in-cork.jpg")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/2024/11/image.jpg", "/2023/05/image.jpg"),
        ("/8841920/image.jpg", "/8841921/image.jpg"),
        ("/photo/8841920/16x9/1200.jpg", "/photo/8841921/16x9/1200.jpg"),
        ("/photo/8841920/1200x675.webp", "/photo/8841921/1200x675.webp"),
        ("/photo/8841920/1024x576a.jpg", "/photo/8841921/1024x576a.jpg"),
        ("/gallery-1.jpg", "/gallery-2.jpg"),
        ("DSC_0012.jpg", "DSC_0013.jpg"),
        ("/iiif/3/KM-130/full/1200,/0/default.jpg", "/iiif/3/KM-131/full/1200,/0/default.jpg"),
        ("/photos/1/48/1481.jpg", "/photos/1/48/1482.jpg"),
        ("/album/photo1/640.jpg", "/album/photo2/640.jpg"),
        ("/show.php?id=17&w=300", "/show.php?id=18&w=300"),
        ("flood-in-cork.jpg", "flood-in-york.jpg"),
    ],
)
def test_different_pictures_have_different_identities(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/photo/8841920/16x9/1200.jpg", "/photo/8841920/4x3/640.webp"),
        ("/photo/8841920/1200x675.webp", "/photo/8841920/640x360a.webp"),
        ("/_processed_/4/5/csm_Old_Pier_0250b3145a.jpg", "/_processed_/4/5/csm_Old_Pier_9b1c92f8e2.jpg"),
        ("/show.php?id=17&w=300", "/show.php?id=17&w=900"),
        ("/iiif/3/KM-130/full/1200,/0/default.jpg", "/iiif/3/KM-130/0,0,90,90/!480,480/0/gray.png"),
        ("/a/f9575e06-762d-4717-89f9-4773a460beff_wide_50p.jpg", "/b/f9575e06-762d-4717-89f9-4773a460beff_small.webp"),
    ],
)
def test_generic_names_are_known_by_folder_or_query(one: str, other: str) -> None:
    assert identity(one) == identity(other)


def test_no_address_has_no_identity() -> None:
    assert identity("") == ""


@pytest.mark.parametrize(
    "url", ["http://" * 3_000, "/" * 9_000, "%" * 9_000, "-small" * 3_000, "?" + "&w=1" * 4_000, "http://[::1"]
)
def test_odd_addresses_have_some_identity(url: str) -> None:
    assert identity(url)


def test_the_identity_of_an_endless_address_has_an_end() -> None:
    assert len(identity("/" * 9_000)) < 9_000
