"""How far the published figures move if what was found is a mistake: the answer other than it likely is.

Published are the mean achievement and the absorption, of the office and of each bureau. Both are sums
over lines, so that what one line adds to them is all that must be known to tell how they would stand
with another answer: nothing is reckoned anew but that line.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.checks.unusual import expected_of
from xlsops.core.form.layout import Layout, Line
from xlsops.core.history.past import NO_PAST, Past
from xlsops.core.results.bureau_totals import BureauTotals
from xlsops.core.results.recap import Recap
from xlsops.core.results.shares import (
    NO_SHARES,
    Shares,
    achieved_up_to,
    paid_share,
    paid_up_to,
    reached_share,
)
from xlsops.core.review.likely import (
    Likely,
    likely_actual,
    likely_by_history,
    likely_meant,
    likely_spending,
)
from xlsops.core.spec.achievement import HUNDRED, absorption, mean_of
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.numbers import indonesian, percent, read_number

_NOTHING = Decimal(0)


class Amounts(NamedTuple):
    """What both published figures are reckoned from, of one line or of many."""

    reached: Shares = NO_SHARES
    paid: Shares = NO_SHARES

    @property
    def achievement(self) -> Decimal | None:
        """Return the mean achievement in percent as it is published."""
        return mean_of(self.reached.part, int(self.reached.whole / HUNDRED))

    @property
    def absorption(self) -> Decimal | None:
        """Return the absorption in percent as it is published."""
        return absorption(*self.paid)

    def changed(self, before: "Amounts", after: "Amounts") -> "Amounts":
        """Return these where a part of them is another one."""
        return Amounts(
            self.reached.changed(before.reached, after.reached),
            self.paid.changed(before.paid, after.paid),
        )


class Move(NamedTuple):
    """An answer of a line in a column, were it another figure."""

    line: Line
    key: str
    figure: Decimal


Changed = tuple[Line, str, list[Decimal | None]]
"""A line that counts, the key of its answer, and what that would be."""


class Stands(NamedTuple):
    """How amounts are, and how they would be."""

    now: Amounts
    then: Amounts

    @property
    def points(self) -> Decimal:
        """Return how far both figures move together, in points of a percent, not rounded."""
        pairs = [(each.reached.points, each.paid.points) for each in self]
        return sum((abs(then - now) for now, then in zip(*pairs, strict=True)), _NOTHING)


class Impact(Struct, frozen=True):
    """What a finding may move: what the first answer would likely be, the office and the bureau.

    ``lines`` are how many answers are taken to be others.
    """

    likely: Likely
    office: Stands
    bureau: Stands
    lines: int = 1

    @property
    def points(self) -> Decimal:
        """Return how far the office's figures move, in points of a percent, not rounded."""
        return self.office.points


def impact_text(impact: Impact) -> str:
    """Return in words what a finding may move, and why."""
    moved = "; ".join(_moves(impact)) or messages.impact.STAYS
    likely = impact.likely
    figure = likely.word or indonesian(likely.figure)
    if impact.lines > 1:
        return messages.impact.if_they_are(moved, impact.lines, figure, likely.basis)
    return messages.impact.if_it_is(moved, figure, likely.basis)


def _moves(impact: Impact) -> Iterator[str]:
    """Yield of each published figure that moves how far it does."""
    for figure, mean in (("Capaian", True), ("Serapan", False)):
        office = _moved(impact.office, whole=True, mean=mean)
        bureau = _moved(impact.bureau, whole=False, mean=mean)
        if bureau != messages.impact.UNMOVED:
            yield messages.impact.moves(figure, office, bureau)


def _moved(stands: Stands, *, whole: bool, mean: bool) -> str:
    """Return how one figure moves, as it is published, in words."""
    now, then = (each.achievement if mean else each.absorption for each in stands)
    if then is None:
        return messages.impact.UNMOVED if now is None else messages.impact.NO_MORE
    if now is None:
        return messages.impact.becomes(percent(then))
    if now == then:
        exactly = {(each.reached if mean else each.paid).points for each in stands}
        return messages.impact.UNMOVED if len(exactly) == 1 else messages.impact.HARDLY
    points = indonesian(abs(then - now), 2)
    told = messages.impact.up if then > now else messages.impact.down
    return told(points, whole=whole)


