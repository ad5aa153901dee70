"""From the control workbook's sheets to a spec, or to all their faults at once."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.achievement import Band, Direction, Measure, Method, NegativeFormula
from xlsops.core.spec.cross_checks import BUILT_IN, condition_of, cross_checks, rule_checks
from xlsops.core.spec.rows import (
    Fault,
    Faults,
    Row,
    chosen,
    in_order,
    listed,
    rows_of,
    text_of,
)  # fmt: skip
from xlsops.core.spec.scale import scale_checks
from xlsops.core.spec.spec import (
    FILE_MEGABYTES,
    FILE_SECONDS,
    Block,
    Bureau,
    Field,
    FieldKind,
    Frequency,
    Holiday,
    Indicator,
    Official,
    Programme,
    Rule,
    RuleState,
    Settings,
    Shown,
    Spec,
)  # fmt: skip
from xlsops.core.spec.time import due_of, hours_of
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.values.cells import Date, Grid, Number, Text
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.periods import Period
from xlsops.core.values.working_time import WIB

__all__ = ["WIB", "read_spec"]
_PAPERS = {"F4": 14, "A4": 9}
_DIGITS = re.compile("[0-9]{1,9}")
_USUAL_QUARTER = 2
_REFERRING = (
    ("indicators", "bureau", "bureaus", "code"), ("programmes", "bureau", "bureaus", "code"),
    ("fields", "choices", "lists", "list"), ("lists", "list", "lists", "list"),
    ("scales", "scale", "scales", "scale"), ("settings", "value", "scales", "scale"),
)  # fmt: skip
"""The columns that name a row of a sheet, which sheet and by which of its columns."""
T = TypeVar("T")


def read_spec(grids: Iterable[Grid]) -> tuple[Spec | None, tuple[Fault, ...]]:
    """Return the spec, or None and every fault of the sheets."""
    by_name = {grid.name: grid for grid in grids}
    faults = Faults()
    rows = {
        table.key: tuple(rows_of(table, by_name.get(table.sheet), faults)) for table in tables.ASKED
    }
    rows = _as_named(rows)
    reader = _Reader(faults)
    settings = _settings(rows["settings"], faults)
    cross_checks(rows, faults)
    rule_checks(rows, settings.period.number if settings else _USUAL_QUARTER, faults)
    if settings is not None:
        scale_checks(rows, settings.scale, faults)
    if settings is None or faults.found:
        return None, in_order(faults.found)
    spec = Spec(
        settings=settings,
        bureaus=tuple(reader.bureau(row) for row in rows["bureaus"]),
        officials=tuple(reader.official(row) for row in rows["officials"]),
        indicators=tuple(reader.indicator(row) for row in rows["indicators"]),
        programmes=tuple(reader.programme(row) for row in rows["programmes"]),
        fields=tuple(reader.field(row) for row in rows["fields"]),
        rules=tuple(reader.rule(row) for row in rows["rules"]),
        scales=_grouped(rows["scales"], "scale", reader.band),
        lists=_grouped(rows["lists"], "list", lambda row: _text(row, "item")),
        holidays=tuple(reader.holiday(row) for row in rows["holidays"]),
        authority=Authority(tuple(reader.authority(row) for row in rows["authority"])),
    )
    return spec, ()


def _as_named(rows: Mapping[str, tuple[Row, ...]]) -> dict[str, tuple[Row, ...]]:
    """Return the rows with every name of another row written as it is where it is first."""
    found = dict(rows)
    for table, key, of_table, of_key in _REFERRING:
        names = tuple(reversed([_text(row, of_key) for row in found[of_table]]))
        found[table] = tuple(_naming(row, key, names) for row in found[table])
    return found


def _naming(row: Row, key: str, names: Sequence[str]) -> Row:
    value = row.values[key]
    scale = row.table is not tables.SETTINGS or _text(row, "key") == "skala"
    if not (scale and isinstance(value, Text)):
        return row
    return replace(row, values={**row.values, key: Text(chosen(value.value, names))})


def _settings(rows: Sequence[Row], faults: Faults) -> Settings | None:
    if faults.unreadable(tables.SETTINGS):
        return None
    by_key = {text_of(row.values["key"]): row for row in rows}
    before = len(faults.found)

    def text(key: str, default: str = "") -> str:
        row = by_key.get(key)
        return default if row is None else text_of(row.values["value"]) or default

    def pick(key: str, choices: Mapping[str, T], default: str) -> T:
        word = chosen(text(key, default), choices)
        if word in choices:
            return choices[word]
        faults.at(by_key[key], "value", messages.spec.setting_unknown(word, ", ".join(choices)))
        return choices[default]

    def number(key: str, default: int | None = None) -> int:
        low, high = tables.SETTING_LIMITS[key]
        word = text(key, "" if default is None else str(default))
        if _DIGITS.fullmatch(word) and low <= int(word) <= high:
            return int(word)
        if key in by_key:
            faults.at(by_key[key], "value", messages.spec.setting_outside(word, low, high))
        else:
            faults.on(tables.SETTINGS.sheet, messages.spec.setting_missing(key))
        return low

    methods = {"per triwulan": Method.SUM, "s.d. triwulan": Method.LAST}
    settings = Settings(
        government=text("pemerintah", "PEMERINTAH KABUPATEN"),
        office=text("perangkat_daerah", "SEKRETARIAT DAERAH"),
        address=text("alamat"),
        place=text("tempat"),
        contact=text("hubungi"),
        procedure=text("prosedur"),
        sop_number=text("nomor_sop"),
        period=Period(number("tahun"), number("triwulan")),
        due=due_of(by_key.get("batas_kirim"), faults),
        negative=pick("rumus_negatif", {item.value: item for item in NegativeFormula}, "A"),
        cap=Decimal(number("batas_capaian", 120)),
        scale=text("skala"),
        output_method=pick("isi_keluaran", methods, "per triwulan"),
        spending_method=pick("isi_anggaran", methods, "s.d. triwulan"),
        paper=pick("kertas", _PAPERS, "F4"),
        sample=pick("data_contoh", {"ya": True, "tidak": False}, "tidak"),
        external_links_refused=pick("tolak_tautan_luar", {"ya": True, "tidak": False}, "tidak"),
        hours=hours_of(by_key, faults),
        file_seconds=number("batas_detik_berkas", FILE_SECONDS),
        file_megabytes=number("batas_mb_berkas", FILE_MEGABYTES),
    )
    return settings if len(faults.found) == before else None


class _Reader:
    """Turns checked rows into values; a row with faults still gives a value."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def bureau(self, row: Row) -> Bureau:
        return Bureau(
            _text(row, "code"),
            _text(row, "name"),
            _text(row, "assistant"),
            _text(row, "active") != "tidak",
            _text(row, "contact"),
        )

    def official(self, row: Row) -> Official:
        keys = ("role", "title", "name", "rank", "nip", "prefix", "key")
        return Official(*(_text(row, key) for key in keys))

    def indicator(self, row: Row) -> Indicator:
        measure = Measure(
            Direction(_text(row, "direction")),
            Method(_text(row, "method")),
            _number(row, "lower"),
            _number(row, "upper"),
        )
        return Indicator(
            _text(row, "id"),
            _text(row, "bureau"),
            _text(row, "objective"),
            _text(row, "name"),
            _text(row, "unit"),
            measure,
            Frequency(_text(row, "frequency")),
            _number(row, "target_year") or Decimal(0),
            tuple(_number(row, keys.target(quarter)) for quarter in range(1, 5)),
            tuple(_number(row, keys.actual(quarter)) for quarter in range(1, 4)),
            _text(row, "key_indicator") == "ya",
            _text(row, "never_falls") == "ya",
        )

    def programme(self, row: Row) -> Programme:
        return Programme(
            _text(row, "code"),
            _text(row, "bureau"),
            _text(row, "level"),
            _text(row, "name"),
            _text(row, "output"),
            _text(row, "unit"),
            target=_number(row, "target"),
            ceiling=_number(row, "ceiling"),
            outputs=tuple(_number(row, keys.output(quarter)) for quarter in range(1, 4)),
            spending=tuple(_number(row, keys.spent(quarter)) for quarter in range(1, 4)),
        )

    def field(self, row: Row) -> Field:
        quarter = _number(row, "quarter")
        return Field(
            Block(_text(row, "block")),
            _text(row, "key"),
            _text(row, "label"),
            FieldKind(_text(row, "kind")),
            _text(row, "editable") == "ya",
            Shown(_text(row, "shown")),
            float(_number(row, "width") or 10),
            None if quarter is None else int(quarter),
            _text(row, "required") == "ya",
            _text(row, "help"),
            _text(row, "choices"),
            _text(row, "recap") or "tidak",
        )

    def rule(self, row: Row) -> Rule:
        condition, severity = condition_of(row), _text(row, "severity")
        return Rule(
            _text(row, "code"),
            "" if severity == "Sesuai kasus" else severity,
            _text(row, "block") or "Semua",
            "" if condition == BUILT_IN else condition,
            _text(row, "field"),
            _text(row, "message"),
            _text(row, "basis"),
            _day(row, "since"),
            _day(row, "until"),
            RuleState(_text(row, "state")),
        )

    def holiday(self, row: Row) -> Holiday:
        return Holiday(_day(row, "date") or date.min, _text(row, "name"), _text(row, "kind"))

    def authority(self, row: Row) -> tuple[Act, tuple[str, ...]]:
        return Act(_text(row, "act")), listed(_text(row, "roles"))

    def band(self, row: Row) -> Band:
        return Band(_number(row, "limit"), _text(row, "inclusive") == "ya", _text(row, "predicate"))


def _text(row: Row, key: str) -> str:
    return text_of(row.values[key])


def _number(row: Row, key: str) -> Decimal | None:
    value = row.values[key]
    return as_typed(value.value) if isinstance(value, Number) else None


def _day(row: Row, key: str) -> date | None:
    value = row.values[key]
    return value.value.date() if isinstance(value, Date) else None


def _grouped(
    rows: Sequence[Row], key: str, make: Callable[[Row], T]
) -> tuple[tuple[str, tuple[T, ...]], ...]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(_text(row, key), []).append(make(row))
    return tuple((name, tuple(items)) for name, items in groups.items())
