"""The table of operations: names, texts and sizes a ribbon can carry."""

import re
from itertools import groupby

import pytest

from xlsops.core.terms.guidance import STEPS_TOLD
from xlsops.core.terms.operations import ALL_STEPS, IMAGES, OPERATIONS, Operation, RibbonGroup, Size
from xlsops.core.terms.steps import Step

DESIGN = {
    "open",
    "record",
    "formats",
    "distribute",
    "collect",
    "validate",
    "decide",
    "return",
    "approve",
    "hand-over",
    "recap",
    "documents",
    "status",
    "verify",
    "doctor",
    "remind",
    "carry",
    "trace",
    "guide",
}
"""The commands of the design's table."""

each = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.command)


def test_the_commands_are_those_of_the_design() -> None:
    assert {o.command for o in OPERATIONS if not o.typed} == DESIGN
    assert {o.command: o.typed for o in OPERATIONS if o.typed} == {
        "next-finding": "findings",
        "previous-finding": "findings",
        "try-rule": "rules test",
        "cell-history": "history",
        "compare": "diff",
        "selftest": "rules selftest",
    }


def test_names_derive_from_the_command() -> None:
    names = {o.command: (o.function, o.callback, o.control) for o in OPERATIONS}
    assert names["hand-over"] == ("hand_over", "XlsOps_HandOver", "xlsops_hand_over")
    assert names["return"] == ("return_", "XlsOps_Return", "xlsops_return_")
    assert names["open"] == ("open", "XlsOps_Open", "xlsops_open")
    assert names["next-finding"][0] == "next_finding"


@pytest.mark.parametrize("field", ["command", "label", "function", "callback", "control", "image"])
def test_nothing_stands_twice(field: str) -> None:
    values = [getattr(o, field).lower() for o in OPERATIONS]
    assert len(set(values)) == len(values)


def test_every_key_is_two_letters_and_none_is_typed_for_two_buttons() -> None:
    keys = {operation.keytip: operation.label for operation in OPERATIONS}
    assert len(keys) == len(OPERATIONS)
    assert all(re.fullmatch("[A-Z]{2}", key) for key in keys)
    assert {keys["HK"], keys["PA"], keys["KB"]} == {
        "Himpun Kiriman",
        "Panduan",
        "Kembalikan ke Bagian",
    }


def test_every_group_is_one_run_and_opens_with_its_large_button() -> None:
    runs = [(group, list(run)) for group, run in groupby(OPERATIONS, lambda o: o.group)]
    assert [group for group, _ in runs] == list(RibbonGroup)
    sizes = {group: [o.size for o in run].count(Size.LARGE) for group, run in runs}
    assert sizes == {group: int(group is not RibbonGroup.HELP) for group in RibbonGroup}
    assert all(run[0].size is Size.LARGE for group, run in runs if group is not RibbonGroup.HELP)


@each
def test_the_label_is_short_and_the_tip_is_a_few_sentences(operation: Operation) -> None:
    assert len(operation.label) <= 20
    assert operation.label == operation.label.strip()
    assert 60 <= len(operation.supertip) <= 300
    assert operation.supertip.endswith(".")
    assert "!" not in operation.supertip
    assert "  " not in operation.supertip


@each
def test_the_tip_says_what_is_written_or_that_nothing_is(operation: Operation) -> None:
    assert re.search(r"folder|lembar|Tidak ada yang|tidak ada yang", operation.supertip)
    assert re.search(r"[Tt]idak|tetap utuh", operation.supertip)


@each
def test_the_icon_is_one_office_has(operation: Operation) -> None:
    assert operation.image in IMAGES


def test_no_icon_is_allowed_that_nobody_uses() -> None:
    assert {o.image for o in OPERATIONS} == IMAGES


@each
def test_the_python_name_is_a_name(operation: Operation) -> None:
    assert operation.function.isidentifier()
    assert operation.callback.isidentifier()
    assert operation.callback.isascii()


def test_the_heading_names_the_steps() -> None:
    tips = {o.command: o.screentip for o in OPERATIONS}
    assert tips["collect"] == "Himpun Kiriman (SOP langkah 5, 6, 7)"
    assert tips["status"] == "Segarkan (semua langkah SOP)"
    assert tips["doctor"] == "Periksa Instalasi"


def test_every_step_of_the_procedure_has_an_operation_of_its_own() -> None:
    own = {step for o in OPERATIONS if o.sop_steps != ALL_STEPS for step in o.sop_steps}
    assert own == set(Step)


def test_the_guide_names_every_button_of_a_step() -> None:
    for step, (_, _, buttons, *_) in zip(Step, STEPS_TOLD, strict=True):
        serving = {
            each.label
            for each in OPERATIONS
            if step in each.sop_steps and each.sop_steps != ALL_STEPS
        }
        assert serving <= set(buttons.split(", ")), step
