"""A bureau's form, validly signed, in which one thing stands n times: forms at the limits of the format."""

import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO

from tests.files.xlsx.parts import OFFICE, PACKAGE
from xlsops.core.values.cells import column_letters

Parts = Mapping[str, str]
Growing = Callable[[Parts, int], Parts]
"""Makes of the parts of a form those of one in which something stands n times."""

SHEET, STYLES, BOOK = "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/workbook.xml"
TYPES, LINKS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
SHEET_LINKS, COMMENTS = "xl/worksheets/_rels/sheet2.xml.rels", "xl/comments1.xml"
_FIRST = 50
"""A row below the table."""
_END = "</sheetData>"
_ANSWER = "K8"
_OF_STYLE = re.compile(r' numFmtId="[0-9]+"')


def parts_of(data: bytes) -> Parts:
    """Return the parts of a form as texts."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def packed(parts: Parts) -> bytes:
    """Return the workbook of these parts."""
    found = BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return found.getvalue()


def _put(parts: Parts, part: str, before: str, text: str) -> Parts:
    """Return the parts with a text put before the last place where another stands."""
    head, found, tail = parts[part].rpartition(before)
    assert found, before
    return {**parts, part: f"{head}{text}{found}{tail}"}


def _rows(parts: Parts, rows: str) -> Parts:
    return _put(parts, SHEET, _END, rows)


def _behind(parts: Parts, text: str) -> Parts:
    """Return the parts with elements behind the rows, where merges stand."""
    head, found, tail = parts[SHEET].partition(_END)
    return {**parts, SHEET: f"{head}{found}{text}{tail}"}


def _text(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def _answered(parts: Parts, cell: str) -> Parts:
    """Return the parts with another cell in the place of the first figure asked."""
    head, _, tail = parts[SHEET].partition(f'<c r="{_ANSWER}"')
    return {**parts, SHEET: head + cell + tail[tail.index("</c>") + 4 :]}


def number_format(parts: Parts, n: int) -> Parts:
    """Every cell style under a format that opens brackets and closes none."""
    codes = f'<numFmts count="1"><numFmt numFmtId="999" formatCode="{"[" * n}0"/></numFmts>'
    first, _, rest = parts[STYLES].partition("<numFmts")
    rest = rest[rest.index("</numFmts>") + len("</numFmts>") :]
    chosen, cells, after = rest.partition("<cellXfs")
    return {
        **parts,
        STYLES: first + codes + chosen + cells + _OF_STYLE.sub(' numFmtId="999"', after),
    }


def shared_formula(parts: Parts, n: int) -> Parts:
    text = "+".join(["A1"] * n)
    first = f'<row r="{_FIRST}"><c r="AZ{_FIRST}"><f t="shared" ref="AZ50:AZ{_FIRST + n}" si="0">{text}</f><v>1</v></c></row>'
    return _rows(
        parts,
        first
        + "".join(
            f'<row r="{row}"><c r="AZ{row}"><f t="shared" si="0"/><v>1</v></c></row>'
            for row in range(_FIRST + 1, _FIRST + n)
        ),
    )


def arrays(parts: Parts, n: int) -> Parts:
    """Array formulas, each over a wide box in which nothing stands, and as many other cells."""
    return _rows(
        parts,
        "".join(
            f'<row r="{row}"><c r="AZ{row}"><f t="array" ref="BA1:XFD1048576">1</f><v>1</v></c><c r="BA{row}"><v>2</v></c></row>'
            for row in range(_FIRST, _FIRST + n)
        ).replace('ref="BA1', 'ref="BB1'),
    )


def merges(parts: Parts, n: int) -> Parts:
    return _behind(
        parts,
        "<mergeCells>"
        + "".join(
            f'<mergeCell ref="{column_letters(30 + at % 1000 * 2)}{8 + at // 1000}:{column_letters(31 + at % 1000 * 2)}{8 + at // 1000}"/>'
            for at in range(n)
        )
        + "</mergeCells>",
    )


def marks(parts: Parts, n: int) -> Parts:
    return _answered(parts, _text(_ANSWER, "a" + "\u0315\u0300" * n))


def digits(parts: Parts, n: int) -> Parts:
    return _answered(parts, _text(_ANSWER, "9" * n))


def long_text(parts: Parts, n: int) -> Parts:
    return _answered(parts, _text(_ANSWER, "-a. " * n))


def names(parts: Parts, n: int) -> Parts:
    return _put(
        parts,
        BOOK,
        "</definedNames>",
        "".join(
            f'<definedName name="nama_{at}">Indikator!$A${at + 1}</definedName>' for at in range(n)
        ),
    )


def long_name(parts: Parts, n: int) -> Parts:
    name = "a" + "\u0315\u0300" * n
    return _put(parts, BOOK, "</definedNames>", f'<definedName name="{name}">1</definedName>')


def same_sheets(parts: Parts, n: int) -> Parts:
    return _put(
        parts,
        BOOK,
        "</sheets>",
        "".join(
            f'<sheet name="S{at}" sheetId="{at + 10}" r:id="rId{at + 100}"/>' for at in range(n)
        ),
    ) | _sheet_links(parts, n)


def _sheet_links(parts: Parts, n: int) -> Parts:
    return {
        LINKS: _put(
            parts,
            LINKS,
            "</Relationships>",
            "".join(
                f'<Relationship Id="rId{at + 100}" Type="{OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>'
                for at in range(n)
            ),
        )[LINKS]
    }


def _linked(parts: Parts, links: str) -> Parts:
    return {
        **parts,
        SHEET_LINKS: f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
    }


def hyperlinks(parts: Parts, n: int) -> Parts:
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/hyperlink" Target="file://kantor/{at}" TargetMode="External"/>'
        for at in range(n)
    )
    found = "".join(f'<hyperlink ref="AZ{at + 1}" r:id="rId{at}"/>' for at in range(n))
    return _linked(_behind(parts, f'<hyperlinks xmlns:r="{OFFICE}">{found}</hyperlinks>'), links)


def _with_comments(parts: Parts, comments: str, links: int = 1) -> Parts:
    body = f'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>{comments}</commentList></comments>'
    kind = '<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>'
    linked = _linked(
        parts,
        "".join(
            f'<Relationship Id="rId{at}" Type="{OFFICE}/comments" Target="/{COMMENTS}"/>'
            for at in range(links)
        ),
    )
    return {**_put(linked, TYPES, "</Types>", kind), COMMENTS: body}


def comments(parts: Parts, n: int) -> Parts:
    return _with_comments(
        parts,
        "".join(
            f'<comment ref="K{at + 8}" authorId="0"><text><t>Catatan {at}</t></text></comment>'
            for at in range(n)
        ),
    )


def same_comments(parts: Parts, n: int) -> Parts:
    one = f'<comment ref="K8" authorId="0"><text><t>{"Catatan " * 40}</t></text></comment>'
    return _with_comments(parts, one * n)


def linked_comments(parts: Parts, n: int) -> Parts:
    one = '<comment ref="K8" authorId="0"><text><t>Catatan</t></text></comment>'
    return _with_comments(parts, one * n, n)


def empty_strings(parts: Parts, n: int) -> Parts:
    kind = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    link = f'<Relationship Id="rId900" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    more = _put(_put(parts, TYPES, "</Types>", kind), LINKS, "</Relationships>", link)
    return {
        **more,
        "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{"<si/>" * n}</sst>',
    }


def extension(parts: Parts, n: int) -> Parts:
    text = f'<extLst><ext uri="x" xmlns:x="urn:x">{"<x:a/>" * n}</ext></extLst>'
    return _put(parts, SHEET, "</worksheet>", text)


def validations(parts: Parts, n: int) -> Parts:
    one = '<dataValidation type="whole" sqref="AZ1"><formula1>1</formula1></dataValidation>'
    return _behind(parts, f'<dataValidations count="{n}">{one * n}</dataValidations>')


def conditions(parts: Parts, n: int) -> Parts:
    one = '<conditionalFormatting sqref="AZ1:AZ9"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'
    return _behind(parts, one * n)


def columns(parts: Parts, n: int) -> Parts:
    return _put(parts, SHEET, "</cols>", '<col min="40" max="16384" width="0" hidden="1"/>' * n)


def rows(parts: Parts, n: int, cell: str) -> Parts:
    """Rows below the table, each with one cell."""
    return _rows(
        parts,
        "".join(
            f'<row r="{row}">{cell.format(row=row)}</row>' for row in range(_FIRST, _FIRST + n)
        ),
    )


def hidden_rows(parts: Parts, n: int) -> Parts:
    """Hidden rows, each of a height of its own."""
    return _rows(
        parts,
        "".join(
            f'<row r="{row}" hidden="1" ht="{row}.5"><c r="AZ{row}"><v>1</v></c></row>'
            for row in range(_FIRST, _FIRST + n)
        ),
    )


def long_namespace(parts: Parts, n: int) -> Parts:
    text = f'<extLst><ext uri="x" xmlns:x="urn:{"x" * n}">{"<x:a/>" * n}</ext></extLst>'
    return _put(parts, SHEET, "</worksheet>", text)


def long_tag(parts: Parts, n: int) -> Parts:
    return _behind(parts, f'<pageMargins left="{"1" * n}"/>')


def own_columns(parts: Parts, n: int) -> Parts:
    """Columns of the bureau's own, each with something in some rows."""
    cells = "".join(_text(f"{column_letters(at)}{{row}}", "x") for at in range(60, 60 + n))
    return rows(parts, 5, cells)


