"""The recap: what all accepted submissions amount to, with coverage beside every total."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.form.layout import Column, FormTable, Layout, Line
from xlsops.core.history.gaps import lines_without
from xlsops.core.results.bureau_totals import BureauTotals, moved_money
from xlsops.core.results.own_columns import (
    Figure,
    OwnRow,
    of_block,
    own_answers,
    own_columns,
    own_of,
    totals_of,
)
from xlsops.core.results.results import BudgetResult, Results, data_hash, inapplicable, not_sent
from xlsops.core.spec.achievement import Achievement, absorption, mean_capped, predicate, total
from xlsops.core.spec.spec import Block, Bureau, Level, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.later import Later, LaterMapping
from xlsops.core.values.structs import replace


class IndicatorLine(Struct, frozen=True):
    """One indicator of the recap; texts are the bureau's own, achievement in percent.

    ``now`` is the open quarter's own figure, as it was answered; ``own`` what stands in the columns
    the office added, by key; ``applies`` is false where the bureau says the figure does not. Of a
    ratio ``halves`` are its numerator and denominator in the open quarter.
    """

    bureau: Bureau
    line: Line
    achievement: Achievement
    texts: Mapping[str, str]
    now: Decimal | None = None
    own: Mapping[str, Figure] = field(default_factory=dict)
    applies: bool = True
    halves: tuple[Decimal | None, ...] = ()


class BudgetLine(Struct, frozen=True):
    """One programme row of the recap; ``result`` is None on heading rows and where none came.

    ``own`` is what stands in the columns the office added, by key.
    """

    bureau: Bureau
    line: Line
    level: Level | None
    result: BudgetResult | None
    texts: Mapping[str, str]
    own: Mapping[str, Figure] = field(default_factory=dict)


class BureauRecap(Struct, frozen=True):
    """One bureau: its lines, and what they add up to.

    ``received`` is false where nothing was accepted; its ceiling still counts as expected.
    ``findings`` are the open ones; those ``accepted`` with an explanation are kept beside them.
    """

    bureau: Bureau
    received: bool
    indicators: Sequence[IndicatorLine]
    budget: Sequence[BudgetLine]
    totals: BureauTotals
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()

    @property
    def mean(self) -> Decimal | None:
        """Return the mean achievement in percent, each cut at 100."""
        return self.totals.mean

    @property
    def predicate(self) -> str:
        """Return the word for the mean; empty where there is none."""
        return self.totals.predicate

    @property
    def ceiling(self) -> Decimal:
        """Return the ceiling of what was received, so that absorption compares like with like."""
        return self.totals.ceiling

    @property
    def spent(self) -> Decimal:
        """Return what was spent up to the open quarter."""
        return self.totals.spent

    @property
    def absorption(self) -> Decimal | None:
        """Return how much of the ceiling was spent, in percent."""
        return self.totals.absorption

    @property
    def expected_ceiling(self) -> Decimal:
        """Return the ceiling of all that is asked, whether it came or not."""
        return self.totals.expected_ceiling

    @property
    def measured(self) -> int:
        """Return how many indicators have an achievement."""
        return len(self.totals.percents)

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
        return messages.clauses.activities_out_of(self.totals.reported, self.totals.asked)

    @property
    def without(self) -> str:
        """Return whose figures up to now leave out a quarter nobody knows; empty where none do."""
        return lines_without(self.totals.without)

    def own_rows(self, block: Block) -> tuple[OwnRow, ...]:
        """Return the rows asked of a block with what stands in the columns the office added."""
        if block is Block.INDICATORS:
            return tuple(
                OwnRow(each.line.name, each.own, each.bureau.code, each.line.id)
                for each in self.indicators
            )
        return tuple(
            OwnRow(f"{each.line.id}  {each.line.name}", each.own, each.bureau.code, each.line.id)
            for each in self.asked
        )

    def count(self, severity: Severity) -> int:
        """Return how many open findings have that severity."""
        return sum(each.severity is severity for each in self.findings)


class Recap(Struct, frozen=True, dict=True):
    """Bureaus in order, those of the office or of an Asisten: totals from sums, coverage; lines listed once."""

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
        return lines_without([line for each in self.bureaus for line in each.totals.without])

    def own_columns(self, block: Block) -> tuple[Column, ...]:
        """Return the columns the office added to a block of the form."""
        return own_columns(self.spec, block)

    def own_sums(self) -> tuple[tuple[Column, ...], tuple[OwnRow, ...]]:
        """Return the added columns of both blocks that are summed, and the sums of each bureau."""
        own = (each for block in Block for each in self.own_columns(block))
        rows = tuple(
            OwnRow(each.bureau.name, dict(each.totals.sums), each.bureau.code)
            for each in self.bureaus
        )
        return tuple(of_block(each) for each in own if each.field.summed), rows

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

    @property
    def asked_for(self) -> int:
        """Return how many indicators are asked and apply."""
        return sum(each.totals.applicable for each in self.bureaus)

    def _ordered(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        order = {each.bureau.code: index for index, each in enumerate(self.bureaus)}
        return tuple(
            sorted(findings, key=lambda each: (each.severity.order, order[each.bureau], each.order))
        )


def recap_of(
    spec: Spec,
    layouts: Iterable[Layout],
    results: Mapping[str, Results],
    findings: Mapping[str, tuple[Finding, ...]],
    accepted: Mapping[str, tuple[Finding, ...]] | None = None,
    known: Mapping[str, BureauTotals] | None = None,
) -> Recap:
    """Return the recap of the bureaus in ``results`` (by code); the others count as missing.

    Totals come from sums, never from means of percentages; the mean achievement is over indicators,
    each cut at 100; those of bureaus that are ``known`` are not reckoned again. Source: domain 2.1, 2.3.
    """
    bureaus = tuple(
        replace(
            bureau_recap_of(
                spec, layout, results.get(layout.bureau.code), (known or {}).get(layout.bureau.code)
            ),
            findings=findings.get(layout.bureau.code, ()),
            accepted=(accepted or {}).get(layout.bureau.code, ()),
        )
        for layout in layouts
    )
    return recap_over(spec, bureaus)


def recap_over(spec: Spec, bureaus: tuple[BureauRecap, ...]) -> Recap:
    """Return what bureaus amount to together: the whole office, or those of one Asisten."""
    mean = mean_capped(percent for each in bureaus for percent in each.totals.percents)
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


def bureau_recap_of(
    spec: Spec, layout: Layout, results: Results | None, known: BureauTotals | None = None
) -> BureauRecap:
    """Return the recap of one bureau, missing without results; its findings are not in it.

    Its lines are made when somebody looks at them; that is here unless its totals are ``known``.
    """
    indicators = Later(partial(_indicators, spec, layout, results))
    budget = Later(partial(_budget, spec, layout, results))
    totals = known or _totals(spec, layout, results, indicators, budget)
    return BureauRecap(layout.bureau, results is not None, indicators, budget, totals)


def _indicators(spec: Spec, layout: Layout, results: Results | None) -> Iterator[IndicatorLine]:
    actual = keys.actual(spec.period.number)
    texts = LaterMapping(partial(_texts, results, layout.indicators))
    own = own_of(layout.indicators.columns, spec, Block.INDICATORS)
    for line in layout.indicators.lines:
        if line.part_of:
            continue  # it tells an indicator apart, which counts already
        yield IndicatorLine(
            layout.bureau,
            line,
            results.indicators[line.id] if results else not_sent(line, spec.period.number),
            LaterMapping(partial(_of_line, texts, line)),
            results.number(Block.INDICATORS, line.id, actual) if results else None,
            own_answers(results, line.id, own) if results else {},
            applies=not (results and results.not_applicable(line, actual)),
            halves=results.halves(line, actual) if results else (),
        )


def _budget(spec: Spec, layout: Layout, results: Results | None) -> Iterator[BudgetLine]:
    levels = {each.code: each.level for each in spec.programmes_of(layout.bureau.code)}
    own = own_of(layout.budget.columns, spec, Block.BUDGET)
    texts = LaterMapping(partial(_texts, results, layout.budget))
    for line in layout.budget.lines:
        yield BudgetLine(
            layout.bureau,
            line,
            levels.get(line.id),
            results.budget.get(line.id) if results else None,
            LaterMapping(partial(_of_line, texts, line)),
            own_answers(results, line.id, own) if results else {},
        )


def _totals(
    spec: Spec,
    layout: Layout,
    results: Results | None,
    indicators: Sequence[IndicatorLine],
    budget: Sequence[BudgetLine],
) -> BureauTotals:
    """Return what the lines of a bureau add up to."""
    known = [line.result for line in budget if line.result and line.result.spent is not None]
    ceiling, spent = (total(getattr(each, name) for each in known) for name in ("ceiling", "spent"))
    achieved = tuple(each.achievement.shown for each in indicators)
    mean = mean_capped(each for each in achieved if each is not None)
    return BureauTotals(
        tuple(each.line.id for each in indicators),
        achieved,
        mean,
        "" if mean is None else predicate(mean, spec.yardstick.bands),
        tuple((each.line.id, _money(each)) for each in budget),
        tuple(each.result.spent if each.result else None for each in budget),
        sum(each.line.asked for each in budget),
        len(known),
        ceiling,
        spent,
        absorption(spent, ceiling),
        total(each.line.known_number(keys.CEILING) for each in budget),
        tuple(_without(indicators, budget)),
        tuple(_sums(layout, spec, indicators, budget)),
        data_hash({layout.bureau.code: results}) if results else "",
        moved_money((each.line.id, each.result) for each in budget),
        inapplicable(results, spec.period.number) if results else 0,
    )


def _money(row: BudgetLine) -> Decimal:
    """Return the rupiah that stand on a row: what was spent, else all that might have been."""
    if row.result is not None and row.result.spent is not None:
        return abs(row.result.spent)
    return row.line.known_number(keys.CEILING) or Decimal(0)


def _without(indicators: Sequence[IndicatorLine], budget: Sequence[BudgetLine]) -> Iterator[str]:
    """Yield the ids of the lines whose figures up to now leave out a quarter nobody knows."""
    yield from (each.line.id for each in indicators if each.achievement.without)
    asked = (each for each in budget if each.line.asked)
    yield from (each.line.id for each in asked if each.result and each.result.without)


def _texts(results: Results | None, sheet: FormTable) -> Mapping[str, Mapping[str, str]]:
    """Return the answers of each line of a table as texts by column key, by line."""
    return {line.id: texts for line, texts in results.answers.texts(sheet)} if results else {}


def _of_line(texts: Mapping[str, Mapping[str, str]], line: Line) -> Mapping[str, str]:
    return texts.get(line.id, {})


def _sums(
    layout: Layout, spec: Spec, indicators: Sequence[IndicatorLine], budget: Sequence[BudgetLine]
) -> Iterator[tuple[str, Decimal]]:
    """Yield the sums of the columns the office added, by the key they have among those of both blocks."""
    rows = {
        Block.INDICATORS: [OwnRow(each.line.name, each.own) for each in indicators],
        Block.BUDGET: [OwnRow(each.line.name, each.own) for each in budget if each.line.asked],
    }
    for sheet in layout.sheets:
        columns = [each for each in own_of(sheet.columns, spec, sheet.block) if each.field.summed]
        for _, sums in totals_of(columns, rows[sheet.block]):
            for column in columns:
                if column.field.key in sums:
                    yield of_block(column).field.key, sums[column.field.key]
