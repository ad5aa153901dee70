"""What is handed over is bound to a hash, complete or with its gaps named, and final only then."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    NEXT_DAY,
    WARNED,
    WARNING,
    WHY,
    approved,
    decided,
    seen,
)
from tests.quarter import Room, events, files, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.clock.steps import StepStatus, progress_of
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.results.results import data_hash
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.files.folders import CONTROL, PeriodFolder
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.naming import recap_names
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.period.wholeness import read_records
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over

PROVISIONAL = "SEMENTARA – "


@room_after
def pair(room: Room) -> None:
    """A period that asks two bureaus only; one has a Peringatan."""
    path = room.root / CONTROL
    book = load_workbook(path)
    for row in book["Master Bagian"].iter_rows(min_row=5):
        if row[0].value not in {None, "KKP", "UMUM"}:
            row[3].value = "tidak"
    book.save(path)
    room.send("UMUM")
    room.send("KKP", **WARNED)
    room.collect()


def handovers(room: Room) -> list[dict[str, object]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "data_diserahkan"]


def statuses(room: Room) -> list[StepStatus]:
    view = seen(room)
    return [each.status for each in progress_of(view.spec, view.state, view.errors)][6:]


def newest_recap(room: Room) -> Path:
    """Return the recap workbook that was made last."""
    return room.root / "rekap" / recap_names(room.period(LATER))[0]


def ribbon(room: Room) -> str:
    """Return why the recap says it is provisional; empty where it does not."""
    path = newest_recap(room)
    (why,) = {
        str(value).partition(PROVISIONAL)[2] if PROVISIONAL in str(value) else ""
        for sheet in load_workbook(path).worksheets
        if sheet.title != "Data"
        for value in [
            next(
                (
                    cell
                    for row in sheet.iter_rows(max_row=6, values_only=True)
                    for cell in row
                    if PROVISIONAL in str(cell)
                ),
                "",
            )
        ]
    }
    return why


def said(room: Room) -> str:
    """Return what the first page of the recap says of findings and of how final it is."""
    sheet = one_sheet(newest_recap(room), "Ringkasan")
    texts = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    return next(text for text in texts if "Hasil pemeriksaan" in text)


def test_a_bureau_that_is_not_approved_is_named_and_nothing_is_handed_over(pair: Room) -> None:
    approved(pair)
    before = files(pair.root)
    with stopped_by(messages.procedure.too_early) as stopped:
        hand_over(pair.period(LATER))
    assert lacking(stopped) == (next(iter(approve(pair.period(LATER)).data["lacking"].values())),)
    assert files(pair.root) == before


def test_before_anything_came_in_there_is_nothing_to_hand_over(room: Room) -> None:
    with pytest.raises(XlsopsError, match="Belum ada kiriman"):
        hand_over(room.period(LATER))


def test_a_whole_period_ends_with_a_recap_that_is_final(pair: Room) -> None:
    first = make_recap_book(pair.period(NEXT_DAY))
    assert "Rekap ini SEMENTARA, belum disahkan: UMUM, KKP." in first.lines
    assert ribbon(pair) == "belum semua bagian disahkan"
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    signed = make_recap_book(pair.period(LATER))
    assert "Rekap ini SEMENTARA, belum diserahkan kepada Kasubbag." in signed.lines
    assert signed.data["final"] is False
    assert (ribbon(pair), statuses(pair)) == (
        "belum diserahkan kepada Kasubbag",
        [StepStatus.DONE, StepStatus.NOT_STARTED, StepStatus.RUNNING],
    )
    outcome = hand_over(pair.period(LATER))
    view = seen(pair)
    figures = {each.bureau.code: each.results for each in view.bureaus if each.results}
    (data,) = handovers(pair)
    assert data == {
        "bureaus": [
            {"bureau": code, "hash": data_hash({code: each})} for code, each in figures.items()
        ],
        "hash": data_hash(figures),
        "missing": [],
        "recap": view.state.recap_sha,
        **dict(zip(("asked", "program"), pair.period().basis, strict=True)),
    }
    assert (outcome.data["hash"], outcome.attention, view.final) == (data["hash"], False, True)
    assert f"Sidik data: {data['hash']}" in outcome.lines
    final = make_recap_book(pair.period(LATER))
    assert "Rekap ini final: semua bagian sudah disahkan dan diserahkan." in final.lines
    assert final.data["final"] is True
    assert (ribbon(pair), statuses(pair)) == ("", [StepStatus.DONE] * 3)


def test_handing_over_twice_adds_no_event(pair: Room) -> None:
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    hand_over(pair.period(LATER))
    known = events(pair.root)
    outcome = hand_over(pair.period(LATER))
    assert outcome.data["again"] is True
    assert "tidak ada yang berubah" in outcome.lines[0]
    assert events(pair.root) == known


def test_a_revision_that_is_approved_later_has_to_be_handed_over_again(pair: Room) -> None:
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    hand_over(pair.period(LATER))
    pair.send("UMUM", "susulan.xlsx", **{"UMUM-01__realisasi_2": 27})
    pair.collect(LATER)
    outcome = hand_over(pair.period(LATER))
    assert (outcome.data["again"], outcome.attention) == (True, True)
    assert "Usulan revisi tidak ikut diserahkan: UMUM." in outcome.lines
    approved(pair, "UMUM")
    assert statuses(pair)[1] is StepStatus.RUNNING
    make_recap_book(pair.period(LATER))
    changed = "berubah sesudah diserahkan, perlu diserahkan lagi"
    assert ribbon(pair) == changed
    assert said(pair).endswith(f"Angka masih sementara karena {changed}.")
    assert hand_over(pair.period(LATER)).data["again"] is False
    assert statuses(pair)[1] is StepStatus.DONE
    first, second = (str(each["hash"]) for each in handovers(pair))
    assert first != second


def test_a_final_recap_is_never_overwritten_by_a_provisional_one(pair: Room) -> None:
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    first = str(make_recap_book(pair.period(LATER)).data["recap"])
    hand_over(pair.period(LATER))
    final = str(make_recap_book(pair.period(LATER)).data["recap"])
    assert first == final.replace(".xlsx", " (sementara).xlsx")
    signed = (pair.root / final).read_bytes()
    pair.send("UMUM", "susulan.xlsx", **{"UMUM-01__realisasi_2": 27})
    pair.collect(LATER)
    approved(pair, "UMUM")
    assert make_recap_book(pair.period(LATER)).data["recap"] == first
    assert (pair.root / final).read_bytes() == signed
    assert not read_records(PeriodFolder(pair.root)).faults
    (pair.root / final).unlink()
    (fault,) = read_records(PeriodFolder(pair.root)).faults
    assert fault.startswith(f"Berkas {final} tidak ada.")


def test_a_provisional_recap_may_be_thrown_away_once_a_newer_one_is_there(pair: Room) -> None:
    first = str(make_recap_book(pair.period(LATER)).data["recap"])
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    hand_over(pair.period(LATER))
    (pair.root / first).unlink()
    (fault,) = read_records(PeriodFolder(pair.root)).faults
    assert fault.startswith(f"Berkas {first} tidak ada.")
    make_recap_book(pair.period(LATER))
    assert not read_records(PeriodFolder(pair.root)).faults


def test_a_provisional_recap_of_an_earlier_version_gives_its_name_to_the_final_one(
    pair: Room,
) -> None:
    made = pair.root / str(make_recap_book(pair.period(LATER)).data["recap"])
    older = made.with_name(made.name.replace(" (sementara)", ""))
    made.rename(older)
    told = RecapMade("", f"rekap/{older.name}", digest(older.read_bytes()))
    period = pair.period(LATER)
    period.append([told])
    assert not read_records(PeriodFolder(pair.root)).faults
    assert newest_recap(pair) == older
    assert make_recap_book(pair.period(LATER)).data["recap"] == f"rekap/{made.name}"
    assert not read_records(PeriodFolder(pair.root)).faults


def test_what_changed_after_its_approval_is_the_reason_a_recap_is_provisional(pair: Room) -> None:
    decided(pair, WARNING, ACCEPTED, WHY)
    approved(pair)
    hand_over(pair.period(LATER))
    view = seen(pair)
    here = replace(view, bureaus=(replace(view.bureaus[0], changed=True), *view.bureaus[1:]))
    assert here.provisional == "berubah sesudah disahkan (UMUM), perlu disahkan lagi"


def test_who_is_missing_is_recorded_and_the_recap_stays_provisional(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    approved(room)
    outcome = hand_over(room.period(LATER))
    assert outcome.attention
    assert outcome.data["bureaus"] == ["UMUM"]
    assert len(outcome.data["missing"]) == 9
    assert outcome.lines[-1].startswith("Tanpa data TAPEM, ")
    assert outcome.lines[-1].endswith(
        ", yang belum mengirim atau kirimannya tidak dihitung. Bila datanya menyusul: himpun, sahkan, lalu "
        "Serah Terima lagi."
    )
    again = hand_over(room.period(LATER))
    assert (again.data["again"], again.attention) == (True, False)
    assert make_recap_book(room.period(LATER)).data["final"] is False
    assert view_of(room.period(LATER)).final is False


def test_only_who_may_hands_over(room: Room) -> None:
    before = files(room.root)
    with stopped_by(
        messages.procedure.not_allowed, match="Serah Terima hanya dapat dilakukan Kabag"
    ):
        hand_over(room.period(LATER, "Kasubbag"))
    assert files(room.root) == before
