"""What the class (or microdata property) of an element says about captions and credits, in the words of all templates.

The words are those of many content systems and languages; none is the name of a publisher.
"""

import re
from functools import lru_cache
from typing import Final

from turbohtml import Element

CAPTION: Final = 1
STRONG: Final = 1 << 1
"""Named plainly after captions, not by a word that only may mean one ("image-text")."""
CREDIT: Final = 1 << 2
PLAIN_CREDIT: Final = 1 << 3
"""Named plainly after credits ("copyright"), not by a word that may mean the article's author ("source")."""
SILENT: Final = 1 << 4
"""For screen readers, or a control: no part of the caption that shows."""
ALIEN: Final = 1 << 5
"""Something else that stands near pictures: headlines, dates, share buttons, advertising, comments."""
PICTURE: Final = 1 << 6
"""Named after images: the box round one."""

_WORDS: Final = {
    PICTURE: "photo photos image images img foto fotos bild bilder picture pictures pic pics figure imagen imagenes"
    " imagem immagine resim zdjecie kuva afbeelding billede bilde fotografija fotografie fotografia slika snimka kep"
    " obrazek obrazok nuotrauka gambar",
    CAPTION
    | STRONG: "legend legende legends legenda leyenda leyendas didascalia didascalie cutline cutlines bildunterschrift"
    " bildunterschriften bilduntertitel bildunterzeile bildzeile bildtext bildbeschreibung bildlegende bildetekst"
    " billedtekst bijschrift fotobijschrift fotoonderschrift kepalairas kepszoveg myndatexti pildiallkiri podnapis",
    CAPTION: "pie epigrafe epigraf bajada bu onderschrift kuvateksti podpis piefoto piedefoto bildinfo imagetext"
    " imagedescription phototext fototext photodescription imagetitle pictext picdesc picinfo imgtext imgdesc imginfo"
    " imgcaption fotoalti resimalti popisek gallerytext",
    CREDIT | PLAIN_CREDIT: "credit credits credito creditos crédito créditos copyright copyrights attribution"
    " courtesy bildquelle bildrechte bildautor bildnachweis fotonachweis fotoquelle fotograf fotografo photographer"
    " photographers urheber photocredit imagecredit fotocredit imgcredit imagesource photosource photoby fotobyline"
    " bildbyline fotoautor kuvaaja kreditering copyrightholder",
    CREDIT: "source sources quelle fuente fonte kilde bron zdroj zrodlo forras kaynak izvor sursa sumber author"
    " authors autor autora autori auteur rights right agency agencia agence agentur provider supplier owner by byline"
    " firma license licence photog",
    SILENT: "sronly visuallyhidden screenreader screenreadertext offscreen hiddentext assistive assistivetext"
    " a11yhidden btn button buttons toggle close expand enlarge zoom counter count slidecount pagination pager progress"
    " slidenumber share social",
    ALIEN: "headline title titles kicker dateline timestamp date time published share social comment comments tag tags"
    " breadcrumb breadcrumbs advert adverts advertisement advertising ad ads newsletter related teaser byline"
    " authorname authorbio authorinfo authorbox lead intro standfirst summary dek deck rating price",
}
_PAIRS: Final = {
    CAPTION: "image photo picture media figure foto bild pic img resim kuva zdjecie slika fotografie fotografia kep"
    " billede bilde afbeelding nuotrauka gambar|desc descr description text txt tekst teksti subtitle info title"
    " undertext pie meta metadata data note memo intro explain alti aciklama cap opis popis podpis keterangan",
    CREDIT
    | PLAIN_CREDIT: "photo image foto img bild picture kuva zdjecie slika|by source author autor byline firma quelle"
    " fuente kilde zdroj zrodlo kaynak izvor copyright rights owner provider",
    ALIEN: "author|name bio info box",
}
_PIE: Final = (("pie", "de"), ("pie", "foto"), ("foto", "pie"), ("pie", "imagen"))
_BESIDE: Final = (("media", "text"),)
"""A block of the article with a picture on one side and running text on the other."""
_UNSEEN: Final = (
    *(("sr", "only"), ("visually", "hidden"), ("hidden", "visually"), ("screen", "reader"), ("a11y", "hidden")),
    *(("hidden", "text"), ("hide", "caption"), ("hide", "visually"), ("toggle", "caption"), ("lightbox", "open")),
    ("slide", "number"),
)
_WORD: Final = re.compile(r"[^\W\d_]+|a11y")
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PICTURES: Final = ("bild", "foto", "photo", "image")
_DENIALS: Final = frozenset({"no", "without"})
_BETWEEN: Final = re.compile(
    r"(?<=[^\W\d_])[-_]+(?:block|box|item|wrapper|inner)[-_]+(?=desc|opis|popis|podpis|cap|keter)"
)
"""A word for boxes inside a name ("media-block__description"), which says nothing."""
_LONGEST: Final = 400
"""Characters; what comes after in a class attribute is layout."""


