"""One page against the rules: each rule x each target -> an outcome. Pure; evidence is asked for by the checks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.digest import blake2b
from a11y_audit.inline_suppression import allowed_of, silenced
from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    UNJUDGED_ROLES,
    Allowance,
    Certainty,
    Found,
    ImageCheck,
    Kind,
    NotKnown,
    Options,
    Page,
    PageCheck,
    PageImage,
    Place,
    Result,
    Role,
    Severity,
    Verdict,
)
from a11y_audit.report import UNKNOWN, Coverage, ImageReport, Outcome, PageReport
from a11y_audit.rulebook import SITE, Reason, Rule, find_check
from a11y_audit.score import PageScore, score_page

SUPPRESSION: Final = "suppression"
"""The family of rules about what the page's source accepts; they are asked when all others have been."""
_FACT_LENGTH: Final = 160
_START: Final = Place(1, 1, 1, 1, 0, 0)
_NOTHING_ASKED: Final = "Nothing was examined: none of the rules that ran has anything to ask here."
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}(”\.)?")
_SENTENCE_ENDS: Final = tuple(".!?…。！？؟۔।")


_Told = tuple[PageImage | None, Found | NotKnown]
"""What a rule that is not passed says, and of which image."""


class ActiveRule(Struct, frozen=True):
    """A rule made ready to run: its check found, its options and reasons settled by configuration.

    `may_be_allowed` says whether pages may accept what it finds, by comments and attributes of their own.
    """

    rule: Rule
    check: ImageCheck | PageCheck
    options: Options
    reasons: Mapping[str, Reason]
    may_be_allowed: bool = True


def activate(rule: Rule, options: Mapping[str, Any] | None = None) -> ActiveRule:
    """Finds the rule's check and lays `options` over the rule page's own.

    Raises:
        RulePageError: the page names no check that exists.
    """
    return ActiveRule(rule, find_check(rule), Options({**rule.options, **(options or {})}), rule.reasons)


def audit(page: Page, rules: Sequence[ActiveRule]) -> PageReport:
    """Runs every rule over every target of the page."""
    if page.allowances and not all(active.may_be_allowed for active in rules):
        page = page.altered(allowances=())
    seen = _Seen()
    across: Sequence[Allowance] = ()
    if page.allowances:
        site = {active.rule.id for active in rules if active.rule.about == SITE}
        across = [allowance for allowance in page.allowances if allowance.rule.partition("[")[0] in site]
        last = [active for active in rules if active.rule.family == SUPPRESSION]
        rules = [active for active in rules if active.rule.family != SUPPRESSION]
        seen.look(page, rules)
        running = {active.rule.id: active.reasons for active in rules if active.rule.about != SITE}
        seen.outcomes, allowances = silenced(seen.outcomes, page.allowances, page.images, running)
        seen.look(page.altered(allowances=allowances), last)
    else:
        seen.look(page, rules)
    outcomes, applicable, unknown = seen.outcomes, seen.applicable, seen.unknown
    judged = page.images if seen.applicable else ()
    score = score_page({image.n: image.role for image in judged}, outcomes)
    return PageReport(
        path=page.path,
        verdict=score.verdict,
        score=score.value,
        grade=score.grade,
        coverage=Coverage(applicable, applicable - unknown.total(), dict(unknown)),
        language=page.language.text if page.language else None,
        title=page.title.text if page.title else None,
        format=page.format,
        images=tuple(_image_report(image, score, across) for image in page.images),
        outcomes=_finished(outcomes, page, score),
        passed=seen.passed,
        inapplicable=tuple(seen.inapplicable),
        notes=page.notes if seen.applicable else (*page.notes, _NOTHING_ASKED),
    )


