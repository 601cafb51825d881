"""The score model "news-1": its worked cases, and what holds for every page."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from a11y_audit.model import Certainty, Pillar, Place, Role, Severity, Verdict
from a11y_audit.report import Outcome, Suppression
from a11y_audit.score import READY, score_page

NOWHERE = Place(1, 1, 1, 1, 0, 0)


def fault(
    image: int | None = 1,
    severity: Severity = Severity.CRITICAL,
    certainty: Certainty = Certainty.CERTAIN,
    pillar: Pillar = Pillar.ACCESS,
    root: str = "a",
) -> Outcome:
    return Outcome(
        rule="alt-missing",
        reason="r",
        verdict=Verdict.CANT_TELL if certainty is Certainty.POSSIBLE else Verdict.FAILED,
        severity=severity,
        certainty=certainty,
        pillar=pillar,
        image=image,
        place=NOWHERE,
        message="",
        advice="",
        root=root,
    )


THREE = {1: Role.LEAD, 2: Role.BODY, 3: Role.BODY}
GALLERY = dict.fromkeys(range(1, 21), Role.GALLERY)


@pytest.mark.parametrize(
    ("roles", "faults", "score", "grade"),
    [
        pytest.param(THREE, [], 100, "A", id="three clean pictures"),
        pytest.param(THREE, [fault()], 67.4, "C", id="the lead picture has no description"),
        pytest.param(GALLERY, [fault()], 85.6, "C", id="one of twenty gallery pictures has no description"),
        pytest.param(
            THREE, [fault(severity=Severity.SERIOUS)], 83.7, "B", id="alt text repeats the caption on the lead"
        ),
        pytest.param(
            THREE, [fault(2, Severity.SERIOUS, pillar=Pillar.CREDIT)], 95.7, "B", id="one picture has no credit"
        ),
        pytest.param(
            THREE,
            [fault(severity=Severity.SERIOUS, certainty=Certainty.POSSIBLE)],
            95.9,
            "A",
            id="one grave question about the lead",
        ),
    ],
)
def test_a_worked_case_keeps_its_score(roles: dict[int, Role], faults: list[Outcome], score: float, grade: str) -> None:
    """The cases the model was designed with."""
    result = score_page(roles, faults)

    assert (score, grade) == (result.value, result.grade)


def test_a_page_without_pictures_of_its_own_has_no_score() -> None:
    assert score_page({1: Role.LOGO, 2: Role.AD}, []).value is None


def test_faults_of_one_root_count_once_a_pillar() -> None:
    once = score_page(THREE, [fault()])
    twice = score_page(THREE, [fault(), fault(severity=Severity.SERIOUS)])

    assert once.value == twice.value


def test_points_of_the_only_root_make_the_page_whole() -> None:
    result = score_page(THREE, [fault()])

    assert result.value is not None
    assert result.value + result.points[1, "a"] == pytest.approx(100, abs=0.1)


def test_a_question_about_something_grave_asks_for_a_look() -> None:
    question = fault(severity=Severity.CRITICAL, certainty=Certainty.POSSIBLE)

    assert score_page(THREE, [question]).verdict == "CHECK"


def test_what_was_accepted_costs_nothing() -> None:
    accepted = replace(fault(), suppressed=Suppression(kind="baseline", why="agreed with the desk"))

    assert (score_page(THREE, [accepted]).value, score_page(THREE, [accepted]).verdict) == (100, READY)


roles = st.dictionaries(st.integers(1, 12), st.sampled_from(list(Role)), min_size=1, max_size=12)
faults = st.lists(
    st.builds(
        fault,
        image=st.none() | st.integers(1, 12),
        severity=st.sampled_from(list(Severity)),
        certainty=st.sampled_from(list(Certainty)),
        pillar=st.sampled_from(list(Pillar)),
        root=st.sampled_from("abcd"),
    ),
    max_size=20,
)


def on_page(page: dict[int, Role], found: list[Outcome]) -> list[Outcome]:
    return [each for each in found if each.image is None or each.image in page]


@given(roles, faults)
def test_every_score_lies_between_0_and_100(page: dict[int, Role], found: list[Outcome]) -> None:
    result = score_page(page, on_page(page, found))

    assert result.value is None or 0 <= result.value <= 100
    assert all(0 <= score <= 100 for score in result.images.values())


@given(roles, faults, faults)
def test_a_further_fault_never_raises_the_score(
    page: dict[int, Role], some: list[Outcome], more: list[Outcome]
) -> None:
    before = score_page(page, on_page(page, some)).value
    after = score_page(page, on_page(page, some + more)).value

    assert (before is None) == (after is None)
    assert before is None or after is None or after <= before


@given(roles, faults, st.randoms(use_true_random=False))
def test_the_order_of_faults_does_not_matter(page: dict[int, Role], found: list[Outcome], dice: Random) -> None:
    outcomes = on_page(page, found)
    before = score_page(page, outcomes)
    after = score_page(page, dice.sample(outcomes, len(outcomes)))

    assert after == before


def test_a_score_between_two_tenths_is_rounded_alike_in_any_order_of_faults() -> None:
    """0.4 x 0.75 x 0.75 x 0.5 and the same factors in another order differ in the last bit."""
    faults = [
        fault(None, Severity.CRITICAL, Certainty.POSSIBLE, Pillar.ACCESS, "d"),
        fault(None, Severity.CRITICAL, Certainty.LIKELY, Pillar.ACCESS, "a"),
        fault(None, Severity.CRITICAL, Certainty.POSSIBLE, Pillar.ACCESS, "b"),
        fault(None, Severity.SERIOUS, Certainty.CERTAIN, Pillar.ACCESS, "c"),
    ]

    values = {score_page({1: Role.LEAD}, order).value for order in permutations(faults)}

    assert len(values) == 1


@given(roles, faults)
def test_points_are_what_the_page_gains_without_the_root(page: dict[int, Role], found: list[Outcome]) -> None:
    outcomes = on_page(page, found)
    result = score_page(page, outcomes)
    for (image, root), points in result.points.items():
        without = [each for each in outcomes if (each.image, each.root) != (image, root)]
        mended = score_page(page, without).value
        assert mended is not None
        assert result.value is not None
        assert points == pytest.approx(mended - result.value, abs=0.11)
