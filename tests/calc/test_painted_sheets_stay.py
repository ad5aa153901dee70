"""A painted sheet keeps its identity: what people built on it lives through every painting."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from msgspec import Struct
from openpyxl import Workbook

from tests.calc import engine_calls
from tests.calc.engine_com import ComError
from tests.calc.engine_surroundings import PrintApi, WindowApi
from tests.calc.office import uno
from tests.calc.test_buttons_obstacles import REJECTED, Refusal
from tests.outline import outline
from xlsops.core.sheet.sheet import Area, Chart, Link, Note, Sheet
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.live import api as open_api
from xlsops.excel.live.painting import paint_open
from xlsops.excel.writer.drawing import CHART

LANDMARKS = (
    "Sheet.copy",
    "Sheet.clear",
    "Range.copy",
    "Charts.()",
    "Names.add",
    "SheetApi.Protect",
)
"""The calls between which a painting passes on to something else."""

FIRST = 5
"""The first call of a painting that is asked again; what comes before is asked by its caller."""


def pages(*figures: int, **layout: Any) -> tuple[Sheet, ...]:
    """Return two pages: figures with every kind of thing a page has, and a plain one."""
    last = len(figures) + 2
    head = ("Bagian", "Nilai", "Catatan")
    rows = [(f"Bagian {number}", figure, "teks") for number, figure in enumerate(figures, 1)]
    figure_page = Sheet(
        "Angka",
        (("Judul", None, None), head, *rows),
        looks=(("heading", (Area(2, 1, 2, 3),)), ("whole", (Area(3, 2, last, 2),))),
        notes=(Note(3, 2, f"✖ V01 {figures[0]}"),),
        links=(Link(3, 1, "Lain", "A1"),),
        widths=(20.0, 12.0, 0.0),
        heights=tuple((row, 20.0 + row) for row in range(1, last + 1)),
        merges=(Area(1, 1, 1, 2),),
        filtered=Area(2, 1, last, 2),
        drops=((Area(3, 3, last, 3), ("ya", "tidak")),),
        unlocked=(Area(3, 3, last, 3),),
        charts=(Chart("Nilai", Area(3, 1, last, 1), Area(3, 2, last, 2), f"E{last}"),),
        **layout,
    )
    return figure_page, Sheet(
        "Lain",
        ((f"jumlah {sum(figures)}",), (sum(figures),)),
        heights=((1, 20.0), (2, 20.0)),
        widths=(30.0,),
    )


class Office(Struct, dict=True):
    """A workbook somebody works in, on whose sheet everything points at painted sheets."""

    book: xw.Book
    mine: xw.Sheet

    def seen(self) -> dict[str, object]:
        """Return what the person's things point at, and show."""
        mine = self.mine
        (series,) = mine.charts["Grafik saya"].series
        condition = mine["B1"].impl.raw_xl.ConditionalFormat.getByIndex(0)
        return {
            "formulas": [mine[cell].formula for cell in ("A1", "A2", "A3")],
            "array": mine.impl.range("C1").raw_xl.ArrayFormula,
            "values": mine["A1:A3"].value,
            "array values": mine["C1:C2"].value,
            "name": self.book.names["angka_saya"].refers_to,
            "chart": series.api.Formula,
            "bars": series.api.Values,
            "condition": condition.getFormula1(),
            "validation": mine["D1"].impl.raw_xl.Validation.getFormula1(),
        }


@pytest.fixture
def worked(calc: xw.App, tmp_path: Path) -> Iterator[Office]:
    """Return a workbook that was painted once, a person's sheet behind the painted ones."""
    path = tmp_path / "Kendali Kinerja.xlsx"
    made = Workbook()
    made.active.title = "Pengaturan"  # type: ignore[union-attr]
    made.save(path)
    calc.impl.reset()
    book = calc.books.open(path)
    paint_open(book, pages(1, 2, 3))
    mine = book.sheets.add("Catatan Saya", after=book.sheets["Pengaturan"])
    yield Office(book, built(book, mine))
    calc.impl.reset()


def built(book: xw.Book, mine: xw.Sheet) -> xw.Sheet:
    """Let everything a person can build point at the painted sheets."""
    mine["A1"].value = [["=Angka!B3"], ["=SUM(Angka!B3:B5)"], ['=Lain!A1&"!"']]
    mine["C1:C2"].impl.raw_xl.setArrayFormula("=$Angka.B3:B4*2")
    book.names.add("angka_saya", "=Angka!$B$3:$B$5")
    mine.charts.add(0, 200, 300, 200, source=book.sheets["Angka"]["B3:B5"], name="Grafik saya")
    condition = mine["B1"].impl.raw_xl.ConditionalFormat
    rule = {
        "Operator": uno().Enum("com.sun.star.sheet.ConditionOperator", "FORMULA"),
        "Formula1": "$Angka.$B$3>5",
        "StyleName": "Default",
    }
    value = uno().createUnoStruct
    condition.addNew(
        tuple(value("com.sun.star.beans.PropertyValue", k, 0, v, 0) for k, v in rule.items())
    )
    mine["B1"].impl.raw_xl.ConditionalFormat = condition
    validation = mine["D1"].impl.raw_xl.Validation
    validation.Type = uno().Enum("com.sun.star.sheet.ValidationType", "LIST")
    validation.setFormula1("$Angka.$A$3:$A$5")
    mine["D1"].impl.raw_xl.Validation = validation
    return mine


