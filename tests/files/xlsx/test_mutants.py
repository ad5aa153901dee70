"""A form with one part changed is refused, or every answer is read as another program reads it."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.files.xlsx.mutants import mutant
from tests.procedure.tiny import opened, sending
from tests.quarter import NOW
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import Boolean, Cell, Content, Date, ErrorValue, Number, Text
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.viewing import desk_of

MOMENT, FEW, ALL, PIECE = "saat", 500, 20_000, 125
UNKNOWN = object()
Readings = Mapping[str, list[list[Any]]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> IntakeContext:
    return desk_of(opened(tmp_path_factory.mktemp("mutan") / "periode").period())


def by_calamine(data: bytes) -> Readings:
    """Return every sheet's rows as calamine reads them; none where it cannot."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except BaseException as error:  # its panics are no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        return {}


def by_openpyxl(data: bytes) -> Readings:
    """Return every sheet's rows as openpyxl reads them; none where it cannot."""
    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=True, read_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
        return {
            each.title: [list(row) for row in each.iter_rows(values_only=True)]
            for each in book.worksheets
        }
    except Exception:  # noqa: BLE001 - whatever it stumbles over
        return {}


def theirs(read: Readings, cell: Cell) -> object:
    """Return what a program read in a cell, in words all share."""
    if cell.sheet not in read:
        return UNKNOWN
    rows = read[cell.sheet]
    row = rows[cell.row - 1] if cell.row <= len(rows) else []
    match row[cell.column - 1] if cell.column <= len(row) else None:
        case None | "":
            return None
        case bool(value):
            return value
        case int(value) | float(value):
            return float(value)
        case str(value):
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case _:
            return MOMENT


def ours(content: Content) -> object:
    match content.value:
        case Number(value):
            return float(value)
        case Text(value):
            return value.replace("\r\n", "\n").replace("\r", "\n") or None
        case Boolean(value):
            return value
        case Date():
            return MOMENT
        case ErrorValue(code):
            return code
        case _:
            return None


def compared(data: bytes, examined: Examined) -> list[str]:
    """Return the answers that no other program reads as this one does, and of whose row or column nothing is told."""
    if examined.submission is None:
        return []
    errors = [each for each in examined.findings if each.severity is Severity.ERROR]
    told = {each.line for each in errors} | {each.field for each in errors}
    readings = [by_calamine(data)]
    found = []
    for answer in examined.submission.answers:
        mine = ours(answer.content)
        if isinstance(answer.content.value, ErrorValue) or theirs(readings[0], answer.cell) == mine:
            continue
        if len(readings) == 1:
            readings.append(by_openpyxl(data))
        said = [theirs(each, answer.cell) for each in readings]
        if (
            mine not in said
            and said != [UNKNOWN, UNKNOWN]
            and not told & {answer.line.id, answer.key}
        ):
            found.append(f"{answer.cell}: {mine!r}, others {said!r}")
    return found


def judged(numbers: range, desk: IntakeContext) -> tuple[list[str], set[Fate]]:
    """Return what is wrong with mutants, and what became of them."""
    parts, wrong, fates = take_apart(sending("HUKUM")), [], set()
    for number in numbers:
        told, changed = mutant(parts, number)
        data = put_together(changed)
        examined = examine(data, desk, NOW)
        fates.add(examined.fate)
        if examined.fate is Fate.REFUSED and not examined.message.endswith("."):
            wrong.append(f"{told}: {examined.message}")
        wrong += [f"{told}: {each}" for each in compared(data, examined)]
    return wrong, fates


@pytest.mark.parametrize("first", range(0, FEW, PIECE))
def test_a_form_with_one_part_changed_is_refused_or_read_as_other_programs_read_it(
    first: int, desk: IntakeContext
) -> None:
    wrong, fates = judged(range(first, first + PIECE), desk)
    assert wrong == []
    assert {Fate.REFUSED, Fate.ACCEPTED} <= fates


@pytest.mark.exhaustive
@pytest.mark.parametrize("first", range(FEW, ALL, 10 * PIECE))
def test_twenty_thousand_changed_forms_are_refused_or_read_as_other_programs_read_them(
    first: int, desk: IntakeContext
) -> None:
    assert judged(range(first, min(first + 10 * PIECE, ALL)), desk)[0] == []


def test_the_same_number_makes_the_same_mutant() -> None:
    parts = take_apart(sending("HUKUM"))
    assert mutant(parts, 7) == mutant(parts, 7)
