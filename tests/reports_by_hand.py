"""Reports put together by hand: what reporters and viewer are tested on, without reading or judging a page."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from a11y_audit.model import (
    DISTANT,
    AccessibleName,
    Certainty,
    Credit,
    ImageSource,
    Kind,
    Pillar,
    Place,
    Role,
    Severity,
    Statement,
    Suggestion,
    Verdict,
    Voice,
)
from a11y_audit.report import (
    SCHEMA,
    Changes,
    Coverage,
    ImageReport,
    Outcome,
    PageReport,
    ReasonCount,
    Refusal,
    Report,
    RuleInfo,
    Summary,
    Suppression,
    Tool,
)

RULES = {
    "image-empty-tag": RuleInfo(
        title="An image tag without an image",
        pillar=Pillar.ACCESS,
        why="Readers get a gap, or hear “image” and nothing more.\n\nThe tag often stays behind when a file is moved.",
        wcag=("1.1.1",),
    ),
    "alt-missing": RuleInfo(
        title="A picture has no description",
        pillar=Pillar.ACCESS,
        why="A reader who cannot see the picture hears its description instead.",
        reasons={"no-attribute": "Without a description many screen readers spell out the file name."},
        wcag=("1.1.1",),
        act=("23a2a8",),
    ),
    "caption-orphaned": RuleInfo(
        title="A caption without its picture", pillar=Pillar.CAPTION, why="The caption speaks of a picture nobody sees."
    ),
    "caption-doubled-word": RuleInfo(
        title="A word stands twice", pillar=Pillar.CAPTION, why="A doubled word is often a slip of the keyboard."
    ),
    "credit-provenance": RuleInfo(
        title="The caption names another source",
        pillar=Pillar.CREDIT,
        why="Readers should learn who made the footage and who supplied it.",
    ),
    "page-lang-missing": RuleInfo(
        title="The page does not say its language",
        pillar=Pillar.PAGE,
        why="A screen reader picks its voice by the declared language.",
        wcag=("3.1.1",),
    ),
}


def place(line: int, column: int = 1, length: int = 10) -> Place:
    """A stretch of one line; offsets pretend that every line is 100 characters long."""
    offset = (line - 1) * 100 + column - 1
    return Place(line, column, line, column + length, offset, offset + length)


def statement(text: str, voice: Voice = Voice.CAPTION, line: int = 1) -> Statement:
    """What a voice says, found in a figcaption."""
    return Statement(voice, voice.value, text, text, place(line), "figcaption")


def credit(text: str, *, separator: str = "", line: int = 1, **parts: Any) -> Credit:
    """A credit line."""
    return Credit(statement(text, Voice.CREDIT, line), separator=separator, **parts)


def image(n: int = 1, line: int = 1, *, src: str = "photo.jpg", alt: str | None = None, **fields: Any) -> ImageReport:
    """An image; its accessible name is its alternative text unless `name` says otherwise."""
    name = fields.pop("name", None) or AccessibleName(alt or "", "alt" if alt else "", "img", alt != "")
    plain = {"kind": Kind.IMG, "role": Role.BODY, "caption": None, "credit": None, "statements": (), "score": 100.0}
    sources = (ImageSource(src, "src"),) if src else ()
    return ImageReport(n=n, place=place(line), src=src, sources=sources, alt=alt, name=name, **{**plain, **fields})


def distant_credit(text: str, line: int) -> Credit:
    """A credit that stands in the text of the article."""
    return Credit(Statement(Voice.CREDIT, "credit", text, text, place(line), DISTANT))


def outcome(rule: str = "alt-missing", *, line: int = 1, column: int = 1, **fields: Any) -> Outcome:
    """A certain, critical failure of the first image, unless `fields` say otherwise."""
    plain = {
        "reason": "no-attribute",
        "verdict": Verdict.FAILED,
        "severity": Severity.CRITICAL,
        "certainty": Certainty.CERTAIN,
        "pillar": Pillar.ACCESS,
        "image": 1,
        "message": "This photo has no description.",
        "advice": "Say what a reader would see.",
        "root": rule,
        "points": 10.0,
        "fingerprint": "0123456789abcdef",
    }
    return Outcome(rule=rule, place=place(line, column), **{**plain, **fields})


def question(rule: str = "credit-provenance", **fields: Any) -> Outcome:
    """Something the tool only asks."""
    plain = {
        "reason": "aired-by",
        "verdict": Verdict.CANT_TELL,
        "severity": Severity.MINOR,
        "certainty": Certainty.POSSIBLE,
        "message": "The footage was aired by one broadcaster and is credited to another. Is that right?",
        "advice": "Name both when both had a hand in it.",
        "points": 0.3,
    }
    return outcome(rule, **{**plain, **fields})


def page(
    path: str = "article.md", images: Sequence[ImageReport] = (), outcomes: Sequence[Outcome] = (), **fields: Any
) -> PageReport:
    """A page with a verdict that fits its outcomes only roughly."""
    bad = any(each.verdict is Verdict.FAILED and each.suppressed is None for each in outcomes)
    plain = {
        "verdict": "NOT READY" if bad else "READY",
        "score": 48.6 if bad else 100.0,
        "grade": "D" if bad else "A",
        "coverage": Coverage(20, 20),
        "language": "en",
        "title": "Ferry link between the islands reopens",
        "format": "markdown",
        "passed": {"alt-filename": 2},
        "inapplicable": ("text-in-image-not-in-alt",),
        "notes": (),
    }
    return PageReport(path=path, images=tuple(images), outcomes=tuple(outcomes), **{**plain, **fields})


def report(*pages: PageReport, refused: Iterable[Refusal] = (), **fields: Any) -> Report:
    """A report over pages."""
    refusals = tuple(refused)
    outcomes = [each for one in pages for each in one.outcomes]
    scores = [one.score for one in pages if one.score is not None]
    order = "NOT READY, FIX FIRST, CHECK, READY"
    summary = Summary(
        pages=len(pages),
        refused=len(refusals),
        images=sum(len(one.images) for one in pages),
        photos=sum(len(one.images) for one in pages),
        verdict=min((one.verdict for one in pages), key=order.find, default="READY"),
        score=round(sum(scores) / len(scores), 1) if scores else None,
        failed=sum(each.verdict is Verdict.FAILED for each in outcomes),
        questions=sum(each.verdict is Verdict.CANT_TELL for each in outcomes),
        by_severity={},
        by_verdict={},
    )
    plain = {"schema": SCHEMA, "tool": Tool("a11y-audit", "0.1.0", "news-1"), "rules": RULES}
    return Report(summary=summary, pages=pages, refused=refusals, **{**plain, **fields})


def summed_up(one: Report) -> Report:
    """The report with a summary as of a whole site."""
    reasons = (
        ReasonCount("alt-missing", "no-attribute", Severity.CRITICAL, False, 1200, 2),
        ReasonCount("credit-provenance", "aired-by", Severity.MINOR, True, 1, 1),
    )
    scores = (1, 0, 0, 0, 3, 0, 0, 2, 3, 7)
    changes = Changes(new=3, known=40, fixed=2)
    return replace(one, summary=replace(one.summary, reasons=reasons, scores=scores, changes=changes))


def ferry() -> PageReport:
    """A page as a text extractor leaves it: two empty image tags, captions and credits run together."""
    lead = image(
        1,
        1,
        src="",
        kind=Kind.MARKDOWN,
        role=Role.LEAD,
        caption=statement("Harbour master Ines Duarte, left, and ferry captain Tomas Reyes", line=2),
        credit=credit("Harbour Times file", separator=" / ", line=2, organisations=("Harbour Times",)),
        score=29.2,
    )
    second = image(
        2,
        14,
        src="",
        kind=Kind.MARKDOWN,
        caption=statement(
            "This footage, aired by the Island Island Channel on May 3, shows the ferry docking.", line=15
        ),
        credit=credit("Coastpress", separator=". ", line=15, organisations=("Coastpress",)),
        score=28.9,
    )
    draft = Suggestion("alt", "A ferry [seen from where?] docks at [which pier?].", "the caption")
    empty: dict[str, Any] = {
        "rule": "image-empty-tag",
        "reason": "nothing",
        "message": "The image tag is empty: it has neither a file nor a description.",
        "advice": "Put the picture back, or take the tag and its caption out.",
        "root": "no-picture",
    }
    outcomes = []
    for number, line, points in ((1, 1, 27.1), (2, 14, 18.1)):
        outcomes += [
            outcome(**empty, image=number, line=line, points=points, suggestion=draft if number == 2 else None),
            outcome(image=number, line=line, root="no-picture", points=points),
            outcome(
                "caption-orphaned",
                reason="empty-tag",
                severity=Severity.SERIOUS,
                pillar=Pillar.CAPTION,
                message="This caption stands under no picture.",
                advice="Keep picture, caption and credit together in one figure.",
                image=number,
                line=line + 1,
                points=4.1,
            ),
        ]
    outcomes += [
        outcome(
            "caption-doubled-word",
            reason="twice",
            severity=Severity.MINOR,
            certainty=Certainty.LIKELY,
            pillar=Pillar.CAPTION,
            message="“Island Island”: the word stands twice.",
            advice="Take one out, unless it is part of a name.",
            image=2,
            line=15,
            column=30,
            points=0.2,
        ),
        question(image=2, line=15, column=84, pillar=Pillar.CREDIT),
        outcome(
            "page-lang-missing",
            reason="not-said",
            severity=Severity.MINOR,
            pillar=Pillar.PAGE,
            message="The page does not say which language it is in.",
            advice="Add the lang attribute to the html element.",
            image=None,
            points=1.7,
        ),
    ]
    return page(
        "article.md",
        [lead, second],
        outcomes,
        score=27.3,
        coverage=Coverage(72, 61, {"The image has no file to open": 8, "Tesseract is not installed": 3}),
        notes=("This is the text an extractor left: the live page may say more.",),
    )


def harbour() -> PageReport:
    """An HTML page with images of many kinds, most of them in order."""
    images = [
        image(
            1,
            12,
            src="img/market.jpg",
            alt="Fishmongers weigh crabs under striped awnings",
            role=Role.LEAD,
            caption=statement("The Saturday market drew record crowds.", line=13),
            credit=credit("Mina Okafor / Coastpress", line=13, persons=("Mina Okafor",), organisations=("Coastpress",)),
        ),
        image(2, 30, src="img/IMG_2041.jpg", caption=statement("부두에 정박한 배", line=31), score=40.0),
        image(3, 44, src="img/line.png", alt="", role=Role.ICON),
        image(4, 50, src="https://ads.example/p.gif", role=Role.TRACKER, score=None),
        image(5, 60, src="img/logo.svg", alt="Harbour Times", role=Role.LOGO),
    ]
    return page(
        "site/harbour.html",
        images,
        [
            outcome(image=2, line=30, points=22.0),
            outcome("alt-decorative", image=3, line=44, suppressed=Suppression(kind="inSource", why="line art")),
            question("credit-missing", image=2, line=30, severity=Severity.SERIOUS, message="Who took this photo?"),
        ],
        format="html",
        score=71.9,
        grade="C",
    )
