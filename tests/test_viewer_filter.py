"""What can be typed to narrow the findings of the viewer."""

import pytest

from a11y_audit.model import Severity
from a11y_audit.viewer.query import QueryError, findings, parse
from tests.reports_by_hand import ferry, harbour, image, page

PAGES = (ferry(), harbour(), page("fine.html", [image(alt="A pier")]))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 9),
        ("rule:alt-missing", 3),
        ("rule:alt-missing[no-attribute]", 3),
        ("rule:alt-*[no-attribute]", 3),
        ("rule:alt-missing[no-*]", 3),
        ("rule:alt-missing[other]", 0),
        ("rule:[ac]lt-missing", 0),
        ("sev>=serious", 6),
        ("SEV>=critical", 3),
        ("img:2 page:article", 4),
        ("page:harbour", 2),
        ("doubled", 1),
        ("COASTPRESS docking", 4),
        ("question", 2),
        ("http://x", 0),
    ],
)
def test_a_filter_finds_what_meets_all_its_terms(text: str, number: int) -> None:
    query = parse(text)

    assert sum(query.matches(found) for at, each in enumerate(PAGES) for found in findings(at, each)) == number


@pytest.mark.parametrize("text", ["sev>=", "sev>=awful", "img:two", "img:²"])
def test_a_filter_with_an_impossible_term_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        parse(text)


def test_severities_are_in_the_order_the_filter_relies_on() -> None:
    assert list(Severity) == ["critical", "serious", "moderate", "minor", "note"]