class _Seen:
    """What rules said of a page's targets so far."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.passed: dict[str, int] = {}
        self.inapplicable: list[str] = []
        self.unknown: Counter[str] = Counter()
        self.applicable = 0

    def look(self, page: Page, rules: Iterable[ActiveRule]) -> None:
        """Asks rules about the page."""
        targets = _Targets(page.images)
        for active in rules:
            rule = active.rule
            if rule.about == SITE:
                continue
            passed, results = _results(active, page, targets)
            if passed:
                self.passed[rule.id] = passed
            noted = self._note(active, results) if results else 0
            if passed or noted:
                self.applicable += passed + noted
            else:
                self.inapplicable.append(rule.id)

    def _note(self, active: ActiveRule, results: Sequence[_Told]) -> int:
        """Makes outcomes of what a rule did not pass; a reason that is switched off is not looked for."""
        count = 0
        for image, result in results:
            if isinstance(result, Found):
                if result.reason not in active.reasons:
                    _refuse_unknown(active.rule, result)
                    continue
                self.outcomes.append(outcome_of(active, image, result))
            else:
                self.unknown[str(result)] += 1
                self.outcomes.append(_unknown(active.rule, image, result))
            count += 1
        return count


def verdicts_on(page: Page, image: PageImage, rules: Sequence[ActiveRule]) -> Iterable[tuple[str, str]]:
    """What each rule says of one image: rule (with its reason) and verdict, passes and inapplicable ones included.

    Of the rules about pages count those that found something on this image.
    """
    targets = _Targets([image])
    for active in rules:
        passed, results = (0, ()) if active.rule.about == SITE else _results(active, page, targets)
        if active.rule.about == "page":
            passed, results = 0, [(of, found) for of, found in results if _is_on(found, image)]
        result = results[0][1] if results else None
        if isinstance(result, NotKnown):
            yield f"{active.rule.id} ({result})", Verdict.CANT_TELL
        elif result is not None and result.reason in active.reasons:
            allowances = page.allowances if active.may_be_allowed else ()
            (outcome,), _ = silenced([outcome_of(active, image, result)], allowances, page.images, {})
            accepted = f" (accepted: {outcome.suppressed.why})" if outcome.suppressed else ""
            yield f"{active.rule.id}[{result.reason}] {outcome.message}{accepted}", outcome.verdict
        else:
            yield active.rule.id, PASSED if passed else INAPPLICABLE


def _is_on(result: Found | NotKnown, image: PageImage) -> bool:
    return isinstance(result, Found) and result.image is not None and result.image.n == image.n


class _Targets:
    """The page's images, sorted once by what rules are about."""

    def __init__(self, images: Iterable[PageImage]) -> None:
        judged = [image for image in images if image.role not in UNJUDGED_ROLES]
        self._by_subject: dict[str, list[PageImage]] = {
            "image": judged,
            "alt": [image for image in judged if image.spoken_alt],
            "photo": [image for image in judged if image.is_photo],
            "caption": [image for image in judged if image.caption and image.caption.text and _is_told(image)],
            "credit": [image for image in judged if image.credit and _is_told(image)],
        }
        self._by_kind: dict[tuple[str, tuple[Kind, ...]], list[PageImage]] = {}

    def of(self, rule: Rule) -> list[PageImage]:
        """The images a rule is asked about."""
        images = self._by_subject[rule.about]
        if not rule.kinds:
            return images
        key = (rule.about, rule.kinds)
        found = self._by_kind.get(key)
        if found is None:
            found = self._by_kind[key] = [image for image in images if image.kind in rule.kinds]
        return found


def _is_told(image: PageImage) -> bool:
    """Is the text beside it a caption? Beside a teaser it is the headline of another article."""
    return image.is_photo or image.role is Role.THUMBNAIL


def _results(active: ActiveRule, page: Page, targets: _Targets) -> tuple[int, Sequence[_Told]]:
    """How many of its targets pass the rule, and what it says of those that do not; inapplicable ones are left out."""
    if active.rule.about == "page":
        return _results_of_page(active, page)
    images = targets.of(active.rule)
    if not images:
        return 0, ()
    check: ImageCheck = active.check  # type: ignore[assignment]  # what the rule is about tells which it is
    options, passed = active.options, 0
    results: list[_Told] = []
    for image in images:
        try:
            result = check(image, page, options)
        except NotKnown as why:
            results.append((image, why.anew()))
            continue
        if result is PASSED:
            passed += 1
        elif result is not INAPPLICABLE:
            if not isinstance(result, Found):
                raise _no_result(active.rule, result)
            results.append((image, result))
    return passed, results


def _refuse_unknown(rule: Rule, result: Found) -> None:
    """Raises TypeError when a check gives a reason that its page does not have, not even switched off."""
    if result.reason not in rule.reasons:
        raise TypeError(f"the check of {rule.id} gives a reason its page does not have: {result.reason!r}")


def _no_result(rule: Rule, said: object) -> TypeError:
    return TypeError(f"the check of {rule.id} gives no result: {said!r}")


def _results_of_page(active: ActiveRule, page: Page) -> tuple[int, Sequence[_Told]]:
    check: PageCheck = active.check  # type: ignore[assignment]
    try:
        said = check(page, active.options)
        every: Sequence[Result] = [said] if isinstance(said, Result) else [*said]
    except NotKnown as why:
        return 0, [(None, why.anew())]
    passed = every.count(PASSED)
    results = [(None, each) for each in every if isinstance(each, Found)]
    if passed + len(results) + every.count(INAPPLICABLE) != len(every):
        raise _no_result(active.rule, every)
    return passed, results


