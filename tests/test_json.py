"""The JSON report: a contract with a schema, which round-trips."""

import json
from functools import partial

import jsonschema
import msgspec
import pytest

from a11y_audit.report import SCHEMA, Refusal
from a11y_audit.reporters import render as render_as
from a11y_audit.reporters.json import SCHEMA_PATH, ReportError, json_schema, load, schema_text
from tests.approved import assert_approved
from tests.reports_by_hand import ferry, harbour, image, outcome, page, report

render = partial(render_as, "json")
REPORT = report(ferry(), harbour(), refused=[Refusal("big.html", "size", "The file is too large.")])


def test_a_report_comes_back_as_it_went() -> None:
    assert load(render(REPORT)) == REPORT


def test_it_is_one_line_as_the_encoder_writes_it() -> None:
    assert render(REPORT) == msgspec.json.encode(REPORT).decode()
    assert render(report()) == msgspec.json.encode(report()).decode()


def test_the_shipped_schema_is_the_one_the_types_give(update: bool) -> None:
    assert_approved(SCHEMA_PATH, schema_text(), update=update)


def test_the_schema_is_valid_and_reports_obey_it() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(render(REPORT)))


def test_the_schema_refuses_another_version() -> None:
    changed = json.loads(render(REPORT)) | {"schema": "another"}

    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(changed)


def test_a_missing_alt_is_null_and_an_empty_one_is_empty() -> None:
    images = [image(1, 1, alt=None), image(2, 2, alt="")]
    data = json.loads(render(report(page("a.html", images))))

    assert [each["alt"] for each in data["pages"][0]["images"]] == [None, ""]


def test_caption_and_credit_are_objects_with_their_text() -> None:
    data = json.loads(render(report(ferry())))["pages"][0]["images"][1]

    assert data["caption"]["text"].startswith("This footage")
    assert data["credit"]["text"] == "Coastpress"
    assert data["credit"]["organisations"] == ["Coastpress"]


PAGE_KEYS = "path verdict score grade coverage language images outcomes"
IMAGE_KEYS = "n place kind role src sources alt name caption credit statements score"
OUTCOME_KEYS = (
    "rule reason verdict severity certainty image place message advice suggestion root points fingerprint suppressed"
)


def test_the_keys_are_those_of_the_contract() -> None:
    data = json.loads(render(REPORT))
    one = data["pages"][0]

    assert {"schema", "tool", "summary", "pages", "refused"} <= data.keys()
    assert set(PAGE_KEYS.split()) <= one.keys()
    assert set(IMAGE_KEYS.split()) <= one["images"][0].keys()
    assert set(OUTCOME_KEYS.split()) <= one["outcomes"][0].keys()
    assert set(data["refused"][0]) == {"path", "limit", "why"}


@pytest.mark.parametrize("text", ["\x1b]52;c;x\x07", "\u202ex", "</script>", "\x00\u2028", "[/AP] ::error::", "가나다"])
def test_page_text_is_kept_to_the_letter(text: str) -> None:
    data = json.loads(render(report(page(text, [image(alt=text)], [outcome(message=text)]))))

    assert data["pages"][0]["path"] == data["pages"][0]["images"][0]["alt"] == text


def test_a_lone_surrogate_becomes_a_visible_escape() -> None:
    text = render(report(page("\udcff.html", [image(alt="\ud83d lone")])))

    text.encode("utf-8")
    data = json.loads(text)["pages"][0]
    assert data["path"] == r"\udcff.html"
    assert data["images"][0]["alt"] == r"\ud83d lone"
    assert load(text).pages[0].images[0].alt == r"\ud83d lone"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a saved report"),
        ("{", "not a saved report"),
        ("[]", "not a saved report"),
        ('{"schema": "other-9"}', "has the form 'other-9'"),
        (f'{{"schema": "{SCHEMA}"}}', "damaged"),
        (b"\xff\xfe", "not a saved report"),
    ],
)
def test_what_is_no_report_is_said_in_a_sentence(text: str | bytes, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        load(text)
