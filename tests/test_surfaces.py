"""One table, four surfaces: what a button can do, a command can, and the other way round."""

import ast
import re
from inspect import Parameter, signature

import pytest
from openpyxl import load_workbook
from typer.main import get_command

from xlsops import ribbon
from xlsops.cli.main import app
from xlsops.core.terms.guidance import TRAIL, TROUBLES
from xlsops.core.terms.operations import ALL_STEPS, OPERATIONS, Operation
from xlsops.files.folders import CONTROL
from xlsops.resources import asset

ONLY_COMMANDS = frozenset({"forms", "new", "demo", "export", "bundle", "addin", "key"})
"""Commands that are no operation on a period's workbook."""

NO_PERIOD = frozenset({"guide"})
"""Commands that say the same of every workbook, so that none is needed."""

ON_THE_OPEN_WORKBOOK = {
    each.command for each in OPERATIONS if not each.typed and not each.anywhere
} - NO_PERIOD


def ribbon_functions() -> set[str]:
    """Return the functions of the ribbon module that are its own."""
    tree = ast.parse(
        (asset("macros").parent / "xlsops" / "ribbon" / "__init__.py").read_text(encoding="utf-8")
    )
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def commands() -> dict[str, set[str]]:
    """Return the options of every command."""
    group = get_command(app)
    return {
        name: {option for each in command.params for option in each.opts}
        for name, command in group.commands.items()  # type: ignore[attr-defined]
    }


def test_the_ribbon_has_exactly_the_functions_of_the_table() -> None:
    assert ribbon_functions() == {each.function for each in OPERATIONS}


def test_the_callbacks_call_exactly_the_functions_of_the_table() -> None:
    text = (asset("macros") / "Ribbon.bas").read_text(encoding="utf-8")
    called = dict(
        re.findall(r'^Public Sub (\w+)\(control.*\)\n +Press "(\w+)"', text, re.MULTILINE)
    )
    assert called == {each.callback: each.function for each in OPERATIONS}


def test_every_operation_has_its_command_and_no_command_is_left_over() -> None:
    group = get_command(app)
    for each in OPERATIONS:
        command = group
        for word in each.words.split():
            command = command.commands[word]  # type: ignore[attr-defined]
    wanted = {each.words.split()[0] for each in OPERATIONS}
    assert set(commands()) - ONLY_COMMANDS == wanted


def test_every_command_on_a_period_also_works_on_the_open_workbook() -> None:
    active = {name for name, options in commands().items() if "--active" in options}
    assert active == ON_THE_OPEN_WORKBOOK


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.command)
def test_a_button_takes_a_workbook_or_none(operation: Operation) -> None:
    (book,) = signature(
        getattr(ribbon, operation.function), follow_wrapped=False
    ).parameters.values()
    assert (book.name, book.default, book.kind) == ("book", None, Parameter.POSITIONAL_OR_KEYWORD)


def test_the_readme_names_every_button_and_command_and_no_other() -> None:
    text = (asset("macros").parent / "README.md").read_text(encoding="utf-8")
    words = {word.strip() for cell in re.findall(r"[^|\n*]+", text) for word in cell.split(",")}
    pair = "Temuan Berikutnya/Sebelumnya"
    assert pair in words
    labels = {each.label for each in OPERATIONS} - {"Temuan Berikutnya", "Temuan Sebelumnya"}
    assert labels - words == set()
    quoted = set(re.findall(r"`(?:xlsops )?([a-z][a-z-]+)(?: [^`]*)?`", text))
    named = {each.words.split()[0] for each in OPERATIONS}
    assert named - quoted == set()
    called = set(re.findall(r"`xlsops ([a-z-]+)", text)) | set(
        re.findall(r"^xlsops ([a-z-]+)", text, re.MULTILINE)
    )
    assert called <= named | ONLY_COMMANDS


@pytest.mark.parametrize(
    "operation",
    [each for each in OPERATIONS if each.sop_steps and each.sop_steps != ALL_STEPS],
    ids=lambda each: each.command,
)
def test_help_and_readme_name_the_same_steps_of_an_operation(operation: Operation) -> None:
    text = (asset("macros").parent / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \|[^|]*\|[^|]*\|([^|]*)\|", text, re.MULTILINE)
    label = re.sub(
        "^Temuan (Berikutnya|Sebelumnya)$", "Temuan Berikutnya/Sebelumnya", operation.label
    )
    told = {int(number) for number, buttons in rows if label in buttons}
    assert told == {step.number for step in operation.sop_steps}


def test_the_readme_and_the_guide_tell_the_same_troubles() -> None:
    text = (asset("macros").parent / "README.md").read_text(encoding="utf-8").replace("`", "")
    for trouble in TROUBLES:
        assert f"| {' | '.join(trouble)} |" in text, trouble
    book = load_workbook(asset("workbook") / CONTROL)
    told = {str(cell.value) for row in book["Panduan"] for cell in row if cell.value}
    assert {word for trouble in TROUBLES for word in trouble} <= told
    assert {f"▪ {each.label}" for each in OPERATIONS} <= told


def test_readme_and_guide_say_alike_what_verifying_finds_and_what_not() -> None:
    text = (asset("macros").parent / "README.md").read_text(encoding="utf-8")
    book = load_workbook(asset("workbook") / CONTROL)
    told = {str(cell.value) for row in book["Panduan"] for cell in row if cell.value}
    for heading, sentence in TRAIL:
        assert f"- **{heading}.** {sentence}" in text
        assert {heading, sentence} <= told
    help_ = get_command(app).commands["verify"].get_short_help_str(400)  # type: ignore[attr-defined]
    verify = next(each for each in OPERATIONS if each.command == "verify")
    for said in (text, verify.supertip, help_):
        assert not re.search(r"verify.{0,40}membuktikan|[Mm]embuktikan bahwa jurnal", said)
    assert "hanya ketahuan bila" in verify.supertip


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.command)
def test_a_command_acts_as_its_button_does(operation: Operation) -> None:
    """One role acts by ribbon and by command alike, unless another is named."""
    command = get_command(app).commands.get(operation.command)  # type: ignore[attr-defined]
    actors = [each.default for each in command.params if "--as" in each.opts] if command else []
    assert set(actors) <= {operation.actor}
    assert bool(actors) is (operation.command in ON_THE_OPEN_WORKBOOK)
