"""What was answered in earlier years: it comes from the folders beside, and only where it may be compared."""

import os
import pickle
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.once import once
from tests.quarter import ACTOR, KEY, NOW, Room
from tests.samples import sample_spec
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.carried import Place
from xlsops.core.pages import findings_list
from xlsops.core.values.cells import Number, Value
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView
from xlsops.errors import XlsopsError
from xlsops.excel.closed.cell_edits import with_cells
from xlsops.excel.closed.sheet_part import CellEdits
from xlsops.files.folders import CONTROL
from xlsops.messages.auditing import rebuilt
from xlsops.procedure.audit.rebuilding import mismatches
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period import past_years
from xlsops.procedure.period.figure_places import figure_stands
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.past_years import past_of
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve

BUREAU, LINE, WRONG = "HUKUM", "HUKUM-01", "HUKUM-02"
FIGURES = {LINE: ("11", "19", "21"), WRONG: ("3", "4", "5")}
SENT = {LINE: Decimal(20), WRONG: Decimal(30)}
KNOWN: Mapping[Place, str] = {
    (BUREAU, line, f"realisasi_{quarter}"): figure
    for line, figures in FIGURES.items()
    for quarter, figure in enumerate(figures, 1)
}
OUTPUT = next(each.code for each in sample_spec().programmes_of(BUREAU) if each.asked)
OUTPUTS = {(BUREAU, OUTPUT, f"k_{quarter}"): str(900 + quarter) for quarter in (1, 2, 3)}
HELD = tuple(
    (Quarter(2025, number), Decimal(each)) for number, each in enumerate((11, 19, 21, 20), 1)
)
FAR = "Biasanya 11 sampai 21 (4 triwulan), kali ini 200."


def opened(root: Path, year: int, quarter: int, known: Mapping[Place, str] | None = None) -> Room:
    """Open a period whose masters hold these figures, and make its forms."""
    open_period(root, Opening(Quarter(year, quarter), key=KEY), NOW, ACTOR)
    period, path = load(root, NOW, ACTOR), root / CONTROL
    places = figure_stands(period.sheets, tuple(each.code for each in period.spec.bureaus))
    cells: dict[str, dict[tuple[int, int], Value]] = {}
    for place, figure in (known or {}).items():
        cell = places[place].cell
        cells.setdefault(cell.sheet, {})[cell.row, cell.column] = Number(Decimal(figure))
    edits = {sheet: CellEdits(values) for sheet, values in cells.items()}
    path.write_bytes(with_cells(path.read_bytes(), path, edits))
    open_step(load(root, NOW, ACTOR))
    make_forms(load(root, NOW, ACTOR))
    return Room(root)


def made(root: Path) -> None:
    """Make the last quarter of 2025, in which one bureau sent a figure far from its others, and the one after."""
    room = opened(root / "2025 TW IV", 2025, 4, {**KNOWN, **OUTPUTS})
    wrote = {f"{line}__realisasi_4": figure for line, figure in SENT.items()}
    room.send(BUREAU, **wrote, **{f"{OUTPUT}__k_4": Decimal(904)})
    room.collect()
    opened(root / "2026 TW I", 2026, 1)


