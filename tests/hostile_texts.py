"""Page text that would forge, break or steer a report if a reporter let it."""

from typing import Any

from a11y_audit.model import Suggestion
from a11y_audit.report import Coverage, Refusal, Report, Suppression
from tests.reports_by_hand import credit, image, outcome, page, question, report, statement

PAYLOADS = {
    "controls": "\x00\x07\x1b]52;c;aGk=\x07\x1b[31mred\x9b\x7f\ufffe",
    "lines": "one\ntwo\r\nthree\u2028four\u0085five",
    "commands": "x\n::error file=a::forged\n##[error]forged\n::stop-commands::t",
    "build logs": "##vso[task.complete]forged\n##teamcity[forged]",
    "percent": "100%0A::error::forged%25",
    "surrogates": "\ud83d lone \udcff",
    "bidi": "\u202egpj.exe\u2066",
    "xml": "]]><failure message='forged'/><![CDATA[ &bogus; <!-- -->",
    "html": "</title><script>alert(1)</script><img src=x onerror=alert(1)>",
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "wide formula": '＝HYPERLINK("http://evil.example")',
    "cells": 'a","b\r\n=1+1;\t"c',
    "markdown": "|`*_~[x](javascript:alert(1))![i](http://evil.example/x)| @everyone #1 :skull: www.evil.example",
    "heading": "# 1. - > heading\n---\n<details>",
    "sarif link": "[click](http://evil.example) [1] {0} \\[",
    "markup": "[link=http://evil.example]x[/link] [/AP] {{7*7}}",
    "empty": "",
    "long": "가나다 word " * 100_000,
    "one word": "x" * 1_000_000,
}


def evil(payload: str) -> Report:
    """A report that says `payload` wherever a page or a file name can have a say."""
    name = payload[:200]
    picture = image(alt=payload, src=payload, caption=statement(payload), credit=credit(payload, separator=payload))
    said: dict[str, Any] = {"message": payload, "advice": payload, "reason": payload, "fingerprint": payload}
    first = page(
        name or "a.html",
        [picture],
        [
            outcome(rule=name or "a", **said, suggestion=Suggestion("alt", payload, payload)),
            question(rule=name or "a", **said, others=(statement("x").place,)),
            outcome(**said, suppressed=Suppression(kind="inSource", why=payload)),
            outcome(message=payload, advice=payload),
        ],
        title=payload,
        verdict=payload,
        grade=payload,
        notes=(payload,),
        language=payload,
        coverage=Coverage(2, 1, {payload: 1}),
    )
    refused = Refusal(name or "b.html", payload, payload)
    return report(first, page("fine.html", score=None), refused=[refused])
