"""What the terminal viewer does besides showing: it opens places, copies drafts, stores answers."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from msgspec.structs import replace

from a11y_audit.report import Outcome, PageReport
from a11y_audit.viewer.app import Viewer
from a11y_audit.viewer.deeds import Answered, DeedError, Deeds
from tests.reports_by_hand import image, page, question, report
from tests.viewing import REPORT, after, listed, notes


@pytest.mark.asyncio
async def test_y_copies_the_draft() -> None:
    assert await after("3", "j", "j", "y", see=lambda app: app.clipboard) == (
        "A ferry [seen from where?] docks at [which pier?]."
    )


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
async def test_a_rule_has_no_place_to_open() -> None:
    def edit(file: str, line: int) -> None:
        raise AssertionError(file)

    assert await after("4", "o", deeds=Deeds(edit=edit), see=notes) == ["There is nothing here to open."]


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


def answering(said: list[tuple[str, str, str]], taken_back: list[str]) -> Deeds:
    """Deeds that note what is answered and taken back; a page with an answer has no findings."""

    def answer(one: PageReport, asked: list[Outcome], what: str, why: str) -> Answered:
        said.extend((outcome.rule, what, why) for outcome in asked)
        return Answered("answers.toml", replace(one, outcomes=()), lambda: taken_back.append(one.path))

    return Deeds(answer=answer)


ASKED = report(page("a.md", [image()], [question()]))


@pytest.mark.asyncio
@pytest.mark.parametrize(("key", "said"), [("a", "fine"), ("A", "fault")])
async def test_a_question_is_answered_with_a_reason_and_the_page_shown_as_it_is_then(key: str, said: str) -> None:
    stored: list[tuple[str, str, str]] = []
    keys = ["3", key, *"own", "enter"]

    assert await after(*keys, on=ASKED, deeds=answering(stored, []), see=listed) == []
    assert stored == [("credit-provenance", said, "own")]
    assert (await after(*keys, "2", on=ASKED, deeds=answering([], []), see=listed))[0].startswith("· in order")


@pytest.mark.asyncio
async def test_u_takes_the_last_answer_back() -> None:
    taken_back: list[str] = []
    lines = await after("3", "a", *"own", "enter", "u", on=ASKED, deeds=answering([], taken_back), see=listed)

    assert len(lines) == 1
    assert taken_back == ["a.md"]
    assert await after("u", on=ASKED, see=notes) == ["Nothing was answered since the viewer was opened."]


@pytest.mark.asyncio
async def test_an_answer_that_cannot_be_taken_back_stays() -> None:
    def refuse() -> None:
        raise DeedError("the file has changed")

    def answer(one: PageReport, asked: list[Outcome], what: str, why: str) -> Answered:
        return Answered("answers.toml", replace(one, outcomes=()), refuse)

    keys = ["3", "a", "x", "enter", "u"]

    assert (await after(*keys, on=ASKED, deeds=Deeds(answer=answer), see=notes))[-1] == "the file has changed"
    assert await after(*keys, on=ASKED, deeds=Deeds(answer=answer), see=listed) == []


@pytest.mark.asyncio
async def test_an_answer_without_a_reason_or_that_cannot_be_stored_keeps_the_question() -> None:
    def answer(one: PageReport, asked: list[Outcome], what: str, why: str) -> Answered:
        raise DeedError("no room")

    deeds = Deeds(answer=answer)

    assert len(await after("3", "a", "enter", on=ASKED, deeds=deeds, see=listed)) == 1
    assert await after("3", "a", "x", "enter", on=ASKED, deeds=deeds, see=notes) == ["no room"]
    assert len(await after("3", "a", "x", "enter", on=ASKED, deeds=deeds, see=listed)) == 1


@pytest.mark.asyncio
async def test_a_fault_is_not_answered() -> None:
    assert await after("3", "a", deeds=answering([], []), see=notes) == [
        "There is no question here to answer. Questions are listed under 3 Findings."
    ]
