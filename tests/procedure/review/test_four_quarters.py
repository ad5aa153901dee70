"""A rule tried on a whole year before it is switched on: every count of it was made by hand first."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from tests.procedure.kabag import ACCEPTED, WHY, type_in
from tests.procedure.quarters.test_past_years import opened
from tests.procedure.review.test_ruling import write_rule
from tests.quarter import FILLED, HEAD, NOW, Room
from xlsops import messages
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.ruling import tried

CODE, SHORT, LONG = "KKP", "ok", "Dijelaskan dalam laporan triwulan ini"
CONDITION = f'AND([Keterangan] <> "{SHORT}", [Keterangan] <> "{LONG}")'
"""Of both texts only the short one is found by a rule that is in force already."""
LATER = NOW + timedelta(hours=2)


def sent(room: Room, *versions: Mapping[str, str]) -> None:
    """Send a bureau's form once for each version, with remarks by line; each an hour later."""
    for number, remarks in enumerate(versions):
        told = {f"{line}__keterangan": remark for line, remark in remarks.items()}
        room.send(CODE, f"{number}.xlsx", at=FILLED + timedelta(hours=number), **told)
        room.collect(NOW + timedelta(hours=number))


@pytest.fixture
def year(tmp_path: Path) -> Mapping[int, Room]:
    """Four quarters in which one bureau wrote remarks the rule would find, and what became of them.

    TW I: on two lines, one of them mended in the second version. TW II: on one line, accepted with an
    explanation. TW III: nowhere. TW IV: on two lines, one of them accepted; approved with both.
    """
    rooms = {each: opened(tmp_path / f"TW{each}", 2026, each) for each in (1, 2, 3, 4)}
    sent(rooms[1], {"KKP-01": SHORT, "KKP-02": SHORT}, {"KKP-01": SHORT})
    sent(rooms[2], {"KKP-02": SHORT})
    sent(rooms[3], {})
    sent(rooms[4], {"KKP-01": SHORT, "KKP-02": LONG})
    for quarter, line in ((2, "KKP-02"), (4, "KKP-01")):
        type_in(rooms[quarter], {("V24", CODE, line, "keterangan"): (ACCEPTED, WHY)})
        decide(rooms[quarter].period(LATER))
    approve(rooms[4].period(LATER), [CODE])
    return rooms


def test_what_a_rule_would_have_found_in_four_quarters_and_what_became_of_it(
    year: Mapping[int, Room],
) -> None:
    write_rule(year[3].root, "draf", CONDITION, place=("Indikator", "Keterangan"))
    folders = [each.root for each in year.values()]
    found = tried("A10", year[3].root, folders, LATER, HEAD)
    assert found.lines[0] == messages.rules.tried("A10", 5, 1, 2, 1, 1)
    assert [(each["period"], each["line"], each["fate"]) for each in found.data["places"]] == [
        ("TW I 2026", "KKP-01", "waiting"),
        ("TW I 2026", "KKP-02", "mended"),
        ("TW II 2026", "KKP-02", "accepted"),
        ("TW IV 2026", "KKP-01", "accepted"),
        ("TW IV 2026", "KKP-02", "overruled"),
    ]
