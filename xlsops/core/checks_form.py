"""Checks of the form itself: rows, locked cells, formulas, identity of who filled it."""

from collections.abc import Iterator
from decimal import Decimal

from xlsops.core.case import Case
from xlsops.core.cells import Date, Number
from xlsops.core.findings import Code, Finding
from xlsops.core.formats import IDENTITY_FIELDS, Column, Layout, Line, identity_cell
from xlsops.core.nip import read_nip
from xlsops.core.numbers import as_typed, indonesian
from xlsops.core.spec import Block, Field, FieldKind
from xlsops.core.submissions import Answer, Change, Computed, Irregularity, shown

_CENT = Decimal("0.01")
_ROW_CHANGES = {Change.ROW_MISSING, Change.ROW_ADDED, Change.ROW_DOUBLE}
_EXCEL_DIGITS = 15
_BEHIND = {"k_sd": "k", "capaian_k": "k", "rp_sd": "rp", "serapan": "rp"}


def rows_as_sent_out(case: Case) -> Iterator[Finding]:
    """V02: no row is missing, added or there twice."""
    for each in case.submission.irregularities:
        if each.change is Change.COLUMN_MISSING:
            yield case.found_on_form(
                Code.V02, each.cell, each.key, each.old, subject=each.old,
                row=f'kolom "{each.old}"', what="hilang",
            )  # fmt: skip
        if each.change in _ROW_CHANGES:
            what = each.old or each.new
            yield case.found_on_form(
                Code.V02, each.cell, "no", what, line=each.line, subject=what,
                row=f'baris "{what}"', what=each.change.value,
            )  # fmt: skip


def locked_cells_unchanged(case: Case) -> Iterator[Finding]:
    """V03, V14, V15: locked cells hold what was sent out; closed and future quarters too."""
    for each in case.submission.irregularities:
        if each.change is not Change.LOCKED:
            continue
        column = _column(case.submission.layout, each)
        code = _locked_code(column.field, case.quarter)
        yield case.found_on_form(
            code, each.cell, each.key, each.new, line=each.line, subject=_subject(case, each),
            label=column.heading, old=each.old or "kosong", new=each.new or "kosong",
        )  # fmt: skip


def identity_given(case: Case) -> Iterator[Finding]:
    """V04: who filled the form, the NIP and the date are there; the NIP is valid."""
    for key, label in IDENTITY_FIELDS.items():
        content = case.submission.identity[key]
        text = shown(content.value).strip()
        reason = "" if text else "belum diisi"
        if text and key == "nip":
            reason = _nip_fault(content.value, text)
        if reason:
            yield case.found_on_form(
                Code.V04, identity_cell(key), key, text, line="identitas", subject=label,
                label=label, reason=reason,
            )  # fmt: skip


def formulas_in_place(case: Case) -> Iterator[Finding]:
    """V26: computed cells still hold a formula, and one that gives what the program computes.

    An older form computes from what it shows, so its results are not compared; nor are its sums.
    """
    for each in () if case.submission.older else case.submission.computed:
        if each.line is None:
            continue
        replaced = each.content.formula is None
        if not replaced and (
            _computed_number(each) is None
            or not _differs(each, _result(case, each.block, each.line, each.column.field.key))
        ):
            continue
        value = shown(each.content.value)
        what = f"diubah: hasilnya {value}"
        if replaced:
            what = f"diganti angka {value}" if value else "dihapus"
        yield case.found_at(
            Code.V26, each.cell, each.line, each.column.field, value=value,
            address=each.cell.address, what=what,
        )  # fmt: skip


def sums_agree(case: Case) -> Iterator[Finding]:
    """V28: the row of sums still adds up what was answered."""
    for each in () if case.submission.older else case.submission.computed:
        if each.line is not None:
            continue
        if each.content.formula is not None and _computed_number(each) is None:
            continue
        terms = _terms(case, each.block, each.column.field)
        expected = sum((term for term in terms if term is not None), Decimal(0))
        differs = None not in terms and _differs(each, expected)
        if each.content.formula is None or differs:
            yield case.found_on_form(
                Code.V28, each.cell, each.column.field.key, shown(each.content.value),
                line="jumlah", subject="Jumlah", label=each.column.heading,
                found=shown(each.content.value) or "kosong", expected=indonesian(expected),
            )  # fmt: skip


