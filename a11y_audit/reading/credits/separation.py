"""A caption's text, parted into the caption and the credit in it."""

from msgspec import Struct


class Separation(Struct, frozen=True):
    """A text parted into caption and credit.

    `caption` and `credit` have white space collapsed, either may be ""; `separator` is the mark between them, or
    around the credit ("()"); `reason` tells what gave the credit away ("label", "copyright sign", "brackets",
    "separator", "agency", "role", "dateline", "whole text", "" when there is no credit). The spans are offsets into
    the given text: the credit's takes its label and brackets in, and what is in neither span is separator and white
    space.
    """

    caption: str
    credit: str = ""
    separator: str = ""
    reason: str = ""
    caption_span: tuple[int, int] = (0, 0)
    credit_span: tuple[int, int] | None = None
