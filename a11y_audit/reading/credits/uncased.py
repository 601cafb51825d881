"""Scripts without capitals: a phrase before a mark and an agency is a caption, though any few words might be a name."""

from typing import Final

from a11y_audit.reading.credits.names import names_organisation
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern

_MARK: Final = pattern(r" (?:[|｜–—―=-] |(?=[A-Z\uac00-\ud7a3]{2,8}=))|\s?/\s?")
_HANGUL: Final = pattern("[\uac00-\ud7a3]")
_RUN_TOGETHER: Final = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_DENSE: Final = pattern("[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")
_LONGEST_KOREAN: Final = 4
"""Letters of a Korean name."""
_LONGEST_RUN: Final = 14
"""Letters of a name in Thai, Lao, Khmer or Burmese, about."""
_MOST_WORDS: Final = 3
"""Words of a name elsewhere, about."""
_ARTICLE: Final = "ال"


def is_phrase_and_agency(text: str) -> bool:
    """Does a text without capitals tell what is seen, and behind a mark the agency ("도서관 전경 / 연합뉴스")?"""
    mark = _MARK.search(text)
    if mark is None or not all(map(find_agency, text[mark.end() :].rstrip(" .").split("="))):
        return False
    head = text[: mark.start()]
    if head.lower() != head.upper() or _DENSE.search(head) is not None:
        return False
    parts = read_parts(head)
    if parts.label or parts.agencies or parts.known or parts.relations or parts.closings or parts.handles:
        return False
    words = head.split(" ")
    return _is_phrase(words) and not any(map(names_organisation, words))


def _is_phrase(words: list[str]) -> bool:
    if _HANGUL.search(words[0]) is not None:
        return len(words) > 1 or len(words[0]) > _LONGEST_KOREAN
    if _RUN_TOGETHER.search(words[0]) is not None:
        return max(map(len, words)) > _LONGEST_RUN
    known = credit_words()
    if not known.phrase_words.isdisjoint(words):
        return True
    count = sum(word not in known.particles for word in words)
    is_defined = count == _MOST_WORDS and words[1].startswith(_ARTICLE)
    return count > _MOST_WORDS or is_defined
