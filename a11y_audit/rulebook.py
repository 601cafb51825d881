"""Rule pages: one Markdown file a rule, holding its settings, its words, its reasons for editors and its tests.

A page opens with a title and one fenced `toml rule` block. Sections named Passed, Failed, Can't tell and Not
applicable hold examples: a heading (for faults `reason: title`), the source in a fence, and optionally fences
`toml evidence`, `toml options` and `text report` (the lines the tool prints for it).
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

import msgspec
from msgspec import Struct

from a11y_audit.model import Certainty, ImageCheck, Kind, PageCheck, Pillar, Severity, Verdict

SECTIONS: Final = {
    "Passed": Verdict.PASSED,
    "Failed": Verdict.FAILED,
    "Can't tell": Verdict.CANT_TELL,
    "Not applicable": Verdict.INAPPLICABLE,
}
PROFILES: Final = ("publish", "desk", "strict")
"""Each holds the rules of the one before it, and more."""
SITE: Final = "site"
"""What rules are about that compare the pages of a run; they are asked when all pages have been read."""
TARGETS: Final = ("image", "alt", "photo", "caption", "credit", "page", SITE)
_NOT_EXAMINED: Final = "unknown"
"""The reason that reports keep for what could not be examined: findings of that name would be told to nobody."""
_ID: Final = r"[^\W_]+(-[^\W_]+)+"
_SENTENCE_END: Final = r"[.!?][”)]?(?=\s+[A-Z“<`])"
_CHECKS: Final = Path(__file__).parent / "checks"
_PREFIXES: Final = {"access": ("image", "alt"), "caption": ("caption",), "credit": ("credit",)}


class RulePageError(Exception):
    """A rule page that cannot be read; the message names file and line."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")


