"""What the class, id or purpose of an element says about captions and credits, in the words templates use everywhere."""

import re
from functools import lru_cache
from typing import Final

from turbohtml import Element

CAPTION: Final = 1
CREDIT: Final = 1 << 1
SILENT: Final = 1 << 2
"""For screen readers, or a control: no part of the caption that shows."""
FIGURE: Final = 1 << 3
"""A box around one picture and its caption."""
ALIEN: Final = 1 << 4
"""Something else that stands near pictures: headlines, dates, share buttons, advertising, comments."""

STRONG: Final = 1 << 5
"""Named plainly after captions, not by a word that only may mean one ("image-text")."""

_STRONG: Final = re.compile(
    r"caption|legend(?!ary)|leyenda|didascali|bildunterschrift|bildtext|bildetekst|billedtekst|cutline|bijschrift", re.I
)
_CAPTION: Final = re.compile(
    r"caption|legend(?!ary)|leyenda|didascali|bildunterschrift|bildtext|bildetekst|billedtekst|bildbeschreibung|cutline|"
    r"(?<![a-z])(?:pie|epigraf\w*|bajada|subtitle-image|bu|bijschrift|onderschrift|kuvateksti|podpis)(?![a-z])|"
    r"(?:image|img|photo|picture|media|figure|foto|bild|pic)[-_]{0,2}(?:desc|text|subtitle|info|title|undertext|pie|meta)|"
    r"pie[-_]?(?:de)?[-_]?(?:foto|imagen)|foto[-_]?pie",
    re.I,
)
_CREDIT: Final = re.compile(
    r"credit|copyright|attribution|courtesy|bildquelle|bildrechte|fotograf|photographer|bildnachweis|urheber|"
    r"(?<![a-z])(?:sources?|quelle|fuente|fonte|kilde|authors?|autor[aei]?|auteur|rights?|agency|agencia|agence|agentur|provider|supplier|"
    r"owner|by|firma|fotocredit|cr[eé]dit[os]*|license|licence|photog)(?![a-z])|(?:photo|image|foto|img|bild)[-_]?(?:by|source|author|autor|byline|firma|copyright)",
    re.I,
)
_SILENT: Final = re.compile(
    r"sr-?only|visually-?_?hidden|screen-?_?reader|a11y-?hidden|offscreen|hidden-?text|assistive|hide-?caption|toggle-?caption|"
    r"(?<![a-z])(?:btn|button|toggle|icon|close|expand|enlarge|zoom|lightbox-?(?:open|trigger|link)|counter|slide-?count|count|pagination|pager|progress|slide-?number|slidenumber|index|share|social)(?![a-z])",
    re.I,
)
_FIGURE: Final = re.compile(
    r"figure|(?<![a-z])(?:image|img|photo|picture|media|foto|bild)[-_]?(?:box|wrap|wrapper|container|holder|block|element)|wp-caption",
    re.I,
)
_ALIEN: Final = re.compile(
    r"(?<![a-z])(?:headline|title|titles|kicker|dateline|timestamp|date|time|published|share|social|comments?|tags?|breadcrumbs?|advert\w*|ads?|newsletter|"
    r"related|teaser|byline|author-?(?:name|bio|info|box)?|lead|intro|standfirst|summary|dek|deck|rating|price)(?![a-z])",
    re.I,
)
_LONGEST: Final = 400
_CREDIT_PROPERTIES: Final = frozenset(
    {
        "copyrightholder",
        "author",
        "creator",
        "credittext",
        "copyrightnotice",
        "creditText",
        "provider",
        "sourceorganization",
    }
)
_CAPTION_PROPERTIES: Final = frozenset({"caption", "description"})


@lru_cache(maxsize=8_192)
def _named(names: str) -> int:
    found = 0
    names = _camel(names)
    if _CAPTION.search(names):
        found |= CAPTION | STRONG if _STRONG.search(names) else CAPTION
    if _CREDIT.search(names):
        found |= CREDIT
    if _SILENT.search(names):
        found |= SILENT
    if _FIGURE.search(names):
        found |= FIGURE
    if _ALIEN.search(names):
        found |= ALIEN
    return found


_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _camel(names: str) -> str:
    """ "imageCaption" as "image-Caption"."""
    return names if names.islower() else _HUMP.sub("-", names)


def purposes(element: Element) -> int:
    """What the element's class and id (and microdata property) say of it, as a set of bits."""
    names = element.attr("class")
    found = _named(names[:_LONGEST]) if names else 0
    prop = element.attr("itemprop")
    if prop:
        prop = prop.lower()
        found |= CREDIT if prop in _CREDIT_PROPERTIES else CAPTION | STRONG if prop in _CAPTION_PROPERTIES else 0
    return found
