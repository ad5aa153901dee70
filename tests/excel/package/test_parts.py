"""A workbook as its parts, whoever named them."""

from collections.abc import Callable
from io import BytesIO

import xlsxwriter
from openpyxl import Workbook

from tests import ooxml
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_excel_saves(draw: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Return a workbook whose parts are named as Excel names them."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    draw(book)
    book.close()
    return target.getvalue()


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
