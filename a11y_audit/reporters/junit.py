"""JUnit XML, as Jenkins, GitLab, Bitbucket, Azure and the rest read it: a test suite a page, a test case a finding.

Faults are failures. Questions and what was accepted are skipped test cases, since neither fails a build. A page on
which nothing was found is one test case that passed; a page that could not be audited is an error. There is no one
schema: what is written is what all known readers take, and all is said again in the text of the failure, which is the
one part that all of them show.
"""

from collections.abc import Iterator

from a11y_audit.report import Outcome, PageReport, Refusal, Report
from a11y_audit.reporters.findings import all_findings, words
from a11y_audit.reporters.labels import is_question, label
from a11y_audit.reporters.xml_text import DECLARATION, tag, text


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as `testsuites`, one test suite a page."""
    yield DECLARATION
    yield tag("testsuites", {"name": report.tool.name}) + "\n"
    for page in report.pages:
        yield _suite(page)
    for refusal in report.refused:
        yield _refused(refusal)
    yield "</testsuites>\n"


def _suite(page: PageReport) -> str:
    outcomes = all_findings(page)
    skipped = sum(map(_is_skipped, outcomes))
    numbers = {"tests": len(outcomes) or 1, "failures": len(outcomes) - skipped, "errors": 0, "skipped": skipped}
    cases = [_case(page.path, outcome) for outcome in outcomes]
    passed = tag(
        "testcase", {"name": "nothing found", "classname": page.path, "file": page.path, "time": 0}, closed=True
    )
    return "\n".join(
        [
            tag("testsuite", {"name": page.path, **numbers, "time": 0}),
            *(cases or [passed]),
            "</testsuite>\n",
        ]
    )


def _is_skipped(outcome: Outcome) -> bool:
    return outcome.suppressed is not None or is_question(outcome)


def _case(path: str, outcome: Outcome) -> str:
    place = outcome.place
    name = f"{words(outcome.name)} {place.line}:{place.column}"
    opened = tag("testcase", {"name": name, "classname": path, "file": path, "line": place.line, "time": 0})
    message = words(outcome.message)
    if _is_skipped(outcome):
        accepted = f"accepted: {words(outcome.suppressed.why)}. " if outcome.suppressed else "question: "
        return f"{opened}{tag('skipped', {'message': accepted + message}, closed=True)}</testcase>"
    lines = [
        f"{path}:{place.line}:{place.column}",
        f"{label(outcome)}, {outcome.certainty}: {words(outcome.name)}",
        message,
        *([words(outcome.advice)] if outcome.advice else []),
    ]
    failure = tag("failure", {"message": message, "type": label(outcome)})
    return f"{opened}{failure}{chr(10).join(map(text, lines))}</failure></testcase>"


def _refused(refusal: Refusal) -> str:
    path, why = refusal.path, words(refusal.why)
    return "\n".join(
        [
            tag("testsuite", {"name": path, "tests": 1, "failures": 0, "errors": 1, "skipped": 0, "time": 0}),
            tag("testcase", {"name": "could not be audited", "classname": path, "file": path, "time": 0})
            + tag("error", {"message": why, "type": words(refusal.limit)})
            + f"{text(path)}: {text(why)}</error></testcase>",
            "</testsuite>\n",
        ]
    )
