"""The terminal viewer: a list of pages, images, findings, rules or coverage, and the details of the line chosen."""

from collections.abc import Callable
from typing import ClassVar, Final

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Resize
from textual.widgets import Footer, Input, Static

from a11y_audit.model import Severity, Verdict
from a11y_audit.report import PageReport, Report
from a11y_audit.reporters import cards
from a11y_audit.reporters.labels import plural, whole
from a11y_audit.reporters.safe import safe
from a11y_audit.viewer import panels
from a11y_audit.viewer.deeds import Answered, DeedError, Deeds, Mosaic, Said
from a11y_audit.viewer.keys import BINDINGS, Help
from a11y_audit.viewer.mosaics import drawn
from a11y_audit.viewer.panels import FINDINGS, IMAGES, PAGES, PANELS, RULES, Row
from a11y_audit.viewer.query import ORDERS, Filter, QueryError, findings, in_order, parse
from a11y_audit.viewer.rows import Rows

WIDE: Final = 110
"""Columns from which list and details stand side by side."""
PICTURE: Final = 44, 14
"""Columns and rows that a picture may take at most."""


class Viewer(App[None]):
    """Shows one report. It opens and writes no file but by the deeds it was given."""

    TITLE = "a11y-audit"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "viewer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = BINDINGS

    def __init__(self, report: Report, deeds: Deeds | None = None) -> None:
        super().__init__(ansi_color=True)
        self.report = report
        self.deeds = deeds or Deeds()
        self.order = "page"
        self.by_name = False
        self.said: Said = "fine"
        self.pages: list[PageReport] = cards.worst_first(report.pages)
        self.findings = [found for number, page in enumerate(self.pages) for found in findings(number, page)]
        self.page = 0
        self.panel = PAGES if len(self.pages) != 1 else IMAGES
        self.wanted = Filter()
        self.listed: list[Row] = []
        self.answered: list[tuple[int, PageReport, Answered]] = []
        self.pictured = False
        self.mosaics: dict[tuple[str, int, int], Mosaic | None] = {}

    def compose(self) -> ComposeResult:
        """Lays out verdict, tabs, conditions, list, details, filter and keys."""
        yield Static(id="verdict")
        yield Static(id="tabs")
        yield Static(id="conditions")
        with Container(id="body"):
            yield Rows(id="rows", markup=False)
            with VerticalScroll(id="details"):
                yield Static(id="detail")
        yield Input(id="filter", placeholder="rule:caption-* sev>=serious img:2 page:name words", compact=True)
        yield Input(id="reason", compact=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Shows the first panel in the terminal's own colours, and pictures where there is room for them."""
        self.pictured = self.size.width >= WIDE
        self.theme = "ansi-dark"
        self.fill()
        self.query_one("#rows").focus()

    def on_resize(self, event: Resize) -> None:
        """Puts list and details side by side where there is room."""
        self.screen_stack[0].set_class(event.size.width >= WIDE, "wide")

    # --------------------------------------------------------------------------------------------------- showing

    def fill(self, at: int | None = None) -> None:
        """Lists the current panel anew, with the cursor on line `at`, else where the page last looked at begins."""
        self.listed = self._rows()
        rows = self.query_one(Rows)
        rows.show(self.listed, parted=self.panel == FINDINGS and self.order == "page")
        if self.listed:
            rows.highlighted = self._first_line() if at is None else min(at, len(self.listed) - 1)
        self._show_head()
        self._show_conditions()
        self._show_detail()

    def _rows(self) -> list[Row]:
        shown = [finding for finding in self.findings if self.wanted.wants(finding)]
        makers: tuple[Callable[[], list[Row]], ...] = (
            lambda: panels.pages(self.pages, self.report.refused, by_name=self.by_name),
            lambda: panels.images(self.report, self.pages[self.page], self.page) if self.pages else [],
            lambda: panels.findings(self.report, in_order(shown, self.order)),
            lambda: panels.rules(self.report, shown),
            lambda: panels.coverage(self.pages),
        )
        return makers[self.panel]()

    def _first_line(self) -> int:
        """The first line that belongs to the page last looked at."""
        return next((at for at, row in enumerate(self.listed) if row.page == self.page), 0)

    def _show_head(self) -> None:
        row = self._row()
        at = row.page if row else self.page if self.panel == IMAGES else -1
        page = self.pages[at] if self.pages and at >= 0 else None
        summary = self.report.summary
        verdict, score = (page.verdict, page.score) if page else (summary.verdict, summary.score)
        head = Text.assemble(panels.mark(verdict, 0))
        head.append(f" {'nothing to score' if score is None else f'{whole(score)} of 100'}", "bold")
        head.append(f" · {safe(page.path)}" if page else f" · {plural(summary.pages, 'page')}")
        self.query_one("#verdict", Static).update(head)
        tabs = Text()
        for number, name in enumerate(PANELS):
            tabs.append(f" {number + 1} {name} ", "reverse" if number == self.panel else "")
        self.query_one("#tabs", Static).update(tabs)

    def _show_conditions(self) -> None:
        """Says in a line of its own why not all is listed, or not in the order of the pages."""
        sorted_by = (f"sorted by {self.order}",) if self.order != "page" and self.panel == FINDINGS else ()
        said = (*self.wanted.conditions, *sorted_by) if self.panel in (FINDINGS, RULES) else ()
        line = self.query_one("#conditions", Static)
        line.display = bool(said)
        noun = "finding" if self.panel == FINDINGS else "rule"
        ends = " · Esc shows all" if self.wanted.conditions else ""
        line.update(Text(f"{plural(len(self.listed), noun)}: {safe(' · '.join(said))}{ends}"))

    def _show_detail(self) -> None:
        row = self._row()
        shown: RenderableType = row.detail() if row else Text(self._nothing())
        picture = self._picture(row) if row else None
        self.query_one("#detail", Static).update(Group(picture, Text(), shown) if picture else shown)
        self.query_one("#details").scroll_home(animate=False)

    def _picture(self, row: Row) -> Text | None:
        """The picture that a line is about, if it is wanted and can be shown."""
        if row.image is None or self.deeds.picture is None or not self.pictured:
            return None
        columns, rows = PICTURE
        rows = min(rows, self.size.height // 3)
        key = self.pages[row.page].path, row.image.n, rows
        if key not in self.mosaics:
            self.mosaics[key] = self.deeds.picture(key[0], row.image, columns, rows)
        mosaic = self.mosaics[key]
        return drawn(mosaic) if mosaic else None

    def _nothing(self) -> str:
        """Why the list is empty."""
        if not self.pages:
            return "No page could be audited."
        if self.panel == IMAGES:
            return "The page holds no images, and nothing was found on it."
        return "Nothing meets the filter: Esc lifts it." if self.wanted.conditions else "Nothing was found."

    def _row(self) -> Row | None:
        at = self._cursor()
        return self.listed[at] if at < len(self.listed) else None

    def _cursor(self) -> int:
        return self.query_one(Rows).highlighted or 0

    def on_option_list_option_highlighted(self) -> None:
        """Shows the details of the line the cursor came to."""
        self._show_head()
        self._show_detail()

    # --------------------------------------------------------------------------------------------------- keys

    def on_option_list_option_selected(self) -> None:
        """Enter or a click on a line opens it."""
        self.action_open()

    def action_open(self) -> None:
        """Goes from a page to its images, from a rule to its findings, from any other line to its details in full."""
        row = self._row()
        if row is None:
            return
        if self.panel == PAGES and row.page >= 0:
            self.action_panel(IMAGES)
            return
        if row.rule:
            self._filter(f"{self.wanted.text} rule:{row.rule}".strip())
            self._open(FINDINGS, 0)
            return
        self.screen.set_class(not self.screen.has_class("wide"), "full")
        self.query_one("#details").focus()

    def action_go_back(self) -> None:
        """Goes back: from a box or the details to the list, from some findings to all, from a page to all pages."""
        boxes = self.query("Input.open")
        rows = self.query_one("#rows")
        if boxes:
            boxes.remove_class("open")
            rows.focus()
        elif self.screen.has_class("full") or self.query_one("#details").has_focus:
            self.screen.remove_class("full")
            rows.focus()
        elif self.panel in (FINDINGS, RULES) and self.wanted.conditions:
            self.wanted = Filter()
            self.action_panel(self.panel)
        elif self.panel == IMAGES and len(self.pages) > 1:
            self._open(PAGES)

    def action_panel(self, number: int) -> None:
        """Opens a panel on the page of the line under the cursor."""
        self._note_page()
        self._open(number)

    def _note_page(self) -> None:
        row = self._row()
        if row and row.page >= 0:
            self.page = row.page

    def _open(self, panel: int, at: int | None = None) -> None:
        self.panel = panel
        self.screen.remove_class("full")
        self.query_one("#rows").focus()
        self.fill(at)

    def _open_findings(self) -> None:
        """Shows what the filter leaves, by rules when these are shown."""
        self._open(RULES if self.panel == RULES else FINDINGS, 0)

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
        if what == "page" and self.panel == IMAGES:
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
            self.query_one(Rows).highlighted = at

    def action_filter(self) -> None:
        """Opens the filter."""
        self._ask("#filter", self.wanted.text)

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
            self._filter(event.value.strip())
        except QueryError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.query_one("#filter").remove_class("open")
        self._open_findings()

    def _filter(self, text: str) -> None:
        self.wanted = replace(self.wanted, text=text, query=parse(text))

    def action_severity(self) -> None:
        """Leaves out the least grave severity that is shown, and shows all again after the gravest."""
        self.wanted = replace(self.wanted, least=list(Severity)[self.wanted.least.rank - 1])
        self._open_findings()

    def action_questions(self) -> None:
        """Leaves questions out, or asks them again."""
        self.wanted = replace(self.wanted, asking=not self.wanted.asking)
        self._open_findings()

    def action_picture(self) -> None:
        """Shows pictures above the details, or hides them."""
        if self.deeds.picture is None:
            self.notify("Pictures are made of colours, and these are switched off.")
            return
        self.pictured = not self.pictured
        self._show_detail()
        row = self._row()
        if self.pictured and (row is None or self._picture(row) is None):
            self.notify("The picture's file is not there, or cannot be shown.")

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
        if self.panel == PAGES:
            self.by_name = not self.by_name
            self.fill(0)
            self.notify("Sorted by name." if self.by_name else "The worst page first.", timeout=2)
        elif self.panel == FINDINGS:
            orders = list(ORDERS)
            self.order = orders[(orders.index(self.order) + 1) % len(orders)]
            self.fill(0)
        else:
            self.notify("Pages (1) and findings (3) can be sorted.", timeout=2)

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
        page = self.pages[row.page]
        asked = [outcome for outcome in row.cause.outcomes if outcome.verdict is Verdict.CANT_TELL]
        try:
            answered = self.deeds.answer(page, asked, self.said, why)
        except DeedError as error:
            self.notify(safe(str(error)), severity="error", markup=False)
            return
        self.answered.append((row.page, page, answered))
        self.notify(f"Written to {safe(answered.file)}. u takes it back.", markup=False)
        self.action_go_back()
        self._put(row.page, answered.page)

    def action_take_back(self) -> None:
        """Takes the last answer of this session back."""
        if not self.answered:
            self.notify("Nothing was answered since the viewer was opened.", timeout=2)
            return
        number, page, answered = self.answered[-1]
        try:
            answered.take_back()
        except DeedError as error:
            self.notify(safe(str(error)), severity="error", markup=False)
            return
        self.answered.pop()
        self.notify(f"The answer is out of {safe(answered.file)}.", markup=False, timeout=3)
        self._put(number, page)

    def _put(self, number: int, page: PageReport) -> None:
        """Shows a page as it is now; the pages keep their order."""
        self.pages[number] = page
        others = (finding for finding in self.findings if finding.page != number)
        self.findings = sorted([*others, *findings(number, page)], key=lambda finding: finding.page)
        self.fill(self._cursor())

    def action_help(self) -> None:
        """Shows the keys."""
        self.push_screen(Help())


_LABELS: Final = {"grave": ("critical", "serious"), "moderate": ("moderate",)}
_NAMES: Final = {"grave": "critical or serious one", "moderate": "moderate one", "page": "page"}
