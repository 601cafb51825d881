"""The report as plain sentences, one a line, in reading order: for screen readers, braille displays and pipes."""

from collections.abc import Iterator

from a11y_audit.report import ImageReport, PageReport, Report
from a11y_audit.reporters import around, cards, wording
from a11y_audit.reporters.around import Group
from a11y_audit.reporters.cards import Card, Cause
from a11y_audit.reporters.labels import counted, plural, whole
from a11y_audit.reporters.safe import clip, safe

LIMIT = 600


def render(report: Report) -> str:
    """Gives the report as lines of words: no colours, no shapes, no columns, no frames."""
    return "".join(f"{safe(clip(line, 2 * LIMIT))}\n" for line in _report(report))


def _report(report: Report) -> Iterator[str]:
    summary = report.summary
    yield f"{summary.verdict}. {_score(summary.score)} {plural(summary.pages, 'page')}."
    for refusal in report.refused:
        yield f"Could not be audited: {refusal.path}. {refusal.why}"
    for page in cards.worst_first(report.pages):
        yield ""
        yield from _page(report, page)


def _page(report: Report, page: PageReport) -> Iterator[str]:
    made = cards.cards(page)
    yield f"Page {page.path}. {page.verdict}. {_score(page.score)}"
    if page.title:
        yield f"Title: {page.title}"
    yield f"{plural(len(page.images), 'image')}. Found: {counted(cards.found(made)) or 'nothing'}."
    missed = page.coverage.applicable - page.coverage.run
    if missed:
        whys = "; ".join(f"{number} because: {why}" for why, number in page.coverage.unknown.items())
        yield f"Not examined: {missed} of {page.coverage.applicable} checks. {whys}"
    yield from page.notes
    for card in made:
        if card.causes and around.is_own(card):
            yield ""
            yield from _card(report, page, card)
    groups = around.groups(made)
    if groups:
        yield ""
        yield "Around the article:"
        for number, group in enumerate(groups, 1):
            yield from _group(report, page, f"{number} of {len(groups)}", group)
    quiet = around.listed(card for card in made if not card.causes)
    if quiet:
        yield ""
        yield f"Nothing found on: {quiet}."
    for words in wording.accepted(page):
        yield f"Accepted: {words}"


def _card(report: Report, page: PageReport, card: Card) -> Iterator[str]:
    yield f"{card.title}, {card.where}." if card.where else f"{card.title}."
    if card.image:
        yield from _image(card.image)
    for number, cause in enumerate(card.causes, 1):
        yield from _cause(report, page, f"{number} of {len(card.causes)}", cause)


def _image(image: ImageReport) -> Iterator[str]:
    yield f"It is: {wording.what(image)}."
    yield f"A screen reader says: {wording.spoken(image)}"
    yield f"Alt text: {wording.alt_words(image) or image.alt}"
    if image.caption:
        yield f"Caption: {clip(image.caption.text, LIMIT)}"
    if image.credit:
        where = wording.credit_place(image.credit)
        yield f"Credit{where and ', ' + where}: {clip(image.credit.text, LIMIT)}"


def _cause(report: Report, page: PageReport, number: str, cause: Cause) -> Iterator[str]:
    first = cause.first
    yield f"Finding {number}, {cause.label}: {first.message}"
    yield from cause.more
    why = wording.why(report, first)
    if why:
        yield f"Why: {why}"
    yield from (f"To do: {advice}" for advice in cause.advice)
    yield from _drafts(cause)
    if cause.gain:
        yield f"Mending it gains {cause.gain[1:]} points."
    place = f"{page.path}, line {first.place.line}, column {first.place.column}"
    yield f"Place: {', '.join(filter(None, (place, cause.elsewhere)))}. Rule: {', '.join(cause.names)}."


def _group(report: Report, page: PageReport, number: str, group: Group) -> Iterator[str]:
    title = group.title(report)
    end = "" if title.endswith((".", "?", "”")) else "."
    images = f" {group.images}." if group.images else ""
    label = ", ".join(filter(None, (group.cause.label, group.times)))
    yield f"Finding {number}, {label}: {title}{end}{images}"
    yield from (f"To do: {advice}" for advice in group.cause.advice)
    if len(group.cards) == 1:
        yield from _drafts(group.cause)
    yield f"Place: {page.path}, {group.lines}. Rule: {', '.join(group.cause.names)}."


def _drafts(cause: Cause) -> Iterator[str]:
    for draft in cause.drafts:
        yield f"Draft {wording.field(draft)}, from {draft.origin}, {wording.caution(draft)}: {draft.text}"


def _score(score: float | None) -> str:
    return "Nothing to score." if score is None else f"Score {whole(score)} of 100."
