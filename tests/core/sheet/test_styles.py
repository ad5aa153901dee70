"""One system of looks: room at the edges, tints that are told apart, on every surface."""

from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from xlsops.core.recap import looks as recap_looks
from xlsops.core.sheet.styles import (
    ERROR,
    LOCKED,
    LOOKS,
    PREDICATE_BARS,
    PREDICATE_FILLS,
    SAMPLE,
    WARNING,
    Look,
    predicate_colours,
)
from xlsops.core.values.structs import replace
from xlsops.excel.editing.styles import apply
from xlsops.excel.writer.formats import Formats, Style

ALL = {
    **LOOKS,
    **{name: each for name, each in vars(recap_looks).items() if isinstance(each, Look)},
}


@pytest.mark.parametrize("name", ALL)
def test_what_stands_at_an_edge_that_is_drawn_keeps_off_it(name: str) -> None:
    look = ALL[name]
    edged = bool(look.line or look.fill) and look.align in {"left", "right"}
    cell = Workbook().worksheets[0].cell(1, 1)
    apply(cell, look)
    with xlsxwriter.Workbook(BytesIO()) as book:
        written = Formats(book).of(Style(look))
        assert int(cell.alignment.indent) == written.indent == (1 if edged else 0)


def test_a_deeper_step_stays_deeper() -> None:
    assert replace(LOOKS["text"], indent=3).inset == 3
    assert Look(line="", indent=2).inset == 2


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (0, 2, 4))


def test_predicates_are_tints_no_other_meaning_has_and_none_is_grey() -> None:
    assert len(set(PREDICATE_FILLS)) == 5
    assert not {ERROR, WARNING, SAMPLE, LOCKED, "FFFFFF"} & set(PREDICATE_FILLS)
    for tint in PREDICATE_FILLS:
        assert min(channels(tint)) >= 0x90, "a tint, no solid colour"
    for colour in (*PREDICATE_FILLS, *PREDICATE_BARS):
        assert max(channels(colour)) - min(channels(colour)) > 15, "grey is for what is missing"


@pytest.mark.parametrize("count", [2, 4, 5, 7])
def test_any_number_of_predicates_gets_its_colours_from_best_to_worst(count: int) -> None:
    colours = predicate_colours(count)
    assert len(colours) == count
    assert colours[0][0] == PREDICATE_FILLS[0]
    assert colours[-1][2] == PREDICATE_BARS[-1]
