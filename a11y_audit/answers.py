"""Answers to the tool's questions: who said what, when and why, and until when it holds.

An answer belongs to what was asked: the finding's fingerprint, and the image's alternative text, caption and credit.
When those change, the question is asked again. About a picture that has an address it holds on every page that shows it
with the same words, else on its own page: nothing else tells what was asked about.
"""

import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from a11y_audit.file_names import is_file, seen_from
from a11y_audit.model import Certainty, Verdict
from a11y_audit.objections import objection
from a11y_audit.report import ImageReport, Outcome, PageReport, Suppression

HEAD: Final = """\
# Answers to questions of a11y-audit; `a11y-audit answer FILE:LINE RULE fine|fault --why TEXT` adds one.
# "fine" accepts a finding, "fault" makes it one. The last answer to a question counts, until its day is over or what
# was asked about (alt text, caption, credit) changes.
"""
_TABLE: Final = re.compile(r"^[ \t]*\[\[[ \t]*answer[ \t]*\]\]", re.MULTILINE)
_FINGERPRINT = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]


class AnswersError(Exception):
    """Answers that cannot be used; the message says why, in one sentence."""


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody said to one question. `until` is the last day it holds; None as long as the words stay.

    `finding` and `content` say what was asked; `rule` and `question` are for people. `page` is named from the file's
    own folder.
    """

    page: str
    rule: str
    question: str
    answer: Literal["fine", "fault"]
    why: Annotated[str, Meta(pattern=r"\w")]
    who: Annotated[str, Meta(pattern=r"\w")]
    when: date
    until: date | None = None
    finding: _FINGERPRINT
    content: _FINGERPRINT


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    answer: tuple[Answer, ...] = ()


def read_answers(path: Path) -> tuple[Answer, ...]:
    """Reads a file of answers.

    Raises:
        AnswersError: there is none, or it holds something else.
    """
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise AnswersError(f"there is no file of answers at {path}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AnswersError(f"{path}: the answers cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AnswersError(f"{path}: not valid TOML: {error}") from error
    try:
        return msgspec.convert(table, _File).answer
    except msgspec.ValidationError as error:
        raise AnswersError(f"{path}: {objection(error, table, _File)}") from error


def entry(answer: Answer) -> str:
    """An answer as a table to add to the file."""
    lines = ["[[answer]]"]
    for name in answer.__struct_fields__:
        value = getattr(answer, name)
        if value is not None:
            lines.append(f"{name} = {value.isoformat() if isinstance(value, date) else _string(value)}")
    return "\n".join(lines) + "\n"


def added(text: str, answers: Sequence[Answer]) -> str:
    """The text of a file of answers with more at its end; on one page, each goes for an earlier one to its question.

    Args:
        text: what the file holds, comments included.
        answers: those to add.
    """
    starts = [match.start() for match in _TABLE.finditer(text)]
    tables = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    latest = {_asked_where(answer): answer for answer in answers}
    kept = (_comments_after(table) if _is_one_of(table, latest.keys()) else table for table in tables)
    before = text[: starts[0]] if starts else text
    return "\n".join([f"{''.join([before, *kept]).rstrip()}\n", *map(entry, latest.values())])


def _asked_where(answer: Answer) -> tuple[str, str, str]:
    return answer.finding, answer.content, answer.page


def _is_one_of(table: str, asked: Set[tuple[str, str, str]]) -> bool:
    """Is it the table of an answer to one of these questions? What only looks like a table is none."""
    import tomllib

    try:
        (answer,) = msgspec.convert(tomllib.loads(table), _File).answer
    except (tomllib.TOMLDecodeError, RecursionError, msgspec.ValidationError):
        return False
    return _asked_where(answer) in asked


def _comments_after(table: str) -> str:
    """What stands behind the last line of a table: it may be about the next."""
    lines = table.splitlines(keepends=True)
    last = max(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
    return "".join(lines[last + 1 :]).lstrip()


def _string(text: str) -> str:
    """A basic string of TOML; lone surrogates, which no file can hold, become question marks."""
    clean = text.encode("utf-8", "replace").decode()
    return msgspec.json.encode(clean).decode().replace("\x7f", "\\u007F")


def asked(outcome: Outcome, images: Iterable[ImageReport]) -> str:
    """A digest of the words a question is about: those of its image, else its own."""
    image = _image(outcome, images)
    words = [outcome.message]
    if image is not None:
        said = (image.alt, image.caption and image.caption.text, image.credit and image.credit.text)
        words = ["-" if text is None else f"+{text}" for text in said]
    return blake2b("\0".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _image(outcome: Outcome, images: Iterable[ImageReport]) -> ImageReport | None:
    return next((each for each in images if each.n == outcome.image), None)


def make_answer(
    page: PageReport,
    outcome: Outcome,
    folder: Path,
    *,
    said: str,
    why: str,
    who: str,
    when: date,
    until: date | None = None,
) -> Answer:
    """The answer to a question of a page.

    Args:
        page: the page.
        outcome: the question.
        folder: where the file of answers lies.
        said: "fine" or "fault".
        why: the reason in words.
        who: who says so.
        when: the day it was said.
        until: the last day it holds; as long as the words stay when left out.

    Raises:
        AnswersError: it says no reason, or nobody says it.
    """
    fields = {"answer": said, "why": why, "who": who, "when": when, "until": until}
    finding = outcome.fingerprint.partition(":")[0]
    rule = outcome.name
    known = {"page": _from(folder, page.path), "rule": rule, "question": outcome.message, "finding": finding}
    try:
        return msgspec.convert({**fields, **known, "content": asked(outcome, page.images)}, Answer)
    except msgspec.ValidationError as error:
        raise AnswersError("an answer says why and who, in words") from error


_Asked = tuple[str, str]
"""What was asked: the finding and the content."""


class Answers:
    """Answers as a run uses them; it remembers which were of use."""

    def __init__(self, answers: Sequence[Answer], today: date, folder: Path) -> None:
        """Takes answers in the order of their file, which lies in `folder`; of two to one question the later counts."""
        self._answers: dict[_Asked, dict[str, Answer]] = {}
        for answer in answers:
            by_page = self._answers.setdefault((answer.finding, answer.content), {})
            by_page.pop(answer.page, None)  # so that the latest is the last
            by_page[answer.page] = answer
        self._today = today
        self._folder = folder
        self._used: set[tuple[_Asked, str]] = set()
        self._examined: dict[str, set[str]] = {}
        self.expired: list[Answer] = []

    def page(self, report: PageReport) -> list[Outcome]:
        """The page's outcomes: those answered "fine" accepted, those answered "fault" failed."""
        if not self._answers:
            return list(report.outcomes)
        page = _from(self._folder, report.path)
        self._examined[page] = report.examined
        return [self._settled(each, report, page) if is_unanswered(each) else each for each in report.outcomes]

    def stale(self) -> list[Answer]:
        """Answers to what is no longer asked, though their pages were read and their rules ran."""
        given = ((key, answer) for key, by_page in self._answers.items() for answer in by_page.values())
        unused = (answer for key, answer in given if (key, answer.page) not in self._used)
        return [each for each in unused if each.rule.partition("[")[0] in self._examined.get(each.page, ())]

    def _given(self, key: _Asked, page: str, image: ImageReport | None) -> Answer | None:
        """The answer of the page itself, else the latest of another page that shows the picture."""
        by_page = self._answers.get(key, {})
        has_address = image is not None and bool(image.src)
        return by_page.get(page) or (next(reversed(by_page.values()), None) if has_address else None)

    def _settled(self, outcome: Outcome, report: PageReport, page: str) -> Outcome:
        key = (outcome.fingerprint.partition(":")[0], asked(outcome, report.images))
        answer = self._given(key, page, _image(outcome, report.images))
        if answer is None:
            return outcome
        self._used.add((key, answer.page))
        if answer.until is not None and answer.until < self._today:
            self.expired.append(answer)
            held = (
                f"{answer.who} said “{answer.answer}” on {answer.when} ({answer.why}); that held until {answer.until}."
            )
            return replace(outcome, message=f"{outcome.message} {held}")
        words = f"{answer.why} ({answer.who}, {answer.when})"
        if answer.answer == "fine":
            return replace(outcome, suppressed=Suppression(kind="answer", why=words))
        return replace(
            outcome,
            verdict=Verdict.FAILED,
            certainty=Certainty.CERTAIN,
            message=f"{outcome.message} It is a fault: {words}.",
        )


def _from(folder: Path, path: str) -> str:
    """A page's name from a folder, with "/" between folders."""
    return seen_from(folder, path) if is_file(path) else path


def is_unanswered(outcome: Outcome) -> bool:
    """Is it a question that can be answered and has not been?"""
    return outcome.verdict is Verdict.CANT_TELL and outcome.is_open
