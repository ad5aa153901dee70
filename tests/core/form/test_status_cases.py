"""The conditions of the Status column, as the program itself evaluates them."""

from decimal import Decimal

import pytest

from tests.core.builders import LAST, form, office
from xlsops.core.form.live_conditions import delivered_cases
from xlsops.core.form.status_cases import (
    LOOK_AT,
    NOT_DUE,
    UNANSWERED,
    StatusCase,
    any_blank,
    in_order,
    indicator_cases,
    output_beside_money,
    rupiah_cases,
    unread,
)
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.values import evaluate, meets
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.values.structs import replace

UNLIKELY = f"{LOOK_AT}capaian tidak wajar"
REASONS = {"penghambat": "a", "rtl": "b"}
INDICATOR = {
    "realisasi_1": Decimal(40),
    "realisasi_2": Decimal(50),
    "capaian_mentah": Decimal(100),
    "keterangan": None,
    "penghambat": None,
    "rtl": None,
    "penanggung_jawab": "Kasubbag",
}
BUDGET = {
    "k_2": Decimal(1),
    "rp_1": Decimal(500),
    "rp_2": Decimal(900),
    "k_sd": Decimal(1),
    "rp_sd": Decimal(900),
    "pagu": Decimal(1000),
    "keterangan": None,
    "penanggung_jawab": "Kasubbag",
}
EXPLAIN = "jelaskan di Keterangan"
FAR = {"pagu": Decimal(2000), "rp_sd": Decimal(1)}
TOO_FEW = f"{LOOK_AT}rupiah terlalu kecil terhadap pagu, {EXPLAIN}"


def delivered(block: Block, spec: Spec | None = None) -> tuple[StatusCase, ...]:
    """Return the cases of delivered conditions for the first line of a table."""
    spec = spec or office(indicators=(replace(LAST, never_falls=True),))
    sheet = form(spec).sheet(block)
    return tuple(delivered_cases(sheet, sheet.asked[0], spec))


def said(cases: tuple[StatusCase, ...], values: dict[str, Operand]) -> str:
    return next((each.saying for each in cases if meets(each.condition)(values)), "")


@pytest.mark.parametrize(
    ("changes", "saying"),
    [
        ({}, ""),
        ({"realisasi_2": None}, UNANSWERED),
        ({"realisasi_2": "lima"}, f"{LOOK_AT}bukan angka"),
        ({"realisasi_2": Decimal(-1)}, f"{LOOK_AT}kurang dari 0"),
        ({"realisasi_2": Decimal(101)}, f"{LOOK_AT}di atas 100%"),
        ({"realisasi_2": Decimal(101), "keterangan": "ok"}, f"{LOOK_AT}di atas 100%"),
        ({"realisasi_2": Decimal(101), "keterangan": "Sudah benar."}, f"{LOOK_AT}di atas 100%"),
        ({"realisasi_2": Decimal(101), "keterangan": "Keterlambatan"}, f"{LOOK_AT}di atas 100%"),
        ({"realisasi_2": Decimal(101), "keterangan": "Paket bertambah dua"}, ""),
        ({"realisasi_2": Decimal(1000), "keterangan": "Paket bertambah dua"}, ""),
        (
            {"realisasi_2": Decimal(1001), "keterangan": "Paket bertambah dua"},
            f"{LOOK_AT}di atas 1000%, Kabag yang memutuskan",
        ),
        ({"capaian_mentah": Decimal(150)}, ""),
        ({"capaian_mentah": Decimal("150.01")}, f"{UNLIKELY}, jelaskan di Keterangan"),
        ({"capaian_mentah": Decimal(151), "keterangan": "Paket bertambah dua"}, ""),
        ({"capaian_mentah": Decimal(50), **REASONS}, ""),
        ({"capaian_mentah": Decimal("49.9"), **REASONS}, f"{UNLIKELY}, jelaskan di Keterangan"),
        (
            {"capaian_mentah": Decimal(99999), "keterangan": "Paket bertambah dua"},
            f"{UNLIKELY}, Kabag yang memutuskan",
        ),
        (
            {"capaian_mentah": Decimal(-1001), "keterangan": "Paket bertambah dua", **REASONS},
            f"{UNLIKELY}, Kabag yang memutuskan",
        ),
        ({"realisasi_2": Decimal(39)}, f"{LOOK_AT}turun dari TW lalu"),
        ({"penanggung_jawab": " "}, "Isi penanggung jawab"),
        ({"capaian_mentah": Decimal(99)}, "Isi faktor penghambat dan rencana tindak lanjut"),
        ({"capaian_mentah": Decimal(99), "penghambat": "a", "rtl": "b"}, ""),
        ({"capaian_mentah": ""}, ""),
    ],
)
def test_the_first_condition_met_of_an_indicator_is_said(
    changes: dict[str, Operand], saying: str
) -> None:
    others = indicator_cases("realisasi_2", percent=True, explaining=Explaining())
    cases = (*unread("realisasi_2"), *in_order(others, delivered(Block.INDICATORS)))
    assert said(cases, {**INDICATOR, **changes}) == saying


