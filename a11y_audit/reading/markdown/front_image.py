"""The lead image that front matter shows: its address, and beside it a caption or a credit."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import structs

from a11y_audit.model import AccessibleName, ImageSource, Kind, PageImage, Role, Statement, Voice
from a11y_audit.reading.credits import parse_credit, separate
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.text.image_suffixes import names_image_file


def front_image(statements: Sequence[Statement], shown: Collection[str]) -> PageImage | None:
    """The image that front matter names and the text below does not show.

    `image: a.jpg` alone may be for social media only; a caption or a credit is displayed together with its image.

    Args:
        statements: what front matter says of the lead image.
        shown: the identities of the images in the text.
    """
    said = {statement.about: statement for statement in reversed(statements) if not _is_no_address(statement)}
    caption, credit = _caption_and_credit(said)
    url = said.get("url")
    if url is None or url.place is None or (caption is None and credit is None) or identity(url.text) in shown:
        return None
    alt = structs.replace(said["alt"], voice=Voice.ALT) if "alt" in said else None
    spoken = alt.text if alt is not None else ""
    return PageImage(
        n=0,
        kind=Kind.MARKDOWN,
        role=Role.BODY,
        place=url.place,
        element="front matter",
        attributes={"src": url.text, **({"alt": spoken} if alt is not None else {})},
        sources=(ImageSource(url.text, "src"),),
        identity=identity(url.text),
        alt=alt,
        name=AccessibleName(spoken, "alt" if spoken else "", "img", exposed=True),
        caption=caption,
        credit=parse_credit(credit) if credit is not None else None,
    )


def _is_no_address(statement: Statement) -> bool:
    """Does a field that is called after the image hold something else ("photo: Ana Ruiz")?"""
    return statement.about == "url" and "/" not in statement.text and not names_image_file(statement.text)


def _caption_and_credit(said: Mapping[str, Statement]) -> tuple[Statement | None, Statement | None]:
    """Both as they are displayed; a caption may hold the credit."""
    caption, credit = said.get("caption"), said.get("credit") or said.get("copyright")
    if caption is not None:
        parted = separate(caption.text)
        if credit is None and parted.credit:
            credit = structs.replace(caption, text=parted.credit)
        caption = structs.replace(caption, voice=Voice.CAPTION, text=parted.caption) if parted.caption else None
    return caption, structs.replace(credit, voice=Voice.CREDIT) if credit is not None else None
