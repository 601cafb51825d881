"""What structured data says of who made a picture."""

import json

import pytest

from a11y_audit import reading
from a11y_audit.model import Page, Source
from a11y_audit.text.stated import is_own_name, stated_credit


def page(data: object = None, head: str = "", body: str = "") -> Page:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    figure = '<figure><img src="bridge.jpg" alt="A bridge"><figcaption>The bridge.</figcaption></figure>'
    text = f"<html><head>{head}{script}</head><body><article><h1>Bridge</h1>{figure}{body}"
    return reading.read(Source("page.html", text.encode()))


def article(**image: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "image": {"@type": "ImageObject", "url": "bridge.jpg", **image}}


def test_the_credit_in_structured_data_is_found() -> None:
    told = page(article(creditText="Ana Ruiz/Reuters"))

    statement = stated_credit(told.images[0], told)
    assert statement is not None
    assert statement.text == "Ana Ruiz/Reuters"


@pytest.mark.parametrize(
    ("data", "head"),
    [
        (article(creator="Hafenbote"), '<meta property="og:site_name" content="Hafenbote">'),
        (article(creator="La Voz"), '<meta property="og:url" content="https://www.lavoz.example/nota">'),
        (article(creator="Maya Silva") | {"author": {"@type": "Person", "name": "Maya Silva"}}, ""),
        (article(creditText="-"), ""),
        (article(author={"@type": "Person", "name": "ana_ruiz"}), ""),
        (article(creator="aruiz2"), ""),
    ],
)
def test_the_site_the_author_and_a_dash_credit_nobody(data: object, head: str) -> None:
    told = page(data, head)

    assert stated_credit(told.images[0], told) is None


def test_a_site_is_known_by_its_publisher_and_its_address() -> None:
    told = page(
        {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Lant Herald"}},
        '<meta property="og:url" content="https://news.lavoz.example/nota">',
    )

    assert is_own_name("lant herald", told)
    assert is_own_name("La Voz", told)
    assert not is_own_name("Reuters", told)
