"""What each panel of the viewer lists, and what it shows of the line under the cursor. Pure: a report in, rows out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from a11y_audit.model import UNJUDGED_ROLES, Statement
from a11y_audit.report import ImageReport, PageReport, Refusal, Report
from a11y_audit.reporters import cards, wording
from a11y_audit.reporters.cards import Card, Cause
from a11y_audit.reporters.labels import LABELS, counted, label, whole
from a11y_audit.reporters.safe import clip, safe
from a11y_audit.reporters.signs import STYLES, UNICODE
from a11y_audit.reporters.terminal_cards import card_renderable
from a11y_audit.viewer.query import Finding

PANELS: Final = ("Pages", "Images", "Findings", "Rules", "Coverage")
PAGES, IMAGES, FINDINGS, RULES, COVERAGE = range(len(PANELS))
LIMIT: Final = 600
PATH: Final = 20
"""Characters of a page's path beside each of its findings."""


class Row(Struct, frozen=True):
    """A line of a panel: what it shows, what its details are, and where in the report it stands.

    `page` is the number of its page, worst first; -1 for what belongs to no page.
    """

    text: Text
    detail: Callable[[], RenderableType]
    page: int = -1
    label: str = ""
    draft: str = ""
    line: int = 1
    cause: Cause | None = None
    rule: str = ""
    image: ImageReport | None = None


def pages(shown: Sequence[PageReport], refused: Iterable[Refusal], *, by_name: bool = False) -> list[Row]:
    """All pages, as they stand or by name, and then those that could not be audited."""
    rows = []
    numbered = list(enumerate(shown))
    for number, page in sorted(numbered, key=lambda pair: pair[1].path) if by_name else numbered:
        found = cards.found(cards.cards(page))
        score = " – " if page.score is None else f"{whole(page.score):3}"
        text = Text.assemble(mark(page.verdict, 12), (score, "bold"), f" {page.grade or ' '}  {safe(page.path)}")
        rows.append(Row(text, _page_detail(page, found), number, next(iter(found), "")))
    for refusal in refused:
        text = Text(f"× not read         {safe(refusal.path)}", "dim")
        rows.append(Row(text, _plain(f"{refusal.why} [{refusal.limit}]")))
    return rows


def images(report: Report, page: PageReport, number: int) -> list[Row]:
    """The images of one page, its own first, then the page itself when something was found on it, then the others."""
    rows = []
    for card in cards.cards(page):
        said = "" if card.image is None else f"  {_caption(card.image)}"
        score = "   " if card.image is None or card.image.score is None else f"{whole(card.image.score):3}"
        unjudged = card.image is not None and card.image.role in UNJUDGED_ROLES
        state = mark("not judged" if unjudged else card.label, 12)
        text = Text.assemble(state, (score, "bold"), f"  {card.title:14}", (safe(said), "dim"))
        line = card.image.place.line if card.image else card.causes[0].first.place.line
        rows.append(
            Row(text, _card_detail(report, page.path, card), number, card.label, _draft(card), line, image=card.image)
        )
    return rows


def findings(report: Report, found: Iterable[Finding]) -> list[Row]:
    """Findings, each with its image, and with its page when the report has several."""
    rows = []
    listed = list(found)
    named = {each.path: _ending(each.path) if len(report.pages) > 1 else "" for each in listed}
    width = max(map(cell_len, named.values()), default=0)
    for finding in listed:
        cause = finding.cause
        text = Text.assemble(mark(cause.label, 11))
        if width:
            text.append(f"{set_cell_size(named[finding.path], width)}  ")
        text.append(f"{finding.card.title:14} ", "dim")
        text.append(safe(clip(cause.first.message, 200)))
        card = Card(finding.card.title, finding.card.where, finding.card.image, (cause,))
        detail, line = _card_detail(report, finding.path, card, causes_first=True), cause.first.place.line
        rows.append(Row(text, detail, finding.page, cause.label, _draft(card), line, cause, image=card.image))
    return rows


def rules(report: Report, found: Iterable[Finding]) -> list[Row]:
    """The rules that found something, the gravest first, then the most frequent, and why they matter."""
    numbers: dict[str, int] = {}
    worst: dict[str, str] = {}
    for finding in found:
        for outcome in finding.cause.outcomes:
            numbers[outcome.rule] = numbers.get(outcome.rule, 0) + 1
            worst[outcome.rule] = min(worst.get(outcome.rule, "question"), label(outcome), key=_rank)
    rows = []
    for rule in sorted(numbers, key=lambda rule: (_rank(worst[rule]), -numbers[rule])):
        title = report.rules[rule].title if rule in report.rules else ""
        text = Text.assemble(mark(worst[rule], 11), (f"{numbers[rule]:6,}", "bold"), f"  {safe(rule)}  ")
        text.append(safe(title), "dim")
        rows.append(Row(text, _rule_detail(report, rule), label=worst[rule], rule=rule))
    return rows


def coverage(shown: Iterable[PageReport]) -> list[Row]:
    """How much of each page could be examined, the least examined first."""
    rows = []
    for number, page in sorted(enumerate(shown), key=lambda pair: pair[1].coverage.share):
        share = int(100 * page.coverage.share)
        text = Text.assemble((f"{share:3} %", "bold"), f"  {page.coverage.run} of {page.coverage.applicable} checks  ")
        rows.append(Row(text.append(safe(page.path), "dim"), _coverage_detail(page), number))
    return rows


