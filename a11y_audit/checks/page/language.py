"""Checks of the page's language: is it declared, does the declaration name a language, and is it the right one?"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageElement, Result, found
from a11y_audit.text.language_tags import names_language, primary_subtag
from a11y_audit.text.places import document_place
from a11y_audit.text.tongues import contradiction

_ELSEWHERE: Final = {"xml:lang": "in-xml-only", "content": "in-meta-only"}


def lang_missing(page: Page, _options: Options) -> Result:
    """Does the page say which language it is written in?"""
    start = page.derive(document_place)
    if start is None:
        return INAPPLICABLE
    if page.language is None:
        return found("not-declared", place=start)
    reason = _ELSEWHERE.get(page.language.reason) if page.format == "html" else None
    if reason is None:
        return PASSED
    return found(reason, place=page.language.place, language=page.language.text)


def lang_invalid(page: Page, _options: Options) -> Result:
    """Does the declaration name a language that exists?"""
    return _names_language(page, "lang")


def xml_lang_invalid(page: Page, _options: Options) -> Result:
    """Does the declaration for XML name a language that exists?"""
    return _names_language(page, "xml:lang")


def _names_language(page: Page, attribute: str) -> Result:
    root = page.derive(_root)
    declared = root.attributes.get(attribute, "") if root is not None else ""
    if root is None or not declared.strip():
        return INAPPLICABLE
    if names_language(declared):
        return PASSED
    right = declared.replace("_", "-")
    reason = "underscore" if names_language(right) else "no-language"
    return found(reason, place=root.element.attribute_place(attribute), tag=declared, right=right)


def lang_conflict(page: Page, _options: Options) -> Result:
    """Do `lang` and `xml:lang` name the same language?"""
    root = page.derive(_root)
    if root is None or page.format != "html" or "xml:lang" not in root.attributes:
        return INAPPLICABLE
    one, other = root.attributes.get("lang", ""), root.attributes["xml:lang"]
    if not (names_language(one) and names_language(other)):
        return INAPPLICABLE
    if primary_subtag(one) == primary_subtag(other):
        return PASSED
    return found("differ", place=root.element.attribute_place("xml:lang"), lang=one, xml_lang=other)


def lang_wrong(page: Page, _options: Options) -> Iterator[Result]:
    """Is the page written in the language that it declares?"""
    root = page.derive(_root)
    declared = root.attributes.get(_attribute(root), "") if root is not None else ""
    if root is None or not names_language(declared):
        return
    text = root.element.language_text
    if not text:
        return
    clash = contradiction(text, declared)
    if clash is None:
        yield PASSED
        return
    reason = "other-script" if clash.script else "other-language"
    place = root.element.attribute_place(_attribute(root))
    yield found(reason, place=place, declared=clash.declared, seen=clash.seen or clash.script)


class _Root(Struct, frozen=True):
    """The `html` element of a page, and its attributes."""

    element: PageElement
    attributes: Mapping[str, str]


def _root(page: Page) -> _Root | None:
    if page.outline is None or page.format not in ("html", "xhtml") or (root := page.outline.root) is None:
        return None
    return _Root(root, root.attributes)


def _attribute(root: _Root) -> str:
    return "lang" if root.attributes.get("lang", "").strip() else "xml:lang"
