"""`a11y-audit explain`: from a report line to the lesson, or to everything known of one image."""

import os
from collections.abc import Container, Iterator
from pathlib import Path
from textwrap import fill
from typing import Final

import click

from a11y_audit import reading, site
from a11y_audit.cli import OK, Unread
from a11y_audit.cli.output import is_ascii_only, is_terminal, print_text
from a11y_audit.cli.places import file_and_line, target_at
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.config import load_rules
from a11y_audit.engine import ActiveRule, audit, verdicts_on
from a11y_audit.evidence import make_evidence
from a11y_audit.model import (
    BOUND,
    INAPPLICABLE,
    PASSED,
    AccessibleName,
    Page,
    PageElement,
    PageImage,
    Place,
    Statement,
    Verdict,
)
from a11y_audit.objections import did_you_mean
from a11y_audit.report import UNKNOWN
from a11y_audit.reporters.labels import plural
from a11y_audit.reporters.safe import safe
from a11y_audit.rulebook import PROFILES, Rule, find_check
from a11y_audit.site.one_page import described

_NAMED: Final = "a[href],button,summary,h1,h2,h3,h4,h5,h6,iframe,object,select,textarea,input:not([type=hidden]),[role]"
_LABEL: Final = 20
"""Columns of the labels; the longest is that of an Open Graph statement."""
_INDENT: Final = " " * (_LABEL + 2)
_WIDEST: Final = 100
"""Columns of text; longer lines are hard to read."""
_CANT_TELL: Final = "can't tell"


@click.command(cls=InSections)
@click.argument("subject", metavar="RULE|FILE:LINE")
@click.option("--all", "name_all", is_flag=True, help="Name also the rules that have nothing to ask of the image.")
@run_options("root", "fetch", "private_hosts", "no_ocr")
@rule_options
def command(subject: str, name_all: bool, run: Run, choice: RuleChoice) -> int:
    """Explains a rule (alt-missing), or what is known of the image at a line (news/summit.html:41).

    With it come links, headings and frames at the line, and what was found there of the page as a whole.
    """
    place = file_and_line(subject)
    if place:
        print_text("\n".join(_explain_line(*place, choice, run, name_all=name_all)))
    else:
        print_text(_explain_rule(subject, choice))
    return OK


def _explain_rule(subject: str, choice: RuleChoice) -> str:
    """The page of a rule, also of one that does not run here."""
    id, _, reason = subject.partition("[")
    reason = reason.rstrip("]")
    config, active = choice.settle(".")
    running = {each.rule.id: each.rule for each in active}
    known = {**load_rules(config), **running}
    if id not in known:
        if os.path.isfile(subject):  # noqa: PTH113
            raise click.ClickException(f"say which line of {subject} holds the image: {subject}:LINE")
        raise click.ClickException(f"there is no rule {id!r}{did_you_mean(id, known)}")
    rule = known[id]
    if reason and reason not in rule.reasons:
        raise click.ClickException(f"{id} has no reason {reason!r}: it has {', '.join(rule.reasons)}")
    check = find_check(rule)
    where = f"extends {rule.extends}" if rule.extends else f"{check.__module__}:{check.__name__}"
    last = [f"{rule.path} · {where}", *([] if id in running else [_why_not(rule, config.profile)])]
    return "\n".join([_page(rule), "", *last])


def _width() -> int:
    """Columns to set text in: those of the terminal, or what COLUMNS says."""
    from shutil import get_terminal_size

    return min(get_terminal_size((_WIDEST, 24)).columns, _WIDEST)


def _page(rule: Rule) -> str:
    """The rule's page: at a terminal to be read, else as it is written."""
    if not is_terminal():
        return Path(rule.path).read_text(encoding="utf-8").rstrip()
    from a11y_audit.cli.rule_text import rule_text
    from a11y_audit.reporters.signs import ASCII, UNICODE

    return "\n".join(map(safe, rule_text(rule, _width(), ASCII if is_ascii_only() else UNICODE)))


def _why_not(rule: Rule, profile: str) -> str:
    if PROFILES.index(rule.profile) > PROFILES.index(profile):
        return f"It does not run here: it belongs to the profile {rule.profile}, and {profile} is set."
    return "It does not run here: the settings leave it out."


def _explain_line(path: str, line: int, choice: RuleChoice, run: Run, *, name_all: bool) -> Iterator[str]:
    settings = choice.settings(path)
    config, rules = settings.at(path), list(settings.rules_at(path))
    try:
        source = site.read_page(target_at(path, settings.file, run.root), run.web)
        page = reading.read(source, make_evidence(source, ocr=run.ocr and config.ocr, web=run.web))
    except OSError as error:
        raise Unread(f"{path}: the file cannot be read: {error.strerror or error}") from error
    except reading.Unreadable as error:
        raise Unread(f"{path}: {error}") from error
    images = [image for image in page.images if _touches(image, line)]
    others = _named_at(page, line, {image.place for image in images})
    found = list(_found_at(page, line, rules, {image.n for image in images}))
    if not images and not others and not found:
        lines = sorted({image.place.line for image in page.images}, key=lambda each: abs(each - line))
        hint = f"; the nearest is at line {lines[0]}" if lines else "; the page holds no images"
        raise click.ClickException(f"no image at {path}:{line}{hint}")
    for image in images:
        yield from _explain_image(page, image, rules, name_all=name_all)
    for element in others:
        yield f"Element {element.tag} · {safe(page.path)}{_at(element.place)}"
        yield from _name(element.name)
        yield ""
    if found:
        yield f"Page · {safe(page.path)}:{line}"
        yield from found


