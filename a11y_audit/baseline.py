"""The baseline: findings that were there before, counted by page and fingerprint, so that only new ones count.

Fingerprints hold no lines, so lines may move and images change places; counts let a new fault of an old kind show.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from a11y_audit.report import Outcome, Suppression
from a11y_audit.score import MODEL

SCHEMA: Final = "a11y-audit-baseline-1"
WHY: Final = "It was there before: it is in the baseline."

Digest = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]
Kind = str
"""Rule and reason: "alt-missing[captioned]"."""
Counts = Mapping[Kind, Mapping[Digest, Annotated[int, Meta(ge=1)]]]


class BaselineError(Exception):
    """A baseline that cannot be used; the message says why, in one sentence."""


class StoredPage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A page when the baseline was made: its score, what tells its title, and its findings."""

    score: float | None = None
    title: str = ""
    findings: Counts = {}


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All pages, by their paths from the baseline's own folder. `model` names how scores were computed.

    `site` holds what is told of all pages together, wherever it was shown: pages come and go.
    """

    schema: Literal["a11y-audit-baseline-1"]
    model: str
    pages: Mapping[str, StoredPage]
    site: Counts = {}


EMPTY: Final = Baseline(schema=SCHEMA, model=MODEL, pages={})
"""What there is before the first baseline is made."""


def read_baseline(path: Path) -> Baseline:
    """Reads a baseline.

    Raises:
        BaselineError: there is none, or the file is something else.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except FileNotFoundError as error:
        raise BaselineError(f"there is no baseline at {path}; `a11y-audit baseline` makes one") from error
    except OSError as error:
        raise BaselineError(f"{path}: the baseline cannot be read: {error.strerror or error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(f"{path} is no baseline of this tool: {error}") from error


def encoded(baseline: Baseline) -> str:
    """The baseline as JSON that merges well: sorted, one fingerprint a line."""
    pages = {key: baseline.pages[key] for key in sorted(baseline.pages)}
    return (
        msgspec.json.format(msgspec.json.encode(replace(baseline, pages=pages), order="sorted"), indent=1).decode()
        + "\n"
    )


def counted(outcomes: Iterable[Outcome]) -> dict[Kind, Counter[str]]:
    """Open faults and questions by kind and digest; what could not be examined is no finding."""
    counts: defaultdict[Kind, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        if outcome.is_open:
            counts[_kind(outcome)][_digest(outcome)] += 1
    return dict(counts)


def known_marked(outcomes: Iterable[Outcome], known: Counts) -> tuple[list[Outcome], dict[Kind, Counter[str]]]:
    """The outcomes with as many marked as are known, the first on the page first, and what is known and not found."""
    left = {kind: Counter(digests) for kind, digests in known.items()}
    marked = []
    for outcome in outcomes:
        counts = left.get(_kind(outcome)) if outcome.is_open else None
        if counts is not None and counts[_digest(outcome)] > 0:
            counts[_digest(outcome)] -= 1
            outcome = replace(outcome, suppressed=Suppression(kind="baseline", why=WHY))  # noqa: PLW2901
        marked.append(outcome)
    return marked, {kind: counts for kind, counts in ((kind, +counts) for kind, counts in left.items()) if counts}


def _kind(outcome: Outcome) -> Kind:
    return outcome.name


def _digest(outcome: Outcome) -> str:
    return outcome.fingerprint.partition(":")[0]
