"""The keys of the viewer, as its help shows them."""

from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

HELP: Final = (
    ("1 – 5", "pages, images, findings, rules, coverage"),
    ("j k  ↓ ↑", "next and previous line; in the details: scroll"),
    ("g G", "first and last line"),
    ("Enter", "open: a page's images, or the details in full"),
    ("Esc", "back; lifts the filter at last"),
    ("Tab", "from the list to the details and back"),
    ("n N", "next and previous line, also while the details have the focus"),
    ("e E", "next and previous critical or serious one"),
    ("w W", "next and previous moderate one"),
    ("f F", "next and previous page"),
    ("/", "filter: rule:caption-* sev>=serious img:2 page:name words"),
    ("m", "show less and less grave faults, then all again"),
    ("=", "leave questions out, or ask them again"),
    ("s", "sort findings (page, severity, rule, gain) or pages (verdict, name)"),
    ("y", "copy the draft"),
    ("o", "open the place in your editor ($VISUAL, $EDITOR)"),
    ("a A", "answer a question, with your reason: it is fine, it is a fault"),
    ("q", "quit"),
)


class Help(ModalScreen[None]):
    """The keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,enter", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """Lists the keys and what they do."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for keys, what in HELP:
            table.add_row(Text(keys), Text(what))
        with VerticalScroll(id="help"):
            yield Static(table)
