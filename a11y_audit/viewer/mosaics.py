"""Pictures in the cells of a terminal."""

from rich.text import Text

from a11y_audit.viewer.deeds import Mosaic

_HALF = "\N{UPPER HALF BLOCK}"


def drawn(mosaic: Mosaic) -> Text:
    """The picture as text: of each cell the upper half is ink, the lower paper."""
    rows = [Text.assemble(*((_HALF, f"{upper} on {lower}") for upper, lower in row)) for row in mosaic]
    return Text("\n", no_wrap=True).join(rows)
