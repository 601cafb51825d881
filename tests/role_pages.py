"""News pages that show one picture more, and the roles their pictures have."""

from a11y_audit.model import Role
from a11y_audit.reading.document.html import parse_html
from a11y_audit.reading.images import find_images
from a11y_audit.reading.structured import read_structured

TEXT = "<p>" + "The ferry was late again because of the wind that blew all night. " * 3 + "</p>"
H1 = "<h1>Ferry stays in port</h1>"
OPENING = '<img src="/p/opening-view.jpg">'


def read(markup: str) -> list[Role]:
    document = parse_html(markup)
    return [image.role for image in find_images(document, read_structured(document))]


def page(body: str = "", *, above: str = "", head: str = "", before: str = "", after: str = "") -> list[Role]:
    """A news page; `before` and `after` stand outside the article, `above` between headline and text."""
    return read(
        f"<!DOCTYPE html><head>{head}</head><body class='no-ads has-sidebar related'>{before}"
        f"<main><article>{H1}{above}<div class='text'>{TEXT * 4}{body}{TEXT * 2}</div></article></main>"
        f"{after}</body>"
    )


def role_in_text(markup: str) -> Role:
    return page(markup, above=OPENING)[1]
