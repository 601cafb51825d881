"""The report as one HTML file an editor can open, print and send on. It loads nothing and runs nothing.

Every value passes `safe` and Jinja's autoescape; the content security policy allows no more than the file's own style
sheet, by its hash, and the small pictures that lie in it. No address of the page that was audited is ever loaded.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from a11y_audit.model import UNJUDGED_ROLES
from a11y_audit.report import ImageReport, PageReport, Report
from a11y_audit.reporters import around, cards, labels, overview, wording
from a11y_audit.reporters.safe import clip, safe
from a11y_audit.reporters.signs import UNICODE

if TYPE_CHECKING:
    from jinja2 import Environment

LIMIT: Final = 2000
"""Characters of one quoted text; the JSON report has all of it."""
FULL: Final = 200
"""Pages shown with all that was found on them; a browser grows slow with more."""
PICTURES: Final = 150
"""Pictures shown; each takes some 15 KB of the file."""
_BUFFERED: Final = 100
"""Parts of the template that are given as one piece."""
_TEMPLATES: Final = Path(__file__).with_name("templates")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


def pieces(
    report: Report, *, full: int = FULL, picture: Callable[[str, ImageReport], bytes | None] | None = None
) -> Iterator[str]:
    """Gives the report as one self-contained HTML document.

    Args:
        report: what to show.
        full: how many pages, the worst, are shown with all that was found; of the others the table has a row.
        picture: gives a small JPEG of a page's image by the page's path, None when there is none.
    """
    css = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    worst = nsmallest(full, enumerate(report.pages), key=lambda item: cards.badness(item[1]))
    sections = [_Section(number, page) for number, (_, page) in enumerate(worst, 1)]
    shown = {index for index, _ in worst}
    others = (_Row(page) for index, page in enumerate(report.pages) if index not in shown)
    total = len(report.pages)
    stream = (
        _environment()
        .get_template("report.html.j2")
        .stream(
            report=report,
            total=total,
            sections=sections,
            others=others if total > len(worst) else (),
            picture=_Pictures(picture),
            css=_trusted(css),
            style_hash=_hash(css),
        )
    )
    stream.enable_buffering(_BUFFERED)
    yield from stream
    yield "\n"


class _Pictures:
    """The first pictures that are to be had, as `data:` addresses."""

    def __init__(self, made: Callable[[str, ImageReport], bytes | None] | None) -> None:
        self.are_shown = made is not None
        self._made = made
        self._left = PICTURES

    def __call__(self, path: str, image: ImageReport) -> str:
        """The address of a page's image; "" when it is not shown."""
        jpeg = self._made(path, image) if self._made and self._left else None
        if not jpeg:
            return ""
        self._left -= 1
        return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"


class _Row:
    """One page as a line of the table."""

    def __init__(self, page: PageReport) -> None:
        self.page = page
        self.cards = cards.cards(page)
        self.counts = cards.found(self.cards)


class _Section(_Row):
    """One page as the template wants it."""

    def __init__(self, number: int, page: PageReport) -> None:
        super().__init__(page)
        self.id = f"page-{number}"
        self.wanting = [card for card in self.cards if card.causes and around.is_own(card)]
        self.groups = around.groups(self.cards)
        self.steps = cards.steps(self.cards)
        self.accepted = wording.accepted(page)
        self.language = page.language if page.language and _LANGUAGE.fullmatch(page.language) else None
        quiet = [card for card in self.cards if card.image and not card.causes]
        unjudged = [card for card in quiet if card.image and card.image.role in UNJUDGED_ROLES]
        self.unjudged = around.counted_roles(unjudged)
        self.quiet = around.listed(card for card in quiet if card not in unjudged)

    def place_of(self, card: cards.Card) -> str:
        """The id of the heading under which a card is shown: its own, or that of the images around the article."""
        own = next((number for number, each in enumerate(self.wanting, 1) if each is card), None)
        return f"{self.id}-around" if own is None else f"{self.id}-card-{own}"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= {"labels": labels, "wording": wording, "overview": overview, "shapes": UNICODE.shapes}
    environment.filters |= {"clipped": lambda text: clip(text, LIMIT), "slug": _slug}
    return environment


def _harmless(value: Any) -> Any:
    """Makes a value safe; what the templates themselves made is left as it is."""
    return value if hasattr(value, "__html__") else safe(str(value))


def _trusted(css: str) -> Any:
    from markupsafe import Markup

    return Markup(css)  # noqa: S704 - our own style sheet


def _hash(css: str) -> str:
    return b64encode(sha256(css.encode()).digest()).decode()


def _slug(label: str) -> str:
    return label.lower().replace(" ", "-")
