"""What structured data and the article's text say of who made a picture, and what the site calls itself."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from a11y_audit.model import Page, PageImage, Statement
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, words

_CREDITING: Final = frozenset({"credit", "creator", "copyright"})
"""What structured data calls a statement that credits somebody."""
_HOSTS: Final = ("og:url", "og:image")
_HOST: Final = pattern(r"(?:https?:)?//(?:www\.)?([^/:?#]+)")
_LABEL: Final = pattern(r"\s?([^\W\d_][^:：=]{1,30})\s?[:：]\s?\S")
_LONGEST_NOTE: Final = 240


def stated_credit(image: PageImage, page: Page) -> Statement | None:
    """What structured data credits the picture with; the site's own name and the article's author do not count.

    Content systems fill those in wherever they know nothing better.
    """
    for statement in image.statements:
        if statement.about in _CREDITING and any(letter.isalpha() for letter in statement.text):
            name = statement.text.strip(" ©")
            if not is_own_name(name, page) and fold(name) not in page.derive(authors):
                return statement
    return None


def is_own_name(name: str, page: Page) -> bool:
    """Does the site call itself so, in its structured data or by its address?"""
    if fold(name) in page.derive(_publishers):
        return True
    plain = _plain(name)
    return len(plain) > 3 and plain in page.derive(_host_names)


def credits_in_text(page: Page) -> tuple[str, ...]:
    """Short paragraphs that credit pictures from afar ("Photos: Ana Ruiz", "Titelbild: …")."""
    return page.derive(_credit_notes)


def _credit_notes(page: Page) -> tuple[str, ...]:
    labels = credit_words().labels - credit_words().doubtful_labels - _SOURCE_LABELS
    if page.format != "markdown" and not any(
        fold(label) in labels or _opens_note(label, labels)
        for label in dict.fromkeys(_LABEL_IN_SOURCE.findall(page.text, *_around_photos(page)))
    ):
        return ()  # nothing in the file begins so: its paragraphs need not be read
    notes = []
    for block in page.blocks:
        match = _LABEL.match(block.text) if len(block.text) <= _LONGEST_NOTE else None
        if match and (fold(match[1]) in labels or _opens_note(match[1], labels)):
            notes.append(block.text)
            if len(notes) == _MOST_NOTES:
                break
    return tuple(notes)


_MOST_NOTES: Final = 20
_LABEL_IN_SOURCE: Final = pattern(r">\s*+([^\W\d_][^<>:：]{0,40}+)(?:</\w++>\s*+)?[:：]")
_REACH: Final = 30_000
"""Characters of the file within which an article credits a picture from afar."""
_SOURCE_LABELS: Final = frozenset({"source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti"})
"""They announce where an article's facts come from as well."""


def _around_photos(page: Page) -> tuple[int, int]:
    """The stretch of the file the article can be in: from well before its first photo to well after its last."""
    if not page.photos:
        return 0, len(page.text)
    return max(0, page.photos[0].place.offset - _REACH), page.photos[-1].place.offset + _REACH


def _opens_note(label: str, labels: frozenset[str]) -> bool:
    """Does the label begin with one of the list ("Fotos Titelseite", "Photocredits MYMARINI")?"""
    first = next(iter(words(label)), "")
    return first in labels or first.removesuffix("s").endswith("credit")


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
