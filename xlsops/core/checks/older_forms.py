"""What is to be said of a form the master has outgrown, without blaming who filled it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from textwrap import shorten

from xlsops.core.checks.causes import together
from xlsops.core.checks.context import Case
from xlsops.core.form.layout import Line, Sheet, identity_cell
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.submissions import Change, Irregularity
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity

SEND_AGAIN = "Kirim ulang pada salinan yang dikembalikan atau format terbaru."
"""What to do where a form asked less than the master does today, before what is to be filled."""
_WIDEST = 300


def older_form(case: Case, found: Sequence[Finding]) -> list[Finding]:
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


def _not_asked(case: Case, each: Finding, what: str) -> Finding:
    """Return a finding on an answer the form had no place for: that is nobody's mistake."""
    why = f"{what} ini tidak ada di format yang diisi ({case.submission.older}), karena"
    return replace(
        each, message=f"{each.message} {why} Master diubah sesudah format itu dibuat.",
        advice=f"{SEND_AGAIN} {each.advice}",
    )  # fmt: skip


def _shown_otherwise(case: Case) -> Iterator[Finding]:
    """Yield the rows that show otherwise what the master says today, by which they are judged."""
    changed: dict[str, list[Irregularity]] = {}
    for each in _changed(case, Change.SHOWN_OTHERWISE):
        changed.setdefault(each.line, []).append(each)
    for sheet in case.submission.layout.sheets:
        for line in sheet.lines:
            if line.id in changed:
                yield _row_changed(case, sheet, line, changed[line.id])


def _row_changed(case: Case, sheet: Sheet, line: Line, changes: Sequence[Irregularity]) -> Finding:
    columns = {each.key: sheet.column(each.key) for each in changes}
    place = next((each for each in changes if (at := columns[each.key]) and at.visible), None)
    what = "; ".join(
        f'{at.heading if (at := columns[each.key]) else each.key} '
        f'"{each.new or "kosong"}" menjadi "{each.old or "kosong"}"'
        for each in changes
    )  # fmt: skip
    return _told(
        case, place or _numbered(sheet, changes[0]), line.name, what,
        f"Master diubah sesudah format yang diisi ({case.submission.older}) dibuat: "
        f"{shorten(what, _WIDEST, placeholder='…')}. Dihitung menurut Master sekarang.",
        f"Periksa isian baris ini. {SEND_AGAIN}",
    )  # fmt: skip


def _numbered(sheet: Sheet, each: Irregularity) -> Irregularity:
    """Return a change at its row's number: nobody sees the column it stands in."""
    number = sheet.cell(each.line, keys.NUMBER).column
    return replace(each, key=keys.NUMBER, cell=each.cell._replace(column=number))


def _rows_gone(case: Case) -> Iterator[Finding]:
    """Yield the rows that are not asked any more and were answered: nothing is dropped unsaid."""
    owners = {each.id: each.bureau for each in case.spec.indicators}
    owners |= {each.code: each.bureau for each in case.spec.programmes}
    gone: list[Finding] = []
    for each in _changed(case, Change.ROW_GONE):
        owner = case.spec.bureau(owners.get(each.line, ""))
        now = f"sekarang diminta dari {owner.name}" if owner else "tidak diminta lagi"
        if each.held:
            gone.append(_told(
                case, each, each.old, each.held,
                f'Baris "{each.old}" ({each.line}) {now}; isiannya tidak dihitung: {each.held}.',
                f"{SEND_AGAIN} Baris ini tidak perlu diisi lagi.",
            ))  # fmt: skip
    yield from together(gone, "baris lama", partial(_gone, "baris"))


def _columns(case: Case) -> Iterator[Finding]:
    """Yield the columns that are not asked any more and held something, that are new or renamed."""
    gone: list[Finding] = []
    for each in _changed(case, Change.COLUMN_GONE):
        if each.held:
            message = f'Kolom "{each.old}" tidak diminta lagi; isinya pada {each.held} baris tidak dihitung.'
            gone.append(_told(case, each, each.old, each.held, message, SEND_AGAIN))
    yield from together(gone, "kolom lama", partial(_gone, "kolom"))
    for each in _changed(case, Change.COLUMN_RENAMED):
        message = f'Judul kolom "{each.old}" menjadi "{each.new}" sesudah format yang diisi dibuat.'
        yield _told(
            case, each, each.new, each.new, message, f"Periksa isian kolom ini. {SEND_AGAIN}"
        )
    asked = {(each.cell.sheet, each.key): each.column.field.required for each in case.answers}
    for each in _changed(case, Change.COLUMN_NEW):
        if asked.get((each.cell.sheet, each.key)) is False:  # an answer is asked, and may be blank
            message = f'Kolom "{each.old}" tidak ada di format yang diisi; boleh kosong.'
            optional = _told(case, each, each.old, "", message, "Tidak perlu tindakan.")
            yield replace(optional, severity=Severity.INFO)


def _gone(what: str, first: Finding, count: str, where: str) -> tuple[str, str]:
    return (
        f"{count} {what} pada lembar {where} tidak diminta lagi; isiannya tidak dihitung, "
        f"misalnya {shorten(first.subject, _WIDEST, placeholder='…')}.",
        SEND_AGAIN,
    )


def _older(case: Case) -> Finding:
    """Return that the form is older, where nothing else tells so."""
    older, now = case.submission.older, case.submission.layout.format_id
    place = Irregularity(Change.COLUMN_RENAMED, identity_cell("petugas"), "format", "format")
    message = f"Master diubah sesudah format yang diisi dibuat (format {older}, sekarang {now})."
    return _told(case, place, "Format", now, message, f"Periksa seluruh isian. {SEND_AGAIN}")


def _carried_again(case: Case) -> Finding:
    """Return that the form shows earlier quarters as they were before a correction."""
    place = Irregularity(Change.COLUMN_RENAMED, identity_cell("petugas"), "format", "format")
    message = "Realisasi triwulan lalu diperbarui sesudah format ini disampaikan."
    advice = "Angka s.d. triwulan ini dihitung dengan yang baru; bagian tidak perlu kirim ulang."
    told = _told(case, place, "Format", case.submission.older, message, advice)
    return replace(told, severity=Severity.INFO)


def _changed(case: Case, change: Change) -> list[Irregularity]:
    return [each for each in case.submission.irregularities if each.change is change]


def _told(
    case: Case, each: Irregularity, subject: str, value: str, message: str, advice: str
) -> Finding:
    return Finding(
        Code.V01.name, Severity.WARNING, case.bureau, each.cell, each.line, each.key, subject,
        value, message, advice,
    )  # fmt: skip
