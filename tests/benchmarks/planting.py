"""Mistakes as bureaus make them, planted into answered forms: what and where, so that recall can be told."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from msgspec import Struct

from tests.benchmarks.corpus import is_explained
from tests.ooxml import packed
from xlsops.core.form.layout import FormTable, Layout, Line, identity_cell
from xlsops.core.values.cells import Cell
from xlsops.excel.package.parts import take_apart

_PARTS = {"Petunjuk": 1, "Indikator": 2, "Anggaran": 3}
_HIDDEN = "hidden"
_ERROR = ' t="e"><v>#DIV/0!</v></c>'
_FOR_EACH = 8
_LINES = 12
"""So many lines from the first are taken by other kinds."""
Place = tuple[str, str, int, int]
"""Where a mistake is: bureau, sheet, row, and column, which is 0 where it is a whole row's."""


class Planted(Struct, frozen=True):
    """One mistake: its kind, its cell, and what is written there; a row's has no column."""

    kind: str
    cell: Cell
    written: Decimal | str | None


def planted_in(layout: Layout, quarter: int, number: int) -> tuple[Planted, ...]:
    """Return the mistakes of a bureau, half of all kinds, which half turning with its number."""
    found = tuple(_all(layout, quarter))
    return tuple(
        found[(number + 2 * each) % len(found)] for each in range(min(_FOR_EACH, len(found)))
    )


def places_of(bureau: str, planted: Collection[Planted]) -> set[Place]:
    """Return where the mistakes of a bureau are."""
    return {(bureau, each.cell.sheet, each.cell.row, each.cell.column) for each in planted}


def keep_places(folder: Path, places: Collection[Place]) -> None:
    """Write down where mistakes are."""
    (folder / "planted.json").write_text(json.dumps(sorted(places)), "utf-8")


def places_in(folder: Path) -> set[Place]:
    """Return where mistakes are, as it was written down."""
    return {tuple(each) for each in json.loads((folder / "planted.json").read_text("utf-8"))}


def recall(places: Collection[Place], told: Collection[Place]) -> int:
    """Return of how many places something was told; of a row's, wherever in the row."""
    exact = {(*each[:3], 0) for each in told} | set(told)
    return sum(each in exact for each in places)


def spoiled(form: bytes, planted: Collection[Planted]) -> bytes:
    """Return an answered form with these mistakes in it."""
    parts = take_apart(form)
    for each in planted:
        name = f"xl/worksheets/sheet{_PARTS[each.cell.sheet]}.xml"
        spoil = _cell_written if each.cell.column else _row_spoiled
        parts[name] = spoil(parts[name], each)
    return packed(parts)


def _all(layout: Layout, quarter: int) -> Iterator[Planted]:
    """Yield a mistake of every kind, each on a line of its own."""
    measured, budget = layout.indicators, layout.budget
    due = iter([line for line in measured.lines if line.frequency.due(quarter)])
    percents = [
        each for each in measured.lines[_LINES:] if each.unit == "%" and not is_explained(each)
    ]
    asked = iter([line for line in budget.lines if line.asked and line.known_number("pagu")])
    actual, spent = f"realisasi_{quarter}", f"rp_{quarter}"
    answers: Mapping[str, Decimal | str | None] = {
        "erased": None,
        "nihil": "nihil",
        "n/a": "n/a",
        "ambiguous": "1.234",
        "unit": "50 Orang",
        "negative": Decimal(-3),
        "error": _ERROR,
    }
    for kind, written in answers.items():
        yield _at(kind, measured, next(due), actual, written)
    for line in percents[-1:]:
        yield _at("percent", measured, line, actual, Decimal(104))
    yield _at("formula", measured, next(due), "capaian", Decimal("87.65"))
    yield _at("locked", measured, next(due), f"target_{quarter}", Decimal("2.5"))
    yield _at("evidence", measured, next(due), "bukti", None)
    line = next(asked)
    yield _at("ceiling", budget, line, spent, (line.known_number("pagu") or Decimal(0)) * 2)
    yield _at("cents", budget, next(asked), spent, Decimal("40000000.75"))
    yield _at("rupiah", budget, next(asked), spent, "Rp 40.000.000,00")
    yield Planted("nip", identity_cell("nip"), "19900115 201503 1 000")
    for kind in ("row", _HIDDEN):
        yield Planted(kind, Cell(budget.name, budget.row(next(asked).id), 0), None)


def _at(
    kind: str, sheet: FormTable, line: Line, key: str, written: Decimal | str | None
) -> Planted:
    return Planted(kind, sheet.cell(line.id, key), written)


def _cell_written(part: bytes, planted: Planted) -> bytes:
    address = planted.cell.address.encode()
    match planted.written:
        case None:
            inner = "/>"
        case Decimal() as number:
            inner = f"><v>{number:f}</v></c>"
        case text if text == _ERROR:
            inner = text
        case text:
            inner = f' t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    cell = re.compile(rb'(<c r="%b"(?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)' % address)
    return cell.sub(lambda found: found[1] + inner.encode(), part, count=1)


def _row_spoiled(part: bytes, planted: Planted) -> bytes:
    row = re.compile(rb'(<row r="%d"[^>]*)>(.*?)</row>' % planted.cell.row)
    spoilt = rb'\1 hidden="1">\2</row>' if planted.kind == _HIDDEN else rb"\1></row>"
    return row.sub(spoilt, part, count=1)