def _found_at(page: Page, line: int, rules: list[ActiveRule], explained: Container[int]) -> Iterator[str]:
    """What was found on a line, but not on the images that are explained: reports give such places, too."""
    try:
        report = audit(page, rules)
    except Exception as fault:  # of a plug-in's check: said as `check` says it
        raise _failed(page, fault) from fault
    for outcome in report.outcomes:
        if outcome.place.line == line and outcome.image not in explained and outcome.reason != UNKNOWN:
            accepted = f" (accepted: {outcome.suppressed.why})" if outcome.suppressed else ""
            yield _judged(outcome.verdict, f"{outcome.name} {outcome.message}{accepted}")
            if outcome.advice:
                yield _labelled("", f"→ {safe(outcome.advice)}")


def _named_at(page: Page, line: int, images: Container[Place]) -> list[PageElement]:
    """Links, buttons, headings, frames and whatever says its role whose tag stands on the line, images left out."""
    elements = page.outline.select(_NAMED) if page.outline else ()
    return [element for element in elements if element.place.line == line and element.place not in images]


def _touches(image: PageImage, line: int) -> bool:
    """Does the image's tag, its figure, caption or credit stand on the line?"""
    voices = (image.caption, image.credit, image.alt)
    places = [image.place, image.figure, *(voice.place for voice in voices if voice)]
    return any(place and place.line <= line <= place.end_line for place in places)


def _explain_image(page: Page, image: PageImage, rules: list[ActiveRule], *, name_all: bool) -> Iterator[str]:
    yield f"Image {image.n}, {image.kind}, read as {image.role} · {safe(page.path)}{_at(image.place)}"
    for source in image.sources[:5]:
        yield f"  {'source':<{_LABEL}}{safe(source.url)} ({source.attribute})"
    if image.link:
        yield f"  {'link':<{_LABEL}}{safe(image.link.href)} named {_quoted(image.link.name)}"
    yield from _name(image.name)
    yield from _statement("caption", image.caption)
    yield from _statement("credit", image.credit.statement if image.credit else None)
    if image.credit:
        credit = image.credit
        for label, values in (
            ("persons", credit.persons),
            ("organisations", credit.organisations),
            ("relations", credit.relations),
            ("label", (credit.label,) if credit.label else ()),
            ("separator", (credit.separator,) if credit.separator else ()),
        ):
            if values:
                yield f"{_INDENT}· {label}: {', '.join(_quoted(value) for value in values)}"
    for statement in image.statements:
        yield from _statement(f"{statement.voice} {statement.about}", statement)
    yield from _verdicts(page, image, rules, name_all=name_all)
    yield ""


def _verdicts(page: Page, image: PageImage, rules: list[ActiveRule], *, name_all: bool) -> Iterator[str]:
    """What the rules say of the image: what they found one by one, then which passed it, and how many ask nothing."""
    by_verdict: dict[str, list[str]] = {}
    for said, verdict in _asked(page, image, rules):
        by_verdict.setdefault(verdict, []).append(said)
    passed, inapplicable = by_verdict.pop(PASSED, []), by_verdict.pop(INAPPLICABLE, [])
    for verdict, found in sorted(by_verdict.items(), reverse=True):
        for each in found:
            yield _judged(verdict, each)
    if passed:
        yield _labelled("passed", ", ".join(passed))
    if inapplicable:
        names = ", ".join(inapplicable) if name_all else f"{plural(len(inapplicable), 'rule')}; --all names them"
        yield _labelled("not asked", names)


def _asked(page: Page, image: PageImage, rules: list[ActiveRule]) -> list[tuple[str, str]]:
    try:
        return list(verdicts_on(page, image, rules))
    except Exception as fault:  # of a plug-in's check: said as `check` says it
        raise _failed(page, fault) from fault


def _failed(page: Page, fault: Exception) -> Unread:
    return Unread(f"{page.path}: The audit failed ({described(fault)}).")


def _judged(verdict: str, said: str) -> str:
    return _labelled(_CANT_TELL if verdict == Verdict.CANT_TELL else verdict, safe(said))


def _labelled(label: str, text: str) -> str:
    """A text in lines behind its label."""
    return fill(
        text,
        _width(),
        initial_indent=f"  {label:<{_LABEL}}",
        subsequent_indent=_INDENT,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _name(name: AccessibleName) -> Iterator[str]:
    """The accessible name, and every step on the way to it."""
    heard = f"{_quoted(name.text)} from {name.source}" if name.source else "none"
    if name.source == BOUND:
        heard = f"to be filled in by {safe(name.trace[-1].found or '')}"
    yield f"  {'name':<{_LABEL}}{heard}, role {name.role or 'none'}{'' if name.exposed else ', not exposed'}"
    for step in name.trace:
        yield f"{_INDENT}· {step.source}: {'not there' if step.found is None else _quoted(step.found)}"


def _statement(what: str, statement: Statement | None) -> Iterator[str]:
    if statement is None:
        yield f"  {what:<{_LABEL}}none"
        return
    yield f"  {what:<{_LABEL}}{_quoted(statement.text)}{_at(statement.place, ' at ')}"
    if statement.reason:
        yield f"{_INDENT}· read from: {statement.reason}"
    if statement.raw.strip() != statement.text:
        yield f"{_INDENT}· in the file: {_quoted(statement.raw)}"


def _quoted(text: str) -> str:
    return f"“{safe(text)}”"


def _at(place: Place | None, before: str = ":") -> str:
    return f"{before}{place.line}:{place.column}" if place else ""
