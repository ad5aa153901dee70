"""What a rewriting of a closed workbook would drop, told apart from what it only renames."""

from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from tests import ooxml
from xlsops.excel.parts import carried, lost_parts, put_together, sheet_parts, take_apart

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_excel_saves(draw: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Return a workbook whose parts are named as Excel names them."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    draw(book)
    book.close()
    return target.getvalue()


def rewritten(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook after openpyxl opened and saved it."""
    target = BytesIO()
    load_workbook(BytesIO(data)).save(target)
    return take_apart(target.getvalue())


def with_part(
    data: bytes, name: str, content: bytes, of: str = "", kind: str = "part"
) -> dict[str, bytes]:
    """Return a workbook's parts with one more, to which a sheet leads if it is named."""
    parts = {**take_apart(data), name: content}
    if of:
        path = sheet_parts(parts)[of]
        link = (
            f'<Relationships xmlns="{ooxml.NS["p"]}"><Relationship Id="rIdX" '
            f'Type="{RELATIONS}/{kind}" Target="/{name}"/></Relationships>'
        )
        parts[path.replace("worksheets/", "worksheets/_rels/") + ".rels"] = link.encode()
    return parts


def notes(book: xlsxwriter.Workbook) -> None:
    for name in ("Pengaturan", "Temuan"):
        sheet = book.add_worksheet(name)
        sheet.write("A1", name)
        sheet.write_comment("A1", "catatan")


def plain(book: xlsxwriter.Workbook) -> None:
    book.add_worksheet("Pengaturan").write("A1", 1)
    book.add_worksheet("Beranda").write("A1", 1)


def test_notes_are_kept_although_every_program_names_them_in_its_own_way() -> None:
    data = as_excel_saves(notes)
    before = take_apart(data)
    assert {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"} <= set(before)
    assert "xl/comments1.xml" not in rewritten(data)
    assert lost_parts(before, rewritten(data)) == ()


def test_one_note_less_is_noticed() -> None:
    data = as_excel_saves(notes)
    book = load_workbook(BytesIO(data))
    book["Temuan"]["A1"].comment = None
    target = BytesIO()
    book.save(target)
    after = take_apart(target.getvalue())
    lost = lost_parts(take_apart(data), after)
    assert lost == ("xl/comments.xml", "xl/drawings/vmlDrawing.vml")
    assert lost_parts(take_apart(data), after, painted=("Temuan",)) == ()
    assert lost_parts(take_apart(data), after, painted=("Pengaturan",)) == lost


@pytest.mark.parametrize(
    "name",
    [
        "xl/vbaProject.bin", "xl/diagrams/data1.xml", "xl/threadedComments/threadedComment1.xml",
        "xl/slicers/slicer1.xml", "xl/ctrlProps/ctrlProp1.xml", "xl/webextensions/webextension1.xml",
    ],
)  # fmt: skip
def test_a_part_openpyxl_does_not_know_is_lost(name: str) -> None:
    data = as_excel_saves(plain)
    stem = "".join(letter for letter in name if not letter.isdigit())
    for before in (with_part(data, name, b"<x/>"), with_part(data, name, b"<x/>", "Pengaturan")):
        assert lost_parts(before, rewritten(data)) == (stem,)


def test_a_part_of_a_painted_sheet_is_not_missed_unless_another_sheet_needs_it_too() -> None:
    data = as_excel_saves(plain)
    before = with_part(data, "xl/charts/style1.xml", b"<x/>", "Beranda")
    after = rewritten(data)
    assert lost_parts(before, after, painted=("Beranda",)) == ()
    assert lost_parts(before, after) == ("xl/charts/style.xml",)
    path = sheet_parts(before)["Pengaturan"].replace("worksheets/", "worksheets/_rels/") + ".rels"
    other = sheet_parts(before)["Beranda"].replace("worksheets/", "worksheets/_rels/") + ".rels"
    both = {**before, path: before[other]}
    assert lost_parts(both, after, painted=("Beranda",)) == ("xl/charts/style.xml",)


def test_drawings_in_which_nothing_is_drawn_and_print_settings_do_not_count() -> None:
    data = as_excel_saves(plain)
    for name in ("xl/drawings/drawing7.xml", "xl/printerSettings/printerSettings1.bin",
                 "xl/calcChain.xml", "docProps/custom.xml", "xl/persons/person.xml"):  # fmt: skip
        assert (
            lost_parts(with_part(data, name, b"<xdr:wsDr/>", "Pengaturan"), rewritten(data)) == ()
        )
    drawn = with_part(data, "xl/drawings/drawing7.xml", b"<twoCellAnchor/>", "Pengaturan")
    assert lost_parts(drawn, rewritten(data)) == ("xl/drawings/drawing.xml",)


def test_charts_and_pictures_of_openpyxl_itself_are_kept() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Pengaturan")
        sheet.write_column("A1", [1, 2, 3])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Pengaturan!$A$1:$A$3"})
        sheet.insert_chart("C1", chart)

    data = as_excel_saves(draw)
    assert lost_parts(take_apart(data), rewritten(data)) == ()


def test_parts_put_together_are_the_same_bytes_whatever_their_order() -> None:
    target = BytesIO()
    Workbook().save(target)
    parts = take_apart(target.getvalue())
    made = put_together(parts)
    assert made == put_together(dict(reversed(parts.items())))
    assert ooxml.parts(made) == parts
    assert next(iter(ooxml.parts(made))) == "[Content_Types].xml"


def test_a_sheet_is_found_by_name_whatever_signs_the_name_holds() -> None:
    def draw(book: xlsxwriter.Workbook) -> None:
        for name in ("A & B", 'tanda "kutip"', "<lain>"):
            book.add_worksheet(name)

    assert sheet_parts(take_apart(as_excel_saves(draw))) == {
        "A & B": "xl/worksheets/sheet1.xml",
        'tanda "kutip"': "xl/worksheets/sheet2.xml",
        "<lain>": "xl/worksheets/sheet3.xml",
    }


OFFICE = {
    "docMetadata/LabelInfo.xml": ("", "classificationlabels", "application/vnd.ms-office.classificationlabels+xml"),
    "customXml/item1.xml": ("xl/workbook.xml", "customXml", ""),
    "xl/webextensions/taskpanes.xml": (
        "", "webextensiontaskpanes", "application/vnd.ms-office.webextensiontaskpanes+xml",
    ),
    "xl/connections.xml": ("xl/workbook.xml", "connections", f"{MAIN_TYPE}.connections+xml"),
}  # fmt: skip
BELOW = {
    "customXml/item1.xml": "customXml/itemProps1.xml",
    "xl/webextensions/taskpanes.xml": "xl/webextensions/webextension1.xml",
}


def labelled(data: bytes) -> dict[str, bytes]:
    """Return a workbook with what SharePoint, a label of secrecy and add-ins put into the package."""
    found = take_apart(data)
    for number, (name, (owner, kind, declared)) in enumerate(OFFICE.items(), 1):
        found[name] = b"<x/>"
        rels = "xl/_rels/workbook.xml.rels" if owner else "_rels/.rels"
        link = f'<Relationship Id="rIdOwn{number}" Type="{RELATIONS}/{kind}" Target="/{name}"/>'
        found[rels] = found[rels].replace(b"</Relationships>", link.encode() + b"</Relationships>")
        if declared:
            override = f'<Override PartName="/{name}" ContentType="{declared}"/></Types>'
            types = found["[Content_Types].xml"]
            found["[Content_Types].xml"] = types.replace(b"</Types>", override.encode())
    for name, below in BELOW.items():
        folder, _, file = name.rpartition("/")
        found[below] = b"<y/>"
        found[f"{folder}/_rels/{file}.rels"] = (
            f'<Relationships xmlns="{ooxml.NS["p"]}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/part" Target="/{below}"/></Relationships>'
        ).encode()
    return found


def test_what_says_something_of_the_whole_workbook_is_carried_over_a_rewriting() -> None:
    before = labelled(as_excel_saves(plain))
    after = carried(before, rewritten(put_together(before)))
    assert lost_parts(before, after) == ()
    for name in (*OFFICE, *BELOW.values()):
        assert after[name] == before[name]
    again = carried(after, rewritten(put_together(after)))
    undated = {"docProps/core.xml": b""}
    assert again | undated == after | undated
    assert load_workbook(BytesIO(put_together(again))).sheetnames == ["Pengaturan", "Beranda"]
