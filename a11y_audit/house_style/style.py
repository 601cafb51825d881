"""What a house style holds."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from msgspec import Struct

PLAIN: Final = "plain"
"""The key of the forms for credits without a relation; the others are the relations of `Credit`."""
RELATIONS: Final = ("via", "for", "courtesy", "handout", "pool", "file", "screenshot", "ai-generated")
_FIELD: Final = re.compile(r"\{([^{}]*)\}")


class HouseStyleError(ValueError):
    """A house style that makes no sense; the message says what and where, in one sentence."""


class CaptionStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How the house writes captions.

    `full_stop`: captions end in one "always" or "never", or have one when they hold several "sentences".
    `most_sentences`: how many may be (0: any). `require`: what a caption must name. `sides`: whether "left" stands
    between "commas" or in "brackets".
    """

    full_stop: Literal["", "always", "never", "sentences"] = ""
    most_sentences: int = 0
    require: tuple[Literal["person", "date"], ...] = ()
    sides: Literal["", "commas", "brackets"] = ""


class CreditStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """How the house writes credits, and what stands between caption and credit.

    `forms`: for "plain" credits and for each relation the forms it may have, the preferred one first; a credit with a
    relation that has none is not judged. `agencies`: forms for the credits of one agency, which some agencies
    prescribe. `labels`: the words that may stand for `{label}`, the first one for photos. `names`: how the house
    spells an organisation. `via_written`: what stands between them when
    the credit says "via". `require`: what a credit must name. `after_sentence`, `after_phrase`: the mark, with its
    blanks, between a caption that ends a sentence (or does not) and a credit in the same line; null: any.
    """

    forms: Mapping[str, tuple[str, ...]] = {}
    agencies: Mapping[str, tuple[str, ...]] = {}
    labels: tuple[str, ...] = ()
    names: Mapping[str, str] = {}
    persons_joined_by: str = " and "
    organisations_joined_by: str = "/"
    via_written: str = " via "
    require: tuple[Literal["person", "organisation"], ...] = ()
    copyright_sign: bool = True
    after_sentence: str | None = None
    after_phrase: str | None = None


class HouseStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A newsroom's style. `base` names the ready style it starts from, "" for none."""

    base: str = ""
    caption: CaptionStyle = CaptionStyle()
    credit: CreditStyle = CreditStyle()


@cache
def fields_of(form: str) -> frozenset[str]:
    """The names in braces that a form holds."""
    return frozenset(_FIELD.findall(form))


def filled(form: str, values: Mapping[str, str]) -> str:
    """The form with a value for each name in braces."""
    return _FIELD.sub(lambda match: values[match[1]], form)