@pytest.mark.parametrize(
    ("changes", "saying"),
    [
        ({}, ""),
        ({"k_2": None}, UNANSWERED),
        ({"rp_2": "nihil"}, f"{LOOK_AT}bukan angka"),
        ({"k_2": Decimal(-1)}, f"{LOOK_AT}kurang dari 0"),
        ({"rp_sd": Decimal(1002)}, f"{LOOK_AT}melebihi pagu"),
        ({"rp_sd": Decimal(1001)}, ""),
        ({"rp_2": Decimal(499)}, f"{LOOK_AT}turun dari TW lalu"),
        ({"rp_sd": Decimal(1), "pagu": None}, ""),
        ({"rp_sd": Decimal(2), "pagu": None}, f"{LOOK_AT}melebihi pagu"),
        ({"penanggung_jawab": None}, "Isi penanggung jawab"),
        ({"rp_2": Decimal("900.5")}, f"{LOOK_AT}rupiah tidak bulat"),
        ({"rp_2": Decimal("499.5")}, f"{LOOK_AT}turun dari TW lalu"),
        ({"rp_1": None, "rp_2": Decimal(1), **FAR}, TOO_FEW),
        ({"rp_1": None, "rp_2": Decimal(1), **FAR, "keterangan": "ok"}, TOO_FEW),
        ({"rp_1": None, "rp_2": Decimal(1), **FAR, "keterangan": "Baru uang muka saja"}, ""),
        ({"rp_1": None, "rp_2": Decimal(2), **FAR}, ""),
        ({"k_sd": Decimal(0)}, f"{LOOK_AT}keluaran 0 tetapi anggaran terserap, {EXPLAIN}"),
        ({"k_sd": Decimal(0), "keterangan": "Masih dalam pengerjaan"}, ""),
        ({"k_sd": ""}, ""),
        (
            {"rp_1": None, "rp_2": Decimal(0), "rp_sd": Decimal(0)},
            f"{LOOK_AT}keluaran ada tetapi anggaran 0, {EXPLAIN}",
        ),
        ({"rp_1": None, "rp_2": Decimal(0), "rp_sd": Decimal(0), "k_sd": Decimal(0)}, ""),
    ],
)
def test_the_first_condition_met_of_a_sub_activity_is_said(
    changes: dict[str, Operand], saying: str
) -> None:
    own = (*rupiah_cases("rp_2", Explaining()), *output_beside_money(Explaining(), last=False))
    cases = (*unread("k_2", "rp_2"), *in_order(own, delivered(Block.BUDGET)))
    assert said(cases, {**BUDGET, **changes}) == saying


def test_what_is_not_asked_of_a_line_is_not_said_of_it() -> None:
    assert said(unread("k_2", due=False), {"k_2": None}) == NOT_DUE
    others = indicator_cases("realisasi_2", percent=False, explaining=Explaining())
    may_fall = delivered(Block.INDICATORS, office(indicators=(replace(LAST, never_falls=False),)))
    plain = tuple(in_order(others, may_fall))
    assert said(plain, {**INDICATOR, "realisasi_2": Decimal(101)}) == ""
    assert said(plain, {**INDICATOR, "realisasi_2": Decimal(1)}) == ""


def test_a_column_of_blanks_alone_is_blank() -> None:
    blank = any_blank(("bukti", "pendorong"))
    assert evaluate(blank, {"bukti": "x", "pendorong": "  "}) is True
    assert evaluate(blank, {"bukti": "x", "pendorong": "y"}) is False
