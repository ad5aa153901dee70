"""What a submission amounts to, line by line: achievement and absorption."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter, itemgetter
from typing import NamedTuple

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import Layout, Line
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.submissions import Answer, Answers, Submission, value_text
from xlsops.core.history.gaps import blank_before, inapplicable_before, without
from xlsops.core.spec.achievement import Achievement, Achieving, achieving, budgeting
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.figures import all_known
from xlsops.core.values.periods import Quarter

NOT_SENT_REASON = "Belum dikirim"
_budgeted = itemgetter(keys.OUTPUT_SO_FAR, keys.SPENT_SO_FAR, keys.OUTPUT_ACHIEVED, keys.ABSORPTION)


SHOWN = {
    (block, key): attrgetter(name)
    for block, shown in (
        (
            Block.INDICATORS,
            (
                (keys.ACTUAL_SO_FAR, "actual"),
                (keys.TARGET_SO_FAR, "target"),
                (keys.RAW, "raw"),
                (keys.ACHIEVED, "shown"),
                (keys.OF_YEAR, "of_year"),
                (keys.PREDICATE, "predicate"),
            ),
        ),
        (
            Block.BUDGET,
            (
                (keys.OUTPUT_SO_FAR, "output"),
                (keys.SPENT_SO_FAR, "spent"),
                (keys.OUTPUT_ACHIEVED, "achievement"),
                (keys.ABSORPTION, "absorption"),
            ),
        ),
    )
    for key, name in shown
}
_GRADED = Block.INDICATORS, keys.PREDICATE
"""What shows a result in the columns that the form computes."""


class BudgetResult(NamedTuple):
    """A sub-activity: output and rupiah up to this quarter, achievement and absorption in percent.

    ``output_now`` and ``spent_now`` are of this quarter alone, whichever way the office writes
    them. ``reason`` says in Indonesian why one of the figures is not known, ``without`` which
    quarters before those up to this one leave out.
    """

    output: Decimal | None = None
    spent: Decimal | None = None
    ceiling: Decimal | None = None
    achievement: Decimal | None = None
    absorption: Decimal | None = None
    output_now: Decimal | None = None
    spent_now: Decimal | None = None
    reason: str = ""
    without: str = ""

    @property
    def remark(self) -> str:
        """Return what must be known of the figures: why they lack, what they leave out."""
        return "; ".join(filter(None, (self.reason, self.without)))


class Results(Struct, frozen=True):
    """The results of one bureau by line id; answers by their places."""

    layout: Layout
    indicators: Mapping[str, Achievement]
    budget: Mapping[str, BudgetResult]
    answers: Answers

    def answer(self, block: Block, line: str, key: str) -> Answer | None:
        """Return the answer of a line in a column, None where the form has no such place."""
        return self.answers.at(block, line, key)

    def figure(self, block: Block, line: str, key: str) -> Decimal | str | None:
        """Return what a column that the form computes holds for a line; None for no figure."""
        return self.figures(block, key)(line)

    def figures(self, block: Block, key: str) -> Callable[[str], Decimal | str | None]:
        """Return what gives what a column that the form computes holds, by line id."""
        found = self.indicators if block is Block.INDICATORS else self.budget
        if (block, key) == _GRADED:
            return self.graded
        figure: Callable[[object], Decimal | str | None] = SHOWN.get((block, key), lambda _: None)
        return lambda line: figure(found[line])

    def graded(self, line: str) -> str:
        """Return the predicate of an indicator as it is shown: of a figure that is withheld, that it is not reckoned."""
        found = self.indicators[line]
        return messages.clauses.NOT_RECKONED if found.withheld else found.predicate

    def not_applicable(self, line: Line, key: str) -> bool:
        """Tell whether the bureau says that an indicator's figure in a column does not apply, as it may."""
        answer = self.answers.at(Block.INDICATORS, line.id, key) if line.may_not_apply else None
        return answer is not None and answer.not_applicable

    def number(self, block: Block, line: str, key: str) -> Decimal | None:
        """Return an answer as a number, None where it is blank or no number."""
        answer = self.answers.at(block, line, key)
        return None if answer is None else answer.number

    def halves(self, line: Line, key: str) -> tuple[Decimal | None, ...]:
        """Return what was answered of the numerator and the denominator of a ratio; nothing of another line."""
        return tuple(self.number(Block.INDICATORS, half.id, key) for half in line.halves)


NOTHING_WITHHELD: Mapping[str, str] = {}


