"""House style: reading it from settings, and writing credits as the house does."""

import re
import tomllib
from pathlib import Path

import pytest

from a11y_audit import reading
from a11y_audit.config import Config, ConfigurationError, choose_rules, read_config
from a11y_audit.engine import audit
from a11y_audit.house_style import (
    READY,
    CreditStyle,
    HouseStyleError,
    ends_sentence,
    house_name,
    read_house_style,
    write_credit,
    write_stop,
)
from a11y_audit.model import Credit, Source


def credit(line: str) -> Credit:
    """The credit that a page shows in an element of its own."""
    html = (
        f'<figure><img src="a.jpg" alt="A boat"><figcaption>A boat. <b class="credit">{line}</b></figcaption></figure>'
    )
    found = reading.read(Source("page.html", html.encode())).images[0].credit
    assert found is not None
    return found


def written(line: str, **style: object) -> tuple[str, ...]:
    """How a house with these credit settings writes the credit."""
    read = read_house_style({"credit": {name.replace("_", "-"): value for name, value in style.items()}})
    assert read is not None
    return write_credit(credit(line), read.credit)


# --------------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize("nothing", ["", None, {}])
def test_without_a_setting_there_is_no_style(nothing: object) -> None:
    assert read_house_style(nothing) is None


@pytest.mark.parametrize("name", sorted(READY))
def test_a_ready_style_is_named(name: str) -> None:
    assert read_house_style(name) == READY[name]


def test_a_table_starts_from_the_style_it_is_based_on() -> None:
    style = read_house_style(
        {"base": "guardian", "credit": {"labels": ["Picture"], "forms": {"file": ["{names}, file"]}}}
    )

    assert style is not None
    assert style.credit.labels == ("Picture",)
    assert style.credit.forms["plain"] == READY["guardian"].credit.forms["plain"]
    assert style.credit.forms["file"] == ("{names}, file",)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("gardian", "there is no house style 'gardian'"),
        ({"base": "gardian"}, "there is no house style 'gardian'"),
        (7, "the name of a style or a table"),
        ({"caption": {"full-stop": "sometimes"}}, "full-stop"),
        ({"credit": {"colour": "red"}}, "colour"),
        ({"credit": {"forms": {"plain": ["{author}"]}}}, "{author}"),
        ({"credit": {"forms": {"drawn": ["{persons}"]}}}, "'drawn'"),
        ({"credit": {"forms": {"plain": ["{label}: {persons}"]}}}, "no labels"),
    ],
)
def test_a_style_that_makes_no_sense_is_refused_with_the_reason(value: object, said: str) -> None:
    with pytest.raises(HouseStyleError, match=said.replace("{", r"\{")):
        read_house_style(value)


def test_the_styles_in_the_documentation_can_be_read() -> None:
    text = (Path(__file__).parent.parent / "docs" / "house-style.md").read_text(encoding="utf-8")
    fences = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    styles = [tomllib.loads(fence)["tool"]["a11y-audit"]["house-style"] for fence in fences]

    assert len(styles) == 2
    assert all(read_house_style(style) for style in styles)


def test_the_documentation_lists_the_ready_styles() -> None:
    text = (Path(__file__).parent.parent / "docs" / "house-style.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `([\w-]+)`", text, re.MULTILINE)) == set(READY)


# --------------------------------------------------------------------------------------------------------- writing


def test_a_credit_is_written_in_the_form_that_holds_all_who_are_named() -> None:
    forms = {"plain": ["{persons}/{organisations}", "{organisations}", "{persons}"]}

    assert written("Photo: Ana Ruiz, AFP", forms=forms) == ("Ana Ruiz/AFP",)
    assert written("Photo: AFP", forms=forms) == ("AFP",)
    assert written("Photo: Ana Ruiz", forms=forms) == ("Ana Ruiz",)


def test_nobody_is_left_out_for_want_of_a_form() -> None:
    assert written("Photo: Ana Ruiz, AFP", forms={"plain": ["{organisations}"]}) == ()


def test_several_persons_and_organisations_are_joined_as_the_house_joins_them() -> None:
    style = {"persons_joined_by": " & ", "organisations_joined_by": " via "}

    line = written(
        "Photo: Ana Ruiz and Jon Field/SOPA/Reuters", forms={"plain": ["{persons}/{organisations}"]}, **style
    )

    assert line == ("Ana Ruiz & Jon Field/SOPA via Reuters",)


def test_an_organisation_is_spelled_as_the_house_spells_it_under_any_of_its_names() -> None:
    style = CreditStyle(names={"Associated Press": "AP", "Lant Gazette": "The Lant Gazette"})

    assert house_name("AP Photo", style) == "AP"
    assert house_name("Lant Gazette", style) == "The Lant Gazette"
    assert house_name("Reuters", style) == "Reuters"


def test_an_agency_may_have_a_form_of_its_own() -> None:
    ap = READY["ap"].credit

    assert write_credit(credit("Ana Ruiz/AP"), ap) == ("(AP Photo/Ana Ruiz)",)
    assert write_credit(credit("Associated Press"), ap) == ("(AP Photo)",)
    assert write_credit(credit("Ana Ruiz/AFP"), ap) == ("(Ana Ruiz/AFP)",)


