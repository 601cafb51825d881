"""Checks of what a page's source says it accepts. They run last, when it is known what each allowance silenced."""

from collections.abc import Iterable, Iterator

from a11y_audit.model import INAPPLICABLE, PASSED, Allowance, Options, Page, Result, found


def unused(page: Page, _options: Options) -> Iterable[Result]:
    """Does every allowance still silence something?

    One whose rule was not run, or which could not be examined, may be needed by others.
    """
    for allowance in page.allowances:
        if allowance.silenced is None:
            yield INAPPLICABLE
        elif allowance.silenced:
            yield PASSED
        else:
            yield found("unused", place=allowance.place, rule=allowance.rule)


def unexplained(page: Page, _options: Options) -> Iterable[Result]:
    """Does every allowance say why?"""
    for allowance in page.allowances:
        if allowance.rule:
            yield PASSED if allowance.why else found("unexplained", place=allowance.place, rule=allowance.rule)


def unknown(page: Page, options: Options) -> Iterator[Result]:
    """Does every allowance name a rule, and a reason of it, that there is?"""
    known: dict[str, list[str]] = options["known-rules"]
    for allowance in page.allowances:
        yield _named(allowance, known) if known else INAPPLICABLE


def _named(allowance: Allowance, known: dict[str, list[str]]) -> Result:
    rule, bracket, reason = allowance.rule.partition("[")
    reason = reason.removesuffix("]")
    if not rule:
        return found("not-understood", place=allowance.place, text=allowance.spelling)
    if rule not in known:
        return found("no-rule", place=allowance.place, rule=rule, hint=_perhaps(rule, known))
    if bracket and reason not in known[rule]:
        reasons = ", ".join(known[rule])
        return found("no-reason", place=allowance.place, rule=rule, name=reason, reasons=reasons)
    return PASSED


def _perhaps(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f", perhaps {close[0]}" if close else ""
