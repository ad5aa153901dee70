"""A second engine and Python give the same for every function of a condition, cell by cell.

Where the two are known to differ, ``KNOWN`` says why and shows it.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.core.formula.random_conditions import (
    DATED,
    HELD,
    NAMES,
    ROWS,
    Difference,
    as_text,
    before_1900,
    beyond_all_days,
    conditions,
    given_to,
    is_broken,
    known_by,
    live_rule,
    outcome,
    places,
    truths,
    verdict_formula,
)
from tests.core.formula.second_engine import Outcome, computed
from xlsops.core.formula.functions import OF_CELLS, NotEvaluableError, Operand
from xlsops.core.formula.parsing import ALLOWED, parse
from xlsops.core.formula.tree import Call, to_excel, walk
from xlsops.core.values.cells import ErrorValue

FEW, MANY = 400, 6000
"""So many conditions; the first of many are the few."""
KNOWN: Mapping[str, Difference] = {
    "a truth value is written as a text": Difference(
        "formualizer writes true in small letters where a text is needed; Excel and LibreOffice, as we, "
        "write TRUE.",
        as_text(bool),
        "LEFT(TRUE; 2)",
        1,
    ),
    "VALUE of a blank": Difference(
        "VALUE of a blank cell is 0 in Excel and LibreOffice, as here, and an error in formualizer.",
        given_to(("VALUE",), lambda each: each is None),
        "VALUE([Kata])",
        4,
    ),
    "minus nothing": Difference(
        "formualizer knows a zero with a minus, which shows once it is written as a text.",
        as_text(lambda each: each == 0),
        "TRIM(-[Angka])",
        2,
    ),
    "capitals beyond a to z": Difference(
        "formualizer turns only the letters a to z into capitals and back; Excel and LibreOffice turn all.",
        given_to(("UPPER", "LOWER"), lambda each: isinstance(each, str) and not each.isascii()),
        "LOWER([Ucapan])",
        4,
    ),
    "a day before 1900": Difference(
        "formualizer counts days before March 1900 as Excel does, leap day and all; here such a row is not "
        "judged.",
        before_1900,
        "DATE(1899; 1; 1)",
        1,
    ),
    "a day far beyond": Difference(
        "formualizer counts more than 32,767 days or months on, LibreOffice does not; here such a row is "
        "not judged.",
        beyond_all_days,
        "DATE(2026; 3; [Hari])",
        1,
    ),
    "a text is judged as a truth value": Difference(
        "formualizer passes over texts in cells of AND and OR, as Excel does; here such a row is not judged.",
        given_to(("AND", "OR", "NOT", "IF"), lambda each: isinstance(each, str)),
        "AND([Benar]; [Kata])",
        1,
    ),
    "a blank is judged as a truth value": Difference(
        "AND and OR pass over blank cells in formualizer, as in Excel; here a blank is 0, that is FALSE.",
        given_to(("AND", "OR"), lambda each: each is None),
        "AND(TRUE; [Benar])",
        3,
    ),
    "a text is given to a function of cells": Difference(
        "formualizer passes over a text that MIN is given itself; Excel gives an error, as here.",
        given_to(sorted(OF_CELLS), lambda each: isinstance(each, str)),
        'MIN([Hari]; "A?")',
        1,
    ),
}


def same(ours: Operand | type[NotEvaluableError], theirs: Outcome) -> bool:
    """Tell whether both give the same kind of value, and figures to the last digits a cell keeps."""
    if ours is NotEvaluableError or theirs is None:
        return ours is NotEvaluableError and theirs is None
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, str) or isinstance(theirs, str):
        return (ours or "") == (theirs or "")
    number = ours or Decimal(0)
    near = max(Decimal("1e-9"), abs(number) * Decimal("1e-12"))  # type: ignore[arg-type]
    return abs(Decimal(repr(theirs)) - number) <= near  # type: ignore[operator]


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_difference_has_its_reason_and_still_is_one(name: str) -> None:
    known = KNOWN[name]
    tree, held = parse(known.shown_by), ROWS[known.row - 1]
    ours = outcome(tree, dict(zip(NAMES, held, strict=True)))
    ((theirs,),) = computed([held], [[to_excel(tree, places(1).__getitem__)]], frozenset())
    assert len(known.reason.split()) > 8
    assert known.concerns(tree, dict(zip(NAMES, held, strict=True)))
    assert not same(ours, theirs), (ours, theirs)


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.exhaustive)])
def test_a_second_engine_and_python_agree_on_every_function(count: int) -> None:
    trees = [parse(each) for each in conditions(count)]
    if count == MANY:
        used = {each.function for tree in trees for each in walk(tree) if isinstance(each, Call)}
        assert {*ALLOWED} - used == {"TODAY", "XOR"}, "XOR is written with MOD"
    formulas = [
        [to_excel(tree, places(row).__getitem__) for tree in trees] for row, _ in enumerate(ROWS, 1)
    ]
    wrong, passed = [], Counter[str]()
    for row, found in enumerate(computed(ROWS, formulas, DATED)):
        given = dict(zip(NAMES, ROWS[row], strict=True))
        for tree, theirs in zip(trees, found, strict=True):
            ours = outcome(tree, given)
            if same(ours, theirs):
                continue
            why = known_by(KNOWN, tree, given)
            passed[why] += 1
            if not why:
                wrong.append((to_excel(tree, lambda name: f"[{name}]"), row + 1, ours, theirs))
    assert wrong == []
    assert sum(passed.values()) < len(trees) * len(ROWS) // 40, passed


@pytest.mark.parametrize("count", [FEW // 2, pytest.param(MANY // 2, marks=pytest.mark.exhaustive)])
def test_what_a_form_says_of_a_row_is_what_intake_says_also_of_errors(count: int) -> None:
    rules = [live_rule(each) for each in truths(count)]
    formulas = [[verdict_formula(rule, row) for rule in rules] for row, _ in enumerate(HELD, 1)]
    wrong, said = [], Counter[bool]()
    for row, found in enumerate(computed(HELD, formulas, DATED)):
        held = dict(zip(NAMES, HELD[row], strict=True))
        for rule, theirs in zip(rules, found, strict=True):
            ours = is_broken(rule, held)
            said[ours] += 1
            given = {
                name: None if isinstance(each, ErrorValue) else each for name, each in held.items()
            }
            if ours is not theirs and not known_by(KNOWN, rule.tree, given):
                wrong.append((rule.rule.condition, row + 1, ours, theirs))
    assert wrong == []
    assert min(said[True], said[False]) > count
