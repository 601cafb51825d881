"""Reading a house style from settings."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from a11y_audit.house_style.ready import READY
from a11y_audit.house_style.style import PLAIN, RELATIONS, CreditStyle, HouseStyle, HouseStyleError, fields_of
from a11y_audit.objections import objection

_FIELDS: Final = frozenset({"persons", "organisations", "names", "label"})


def read_house_style(value: object) -> HouseStyle | None:
    """The style that a setting means: the name of a ready one, or a table that may start `base`d on one.

    None when the setting is empty.

    Raises:
        HouseStyleError: there is no such style, or the table holds what means nothing.
    """
    if isinstance(value, HouseStyle) or not value:
        return value or None  # type: ignore[return-value]
    if isinstance(value, str):
        return _ready(value)
    if not isinstance(value, Mapping):
        raise HouseStyleError("house-style is the name of a style or a table")
    base = value.get("base", "")
    merged = _merged(_plain(_ready(base)) if base else {}, value)
    try:
        style = msgspec.convert(merged, HouseStyle)
    except msgspec.ValidationError as error:
        raise HouseStyleError(f"house-style: {objection(error, merged, HouseStyle)}") from error
    _examine(style.credit)
    return style


def _ready(name: object) -> HouseStyle:
    if not isinstance(name, str) or name not in READY:
        raise HouseStyleError(f"there is no house style {name!r}: the ready ones are {', '.join(sorted(READY))}")
    return READY[name]


def _plain(style: HouseStyle) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(style)
    return plain


def _merged(base: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """`table` laid over `base`, key by key; lists are replaced, not joined."""
    merged = dict(base)
    for key, value in table.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return merged


def _examine(style: CreditStyle) -> None:
    for key in style.forms:
        if key != PLAIN and key not in RELATIONS:
            raise HouseStyleError(
                f"house-style: credit.forms has {key!r}, which is none of {PLAIN}, {', '.join(RELATIONS)}"
            )
    for form in (*_all(style.forms), *_all(style.agencies)):
        fields = fields_of(form)
        if not fields <= _FIELDS:
            unknown = ", ".join(sorted(fields - _FIELDS))
            raise HouseStyleError(
                f"house-style: the form {form!r} has {{{unknown}}}: it may hold {', '.join(sorted(_FIELDS))}"
            )
        if "label" in fields and not style.labels:
            raise HouseStyleError(f"house-style: the form {form!r} has a {{label}}, and no labels are listed")


def _all(forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for each in forms.values():
        yield from each
