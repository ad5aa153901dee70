"""Rules that changed since all was checked: which bureaus they judge otherwise, and what then is asked."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.quarter import HEAD, NOW, Room
from xlsops.core.spec.tables import RULES
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.collection.collecting import validate
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.approving import approve
from xlsops.procedure.status.standing import status

LATER = NOW + timedelta(hours=1)
RESTS = 1 + [each.key for each in RULES.columns].index("rests")


def change_rule(room: Room, code: str, column: int, text: str) -> None:
    book = load_workbook(room.root / CONTROL)
    row = next(cell for cell in book["Aturan"]["A"] if cell.value == code).row
    book["Aturan"].cell(row, column, text)
    book.save(room.root / CONTROL)


def home(room: Room) -> str:
    sheet = one_sheet(room.root / CONTROL, "Beranda")
    return "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)


def codes(period: LoadedPeriod, bureau: str) -> set[str]:
    """Return the codes of what is found in a bureau's submission."""
    each = next(each for each in view_of(period).bureaus if each.bureau.code == bureau)
    return {one.code for one in each.findings}


@pytest.fixture
def checked(room: Room) -> Room:
    """A period in which two bureaus sent careful answers."""
    for code in ("HUKUM", "UMUM"):
        room.send(code)
    room.collect()
    return room


def test_a_changed_rule_names_the_bureaus_it_judges_otherwise_until_all_is_checked(
    checked: Room,
) -> None:
    line = checked.period().layouts["HUKUM"].indicators.asked[0].id
    change_rule(checked, "A01", 4, f'[ID] <> "{line}"')
    told = status(checked.period(LATER))
    said = "Aturan berubah sejak pemeriksaan terakhir; temuannya lain untuk HUKUM. Tekan Periksa"
    assert (told.data["stale"], told.attention) == (["HUKUM"], True)
    assert any(each.startswith(said) for each in told.lines)
    assert said in home(checked)
    assert status(checked.period(LATER)).data["stale"] == ["HUKUM"]  # painted anew, and still so
    renewed = validate(checked.period(LATER))
    assert renewed.lines[0].endswith("temuannya berubah untuk HUKUM.")
    assert status(checked.period(LATER)).data["stale"] == []
    assert said not in home(checked)


def test_a_rule_changed_without_effect_names_nobody(checked: Room) -> None:
    change_rule(checked, "A01", 6, "Lain kata.")
    assert status(checked.period(LATER)).data["stale"] == []


def test_what_the_rules_judge_otherwise_is_approved_only_after_it_was_shown(checked: Room) -> None:
    line = checked.period().layouts["HUKUM"].indicators.asked[0].id
    change_rule(checked, "A01", 4, f'[ID] <> "{line}"')
    change_rule(checked, "A01", 2, "Informasi")
    with pytest.raises(XlsopsError, match="HUKUM"):
        approve(checked.period(LATER, HEAD), ["HUKUM"])
    told = approve(checked.period(LATER, HEAD), ["HUKUM"])  # painted anew above
    assert told.lines[0] == (
        "Diperiksa dengan aturan yang berlaku sekarang; temuannya berubah untuk HUKUM."
    )
    assert told.data["approved"] == ["HUKUM"]


def test_a_rest_that_is_over_changes_nothing_of_what_was_received_while_it_held(
    checked: Room,
) -> None:
    """Of the office's own rule as of one the program computes: the day of receipt decides."""
    line = checked.period().layouts["HUKUM"].indicators.asked[0].id
    last = NOW.date() + timedelta(days=1)
    change_rule(checked, "A01", 4, f'[ID] <> "{line}"')
    change_rule(checked, "A01", RESTS, f"HUKUM s.d. {last:%d-%m-%Y}")
    validate(checked.period(NOW))
    assert status(checked.period(NOW)).data["stale"] == []
    after = checked.period(NOW + timedelta(days=2))
    assert status(after).data["stale"] == []
    assert "A01" not in codes(after, "HUKUM")
    checked.send("HUKUM", "lagi.xlsx", at=after.now, **{f"{line}__keterangan": "Lain lagi."})
    checked.collect(after.now)
    assert "A01" in codes(checked.period(after.now), "HUKUM")
