"""The layout of a form knows every address, and two forms that ask otherwise are told apart."""

import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

import pytest

from tests.core.builders import (
    BUREAU,
    FIRST,
    INDICATORS,
    OTHER,
    PROGRAMMES,
    SECOND,
    SUM,
    YEAR,
    figures,
    form,
    office,
)
from tests.samples import sample_spec, with_settings
from xlsops.core.form.form_lines import layout_of, layouts_of
from xlsops.core.form.layout import (
    COVER,
    FIRST_ROW,
    IDENTITY_FIELDS,
    TOTAL_ROW,
    FormTable,
    Line,
    identity_cell,
    marker,
)
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Block, Bureau, FieldKind, Indicator, Level, Spec, Visibility
from xlsops.core.values.cells import BLANK, Cell, Number, Text, Value
from xlsops.core.values.structs import replace

LAYOUT = form(office())


def keys(spec: Spec, block: Block, **wanted: bool) -> set[str]:
    """Return the keys of the columns that are visible, or open."""
    return {
        column.field.key
        for column in form(spec).sheet(block).columns
        if all(getattr(column, name) is value for name, value in wanted.items())
    }


def line(sheet: FormTable, identity: str) -> Line:
    return next(each for each in sheet.lines if each.id == identity)


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_only_the_open_quarter_and_the_narratives_are_open(quarter: int) -> None:
    narratives = {"pendorong", "penghambat", "rtl", "bukti", "penanggung_jawab", "keterangan"}
    spec = office(quarter)
    assert keys(spec, Block.INDICATORS, open=True) == {f"realisasi_{quarter}", *narratives}
    assert keys(spec, Block.BUDGET, open=True) == {f"k_{quarter}", f"rp_{quarter}", *narratives}


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_quarters_are_seen_up_to_the_open_one_and_targets_of_the_open_one(quarter: int) -> None:
    seen = {
        key for key in keys(office(quarter), Block.INDICATORS, visible=True) if key[-1].isdigit()
    }
    actuals = {f"realisasi_{each}" for each in range(1, quarter + 1)}
    assert seen == {*actuals, f"target_{quarter}"}


@pytest.mark.parametrize(
    ("method", "label", "heading"),
    [
        (Method.SUM, "Realisasi Rp TW II", "Realisasi Rp TW II"),
        (Method.LAST, "Realisasi Rp TW II", "Realisasi Rp s.d. TW II"),
        (Method.LAST, "Uang Triwulan 2", "Uang s.d. Triwulan 2"),
        (Method.LAST, "Serapan", "Serapan (s.d. TW II)"),
        (Method.LAST, "Realisasi s/d TW II", "Realisasi s/d TW II"),
        (Method.LAST, "Realisasi kumulatif TW II", "Realisasi kumulatif TW II"),
    ],
)
@pytest.mark.parametrize(
    ("key", "setting"), [("rp_2", "spending_method"), ("k_2", "output_method")]
)
def test_a_heading_says_that_its_figure_counts_from_january(
    key: str, setting: str, method: Method, label: str, heading: str
) -> None:
    spec = with_settings(office(), **{setting: method})
    fields = tuple(replace(each, label=label) if each.key == key else each for each in spec.fields)
    column = form(replace(spec, fields=fields)).budget.column(key)
    assert column is not None
    assert column.heading == heading


def test_no_other_heading_is_touched_and_the_form_stays_the_one_it_was() -> None:
    summed = with_settings(office(), spending_method=Method.SUM, output_method=Method.SUM)
    so_far = with_settings(office(), spending_method=Method.LAST, output_method=Method.LAST)
    changed = {
        column.field.key
        for sheet in form(so_far).sheets
        for column in sheet.columns
        if column.heading != column.field.label
    }
    assert changed == {f"{stem}_{quarter}" for stem in ("k", "rp") for quarter in range(1, 5)}
    assert form(summed).format_id == form(so_far).format_id


def test_a_column_may_be_shown_always_or_never() -> None:
    shown = {each.key: each.shown for each in office().fields_of(Block.INDICATORS)}
    visible = keys(office(), Block.INDICATORS, visible=True)
    for key, when in shown.items():
        if when in {Visibility.ALWAYS, Visibility.NEVER}:
            assert (key in visible) == (when is Visibility.ALWAYS)


def test_rows_and_columns_stand_in_the_order_of_the_sheets() -> None:
    indicators, budget = LAYOUT.sheets
    assert [each.id for each in indicators.lines] == [each.id for each in INDICATORS]
    assert [each.id for each in budget.lines] == [each.code for each in PROGRAMMES]
    assert [column.number for column in budget.columns] == list(range(1, len(budget.columns) + 1))
    assert [indicators.row(each.id) for each in indicators.lines] == list(range(8, 14))
    assert (indicators.last_row, budget.last_row) == (13, 11)