class Reason(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way a rule can fail: how bad, how sure, and the words. `{name}` in the words is a fact of the check."""

    severity: Severity
    certainty: Certainty
    says: str
    do: str
    why: str = ""
    root: str = ""
    """Outcomes of one image with one root have one cause; the rule's id when left out."""


class _Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    about: str
    reasons: dict[str, Reason]
    once: str = ""
    pillar: Pillar | None = None
    kinds: tuple[Kind, ...] = ()
    profile: str = "desk"
    extends: str = ""
    check: str = ""
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    since: str = ""
    options: dict[str, Any] = {}
    settings: dict[str, Any] = {}


class Rule(Struct, frozen=True, kw_only=True):
    """A rule page without its examples.

    `why` is the first sentence of the page's prose. `about` is what the rule is asked of: every "image", images whose
    "alt" text is spoken, the article's own "photo"s, photos and thumbnails with a "caption" or "credit", or the
    "page". `once` is "site" where one setting of the site is the cause, so that it is told once in a run. `settings`
    belong to the extension a house rule builds on.
    """

    id: str
    path: str
    title: str
    why: str
    about: str
    pillar: Pillar
    reasons: Mapping[str, Reason]
    once: str = ""
    kinds: tuple[Kind, ...] = ()
    profile: str = "desk"
    extends: str = ""
    check: str = ""
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
    """The same check in other tools ("axe:image-alt")."""
    see: tuple[str, ...] = ()
    since: str = ""
    options: Mapping[str, Any] = {}
    settings: Mapping[str, Any] = {}

    @property
    def family(self) -> str:
        """First word of the id; names the module or folder in `checks/`."""
        return self.id.split("-", 1)[0]


class Example(Struct, frozen=True, kw_only=True):
    """A case of a rule page: run as a test, it must end in `verdict` with exactly the reason it names."""

    rule: str
    path: str
    line: int
    verdict: Verdict
    reason: str
    title: str
    language: str
    """"html" or "markdown"."""
    source: str
    evidence: Mapping[str, Any] = {}
    options: Mapping[str, Any] = {}
    report: str | None = None
    report_lines: tuple[int, int] | None = None
    """Where the report fence's content stands: first line and the line past it, from 1."""
    fence_end: int = 0
    """Line on which the example's last fence closes."""


class _Fence(Struct, frozen=True):
    info: str
    text: str
    line: int
    end: int


def _parts(text: str) -> Iterator[tuple[int, str | _Fence]]:
    """Lines outside fences, and fences as a whole, each with its line number."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        ticks = len(line) - len(line.lstrip("`"))
        if ticks < 3:
            yield number + 1, line
            number += 1
            continue
        end = number + 1
        while end < len(lines) and lines[end].rstrip() != "`" * ticks:
            end += 1
        body = "\n".join(lines[number + 1 : end])
        yield number + 1, _Fence(line[ticks:].strip(), body + "\n" if body else "", number + 1, end + 1)
        number = end + 1


def read_rule(path: Path) -> Rule:
    """Reads a rule page's title, settings and words; its examples are left for `read_examples`.

    Raises:
        RulePageError: the page is misnamed, has no title or settings, or its settings make no sense.
    """
    if not re.fullmatch(_ID, path.stem):
        raise RulePageError(str(path), 1, "a rule page is named by words joined by -, such as credit-our-agency.md")
    title, settings = "", None
    why: list[str] = []
    finished = False
    for number, part in _parts(_text(path)):
        if isinstance(part, _Fence):
            if part.info == "toml rule":
                settings = _settings(path, part)
        elif part.startswith("# ") and not title:
            title = part[2:].strip()
        elif part.startswith("## "):
            break
        elif settings and not finished:
            finished = bool(why) and not part.strip()
            why += [part.strip()] if part.strip() else []
        if number == 1 and not title:
            raise RulePageError(str(path), 1, "a rule page begins with its title: `# What is wrong`")
    if settings is None:
        raise RulePageError(str(path), 1, "a rule page holds its settings in a fence marked `toml rule`")
    fields = {name: getattr(settings, name) for name in settings.__struct_fields__}
    fields["pillar"] = settings.pillar or _pillar(path)
    return Rule(id=path.stem, path=str(path), title=title, why=_first_sentence(" ".join(why)), **fields)


def _first_sentence(prose: str) -> str:
    end = re.search(_SENTENCE_END, prose)
    return prose[: end.end()] if end else prose


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePageError(str(path), 1, f"the page cannot be read ({error})") from error


def _settings(path: Path, fence: _Fence) -> _Settings:
    import tomllib

    try:
        settings = msgspec.convert(tomllib.loads(fence.text), _Settings)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RulePageError(str(path), fence.line, f"the settings are not valid TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise RulePageError(str(path), fence.line, f"the settings are wrong: {error}") from error
    if settings.about not in TARGETS:
        raise RulePageError(str(path), fence.line, f"`about` is one of {', '.join(TARGETS)}, not {settings.about!r}")
    is_note = all(reason.severity is Severity.NOTE for reason in settings.reasons.values())
    if settings.once not in ("", SITE) or (settings.once and (settings.about != "page" or not is_note)):
        why = f'`once` is "{SITE}", for notes (which cost no points) about the page'
        raise RulePageError(str(path), fence.line, why)
    if settings.profile not in PROFILES:
        raise RulePageError(str(path), fence.line, f"`profile` is one of {', '.join(PROFILES)}")
    if not settings.reasons:
        raise RulePageError(str(path), fence.line, "a rule has at least one reason: `[reasons.name]`")
    if _NOT_EXAMINED in settings.reasons:
        raise RulePageError(str(path), fence.line, f"the reason `{_NOT_EXAMINED}` means that nothing could be examined")
    if settings.extends:
        _must_extend(path, fence, settings)
    return settings


def _must_extend(path: Path, fence: _Fence, settings: _Settings) -> None:
    """Can the extension make a check of the settings?"""
    from a11y_audit.extend import EXTENSIONS

    extends, reasons = settings.extends, tuple(settings.reasons)
    if extends not in EXTENSIONS:
        raise RulePageError(str(path), fence.line, f"`extends` is one of {', '.join(EXTENSIONS)}")
    if len(reasons) > 1:
        raise RulePageError(str(path), fence.line, f"a rule that `extends` has one reason, not {', '.join(reasons)}")
    try:
        EXTENSIONS[extends](settings.about, settings.settings, reasons)
    except ValueError as error:
        raise RulePageError(str(path), fence.line, f'`extends = "{extends}"`: {error}') from error


def _pillar(path: Path) -> Pillar:
    family = path.stem.split("-", 1)[0]
    return next((Pillar(pillar) for pillar, words in _PREFIXES.items() if family in words), Pillar.PAGE)


def read_examples(path: Path) -> list[Example]:
    """Reads the examples of a rule page in their order.

    Raises:
        RulePageError: a section, heading or fence cannot be understood.
    """
    examples: list[Example] = []
    verdict: Verdict | None = None
    heading: tuple[int, str] | None = None
    fences: list[_Fence] = []

    def close() -> None:
        if heading and verdict:
            examples.append(_example(path, verdict, heading, fences))
        fences.clear()

    for number, part in _parts(_text(path)):
        if isinstance(part, _Fence):
            if heading:
                fences.append(part)
        elif part.startswith("## "):
            close()
            heading, verdict = None, SECTIONS.get(part[3:].strip())
        elif part.startswith("### "):
            close()
            heading = (number, part[4:].strip())
            if verdict is None:
                raise RulePageError(str(path), number, f"examples stand under one of: {', '.join(SECTIONS)}")
    close()
    return examples


def _example(path: Path, verdict: Verdict, heading: tuple[int, str], fences: list[_Fence]) -> Example:
    import tomllib

    line, title = heading
    reason = ""
    if verdict in (Verdict.FAILED, Verdict.CANT_TELL):
        reason, colon, title = (piece.strip() for piece in title.partition(":"))
        if not colon:
            raise RulePageError(str(path), line, "a fault's example is headed `reason: what it shows`")
    source = next((fence for fence in fences if fence.info in ("html", "markdown")), None)
    if source is None:
        raise RulePageError(str(path), line, "an example shows its page in a fence marked `html` or `markdown`")
    tables: dict[str, Any] = {}
    for name in ("evidence", "options"):
        fence = next((fence for fence in fences if fence.info == f"toml {name}"), None)
        try:
            tables[name] = tomllib.loads(fence.text) if fence else {}
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise RulePageError(str(path), fence.line if fence else line, str(error)) from error
    report = next((fence for fence in fences if fence.info == "text report"), None)
    return Example(
        rule=path.stem,
        path=str(path),
        line=line,
        verdict=verdict,
        reason=reason,
        title=title,
        language=source.info,
        source=source.text,
        report=report.text if report else None,
        report_lines=(report.line + 1, report.end) if report else None,
        fence_end=fences[-1].end,
        **tables,
    )


def rule_folder() -> Path:
    """The folder of the rules that come with the tool: inside the installed package, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def read_folder(folder: Path) -> dict[str, Rule]:
    """Every rule page of a folder by id; `README.md` is its index, not a rule.

    Raises:
        RulePageError: a page cannot be read.
    """
    return {path.stem: read_rule(path) for path in sorted(folder.glob("*.md")) if path.stem != "README"}


def find_check(rule: Rule) -> ImageCheck | PageCheck:
    """The function behind a rule page. What it `extends` has been tried when the page was read.

    Raises:
        RulePageError: there is no such function.
    """
    if rule.extends:
        from a11y_audit.extend import EXTENSIONS

        return EXTENSIONS[rule.extends](rule.about, rule.settings, tuple(rule.reasons))
    check = _imported(rule) if rule.check else _own_check(rule)
    if not callable(check):
        where = rule.check or f"{_function(rule.id)}() in a11y_audit/checks/{rule.family}"
        raise RulePageError(rule.path, 1, f"no check function {where}")
    return cast("ImageCheck | PageCheck", check)


def _imported(rule: Rule) -> object:
    module, _, name = rule.check.partition(":")
    try:
        return getattr(import_module(module), name, None)
    except Exception as fault:  # a plug-in's own code: whatever it raises is said in one sentence
        why = f"the check {rule.check} cannot be loaded ({type(fault).__name__}: {fault})"
        raise RulePageError(rule.path, 1, why) from fault


def _own_check(rule: Rule) -> object:
    try:
        return _family_checks(rule.family).get(_function(rule.id))
    except ImportError:
        return None


def _function(id: str) -> str:
    return id.partition("-")[2].replace("-", "_")


@cache
def _family_checks(family: str) -> Mapping[str, Any]:
    """What the modules of a family hold, by name: `checks/alt.py`, or those in the folder `checks/alt/`."""
    named: dict[str, Any] = {}
    for module in _family_modules(family):
        named = {**vars(import_module(module)), **named}
    return named


def _family_modules(family: str) -> tuple[str, ...]:
    try:
        names = sorted(os.listdir(f"{_CHECKS}{os.sep}{family}"))  # noqa: PTH208 - `Path.glob` would compile a pattern
    except OSError:
        return (f"a11y_audit.checks.{family}",)
    return tuple(f"a11y_audit.checks.{family}.{name[:-3]}" for name in names if name.endswith(".py") and name[0] != "_")