def outcome_of(active: ActiveRule, image: PageImage | None, seen: Found) -> Outcome:
    """What a rule found, in the words of its page; `points` and `fingerprint` are not known yet."""
    rule, reason = active.rule, active.reasons[seen.reason]
    image = seen.image or image
    return Outcome(
        rule=rule.id,
        reason=seen.reason,
        verdict=Verdict.CANT_TELL if reason.certainty is Certainty.POSSIBLE else Verdict.FAILED,
        severity=reason.severity,
        certainty=reason.certainty,
        pillar=rule.pillar,
        image=image.n if image else None,
        place=seen.place or (image.place if image else _START),
        others=seen.others,
        message=fill(reason.says, seen.facts),
        advice=fill(reason.do, seen.facts),
        suggestion=seen.suggestion,
        root=reason.root or rule.id,
    )


def _unknown(rule: Rule, image: PageImage | None, why: NotKnown) -> Outcome:
    return Outcome(
        rule=rule.id,
        reason=UNKNOWN,
        verdict=Verdict.CANT_TELL,
        severity=Severity.NOTE,
        certainty=Certainty.POSSIBLE,
        pillar=rule.pillar,
        image=image.n if image else None,
        place=image.place if image else _START,
        message=f"Not examined: {why}.",
        advice="",
        root=f"{rule.id}/{UNKNOWN}",
    )


def fill(words: str, facts: Mapping[str, object]) -> str:
    """Puts facts into the `{placeholders}` of a rule page's words; long ones are cut, white space is collapsed.

    A quoted fact that ends a sentence of its own ends ours, too: no second full stop follows. A placeholder that no
    fact fills stays as it is: the words are then wrong, but the finding is not lost.
    """

    def value(match: re.Match[str]) -> str:
        text = " ".join(str(facts.get(match[1], f"{{{match[1]}}}")).split())
        text = text if len(text) <= _FACT_LENGTH else text[: _FACT_LENGTH - 1].rstrip() + "…"
        end = match[2] or ""
        return text + (end[:1] if text.endswith(_SENTENCE_ENDS) else end)

    return _PLACEHOLDER.sub(value, words) if "{" in words else words


def _finished(outcomes: Sequence[Outcome], page: Page, score: PageScore) -> tuple[Outcome, ...]:
    """Outcomes in the order of the page, each with its points and a fingerprint that survives moved lines."""
    if not outcomes:
        return ()
    images = {image.n: image for image in page.images}
    seen: defaultdict[str, int] = defaultdict(int)
    finished = []
    for outcome in sorted(outcomes, key=lambda o: (o.place.offset, o.image or 0)):
        subject = _words_at(outcome.place, page) if outcome.image is None else lasting_identity(images[outcome.image])
        key = f"{outcome.rule}\0{outcome.reason}\0{subject}"
        seen[key] += 1
        digest = blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
        points = score.points.get((outcome.image, outcome.root), 0.0)
        finished.append(replace(outcome, points=points, fingerprint=f"{digest}:{seen[key]}"))
    return tuple(finished)


_BUILD_MARK: Final = re.compile(
    r"[._-](?<=[^\W_].)(?:(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,64}|(?=[\w-]*\d[a-z])[\w-]{8}"
    r"|hu_?[0-9a-f]{8,64}(?:_\w{1,40})?)$",
    re.ASCII,
)
"""The digest of a file's content that a build puts behind its name, in base 16 or 64; Hugo adds the size."""


def lasting_identity(image: PageImage) -> str:
    """What stays the same when lines move: the image's address, else its caption, else its alternative text."""
    if image.identity:
        return image.identity if image.identity.startswith("data:") else _BUILD_MARK.sub("", image.identity)
    if image.caption:
        return image.caption.text
    return image.alt.text if image.alt else ""


def _words_at(place: Place, page: Page) -> str:
    """What the page spells where a finding about the page as a whole stands, white space collapsed."""
    return " ".join(page.text[place.offset : place.end].split())


def _image_report(image: PageImage, score: PageScore, allowances: Sequence[Allowance]) -> ImageReport:
    return ImageReport(
        n=image.n,
        place=image.place,
        kind=image.kind,
        role=image.role,
        src=image.src,
        sources=image.sources,
        alt=image.alt.text if image.alt else None,
        name=image.name,
        caption=image.caption,
        credit=image.credit,
        statements=image.statements,
        score=round(score.images[image.n], 1) if image.n in score.images else None,
        allowed=allowed_of(image, allowances) if allowances else {},
    )
