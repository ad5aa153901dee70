"""Kinerja.xlam, built from the texts in ``macros/`` and the installed xlwings."""

import os
import re
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path

from xlsops import __version__
from xlsops.addin import wheel
from xlsops.addin.english import english_ribbon, in_english
from xlsops.addin.licences import licences
from xlsops.addin.ribbon.xml import ribbon_xml_2007
from xlsops.addin.vba.project import Module, ModuleKind, module, vba_project
from xlsops.errors import FileOpenError, NotWritableError, reason_of
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.messages.message import ENGLISH
from xlsops.resources import asset

NAME = "Kinerja.xlam"
LICENCES = "Kinerja LISENSI.txt"
VBA_NAME = "XlsopsAddin"
WORKBOOK_MODULE = "ThisWorkbook"
SHEET_MODULE = "Sheet1"

_MADE = datetime(2020, 1, 1)  # noqa: DTZ001  a fixed date, the same in every time zone
_WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
_RIBBONS = (
    ("customUI/customUI14.xml", "http://schemas.microsoft.com/office/2007/relationships/ui"),
    ("customUI/customUI.xml", "http://schemas.microsoft.com/office/2006/relationships/ui"),
)


def build(directory: Path) -> Path:
    """Write the add-in and its licences into a folder and return the add-in's path."""
    path = directory / NAME
    replace(path, content())
    replace(directory / LICENCES, licences().encode())
    return path


def content(*, english: bool = ENGLISH) -> bytes:
    """Return the bytes of the add-in; equal sources give equal bytes on every machine."""
    macros = asset("macros")
    ribbon = (macros / "customUI14.xml").read_text(encoding="utf-8")
    ours = modules(macros)
    if english:
        ribbon, ours = english_ribbon(), in_english(ours)
    return _finished(_workbook(vba_project(VBA_NAME, ours)), ribbon)


def same_addin(path: Path) -> bool:
    """Return whether the add-in at a path holds what is built here, in either language; its packing may differ."""
    held = take_apart(path.read_bytes())
    return any(held == take_apart(content(english=each)) for each in (ENGLISH, not ENGLISH))


def modules(macros: Path) -> tuple[Module, ...]:
    """Return the four modules of the project: ours from ``macros/``, then what is xlwings'."""
    sheet = f'Attribute VB_Name = "{SHEET_MODULE}"\n'
    return (
        module(_ascii(macros / "ThisWorkbook.cls"), ModuleKind.WORKBOOK),
        module(sheet, ModuleKind.WORKSHEET),
        module(_ascii(macros / "Ribbon.bas"), ModuleKind.STANDARD),
        *wheel.xlwings_modules(),
    )


def replace(path: Path, data: bytes, workshop: Path | None = None) -> None:
    """Put a file in its place at one stroke; what stands there is whole before and after.

    The workshop is the folder on the same disk where it is written first.
    """
    fresh = (workshop or path.parent) / f".{path.name}.{os.getpid()}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise NotWritableError(path.parent, reason_of(error)) from error
    try:
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        if isinstance(error, PermissionError):
            raise FileOpenError(path) from error
        raise NotWritableError(path.parent, reason_of(error)) from error


def _workbook(project: bytes) -> bytes:
    """Return an ordinary workbook with macros, one sheet that shows the licences."""
    import xlsxwriter  # noqa: PLC0415  only building needs it

    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Kinerja", "author": "xlsops", "created": _MADE})
    book.set_custom_property("xlsops", __version__, "text")
    book.set_custom_property("xlwings", wheel.PINNED, "text")
    sheet = book.add_worksheet("Lisensi")
    sheet.set_column(0, 0, 100)
    for row, line in enumerate(licences().splitlines()):
        sheet.write_string(row, 0, line)
    book.add_vba_project(BytesIO(project), is_stream=True)
    book.set_vba_name(WORKBOOK_MODULE)
    sheet.set_vba_name(SHEET_MODULE)
    book.close()
    return buffer.getvalue()


def _finished(workbook: bytes, ribbon: str) -> bytes:
    """Return the workbook as an add-in: hidden, with its ribbon, without a trace of the clock."""
    parts = take_apart(workbook)
    hidden = "<workbookView ", '<workbookView visibility="veryHidden" '
    ties = "".join(
        f'<Relationship Id="xlsops{number}" Type="{kind}/extensibility" Target="{target}"/>'
        for number, (target, kind) in enumerate(_RIBBONS, 1)
    )
    edits = {
        "[Content_Types].xml": (_WORKBOOK_TYPE, _ADDIN_TYPE),
        "xl/workbook.xml": hidden,
        "_rels/.rels": ("</Relationships>", f"{ties}</Relationships>"),
    }
    parts |= {name: _edited(name, parts[name], *edit) for name, edit in edits.items()}
    for (target, _), text in zip(_RIBBONS, (ribbon, ribbon_xml_2007(ribbon)), strict=True):
        parts[target] = text.encode()
    return put_together(parts, squeezed=False)


def _edited(name: str, part: bytes, old: str, new: str) -> bytes:
    """Return a part in which a text that stands there once is another."""
    text, replaced = re.subn(re.escape(old), lambda _: new, part.decode())
    if replaced != 1:
        message = f"{name} holds {old!r} {replaced} times, not once"
        raise ValueError(message)
    return text.encode()


def _ascii(path: Path) -> str:
    """Return a macro's text; a letter VBA could garble raises."""
    return path.read_text(encoding="ascii")
