"""What an engine reads in a picture: the words without the specks it took for signs, numbers in one piece, charts."""

from typing import Final

from a11y_audit.model import Page, PageImage
from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.spoken import lexicons
from a11y_audit.text.words import collapse, fold, has_words, tokens, words

_SPECKS: Final = "|¦_~\\"
"""Signs that engines see in rules, frames and the axes of charts."""
_DASHES: Final = frozenset("-–—&+")
"""Signs that mean something between two words of a line."""
_NUMBER: Final = pattern(r"(\d+(?:[.,]\d+)++)")
_OPENING_WORDS: Final = 4
_OPENING: Final = 60
_FEWEST_VALUES: Final = 4
_MOSTLY: Final = 0.4
"""The share of numbers among what is read that only charts and tables reach."""
_CHART_LABELS: Final = (
    "graphic",
    "grafi",
    "gráfi",
    "infogra",
    "chart",
    "diagram",
    "график",
    "инфогр",
    "그래픽",
    "グラフ",
    "图表",
    "圖表",
)
"""How labels of credits begin that call the picture a graphic."""


def legible(text: str) -> str:
    """The text on one line, without signs that stand alone where nothing needs one."""
    return collapse(" ".join(filter(None, map(_legible_line, text.splitlines()))))


def _legible_line(line: str) -> str:
    spoken = [word for each in line.split() if (word := each.strip(_SPECKS))]
    kept = [word for word in spoken if has_words(word) or word in _DASHES]
    while kept and kept[0] in _DASHES:
        del kept[0]
    while kept and kept[-1] in _DASHES:
        del kept[-1]
    return " ".join(kept)


def tokens_and_numbers(text: str) -> list[str]:
    """Tokens as `words.tokens` gives them, but "3.40" and "3,40" as one, and the same."""
    pieces = _NUMBER.split(text)
    return [
        token for at, piece in enumerate(pieces) for token in ((piece.replace(",", "."),) if at % 2 else tokens(piece))
    ]


def is_number(token: str) -> bool:
    """Is it a number, as `tokens_and_numbers` gives them?"""
    return token.replace(".", "").isdigit()


def is_chart(image: PageImage, page: Page, read: str) -> bool:
    """Is it a chart: by what is said of it, by the label of its credit, or by the many numbers in it?

    Args:
        image: the picture.
        page: its page.
        read: what can be read in it.
    """
    said = (image.name.text, image.caption.text if image.caption else "")
    if any(_names_chart(text, lists) for text in said for lists in lexicons(page)):
        return True
    found = tokens_and_numbers(read)
    values = sum(map(is_number, found))
    if image.credit and values and fold(image.credit.label).startswith(_CHART_LABELS):
        return True
    return values >= _FEWEST_VALUES and values >= _MOSTLY * len(found)


def _names_chart(text: str, lists: Lexicon) -> bool:
    """Is a chart named in the first words?"""
    if not lists.spaced:
        opening = fold(text[:_OPENING])
        return any(len(word) > 1 and word in opening for word in lists.chart_words)
    spoken = words(text[:_OPENING])[:_OPENING_WORDS]
    return not lists.chart_words.isdisjoint(spoken)