def nothing_hidden(case: Case) -> Iterator[Finding]:
    """V27: no row or column of the table is hidden, no cells are merged."""
    for each in case.submission.irregularities:
        if each.change in {Change.HIDDEN, Change.MERGED}:
            message = (
                "Ada sel gabungan di dalam tabel."
                if each.change is Change.MERGED
                else f"{each.new} di dalam tabel disembunyikan."
            )
            yield case.found_on_form(
                Code.V27, each.cell, each.key or each.cell.address, "", line=each.line,
                subject=_subject(case, each), message=message,
            )  # fmt: skip


FORM_CHECKS = (
    rows_as_sent_out,
    locked_cells_unchanged,
    identity_given,
    formulas_in_place,
    sums_agree,
    nothing_hidden,
)


def _column(layout: Layout, each: Irregularity) -> Column:
    for sheet in layout.sheets:
        column = sheet.column(each.key)
        if column and (sheet.name == each.cell.sheet or each.line in {x.id for x in sheet.lines}):
            return column
    raise LookupError(each.key)


def _locked_code(field: Field, quarter: int) -> Code:
    answered = field.editable and field.quarter is not None
    if answered and field.quarter is not None and field.quarter < quarter:
        return Code.V14
    if answered and field.quarter is not None and field.quarter > quarter:
        return Code.V15
    return Code.V03


def _subject(case: Case, each: Irregularity) -> str:
    for sheet in case.submission.layout.sheets:
        for line in sheet.lines:
            if line.id == each.line:
                return line.name
    return ""


def _nip_fault(value: object, text: str) -> str:
    if isinstance(value, Number) and len(f"{value.value:f}".replace(".", "")) > _EXCEL_DIGITS:
        return "tersimpan sebagai angka sehingga angka belakangnya hilang; ubah selnya menjadi teks"
    return read_nip(f"{value.value:f}" if isinstance(value, Number) else text).fault


def _result(case: Case, block: Block, line: Line, key: str) -> Decimal | None:
    """Return what a computed cell must show, None where the form sees other figures than we."""
    answer = _figure(case, block, line, key)
    if answer is not None and _typed(answer) != answer.number:
        return None
    if block is Block.INDICATORS:
        result = case.results.indicators[line.id]
        return {
            "realisasi_sd": result.actual, "target_sd": result.target, "capaian_mentah": result.raw,
            "capaian": result.shown, "capaian_tahun": result.of_year,
        }.get(key)  # fmt: skip
    budget = case.results.budget[line.id]
    return {
        "k_sd": budget.output, "rp_sd": budget.spent, "capaian_k": budget.achievement,
        "serapan": budget.absorption,
    }.get(key)  # fmt: skip


def _figure(case: Case, block: Block, line: Line, key: str) -> Answer | None:
    """Return the open answer behind a computed column."""
    stem = "realisasi" if block is Block.INDICATORS else _BEHIND.get(key, "")
    return case.results.answer(block, line.id, f"{stem}_{case.quarter}")


def _typed(answer: Answer) -> Decimal | None:
    """Return the number a formula finds in an answer's cell; a text is none for it."""
    value = answer.content.value
    return as_typed(value.value) if isinstance(value, Number) else None


def _computed_number(each: Computed) -> Decimal | None:
    """Return the number a computed cell shows; none where nobody has calculated it."""
    value = each.content.value
    if not each.content.calculated or not isinstance(value, Number):
        return None
    return as_typed(value.value)


def _differs(each: Computed, expected: Decimal | None) -> bool:
    """Tell whether a computed cell shows another number than the program computes."""
    number = _computed_number(each)
    if expected is None or number is None:
        return False
    tolerance = max(_CENT, abs(expected) * Decimal("1e-9"))
    return abs(number - expected) > tolerance


def _terms(case: Case, block: Block, field: Field) -> list[Decimal | None]:
    """Return what a column's sum adds up, line by line; None where that cannot be told.

    A sum sees typed numbers only. A date is a number for it, and another mistake already.
    """
    terms: list[Decimal | None] = []
    for line in case.submission.layout.sheet(block).lines:
        if field.kind is FieldKind.FORMULA:
            answer = _figure(case, block, line, field.key)
            known = _result(case, block, line, field.key) if answer else Decimal(0)
        else:
            answer = case.results.answer(block, line.id, field.key)
            known = _typed(answer) if answer else line.known_number(field.key)
        dated = answer is not None and isinstance(answer.content.value, Date)
        unread = answer is not None and known is None and _typed(answer) is not None
        terms.append(None if dated or unread else known or Decimal(0))
    return terms
