"""Files that should not be taken, and odd ones that should, each made here as bytes.

The names follow the fault catalogue: c container, p package, x XML, l size.
"""

import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.files.parts import (
    BOOK, HEADER, LINKS, MAIN, OFFICE, PACKAGE, ROOT, ROWS, SHEET, SHEETML, STRINGS, STYLES, TYPES,
    Entry, deflated, entries, forged, lying, override, packed, relationship, sheet_part, strings_part, valid,
    with_extra, with_part, with_rows,
)  # fmt: skip
from xlsops.core.outcomes import Reason

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_GOOD = packed(valid())
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LINK_END, _TYPE_END = "</Relationships>", "</Types>"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Case:
    """One file: its name in the catalogue, how it is made, and why it is refused if it is."""

    name: str
    make: Callable[[], bytes]
    reason: Reason | None
    says: str = ""

    def __str__(self) -> str:
        return self.name


def all_cases() -> tuple[Case, ...]:
    """Every file of the catalogue, in its order."""
    return (*container_cases(), *package_cases(), *markup_cases(), *size_cases())


def container_cases() -> Iterator[Case]:
    """C1 to C10: what stands around the parts."""
    yield from (
        Case(name, lambda data=data: data, reason, says)  # type: ignore[misc]
        for name, data, reason, says in (
            ("c01 empty", b"", Reason.KOSONG, "0 byte"),
            ("c02 half", _GOOD[: len(_GOOD) // 2], Reason.RUSAK, "hilang atau terpotong"),
            ("c03 no end record", _GOOD[:-22], Reason.RUSAK, "hilang atau terpotong"),
            ("c04 a hundred bytes", _GOOD[:100], Reason.RUSAK, ""),
            ("c05 all zero", bytes(4_000), Reason.RUSAK, "nol"),
            ("c06 tail zero", _GOOD[:-900] + bytes(900), Reason.RUSAK, ""),
            ("c08 html", b"<html><table><tr><td>1</td></tr></table>", Reason.FORMAT, "HTML"),
            ("c08 html doctype", b"\n<!DOCTYPE HTML>\n<p>", Reason.FORMAT, "HTML"),
            ("c08 mhtml", b"MIME-Version: 1.0\r\nX: y\r\n", Reason.FORMAT, "MHTML"),
            ("c09 csv", b"kode;nilai\r\n1;2,5\r\n", Reason.FORMAT, "CSV"),
            ("c09 utf-16 text", "kode\tnilai\n".encode("utf-16"), Reason.FORMAT, "CSV"),
            ("c10 png", b"\x89PNG\r\n\x1a\n" + bytes(90), Reason.FORMAT, "PNG"),
            ("c10 jpeg", b"\xff\xd8\xff\xe0" + bytes(90), Reason.FORMAT, "JPEG"),
            ("c10 gif", b"GIF89a" + bytes(90), Reason.FORMAT, "GIF"),
            ("c10 bmp", b"BM\x10\x00\x00\x00" + bytes(90), Reason.FORMAT, "BMP"),
            ("c10 webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", Reason.FORMAT, "WebP"),
            ("c10 heic", b"\x00\x00\x00\x18ftypheic" + bytes(9), Reason.FORMAT, "gambar"),
            ("c11 pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Reason.FORMAT, "PDF"),
            ("c12 sylk", b"ID;PWXL;N;E\nC;Y1;X1;K1\n", Reason.FORMAT, "SYLK"),
            ("c14 rar", b"Rar!\x1a\x07\x01\x00", Reason.FORMAT, "RAR"),
            ("c14 gzip", b"\x1f\x8b\x08" + bytes(30), Reason.FORMAT, "gzip"),
            ("c14 shortcut", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(9), Reason.FORMAT, "pintasan"),
            ("c15 encrypted", _compound("EncryptedPackage"), Reason.SANDI, "kata sandi"),
            ("c16 flat xml", _flat_xml(), Reason.FORMAT, "XML Spreadsheet 2003"),
            ("c16 other xml", b"<?xml version='1.0'?><a/>", Reason.FORMAT, "XML"),
            ("c16 flat ods", _flat_ods(), Reason.FORMAT, ".fods"),
            ("c17 xls", _compound("Workbook"), Reason.FORMAT, ".xls"),
            ("c17 xls 95", _compound("Book"), Reason.FORMAT, ".xls"),
            ("c17 xls biff2", b"\x09\x00\x04\x00\x02\x00\x10\x00", Reason.FORMAT, ".xls"),
            ("c17 doc", _compound("WordDocument"), Reason.FORMAT, "Word"),
            ("c17 ppt", _compound("PowerPoint Document"), Reason.FORMAT, "PowerPoint"),
            ("c17 msg", _compound("__substg1.0_"), Reason.FORMAT, "Outlook"),
            ("c17 other compound", _COMPOUND, Reason.FORMAT, "Office lama"),
            ("c18 junk before", b"\x00\x01junk" + _GOOD, Reason.RUSAK, "di depan"),
            ("c18 mail before", b"X-Mailer: a\n" + _GOOD, Reason.RUSAK, "di depan"),
            ("c19 junk after", _GOOD + b"\x00" * 40, None, ""),
            ("c20 noise", bytes(range(256)), Reason.RUSAK, "tidak dikenali"),
        )
    )
    yield Case("c07 flipped byte", _flipped, Reason.RUSAK, "CRC")
    yield Case("c07 bad deflate", _bad_deflate, Reason.RUSAK, "tidak dapat dibuka")
    yield Case("c07 cut deflate", lambda: _deflate_tail(-3), Reason.RUSAK, "terpotong")
    yield Case("c07 deflate and more", lambda: _deflate_tail(3), Reason.RUSAK, "terpotong")
    yield Case("c13 docx", _docx, Reason.BUKAN_BUKU_KERJA, "Word")
    yield Case("c13 pptx", lambda: _other_main("presentationml.presentation"),
               Reason.BUKAN_BUKU_KERJA, "PowerPoint")  # fmt: skip
    yield Case("c14 other zip", lambda: packed({"a.txt": "a"}), Reason.BUKAN_BUKU_KERJA, "ZIP")
    yield Case("c14 empty zip", lambda: forged([]), Reason.RUSAK, "terpotong")
    yield Case("c17 zip encrypted", lambda: lying(SHEET, flags=1), Reason.SANDI, "kata sandi")
    yield Case("c21 xlsb", lambda: _other_main("", "application/vnd.ms-excel.sheet.binary."
               "macroEnabled.main"), Reason.FORMAT, ".xlsb")  # fmt: skip
    yield Case("c22 ods", _ods, Reason.FORMAT, ".ods")
    yield Case("c22 odt", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
               Reason.BUKAN_BUKU_KERJA, ".odt")  # fmt: skip
    yield Case("c23 xltx", lambda: _other_main("spreadsheetml.template"), Reason.FORMAT, ".xltx")
    yield Case("c24 method", lambda: lying(SHEET, method=12), Reason.TIDAK_AMAN, "pemampatan")
    yield Case("c25 zip64 locator", _zip64, Reason.TIDAK_AMAN, "ZIP64")
    yield Case("c25 zip64 size", lambda: lying(SHEET, size=0xFFFFFFFF), Reason.TIDAK_AMAN, "ZIP64")
    yield Case("c26 two directories", _two_directories, Reason.TIDAK_AMAN, "ganda")
    yield Case("c27 count lies", lambda: forged(entries(valid()), 3), Reason.TIDAK_AMAN, "jumlah")
    yield Case("c28 crc lies", lambda: lying(SHEET, crc=1), Reason.RUSAK, "CRC")
    yield Case("c29 bad name", _bad_name, Reason.RUSAK, "nama")


def package_cases() -> Iterator[Case]:
    """P1 to P9: which parts there are, and what they are tied to."""
    for name in ("../a.xml", "/etc/a.xml", "C:\\a.xml", "xl\\a.xml", "xl/../../a.xml", "c:a.xml"):
        yield Case(f"p01 {name}", lambda name=name: packed(valid() | {name: "<a/>"}),  # type: ignore[misc]
                   Reason.TIDAK_AMAN, "menunjuk ke luar")  # fmt: skip
    again = Entry(SHEET, sheet_part("").encode())
    loud = Entry(SHEET.upper(), sheet_part("").encode())
    yield Case("p02 twice", lambda: forged([*entries(valid()), again]), Reason.TIDAK_AMAN, "dua")
    yield Case("p03 by case", lambda: forged([*entries(valid()), loud]), Reason.TIDAK_AMAN, "dua")
    yield Case("p03 local name", lambda: lying(SHEET, local_name="xl/worksheets/sheet2.xml"),
               Reason.TIDAK_AMAN, "bernama ganda")  # fmt: skip
    for part in (BOOK, LINKS, SHEET, STRINGS, STYLES, ROOT, "docProps/custom.xml"):
        yield Case(f"p04 without {part}", lambda part=part: _without(part), Reason.RUSAK, "hilang")  # type: ignore[misc]
    yield Case("p04 without types", lambda: _without(TYPES), Reason.RUSAK, "hilang")
    yield Case("p05 no sheet link", lambda: packed(
        with_part(LINKS, relationship(1, "worksheet", "worksheets/sheet1.xml"), "")
    ), Reason.RUSAK, "Isian")  # fmt: skip
    yield Case("p05 no main link", lambda: packed(
        with_part(ROOT, relationship(1, "officeDocument", BOOK), "")
    ), Reason.RUSAK, "tidak ditunjuk")  # fmt: skip
    for part, kind in ((SHEET, "worksheet"), (BOOK, "sheet.main")):
        yield Case(f"p06 untyped {kind}", lambda part=part, kind=kind: packed(  # type: ignore[misc]
            with_part(TYPES, override(part, f"{SHEETML}.{kind}+xml"), "")
        ), Reason.RUSAK, "tidak dinyatakan")  # fmt: skip
    yield from _index_cases()
    yield from _macro_cases()
    yield from _outside_cases()
    yield from _sheet_list_cases()


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
        ("p08 small letters", '<row r="1"><c r="a1"><v>1</v></c></row>'),
    ):
        yield Case(name, lambda rows=rows: packed(with_rows(rows)), Reason.RUSAK)  # type: ignore[misc]
    yield Case("p09 no strings", lambda: packed(
        with_part(LINKS, relationship(2, "sharedStrings", "sharedStrings.xml"), "")
    ), Reason.RUSAK, "di luar daftar")  # fmt: skip


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
        yield Case(f"p10 xls{kind[0]}m", lambda kind=kind: _other_main(  # type: ignore[misc]
            "", f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml"
        ), Reason.MAKRO, "makro")  # fmt: skip


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
        yield Case(name, lambda part=part, kind=kind: packed(with_extra(part, "<a/>", kind)),  # type: ignore[misc]
                   Reason.TAUTAN_LUAR, "terhubung")  # fmt: skip
    for kind, target, reason in (
        ("image", "http://127.0.0.1/a.png", Reason.TAUTAN_LUAR),
        ("image", "\\\\server\\share\\a.png", Reason.TAUTAN_LUAR),
        ("attachedTemplate", "file:///c:/a.xltm", Reason.TAUTAN_LUAR),
        ("externalLinkPath", "b.xlsx", Reason.TAUTAN_LUAR),
        ("hyperlink", "\\\\server\\share", Reason.TAUTAN_LUAR),
        ("hyperlink", "file://server/share", Reason.TAUTAN_LUAR),
        ("hyperlink", "file:////server/share", Reason.TAUTAN_LUAR),
        ("hyperlink", "https://example.go.id/", None),
        ("hyperlink", "mailto:a@example.go.id", None),
        ("hyperlink", "file:///C:/a.xlsx", None),
    ):
        yield Case(f"p12 {kind} {target}", lambda kind=kind, target=target: packed(  # type: ignore[misc]
            valid() | {"xl/worksheets/_rels/sheet1.xml.rels": _links(
                relationship(1, kind, target, "External")
            )}
        ), reason)  # fmt: skip


def _sheet_list_cases() -> Iterator[Case]:
    sheet = '<sheet name="Isian" sheetId="1" r:id="rId1"/>'
    second = '<sheet name="{}" sheetId="2" r:id="{}"/>'
    orphan = relationship(9, "worksheet", "worksheets/sheet9.xml")
    for name, parts, reason in (
        ("p13 no sheets", with_part(BOOK, sheet, ""), Reason.RUSAK),
        ("p13 no name", with_part(BOOK, 'name="Isian"', 'name=""'), Reason.RUSAK),
        ("p13 odd state", with_part(BOOK, 'sheetId="1"', 'sheetId="1" state="x"'), Reason.RUSAK),
        ("p13 unlisted sheet", with_part(LINKS, _LINK_END, orphan + _LINK_END), Reason.RUSAK),
        ("p13 shared sheet", with_part(BOOK, sheet, sheet + second.format("B", "rId1")),
         Reason.RUSAK),
        ("p13 sheet is styles", with_part(BOOK, '"rId1"', '"rId3"'), Reason.RUSAK),
        ("p13 same names", with_part(BOOK, sheet, sheet + second.format("ISIAN", "rId2")),
         Reason.TIDAK_AMAN),
        ("p13 xlwings.conf", with_part(BOOK, '"Isian"', '"xlwings.conf"'), Reason.TIDAK_AMAN),
        ("p13 two mains", with_part(ROOT, _LINK_END, relationship(9, "officeDocument", "b.xml")
         + _LINK_END), Reason.TIDAK_AMAN),
        ("p13 two strings", with_part(LINKS, _LINK_END, relationship(9, "sharedStrings",
         "sharedStrings.xml") + _LINK_END), Reason.TIDAK_AMAN),
        ("p13 same link id", with_part(LINKS, '"rId2"', '"rId1"'), Reason.RUSAK),
        ("p13 typed twice", with_part(TYPES, _TYPE_END, override(SHEET, "a/b") + _TYPE_END),
         Reason.RUSAK),
        ("p14 strict link", with_part(ROOT, f"{OFFICE}/officeDocument",
         "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"), Reason.FORMAT),
        ("p14 strict book", with_part(BOOK, MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
         Reason.FORMAT),
        ("p14 strict sheet", with_part(SHEET, MAIN,
         "http://purl.oclc.org/ooxml/spreadsheetml/main"), Reason.FORMAT),
        ("p14 foreign sheet", with_part(SHEET, MAIN, "urn:x"), Reason.RUSAK),
        ("p14 foreign book", with_part(BOOK, MAIN, "urn:x"), Reason.RUSAK),
        ("p14 foreign strings", with_part(STRINGS, MAIN, "urn:x"), Reason.RUSAK),
        ("p15 signed", valid() | {"_xmlsignatures/_rels/origin.sigs.rels": _links(
            relationship(1, "signature", "sig1.xml")
        )}, None),
        ("p15 chart sheet", _with_chart_sheet(), None),
    ):  # fmt: skip
        yield Case(name, lambda parts=parts: packed(parts), reason)  # type: ignore[misc]


def markup_cases() -> Iterator[Case]:
    """X1 to X3: the same faults in every part in turn, read or not."""
    for part in (*valid(), "xl/theme/theme1.xml", "customXml/item1.xml", "xl/comments1.xml"):
        for name, change, reason in (
            ("x01 doctype", _doctype("<!DOCTYPE a>"), Reason.TIDAK_AMAN),
            ("x02 xxe", _doctype('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
             Reason.TIDAK_AMAN),
            ("x02 remote", _doctype('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'),
             Reason.TIDAK_AMAN),
            ("x03 laughs", _doctype(_laughs()), Reason.TIDAK_AMAN),
            ("x04 quadratic", _doctype(f'<!DOCTYPE a [<!ENTITY e "{"x" * 9_000}">]>'),
             Reason.TIDAK_AMAN),
            ("x05 utf-16 doctype", lambda text: _doctype("<!DOCTYPE a>")(text)
             .replace("UTF-8", "UTF-16").encode("utf-16"), Reason.TIDAK_AMAN),
            ("x07 deep", _deep, Reason.RUSAK),
            ("x08 cut", lambda text: text[:-3], Reason.RUSAK),
            ("x08 empty", lambda _text: "", Reason.RUSAK),
            ("x08 two roots", lambda text: text + "<a/>", Reason.RUSAK),
            ("x08 bare ampersand", lambda text: _inside(text, "<a>&b</a>"), Reason.RUSAK),
            ("x09 bad utf-8", lambda text: _inside(text, "<a>~</a>").encode()
             .replace(b"~", b"\xff"), Reason.RUSAK),
            ("x10 control", lambda text: _inside(text, "<a>\x01</a>"), Reason.RUSAK),
            ("x11 bogus coding", lambda text: text.replace("UTF-8", "bogus"), Reason.RUSAK),
            ("x11 utf-7", lambda text: text.replace("UTF-8", "utf-7"), Reason.RUSAK),
            ("x11 shift-jis", lambda text: text.replace("UTF-8", "shift_jis"), Reason.RUSAK),
        ):  # fmt: skip
            yield Case(f"{name} in {part}", lambda part=part, change=change: packed(  # type: ignore[misc]
                _changed(part, change)
            ), reason)  # fmt: skip
    for coding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        yield Case(f"x12 sheet in {coding}", lambda coding=coding: packed(  # type: ignore[misc]
            _changed(SHEET, lambda text: text.replace('encoding="UTF-8" ', "").encode(coding))
        ), None)  # fmt: skip
    yield Case("x12 latin-1 strings", lambda: packed(_changed(STRINGS, lambda text: (
        text.replace("UTF-8", "ISO-8859-1").replace("Jumlah", "Caf\xe9").encode("latin-1")
    ))), None)  # fmt: skip


def size_cases() -> Iterator[Case]:
    """L1 to L5: more than a file may ask for, and much that it may."""
    zeros = bytes(60_000_000)
    for part in (SHEET, "xl/media/a.png"):
        yield Case(f"l01 bomb as {part}", lambda part=part: packed(valid() | {part: zeros}),  # type: ignore[misc]
                   Reason.TERLALU_BESAR, "tidak wajar")  # fmt: skip
    yield Case("l02 many small bombs", lambda: packed(
        valid() | {f"xl/media/{number}.png": bytes(15_000_000) for number in range(4)}
    ), Reason.TERLALU_BESAR, "tidak wajar")  # fmt: skip
    yield Case("l02 declared 200 MB", lambda: lying(SHEET, method=_DEFLATED, size=200_000_000),
               Reason.TERLALU_BESAR, "melewati batas")  # fmt: skip
    yield Case("l03 declares less", lambda: lying(SHEET, method=_DEFLATED, size=50),
               Reason.TIDAK_AMAN, "dipalsukan")  # fmt: skip
    yield Case("l03 declares more", lambda: lying(SHEET, method=_DEFLATED, size=9_000),
               Reason.RUSAK, "CRC")  # fmt: skip
    yield Case("l03 stored sizes", lambda: lying(SHEET, size=50), Reason.TIDAK_AMAN, "dipalsukan")
    yield Case("l03 local size", lambda: lying(SHEET, local_size=5), Reason.TIDAK_AMAN, "dipalsukan")
    yield Case("l04 overlap", lambda: lying(SHEET, offset=0), Reason.TIDAK_AMAN, "bertumpuk")
    yield Case("l04 beyond", lambda: lying(SHEET, offset=900_000), Reason.RUSAK, "terpotong")
    yield Case("l05 60,000 members", _crowd, Reason.TERLALU_BESAR, "60000 bagian")
    yield Case("l06 26 MB", lambda: b"PK\x03\x04" + bytes(26_000_000), Reason.TERLALU_BESAR, "26 MB")
    yield from _odd_but_fine()
    for name, rows in (
        ("l21 row number", '<row r="99999999999"><c r="A1"><v>1</v></c></row>'),
        ("l21 row beyond", '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        ("l21 row zero", '<row r="0"><c r="A0"><v>1</v></c></row>'),
        ("l21 row word", '<row r="x"/>'),
        ("l21 column beyond", '<row r="1"><c r="XFE1"><v>1</v></c></row>'),
        ("l21 column far beyond", '<row r="1"><c r="AAAA1"><v>1</v></c></row>'),
        ("l21 address", '<row r="1"><c r="A99999999999"><v>1</v></c></row>'),
    ):
        yield Case(name, lambda rows=rows: packed(with_rows(rows)), Reason.RUSAK)  # type: ignore[misc]
    for count in ("99999999999", "-1", "x", "9" * 400):
        yield Case(f"l20 {count[:12]} strings", lambda count=count: packed(  # type: ignore[misc]
            with_part(STRINGS, 'uniqueCount="2"', f'uniqueCount="{count}"')
        ), Reason.RUSAK)  # fmt: skip


def _odd_but_fine() -> Iterator[Case]:
    one = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    blank_rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 60_001))
    wide = "".join(f'<c r="{_letters(n)}1" s="1"/>' for n in range(1, 16_385))
    links = "".join(f'<hyperlink ref="A{n}" location="A1"/>' for n in range(1, 20_001))
    columns = "".join(f'<col min="1" max="{n}" hidden="1"/>' for n in range(1, 16_385))
    squares = " ".join(f"A{n}" for n in range(1, 20_001))
    for name, parts in (
        ("l07 ghost cell", with_rows(one + far)),
        ("l08 styled rows", with_rows(blank_rows)),
        ("l09 styled columns", with_rows(f'<row r="1">{wide}</row>')),
        ("l10 lying dimension", with_rows(one, '<dimension ref="A1:XFD1048576"/>')),
        ("l11 whole merge", with_rows(one, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/>'
         "</mergeCells>")),
        ("l12 many links", with_rows(one, "", f"<hyperlinks>{links}</hyperlinks>")),
        ("l13 many squares", with_rows(one, "", '<dataValidations><dataValidation sqref="'
         f'{squares}"/></dataValidations>')),
        ("l14 many styles", with_rows(one, styles=_many_styles())),
        ("l15 many names", with_part(BOOK, "</workbook>", _many_names() + "</workbook>")),
        ("l16 greatest column", with_rows(one, '<cols><col min="1" max="2147483647" hidden="1"/>'
         "</cols>")),
        ("l17 overlapping columns", with_rows(one, f"<cols>{columns}</cols>")),
        ("l18 long text", with_rows(one, strings=strings_part(f"<si><t>{'x' * 1_000_000}</t></si>"))),
        ("l19 nested formula", with_rows(f'<row r="1"><c r="A1"><f>{"(" * 20_000}1{")" * 20_000}'
         "</f><v>1</v></c></row>")),
    ):  # fmt: skip
        yield Case(name, lambda parts=parts: packed(parts), None)  # type: ignore[misc]


def _compound(stream: str) -> bytes:
    return _COMPOUND + stream.encode("utf-16-le") + bytes(100)


def _flat_xml() -> bytes:
    return (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )


def _flat_ods() -> bytes:
    return b'<?xml version="1.0"?><o:d xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'


def _flipped() -> bytes:
    data = packed(valid(), _STORED)
    at = data.index(b"12.5")
    return data[:at] + b"72.5" + data[at + 4 :]


def _bad_deflate() -> bytes:
    at = _GOOD.index(SHEET.encode()) + len(SHEET)
    return _GOOD[:at] + b"\xff\xff\xff\xff" + _GOOD[at + 4 :]


def _deflate_tail(change: int) -> bytes:
    """The valid workbook whose sheet is packed with bytes lost or added at its end."""
    raw = deflated(sheet_part(ROWS).encode())
    raw = raw[:change] if change < 0 else raw + bytes(change)
    return lying(SHEET, method=_DEFLATED, raw=raw)


def _docx() -> bytes:
    return packed({
        TYPES: f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
        + override("word/document.xml", _WORD) + "</Types>",
        ROOT: _links(relationship(1, "officeDocument", "word/document.xml")),
        "word/document.xml": "<a/>",
    })  # fmt: skip


def _other_main(family: str, kind: str = "") -> bytes:
    kind = kind or f"application/vnd.openxmlformats-officedocument.{family}.main+xml"
    return packed(with_part(TYPES, f"{SHEETML}.sheet.main+xml", kind))


def _ods() -> bytes:
    return packed({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<a/>", "content.xml": "<a/>",
    })  # fmt: skip


def _zip64() -> bytes:
    return forged(entries(valid()), before_end=b"PK\x06\x07" + bytes(16))


def _two_directories() -> bytes:
    """A second end record, of an empty directory, hidden in the comment of the first."""
    data = forged(entries(valid()))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0, 0, 0, len(data), 0)
    return data[:-2] + struct.pack("<H", len(end)) + end


def _bad_name() -> bytes:
    data = forged([*entries(valid()), Entry("xl/~~~~.xml", b"<a/>")])
    return data.replace(b"~~~~", b"\xff" * 4)


def _without(part: str) -> bytes:
    return packed({name: content for name, content in valid().items() if name != part})


def _links(*elements: str) -> str:
    return f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{"".join(elements)}{_LINK_END}'


def _with_chart_sheet() -> dict[str, str | bytes]:
    sheet = '<sheet name="Grafik" sheetId="2" r:id="rId9"/></sheets>'
    link = relationship(9, "chartsheet", "chartsheets/sheet1.xml") + _LINK_END
    return (
        with_extra("xl/chartsheets/sheet1.xml", "<a/>", f"{SHEETML}.chartsheet+xml")
        | {BOOK: str(with_part(BOOK, "</sheets>", sheet)[BOOK])}
        | {LINKS: str(with_part(LINKS, _LINK_END, link)[LINKS])}
    )


def _changed(part: str, change: Callable[[str], str | bytes]) -> dict[str, str | bytes]:
    text = valid().get(part, f"{HEADER}<a><b>teks</b></a>")
    assert isinstance(text, str)
    return valid() | {part: change(text)}


def _doctype(declaration: str) -> Callable[[str], str]:
    return lambda text: text.replace(HEADER, HEADER + declaration)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]>'


def _inside(text: str, addition: str) -> str:
    """Put markup just before the last closing tag."""
    head, slash, tail = text.rpartition("</")
    return head + addition + slash + tail


def _deep(text: str) -> str:
    return _inside(text, "<a>" * 5_000 + "</a>" * 5_000)


def _crowd() -> bytes:
    return forged(Entry(f"a/{number}", b"") for number in range(60_000))


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _many_styles() -> str:
    xfs = '<xf numFmtId="0"/>' * 200_000
    return f'{HEADER}<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'


def _many_names() -> str:
    names = "".join(f'<definedName name="n{n}">Isian!$A${n}</definedName>' for n in range(1, 100_001))
    return f"<definedNames>{names}</definedNames>"
