"""What is told of a column by the shapes of its rows is what its cells, read one by one, say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.xlsx.parts import styles_part
from tests.files.xlsx.readings import grid_of
from xlsops.core.values.cells import BLANK, Spelled, Text, waits
from xlsops.core.values.figures import interpret, plainly_typed

WORD = '<c r="{at}" t="inlineStr"><is><t>{word}</t></is></c>'
CALCULATED = '<c r="{at}"><f>B1+1</f><v>2</v></c>'
WAITING = '<c r="{at}"><f>B1+1</f></c>'
PICTURE = '<c r="{at}"><f>=_xlfn.IMAGE("x")</f></c>'
CELLS = (
    "",
    '<c r="{at}" s="0"/>',
    WORD.replace("{word}", "rapat kerja"),
    WORD.replace("{word}", " x "),
    WORD.replace("{word}", "a &amp; b"),
    WORD.replace("{word}", "_x0041_"),
    WORD.replace("{word}", ""),
    '<c r="{at}" t="str"><v>kata</v></c>',
    '<c r="{at}"><v>5</v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="str"><f>"x"</f><v>x</v></c>',
    CALCULATED,
    WAITING,
    '<c r="{at}"><f/></c>',
    '<c r="{at}"><f>dispimg("x",1)</f></c>',
    PICTURE,
    '<c r="{at}"><f t="shared" ref="A1:A9" si="0">B1+1</f></c>',
)
ASKED = (3, 1, 2)


def rows_of(cells: tuple[str, ...]) -> str:
    """Rows with one of these in the first column of each."""
    return "".join(
        f'<row r="{row}">{cell.format(at=f"A{row}")}<c r="B{row}"><v>1</v></c></row>'
        for row, cell in enumerate(cells, 1)
    )


@settings(max_examples=40)
@given(cells=st.tuples(*[st.sampled_from(CELLS)] * 3))
def test_a_column_says_of_itself_what_its_cells_say(cells: tuple[str, ...]) -> None:
    grids = [grid_of(before + rows_of(cells)) for before in ("", "<!-- -->")]
    assert (
        grids[0].row(2)
        == grids[1].row(2)
        == {at[1]: each for at, each in grids[0].cells.items() if at[0] == 2}
    )
    quick, slow = (grid.columns(1) for grid in grids)
    held = [*slow.held(1, ASKED)]
    words = quick.spelled(1, ASKED, Spelled.TEXT)
    assert words is None or words == [getattr(each.value, "value", "") for each in held]
    assert words is None or all(
        isinstance(each.value, Text) or each.value is BLANK for each in held
    )
    assert words is None or not any(each.formula for each in held)
    figures = plainly_typed(quick.figures(1, ASKED) or ["no figure"])
    assert figures is None or [(each, None) for each in figures] == [*map(interpret, held)]
    assert quick.wait(1, ASKED) is slow.wait(1, ASKED) is all(map(waits, held))
    assert [*quick.held(1, ASKED)] == held
    told = [each.formula for each in held]
    assert [*quick.formulas(1, ASKED)] == [*slow.formulas(1, ASKED)] == told
    assert [*quick.formulas(1, (2, 9))] == [told[2], None]


@pytest.mark.parametrize(
    ("cells", "words", "wait"),
    [
        ((CELLS[2], "", CELLS[3]), [" x ", "rapat kerja", ""], False),
        ((CELLS[2], "", CELLS[8]), None, False),
        ((CELLS[2], "", CALCULATED), None, False),
        ((WAITING, WAITING, WAITING), None, True),
        ((WAITING, WAITING, CALCULATED), None, False),
        ((WAITING, WAITING, PICTURE), None, False),
        ((WAITING, WAITING, ""), None, False),
    ],
)
def test_columns_of_texts_and_of_formulas_are_told_without_their_cells(
    cells: tuple[str, ...], words: list[str] | None, wait: bool
) -> None:
    columns = grid_of(rows_of(cells)).columns(1)
    assert (columns.spelled(1, ASKED, Spelled.TEXT), columns.wait(1, ASKED)) == (words, wait)


NUMBER = '<c r="{at}" s="{style}"><v>{number}</v></c>'


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((NUMBER.format(at="{at}", style=0, number="5"), ""), ["5", ""]),
        ((NUMBER.format(at="{at}", style=1, number="2.50"), '<c r="{at}" s="2"/>'), ["2.50", ""]),
        ((NUMBER.format(at="{at}", style=2, number="5"), ""), None),
        ((NUMBER.format(at="{at}", style=0, number="5"), CELLS[2]), None),
        ((NUMBER.format(at="{at}", style=0, number="5"), CALCULATED), None),
    ],
)
def test_figures_are_told_where_all_look_like_what_they_are(
    cells: tuple[str, ...], told: list[str] | None
) -> None:
    grid = grid_of(rows_of(cells), styles=styles_part(0, 4, 9))
    assert grid.columns(1).figures(1, (1, 2)) == told


def test_a_stray_cell_far_away_makes_no_columns_up_to_there() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>7</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    quick, slow = (grid_of(before + rows) for before in ("", "<!-- -->"))
    assert quick == slow
    columns = quick.columns(1)
    assert set(columns.numbers) == {1, 16_384}
    assert columns.spelled(1, (1, 2), Spelled.NUMBER) is None
    for number in (1, 2, 16_384):
        assert columns[number] == slow.columns(1)[number]