def test_the_house_s_label_stands_in_for_words_for_photos_and_for_no_others() -> None:
    guardian = READY["guardian"].credit

    assert write_credit(credit("Foto: Ana Ruiz"), guardian) == ("Photograph: Ana Ruiz",)
    assert write_credit(credit("Illustration: Ana Ruiz"), guardian) == ("Illustration: Ana Ruiz",)
    assert write_credit(credit("Graphic: Ana Ruiz"), guardian) == ()


def test_a_relation_without_a_form_is_not_judged() -> None:
    forms = {"plain": ["{persons}/{organisations}", "{organisations}"], "courtesy": ["Courtesy of {names}"]}

    assert written("Ana Ruiz for The Lant Gazette", forms=forms) == ()
    assert written("courtesy of Lant Museum", forms=forms) == ("Courtesy of Lant Museum",)


@pytest.mark.parametrize(
    "line",
    [
        "Ana Ruiz, with thanks to the harbour master",
        "Reuters. NO RESALES. NO ARCHIVES",
        "Photo: Handout",
        "Ana Ruiz/NASA GSFC",
    ],
)
def test_what_is_not_wholly_understood_is_not_written_anew(line: str) -> None:
    assert written(line, forms={"plain": ["{persons}/{organisations}", "{organisations}", "{persons}"]}) == ()


@pytest.mark.parametrize("text", ["It opens.", "Does it?", "“It opens.”", "橋が開く。", "(It opens.)"])
def test_a_sentence_ends_in_its_mark_also_inside_quotation_marks(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["The bridge", "The bridge of “Lant”", ""])
def test_a_phrase_does_not(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    ("rule", "caption", "as_written"),
    [
        ("always", "The bridge opens", "The bridge opens."),
        ("always", "新しい橋", "新しい橋。"),
        ("always", "Does it?", "Does it?"),
        ("never", "The bridge opens.", "The bridge opens"),
        ("never", "It opens. It stays.", "It opens. It stays."),
        ("never", "It opens ...", "It opens ..."),
        ("sentences", "The bridge", "The bridge"),
        ("sentences", "It opens. It stays", "It opens. It stays."),
        ("", "The bridge opens", "The bridge opens"),
    ],
)
def test_a_caption_ends_as_the_house_ends_it(rule: str, caption: str, as_written: str) -> None:
    style = read_house_style({"caption": {"full-stop": rule}})

    assert style is not None
    assert write_stop(caption, style.caption) == as_written


# -------------------------------------------------------------------------------------------------------- settings

LINE = "The bridge at dusk. Photo: Ana Ruiz, AFP"
PAGE = f'<figure><img src="a.jpg" alt="A red bridge"><figcaption>{LINE}</figcaption></figure>'


def findings(config: Config) -> list[str]:
    page = reading.read(Source("page.html", PAGE.encode()))
    return [
        f"{each.rule}[{each.reason}]" for each in audit(page, choose_rules(config)).outcomes if "house" in each.rule
    ]


def test_the_rules_are_silent_until_a_style_is_set() -> None:
    assert findings(Config()) == []


def test_a_style_in_the_settings_reaches_the_rules() -> None:
    assert findings(Config(house_style="guardian")) == ["credit-house-style[form]"]


def test_a_style_in_a_settings_file_may_be_a_table(tmp_path: Path) -> None:
    file = tmp_path / "a11y-audit.toml"
    file.write_text('[house-style]\nbase = "guardian"\n[house-style.caption]\nfull-stop = "never"\n', encoding="utf-8")

    assert findings(read_config(file)) == ["caption-house-style[stop-extra]", "credit-house-style[form]"]


def test_a_style_that_makes_no_sense_is_an_error_of_the_settings() -> None:
    with pytest.raises(ConfigurationError, match="there is no house style"):
        choose_rules(Config(house_style="gardian"))


def drafts(html: str, style: str) -> list[str]:
    page = reading.read(Source("page.html", html.encode()))
    report = audit(page, choose_rules(Config(house_style=style, select=("credit-house-style",))))
    return [outcome.suggestion.text for outcome in report.outcomes if outcome.suggestion]


def test_the_draft_is_the_whole_line_where_caption_and_credit_share_one() -> None:
    assert drafts(PAGE, "guardian") == ["The bridge at dusk. Photograph: Ana Ruiz/AFP"]
    assert drafts(PAGE.replace("dusk.", "dusk |").replace("Photo: Ana Ruiz, AFP", "Yonhap"), "korea-times") == [
        "The bridge at dusk / Yonhap"
    ]


def test_the_draft_mends_the_caption_s_end_as_well() -> None:
    phrase = PAGE.replace("dusk.", "dusk /").replace("Photo: Ana Ruiz, AFP", "Ana Ruiz/AFP")

    assert drafts(phrase, "ap") == ["The bridge at dusk. (Ana Ruiz/AFP)"]


def test_the_draft_is_the_credit_alone_where_it_has_an_element_of_its_own() -> None:
    own = PAGE.replace("Photo: Ana Ruiz, AFP", '<b class="credit">Photo: Ana Ruiz, AFP</b>')

    assert drafts(own, "guardian") == ["Photograph: Ana Ruiz/AFP"]
