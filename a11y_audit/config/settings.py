"""What a project can set, and how one layer of settings lies over another."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final

from msgspec import Meta, Struct
from msgspec.structs import replace

from a11y_audit.model import Severity

BASELINE_FILE: Final = ".a11y-audit-baseline.json"
ANSWERS_FILE: Final = "a11y-audit-answers.toml"


class ConfigurationError(Exception):
    """Settings that cannot be used; the message says where and why, in one sentence."""


class RulePageFault(ConfigurationError):
    """A rule page that cannot be used; the message names it."""


class Layer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What can be set for some pages only, or on the command line. None and empty stand for "says nothing".

    `profile`, `select` and `inline_allow` replace what lies below; `ignore` adds to it; `severity` and `options` go
    before it name by name.
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    inline_allow: bool | None = None


class Command(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the command line says; it goes before everything. `rules` names further folders of house rules."""

    rules: tuple[str, ...] = ()


class Override(Layer, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Settings for the pages that one of the patterns in `paths` fits ("live/**", "*.md")."""

    paths: Annotated[tuple[str, ...], Meta(min_length=1)]


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project sets. Folders and files are named from the settings file's own folder."""

    profile: Annotated[str, Meta(description="How strict: publish, desk or strict; each holds the one before.")] = (
        "desk"
    )
    rules: Annotated[tuple[str, ...], Meta(description="Folders of house rules.")] = ()
    plugins: Annotated[tuple[str, ...], Meta(description="Installed packages of rules to use, by name.")] = ()
    select: Annotated[
        tuple[str, ...],
        Meta(description='Run only these rules, reasons or patterns of them ("caption-*", "*[captioned]").'),
    ] = ()
    ignore: Annotated[
        tuple[str, ...], Meta(description='Rules, reasons and patterns to leave out ("alt-too-long[long]").')
    ] = ()
    severity: Annotated[Mapping[str, Severity], Meta(description="Rule or reason -> the severity it has here.")] = {}
    options: Annotated[Mapping[str, Mapping[str, Any]], Meta(description="Rule -> its options.")] = {}
    overrides: Annotated[
        tuple[Override, ...], Meta(description="Settings for some pages only; later ones go before earlier ones.")
    ] = ()
    house_style: Annotated[
        str | Mapping[str, Any],
        Meta(description="How captions and credits are written: a ready style by name, or a table of its own."),
    ] = ""
    fail_on: Annotated[Severity, Meta(description="Least severity that gives exit status 1.")] = Severity.SERIOUS
    min_score: Annotated[
        Annotated[float, Meta(ge=0, le=100)] | None, Meta(description="A page that scores below gives exit status 1.")
    ] = None
    max_new: Annotated[
        int, Meta(ge=0, description="So many findings at or above fail-on that nobody accepted are let pass.")
    ] = 0
    baseline: Annotated[
        str | None, Meta(description="File of the findings that were there before; they do not count.")
    ] = None
    ratchet: Annotated[bool, Meta(description="The baseline only shrinks, and no page's score may fall.")] = False
    answers: Annotated[str | None, Meta(description="File of answers to the tool's questions.")] = None
    inline_allow: Annotated[
        bool, Meta(description="Pages may allow findings themselves, by comments and attributes.")
    ] = True
    exclude: Annotated[tuple[str, ...], Meta(description="Patterns of pages in folders that are passed by.")] = ()
    jobs: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(description="Worker processes; as many as processors when left out.")
    ] = None
    cache: Annotated[bool, Meta(description="Keep results between runs.")] = True
    ocr: Annotated[bool, Meta(description="Read text in images.")] = True


def overlaid(config: Config, layers: Iterable[Layer]) -> Config:
    """The settings with layers over them, the later the stronger."""
    for layer in layers:
        config = replace(
            config,
            rules=(*config.rules, *layer.rules) if isinstance(layer, Command) else config.rules,
            profile=config.profile if layer.profile is None else layer.profile,
            select=config.select if layer.select is None else layer.select,
            ignore=(*config.ignore, *layer.ignore),
            severity={**config.severity, **layer.severity},
            options=_merged(config.options, layer.options),
            inline_allow=config.inline_allow if layer.inline_allow is None else layer.inline_allow,
        )
    return config


def _merged(below: Mapping[str, Mapping[str, Any]], above: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {**below, **{rule: {**below.get(rule, {}), **options} for rule, options in above.items()}}