class Weighing(Struct, frozen=True, dict=True):
    """What findings are weighed against: a recap, the forms of its bureaus and their earlier years, by code.

    What all bureaus add up to is reckoned once; a bureau's lines when a finding is on one of them.
    """

    recap: Recap
    layouts: Mapping[str, Layout]
    past: Mapping[str, Past] = field(default_factory=dict)

    @cached_property
    def _totals(self) -> Mapping[str, BureauTotals]:
        return {each.bureau.code: each.totals for each in self.recap.bureaus}

    @cached_property
    def _bureaus(self) -> Mapping[str, Amounts]:
        return {code: amounts_of(each) for code, each in self._totals.items()}

    @cached_property
    def _office(self) -> Amounts:
        return added_up(self._bureaus.values())

    @cached_property
    def _answered(self) -> dict[str, Mapping[str, tuple[Decimal | None, ...]]]:
        """Return what was answered of ratios; that of a bureau is put in when first asked."""
        return {}

    @cached_property
    def _lines(self) -> dict[str, Mapping[str, Amounts]]:
        """Return what the lines of bureaus add; those of a bureau are put in when first asked."""
        return {}

    def impact(self, findings: Sequence[Finding]) -> Impact | None:
        """Return what findings of one bureau may move together; None where they are on no figure."""
        code = findings[0].bureau
        if code not in self.layouts:
            return None
        lines = {line.id: (line, key) for each in findings for line, key in self._answers(each)}
        moves = [
            (likely, Move(line, key, likely.figure))
            for line, key in lines.values()
            if (likely := self._likely(code, line, key, findings)) is not None
        ]
        if not moves:
            return None
        office, bureau = self.stands(code, [move for _, move in moves])
        return Impact(moves[0][0], office, bureau, len(moves))

    def stands(self, code: str, moves: Sequence[Move]) -> tuple[Stands, Stands]:
        """Return how the office and a bureau stand, and would with these answers instead."""
        changed = self._changed(code, moves)
        now = added_up(self._now(code, line) for line, _, _ in changed)
        then = added_up(
            amounts_with(line, key, figures[0], self.recap.spec, *figures[1:])
            for line, key, figures in changed
        )
        office, bureau = (
            Stands(each, each.changed(now, then)) for each in (self._office, self._bureaus[code])
        )
        return office, bureau

    def _changed(self, code: str, moves: Sequence[Move]) -> Collection[Changed]:
        """Return the lines that count, with these answers: of a ratio its own, then those of its halves."""
        found: dict[str, Changed] = {}
        for move in moves:
            line, place = self._counting(code, move.line)
            known = self._ratios(code)[line.id] if line.halves else (None,)
            changed = found.setdefault(line.id, (line, move.key, list(known)))
            changed[2][place] = move.figure
        return found.values()

    def _counting(self, code: str, line: Line) -> tuple[Line, int]:
        """Return the line in which an answer counts, and where: that of half a ratio behind its own."""
        parent = self.layouts[code].indicators.line(line.part_of) if line.part_of else None
        ids = [half.id for half in parent.halves] if parent else []
        return (parent, ids.index(line.id) + 1) if parent and line.id in ids else (line, 0)

    def _ratios(self, code: str) -> Mapping[str, tuple[Decimal | None, ...]]:
        """Return what was answered of each ratio of a bureau, then of its halves."""
        if code not in self._answered:
            lines = next(each for each in self.recap.bureaus if each.bureau.code == code).indicators
            known = {each.line.id: (each.now, *each.halves) for each in lines if each.line.halves}
            self._answered[code] = known
        return self._answered[code]

    def _answers(self, finding: Finding) -> list[tuple[Line, str]]:
        """Return the answers a finding doubts that count in published figures: its own, or all alike."""
        layout, quarter = self.layouts[finding.bureau], self.recap.spec.period.number
        found = {keys.actual(quarter): layout.indicators, keys.spent(quarter): layout.budget}
        if finding.code == Code.V13.name:
            return [
                (line, key)
                for key, table in found.items()
                for line in table.asked
                if self._copied(finding.bureau, line, key)
            ]
        table = found.get(finding.field)
        line = table.line(finding.line) if table else None
        counts = (
            line and line.asked and (not line.part_of or self._counting(finding.bureau, line)[1])
        )
        return [(line, finding.field)] if line and counts else []

    def _copied(self, code: str, line: Line, key: str) -> bool:
        """Tell whether a line adds what it would with the figure of the quarter before.

        One that adds the same with another figure is among them, and moves nothing.
        """
        place = self.recap.spec.period.number - 2
        measured = key == keys.actual(self.recap.spec.period.number)
        earlier = line.actuals if measured else line.spending
        before = earlier[place] if 0 <= place < len(earlier) else None
        if line.part_of or line.halves:
            counting, at = self._counting(code, line)
            known = self._ratios(code).get(counting.id, ())
            return before is not None and before in known[at : at + 1]
        now = self._now(code, line)
        return before is not None and now == amounts_with(line, key, before, self.recap.spec)

    def _likely(
        self, code: str, line: Line, key: str, findings: Sequence[Finding]
    ) -> Likely | None:
        """Return what an answer would likely be: what the findings say was meant, else what history says."""
        spec, past = self.recap.spec, self.past.get(code, NO_PAST)
        quarter = spec.period.number
        measured = key == keys.actual(quarter)
        block = Block.INDICATORS if measured else Block.BUDGET
        usual = expected_of(spec, block, line, key.rpartition("_")[0], past)
        told = [each for each in findings if (each.line, each.field) == (line.id, key)]
        figure = next(
            (number for each in told if (number := _number(each.value)) is not None), None
        )
        meant = (
            None if figure is None else likely_meant([each.code for each in told], figure, usual)
        )
        if meant is not None:
            return meant
        if usual is not None:
            return likely_by_history(usual, line)
        if measured:
            return likely_actual(line, quarter)
        return likely_spending(line, quarter, spec.settings.spending_method)

    def _now(self, code: str, line: Line) -> Amounts:
        """Return what a line adds as it was answered."""
        if code not in self._lines:
            totals, budget = self._totals[code], self.layouts[code].budget
            measured = zip(totals.indicators, totals.achieved, strict=True)
            paid = zip(budget.lines, totals.paid, strict=True)
            self._lines[code] = {
                **{line: _measured(shown) for line, shown in measured},
                **{line.id: _spent(line, spent) for line, spent in paid},
            }
        return self._lines[code].get(line.id, Amounts())


