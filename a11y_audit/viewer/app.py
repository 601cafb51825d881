"""The terminal viewer: a list of pages, images, findings, rules or coverage, and the details of the line chosen."""

from collections.abc import Callable
from typing import ClassVar, Final

from rich.console import RenderableType
from rich.text import Text
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.style import Style
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from a11y_audit.model import Severity, Verdict
from a11y_audit.report import PageReport, Report
from a11y_audit.reporters import cards
from a11y_audit.reporters.safe import safe
from a11y_audit.viewer import panels
from a11y_audit.viewer.deeds import DeedError, Deeds, Said
from a11y_audit.viewer.keys import Help
from a11y_audit.viewer.panels import Row
from a11y_audit.viewer.query import ORDERS, Query, QueryError, findings, in_order, parse

PANELS: Final = ("Pages", "Images", "Findings", "Rules", "Coverage")
WIDE: Final = 110
"""Columns from which list and details stand side by side."""


class Rows(OptionList):
    """The list; its key is said in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open", key_display="Enter")]

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """Marks the line under the cursor by inversion, which needs no colours."""
        style = super().get_visual_style(*component_classes, partial=partial)
        return style + Style(reverse=True) if "option-list--option-highlighted" in component_classes else style


class Viewer(App[None]):
    """Shows one report. It opens and writes no file but by the deeds it was given."""

    TITLE = "a11y-audit"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "viewer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "go_back", "Back", key_display="Esc"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("e", "jump('grave', 1)", "Next serious"),
        Binding("s", "sort", "Sort"),
        Binding("o", "edit", "Edit"),
        Binding("question_mark", "help", "Keys", key_display="?"),
        Binding("q", "quit", "Quit"),
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
        Binding("y", "copy", "Copy the draft", show=False),
        Binding("a", "answer('fine')", "It is fine", show=False),
        Binding("A", "answer('fault')", "It is a fault", show=False),
    ]

    def __init__(self, report: Report, deeds: Deeds | None = None) -> None:
        super().__init__(ansi_color=True)
        self.report = report
        self.deeds = deeds or Deeds()
        self.order = "page"
        self.by_name = False
        self.said: Said = "fine"
        self.pages: list[PageReport] = cards.worst_first(report.pages)
        self.findings = list(findings(report))
        self.page = 0
        self.panel = 0 if len(self.pages) != 1 else 1
        self.query_text = ""
        self.wanted = Query()
        self.least = Severity.NOTE
        self.asking = True
        self.listed: list[Row] = []

    def compose(self) -> ComposeResult:
        """Lays out verdict, tabs, list, details, filter and keys."""
        yield Static(id="verdict")
        yield Static(id="tabs")
        with Container(id="body"):
            yield Rows(id="rows", markup=False)
            with VerticalScroll(id="details"):
                yield Static(id="detail")
        yield Input(id="filter", placeholder="rule:caption-* sev>=serious img:2 page:name words", compact=True)
        yield Input(id="reason", compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Shows the first panel in the terminal's own colours."""
        self.theme = "ansi-dark"
        self.fill()
        self.query_one("#rows").focus()

    def on_resize(self, event: Resize) -> None:
        """Puts list and details side by side where there is room."""
        self.screen_stack[0].set_class(event.size.width >= WIDE, "wide")

    # --------------------------------------------------------------------------------------------------- showing

    def fill(self, at: int = 0) -> None:
        """Lists the current panel anew, with the cursor on line `at`."""
        self.listed = self._rows()
        rows = self.query_one("#rows", OptionList)
        rows.clear_options()
        rows.add_options(Option(Content.from_rich_text(row.text)) for row in self.listed)
        if self.listed:
            rows.highlighted = min(at, len(self.listed) - 1)
        self._show_head()
        self._show_detail()

    def _rows(self) -> list[Row]:
        shown = [finding for finding in self.findings if self._wants(finding.cause) and self.wanted.matches(finding)]
        makers: tuple[Callable[[], list[Row]], ...] = (
            lambda: panels.pages(self.report, by_name=self.by_name),
            lambda: panels.images(self.report, self.pages[self.page], self.page) if self.pages else [],
            lambda: panels.findings(self.report, in_order(shown, self.order)),
            lambda: panels.rules(self.report, shown),
            lambda: panels.coverage(self.report),
        )
        return makers[self.panel]()

    def _wants(self, cause: cards.Cause) -> bool:
        severities = list(Severity)
        grave_enough = severities.index(cause.first.severity) <= severities.index(self.least)
        return grave_enough and (self.asking or not cause.is_question)

    def _show_head(self) -> None:
        row = self._row()
        page = self.pages[row.page] if row and row.page >= 0 and self.panel != 3 and self.pages else None
        summary = self.report.summary
        verdict, score = (page.verdict, page.score) if page else (summary.verdict, summary.score)
        head = Text.assemble(panels.mark(verdict, 0))
        head.append(f" {'nothing to score' if score is None else f'{cards.whole(score)} of 100'}", "bold")
        head.append(f" · {safe(page.path)}" if page else f" · {cards.plural(summary.pages, 'page')}")
        self.query_one("#verdict", Static).update(head)
        tabs = Text()
        for number, name in enumerate(PANELS):
            tabs.append(f" {number + 1} {name} ", "reverse" if number == self.panel else "")
        self.query_one("#tabs", Static).update(tabs.append(self._conditions(), "dim"))

    def _conditions(self) -> str:
        said = [safe(self.query_text)] if self.query_text else []
        said += [f"{self.least} or worse"] if self.least is not Severity.NOTE else []
        said += [] if self.asking else ["no questions"]
        said += [f"by {self.order}"] if self.order != "page" and self.panel == 2 else []
        return f"  {len(self.listed)} lines; {', '.join(said)}" if said and self.panel in (2, 3) else ""

    def _show_detail(self) -> None:
        row = self._row()
        nothing = "Nothing meets the filter: Esc lifts it." if self.query_text else "Nothing was found."
        nothing = nothing if self.pages else "No page could be audited."
        shown: RenderableType = row.detail() if row else Text(nothing)
        self.query_one("#detail", Static).update(shown)
        self.query_one("#details").scroll_home(animate=False)

    def _row(self) -> Row | None:
        at = self._cursor()
        return self.listed[at] if at < len(self.listed) else None

    def _cursor(self) -> int:
        return self.query_one("#rows", OptionList).highlighted or 0

    def on_option_list_option_highlighted(self) -> None:
        """Shows the details of the line the cursor came to."""
        self._show_head()
        self._show_detail()

    # --------------------------------------------------------------------------------------------------- keys

    def on_option_list_option_selected(self) -> None:
        """Enter or a click on a line opens it."""
        self.action_open()

    def action_open(self) -> None:
        """Goes from a page to its images, from any other line to its details in full."""
        row = self._row()
        if row is None:
            return
        if self.panel == 0 and row.page >= 0:
            self.page = row.page
            self.action_panel(1)
            return
        self.screen.set_class(not self.screen.has_class("wide"), "full")
        self.query_one("#details").focus()

    def action_go_back(self) -> None:
        """Goes back: from the filter or the details to the list, then up to the pages, then lifts the filter."""
        boxes = self.query("Input.open")
        rows = self.query_one("#rows")
        if boxes:
            boxes.remove_class("open")
            rows.focus()
        elif self.screen.has_class("full") or self.query_one("#details").has_focus:
            self.screen.remove_class("full")
            rows.focus()
        elif self.query_text:
            self.query_text, self.wanted = "", Query()
            self.fill()
        elif self.panel == 1 and len(self.pages) > 1:
            self.panel = 0
            self.fill(self.page)

    def action_panel(self, number: int) -> None:
        """Opens a panel."""
        self.panel = number
        self.screen.remove_class("full")
        self.query_one("#rows").focus()
        self.fill()

    def action_move(self, by: int) -> None:
        """Moves the cursor, or scrolls the details when they have the focus."""
        details = self.query_one("#details")
        if details.has_focus:
            details.scroll_relative(y=by, animate=False)
        else:
            self.action_step(by)

    def action_step(self, by: int) -> None:
        """Moves the cursor; it stays where the list ends."""
        self._go(min(max(self._cursor() + by, 0), len(self.listed) - 1))

    def action_edge(self, end: int) -> None:
        """Goes to the first or last line, or to the start or end of the details."""
        details = self.query_one("#details")
        if details.has_focus:
            (details.scroll_end if end else details.scroll_home)(animate=False)
        else:
            self._go((len(self.listed) - 1) if end else 0)

    def action_jump(self, what: str, by: int) -> None:
        """Goes to the next (or previous) grave line, moderate line or page."""
        if what == "page" and self.panel == 1:
            if 0 <= self.page + by < len(self.pages):
                self.page += by
                self.fill()
            return
        here = self._row()
        at = self._cursor() + by
        while here and 0 <= at < len(self.listed):
            row = self.listed[at]
            if row.page != here.page if what == "page" else row.label in _LABELS[what]:
                self._go(at)
                return
            at += by
        self.notify(f"No {'previous' if by < 0 else 'further'} {_NAMES[what]}.", timeout=2)

    def _go(self, at: int) -> None:
        if self.listed:
            self.query_one("#rows", OptionList).highlighted = at

    def action_filter(self) -> None:
        """Opens the filter."""
        self._ask("#filter", self.query_text)

    def _ask(self, which: str, value: str, title: str = "") -> None:
        box = self.query_one(which, Input)
        box.value = value
        box.placeholder = title or box.placeholder
        box.add_class("open")
        box.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes the reason of an answer, or filters the findings, or says what is wrong with either."""
        if event.input.id == "reason":
            self._store(event.value.strip())
            return
        try:
            self.wanted = parse(event.value)
        except QueryError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.query_text = event.value.strip()
        self.query_one("#filter").remove_class("open")
        self.action_panel(self.panel if self.panel == 3 else 2)

    def action_severity(self) -> None:
        """Leaves out the least grave severity that is shown, and shows all again after the gravest."""
        severities = list(Severity)
        self.least = severities[severities.index(self.least) - 1]
        self.action_panel(self.panel if self.panel == 3 else 2)

    def action_questions(self) -> None:
        """Leaves questions out, or asks them again."""
        self.asking = not self.asking
        self.action_panel(self.panel if self.panel == 3 else 2)

    def action_copy(self) -> None:
        """Copies the draft of the line under the cursor."""
        row = self._row()
        if row and row.draft:
            self.copy_to_clipboard(safe(row.draft))
            self.notify("The draft is copied. Check it before you use it.", timeout=3)
        else:
            self.notify("There is no draft here.", timeout=2)

    def action_sort(self) -> None:
        """Sorts pages or findings by the next order."""
        if self.panel == 0:
            self.by_name = not self.by_name
            self.fill()
            self.notify("Sorted by name." if self.by_name else "The worst page first.", timeout=2)
            return
        orders = list(ORDERS)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.action_panel(2)

    def action_edit(self) -> None:
        """Opens the place of the line under the cursor in an editor; the viewer waits."""
        row = self._row()
        if row is None or row.page < 0 or not self.pages or self.deeds.edit is None:
            self.notify("There is nothing here to open.", timeout=2)
            return
        failure: Exception | None = None
        try:
            with self.suspend():
                try:
                    self.deeds.edit(self.pages[row.page].path, row.line)
                except DeedError as error:  # caught in here: `suspend` takes the terminal back only after a quiet end
                    failure = error
        except SuspendNotSupported as error:
            failure = error
        if failure is not None:
            self.notify(safe(str(failure)), severity="error", markup=False)
        self.refresh(layout=True)

    def action_answer(self, said: Said) -> None:
        """Asks why what the question under the cursor is about is fine, or a fault."""
        row = self._row()
        if row is None or row.cause is None or not row.cause.is_question or self.deeds.answer is None:
            self.notify("There is no question here to answer. Questions are listed under 3 Findings.", timeout=3)
            return
        self.said = said
        what = "it is fine" if said == "fine" else "it is a fault"
        self._ask("#reason", "", f"Why do you say {what}? Enter stores the answer, Esc leaves it.")

    def _store(self, why: str) -> None:
        row = self._row()
        if not why or row is None or row.cause is None or self.deeds.answer is None:
            self.notify("An answer needs a reason, in words.", severity="error")
            return
        asked = [outcome for outcome in row.cause.outcomes if outcome.verdict is Verdict.CANT_TELL]
        try:
            file = self.deeds.answer(self.pages[row.page], asked, self.said, why)
        except DeedError as error:
            self.notify(safe(str(error)), severity="error", markup=False)
            return
        self.findings = [finding for finding in self.findings if finding.cause is not row.cause]
        self.notify(f"Written to {safe(file)}. The next run goes by it.", markup=False)
        self.action_go_back()
        self.fill(self._cursor())

    def action_help(self) -> None:
        """Shows the keys."""
        self.push_screen(Help())


_LABELS: Final = {"grave": ("critical", "serious"), "moderate": ("moderate",)}
_NAMES: Final = {"grave": "critical or serious one", "moderate": "moderate one", "page": "page"}
