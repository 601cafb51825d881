"""Text that came to harm on its way to the page: leftover markup, addresses, cut ends, doubled words.

Alternative texts and captions suffer from the same machines, so both families of checks ask here. Every function
takes collapsed text, looks at it once and gives what it saw, or None.
"""

import re
from collections.abc import Iterable
from operator import eq
from typing import Final

from msgspec import Struct
from turbohtml import unescape

from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import collapse, fold, word_spans, words


def has_broken_attributes(names: Iterable[str]) -> bool:
    """Do names of attributes hold a quotation mark: did one inside a value end it too early?"""
    return any('"' in name or "'" in name for name in names)


# --------------------------------------------------------------------------------------------------------- markup


class Leftover(Struct, frozen=True):
    """A piece of markup in a text. `kind` is "tag", "markdown", "shortcode" or "entity"; `clean` the text without."""

    kind: str
    sample: str
    clean: str


_TAGS: Final = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|li|mark|"
    "ol|p|q|s|script|small|span|strike|strong|style|sub|sup|table|td|th|tr|tt|u|ul|wbr"
)
_TAG: Final = pattern(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_MARKDOWN: Final = pattern(r"!?\[([^\[\]]*+)\]\([^()\s]++\)|\*\*([^*\s][^*]*+)\*\*")
_CODES: Final = "caption|gallery|embed|audio|video|img|image|url|b|i|u|s|quote|size|color|font|center|figure|vc_\\w+"
_SHORTCODE: Final = pattern(
    rf"\[(?:/(?:{_CODES})|(?:{_CODES})(?:=[^\[\]]*|\s+\w+=[^\[\]]*))\]|\{{\{{[<%][^{{}}]*[%>]\}}\}}", re.IGNORECASE
)
_ENTITY: Final = pattern(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});")


def leftover_markup(text: str) -> Leftover | None:
    """Tags, Markdown, shortcodes or character references that stand as plain text: a screen reader spells them.

    A "<" of mathematics and a label in brackets ("[Video]") are no markup.
    """
    if "<" in text and (match := _TAG.search(text)):
        return Leftover("tag", match[0], _clean(text))
    if "[" in text or "{" in text:
        if match := _SHORTCODE.search(text):
            return Leftover("shortcode", match[0], _clean(text))
        if match := _MARKDOWN.search(text):
            return Leftover("markdown", match[0], _clean(text))
    if "**" in text and (match := _MARKDOWN.search(text)):
        return Leftover("markdown", match[0], _clean(text))
    if "&" in text and (match := _ENTITY.search(text)) and unescape(match[0]) != match[0]:
        return Leftover("entity", match[0], _clean(text))
    return None


def _clean(text: str) -> str:
    text = unescape(unescape(text))
    text = _MARKDOWN.sub(lambda match: match[1] or match[2] or "", _SHORTCODE.sub(" ", _TAG.sub(" ", text)))
    return collapse(text).replace(" .", ".").replace(" ,", ",")


_ADDRESS: Final = pattern(
    r"(?:https?://|www\.)[^\s<>\"]{3,}+|(?<![\w.])(?:[a-z]:)?(?:[\\/][\w%.~@+-]+){2,}\.\w{3,4}(?![\w/])", re.IGNORECASE
)


def web_address(text: str) -> str | None:
    """An address or file path in the text. A brand that is called like its domain ("Booking.com") is none."""
    if "/" not in text and "\\" not in text and "www." not in text.lower():
        return None
    match = _ADDRESS.search(text)
    return match[0].rstrip(".,;:!?)]") if match else None


# ----------------------------------------------------------------------------------------------------------- ends


class CutOff(Struct, frozen=True):
    """How a text breaks off: "ellipsis" (a cut's own mark), "word" (a word no text ends with), "comma", "bracket"."""

    kind: str
    tail: str


_CLOSERS: Final = {"(": ")", "[": "]", "“": "”", "«": "»", "「": "」", "『": "』", "（": "）", "【": "】"}
_TAIL_LENGTH: Final = 30


