"""Faults P1 to P9: which parts there are, and what they are tied to."""

from collections.abc import Iterator
from functools import partial

from tests.files.xlsx.hostile_case import Case
from tests.files.xlsx.parts import (
    BOOK,
    LINKS,
    MAIN,
    OFFICE,
    ROOT,
    SHEET,
    SHEETML,
    STRINGS,
    STYLES,
    TYPES,
    Entry,
    Parts,
    entries,
    forged,
    links,
    lying,
    other_main,
    override,
    packed,
    relationship,
    sheet_part,
    valid,
    with_extra,
    with_part,
    with_rows,
)
from xlsops.core.terms.refused_files import Reason

_LINK_END, _TYPE_END = "</Relationships>", "</Types>"


def package_cases() -> Iterator[Case]:
    """P1 to P9: which parts there are, and what they are tied to."""
    for name in ("../a.xml", "/etc/a.xml", "C:\\a.xml", "xl\\a.xml", "xl/../../a.xml", "c:a.xml"):
        yield Case(
            f"p01 {name}",
            lambda name=name: packed(valid() | {name: "<a/>"}),  # type: ignore[misc]
            Reason.TIDAK_AMAN,
            "menunjuk ke luar",
        )
    again = Entry(SHEET, sheet_part("").encode())
    loud = Entry(SHEET.upper(), sheet_part("").encode())
    yield Case("p02 twice", lambda: forged([*entries(valid()), again]), Reason.TIDAK_AMAN, "dua")
    yield Case("p03 by case", lambda: forged([*entries(valid()), loud]), Reason.TIDAK_AMAN, "dua")
    yield Case(
        "p03 local name",
        lambda: lying(SHEET, local_name="xl/worksheets/sheet2.xml"),
        Reason.TIDAK_AMAN,
        "bernama ganda",
    )
    for part in (BOOK, LINKS, SHEET, STRINGS, STYLES, ROOT, "docProps/custom.xml"):
        yield Case(f"p04 without {part}", lambda part=part: _without(part), Reason.RUSAK, "hilang")  # type: ignore[misc]
    yield Case("p04 without types", lambda: _without(TYPES), Reason.RUSAK, "hilang")
    yield Case(
        "p05 no sheet link",
        lambda: packed(with_part(LINKS, relationship(1, "worksheet", "worksheets/sheet1.xml"), "")),
        Reason.RUSAK,
        "Isian",
    )
    yield Case(
        "p05 no main link",
        lambda: packed(with_part(ROOT, relationship(1, "officeDocument", BOOK), "")),
        Reason.RUSAK,
        "tidak ditunjuk",
    )
    for part, kind in ((SHEET, "worksheet"), (BOOK, "sheet.main")):
        yield Case(
            f"p06 untyped {kind}",
            lambda part=part, kind=kind: packed(  # type: ignore[misc]
                with_part(TYPES, override(part, f"{SHEETML}.{kind}+xml"), "")
            ),
            Reason.RUSAK,
            "tidak dinyatakan",
        )
    yield Case("p06 untyped strings", _untyped_strings, Reason.RUSAK, "tidak dinyatakan")
    yield Case("p06 other package", _other_package, Reason.BUKAN_BUKU_KERJA, "paket lain")
    yield from _index_cases()
    yield from _macro_cases()
    yield from _outside_cases()
    yield from _sheet_list_cases()
    yield from _power_cases()


