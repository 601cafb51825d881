"""What things are called: verdicts, severities, kinds and roles of images, and the voices that speak for them."""

from enum import StrEnum
from typing import Final


class Verdict(StrEnum):
    """What a rule says of one target, in the words of ACT Rules Format 1.1 and EARL 1.0."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"


class Severity(StrEnum):
    """How much harm a fault does to readers, in axe-core's words; `note` harms nobody."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _SEVERITY_RANKS[self]


_SEVERITY_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class Certainty(StrEnum):
    """How sure the tool is. `possible` is a question to the editor and never a failure."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Pillar(StrEnum):
    """The side of the page a rule guards; the score weighs the first three per image."""

    ACCESS = "access"
    CAPTION = "caption"
    CREDIT = "credit"
    PAGE = "page"


class Kind(StrEnum):
    """The construct in the source that shows the image."""

    IMG = "img"
    SVG = "svg"
    OBJECT = "object"
    EMBED = "embed"
    INPUT = "input"
    AREA = "area"
    CANVAS = "canvas"
    VIDEO = "video"
    CUSTOM_ELEMENT = "custom-element"
    ROLE_IMG = "role-img"
    BACKGROUND = "background"
    MARKDOWN = "markdown"
    CAPTION_ONLY = "caption-only"
    """No image construct is left: only a caption or credit that speaks of one."""


class Role(StrEnum):
    """What the image does on a news page."""

    LEAD = "lead"
    BODY = "body"
    GALLERY = "gallery"
    THUMBNAIL = "thumbnail"
    PORTRAIT = "portrait"
    TEASER = "teaser"
    LOGO = "logo"
    ICON = "icon"
    AD = "ad"
    TRACKER = "tracker"


PHOTO_ROLES: Final = frozenset({Role.LEAD, Role.BODY, Role.GALLERY})
"""Roles of the article's own pictures: these are owed a caption and a credit."""


UNJUDGED_ROLES: Final = frozenset({Role.AD, Role.TRACKER})
"""Roles no newsroom writes: they are listed, but no rule is asked about them."""


class Voice(StrEnum):
    """Who says something about an image, or about the page it stands on."""

    PAGE = "page"
    """The page about itself: its title, headline and language."""
    ALT = "alt"
    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    OPEN_GRAPH = "open-graph"
    TWITTER = "twitter"
    IPTC_IIM = "iptc-iim"
    XMP = "xmp"
    EXIF = "exif"
    OCR = "ocr"