def _by_word() -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, words in _WORDS.items():
        for word in words.split():
            found[word] = found.get(word, 0) | kind
    return found


def _by_pair() -> dict[tuple[str, str], int]:
    found = dict.fromkeys(_PIE, CAPTION | STRONG) | dict.fromkeys(_UNSEEN, SILENT)
    for kind, pairs in _PAIRS.items():
        firsts, seconds = pairs.split("|")
        for first in firsts.split():
            for second in seconds.split():
                if (first, second) not in _BESIDE:
                    found[first, second] = found.get((first, second), 0) | kind
    return found


_KINDS: Final = _by_word()
_PAIR_KINDS: Final = _by_pair()
_CREDIT_PROPERTIES: Final = frozenset(
    {"copyrightholder", "author", "creator", "credittext", "copyrightnotice", "provider", "sourceorganization"}
)
_SCOPE: Final = 12
"""Elements up to which the item is looked for that a property belongs to."""
_CAPTION_PROPERTIES: Final = frozenset({"caption", "description"})
_ALIEN_PROPERTIES: Final = frozenset({"headline", "datepublished", "datemodified"})


def purposes(element: Element) -> int:
    """What the element's class and microdata property say of it, as a set of bits."""
    names = element.attr("class")
    found = _named(names) if names else 0
    prop = element.attr("itemprop")
    if prop:
        prop = prop.lower()
        if prop in _CREDIT_PROPERTIES:
            found |= CREDIT
        elif prop in _CAPTION_PROPERTIES and (prop == "caption" or not _describes_other(element)):
            found |= CAPTION | STRONG
        elif prop in _ALIEN_PROPERTIES:
            found |= ALIEN
    return found


def _describes_other(element: Element) -> bool:
    """Does a description belong to an item that is no picture: the article, a product, a review?"""
    node = element.parent
    for _ in range(_SCOPE):
        if not isinstance(node, Element):
            break
        if node.attr("itemscope") is not None:
            kind = (node.attr("itemtype") or "").lower()
            return bool(kind) and not any(word in kind for word in ("image", "photo", "media"))
        node = node.parent
    return False


@lru_cache(maxsize=16_384)
def _named(names: str) -> int:
    names = names[:_LONGEST]
    if not names.islower():
        names = _HUMP.sub("-", names).lower()
    names = _BETWEEN.sub("-", names)
    found = 0
    before = ""
    for word in _WORD.findall(names):
        kind = _KINDS.get(word, 0)
        if not kind and len(word) > 6:
            if "caption" in word:
                kind = CAPTION | STRONG
            elif "credit" in word or "copyright" in word:
                kind = CREDIT | PLAIN_CREDIT
            elif word.endswith(_PICTURES):
                kind = PICTURE
        found |= (0 if before in _DENIALS else kind) | _PAIR_KINDS.get((before, word), 0)
        before = word
    return found
