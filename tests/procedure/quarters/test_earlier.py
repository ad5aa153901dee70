"""A closed quarter's correction is told in the later ones and carried over, and nothing is lost by it."""

import json
import shutil
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.once import once
from tests.procedure.kabag import LATER, NEXT_DAY
from tests.quarter import HEAD, KEY, NOW, Room, events, files, filled, prepared
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.journal.carried import carried_figures
from xlsops.core.journal.facts.kinds import Carried
from xlsops.core.journal.facts.request_kinds import Opened
from xlsops.core.spec import tables
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.periods import Period as Quarter
from xlsops.errors import XlsopsError
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart
from xlsops.files import archive
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers.form_bytes import template_of
from xlsops.procedure.papers.recapping import recap_sheets
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters import earlier
from xlsops.procedure.quarters.carrying import open_next
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.recording.entries import record
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.status.standing import status

OLD, NEW = Decimal("12.5"), Decimal(14)
PLACE = ("KKP", "KKP-01", "realisasi_2")
LINE = "  KKP KKP-01 Realisasi TW II: dibawa 12,5, sekarang 14 (disahkan Kabag 10 Juli 2026 09.00)"
HEADING = "TW II 2026 berubah sesudah dibawa ke sini: 1 angka di 1 bagian. Jalankan: xlsops carry"
AUTUMN = datetime.fromisoformat("2026-10-05T09:00+07:00")


def prepared_year(base: Path) -> Path:
    """Return the second quarter, one bureau of it approved, and the third opened from it, made once."""
    first = prepared(base)
    return once(base, "Tahun", partial(_year, first))


def _year(first: Path, year: Path) -> Path:
    shutil.copytree(first, year / "Triwulan II")
    room = Room(year / "Triwulan II")
    room.send("KKP", **{"KKP-01__realisasi_2": OLD})
    room.collect()
    approve(room.period(NEXT_DAY), ["KKP"])
    open_next(year / "TW3", Opening(Quarter(2026, 3), key=KEY), room.period(NEXT_DAY))
    open_step(third(year / "TW3"))
    make_forms(third(year / "TW3"))
    return year


