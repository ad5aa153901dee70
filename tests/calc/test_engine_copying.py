"""Copying within the engine has Excel's manners, the unwelcome ones included."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from tests.calc.engine_com import ComError, ProtectedError

Opener = Callable[..., xw.Book]


@pytest.fixture
def sheets(book: Opener) -> tuple[xw.Sheet, xw.Sheet]:
    """Return a sheet with a chart and one beside it."""
    opened = book()
    first = opened.sheets[0]
    first.name = "Asal"
    first["A1"].value = [["a", 1], ["b", 2]]
    first.charts.add(0, 100, 200, 100, source=first["B1:B2"], name="Grafik")
    return first, opened.sheets.add("Tujuan", after=first)


def whole_sheet(source: xw.Sheet, target: xw.Sheet) -> None:
    source.cells.copy(target.range("A1"))


def test_a_whole_sheet_of_cells_brings_sizes_and_hidden_lines(
    sheets: tuple[xw.Sheet, xw.Sheet],
) -> None:
    source, target = sheets
    source.range("1:1").row_height = 40
    source.range("A:A").column_width = 25
    source.range((2, 1)).impl.row_hidden = True
    source["A1"].add_note("catatan")
    target["A1"].value = [[1, 2, 3], [4, 5, 6]]
    target.range((1, 2)).impl.column_hidden = True
    whole_sheet(source, target)
    assert target["A1:C2"].value == [["a", 1, None], ["b", 2, None]]
    assert target.range((1, 1)).row_height == 40
    assert target.range((1, 1)).column_width == 25
    assert target.range((2, 1)).impl.row_hidden
    assert not target.range((1, 2)).impl.column_hidden
    assert target["A1"].note.text == "catatan"


def test_copied_charts_go_on_showing_the_sheet_they_came_from(
    sheets: tuple[xw.Sheet, xw.Sheet],
) -> None:
    source, target = sheets
    target.charts.add(0, 0, 200, 100, source=target["A1:A2"], name="punya orang")
    source.book.app.api.CopyObjectsWithCells = True
    whole_sheet(source, target)
    assert [chart.name for chart in target.charts] == ["punya orang", "Grafik"]
    assert target.charts["Grafik"].series[0].api.Formula == "=SERIES(,#REF!,Asal!$B$1:$B$2,1)"
    target.charts["punya orang"].delete()
    series = target.charts[0].series[0].api
    series.XValues, series.Values = target["A1:A2"].api, target["B1:B2"].api
    assert series.Formula == "=SERIES(,Tujuan!$A$1:$A$2,Tujuan!$B$1:$B$2,1)"
    assert series.Values == (1, 2)


def test_charts_come_only_where_objects_go_along_with_cells(
    sheets: tuple[xw.Sheet, xw.Sheet],
) -> None:
    source, target = sheets
    source.book.app.api.CopyObjectsWithCells = False
    whole_sheet(source, target)
    assert len(target.charts) == 0
    source["A1:B2"].copy(target.range("D1"))
    assert target["D1:E2"].value == [["a", 1], ["b", 2]]


def test_a_chart_of_a_deleted_sheet_shows_nothing(sheets: tuple[xw.Sheet, xw.Sheet]) -> None:
    source, target = sheets
    chart = target.charts.add(0, 0, 200, 100, source=source["B1:B2"], name="punya orang")
    source.delete()
    assert chart.series[0].api.Formula == "=SERIES(,#REF!,#REF!,1)"


def test_a_protected_sheet_takes_no_cells_filter_or_print_set_up(
    sheets: tuple[xw.Sheet, xw.Sheet],
) -> None:
    source, target = sheets
    target.api.Protect()
    with pytest.raises(ProtectedError):
        whole_sheet(source, target)
    with pytest.raises(ProtectedError):
        target["A1:B2"].api.AutoFilter()
    with pytest.raises(ProtectedError):
        target.api.PageSetup.Orientation = 2


def test_cells_of_another_workbook_are_not_modelled(
    sheets: tuple[xw.Sheet, xw.Sheet], book: Opener
) -> None:
    with pytest.raises(NotImplementedError):
        whole_sheet(sheets[0], book().sheets[0])


def test_a_filter_is_put_on_and_taken_off(
    sheets: tuple[xw.Sheet, xw.Sheet], tmp_path: Path
) -> None:
    source, _ = sheets
    source["A1:B2"].api.AutoFilter()
    assert source.api.AutoFilterMode
    source.api.AutoFilterMode = False
    assert not source.api.AutoFilterMode
    source.book.save(tmp_path / "tanpa.xlsx")


def test_a_chart_sheet_in_front_has_a_name_and_no_cells(book: Opener) -> None:
    opened = book()
    opened.impl.chart_sheets = ("Grafik1",)
    opened.api.Sheets("Grafik1").Activate()
    assert opened.sheets.active.name == opened.api.ActiveSheet.Name == "Grafik1"
    with pytest.raises(ComError):
        opened.sheets["Grafik1"]
    with pytest.raises(AttributeError):
        _ = opened.app.selection
    opened.sheets[0].activate()
    assert opened.api.ActiveSheet.Name == opened.sheets[0].name
