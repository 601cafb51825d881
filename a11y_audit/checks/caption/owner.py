"""Does the caption belong to its picture? What the pictures' other texts say is held against all captions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, tokens, words

_LEAST_WORDS: Final = 2
"""Words that must tie a picture to the other's caption, while none ties it to its own."""
_SHORTEST: Final = 3
_LONG: Final = 5
_DESCRIBING: Final = frozenset({"caption", "description"})
_MOST: Final = 200
"""Pictures that are compared on one page."""
_FILE_WORDS: Final = pattern(r"[^\W\d_]{4,}")


def swapped(page: Page, _options: Options) -> Iterable[Result]:
    """Do alt text and file name of each picture agree with its own caption rather than with another's?"""
    photos = _comparable(page)
    if len(photos) < 2:
        return
    strange = [photo for photo in photos if not _is_at_home(photo)]
    yield from (PASSED for _ in range(len(photos) - len(strange)))
    if len(strange) < 2:
        yield from (PASSED for _ in strange)
        return
    owners = _telling_words(photos, page)
    best = {photo.n: _spoken_for(photo, owners) for photo in strange}
    by_number = {photo.n: photo for photo in photos}
    for photo in strange:
        other = best[photo.n]
        if other is None:
            yield PASSED
        elif best.get(other) == photo.n:
            if photo.n < other:
                yield _exchanged(photo, by_number[other])
        elif _begins_chain(photo.n, best):
            yield _moved(photo, by_number[other])


def _is_at_home(photo: PageImage) -> bool:
    """Does a longer word of its alt text stand in its caption? Then the two belong together; the cheapest test."""
    assert photo.caption is not None
    return any(len(word) >= _LONG and word in photo.caption.text for word in _other_words(photo).split())


def _other_words(photo: PageImage) -> str:
    """What else is said of the photo: its alt text, and what structured data says that it shows."""
    alt = photo.alt.text if photo.alt else ""
    if not photo.statements:
        return alt
    return " ".join([alt, *(said.text for said in photo.statements if said.about in _DESCRIBING)])


def _exchanged(one: PageImage, two: PageImage) -> Result:
    assert one.caption is not None
    assert two.caption is not None
    places = [place for place in (two.caption.place,) if place]
    return found(
        "exchanged", image=one, place=one.caption.place, others=places, first=_said(one), second=_said(two), n=two.n
    )


def _moved(one: PageImage, two: PageImage) -> Result:
    assert one.caption is not None
    assert two.caption is not None
    places = [place for place in (two.caption.place,) if place]
    return found("moved-on", image=one, place=one.caption.place, others=places, caption=two.caption.text, n=two.n)


def _said(image: PageImage) -> str:
    assert image.caption is not None
    return image.caption.text


def _begins_chain(n: int, best: dict[int, int | None]) -> bool:
    """Is it the first picture of three or more whose texts each speak of another's caption?"""
    second = best[n]
    third = best.get(second) if second is not None else None
    return third is not None and third != n and n not in best.values()


def _comparable(page: Page) -> list[PageImage]:
    """Photos with a caption of their own and another text to hold against it."""
    captioned = [photo for photo in page.photos[:_MOST] if photo.caption]
    if len(captioned) < 2:
        return captioned
    seen: set[str] = set()
    kept = []
    for photo in captioned:
        assert photo.caption is not None
        if photo.identity not in seen and photo.caption.text not in seen:
            seen.update(filter(None, (photo.identity, photo.caption.text)))
            kept.append(photo)
    return kept


def _telling_words(photos: list[PageImage], page: Page) -> dict[str, int]:
    """Word -> the one photo in whose caption it stands, or -1 for words of several captions."""
    owners: dict[str, int] = {}
    for photo in photos:
        assert photo.caption is not None
        for word in _weighty(photo.caption.text, page):
            owners[word] = -1 if word in owners else photo.n
    return owners


def _weighty(text: str, page: Page) -> set[str]:
    lists = lexicon(page.language_code)
    return {word for word in tokens(text) if len(word) >= _SHORTEST} - lists.stop_words - lists.picture_words


def _spoken_for(photo: PageImage, owners: dict[str, int]) -> int | None:
    """The photo whose caption this one's alt text and file name speak of, when they do not speak of its own."""
    assert photo.caption is not None
    own = set(tokens(photo.caption.text))
    said = set(tokens(_other_words(photo)))
    if len(said) < _LEAST_WORDS:
        said |= {fold(word) for word in _FILE_WORDS.findall(photo.identity.rpartition("/")[2])}
    if any(len(word) >= _SHORTEST and word in own and owners.get(word) in (photo.n, -1) for word in said):
        return None
    votes = Counter(owner for word in said if (owner := owners.get(word, -1)) >= 0)
    if not votes:
        return None
    owner, count = votes.most_common(1)[0]
    return owner if count >= _LEAST_WORDS and votes.total() == count and owner != photo.n else None


def ambiguous_owner(page: Page, _options: Options) -> Iterable[Result]:
    """Does each figure's caption stand with one picture, or say which is which?"""
    sharing: defaultdict[int, list[PageImage]] = defaultdict(list)
    for photo in page.photos:
        if photo.caption and photo.caption.place and photo.figure:
            sharing[photo.caption.place.offset].append(photo)
    for photos in sharing.values():
        if len(photos) == 1:
            yield PASSED
            continue
        described = {alt for photo in photos if " " in (alt := photo.spoken_alt) or not alt.isascii()}
        caption = photos[0].caption
        assert caption is not None
        pictures = len({photo.identity for photo in photos})
        if len(described) < 2 or pictures != 2 or _tells_which(caption.text, page):
            yield PASSED  # one picture, perhaps in two sizes, or a gallery whose caption is for all of it
        else:
            yield found("several", image=photos[0], place=caption.place, count=len(described), text=caption.text)


def _tells_which(text: str, page: Page) -> bool:
    d = lexicon(page.language_code).directionals
    return not (d.left | d.right | d.top | d.bottom | d.above | d.below | d.center).isdisjoint(words(text))
