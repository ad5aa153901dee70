"""What is told at the computer in English: the guide, the examination, what is refused."""

import ast
import json
from pathlib import Path

import pytest

from tests.messages.english import ROOT, indonesian_in, python
from xlsops.core.terms import guidance
from xlsops.core.terms.operations import OPERATIONS
from xlsops.messages.english.computer import doctor
from xlsops.messages.english.interface.examination import NAMES
from xlsops.messages.english.steps import approval, versions
from xlsops.procedure.status.guiding import INDONESIAN, english_guide, told_guide

TYPED = (
    ("recp",),
    ("status", "--bad"),
    ("recap", "--check"),
    ("new", "x", "--year", "2026", "--quarter", "5"),
    ("new", "x", "--year", "26", "--quarter", "2"),
    ("approve", "--buro", "KEU"),
    ("new", "x"),
    ("status", "tidak-ada"),
    ("collect", "--now", "kemarin"),
    ("trace", "Rekap Setda!H12"),
    ("record", "--plan", "--skip"),
    ("record", "--date", "2026-07-02"),
    ("recap", "--check", "tidak-ada.docx"),
    ("key", "show"),
    ("addin", "status"),
    ("guide",),
    ("doctor",),
)
"""Commands that need no period, most of them refused."""
RUN = """
import contextlib, io, json, sys
from unittest import mock
from xlsops.cli.main import main
told = []
for each in json.loads(sys.argv[1]):
    out = io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
        mock.patch.object(sys, "argv", ["xlsops", *each]),
        contextlib.suppress(SystemExit),
    ):
        main()
    told.append(out.getvalue())
print(json.dumps(told))
"""


def test_every_command_is_answered_in_english(tmp_path: Path) -> None:
    told = json.loads(python(RUN, "en_GB.UTF-8", at=tmp_path, arguments=[json.dumps(TYPED)]))
    for command, said in zip(TYPED, told, strict=True):
        assert said.strip(), command
        own = said
        for each in (*command, "tidak-ada"):  # what was typed stands in the answer
            own = own.replace(each, "")
        assert indonesian_in(own) == [], command


def test_the_guide_names_a_command_of_a_step_once() -> None:
    for step in told_guide().data["steps"]:
        assert len(step["commands"]) == len(set(step["commands"])), step["name"]


def test_what_stands_open_and_what_changed_is_told_in_english_alone() -> None:
    assert approval.still_open("KEU", 1, 0, "galat", "D1", "?", "!", proposal=False) == (
        "KEU: still open: 1 error; first error D1: ? !"
    )
    told = versions.became("K8", "Realisasi", "", "4"), versions.version(2, "b.xlsx", "1 Juli 2026")
    assert told == ('K8 (Realisasi): from blank to "4"', "version 2 (b.xlsx, 1 Juli 2026)")
    assert doctor.megabytes("72.384") == "72,384 MB"


def test_the_english_guide_tells_the_same_steps_and_troubles() -> None:
    ours = english_guide()
    assert [each[2] for each in ours.steps] == [each[2] for each in guidance.STEPS_TOLD]
    assert len(ours.headings) == len(INDONESIAN.headings)
    assert len(ours.troubles) == len(guidance.TROUBLES)
    labels = {each.label for each in OPERATIONS}
    pressed = {word for step in ours.steps for word in step[2].split(", ")}
    assert set(ours.others) == pressed - labels
    for (_, _, theirs), (_, _, english) in zip(guidance.TROUBLES, ours.troubles, strict=True):
        assert [each for each in theirs.split() if each.startswith("--")] == [
            each for each in english.split() if each.startswith("--")
        ]


@pytest.mark.parametrize("module", ["folder", "installation"])
def test_everything_that_is_examined_has_its_english_name(module: str) -> None:
    path = ROOT / "xlsops" / "addin" / "examination" / f"{module}.py"
    named = {
        value.value
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.Assign)
        for target, value in _assigned(each)
        if isinstance(target, ast.Name) and target.id == "name" and isinstance(value, ast.Constant)
    }
    assert len(named) > 5
    assert named <= set(NAMES)


def _assigned(node: ast.Assign) -> list[tuple[ast.expr, ast.expr]]:
    """Return each name of an assignment with what it is given."""
    (target,) = node.targets
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        return list(zip(target.elts, node.value.elts, strict=True))
    return [(target, node.value)]