def test_every_value_has_one_address() -> None:
    cells = [
        sheet.cell(each.id, column.field.key)
        for sheet in LAYOUT.sheets
        for each in sheet.lines
        for column in sheet.columns
    ] + [identity_cell(key) for key in IDENTITY_FIELDS]
    assert max(Counter(cells).values()) == 1
    assert {cell.row >= FIRST_ROW for cell in cells} == {True}


def test_sums_stand_above_the_rows_and_the_identity_on_the_cover() -> None:
    pagu = LAYOUT.budget.column("pagu")
    assert pagu is not None
    assert LAYOUT.budget.total_cell("pagu") == Cell("Anggaran", TOTAL_ROW, pagu.number)
    assert {identity_cell(key).sheet for key in IDENTITY_FIELDS} == {COVER}


def test_a_table_has_no_column_of_an_unknown_key() -> None:
    assert LAYOUT.indicators.column("pagu") is None
    assert LAYOUT.sheet(Block.BUDGET) is LAYOUT.budget
    assert LAYOUT.sheet(Block.INDICATORS) is LAYOUT.indicators


def test_a_sheet_without_rows_keeps_room_for_one() -> None:
    empty = form(office(indicators=(), programmes=()))
    assert (empty.indicators.last_row, list(empty.indicators.answers())) == (FIRST_ROW, [])
    assert empty.required == len(IDENTITY_FIELDS)


def test_sheets_are_known_by_a_marker_in_their_first_cell() -> None:
    assert [marker(block) for block in Block] == ["xlsops:Indikator", "xlsops:Anggaran"]


def test_answers_are_asked_on_every_open_column_of_every_asked_row() -> None:
    budget = [(each.id, column.field.key) for each, column in LAYOUT.budget.answers()]
    assert {identity for identity, _ in budget} == {FIRST, SECOND}
    assert len(budget) == 2 * 8
    assert len(list(LAYOUT.indicators.answers())) == len(INDICATORS) * 7


@pytest.mark.parametrize(("quarter", "required"), [(1, 5), (2, 6), (3, 5), (4, 7)])
def test_only_what_is_due_is_required(quarter: int, required: int) -> None:
    spec = office(quarter, indicators=(*INDICATORS, YEAR))
    indicators, budget = form(spec).sheets
    assert len(list(indicators.required(quarter))) == required
    assert form(spec).required == required + len(list(budget.required(quarter))) + 3


def test_a_line_tells_what_is_known_of_its_indicator() -> None:
    found = line(LAYOUT.indicators, "SUM")
    known: dict[str, Value] = {
        "id": Text("SUM"),
        "no": Number(Decimal(1)),
        "sasaran": Text("Sasaran percobaan"),
        "indikator": Text("Jumlah Dokumen"),
        "satuan": Text("Dokumen"),
        "jenis": Text("Positif"),
        "metode": Text("Akumulatif"),
        "periode": Text("Triwulanan"),
        "target_tahun": Number(Decimal(40)),
        "realisasi_1": Number(Decimal(9)),
        **{f"target_{quarter}": Number(Decimal(10)) for quarter in (1, 2, 3, 4)},
    }
    assert found.known == known
    assert (found.asked, found.target_year, found.actuals) == (True, 40, (Decimal(9),))
    assert found.known_number("satuan") is None
    assert (found.known_number("target_1"), found.known_number("tidak ada")) == (10, None)


def test_a_line_tells_what_is_known_of_its_sub_activity() -> None:
    found = line(LAYOUT.budget, FIRST)
    assert found.known == {
        "id": Text(FIRST),
        "no": Number(Decimal(1)),
        "kode": Text(FIRST),
        "uraian": Text("Dokumen Perencanaan"),
        "keluaran": Text("Jumlah Dokumen Perencanaan"),
        "satuan": Text("Laporan"),
        "target_k": Number(Decimal(8)),
        "pagu": Number(Decimal(100_000_000)),
        "k_1": Number(Decimal(2)),
        "rp_1": Number(Decimal(20_000_000)),
    }
    assert (found.actuals, found.spending) == (figures("2"), figures("20000000"))


def test_a_heading_row_is_not_asked_and_not_numbered() -> None:
    heading, second = line(LAYOUT.budget, "4.01.01"), line(LAYOUT.budget, SECOND)
    assert (heading.asked, heading.known["no"], heading.known["keluaran"]) == (False, BLANK, BLANK)
    assert second.known["no"] == Number(Decimal(2))


def test_what_is_known_ends_before_the_open_quarter() -> None:
    full = replace(SUM, actuals=figures("9 11 12"))
    found = line(form(office(2, indicators=(full,))).indicators, "SUM")
    assert found.actuals == (Decimal(9),)
    assert "realisasi_2" not in found.known