def results_of(
    submission: Submission, spec: Spec, withheld: Mapping[str, str] = NOTHING_WITHHELD
) -> Results:
    """Return the results of a submission by the office's settings; of lines ``withheld`` why there are none."""
    layout, quarter, answers = submission.layout, spec.period.number, submission.by_place
    new, achieve, spend = unasked(submission), achieving(spec.yardstick), _spending(spec)
    actual, output, spent = (key(quarter) for key in (keys.actual, keys.output, keys.spent))
    measured, budgeted = layout.indicators, layout.budget

    def why(block: Block, line: Line, key: str) -> str:
        answer = answers.at(block, line.id, key) if line.may_not_apply else None
        if answer is not None and answer.not_applicable:
            note = answers.at(block, line.id, keys.EXPLANATION)
            officer = submission.identity.get(keys.OFFICER)
            who = value_text(officer.value) if officer else ""
            return messages.clauses.not_applicable(who, note.text if note else "")
        return _why(
            line, quarter, blank=answers.blank(block, line.id, key), asked=line.id not in new
        )

    numbers = answers.numbers(measured, actual)
    indicators = {
        line.id: Achievement(reason=withheld[line.id], withheld=True)
        if line.id in withheld
        else _indicator(line, numbers[place : place + 1 + len(line.halves)], quarter, achieve, why)
        for place, line in enumerate(measured.asked)
    }
    budget = {
        line.id: spend(line, made, paid, why)
        for line, made, paid in zip(
            budgeted.asked,
            answers.numbers(budgeted, output),
            answers.numbers(budgeted, spent),
            strict=True,
        )
    }
    return Results(layout, indicators, budget, answers)


def inapplicable(results: Results, quarter: int) -> int:
    """Return how many indicators the bureau says do not apply this quarter; no mean waits for them."""
    actual, lines = keys.actual(quarter), results.layout.indicators.asked
    return sum(results.not_applicable(line, actual) for line in lines if not line.part_of)