def expected(*figures: float) -> dict[str, object]:
    return {
        "formulas": ["=Angka!B3", "=SUM(Angka!B3:B5)", '=Lain!A1&"!"'],
        "array": "{=$Angka.B3:B4*2}",
        "values": [figures[0], float(sum(figures)), f"jumlah {sum(figures)}!"],
        "array values": [figures[0] * 2.0, figures[1] * 2.0],
        "name": "=Angka!$B$3:$B$5",
        "chart": "=SERIES(,#REF!,Angka!$B$3:$B$5,1)",
        "bars": tuple(float(each) for each in figures),
        "condition": "$Angka.$B$3>5",
        "validation": "$Angka.$A$3:$A$5",
    }


def shown(book: xw.Book, path: Path) -> list[str]:
    """Return everything on the painted sheets, as LibreOffice saves it."""
    book.save(path)
    lines = outline(path).replace("&Kffffff", "").splitlines()  # LibreOffice's "no colour at all"
    kept = [line for line in lines if "Catatan Saya" not in line and not line.startswith("nama ")]
    charts = [
        f"{sheet.name} {chart.name} {chart.title} {series.api.Formula} {chart.impl.shape.Position.Y}"
        for sheet in book.sheets
        if sheet.name != "Catatan Saya"
        for chart in sheet.charts
        for series in chart.series
    ]
    locked = [each.name for each in book.sheets if each.api.ProtectContents]
    return [*kept, *charts, *locked]


def freshly_painted(calc: xw.App, folder: Path, painted: tuple[Sheet, ...]) -> list[str]:
    """Return what is shown where the pages are the first the workbook ever had."""
    folder.mkdir()
    path = folder / "Segar.xlsx"
    made = Workbook()
    made.active.title = "Pengaturan"  # type: ignore[union-attr]
    made.save(path)
    book = calc.books.open(path)
    paint_open(book, painted)
    lines = shown(book, folder / "segar.xlsx")
    book.close()
    return lines


def test_everything_people_built_goes_on_pointing_at_painted_sheets(worked: Office) -> None:
    assert worked.seen() == expected(1, 2, 3)
    paint_open(worked.book, pages(10, 20, 30))
    assert worked.seen() == expected(10, 20, 30)
    paint_open(worked.book, pages(7, 5, 9))
    assert worked.seen() == expected(7, 5, 9)


@pytest.mark.parametrize("figures", [(10, 20, 30), (4, 5), (1, 2, 3, 4, 5, 6)])
def test_a_painted_sheet_looks_as_if_nothing_had_stood_there(
    worked: Office, calc: xw.App, tmp_path: Path, figures: tuple[int, ...]
) -> None:
    sheet = worked.book.sheets["Angka"]
    sheet.api.Unprotect("")
    sheet["A40"].value = "tulisan tangan"
    sheet["A2:B3"].merge()
    sheet["B20"].add_note("catatan orang")
    sheet.range((3, 1)).impl.row_hidden = True
    changed = pages(*figures, landscape=False, freeze=(3, 2), title_rows=(2, 2), footer="kaki")
    paint_open(worked.book, changed)
    again = shown(worked.book, tmp_path / "lagi.xlsx")
    assert again == freshly_painted(calc, tmp_path / "segar", changed)


def test_a_chart_of_a_person_on_a_painted_sheet_stays_and_ours_comes_once(worked: Office) -> None:
    sheet = worked.book.sheets["Angka"]
    sheet.charts.add(300, 0, 300, 200, source=worked.mine["A1:A2"], name="Chart 1")
    paint_open(worked.book, pages(10, 20, 30))
    paint_open(worked.book, pages(10, 20, 30, 40))
    drawn = {chart.name: chart.series[0].api.Formula for chart in sheet.charts}
    assert drawn == {
        "Chart 1": "=SERIES(,#REF!,'Catatan Saya'!$A$1:$A$2,1)",
        f"{CHART} 1": "=SERIES(,Angka!$A$3:$A$6,Angka!$B$3:$B$6,1)",
    }
    assert len(sheet.charts) == 2


def test_a_page_without_its_charts_leaves_none_of_ours(worked: Office) -> None:
    first, other = pages(1, 2)
    paint_open(worked.book, (replace(first, charts=()), other))
    assert len(worked.book.sheets["Angka"].charts) == 0


@pytest.mark.parametrize("before", [True, False])
def test_charts_come_whatever_the_person_set_and_the_setting_stays(
    worked: Office, calc: xw.App, before: bool
) -> None:
    calc.api.CopyObjectsWithCells = before
    paint_open(worked.book, pages(8, 8, 8))
    assert [chart.name for chart in worked.book.sheets["Angka"].charts] == [f"{CHART} 1"]
    assert calc.api.CopyObjectsWithCells is before