def cut_off(text: str, lexicon: Lexicon) -> CutOff | None:
    """Does the text break off before its end?"""
    if not text:
        return None
    last = text[-1]
    if last == "…" or text.endswith("..."):
        return None if text.strip(" .…") == "" else CutOff("ellipsis", _tail(text))
    if last in ",;，、؛،" and "&" not in text[-9:]:
        return CutOff("comma", _tail(text))
    folded = fold(text[-40:])
    endings = lexicon.unfinished_endings
    if folded.endswith(endings) and any(folded.endswith(end) and _stands_apart(folded, end) for end in endings):
        return CutOff("ellipsis", _tail(text))
    if (opened := _unclosed(text)) is not None:
        return CutOff("bracket", text[opened:][:_TAIL_LENGTH])
    if lexicon.spaced and last.isalpha() and _ends_loosely(text, lexicon):
        return CutOff("word", _tail(text))
    return None


def _tail(text: str) -> str:
    if len(text) <= _TAIL_LENGTH:
        return text
    return "…" + text[-_TAIL_LENGTH:].partition(" ")[2].strip()


def _stands_apart(folded: str, ending: str) -> bool:
    before = folded[: -len(ending)]
    return bool(before.strip()) and (not ending[0].isalnum() or not before[-1].isalnum())


def _unclosed(text: str) -> int | None:
    """Where the last bracket or quotation mark opens that nothing closes."""
    for opener, closer in _CLOSERS.items():
        at = text.rfind(opener)
        if at >= 0 and closer not in text[at:] and text.count(opener) > text.count(closer):
            if opener == "“" and ("“" in text[:at] or "„" in text[:at]):
                continue  # „German“ and “ ditto “ close with it
            if opener == "«" and "»" in text[:at]:
                continue  # »Danish«
            if text[at - 1 : at] not in (":", ";", "-"):
                return at
    return None


def _ends_loosely(text: str, lexicon: Lexicon) -> bool:
    head, _, last = text.rpartition(" ")
    if head.count(" ") < 2 or last != last.lower() or fold(last) not in lexicon.dangling_words:
        return False
    folded = fold(text[-40:])
    return not any(folded.endswith(f" {ending}") for ending in lexicon.complete_endings)


# -------------------------------------------------------------------------------------------------- doubled words


class Doubled(Struct, frozen=True):
    """A word said twice. `sure` is False where the second may begin a name ("Korean Korean Central Television")."""

    words: str
    word: str
    start: int
    end: int
    sure: bool


_DOUBLE: Final = pattern(r"(?<![\w'’.-])([^\W\d_]{2,}+) (\1)(?![\w'’-])", re.IGNORECASE)


def doubled_word(text: str, lexicon: Lexicon) -> Doubled | None:
    """A word said twice in a row, unless grammar or a name asks for it ("had had", "Duran Duran").

    In languages that double words to stress them, only doubled function words are told.
    """
    spoken = words(text)
    if not any(map(eq, spoken, spoken[1:])):
        return None
    for match in _DOUBLE.finditer(text):
        first, second = match[1], match[2]
        if fold(match[0]) in lexicon.legal_doubles or match[0] == text:
            continue
        if first[0].isupper() and (len(first) < 5 or _is_whole_name(text, match)):
            continue
        if lexicon.reduplicates and fold(first) not in lexicon.stop_words:
            continue
        return Doubled(match[0], first, match.start(), match.end(), sure=second.islower())
    return None


def _is_whole_name(text: str, match: re.Match[str]) -> bool:
    """Two capitals, and no third to tell that a longer name begins: "Sing Sing", "Lang Lang"."""
    if not match[2][0].isupper():
        return False
    following = word_spans(text[match.end() : match.end() + 40])
    return not (following and following[0].text[0].isupper() and text[match.end() : match.end() + 1] == " ")
