"""Faults that only show between rows: unknown codes, double ids, targets that disagree."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsops.core.achievement import Method
from xlsops.core.cells import Number
from xlsops.core.numbers import as_typed, indonesian
from xlsops.core.sheet_rows import Faults, Row, text_of

_TOLERANCE = Decimal("0.01")


def cross_checks(rows: Mapping[str, Sequence[Row]], faults: Faults) -> None:
    """Report unknown bureau codes, ids that stand twice, and targets that disagree (V25)."""
    _bureau_codes(rows, faults)
    _double_ids(rows, faults)
    for row in rows["indicators"]:
        _targets(row, faults)


def _bureau_codes(rows: Mapping[str, Sequence[Row]], faults: Faults) -> None:
    bureaus = {_text(row, "code") for row in rows["bureaus"]}
    for table in ("indicators", "programmes"):
        for row in rows[table]:
            code = _text(row, "bureau")
            if code and code not in bureaus:
                faults.at(
                    row, "bureau",
                    f'Kode bagian "{code}" tidak ada di Master Bagian. '
                    "Perbaiki kodenya, atau tambahkan bagiannya.",
                )  # fmt: skip


def _double_ids(rows: Mapping[str, Sequence[Row]], faults: Faults) -> None:
    unique = {
        "bureaus": ("code",), "indicators": ("id",), "programmes": ("bureau", "code"),
        "fields": ("block", "key"), "rules": ("code",), "settings": ("key",),
    }  # fmt: skip
    for table, keys in unique.items():
        seen: dict[tuple[str, ...], int] = {}
        for row in rows[table]:
            identity = tuple(_text(row, key).casefold() for key in keys)
            if identity in seen:
                shown = _text(row, keys[-1])
                faults.at(
                    row, keys[-1],
                    f'"{shown}" sudah dipakai di baris {seen[identity]}. Beri kode lain.',
                )  # fmt: skip
            seen.setdefault(identity, row.number)


def _targets(row: Row, faults: Faults) -> None:
    """V25: quarter targets agree with the year's target; a zero target cannot be reached."""
    year = _number(row, "target_year")
    quarters = [_number(row, f"target_{quarter}") for quarter in range(1, 5)]
    expected = _expected_year(_text(row, "method"), quarters)
    if year is None or expected is None:
        return
    if abs(expected - year) > _TOLERANCE:
        faults.at(
            row, "target_year",
            f"Target triwulan tidak sesuai target tahunan ({_text(row, 'method')}: "
            f"{indonesian(expected)}, tertulis {indonesian(year)}). Samakan keduanya. [V25]",
        )  # fmt: skip
    if year == 0 and _text(row, "direction") == "Positif":
        faults.at(
            row, "target_year",
            "Target tahun 0 tidak dapat dihitung persentasenya. Isi target, atau ubah jenisnya. [V25]",
        )  # fmt: skip


def _expected_year(method: str, quarters: Sequence[Decimal | None]) -> Decimal | None:
    known = [target for target in quarters if target is not None]
    if not known:
        return None
    if method == Method.SUM.value:
        return sum(known, Decimal(0))
    if method == Method.MEAN.value:
        return sum(known, Decimal(0)) / len(known)
    return quarters[-1]


def _text(row: Row, key: str) -> str:
    return text_of(row.values[key])


def _number(row: Row, key: str) -> Decimal | None:
    value = row.values[key]
    return as_typed(value.value) if isinstance(value, Number) else None
