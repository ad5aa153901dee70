"""Faults C1 to C10: what stands around the parts of a workbook, and what is none."""

import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.files.xlsx.hostile_case import Case
from tests.files.xlsx.parts import (
    HEADER,
    PACKAGE,
    ROOT,
    ROWS,
    SHEET,
    TYPES,
    Entry,
    deflated,
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
)
from xlsops.core.terms.refused_files import Reason

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_GOOD = packed(valid())
_MAIL = (
    b"Received: from a.example.id\r\nFrom: a@example.id\r\nSubject: Data\r\n\r\n"
    b'Content-Disposition: attachment; filename="Format HUKUM.xlsx"\r\n\r\nUEsD'
)
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


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
            ("c14 rar", b"Rar!\x1a\x07\x01\x00", Reason.ARSIP, "RAR"),
            ("c14 7z", b"7z\xbc\xaf\x27\x1c" + bytes(30), Reason.ARSIP, "7z"),
            ("c14 gzip", b"\x1f\x8b\x08" + bytes(30), Reason.ARSIP, "gzip"),
            ("c14 tar", bytes([65]) + bytes(256) + b"ustar" + bytes(250), Reason.ARSIP, "TAR"),
            (
                "c30 mail",
                b"MIME-Version: 1.0\nSubject: Data TW2\n\nterlampir",
                Reason.SURAT,
                "surel",
            ),
            ("c30 mail with a form", _MAIL, Reason.SURAT, "lampiran Format HUKUM.xlsx"),
            ("c30 winmail", b"\x78\x9f\x3e\x22" + bytes(30), Reason.SURAT, "winmail.dat"),
            (
                "c30 saved page",
                b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n",
                Reason.FORMAT,
                "MHTML",
            ),
            (
                "c31 rights",
                _compound("EncryptedPackage") + _compound("DRMEncryptedTransform"),
                Reason.HAK_AKSES,
                "Batasi Akses",
            ),
            (
                "c32 google",
                b'{"url": "https://docs.example.id/spreadsheets/1"}',
                Reason.PINTASAN,
                "Google",
            ),
            (
                "c14 shortcut",
                b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(9),
                Reason.PINTASAN,
                "pintasan",
            ),
            ("c15 encrypted", _compound("EncryptedPackage"), Reason.SANDI, "kata sandi"),
            ("c16 flat xml", _flat_xml(), Reason.FORMAT, "XML Spreadsheet 2003"),
            ("c16 other xml", b"<?xml version='1.0'?><a/>", Reason.FORMAT, "XML"),
            ("c16 flat ods", _flat_ods(), Reason.OPENDOCUMENT, ".fods"),
            ("c17 xls", _compound("Workbook"), Reason.FORMAT, ".xls"),
            ("c17 xls 95", _compound("Book"), Reason.FORMAT, ".xls"),
            ("c17 xls biff2", b"\x09\x00\x04\x00\x02\x00\x10\x00", Reason.FORMAT, ".xls"),
            ("c17 doc", _compound("WordDocument"), Reason.FORMAT, "Word"),
            ("c17 ppt", _compound("PowerPoint Document"), Reason.FORMAT, "PowerPoint"),
            ("c17 msg", _compound("__substg1.0_"), Reason.SURAT, "Outlook"),
            ("c17 other compound", _COMPOUND, Reason.FORMAT, "Office lama"),
            ("c18 junk before", b"\x00\x01junk" + _GOOD, Reason.RUSAK, "di depan"),
            ("c18 mail before", b"X-Mailer: a\n" + _GOOD, Reason.RUSAK, "di depan"),
            ("c19 junk after", _GOOD + b"\x00" * 40, None, ""),
            ("c20 noise", bytes(range(256)), Reason.RUSAK, "tidak dikenali"),
        )
    )
    yield Case("c07 flipped byte", _flipped, Reason.RUSAK, "berubah di perjalanan")
    yield Case("c07 bad deflate", _bad_deflate, Reason.RUSAK, "tidak dapat dibuka")
    yield Case("c07 cut deflate", lambda: _deflate_tail(-3), Reason.RUSAK, "terpotong")
    yield Case("c07 deflate and more", lambda: _deflate_tail(3), Reason.RUSAK, "terpotong")
    yield Case("c07 deflate, its end and more", _second_end, Reason.RUSAK, "terpotong")
    yield Case("c13 docx", _docx, Reason.BUKAN_BUKU_KERJA, "Word")
    yield Case(
        "c13 pptx",
        lambda: other_main("presentationml.presentation"),
        Reason.BUKAN_BUKU_KERJA,
        "PowerPoint",
    )
    yield Case("c14 other zip", lambda: packed({"a.txt": "a"}), Reason.ARSIP, "ZIP berisi a.txt")
    for name, parts, says in _archives():
        yield Case(f"c14 {name}", lambda parts=parts: packed(parts), Reason.ARSIP, says)  # type: ignore[misc]
    yield Case(
        "c14 zip with a password",
        lambda: forged([Entry("Format.xlsx", b"x", flags=1)]),
        Reason.ARSIP,
        "Format.xlsx",
    )
    yield Case(
        "c33 numbers",
        lambda: packed({"Index/Document.iwa": "x", "Metadata/a.plist": "x"}),
        Reason.NUMBERS,
        "Ekspor Ke",
    )
    yield Case("c14 empty zip", lambda: forged([]), Reason.RUSAK, "terpotong")
    yield Case("c17 zip encrypted", lambda: lying(SHEET, flags=1), Reason.SANDI, "kata sandi")
    yield Case(
        "c21 xlsb",
        lambda: other_main("", "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        Reason.FORMAT,
        ".xlsb",
    )
    yield Case("c22 ods", _ods, Reason.OPENDOCUMENT, ".ods")
    yield Case(
        "c22 odt",
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
        Reason.BUKAN_BUKU_KERJA,
        ".odt",
    )
    yield Case("c23 xltx", lambda: other_main("spreadsheetml.template"), Reason.FORMAT, ".xltx")
    yield Case("c24 method", lambda: lying(SHEET, method=12), Reason.TIDAK_AMAN, "pemampatan")
    yield Case("c25 zip64 locator", _zip64, Reason.TIDAK_AMAN, "sangat besar")
    yield Case(
        "c25 zip64 size", lambda: lying(SHEET, size=0xFFFFFFFF), Reason.TIDAK_AMAN, "sangat besar"
    )
    yield Case("c26 two directories", _two_directories, Reason.TIDAK_AMAN, "ganda")
    yield Case("c27 count lies", lambda: forged(entries(valid()), 3), Reason.TIDAK_AMAN, "jumlah")
    yield Case("c28 crc lies", lambda: lying(SHEET, crc=1), Reason.RUSAK, "berubah di perjalanan")
    yield Case("c29 bad name", _bad_name, Reason.RUSAK, "nama")


def _archives() -> Iterator[tuple[str, dict[str, str], str]]:
    form = "Format HUKUM TW2 2026.xlsx"
    yield "form in zip", {form: "x"}, f"ZIP berisi {form};"
    yield "form in folder", {"kiriman/": "", f"kiriman/{form}": "x", "kiriman/a.pdf": "x"}, form
    yield (
        "zip of a mac",
        {form: "x", f"__MACOSX/._{form}": "x", ".DS_Store": "x"},
        f"berisi {form};",
    )
    yield "zip of old windows", {f"kiriman\\{form}": "x"}, form
    yield (
        "five forms",
        {f"{n}.xlsx": "x" for n in "abcde"},
        "a.xlsx, b.xlsx, c.xlsx, dan 2 berkas lain",
    )
    yield "odd name", {"{0}\u202e.xlsx": "x"}, "{0}\ufffd.xlsx"
    yield "folder only", {"kiriman/": ""}, "ZIP tanpa isi"


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


def _second_end() -> bytes:
    """The valid workbook whose sheet is packed with length and CRC as a gzip file ends, and more behind."""
    sheet = sheet_part(ROWS).encode()
    end = struct.pack("<2L", zlib.crc32(sheet), len(sheet))
    return lying(SHEET, method=_DEFLATED, raw=deflated(sheet) + end + b"lain")


def _docx() -> bytes:
    return packed(
        {
            TYPES: f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
            + override("word/document.xml", _WORD)
            + "</Types>",
            ROOT: links(relationship(1, "officeDocument", "word/document.xml")),
            "word/document.xml": "<a/>",
        }
    )


def _ods() -> bytes:
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<a/>",
            "content.xml": "<a/>",
        }
    )


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
