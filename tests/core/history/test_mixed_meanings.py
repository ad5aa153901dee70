"""A figure up to now that would mix two meanings is withheld, and only such a one."""

from decimal import Decimal
from typing import Any

import pytest

from tests.samples import sample_spec, with_settings
from xlsops.core.history.asked_then import AskedThen, asked_then
from xlsops.core.history.mixed_meanings import Withheld, mixed_of, withheld_of
from xlsops.core.spec.methods import Method
from xlsops.core.spec.spec import Frequency, Indicator, Spec
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

LINE = "HUKUM-03"
OLD = Decimal(7)


def office(quarter: int, **changes: object) -> Spec:
    """Return the sample office in a quarter, one indicator changed, its figures of before as carried."""
    spec = with_settings(sample_spec(), period=Period(2026, quarter))
    before = (OLD,) * (quarter - 1)
    return replace(
        spec,
        indicators=tuple(
            replace(each, actuals=before, **changes) if each.id == LINE else each
            for each in spec.indicators
        ),
    )


def indicator(spec: Spec) -> Indicator:
    return next(each for each in spec.indicators if each.id == LINE)


def method(way: Method) -> dict[str, Any]:
    return {"measure": replace(indicator(sample_spec()).measure, method=way)}


def withheld(then: AskedThen, now: Spec, asked_in: int = 1) -> Withheld:
    carried = {
        (indicator(now).bureau, LINE, f"realisasi_{number}"): OLD
        for number in range(1, now.period.number)
    }
    return withheld_of(mixed_of(now, {asked_in: then}, lambda: carried))


def then(unit: str = "Dokumen", way: Method = Method.SUM, quarter: int = 1) -> AskedThen:
    return asked_then(office(quarter, unit=unit, **method(way)))


def test_another_unit_withholds_the_figure_and_says_why() -> None:
    now = office(2, unit="Perkara", **method(Method.SUM))
    bureau = indicator(now).bureau
    assert withheld(then(), now) == {
        bureau: {LINE: "s.d. tidak dihitung: TW I dalam Dokumen, sekarang Perkara"}
    }


@pytest.mark.parametrize("unit", ["dokumen", " Dokumen.", "Berkas (dokumen)", "Dokumen laporan"])
def test_the_same_unit_in_other_words_withholds_nothing(unit: str) -> None:
    assert withheld(then(), office(2, unit=unit, **method(Method.SUM))) == {}
    percent = office(2, unit="persen", **method(Method.SUM))
    assert withheld(then("%"), percent) == {}


def test_what_was_written_anew_in_the_master_or_erased_counts() -> None:
    now = office(2, unit="Perkara", **method(Method.SUM))
    for figure in (Decimal(8), None):
        changed = tuple(
            replace(each, actuals=(figure,)) if each.id == LINE else each for each in now.indicators
        )
        assert withheld(then(), replace(now, indicators=changed)) == {}


def test_a_figure_that_stands_alone_mixes_nothing() -> None:
    last = office(2, unit="Perkara", frequency=Frequency.QUARTERLY, **method(Method.LAST))
    assert withheld(then(way=Method.LAST), last) == {}
    waits = office(2, unit="Perkara", frequency=Frequency.YEARLY, **method(Method.LAST))
    assert withheld(then(way=Method.LAST), waits)


def test_figures_since_january_are_no_parts_of_a_sum_but_those_of_the_first_quarter() -> None:
    second = office(2, unit="Dokumen", **method(Method.SUM))
    assert withheld(then(way=Method.LAST), second) == {}
    third = office(3, unit="Dokumen", **method(Method.SUM))
    told = withheld(then(way=Method.LAST, quarter=2), third, asked_in=2)
    assert told[indicator(third).bureau][LINE] == (
        "s.d. tidak dihitung: TW II dalam Nilai Akhir, sekarang Akumulatif"
    )
    mean = office(3, unit="Dokumen", **method(Method.MEAN))
    assert withheld(then(quarter=2), mean, asked_in=2) == {}


@pytest.mark.parametrize(
    ("now", "figure", "mixed"),
    [
        (("Tanpa", "TMP", "TW", "WDP", "WTP"), 3, True),
        (("Tanpa", "TMP", "TW", "WDP", "WTP"), 4, False),
        (("tmp", "TW", "wdp", "WTP", "WTP Plus"), 3, False),
        ((), 3, True),
    ],
)
def test_a_place_in_another_scale_is_another_word(
    now: tuple[str, ...], figure: int, *, mixed: bool
) -> None:
    """A master that holds the word means the same still; one that holds the place of then does not."""
    was = replace(method(Method.LAST)["measure"], rungs=("TMP", "TW", "WDP", "WTP"))
    is_now = replace(was, rungs=now)
    today = office(3, unit="Predikat", frequency=Frequency.YEARLY, measure=is_now)
    today = replace(
        today,
        indicators=tuple(
            replace(each, actuals=(None, Decimal(figure))) if each.id == LINE else each
            for each in today.indicators
        ),
    )
    place = indicator(today).bureau, LINE, "realisasi_2"
    then = asked_then(office(2, unit="Predikat", measure=was))
    told = withheld_of(mixed_of(today, {2: then}, lambda: {place: Decimal(3)}))
    words = f"skala {', '.join(now)}" if now else "angka"
    why = f"s.d. tidak dihitung: TW II dalam skala TMP, TW, WDP, WTP, sekarang {words}"
    assert told == ({place[0]: {LINE: why}} if mixed else {})
