"""The keys of the terminal viewer."""

import re

import pytest
from textual.widgets import Footer, Input, OptionList
from textual.widgets._footer import FooterKey

from a11y_audit.report import Report
from a11y_audit.viewer.app import Viewer
from tests.reports_by_hand import image, page, question, report
from tests.viewing import REPORT, after, conditions, detail, head, here, listed, notes, typed


@pytest.mark.asyncio
async def test_enter_on_a_page_shows_its_images_and_escape_goes_back() -> None:
    images = await after("j", "enter", see=listed)
    back = await after("j", "enter", "escape", see=here)

    assert len(images) == 5
    assert back == "■ NOT READY   71 C  site/harbour.html"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["j", "j"], 2),
        (["j", "j", "k"], 1),
        (["down", "up", "down"], 1),
        (["G"], 8),
        (["G", "g"], 0),
        (["end", "home"], 0),
        (["n", "n", "N"], 1),
    ],
)
async def test_keys_move_through_the_list(keys: list[str], expected: int) -> None:
    assert await after("3", *keys, see=lambda app: app.query_one("#rows", OptionList).highlighted) == expected


@pytest.mark.asyncio
async def test_e_goes_to_the_next_serious_line_and_capital_e_back() -> None:
    assert "caption-orphaned" in await after("3", "e", see=detail)
    back = await after("3", "G", "E", see=here)
    assert back == "■ critical  site/harbour.html  Photo 2 of 2   This photo has no description."


@pytest.mark.asyncio
async def test_f_goes_to_the_first_finding_of_the_next_page() -> None:
    assert await after("3", "f", see=head) == "■ NOT READY  71 of 100 · site/harbour.html"
    assert await after("2", "f", "F", see=head) == "■ NOT READY  27 of 100 · article.md"


@pytest.mark.asyncio
async def test_a_jump_to_nowhere_stays_and_says_so() -> None:
    def said(app: Viewer) -> tuple[int | None, list[str]]:
        return app.query_one("#rows", OptionList).highlighted, [note.message for note in app._notifications]

    assert await after("3", "w", see=said) == (0, ["No further moderate one."])


@pytest.mark.asyncio
async def test_enter_opens_the_details_in_full_where_there_is_no_room_for_both() -> None:
    def visible(app: Viewer) -> bool:
        return bool(app.query_one("#rows").display)

    assert not await after("3", "enter", see=visible)
    assert await after("3", "enter", "escape", see=visible)
    assert await after("3", "enter", size=(140, 40), see=visible)


@pytest.mark.asyncio
async def test_a_filter_narrows_the_findings_and_escape_lifts_it() -> None:
    assert len(await after("3", *typed("rule:caption-*"), see=listed)) == 3
    assert len(await after("3", *typed("rule:caption-*"), "escape", see=listed)) == 9


@pytest.mark.asyncio
async def test_escape_shows_again_what_severity_and_questions_left_out() -> None:
    assert len(await after("3", "m", "m", "m", "equals_sign", "escape", see=listed)) == 9


@pytest.mark.asyncio
async def test_findings_that_are_left_out_are_not_called_none() -> None:
    one = report(page("a.md", [image()], [question()]))

    assert await after("3", "equals_sign", on=one, see=detail) == "Nothing meets the filter: Esc lifts it."
    assert await after("3", "equals_sign", "escape", on=one, see=listed) != []


@pytest.mark.asyncio
async def test_another_panel_opens_on_the_page_under_the_cursor() -> None:
    assert await after("j", "2", see=head) == "■ NOT READY  71 of 100 · site/harbour.html"
    assert await after("j", "3", see=head) == "■ NOT READY  71 of 100 · site/harbour.html"
    assert await after("3", "G", "1", see=here) == "■ NOT READY   71 C  site/harbour.html"
    assert await after("s", "j", "j", "enter", "escape", see=here) == "■ NOT READY   71 C  site/harbour.html"


@pytest.mark.asyncio
async def test_enter_on_a_rule_shows_its_findings_and_escape_those_of_all_rules() -> None:
    assert len(await after("4", "enter", see=listed)) == 3
    assert await after("4", "enter", see=conditions) == "3 findings: rule:alt-missing · Esc shows all"
    assert len(await after("4", "enter", "escape", see=listed)) == 9


@pytest.mark.asyncio
async def test_a_filter_that_nothing_meets_says_so() -> None:
    assert await after("3", *typed("zeppelin"), see=detail) == "Nothing meets the filter: Esc lifts it."


