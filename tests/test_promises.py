"""Every promise of the README names the tests that prove it, and those tests are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADING = "## Apa yang dijamin, dan bagaimana dibuktikan"
NEXT = "### Yang tidak dijamin"
PROMISES = 18


def rows() -> list[list[str]]:
    """Return the cells of every promise's row."""
    text = (ROOT / "README.md").read_text("utf-8")
    section = text.split(HEADING, 1)[1].split(NEXT, 1)[0]
    lines = [line for line in section.splitlines() if re.match(r"\| \d+ \|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def named_in(path: Path) -> set[str]:
    return {
        each.name
        for each in ast.parse(path.read_text("utf-8")).body
        if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")
    }


def test_every_promise_has_its_row() -> None:
    assert [int(number) for number, _, _ in rows()] == list(range(1, PROMISES + 1))


def test_every_promise_is_proved_by_tests_that_are_there() -> None:
    for number, _, proofs in rows():
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", proofs)
        assert named, number
        assert proofs.count("`") == 2 * len(named), number
        for file, name in named:
            assert name in named_in(ROOT / file), (number, file, name)
