"""The sample office and its answers as values, without a workbook: the same ones on every call."""

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import cycle

from xlsops.core.checks.judge import judge
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import (
    COVER,
    HEADING_ROW,
    KEY_ROW,
    TOTAL_ROW,
    FormTable,
    Layout,
    Line,
    identity_cell,
    marker,
)
from xlsops.core.form.submissions import MissingSheet, Submission, read_submission
from xlsops.core.results.recap import Recap, recap_of
from xlsops.core.spec import tables
from xlsops.core.spec.achievement import Direction
from xlsops.core.spec.reading import read_spec
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import FieldKind, Spec
from xlsops.core.spec.tables import CellKind
from xlsops.core.values.cells import BLANK, Content, Date, Grid, Number, Text, Value
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.structs import replace
from xlsops.resources import asset

RECEIVED = datetime(2026, 7, 8, 3, 0, tzinfo=UTC)
Figures = Mapping[tuple[str, str], Value]
"""Answers by line id and column key; a text stays a text."""

_SHARES = ("1", "0.95", "1.06", "0.88", "1", "0.72", "1.02", "0.98", "1.3", "0.62", "1", "0.45")
_SPENT = ("0.48", "0.41", "0.55", "0.37", "0.5", "0.44", "0.29", "0.52", "0.46")
_DRIVER = "Rencana kerja disusun sejak awal tahun dan dipantau setiap minggu oleh kepala bagian."
_OBSTACLE = "Data dukung dari perangkat daerah terlambat diterima sehingga penyelesaian tertunda."
_FOLLOW_UP = (
    "Melengkapi data dukung dan menyelesaikan sisanya paling lambat minggu ketiga Juli 2026."
)
_EVIDENCE = "Laporan Nomor 050/{number}/411.034/2026 tanggal 30 Juni 2026"


@lru_cache(maxsize=1)
def sample_spec() -> Spec:
    """What the sample office asks for, from the tables the control workbook is built of."""
    spec, faults = read_spec(tuple(sample_grids()))
    assert spec is not None, faults
    return spec


def row_of(code: str) -> int:
    """Return the row of a rule on its sheet."""
    codes = [each.code for each in sample_spec().rules]
    return tables.RULES.first_row + codes.index(code)


def usual_figures(layout: Layout) -> dict[tuple[str, str], Value]:
    """Plausible answers of a bureau: most targets are met, some missed, all explained."""
    quarter = layout.period.number
    start = sum(map(ord, layout.bureau.code))
    shares = cycle(_SHARES[start % len(_SHARES) :] + _SHARES[: start % len(_SHARES)])
    spent = cycle(_SPENT[start % len(_SPENT) :] + _SPENT[: start % len(_SPENT)])
    found: dict[tuple[str, str], Value] = {}
    for number, line in enumerate(layout.indicators.lines, 1):
        if line.frequency.due(quarter):
            found[line.id, f"realisasi_{quarter}"] = Number(_actual(line, quarter, next(shares)))
        found |= _narratives(line, 100 + number)
    for number, line in enumerate(layout.budget.lines, 1):
        if line.asked:
            share = Decimal(next(spent))
            ceiling = line.known_number("pagu") or Decimal(0)
            target = line.known_number("target_k") or Decimal(0)
            before = line.spending[-1] if line.spending else None
            rupiah = max(_whole(ceiling * share), before or Decimal(0))
            found[line.id, f"rp_{quarter}"] = Number(rupiah)
            found[line.id, f"k_{quarter}"] = Number(_whole(target * share / 2))
            found |= _narratives(line, 200 + number)
    return found


def answered(layout: Layout, figures: Figures) -> tuple[Grid, ...]:
    """The sheets of a bureau's form as the reader gives them, filled with these figures."""
    cover: dict[tuple[int, int], Content] = {(1, 1): Content(Text("xlsops:Petunjuk"))}
    identity: dict[str, Value] = {
        "petugas": Text("Petugas Contoh"),
        "nip": Text("199001012015031001"),
        "tanggal_isi": Date(datetime(2026, 7, 7)),  # a cell holds no time zone
    }
    for key, value in identity.items():
        cell = identity_cell(key)
        cover[cell.row, cell.column] = Content(value)
    return (Grid(COVER, cells=cover), *(_sheet(sheet, figures) for sheet in layout.sheets))


