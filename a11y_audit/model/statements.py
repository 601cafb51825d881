"""What a voice says, and where in the file it stands."""

from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr

from a11y_audit.model.vocabulary import Voice


class Place(Struct, frozen=True, gc=False):
    """A stretch of one file's text.

    Lines and columns count from 1, columns in code points; `end_line`/`end_column` lie just past the stretch.
    `offset` and `end` are code points into the decoded text as it stands in the file (its own line ends kept).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end: int


class Statement(Struct, frozen=True):
    """What one voice says.

    `text` has white space collapsed; `raw` is the exact spelling, from which nothing is cut. `about` names the
    field ("alt", "caption", "credit", "creator", "copyright", "license", "date", "url", ...). `reason` tells how
    it was found ("figcaption", "credit class", "label", "vote", ..., in structured data the property's path, such as
    "NewsArticle.image[0].creditText"). `image` is the address, as written, of the image that structured data speaks
    of; "" when it names none, and for the voices that stand with the image.
    """

    voice: Voice
    about: str
    text: str
    raw: str
    place: Place | None = None
    reason: str = ""
    image: str = ""


DISTANT: Final = "note in the text"
"""The reason of a credit that no place or markup ties to its picture, but its words do ("Titelbild: Ana Ruiz")."""


class Credit(Struct, frozen=True):
    """A parsed credit line.

    `relations` holds the words that tie the names together: "via", "for", "courtesy", "handout", "pool", "file",
    "screenshot", "ai-generated". `label` is the word that announces it ("Photo:"), `rights` the boilerplate after
    it, `separator` the mark that parts it from the caption (" / ", ". ", "" when it stands in its own element).
    """

    statement: Statement
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    label: str = ""
    rights: str = ""
    separator: str = ""
    text: str = ""
    """The credit as the page shows it, white space collapsed; always the statement's."""

    def __post_init__(self) -> None:
        force_setattr(self, "text", self.statement.text)

    @property
    def place(self) -> Place | None:
        """Where it stands in the file."""
        return self.statement.place

    @property
    def is_distant(self) -> bool:
        """Does it stand in the article's text, away from the picture it is about?"""
        return self.statement.reason == DISTANT

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone who is credited, persons first."""
        return self.persons + self.organisations
