"""What a condition may name of its row that stands in no column, and of the office's settings.

``[Diukur TW ini]``, ``[Tidak Boleh Turun]`` and ``[Triwulan Lalu Lengkap]`` (its figures leave out no
quarter before) are TRUE or FALSE, ``[Realisasi terakhir]`` is the last figure known of the quarters before, ``[Setiap angka]`` each column of figures by itself;
``[isi_anggaran]`` is what ``Pengaturan`` holds.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from xlsops import messages
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import Constant
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.column_names import column_named
from xlsops.core.spec.settings import Settings
from xlsops.core.spec.spec import Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless

_LAST_KNOWN = re.compile(r"(.+?)\s+terakhir", re.IGNORECASE)
_KNOWN_BEFORE = (keys.actual, keys.spent)
SETTINGS = (
    "tahun",
    "triwulan",
    "batas_capaian",
    "isi_keluaran",
    "isi_anggaran",
    "penjelasan_huruf",
    "penjelasan_kata",
    "penjelasan_batas",
)
"""The settings a condition may name."""
_FILLED_AS = {Method.SUM: "per triwulan", Method.LAST: "s.d. triwulan"}
_PLACEHOLDER = Constant(Decimal(1))
"""Stands for a setting while it is not read yet."""


class RowFact(Enum):
    """A truth about a row; the value is its name in a condition."""

    DUE = "Diukur TW ini"
    NEVER_FALLS = "Tidak Boleh Turun"
    COMPLETE = "Triwulan Lalu Lengkap"


class Each(Enum):
    """Columns a condition asks one by one; the value is what stands for each of them."""

    FIGURES = "Setiap angka"
    MONEY = "Setiap rupiah"

    def holds(self, field: Field) -> bool:
        """Tell whether a column is one of them."""
        return field.kind is FieldKind.MONEY if self is Each.MONEY else field.kind.numeric


_FACTS = {caseless(each.value): each for each in RowFact}
_EACH = {caseless(each.value): each for each in Each}


def row_fact(name: str, fields: Sequence[Field]) -> RowFact | None:
    """Return the truth a name means; None where it is none, or the heading of a column."""
    return None if _is_heading(name, fields) else _FACTS.get(caseless(name))


def each_column(name: str, fields: Sequence[Field], quarter: int) -> tuple[Field, ...] | None:
    """Return the columns open in a quarter that a name means one by one; None where it means no such."""
    found = None if _is_heading(name, fields) else _EACH.get(caseless(name))
    if found is None:
        return None
    return tuple(
        each
        for each in fields
        if each.editable and each.quarter in {None, quarter} and found.holds(each)
    )


def last_known(name: str, fields: Sequence[Field], quarter: int) -> Field | None:
    """Return the column of the open quarter whose last figure before it is meant; None where none is."""
    match = _LAST_KNOWN.fullmatch(caseless(name))
    if match is None or _is_heading(name, fields):
        return None
    field = column_named(f"{match[1]} TW ini", fields, quarter)
    if field.key not in {key(quarter) for key in _KNOWN_BEFORE}:
        raise FormulaError(messages.conditions.none_known_before(match[1]))
    return field


def settings_named(
    used: Iterable[str], fields: Sequence[Field], settings: Settings | None
) -> Mapping[str, Constant]:
    """Return what the settings hold that names mean; any value while nobody has read them."""
    held = _held(settings)
    return {
        name: held[caseless(name)]
        for name in used
        if caseless(name) in held and not _is_heading(name, fields)
    }


def _held(settings: Settings | None) -> Mapping[str, Constant]:
    if settings is None:
        return dict.fromkeys(SETTINGS, _PLACEHOLDER)
    explaining = settings.explaining
    values: tuple[Decimal | str, ...] = (
        Decimal(settings.period.year),
        Decimal(settings.period.number),
        settings.cap,
        _FILLED_AS[settings.output_method],
        _FILLED_AS[settings.spending_method],
        Decimal(explaining.letters),
        Decimal(explaining.words),
        Decimal(explaining.bound),
    )
    return {key: Constant(each) for key, each in zip(SETTINGS, values, strict=True)}


def _is_heading(name: str, fields: Sequence[Field]) -> bool:
    return any(caseless(each.label) == caseless(name) for each in fields)
