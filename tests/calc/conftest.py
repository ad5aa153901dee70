"""Fixtures for pressing buttons: real control workbooks open in LibreOffice, calls counted."""

from collections import Counter
from pathlib import Path

import pytest
import xlwings as xw

from tests.calc.buttons import FROZEN, Desk
from tests.memory import files_are_judged_here, same_bytes_are_read_once
from tests.quarter import Played, played, room
from xlsops import ribbon
from xlsops.ribbon import pressing

__all__ = ["files_are_judged_here", "played", "room", "same_bytes_are_read_once"]


@pytest.fixture
def desk(
    calc: xw.App, calls: Counter[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Desk:
    """Return a desk in front of LibreOffice, at a moment that stands still."""
    monkeypatch.setattr(ribbon, "_now", lambda: FROZEN)
    monkeypatch.setattr(pressing, "log", lambda: tmp_path / "catatan" / "galat.log")
    return Desk(calc, calls)


@pytest.fixture
def demo(desk: Desk, played: Played, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return the desk with a copy of the played demo open on it."""
    desk.titled = False
    desk.copy(played.root, tmp_path_factory.mktemp("meja") / "Triwulan II")
    desk.open()
    return desk
