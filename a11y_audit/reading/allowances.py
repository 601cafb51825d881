"""What a page's source says it accepts: `<!-- a11y-audit: allow RULE -- why -->` and `data-a11y-audit-allow`."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from turbohtml import Comment, Element, Node

from a11y_audit.model import Allowance, Place
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import has_words

MARK: Final = "a11y-audit"
"""A file that does not hold this accepts nothing."""
ATTRIBUTE: Final = "data-a11y-audit-allow"
MOST: Final = 500
"""Marks and names that are read; further ones do not count."""
_LONGEST: Final = 500
"""Characters of a reason that are kept: it is repeated with every finding it silences."""
_LONGEST_NAME: Final = 100
ALLOW_PAGE: Final = "allow-page"
_COMMANDS: Final = ("allow", ALLOW_PAGE)
_SEPARATOR: Final = pattern(r"--+|—|–|:")
_LISTED: Final = re.compile(r"[\s,]+")
_SHOWN: Final = 200


def find_allowances(document: HtmlDocument) -> tuple[Allowance, ...]:
    """All marks of a page of markup in document order, each as one allowance a rule it names.

    A comment governs the next element beside it with all that is in it; as the first thing in the file, or spelled
    `allow-page`, the page. An attribute governs its element with all that is in it.
    """
    if MARK not in document.text:
        return ()
    found = [*islice(_commented(document), MOST), *islice(attributed(document), MOST)]
    return tuple(sorted(found, key=lambda allowance: allowance.place.offset))


def attributed(document: HtmlDocument) -> Iterator[Allowance]:
    """The marks that are attributes."""
    for element in islice(document.select(f"[{ATTRIBUTE}]"), MOST):
        place = document.attribute_place(element, ATTRIBUTE)
        if place is not None:
            scope = (document.place(element).offset, _end(document, element))
            yield from allowances_of(element.attr(ATTRIBUTE) or "", place, scope)


def read_comment(content: str) -> tuple[str, str] | None:
    """Command and the rest of a comment's content; None when it is not meant for us. An unknown command is ""."""
    words = content.strip()
    if not words.startswith(MARK):
        return None
    rest = words[len(MARK) :].lstrip()
    is_ours = rest.startswith(":")
    command, rest = [*rest.removeprefix(":").split(None, 1), "", ""][:2]
    if command in _COMMANDS:
        return command, rest
    return ("", words) if is_ours else None


def allowances_of(text: str, place: Place, scope: tuple[int, int] | None) -> Iterator[Allowance]:
    """The allowances in `RULE, RULE[REASON] -- why`; the reason in words may also follow a colon or a dash."""
    separator = _SEPARATOR.search(text)
    names, why = (text[: separator.start()], text[separator.end() :]) if separator else (text, "")
    why = " ".join(why.split())[:_LONGEST]
    spelling = " ".join(text.split())[:_SHOWN]
    listed = filter(None, _LISTED.split(names, MOST))
    for name in dict.fromkeys(name[:_LONGEST_NAME] for name in listed) or [""]:
        yield Allowance(name, why if has_words(why) else "", place, scope, spelling)


def not_understood(words: str, place: Place) -> Allowance:
    """A mark that is meant for us and says nothing we know."""
    return Allowance("", "", place, None, " ".join(words.split())[:_SHOWN])


def _commented(document: HtmlDocument) -> Iterator[Allowance]:
    text, at = document.source.text.replace("\0", "\ufffd"), 0  # as the parser does
    for comment in islice(_comments(document.tree.descendants), MOST):
        said = read_comment(comment.data)
        # the parser does not say where a comment stands
        begin = text.find(f"<!--{comment.data}", at)
        if begin < 0:  # <!such a comment>
            begin = text.find(comment.data, at)
            said = said and ("", comment.data)
        if said is None or begin < 0:
            continue
        at = text.index(comment.data, begin) + len(comment.data)
        command, rest = said
        end = text.find("-->", at, at + len("--!>"))
        place = document.source.place(begin, at if end < 0 else end + len("-->"))
        if not command:
            yield not_understood(rest, place)
        elif command == ALLOW_PAGE or _is_first(document, comment):
            yield from allowances_of(rest, place, None)
        else:
            following = _following(comment)
            yield from allowances_of(rest, place, (place.end, _end(document, following) if following else place.end))


def _comments(nodes: Iterable[Node]) -> Iterator[Comment]:
    for node in nodes:
        if isinstance(node, Comment) and MARK in node.data and not _in_template(node):
            yield node


def _in_template(comment: Comment) -> bool:
    return any(isinstance(each, Element) and each.tag == "template" for each in comment.ancestors)


def _is_first(document: HtmlDocument, comment: Comment) -> bool:
    """Does it stand before every element of the file?"""
    if comment.parent is not document.tree:
        return False
    return not any(isinstance(node, Element) for node in comment.previous_siblings)


def _following(comment: Comment) -> Element | None:
    """The next element beside the comment; behind the last one of the head, the first of the body."""
    parent = comment.parent
    nodes = iter(comment.next_siblings)
    if isinstance(parent, Element) and parent.tag == "head":
        body = (node for node in parent.next_siblings if isinstance(node, Element) and node.tag == "body")
        nodes = chain(nodes, *(each.children for each in body))
    return next((node for node in nodes if isinstance(node, Element)), None)


def _end(document: HtmlDocument, element: Element) -> int:
    """Where the element ends in the file; one that no tag stands for (an implied tbody) ends with what is in it."""
    if element.source_location is None:
        located = (each for each in element.iter_elements() if each.source_location is not None)
        ends = [_end(document, each) for each in islice(located, MOST)]
        return max(ends, default=document.content_place(element).end)
    return document.end(element)
