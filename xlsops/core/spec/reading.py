"""From the control workbook's sheets to a spec, or to all their faults at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Struct

from xlsops import messages
from xlsops.core.spec import tables
from xlsops.core.spec.accepted_explanations import EMPTY, LONGEST, Explaining
from xlsops.core.spec.achievement import Band, NegativeFormula
from xlsops.core.spec.faults.cross_checks import condition_of, cross_checks, rule_checks
from xlsops.core.spec.faults.scale import scale_checks
from xlsops.core.spec.former_codes import former_checks, former_codes
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.delivered_conditions import BUILT_IN
from xlsops.core.spec.named.indicator_rows import indicator_in
from xlsops.core.spec.named.named_roles import authority_of
from xlsops.core.spec.named.word_scales import in_values, scale_faults, word_scales
from xlsops.core.spec.rows import (
    Fault,
    Row,
    chosen,
    number_of,
    ordered_faults,
    rows_of,
    says_no,
    says_yes,
    split_list,
    text_of,
    unreadable,
)
from xlsops.core.spec.settings import FILE_MEGABYTES, FILE_SECONDS, SETTING_LIMITS, Settings
from xlsops.core.spec.spec import (
    Block,
    Bureau,
    Field,
    FieldKind,
    Holiday,
    Level,
    Official,
    Programme,
    Rule,
    RuleState,
    Spec,
    Total,
    Visibility,
)
from xlsops.core.spec.time import DUE, due_of, hours_of, time_faults
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.suspensions import read_suspensions
from xlsops.core.values.calendar import WIB
from xlsops.core.values.cells import Date, Grid, Text
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

__all__ = ["WIB", "read_spec"]
_DIGITS, _USUAL_QUARTER = re.compile("[0-9]{1,9}"), 2
_REFERRING = (
    ("indicators", "bureau", "bureaus", "code"),
    ("programmes", "bureau", "bureaus", "code"),
    ("fields", "choices", "lists", "list"),
    ("lists", "list", "lists", "list"),
    ("scales", "scale", "scales", "scale"),
    ("settings", "value", "scales", "scale"),
)
"""The columns that name a row of a sheet, which sheet and by which of its columns."""
T = TypeVar("T")


def read_spec(grids: Iterable[Grid]) -> tuple[Spec | None, tuple[Fault, ...]]:
    """Return the spec, or None and every fault of the sheets."""
    by_name = {grid.name: grid for grid in grids}
    read = {table.key: rows_of(table, by_name.get(table.sheet)) for table in tables.ASKED}
    found = [fault for each in read.values() for fault in each.faults]
    rows = _as_named({key: each.rows for key, each in read.items()})
    given = {text_of(row.values["key"]): row for row in rows["settings"]}
    unset = () if unreadable(tables.SETTINGS, found) else tuple(_setting_faults(given))
    settings = None if unset or unreadable(tables.SETTINGS, found) else _settings(given)
    found += unset
    scales = word_scales(rows["lists"])
    found += tuple(scale_faults(rows["indicators"], scales))
    rows["indicators"] = tuple(in_values(row, scales) for row in rows["indicators"])
    found += tuple(cross_checks(rows, found))
    found += tuple(former_checks(rows))
    quarter = settings.period.number if settings else _USUAL_QUARTER
    found += tuple(rule_checks(rows, quarter, found))
    if settings is not None:
        found += tuple(scale_checks(rows, settings.scale, found))
    if settings is None or found:
        return None, ordered_faults(found)
    reader, codes = _Reader(), [_text(row, "code") for row in rows["bureaus"]]
    spec = Spec(
        settings=settings,
        bureaus=tuple(reader.bureau(row) for row in rows["bureaus"]),
        officials=tuple(reader.official(row) for row in rows["officials"]),
        indicators=tuple(indicator_in(row, scales) for row in rows["indicators"]),
        programmes=tuple(reader.programme(row) for row in rows["programmes"]),
        fields=tuple(reader.field(row) for row in rows["fields"]),
        rules=tuple(reader.rule(row, codes) for row in rows["rules"]),
        scales=_grouped(rows["scales"], "scale", reader.band),
        lists=_grouped(rows["lists"], "list", lambda row: _text(row, "item")),
        holidays=tuple(reader.holiday(row) for row in rows["holidays"]),
        authority=authority_of(rows["authority"]),
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
    scale = row.table is not tables.SETTINGS or _text(row, "key") == tables.SCALE
    if not (scale and isinstance(value, Text)):
        return row
    return replace(row, values={**row.values, key: Text(chosen(value.value, names))})


class _Choice(Struct, Generic[T], frozen=True):
    """A setting that is one of some words; where none is written it is the usual one."""

    key: str
    choices: Mapping[str, T]
    usual: str

    def of(self, rows: Mapping[str, Row]) -> T:
        """Return what is chosen."""
        return self.choices[self._word(rows)]

    def faults(self, rows: Mapping[str, Row]) -> Iterator[Fault]:
        """Yield that the word is none of them."""
        word = self._word(rows)
        if word not in self.choices:
            message = messages.spec.setting_unknown(word, ", ".join(self.choices))
            yield rows[self.key].fault("value", message)

    def _word(self, rows: Mapping[str, Row]) -> str:
        return chosen(_setting(rows, self.key, self.usual), self.choices)


class _Count(Struct, frozen=True):
    """A setting that is a whole number within its limits; without a usual one it must be written."""

    key: str
    usual: int | None = None

    def of(self, rows: Mapping[str, Row]) -> int:
        """Return the number."""
        return int(self._word(rows))

    def faults(self, rows: Mapping[str, Row]) -> Iterator[Fault]:
        """Yield that there is no such number."""
        low, high = SETTING_LIMITS[self.key]
        word = self._word(rows)
        if _DIGITS.fullmatch(word) and low <= int(word) <= high:
            return
        if self.key in rows:
            message = messages.spec.setting_outside(word, low, high)
            yield rows[self.key].fault("value", message)
        else:
            message = messages.spec.setting_missing(self.key)
            yield Fault(None, tables.SETTINGS.sheet, message)

    def _word(self, rows: Mapping[str, Row]) -> str:
        return _setting(rows, self.key, "" if self.usual is None else str(self.usual))


_METHODS = {"per triwulan": Method.SUM, "s.d. triwulan": Method.LAST}
_ANSWERS = {tables.YES: True, tables.NO: False}
_YEAR, _QUARTER, _CAP = _Count("tahun"), _Count("triwulan"), _Count("batas_capaian", 120)
_SECONDS = _Count("batas_detik_berkas", FILE_SECONDS)
_MEGABYTES = _Count("batas_mb_berkas", FILE_MEGABYTES)
_NEGATIVE = _Choice("rumus_negatif", {item.value: item for item in NegativeFormula}, "A")
_OUTPUT = _Choice("isi_keluaran", _METHODS, "per triwulan")
_SPENDING = _Choice("isi_anggaran", _METHODS, "s.d. triwulan")
_PAPER = _Choice("kertas", {"F4": 14, "A4": 9}, "F4")
_SAMPLE = _Choice("data_contoh", _ANSWERS, tables.NO)
_NO_LINKS = _Choice("tolak_tautan_luar", _ANSWERS, tables.NO)
_PARTS = _Choice("gabung_kiriman", _ANSWERS, tables.NO)
_LETTERS = _Count("penjelasan_huruf", Explaining().letters)
_WORDS = _Count("penjelasan_kata", Explaining().words)
_BOUND = _Count("penjelasan_batas", Explaining().bound)
_PHRASES = "penjelasan_kosong"
_LIMITED = (
    _YEAR,
    _QUARTER,
    _CAP,
    _LETTERS,
    _WORDS,
    _BOUND,
    _SECONDS,
    _MEGABYTES,
    _NEGATIVE,
    _OUTPUT,
    _SPENDING,
    _PAPER,
    _SAMPLE,
    _NO_LINKS,
    _PARTS,
)


def _setting_faults(rows: Mapping[str, Row]) -> Iterator[Fault]:
    """Yield what is wrong with the settings, given by their keys."""
    for each in _LIMITED:
        yield from each.faults(rows)
    phrases = _setting(rows, _PHRASES)
    if len(phrases) > LONGEST:
        message = messages.spec.setting_too_long(LONGEST, len(phrases))
        yield rows[_PHRASES].fault("value", message)
    yield from time_faults(rows)


def _settings(rows: Mapping[str, Row]) -> Settings:
    """Return settings without a fault, given by their keys."""
    return Settings(
        government=_setting(rows, "pemerintah", "PEMERINTAH KABUPATEN"),
        office=_setting(rows, "perangkat_daerah", "SEKRETARIAT DAERAH"),
        address=_setting(rows, "alamat"),
        place=_setting(rows, "tempat"),
        contact=_setting(rows, "hubungi"),
        procedure=_setting(rows, "prosedur"),
        sop_number=_setting(rows, "nomor_sop"),
        period=Period(_YEAR.of(rows), _QUARTER.of(rows)),
        due=due_of(rows.get(DUE)),
        negative=_NEGATIVE.of(rows),
        cap=Decimal(_CAP.of(rows)),
        scale=_setting(rows, tables.SCALE),
        output_method=_OUTPUT.of(rows),
        spending_method=_SPENDING.of(rows),
        paper=_PAPER.of(rows),
        sample=_SAMPLE.of(rows),
        external_links_refused=_NO_LINKS.of(rows),
        hours=hours_of(rows),
        explaining=Explaining(
            _LETTERS.of(rows),
            _WORDS.of(rows),
            _BOUND.of(rows),
            split_list(_setting(rows, _PHRASES), ";") or EMPTY,
        ),
        parts_joined=_PARTS.of(rows),
        file_seconds=_SECONDS.of(rows),
        file_megabytes=_MEGABYTES.of(rows),
    )


def _setting(rows: Mapping[str, Row], key: str, usual: str = "") -> str:
    """Return what is written beside a setting, else what is usual."""
    return (_text(rows[key], "value") if key in rows else "") or usual


class _Reader:
    """Turns rows without a fault into values."""

    def bureau(self, row: Row) -> Bureau:
        return Bureau(
            _text(row, "code"),
            _text(row, "name"),
            _text(row, "assistant"),
            not says_no(row, "active"),
            _text(row, "contact"),
            former_codes(row),
            _text(row, "channel"),
            _text(row, "assignee"),
        )

    def official(self, row: Row) -> Official:
        keys = ("role", "title", "name", "rank", "nip", "prefix", "key")
        return Official(*(_text(row, key) for key in keys))

    def programme(self, row: Row) -> Programme:
        return Programme(
            _text(row, "code"),
            _text(row, "bureau"),
            Level(_text(row, "level")),
            _text(row, "name"),
            _text(row, "output"),
            _text(row, "unit"),
            target=number_of(row, "target"),
            ceiling=number_of(row, "ceiling"),
            outputs=tuple(number_of(row, keys.output(quarter)) for quarter in range(1, 4)),
            spending=tuple(number_of(row, keys.spent(quarter)) for quarter in range(1, 4)),
        )

    def field(self, row: Row) -> Field:
        quarter = number_of(row, "quarter")
        return Field(
            Block(_text(row, "block")),
            _text(row, "key"),
            _text(row, "label"),
            FieldKind(_text(row, "kind")),
            says_yes(row, "editable"),
            Visibility(_text(row, "shown")),
            float(number_of(row, "width") or 10),
            None if quarter is None else int(quarter),
            says_yes(row, "required"),
            _text(row, "help"),
            _text(row, "choices"),
            Total(_text(row, "recap") or Total.NONE.value),
        )

    def rule(self, row: Row, bureaus: Sequence[str]) -> Rule:
        condition, severity = condition_of(row), _text(row, "severity")
        return Rule(
            _text(row, "code"),
            "" if severity == tables.BY_CASE else severity,
            _text(row, "block") or tables.ALL_BLOCKS,
            "" if condition == BUILT_IN else condition,
            _text(row, "field"),
            _text(row, "message"),
            _text(row, "basis"),
            _day(row, "since"),
            _day(row, "until"),
            RuleState(_text(row, "state")),
            read_suspensions(_text(row, "rests"), bureaus)[0],
            _text(row, "owner"),
            row.number,
            _text(row, "advice"),
        )

    def holiday(self, row: Row) -> Holiday:
        return Holiday(_day(row, "date") or date.min, _text(row, "name"), _text(row, "kind"))

    def band(self, row: Row) -> Band:
        return Band(number_of(row, "limit"), says_yes(row, "inclusive"), _text(row, "predicate"))


def _text(row: Row, key: str) -> str:
    return text_of(row.values[key])


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
