"""What stands in a caption's element and is not its wording: instructions, the credit once more."""

import pytest

from a11y_audit.model import Source
from a11y_audit.reading import read
from a11y_audit.reading.credits import separate

CAPTION = "A ferry leaves the harbor at dawn."


def words(figcaption: str) -> tuple[str | None, str | None]:
    figure = f'<figure><img src="a.jpg" alt="A ferry"><figcaption>{figcaption}</figcaption></figure>'
    image = read(Source("page.html", f"<article><h1>Ferries</h1>{figure}".encode())).images[0]
    return image.caption.text if image.caption else None, image.credit.text if image.credit else None


@pytest.mark.parametrize(
    "hint",
    [
        "Click to enlarge.",
        "Please click on the picture to start the film.",
        "(click for a larger view)",
        "Zum Vergrößern bitte anklicken.",
        "Klicken Sie auf das Bild, um es zu vergrößern",
        "Cliquez sur l'image pour l'agrandir.",
        "Haga clic para ampliar.",
        "点击查看大图",
        "クリックで拡大",
    ],
)
def test_an_instruction_at_the_end_is_no_part_of_caption_or_credit(hint: str) -> None:
    assert words(f"{CAPTION} Photo: Ana Ruiz/AFP. {hint}") == (CAPTION, "Photo: Ana Ruiz/AFP.")


@pytest.mark.parametrize(
    "caption",
    [
        "The night was warm. A click beetle sits on the rail.",
        "She told us to click on the link, and so we did.",
        "The new button. People click it without reading.",
    ],
)
def test_a_sentence_with_such_a_word_in_it_stays(caption: str) -> None:
    assert words(caption) == (caption, None)


@pytest.mark.parametrize(
    "figcaption",
    [
        f"{CAPTION[:-1]}.....Picture Ana Ruiz, PA <span class='credit'>(Image: Ana Ruiz, PA)</span>",
        f"{CAPTION} / Ana Ruiz <span class='credit'>Foto: Ana Ruiz</span>",
        f"{CAPTION} Foto Ana Ruiz <span class='copyright'>© Ana Ruiz</span>",
    ],
)
def test_a_credit_that_the_caption_repeats_is_told_once(figcaption: str) -> None:
    caption, found = words(figcaption)

    assert caption is not None
    assert caption.rstrip(".") == CAPTION.rstrip(".")
    assert found is not None
    assert "Ana Ruiz" in found


def test_a_person_shown_who_took_the_picture_too_stays_in_the_caption() -> None:
    assert words("A portrait of Ana Ruiz <span class='credit'>Ana Ruiz</span>")[0] == "A portrait of Ana Ruiz"


def test_a_short_name_in_an_element_named_after_both_is_the_credit() -> None:
    assert words('<div class="caption-credit"><a class="caption-link" href="/k">Kevin</a></div>') == (None, "Kevin")


def test_a_description_in_an_element_named_after_both_is_the_caption() -> None:
    assert words('<div class="caption-credit">The ferry Aurora at noon</div>')[0] == "The ferry Aurora at noon"


def test_a_label_before_a_description_does_not_make_it_a_credit() -> None:
    found = separate("Lead photo: The old pier, seen from the tower of the church. Credit: Ana Ruiz/AFP")

    assert found.credit == "Credit: Ana Ruiz/AFP"


def test_two_labelled_credits_are_a_credit_as_a_whole() -> None:
    text = "Foto: Ana Ruiz. Grafik: dpa"

    assert separate(text).credit == text


@pytest.mark.parametrize(
    ("figcaption", "credit"),
    [
        ("<!-- -->(Quelle: <!-- -->Ana Ruiz<!-- -->)", "(Quelle: Ana Ruiz)"),
        ("<span>Source: © <!-- -->Ana Ruiz</span>", "Source: © Ana Ruiz"),
        ("<span><!---->Photo: <!---->Ana Ruiz<!----></span>", "Photo: Ana Ruiz"),
    ],
)
def test_empty_comments_that_a_framework_left_in_a_text_do_not_cut_it(figcaption: str, credit: str) -> None:
    assert words(figcaption) == (None, credit)


def test_a_counter_that_a_framework_put_together_is_no_caption() -> None:
    assert words(f"<span>2<!-- -->/<!-- -->4</span><span>{CAPTION}</span>") == (CAPTION, None)


@pytest.mark.parametrize("control", ["Fold sammen", "Einklappen", "Pokaż mniej", "Afficher plus", "접기"])
def test_what_opens_and_closes_a_caption_is_no_part_of_it(control: str) -> None:
    assert words(f'<span>{CAPTION}</span> <a href="#">{control}</a>') == (CAPTION, None)


def test_a_label_and_a_copyright_sign_are_one_credit() -> None:
    text = "Photo credit: Ana Ruiz © 2026 Harbor Films"

    assert separate(text).credit == text


def test_a_label_that_trails_off_is_read_out_and_is_no_part_of_the_credit() -> None:
    assert words(f"<span>{CAPTION}</span><span><span>Credit...</span><span>Ana Ruiz</span></span>") == (
        CAPTION,
        "Ana Ruiz",
    )


def test_a_labelled_credit_in_several_elements_is_one() -> None:
    credit = "<span><strong>Source:</strong> <span>AAP</span> / <span>Ana Ruiz</span></span>"

    assert words(f"<span>{CAPTION}</span> {credit}") == (CAPTION, "Source: AAP / Ana Ruiz")


@pytest.mark.parametrize("credit", ["European Union, Copernicus imagery", "a. r."])
def test_what_stands_beside_a_caption_is_a_credit_by_its_name_whatever_it_says(credit: str) -> None:
    figcaption = '<span class="x__captionText">{}</span> <span class="x__captionCredit">{}</span>'

    assert words(figcaption.format(CAPTION, credit)) == (CAPTION, credit)


@pytest.mark.parametrize("source", ["(CBC)", "(DR)", "(archivio storico Ente Gondola)", "(Museo del Mar)"])
def test_a_source_in_brackets_alone_is_the_credit(source: str) -> None:
    assert words(source) == (None, source)


@pytest.mark.parametrize("remark", ["(Symbolbild)", "(Archivbild)", "(A)", "(Fig. 1)"])
def test_a_remark_in_brackets_alone_credits_nobody(remark: str) -> None:
    assert words(remark) == (remark, None)
