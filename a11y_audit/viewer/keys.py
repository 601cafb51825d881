"""The keys of the viewer, and its help."""

from typing import ClassVar, Final

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from a11y_audit.viewer.panels import PANELS

BINDINGS: Final[list[BindingType]] = [
    Binding("escape", "go_back", "Back", key_display="Esc"),
    Binding("question_mark", "help", "Keys", key_display="?"),
    Binding("q", "quit", "Quit"),
    Binding("slash", "filter", "Filter", key_display="/"),
    Binding("e", "jump('grave', 1)", "Next serious"),
    Binding("s", "sort", "Sort"),
    Binding("o", "edit", "Edit"),
    *(Binding(str(number), f"panel({number - 1})", name, show=False) for number, name in enumerate(PANELS, 1)),
    Binding("j,down", "move(1)", "Down", show=False),
    Binding("k,up", "move(-1)", "Up", show=False),
    Binding("g,home", "edge(0)", "First", show=False),
    Binding("G,end", "edge(1)", "Last", show=False),
    Binding("n", "step(1)", "Next", show=False),
    Binding("N", "step(-1)", "Previous", show=False),
    Binding("E", "jump('grave', -1)", "Previous serious", show=False),
    Binding("w", "jump('moderate', 1)", "Next moderate", show=False),
    Binding("W", "jump('moderate', -1)", "Previous moderate", show=False),
    Binding("f", "jump('page', 1)", "Next page", show=False),
    Binding("F", "jump('page', -1)", "Previous page", show=False),
    Binding("m", "severity", "Least severity", show=False),
    Binding("equals_sign", "questions", "Questions", show=False),
    Binding("p", "picture", "The picture", show=False),
    Binding("y", "copy", "Copy the draft", show=False),
    Binding("a", "answer('fine')", "It is fine", show=False),
    Binding("A", "answer('fault')", "It is a fault", show=False),
    Binding("u", "take_back", "Take the answer back", show=False),
]
HELP: Final = (
    ("1 – 5", "pages, images, findings, rules, coverage"),
    ("j k  ↓ ↑", "next and previous line; in the details: scroll"),
    ("g G", "first and last line"),
    ("Enter", "open: a page's images, a rule's findings, else the details in full"),
    ("Esc", "back; shows all findings again"),
    ("Tab", "from the list to the details and back"),
    ("n N", "next and previous line, also while the details have the focus"),
    ("e E", "next and previous critical or serious one"),
    ("w W", "next and previous moderate one"),
    ("f F", "next and previous page"),
    ("/", "filter: rule:caption-* sev>=serious img:2 page:name words"),
    ("m", "show less and less grave faults, then all again"),
    ("=", "leave questions out, or ask them again"),
    ("s", "sort findings (page, severity, rule, gain), pages (verdict, name)"),
    ("p", "show the picture, or hide it"),
    ("y", "copy the draft"),
    ("o", "open the place in your editor ($VISUAL, $EDITOR)"),
    ("a A", "answer a question, with your reason: it is fine, it is a fault"),
    ("u", "take the last answer back"),
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
