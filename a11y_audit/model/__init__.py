"""The nouns of the audit. Every other room speaks in these; this one imports none of ours.

A page holds images; several voices speak for each image (its alternative text, its caption, its credit,
structured data, the file's own metadata, the pixels). What a voice says is a `Statement`: the words, their raw
spelling and their place in the file. Rules look at images and pages, and say what they `Found`.
"""

from a11y_audit.model.evidence import (
    EngineFailed,
    Evidence,
    FileBroken,
    FileGone,
    FileMissing,
    NotKnown,
    OcrText,
    OcrWord,
    Pixels,
    Web,
)
from a11y_audit.model.findings import (
    INAPPLICABLE,
    PASSED,
    Found,
    ImageCheck,
    Options,
    PageCheck,
    Result,
    Suggestion,
    found,
)
from a11y_audit.model.images import BOUND, AccessibleName, ImageSource, Link, NameStep, PageImage
from a11y_audit.model.outline import Outline, PageElement, RepeatedAttribute
from a11y_audit.model.page import Allowance, Page, Source, StructuredData, SyntaxFault, TextBlock
from a11y_audit.model.statements import DISTANT, Credit, Place, Statement
from a11y_audit.model.vocabulary import (
    PHOTO_ROLES,
    UNJUDGED_ROLES,
    Certainty,
    Kind,
    Pillar,
    Role,
    Severity,
    Verdict,
    Voice,
)

__all__ = [
    "BOUND",
    "DISTANT",
    "INAPPLICABLE",
    "PASSED",
    "PHOTO_ROLES",
    "UNJUDGED_ROLES",
    "AccessibleName",
    "Allowance",
    "Certainty",
    "Credit",
    "EngineFailed",
    "Evidence",
    "FileBroken",
    "FileGone",
    "FileMissing",
    "Found",
    "ImageCheck",
    "ImageSource",
    "Kind",
    "Link",
    "NameStep",
    "NotKnown",
    "OcrText",
    "OcrWord",
    "Options",
    "Outline",
    "Page",
    "PageCheck",
    "PageElement",
    "PageImage",
    "Pillar",
    "Pixels",
    "Place",
    "RepeatedAttribute",
    "Result",
    "Role",
    "Severity",
    "Source",
    "Statement",
    "StructuredData",
    "Suggestion",
    "SyntaxFault",
    "TextBlock",
    "Verdict",
    "Voice",
    "Web",
    "found",
]
