"""Checks of the form itself: rows, locked cells, formulas, identity of who filled it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from textwrap import shorten

from xlsops import messages
from xlsops.core.checks.causes import MOST_CITED, Telling, as_one, cut, together
from xlsops.core.checks.computed_cells import formulas_in_place, sums_agree
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import IDENTITY_FIELDS, Column, Layout, identity_cell
from xlsops.core.form.submissions import Change, Irregularity, value_text
from xlsops.core.spec.spec import Field
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.cells import Date, Number
from xlsops.core.values.nip import read_nip
from xlsops.core.values.periods import long_date
from xlsops.core.values.typed_dates import read_day
from xlsops.messages.message import Message

_MERGED = "Sel gabungan"
_EXCEL_DIGITS, _LONGEST = 15, 60


def rows_as_sent_out(case: CheckContext) -> Iterator[Finding]:
    """V02: no row is missing, added or there twice."""
    more: dict[Change, list[Finding]] = {change: [] for change in _MORE}
    for each in case.submission.irregularities:
        if each.change is Change.HEADING:
            yield _heading(case, each)
        elif each.change is Change.COLUMN_MISSING:
            yield case.found_on_form(
                Code.V02,
                each.cell,
                each.key,
                each.old,
                messages.checks_form.column_missing(each.old),
                subject=each.old,
            )
        elif each.change is Change.ROW_MISSING:
            yield _row(case, each)
        elif each.change in _MORE:
            told = (_stray if each.change is Change.STRAY else _row)(case, each)
            if each.last:
                yield as_one(told, each.count, each.last, *_MORE[each.change])
            else:
                more[each.change].append(told)
    for change, found in more.items():
        yield from together(found, *_MORE[change])


def locked_cells_unchanged(case: CheckContext) -> Iterator[Finding]:
    """V03, V14, V15: locked cells hold what was sent out; closed and future quarters too."""
    found: dict[Code, list[Finding]] = {}
    for each in case.submission.irregularities:
        if each.change is not Change.LOCKED:
            continue
        column = _column(case.submission.layout, each)
        code = _locked_code(column.field, case.quarter)
        told = case.found_on_form(
            code,
            each.cell,
            each.key,
            each.new,
            _locked(code, column.heading, each),
            line=each.line,
            subject=_subject(case, each),
        )
        found.setdefault(code, []).append(told)
    for same in found.values():
        yield from together(same, "terkunci", _locked_cells)


def identity_given(case: CheckContext) -> Iterator[Finding]:
    """V04: who filled the form, the NIP and the date are there; NIP and date can be true."""
    for key, label in IDENTITY_FIELDS.items():
        value = case.submission.identity[key].value
        text = value_text(value).strip()
        told = None if text else messages.checks_form.identity_missing(label)
        if text and key == keys.NIP:
            told = _nip_fault(label, value, cut(text, MOST_CITED))
        if text and key == keys.FILLED_ON:
            told = _day_fault(case, label, value, cut(text, MOST_CITED))
        if told:
            yield case.found_on_form(
                Code.V04, identity_cell(key), key, text, told, line=keys.COVER_LINE, subject=label
            )


def nothing_hidden(case: CheckContext) -> Iterator[Finding]:
    """V27: no row or column of the table is hidden, no cells are merged."""
    found: dict[str, list[Finding]] = {_MERGED: [], "Baris": [], "Kolom": []}
    for each in case.submission.irregularities:
        if each.change in {Change.HIDDEN, Change.MERGED}:
            what = _MERGED if each.change is Change.MERGED else each.new
            merged = what == _MERGED
            told = messages.checks_form.merged() if merged else messages.checks_form.hidden(what)
            found[what].append(
                case.found_on_form(
                    Code.V27,
                    each.cell,
                    each.key or each.cell.address,
                    "",
                    told,
                    line=each.line,
                    subject=_subject(case, each),
                )
            )
            if each.last:
                one = found[what].pop()
                yield as_one(one, each.count, each.last, what.casefold(), partial(_hidden, what))
    for what, same in found.items():
        yield from together(same, what.casefold(), partial(_hidden, what))


FORM_CHECKS = (
    rows_as_sent_out,
    locked_cells_unchanged,
    identity_given,
    formulas_in_place,
    sums_agree,
    nothing_hidden,
)


def _row(case: CheckContext, each: Irregularity) -> Finding:
    """Return the finding on a row that is missing, was added or stands twice."""
    what = each.old or each.new
    told = messages.checks_form.row_changed(_short(what), each.change.value)
    return case.found_on_form(
        Code.V02, each.cell, keys.NUMBER, what, told, line=each.line, subject=what
    )


def _rows(change: Change, first: Finding, count: str, where: str) -> Message:
    return messages.checks_form.rows_changed(count, where, change.value, _short(first.value))


def _stray(case: CheckContext, each: Irregularity) -> Finding:
    """Return the finding on a row outside the table, at the cell in which something stands."""
    told = messages.checks_form.stray(each.cell.address, _short(each.new))
    return case.found_on_form(
        Code.V02, each.cell, keys.NUMBER, each.new, told, line=each.line, subject=each.line
    )


def _strays(first: Finding, count: str, where: str) -> Message:
    return messages.checks_form.strays(count, where, _short(first.value))


_MORE: Mapping[Change, tuple[str, Telling]] = {
    Change.STRAY: ("di luar tabel", _strays),
    Change.ROW_ADDED: ("baris ditambahkan", partial(_rows, Change.ROW_ADDED)),
    Change.ROW_DOUBLE: ("baris tertulis ganda", partial(_rows, Change.ROW_DOUBLE)),
}
"""Rows too many: by what a finding on many is known, and how they are told."""


def _heading(case: CheckContext, each: Irregularity) -> Finding:
    """Return the finding on a column whose heading says something else: its answers may, too."""
    told = messages.checks_form.heading_changed(each.old, _short(each.new) or "kosong")
    return case.found_on_form(Code.V02, each.cell, each.key, each.new, told, subject=each.old)


def _locked(code: Code, label: str, each: Irregularity) -> Message:
    old, new = cut(each.old, MOST_CITED) or "kosong", cut(each.new, MOST_CITED) or "kosong"
    if code is Code.V15:
        return messages.checks_form.filled_too_early(label, each.new)
    told = (
        messages.checks_form.closed_changed
        if code is Code.V14
        else messages.checks_form.locked_changed
    )
    return told(label, old, new)


def _locked_cells(first: Finding, count: str, where: str) -> Message:
    example = first.message[:1].lower() + first.message[1:]
    return messages.checks_form.locked_cells(
        count, where, first.cell.address, example, first.advice
    )


def _hidden(what: str, _first: Finding, count: str, where: str) -> Message:
    if what == _MERGED:
        return messages.checks_form.merged_cells(count, where)
    return messages.checks_form.hidden_lines(count, what.casefold(), where)


def _short(text: str) -> str:
    plain = " ".join(text[: 2 * _LONGEST].split())
    whole = len(plain) <= _LONGEST and len(text) <= 2 * _LONGEST
    return plain if whole else shorten(text, _LONGEST, placeholder="…")


def _column(layout: Layout, each: Irregularity) -> Column:
    for sheet in layout.sheets:
        column = sheet.column(each.key)
        if column and (sheet.name == each.cell.sheet or sheet.line(each.line)):
            return column
    raise LookupError(each.key)


def _locked_code(field: Field, quarter: int) -> Code:
    answered = field.editable and field.quarter is not None
    if answered and field.quarter is not None and field.quarter < quarter:
        return Code.V14
    if answered and field.quarter is not None and field.quarter > quarter:
        return Code.V15
    return Code.V03


def _subject(case: CheckContext, each: Irregularity) -> str:
    lines = (sheet.line(each.line) for sheet in case.submission.layout.sheets)
    return next((line.name for line in lines if line), "")


def _nip_fault(label: str, value: object, text: str) -> Message | None:
    if isinstance(value, Number) and len(f"{value.value:f}".replace(".", "")) > _EXCEL_DIGITS:
        return messages.checks_form.nip_rounded(label)
    fault = read_nip(f"{value.value:f}" if isinstance(value, Number) else text).fault
    return messages.checks_form.identity(label, fault) if fault else None


def _day_fault(case: CheckContext, label: str, value: object, text: str) -> Message | None:
    """Return why a day cannot be that of the filling: not before its year, not after the receipt."""
    day = value.value.date() if isinstance(value, Date) else read_day(text)
    year, received = case.spec.period.year, case.received.date()
    if day is None:
        return messages.checks_form.no_day(label, text, long_date(received))
    if day.year < year:
        return messages.checks_form.day_before_year(label, long_date(day), year)
    if day > received + timedelta(days=1):  # clocks and zones differ
        return messages.checks_form.day_after_receipt(label, long_date(day), long_date(received))
    return None
