"""How much of the error in published figures is found by who looks at the first findings of the queue.

``python -m tests.benchmarks.queue_order --offices 10 --plot queue.svg`` makes offices whose true figures
are known, plants mistakes in some of them and harmless blemishes in others, judges them, and prints
what part of the error the first findings lead to: in the order of the queue, by severity, by the size
of their line, and in random order. DATA CONTOH: all figures are invented.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct

from tests.benchmarks.corpus import office_of
from tests.benchmarks.plots import shares
from tests.samples import submitted
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout, Line
from xlsops.core.history.past import Past
from xlsops.core.results.recap import Recap, recap_of
from xlsops.core.review.impact import Amounts, Stands, Weighing, added_up, amounts_of, amounts_with
from xlsops.core.review.queue import ranked
from xlsops.core.spec.methods import Method
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Number, Text, Value
from xlsops.core.values.numbers import round_half_up
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

if TYPE_CHECKING:
    from xlsops.core.results.results import Results

RECEIVED = datetime(2026, 7, 8, 3, tzinfo=UTC)
ORDERS = ("queue", "severity", "size", "random")
PARTS = (1, 2, 5, 10, 20, 30, 50, 100)
"""Percent of the findings that are looked at."""
_WRONG, _BLEMISHED, _UNUSUAL = 0.02, 0.06, 0.03
"""What part of the figures is wrong, of the lines has a harmless finding, of the figures is rightly strange."""
_SCATTER = 0.08
_SHUFFLES = 20
Place = tuple[str, str, str]
"""Bureau, line and column of a figure."""
Order = Callable[[Recap, Sequence[Finding]], Sequence[Finding]]


class Planted(Struct, frozen=True, dict=True):
    """A made-up office as it was judged: its findings, and what each planted mistake moves, in points."""

    weighing: Weighing
    errors: Mapping[Place, Decimal]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what was found, by severity, bureau and cell."""
        return self.weighing.recap.findings

    @property
    def quiet(self) -> "Planted":
        """Return the same with only those mistakes that no error blocks: they can be waved through."""
        blocked = {
            (each.bureau, each.line, each.field)
            for each in self.findings
            if each.severity is Severity.ERROR
        }
        left = {place: each for place, each in self.errors.items() if place not in blocked}
        return replace(self, errors=left)

    def caught(self, order: Iterable[Finding]) -> list[Decimal]:
        """Return what part of all error is caught by the first finding, the first two, and so on."""
        left, whole = dict(self.errors), sum(self.errors.values(), Decimal(0))
        caught, found = Decimal(0), [Decimal(0)]
        for each in order:
            caught += left.pop((each.bureau, each.line, each.field), Decimal(0))
            found.append(caught / whole)
        return found