@pytest.mark.asyncio
async def test_a_filter_that_makes_no_sense_stays_open_and_says_why() -> None:
    def seen(app: Viewer) -> tuple[bool, list[str]]:
        return app.query_one("#filter", Input).has_focus, [note.message for note in app._notifications]

    is_open, notes = await after("3", *typed("sev>=bad"), see=seen)

    assert is_open
    assert notes == ["“bad” is no severity; there are critical, serious, moderate, minor, note."]


@pytest.mark.asyncio
async def test_m_leaves_out_lesser_severities_one_after_the_other() -> None:
    assert len(await after("3", "m", "m", "m", see=listed)) == 6
    assert len(await after("3", "m", "m", "m", "m", "m", see=listed)) == 9


@pytest.mark.asyncio
async def test_the_equals_sign_leaves_questions_out() -> None:
    assert not any("question" in line for line in await after("3", "equals_sign", see=listed))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("times", "first"),
    [
        (1, "■ critical  article.md         Photo 1 of 2   The image tag is empty: it has neither"),
        (2, "■ critical  site/harbour.html  Photo 2 of 2   This photo has no description."),
        (3, "■ critical  article.md         Photo 1 of 2   The image tag is empty: it has neither"),
    ],
)
async def test_s_sorts_findings_by_severity_rule_and_gain(times: int, first: str) -> None:
    lines = await after("3", *["s"] * times, see=listed)

    assert lines[0].startswith(first)
    assert len(lines) == 9


@pytest.mark.asyncio
async def test_sorted_by_severity_questions_come_last() -> None:
    lines = await after("3", "s", see=listed)

    assert ["question" in line for line in lines] == [False] * 7 + [True] * 2


@pytest.mark.asyncio
async def test_s_sorts_pages_by_name_and_by_verdict_again() -> None:
    named = await after("s", see=listed)
    again = await after("s", "s", see=listed)

    assert [line.split()[-1] for line in named] == ["article.md", "fine.html", "site/harbour.html"]
    assert [line.split()[-1] for line in again] == ["article.md", "site/harbour.html", "fine.html"]


@pytest.mark.asyncio
@pytest.mark.parametrize("panel", ["2", "4", "5"])
async def test_s_where_there_is_one_order_changes_nothing_and_says_so(panel: str) -> None:
    assert await after(panel, "s", see=listed) == await after(panel, see=listed)
    assert await after(panel, "s", see=notes) == ["Pages (1) and findings (3) can be sorted."]


@pytest.mark.asyncio
async def test_long_help_is_wrapped_beside_its_keys() -> None:
    app = Viewer(REPORT)
    async with app.run_test(size=(60, 40)) as pilot:
        await pilot.press("question_mark")
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())

    assert "name)" in shown
    assert not re.search(r"│ ?name\)", shown)


@pytest.mark.asyncio
async def test_the_footer_shows_six_keys_or_more() -> None:
    def keys(app: Viewer) -> int:
        return len(app.query_one(Footer).children)

    assert await after(see=keys) >= 6


@pytest.mark.asyncio
async def test_in_a_narrow_terminal_the_footer_has_its_line_and_leads_to_the_other_keys() -> None:
    def line(app: Viewer) -> tuple[int, list[str]]:
        footer = app.query_one(Footer)
        seen = [key.key_display for key in footer.query(FooterKey) if key.region.right <= app.size.width]
        return footer.scrollable_content_region.height, seen

    height, keys = await after(size=(40, 20), see=line)

    assert height == 1
    assert {"?", "q"} <= set(keys)


@pytest.mark.asyncio
async def test_the_footer_fits_into_eighty_columns() -> None:
    def fits(app: Viewer) -> bool:
        return app.query_one(Footer).virtual_size.width <= 80 and app.query_one(Footer).max_scroll_x == 0

    assert await after(size=(80, 24), see=fits)


@pytest.mark.asyncio
async def test_help_lists_the_keys_and_closes_again() -> None:
    assert await after("question_mark", see=lambda app: len(app.screen_stack)) == 2
    assert await after("question_mark", "escape", see=lambda app: len(app.screen_stack)) == 1


@pytest.mark.asyncio
async def test_q_leaves() -> None:
    app = Viewer(REPORT)
    async with app.run_test() as pilot:
        await pilot.press("q")

    assert app.return_code == 0


@pytest.mark.asyncio
@pytest.mark.parametrize("one", [report(), report(page()), report(page("a", [], [question(image=None)]))])
@pytest.mark.parametrize("size", [(80, 24), (20, 6), (200, 60)])
async def test_every_panel_and_key_bears_reports_with_little_in_them(one: Report, size: tuple[int, int]) -> None:
    keys = ["j", "G", "e", "f", "w", "y", "s", "o", "a", "u", "escape", "enter", "escape"]
    panels = [key for number in "12345" for key in (number, *keys)]

    assert await after(*panels, on=one, size=size, see=lambda app: app.is_running)
