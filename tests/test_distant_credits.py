"""Lines of the article that credit a picture from afar are that picture's credit."""

import pytest

from a11y_audit import reading
from a11y_audit.model import DISTANT, PageImage, Source

LEAD = '<img src="bridge.jpg" alt="A red bridge" width="900" height="600">'
BODY = '<figure><img src="pier.jpg" alt="A pier" width="900" height="600"><figcaption>The pier.</figcaption></figure>'
CREDITED = BODY.replace("The pier.", "The pier. Photo: Jonas Feld")
OTHER = BODY.replace("pier", "crane")
TEXT = "<p>It took nine years to build the bridge. Nobody here knows who pays for the last of its piers, or when.</p>"


def images(article: str, path: str = "page.html") -> tuple[PageImage, ...]:
    source = article if path.endswith(".md") else f"<article><h1>Bridge opens</h1>{article}</article>"
    return reading.read(Source(path, source.encode())).images


def credits_of(article: str, path: str = "page.html") -> list[str]:
    return [image.credit.text if image.credit else "" for image in images(article, path)]


@pytest.mark.parametrize(
    "line",
    [
        "Titelbild: Ana Ruiz/AFP",
        "Beitragsbild: (c) Ana Ruiz",
        "Featured image by Ana Ruiz/AFP.",
        "Header image: Ana Ruiz via Unsplash",
        "Photo de une : Ana Ruiz / AFP",
        "Foto de portada: Ana Ruiz",
        "Omslagfoto: Ana Ruiz",
        "题图来源：新华社",
        "대표 사진: 연합뉴스",
        "Главное фото: ТАСС",
    ],
)
def test_a_label_that_names_the_lead_picture_gives_it_the_credit(line: str) -> None:
    assert credits_of(f"{LEAD}{TEXT}{BODY}{TEXT}<p>{line}</p>") == [line, ""]


def test_such_a_credit_is_parsed_and_keeps_its_place_and_spelling() -> None:
    line = 'Titelbild: <a href="/ana">Ana Ruiz</a> &amp; Jonas Feld'
    credit = images(f"{LEAD}{TEXT}\n<p>{line}</p>")[0].credit

    assert credit is not None
    assert (credit.persons, credit.label) == (("Ana Ruiz", "Jonas Feld"), "Titelbild:")
    assert (credit.statement.raw, credit.statement.reason, credit.is_distant) == (line, DISTANT, True)
    assert credit.place is not None
    assert (credit.place.line, credit.place.column) == (2, 4)


def test_the_label_may_be_a_heading_of_its_own() -> None:
    assert credits_of(f"{LEAD}{TEXT}<h3>Titelbild:</h3><div>Ana Ruiz</div>") == ["Titelbild: Ana Ruiz"]


def test_of_a_line_that_describes_the_picture_too_only_the_credit_is_taken() -> None:
    line = "Header image: The old bridge, seen from the tower of the church. Credit: Ana Ruiz/AFP"

    assert credits_of(f"{LEAD}{TEXT}<p>{line}</p>") == ["Credit: Ana Ruiz/AFP"]


def test_a_plain_label_credits_the_only_picture() -> None:
    assert credits_of(f"{LEAD}{TEXT}<p>Foto: Ana Ruiz</p>") == ["Foto: Ana Ruiz"]


def test_a_plain_label_credits_the_only_picture_that_has_no_credit() -> None:
    assert credits_of(f"{LEAD}{TEXT}{CREDITED}{TEXT}<p>Photo: Ana Ruiz</p>") == ["Photo: Ana Ruiz", "Photo: Jonas Feld"]


def test_a_line_below_the_lead_picture_and_before_the_first_paragraph_is_about_it() -> None:
    above = "<p>1 May, by Ida Berg</p><p>(Credits: Harbour Stock)</p>"

    assert credits_of(f"{LEAD}{above}{TEXT}{BODY}{TEXT}") == ["(Credits: Harbour Stock)", ""]


def test_two_line_breaks_part_the_line_from_the_paragraph_before() -> None:
    assert credits_of(f"{LEAD}{TEXT}<div>The end.<br><br>Titelbild: Ana Ruiz<br> <br>Bridges</div>") == [
        "Titelbild: Ana Ruiz"
    ]


