"""LibreOffice and Python give the same for every function of a condition, cell by cell.

Where the two are known to differ, ``KNOWN`` says why and shows it. What a second engine makes of the
same conditions is compared in ``tests/core/formula/test_second_engine.py``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tests.calc import oracle
from tests.core.formula.random_conditions import (
    DATED,
    HELD,
    NAMES,
    ROWS,
    Difference,
    Held,
    before_1900,
    conditions,
    counts_truths,
    given_to,
    is_broken,
    known_by,
    live_rule,
    outcome,
    places,
    truths,
    verdict_formula,
)
from xlsops.core.formula.functions import OF_CELLS, NotEvaluableError, Operand
from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Call, to_excel, walk
from xlsops.core.values.cells import ErrorValue
from xlsops.core.values.numbers import as_typed

pytestmark = pytest.mark.usefixtures("office")
SHEET, EPOCH = "Syarat", date(1899, 12, 30)
ERRORS = {"#DIV/0!": "=1/0", "#N/A": "=NA()", "#VALUE!": '=1+"x"'}
FEW, MANY = 1500, 6000
"""So many conditions; the first of many are the few."""
KNOWN: Mapping[str, Difference] = {
    "a truth value is a number": Difference(
        "LibreOffice holds TRUE as the number 1: it adds, joins and compares it as such; Excel, as we, "
        "keeps truth values apart.",
        counts_truths,
        "[Benar] > 5",
        1,
    ),
    "a text of no letter is sought": Difference(
        "FIND and SEARCH of an empty text give the place where they begin in Excel, as here, and an "
        "error in LibreOffice.",
        given_to(("FIND", "SEARCH"), lambda each: each in {"", None}),
        'FIND(""; [Kata])',
        1,
    ),
    "a blank is judged as a truth value": Difference(
        "AND and OR pass over blank cells in both programs; here a blank is 0, that is FALSE.",
        given_to(("AND", "OR"), lambda each: each is None),
        "AND(TRUE; [Benar])",
        3,
    ),
    "a figure typed as a text is given to a function of cells": Difference(
        "MEDIAN of the text 12 itself is an error in LibreOffice; Excel, as we, takes it for a number.",
        given_to(sorted(OF_CELLS), lambda each: isinstance(each, str)),
        'MEDIAN("12"; 3)',
        1,
    ),
    "an error is counted": Difference(
        "COUNT passes over an error it is given in both programs; here such a row is not judged.",
        given_to(("COUNT",), lambda each: each is NotEvaluableError),
        "COUNT(1 / 0)",
        1,
    ),
    "a day before 1900": Difference(
        "LibreOffice knows days before 1900, Excel shows an error; here such a row is not judged.",
        before_1900,
        "DATE(1890; 1; 1)",
        1,
    ),
    "a text is judged as a truth value": Difference(
        "LibreOffice takes the text 12 for true, and passes over texts in cells of AND and OR, as Excel "
        "does; here such a row is not judged.",
        given_to(("AND", "OR", "NOT", "IF"), lambda each: isinstance(each, str)),
        "AND([Benar]; [Kata])",
        1,
    ),
}


def same(ours: Operand | type[NotEvaluableError], theirs: oracle.Value) -> bool:
    if ours is NotEvaluableError:
        return theirs is None
    if isinstance(ours, str) or theirs is None or isinstance(theirs, str):
        return (ours or "") == (theirs or "")
    number = Decimal(ours) if isinstance(ours, bool) else ours or Decimal(0)
    near = max(Decimal("1e-9"), abs(number) * Decimal("1e-12"))  # type: ignore[arg-type]
    return abs(as_typed(Decimal(repr(theirs))) - number) <= near  # type: ignore[operator]


def by_libreoffice(
    path: Path, rows: Sequence[Sequence[Held]], formulas: Sequence[Sequence[str]]
) -> list[list[oracle.Value]]:
    """Return what the formulas of each row give beside its cells."""
    with xlsxwriter.Workbook(path) as book:
        sheet, shown = book.add_worksheet(SHEET), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, held in enumerate(rows):
            for column, each in enumerate(held):
                if isinstance(each, ErrorValue):
                    sheet.write_formula(row, column, ERRORS[each.code])
                elif isinstance(each, Decimal) and (row + 1, column + 1) in DATED:
                    sheet.write_datetime(row, column, EPOCH + timedelta(int(each)), shown)
                elif each is not None:
                    plain = float(each) if isinstance(each, Decimal) else each
                    sheet.write(row, column, plain)
            for column, formula in enumerate(formulas[row], len(held)):
                sheet.write_formula(row, column, f"={formula}")
    cells = oracle.recalculate(path).sheets[SHEET]
    behind = len(rows[0]) + 1
    return [
        [cells.get((row, column)) for column, _ in enumerate(each, behind)]
        for row, each in enumerate(formulas, 1)
    ]


def test_every_known_difference_has_its_reason_and_still_is_one(tmp_path: Path) -> None:
    trees = {name: parse(each.shown_by) for name, each in KNOWN.items()}
    held = [ROWS[each.row - 1] for each in KNOWN.values()]
    formulas = [
        [to_excel(tree, places(row).__getitem__)] for row, tree in enumerate(trees.values(), 1)
    ]
    found = by_libreoffice(tmp_path / "beda.xlsx", held, formulas)
    for (name, tree), values, (theirs,) in zip(trees.items(), held, found, strict=True):
        given = dict(zip(NAMES, values, strict=True))
        assert len(KNOWN[name].reason.split()) > 8
        assert KNOWN[name].concerns(tree, given), name
        assert not same(outcome(tree, given), theirs), (name, theirs)


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.exhaustive)])
def test_libreoffice_and_python_agree_on_every_function(count: int, tmp_path: Path) -> None:
    trees = [parse(each) for each in conditions(count)]
    used = {each.function for tree in trees for each in walk(tree) if isinstance(each, Call)}
    assert {*ALLOWED} - used == {"TODAY", "XOR"}, "XOR is written with MOD, TODAY is another day"
    formulas = [
        [to_excel(tree, places(row).__getitem__) for tree in trees] for row, _ in enumerate(ROWS, 1)
    ]
    wrong, passed, agreed = [], Counter[str](), 0
    for row, found in enumerate(by_libreoffice(tmp_path / "syarat.xlsx", ROWS, formulas)):
        given = dict(zip(NAMES, ROWS[row], strict=True))
        for tree, theirs in zip(trees, found, strict=True):
            ours = outcome(tree, given)
            if same(ours, theirs):
                agreed += 1
                continue
            why = known_by(KNOWN, tree, given)
            passed[why] += 1
            if not why:
                wrong.append((to_excel(tree, lambda name: f"[{name}]"), row + 1, ours, theirs))
    assert wrong == []
    assert agreed > len(trees) * len(ROWS) * 14 // 15, passed


@pytest.mark.parametrize("count", [200, pytest.param(2000, marks=pytest.mark.exhaustive)])
def test_what_a_form_says_of_a_row_is_what_intake_says_also_of_errors(
    count: int, tmp_path: Path
) -> None:
    rules = [live_rule(each) for each in truths(count)]
    formulas = [[verdict_formula(rule, row) for rule in rules] for row, _ in enumerate(HELD, 1)]
    wrong, said = [], Counter[bool]()
    for row, found in enumerate(by_libreoffice(tmp_path / "aturan.xlsx", HELD, formulas)):
        held = dict(zip(NAMES, HELD[row], strict=True))
        given = {
            name: None if isinstance(each, ErrorValue) else each for name, each in held.items()
        }
        for rule, theirs in zip(rules, found, strict=True):
            ours = is_broken(rule, held)
            said[ours] += 1
            if float(ours) != theirs and not known_by(KNOWN, rule.tree, given):
                wrong.append((rule.rule.condition, row + 1, ours, theirs))
    assert wrong == []
    assert min(said[True], said[False]) > count
