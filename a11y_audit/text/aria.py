"""The vocabulary of ARIA: its roles, and what each of its attributes may hold (ARIA 1.2 and 1.3, 6.6)."""

from collections.abc import Mapping
from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a table written out as text."""
    return frozenset(text.split())


KNOWN_ROLES: Final = word_set(
    """
    alert alertdialog application article associationlist associationlistitemkey associationlistitemvalue banner
    blockquote button caption cell checkbox code columnheader combobox comment complementary contentinfo definition
    deletion dialog directory document emphasis feed figure form generic grid gridcell group heading image img insertion
    link list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter
    navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup rowheader
    scrollbar search searchbox separator slider spinbutton status strong subscript suggestion superscript switch tab
    table tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem
    graphics-document graphics-object graphics-symbol
    doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography
    doc-biblioref doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote
    doc-endnotes doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref
    doc-index doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part
    doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc
    """
)
"""What a `role` attribute may hold: roles of ARIA, Graphics-ARIA and DPub-ARIA, abstract ones left out."""


def known_role(attribute: str) -> str:
    """The first role in a `role` attribute that exists, which is the one that counts; "" when none does."""
    return next((role for role in attribute.lower().split() if role in KNOWN_ROLES), "")


TOKENS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        (f"aria-{name}" for name in word_set("atomic busy disabled modal multiline multiselectable readonly required")),
        word_set("true false"),
    ),
    **dict.fromkeys(
        (f"aria-{name}" for name in word_set("expanded grabbed hidden selected")), word_set("true false undefined")
    ),
    **dict.fromkeys(("aria-checked", "aria-pressed"), word_set("true false mixed undefined")),
    "aria-autocomplete": word_set("inline list both none"),
    "aria-current": word_set("page step location date time true false"),
    "aria-haspopup": word_set("false true menu listbox tree grid dialog"),
    "aria-invalid": word_set("grammar false spelling true"),
    "aria-live": word_set("assertive off polite"),
    "aria-orientation": word_set("horizontal vertical undefined"),
    "aria-sort": word_set("ascending descending none other"),
}
"""Attributes that hold one of a few words."""

TOKEN_LISTS: Final[Mapping[str, frozenset[str]]] = {
    "aria-dropeffect": word_set("copy execute link move none popup"),
    "aria-relevant": word_set("additions all removals text"),
}
"""Attributes that hold several of a few words."""

LEAST_INTEGERS: Final[Mapping[str, int]] = {
    "aria-colcount": -1,
    "aria-colindex": 1,
    "aria-colspan": 1,
    "aria-level": 1,
    "aria-posinset": 1,
    "aria-rowcount": -1,
    "aria-rowindex": 1,
    "aria-rowspan": 0,
    "aria-setsize": -1,
}
"""Attributes that hold a whole number, and the least that means anything."""

NUMBERS: Final = frozenset({"aria-valuemax", "aria-valuemin", "aria-valuenow"})
"""Attributes that hold a number."""

REFERENCES: Final = frozenset(
    f"aria-{name}"
    for name in word_set("activedescendant controls describedby details errormessage flowto labelledby owns")
)
"""Attributes that hold ids of other elements."""

ATTRIBUTES: Final = (
    frozenset(
        f"aria-{name}"
        for name in word_set(
            """
            braillelabel brailleroledescription colindextext description keyshortcuts label placeholder roledescription
            rowindextext valuetext
            """
        )
    )
    | REFERENCES
    | NUMBERS
    | LEAST_INTEGERS.keys()
    | TOKEN_LISTS.keys()
    | TOKENS.keys()
)
"""Every attribute that ARIA defines."""

NAMELESS_ROLES: Final = word_set(
    """
    caption code definition deletion emphasis generic insertion mark none paragraph strong subscript suggestion
    superscript term time
    """
)
"""Roles that may not be named (ARIA 1.2, 5.2.8.6; `mark`, `suggestion` and `time` by ARIA 1.3)."""

NAMED_ROLES: Final = word_set(
    """
    alertdialog application button checkbox columnheader combobox dialog grid heading image link listbox menuitem
    menuitemcheckbox menuitemradio meter option progressbar radio radiogroup region rowheader scrollbar searchbox slider
    spinbutton switch tab table tabpanel textbox tooltip tree treegrid treeitem graphics-document graphics-symbol
    doc-backlink doc-biblioref doc-cover doc-glossref doc-noteref
    """
)
"""Roles that must have a name (ARIA 1.2, "Accessible Name Required"; Graphics-ARIA, DPub-ARIA)."""
