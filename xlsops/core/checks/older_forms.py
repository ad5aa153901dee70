"""What is to be said of a form the master has outgrown, without blaming who filled it."""

from collections.abc import Iterator, Sequence
from functools import partial
from textwrap import shorten

from xlsops import messages
from xlsops.core.checks.causes import together
from xlsops.core.checks.context import CheckContext
from xlsops.core.form.layout import FormTable, Line, identity_cell
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.submissions import Change, Irregularity
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.structs import replace
from xlsops.messages.message import Message

_WIDEST = 300


def older_form(case: CheckContext, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a submission; where its form is an older one, as they are fair to it.

    V05 tells of required answers the form did not ask for. V01 tells what it shows otherwise, which
    of its answers are not asked any more, or, where none of this is seen, only that it is older.
    Where only figures of earlier quarters were carried in again nothing is to be done.
    """
    if not case.submission.older:
        return list(found)
    if case.submission.alike:
        return [*found, _carried_again(case)]
    rows = unasked(case.submission)
    columns = {(each.cell.sheet, each.key) for each in _changed(case, Change.COLUMN_NEW)}
    kept, told = list[Finding](), list[Finding]()
    for each in found:
        new = each.line in rows or (each.cell.sheet, each.field) in columns
        if new and each.code == Code.V05.name:
            told.append(_not_asked(case, each, "Baris" if each.line in rows else "Kolom"))
        elif each.line not in rows:
            kept.append(each)
        elif each.code == Code.V29.name:
            told.append(each)
    told += [*_shown_otherwise(case), *_rows_gone(case), *_columns(case)]
    return [*kept, *(told or [_older(case)])]


def _not_asked(case: CheckContext, each: Finding, what: str) -> Finding:
    """Return a finding on an answer the form had no place for: that is nobody's mistake."""
    told = messages.checks_form.not_asked(each.message, what, case.submission.older, each.advice)
    return replace(each, message=told.what, advice=told.remedy)


def _shown_otherwise(case: CheckContext) -> Iterator[Finding]:
    """Yield the rows that show otherwise what the master says today, by which they are judged."""
    changed: dict[str, list[Irregularity]] = {}
    for each in _changed(case, Change.SHOWN_OTHERWISE):
        changed.setdefault(each.line, []).append(each)
    for sheet in case.submission.layout.sheets:
        for line in sheet.lines:
            if line.id in changed:
                yield _row_changed(case, sheet, line, changed[line.id])


def _row_changed(
    case: CheckContext, sheet: FormTable, line: Line, changes: Sequence[Irregularity]
) -> Finding:
    columns = {each.key: sheet.column(each.key) for each in changes}
    place = next((each for each in changes if (at := columns[each.key]) and at.visible), None)
    what = "; ".join(
        messages.checks_form.shown_before(
            at.heading if (at := columns[each.key]) else each.key,
            each.new or "kosong",
            each.old or "kosong",
        )
        for each in changes
    )
    told = messages.checks_form.shown_otherwise(
        case.submission.older, shorten(what, _WIDEST, placeholder="…")
    )
    return _told(case, place or _numbered(sheet, changes[0]), line.name, what, told)


def _numbered(sheet: FormTable, each: Irregularity) -> Irregularity:
    """Return a change at its row's number: nobody sees the column it stands in."""
    number = sheet.cell(each.line, keys.NUMBER).column
    return replace(each, key=keys.NUMBER, cell=each.cell._replace(column=number))


def _rows_gone(case: CheckContext) -> Iterator[Finding]:
    """Yield the rows that are not asked any more and were answered: nothing is dropped unsaid."""
    owners = {each.id: each.bureau for each in case.spec.indicators}
    owners |= {each.code: each.bureau for each in case.spec.programmes}
    gone: list[Finding] = []
    for each in _changed(case, Change.ROW_GONE):
        owner = case.spec.bureau(owners.get(each.line, ""))
        if not each.held:
            continue
        if owner:
            told = messages.checks_form.row_moved(each.old, each.line, owner.name, each.held)
        else:
            told = messages.checks_form.row_gone(each.old, each.line, each.held)
        gone.append(_told(case, each, each.old, each.held, told))
    yield from together(gone, "baris lama", partial(_gone, "baris"))


def _columns(case: CheckContext) -> Iterator[Finding]:
    """Yield the columns that are not asked any more and held something, that are new or renamed."""
    gone: list[Finding] = []
    for each in _changed(case, Change.COLUMN_GONE):
        if each.held:
            told = messages.checks_form.column_gone(each.old, each.held)
            gone.append(_told(case, each, each.old, each.held, told))
    yield from together(gone, "kolom lama", partial(_gone, "kolom"))
    for each in _changed(case, Change.COLUMN_RENAMED):
        told = messages.checks_form.heading_renamed(each.old, each.new)
        yield _told(case, each, each.new, each.new, told)
    asked = {(each.cell.sheet, each.key): each.column.field.required for each in case.answers}
    for each in _changed(case, Change.COLUMN_NEW):
        if asked.get((each.cell.sheet, each.key)) is False:  # an answer is asked, and may be blank
            optional = _told(case, each, each.old, "", messages.checks_form.column_new(each.old))
            yield replace(optional, severity=Severity.INFO)


def _gone(what: str, first: Finding, count: str, where: str) -> Message:
    example = shorten(first.subject, _WIDEST, placeholder="…")
    return messages.checks_form.many_gone(count, what, where, example)


def _older(case: CheckContext) -> Finding:
    """Return that the form is older, where nothing else tells so."""
    older, now = case.submission.older, case.submission.layout.format_id
    place = Irregularity(Change.COLUMN_RENAMED, identity_cell("petugas"), "format", "format")
    return _told(case, place, "Format", now, messages.checks_form.older(older, now))


def _carried_again(case: CheckContext) -> Finding:
    """Return that the form shows earlier quarters as they were before a correction."""
    place = Irregularity(Change.COLUMN_RENAMED, identity_cell("petugas"), "format", "format")
    told = _told(case, place, "Format", case.submission.older, messages.checks_form.carried_again())
    return replace(told, severity=Severity.INFO)


def _changed(case: CheckContext, change: Change) -> list[Irregularity]:
    return [each for each in case.submission.irregularities if each.change is change]


def _told(
    case: CheckContext, each: Irregularity, subject: str, value: str, told: Message
) -> Finding:
    return Finding(
        Code.V01.name,
        Severity.WARNING,
        case.bureau,
        each.cell,
        each.line,
        each.key,
        subject,
        value,
        told.what,
        told.remedy,
    )
