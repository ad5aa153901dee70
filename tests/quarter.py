"""A quarter to test with: the demo played once each way, a period ready to collect, filled forms."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, field
from openpyxl import load_workbook

from tests.calc.oracle import Typed
from tests.once import once
from xlsops.core.checks.selftest.careful_answers import (
    Answer,
    Answers,
    Place,
    careful_answers,
    planned,
)
from xlsops.core.form.layout import Layout
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.cells import column_letters
from xlsops.core.values.periods import Period as Quarter
from xlsops.demo.play import DESK, WHOLE, play
from xlsops.excel.editing.saving import saved
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.naming import form_name
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.requests.making import make_forms

NOW = datetime(2026, 7, 8, 9, tzinfo=WIB)
DUE = datetime(2026, 7, 10, 16, tzinfo=WIB)
FILLED = datetime(2026, 7, 7)
KEY = bytes(range(32))
ACTOR, HEAD = "Kasubbag", "Kabag"
_FILLED: dict[object, bytes] = {}
"""Forms that were filled in this process, by the form, the answers and the moment."""


class Played(Struct, frozen=True):
    """The demo as it was played: its folder and what it told."""

    root: Path
    outcome: Outcome


class Room(Struct, dict=True):
    """A period folder of one test; what is sent here must never change."""

    root: Path
    sent: dict[Path, tuple[str, int]] = field(default_factory=dict)

    def period(self, now: datetime = NOW, actor: str = HEAD) -> LoadedPeriod:
        """Return the period as it stands, for somebody who may decide unless another is named."""
        return load(self.root, now, actor)

    def collect(self, now: datetime = NOW) -> Outcome:
        """Take in what lies in the inbox."""
        return collect(self.period(now))

    def drop(self, name: str, data: bytes) -> Path:
        """Put bytes into the inbox under any name, with folders if it has some."""
        path = self.root / "masuk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.sent[path] = _trace(path)
        return path

    def send(
        self, code: str, name: str = "", *, at: datetime = FILLED, **changes: Answer | None
    ) -> Path:
        """Put a carefully filled form into the inbox; changes are named ``line__key``."""
        places = {_place(key): value for key, value in changes.items()}
        return self.drop(name or f"{code}.xlsx", self.filled(code, places, at))

    def filled(
        self, code: str, changes: Mapping[Place, Answer | None] | None = None, at: datetime = FILLED
    ) -> bytes:
        """Return a bureau's form as a careful person sends it, but for the changes."""
        period = self.period()
        layout = period.layouts[code]
        answers = careful_answers(layout, period.spec, FILLED)
        return filled(form_of(period, code), layout, changed(answers, changes or {}), at)

    def become(self, root: Path) -> None:
        """Hold what another period's folder holds; what lies in its inbox must never change, either."""
        shutil.rmtree(self.root)
        shutil.copytree(root, self.root)
        self.sent = {
            each: _trace(each) for each in (self.root / "masuk").rglob("*") if each.is_file()
        }

    def check(self) -> None:
        """Fail where anything that was sent has changed since."""
        for path, trace in self.sent.items():
            assert _trace(path) == trace, path


def room_after(begin: Callable[[Room], None]) -> Any:
    """Return a fixture: the test's period, in which just that happened, once in this run for all of them."""

    @pytest.fixture(name=begin.__name__)
    def fixture(room: Room, tmp_path_factory: pytest.TempPathFactory) -> Room:
        base = tmp_path_factory.getbasetemp()
        start = prepared(base)

        def make(root: Path) -> Path:
            shutil.copytree(start, root)
            began = Room(root)
            begin(began)
            began.check()
            return root

        room.become(once(base, f"{begin.__module__} {begin.__name__}", make))
        return room

    return fixture


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Return the demo up to the Kabag's desk, with its findings open; nobody may change its folder."""
    return once(tmp_path_factory.getbasetemp(), "Contoh", _until_desk)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Return the demo of a whole quarter; nobody may change its folder."""
    return once(tmp_path_factory.getbasetemp(), "Contoh selesai", _whole)


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Iterator[Room]:
    """Yield a period whose forms are made; its inbox is compared at the end."""
    root = tmp_path / "Triwulan II"
    shutil.copytree(prepared(tmp_path_factory.getbasetemp()), root)
    room = Room(root)
    yield room
    room.check()


def _until_desk(root: Path) -> Played:
    return Played(root, play(root, until=DESK))


def _whole(root: Path) -> Played:
    return Played(root, play(root, until=WHOLE))


def prepared(base: Path) -> Path:
    """Return a period whose forms are made, made once in this run; nobody may change it."""
    return once(base, "Triwulan II", _prepared)


def _prepared(root: Path) -> Path:
    open_period(root, Opening(Quarter(2026, 2), DUE, KEY), NOW, ACTOR)
    open_step(load(root, NOW, ACTOR))
    make_forms(load(root, NOW, ACTOR))
    return root


def form_of(period: LoadedPeriod, code: str) -> bytes:
    """Return the form that was made for a bureau."""
    return (period.folder.formats / form_name(period, code)).read_bytes()


def changed(answers: Answers, changes: Mapping[Place, Answer | None]) -> Answers:
    """Return answers with some replaced, and those erased that are None."""
    return {place: value for place, value in {**answers, **changes}.items() if value is not None}


def filled(form: bytes, layout: Layout, answers: Answers, at: datetime = FILLED) -> bytes:
    """Return a form into which openpyxl wrote the answers, saved at that moment."""
    told = tuple((place, type(value).__name__, str(value)) for place, value in answers.items())
    known = form, told, at
    if known not in _FILLED:
        _FILLED[known] = _filled(form, layout, answers, at)
    return _FILLED[known]


def _filled(form: bytes, layout: Layout, answers: Answers, at: datetime) -> bytes:
    book = load_workbook(BytesIO(form))
    for place, value in answers.items():
        sheet, row, column = planned(layout, place)
        cell = book[sheet].cell(row, column)
        cell.value = float(value) if isinstance(value, Decimal) else value
        if isinstance(value, str):
            cell.data_type = "e" if value.startswith("#") else "s"
    return saved(book, "Format Permintaan Data Kinerja", at, book.properties.created)


def typed(layout: Layout, answers: Answers) -> dict[tuple[str, str], Typed]:
    """Return the same answers as a person types them into a spreadsheet program."""
    found: dict[tuple[str, str], Typed] = {}
    for place, value in answers.items():
        sheet, row, column = planned(layout, place)
        address = f"{column_letters(column)}{row}"
        found[sheet, address] = float(value) if isinstance(value, Decimal) else value
    return found


def files(root: Path) -> dict[str, str]:
    """Return the hash of every file below a folder by its path."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def events(root: Path) -> list[dict[str, Any]]:
    """Return what the journal of a folder holds, in order of file names."""
    return [
        json.loads(path.read_text("utf-8")) for path in sorted((root / "jurnal").glob("*.json"))
    ]


def _place(name: str) -> Place:
    line, _, key = name.partition("__")
    return line, key


def _trace(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