def _index_cases() -> Iterator[Case]:
    for name, rows in (
        ("p07 string index", '<row r="1"><c r="A1" t="s"><v>2</v></c></row>'),
        ("p07 negative index", '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
        ("p07 index with comma", '<row r="1"><c r="A1" t="s"><v>1,0</v></c></row>'),
        ("p07 style index", '<row r="1"><c r="A1" s="2"><v>2</v></c></row>'),
        ("p07 style word", '<row r="1"><c r="A1" s="x"><v>2</v></c></row>'),
        ("p08 double cell", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        ("p08 double row", '<row r="1"/><row r="1"><c r="A1"><v>2</v></c></row>'),
        ("p08 other row", '<row r="1"><c r="A2"><v>1</v></c></row>'),
        ("p08 two values", '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'),
        ("p08 two formulas", '<row r="1"><c r="A1"><f>1</f><f>2</f><v>2</v></c></row>'),
        ("p08 cell in no row", '<c r="A1"><v>1</v></c>'),
        ("p08 value in no cell", '<row r="1"><v>1</v></row>'),
        ("p08 bad attribute", '<row r="1"><c r="A1"><f x=1>1</f><v>1</v></c></row>'),
        ("p08 twice the attribute", '<row r="1"><c r="A1"><f a="1" a="1">1</f><v>1</v></c></row>'),
        ("p08 small letters", '<row r="1"><c r="a1"><v>1</v></c></row>'),
    ):
        yield Case(name, lambda rows=rows: packed(with_rows(rows)), Reason.RUSAK)  # type: ignore[misc]
    yield Case(
        "p09 no strings",
        lambda: packed(with_part(LINKS, relationship(2, "sharedStrings", "sharedStrings.xml"), "")),
        Reason.RUSAK,
        "di luar daftar",
    )


def _macro_cases() -> Iterator[Case]:
    office, excel = "application/vnd.ms-office", "application/vnd.ms-excel"
    for name, make in (
        ("p10 vba part", lambda: with_extra("xl/vbaProject.bin", b"x", f"{office}.vbaProject")),
        ("p10 vba other name", lambda: with_extra("xl/a.bin", b"x", f"{office}.vbaProject")),
        ("p10 vba untyped", lambda: valid() | {"xl/vbaProject.bin": b"x"}),
        ("p10 xl4 sheet", lambda: with_extra("xl/a.xml", "<a/>", f"{excel}.macrosheet+xml")),
        ("p10 dialog", lambda: with_extra("xl/dialogsheets/s.xml", "<a/>", "application/xml")),
    ):
        yield Case(name, lambda make=make: packed(make()), Reason.MAKRO, "makro")  # type: ignore[misc]
    for kind in ("sheet", "template", "addin"):
        yield Case(
            f"p10 xls{kind[0]}m",
            lambda kind=kind: other_main(  # type: ignore[misc]
                "", f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml"
            ),
            Reason.MAKRO,
            "makro",
        )


def _outside_cases() -> Iterator[Case]:
    linked = f"{SHEETML}.externalLink+xml"
    for name, part, kind in (
        ("p11 external link", "xl/externalLinks/externalLink1.xml", linked),
        ("p11 moved external link", "xl/a.xml", linked),
        ("p11 connections", "xl/connections.xml", f"{SHEETML}.connections+xml"),
        ("p11 query", "xl/queryTables/q.xml", f"{SHEETML}.queryTable+xml"),
        ("p12 ole", "xl/a.bin", "application/vnd.openxmlformats-officedocument.oleObject"),
        ("p12 embedding", "xl/embeddings/a.docx", "application/x"),
        ("p12 activex", "xl/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"),
        ("p12 rtd", "xl/volatileDependencies.xml", f"{SHEETML}.volatileDependencies+xml"),
    ):
        yield Case(
            name,
            lambda part=part, kind=kind: packed(with_extra(part, "<a/>", kind)),  # type: ignore[misc]
            Reason.TAUTAN_LUAR,
            "terhubung",
        )
    for kind, target, reason in (
        ("image", "http://127.0.0.1/a.png", Reason.TAUTAN_LUAR),
        ("image", "\\\\server\\share\\a.png", Reason.TAUTAN_LUAR),
        ("attachedTemplate", "file:///c:/a.xltm", Reason.TAUTAN_LUAR),
        ("externalLinkPath", "b.xlsx", Reason.TAUTAN_LUAR),
        ("hyperlink", "\\\\server\\share", None),
        ("hyperlink", "file://server/share", None),
        ("hyperlink", "file:////server/share", None),
        ("hyperlink", "https://example.go.id/", None),
        ("hyperlink", "mailto:a@example.go.id", None),
        ("hyperlink", "file:///C:/a.xlsx", None),
    ):
        yield Case(
            f"p12 {kind} {target}",
            lambda kind=kind, target=target: packed(  # type: ignore[misc]
                valid()
                | {
                    "xl/worksheets/_rels/sheet1.xml.rels": links(
                        relationship(1, kind, target, "External")
                    )
                }
            ),
            reason,
        )


def _power_cases() -> Iterator[Case]:
    """Sheets and names that an add-in obeys, in any case, width and state of the sheet."""
    for name in (
        "xlwings.conf",
        "xlsops.conf",
        "XLSOPS.Conf",
        "xlsops.conf ",
        "ｘｌｓｏｐｓ．ｃｏｎｆ",
        "myaddin.conf",
    ):
        yield Case(
            f"p13 sheet {name}",
            partial(packed, with_part(BOOK, '"Isian"', f'"{name}"')),
            Reason.TIDAK_AMAN,
            f"lembar {name} berisi pengaturan program",
        )
    for name in ("modul.py", "Modul.PY"):
        hidden = with_part(BOOK, 'name="Isian"', f'name="{name}" state="veryHidden"')
        yield Case(
            f"p13 sheet {name}",
            partial(packed, hidden),
            Reason.TIDAK_AMAN,
            f"lembar {name} berisi kode program",
        )
    for name in ("xlsops_kendali", "XLSOPS_Kendali"):
        for scope in ("", ' localSheetId="0"'):
            defined = f'<definedNames><definedName name="{name}"{scope}>Isian!$A$1</definedName></definedNames>'
            marked = with_part(BOOK, "</sheets>", f"</sheets>{defined}")
            yield Case(
                f"p13 name {name}{scope}",
                partial(packed, marked),
                Reason.TIDAK_AMAN,
                "nama xlsops_kendali menandainya sebagai Kendali Kinerja",
            )
    for name in ("xlsops.config", "conf", "happy"):
        yield Case(
            f"p13 sheet {name}", partial(packed, with_part(BOOK, '"Isian"', f'"{name}"')), None
        )


def _sheet_list_cases() -> Iterator[Case]:
    sheet = '<sheet name="Isian" sheetId="1" r:id="rId1"/>'
    second = '<sheet name="{}" sheetId="2" r:id="{}"/>'
    orphan = relationship(9, "worksheet", "worksheets/sheet9.xml")
    for name, parts, reason in (
        ("p13 no sheets", with_part(BOOK, sheet, ""), Reason.RUSAK),
        ("p13 no name", with_part(BOOK, 'name="Isian"', 'name=""'), Reason.RUSAK),
        ("p13 odd state", with_part(BOOK, 'sheetId="1"', 'sheetId="1" state="x"'), Reason.RUSAK),
        ("p13 unlisted sheet", with_part(LINKS, _LINK_END, orphan + _LINK_END), Reason.RUSAK),
        (
            "p13 shared sheet",
            with_part(BOOK, sheet, sheet + second.format("B", "rId1")),
            Reason.RUSAK,
        ),
        ("p13 sheet is styles", with_part(BOOK, '"rId1"', '"rId3"'), Reason.RUSAK),
        (
            "p13 same names",
            with_part(BOOK, sheet, sheet + second.format("ISIAN", "rId2")),
            Reason.TIDAK_AMAN,
        ),
        (
            "p13 two mains",
            with_part(ROOT, _LINK_END, relationship(9, "officeDocument", "b.xml") + _LINK_END),
            Reason.TIDAK_AMAN,
        ),
        (
            "p13 two strings",
            with_part(
                LINKS, _LINK_END, relationship(9, "sharedStrings", "sharedStrings.xml") + _LINK_END
            ),
            Reason.TIDAK_AMAN,
        ),
        ("p13 same link id", with_part(LINKS, '"rId2"', '"rId1"'), Reason.RUSAK),
        (
            "p13 typed twice",
            with_part(TYPES, _TYPE_END, override(SHEET, "a/b") + _TYPE_END),
            Reason.RUSAK,
        ),
        (
            "p13 sheet outside",
            with_part(LINKS, "worksheets/sheet1.xml", "file:///c:/a.xml"),
            Reason.RUSAK,
        ),
        (
            "p13 string in string",
            with_part(STRINGS, "<si><t>Jumlah", "<si><si/><t>Jumlah"),
            Reason.RUSAK,
        ),
        (
            "p13 two sheet data",
            with_part(SHEET, "</sheetData>", "</sheetData><sheetData/>"),
            Reason.RUSAK,
        ),
        ("p13 odd column", with_rows("", '<cols><col min="x" max="1"/></cols>'), Reason.RUSAK),
        ("p15 drawing of old", valid() | {"xl/drawings/vmlDrawing1.vml": "<xml><br></xml>"}, None),
        ("p15 long side part", valid() | {"xl/a.xml": f"<a>{'x' * 200_000}</a>"}, None),
        (
            "p14 strict link",
            with_part(
                ROOT,
                f"{OFFICE}/officeDocument",
                "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
            ),
            Reason.FORMAT,
        ),
        (
            "p14 strict book",
            with_part(BOOK, MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
            Reason.FORMAT,
        ),
        (
            "p14 strict sheet",
            with_part(SHEET, MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
            Reason.FORMAT,
        ),
        ("p14 foreign sheet", with_part(SHEET, MAIN, "urn:x"), Reason.RUSAK),
        ("p14 foreign book", with_part(BOOK, MAIN, "urn:x"), Reason.RUSAK),
        ("p14 foreign strings", with_part(STRINGS, MAIN, "urn:x"), Reason.RUSAK),
        (
            "p15 signed",
            valid()
            | {
                "_xmlsignatures/_rels/origin.sigs.rels": links(
                    relationship(1, "signature", "sig1.xml")
                )
            },
            None,
        ),
        ("p15 chart sheet", _with_chart_sheet(), None),
    ):
        yield Case(name, lambda parts=parts: packed(parts), reason)  # type: ignore[misc]


def _untyped_strings() -> bytes:
    """The part is there and linked, but neither its name nor its extension has a type."""
    parts = with_part(TYPES, 'Extension="xml"', 'Extension="x"')
    types = str(parts[TYPES]).replace(override(STRINGS, f"{SHEETML}.sharedStrings+xml"), "")
    return packed(parts | {TYPES: types})


def _other_package() -> bytes:
    return packed({TYPES: valid()[TYPES], ROOT: links(), "visio/document.xml": "<a/>"})


def _without(part: str) -> bytes:
    return packed({name: content for name, content in valid().items() if name != part})


def _with_chart_sheet() -> Parts:
    sheet = '<sheet name="Grafik" sheetId="2" r:id="rId9"/></sheets>'
    link = relationship(9, "chartsheet", "chartsheets/sheet1.xml") + _LINK_END
    return (
        with_extra("xl/chartsheets/sheet1.xml", "<a/>", f"{SHEETML}.chartsheet+xml")
        | {BOOK: str(with_part(BOOK, "</sheets>", sheet)[BOOK])}
        | {LINKS: str(with_part(LINKS, _LINK_END, link)[LINKS])}
    )
