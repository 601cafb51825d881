"""Chinese and Japanese, where a blank may be all that parts caption from credit: "茶农在山上采茶 新华社记者 李明 摄".

Words run together there, so that what stands between two blanks is a phrase, a house or a name. A phrase belongs to the
caption; which words are none, their ends tell.
"""

from typing import Final

from a11y_audit.reading.credits.labels import label_length
from a11y_audit.reading.credits.names import ends_as_house
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.patterns import pattern

_HAN_OR_KANA: Final = pattern("[\u3041-\u3096\u3400-\u9fff]")
_HANGUL: Final = pattern("[\uac00-\ud7a3]")
_LONGEST_NAME: Final = 4
"""Letters of a person's name."""
_LEAST_PHRASE: Final = 4
"""Letters of a phrase before a credit that tells by itself who made the picture and what for."""
_LEAST_JOINED: Final = 7
_JOINING: Final = pattern("[的在了をがにではへ]")
"""Particles that join words to a phrase."""
_DAY: Final = pattern(r"[\d年月日号號午前后後上下時时分]+")
_MOST_WORDS: Final = 12


def credit_behind_phrase(text: str) -> int:
    """Where the credit begins behind the last phrase of a text that blanks part; 0 when there is no phrase."""
    if " " not in text or _HAN_OR_KANA.search(text) is None or _HANGUL.search(text) is not None:
        return 0
    start = len(text)
    for _ in range(_MOST_WORDS):
        end = text.rfind(" ", 0, start)
        word = text[end + 1 : start]
        if word and start < len(text) and _is_phrase(word, text[start + 1 :]):
            return start + 1
        if end <= 0:
            return 0
        start = end
    return 0


def _is_phrase(word: str, rest: str) -> bool:
    """Does a word tell what is seen, before the rest that may be a credit, and is it nobody's name?"""
    least = _LEAST_PHRASE if _tells_maker(rest) else _LONGEST_NAME + 1
    if len(word) < least or _HAN_OR_KANA.search(word) is None or _DAY.fullmatch(word):
        return False
    is_joined = len(word) >= _LEAST_JOINED and _JOINING.search(word) is not None
    if find_agency(word) is not None or label_length(word) or (ends_as_house(word) and not is_joined):
        return False
    parts = read_parts(word)
    return not (parts.agencies or parts.relations or parts.closings or parts.label or parts.handles)


def _tells_maker(rest: str) -> bool:
    """Is the rest complete: a name and the deed, or a label and a name?"""
    parts = read_parts(rest)
    return parts.is_clean and parts.names > 0 and (parts.closings > 0 or parts.label != "")
