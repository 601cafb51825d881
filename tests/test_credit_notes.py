"""Lines of the article that credit pictures from afar."""

import pytest

from a11y_audit import reading
from a11y_audit.model import Page, Source
from a11y_audit.text.credit_notes import credits_in_text


def page(body: str) -> Page:
    figure = '<figure><img src="bridge.jpg" alt="A bridge"><figcaption>The bridge.</figcaption></figure>'
    text = f"<html><body><article><h1>Bridge</h1>{figure}<p>It took nine years.</p>{body}"
    return reading.read(Source("page.html", text.encode()))


@pytest.mark.parametrize(
    "note",
    [
        "Photos: Ana Ruiz",
        "Titelbild: Ana Ruiz/AFP",
        "사진: 김하나",
        "Beitragsbild: Ana Ruiz",
        "Illustrationen / Fotos: Ana Ruiz • Porträt: Jonas Feld",
        "Text und Fotos: Ana Ruiz",
    ],
)
def test_a_line_with_a_label_credits_pictures(note: str) -> None:
    assert credits_in_text(page(f"<p>{note}</p>")) == (note,)


@pytest.mark.parametrize(
    ("markup", "note"),
    [
        ("<p>Beitragsbild via <a href='/u'>Harbour Stock</a>.</p>", "Beitragsbild via Harbour Stock."),
        ("<p>Art by<br><a href='/ana'>Ana Ruiz</a></p>", "Art by Ana Ruiz"),
        ("<p>Fotos von Ana Ruiz</p>", "Fotos von Ana Ruiz"),
        ("<p>Photos © Ana Ruiz</p>", "Photos © Ana Ruiz"),
        ("<p>Written by Ida Berg • Illustration by Ana Ruiz</p>", "Written by Ida Berg • Illustration by Ana Ruiz"),
    ],
)
def test_a_line_may_credit_without_a_colon(markup: str, note: str) -> None:
    assert credits_in_text(page(markup)) == (note,)


def test_the_label_may_be_a_heading_and_the_name_the_block_below() -> None:
    notes = credits_in_text(page("<h3>Beitragsbild:</h3><div>(c) Ana Ruiz</div><h3>Tags:</h3><div>Bridges</div>"))

    assert notes == ("Beitragsbild: (c) Ana Ruiz",)


def test_a_note_at_the_articles_end_is_found_however_far_the_pictures_are() -> None:
    text = "<p>The bridge is open, and everybody goes to see it.</p>" * 1_000

    assert credits_in_text(page(f"{text}<p>Photos: Ana Ruiz</p></article>")) == ("Photos: Ana Ruiz",)


@pytest.mark.parametrize("below", ["<p>teilen</p>", "<h3>Tags:</h3>"])
def test_a_heading_with_a_control_or_another_heading_below_credits_none(below: str) -> None:
    assert credits_in_text(page(f"<h3>Bildquelle:</h3>{below}")) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Source: the ministry",
        "Erstes Bild: So könnte die Brücke aussehen",
        "Ana Ruiz: we built it in nine years",
        "Photos",
        "Photos by visitors are welcome",
        "Images from space show the bridge",
        "Written by Ana Ruiz",
        "Video by Ana Ruiz",
        "Photos by Ana Ruiz and others who came to the river in spring show how the bridge grew",
    ],
)
def test_other_lines_credit_none(line: str) -> None:
    assert credits_in_text(page(f"<p>{line}</p>")) == ()