@pytest.fixture
def year(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    return shutil.copytree(prepared_year(tmp_path_factory.getbasetemp()), tmp_path / "Tahun")


@pytest.fixture
def closed(year: Path) -> Room:
    """Return the second quarter, one bureau of it approved."""
    return Room(year / "Triwulan II")


@pytest.fixture
def later(year: Path) -> Path:
    """Return the third quarter, opened from the second and its forms made."""
    return year / "TW3"


def third(root: Path, now: datetime = LATER, actor: str = "Kasubbag") -> LoadedPeriod:
    return load(root, now, actor)


def propose(room: Room, figure: Decimal = NEW) -> None:
    """Send a corrected file, and take it in."""
    at = NEXT_DAY.replace(tzinfo=None)
    room.send("KKP", f"kkp {figure}.xlsx", at=at, **{"KKP-01__realisasi_2": figure})
    room.collect(NEXT_DAY)


def correct(room: Room, figure: Decimal = NEW) -> None:
    """Have a bureau's figure corrected, and the correction approved."""
    propose(room, figure)
    approve(room.period(LATER), ["KKP"])


def said(outcome: Outcome) -> list[str]:
    """Return what an outcome says of the earlier quarter."""
    return [
        each for each in outcome.lines[:12] if "TW II 2026" in each or "Realisasi TW II:" in each
    ]


def news(root: Path) -> list[str]:
    """Return what every surface says of earlier quarters, without painting."""
    period = third(root)
    return list(earlier.corrections_told(period, earlier.earlier_of(period)))


def figure(root: Path, quarter: int = 2) -> Decimal | None:
    return carried_figures(third(root).spec, quarter)["KKP", "KKP-01", f"realisasi_{quarter}"]


def type_here(root: Path, value: float | str | None, quarter: int = 2) -> None:
    """Type over the figure that was carried, save and close the workbook."""
    book = load_workbook(root / CONTROL)
    sheet = book[tables.INDICATORS.sheet]
    columns = {each.key: number for number, each in enumerate(tables.INDICATORS.columns, 1)}
    row = next(
        row for row in sheet.iter_rows(tables.INDICATORS.first_row) if row[0].value == "KKP-01"
    )
    row[columns[f"realisasi_{quarter}"] - 1].value = value
    book.save(root / CONTROL)


def changes(root: Path) -> list[dict[str, object]]:
    return [each for event in events(root) for each in event["data"].get("changes", ())]


def test_an_approved_correction_is_named_by_status_formats_and_verify(
    closed: Room, later: Path
) -> None:
    quiet = (status(third(later)), make_forms(third(later)), verify(later))
    blank = [bool(each.data.get("empty")) for each in quiet]
    assert blank == [False, True, False]  # the others sent nothing: making forms says so
    assert [(said(each), each.attention) for each in quiet] == [([], each) for each in blank]
    correct(closed)
    before = files(closed.root)
    loud = (status(third(later)), make_forms(third(later)), verify(later))
    assert [(said(each), each.attention) for each in loud] == [([HEADING, LINE], True)] * 3
    assert loud[0].lines[1:3] == (HEADING, LINE)
    parted = {
        "bureau": "KKP",
        "line": "KKP-01",
        "column": "realisasi_2",
        "carried": "12.5",
        "now": "14",
        "here": "12.5",
        "edited": False,
    }
    wanted = [{"period": "TW II 2026", "trouble": "", "withdrawn": [], "parted": [parted]}]
    assert [each.data["earlier"] for each in loud] == [wanted] * 3
    assert files(closed.root) == before


def test_a_correction_that_is_only_proposed_is_not_told(closed: Room, later: Path) -> None:
    propose(closed)
    assert news(later) == []


def test_the_button_carries_it_over_and_the_journal_tells(closed: Room, later: Path) -> None:
    correct(closed)
    there, sheets = files(closed.root), sheets_of(later)
    outcome = carry(third(later))
    assert outcome.lines[:2] == (
        "1 angka TW II 2026 diperbarui di lembar Master:",
        "  KKP KKP-01 Realisasi TW II: 12,5 menjadi 14",
    )
    assert outcome.lines[2].startswith("Format yang sudah dibuat lebih lama daripada Master: KKP.")
    assert figure(later) == NEW
    changed_cells = {
        (name, place)
        for name, cells in sheets_of(later).items()
        for place, value in cells.items()
        if sheets[name].get(place) != value
    }
    assert {name for name, _ in changed_cells} == {tables.INDICATORS.sheet}
    assert len(changed_cells) == 1
    assert files(closed.root) == there
    (event,) = [each for each in events(later) if each["kind"] == Carried.kind]
    approval = [each.id for each in closed.period().events if each.kind == "bagian_disahkan"][-1]
    assert (event["by"], event["at"][:16]) == ("Kasubbag", "2026-07-10T02:00")
    assert event["data"]["changes"] == [
        {
            "bureau": "KKP",
            "line": "KKP-01",
            "column": "realisasi_2",
            "old": "12.5",
            "new": "14",
            "kept": False,
        }
    ]
    assert event["data"]["approvals"]["KKP"]["event"] == approval
    assert news(later) == []
    assert carry(third(later)).lines == (
        "Angka TW II 2026 di sini sudah sama dengan yang disahkan.",
    )
    assert len(changes(later)) == 1


def sheets_of(root: Path) -> dict[str, dict[tuple[int, int], object]]:
    """Return the cells of the sheets people edit."""
    book = load_workbook(root / CONTROL)
    return {
        table.sheet: {
            (cell.row, cell.column): cell.value for row in book[table.sheet] for cell in row
        }
        for table in tables.TABLES
    }


def test_a_figure_changed_here_is_named_and_not_overwritten(closed: Room, later: Path) -> None:
    type_here(later, 5)
    assert news(later) == []
    correct(closed)
    told = (
        "  KKP KKP-01 Realisasi TW II: dibawa 12,5, sekarang 14; diubah di sini menjadi 5 (disahkan"
    )
    assert [each[: len(told)] for each in news(later)] == [HEADING, told]
    outcome = carry(third(later))
    assert outcome.attention
    assert outcome.lines[0].startswith(
        "  KKP KKP-01 Realisasi TW II: diubah di sini menjadi 5, tidak ditimpa"
    )
    assert figure(later) == 5
    assert [each["kept"] for each in changes(later)] == [True]
    assert (
        news(later)[0] == "1 angka TW II 2026 diubah di sini dan tidak sama dengan yang disahkan:"
    )
    carry(third(later))
    assert len(changes(later)) == 1
    carry(third(later), over=True)
    assert figure(later) == NEW
    assert [(each["old"], each["new"]) for each in changes(later)[1:]] == [("5", "14")]
    assert news(later) == []


def test_a_formula_of_the_office_is_never_overwritten(closed: Room, later: Path) -> None:
    type_here(later, "=12.5+0")
    book = (later / CONTROL).read_bytes()
    correct(closed)
    parts = take_apart(book)
    part = sheet_parts(parts)[tables.INDICATORS.sheet]
    parts[part] = parts[part].replace(b"<f>12.5+0</f><v />", b"<f>12.5+0</f><v>12.5</v>")
    (later / CONTROL).write_bytes(put_together(parts))
    assert "tidak ditimpa" in carry(third(later), over=True).lines[0]
    assert figure(later) == OLD


def test_what_was_typed_here_already_needs_no_carrying(closed: Room, later: Path) -> None:
    correct(closed)
    type_here(later, 14)
    assert news(later) == []


def test_a_carried_figure_that_was_not_saved_is_told_again(closed: Room, later: Path) -> None:
    correct(closed)
    carry(third(later))
    type_here(later, float(OLD))
    assert "dibawa 12,5, sekarang 14" in news(later)[1]
    carry(third(later))
    assert figure(later) == NEW


def test_a_blank_that_was_filled_later_is_told(room: Room, tmp_path: Path) -> None:
    root = tmp_path / "TW3"
    open_next(root, Opening(Quarter(2026, 3), key=KEY), room.period(NEXT_DAY))
    correct(room)
    assert any("dibawa kosong, sekarang 14" in each for each in news(root))
    carry(third(root))
    assert figure(root) == NEW


def test_a_withdrawn_approval_is_told(closed: Room, later: Path) -> None:
    aside = Entry(Deed.SET_ASIDE, bureau="KKP", day=LATER.date(), notes="Berkas keliru")
    record(closed.period(LATER), aside)
    told = "Pengesahan TW II 2026 gugur sesudah dibawa dan belum ada gantinya: KKP."
    assert news(later) == [told]
    assert told in carry(third(later)).lines
    assert news(later) == [told]


def test_the_later_figures_are_reckoned_with_the_corrected_ones(closed: Room, later: Path) -> None:
    """A bureau that sent its file already, or sends the form it has, is neither refused nor blamed."""
    old = third(later, AUTUMN)
    send(later, old, "satu.xlsx", AUTUMN)
    collect(third(later, AUTUMN, HEAD))
    before = reckoned(later, AUTUMN)
    correct(closed)
    carry(third(later, AUTUMN))
    make_forms(third(later, AUTUMN))
    assert round(reckoned(later, AUTUMN) - before, 9) == (NEW - OLD) / 3  # a mean of three quarters
    assert told_of_form(later) == [
        ("V01", Severity.INFO, "Realisasi triwulan lalu diperbarui sesudah format ini disampaikan.")
    ]
    send(later, old, "dua.xlsx", AUTUMN + timedelta(hours=2))
    outcome = collect(third(later, AUTUMN + timedelta(hours=3), HEAD))
    assert any("1 baru diterima" in each for each in outcome.lines), outcome.lines
    period = third(later, AUTUMN + timedelta(hours=3))
    (moved,) = (each for each in recap_sheets(period, view_of(period)) if each.name == "Perubahan")
    (row,) = (row for row in moved.values if row[0] == "Koreksi triwulan lalu")
    assert row[4] == 1  # the recap tells the correction apart from what really changed


def test_another_change_of_the_master_is_still_told_as_one(closed: Room, later: Path) -> None:
    send(later, third(later, AUTUMN), "satu.xlsx", AUTUMN)
    collect(third(later, AUTUMN, HEAD))
    correct(closed)
    carry(third(later, AUTUMN))
    type_here(later, 7, quarter=1)
    assert [(code, severity) for code, severity, _ in told_of_form(later)] == [
        ("V01", Severity.WARNING)
    ]


def send(root: Path, period: LoadedPeriod, name: str, at: datetime) -> None:
    """Put the form of one bureau, carefully filled, into the inbox; the form may be an older one."""
    local, layout = at.replace(tzinfo=None), period.layouts["KKP"]
    laid = lay_out(template_of(period.folder), period.spec)
    form = make_form(laid, layout, period.spec, period.rules, period.key)
    answers = careful_answers(layout, period.spec, local)
    (root / "masuk" / name).write_bytes(filled(form, layout, answers, local))


def reckoned(root: Path, now: datetime) -> Decimal:
    """Return what an indicator amounts to up to the third quarter."""
    bureau = next(each for each in view_of(third(root, now)).bureaus if each.bureau.code == "KKP")
    assert bureau.results
    actual = bureau.results.indicators["KKP-01"].actual
    assert actual is not None
    return actual


def told_of_form(root: Path) -> list[tuple[str, Severity, str]]:
    bureau = next(
        each for each in view_of(third(root, AUTUMN)).bureaus if each.bureau.code == "KKP"
    )
    return [
        (each.code, each.severity, each.message) for each in bureau.findings if each.code == "V01"
    ]


def test_a_correction_two_quarters_back_surfaces_in_the_last_one(
    closed: Room, later: Path, year: Path
) -> None:
    root = year / "TW4"
    open_next(root, Opening(Quarter(2026, 4), key=KEY), third(later, AUTUMN))
    assert [each.source.period.number for each in earlier.earlier_of(third(root))] == [2, 3]
    correct(closed)
    assert news(root) == [HEADING, LINE]
    carry(third(root))
    assert figure(root) == NEW
    assert figure(later) == OLD
    carry(third(later))
    for each in (root, later):
        assert news(each) == []


def test_the_folder_is_found_when_it_was_renamed_beside_or_moved_together(
    closed: Room, later: Path, tmp_path: Path
) -> None:
    correct(closed)
    together = tmp_path / "2026"
    together.mkdir()
    shutil.move(closed.root, together / "Triwulan II")
    shutil.move(later, together / "TW3")
    assert news(together / "TW3") == [HEADING, LINE]
    shutil.move(together / "Triwulan II", together / "Arsip TW2")
    assert news(together / "TW3") == [HEADING, LINE]


def test_a_folder_out_of_reach_is_one_line_and_no_fault(
    closed: Room, later: Path, tmp_path: Path
) -> None:
    away = tmp_path / "lain" / "di sana"
    away.parent.mkdir()
    shutil.move(closed.root, away)
    for outcome in (status(third(later)), verify(later)):
        assert [each.split(";")[0] for each in said(outcome)] == [
            "Folder TW II 2026 (Triwulan II) tidak terjangkau"
        ]
        assert not outcome.attention
    carry(third(later), away)
    assert news(later) == []


@pytest.mark.parametrize("what", ["jurnal", "arsip", CONTROL, "payload"])
def test_a_damaged_folder_is_one_line_and_no_error(closed: Room, later: Path, what: str) -> None:
    correct(closed)
    path = closed.root / what
    if what == CONTROL:
        path.write_bytes(b"PK rusak")
    elif what == "payload":
        (closed.root / "jurnal" / "20270101T000000000000Z-0123456789abcdef.json").write_text("{}")
    else:
        for victim in path.glob("*.json" if what == "jurnal" else "*.xlsx"):
            victim.write_bytes(b"rusak")
    (line,) = news(later)
    assert line.startswith("Folder TW II 2026 (Triwulan II) tidak dapat dibandingkan: ")


def test_what_did_not_change_is_not_read(
    closed: Room, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError

    propose(closed)  # the journal grew, no approval changed
    period = third(later)
    monkeypatch.setattr(earlier, "load", never)
    monkeypatch.setattr(archive, "original", never)
    assert [(each.trouble, each.parted) for each in earlier.earlier_of(period)] == [("", ())]


def test_a_folder_of_an_earlier_version_reads_the_same_until_it_is_told_where_from(
    closed: Room, later: Path
) -> None:
    forget(later)
    make_forms(third(later))
    correct(closed)
    assert news(later) == []
    with pytest.raises(XlsopsError, match="tidak mencatat dari triwulan mana"):
        carry(third(later))
    outcome = carry(third(later), closed.root)
    assert "diubah di sini menjadi 12,5, tidak ditimpa; TW II 2026 menyebut 14" in outcome.lines[0]
    carry(third(later), closed.root, over=True)
    assert figure(later) == NEW
    correct(closed, Decimal(15))
    assert any("dibawa 14, sekarang 15" in each for each in news(later))


def forget(root: Path) -> None:
    """Make the journal as an earlier version began it, without where figures came from."""
    for path in (root / "jurnal").glob("*.json"):
        path.unlink()
    Journal(root / "jurnal").append([Opened("TW III 2026")], NEXT_DAY, "Kasubbag")
    book = load_workbook(root / CONTROL)
    del book["Riwayat"], book["Beranda"]
    book.save(root / CONTROL)


@pytest.mark.parametrize("number", [3, 4])
def test_only_an_earlier_quarter_can_be_named(later: Path, tmp_path: Path, number: int) -> None:
    other = tmp_path / "lain"
    open_period(other, Opening(Quarter(2026, number), key=KEY), NOW, "Kasubbag")
    with pytest.raises(XlsopsError, match="bukan triwulan sebelum TW III 2026"):
        carry(third(later), other)


def test_what_is_told_of_the_source_can_be_read_by_people(later: Path) -> None:
    opened = next(each for each in events(later) if each["kind"] == "folder_disiapkan")
    (source,) = opened["data"]["carried"]
    assert (source["year"], source["quarter"], source["folder"]) == (2026, 2, "../Triwulan II")
    assert source["figures"]["KKP"]["KKP-01"]["realisasi_2"] == "12.5"
    assert source["bureaus"]["KKP"]["approved"] is True
    assert len(json.dumps(source)) < 20_000
