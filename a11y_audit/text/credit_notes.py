"""Credits that stand far from their pictures: lines of the article that say who made its photos."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.model import Page
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, words

_MOST_NOTES: Final = 20
_LONGEST_NOTE: Final = 240
_MOST_WORDS: Final = 12
"""Words of a note without a colon; more are a sentence."""
_REACH: Final = 30_000
"""Characters of the file within which an article credits a picture from afar."""
_SOURCE_LABELS: Final = frozenset({"source", "sources", "quelle", "quellen", "fuente", "fuentes", "fonte", "fonti"})
"""They announce where an article's facts come from as well."""
_COMPOUNDS: Final = ("bild", "bilder", "foto", "fotos", "photo", "photos", "grafik", "grafiken")
"""German makes labels of any word and one of these ("Beitragsbild", "Aufmacherfoto")."""
_FILMS: Final = frozenset({"video", "vídeo"})
_WORDS: Final = r"[^\W\d_]++(?: [^\W\d_]++)? ?(?:(?:via|by|von|par|de|av|af|door|di)(?!\w)|©|\(c\))"
_OPENING: Final = pattern(rf"\s?({_WORDS}) ?([^\W\d_])", re.IGNORECASE)
_LABEL: Final = pattern(r"\s?([^\W\d_][^:：=]{1,30})\s?[:：]\s?\S")
_IN_SOURCE: Final = pattern(
    rf"[>•]\s*+(?:([^\W\d_][^<>:：]{{0,40}}+)(?:</\w++>\s*+)?[:：]|({_WORDS})[\s<])", re.IGNORECASE
)
_JOINERS: Final = pattern(r"[/&+,]|\s(?:und|and|et|y|e|och|og|en|ve|и)\s")
_PARTS: Final = pattern(r"[•·]")
_COLONS: Final = (":", "：")


def credits_in_text(page: Page) -> tuple[str, ...]:
    """Short paragraphs that credit pictures from afar ("Photos: Ana Ruiz", "Titelbild via …", "Art by Ana Ruiz").

    A label may also be all of one block, a heading, and the name the next one.
    """
    return page.derive(_credit_notes)


def _credit_notes(page: Page) -> tuple[str, ...]:
    if page.format != "markdown" and not any(
        _is_label(label) if label else _is_opening(opening)
        for label, opening in dict.fromkeys(_IN_SOURCE.findall(page.text, *_around_photos(page)))
    ):
        return ()  # nothing in the file begins so: its paragraphs need not be read
    notes: list[str] = []
    label = ""
    for block in page.blocks:
        text = block.text if len(block.text) <= _LONGEST_NOTE else ""
        if label and text and not text.islower() and not text.endswith(_COLONS):
            notes.append(f"{label} {text}")
        elif any(map(_is_note, _PARTS.split(text))):
            notes.append(text)
        label = text if text.endswith(_COLONS) and _is_whole_label(text[:-1]) else ""
        if len(notes) == _MOST_NOTES:
            break
    return tuple(notes)


def _around_photos(page: Page) -> tuple[int, int]:
    """The stretch of the file the article can be in: from well before its first photo to well after its last one.

    Where the element ends later that marks the article, its end.
    """
    if not page.photos:
        return 0, len(page.text)
    first, last = page.photos[0].place.offset, page.photos[-1].place.offset
    return max(0, first - _REACH), max(last + _REACH, page.text.find("</article", last))


def _is_note(text: str) -> bool:
    if (match := _LABEL.match(text)) is not None and _is_label(match[1]):
        return True
    match = _OPENING.match(text)
    return match is not None and _is_opening(match[1]) and not match[2].islower() and text.count(" ") < _MOST_WORDS


def _is_label(label: str) -> bool:
    """Does it announce a picture's maker: all of it, its first word or one of several ("Illustrationen / Fotos")?"""
    if _is_whole_label(label):
        return True
    first = next(iter(words(label)), "")
    if first in _labels() or first.removesuffix("s").endswith("credit"):
        return True
    return any(map(_is_whole_label, _JOINERS.split(label)[1:]))


def _is_whole_label(label: str) -> bool:
    folded = fold(label).strip()
    return folded in _labels() or (folded.endswith(_COMPOUNDS) and folded.isalpha())


def _is_opening(opening: str) -> bool:
    """Does it announce one without a colon: a label and "via", or a known phrase about pictures ("art by")?"""
    folded = fold(opening)
    if folded.endswith((" via", "©", "(c)")):
        return _is_label(folded.removesuffix(" via").rstrip("©(c) "))
    head = folded.rpartition(" ")[0]
    return folded in credit_words().opening_labels and head in credit_words().labels and head not in _FILMS


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Labels that announce a credit and nothing else."""
    return credit_words().labels - credit_words().doubtful_labels - _SOURCE_LABELS
