"""Small words between the names of a credit, in many languages at once."""

from typing import Final

VIA: Final = frozenset({"via", "vía"})
LINKS: Final = frozenset(
    (
        *("via", "vía", "qua", "経由", "通过", "透過", "through", "for", "für", "pour", "voor", "för", "para", "per"),
        *("dla", "для"),
    )
)
"""Tie a photographer to whom the picture comes through, or is made for."""
WITH: Final = frozenset({"mit", "with", "avec", "con", "com", "med", "met", "by", "par", "von", "por", "using"})
"""Stand before a name with nothing before them."""
ON: Final = frozenset({"on", "auf", "sur", "su", "en", "op", "på", "em", "na", "no"})
"""Tie a name to a platform ("Jane Doe on Unsplash")."""
BY: Final = frozenset({"by", "von", "por", "par"})
"""Tie a label to a name."""