@pytest.fixture
def years(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds both quarters."""
    base = tmp_path_factory.getbasetemp()
    once(base, "Dua tahun", made)
    kept = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    shutil.copytree(kept / "Dua tahun", tmp_path / "kantor")
    return tmp_path / "kantor"


def before(years: Path) -> LoadedPeriod:
    return load(years / "2025 TW IV", NOW, ACTOR)


def now(years: Path) -> LoadedPeriod:
    return load(years / "2026 TW I", NOW, ACTOR)


def suspected(period: LoadedPeriod) -> list[tuple[str, str, str]]:
    (bureau,) = [each for each in view_of(period).bureaus if each.bureau.code == BUREAU]
    return [
        (each.code, each.line, each.message)
        for each in bureau.findings
        if each.code == "V33" and each.line != OUTPUT
    ]


def listed(period: LoadedPeriod) -> str:
    """Return all that stands in the list of findings."""
    (sheet,) = [grid for grid in period.sheets if grid.name == findings_list.NAME]
    return " ".join(value_text(each.value) for each in sheet.cells.values())


def test_in_a_fourth_quarter_the_three_before_are_history_enough(years: Path) -> None:
    told = "Biasanya 3 sampai 5 (3 triwulan), kali ini 30."
    assert suspected(before(years)) == [("V33", WRONG, told)]
    assert told in listed(before(years))


def test_a_new_year_is_judged_by_the_folders_of_those_before(years: Path) -> None:
    room = Room(years / "2026 TW I")
    room.send(BUREAU, **{f"{LINE}__realisasi_1": Decimal(200)})
    room.collect()
    assert suspected(now(years)) == [("V33", LINE, FAR)]
    assert FAR in listed(now(years))
    assert [each.text for each in mismatches(now(years), None)] == []
    shutil.rmtree(years / "2025 TW IV")
    assert suspected(now(years)) == []


def test_the_last_folder_of_a_year_tells_all_its_quarters(years: Path) -> None:
    past = past_of(now(years))
    assert tuple(past[BUREAU].of(LINE, "realisasi")) == HELD
    assert past[BUREAU].mark
    assert pickle.loads(pickle.dumps(past[BUREAU])) == past[BUREAU]  # workers have it, too  # noqa: S301


def test_what_is_remembered_is_not_read_again(years: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    period = now(years)
    mark = past_of(period)[BUREAU].mark
    monkeypatch.setattr(past_years, "load", never)
    assert past_of(period)[BUREAU].mark == mark
    assert past_of(replace(period, remembers=False)) == {}  # what would be read is not
    control = years / "2025 TW IV" / CONTROL
    control.write_bytes(control.read_bytes() + b" ")
    assert past_of(period) == {}


def test_folders_of_the_same_year_or_a_later_one_are_not_opened(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_years, "load", never)
    assert past_of(before(years)) == {}
    assert past_of(replace(before(years), remembers=False)) == {}


def never(*_: object, **__: object) -> LoadedPeriod:
    raise XlsopsError("dibuka")


def test_another_office_tells_nothing(years: Path) -> None:
    period = now(years)
    other = replace(period.spec.settings, office="Dinas Lain")
    assert past_of(replace(period, spec=replace(period.spec, settings=other))) == {}


def test_what_is_measured_in_another_unit_now_is_not_compared(years: Path) -> None:
    period = now(years)
    rows = [
        replace(each, unit="Perkara") if each.id == LINE else each
        for each in period.spec.indicators
    ]
    past = past_of(replace(period, spec=replace(period.spec, indicators=tuple(rows))))
    assert tuple(past[BUREAU].of(LINE, "realisasi")) == ()
    assert len(tuple(past[BUREAU].of(WRONG, "realisasi"))) == 4


@pytest.mark.parametrize("damage", ["control", "journal", "nothing in it"])
def test_a_folder_that_cannot_be_read_tells_nothing_and_stops_nothing(
    years: Path, damage: str
) -> None:
    folder = years / "2025 TW IV"
    first = min((folder / "jurnal").iterdir())
    match damage:
        case "control":
            (folder / CONTROL).write_bytes(b"rusak")
        case "journal":
            first.write_bytes(b"rusak")
        case _:
            first.unlink()
            (folder / CONTROL).unlink()
    assert past_of(now(years)) == {}


def test_an_approval_stands_whatever_earlier_years_make_of_it(years: Path) -> None:
    aside, room = years.parent / "lain", Room(years / "2026 TW I")
    (years / "2025 TW IV").rename(aside)
    room.send(BUREAU, **{f"{OUTPUT}__keterangan": None})
    room.collect()
    assert not any(each.for_bureau for each in bureau_of(room).findings)
    approve(room.period(), [BUREAU])
    aside.rename(years / "2025 TW IV")
    again = bureau_of(room)
    assert [(each.code, each.line, each.field) for each in again.findings] == [
        ("V33", OUTPUT, "k_1")
    ]
    assert again.approved


def bureau_of(room: Room) -> BureauView:
    return next(each for each in view_of(room.period()).bureaus if each.bureau.code == BUREAU)


def test_a_folder_of_last_year_moved_away_is_told_and_no_fault(years: Path) -> None:
    room = Room(years / "2026 TW I")
    room.send(BUREAU, **{f"{LINE}__realisasi_1": Decimal(200)})
    room.collect()
    make_recap_book(now(years))
    assert verify(room.root).data["faults"] == []
    away = years.parent / "gudang"
    shutil.move(years / "2025 TW IV", away)
    told = verify(room.root)
    assert told.data["faults"] == []
    assert told.attention
    assert rebuilt.PAST_SINCE in str(told.data["notes"])
    shutil.move(away, years / "2025 TW IV")
    assert verify(room.root).data["notes"] == []


@pytest.mark.parametrize("unfit", ["damaged", "of another office"])
def test_of_two_folders_of_a_quarter_the_one_that_can_be_compared_tells(
    years: Path, unfit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, period = years / "2025 TW IV lain", replace(now(years), remembers=False)
    shutil.copytree(years / "2025 TW IV", other)
    if unfit == "damaged":
        (other / CONTROL).write_bytes(b"rusak")
    else:
        read = past_years.load
        monkeypatch.setattr(past_years, "load", lambda root, *a, **k: of_dinas(read(root, *a, **k)))
    assert tuple(past_of(period)[BUREAU].of(LINE, "realisasi")) == HELD


def of_dinas(period: LoadedPeriod) -> LoadedPeriod:
    """Return a period as it would be were the folder of that name one of another office."""
    if not period.folder.root.name.endswith("lain"):
        return period
    settings = replace(period.spec.settings, office="Dinas Lain")
    return replace(period, spec=replace(period.spec, settings=settings))
