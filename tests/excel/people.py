"""What people, their offices and other programs put into a control workbook, added to its package."""

import re
from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image as Picture

from tests.excel.package.test_parts import MAIN_TYPE, RELATIONS, labelled
from tests.ooxml import packed, parts, sheets
from xlsops.core.spec import tables
from xlsops.excel.package.parts import only_of

OWN = "Catatan saya"
_VALUE = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(?: t="\w+")?(?: ?/>|>.*?</c>)')
LIST = (
    b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    b'<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    b'<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Temuan!$A$1:$A$9</xm:f>'
    b"</x14:formula1><xm:sqref>H5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
"""A list as ONLYOFFICE and newer Excel keep it."""
PIVOT = {
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        "pivotCacheDefinition",
        f"{MAIN_TYPE}.pivotCacheDefinition+xml",
    ),
    "xl/slicerCaches/slicerCache1.xml": ("slicerCache", "application/vnd.ms-excel.slicerCache+xml"),
}
CHAIN = "xl/calcChain.xml"
OURS = re.compile(
    r"\[Content_Types\]\.xml|xl/(workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels|.*-xlsops\d+\..*"
)
"""The parts that painting may change: lists of what is there, formats, and what it brings along."""


def own_sheet(book: Workbook) -> None:
    """Put a sheet of a person into a workbook: chart, picture, note, a name, a formula on ours."""
    sheet = book.create_sheet(OWN, 2)
    for row in (1, 2, 3):
        sheet.cell(row, 1, row)
    sheet["A4"] = "=SUM(A1:A3)"
    sheet["A1"].comment = Comment("catatan saya", "Kabag")
    picture = BytesIO()
    Picture.new("RGB", (30, 30), "#2F75B5").save(picture, "PNG")
    sheet.add_image(Image(picture), "E2")
    chart = BarChart()
    chart.add_data(Reference(sheet, 1, 1, 1, 3))
    sheet.add_chart(chart, "E9")
    book.defined_names["milik_saya"] = DefinedName("milik_saya", attr_text="Temuan!$A$1:$A$9")
    sheet.defined_names["di_sini"] = DefinedName("di_sini", attr_text=f"'{OWN}'!$A$1")


def peopled(data: bytes) -> bytes:
    """Return a workbook with a person's sheet, and parts openpyxl would drop."""
    book = load_workbook(BytesIO(data))
    own_sheet(book)
    target = BytesIO()
    book.save(target)
    held = labelled(target.getvalue())
    for name in (OWN, tables.SETTINGS.sheet, tables.INDICATORS.sheet):
        part = sheets(held)[name]
        held[part] = held[part].replace(b"</worksheet>", LIST + b"</worksheet>")
    number = re.search(rb'name="Catatan saya" sheetId="(\d+)"', held["xl/workbook.xml"])
    assert number
    held[CHAIN] = b'<calcChain xmlns="http://x"><c r="A4" i="%b"/></calcChain>' % number[1]
    added = {**PIVOT, CHAIN: ("calcChain", f"{MAIN_TYPE}.calcChain+xml")}
    for count, (name, (kind, declared)) in enumerate(added.items()):
        held.setdefault(name, b"<milik-orang/>")
        link = f'<Relationship Id="rIdP{count}" Type="{RELATIONS}/{kind}" Target="/{name}"/>'
        told = f'<Override PartName="/{name}" ContentType="{declared}"/>'
        _append(held, "xl/_rels/workbook.xml.rels", "Relationships", link)
        _append(held, "[Content_Types].xml", "Types", told)
    return packed(held)


def of_people(data: bytes, painted: set[str]) -> dict[str, bytes]:
    """Return the parts that are not ours: neither of painted sheets nor what painting may change."""
    held = parts(data)
    ours = only_of(held, painted & sheets(held).keys())
    links = {
        f"{folder}/_rels/{file}.rels" for folder, _, file in (each.rpartition("/") for each in ours)
    }
    return {
        name: part
        for name, part in held.items()
        if name not in ours | links and not OURS.fullmatch(name)
    }


def around_cells(data: bytes, names: Iterable[str]) -> dict[str, bytes]:
    """Return what people's sheets hold beside the values of cells: formats, lists, lengths, links."""
    held = parts(data)
    return {name: _VALUE.sub(rb"\1", held[sheets(held)[name]]) for name in names}


def _append(held: dict[str, bytes], name: str, root: str, told: str) -> None:
    end = f"</{root}>".encode()
    held[name] = held[name].replace(end, told.encode() + end)
