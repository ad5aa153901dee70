"""The self-test on the open workbook: its certificate lies in the papers, and nothing else changes."""

import pytest

from tests.calc.buttons import Desk, state_of
from tests.quarter import Room, events
from xlsops.core.checks.selftest.verdicts import SelfTest, Verdict
from xlsops.core.spec.spec import Rule
from xlsops.procedure.papers import documenting
from xlsops.procedure.rules import certifying


def test_the_button_prints_the_certificate_and_changes_nothing(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a self-test finds is proved without a spreadsheet program."""
    verdict = Verdict(Rule("V25", "Galat", "Semua", "", "", "Bawaan."), why="Contoh.")
    monkeypatch.setattr(certifying, "self_test", lambda *_: SelfTest((verdict,), 0, 0))
    monkeypatch.setattr(documenting, "printer", lambda: None)
    desk.root, desk.titled = room.root, False
    desk.open()
    before, known = state_of(desk.book), events(room.root)
    outcome = desk.press("selftest")
    assert outcome.lines[-1] == "V25: tidak ditanam. Contoh."
    assert [each.name for each in (room.root / "berkas").glob("Uji*")] == [
        "Uji Diri Aturan TW2 2026.xlsx"
    ]
    assert (state_of(desk.book), events(room.root)) == (before, known)
