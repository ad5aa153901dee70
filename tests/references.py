"""What the formulas of a workbook refer to: their cells, and circles among them."""

import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from tests.calc.oracle import position

Place = tuple[str, int, int]
_RANGE = re.compile(
    r"(?:'((?:[^']|'')+)'|(\w+))?!?\$?([A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?"
)


def formulas(data: bytes) -> dict[Place, str]:
    """Every formula of a workbook by its place."""
    return {
        (sheet.title, cell.row, cell.column): str(getattr(cell.value, "text", cell.value))
        for sheet in load_workbook(BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def faults(data: bytes) -> list[str]:
    """What no formula may be: over a range that ends before it starts, over itself, in a circle."""
    found: list[str] = []
    graph: dict[Place, set[Place]] = {}
    for place, formula in formulas(data).items():
        graph[place] = set()
        for first, last in _ranges(place[0], formula):
            if last[1] < first[1] or last[2] < first[2]:
                found.append(f"{place}: {formula} runs backwards")
            graph[place].update(_cells(first, last))
    return found + _circle(graph)


def _circle(graph: Mapping[Place, set[Place]]) -> list[str]:
    try:
        TopologicalSorter({at: used & graph.keys() for at, used in graph.items()}).prepare()
    except CycleError as error:
        return [f"circle: {error.args[1]}"]
    return []


def _ranges(sheet: str, formula: str) -> Iterator[tuple[Place, Place]]:
    for part in Tokenizer(formula if formula.startswith("=") else f"={formula}").items:
        if part.type != Token.OPERAND or part.subtype != Token.RANGE:
            continue
        match = _RANGE.fullmatch(part.value)
        if match is None:
            continue
        name = (match[1] or match[2] or sheet).replace("''", "'")
        yield (name, *position(match[3])), (name, *position(match[4] or match[3]))


def _cells(first: Place, last: Place) -> Iterator[Place]:
    for row in range(min(first[1], last[1]), max(first[1], last[1]) + 1):
        for column in range(min(first[2], last[2]), max(first[2], last[2]) + 1):
            yield first[0], row, column
