"""Language tags (BCP 47, RFC 5646): which language a `lang` attribute names, and whether it names any."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

_TWO_LETTERS_LIST: Final = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt
my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS: Final = frozenset(_TWO_LETTERS_LIST.split())
"""The registry's language subtags of two letters, deprecated ones included."""
_PRIVATE: Final = ("qaa", "qtz")
"""The first and the last of the subtags set aside for private use."""
_THREE_LETTERS: Final = Path(__file__).parent / "language_subtags.json"


class _Registry(Struct, frozen=True):
    """The language subtags of three letters in IANA's registry: their last letters by the first two."""

    three_letters: Mapping[str, str]


def primary_subtag(tag: str) -> str:
    """The subtag that names the language, in lower case ("en" of "en-GB"); a tag with blanks or "_" is all one."""
    return tag.strip().split("-", 1)[0].lower()


def names_language(tag: str) -> bool:
    """Is the primary subtag in the registry of language subtags?

    Neither grandfathered tags ("i-lux") nor private ones ("x-default") have such a subtag. What follows it is not
    looked at.
    """
    subtag = primary_subtag(tag)
    if len(subtag) == 2:
        return subtag in _TWO_LETTERS
    if len(subtag) != 3:
        return False
    return _PRIVATE[0] <= subtag <= _PRIVATE[1] or subtag[2] in _registry().three_letters.get(subtag[:2], "")


@lru_cache(maxsize=1)
def _registry() -> _Registry:
    return msgspec.json.decode(_THREE_LETTERS.read_bytes(), type=_Registry)
