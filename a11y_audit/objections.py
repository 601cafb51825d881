"""What is wrong with settings that a person wrote: msgspec's objections in plain words, behind the setting's name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

_AT: Final = re.compile(r"(?P<words>.*?)(?: - at (?P<key>`key` in )?`\$\.?(?P<place>.*)`)?", re.DOTALL)
_INVALID: Final = "Invalid enum value "
_MISSING: Final = "Object missing required field "
_UNKNOWN: Final = "Object contains unknown field "
_STEP: Final = re.compile(r"\[(?P<any>\.\.\.)\]|\[(?P<number>\d+)\]|(?P<name>[^.\[\]]+)")
_TYPE: Final = re.compile(r"`([a-z]+)(?: \| null)?`")
_TYPES: Final = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "a table",
    "str": "a text",
}


class _Key(str):
    """The key of a mapping, which may be any text; a plain `str` among steps is the name of a setting."""

    __slots__ = ()


_Steps = Sequence[str | int]
"""The way to a value: names of settings, keys of mappings, numbers in lists."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The words "; did you mean ...?" when a known word is close, else an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def objection(error: msgspec.ValidationError, value: Any, kind: Any) -> str:
    """What msgspec objects to, behind the setting it stands for: `severity["alt-missing"]: expected a text`.

    Args:
        error: the objection to turning `value` into `kind`.
        value: what was to be turned: tables and lists, as read from TOML or JSON.
        kind: the type that it was to become.
    """
    said = _AT.fullmatch(str(error))
    assert said, "the pattern fits every text"
    words, steps = said["words"], list(_steps(said["place"] or "", error, value, kind))
    where, kinds = _shown(steps), _kinds_at(steps, kind)
    if words.startswith(_UNKNOWN):
        name = words.removeprefix(_UNKNOWN).strip("`")
        tables = (at for at in kinds if isinstance(at, msgspec.inspect.StructType))
        known = [field.encode_name for table in tables for field in table.fields]
        return f"there is no setting {name!r}{f' in {where}' if where else ''}{did_you_mean(name, known)}"
    if words.startswith(_MISSING):
        plain = f"{words.removeprefix(_MISSING)} is missing"
    elif words.startswith(_INVALID):
        choices = _choices(key for at in kinds for key in _keys(at)) if said["key"] else _choices(kinds)
        plain = f"expected one of {', '.join(choices)}, got {words.removeprefix(_INVALID)}"
    else:
        plain = _TYPE.sub(lambda match: _TYPES.get(match[1], match[0]), words).replace("Expected", "expected")
    about = f"a key in {where}" if said["key"] else where
    return f"{about}: {plain}" if about else plain


def _steps(place: str, error: msgspec.ValidationError, value: Any, kind: Any) -> Iterator[str | int]:
    """The steps of a place that msgspec names, with the keys of mappings, which it leaves out.

    A key is the first whose value alone is objected to in the same words.
    """
    steps: list[str | int] = []
    for step in _STEP.finditer(place):
        if step["any"]:
            found = _found(value, steps)
            alone = ((key, _with(value, steps, {key: found[key]})) for key in found)
            steps.append(_Key(next((key for key, only in alone if _objects(only, kind) == str(error)), "...")))
        else:
            steps.append(int(step["number"]) if step["number"] else step["name"])
    yield from steps


def _objects(value: Any, kind: Any) -> str:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _found(value: Any, steps: _Steps) -> Any:
    for step in steps:
        value = value[step]
    return value


def _with(value: Any, steps: _Steps, new: Any) -> Any:
    """`value` with `new` at the end of the steps."""
    if not steps:
        return new
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return [*value[:step], _with(value[step], rest, new), *value[step + 1 :]]
    return {**value, step: _with(value[step], rest, new)}


def _shown(steps: _Steps) -> str:
    """The steps as one reads them: `severity["alt-missing"] in number 1 of overrides`."""
    shown, outer = "", ""
    for step in steps:
        if isinstance(step, int):
            shown, outer = "", f"number {step + 1} of {_inside(shown, outer)}"
        elif isinstance(step, _Key):
            shown = f'{shown}["{step}"]'
        else:
            shown = f"{shown}.{step}" if shown else step
    return _inside(shown, outer)


def _inside(shown: str, outer: str) -> str:
    return f"{shown} in {outer}" if shown and outer else shown or outer


def _kinds_at(steps: _Steps, kind: Any) -> list[Any]:
    """The types that, as msgspec describes them, may stand at the end of the steps."""
    kinds = _alternatives(msgspec.inspect.type_info(kind))
    for step in steps:
        kinds = [each for at in kinds for below in _below(at, step) for each in _alternatives(below)]
    return kinds


def _alternatives(at: Any) -> list[Any]:
    match at:
        case msgspec.inspect.Metadata(type=inner):
            return _alternatives(inner)
        case msgspec.inspect.UnionType(types=types):
            return [each for one in types for each in _alternatives(one)]
    return [at]


def _below(at: Any, step: str | int) -> list[Any]:
    match at:
        case msgspec.inspect.StructType(fields=fields):
            return [field.type for field in fields if field.encode_name == step]
        case msgspec.inspect.DictType(value_type=below) | msgspec.inspect.VarTupleType(item_type=below):
            return [below]
    return []


def _keys(at: Any) -> list[Any]:
    return _alternatives(at.key_type) if isinstance(at, msgspec.inspect.DictType) else []


def _choices(kinds: Iterable[Any]) -> Iterator[str]:
    for at in kinds:
        match at:
            case msgspec.inspect.LiteralType(values=values):
                yield from (str(each) for each in values if each != "")
            case msgspec.inspect.EnumType(cls=members):
                yield from (str(each.value) for each in members)
