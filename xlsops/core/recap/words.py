"""What a recap says in sentences; every figure in them is one of the recap's own."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.flaws import flaws_told
from xlsops.core.results.measured import measured
from xlsops.core.results.recap import BureauRecap, IndicatorLine, Recap
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Severity, counted_findings
from xlsops.core.values.numbers import indonesian, percent

NOT_APPLICABLE = "–"
_NAMED = 3


def recap_sentences(recap: Recap, notes: RecapNotes) -> tuple[str, ...]:
    """Return what the first page says of the quarter: coverage, achievement, money, findings."""
    return (
        _coverage(recap, notes),
        _achievement(recap),
        _spending(recap),
        _findings(recap, notes),
        *([flaws] if (flaws := flaws_told(*recap.bureaus)) else []),
        *([recap.without] if recap.without else []),
        *([notes.redefined] if notes.redefined else []),
    )


def rupiah(amount: Decimal) -> str:
    """Return an amount as an office writes it: ``Rp364.134.300``."""
    return f"Rp{indonesian(amount, 0)}"


def not_due(line: Line, quarter: int) -> bool:
    """Tell whether no value is due in that quarter."""
    return not line.frequency.due(quarter)


def instead_of_figure(each: IndicatorLine, quarter: int) -> str | None:
    """Return what stands for a figure that does not apply or is not due yet; nothing for one that lacks."""
    if not each.applies:
        return keys.INAPPLICABLE
    waits = not_due(each.line, quarter) and each.achievement.actual is None
    return NOT_APPLICABLE if waits else None


def name_list(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``A, B dan C``."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def _coverage(recap: Recap, notes: RecapNotes) -> str:
    missing = [each for each in recap.bureaus if not each.received]
    some = missing and len(missing) < len(recap.bureaus)
    names = name_list([_with_remark(each, notes) for each in missing]) if some else ""
    return messages.recap.coverage(recap.coverage, recap.spec.period.title, measured(recap), names)


def _with_remark(bureau: BureauRecap, notes: RecapNotes) -> str:
    remark = notes.remarks.get(bureau.bureau.code, "")
    return f"{bureau.bureau.name} ({remark})" if remark else bureau.bureau.name


def _achievement(recap: Recap) -> str:
    if recap.mean is None:
        return messages.recap.NOTHING_MEASURED
    extremes = _extremes(recap, lambda each: each.mean, "capaian")
    return messages.recap.achievement(percent(recap.mean), recap.predicate, extremes)


def _spending(recap: Recap) -> str:
    if recap.absorption is None:
        return messages.recap.NOTHING_SPENT
    more = recap.ceiling != recap.expected_ceiling
    return messages.recap.spending(
        rupiah(recap.spent),
        rupiah(recap.ceiling),
        percent(recap.absorption),
        rupiah(recap.expected_ceiling) if more else "",
        _extremes(recap, lambda each: each.absorption, "serapan"),
    )


def _extremes(recap: Recap, figure: Callable[[BureauRecap], Decimal | None], word: str) -> str:
    """Return who stands highest and lowest, all named while they are few."""
    figures = [(found, each) for each in recap.bureaus if (found := figure(each)) is not None]
    if len(figures) <= 1:
        return ""
    highest, lowest = max(found for found, _ in figures), min(found for found, _ in figures)
    if highest == lowest:
        return messages.recap.all_alike(word, percent(highest))
    return messages.recap.extremes(word, _named(figures, highest), _named(figures, lowest))


def _named(figures: Sequence[tuple[Decimal, BureauRecap]], wanted: Decimal) -> str:
    names = [each.bureau.name for found, each in figures if found == wanted]
    who = messages.recap.many_bureaus(len(names)) if len(names) > _NAMED else name_list(names)
    return f"{who} ({percent(wanted)})"


def _findings(recap: Recap, notes: RecapNotes) -> str:
    errors = sum(each.count(Severity.ERROR) for each in recap.bureaus)
    warnings = sum(each.count(Severity.WARNING) for each in recap.bureaus)
    open_ = counted_findings(errors, warnings) if errors or warnings else ""
    return messages.recap.findings(open_, len(recap.accepted), notes.provisional)
