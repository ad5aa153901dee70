"""Columns an office adds in ``Format``: a number with a total, a mean, a percent, a text, a choice."""

from collections.abc import Mapping
from decimal import Decimal

from xlsops.core.spec.spec import Block, Field, FieldKind, Spec, Total, Visibility
from xlsops.core.values.structs import replace

CHOICES = ("Tinggi", "Sedang", "Rendah")
LONG = "Peserta dari semua perangkat daerah, kecamatan, dan kelurahan hadir sampai selesai. " * 3
_COLUMNS: tuple[tuple[Block, str, str, FieldKind, str, Total], ...] = (
    (Block.INDICATORS, "peserta", "Jumlah Peserta", FieldKind.NUMBER, "", Total.SUM),
    (Block.INDICATORS, "puas", "Kepuasan (%)", FieldKind.PERCENT, "", Total.SUM),
    (Block.INDICATORS, "uraian_hasil", "Uraian Hasil", FieldKind.LONG_TEXT, "", Total.NONE),
    (Block.INDICATORS, "risiko", "Tingkat Risiko", FieldKind.TEXT, "risiko", Total.NONE),
    (Block.INDICATORS, "nilai", "Nilai Mutu", FieldKind.NUMBER, "", Total.MEAN),
    (Block.BUDGET, "peserta", "Jumlah Peserta", FieldKind.NUMBER, "", Total.SUM),
    (Block.BUDGET, "hibah", "Hibah Diterima (Rp)", FieldKind.MONEY, "", Total.SUM),
    (Block.BUDGET, "lokasi", "Lokasi", FieldKind.TEXT, "", Total.NONE),
)


def with_own_columns(spec: Spec) -> Spec:
    """Return the same office with columns of its own."""
    fields = tuple(
        Field(block, key, label, kind, True, Visibility.ALWAYS, 14, choices=choices, recap=recap)
        for block, key, label, kind, choices, recap in _COLUMNS
    )
    return replace(spec, fields=(*spec.fields, *fields), lists=(*spec.lists, ("risiko", CHOICES)))


def format_rows() -> tuple[Mapping[str, object], ...]:
    """Return the same columns as rows of the sheet ``Format``."""
    return tuple(
        {
            "block": block.value,
            "key": key,
            "label": label,
            "kind": kind.value,
            "required": "tidak",
            "editable": "ya",
            "shown": "ya",
            "width": 14,
            "choices": choices or None,
            "recap": recap.value,
        }
        for block, key, label, kind, choices, recap in _COLUMNS
    )


INDICATOR = {
    "peserta": Decimal(40),
    "puas": Decimal("87.5"),
    "uraian_hasil": LONG.strip(),
    "risiko": "Sedang",
    "nilai": Decimal("3.25"),
}
BUDGET = {"peserta": Decimal(1200), "hibah": Decimal(25_000_000), "lokasi": "Aula Setda"}
