"""The add-in in English: other texts, and nothing else that is other."""

import re
from pathlib import Path

import pytest
from lxml import etree

from xlsops.addin.build import content, modules, same_addin
from xlsops.addin.english import english_ribbon, in_english
from xlsops.addin.ribbon.xml import ribbon_xml
from xlsops.core.terms.operations import OPERATIONS, Operation
from xlsops.core.terms.told_operations import NAMED, TOLD, english_operations
from xlsops.messages.english.interface.ribbon import BUTTONS, GROUPS, VBA
from xlsops.resources import asset

TEXTS = {"label", "supertip", "tag", "screentip", "keytip"}
LITERAL = re.compile('"((?:[^"\n]|"")*)"')
ENGLISH = english_operations()
INDONESIAN = re.compile(
    r"\b(yang|tidak|belum|sudah|dan|atau|untuk|dengan|pada|dari|ini|bila)\b", re.IGNORECASE
)


def test_usually_the_operations_are_told_in_indonesian() -> None:
    assert TOLD is OPERATIONS
    assert set(NAMED.items()) == {(each.label, each.label) for each in OPERATIONS}


def test_every_button_and_group_has_its_english() -> None:
    assert set(BUTTONS) == {each.command for each in OPERATIONS}
    assert set(GROUPS) == {each.group.value for each in OPERATIONS}


@pytest.mark.parametrize("field", ["label", "keytip", "screentip", "supertip"])
def test_no_english_text_of_a_button_stands_twice_or_is_the_indonesian(field: str) -> None:
    told = [getattr(each, field) for each in ENGLISH]
    assert len(set(told)) == len(told)
    if field != "keytip":
        assert not set(told) & {getattr(each, field) for each in OPERATIONS}


@pytest.mark.parametrize("operation", ENGLISH, ids=lambda each: each.command)
def test_an_english_tip_is_as_long_as_a_tip_may_be_and_english(operation: Operation) -> None:
    tip = operation.supertip
    assert 60 <= len(tip) <= 320
    assert not INDONESIAN.search(tip)


def test_the_english_ribbon_differs_in_what_is_read_only() -> None:
    ours, theirs = (etree.fromstring(each.encode()) for each in (english_ribbon(), ribbon_xml()))
    for one, other in zip(ours.iter(etree.Element), theirs.iter(etree.Element), strict=True):
        both = [
            {key: text for key, text in each.attrib.items() if key not in TEXTS}
            for each in (one, other)
        ]
        assert both[0] == both[1]
        assert set(one.attrib) == set(other.attrib)


def test_the_english_code_differs_in_what_is_read_only() -> None:
    theirs = modules(asset("macros"))
    for ours, other in zip(in_english(theirs), theirs, strict=True):
        assert LITERAL.sub('""', ours.text) == LITERAL.sub('""', other.text)
        told = [text for text in LITERAL.findall(ours.text) if INDONESIAN.search(text)]
        assert told == []


def test_every_text_of_the_code_is_still_said() -> None:
    said = "\n".join(each.text for each in modules(asset("macros")))
    assert [text for text in VBA if text not in said] == []


def test_the_buttons_of_an_english_addin_speak_english() -> None:
    said = "\n".join(each.text for each in in_english(modules(asset("macros"))))
    assert '"from xlsops import english, ribbon; ribbon." & Operation & "()"' in said


def test_an_addin_in_either_language_is_the_one_that_is_built_here(tmp_path: Path) -> None:
    for english in (False, True):
        path = tmp_path / f"{english}.xlam"
        path.write_bytes(content(english=english))
        assert same_addin(path)
    assert content(english=False) != content(english=True)
