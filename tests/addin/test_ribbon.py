"""The ribbon: what is committed is what the table gives, and XML and VBA fit together."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.addin.reading import parts
from xlsops.addin.regenerate import regenerate, texts
from xlsops.addin.ribbon.callbacks import ribbon_bas
from xlsops.addin.ribbon.xml import NAMESPACE, NAMESPACE_2007, groups, ribbon_xml
from xlsops.core.terms.operations import CONTROL_NAME, IMAGES, OPERATIONS, Operation, RibbonGroup
from xlsops.resources import asset

CALLBACKS = ("onAction", "onLoad", "getEnabled", "getSupertip", "getScreentip", "getLabel")
EXCLUSIVE = (
    ("id", "idMso"),
    ("label", "getLabel"),
    ("supertip", "getSupertip"),
    ("enabled", "getEnabled"),
    ("image", "imageMso"),
)
SIGNATURES = {
    "onAction": "control As IRibbonControl",
    "onLoad": "ui As IRibbonUI",
    "getEnabled": "control As IRibbonControl, ByRef returnedVal As Variant",
    "getSupertip": "control As IRibbonControl, ByRef returnedVal As Variant",
}
LONGEST = 1024

each = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.command)


@pytest.fixture(scope="module")
def committed() -> dict[str, str]:
    """The files of ``macros/``."""
    return {path.name: path.read_text(encoding="utf-8") for path in asset("macros").iterdir()}


@pytest.fixture(scope="module")
def root(committed: dict[str, str]) -> etree._Element:
    """The committed ribbon, parsed."""
    return etree.fromstring(committed["customUI14.xml"].encode())


def elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def procedures(text: str) -> dict[str, str]:
    return dict(re.findall(r"^Public Sub (\w+)\((.*)\)$", text, re.MULTILINE))


def test_the_committed_macros_are_what_the_table_gives(committed: dict[str, str]) -> None:
    assert committed == texts()


def test_regenerating_writes_them_with_line_feeds(tmp_path: Path) -> None:
    written = regenerate(tmp_path)
    assert [path.name for path in written] == ["customUI14.xml", "Ribbon.bas", "ThisWorkbook.cls"]
    assert not any(b"\r" in path.read_bytes() for path in written)


def test_every_id_stands_once(root: etree._Element) -> None:
    ids = [element.get("id") for element in elements(root) if element.get("id")]
    assert len(ids) == len(set(map(str.lower, map(str, ids))))


def test_every_group_and_button_has_an_id_and_a_label(root: etree._Element) -> None:
    named = [e for e in elements(root) if etree.QName(e).localname in {"tab", "group", "button"}]
    assert len(named) == 1 + len(RibbonGroup) + len(OPERATIONS)
    assert all(element.get("id") and element.get("label") for element in named)


def test_no_attribute_stands_beside_the_one_it_excludes(root: etree._Element) -> None:
    for element in elements(root):
        for one, other in EXCLUSIVE:
            assert not (element.get(one) and element.get(other)), element.get("id")


def test_every_text_is_short_enough(root: etree._Element) -> None:
    for element in elements(root):
        for name, value in element.attrib.items():
            assert len(value) <= LONGEST, name


def test_every_icon_is_known(root: etree._Element) -> None:
    assert {e.get("imageMso") for e in elements(root) if e.get("imageMso")} <= IMAGES


def test_no_icon_is_one_that_only_word_or_outlook_carries(root: etree._Element) -> None:
    elsewhere = {
        "TableInsert",
        "Reply",
        "AcceptInvitation",
        "ReviewAcceptChange",
        "FileSendForReview",
    }
    assert not IMAGES & elsewhere
    assert not {e.get("imageMso") for e in elements(root)} & elsewhere


def test_no_label_holds_a_sign_the_ribbon_swallows(root: etree._Element) -> None:
    """A single ``&`` underlines the letter behind it instead of being shown."""
    assert [e.get("label") for e in elements(root) if "&" in (e.get("label") or "")] == []


def test_every_callback_exists_with_its_signature(
    root: etree._Element, committed: dict[str, str]
) -> None:
    have = procedures(committed["Ribbon.bas"])
    for element in elements(root):
        for kind in CALLBACKS:
            name = element.get(kind)
            assert name is None or have.get(name) == SIGNATURES[kind], name


def test_every_public_procedure_is_called_by_the_ribbon_or_the_workbook(
    root: etree._Element, committed: dict[str, str]
) -> None:
    called = {e.get(kind) for e in elements(root) for kind in CALLBACKS if e.get(kind)}
    called |= set(re.findall(r"^    (XlsOps_\w+)$", committed["ThisWorkbook.cls"], re.MULTILINE))
    assert set(procedures(committed["Ribbon.bas"])) == called


@each
def test_the_button_the_callback_and_the_function_are_one(
    operation: Operation, root: etree._Element, committed: dict[str, str]
) -> None:
    (button,) = root.xpath(f"//*[@id='{operation.control}']")
    assert button.get("label") == operation.label
    assert button.get("onAction") == operation.callback
    assert button.get("size") == operation.size.value
    assert button.get("screentip") == operation.screentip
    tip = "supertip" if operation.anywhere else "tag"
    assert button.get(tip) == operation.supertip
    assert bool(button.get("getEnabled")) is not operation.anywhere
    body = re.search(rf"Sub {operation.callback}\(.*\)\n(.*)\nEnd Sub", committed["Ribbon.bas"])
    assert body is not None
    assert body[1].strip() == f'Press "{operation.function}", {operation.anywhere}'


@each
def test_the_function_is_a_word_the_launcher_lets_through(operation: Operation) -> None:
    assert re.fullmatch("[a-z_]+", operation.function)


def test_the_groups_stand_in_order() -> None:
    assert groups() == tuple(RibbonGroup)


def test_the_vba_is_plain_ascii_and_small(committed: dict[str, str]) -> None:
    assert committed["Ribbon.bas"].isascii()
    assert committed["ThisWorkbook.cls"].isascii()
    assert len(committed["Ribbon.bas"].splitlines()) <= 60 + 3 * len(OPERATIONS)
    assert max(map(len, committed["Ribbon.bas"].splitlines())) <= 100


def test_every_message_box_is_guarded_and_every_call_goes_through_one_place() -> None:
    text = ribbon_bas()
    assert text.count("RunPython ") == 1
    assert text.index("Obstacle(anywhere) <>") < text.index("RunPython ")
    assert "On Error GoTo Failed" in text
    assert f'book.Names("{CONTROL_NAME}")' in text


def test_both_ribbons_differ_in_the_namespace_only(built: Path) -> None:
    held = parts(built)
    new, old = held["customUI/customUI14.xml"].decode(), held["customUI/customUI.xml"].decode()
    assert new == ribbon_xml()
    assert old == new.replace(NAMESPACE, NAMESPACE_2007)
    assert NAMESPACE not in old
    relations = held["_rels/.rels"].decode()
    assert re.findall(r'/(200\d)/relationships/ui/extensibility" Target="([^"]+)"', relations) == [
        ("2007", "customUI/customUI14.xml"),
        ("2006", "customUI/customUI.xml"),
    ]
