"""A VBA project that holds source text only, written by the rules of [MS-OVBA]."""

import re
import struct
from collections.abc import Sequence
from enum import Enum
from itertools import chain

from msgspec import Struct

from xlsops.addin.vba.compound import compound_file
from xlsops.addin.vba.compression import compress

CODE_PAGE = "cp1252"
NAME_LIMIT = 31
LINE_LIMIT = 1023

_PROJECT_ID = "{5D7B64C0-4C9E-4D0B-9B53-6B696E65726A}"
# Version FFFF: whatever is compiled in here is of no known version, so compile the source.
_FROM_SOURCE = bytes.fromhex("CC61FFFF000100")
_COOKIE = struct.pack("<H", 0xFFFF)
_LIBRARIES = (
    (
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files"
        r"\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)


class ModuleKind(Enum):
    """What a module is: its word in the project list and the class it is made from."""

    WORKBOOK = ("Document", "00020819-0000-0000-C000-000000000046")
    WORKSHEET = ("Document", "00020820-0000-0000-C000-000000000046")
    STANDARD = ("Module", "")
    CLASS = ("Class", "FCFB3D2A-A0FA-1068-A738-08002B3371B5")


class Module(Struct, frozen=True):
    """A module as it stands in the project: its name and its whole text with line feeds."""

    name: str
    kind: ModuleKind
    text: str


class ModuleTextError(ValueError):
    """A module's name or text breaks a rule of the format."""

    def __init__(self, name: str, rule: str) -> None:
        super().__init__(f"module {name}: {rule}")
        self.name = name
        self.rule = rule


def module(text: str, kind: ModuleKind) -> Module:
    """Return the module of a text as the VBA editor exports it, made fit for a project.

    The export's ``VERSION … END`` block is dropped; document and class modules get the
    attributes that tie them to their class.
    """
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    if lines[0].startswith("VERSION "):
        lines = lines[lines.index("END") + 1 :]
    found = re.fullmatch(r'Attribute VB_Name = "(\w+)"', lines[0])
    if not found:
        raise ModuleTextError(lines[0][:NAME_LIMIT], "the first line must be Attribute VB_Name")
    if kind is not ModuleKind.STANDARD:
        exposed = "Attribute VB_Exposed = True" in lines
        rest = [line for line in lines[1:] if not line.startswith(_OWN_ATTRIBUTES)]
        lines = [lines[0], *_class_attributes(kind, exposed=exposed), *rest]
    return Module(found[1], kind, "\n".join(lines) + "\n")


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Return ``vbaProject.bin``: the given modules in the given order, nothing compiled."""
    _check(name, modules)
    streams = {each.name: compress(_encoded(each)) for each in modules}
    return compound_file(
        {
            "VBA": {
                "dir": compress(_directory(name, modules)),
                "_VBA_PROJECT": _FROM_SOURCE,
                **streams,
            },
            "PROJECT": _project_text(name, modules).encode(CODE_PAGE),
            "PROJECTwm": _names(modules),
        }
    )


_OWN_ATTRIBUTES = tuple(
    f"Attribute VB_{name} ="
    for name in (
        "Base",
        "GlobalNameSpace",
        "Creatable",
        "PredeclaredId",
        "Exposed",
        "TemplateDerived",
        "Customizable",
    )
)


def _class_attributes(kind: ModuleKind, *, exposed: bool) -> tuple[str, ...]:
    document = kind is not ModuleKind.CLASS
    return (
        f'Attribute VB_Base = "0{{{kind.value[1]}}}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        f"Attribute VB_PredeclaredId = {document}",
        f"Attribute VB_Exposed = {document or exposed}",
        "Attribute VB_TemplateDerived = False",
        f"Attribute VB_Customizable = {document}",
    )


def _check(project: str, modules: Sequence[Module]) -> None:
    taken = {project.lower()}
    for each in modules:
        if len(each.name) > NAME_LIMIT:
            raise ModuleTextError(each.name, f"a name has at most {NAME_LIMIT} characters")
        if each.name.lower() in taken:
            raise ModuleTextError(each.name, "the name is taken by the project or a module")
        taken.add(each.name.lower())
        if any(len(line) > LINE_LIMIT for line in each.text.split("\n")):
            raise ModuleTextError(each.name, f"a line has at most {LINE_LIMIT} characters")
        if "\r" in each.text:
            raise ModuleTextError(each.name, "a carriage return stands inside a line")


def _encoded(each: Module) -> bytes:
    return each.text.replace("\n", "\r\n").encode(CODE_PAGE)


def _directory(name: str, modules: Sequence[Module]) -> bytes:
    """Return the records of the ``dir`` stream, uncompressed."""
    return b"".join(
        (
            _record(0x01, _long(1)),  # SYSKIND: Windows, 32 bits
            _record(0x02, _long(0x409)),
            _record(0x14, _long(0x409)),
            _record(0x03, struct.pack("<H", 1252)),
            _record(0x04, name.encode(CODE_PAGE)),
            _record(0x05, b""), _record(0x40, b""),
            _record(0x06, b""), _record(0x3D, b""),
            _record(0x07, _long(0)),
            _record(0x08, _long(0)),
            struct.pack("<HIIH", 0x09, 4, 1, 1),  # VERSION: its size field does not count minor
            _record(0x0C, b""), _record(0x3C, b""),
            *chain.from_iterable(_reference(*library) for library in _LIBRARIES),
            _record(0x0F, struct.pack("<H", len(modules))),
            _record(0x13, _COOKIE),
            *chain.from_iterable(_module_records(each) for each in modules),
            _record(0x10, b""),
        )
    )  # fmt: skip


def _reference(name: str, library: str) -> tuple[bytes, ...]:
    text = library.encode(CODE_PAGE)
    return (
        _record(0x16, name.encode(CODE_PAGE)),
        _record(0x3E, name.encode("utf-16-le")),
        _record(0x0D, _long(len(text)) + text + bytes(6)),
    )


def _module_records(each: Module) -> tuple[bytes, ...]:
    narrow, wide = each.name.encode(CODE_PAGE), each.name.encode("utf-16-le")
    return (
        _record(0x19, narrow), _record(0x47, wide),
        _record(0x1A, narrow), _record(0x32, wide),
        _record(0x1C, b""), _record(0x48, b""),
        _record(0x31, _long(0)),  # the text starts at the first byte: nothing compiled before it
        _record(0x1E, _long(0)),
        _record(0x2C, _COOKIE),
        _record(0x21 if each.kind is ModuleKind.STANDARD else 0x22, b""),
        _record(0x2B, b""),
    )  # fmt: skip


def _project_text(name: str, modules: Sequence[Module]) -> str:
    """Return the ``PROJECT`` stream: the list of modules, no protection, no password."""
    lines = (
        f'ID="{_PROJECT_ID}"',
        *(_listed(each) for each in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_veiled(bytes(4), 0x54)}"',
        f'DPB="{_veiled(bytes(1), 0x5A)}"',
        f'GC="{_veiled(bytes([255]), 0x5C)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{each.name}=0, 0, 0, 0, C" for each in modules),
        "",
    )
    return "\r\n".join(lines)


def _listed(each: Module) -> str:
    word = each.kind.value[0]
    return f"{word}={each.name}" + ("/&H00000000" if word == "Document" else "")


def _names(modules: Sequence[Module]) -> bytes:
    """Return the ``PROJECTwm`` stream: every name in the code page and in UTF-16."""
    pairs = (
        each.name.encode(CODE_PAGE) + b"\0" + each.name.encode("utf-16-le") + b"\0\0"
        for each in modules
    )
    return b"".join(pairs) + b"\0\0"


def _veiled(data: bytes, seed: int) -> str:
    """Return data in the obfuscation of [MS-OVBA] 2.4.3.2, its filling bytes zero."""
    key = sum(map(ord, _PROJECT_ID)) & 0xFF
    out = [seed, seed ^ 2, seed ^ key]
    plain = key
    for byte in bytes((seed & 6) // 2) + _long(len(data)) + data:
        out.append(byte ^ ((out[-2] + plain) & 0xFF))
        plain = byte
    return bytes(out).hex().upper()


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _long(number: int) -> bytes:
    return struct.pack("<I", number)
