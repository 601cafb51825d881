"""Credits in brackets at the end of a caption."""

from a11y_audit.reading.credits.cut import ENDS, STOPS, Cut, cut_at, skip, stops
from a11y_audit.reading.credits.labels import EDGES, FULL_STOPS, MAX_CREDIT, label_length, strip_edges
from a11y_audit.reading.credits.parts import Parts, read_parts
from a11y_audit.reading.credits.whole import (
    CLOSERS,
    begins_with_archive,
    fits_brackets,
    is_role,
    is_tag,
    names_archive,
)
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import tells


def by_brackets(text: str) -> Cut | None:
    """Finds "... in Leeds. (AP Photo/Jane Doe)"."""
    end = len(text.rstrip(f" {FULL_STOPS}"))
    if not end or text[end - 1] not in CLOSERS:
        return None
    start = opener_of(text, end - 1)
    if start is None:
        return None
    inner, before = text[start:end], text[:start].rstrip()
    if not before or (is_tag(inner) and not (before[-1] in STOPS and find_agency(strip_edges(inner)))):
        return None
    if _claims_copyright(inner):
        return Cut(len(before), start, len(text), text[start] + text[end - 1], "brackets")
    parts = read_parts(inner)
    is_agency = parts.agencies > 0 or (not inner.isascii() and find_agency(strip_edges(inner)) is not None)
    is_source = is_role(strip_edges(inner))
    has_ended = before[-1] in ENDS
    is_source |= names_archive(inner) and (has_ended or begins_with_archive(inner[1:]))
    if not (is_agency or is_source or fits_brackets(parts) or (has_ended and _names_one_person(parts))):
        return None
    is_joined = is_source or parts.relations or parts.closings or parts.rights or parts.slots > 1
    if not (parts.label or is_agency or is_joined or before[-1] in STOPS):
        return None
    return _name_before(text, start, parts) or Cut(
        len(before), start, len(text), text[start] + text[end - 1], "brackets"
    )


def _claims_copyright(inner: str) -> bool:
    """Does a text in brackets begin with a copyright notice, whatever terms follow?"""
    return inner[1:].lstrip().lower().startswith(("copyright", "©", "(c)"))


def _names_one_person(parts: Parts) -> bool:
    """Is it a person's name and nothing else? A possessive ("Ana's") names a thing of theirs."""
    return parts.is_clean and parts.slots == len(parts.persons) == 1 and not parts.persons[0].endswith(("'s", "’s"))


def opener_of(text: str, closer_at: int) -> int | None:
    """Where the bracket that closes at `closer_at` opens; None when it does not, or too far away."""
    closer = text[closer_at]
    opener = CLOSERS.get(closer)
    depth = 0
    for at in range(closer_at, max(-1, closer_at - MAX_CREDIT), -1):
        if text[at] == closer:
            depth += 1
        elif text[at] == opener:
            depth -= 1
            if depth == 0:
                return at
    return None


def _name_before(text: str, bracket: int, parts: Parts) -> Cut | None:
    """Finds "... . Jane Doe (Reuters)", "... 。新华社发（张三 摄）": a name and its agency, one in brackets."""
    stop = next(stops(text, bracket), None)
    if parts.label or not parts.names:
        return None
    mark = max(text.rfind(mark, 0, bracket) for mark in ("| ", " / "))
    if mark > (stop or 0):
        stop = mark + 1
    if stop is None:
        return None
    stretch = text[stop:bracket].strip(EDGES)
    if not stretch or len(stretch) > 60:
        return None
    if label_length(stretch):
        return cut_at(text, skip(text, stop), "label")
    if text[stop - 1] in CLOSERS and stretch.lower() == stretch.upper():
        return None  # no capital tells a name there from the sentence that goes on
    name = read_parts(stretch)
    is_person = bool(parts.agencies or parts.known) and len(name.persons) == 1 and not name.organisations
    is_agency = name.agencies > 0 and parts.names > 0
    return cut_at(text, skip(text, stop), "agency") if name.is_clean and (is_person or is_agency) else None


def ends_in_tag(text: str) -> bool:
    """Does a remark in brackets close the text that tells of an old picture ("(Archivbild)", "(file photo)")?"""
    opener = opener_of(text, len(text) - 1) if text and text[-1] in CLOSERS else None
    return bool(opener) and is_tag(text[opener:]) and tells(text[opener:], "file")
