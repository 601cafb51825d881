"""The JSON report a line at a time."""

import json

import pytest

from a11y_audit.report import Refusal
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, report


def test_the_lines_together_are_the_json_report() -> None:
    one = report(ferry(), harbour(), refused=[Refusal("big.html", "size", "Too large.")])
    head, *rest = (json.loads(line) for line in render("jsonl", one).splitlines())
    kinds = [line.pop("type") for line in rest]

    assert kinds == ["page", "page", "refused"]
    assert head.pop("type") == "report"
    assert head | {"pages": rest[:2], "refused": rest[2:]} == json.loads(render("json", one))


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_breaks_no_line(name: str) -> None:
    text = render("jsonl", evil(PAYLOADS[name]))

    text.encode()
    assert [json.loads(line)["type"] for line in text.removesuffix("\n").split("\n")] == [
        "report",
        "page",
        "page",
        "refused",
    ]
