"""What scripts paint on a canvas, as far as the page itself spells it out."""

from a11y_audit.model import Kind, PageImage, Source
from a11y_audit.reading import read


def canvases(markup: str) -> list[PageImage]:
    images = read(Source("a.html", markup.encode())).images
    return [image for image in images if image.kind is Kind.CANVAS]


def canvas(script: str, tag: str = '<canvas id="chart"></canvas>') -> PageImage:
    (only,) = canvases(f"<p>Turnout</p>{tag}<script>{script}</script>")
    return only


def test_a_file_that_a_script_draws_is_a_source() -> None:
    found = canvas("const i = new Image(); i.src = 'map.png'; document.getElementById('chart').drawImage(i, 0, 0)")
    assert [(source.url, source.attribute) for source in found.sources] == [("map.png", "script")]


def test_words_that_a_script_writes_are_kept() -> None:
    found = canvas("document.querySelector('#chart').getContext('2d').fillText(\"52  percent\", 9, 30)")
    assert [(said.voice, said.text, said.raw) for said in found.statements] == [("ocr", "52 percent", "52  percent")]


def test_a_script_about_another_canvas_is_not_heard() -> None:
    found = canvas("document.querySelector('#other').fillText('52 percent', 9, 30)")
    assert found.statements == ()


def test_each_canvas_has_its_own_script() -> None:
    first, second = canvases(
        '<canvas id="a"></canvas><canvas id="b"></canvas><script>a("#a").fillText("one", 1, 1)</script>'
        '<script>b("#b").fillText("two", 1, 1)</script>'
    )
    assert [said.text for said in first.statements] == ["one"]
    assert [said.text for said in second.statements] == ["two"]


def test_the_only_canvas_needs_no_id() -> None:
    found = canvas("document.querySelector('canvas').getContext('2d').fillText('Yes', 1, 1)", "<canvas></canvas>")
    assert [said.text for said in found.statements] == ["Yes"]


def test_a_file_that_is_loaded_but_not_drawn_is_no_source() -> None:
    assert canvas("const i = new Image(); i.src = 'pixel.png'; use('#chart')").sources == ()


def test_addresses_of_no_image_are_left_out() -> None:
    assert canvas("s.src = 'chart.js'; go('#chart').drawImage(s, 0, 0)").sources == ()
