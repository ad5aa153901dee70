"""The options of ``record`` tell of one thing, or nothing is recorded."""

from typing import Any

import pytest

from xlsops.cli.inputs import Given, recorded
from xlsops.core.spec.entries import Deed
from xlsops.errors import XlsopsError


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"withdraw": True, "bureau": "HUKUM", "notes": "x"}, "--bureau belum jelas untuk apa"),
        ({"skip": True, "notes": "x"}, "--skip belum jelas untuk apa"),
        ({"notes": "x"}, "--notes belum jelas untuk apa"),
        ({"found": "Indikator!K9", "aside": "EKON"}, "--set-aside dan --finding tidak dapat"),
        ({"lost": True, "step": 1}, "--step dan --lost tidak dapat"),
        ({"aside": "EKON", "again": "EKON"}, "--set-aside dan --use-again tidak dapat"),
        ({"step": 4, "skip": True, "plan": True}, "--skip dan --plan tidak dapat"),
        ({"step": 4, "file": "a.xlsx"}, "--file tidak berlaku bersama --step"),
        ({"received": "HUKUM", "place": "Aula"}, "--place tidak berlaku bersama --received"),
    ],
)
def test_options_that_do_not_belong_together_record_nothing(
    given: dict[str, Any], said: str
) -> None:
    with pytest.raises(XlsopsError) as stopped:
        recorded(Given(**given))
    assert str(stopped.value).startswith(said)
    assert "jadi tidak ada yang dicatat. " in str(stopped.value)


@pytest.mark.parametrize(
    ("given", "deed"),
    [
        (
            {"step": 4, "plan": True, "day": "2026-07-10", "time": "09.00", "place": "Aula"},
            Deed.PLANNED,
        ),
        ({"step": 1, "skip": True, "notes": "Lisan"}, Deed.SKIPPED),
        (
            {"found": "Indikator!K9", "bureau": "HUKUM", "withdraw": True, "notes": "Keliru"},
            Deed.WITHDRAWN,
        ),
        ({"aside": "EKON", "file": "a.xlsx", "notes": "Keliru"}, Deed.SET_ASIDE),
        ({"received": "EKON", "people": ("Staf",), "channel": "WhatsApp"}, Deed.CONFIRMED),
    ],
)
def test_options_that_belong_together_record_their_thing(given: dict[str, Any], deed: Deed) -> None:
    assert recorded(Given(**given))["entry"].deed is deed


def test_without_options_the_rows_of_the_sheet_are_recorded() -> None:
    assert recorded(Given()) == {}


@pytest.mark.parametrize("step", [0, 10, -1])
def test_a_number_that_is_none_of_a_step_records_nothing(step: int) -> None:
    with pytest.raises(XlsopsError, match=f"^Langkah {step} tidak dicatat sendiri. Yang dicatat"):
        recorded(Given(step=step))
