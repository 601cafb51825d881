"""What style attributes say of whether an element is seen."""

import pytest

from a11y_audit.text.styles import hides, is_transparent


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color: red; DISPLAY : None",
        "display:\tnone !important; display: block",
        "visibility:hidden",
        "/* until loaded */ visibility: collapse",
        "display: block; display: none",
    ],
)
def test_a_style_hides_without_a_box_or_without_visibility(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    [
        "",
        "display",
        "display: inline-block",
        "--display: none",
        "display: none; display: block",
        "display: none; display: block !important",
        "pointer-events: none",
        "backface-visibility: hidden",
        "overflow: hidden",
        "opacity: 0",
    ],
)
def test_a_style_that_shows_or_speaks_of_something_else_hides_nothing(style: str) -> None:
    assert not hides(style)


@pytest.mark.parametrize("style", ["opacity:0", "opacity: 0.0", "opacity: .0", "width: 1px; opacity: 0%"])
def test_a_style_without_opacity_is_transparent(style: str) -> None:
    assert is_transparent(style)


@pytest.mark.parametrize("style", ["", "opacity: 1", "opacity: 0.4", "opacity: .", "opacity: 0; opacity: 1"])
def test_a_style_with_some_opacity_is_not_transparent(style: str) -> None:
    assert not is_transparent(style)