def test_the_same_request_has_the_same_id() -> None:
    assert form(office()).format_id == layout_of(office.__wrapped__(), BUREAU).format_id
    assert len(LAYOUT.format_id) == 12


OTHERWISE = {
    "another quarter": office(3),
    "another target": office(indicators=(replace(SUM, target_year=Decimal(41)), *INDICATORS[1:])),
    "another actual": office(indicators=(replace(SUM, actuals=figures("8 - -")), *INDICATORS[1:])),
    "a row less": office(indicators=INDICATORS[1:]),
    "another order": office(indicators=INDICATORS[::-1]),
    "another ceiling": office(
        programmes=(*PROGRAMMES[:3], replace(PROGRAMMES[3], ceiling=Decimal(1)))
    ),
    "a heading asked": office(
        programmes=(replace(PROGRAMMES[0], level=Level.SUB_ACTIVITY), *PROGRAMMES[1:])
    ),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_a_form_that_asks_something_else_has_another_id(case: str) -> None:
    assert form(OTHERWISE[case]).format_id != LAYOUT.format_id


@pytest.mark.parametrize(
    "change",
    [
        {"label": "Lain"},
        {"kind": FieldKind.MONEY},
        {"editable": False},
        {"shown": Visibility.NEVER},
        {"key": "lain"},
    ],
)
def test_a_column_that_changes_gives_the_form_another_id(change: dict[str, object]) -> None:
    spec = office()
    fields = tuple(
        replace(each, **change) if each.key == "realisasi_2" else each  # type: ignore[arg-type]
        for each in spec.fields
    )
    assert form(replace(spec, fields=fields)).format_id != LAYOUT.format_id


def test_two_bureaus_with_the_same_rows_have_different_forms() -> None:
    spec = office(indicators=(), programmes=())
    assert layout_of(spec, BUREAU).format_id != layout_of(spec, OTHER).format_id


def test_every_bureau_of_the_sample_has_a_form_of_its_own() -> None:
    spec = sample_spec()
    ids = {layout_of(spec, bureau).format_id for bureau in spec.active_bureaus}
    assert len(ids) == len(spec.active_bureaus)


def test_the_id_of_a_form_is_the_hash_of_all_it_asks_told_as_python_tells_values() -> None:
    bureau, odd = Bureau("ÑU", 'Bagian "Umum"'), 'a\'b "c" \\ ñ %s\n'
    known = {"z": Text(odd), "id": Text("it's"), "n": Number(Decimal("1E+3")), "k": BLANK}
    asked_of = LAYOUT.indicators.lines[0]._replace(id=odd, known=known)
    indicators = replace(LAYOUT.indicators, lines=(asked_of,))
    layout = replace(LAYOUT, bureau=bureau, indicators=indicators)
    asked = {
        "template": "1",
        "bureau": [bureau.code, bureau.name],
        "period": [layout.period.year, layout.period.number],
        "tables": [
            [
                sheet.name,
                [
                    [
                        each.field.key,
                        each.field.label,
                        each.field.kind.value,
                        each.open,
                        each.visible,
                    ]
                    for each in sheet.columns
                ],
                [
                    [
                        each.id,
                        each.asked,
                        [[key, str(each.known[key])] for key in sorted(each.known)],
                    ]
                    for each in sheet.lines
                ],
            ]
            for sheet in layout.sheets
        ],
    }
    text = json.dumps(asked, sort_keys=True, separators=(",", ":"))
    assert layout.format_id == hashlib.sha256(text.encode()).hexdigest()[:12]


def test_what_is_known_of_a_form_goes_with_it_to_another_process() -> None:
    layout = layout_of(office.__wrapped__(), BUREAU)
    told = layout.format_id
    there = pickle.loads(pickle.dumps(layout))  # noqa: S301 - our own
    assert there == layout
    assert vars(there)["format_id"] == told


class _Counted(tuple[Indicator, ...]):
    """Indicators that count how often somebody runs over all of them."""

    __slots__ = ()
    runs: ClassVar[list[int]] = []

    def __iter__(self) -> Iterator[Indicator]:
        self.runs.append(len(self))
        return super().__iter__()


def test_the_lines_of_one_bureau_more_cost_no_look_at_the_indicators_of_all() -> None:
    def runs(bureaus: int) -> int:
        spec = sample_spec()
        asked = replace(spec, bureaus=spec.bureaus[:bureaus], indicators=_Counted(spec.indicators))
        _Counted.runs.clear()
        for layout in layouts_of(asked, asked.bureaus).values():
            assert [*layout.indicators.lines]
        return len(_Counted.runs)

    assert runs(6) == runs(2) > 0