def mark(label: str, width: int) -> Text:
    """A shape and its word, in the label's colour, in a column of `width`."""
    words = f"{UNICODE.shapes.get(label, '·')} {safe(label) or 'in order'}"
    return Text(f"{words:{width}} ", STYLES.get(label, "dim"))


def _rank(label: str) -> int:
    return LABELS.index(label)


def _draft(card: Card) -> str:
    return next((draft.text for cause in card.causes for draft in cause.drafts), "")


def _caption(image: ImageReport) -> str:
    caption = image.caption.text if image.caption else ""
    credit = image.credit.text if image.credit else ""
    return clip(caption or image.alt or wording.file_name(image.src) or credit, 120)


def _ending(path: str) -> str:
    """The end of a page's path, which is what tells pages of one site apart."""
    shown = safe(path)
    return shown if len(shown) <= PATH else f"…{shown[1 - PATH :]}"


def _plain(text: str) -> Callable[[], RenderableType]:
    return lambda: Text(safe(clip(text, LIMIT)))


def _page_detail(page: PageReport, found: Mapping[str, int]) -> Callable[[], RenderableType]:
    def show() -> RenderableType:
        score = "nothing to score" if page.score is None else f"{whole(page.score)} of 100, grade {page.grade}"
        table = _table()
        table.add_row("Verdict", Text.assemble(mark(page.verdict, 0), score))
        table.add_row("Title", Text(safe(clip(page.title or "none", LIMIT))))
        table.add_row("Language", Text(safe(page.language or "not declared")))
        table.add_row("Images", Text(str(len(page.images))))
        table.add_row("Found", Text(counted(found) or "nothing"))
        table.add_row("Examined", Text(f"{page.coverage.run} of {page.coverage.applicable} checks"))
        for note in page.notes:
            table.add_row("Note", Text(safe(clip(note, LIMIT))))
        parts: list[RenderableType] = [Text(safe(page.path), "bold"), table]
        steps = cards.steps(cards.cards(page))
        if steps:
            parts += [Text(), Text(wording.FIRST_STEPS, "bold")]
            parts += [Text(f"{step.cause.gain}  {step.where}: {safe(step.text)}".lstrip()) for step in steps]
        return Group(*parts)

    return show


def _card_detail(report: Report, path: str, card: Card, *, causes_first: bool = False) -> Callable[[], RenderableType]:
    def show() -> RenderableType:
        parts: list[RenderableType] = [card_renderable(report, path, card, causes_first=causes_first)]
        standards = wording.standards(report, *(outcome for cause in card.causes for outcome in cause.outcomes))
        if standards:
            parts += [Text(), Text(f"Rests on {safe(standards)}", "dim")]
        if card.image:
            parts += [Text(), _voices(card.image)]
        return Group(*parts)

    return show


def _voices(image: ImageReport) -> Table:
    """What else the page says of the image, and how caption, credit and name were found."""
    table = _table()
    table.add_row("Kind", Text(wording.what(image), "dim"))
    for found in filter(None, (image.caption, image.credit.statement if image.credit else None)):
        place = f", line {found.place.line}" if found.place else ""
        table.add_row(
            found.voice.value.capitalize(), Text(f"taken from: {safe(found.reason or 'the page')}{place}", "dim")
        )
    if image.credit:
        credit = image.credit
        for title, names in (
            ("Persons", credit.persons),
            ("Agencies", credit.organisations),
            ("How", credit.relations),
        ):
            if names:
                table.add_row(title, Text(safe(", ".join(names)), "dim"))
    for step in image.name.trace:
        table.add_row("Name", Text(f"{safe(step.source)}: {safe(step.found) if step.found else 'nothing'}", "dim"))
    for statement in image.statements:
        table.add_row(Text(safe(statement.voice.value)), _statement(statement))
    return table


def _statement(statement: Statement) -> Text:
    return Text(f"{safe(statement.about)}: {safe(clip(statement.text, LIMIT))}", "dim")


def _rule_detail(report: Report, rule: str) -> Callable[[], RenderableType]:
    def show() -> RenderableType:
        info = report.rules.get(rule)
        if info is None:
            return Text(safe(rule), "bold")
        parts = [Text(safe(info.title), "bold"), Text()]
        parts += [Text(safe(" ".join(paragraph.split()))) for paragraph in info.why.split("\n\n")]
        for reason, why in info.reasons.items():
            parts += [Text(), Text.assemble((f"{safe(rule)}[{safe(reason)}]  ", "bold"), safe(" ".join(why.split())))]
        if info.standards:
            parts += [Text(), Text(f"Rests on {safe(', '.join(info.standards))}", "dim")]
        return Group(*parts, Text(), Text(f"a11y-audit explain {safe(rule)}", "dim"))

    return show


def _coverage_detail(page: PageReport) -> Callable[[], RenderableType]:
    def show() -> RenderableType:
        parts = [Text(safe(page.path), "bold"), Text()]
        for why, number in sorted(page.coverage.unknown.items(), key=lambda item: -item[1]):
            parts.append(Text(f"{number:4,}  {safe(clip(why, LIMIT))}"))
        if not page.coverage.unknown:
            parts.append(Text("Every check that applies was run."))
        parts += [Text(safe(clip(note, LIMIT))) for note in page.notes]
        passed = sum(page.passed.values())
        parts += [
            Text(),
            Text(f"{passed:,} checks passed, {len(page.inapplicable):,} rules had nothing to look at.", "dim"),
        ]
        return Group(*parts)

    return show


def _table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=13, no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    return table