def test_a_sheet_that_was_hidden_from_people_too_stays_so(worked: Office) -> None:
    worked.book.sheets["Angka"].impl.visible = 2
    paint_open(worked.book, pages(8, 8, 8, freeze=(3, 1)))
    assert worked.book.sheets["Angka"].impl.visible == 2
    assert worked.book.sheets.active.name == "Catatan Saya"


def test_window_and_print_set_up_follow_the_page(
    worked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []
    monkeypatch.setattr(WindowApi, "assign", lambda _, *setting: told.append(setting))
    paint_open(worked.book, pages(8, 8, 8, freeze=(3, 2), zoom=85, breaks=(4,)))
    paint_open(worked.book, pages(9, 8, 8, freeze=(3, 2), zoom=85, breaks=(4,)))
    assert told == [
        ("FreezePanes", False),
        ("ScrollRow", 1),
        ("ScrollColumn", 1),
        ("SplitRow", 2),
        ("SplitColumn", 1),
        ("FreezePanes", True),
        ("Zoom", 85),
    ], "once, since the second page opens as the first"
    sheet = worked.book.sheets["Angka"].impl.xl
    assert [each.Position for each in sheet.getRowPageBreaks() if each.ManualBreak] == [4]


def test_a_printer_that_refuses_does_not_stop_the_painting(
    worked: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise ComError("Unable to set the PaperSize property of the PageSetup class")

    monkeypatch.setattr(PrintApi, "assign", refuses)
    paint_open(worked.book, pages(8, 8, 8, paper=9))
    assert worked.seen() == expected(8, 8, 8)


def calls_of(book: xw.Book, painted: tuple[Sheet, ...]) -> list[str]:
    """Return the calls of a painting, in their order."""
    made: list[str] = []
    engine_calls.hooks.append(made.append)
    try:
        paint_open(book, painted)
    finally:
        engine_calls.hooks.remove(made.append)
    return made


def sample(made: list[str]) -> list[int]:
    """Return the first call and the last, and where each landmark is passed last."""
    assert {*LANDMARKS} <= {*made}
    last = {label: number for number, label in enumerate(made, 1)}
    return sorted({1, len(made), *(last[label] for label in LANDMARKS)})


def every(made: list[str]) -> list[int]:
    """Return the number of each call."""
    return list(range(1, len(made) + 1))


@pytest.mark.parametrize("chosen", [sample, pytest.param(every, marks=pytest.mark.exhaustive)])
def test_a_painting_that_breaks_off_at_any_call_is_made_good_by_the_next(
    worked: Office, calc: xw.App, tmp_path: Path, chosen: Callable[[list[str]], list[int]]
) -> None:
    painted = pages(1, 2, 3, freeze=(3, 1), landscape=False), pages(3, 2, 1)
    good = [freshly_painted(calc, tmp_path / f"{n}", each) for n, each in enumerate(painted)]
    figures = ((1, 2, 3), (3, 2, 1))
    made = min((calls_of(worked.book, each) for each in painted[::-1]), key=len)
    assert len(made) > 60
    for turn, number in enumerate(chosen(made), 1):
        which = turn % 2
        broke = broken_at(worked.book, painted[which], number)
        assert broke, number
        paint_open(worked.book, painted[which])
        assert worked.seen() == expected(*figures[which]), broke
        assert shown(worked.book, tmp_path / "lagi.xlsx") == good[which], broke


def broken_at(book: xw.Book, painted: tuple[Sheet, ...], number: int) -> str:
    """Paint, and let a call of that number fail; return which it was, empty where none was."""
    left, failed = [number], []

    def fails(label: str) -> None:
        left[0] -= 1
        if left[0] <= 0 and not failed and label != "PrintApi.assign":  # a printer may refuse
            failed.append(label)
            raise ComError(label)

    engine_calls.hooks.append(fails)
    try:
        paint_open(book, painted)
    except (ComError, XlsopsError):
        pass
    finally:
        engine_calls.hooks.remove(fails)
    return f"{number}: {failed[0]}" if failed else ""


@pytest.mark.parametrize("chosen", [sample, pytest.param(every, marks=pytest.mark.exhaustive)])
def test_an_excel_that_is_busy_at_any_call_is_only_asked_again(
    worked: Office,
    calc: xw.App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: Callable[[list[str]], list[int]],
) -> None:
    monkeypatch.setattr(open_api, "sleep", lambda _: None)
    good = freshly_painted(calc, tmp_path / "segar", pages(10, 20, 30))
    made = calls_of(worked.book, pages(10, 20, 30))
    numbers = [each for each in chosen(made) if each >= FIRST]
    for number in numbers[:: 2 if chosen is sample else 1]:
        left = [number]

        def busy(_: str, left: list[int] = left) -> None:
            left[0] -= 1
            if left[0] == 0:
                raise Refusal(REJECTED, inside=False)

        paint_open(worked.book, pages(1, 2, 3))
        engine_calls.hooks.append(busy)
        try:
            paint_open(worked.book, pages(10, 20, 30))
        finally:
            engine_calls.hooks.remove(busy)
        assert worked.seen() == expected(10, 20, 30)
        assert shown(worked.book, tmp_path / "lagi.xlsx") == good
