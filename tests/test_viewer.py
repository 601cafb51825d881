"""The terminal viewer, driven by its keys."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import pytest
from rich.console import Console
from textual.widgets import Footer, Input, OptionList, Static

from a11y_audit.report import Outcome, PageReport, Refusal, Report
from a11y_audit.viewer.app import Viewer
from a11y_audit.viewer.deeds import DeedError, Deeds
from tests.reports_by_hand import credit, ferry, harbour, image, outcome, page, question, report, statement

REPORT = report(page("fine.html", [image(alt="A pier")]), harbour(), ferry())


def listed(app: Viewer) -> list[str]:
    """The lines of the list."""
    return [row.text.plain.rstrip() for row in app.listed]


def here(app: Viewer) -> str:
    """The line under the cursor."""
    return listed(app)[app.query_one("#rows", OptionList).highlighted or 0]


def detail(app: Viewer) -> str:
    """The details that are shown, as words."""
    console = Console(width=100, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(app.query_one("#detail", Static).content)
    return " ".join(capture.get().replace("┃", " ").split())


def head(app: Viewer) -> str:
    return str(app.query_one("#verdict", Static).content)


def notes(app: Viewer) -> list[str]:
    """What the viewer said in passing."""
    return [note.message for note in app._notifications]


async def after(
    *keys: str,
    on: Report = REPORT,
    size: tuple[int, int] = (80, 24),
    deeds: Deeds | None = None,
    see: Callable[[Viewer], Any],
) -> Any:
    """Opens the viewer, presses keys and gives what `see` sees then."""
    app = Viewer(on, deeds)
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return see(app)


def typed(text: str) -> list[str]:
    """The keys that type a filter."""
    names = {":": "colon", ">": "greater_than_sign", "=": "equals_sign", "-": "minus", "*": "asterisk", " ": "space"}
    return ["slash", *(names.get(character, character) for character in text), "enter"]


# ------------------------------------------------------------------------------------------------------- panels


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
async def test_enter_on_a_page_shows_its_images_and_escape_goes_back() -> None:
    images = await after("j", "enter", see=listed)
    back = await after("j", "enter", "escape", see=here)

    assert len(images) == 5
    assert back == "■ NOT READY   71 C  site/harbour.html"


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
async def test_the_rules_that_found_something_are_listed_with_their_reasons() -> None:
    lines = await after("4", see=listed)
    text = await after("4", see=detail)

    assert lines[0] == "■ critical     3  alt-missing  A picture has no description"
    assert "alt-missing[no-attribute] Without a description" in text


@pytest.mark.asyncio
async def test_coverage_lists_the_least_examined_page_first_and_says_why() -> None:
    line = await after("5", see=here)
    text = await after("5", see=detail)

    assert line == " 84 %  61 of 72 checks  article.md"
    assert "8 The image has no file to open" in text


# --------------------------------------------------------------------------------------------------------- keys


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
    assert await after("3", "G", "E", see=here) == "■ critical  Photo 2 of 2   This photo has no description."


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
async def test_list_and_details_stand_side_by_side_on_a_wide_terminal() -> None:
    def beside(app: Viewer) -> bool:
        return app.query_one("#rows").region.right <= app.query_one("#details").region.x

    assert await after(size=(140, 40), see=beside)
    assert not await after(size=(80, 24), see=beside)


@pytest.mark.asyncio
async def test_a_filter_narrows_the_findings_and_escape_lifts_it() -> None:
    assert len(await after("3", *typed("rule:caption-*"), see=listed)) == 3
    assert len(await after("3", *typed("rule:caption-*"), "escape", see=listed)) == 9


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
async def test_y_copies_the_draft() -> None:
    assert await after("3", "j", "j", "y", see=lambda app: app.clipboard) == (
        "A ferry [seen from where?] docks at [which pier?]."
    )


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("times", "first"),
    [
        (1, "■ critical  Photo 1 of 2   The image tag is empty: it has neither a file nor a description."),
        (2, "■ critical  Photo 2 of 2   This photo has no description."),
        (3, "■ critical  Photo 1 of 2   The image tag is empty: it has neither a file nor a description."),
    ],
)
async def test_s_sorts_findings_by_severity_rule_and_gain(times: int, first: str) -> None:
    lines = await after("3", *["s"] * times, see=listed)

    assert lines[0] == first
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
async def test_o_opens_the_place_of_the_finding_under_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, int]] = []

    def edit(file: str, line: int) -> None:
        opened.append((file, line))

    app = Viewer(REPORT, Deeds(edit=edit))
    monkeypatch.setattr(app, "suspend", nullcontext)  # a test has no terminal to give away
    async with app.run_test() as pilot:
        await pilot.press("3", "j", "o")

    assert opened == [("article.md", 2)]


@pytest.mark.asyncio
async def test_an_editor_that_cannot_be_opened_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def edit(file: str, line: int) -> None:
        raise DeedError(f"{file} is not here")

    app = Viewer(REPORT, Deeds(edit=edit))
    monkeypatch.setattr(app, "suspend", nullcontext)  # a test has no terminal to give away
    async with app.run_test() as pilot:
        await pilot.press("3", "o")

        assert notes(app) == ["article.md is not here"]


@pytest.mark.asyncio
async def test_the_terminal_is_taken_back_from_an_editor_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = []

    @contextmanager
    def suspend() -> Iterator[None]:
        yield
        ended.append(True)

    def edit(file: str, line: int) -> None:
        raise DeedError("it ended with status 1")

    app = Viewer(REPORT, Deeds(edit=edit))
    monkeypatch.setattr(app, "suspend", suspend)
    async with app.run_test() as pilot:
        await pilot.press("3", "o")

    assert ended == [True]


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
async def test_long_help_is_wrapped_beside_its_keys() -> None:
    app = Viewer(REPORT)
    async with app.run_test(size=(60, 40)) as pilot:
        await pilot.press("question_mark")
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())

    assert "name)" in shown
    assert not re.search(r"│ ?name\)", shown)


@pytest.mark.asyncio
async def test_without_a_page_it_says_that_none_could_be_audited() -> None:
    nothing = report(refused=[Refusal("a.html", "empty", "The file is empty.")])

    assert await after("3", on=nothing, see=detail) == "No page could be audited."


@pytest.mark.asyncio
async def test_a_picture_with_nothing_but_a_credit_is_listed_by_it() -> None:
    one = report(page("a.md", [image(src="", caption=None, credit=credit("Harbour Times file"))]))

    assert "Harbour Times file" in (await after(on=one, see=listed))[0]


@pytest.mark.asyncio
@pytest.mark.parametrize(("key", "said"), [("a", "fine"), ("A", "fault")])
async def test_a_question_is_answered_with_a_reason_and_leaves_the_list(key: str, said: str) -> None:
    stored = []

    def answer(page: PageReport, asked: list[Outcome], said: str, why: str) -> str:
        stored.append((page.path, [outcome.rule for outcome in asked], said, why))
        return "answers.toml"

    asked = report(page("a.md", [image()], [question()]))
    lines = await after("3", key, *"own", "enter", on=asked, deeds=Deeds(answer=answer), see=listed)

    assert stored == [("a.md", ["credit-provenance"], said, "own")]
    assert lines == []


@pytest.mark.asyncio
async def test_an_answer_without_a_reason_or_that_cannot_be_stored_keeps_the_question() -> None:
    def answer(page: PageReport, asked: list[Outcome], said: str, why: str) -> str:
        raise DeedError("no room")

    asked = report(page("a.md", [image()], [question()]))
    deeds = Deeds(answer=answer)

    assert len(await after("3", "a", "enter", on=asked, deeds=deeds, see=listed)) == 1
    assert await after("3", "a", "x", "enter", on=asked, deeds=deeds, see=notes) == ["no room"]
    assert len(await after("3", "a", "x", "enter", on=asked, deeds=deeds, see=listed)) == 1


@pytest.mark.asyncio
async def test_a_fault_is_not_answered() -> None:
    assert await after("3", "a", deeds=Deeds(answer=lambda *_: ""), see=notes) == [
        "There is no question here to answer. Questions are listed under 3 Findings."
    ]


@pytest.mark.asyncio
async def test_the_footer_shows_six_keys_or_more() -> None:
    def keys(app: Viewer) -> int:
        return len(app.query_one(Footer).children)

    assert await after(see=keys) >= 6


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
    keys = ["j", "G", "e", "f", "w", "y", "s", "o", "a", "escape", "enter", "escape"]
    panels = [key for number in "12345" for key in (number, *keys)]

    assert await after(*panels, on=one, size=size, see=lambda app: app.is_running)


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
