"""Fixtures for pressing buttons: real control workbooks open in LibreOffice, calls counted."""

from collections import Counter

import pytest
import xlwings as xw

from tests.calc.buttons import COUNTS, FROZEN, Desk
from tests.quarter import Played, played, room
from xlsops import ribbon

__all__ = ["played", "room"]


@pytest.fixture
def desk(calc: xw.App, calls: Counter[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return a desk in front of LibreOffice, at a moment that stands still."""
    monkeypatch.setattr(ribbon, "_now", lambda: FROZEN)
    return Desk(calc, calls)


@pytest.fixture
def demo(desk: Desk, played: Played, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return the desk with a copy of the played demo open on it."""
    desk.copy(played.root, tmp_path_factory.mktemp("meja") / "Triwulan II")
    desk.open()
    return desk


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many buttons were pressed, and how often each went to the spreadsheet program."""
    if not COUNTS:
        return
    terminalreporter.section("tombol di LibreOffice")
    terminalreporter.line(f"{len(COUNTS)} tombol ditekan di aplikasi sungguhan")
    for name, (count, what) in COUNTS.items():
        terminalreporter.line(f"tombol {name}: {count} panggilan{f' ({what})' if what else ''}")
