"""The recap: what all accepted submissions amount to, with coverage beside every total."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from xlsops import messages
from xlsops.core.form.layout import Column, Layout, Line
from xlsops.core.results.own_columns import (
    Figure,
    OwnRow,
    of_block,
    own_answers,
    own_columns,
    totals_of,
)
from xlsops.core.results.results import BudgetResult, Results, unmeasured
from xlsops.core.spec.achievement import Achievement, absorption, mean_capped, predicate, total
from xlsops.core.spec.gaps import lines_without
from xlsops.core.spec.spec import Block, Bureau, Level, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, Severity

NOT_SENT_REASON = "Belum dikirim"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator of the recap; texts are the bureau's own, achievement in percent.

    ``now`` is the open quarter's own figure, as it was answered; ``own`` what stands in the columns
    the office added, by key.
    """

    bureau: Bureau
    line: Line
    achievement: Achievement
    texts: Mapping[str, str]
    now: Decimal | None = None
    own: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One programme row of the recap; ``result`` is None on heading rows and where none came.

    ``own`` is what stands in the columns the office added, by key.
    """

    bureau: Bureau
    line: Line
    level: Level | None
    result: BudgetResult | None
    texts: Mapping[str, str]
    own: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BureauRecap:
    """One bureau: its lines, its mean achievement (each cut at 100) and absorption in percent.

    ``received`` is false where nothing was accepted; its ceiling still counts as expected.
    ``ceiling`` covers only what was received, so that absorption compares like with like.
    ``findings`` are the open ones; those ``accepted`` with an explanation are kept beside them.
    """

    bureau: Bureau
    received: bool
    indicators: tuple[IndicatorLine, ...]
    budget: tuple[BudgetLine, ...]
    mean: Decimal | None
    predicate: str
    ceiling: Decimal
    spent: Decimal
    absorption: Decimal | None
    expected_ceiling: Decimal
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()

    @property
    def measured(self) -> int:
        """Return how many indicators have an achievement."""
        return sum(each.achievement.shown is not None for each in self.indicators)

    @property
    def asked(self) -> tuple[BudgetLine, ...]:
        """Return the lines on which spending is asked."""
        return tuple(each for each in self.budget if each.line.asked)

    @property
    def reported(self) -> tuple[BudgetLine, ...]:
        """Return the lines whose spending is known."""
        return tuple(each for each in self.budget if each.result and each.result.spent is not None)

    @property
    def partly(self) -> str:
        """Return how much of the budget is reported, in words; empty where all of it is.

        Then the absorption is not that of the sums of the columns, and whoever shows it says so.
        """
        if self.ceiling == self.expected_ceiling:
            return ""
        return messages.clauses.activities_out_of(len(self.reported), len(self.asked))

    @property
    def without(self) -> str:
        """Return whose figures up to now leave out a quarter nobody knows; empty where none do."""
        return lines_without(self.lines_without)

    @property
    def lines_without(self) -> tuple[str, ...]:
        """Return the ids of the lines whose figures up to now leave out a quarter nobody knows."""
        found = [(each.line.id, each.achievement.without) for each in self.indicators]
        found += [(each.line.id, each.result.without) for each in self.asked if each.result]
        return tuple(line for line, told in found if told)

    def own_rows(self, block: Block) -> tuple[OwnRow, ...]:
        """Return the rows asked of a block with what stands in the columns the office added."""
        if block is Block.INDICATORS:
            return tuple(OwnRow(each.line.name, each.own) for each in self.indicators)
        return tuple(OwnRow(f"{each.line.id}  {each.line.name}", each.own) for each in self.asked)

    def count(self, severity: Severity) -> int:
        """Return how many open findings have that severity."""
        return sum(each.severity is severity for each in self.findings)


@dataclass(frozen=True)
class Recap:
    """The whole secretariat: bureaus in order, totals from sums, coverage; its lines are listed once."""

    spec: Spec
    bureaus: tuple[BureauRecap, ...]
    mean: Decimal | None
    predicate: str
    ceiling: Decimal
    spent: Decimal
    absorption: Decimal | None
    expected_ceiling: Decimal

    @property
    def received(self) -> int:
        """Return how many bureaus' data are in."""
        return sum(each.received for each in self.bureaus)

    @property
    def coverage(self) -> str:
        """Return the coverage as it is printed: ``9 dari 10 bagian``."""
        return messages.clauses.bureaus_out_of(self.received, len(self.bureaus))

    @cached_property
    def indicators(self) -> tuple[IndicatorLine, ...]:
        """Return every indicator of every bureau."""
        return tuple(line for each in self.bureaus for line in each.indicators)

    @cached_property
    def budget(self) -> tuple[BudgetLine, ...]:
        """Return every programme row of every bureau."""
        return tuple(line for each in self.bureaus for line in each.budget)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return every open finding, heaviest first, then by bureau and cell."""
        return self._ordered(finding for each in self.bureaus for finding in each.findings)

    @cached_property
    def accepted(self) -> tuple[Finding, ...]:
        """Return every finding accepted with an explanation, in the same order."""
        return self._ordered(finding for each in self.bureaus for finding in each.accepted)

    @property
    def without(self) -> str:
        """Return whose figures up to now leave out a quarter nobody knows; empty where none do."""
        return lines_without([line for each in self.bureaus for line in each.lines_without])

    def own_columns(self, block: Block) -> tuple[Column, ...]:
        """Return the columns the office added to a block of the form."""
        return own_columns(self.spec, block)

    def own_sums(self) -> tuple[tuple[Column, ...], tuple[OwnRow, ...]]:
        """Return the added columns of both blocks that are summed, and the sums of each bureau."""
        summed = {
            block: [each for each in self.own_columns(block) if each.field.summed]
            for block in Block
        }
        rows = tuple(OwnRow(each.bureau.name, _sums(each, summed)) for each in self.bureaus)
        return tuple(of_block(each) for columns in summed.values() for each in columns), rows

    @property
    def predicates(self) -> tuple[tuple[str, int], ...]:
        """Return how many indicators have each predicate, best first."""
        words = [band.predicate for band in self.spec.yardstick.bands]
        found = [each.achievement.predicate for each in self.indicators]
        return tuple((word, found.count(word)) for word in words)

    @property
    def measured(self) -> int:
        """Return how many indicators have an achievement."""
        return sum(each.measured for each in self.bureaus)

    def _ordered(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        order = {each.bureau.code: index for index, each in enumerate(self.bureaus)}
        return tuple(
            sorted(
                findings,
                key=lambda finding: (finding.severity.order, order[finding.bureau], finding.order),
            )
        )


def recap_of(
    spec: Spec,
    layouts: Iterable[Layout],
    results: Mapping[str, Results],
    findings: Mapping[str, tuple[Finding, ...]],
    accepted: Mapping[str, tuple[Finding, ...]] | None = None,
) -> Recap:
    """Return the recap of the bureaus in ``results`` (by code); the others count as missing.

    Totals come from sums, never from means of percentages; the mean achievement is over indicators,
    each cut at 100. Source: domain 2.1, 2.3.
    """
    bureaus = tuple(
        replace(
            bureau_recap_of(spec, layout, results.get(layout.bureau.code)),
            findings=findings.get(layout.bureau.code, ()),
            accepted=(accepted or {}).get(layout.bureau.code, ()),
        )
        for layout in layouts
    )
    percents = [
        each.achievement.shown
        for bureau in bureaus
        for each in bureau.indicators
        if each.achievement.shown is not None
    ]
    mean = mean_capped(percents)
    ceiling = total(each.ceiling for each in bureaus)
    spent = total(each.spent for each in bureaus)
    return Recap(
        spec,
        bureaus,
        mean,
        "" if mean is None else predicate(mean, spec.yardstick.bands),
        ceiling,
        spent,
        absorption(spent, ceiling),
        total(each.expected_ceiling for each in bureaus),
    )


def bureau_recap_of(spec: Spec, layout: Layout, results: Results | None) -> BureauRecap:
    """Return the recap of one bureau, missing without results; its findings are not in it."""
    actual = keys.actual(spec.period.number)
    added, texts = {block: own_columns(spec, block) for block in Block}, _texts(results)
    indicators = tuple(
        IndicatorLine(
            layout.bureau,
            line,
            results.indicators[line.id] if results else _missing(line, spec),
            texts.get((Block.INDICATORS, line.id), {}),
            results.number(Block.INDICATORS, line.id, actual) if results else None,
            own_answers(results, line.id, added[Block.INDICATORS]) if results else {},
        )
        for line in layout.indicators.lines
    )
    levels = {each.code: each.level for each in spec.programmes_of(layout.bureau.code)}
    budget = tuple(
        BudgetLine(
            layout.bureau,
            line,
            levels.get(line.id),
            results.budget.get(line.id) if results else None,
            texts.get((Block.BUDGET, line.id), {}),
            own_answers(results, line.id, added[Block.BUDGET]) if results else {},
        )
        for line in layout.budget.lines
    )
    known = [line.result for line in budget if line.result and line.result.spent is not None]
    ceiling = total(each.ceiling for each in known)
    spent = total(each.spent for each in known)
    mean = mean_capped(
        each.achievement.shown for each in indicators if each.achievement.shown is not None
    )
    expected = total(line.line.known_number(keys.CEILING) for line in budget)
    return BureauRecap(
        layout.bureau,
        results is not None,
        indicators,
        budget,
        mean,
        "" if mean is None else predicate(mean, spec.yardstick.bands),
        ceiling,
        spent,
        absorption(spent, ceiling),
        expected,
    )


def _missing(line: Line, spec: Spec) -> Achievement:
    """Return that nothing came of an indicator, or that nothing was waited for."""
    quarter = spec.period.number
    due = line.frequency.due(quarter)
    return Achievement(reason=NOT_SENT_REASON if due else unmeasured(line, quarter))


def _texts(results: Results | None) -> Mapping[tuple[Block, str], Mapping[str, str]]:
    """Return the answers of each line as texts by column key, by block and line."""
    found: dict[tuple[Block, str], dict[str, str]] = {}
    for each in results.answers.all if results else ():
        found.setdefault((each.column.field.block, each.line.id), {})[each.key] = each.text
    return found


def _sums(bureau: BureauRecap, summed: Mapping[Block, Sequence[Column]]) -> dict[str, Decimal]:
    """Return the sums of a bureau's own columns by the key they have among those of both blocks."""
    return {
        of_block(column).field.key: sums[column.field.key]
        for block, columns in summed.items()
        for _, sums in totals_of(columns, bureau.own_rows(block))
        for column in columns
        if column.field.key in sums
    }
