"""The nine steps are one closed list: nowhere else does a number stand for one of them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import xlsops
from xlsops.core.terms.steps import BY_BUREAU, BY_NUMBER, PREPARING, Step

ROOT = Path(xlsops.__file__).parent
BY_STEP = {"step", "steps", "skipped", "plans", "sop_steps", "_STEPS"}
TAKING = {
    "Action",
    "Entry",
    "StepPlanned",
    "StepRecord",
    "StepRecorded",
    "StepSkipped",
    "SkipRecord",
    "_Order",
    "announced",
    "expected",
    "of",
    "step",
    "told",
    "turn",
}
"""What takes a step as one of its arguments."""
EDGES = {("cli/inputs.py", "step"), ("messages/steps/records.py", "step")}
"""Where a number somebody typed is not yet known to be one of a step."""


def numbers(node: ast.AST | None) -> bool:
    """Tell whether a number stands there itself, or in a row or range of them."""
    match node:
        case ast.Constant(value=bool()):
            return False
        case ast.Constant(value=int()):
            return True
        case ast.Tuple(elts=parts) | ast.Set(elts=parts) | ast.List(elts=parts):
            return any(map(numbers, parts))
        case ast.Slice(lower=lower, upper=upper):
            return numbers(lower) or numbers(upper)
    return False


def named(node: ast.AST) -> str:
    """Return the last name of an expression such as ``state.steps``."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=func):
            return named(func)
    return ""


def told(node: ast.AST) -> bool:
    """Tell whether a number is taken for a step there."""
    match node:
        case ast.Compare(left=left, comparators=others):
            about = any(named(each) in BY_STEP for each in (left, *others))
            return about and any(map(numbers, (left, *others)))
        case ast.Subscript(value=value, slice=key):
            return named(value) in BY_STEP and numbers(key)
        case ast.Call(func=ast.Attribute(value=value, attr="get"), args=args):
            return named(value) in BY_STEP and any(map(numbers, args))
        case ast.Call(func=func, args=args, keywords=words):
            step = any(each.arg == "step" and numbers(each.value) for each in words)
            return step or (named(func) in TAKING and any(map(numbers, args[:2])))
        case ast.BinOp(left=left, right=right):
            return "step" in {named(left), named(right)} and (numbers(left) or numbers(right))
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name in BY_STEP and numbers(value)
        case ast.AnnAssign(target=ast.Name(id=name), annotation=kind):
            return name in BY_STEP and "int" in ast.unparse(kind)
        case ast.arg(arg=name, annotation=ast.AST() as kind):
            return name in BY_STEP and "int" in ast.unparse(kind)
    return False


def literals(root: Path) -> Iterator[str]:
    """Yield every place where a step is a number, as its file and line."""
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            edge = named(getattr(node, "target", node)) or getattr(node, "arg", "")
            if told(node) and (name, edge) not in EDGES:
                yield f"{name}:{getattr(node, 'lineno', 0)} {ast.unparse(node)}"


def test_no_step_is_written_as_a_number() -> None:
    assert list(literals(ROOT)) == []


def test_a_step_written_as_a_number_is_noticed(tmp_path: Path) -> None:
    lines = (
        "steps.get(1)",
        "entry.step == 4",
        "clocks.steps[4:7]",
        "Entry(deed, 4)",
        "x(step=2)",
        "facts.of(8)",
        "4 in facts.skipped",
        "step - 1",
        "_STEPS = (5, 6)",
        "step: int = 0",
        "def f(step: int): pass",
    )
    for number, line in enumerate(lines):
        (tmp_path / f"{number:02}.py").write_text(line, "utf-8")
    assert len(list(literals(tmp_path))) == len(lines)


def test_the_steps_are_those_of_the_procedure() -> None:
    assert [step.number for step in Step] == list(range(1, 10)) == list(BY_NUMBER)
    assert [step.minutes for step in Step] == [15, 30, 15, 60, 480, 480, 480, 15, 480]
    assert sum(step.minutes for step in Step) == 2055
    assert [step.before and step.before.number for step in Step] == [None, *range(1, 9)]
    assert [step.number for step in (*PREPARING, *BY_BUREAU)] == list(range(1, 8))
    assert len({step.label for step in Step}) == len({step.short for step in Step}) == 9
