"""Approval holds for one file and its figures; a later change shows and never slips in."""

from datetime import datetime

import pytest

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    BROKEN,
    ERROR,
    LATER,
    NEXT_DAY,
    WARNED,
    WARNING,
    WHY,
    allow,
    approved,
    bureau,
    decided,
    listed,
    seen,
    write_beside,
)
from tests.quarter import Room, events, files, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.journal.facts.kinds import FileSetAside
from xlsops.core.results.results import data_hash
from xlsops.core.sheet.styles import WARNING as AMBER
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.authority import Act
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.review.approving import approve
from xlsops.procedure.status.standing import status

OTHER = {"KKP-01__realisasi_2": 1}
"""Another figure than the careful one; it gives findings, too."""


def approvals(room: Room) -> list[dict[str, str]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "bagian_disahkan"]


def statuses(room: Room) -> dict[str, str]:
    return {each.bureau.code: each.status for each in seen(room).bureaus if each.record}


def on_the_home_page(room: Room, code: str) -> tuple[str, str]:
    """Return the bureau's status on ``Beranda`` and the colour behind it."""
    sheet = one_sheet(room.root / CONTROL, "Beranda")
    (row,) = [row for row in sheet.iter_rows() if row[0].value == code]
    return str(row[7].value), str(row[7].fill.fgColor.rgb)[2:]


@room_after
def three(room: Room) -> None:
    """A period in which two bureaus are without findings, and one is not."""
    room.send("UMUM")
    room.send("HUKUM")
    room.send("KKP", **WARNED, **BROKEN)
    room.collect()


@room_after
def signed(room: Room) -> None:
    """A period in which one bureau is approved."""
    room.send("KKP")
    room.collect()
    approved(room)


def cut_at(room: Room, percent: int) -> None:
    """Change the highest percent that counts; the approved bureau has figures above 100."""
    write_beside(room, "Pengaturan", "batas_capaian", 3, percent)


def test_every_bureau_without_open_findings_is_approved_and_the_others_are_told(
    three: Room,
) -> None:
    outcome = approve(three.period(NEXT_DAY))
    assert outcome.data["approved"] == ["HUKUM", "UMUM"]
    assert outcome.attention
    lacking = outcome.data["lacking"]
    assert lacking["KKP"].startswith(
        "KKP: masih 1 galat dan 1 peringatan terbuka, galat pertama Indikator!"
    )
    assert lacking["KKP"].endswith(
        " Kembalikan ke Bagian (xlsops return --bureau KKP), atau terima dengan penjelasan di lembar Temuan, "
        "lalu Simpan Keputusan (xlsops decide)."
    )
    assert lacking["ORG"] == (
        "ORG: belum mengirim. Ingatkan Bagian (xlsops remind --bureau ORG); sesudah datang, "
        "Himpun Kiriman (xlsops collect)."
    )
    assert statuses(three) == {"HUKUM": "Disahkan", "UMUM": "Disahkan", "KKP": "Perlu perbaikan"}
    umum = bureau(three, "UMUM")
    assert umum.record is not None
    assert umum.results is not None
    (data,) = [each for each in approvals(three) if each["bureau"] == "UMUM"]
    assert (data["sha"], data["hash"]) == (umum.record.sha, data_hash({"UMUM": umum.results}))


def test_where_only_warnings_stand_open_the_way_on_is_to_explain_them(three: Room) -> None:
    decided(three, ERROR, ACCEPTED, WHY)
    told = approve(three.period(NEXT_DAY)).data["lacking"]["KKP"]
    assert told.startswith("KKP: masih 1 peringatan terbuka, peringatan pertama ")
    assert told.endswith(
        " Terima dengan penjelasan di lembar Temuan, lalu Simpan Keputusan (xlsops decide); "
        "atau Kembalikan ke Bagian (xlsops return --bureau KKP)."
    )


