"""What rule pages say of their rules: settings, words and reasons."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.model import Certainty, Kind, Pillar, Severity
from a11y_audit.objections import objection
from a11y_audit.rulebook.page import Fence, RulePageError, parts, read_text

PROFILES: Final = ("publish", "desk", "strict")
"""Each holds the rules of the one before it, and more."""
SITE: Final = "site"
"""What rules are about that compare the pages of a run; they are asked when all pages have been read."""
TARGETS: Final = ("image", "alt", "photo", "caption", "credit", "page", SITE)
_NOT_EXAMINED: Final = "unknown"
"""The reason that reports keep for what could not be examined: findings of that name would be told to nobody."""
_ID: Final = r"[^\W_]+(-[^\W_]+)+"
_SENTENCE_END: Final = r"[.!?][”)]?(?=\s+[A-Z“<`])"
_PREFIXES: Final = {"access": ("image", "alt"), "caption": ("caption",), "credit": ("credit",)}


class Reason(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way a rule can fail: how bad, how sure, and the words. `{name}` in the words is a fact of the check."""

    severity: Severity
    certainty: Certainty
    says: str
    do: str
    why: str = ""
    root: str = ""
    """Outcomes of one image with one root have one cause; the rule's id when left out."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule page without its examples.

    `why` is the first sentence of the page's prose. `about` is what the rule is asked of: every "image", images whose
    "alt" text is spoken, the article's own "photo"s, photos and thumbnails with a "caption" or "credit", the "page",
    or the "site": a picture that several of its pages show. `once` is "site" where one setting of the site is the
    cause, so that it is told once in a run. `settings` belong to the extension a house rule builds on.

    The page's `toml rule` fence sets the fields from `about` on; without a `pillar`, the rule's family has one.
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


def read_rule(path: Path) -> Rule:
    """Reads a rule page's title, settings and words; its examples are left for `read_examples`.

    Raises:
        RulePageError: the page is misnamed, has no title or settings, or its settings make no sense.
    """
    if not re.fullmatch(_ID, path.stem):
        raise RulePageError(str(path), 1, "a rule page is named by words joined by -, such as credit-our-agency.md")
    title, rule = "", None
    why: list[str] = []
    finished = False
    for number, part in parts(read_text(path)):
        if isinstance(part, Fence):
            if part.info == "toml rule":
                rule = _rule(path, title, part)
        elif part.startswith("# ") and not title:
            title = part[2:].strip()
        elif part.startswith("## "):
            break
        elif rule and not finished:
            finished = bool(why) and not part.strip()
            why += [part.strip()] if part.strip() else []
        if number == 1 and not title:
            raise RulePageError(str(path), 1, "a rule page begins with its title: `# What is wrong`")
    if rule is None:
        raise RulePageError(str(path), 1, "a rule page holds its settings in a fence marked `toml rule`")
    return replace(rule, why=_first_sentence(" ".join(why)))


def _first_sentence(prose: str) -> str:
    end = re.search(_SENTENCE_END, prose)
    return prose[: end.end()] if end else prose


def _rule(path: Path, title: str, fence: Fence) -> Rule:
    """The rule of a page, as its settings have it; what the page's prose says is left out."""
    import tomllib

    told = {"id": path.stem, "path": str(path), "title": title, "why": ""}
    try:
        settings = tomllib.loads(fence.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RulePageError(str(path), fence.line, f"the settings are not valid TOML: {error}") from error
    whole = {"pillar": _pillar(path)} | settings | told
    try:
        rule = msgspec.convert(whole, Rule)
    except msgspec.ValidationError as error:
        why = f"the settings are wrong: {objection(error, whole, Rule)}"
        raise RulePageError(str(path), fence.line, why) from error
    if set_twice := told.keys() & settings.keys():
        why = f"the settings are wrong: `{min(set_twice)}` is told by the page's name, title and prose"
        raise RulePageError(str(path), fence.line, why)
    if rule.about not in TARGETS:
        raise RulePageError(str(path), fence.line, f"`about` is one of {', '.join(TARGETS)}, not {rule.about!r}")
    is_note = all(reason.severity is Severity.NOTE for reason in rule.reasons.values())
    if rule.once not in ("", SITE) or (rule.once and (rule.about != "page" or not is_note)):
        why = f'`once` is "{SITE}", for notes (which cost no points) about the page'
        raise RulePageError(str(path), fence.line, why)
    if rule.profile not in PROFILES:
        raise RulePageError(str(path), fence.line, f"`profile` is one of {', '.join(PROFILES)}")
    if not rule.reasons:
        raise RulePageError(str(path), fence.line, "a rule has at least one reason: `[reasons.name]`")
    if _NOT_EXAMINED in rule.reasons:
        raise RulePageError(str(path), fence.line, f"the reason `{_NOT_EXAMINED}` means that nothing could be examined")
    if rule.extends:
        _must_extend(path, fence, rule)
    return rule


def _must_extend(path: Path, fence: Fence, rule: Rule) -> None:
    """Can the extension make a check of the settings?"""
    from a11y_audit.extend import EXTENSIONS

    extends, reasons = rule.extends, tuple(rule.reasons)
    if extends not in EXTENSIONS:
        raise RulePageError(str(path), fence.line, f"`extends` is one of {', '.join(EXTENSIONS)}")
    if len(reasons) > 1:
        raise RulePageError(str(path), fence.line, f"a rule that `extends` has one reason, not {', '.join(reasons)}")
    try:
        EXTENSIONS[extends](rule.about, rule.settings, reasons)
    except ValueError as error:
        raise RulePageError(str(path), fence.line, f'`extends = "{extends}"`: {error}') from error


def _pillar(path: Path) -> Pillar:
    family = path.stem.split("-", 1)[0]
    return next((Pillar(pillar) for pillar, words in _PREFIXES.items() if family in words), Pillar.PAGE)


def read_folder(folder: Path) -> dict[str, Rule]:
    """Every rule page of a folder by id; `README.md` is its index, not a rule.

    Raises:
        RulePageError: a page cannot be read.
    """
    return {path.stem: read_rule(path) for path in sorted(folder.glob("*.md")) if path.stem != "README"}
