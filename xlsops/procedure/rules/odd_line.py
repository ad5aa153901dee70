"""What shows V34 in the forms of an office: the money of one line that goes on unlike that of all others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import islice

from xlsops import messages
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.examples import ladder
from xlsops.core.checks.selftest.planting import CarefulForm, Example, edge
from xlsops.core.form.layout import Line
from xlsops.core.history.ratios import ENOUGH, odd_ratios
from xlsops.core.results.bureau_totals import moved_money
from xlsops.core.review.odd_spending import odd_spending
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.procedure.intake.examined import Examined

_MOST_LINES = 40
_RUPIAH = Decimal(1)
_Pairs = Mapping[tuple[str, str], tuple[Decimal, Decimal]]


def odd_line(forms: Sequence[CarefulForm], under: Sequence[CarefulForm]) -> Example | str:
    """Return a line of one form that goes on unlike those of all, and the nearest that does not; else why not.

    The form is one of those ``under`` the rule.
    """
    pairs = {
        (form.bureau, line): (before, now) for form in forms for line, before, now in _moved(form)
    }
    if len(pairs) < ENOUGH:
        return messages.planted.too_few_lines(len(pairs), ENOUGH)
    lines = (
        (form, line)
        for form in under
        for line in form.layout.budget.asked
        if (form.bureau, line.id) in pairs
    )
    for form, line in islice(lines, _MOST_LINES):
        found = _example(form, line, pairs)
        if found:
            return found
    return ""


def odd_in(
    spec: Spec, read: Mapping[str, Examined], bureau: str, now: datetime
) -> Iterator[Finding]:
    """Yield what is told of the money of a bureau beside the others, as the list of findings shows it."""
    moved = {
        code: moved_money(each.results.budget.items())
        for code, each in read.items()
        if each.results
    }
    found = odd_spending(spec, moved, {code: read[code].submission for code in moved}, now)
    wrong = {each.cell for each in read[bureau].findings if each.severity is Severity.ERROR}
    yield from (each for each in found.get(bureau, ()) if each.cell not in wrong)


def _moved(form: CarefulForm) -> Iterator[tuple[str, Decimal, Decimal]]:
    yield from moved_money(form.case({}).results.budget.items())


def _example(form: CarefulForm, line: Line, pairs: _Pairs) -> Example | None:
    place = line.id, keys.spent(form.quarter)
    held, fires = form.number(*(line, place[1])), _firing(form, line, pairs)
    if held is None or fires(held):
        return None
    for far in ladder(form, line, place[1]):
        if fires(far) and not _wrong(form, place, far):
            wrong, right = edge(fires, far, held, _RUPIAH)
            if not _wrong(form, place, wrong):
                return form.example(Code.V34.name, place, {place: wrong}, {place: right})
    return None


def _firing(form: CarefulForm, line: Line, pairs: _Pairs) -> Callable[[Decimal], bool]:
    alone, key = form.without_lines(line.id), keys.spent(form.quarter)

    def fires(figure: Decimal) -> bool:
        results = alone.case({(line.id, key): figure}).results
        own = {
            (form.bureau, each): (before, now)
            for each, before, now in moved_money(results.budget.items())
        }
        others = {each: pair for each, pair in pairs.items() if each != (form.bureau, line.id)}
        return (form.bureau, line.id) in odd_ratios({**others, **own})

    return fires


def _wrong(form: CarefulForm, place: tuple[str, str], figure: Decimal) -> bool:
    """Tell whether an error stands on the place: then nothing else is told of it."""
    _, found = judge(form.submission({place: figure}), form.spec, (), form.received)
    return any(
        (each.line, each.field) == place and each.severity is Severity.ERROR for each in found
    )
