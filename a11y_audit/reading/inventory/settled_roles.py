"""The roles that depend on captions and on other pictures: rule 9 of `roles`, lead and gallery."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from turbohtml import Element

from a11y_audit.model import Kind, Role
from a11y_audit.reading.inventory.addresses import address_hints, leads_to_page
from a11y_audit.reading.inventory.hints import GALLERY, RELATED, SIDE, VIDEO
from a11y_audit.reading.inventory.layout import Around, Layout
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.reading.inventory.told import Told

_ORNAMENT: Final = 3
"""A picture shown this often in one article parts its sections, and is no photo."""


def settle_roles(
    pictures: Sequence[Picture],
    roles: Sequence[Role],
    captioned: Sequence[bool],
    layout: Layout,
    told: Told,
) -> list[Role]:
    """The roles once captions are known: a picture above the text that has one is the article's own; then rule 9."""
    settled = list(roles)
    for n, (picture, role) in enumerate(zip(pictures, roles, strict=True)):
        if role is Role.THUMBNAIL and captioned[n] and picture.kind is not Kind.VIDEO:
            around = layout.around(picture.element)
            if around is None or not around.in_root or around.far & (RELATED | SIDE | VIDEO):
                continue
            if picture.sources and address_hints(picture.sources[0].url) & VIDEO:
                continue
            if around.link is None or not leads_to_page(around.link):
                settled[n] = Role.BODY
    _promote(pictures, settled, layout, told.images)
    return settled


def _promote(pictures: Sequence[Picture], roles: list[Role], layout: Layout, named: frozenset[str]) -> None:
    """Rule 9: tells lead and gallery among the article's own pictures."""
    inside = [n for n, role in enumerate(roles) if role is Role.BODY]
    uses = Counter(pictures[n].identity for n in inside if pictures[n].identity)
    shown = {pictures[n].identity for n in inside if pictures[n].kind is not Kind.BACKGROUND}
    own: list[int] = []
    for n in inside:
        key = pictures[n].identity
        is_ornament = uses[key] >= _ORNAMENT and key not in named
        is_backdrop = pictures[n].kind is Kind.BACKGROUND and key in shown  # a blurred copy behind the photo
        if is_ornament or is_backdrop:
            roles[n] = Role.THUMBNAIL
        else:
            own.append(n)
    if not own:
        return
    lead = own[0]
    early = next((n for n in own[:3] if pictures[n].identity and pictures[n].identity in named), None)
    above = pictures[lead].order < layout.text.first
    if early is not None and not (above and pictures[early].order > layout.text.early):
        lead = early
    elif pictures[lead].order > layout.text.early >= 0:
        lead = -1
    rows = {n: row for n in own if (row := _row(layout.around(pictures[n].element))) is not None}
    lengths = Counter(rows.values())
    for n, row in rows.items():
        if lengths[row] >= 3:
            roles[n] = Role.GALLERY
    if lead >= 0:
        roles[lead] = Role.LEAD


def _row(around: Around | None) -> Element | None:
    """The gallery the picture stands in, by name; else the container of captioned siblings."""
    figure = around.figure if around is not None else None
    while around is not None and not around.neutral and around.element.tag != "body":
        if around.names & GALLERY:
            return around.element
        around = around.up
    row = figure.parent if figure is not None else None
    if isinstance(row, Element) and row.tag == "li":
        row = row.parent
    return row if isinstance(row, Element) and row.tag in {"ul", "ol", "figure"} else None
