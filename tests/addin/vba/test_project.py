"""The VBA project: its lists agree with each other, and a bad module never gets in."""

import struct

import pytest

from tests.addin.reading import Compound, decompress, records, vba_modules
from tests.addin.vba.test_compression import SHIPPED, shipped
from xlsops.addin.vba.project import Module, ModuleKind, ModuleTextError, module, vba_project

BOOK = module('Attribute VB_Name = "ThisWorkbook"\n', ModuleKind.WORKBOOK)
SHEET = module('Attribute VB_Name = "Sheet1"\n', ModuleKind.WORKSHEET)
CODE = module('Attribute VB_Name = "Code"\r\nSub Main()\r\nEnd Sub\r\n', ModuleKind.STANDARD)
CLASS = module(
    "VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1  'True\nEND\n"
    'Attribute VB_Name = "Thing"\nAttribute VB_GlobalNameSpace = False\n'
    "Attribute VB_Exposed = True\nPublic Size As Long\n",
    ModuleKind.CLASS,
)
ALL = (BOOK, SHEET, CODE, CLASS)


def streams(name: str = "Proyek") -> dict[str, bytes]:
    return Compound(vba_project(name, ALL)).streams


def unveiled(text: str) -> tuple[int, bytes]:
    """The key and data behind a veiled value, by [MS-OVBA] 2.4.3.3."""
    data = bytes.fromhex(text)
    seed, version, key = data[0], data[0] ^ data[1], data[0] ^ data[2]
    assert version == 2
    plain, out = key, []
    for number in range(3, len(data)):
        plain = data[number] ^ (data[number - 2] + plain & 0xFF)
        out.append(plain)
    body = bytes(out[(seed & 6) // 2 :])
    (length,) = struct.unpack_from("<I", body)
    assert len(body) == 4 + length
    return key, body[4:]


def test_every_list_of_the_project_names_the_same_modules() -> None:
    held = streams()
    names = [each.name for each in ALL]
    assert [found.name for found in vba_modules(held)] == names
    assert (
        held["PROJECTwm"]
        == b"".join(name.encode() + b"\0" + name.encode("utf-16-le") + b"\0\0" for name in names)
        + b"\0\0"
    )
    assert sorted(key for key in held if key.startswith("VBA/")) == sorted(
        ["VBA/dir", "VBA/_VBA_PROJECT", *(f"VBA/{name}" for name in names)]
    )
    lines = held["PROJECT"].decode().split("\r\n")
    assert lines[1:6] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Module=Code",
        "Class=Thing",
        'Name="Proyek"',
    ]
    assert [line.partition("=")[0] for line in lines[lines.index("[Workspace]") + 1 : -1]] == names


def test_nothing_is_compiled_and_every_text_starts_at_the_first_byte() -> None:
    held = streams()
    assert held["VBA/_VBA_PROJECT"].hex() == "cc61ffff000100"
    listed = records(decompress(held["VBA/dir"]))
    assert {data for number, data in listed if number == 0x31} == {bytes(4)}
    assert not [name for name in held if "SRP" in name]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_projects_are_laid_out_the_same_way(name: str) -> None:
    theirs = shipped(name)
    ours = streams()
    assert theirs["VBA/_VBA_PROJECT"] == ours["VBA/_VBA_PROJECT"]
    # References and documentation differ from project to project, so the rest is compared.
    ids = [number for number, _ in records(decompress(theirs["VBA/dir"]))]
    mine = [number for number, _ in records(decompress(ours["VBA/dir"]))]
    assert ids[:14] == mine[:14]
    assert ids[ids.index(0x0F) : ids.index(0x19)] == mine[mine.index(0x0F) : mine.index(0x19)]
    start, mine_start = ids.index(0x19), mine.index(0x19)
    assert ids[start : start + 9] == mine[mine_start : mine_start + 9]
    assert ids[-2:] == mine[-2:]


def test_the_project_is_neither_protected_nor_locked_nor_hidden() -> None:
    lines = streams()["PROJECT"].decode().split("\r\n")
    values = dict(line.split("=", 1) for line in lines if line.startswith(("CMG", "DPB", "GC")))
    identity = lines[0].removeprefix("ID=").strip('"')
    key = sum(map(ord, identity)) & 0xFF
    assert {name: unveiled(value.strip('"')) for name, value in values.items()} == {
        "CMG": (key, bytes(4)),
        "DPB": (key, bytes(1)),
        "GC": (key, b"\xff"),
    }


def test_the_same_unveiling_reads_a_shipped_project() -> None:
    text = shipped(SHIPPED[1])["PROJECT"].decode("cp1252")
    identity = text.split("\r\n")[0].removeprefix("ID=").strip('"')
    veiled = next(line for line in text.split("\r\n") if line.startswith("CMG"))[5:-1]
    assert unveiled(veiled) == (sum(map(ord, identity)) & 0xFF, bytes(4))


def test_documents_and_classes_carry_the_attributes_of_their_class() -> None:
    texts = {each.name: each.text for each in vba_modules(streams())}
    assert texts["ThisWorkbook"].split("\r\n") == [
        'Attribute VB_Name = "ThisWorkbook"',
        'Attribute VB_Base = "0{00020819-0000-0000-C000-000000000046}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = True",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = True",
        "",
    ]
    assert texts["Thing"].split("\r\n") == [
        'Attribute VB_Name = "Thing"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
        "Attribute VB_GlobalNameSpace = False",
        "Attribute VB_Creatable = False",
        "Attribute VB_PredeclaredId = False",
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = False",
        "Public Size As Long",
        "",
    ]
    assert texts["Code"] == 'Attribute VB_Name = "Code"\r\nSub Main()\r\nEnd Sub\r\n'


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("a" * 32, "", "31"),
        ("CODE", "", "taken"),
        ("proyek", "", "taken"),
        ("Long", "'" * 1024 + "\n", "1023"),
        ("Return", "a\rb\n", "carriage"),
    ],
)
def test_a_module_that_breaks_a_rule_is_refused(name: str, text: str, rule: str) -> None:
    with pytest.raises(ModuleTextError, match=rule):
        vba_project("Proyek", (CODE, Module(name, ModuleKind.STANDARD, text)))


def test_names_and_lines_of_the_greatest_length_are_taken() -> None:
    longest = Module("a" * 31, ModuleKind.STANDARD, "'" * 1023 + "\n")
    found = vba_modules(Compound(vba_project("Proyek", (longest,))).streams)
    assert [(each.name, each.text) for each in found] == [("a" * 31, "'" * 1023 + "\r\n")]


def test_a_letter_outside_the_code_page_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        vba_project("Proyek", (Module("Code", ModuleKind.STANDARD, "' \u2713\n"),))


def test_a_text_without_a_name_is_no_module() -> None:
    with pytest.raises(ModuleTextError, match="VB_Name"):
        module("Sub Main()\nEnd Sub\n", ModuleKind.STANDARD)