def test_in_markdown_too() -> None:
    text = "# Bridge opens\n\n![A red bridge](bridge.jpg)\n\nThe bridge took nine years.\n\nTitelbild: Ana Ruiz\n"

    assert credits_of(text, "page.md") == ["Titelbild: Ana Ruiz"]


@pytest.mark.parametrize(
    "line",
    [
        "All photos: Ana Ruiz/AFP",
        "– alle Bilder von Ana Ruiz –",
        "Toutes les photos : Ana Ruiz / AFP",
        "本文图片：新华社",
    ],
)
def test_a_label_that_means_all_pictures_credits_those_that_have_no_credit(line: str) -> None:
    assert credits_of(f"{LEAD}{TEXT}{CREDITED}{TEXT}{OTHER}{TEXT}<p>{line}</p>") == [line, "Photo: Jonas Feld", line]


def test_so_does_such_a_credit_that_stands_with_one_of_them() -> None:
    all_of_them = CREDITED.replace("Photo:", "(All photos:").replace("Feld", "Feld)")

    assert credits_of(f"{LEAD}{TEXT}{all_of_them}{TEXT}") == ["(All photos: Jonas Feld)"] * 2


def test_what_a_teaser_says_of_all_its_photos_is_not_about_the_article() -> None:
    teaser = f"<aside class='related'>{CREDITED.replace('Photo:', 'All photos:')}</aside>"

    assert credits_of(f"{LEAD}{TEXT}{TEXT}{teaser}") == ["", "All photos: Jonas Feld"]


def test_the_lead_picture_may_be_credited_apart_from_all_others() -> None:
    lines = "<p>Titelbild: Jonas Feld</p><p>Alle Fotos: Ana Ruiz</p>"

    assert credits_of(f"{LEAD}{TEXT}{BODY}{TEXT}{lines}") == ["Titelbild: Jonas Feld", "Alle Fotos: Ana Ruiz"]


@pytest.mark.parametrize(
    "article",
    [
        f"{LEAD}{TEXT}{BODY}{TEXT}<p>Photos: Ana Ruiz</p>",
        f"{LEAD}{TEXT}<p>Photo: Ana Ruiz</p>{TEXT}<p>Photo: Jonas Feld</p>",
        f"{LEAD}{TEXT}<p>Text: Ida Berg • Fotos: Ana Ruiz</p>",
        f"{LEAD}{TEXT}<p>Zdroj: ČTK, Ana Ruiz</p>",
    ],
    ids=["several pictures", "several lines", "several makers", "the article's source"],
)
def test_who_is_meant_among_several_is_not_guessed(article: str) -> None:
    assert set(credits_of(article)) == {""}


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/gallery">Photos: Storm Ida</a></p>',
        "<p>Titelbild: so sieht die neue Brücke von oben aus</p>",
        "<p>Photos: how the city built a bridge</p>",
        "<figure><figcaption>Foto: Ana Ruiz</figcaption></figure>",
    ],
    ids=["a link to other pictures", "a description", "a headline", "a caption that lost its picture"],
)
def test_other_lines_are_no_credit(line: str) -> None:
    assert credits_of(f"{LEAD}{TEXT}{line}")[0] == ""


def test_a_line_that_repeats_a_credit_is_about_the_picture_that_has_it() -> None:
    assert credits_of(f"{LEAD}{TEXT}{CREDITED}{TEXT}<p>Photo: Jonas Feld</p>") == ["", "Photo: Jonas Feld"]


def test_all_photos_beside_a_gallery_means_those_of_the_gallery() -> None:
    slides = "".join(f'<figure><img src="{name}.jpg" alt="{name}"></figure>' for name in ("tram", "bus", "boat"))
    gallery = f'<figure class="gallery">{slides}<figcaption>A tour. All photos: Jonas Feld</figcaption></figure>'
    assert credits_of(f"{LEAD}{TEXT}{gallery}{TEXT}") == ["", *["All photos: Jonas Feld"] * 3]