def main() -> None:
    """Print the table that was asked for, and draw it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--offices", type=int, default=10)
    options.add_argument("--bureaus", type=int, default=20)
    options.add_argument("--years", type=int, default=2, help="earlier years that are known")
    options.add_argument("--plot", type=Path, help="draws the curves")
    chosen = options.parse_args()
    offices = [
        planted_office(seed, chosen.bureaus, years=chosen.years) for seed in range(chosen.offices)
    ]
    count = sum(len(each.findings) for each in offices)
    wrong = sum(len(each.errors) for each in offices)
    print(f"{len(offices)} offices, {count} findings, {wrong} planted mistakes")
    curves = _printed("of all error", offices)
    _printed("of the error that nothing blocks", [each.quiet for each in offices])
    if chosen.plot:
        shares(
            {name: [float(each) for each in caught] for name, caught in curves.items()}, chosen.plot
        )


def _printed(what: str, offices: Sequence[Planted]) -> dict[str, list[Decimal]]:
    """Return the curve of every order, once its row is printed."""
    print(f"\n{what}\n{'order':<10}" + "".join(f"{part:>6}%" for part in PARTS))
    curves = {name: curve(offices, name) for name in ORDERS}
    for name, caught in curves.items():
        print(f"{name:<10}" + "".join(f"{caught[part] * 100:>7.1f}" for part in PARTS))
    return curves


def curve(offices: Sequence[Planted], order: str) -> list[Decimal]:
    """Return the mean part of all error that is caught by the first 0 to 100 percent of the findings."""
    wrong = [each for each in offices if any(each.errors.values())]
    runs = [each.caught(findings) for each in wrong for findings in _ordered(each, order)]
    return [
        sum((run[-(-(len(run) - 1) * part // 100)] for run in runs), Decimal(0)) / len(runs)
        for part in range(101)
    ]


def planted_office(seed: int, bureaus: int = 20, rows: int = 15, years: int = 2) -> Planted:
    """Return an office in which some figures are wrong, as it is judged with so many earlier years."""
    random, spec = Random(seed), office_of(bureaus, rows, rows * 8 // 5)  # noqa: S311 - an example
    rules, _ = compile_rules(spec, RECEIVED.date())
    layouts = {each.code: layout_of(spec, each) for each in spec.active_bureaus}
    past: dict[str, Past] = {}
    results: dict[str, Results] = {}
    findings: dict[str, tuple[Finding, ...]] = {}
    wrong: dict[Place, tuple[Line, Value | None, Decimal]] = {}
    for code, layout in layouts.items():
        past[code] = _past(random, layout, spec, years)
        answers = _true_answers(random, layout, spec)
        mistakes = dict(_mistakes(random, layout, spec, answers))
        for (line, key), (written, truth) in mistakes.items():
            found = layout.indicators.line(line) or layout.budget.line(line)
            assert found is not None
            wrong[code, line, key] = found, written, truth
        said = answers | {place: written for place, (written, _) in mistakes.items()}
        sent = submitted(layout, {place: each for place, each in said.items() if each is not None})
        results[code], findings[code] = judge(sent, spec, rules, RECEIVED, past=past[code])
    recap = recap_of(spec, layouts.values(), results, findings)
    office = added_up(amounts_of(each.totals) for each in recap.bureaus)
    errors = {place: _error(office, place[2], *each, spec) for place, each in wrong.items()}
    return Planted(Weighing(recap, layouts, past), errors)


def _ordered(planted: Planted, order: str) -> Iterator[Sequence[Finding]]:
    """Yield the findings in an order; of random ones several."""
    weighing, found = planted.weighing, planted.findings
    if order == "queue":
        yield [each.finding for each in ranked(weighing)]
    elif order == "severity":
        yield found
    elif order == "size":
        shares = _sizes(weighing.recap)
        yield sorted(found, key=lambda each: -shares.get((each.bureau, each.line), Decimal(0)))
    else:
        for seed in range(_SHUFFLES):
            mixed = list(found)
            Random(seed).shuffle(mixed)  # noqa: S311 - an example
            yield mixed


def _sizes(recap: Recap) -> dict[tuple[str, str], Decimal]:
    """Return what part of all money, or of all indicators, each line is."""
    found: dict[tuple[str, str], Decimal] = {}
    for each in recap.bureaus:
        for line, money in each.totals.money:
            found[each.bureau.code, line] = money / recap.expected_ceiling
        for line in each.totals.indicators:
            found[each.bureau.code, line] = Decimal(1) / recap.asked_for
    return found


def _error(
    office: Amounts, key: str, line: Line, written: Value | None, truth: Decimal, spec: Spec
) -> Decimal:
    """Return by how many points a mistake moves the published figures."""
    figure = written.value if isinstance(written, Number) else None
    now, then = (amounts_with(line, key, each, spec) for each in (figure, truth))
    return Stands(office, office.changed(now, then)).points


def _past(random: Random, layout: Layout, spec: Spec, years: int) -> Past:
    """Return figures of earlier years that scatter around what a careful bureau answers now."""
    now, quarter = spec.period, spec.period.number
    figures: dict[tuple[str, str], list[tuple[Period, Decimal]]] = {}
    for line, key, figure in _figures(layout, quarter, _careful(layout, spec)):
        money = key == keys.spent(quarter)
        so_far = money and spec.settings.spending_method is Method.LAST
        for year in range(now.year - years, now.year):
            for number in range(1, 5):
                if money or line.frequency.due(number):
                    part = number / quarter if so_far else 1
                    ratio = Decimal(str(round(max(random.gauss(1, _SCATTER), 0.05) * part, 4)))
                    earlier = Period(year, number), _scattered(figure, ratio)
                    figures.setdefault((line.id, key.rpartition("_")[0]), []).append(earlier)
    return Past(figures)


def _careful(layout: Layout, spec: Spec) -> dict[tuple[str, str], Value | None]:
    return {
        place: Number(each) if isinstance(each, Decimal) else Text(str(each))
        for place, each in careful_answers(layout, spec, datetime(2026, 7, 5)).items()
        if place[0] != keys.COVER_LINE
    }


def _scattered(figure: Decimal, ratio: Decimal) -> Decimal:
    return round_half_up(figure * ratio, 0 if figure == figure.to_integral_value() else 2)


def _true_answers(
    random: Random, layout: Layout, spec: Spec
) -> dict[tuple[str, str], Value | None]:
    """Return answers whose figures scatter and are true, some strange, some lines with a blemish."""
    quarter = spec.period.number
    answers = _careful(layout, spec)
    for line, key, figure in _figures(layout, quarter, answers):
        strange = random.random() < _UNUSUAL
        ratio = random.choice((0.3, 0.45, 1.7, 2.2)) if strange else random.gauss(1, _SCATTER)
        ceiling = line.known_number(keys.CEILING)
        scattered = _scattered(figure, Decimal(str(round(max(ratio, 0.05), 4))))
        if key == keys.spent(quarter) and ceiling is not None:
            scattered = min(scattered, ceiling)
        money = key == keys.spent(quarter)
        if money or line.never_falls:  # truth neither spends money back nor falls where it may not
            known = [each for each in (line.spending if money else line.actuals) if each]
            scattered = max(scattered, *known[-1:], Decimal(0))
        answers[line.id, key] = Number(scattered)
        if random.random() < 0.6:
            answers[line.id, keys.EXPLANATION] = Text("Penjelasan dari bagian untuk baris ini.")
        if random.random() < _BLEMISHED:
            answers.update(random.choice(_blemishes(line)))
    return answers


def _blemishes(line: Line) -> list[dict[tuple[str, str], Value | None]]:
    """Return what gives a finding and moves no figure."""
    return [
        {(line.id, keys.EVIDENCE): None},
        {(line.id, keys.IN_CHARGE): None},
        {(line.id, keys.EXPLANATION): Text("ok")},
        {(line.id, keys.OBSTACLE): None, (line.id, keys.FOLLOW_UP): None},
    ]


def _mistakes(
    random: Random, layout: Layout, spec: Spec, answers: Mapping[tuple[str, str], Value | None]
) -> Iterator[tuple[tuple[str, str], tuple[Value | None, Decimal]]]:
    """Yield figures that are wrong: what is written instead, and the truth."""
    quarter = spec.period.number
    for line, key, truth in _figures(layout, quarter, answers):
        if random.random() < _WRONG and truth:
            earlier = line.actuals if key == keys.actual(quarter) else line.spending
            before = earlier[quarter - 2] if len(earlier) >= quarter - 1 else None
            wrong: list[Value | None] = [
                None,
                Text("nihil"),
                Number(truth * 10),
                Number(truth * 1000),
                Number(truth / 1000),
                Number(truth / 100),
                Number(-truth),
                Number(_swapped(truth)),
                Number(truth if before is None else before),
            ]
            written = random.choice(wrong)
            if written != Number(truth):
                yield (line.id, key), (written, truth)


def _swapped(figure: Decimal) -> Decimal:
    """Return a figure with its first two digits swapped, itself where it has not two."""
    digits = f"{figure:f}"
    first = digits[:2]
    whole = len(first) == len("10") and first.isdigit()
    return Decimal(first[::-1] + digits[2:]) if whole else figure


def _figures(
    layout: Layout, quarter: int, answers: Mapping[tuple[str, str], Value | None]
) -> Iterator[tuple[Line, str, Decimal]]:
    """Yield each line with the column and the figure that counts in what is published."""
    for table, key in (
        (layout.indicators, keys.actual(quarter)),
        (layout.budget, keys.spent(quarter)),
    ):
        for line in table.asked:
            answer = answers.get((line.id, key))
            if isinstance(answer, Number):
                yield line, key, answer.value


if __name__ == "__main__":
    main()
