"""How wrong settings are objected to."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
import pytest

from a11y_audit.objections import objection


class Weight(StrEnum):
    LIGHT = "light"
    HEAVY = "heavy"


class Part(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    full_stop: Literal["", "always", "never"] = ""
    most: Annotated[int, msgspec.Meta(ge=1)] = 1


class Whole(msgspec.Struct, forbid_unknown_fields=True):
    name: str = ""
    part: Part | None = None
    weights: Mapping[str, Weight] = {}
    depths: Mapping[str, Mapping[str, int]] = {}
    parts: tuple[Part, ...] = ()
    named: Mapping[str, tuple[Part, ...]] = {}
    flags: Mapping[Literal["on", "off"], bool] = {}


class Strict(msgspec.Struct):
    must: str


def said(value: Any, kind: Any = Whole) -> str:
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(value, kind)
    return objection(error.value, value, kind)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "expected a table, got a list"),
        ({"name": 1}, "name: expected a text, got a whole number"),
        ({"nmae": ""}, "there is no setting 'nmae'; did you mean 'name'?"),
        ({"zzz": ""}, "there is no setting 'zzz'"),
        ({"part": {"fullstop": ""}}, "there is no setting 'fullstop' in part; did you mean 'full-stop'?"),
        ({"part": {"full-stop": "often"}}, "part.full-stop: expected one of always, never, got 'often'"),
        ({"part": {"most": 0}}, "part.most: expected a whole number >= 1"),
        ({"parts": [{}, {"most": "x"}]}, "most in number 2 of parts: expected a whole number, got a text"),
        ({"parts": [1]}, "number 1 of parts: expected a table, got a whole number"),
        ({"flags": {"up": True}}, "a key in flags: expected one of off, on, got 'up'"),
    ],
)
def test_an_objection_names_the_setting_and_what_is_expected(value: Any, says: str) -> None:
    assert said(value) == says


def test_what_is_missing_is_named() -> None:
    assert said({}, Strict) == "`must` is missing"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (
            {"weights": {"a.b": "light", "c[0]": "odd", "d": "odder"}},
            """weights["c[0]"]: expected one of light, heavy, got 'odd'""",
        ),
        ({"depths": {"a": {"x": 1}, "b": {"y": "z"}}}, 'depths["b"]["y"]: expected a whole number, got a text'),
        (
            {"named": {"a": [{}], "b": [{}, {"most": 0}]}},
            'most in number 2 of named["b"]: expected a whole number >= 1',
        ),
    ],
)
def test_the_key_whose_value_is_wrong_is_named(value: Any, says: str) -> None:
    assert said(value) == says


def test_the_first_of_several_faults_is_told() -> None:
    assert said({"weights": {"a": "light", "b": "odd"}, "parts": 1}).startswith('weights["b"]: ')
