"""Where reports go, as the command line says it: `--format`, and `--output` as often as wanted."""

import os
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

import click
from msgspec import Struct

from a11y_audit.reporters import REPORTERS, SUFFIXES

_OTHER_NAMES: Final = {"text": "terminal"}
_USUAL: Final = {form: next(suffix for suffix, told in SUFFIXES.items() if told == form) for form in REPORTERS}
"""Form -> the first of its suffixes."""
_NEARLY: Final = 0.8
"""Share of letters from which a word is a form mistyped, and not a file's name ("year=2026.csv")."""
_OUTPUT_HELP: Final = (
    "File to write; may be given several times. FORM=FILE says its form, else the suffix does: "
    + ", ".join(suffix if suffix == f".{form}" else f"{suffix} ({form})" for form, suffix in _USUAL.items())
    + "."
)
_FORMAT_HELP: Final = (
    f"Form of what is printed: {', '.join(REPORTERS)}. With --output: form of each file whose name leaves it open "
    "(report.json may also be gitlab or sarif); printed only if no file took it."
)


class FormChoice(click.Choice[str]):
    """The forms of reports; some are also known by another name."""

    def __init__(self) -> None:
        super().__init__(list(REPORTERS))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Takes a form by any of its names."""
        return super().convert(_OTHER_NAMES.get(value, value), param, ctx)


class Destinations(Struct, frozen=True):
    """What a run writes: the form to print (None for none or the usual one) and files with their forms."""

    printed: str | None = None
    files: tuple[tuple[str, str], ...] = ()
    """Form and path of each file."""


def output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that say where reports go; the command gets them as one `wanted`."""

    @click.option("--format", "-f", "form", type=FormChoice(), metavar="FORM", help=_FORMAT_HELP)
    @click.option("--output", "-o", "outputs", multiple=True, metavar="[FORM=]FILE", help=_OUTPUT_HELP)
    @wraps(command)
    def with_wanted(*arguments: Any, form: str | None, outputs: tuple[str, ...], **others: Any) -> Any:
        return command(*arguments, wanted=destinations(form, outputs), **others)

    return with_wanted


def destinations(form: str | None, outputs: Sequence[str]) -> Destinations:
    """Settles what is written where.

    Raises:
        click.UsageError: a file's form is not told, or a file is named twice.
    """
    files: list[tuple[str, str]] = []
    for output in outputs:
        told, path = _split(output)
        told = told or _by_name(path, form)
        if told is None:
            raise click.UsageError(
                f"{output}: say its form: by --format, as FORM={output}, or by a suffix ({', '.join(SUFFIXES)})"
            )
        if any(os.path.abspath(path) == os.path.abspath(other) for _, other in files):  # noqa: PTH100 - follows no link
            raise click.UsageError(f"{path} is named twice: each file holds one report")
        files.append((told, path))
    return Destinations(None if form in [told for told, _ in files] else form, tuple(files))


def _split(output: str) -> tuple[str | None, str]:
    """Parts FORM=FILE; what stands before "=" is only a form when there is one of that name.

    Raises:
        click.UsageError: it is nearly the name of one.
    """
    form, equals, path = output.partition("=")
    form = _OTHER_NAMES.get(form, form)
    if not equals or not path:
        return None, output
    if form in REPORTERS:
        return form, path
    from difflib import get_close_matches

    if form.isalpha() and (meant := get_close_matches(form, REPORTERS, n=1, cutoff=_NEARLY)):
        raise click.UsageError(f"{output}: there is no form {form!r}; did you mean {meant[0]!r}?")
    return None, output


def _by_name(path: str, form: str | None) -> str | None:
    """The form that the name of a file tells; `form` where it leaves that open."""
    name = os.path.basename(path).lower()  # noqa: PTH119 - also of an address that ends in a slash
    suffix = max((each for each in SUFFIXES if name.endswith(each)), key=len, default=None)
    if suffix is None:
        return form
    fits = form is not None and any(own.endswith(suffix) for own, told in SUFFIXES.items() if told == form)
    return form if fits else SUFFIXES[suffix]
