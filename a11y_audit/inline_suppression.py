"""Findings that a page's source accepts stay in the report and no longer count."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec.structs import replace

from a11y_audit.model import Allowance, PageImage
from a11y_audit.report import UNKNOWN, Outcome, Suppression


def silenced(
    outcomes: Iterable[Outcome],
    allowances: Sequence[Allowance],
    images: Sequence[PageImage],
    running: Mapping[str, Container[str]],
) -> tuple[list[Outcome], tuple[Allowance, ...]]:
    """The outcomes with those suppressed that an allowance is about, and the allowances with how many they silenced.

    An allowance without a written reason silences nothing. One that governs a stretch of the file is about the images
    that stand in it and about what stands in it itself.

    Args:
        outcomes: everything found on the page.
        allowances: what its source accepts.
        images: the page's images.
        running: the reasons that are looked for, by rule.
    """
    by_rule: defaultdict[str, list[int]] = defaultdict(list)
    for number, allowance in enumerate(allowances):
        if allowance.why:
            by_rule[allowance.rule].append(number)
    offsets = {image.n: image.place.offset for image in images}
    hits: Counter[int] = Counter()
    unsure: set[int] = set()

    def judged(outcome: Outcome) -> Outcome:
        candidates = by_rule.get(outcome.rule, []) + by_rule.get(outcome.name, [])
        about = [number for number in candidates if _governs(allowances[number], outcome, offsets)]
        if outcome.reason == UNKNOWN:
            unsure.update(about)
            return outcome
        hits.update(about)
        if not about:
            return outcome
        return replace(outcome, suppressed=Suppression(kind="inSource", why=allowances[min(about)].why))

    kept = [judged(outcome) for outcome in outcomes]

    def counted(number: int, allowance: Allowance) -> Allowance:
        rule, _, reason = allowance.rule.partition("[")
        ran = rule in running and (not reason or reason.rstrip("]") in running[rule])
        count = hits[number]
        is_known = allowance.why and ran and (count or number not in unsure)
        return replace(allowance, silenced=count) if is_known else allowance

    return kept, tuple(counted(number, allowance) for number, allowance in enumerate(allowances))


def allowed_of(image: PageImage, allowances: Iterable[Allowance]) -> dict[str, str]:
    """What is accepted of an image: the rule or "rule[reason]" -> why."""
    return {each.rule: each.why for each in allowances if each.rule and each.why and _holds(each, image.place.offset)}


def suppressed(outcome: Outcome, allowed: Mapping[str, str]) -> Outcome:
    """The outcome, suppressed if it is among what is accepted of its image."""
    why = allowed.get(outcome.name) or allowed.get(outcome.rule)
    return replace(outcome, suppressed=Suppression(kind="inSource", why=why)) if why else outcome


def _governs(allowance: Allowance, outcome: Outcome, offsets: Mapping[int, int]) -> bool:
    at_image = outcome.image is not None and _holds(allowance, offsets[outcome.image])
    return at_image or _holds(allowance, outcome.place.offset)


def _holds(allowance: Allowance, offset: int) -> bool:
    return allowance.scope is None or allowance.scope[0] <= offset < allowance.scope[1]
