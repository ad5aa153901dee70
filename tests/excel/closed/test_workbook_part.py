"""The names of a workbook part, where sheets go."""

import pytest

from tests.growth.measure import cost, grows_alike
from xlsops.excel.closed.workbook_part import Sheets, read_workbook_part, with_sheets
from xlsops.excel.package.spans import content_text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GONE = ("Temuan", "Isian KKP", "Bagian 'A'", "Über")


def part(sheets: tuple[str, ...], formulas: tuple[str, ...]) -> bytes:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    names = "".join(
        f'<definedName name="nama_{number}">{text}</definedName>'
        for number, text in enumerate(formulas)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        f"<definedNames>{names}</definedNames></workbook>"
    ).encode()


def left(sheets: tuple[str, ...], formulas: tuple[str, ...]) -> list[str]:
    """What names say once all sheets but the first are gone."""
    book = read_workbook_part(part(sheets, formulas))
    after = with_sheets(book, Sheets(sheets[:1], {}, ()), (), calculate=False)
    listed = read_workbook_part(after).root.child("definedNames")
    return [content_text(after, each) for each in listed.children] if listed else []


@pytest.mark.parametrize(
    "formula",
    [
        "Temuan!$A$1",
        "TEMUAN!$A:$A",
        "SUM(Lain!A1,temuan!A1)",
        "'Temuan'!A1",
        "'Isian KKP'!$B$2",
        "'Bagian ''A'''!A1",
        "Über!A1",
        "'ÜBER'!A1",
        "\"it's\"&amp;'Isian KKP'!A1",
        "-Temuan!A1",
    ],
)
def test_a_name_that_points_into_a_sheet_that_goes_says_so(formula: str) -> None:
    assert left(("Lain", *GONE), (formula,)) == ["#REF!"]


@pytest.mark.parametrize(
    "formula", ["Lain!$A$1", "'Lain Temuan'!A1", "XTemuan!A1", "Lain.Temuan!A1", "'Isian'!A1", "3"]
)
def test_any_other_name_stays(formula: str) -> None:
    assert left(("Lain", *GONE), (formula,)) == [formula]


@pytest.mark.parametrize("place", ["root", "list", "sheet"])
def test_a_new_sheet_names_its_part_wherever_the_prefix_was_declared(place: str) -> None:
    """Openpyxl declares it on every sheet: then no new sheet may lean on the others' declaration."""
    declared = {
        each: f' xmlns:r="{OFFICE}"' if each == place else "" for each in ("root", "list", "sheet")
    }
    data = (
        f'<workbook xmlns="{MAIN}"{declared["root"]}><sheets{declared["list"]}>'
        f'<sheet{declared["sheet"]} name="Lain" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ).encode()
    sheets = Sheets(("Lain", "Isian KKP"), {"Isian KKP": "rId7"}, ())
    after = with_sheets(read_workbook_part(data), sheets, (), calculate=False)
    new = read_workbook_part(after).root.children[0].children[1]
    assert new.attributes == {"name": "Isian KKP", "sheetId": "2", f"{OFFICE} id": "rId7"}
    assert after.count(b"xmlns:r=") == (2 if place == "sheet" else 1)


def test_many_names_and_many_sheets_that_go_cost_no_more_than_both() -> None:
    def work(many: int) -> float:
        sheets = ("Lain", *(f"Rekap {number}" for number in range(many)))
        return cost(lambda: left(sheets, tuple(f"Lain!$A${n}" for n in range(1, many))))

    assert grows_alike(work, 250)
