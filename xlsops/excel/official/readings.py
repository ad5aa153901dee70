"""Readings of form workbooks as bytes, so that a template nobody changed is not read by openpyxl each time.

Those of the program's own templates lie beside them; a template is known by the hash of its bytes.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from msgspec.structs import asdict

from xlsops.core.recap.official.workbook import FormWorkbook, ListRow, NamedRows, TemplateCell
from xlsops.core.sheet.sheet import Area
from xlsops.core.sheet.styles import Look

DELIVERED = "bacaan.json"
"""What holds the readings of the templates it lies beside."""


def delivered_readings(books: Mapping[bytes, FormWorkbook]) -> bytes:
    """Return the readings of templates by their bytes as one file."""
    told = {sha256(data).hexdigest(): packed(book) for data, book in books.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def delivered_reading(readings: bytes, template: bytes, file: str) -> FormWorkbook | None:
    """Return the reading of a template; None where it is none of those that were read."""
    told = json.loads(readings).get(sha256(template).hexdigest())
    return None if told is None else unpacked(told, file)


def packed(book: FormWorkbook) -> dict[str, Any]:
    """Return a workbook as JSON can hold it; looks that come again stand once."""
    looks = list(dict.fromkeys(cell.look for cell in book.cells.values()))
    numbers = {look: number for number, look in enumerate(looks)}
    return {
        "sheet": book.sheet,
        "looks": [asdict(look) for look in looks],
        "cells": [[*at, cell.text, numbers[cell.look]] for at, cell in book.cells.items()],
        "widths": list(book.widths.items()),
        "heights": list(book.heights.items()),
        "merges": book.merges,
        "names": [[each.name, each.area] for each in book.names],
        "mapping": [_row(each) for each in book.mapping],
        "added": [_row(each) for each in book.added],
        "added_names": book.added_names,
        "pictures": book.pictures,
        "mapped": book.mapped,
        "over": [[*at, *area] for at, area in book.over.items()],
    }


def unpacked(told: Mapping[str, Any], file: str) -> FormWorkbook:
    """Return the workbook that was packed, under the name of its file."""
    looks = [Look(**each) for each in told["looks"]]
    return FormWorkbook(
        file,
        told["sheet"],
        {
            (row, column): TemplateCell(text, looks[look])
            for row, column, text, look in told["cells"]
        },
        dict(told["widths"]),
        dict(told["heights"]),
        tuple(Area(*each) for each in told["merges"]),
        tuple(NamedRows(name, Area(*area) if area else None) for name, area in told["names"]),
        tuple(map(_list_row, told["mapping"])),
        tuple(map(_list_row, told["added"])),
        tuple(told["added_names"]),
        told["pictures"],
        told["mapped"],
        {(row, column): Area(*area) for row, column, *area in told["over"]},
    )


def _row(row: ListRow) -> list[Any]:
    numbers = [None if each is None else str(each) for each in row.numbers]
    return [row.number, row.texts, numbers]


def _list_row(told: Any) -> ListRow:  # noqa: ANN401 - as JSON gives it
    number, texts, numbers = told
    figures = tuple(None if each is None else Decimal(each) for each in numbers)
    return ListRow(number, tuple(texts), figures)
