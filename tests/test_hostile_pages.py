"""Pages no newsroom would write: nothing is lost on them, and what is said of each image costs the same however many.

Of costs that grow with the square of a page these sizes make minutes, where the whole file now runs in seconds.
"""

from collections.abc import Sequence

import pytest

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Source
from a11y_audit.report import PageReport
from a11y_audit.site import audit_source

MANY = 1500


@pytest.fixture(scope="module")
def rules() -> list[ActiveRule]:
    return choose_rules(Config())


def audited(body: str, rules: Sequence[ActiveRule], name: str = "page.html") -> PageReport:
    page = f'<!doctype html><html lang="en"><title>Harbour</title><article><h1>Harbour</h1>{body}'
    report = audit_source(Source(name, (page if name.endswith("html") else body).encode()), rules, ocr=False)
    assert isinstance(report, PageReport), report
    return report


def each(form: str, count: int = MANY) -> str:
    return "".join(form.replace("#", str(n)) for n in range(count))


@pytest.mark.parametrize(
    ("body", "images"),
    [
        (each('<figure><img src="p#.jpg"><figcaption>Boat # / Reuters</figcaption></figure>'), MANY),
        (f"<figure>{each('<img src=p#.jpg>')}<figcaption>Boats / Reuters</figcaption></figure>", MANY),
        (f"<figure>{each('<img src=p#.jpg><figcaption>Boat # / Reuters</figcaption>')}</figure>", MANY),
        (each('<figure><img src="p#.jpg"><figcaption>Boat # / Reuters'), MANY),
        (f"<figure><figcaption>{each('<img src=p#.jpg>boat ')}</figcaption></figure>", MANY),
        (each('<div class="caption"><img src="p#.jpg" alt="Boat #">'), MANY),
        ('<div class="image-text">' * MANY + '<img src="p.jpg">Boat / Reuters', 1),
        ("<figure>" + '<div class="image-text">' * MANY + '<img src="p.jpg">Boat / Reuters', 1),
        (f'<a href="/story">{each("<img src=p#.jpg alt=Boat>")}</a>', MANY),
        (each('<a href="/story#"><span><img src="p#.jpg" alt="Boat">'), MANY),
        (each('<object data="p#.svg"><img src="p#.jpg">'), 1),
        (f"<table><tr>{each('<td><img src=p#.jpg>')}<tr>{each('<td>Boat # / Reuters')}</table>", MANY),
        ("<div>" * MANY + each('<img src="p#.jpg" alt="Boat #">'), MANY),
        ('<img src="p.jpg">' * MANY, MANY),
        ('<figure><img src="p.jpg">' * MANY, MANY),
        ('<div class="caption"><img src="p.jpg">' * MANY, MANY),
        ('<picture><img src="p.jpg">' * MANY, MANY),
    ],
    ids=[
        "figures",
        "one figure with one caption",
        "one figure with as many captions",
        "figures inside captions",
        "one caption round all",
        "boxes named after captions",
        "boxes vaguely named",
        "boxes vaguely named in a figure",
        "one link",
        "links never closed",
        "fallbacks in fallbacks",
        "a table row of captions",
        "a deep place",
        "one address",
        "one picture in nested figures",
        "one picture in nested boxes",
        "one picture in nested picture elements",
    ],
)
def test_every_image_is_reported_however_many_there_are(body: str, images: int, rules: list[ActiveRule]) -> None:
    report = audited(f'<img src="first.jpg">{body}', rules)

    assert report.images[0].src == "first.jpg"
    assert len(report.images) == 1 + images


@pytest.mark.parametrize(
    "text",
    [
        "![](p.jpg) |\nA boat in port / Reuters |\n\n" * MANY,
        "![](p.jpg) word / Reuters file | " * MANY,
        "![p](p.jpg)\n" * MANY,
    ],
    ids=["extracted pairs", "one long line", "one paragraph"],
)
def test_every_markdown_image_is_reported_however_many_there_are(text: str, rules: list[ActiveRule]) -> None:
    assert len(audited(text, rules, "page.md").images) == MANY


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000, "![" * 50_000, "![](" * 50_000, "|" * 200_000, "*a_ " * 50_000, "> " * 5_000, "`" * 50_000],
    ids=["brackets", "openings", "unclosed images", "bars", "emphasis", "quotes", "ticks"],
)
def test_markdown_marks_without_end_are_read(text: str, rules: list[ActiveRule]) -> None:
    assert [image.src for image in audited(f"![A boat](boat.jpg)\n\n{text}", rules, "page.md").images][:1] == [
        "boat.jpg"
    ]


def test_of_a_flood_of_statements_about_one_image_the_first_are_heard(rules: list[ActiveRule]) -> None:
    said = ",".join(f'{{"@type":"ImageObject","url":"p.jpg","caption":"Boat {n}"}}' for n in range(MANY))
    block = f'<script type="application/ld+json">{{"@type":"NewsArticle","image":[{said}]}}</script>'
    report = audited(block + '<img src="p.jpg">' * 20, rules)

    for image in report.images:
        assert 0 < len(image.statements) <= 40
        assert image.statements == report.images[0].statements


def test_a_shared_figure_gives_its_pictures_no_caption_of_a_figure_inside_it(rules: list[ActiveRule]) -> None:
    report = audited(
        '<figure><img src="outer.jpg" alt="Sheds"><figure><img src="inner.jpg" alt="Boats">'
        "<figcaption>Boats wait for the tide. Photo: Ana Ribeiro/Reuters</figcaption></figure></figure>",
        rules,
    )
    outer, inner = report.images

    assert outer.caption is None
    assert inner.caption is not None
    assert inner.caption.text == "Boats wait for the tide."
