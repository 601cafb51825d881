"""The list of the viewer."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from a11y_audit.viewer.panels import Row


class Rows(OptionList):
    """The list; its key is said in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", key_display="Enter")]

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Marks the line under the cursor by inversion, which needs no colours."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return style + Style(reverse=True) if "option-list--option-highlighted" in component_classes else style

    def show(self, rows: Iterable[Row], *, parted: bool) -> None:
        """Lists rows anew, those of different pages `parted` by a line or not."""
        self.clear_options()
        self.add_options(_options(rows, parted))


def _options(rows: Iterable[Row], parted: bool) -> Iterator[Option | None]:
    page = None
    for row in rows:
        if parted and page not in (None, row.page):
            yield None
        page = row.page
        yield Option(Content.from_rich_text(row.text))
