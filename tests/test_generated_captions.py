"""Captions and credits that a style sheet shows, out of attributes of empty elements."""

from pathlib import Path

import pytest

from a11y_audit import audit
from a11y_audit.model import PageImage, Source
from a11y_audit.reading import read

TEXT = "<p>" + "The ferry company said on Monday that it would add boats in the summer. " * 4 + "</p>"
CAPTION, CREDIT = "A ferry leaves the harbor at dawn.", "Ana Ruiz, Harbor Times"


def page(body: str) -> bytes:
    return f"<!doctype html><html lang=en><title>F</title><article><h1>F</h1>{TEXT}{body}{TEXT}</article>".encode()


def image(body: str) -> PageImage:
    return read(Source("page.html", page(body))).images[0]


def words(body: str) -> tuple[str | None, str | None]:
    found = image(body)
    return found.caption.text if found.caption else None, found.credit.text if found.credit else None


@pytest.mark.parametrize("prefix", ["data-", "data-c-"])
def test_attributes_of_an_empty_element_in_the_figure_are_its_caption_and_credit(prefix: str) -> None:
    empty = f'<div {prefix}caption="{CAPTION}" {prefix}credit="{CREDIT}"></div>'

    assert words(f'<figure><img src="a.jpg" alt="">{empty}</figure>') == (CAPTION, CREDIT)


def test_they_have_the_place_of_their_attribute() -> None:
    markup = f'<figure><img src="a.jpg" alt=""><div data-caption="{CAPTION}"></div></figure>'
    caption = image(markup).caption

    assert caption is not None
    assert caption.place is not None
    assert page(markup).decode()[caption.place.offset : caption.place.end] == f'data-caption="{CAPTION}"'
    assert caption.reason == "attribute"


@pytest.mark.parametrize(
    "body",
    [
        '<figure><a href="a.jpg" data-caption="{caption}"><img src="b.jpg" alt=""></a></figure>',
        '<figure><img src="a.jpg" alt="" data-caption="{caption}"></figure>',
        '<div><img src="a.jpg" alt=""><div data-caption="{caption}"></div></div>',
        '<figure><img src="a.jpg" alt=""><div data-caption-id="7"></div></figure>',
        '<figure><img src="a.jpg" alt=""><div hidden data-caption="{caption}"></div></figure>',
    ],
)
def test_attributes_that_scripts_read_are_no_caption(body: str) -> None:
    assert words(body.format(caption=CAPTION)) == (None, None)


def test_text_that_stands_in_the_figure_goes_before() -> None:
    body = f'<figure><img src="a.jpg" alt=""><figcaption>{CAPTION}</figcaption><i data-caption="Old"></i></figure>'

    assert words(body)[0] == CAPTION


def test_such_a_caption_is_not_called_missing_but_not_tied_to_its_picture(tmp_path: Path) -> None:
    figure = '<figure><img src="{n}.jpg" alt="A ferry"><div data-caption="{caption}"></div></figure>'
    body = "".join(figure.format(n=n, caption=f"Ferry {n}: {CAPTION}") for n in range(3))
    file = tmp_path / "page.html"
    file.write_bytes(page(body))
    rules = {outcome.rule for outcome in audit(str(file)).pages[0].outcomes}

    assert "caption-missing" not in rules
    assert "caption-not-associated" in rules
