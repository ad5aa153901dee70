"""What was planted in the demo and what was found of it: the same set, or the demo fails."""

from collections import Counter

from xlsops import messages
from xlsops.core.terms.refused_files import Fate
from xlsops.core.view.view import View
from xlsops.demo.filling import line_of
from xlsops.demo.quarter import DELIVERIES, MISSING, STRAYS
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod

Marks = Counter[tuple[str, ...]]


def require_same(planted: Marks, found: Marks) -> None:
    """Raise where a mistake was missed or invented."""
    missed = [" ".join(each) for each in (planted - found).elements()]
    invented = [" ".join(each) for each in (found - planted).elements()]
    if missed or invented:
        raise XlsopsError(messages.demo.differs(sorted(missed), sorted(invented)))


def planted_marks(period: LoadedPeriod) -> Marks:
    """Return what must be found: findings by identity, refusals by code and name."""
    marks: Marks = Counter()
    for delivery in DELIVERIES:
        layout = period.layouts[delivery.bureau]
        for each in delivery.planted:
            for wanted in each.found:
                code, _, key = wanted.partition(":")
                marks[code, delivery.bureau, line_of(layout, each.line), key or each.key] += 1
    marks.update((each.kind.code, each.name) for each in STRAYS)
    marks.update(("belum mengirim", code) for code in MISSING)
    return marks


def found_marks(view: View) -> Marks:
    """Return what was found: open and mended findings, refusals, bureaus that owe."""
    marks: Marks = Counter()
    for each in view.bureaus:
        marks.update(finding.identity for finding in (*each.findings, *each.accepted, *each.fixed))
        if each.record is None:
            marks["belum mengirim", each.bureau.code] += 1
    marks.update(
        (each.code, each.name) for each in view.state.files.values() if each.fate is Fate.REFUSED
    )
    return marks
