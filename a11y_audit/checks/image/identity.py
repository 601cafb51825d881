"""Checks of what an image is called against what its file is called and what can be read in it."""

from collections.abc import Iterable
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.addresses import brand_in_logo_file
from a11y_audit.text.likeness import near_miss
from a11y_audit.text.words import tokens

_LOGO: Final = """
logo logos logotype logotyp logotipo logotyyppi logotip logotips logga wordmark логотип лого λογότυπο 로고 ロゴ
标志 標誌 商标 商標 徽标 徽標 شعار לוגו โลโก้
"""
_SAYS_LOGO: Final = frozenset(_LOGO.split())
_LONGEST_INITIALS: Final = 5
_LEAST: Final = 3
"""Letters a word needs to be looked for in pixels."""

_LONGEST_ADDRESS: Final = 4096
_LONGEST_BRAND: Final = 3
"""Words a name has that does not say it is a logo's."""


def logo_misnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a logo's name say another brand than its file, and perhaps its letters, do?"""
    name = image.name
    if not name.exposed or not name.text or not _may_be_a_logo(image.src):
        return INAPPLICABLE
    brand = tokens(brand_in_logo_file(image.src))
    said = [token for token in tokens(name.text) if token not in _SAYS_LOGO]
    if not brand or not said or not any(len(part) >= _LEAST and part.isalnum() for part in brand):
        return INAPPLICABLE
    if _are_related(said, brand):
        return PASSED
    if len(said) == len(tokens(name.text)) and len(said) > _LONGEST_BRAND:
        return INAPPLICABLE  # it describes more than a logo
    seen = page.evidence.glimpse(image, page.language.text if page.language else "")
    if _can_be_read(said, seen):
        return PASSED
    reason = "pixels" if _can_be_read(brand, seen) else "file"
    return found(reason, name=name.text, brand=" ".join(brand), seen=", ".join(seen[:4]))


def _may_be_a_logo(address: str) -> bool:
    folded = address[:_LONGEST_ADDRESS].lower()
    return "logo" in folded or "wordmark" in folded


def _are_related(said: Iterable[str], brand: Iterable[str]) -> bool:
    """Have they a word in common, whole or in part, or are the letters of one the initials of the other?"""
    said, brand = list(said), list(brand)
    joined, merged = "".join(said), "".join(brand)
    if joined in merged or merged in joined:
        return True
    for one in said:
        for other in brand:
            if one == other or (min(len(one), len(other)) >= _LEAST and (one in other or other in one)):
                return True
            if min(len(one), len(other)) > 4 and near_miss(one, other, 2) <= 2:
                return True
    return _are_initials(said, brand) or _are_initials(brand, said)


def _are_initials(words: list[str], short: list[str]) -> bool:
    """Is one of the short words made of letters of the words, their first among them ("hlm" of "healthline media")?"""
    joined, firsts = "".join(words), {word[0] for word in words}
    return any(1 < len(one) <= _LONGEST_INITIALS and one[0] in firsts and _stand_in_order(one, joined) for one in short)


def _stand_in_order(letters: str, text: str) -> bool:
    ahead = iter(text)
    return all(letter in ahead for letter in letters)


def _can_be_read(words: Iterable[str], seen: Iterable[str]) -> bool:
    """Is one of the words among those read, a letter in three misread at most? Letters of a logo are drawn."""
    read = [token for word in seen for token in tokens(word)]
    return any(
        near_miss(word, other, len(word) // 3) <= len(word) // 3
        for word in words
        if len(word) >= _LEAST
        for other in read
        if len(other) >= _LEAST
    )
