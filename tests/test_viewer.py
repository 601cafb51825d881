"""What the terminal viewer shows."""

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList

from a11y_audit.report import Refusal
from a11y_audit.viewer.app import Viewer
from tests.reports_by_hand import credit, ferry, harbour, image, outcome, page, report, statement
from tests.viewing import REPORT, after, conditions, detail, head, here, listed, typed


@pytest.mark.asyncio
async def test_it_opens_on_the_pages_the_worst_first() -> None:
    assert await after(see=listed) == [
        "■ NOT READY   27 D  article.md",
        "■ NOT READY   71 C  site/harbour.html",
        "✓ READY      100 A  fine.html",
    ]


@pytest.mark.asyncio
async def test_a_single_page_opens_on_its_images() -> None:
    lines = await after(on=report(ferry()), see=listed)

    assert [line.split("  ")[0] for line in lines] == ["■ critical", "■ critical", "● minor"]


@pytest.mark.asyncio
async def test_the_head_names_verdict_score_and_page_of_the_line() -> None:
    assert await after("j", see=head) == "■ NOT READY  71 of 100 · site/harbour.html"


@pytest.mark.asyncio
async def test_an_image_shows_what_a_screen_reader_says_and_its_findings() -> None:
    text = await after(on=report(ferry()), see=detail)

    assert "Screen reader “image”" in text
    assert "Credit Harbour Times file" in text
    assert "Put the picture back" in text


@pytest.mark.asyncio
async def test_an_image_shows_how_its_credit_was_understood() -> None:
    text = await after("2", "f", see=detail)

    assert "Credit taken from: figcaption, line 13 Persons Mina Okafor Agencies Coastpress" in text


@pytest.mark.asyncio
async def test_a_finding_shows_why_it_matters_and_what_it_rests_on() -> None:
    text = await after("3", see=detail)

    assert "Readers get a gap" in text
    assert "Rests on WCAG 1.1.1, ACT 23a2a8" in text


@pytest.mark.asyncio
async def test_a_finding_is_told_before_what_the_picture_says_and_an_image_after_it() -> None:
    finding = await after("3", on=report(ferry()), see=detail)
    picture = await after("2", on=report(ferry()), see=detail)

    assert finding.index("The image tag is empty") < finding.index("Screen reader “image”")
    assert picture.index("Screen reader “image”") < picture.index("The image tag is empty")


@pytest.mark.asyncio
async def test_findings_of_different_pages_are_parted_while_they_stand_by_page() -> None:
    def lines(app: Viewer) -> int:
        return app.query_one("#rows").virtual_size.height

    assert await after("3", see=lines) == 9 + 1
    assert await after("3", "s", see=lines) == 9


@pytest.mark.asyncio
async def test_a_finding_is_listed_with_its_page_when_there_are_several() -> None:
    of_many = await after("3", "s", see=listed)
    of_one = await after("3", on=report(ferry()), see=listed)

    assert any("  article.md " in line for line in of_many)
    assert not any("article.md" in line for line in of_one)


@pytest.mark.asyncio
async def test_of_a_long_path_the_end_is_listed() -> None:
    far = replace(ferry(), path="2026/11/ferry-link-reopens/index.html")

    lines = await after("3", on=report(far, page("fine.html")), see=listed)

    assert all("  …-reopens/index.html  " in line for line in lines)


@pytest.mark.asyncio
async def test_the_rules_that_found_something_are_listed_with_their_reasons() -> None:
    lines = await after("4", see=listed)
    text = await after("4", see=detail)

    assert lines[0] == "■ critical       3  alt-missing  A picture has no description"
    assert "alt-missing[no-attribute] Without a description" in text


@pytest.mark.asyncio
async def test_coverage_lists_the_least_examined_page_first_and_says_why() -> None:
    line = await after("5", see=here)
    text = await after("5", see=detail)

    assert line == " 84 %  61 of 72 checks  article.md"
    assert "8 The image has no file to open" in text


@pytest.mark.asyncio
async def test_list_and_details_stand_side_by_side_on_a_wide_terminal() -> None:
    def beside(app: Viewer) -> bool:
        return app.query_one("#rows").region.right <= app.query_one("#details").region.x

    assert await after(size=(140, 40), see=beside)
    assert not await after(size=(80, 24), see=beside)


@pytest.mark.asyncio
async def test_the_layout_follows_the_terminal_when_its_size_changes() -> None:
    def is_wide(app: Viewer) -> bool:
        rows, details = app.query_one("#rows").region, app.query_one("#details").region
        return rows.y == details.y

    app = Viewer(REPORT)
    async with app.run_test(size=(160, 48)) as pilot:
        seen = [is_wide(app)]
        for size in ((80, 24), (120, 30), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            seen.append(is_wide(app))

    assert seen == [True, False, True, False]


@pytest.mark.asyncio
async def test_without_a_page_it_says_that_none_could_be_audited() -> None:
    nothing = report(refused=[Refusal("a.html", "empty", "The file is empty.")])

    assert await after("3", on=nothing, see=detail) == "No page could be audited."


@pytest.mark.asyncio
async def test_a_page_without_images_says_so_under_its_own_name() -> None:
    quiet = report(page("quiet.html"))

    assert await after(on=quiet, see=detail) == "The page holds no images, and nothing was found on it."
    assert "quiet.html" in await after(on=quiet, see=head)


@pytest.mark.asyncio
async def test_what_kept_the_audit_from_seeing_a_page_is_told_with_the_page() -> None:
    noted = replace(ferry(), notes=("This is text, not the published page.",))

    assert "Note This is text, not the published page." in await after(on=report(noted, harbour()), see=detail)


@pytest.mark.asyncio
async def test_conditions_have_a_line_of_their_own_while_there_are_any() -> None:
    keys = [*typed("page:site/harbour.html"), "m", "equals_sign", "s"]
    said = "1 finding: page:site/harbour.html · minor or worse · no questions · sorted by severity · Esc shows all"

    assert await after("3", *keys, see=conditions) == said
    assert await after("3", see=conditions) == ""
    assert await after("3", *typed("img:2"), "1", see=conditions) == ""


@pytest.mark.asyncio
async def test_a_picture_with_nothing_but_a_credit_is_listed_by_it() -> None:
    one = report(page("a.md", [image(src="", caption=None, credit=credit("Harbour Times file"))]))

    assert "Harbour Times file" in (await after(on=one, see=listed))[0]


@pytest.mark.asyncio
async def test_page_text_is_shown_to_the_letter() -> None:
    text = "[bold]x[/] [link=http://evil.example]y[/] \x1b[31m \u202e"
    evil = page(text, [image(alt=text, caption=statement(text), credit=credit(text))], [outcome(message=text)])
    shown = r"[bold]x[/] [link=http://evil.example]y[/] \x1b[31m \u202e"

    assert shown in await after(on=report(evil, page("b")), see=here)
    assert shown in await after("2", on=report(evil), see=detail)
    assert shown in await after("3", on=report(evil), see=here)
    assert await after("3", on=report(evil), see=lambda app: app.is_running)


@pytest.mark.asyncio
async def test_without_colours_the_cursor_is_still_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    def inverted(app: Viewer) -> list[bool]:
        rows = app.query_one("#rows", OptionList)
        return [any(part.style and part.style.reverse for part in rows.render_line(line)) for line in range(3)]

    assert await after("j", see=inverted) == [False, True, False]
    assert await after("j", see=lambda app: app.no_color)