def test_what_no_bureau_can_change_is_not_said_to_go_back_to_it(room: Room) -> None:
    late = datetime(2026, 7, 13, 2)
    room.send("UMUM", at=late)
    room.send("KKP", at=late, **WARNED)
    after = datetime(2026, 7, 14, 9, tzinfo=WIB)
    room.collect(after)
    lacking = approve(room.period(after)).data["lacking"]
    accept = "terima dengan penjelasan di lembar Temuan, lalu Simpan Keputusan (xlsops decide)."
    assert lacking["UMUM"].endswith(f" Bagian tidak dapat mengubahnya: {accept}")
    assert lacking["KKP"].endswith(
        " Kembalikan ke Bagian (xlsops return --bureau KKP) untuk 1 yang dapat diperbaiki bagian; 1 lainnya "
        f"hanya dapat di{accept}"
    )


def test_to_approve_again_where_nothing_is_new_asks_nobody_to_look(three: Room) -> None:
    assert approve(three.period(NEXT_DAY)).attention
    again = approve(three.period(NEXT_DAY))
    assert (again.lines[0], again.attention) == ("Tidak ada yang baru disahkan.", False)


def test_where_all_is_held_back_somebody_must_look(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    for _ in range(2):
        held = approve(room.period(NEXT_DAY))
        assert (held.data["approved"], held.attention) == ([], True)


def test_a_bureau_of_which_nothing_counts_is_told_what_to_do(room: Room) -> None:
    room.send("UMUM")
    room.send("KKP")
    room.drop("ORG.xlsx", b"bukan buku kerja")
    room.collect()
    room.period().append([FileSetAside("KKP", bureau(room).record.sha, "salah")])
    lacking = approve(room.period(NEXT_DAY)).data["lacking"]
    assert lacking["KKP"] == (
        "KKP: kirimannya dikesampingkan. Himpun kiriman penggantinya, atau pakai lagi yang ada: "
        'xlsops record --use-again KKP --notes "alasan" --as Kabag.'
    )
    assert lacking["ORG"].startswith("ORG: Berkas ORG.xlsx datang 8 Juli 2026 09.00 dan ditolak. ")


def test_an_error_is_named_before_a_warning_that_stands_before_it(room: Room) -> None:
    room.send("KKP", **{"KKP-01__keterangan": "ok", "KKP-02__realisasi_2": "nihil"})
    room.collect()
    lacking = approve(room.period(NEXT_DAY)).data["lacking"]["KKP"]
    assert lacking.startswith("KKP: masih 1 galat dan 1 peringatan terbuka, galat pertama ")


def test_a_named_bureau_that_lacks_something_is_refused_with_what_and_none_is_approved(
    three: Room,
) -> None:
    before = files(three.root)
    with stopped_by(messages.procedure.too_early) as stopped:
        approved(three, "UMUM", "KKP", "ORG")
    assert [each[:12] for each in lacking(stopped)] == ["ORG: belum m", "KKP: masih 1"]
    with stopped_by(messages.workbook.unknown_bureaus):
        approved(three, "XYZ")
    assert files(three.root) == before


def test_before_anything_came_in_nothing_can_be_approved(room: Room) -> None:
    with pytest.raises(XlsopsError, match="Belum ada kiriman"):
        approved(room)


def test_once_all_is_explained_the_bureau_can_be_approved(three: Room) -> None:
    decided(three, WARNING, ACCEPTED, WHY)
    decided(three, ERROR, ACCEPTED, WHY)
    assert approved(three, "kkp").data["approved"] == ["KKP"]
    assert statuses(three)["KKP"] == "Disahkan"


def test_only_who_may_approves_and_names_who_that_is(three: Room) -> None:
    before = files(three.root)
    with stopped_by(messages.procedure.not_allowed) as stopped:
        approve(three.period(LATER, "Kasubbag"))
    assert str(stopped.value) == (
        "Sahkan hanya dapat dilakukan Kabag, sedangkan yang bertindak Kasubbag; "
        "siapa yang boleh diatur di lembar Wewenang. Bila Anda Kabag, tambahkan --as Kabag pada "
        "perintahnya; di lembar Catatan isi kolom Oleh."
    )
    assert files(three.root) == before
    allow(three, Act.APPROVE, "Kasubbag")
    assert approve(three.period(LATER, "Plt. Kasubbag (contoh)")).data["approved"] == [
        "HUKUM",
        "UMUM",
    ]


def test_approving_twice_adds_no_event(signed: Room) -> None:
    known = events(signed.root)
    assert approved(signed).data["approved"] == []
    assert approved(signed, "KKP").data["approved"] == []
    assert events(signed.root) == known


def test_a_file_after_approval_is_kept_as_a_proposal_and_the_approved_figures_count(
    signed: Room,
) -> None:
    before = bureau(signed)
    path = signed.send("KKP", "susulan.xlsx", **OTHER)
    outcome = signed.collect(LATER)
    assert (outcome.data["accepted"], outcome.data["revised"], outcome.attention) == (
        1,
        ["KKP"],
        True,
    )
    view = bureau(signed)
    assert (view.record, view.results) == (before.record, before.results)
    assert (view.status, view.version, view.latest.version, view.changed) == (
        "Usulan revisi",
        1,
        2,
        False,
    )
    assert any(each.read_bytes() == path.read_bytes() for each in (signed.root / "arsip").iterdir())
    assert on_the_home_page(signed, "KKP") == ("Usulan revisi", AMBER)
    history = one_sheet(signed.root / CONTROL, "Riwayat").iter_rows(values_only=True)
    (told_there,) = (row[5] for row in history if row[2] == "Usulan revisi")
    assert told_there.startswith(
        "susulan.xlsx: Lebih baru dari KKP.xlsx, yang tetap tersimpan di arsip."
    )
    told = status(signed.period(LATER))
    assert any("Usulan revisi (susulan.xlsx)" in line for line in told.lines)
    assert approved(signed).data["approved"] == []
    assert bureau(signed).record == before.record


def test_a_proposal_is_judged_decided_and_accepted_by_naming_the_bureau(signed: Room) -> None:
    signed.send("KKP", "susulan.xlsx", **WARNED)
    signed.collect(LATER)
    assert (seen(signed).warnings, [each.identity for each in bureau(signed).latest.findings]) == (
        0,
        [WARNING],
    )
    with stopped_by(messages.procedure.too_early, match="1 peringatan"):
        approved(signed, "KKP")
    decided(signed, WARNING, ACCEPTED, WHY)
    assert approved(signed, "KKP").data["approved"] == ["KKP"]
    view = bureau(signed)
    assert view.record is not None
    assert (view.record.name, view.status) == ("susulan.xlsx", "Disahkan")
    assert listed(signed) == {"V24": (ACCEPTED, WHY)}


def test_figures_that_change_beneath_an_approval_turn_it_amber(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    approved(room)
    before = bureau(room, "UMUM")
    cut_at(room, 100)
    after = bureau(room, "UMUM")
    assert (after.record, after.status) == (before.record, "Berubah sesudah disahkan")
    status(room.period(LATER))
    assert on_the_home_page(room, "UMUM") == ("Berubah sesudah disahkan", AMBER)


def test_an_accepted_finding_that_is_opened_again_turns_the_approval_amber(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    decided(room, WARNING, ACCEPTED, WHY)
    approved(room)
    decided(room, WARNING, "Terbuka", "keliru")
    assert bureau(room).status == "Berubah sesudah disahkan"
    assert "masih 1 peringatan" in approved(room).data["lacking"]["KKP"]


def test_changed_figures_are_signed_again_only_by_naming_the_bureau(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    approved(room)
    cut_at(room, 100)
    lacking = approved(room).data["lacking"]["UMUM"]
    assert (
        lacking
        == "UMUM: berubah sesudah disahkan; untuk mengesahkan lagi: xlsops approve --bureau UMUM."
    )
    assert statuses(room) == {"UMUM": "Berubah sesudah disahkan"}
    assert approved(room, "UMUM").data["approved"] == ["UMUM"]
    assert statuses(room) == {"UMUM": "Disahkan"}
    assert len({each["sha"] for each in approvals(room)}) == 1
    assert len({each["hash"] for each in approvals(room)}) == 2
