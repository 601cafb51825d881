"""Checks of parts of the page that say they are in another language."""

from collections.abc import Iterator, Sequence
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Result, found
from a11y_audit.text.language_tags import names_language
from a11y_audit.text.tongues import contradiction

_ATTRIBUTES: Final = ("lang", "xml:lang")
_MOST: Final = 20
"""Parts whose text is compared with their language; a page with more repeats itself."""


def part_invalid(page: Page, _options: Options) -> Iterator[Result]:
    """Does each part that declares a language name one that exists?"""
    parts = page.derive(_parts)
    wrong = [
        (part, name)
        for part in parts
        for name in _ATTRIBUTES
        if (tag := part.attribute(name)) and not names_language(tag) and part.language_text
    ]
    if wrong:
        (first, name), *others = wrong
        places = [other.attribute_place(attribute) for other, attribute in others]
        yield found("no-language", place=first.attribute_place(name), others=places, tag=first.attribute(name))
    elif parts:
        yield PASSED


_WRITTEN: Final = {
    "Han": "Chinese or Japanese",
    "Hiragana": "Japanese",
    "Katakana": "Japanese",
    "Hangul": "Korean",
    "Thai": "Thai",
    "Hebrew": "Hebrew",
    "Greek": "Greek",
}
"""Languages by scripts that hardly any other is written in."""


def part_wrong(page: Page, _options: Options) -> Iterator[Result]:
    """Is each part written in the language that it declares?"""
    for part in page.derive(_parts)[:_MOST]:
        declared = part.attribute("lang") or ""
        if not names_language(declared) or not (text := part.language_text):
            continue
        clash = contradiction(text, declared)
        if clash is None:
            yield PASSED
            continue
        seen = clash.seen or _WRITTEN.get(clash.script) or f"{clash.script} letters"
        yield found("other", place=part.attribute_place("lang"), declared=clash.declared, seen=seen, text=text)


def _parts(page: Page) -> Sequence[PageElement]:
    """The elements of the page's body that declare a language."""
    if page.outline is None or page.format not in ("html", "xhtml"):
        return ()
    found = page.outline.select("[lang],[xml\\:lang]")
    return [part for part in found if part.tag not in {"html", "head", "title", "meta", "link", "script"}]