def submitted(layout: Layout, figures: Figures) -> Submission:
    """A bureau's submission with these figures."""
    submission = read_submission(layout, answered(layout, figures))
    assert not isinstance(submission, MissingSheet)
    return submission


def sample_recap(
    missing: Collection[str] = ("ORG",),
    figures: Mapping[str, Figures] | None = None,
    spec: Spec | None = None,
) -> Recap:
    """The recap of the sample office; some bureaus missing, figures replaced by bureau code."""
    spec = spec or sample_spec()
    rules, faults = compile_rules(spec, date(2026, 7, 1))
    assert not faults
    layouts = tuple(layout_of(spec, bureau) for bureau in spec.active_bureaus)
    results, findings = {}, {}
    for layout in layouts:
        code = layout.bureau.code
        if code not in missing:
            told = {**usual_figures(layout), **(figures or {}).get(code, {})}
            results[code], findings[code] = judge(submitted(layout, told), spec, rules, RECEIVED)
    return recap_of(spec, layouts, results, findings)


def with_settings(spec: Spec, **changes: object) -> Spec:
    """The same office with other settings."""
    return replace(spec, settings=replace(spec.settings, **changes))  # type: ignore[arg-type]


def sample_grids() -> Iterator[Grid]:
    for table in tables.TABLES:
        cells = {
            (table.heading_row, number): Content(Text(heading.label))
            for number, heading in enumerate(table.columns, 1)
        }
        path = asset("workbook") / "data" / f"{table.key}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            for row, record in enumerate(csv.DictReader(file), table.first_row):
                for number, heading in enumerate(table.columns, 1):
                    if text := record.get(heading.key):
                        cells[row, number] = Content(_value(text, heading.kind))
        yield Grid(table.sheet, cells=cells)


def _value(text: str, kind: CellKind) -> Value:
    if kind in {CellKind.NUMBER, CellKind.MONEY, CellKind.PERCENT}:
        return Number(Decimal(text))
    return Date(datetime.fromisoformat(text)) if kind is CellKind.DATE else Text(text)


def _actual(line: Line, quarter: int, share: str) -> Decimal:
    target = line.targets[quarter - 1] or Decimal(0)
    whole = all(each is None or each == each.to_integral_value() for each in line.targets)
    ratio = 2 - Decimal(share) if line.measure.direction is Direction.NEGATIVE else Decimal(share)
    figure = target * ratio
    if line.unit == "%":
        return min(as_typed(figure), Decimal(100))
    return _whole(figure) if whole and line.unit not in {"Nilai", "Hari"} else as_typed(figure)


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _narratives(line: Line, number: int) -> Iterable[tuple[tuple[str, str], Value]]:
    return {
        (line.id, "pendorong"): Text(_DRIVER),
        (line.id, "penghambat"): Text(_OBSTACLE),
        (line.id, "rtl"): Text(_FOLLOW_UP),
        (line.id, "bukti"): Text(_EVIDENCE.format(number=number)),
        (line.id, "penanggung_jawab"): Text("Kepala Subbagian terkait"),
        (line.id, "keterangan"): Text("Angka dihitung dari register bulanan bagian."),
    }.items()


def _sheet(sheet: FormTable, figures: Figures) -> Grid:
    cells = {(1, 1): Content(Text(marker(sheet.block)))}
    for column in sheet.columns:
        cells[KEY_ROW, column.number] = Content(Text(column.field.key))
        cells[HEADING_ROW, column.number] = Content(Text(column.field.label))
    for key, formula in live.total_formulas(sheet).items():
        cell = sheet.total_cell(key)
        cells[TOTAL_ROW, cell.column] = Content(BLANK, formula, calculated=False)
    for line in sheet.lines:
        for column in sheet.columns:
            key, place = column.field.key, (sheet.row(line.id), column.number)
            if line.asked and column.field.kind is FieldKind.FORMULA:
                cells[place] = Content(BLANK, "0", calculated=False)
            elif line.asked and column.open:
                cells[place] = Content(figures.get((line.id, key), BLANK))
            else:
                cells[place] = Content(line.known.get(key, BLANK))
    return Grid(sheet.name, cells={place: each for place, each in cells.items() if _holds(each)})


def _holds(content: Content) -> bool:
    return content.value != BLANK or content.formula is not None
