"""A closed choice is a member of its enum, a column of the form its name: neither is spelled again."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import xlsops.core
from xlsops.core.terms import column_keys as keys

ROOT = Path(xlsops.core.__file__).parent.parent
ROOMS = ("core", "demo", "excel/form", "excel/control", "procedure")
FOREIGN = {"each.key == 'number'", "part.get_content_maintype() == 'text'"}
"""The key of a heading, and a word of a standard, that look like one of ours."""
OWN_KEYS = frozenset(
    {
        keys.TARGET_SO_FAR,
        keys.ACTUAL_SO_FAR,
        keys.RAW,
        keys.OF_YEAR,
        keys.OUTPUT_ACHIEVED,
        keys.OUTPUT_SO_FAR,
        keys.SPENT_SO_FAR,
        keys.CEILING,
        keys.DRIVER,
        keys.OBSTACLE,
        keys.FOLLOW_UP,
        keys.IN_CHARGE,
        keys.YEAR_TARGET,
        keys.OUTPUT_TARGET,
        *(
            key(quarter)
            for key in (keys.target, keys.actual, keys.output, keys.spent)
            for quarter in range(1, 5)
        ),
    }
)
"""The keys that are no word for anything else."""


def members() -> set[str]:
    """Return the words of every closed choice of the core."""
    names = (each.name for each in pkgutil.walk_packages(xlsops.core.__path__, "xlsops.core."))
    modules = [importlib.import_module(name) for name in names]
    enums = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Enum)
    }
    words = {member.value for each in enums for member in each if isinstance(member.value, str)}
    return {word for word in words if len(word) > 1}


def compared(tree: ast.AST) -> Iterator[tuple[ast.Compare, str]]:
    """Yield every text that something is compared with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for part in (node.left, *node.comparators):
                within = part.elts if isinstance(part, ast.Set | ast.Tuple | ast.List) else [part]
                texts = (each.value for each in within if isinstance(each, ast.Constant))
                yield from ((node, text) for text in texts if isinstance(text, str))


def spelled(root: Path, words: set[str]) -> Iterator[str]:
    """Yield where something is compared with a word of a closed choice, or a key is spelled."""
    for path in sorted(path for room in ROOMS for path in (root / room).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        found = {ast.unparse(node) for node, text in compared(tree) if text in words} - FOREIGN
        yield from (f"{path.relative_to(root)}: {each}" for each in sorted(found))
        if path.name != "column_keys.py":
            texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
            yield from (f"{path.relative_to(root)}: {text!r}" for text in texts if text in OWN_KEYS)


def test_no_closed_choice_is_compared_as_a_text_and_no_key_is_spelled_twice() -> None:
    assert list(spelled(ROOT, members())) == []


def test_a_choice_or_a_key_spelled_again_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    text = 'a = each.level == "Sub Kegiatan"\nb = word in {"Galat", "x"}\nc = line["pagu"]\n'
    (tmp_path / "core" / "a.py").write_text(text, "utf-8")
    assert len(list(spelled(tmp_path, members()))) == 3
