"""A small valid workbook as named parts of text, and ways to pack parts, honestly or not."""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO

from msgspec import Struct

from xlsops.core.values.structs import replace

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES, ROOT, BOOK = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"
LINKS, SHEET, STRINGS = (
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
)
STYLES, CORE, CUSTOM = "xl/styles.xml", "docProps/core.xml", "docProps/custom.xml"

Parts = dict[str, str | bytes]


def relationship(number: int, kind: str, target: str, mode: str = "") -> str:
    """One relationship element; ``kind`` is the last word of its type."""
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def override(part: str, kind: str) -> str:
    """One content type of a part."""
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def sheet_part(rows: str, before: str = "", after: str = "") -> str:
    """A sheet part around the inside of its ``sheetData``."""
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{HEADER}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{data}</worksheet>'


def strings_part(*items: str) -> str:
    """A shared strings part of ready-made ``<si>`` elements."""
    count = f'count="{len(items)}" uniqueCount="{len(items)}"'
    return f'{HEADER}<sst xmlns="{MAIN}" {count}>{"".join(items)}</sst>'


def styles_part(*formats: int, codes: Mapping[int, str] | None = None) -> str:
    """A styles part whose cell styles have these number formats."""
    known = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
        for number, code in (codes or {}).items()
    )
    xfs = "".join(f'<xf numFmtId="{number}" fontId="0"/>' for number in formats)
    return (
        f'{HEADER}<styleSheet xmlns="{MAIN}"><numFmts>{known}</numFmts>'
        f'<cellXfs count="{len(formats)}">{xfs}</cellXfs></styleSheet>'
    )


ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>12.5</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>B1*2</f><v>25</v></c></row>'
)


def valid() -> Parts:
    """The parts of a small valid workbook with one sheet of four cells."""
    return {
        TYPES: (
            f'{HEADER}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + override(BOOK, f"{SHEETML}.sheet.main+xml")
            + override(SHEET, f"{SHEETML}.worksheet+xml")
            + override(STRINGS, f"{SHEETML}.sharedStrings+xml")
            + override(STYLES, f"{SHEETML}.styles+xml")
            + override(CORE, "application/vnd.openxmlformats-package.core-properties+xml")
            + override(
                CUSTOM, "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            )
            + "</Types>"
        ),
        ROOT: (
            f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">'
            + relationship(1, "officeDocument", BOOK)
            + f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            f'Target="{CORE}"/>' + relationship(3, "custom-properties", CUSTOM) + "</Relationships>"
        ),
        BOOK: (
            f'{HEADER}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Isian" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        LINKS: (
            f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">'
            + relationship(1, "worksheet", "worksheets/sheet1.xml")
            + relationship(2, "sharedStrings", "sharedStrings.xml")
            + relationship(3, "styles", "/xl/styles.xml")
            + "</Relationships>"
        ),
        SHEET: sheet_part(ROWS),
        STRINGS: strings_part("<si><t>Realisasi</t></si>", "<si><t>Jumlah</t></si>"),
        STYLES: styles_part(0, 10),
        CORE: (
            f'{HEADER}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dcterms="http://purl.org/dc/terms/">'
            "<dcterms:modified>2026-07-08T03:04:05Z</dcterms:modified></cp:coreProperties>"
        ),
        CUSTOM: (
            f'{HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
            'docPropsVTypes"><property name="kode" pid="2"><vt:lpwstr>EKON</vt:lpwstr></property>'
            "</Properties>"
        ),
    }


def with_part(name: str, old: str, new: str) -> Parts:
    """The valid parts with a piece of one part replaced; the piece must be there."""
    parts = valid()
    text = parts[name]
    assert isinstance(text, str)
    assert old in text
    return parts | {name: text.replace(old, new, 1)}


def with_rows(rows: str, before: str = "", after: str = "", **changed: str) -> Parts:
    """The valid parts with other rows; ``strings`` and ``styles`` replace those parts."""
    parts = valid() | {SHEET: sheet_part(rows, before, after)}
    names = {"strings": STRINGS, "styles": STYLES}
    return parts | {names[key]: text for key, text in changed.items()}


def with_extra(part: str, content: str | bytes, kind: str) -> Parts:
    """The valid parts and one more, with its content type."""
    return with_part(TYPES, "</Types>", override(part, kind) + "</Types>") | {part: content}


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container of parts, always the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as container:
        for name, content in parts.items():
            container.writestr(zipfile.ZipInfo(name), _bytes(content), method)
    return target.getvalue()


class Entry(Struct, frozen=True):
    """One zip entry with every field free to lie; None stands for the truth."""

    name: str
    content: bytes
    method: int = zipfile.ZIP_STORED
    flags: int = 0
    size: int | None = None
    local_size: int | None = None
    local_name: str | None = None
    packed_size: int | None = None
    crc: int | None = None
    offset: int | None = None
    raw: bytes | None = None


def entries(parts: Mapping[str, str | bytes]) -> list[Entry]:
    """Honest entries of parts."""
    return [Entry(name, _bytes(content)) for name, content in parts.items()]


def lying(name: str, **fields: object) -> bytes:
    """The valid workbook in which the entry of one part has these fields."""
    return forged(
        replace(entry, **fields) if entry.name == name else entry  # type: ignore[arg-type]
        for entry in entries(valid())
    )


def forged(listed: Iterable[Entry], count: int | None = None, before_end: bytes = b"") -> bytes:
    """A zip container written by hand from entries that may lie."""
    body, directory = bytearray(), bytearray()
    true_count = 0
    for entry in listed:
        true_count += 1
        raw = _compressed(entry)
        offset = len(body) if entry.offset is None else entry.offset
        crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
        length = len(raw) if entry.packed_size is None else entry.packed_size
        size = len(entry.content) if entry.size is None else entry.size
        local_size = size if entry.local_size is None else entry.local_size
        name, local = entry.name.encode(), (entry.local_name or entry.name).encode()
        common = struct.pack("<3H", entry.flags | 0x800, entry.method, 0)
        fixed = struct.pack("<H", 33)
        body += b"PK\x03\x04" + struct.pack("<H", 20) + common + fixed
        body += struct.pack("<3L2H", crc, length, local_size, len(local), 0) + local + raw
        directory += b"PK\x01\x02" + struct.pack("<2H", 20, 20) + common + fixed
        directory += struct.pack("<3L5H2L", crc, length, size, len(name), 0, 0, 0, 0, 0, offset)
        directory += name
    total = true_count if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, total, total, len(directory), len(body), 0)
    return bytes(body + directory) + before_end + end


def _compressed(entry: Entry) -> bytes:
    if entry.raw is not None:
        return entry.raw
    return deflated(entry.content) if entry.method == zipfile.ZIP_DEFLATED else entry.content


def deflated(content: bytes) -> bytes:
    """The raw deflate stream of some bytes."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeezer.compress(content) + squeezer.flush()


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def links(*elements: str) -> str:
    return f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{"".join(elements)}</Relationships>'


def other_main(family: str, kind: str = "") -> bytes:
    kind = kind or f"application/vnd.openxmlformats-officedocument.{family}.main+xml"
    return packed(with_part(TYPES, f"{SHEETML}.sheet.main+xml", kind))