def _number(text: str) -> Decimal | None:
    """Return a figure as it is shown of an answer, ``1.234,5``; else what can be read of a text in one way."""
    try:
        figure = Decimal(text.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None
    return figure if indonesian(figure) == text else read_number(text).number


def amounts_of(totals: BureauTotals) -> Amounts:
    """Return what a bureau adds to the published figures."""
    capped = [min(each, HUNDRED) for each in totals.percents]
    reached = Shares(sum(capped, _NOTHING), HUNDRED * len(capped))
    return Amounts(reached, Shares(totals.spent, totals.ceiling))


def amounts_with(
    line: Line, key: str, figure: Decimal | None, spec: Spec, *halves: Decimal | None
) -> Amounts:
    """Return what a line adds to the published figures were this its answer, and these those of a ratio's halves."""
    quarter = spec.period.number
    if key == keys.actual(quarter):
        return _measured(achieved_up_to(line, quarter, spec, figure, *halves).shown)
    return _spent(line, paid_up_to(line, quarter, spec, figure))


def _measured(shown: Decimal | None) -> Amounts:
    return Amounts(reached=reached_share(shown) or NO_SHARES)


def _spent(line: Line, spent: Decimal | None) -> Amounts:
    return Amounts(paid=paid_share(line, spent) or NO_SHARES)


def added_up(amounts: Iterable[Amounts]) -> Amounts:
    """Return what amounts are together."""
    found = Amounts()
    for each in amounts:
        found = found.changed(Amounts(), each)
    return found
