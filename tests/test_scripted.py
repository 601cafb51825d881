"""Elements that a script on the page fills with words."""

import pytest

from a11y_audit.model import Source
from a11y_audit.reading import read
from a11y_audit.text.scripted import is_filled_by_script


def is_filled(markup: str) -> bool:
    page = read(Source("page.html", markup.encode()))
    assert page.outline is not None
    return is_filled_by_script(page.outline.select("h2")[0], page)


@pytest.mark.parametrize(
    "script",
    [
        "$('#film').text(title)",
        '$( "#film" ).html(title)',
        'document.getElementById("film").textContent = title',
        "document.querySelector('#film').innerHTML = title",
    ],
)
def test_a_script_that_writes_into_the_element_fills_it(script: str) -> None:
    assert is_filled(f'<h2 id="film"></h2><script>{script}</script>')
    assert is_filled(f'<h2><a href="#" id="film"></a></h2><script>{script}</script>')


@pytest.mark.parametrize(
    "beside",
    [
        '<a href="#film">To the film</a>',
        "<style>#film { color: red }</style>",
        "<script>$('#film').hide()</script>",
        "<script>$('#films').text(title)</script>",
    ],
)
def test_what_only_names_the_element_does_not_fill_it(beside: str) -> None:
    assert not is_filled(f'<h2 id="film"></h2>{beside}')


def test_an_element_without_id_is_filled_by_nobody() -> None:
    assert not is_filled("<h2></h2><script>$('#film').text(title)</script>")
