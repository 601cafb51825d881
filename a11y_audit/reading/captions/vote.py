"""What the other captions of a page say of an uncertain one: newsrooms write all captions of a page one way.

A caption without a credit is read again when the page's other credits stand in a form that it has too, or when its
last words are a name that the page credits elsewhere, or its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits.brackets import opener_of
from a11y_audit.reading.credits.cut import Cut, caption_end_before, cut_at, skip, stops
from a11y_audit.reading.credits.labels import strip_edges
from a11y_audit.reading.credits.parts import Parts, read_parts
from a11y_audit.reading.credits.whole import is_role, is_tag
from a11y_audit.text.words import fold

_QUORUM: Final = 2
"""Captions that must have a form before others are read the same way."""
_SHARE: Final = 0.5
"""Of the page's credits."""
_CLOSERS: Final = ")]）］】 ."
_LONGEST: Final = 60
"""Characters; a longer ending is no name."""


class Forms(Struct, frozen=True):
    """How a page writes credits: their usual form ("brackets", "agency" for the full stop, a mark), and all texts.

    Attributes:
        names: the names in these texts, and the page's own, folded.
        repeated: names in brackets in which several captions end.
        is_marked: do all credits in brackets hold more than a name: a label, an agency, a word for the deed?
    """

    usual: str
    known: frozenset[str]
    names: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()
    is_marked: bool = False


def forms_of(
    found: Iterable[tuple[str, str, str]], captions: Sequence[str], publishers: frozenset[str] = frozenset()
) -> Forms:
    """The forms of a page's credits.

    Args:
        found: text, reason and separator of each credit found.
        captions: the words of all captions, credits in them included.
        publishers: folded names of the page's publisher and its site.
    """
    forms: Counter[str] = Counter()
    known: set[str] = set()
    names = set(publishers)
    bracketed = []
    total = 0
    for text, reason, separator in found:
        total += 1
        known.add(_bare(text))
        parts = read_parts(text)
        names.update(map(_bare, parts.persons + parts.organisations))
        if reason == "brackets" and not is_role(strip_edges(text)):
            bracketed.append(parts)
        form = separator.strip() if reason == "separator" else reason
        if form in {"brackets", "agency"} or (reason == "separator" and form):
            forms[form] += 1
    usual, count = forms.most_common(1)[0] if forms else ("", 0)
    if count < _QUORUM or count < _SHARE * total:
        usual = "brackets" if not total and _end_in_brackets(captions) else ""
    endings = Counter(caption[cut.start :] for caption in captions if (cut := _in_brackets(caption)) is not None)
    repeated = frozenset(name for name, times in endings.items() if times >= _QUORUM)
    return Forms(usual, frozenset(known), frozenset(names), repeated, is_marked=all(map(_is_marked, bracketed)))


def read_again(text: str, forms: Forms) -> Cut | None:
    """The credit in a caption's text that the page's other captions vouch for."""
    folded = _bare(text)
    if folded in forms.known:
        return Cut(0, 0, len(text), "", "vote")
    is_known = folded.rstrip(_CLOSERS).endswith(tuple(forms.names))
    if is_known or forms.usual == "brackets" or text.endswith(tuple(forms.repeated)):
        bracketed = _in_brackets(text)
        if bracketed is not None and _is_like(text[bracketed.start :], forms):
            return bracketed
    if is_known or forms.usual == "agency":
        ending = _after_stop(text)
        if ending is not None and (forms.usual == "agency" or _bare(text[ending.start :]) in forms.names):
            return ending
    return _after_mark(text, forms.usual) if forms.usual not in {"", "brackets", "agency"} else None


def is_source(text: str, forms: Forms) -> bool:
    """Is it a name credited elsewhere, or the page's own ("Lake News / Ana Ruiz")?"""
    return _bare(text) in forms.names


def _is_like(bracketed: str, forms: Forms) -> bool:
    """Is what stands in brackets a credit, as the page writes them?"""
    is_usual = forms.usual == "brackets" and (not forms.is_marked or _is_personal(bracketed))
    return is_usual or bracketed in forms.repeated or _bare(bracketed) in forms.names


def _is_marked(parts: Parts) -> bool:
    return bool(parts.label or parts.agencies or parts.closings or parts.relations)


def _is_personal(text: str) -> bool:
    """Is it, in a script with capitals, a person's name?"""
    return text.lower() != text.upper() and len(read_parts(text).persons) > 0


def _end_in_brackets(captions: Sequence[str]) -> bool:
    """Do most captions of a page end in a person's name in brackets?"""
    if len(captions) <= _QUORUM:
        return False
    cuts = [(caption, _in_brackets(caption)) for caption in captions]
    named = sum(cut is not None and bool(read_parts(caption[cut.start :]).persons) for caption, cut in cuts)
    return named > _QUORUM and named >= _SHARE * len(captions)


def _bare(text: str) -> str:
    return fold(strip_edges(text)).strip(" .")


def _is_name(text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or is_tag(text):
        return False
    parts = read_parts(text)
    return parts.is_clean and (parts.names > 0 or parts.relations != ())


def _in_brackets(text: str) -> Cut | None:
    end = len(text.rstrip(" ."))
    start = opener_of(text, end - 1) if end else None
    if start is None or not start or not _is_name(text[start:end]):
        return None
    return Cut(caption_end_before(text, start), start, len(text), text[start] + text[end - 1], "vote")


def _after_stop(text: str) -> Cut | None:
    for stop in stops(text, len(text.rstrip(" ."))):
        start = skip(text, stop)
        if text[start:].strip() and _is_name(text[start:].strip()):
            return cut_at(text, start, "vote")
    return None


def _after_mark(text: str, mark: str) -> Cut | None:
    at = text.rfind(mark)
    if at <= 0 or not _is_name(text[at + len(mark) :].strip()):
        return None
    return Cut(caption_end_before(text, at), skip(text, at + len(mark)), len(text), mark, "vote")