def data_hash(results: Mapping[str, Results]) -> str:
    """Return the SHA-256 of all figures by bureau: canonical JSON, every decimal as a text.

    What does not apply is told beside them, where there is any.
    """
    figures = {
        code: {
            "anggaran": {
                line: [
                    _text(figure)
                    for figure in (
                        each.output,
                        each.spent,
                        each.ceiling,
                        each.achievement,
                        each.absorption,
                    )
                ]
                for line, each in found.budget.items()
            },
            "indikator": {
                line: [
                    *(
                        _text(figure)
                        for figure in (each.actual, each.target, each.raw, each.shown, each.of_year)
                    ),
                    each.predicate,
                ]
                for line, each in found.indicators.items()
            },
            **_told_apart(found),
        }
        for code, found in results.items()
    }
    text = json.dumps(figures, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _told_apart(found: Results) -> dict[str, list[str]]:
    actual = keys.actual(found.layout.period.number)
    lines = [
        each.id for each in found.layout.indicators.asked if found.not_applicable(each, actual)
    ]
    return {keys.INAPPLICABLE: lines} if lines else {}


def _text(figure: Decimal | None) -> str | None:
    """Return a figure so that equal figures give equal texts: no exponent, no idle zeros."""
    return None if figure is None else f"{figure.normalize() + 0:f}"


def unmeasured(line: Line, quarter: int) -> str:
    """Return why an indicator nobody answered has no figure: it is not due yet, or not filled."""
    if line.frequency.due(quarter):
        return messages.clauses.UNANSWERED
    return messages.clauses.not_due(line.frequency.value.lower())


def not_sent(line: Line, quarter: int) -> Achievement:
    """Return that nothing came of an indicator, or that nothing was waited for."""
    due = line.frequency.due(quarter)
    return Achievement(reason=NOT_SENT_REASON if due else unmeasured(line, quarter))


def of_quarter(
    method: Method, before: tuple[Decimal | None, ...], now: Decimal | None
) -> Decimal | None:
    """Return the open quarter's own figure, from what was answered and the quarters before.

    Where figures are written up to the quarter, that is the rise since the quarter before, and not
    known while that one is blank: a blank is not zero.
    """
    if now is None or method is not Method.LAST or not before:
        return now
    return None if before[-1] is None else now - before[-1]


def padded(numbers: tuple[Decimal | None, ...], length: int) -> tuple[Decimal | None, ...]:
    """Return so many figures from the first; those nobody knows are None."""
    return numbers if len(numbers) == length else (*numbers, *(None,) * length)[:length]


Reason = Callable[[Block, Line, str], str]
"""Says why the answer of a line in a column gives no figure."""


def halves_up_to(
    line: Line, quarter: int, *now: Decimal | None
) -> tuple[tuple[Decimal | None, ...], ...]:
    """Return what the halves of a ratio were in the quarters up to one, its last known as ``now``; none of another."""
    before = quarter - 1 if now else quarter
    return tuple(
        (*padded(half.actuals, before), *now[place : place + 1])
        for place, half in enumerate(line.halves)
    )


def _indicator(
    line: Line, given: Sequence[Decimal | None], quarter: int, achieve: Achieving, why: Reason
) -> Achievement:
    """Return the achievement of a line; ``given`` are its answer and those of the halves of a ratio."""
    actual, *now = given
    before, targets = padded(line.actuals, quarter - 1), line.targets[:quarter]
    due, halves = line.frequency.due(quarter), halves_up_to(line, quarter, *now)
    found = achieve(line.measure, targets, (*before, actual), line.target_year, due, halves)
    if found.reason == messages.clauses.UNANSWERED:
        return Achievement(reason=why(Block.INDICATORS, line, keys.actual(quarter)))
    if line.halves:  # a quarter counts where both are known
        before = tuple(None if None in pair else pair[0] for pair in zip(*halves, strict=True))[:-1]
    if all_known(before):
        return found
    said = line.inapplicable
    asked = [each for each in range(1, quarter) if line.frequency.due(each) and each not in said]
    left_out = _left_out(line.measure.method, before, asked)
    return found._replace(without=without(left_out), apart=inapplicable_before(said))


def _why(line: Line, quarter: int, *, blank: bool, asked: bool) -> str:
    """Return why there is no figure of a line where its answer gives none."""
    if not asked:
        return messages.clauses.NOT_ASKED
    return unmeasured(line, quarter) if blank else messages.clauses.UNREADABLE


Spending = Callable[[Line, Decimal | None, Decimal | None, Reason], BudgetResult]


def _spending(spec: Spec) -> Spending:
    """Return what gives the result of a sub-activity: of its output and its money."""
    quarter, settings = spec.period.number, spec.settings
    by_output, by_money = settings.output_method, settings.spending_method
    figures = budgeting(quarter, by_output, by_money, settings.cap)

    output, spent = keys.output(quarter), keys.spent(quarter)

    def found(line: Line, made: Decimal | None, paid: Decimal | None, why: Reason) -> BudgetResult:
        outputs, spending = padded(line.actuals, quarter - 1), padded(line.spending, quarter - 1)
        target, ceiling = line.known_number(keys.OUTPUT_TARGET), line.known_number(keys.CEILING)
        values = _budgeted(figures((*outputs, made, *spending, paid, target, ceiling)))
        done, total, achieved, absorbed = [
            each if each.__class__ is Decimal else None for each in values
        ]
        output_now = of_quarter(by_output, outputs, made)
        spent_now = of_quarter(by_money, spending, paid)
        reason = left_out = ""
        if paid is None or made is None:
            reason = why(Block.BUDGET, line, spent if paid is None else output)
        elif not all_known(values):
            reason = messages.clauses.TOO_LARGE
        elif output_now is None or spent_now is None:
            reason = _gap(quarter)
        if not all_known((*outputs, *spending)):
            before = (by_output, outputs, made, "K"), (by_money, spending, paid, "Rp")
            left_out = _without(before)
        return BudgetResult(
            done, total, ceiling, achieved, absorbed, output_now, spent_now, reason, left_out
        )

    return found


def _without(
    before: Iterable[tuple[Method, tuple[Decimal | None, ...], Decimal | None, str]],
) -> str:
    """Return which quarters figures leave out that are there: how they add up, those before, what they are."""
    told = (
        without(_left_out(method, figures), what)
        for method, figures, now, what in before
        if now is not None
    )
    return "; ".join(filter(None, told))


def _left_out(
    method: Method, before: tuple[Decimal | None, ...], due: Sequence[int] = (1, 2, 3)
) -> tuple[int, ...]:
    """Return which quarters before are due, unknown and missing in a figure up to now."""
    return () if method is Method.LAST else blank_before(before, due)


def _gap(quarter: int) -> str:
    """Return why the figure of a quarter alone is not known, where figures are up to the quarter."""
    before, now = Quarter(quarter - 1).label, Quarter(quarter).label
    return messages.clauses.quarter_unknown(before, now)
