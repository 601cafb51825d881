"""What structured data says of who made a picture, and what the site calls itself."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from a11y_audit.model import Page, PageImage, Statement
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

CREDITING: Final = frozenset({"credit", "creator", "copyright"})
"""What structured data calls a statement that credits somebody."""
_HOSTS: Final = ("og:url", "og:image")
_HOST: Final = pattern(r"(?:https?:)?//(?:www\.)?([^/:?#]+)")


def stated_credit(image: PageImage, page: Page) -> Statement | None:
    """What structured data credits the picture with.

    The site's own name, the article's author and the login of whoever uploaded the file do not count: content systems
    fill those in wherever they know nothing better.
    """
    for statement in image.statements:
        if statement.about in CREDITING and any(letter.isalpha() for letter in statement.text):
            name = statement.text.strip(" ©")
            if not _is_login(name) and not is_own_name(name, page) and fold(name) not in page.derive(authors):
                return statement
    return None


_LOGIN: Final = pattern(r"(?=.*[_\d])[a-z0-9]+(?:[_-][a-z0-9]+)*")


def _is_login(name: str) -> bool:
    """Is it spelled as accounts are ("ana_ruiz", "aruiz2"), and not as names are?"""
    return _LOGIN.fullmatch(name) is not None and find_agency(name) is None


def is_own_name(name: str, page: Page) -> bool:
    """Does the site call itself so, in its structured data or by its address?"""
    if fold(name) in page.derive(_publishers):
        return True
    plain = _plain(name)
    return len(plain) > 3 and plain in page.derive(_host_names)


def _publishers(page: Page) -> frozenset[str]:
    names = [page.structured.properties[key].text for key in ("og:site_name",) if key in page.structured.properties]
    for value in _items(page):
        names += _names(value.get("publisher"))
        if any(kind in _HOUSES for kind in _kinds(value)):
            names += _names(value)
    return frozenset(fold(name) for name in names)


_HOUSES: Final = frozenset({"NewsMediaOrganization", "WebSite"})


def authors(page: Page) -> frozenset[str]:
    """The folded names of those who wrote the article, as structured data gives them; for `page.derive`."""
    return frozenset(fold(name) for value in _items(page) for name in _names(value.get("author")))


def _items(page: Page) -> Iterator[Mapping[str, Any]]:
    for value in page.structured.json_ld:
        yield value
        graph = value.get("@graph")
        if isinstance(graph, list):
            yield from (item for item in graph if isinstance(item, Mapping))


def _kinds(value: Mapping[str, Any]) -> list[Any]:
    kind = value.get("@type")
    return kind if isinstance(kind, list) else [kind]


def _names(value: object) -> list[str]:
    found = []
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, Mapping) else each
        if isinstance(name, str) and name.strip():
            found.append(name)
    return found


def _host_names(page: Page) -> frozenset[str]:
    """The labels of the site's addresses without their last ("larepublica" of larepublica.pe)."""
    found: set[str] = set()
    for key in _HOSTS:
        statement = page.structured.properties.get(key)
        if statement and (match := _HOST.match(statement.text)):
            found.update(_plain(label) for label in match[1].split(".")[:-1])
    return frozenset(found)


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", fold(name))
    return "".join(letter for letter in letters if letter.isalnum())
