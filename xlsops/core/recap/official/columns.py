"""The columns of a form, named as people speak of them: ``8 K``, ``16``, ``Keterangan``."""

import re
from collections import Counter
from collections.abc import Sequence

from xlsops.core.recap.official.form import FormColumn
from xlsops.core.recap.official.workbook import FormWorkbook
from xlsops.core.values.caseless import caseless

_NUMBER = re.compile(r"\(?\s*(\d{1,2}[a-z]?)\b")
_FEWEST = 4
"""So many columns in a row that count upwards are the row of numbers."""


def plain(text: str) -> str:
    """Return a text in one line without idle spaces."""
    return " ".join(text.split())


def columns_in(
    book: FormWorkbook, heading: tuple[int, int], numbers: int
) -> tuple[FormColumn, ...]:
    """Return the columns below the heading rows; a column without any heading is none."""
    last = max((column for _, column in book.cells), default=0)
    paths = {column: _path(book, heading, column) for column in range(1, last + 1)}
    labels = {column: _label(book, numbers, column) for column in paths}
    shared = Counter(label for column, label in labels.items() if label and paths[column])
    lowest = Counter(caseless(path[-1]) for path in paths.values() if path)
    found = []
    for column, path in paths.items():
        if path:
            name = _name(labels[column], path, shared, lowest)
            found.append(FormColumn(column, name, path))
    return tuple(found)


def number_row_in(book: FormWorkbook) -> int:
    """Return the first row whose cells count the columns from 1 upwards; 0 where there is none."""
    rows = sorted({row for row, _ in book.cells})
    return next((row for row in rows if _counts(book, row)), 0)


def heading_above(book: FormWorkbook, numbers: int) -> tuple[int, int]:
    """Return the rows of headings above the row of numbers: those with texts side by side."""
    first = numbers
    while first > 1 and _side_by_side(book, first - 1):
        first -= 1
    return first, numbers - 1


def _path(book: FormWorkbook, heading: tuple[int, int], column: int) -> tuple[str, ...]:
    texts = (plain(book.text(row, column)) for row in range(heading[0], heading[1] + 1))
    return tuple(dict.fromkeys(filter(None, texts)))


def _label(book: FormWorkbook, numbers: int, column: int) -> str:
    match = _NUMBER.match(book.text(numbers, column).strip()) if numbers else None
    return match[1] if match else ""


def _name(label: str, path: Sequence[str], shared: Counter[str], lowest: Counter[str]) -> str:
    if label:
        return f"{label} {path[-1]}" if shared[label] > 1 else label
    return path[-1] if lowest[caseless(path[-1])] == 1 else " – ".join(path)


def _counts(book: FormWorkbook, row: int) -> bool:
    texts = [
        text for (at, _), cell in sorted(book.cells.items()) if at == row and (text := cell.text)
    ]
    numbers = [match[1] for text in texts if (match := _NUMBER.match(text.strip()))]
    expected = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) >= _FEWEST and len(numbers) == len(texts) and numbers == expected


def _side_by_side(book: FormWorkbook, row: int) -> bool:
    """Tell whether texts stand side by side in a row, or a cell that reaches into it from above."""
    last = max(column for _, column in book.cells)
    texts = {caseless(book.text(row, column)) for column in range(1, last + 1)} - {""}
    return len(texts) > 1
