"""A desk: one control workbook open in LibreOffice, and the buttons over it."""

import shutil
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw
from msgspec import Struct, field

from xlsops import ribbon
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.outcome import Outcome
from xlsops.excel.closed.painted_marks import NAMES
from xlsops.files.folders import CONTROL

FROZEN = datetime(2026, 7, 20, 9, tzinfo=WIB)
COUNTS: dict[str, tuple[int, str]] = {}
"""The most calls a button made in this run, by its label, and on what."""

_LABELS = {each.function: each.label for each in OPERATIONS}


class Desk(Struct, dict=True):
    """An application, the workbook on it, and what was said.

    ``made`` and ``copied`` are the calls and the copied sheets of the last press. Workbooks are opened
    without what repeats in print where it is not ``titled``: the proof has nothing to do with it.
    """

    app: xw.App
    calls: Counter[str]
    root: Path = Path()
    made: int = 0
    copied: int = 0
    titled: bool = True
    _book: list[xw.Book] = field(default_factory=list)

    @property
    def book(self) -> xw.Book:
        """Return the workbook."""
        return self._book[-1]

    @property
    def alerts(self) -> list[Any]:
        """Return the messages that were shown."""
        return list(self.app.impl.alerts)

    @property
    def status(self) -> object:
        """Return what stands in the status bar."""
        return self.app.impl.status_bar_text

    def copy(self, source: Path, root: Path) -> None:
        """Work in a copy of a period folder."""
        shutil.copytree(source, root)
        self.root = root

    def open(self, path: Path | None = None, **how: bool) -> xw.Book:
        """Open the control workbook, or another."""
        self.app.impl.titled = self.titled
        self._book.append(self.app.books.open(path or self.root / CONTROL, **how))
        return self.book

    def press(self, name: str, what: str = "") -> Outcome:
        """Press a button, keep how many calls it made, and see that all is put back."""
        self.calls.clear()
        outcome: Outcome = getattr(ribbon, name)(self.book)
        count = self.made = self.calls.total()
        self.copied = self.calls["Sheet.copy"]
        label = _LABELS[name]
        if count > COUNTS.get(label, (0, ""))[0]:
            COUNTS[label] = count, what
        assert self.app.screen_updating
        assert self.app.display_alerts
        assert [each.name for each in self.app.books if each.name.startswith(".xlsops")] == []
        assert list(self.root.glob(".xlsops*")) == []
        return outcome

    def forget(self) -> None:
        """Let the workbook no longer know what its painted sheets show: all are painted anew."""
        for name in NAMES:
            if name in self.book.names:
                self.book.names[name].refers_to = '=""'

    def refused(self, name: str, words: str) -> None:
        """Press a button that cannot go on: one sentence, nothing changed."""
        before, alerts = state_of(self.book), len(self.alerts)
        outcome = self.press(name)
        assert (outcome.attention, dict(outcome.data)) == (True, {}), outcome.lines
        assert words in outcome.lines[0]
        assert [each.prompt for each in self.alerts[alerts:]] == ["\n".join(outcome.lines)]
        assert "Traceback" not in outcome.lines[0]
        assert state_of(self.book) == before

    def saved(self, name: str = "disimpan.xlsx") -> Path:
        """Return a file of the workbook as LibreOffice saves it."""
        path = self.root.parent / name
        self.book.save(path)
        return path


def state_of(book: xw.Book) -> list[tuple[str, Any]]:
    """Return every sheet's name and values."""
    return [(sheet.name, sheet.used_range.raw_value) for sheet in book.sheets]
