"""What a page's own source accepts: comments and attributes, what they govern, and that they only ever silence."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from a11y_audit.engine import audit
from a11y_audit.inline_suppression import silenced
from a11y_audit.model import Allowance, Certainty, Place, Severity, Source
from a11y_audit.reading import read
from a11y_audit.report import Outcome, Suppression
from a11y_audit.score import VERDICTS, harm, publish_verdict
from tests.accepting import HEAD, RULES, article, found, photo, report_of, suppressions
from tests.reports_by_hand import outcome

WHY = "line art, described in the text"
ACCEPTED = Suppression(kind="inSource", why=WHY)


def allowances(text: str, path: str = "page.html") -> Sequence[Allowance]:
    return read(Source(path, text.encode())).allowances


# ------------------------------------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("mark", "rule", "why"),
    [
        (f"a11y-audit: allow alt-missing -- {WHY}", "alt-missing", WHY),
        (f"a11y-audit: allow alt-missing[captioned]: {WHY}", "alt-missing[captioned]", WHY),
        (f"a11y-audit allow alt-missing — {WHY}", "alt-missing", WHY),
        (f"\n  a11y-audit:\n  allow\n  alt-missing\n  --\n  {WHY}\n", "alt-missing", WHY),
        ("a11y-audit: allow alt-missing", "alt-missing", ""),
        ("a11y-audit: allow alt-missing -- …", "alt-missing", ""),
        ("a11y-audit: allow alt-missing -- 線画", "alt-missing", "線画"),
        ("a11y-audit: ignore alt-missing -- old", "", ""),
    ],
)
def test_a_comment_names_a_rule_and_says_why(mark: str, rule: str, why: str) -> None:
    (allowance,) = allowances(f"<p>A</p><!--{mark}--><p>B</p>")

    assert (allowance.rule, allowance.why) == (rule, why)


def test_one_comment_may_name_several_rules() -> None:
    both = allowances("<p>A</p><!-- a11y-audit: allow alt-missing, caption-missing -- why not --><p>B</p>")

    assert [allowance.rule for allowance in both] == ["alt-missing", "caption-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>checked with a11y-audit",
        "<!-- made for a11y-audit: allow alt-missing -- x --><p>A",
        "<script>'<!-- a11y-audit: allow alt-missing -- x -->'</script>",
        "<textarea><!-- a11y-audit: allow alt-missing -- x --></textarea>",
        "<template><!-- a11y-audit: allow alt-missing -- x --><img></template>",
    ],
)
def test_what_only_mentions_the_tool_allows_nothing(text: str) -> None:
    assert allowances(f"<p>A{text}") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n\n```html\n<!-- a11y-audit: allow alt-missing -- x -->\n```\n",
        "Text.\n\n    <!-- a11y-audit: allow alt-missing -- x -->\n",
        "Write `<!-- a11y-audit: allow alt-missing -- x -->` above it.",
        "Text.\n\n<!-- a11y-audit: allow alt-missing",
    ],
)
def test_code_in_markdown_allows_nothing(text: str) -> None:
    assert allowances(text, "page.md") == ()


@pytest.mark.parametrize(
    ("path", "text"), [("page.html", "<p>A</p>\r\n{}\r\n<p>B</p>"), ("page.md", "A\r\n\r\n{}\r\n\r\nB")]
)
def test_the_place_of_a_comment_is_its_own(path: str, text: str) -> None:
    mark = "<!-- a11y-audit: allow alt-missing -- x -->"
    page = read(Source(path, text.format(mark).encode()))
    (allowance,) = page.allowances

    assert page.text[allowance.place.offset : allowance.place.end] == mark


def test_the_place_of_an_attribute_is_its_own() -> None:
    mark = 'data-a11y-audit-allow="alt-missing: x"'
    page = read(Source("page.html", f"<p>A</p>\n<img {mark}>".encode()))
    (allowance,) = page.allowances

    assert page.text[allowance.place.offset : allowance.place.end] == mark


# ---------------------------------------------------------------------------------------------------- what they govern


@pytest.mark.parametrize(
    "part",
    [
        f"<!-- a11y-audit: allow alt-missing -- {WHY} -->\n{photo('one')}",
        f"<!-- a11y-audit: allow alt-missing -- {WHY} --> words between {photo('one')}",
        photo("one", f' data-a11y-audit-allow="alt-missing: {WHY}"'),
        f'<div data-a11y-audit-allow="alt-missing[captioned]: {WHY}"><div>{photo("one")}</div></div>',
        f"<table><!-- a11y-audit: allow alt-missing -- {WHY} --><tr><td>{photo('one')}</td></tr></table>",
        f'<a href="/fair" data-a11y-audit-allow="alt-missing: {WHY}"><img src="one.jpg"></a><p>Text</p>',
        f"<div><!-- a11y-audit: allow-page alt-missing -- {WHY} --></div>{photo('one')}",
    ],
)
def test_a_finding_in_its_place_is_accepted(part: str) -> None:
    report = report_of(article(part))

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED]
    assert not found(report, "suppression-unused")


@pytest.mark.parametrize(
    "part",
    [
        f"{photo('one')}<!-- a11y-audit: allow alt-missing -- {WHY} -->",
        f"<div><!-- a11y-audit: allow alt-missing -- {WHY} --></div>{photo('one')}",
        f"<!-- a11y-audit: allow alt-missing -- {WHY} --><p>A paragraph.</p>{photo('one')}",
        f"<!-- a11y-audit: allow alt-missing[small-image] -- {WHY} -->{photo('one')}",
        f"<!-- a11y-audit: allow caption-missing -- {WHY} -->{photo('one')}",
    ],
)
def test_a_finding_elsewhere_counts(part: str) -> None:
    report = report_of(article(part))

    assert suppressions(found(report, "alt-missing")) == [None]
    assert len(found(report, "suppression-unused")) == 1


def test_a_comment_speaks_for_the_next_element_only() -> None:
    report = report_of(article(f"<!-- a11y-audit: allow alt-missing -- {WHY} -->{photo('one')}", photo("two")))

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED, None]


@pytest.mark.parametrize("before", ["", "\ufeff", "<!doctype html>\n", "<!-- made by us -->\n"])
def test_the_first_thing_in_a_file_speaks_for_the_page(before: str) -> None:
    head = f"{before}<!-- a11y-audit: allow alt-missing -- {WHY} -->{HEAD.removeprefix('<!doctype html>')}"
    report = report_of(article(photo("one"), photo("two"), head=head))

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED, ACCEPTED]


@pytest.mark.parametrize(
    "text",
    [
        "# Fair\n\nWords.\n\n<!-- a11y-audit: allow alt-missing -- {} -->\n![](one.jpg)\n\nWords.\n\n![](two.jpg)\n",
        "# Fair\n\nWords.\n\n<!-- a11y-audit: allow alt-missing -- {} --> ![](one.jpg)\n\n![](two.jpg)\n",
        "# Fair\n\nWords.\n\n<!-- a11y-audit: allow alt-missing -- {} -->\n\n<img src='one.jpg'>\n\n![](two.jpg)\n",
        "# A\n\nA\n\n<div>\n<!-- a11y-audit: allow alt-missing -- {} -->\n<img src='one.jpg'>\n</div>\n\n![](two.jpg)",
        "# Fair\n\nWords.\n\n<img src='one.jpg' data-a11y-audit-allow='alt-missing: {}'>\n\n![](two.jpg)\n",
    ],
)
def test_in_markdown_a_comment_speaks_for_the_next_image(text: str) -> None:
    report = report_of(text.format(WHY), "page.md")

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED, None]


def test_in_markdown_a_comment_speaks_for_all_of_an_element_that_follows() -> None:
    gallery = "<div>\n<img src='one.jpg'>\n<img src='two.jpg'>\n</div>"
    report = report_of(f"# Fair\n\nA\n\n<!-- a11y-audit: allow alt-missing -- {WHY} -->\n\n{gallery}\n", "page.md")

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED, ACCEPTED]


@pytest.mark.parametrize("front", ["", "---\ntitle: Fair\n---\n"])
def test_the_first_thing_in_markdown_speaks_for_the_page(front: str) -> None:
    text = f"{front}<!-- a11y-audit: allow alt-missing -- {WHY} -->\n# Fair\n\n![](one.jpg)\n\nWords.\n\n![](two.jpg)\n"

    assert suppressions(found(report_of(text, "page.md"), "alt-missing")) == [ACCEPTED, ACCEPTED]


# ----------------------------------------------------------------------------------------------------- what they do


def test_without_a_reason_the_finding_counts_and_the_mark_is_reported() -> None:
    report = report_of(article(f"<!-- a11y-audit: allow alt-missing -->{photo('one')}"))

    assert suppressions(found(report, "alt-missing")) == [None]
    assert [each.reason for each in found(report, "suppression-unexplained")] == ["unexplained"]


def test_an_unknown_rule_is_reported_with_the_one_that_was_meant() -> None:
    report = report_of(article(f"<!-- a11y-audit: allow alt-mising -- x -->{photo('one')}"))
    (unknown,) = found(report, "suppression-unknown")

    assert unknown.message == "There is no rule alt-mising, so nothing is allowed here."
    assert "perhaps alt-missing" in unknown.advice


def test_an_allowance_for_a_rule_that_did_not_run_is_not_called_unused() -> None:
    report = report_of(article(f"<!-- a11y-audit: allow credit-missing -- {WHY} -->{photo('one')}"))

    assert not found(report, "suppression-unused")


def test_an_accepted_fault_costs_no_points() -> None:
    bare = report_of(article(photo("one")))
    allowed = report_of(article(photo("one", f' data-a11y-audit-allow="alt-missing: {WHY}"')))

    assert bare.score is not None
    assert allowed.score == 100.0 > bare.score
    assert allowed.verdict == "READY"


def test_marks_without_end_are_read_in_bounded_numbers() -> None:
    marks = "<!-- a11y-audit: allow alt-missing -->" * 2_000

    assert len(allowances(f"<p>A</p>{marks}")) == len(allowances(f"A\n\n{marks}", "page.md")) == 500


def test_what_a_mark_says_is_kept_in_bounded_length() -> None:
    names = ",".join(f"alt-{n}" for n in range(2_000))
    found = allowances(f"<p>A</p><!-- a11y-audit: allow {names} -- {'why ' * 9_000} --><p>B</p>")

    assert len(found) == 500
    assert max(len(allowance.why) for allowance in found) == 500


@pytest.mark.parametrize("damaged", ["<!-- a11y-audit: allow alt-missing -- line\0art -->", "<!a11y-audit: allow x>"])
def test_a_damaged_mark_takes_no_later_one_with_it(damaged: str) -> None:
    mark = f"<!-- a11y-audit: allow alt-missing -- {WHY} -->"
    report = report_of(article(f"{damaged}<p>Words.</p>", f"{mark}{photo('one')}"))

    assert suppressions(found(report, "alt-missing")) == [ACCEPTED]


def test_a_nul_in_a_mark_does_not_keep_it_from_being_read() -> None:
    text = "<p>A</p><!-- a11y-audit: allow alt-missing -- line\0art --><img src=a.jpg>"
    page = read(Source("page.html", text.encode()))
    (allowance,) = page.allowances

    assert (allowance.rule, allowance.why) == ("alt-missing", "line\ufffdart")
    assert page.text[allowance.place.offset : allowance.place.end].startswith("<!-- a11y-audit")


def test_a_mark_in_a_comment_without_dashes_is_reported() -> None:
    mark = f"<!a11y-audit: allow alt-missing: {WHY}>"
    report = report_of(article(f"{mark}{photo('one')}"))

    assert suppressions(found(report, "alt-missing")) == [None]
    assert [each.reason for each in found(report, "suppression-unknown")] == ["not-understood"]


@pytest.mark.parametrize("mark", [f"<!-- a11y-audit: allow-page alt-missing -- {WHY} -->", "<!-- a11y-audit: x -->"])
def test_a_build_may_disregard_what_pages_allow_themselves(mark: str) -> None:
    rules = [replace(active, may_be_allowed=False) for active in RULES]
    text = article(photo("harbour", f' data-a11y-audit-allow="alt-missing: {WHY}"'))
    plain = audit(read(Source("news/fair.html", article(photo("harbour")).encode())), rules)
    marked = audit(read(Source("news/fair.html", f"{mark}{text}".encode())), rules)

    assert suppressions(found(marked, "alt-missing")) == [None]
    assert [each.rule for each in marked.outcomes] == [each.rule for each in plain.outcomes]
    assert (marked.score, marked.verdict) == (plain.score, plain.verdict)


def _allowance(rule: str, why: str, scope: tuple[int, int] | None) -> Allowance:
    return Allowance(rule, why, Place(1, 1, 1, 1, 0, 0), scope, rule)


RULE_NAMES = ("alt-missing", "caption-missing", "credit-missing")
OUTCOMES = st.lists(
    st.builds(
        lambda rule, severity, certainty: outcome(rule, severity=severity, certainty=certainty, image=None),
        st.sampled_from(RULE_NAMES),
        st.sampled_from(Severity),
        st.sampled_from(Certainty),
    )
)
ALLOWANCES = st.lists(
    st.builds(
        _allowance,
        st.sampled_from(RULE_NAMES),
        st.sampled_from(["", WHY]),
        st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(0, 99))),
    )
)


@given(OUTCOMES, ALLOWANCES)
def test_suppressing_never_raises_the_harm_of_anything(outcomes: list[Outcome], marks: list[Allowance]) -> None:
    after, counted = silenced(outcomes, marks, (), {name: {"r"} for name in RULE_NAMES})

    assert len(after) == len(outcomes)
    assert all(harm(one) in (0.0, harm(other)) for one, other in zip(after, outcomes, strict=True))
    assert VERDICTS.index(publish_verdict(after)) >= VERDICTS.index(publish_verdict(outcomes))
    assert all(one.suppressed is None for one in after) or any(mark.silenced for mark in counted)
