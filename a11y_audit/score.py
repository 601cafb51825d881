"""The score model "news-1": how well a page serves its readers' access to images, from 0 to 100.

The harm of a fault is severity x certainty. Per image and pillar the worst harm of each root cause counts once, and
a pillar's health is the product of (1 - harm) over its roots. An image scores 60 % access, 20 % caption and 20 %
credit (pictures of the article) or access alone (logos, icons, portraits, teasers); advertising and trackers do not
count. A page scores 80 % the weighted mean of its images and 20 % its worst picture, times the health of the page.

Adding a fault never raises a score, the order of faults never matters, and every score lies in [0, 100].
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.model import PHOTO_ROLES, UNJUDGED_ROLES, Certainty, Pillar, Role, Severity, Verdict
from a11y_audit.report import Outcome, PageReport

MODEL: Final = "news-1"

SEVERITY_HARM: Final = {
    Severity.CRITICAL: 1.0,
    Severity.SERIOUS: 0.5,
    Severity.MODERATE: 0.2,
    Severity.MINOR: 0.06,
    Severity.NOTE: 0.0,
}
CERTAINTY_WEIGHT: Final = {Certainty.CERTAIN: 1.0, Certainty.LIKELY: 0.6, Certainty.POSSIBLE: 0.25}
PILLAR_WEIGHT: Final = {Pillar.ACCESS: 0.6, Pillar.CAPTION: 0.2, Pillar.CREDIT: 0.2}
ROLE_WEIGHT: Final = {
    Role.LEAD: 3.0,
    Role.BODY: 2.0,
    Role.GALLERY: 1.0,
    Role.THUMBNAIL: 0.5,
    Role.PORTRAIT: 0.5,
    Role.TEASER: 0.25,
    Role.LOGO: 0.25,
    Role.ICON: 0.25,
}
_HARMFUL: Final = frozenset({Verdict.FAILED, Verdict.CANT_TELL})
_GRAVE: Final = frozenset({Severity.CRITICAL, Severity.SERIOUS})
_WITH_CAPTIONS: Final = PHOTO_ROLES | {Role.THUMBNAIL}
"""Roles of pictures that are scored for caption and credit, too."""
_MEAN: Final = 0.8
_WORST: Final = 0.2
_GRADES: Final = ((90.0, "A"), (75.0, "B"), (50.0, "C"), (25.0, "D"))

NOT_READY: Final = "NOT READY"
FIX_FIRST: Final = "FIX FIRST"
CHECK: Final = "CHECK"
READY: Final = "READY"
VERDICTS: Final = (NOT_READY, FIX_FIRST, CHECK, READY)
"""Publish verdicts, the worst first."""
_VERDICT_OF: Final = {Severity.CRITICAL: NOT_READY, Severity.SERIOUS: FIX_FIRST, Severity.MODERATE: CHECK}
"""What a fault that is no mere question makes of the page; a lesser one leaves it ready."""

Root = tuple[int | None, str]
"""Image number (None: the page) and root cause."""


class PageScore(Struct, frozen=True):
    """A page's score. None stands for "nothing to audit": no picture of the article's own."""

    value: float | None
    grade: str | None
    verdict: str
    images: Mapping[int, float]
    points: Mapping[Root, float]
    """What the page would gain if a root cause were mended alone; those that do no harm are left out."""


def harm(outcome: Outcome) -> float:
    """Severity x certainty, between 0 and 1; nothing for what passed, was accepted or could not be examined."""
    if outcome.suppressed is not None or outcome.verdict not in _HARMFUL:
        return 0.0
    return SEVERITY_HARM[outcome.severity] * CERTAINTY_WEIGHT[outcome.certainty]


_Harms = dict[str, dict[Pillar, float]]


def _harms(outcomes: Iterable[Outcome]) -> dict[int | None, _Harms]:
    """The worst harm of each root cause to each pillar, by image.

    The roots are sorted: products of floats taken in another order may differ in the last bit, and a score that lies
    between two tenths would then depend on the order of the faults.
    """
    harms: defaultdict[int | None, _Harms] = defaultdict(dict)
    for outcome in outcomes:
        by_pillar = harms[outcome.image].setdefault(outcome.root, {})
        by_pillar[outcome.pillar] = max(by_pillar.get(outcome.pillar, 0.0), harm(outcome))
    return {image: dict(sorted(by_root.items())) for image, by_root in harms.items()}


def _health(harms: _Harms, pillar: Pillar | None, without: str | None = None) -> float:
    """What is left of one pillar, or of the one each root cause harms most; `without` counts as mended."""
    health = 1.0
    for root, by_pillar in harms.items():
        if root != without:
            health *= 1.0 - (max(by_pillar.values()) if pillar is None else by_pillar.get(pillar, 0.0))
    return health


def _image_score(role: Role, harms: _Harms | None, without: str | None = None) -> float:
    if not harms:
        return 100.0
    if role not in _WITH_CAPTIONS:
        return 100.0 * _health(harms, Pillar.ACCESS, without)
    return 100.0 * sum(weight * _health(harms, pillar, without) for pillar, weight in PILLAR_WEIGHT.items())


def _value(total: float, weights: float, lowest: float, page_health: float) -> float:
    """The score of a page: of its weighted mean (`total / weights`), its lowest image and what ails all of it."""
    return (_MEAN * total / weights + _WORST * lowest) * page_health


def score_page(roles: Mapping[int, Role], outcomes: Sequence[Outcome]) -> PageScore:
    """Scores one page.

    Args:
        roles: what each image (by its number) does on the page.
        outcomes: everything found on the page; passes need not be among them.
    """
    harms = _harms(outcomes)
    images = {n: _image_score(role, harms.get(n)) for n, role in roles.items() if role not in UNJUDGED_ROLES}
    counted = [n for n in images if roles[n] in _WITH_CAPTIONS]
    with_captions = frozenset(counted)
    verdict = publish_verdict(outcomes)
    if not counted:
        return PageScore(None, None, verdict, images, {})

    weights = sum(ROLE_WEIGHT[roles[n]] for n in images)
    total = sum(ROLE_WEIGHT[roles[n]] * score for n, score in images.items())
    worst = sorted(counted, key=images.__getitem__)[:2]
    of_page = harms.get(None, {})
    lowest = images[worst[0]]
    page_health = _health(of_page, None)
    value = _value(total, weights, lowest, page_health)

    def mended(root: Root) -> float:
        n, cause = root
        if n is None:
            return _value(total, weights, lowest, _health(of_page, None, cause))
        score = _image_score(roles[n], harms[n], cause)
        others = (images[other] for other in worst if other != n)
        still_lowest = min([score, *others]) if n in with_captions else lowest
        return _value(total + ROLE_WEIGHT[roles[n]] * (score - images[n]), weights, still_lowest, page_health)

    roots = [
        (n, root)
        for n, by_root in harms.items()
        if n is None or n in images
        for root, by_pillar in by_root.items()
        if any(by_pillar.values())
    ]
    points = {root: round(max(0.0, mended(root) - value), 2) for root in roots}
    return PageScore(round(value, 1), grade(value, outcomes), verdict, images, points)


def rescored(page: PageReport, outcomes: Sequence[Outcome]) -> PageReport:
    """The page with other outcomes (some accepted, some answered), and the verdict, scores and points they give."""
    judged = page.images if page.coverage.applicable else ()  # nothing was examined: a score would be a praise
    score = score_page({image.n: image.role for image in judged}, outcomes)
    return replace(
        page,
        verdict=score.verdict,
        score=score.value,
        grade=score.grade,
        images=tuple(
            replace(image, score=round(score.images[image.n], 1)) if image.n in score.images else image
            for image in page.images
        ),
        outcomes=tuple(
            replace(outcome, points=score.points.get((outcome.image, outcome.root), 0.0)) for outcome in outcomes
        ),
    )


def grade(value: float, outcomes: Iterable[Outcome]) -> str:
    """The letter for a score, capped at C by any certain critical fault and at B by any certain serious one."""
    letter = next((letter for least, letter in _GRADES if value >= least), "F")
    certain = {o.severity for o in outcomes if harm(o) and o.certainty == Certainty.CERTAIN}
    cap = "C" if Severity.CRITICAL in certain else "B" if Severity.SERIOUS in certain else "A"
    return max(letter, cap)


def publish_verdict(outcomes: Iterable[Outcome]) -> str:
    """NOT READY (critical), FIX FIRST (serious), CHECK (moderate, or a question that may be serious), READY."""
    return min((_verdict_of(outcome) for outcome in outcomes if harm(outcome)), key=VERDICTS.index, default=READY)


def _verdict_of(outcome: Outcome) -> str:
    if outcome.certainty == Certainty.POSSIBLE:
        return CHECK if outcome.severity in _GRAVE else READY
    return _VERDICT_OF.get(outcome.severity, READY)
