"""What the numbers of a bureau, of a programme and of the whole office are made of."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.results import meaning as what
from xlsops.core.results.meaning import Meaning, averaged_in, predicate_in
from xlsops.core.results.recap import BudgetLine, IndicatorLine
from xlsops.core.spec.achievement import average, total
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding
from xlsops.core.trace import arithmetic
from xlsops.core.trace.lines import line_value
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.traced import Part, Traced

_ONE = Decimal(1)
_PUBLISHED = {
    what.MEAN: "mean",
    what.EXPECTED: "expected_ceiling",
    what.REPORTED: "ceiling",
    what.SPENT: "spent",
    what.ABSORPTION: "absorption",
}
"""The fields of a recap that hold what lines add up to."""
_SEVERITIES = {key: severity for severity, key in what.COUNTED.items()}


def of_totals(origins: Origins, meaning: Meaning) -> Traced:
    """Return what a number over many lines is made of."""
    value, way, again, parts = _told(origins, meaning)
    remark = _remark(origins, meaning)
    name = origins.name(meaning)
    return Traced(meaning, name, value, way, again, parts, remark)


def _told(
    origins: Origins, meaning: Meaning
) -> tuple[Decimal | None, str, Decimal | None, tuple[Part, ...]]:
    key, value = meaning.key, total_value(origins, meaning)
    if key == what.MEAN:
        parts = tuple(_achievements(origins, meaning, cut=True))
        return value, messages.tracing.AVERAGED_CUT, arithmetic.rounded_mean(_known(parts)), parts
    if key == what.ABSORPTION:
        below = [meaning._replace(key=each) for each in (what.SPENT, what.REPORTED)]
        parts = tuple(_total_part(origins, each) for each in below)
        again = arithmetic.percent_of_whole(*(part.value for part in parts))
        return value, messages.tracing.SHARE, again, parts
    if averaged_in(key) is not None:
        parts = tuple(_own_lines(origins, meaning))
        return value, messages.tracing.AVERAGED, arithmetic.rounded_mean(_known(parts)), parts
    parts = tuple(_summed(origins, meaning))
    counting = key in {what.ASKED, what.MEASURED, *_SEVERITIES} or predicate_in(key) is not None
    way = messages.tracing.COUNTED if counting and meaning.bureau else messages.tracing.ADDED
    known = _known(parts)
    again = None if value is None and not known else arithmetic.sum_of(known)
    return value, way, again, parts


def total_value(origins: Origins, meaning: Meaning) -> Decimal | None:
    """Return a number over many lines as it is published; None where there is none."""
    if meaning.line:
        return _of_programme(origins, meaning)
    key, each = meaning.key, origins.scope(meaning)
    if key in _PUBLISHED:
        found: Decimal | None = getattr(each, _PUBLISHED[key])
        return found
    if key == what.ASKED:
        return Decimal(len(each.indicators))
    if key == what.MEASURED:
        return Decimal(each.measured)
    if key in _SEVERITIES:
        return Decimal(len(_findings(origins, meaning)))
    if (word := predicate_in(key)) is not None:
        return Decimal(sum(line.achievement.predicate == word for line in each.indicators))
    return _own(origins, meaning)


def _summed(origins: Origins, meaning: Meaning) -> Iterable[Part]:
    """Return what is added up or counted: lines of a bureau, bureaus of office or Asisten, findings."""
    key = meaning.key
    if meaning.line:
        below = _below(origins, meaning)
        wanted = keys.CEILING if key == what.REPORTED else key
        return _money(origins, below, wanted, told=key == what.REPORTED)
    if not meaning.bureau:
        each = (_of_bureau(meaning, code) for code in origins.codes(meaning))
        found = (_total_part(origins, one, of_bureau=True) for one in each)
        return (part for part in found if part.value or key not in _SEVERITIES)
    if key in _SEVERITIES:
        return map(origins.finding, _findings(origins, meaning))
    if key in {what.EXPECTED, what.REPORTED, what.SPENT}:
        lines = origins.bureaus[meaning.bureau].recap.budget
        wanted = keys.SPENT_SO_FAR if key == what.SPENT else keys.CEILING
        return _money(origins, lines, wanted, told=key != what.EXPECTED)
    if key == what.ASKED:
        return _counted(origins, meaning, lambda _: True)
    if key == what.MEASURED:
        return _counted(origins, meaning, lambda each: each.achievement.shown is not None)
    if (word := predicate_in(key)) is not None:
        return _counted(origins, meaning, lambda each: each.achievement.predicate == word)
    return _own_lines(origins, meaning)


def _achievements(origins: Origins, meaning: Meaning, *, cut: bool) -> Iterable[Part]:
    """Yield the achievement of every indicator that has one."""
    for each in origins.scope(meaning).indicators:
        shown = each.achievement.shown
        if shown is not None:
            value = min(shown, arithmetic.HUNDRED)
            done = messages.tracing.CUT if cut and value != shown else ""
            yield Part(_line_name(each), value, done, meaning=_of(each, keys.ACHIEVED))


def _counted(
    origins: Origins, meaning: Meaning, counts: Callable[[IndicatorLine], bool]
) -> Iterable[Part]:
    """Yield the indicators that are counted, each as one."""
    for each in origins.scope(meaning).indicators:
        if counts(each):
            known = each.achievement.shown is not None
            of = _of(each, keys.ACHIEVED) if known else None
            yield Part(_line_name(each), _ONE, each.achievement.predicate, meaning=of)


def _money(
    origins: Origins, lines: Sequence[BudgetLine], key: str, *, told: bool
) -> Iterable[Part]:
    """Yield the rupiah of lines; only of those whose spending is known where ``told`` ones count."""
    for each in lines:
        if told and (each.result is None or each.result.spent is None):
            continue
        of = _of_activity(each, key)
        value = line_value(origins, of)
        if value is not None:
            yield Part(_line_name(each), value, meaning=of)


def _own_lines(origins: Origins, meaning: Meaning) -> Iterable[Part]:
    """Yield what the lines of a bureau were answered in a column the office added."""
    key = averaged_in(meaning.key) or meaning.key
    each = origins.bureaus[meaning.bureau].recap
    lines = each.indicators if meaning.block is Block.INDICATORS else each.asked
    for line in lines:
        value = line.own.get(key)
        if isinstance(value, Decimal):
            of = Meaning(key, meaning.bureau, meaning.block, line.line.id)
            yield Part(_line_name(line), value, meaning=of)


def _own(origins: Origins, meaning: Meaning) -> Decimal | None:
    """Return the total of a column the office added."""
    if not meaning.bureau:
        known = [_own(origins, _of_bureau(meaning, code)) for code in origins.codes(meaning)]
        found = [each for each in known if each is not None]
        return total(found) if found else None
    if averaged_in(meaning.key) is not None:
        numbers = _known(tuple(_own_lines(origins, meaning)))
        return average(numbers) if numbers else None
    sums = dict(origins.bureaus[meaning.bureau].recap.totals.sums)
    return sums.get(f"{meaning.block.value} {meaning.key}")


def _of_programme(origins: Origins, meaning: Meaning) -> Decimal | None:
    lines, key = _below(origins, meaning), meaning.key
    told = [each for each in lines if each.result and each.result.spent is not None]
    if key == keys.ABSORPTION:
        parts = (meaning._replace(key=each) for each in (what.SPENT, what.REPORTED))
        return arithmetic.percent_of_whole(*(_of_programme(origins, each) for each in parts))
    if key == keys.SPENT_SO_FAR:
        spent = [each.result.spent for each in told if each.result]
        return arithmetic.sum_of([each for each in spent if each is not None]) if spent else None
    if key not in {keys.CEILING, what.REPORTED, what.EXPECTED}:  # what stands in a column as it is
        found = (line_value(origins, _of_activity(each, key)) for each in lines)
        known = [each for each in found if each is not None]
        return arithmetic.sum_of(known) if known else None
    counted = told if key == what.REPORTED else lines
    ceilings = (each.line.known_number(keys.CEILING) for each in counted)
    return arithmetic.sum_of([each for each in ceilings if each is not None])


def _below(origins: Origins, meaning: Meaning) -> list[BudgetLine]:
    """Return the lines below a programme on which spending is asked."""
    budget = origins.bureaus[meaning.bureau].recap.budget
    return [
        each for each in budget if each.line.asked and each.line.id.startswith(f"{meaning.line}.")
    ]


def _total_part(origins: Origins, meaning: Meaning, *, of_bureau: bool = False) -> Part:
    spec = origins.view.spec
    name = origins.name(meaning)
    if of_bureau:
        bureau = spec.bureau(meaning.bureau)
        name = bureau.name if bureau else meaning.bureau
    return Part(name, total_value(origins, meaning), meaning=meaning)


def _of_bureau(meaning: Meaning, code: str) -> Meaning:
    """Return the same figure of one bureau."""
    return meaning._replace(bureau=code, assistant=None)


def _findings(origins: Origins, meaning: Meaning) -> list[Finding]:
    severity = _SEVERITIES[meaning.key]
    bureaus = [origins.bureaus[code] for code in origins.codes(meaning)]
    return [
        each for bureau in bureaus for each in bureau.recap.findings if each.severity is severity
    ]


def _remark(origins: Origins, meaning: Meaning) -> str:
    """Return which quarters the lines leave out; of money alone, since a percent says it itself."""
    if meaning.line or meaning.key not in {what.MEAN, what.SPENT}:
        return ""
    return origins.scope(meaning).without


def _line_name(each: IndicatorLine | BudgetLine) -> str:
    return f"{each.bureau.code} · {each.line.id} {each.line.name}"


def _of_activity(each: BudgetLine, key: str) -> Meaning:
    return Meaning(key, each.bureau.code, Block.BUDGET, each.line.id)


def _of(each: IndicatorLine, key: str) -> Meaning:
    return Meaning(key, each.bureau.code, Block.INDICATORS, each.line.id)


def _known(parts: Sequence[Part]) -> list[Decimal]:
    return [part.value for part in parts if part.value is not None]
