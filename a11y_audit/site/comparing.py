"""What rules about the "site" say of one picture on several pages: they get its uses as a page of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from a11y_audit.digest import blake2b
from a11y_audit.engine import ActiveRule, lasting_identity, outcome_of
from a11y_audit.inline_suppression import suppressed
from a11y_audit.model import (
    Found,
    NotKnown,
    Page,
    PageCheck,
    PageImage,
    Result,
    Source,
    Statement,
    Verdict,
    Voice,
)
from a11y_audit.reading import NO_EVIDENCE
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.report import SITE_WIDE, Outcome, Refusal
from a11y_audit.rulebook import SITE
from a11y_audit.site.across import Use
from a11y_audit.site.auditor import RulesFor
from a11y_audit.site.one_page import INTERNAL, described


class SiteRules:
    """The rules about the site, as they hold for each page.

    Args:
        rules: every rule that may be asked about some page.
        rules_for: the rules of the page of a path; the same for all when left out.
    """

    def __init__(self, rules: Sequence[ActiveRule], rules_for: RulesFor | None = None) -> None:
        self.ids = [active.rule.id for active in rules if active.rule.about == SITE]
        self._rules_for = rules_for or (lambda _: rules)
        self._known: dict[int, tuple[Sequence[ActiveRule], dict[str, ActiveRule]]] = {}

    def at(self, path: str) -> Mapping[str, ActiveRule]:
        """Those that are asked about a page, by id. Pages mostly share one list, which is gone through once."""
        rules = self._rules_for(path)
        known = self._known.get(id(rules))
        if known is None:
            known = rules, {active.rule.id: active for active in rules if active.rule.about == SITE}
            self._known[id(rules)] = known
        return known[1]


class Findings(NamedTuple):
    """What pages have against each other, by the place of a page in the report, and which rules could not be asked."""

    outcomes: dict[int, tuple[Outcome, ...]]
    faults: tuple[Refusal, ...]


def findings(pictures: Iterable[Sequence[tuple[int, Use]]], rules: SiteRules) -> Findings:
    """Asks about pictures; of each, a rule has one finding.

    Args:
        pictures: the uses of each, with the places of their pages in the report.
        rules: what is asked of the pages. A page on which a rule does not run is not compared by it.
    """
    found: defaultdict[int, list[Outcome]] = defaultdict(list)
    faults: dict[str, Refusal] = {}
    numbers: Counter[str] = Counter()
    for picture in pictures if rules.ids else ():
        for id in rules.ids:
            asked = [(page, use, active) for page, use in picture if (active := rules.at(use.path).get(id))]
            if len(asked) < 2 or id in faults:
                continue
            pages, uses, actives = zip(*asked, strict=True)
            try:
                seen = compared(uses, actives)
            except Exception as fault:  # of a rule that is not ours: said, and no page suffers
                faults[id] = Refusal(SITE_WIDE, INTERNAL, f"{id} cannot compare the pages ({described(fault)}).")
                continue
            if seen is not None:
                n, outcome = seen
                numbers[outcome.fingerprint] += 1
                fingerprint = f"{outcome.fingerprint}:{numbers[outcome.fingerprint]}"
                found[pages[n]].append(replace(outcome, fingerprint=fingerprint))
    return Findings({page: tuple(outcomes) for page, outcomes in found.items()}, tuple(faults.values()))


def compared(uses: Sequence[Use], rules: Sequence[ActiveRule]) -> tuple[int, Outcome] | None:
    """What a rule about the site says of the uses of one picture: a use's place among them, and why; once.

    The outcome's fingerprint has no number yet.

    Args:
        uses: the uses of the picture.
        rules: the rule as it is set for the page of each use; its options are those of the first.
    """
    for result in _results(rules[0], _page(uses)):
        if isinstance(result, Found) and result.image is not None:
            n = result.image.n
            if result.reason in rules[n].reasons:
                return n, suppressed(_outcome(rules[n], result, uses), uses[n].image.allowed)
    return None


def agree(uses: Sequence[Use], active: ActiveRule) -> bool:
    """Does a rule about the site find that some uses of one picture agree?"""
    return Verdict.PASSED in _results(active, _page(uses))


def _page(uses: Sequence[Use]) -> Page:
    """A page that shows one picture, in each of its uses."""
    images = [_image(n, use) for n, use in enumerate(uses) if use.key == uses[0].key]  # all, unless hashes collide
    return Page(Source("", b""), "", "html", "", tuple(images), NO_EVIDENCE)


def _results(active: ActiveRule, page: Page) -> Sequence[Result]:
    check: PageCheck = active.check  # type: ignore[assignment]  # what the rule is about tells which it is
    try:
        results = check(page, active.options)
        return [results] if isinstance(results, Found | Verdict) else [*results]
    except NotKnown:
        return ()


def _image(number: int, use: Use) -> PageImage:
    """The use as rules know images; `n` is its place among the uses."""
    image = use.image
    return PageImage(
        n=number,
        kind=image.kind,
        role=image.role,
        place=image.place,
        element="",
        attributes={},
        sources=image.sources,
        identity=identity(image.src),
        alt=None if image.alt is None else Statement(Voice.ALT, "alt", image.alt, image.alt),
        name=image.name,
        caption=image.caption,
        credit=image.credit,
    )


def _outcome(active: ActiveRule, seen: Found, uses: Sequence[Use]) -> Outcome:
    assert seen.image is not None
    use, compared_with = uses[seen.image.n], seen.facts["with_"]
    assert isinstance(compared_with, PageImage)
    other = uses[compared_with.n]
    facts = {**seen.facts, "page": f"{other.path}:{other.image.place.line}"}
    subject = f"{active.rule.id}\0{seen.reason}\0{lasting_identity(seen.image)}"
    return replace(
        outcome_of(active, seen.image, replace(seen, facts=facts)),
        image=use.image.n,
        fingerprint=blake2b(subject.encode("utf-8", "replace"), digest_size=8).hexdigest(),
    )
