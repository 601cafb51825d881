"""What a page hides from assistive technology, by attribute, style attribute and its own style sheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.reading.accessible_names.visibility import Visibility
from a11y_audit.reading.document.html import parse_html

IMG = '<img class="it foto" id=bild src=a.jpg alt="Ein Turm">'


def why(markup: str, selector: str = ".it") -> str | None:
    document = parse_html(f"<!DOCTYPE html>{markup}")
    element = document.tree.select_one(selector)
    assert element is not None
    return Visibility(document.tree).why_hidden(element)


def styled(css: str, markup: str = f"<div class=kasten>{IMG}</div>") -> str | None:
    return why(f"<style>{css}</style>{markup}")


# ------------------------------------------------------------------------------------------------------- attributes


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (IMG, None),
        (f"<div hidden>{IMG}</div>", "hidden"),
        (f"<div hidden=until-found>{IMG}</div>", "hidden"),
        (f"<div hidden style='display: block'>{IMG}</div>", None),
        (f"<div aria-hidden=true>{IMG}</div>", "aria-hidden"),
        (f"<div aria-hidden=TRUE style='display:block'>{IMG}</div>", "aria-hidden"),
        (f"<div aria-hidden=false>{IMG}</div>", None),
        (f"<div inert>{IMG}</div>", "inert"),
        (f"<template>{IMG}</template>", "template"),
        (f"<dialog>{IMG}</dialog>", "closed dialog"),
        (f"<dialog open>{IMG}</dialog>", None),
        (f"<div popover>{IMG}</div>", "closed popover"),
        (f"<details><summary>Mehr</summary>{IMG}</details>", "closed details"),
        (f"<details><summary>{IMG}</summary>Mehr</details>", None),
        (f"<details open><summary>Mehr</summary>{IMG}</details>", None),
        (f"<div style='display:none'>{IMG}</div>", "display: none"),
        (f"<div style='DISPLAY : None !important'>{IMG}</div>", "display: none"),
        (f"<div style='display:none; display:block'>{IMG}</div>", None),
        (f"<div style='visibility:hidden'><p>{IMG}</p></div>", "visibility: hidden"),
        (f"<div style='visibility:collapse'>{IMG}</div>", "visibility: collapse"),
        (f"<div style='visibility:hidden'><p style='visibility:visible'>{IMG}</p></div>", None),
        (f"<div style='visibility:hidden'><p style='visibility:inherit'>{IMG}</p></div>", "visibility: hidden"),
        (f"<div style='display:none'><p style='display:block'>{IMG}</p></div>", "display: none"),
    ],
)  # fmt: skip
def test_what_hides_an_image_by_markup(markup: str, expected: str | None) -> None:
    assert why(markup) == expected


@pytest.mark.parametrize(
    "style",
    ["margin-left:-9999px", "position:absolute;left:-9999px", "opacity:0", "clip:rect(0 0 0 0)", "width:0;height:0"],
)
def test_what_is_off_screen_or_transparent_is_heard(style: str) -> None:
    assert why(f"<div style='{style}'>{IMG}</div>") is None


@pytest.mark.parametrize("root", ["<body hidden>", "<body style='display:none'>", "<body style='visibility:hidden'>"])
def test_a_page_that_waits_for_its_script_is_not_hidden(root: str) -> None:
    assert why(f"{root}{IMG}") is None


def test_what_readers_without_scripts_get_counts() -> None:
    assert why(f"<noscript>{IMG}</noscript>") is None


# ----------------------------------------------------------------------------------------------------- style sheets


@pytest.mark.parametrize(
    "css",
    [
        ".kasten{display:none}",
        "DIV{DISPLAY:NONE}",
        "#bild{display:none}",
        "img[alt^='Ein']{display:none}",
        "body > .kasten > img{display:none}",
        "div .foto{display:none}",
        "p, div , ul {color:red; display : none ; }",
        "div:not(.offen){display:none}",
        ":is(.kasten,.rahmen) img{display:none}",
        "*{display:none}",
        "/* a { } */ .kasten/* } */{display:none}",
        ".kasten{content:'}{';display:none",
        "@import url(rest.css); .kasten{display:none}",
        "@media screen{.kasten{display:none}}",
        "@media all, print{.kasten{display:none}}",
        "@media only screen{p{}.kasten{display:none}}",
        "@media not print{.kasten{display:none}}",
        "@layer grund{.kasten{display:none}}",
        "@font-face{font-family:x;src:url(x)} .kasten{display:none}",
        "body{ & .kasten{display:none} }",
        "body{ color:red; .kasten{display:none} }",
        ".x::before, .kasten{display:none}",
        ".x:unbekannt(1), .kasten{display:none}",
        ".kasten{display:block} .kasten{display:none}",
        ".download, .kasten{display:none}",
        "div.kasten{display:none} .kasten{display:block}",
        ".kasten{display:none!important} #bild, div.kasten{display:block}",
        "@layer grund{div.kasten{display:block}} .kasten{display:none}",
        ".kasten{display:none!important} @layer grund{.kasten{display:none!important}}",
    ],
)  # fmt: skip
def test_a_style_sheet_hides(css: str) -> None:
    assert styled(css) == "display: none"


@pytest.mark.parametrize(
    "css",
    [
        ".kiste{display:none}",
        ".kasten::after{display:none}",
        ".kasten:before{display:none}",
        ".kasten:hover{display:none}",
        ".kasten{backface-visibility:hidden}",
        ".kasten{opacity:0}",
        ".kasten{display:none} .kasten{display:block}",
        ".kasten{display:none} div.kasten{display:flex}",
        ".kasten{display:block!important} div.kasten{display:none}",
        ".kasten{display:none} body{ .kasten{display:grid} }",
        "@media print{.kasten{display:none}}",
        "@media (max-width:600px){.kasten{display:none}}",
        "@media screen and (max-width:600px){.kasten{display:none}}",
        "@media print{p{display:none}.kasten{display:none}}",
        "@supports (display:grid){.kasten{display:none}}",
        "@container (width > 1px){.kasten{display:none}}",
        "@media screen{@media print{.kasten{display:none}}}",
        ".kasten{display:none} @media (min-width:800px){.kasten{display:block}}",
        "@keyframes weg{to{display:none}}",
        "@layer grund{.kasten{display:none}} .kasten{display:block}",
        "@layer grund{.kasten{display:block!important}} .kasten{display:none!important}",
        ".kasten{content:'.kasten{display:none}'}",
        ".kasten{display:revert}",
        "html{display:none} body{visibility:hidden}",
        "html:not(.js) .kasten{display:none}",
        ".no-js .kasten, .kasten.lazyload, .kasten{display:none} .kasten{display:block}",
        ".lazy-bilder .foto, body:not(.loaded) .foto{display:none}",
        "[v-cloak], .kasten:not(.slick-initialized){visibility:hidden}",
    ],
)  # fmt: skip
def test_a_style_sheet_does_not_hide(css: str) -> None:
    assert styled(css) is None


def test_a_style_attribute_wins_over_a_style_sheet_unless_that_is_important() -> None:
    shown = f"<div class=kasten style='display:block'>{IMG}</div>"
    assert styled(".kasten{display:none}", shown) is None
    assert styled(".kasten{display:none!important}", shown) == "display: none"


def test_visibility_is_inherited_and_can_be_taken_back() -> None:
    assert styled(".kasten{visibility:hidden}") == "visibility: hidden"
    assert styled(".kasten{visibility:hidden} .foto{visibility:visible}") is None
    assert (
        styled(".kasten{visibility:hidden}", f"<div class=kasten><p style='visibility:visible'>{IMG}</p></div>") is None
    )


def test_a_style_sheet_shows_what_the_hidden_attribute_hides() -> None:
    assert styled("[hidden]{display:block}", f"<div hidden>{IMG}</div>") is None


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("<style media=screen>.it{display:none}</style>", "display: none"),
        ("<style media=print>.it{display:none}</style>", None),
        ("<style media='(max-width:9px)'>.it{display:none}</style>", None),
        ("<noscript><style>.it{display:none}</style></noscript>", None),
        ("<template><style>.it{display:none}</style></template>", None),
    ],
)
def test_a_style_element_counts_where_and_for_what_it_is_meant(style: str, expected: str | None) -> None:
    assert why(style + IMG) == expected


def test_several_style_elements_are_one_cascade() -> None:
    assert why(f"<style>.it{{display:none}}</style><style>.it{{display:inline}}</style>{IMG}") is None


def test_class_names_written_with_escapes_are_understood() -> None:
    assert why(r"<style>.md\:weg{display:none}</style><img class='it md:weg'>") == "display: none"


# --------------------------------------------------------------------------------------------------------- hostile


def test_a_style_sheet_shows_what_a_style_attribute_hides_around_it() -> None:
    assert styled(".foto{visibility:visible}", f"<div style='visibility:hidden'>{IMG}</div>") is None


@pytest.mark.parametrize(
    "css",
    [
        ".kasten{color:red; .foto{display:none}}",
        ".kasten{.fuss{color:red} display:none}",
        ".kasten{&.kasten{display:none}}",
        ".kasten /* } */ {display:none}",
        ".fuss{content:'{'} .kasten{display:none}",
        ".fuss\\ {display:none} *{display:none}",
        ".fuss{color:red}} p{} .kasten{display:none}",
        "} @media screen{p{display:none}} .kasten{display:none}",
        "@media screen{p{}} .kasten{display:none}",
    ],
)  # fmt: skip
def test_an_intricate_style_sheet_hides(css: str) -> None:
    assert styled(css) == "display: none"


@pytest.mark.parametrize(
    "css",
    [
        "} .kasten{display:none}",
        "p{display:none}} .kasten{display:none}",
        "p{display:none}} ; .kasten{display:none}",
        "p{}}} .kasten{display:none}",
        "p{}} @media screen{.kasten{display:none}}",
        "p{}} @import url(rest.css); .kasten{display:none}",
        "p{} @media screen{p{}}} .kasten{display:none}",
    ],
)
def test_a_rule_behind_a_closing_brace_too_many_is_broken(css: str) -> None:
    assert styled(css) is None


def test_a_style_sheet_too_large_for_its_page_is_left_aside() -> None:
    css = "".join(f".a{n} .b{n}{{display:none}}" for n in range(6_000))
    assert why(f"<style>.it{{display:none}}{css}</style>{'<p>' * 1_000}{IMG}") is None


@pytest.mark.parametrize(
    "css",
    [
        "{" * 50_000 + "display:none",
        "}" * 50_000 + "{display:none}",
        ".a{& & & &{" * 200 + "display:none",
        "@media " * 5_000 + "{.it{display:none}}",
        "," * 50_000 + "{display:none}",
        ".it" + ":not(" * 5_000 + "{display:none}",
        ".it" + "[" * 5_000 + "{display:none}",
    ],
)
def test_a_rule_whose_selector_is_broken_hides_nothing(css: str) -> None:
    assert styled(css) is None


@pytest.mark.parametrize(
    "css", [".it{display:none;/*" + "*" * 50_000, '.it{display:none;content:"' + "\\" * 50_001, ".it{display:none"]
)
def test_a_rule_that_is_not_closed_ends_with_the_style_sheet(css: str) -> None:
    assert styled(css) == "display: none"


CSS = st.lists(
    st.sampled_from(
        [
            ".it", "div", "*", "{", "}", "display:none", "visibility:hidden", ";", "@media print", "@media screen",
            ":is(", ")", "/*", "*/", '"', "'", "\\", ",", " ", "&", "!important", "@layer", "::before", ":hover",
            "[a=b]", "@", "\n",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(CSS)
def test_any_style_sheet_gives_an_answer(css: str) -> None:
    assert styled(css) in {None, "display: none", "visibility: hidden"}
