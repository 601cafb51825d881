"""Summing pages up while they stream by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heappush, heappushpop
from typing import Final

from a11y_audit.engine import ActiveRule
from a11y_audit.model import Severity
from a11y_audit.report import ReasonCount, Refusal, RuleInfo, Summary, WorstPage
from a11y_audit.score import NOT_READY, READY, VERDICTS
from a11y_audit.site.sheet import Tally

WORST: Final = 10
"""Pages the summary names."""


class Sums:
    """The running sums of a report; what is kept does not grow with the number of pages."""

    def __init__(self) -> None:
        self._pages = self._images = self._photos = self._failed = self._questions = 0
        self._scored = 0
        self._total = 0.0
        self._lowest: float | None = None
        self._deciles = [0] * 10
        self._severities: Counter[Severity] = Counter()
        self._verdicts: Counter[str] = Counter()
        self._found: Counter[tuple[str, str, Severity, bool]] = Counter()
        self._on_pages: Counter[tuple[str, str, Severity, bool]] = Counter()
        self._rules: set[str] = set()
        self._worst: list[tuple[tuple[int, float, int], WorstPage]] = []

    def add(self, tally: Tally) -> None:
        """Adds a page."""
        self._count(tally, 1)
        self._keep_if_worst(tally, self._pages)
        self._pages += 1

    def revise(self, number: int, before: Tally, after: Tally) -> None:
        """Counts a page anew on which more came to light when all had been seen.

        Args:
            number: the page's place among all, from 0.
            before: what it added to the sums.
            after: what it is to add; its score is not higher.
        """
        self._count(before, -1)
        self._count(after, 1)
        self._worst = [kept for kept in self._worst if kept[0][-1] != -number]
        heapify(self._worst)
        self._keep_if_worst(after, number)

    def _count(self, tally: Tally, times: int) -> None:
        self._images += times * tally.images
        self._photos += times * tally.photos
        self._failed += times * tally.failed
        self._questions += times * tally.questions
        self._verdicts[tally.verdict] += times
        for severity, count in tally.by_severity.items():
            self._severities[severity] += times * count
        for each in tally.reasons:
            key = each.rule, each.reason, each.severity, each.is_question
            self._found[key] += times * each.found
            self._on_pages[key] += times
        self._rules.update(tally.rules)
        if tally.score is not None:
            self._scored += times
            self._total += times * tally.score
            self._deciles[min(int(tally.score) // 10, 9)] += times
            self._lowest = tally.score if self._lowest is None else min(self._lowest, tally.score)

    def _keep_if_worst(self, tally: Tally, number: int) -> None:
        if not tally.failed and not tally.questions:
            return
        score = 101.0 if tally.score is None else tally.score
        badness = -VERDICTS.index(tally.verdict), -score, -number  # of equals, the first stays
        page = WorstPage(tally.path, tally.verdict, tally.score, tally.failed, tally.questions)
        if len(self._worst) < WORST:
            heappush(self._worst, (badness, page))
        elif badness > self._worst[0][0]:
            heappushpop(self._worst, (badness, page))

    def summary(self, refused: Sequence[Refusal]) -> Summary:
        """The sums so far as a summary."""
        return Summary(
            pages=self._pages,
            refused=len(refused),
            images=self._images,
            photos=self._photos,
            verdict=NOT_READY if refused else next((each for each in VERDICTS if self._verdicts[each]), READY),
            score=round(self._total / self._scored, 1) if self._scored else None,
            failed=self._failed,
            questions=self._questions,
            by_severity=dict[str, int]((+self._severities).items()),
            by_verdict=dict(+self._verdicts),
            lowest=self._lowest,
            scores=tuple(self._deciles),
            worst=tuple(page for _, page in sorted(self._worst, key=lambda item: item[0], reverse=True)),
            reasons=tuple(self._reasons()),
        )

    def _reasons(self) -> Iterable[ReasonCount]:
        """Faults before questions, the most frequent first."""

        def order(key: tuple[str, str, Severity, bool]) -> tuple[bool, int, int, int, str]:
            return key[3], -self._found[key], -self._on_pages[key], key[2].rank, f"{key[0]}[{key[1]}]"

        for key in sorted(+self._found, key=order):
            rule, reason, severity, is_question = key
            yield ReasonCount(rule, reason, severity, is_question, self._found[key], self._on_pages[key])

    def rule_infos(self, rules: Sequence[ActiveRule]) -> dict[str, RuleInfo]:
        """What the report's readers need of the rules that found something."""
        return {
            active.rule.id: RuleInfo(
                title=active.rule.title,
                pillar=active.rule.pillar,
                why=active.rule.why,
                reasons={key: reason.why for key, reason in active.reasons.items() if reason.why},
                wcag=active.rule.wcag,
                act=active.rule.act,
            )
            for active in rules
            if active.rule.id in self._rules
        }