def styles(parts: Parts, n: int) -> Parts:
    return _put(parts, STYLES, "</cellXfs>", '<xf numFmtId="0"/>' * n)


def kinds(parts: Parts, n: int) -> Parts:
    return _put(
        parts,
        TYPES,
        "</Types>",
        "".join(
            f'<Override PartName="/xl/a{at}.xml" ContentType="application/xml"/>' for at in range(n)
        ),
    )


GROWING: Mapping[str, tuple[Growing, int]] = {
    "number format of n letters": (number_format, 200_000),
    "shared formula of n terms in n cells": (shared_formula, 400),
    "n array formulas over empty boxes": (arrays, 1_500),
    "n merges": (merges, 6_000),
    "n combining marks in an answer": (marks, 10_000),
    "n digits in an answer": (digits, 300_000),
    "n words in an answer": (long_text, 60_000),
    "n names": (names, 8_000),
    "a name of n combining marks": (long_name, 10_000),
    "n sheets on one part": (same_sheets, 2_000),
    "n links to shares": (hyperlinks, 5_000),
    "n comments": (comments, 5_000),
    "n comments on one cell": (same_comments, 8_000),
    "n comments, linked n times": (linked_comments, 300),
    "n empty shared strings": (empty_strings, 60_000),
    "n elements in an extension": (extension, 60_000),
    "n validations": (validations, 15_000),
    "n conditional formats": (conditions, 12_000),
    "n definitions of columns": (columns, 15_000),
    "n rows outside the table": (partial(rows, cell=_text("K{row}", "catatan")), 4_000),
    "n rows of one id": (partial(rows, cell=_text("A{row}", "SAMA")), 4_000),
    "n rows of unknown ids": (partial(rows, cell=_text("A{row}", "LAIN{row}")), 4_000),
    "n hidden rows of their own heights": (hidden_rows, 8_000),
    "n elements of a namespace of n letters": (long_namespace, 20_000),
    "a tag of n letters": (long_tag, 8_000_000),
    "n columns of the bureau's own": (own_columns, 3_000),
    "n cell styles": (styles, 30_000),
    "n declared parts": (kinds, 10_000),
}  # fmt: skip
