"""What a submission amounts to, line by line: achievement and absorption."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlsops.core.achievement import (
    HUNDRED,
    Achievement,
    Method,
    absorption,
    achieved,
    added,
    capped,
)  # fmt: skip
from xlsops.core.formats import Layout, Line
from xlsops.core.older_forms import NOT_ASKED, unasked
from xlsops.core.spec import Block, Spec
from xlsops.core.submissions import Answer, Submission


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """A sub-activity: output and rupiah up to this quarter, achievement and absorption in percent."""

    output: Decimal | None = None
    spent: Decimal | None = None
    ceiling: Decimal | None = None
    achievement: Decimal | None = None
    absorption: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results of one bureau by line id; answers by (block, line id, column key)."""

    layout: Layout
    indicators: Mapping[str, Achievement]
    budget: Mapping[str, BudgetResult]
    answers: Mapping[tuple[Block, str, str], Answer]

    def answer(self, block: Block, line: str, key: str) -> Answer | None:
        """Return the answer of a line in a column, None where the form has no such place."""
        return self.answers.get((block, line, key))

    def number(self, block: Block, line: str, key: str) -> Decimal | None:
        """Return an answer as a number, None where it is blank or no number."""
        answer = self.answers.get((block, line, key))
        return None if answer is None else answer.number


def results_of(submission: Submission, spec: Spec) -> Results:
    """Return the results of a submission by the office's settings."""
    answers = {
        (answer.column.field.block, answer.line.id, answer.key): answer
        for answer in submission.answers
    }
    layout, quarter = submission.layout, spec.period.number
    actual, output, spent = f"realisasi_{quarter}", f"k_{quarter}", f"rp_{quarter}"

    def number(block: Block, line: Line, key: str) -> Decimal | None:
        answer = answers.get((block, line.id, key))
        return None if answer is None else answer.number

    new = unasked(submission)
    indicators = {
        line.id: _indicator(
            line, number(Block.INDICATORS, line, actual), spec,
            NOT_ASKED if line.id in new else "Realisasi belum diisi",
        )
        for line in layout.indicators.lines
    }  # fmt: skip
    budget = {
        line.id: _budget(
            line, number(Block.BUDGET, line, output), number(Block.BUDGET, line, spent), spec
        )
        for line in layout.budget.lines
        if line.asked
    }
    return Results(layout, indicators, budget, answers)


def data_hash(results: Mapping[str, Results]) -> str:
    """Return the SHA-256 of all figures by bureau: canonical JSON, every decimal as a text."""
    figures = {
        code: {
            "anggaran": {
                line: [_text(figure) for figure in (
                    each.output, each.spent, each.ceiling, each.achievement, each.absorption
                )]
                for line, each in found.budget.items()
            },
            "indikator": {
                line: [*(_text(figure) for figure in (
                    each.actual, each.target, each.raw, each.shown, each.of_year
                )), each.predicate]
                for line, each in found.indicators.items()
            },
        }
        for code, found in results.items()
    }  # fmt: skip
    text = json.dumps(figures, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _text(figure: Decimal | None) -> str | None:
    """Return a figure so that equal figures give equal texts: no exponent, no idle zeros."""
    return None if figure is None else f"{figure.normalize() + 0:f}"


def _indicator(line: Line, actual: Decimal | None, spec: Spec, blank: str) -> Achievement:
    """Return the achievement of an indicator; ``blank`` is why there is none without an answer."""
    quarter = spec.period.number
    if actual is None and line.frequency.due(quarter):
        return Achievement(reason=blank)
    actuals = (*_padded(line.actuals, quarter - 1), actual)
    return achieved(
        line.measure, line.targets[:quarter], actuals, line.target_year, spec.yardstick
    )


def _budget(line: Line, output: Decimal | None, spent: Decimal | None, spec: Spec) -> BudgetResult:
    before = spec.period.number - 1
    settings = spec.settings
    outputs = _so_far(settings.output_method, _padded(line.actuals, before), output)
    spending = _so_far(settings.spending_method, _padded(line.spending, before), spent)
    target, ceiling = line.known_number("target_k"), line.known_number("pagu")
    done = (
        capped(outputs / target * HUNDRED, spec.settings.cap)
        if outputs is not None and target
        else None
    )
    return BudgetResult(outputs, spending, ceiling, done, absorption(spending, ceiling))


def _so_far(
    method: Method, before: tuple[Decimal | None, ...], now: Decimal | None
) -> Decimal | None:
    """Return the figure up to now; none while the open quarter is not answered."""
    if now is None:
        return None
    return added(method, [*(each for each in before if each is not None), now])


def _padded(numbers: tuple[Decimal | None, ...], length: int) -> tuple[Decimal | None, ...]:
    return (*numbers, *(None,) * length)[:length]
