"""A form says the same whether its cells are made row by row, column by column, or all at once."""

import random
import re

import pytest

from tests.procedure.intake.test_examining import FORM, UMUM, sent
from xlsops.core.checks.beside import beside
from xlsops.core.form.submissions import read_submission
from xlsops.core.values.cells import Columnar, Grid
from xlsops.core.values.structs import replace
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files.xlsx.reader import Workbook, take

PARTS = take_apart(FORM)
TABLES = [name for name in PARTS if re.fullmatch(r"xl/worksheets/sheet[23]\.xml", name)]
OTHERS = (
    b"",
    b"5",
    b"1000",
    b"1.000",
    b"a",
    b"a &amp; b",
    b"&amp;amp;",
    b"_x0041_",
    b"1e3",
    b" 5 ",
)
KINDS = (b"", b' t="str"', b' t="inlineStr"', b' t="b"', b' t="e"', b' s="3"')


def whole(grids: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """The sheets with all their cells made at once."""
    return tuple(replace(each, cells=dict(each.cells.items())) for each in grids)


def changed(part: bytes, chance: random.Random) -> bytes:
    """A sheet part in which some texts and kinds of cells are others."""
    for _ in range(chance.randint(1, 8)):
        text = chance.random() < 0.7
        found = [*re.finditer(rb">([^<>]+)</[vt]>" if text else rb'( t="[a-zA-Z]+")', part)]
        place = chance.choice(found)
        new = chance.choice(OTHERS if text else KINDS)
        part = part[: place.start(1)] + new + part[place.end(1) :]
    return part


def assert_alike(data: bytes) -> bool:
    """Compare both ways to read a file; tell whether it can be read."""
    workbook = take(data)
    if not isinstance(workbook, Workbook):
        return False
    grids = whole(workbook.sheets)
    ways = workbook.sheets, grids
    one, other = (read_submission(UMUM, each) for each in ways)
    assert repr(one) == repr(other)  # which leaves out by which way it was read
    assert beside(UMUM, workbook.sheets) == beside(UMUM, grids)
    assert workbook.sheets == grids
    for grid, other in zip(workbook.sheets, grids, strict=True):
        assert (grid.reach, set(grid.filled(1))) == (other.reach, set(other.filled(1)))
        columns, others = grid.columns(1), other.columns(1)
        assert {each: columns[each] for each in columns.numbers} == others
    return True


def test_a_form_as_it_was_sent_out_is_read_by_rows() -> None:
    workbook = take(FORM)
    assert isinstance(workbook, Workbook)
    assert all(isinstance(each.cells, Columnar) for each in workbook.sheets)
    assert assert_alike(FORM)
    assert assert_alike(sent(lambda _book: None))


@pytest.mark.parametrize("seed", range(8))
def test_a_changed_form_says_the_same_whichever_way_its_cells_are_made(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes in every run
    read = 0
    for _ in range(12):
        part = chance.choice(TABLES)
        read += assert_alike(put_together(PARTS | {part: changed(PARTS[part], chance)}))
    assert read
