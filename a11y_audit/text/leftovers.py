"""What templates leave in captions and credits: labels without a name, marks that part nothing.

Every function looks at one short text, or at a short stretch of the file, once.
"""

import re
from typing import Final

from a11y_audit.text.client_terms import Stretch
from a11y_audit.text.credit_words import bare, credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

# --------------------------------------------------------------------------------------------------------- labels

_COLONS: Final = (":", "：", "=", "＝")
_LABEL_WORDS: Final = 3
_STOPS: Final = pattern(r"[。！？、，]")
_NARROW: Final = {ord("："): ":", ord("＝"): "="}
_ENDED: Final = (".", "!", "?", "…", "。", "！", "？", "”", '"', "»", ")", "/", "|", "–", "—")
"""How what stands before a label of its own ends."""


def is_label_alone(credit: str) -> bool:
    """Is the credit nothing but the words that announce one ("Photo:", "Photo by", "©")?"""
    said = bare(credit.translate(_NARROW))
    if said in credit_words().role_only:
        return False
    if said in credit_words().opening_labels or said in {"", "©", "ⓒ", "c"}:
        return True
    return credit.rstrip(" )]）").endswith(_COLONS) and said in credit_words().labels


def label_at_end(caption: str) -> str:
    """The label that the caption ends in, as spelled ("… at dawn. Photo:", "… (Foto: )"); "" when there is none."""
    text = caption.rstrip(" )]）")
    if text.endswith(_COLONS):
        head = text[:-1].rstrip()
        return next((label for label in _last_words(head, 1) if fold(label) in credit_words().labels), "")
    if text.endswith(".") and (label := text.rpartition(" ")[2]) != text:
        before = text[: -len(label)].rstrip()
        if before.endswith(_ENDED) and fold(label) in credit_words().opening_labels:
            return label  # "… w porcie. Fot."
    return next((label for label in _last_words(text, 2) if fold(label) in credit_words().opening_labels), "")


def _last_words(text: str, least: int) -> list[str]:
    """The last words of a text, longest first, from the third last to `least` of them; without an opening bracket."""
    tail = text[-60:]
    if not tail.isascii():
        tail = _STOPS.split(tail)[-1]
    last = tail.split(" ")[-_LABEL_WORDS:]
    return [" ".join(last[-count:]).lstrip("([（") for count in range(len(last), least - 1, -1)]


# ---------------------------------------------------------------------------------------------------------- marks

_INLINE: Final = r"(?:span|em|i|b|strong|small|a|cite|font|bdi)"
_BLOCK: Final = r"(?:figcaption|figure|p|div|td|li|dd|section|h[1-6])"
_BLANK: Final = r"(?:\s|&nbsp;|&#160;)"
_BLANKS: Final = rf"{_BLANK}{{0,200}}+"
_MARK_AT_END: Final = pattern(
    rf"{_BLANKS}(?:</{_INLINE}>{_BLANKS}){{0,4}}+(?P<mark>[/|–—•·-])(?:{_BLANK}|</{_INLINE}>){{0,200}}+</{_BLOCK}\b",
    re.IGNORECASE,
)
_MAY_PRECEDE_MARK: Final = (
    "/",
    "|",
    "–",
    "—",
    "•",
    "·",
    "-",
    "&",
    "</s",
    "</e",
    "</i",
    "</b",
    "</a",
    "</c",
    "</f",
    "</S",
    "</B",
)
_MARK_AT_START: Final = pattern(
    rf"<{_BLOCK}\b[^<>]{{0,300}}+>{_BLANKS}(?:<{_INLINE}\b[^<>]{{0,300}}+>{_BLANKS}){{0,3}}"
    rf"(?P<mark>[/|–—•·-]){_BLANKS}(?:<{_INLINE}\b[^<>]{{0,300}}+>{_BLANKS}){{0,3}}\Z",
    re.IGNORECASE,
)
_BLOCK_TAG: Final = pattern(rf"<{_BLOCK}\b", re.IGNORECASE)
_MARK_ENDS_LINE: Final = pattern(r"[ \t*_]{0,20}(?P<mark>[/–—])[ \t*_]{0,20}(?=$|\n)")
_REACH: Final = 1000
_NEAR: Final = 240


def mark_after(source: str, end: int, *, is_markdown: bool) -> Stretch | None:
    """The separator that stands in the file behind a caption or credit, with nothing after it in its block."""
    following = source[end : end + _NEAR].lstrip()
    if not is_markdown and not following.startswith(_MAY_PRECEDE_MARK):
        return None
    match = (_MARK_ENDS_LINE if is_markdown else _MARK_AT_END).match(source, end, end + _REACH)
    return Stretch(*match.span("mark")) if match else None


def mark_before(source: str, start: int) -> Stretch | None:
    """The separator that opens the block a credit stands in, as if a caption stood before it."""
    before = source[max(0, start - _NEAR) : start]
    if not any(mark in before for mark in "/|–—•·-"):
        return None
    at = max(0, start - _REACH)
    stretch = source[at:start]
    opened = max((match.start() for match in _BLOCK_TAG.finditer(stretch)), default=None)
    found = _MARK_AT_START.match(stretch, opened) if opened is not None else None
    return Stretch(at + found.start("mark"), at + found.end("mark")) if found else None
