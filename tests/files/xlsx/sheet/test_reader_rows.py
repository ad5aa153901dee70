"""Rows of several spellings in one sheet: each says what expat says of it, in whatever order they were met."""

import pytest

from tests.files.xlsx.parts import packed, styles_part, with_rows
from tests.files.xlsx.readings import grid_of
from xlsops.core.terms.refused_files import Refusal
from xlsops.files.xlsx.reader import take
from xlsops.files.xlsx.sheet import shapes

STYLES = {"styles": styles_part(0, 4, 14)}

APART = '<row r="{r}"><c r="A{r}"><f t="shared"{more} si="0">{f}</f><v>{r}</v></c></row>'
PLAIN = '<row r="{r}" ht="20"><c r="B{r}" s="1"><v>{r}</v></c><c r="D{r}" s="1"/></row>'
EMPTY = '<row r="{r}" hidden="1"/>'


@pytest.mark.parametrize("order", ["PA", "AP", "PEAEP", "EE", "APAP", "PPEE", "AAPP", "EPPA"])
def test_rows_spelled_otherwise_stand_among_the_others(order: str) -> None:
    kinds, first = {"P": PLAIN, "A": APART, "E": EMPTY}, True
    rows = ""
    for number, each in enumerate(order, 1):
        more = {"more": ' ref="A1:A9"', "f": "B1+1"} if first else {"more": "", "f": ""}
        first = first and each != "A"
        rows += kinds[each].format(r=number, **more)
    quick, slow = (grid_of(before + rows, **STYLES) for before in ("", "<!-- -->"))
    assert quick == slow
    assert quick.reach == slow.reach
    for start in range(1, len(order) + 1):
        assert sorted(quick.filled(start)) == sorted(slow.filled(start))
    assert len(quick.cells) == order.count("P") + order.count("A")


@pytest.mark.parametrize(
    "rows",
    [
        PLAIN.format(r=2) + PLAIN.format(r=1),
        PLAIN.format(r=2) + EMPTY.format(r=2),
        EMPTY.format(r=3) + PLAIN.format(r=3),
        APART.format(r=4, more=' ref="A4:A9"', f="1") + PLAIN.format(r=4),
        "x" + PLAIN.format(r=1),
        PLAIN.format(r=1) + "x",
        f"<row>{PLAIN.format(r=1)}</row>",
        f"<![CDATA[{PLAIN.format(r=1)}]]>",
        PLAIN.format(r=1).replace("</row>", "</row></row>"),
        PLAIN.format(r=1_048_577),
        PLAIN.format(r=1).replace('s="1"', 's="99"', 1),
        PLAIN.format(r=1).replace('s="1"/>', 's="99"/>'),
        PLAIN.format(r=1).replace('s="1"', 's="1" t="q"', 1),
    ],
)
def test_rows_that_contradict_each_other_are_damage_beside_good_ones(rows: str) -> None:
    told = PLAIN.format(r=1).replace('"1"', '"7"') if "x" in rows else ""
    quick, slow = (
        take(packed(with_rows(before + rows + told, **STYLES))) for before in ("", "<!-- -->")
    )
    assert isinstance(quick, Refusal) == isinstance(slow, Refusal)
    assert quick == slow


def test_a_calculated_empty_text_is_one_and_one_that_is_not_is_none() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c><c r="B1" t="str"><v></v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>B2</f></c><c r="B2"><v></v></c></row>'
        '<row r="3"><c r="A3"><f>B3</f><v></v></c><c r="B3" t="str"/></row>'
    )
    grid = grid_of(rows)
    assert grid == grid_of("<!-- -->" + rows)
    assert [grid.at(row, 1).calculated for row in (1, 2, 3)] == [True, False, False]
    assert len(grid.cells) == 4
    assert not grid.columns(1).wait(1, (1, 2, 3))
    assert grid.columns(2).wait(1, (2, 3))


FORKING = (
    '<c r="A5" s="1"><v>1</v></c><c r="B5" s="1"/>',
    '<c r="A5" s="1"><v>2</v></c><c r="B5" s="1"><v>3</v></c>',
    '<c r="A5" s="1"><v>2</v></c><c r="B5" s="1"><v></v></c>',
    '<c r="A5" s="1"><v></v></c><c r="B5" s="1"><v>3</v></c>',
    '<c r="A5" s="1"><v>4</v></c><c r="B5" s="1"><f>SUM(B6:B7)</f></c>',
    '<c r="A5" s="1"><v>4</v></c><c r="B5" s="1"><f>SUM(B6:B9)</f></c>',
    '<c r="A5" s="1"><v>5</v></c><c r="B5" s="1"><f>SUM(B6:B11)</f><v>6</v></c>',
    '<c r="A5" s="1"><v>5</v></c><c r="B5" s="1"><f>SUM(B6:B&#49;)</f><v>6</v></c>',
    '<c r="A5" s="1"><v>7</v></c><c r="B5" s="1"><f>SUM(B6&amp;"&lt;")</f><v>8</v></c>',
    '<c r="A5" s="1"><v>7</v></c><c r="B5" s="1"><f>SUM(B6&x;)</f><v>8</v></c>',
    "",
)


@pytest.mark.parametrize("turn", range(len(FORKING)))
def test_rows_of_one_number_that_go_on_otherwise_are_told_apart(turn: int) -> None:
    shapes.forget()
    order = (*FORKING[turn:], *FORKING[:turn]) * 2
    for cells in order:
        row = f'<row r="5" ht="{15 + len(cells) % 3}">{cells}</row>'
        quick, slow = (take(packed(with_rows(told + row, **STYLES))) for told in ("", "<!-- -->"))
        assert quick == slow
