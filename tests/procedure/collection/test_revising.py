"""A revision after approval is shown beside what counts, and what is signed is what was shown."""

from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    BROKEN,
    ERROR,
    LATER,
    OPEN,
    WARNED,
    WARNING,
    WHY,
    approved,
    bureau,
    decided,
    listed,
    seen,
    write_beside,
)
from tests.quarter import Room, events, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.documents.approval import approval
from xlsops.core.documents.findings_and_returns import reviews
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.submissions_list import receipts
from xlsops.core.form.layout import COVER, identity_cell
from xlsops.core.pages.findings_list import NAME
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.view.seen_mark import shown_in
from xlsops.files.folders import CONTROL
from xlsops.procedure.papers.documenting import document_texts
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.returning import return_to_bureaus

REVISED = {"KKP-01__realisasi_2": 90, "KKP-01__pendorong": "Anggaran tersedia sejak awal triwulan."}
"""Another figure and another narrative; neither gives a finding."""


def sheet(room: Room, name: str) -> Worksheet:
    return one_sheet(room.root / CONTROL, name)


def texts(room: Room, name: str) -> list[str]:
    return [
        str(cell.value)
        for row in sheet(room, name).iter_rows()
        for cell in row
        if cell.value is not None
    ]


def proposed(room: Room) -> list[tuple[object, ...]]:
    """Return (row, cell, answer, what counts, what is proposed) of the list on the bureau's sheet."""
    rows = list(sheet(room, "Isian KKP").iter_rows(values_only=True))
    first = next(number for number, row in enumerate(rows) if "Berlaku" in str(row[4]))
    found = []
    for row in rows[first + 1 :]:
        if row[0] is None:
            break
        found.append((row[1], row[2], row[3], row[4], row[7]))
    return found


def elsewhere(room: Room, work: Callable[[], object]) -> None:
    """Do something on another computer: the journal comes over, this workbook shows what it showed."""
    before = (room.root / CONTROL).read_bytes()
    work()
    (room.root / CONTROL).write_bytes(before)


def approvals(room: Room) -> list[dict[str, str]]:
    return [each["data"] for each in events(room.root) if each["kind"] == "bagian_disahkan"]


@room_after
def signed(room: Room) -> None:
    """A period in which one bureau is approved."""
    room.send("KKP")
    room.collect()
    approved(room)


@pytest.fixture
def revised(signed: Room) -> Room:
    """The same, where a revision came: a figure, a narrative, and who filled the form."""
    data = signed.filled(
        "KKP", {("KKP-01", key.partition("__")[2]): each for key, each in REVISED.items()}
    )
    path = signed.root / "lain.xlsx"
    path.write_bytes(data)
    book = load_workbook(path)
    place = identity_cell("petugas")
    book[COVER].cell(place.row, place.column).value = "Petugas Kedua (contoh)"
    book.save(path)
    signed.drop("susulan.xlsx", path.read_bytes())
    path.unlink()
    signed.collect(LATER)
    return signed


def test_what_is_proposed_stands_beside_what_counts_with_its_cell(revised: Room) -> None:
    layout = bureau(revised).layout.indicators
    figure, narrative = (layout.cell("KKP-01", key) for key in ("realisasi_2", "pendorong"))
    name = next(line.name for line in layout.lines if line.id == "KKP-01")
    who = identity_cell("petugas")
    rows = proposed(revised)
    before = bureau(revised).submission
    assert before is not None
    old = next(
        each.text
        for each in before.answers
        if (each.line.id, each.key) == ("KKP-01", "realisasi_2")
    )
    assert rows[0] == (name, str(figure), "Realisasi TW II", old, "90")
    assert (rows[1][1], rows[1][4]) == (str(narrative), REVISED["KKP-01__pendorong"])
    assert rows[2][:3] == ("Identitas pengisi", str(who), "Petugas pengisi")
    assert rows[2][4] == "Petugas Kedua (contoh)"
    assert [row[1] for row in rows[3:]] == ["dihitung"] * len(rows[3:])
    assert "Capaian rata-rata (%)" in [row[2] for row in rows[3:]]


def test_every_sheet_says_which_version_counts_and_which_is_proposed(revised: Room) -> None:
    told = "▲ Usulan revisi, belum dihitung: KKP versi 2 (susulan.xlsx): 3 isian berbeda dari versi 1 yang disahkan;"
    for name in ("Beranda", "Himpunan", "Rekap KKP"):
        assert [each for each in texts(revised, name) if each.startswith(told)], name
    (row,) = [
        row for row in sheet(revised, "Beranda").iter_rows(values_only=True) if row[0] == "KKP"
    ]
    assert (row[4], row[7]) == (1, "Usulan revisi")
    assert [each for each in texts(revised, "Isian KKP") if each.endswith("(versi 1, KKP.xlsx)")]
    assert {"Berlaku (versi 1)", "Diusulkan (versi 2)"} <= set(texts(revised, "Isian KKP"))


def test_approving_a_revision_states_what_is_signed_and_what_it_replaces(revised: Room) -> None:
    before = bureau(revised)
    shown = shown_in(revised.period().grids, NAME)["KKP"]
    outcome = approved(revised, "KKP")
    assert outcome.lines[1].startswith(
        "Usulan revisi disahkan, menggantikan versi 1: KKP versi 2 (susulan.xlsx)"
    )
    assert next(each["new"] for each in outcome.data["signed"][0]["differences"]) == "90"
    assert before.record is not None
    (last,) = [each for each in approvals(revised) if each["replaces"]]
    assert (last["shown"], last["replaces"]) == (shown, before.record.sha)
    view = bureau(revised)
    assert (view.version, view.revision, view.status) == (2, None, "Disahkan")
    assert not [each for each in texts(revised, "Beranda") if "belum dihitung" in each]
    assert [
        each
        for each in texts(revised, "Riwayat")
        if f"menggantikan {before.record.sha[:16]}" in each
    ]


def test_a_third_file_between_showing_and_signing_is_shown_first(revised: Room) -> None:
    revised.send("KKP", "ketiga.xlsx", at=LATER.replace(tzinfo=None), **{"KKP-01__realisasi_2": 91})
    elsewhere(revised, lambda: revised.collect(LATER))
    known = approvals(revised)
    with stopped_by(messages.procedure.too_early) as stopped:
        approved(revised, "KKP")
    assert lacking(stopped) == (
        "KKP: usulan revisinya berubah sejak diperlihatkan. Lembar Isian KKP sudah diperbarui; "
        "periksa lagi, lalu sahkan.",
    )
    assert approvals(revised) == known
    assert proposed(revised)[0][4] == "91"
    assert approved(revised, "KKP").data["approved"] == ["KKP"]
    assert bureau(revised).version == 3


def test_what_was_set_aside_on_another_computer_is_not_signed_unseen(room: Room) -> None:
    room.send("KKP")
    room.collect()
    room.send("KKP", "kedua.xlsx", at=LATER.replace(tzinfo=None), **REVISED)
    room.collect(LATER)
    entry = Entry(Deed.SET_ASIDE, bureau="KKP", notes="Keliru")
    elsewhere(room, lambda: record(room.period(LATER), entry))
    with stopped_by(messages.procedure.too_early, match="datanya berubah sejak diperlihatkan"):
        approved(room, "KKP")
    assert approved(room, "KKP").data["approved"] == ["KKP"]
    assert bureau(room).version == 1


def test_a_workbook_that_never_showed_a_bureau_shows_it_before_it_is_signed(room: Room) -> None:
    room.send("KKP")
    elsewhere(room, room.collect)
    with stopped_by(messages.procedure.too_early, match="datanya belum diperlihatkan"):
        approved(room, "KKP")
    assert approved(room, "KKP").data["approved"] == ["KKP"]


def test_figures_that_changed_since_they_were_shown_are_not_signed_unseen(room: Room) -> None:
    room.send("UMUM")
    room.collect()
    write_beside(room, "Pengaturan", "batas_capaian", 3, 100)
    with stopped_by(messages.procedure.too_early, match="berubah sejak diperlihatkan"):
        approved(room, "UMUM")
    assert approved(room, "UMUM").data["approved"] == ["UMUM"]


def test_a_revision_behind_the_refused_one_is_named(revised: Room) -> None:
    revised.send("KKP", "ketiga.xlsx", at=LATER.replace(tzinfo=None), **{"KKP-01__realisasi_2": 91})
    revised.collect(LATER)
    outcome = record(revised.period(LATER), Entry(Deed.SET_ASIDE, bureau="KKP", notes="Keliru"))
    assert outcome.lines[0].endswith(
        "yang dipakai sekarang KKP.xlsx; usulan revisi yang menunggu susulan.xlsx."
    )


def test_an_accepted_finding_of_a_revision_stays_listed_and_can_be_opened_again(
    signed: Room,
) -> None:
    signed.send("KKP", "susulan.xlsx", **WARNED)
    signed.collect(LATER)
    decided(signed, WARNING, ACCEPTED, WHY)
    assert listed(signed) == {"V24": (ACCEPTED, WHY)}
    assert next(str(row[4]) for row in proposed(signed) if row[2] == "Temuan baru").endswith(
        "Sudah diterima dengan penjelasan."
    )
    decided(signed, WARNING, OPEN, "Ternyata keliru")
    assert listed(signed) == {"V24": (OPEN, "Ternyata keliru")}
    with stopped_by(messages.procedure.too_early, match="1 peringatan"):
        approved(signed, "KKP")


def test_what_goes_back_of_a_revision_is_named_and_so_is_its_letter(signed: Room) -> None:
    signed.send("KKP", "susulan.xlsx", **BROKEN)
    signed.collect(LATER)
    outcome = return_to_bureaus(signed.period(LATER))
    assert "1 temuan pada usulan revisi versi 2, " in outcome.lines[1]
    (data,) = outcome.data["returned"]
    assert (data["version"], data["proposal"]) == (2, True)
    view = seen(signed)
    source = DocumentSource(view, facts_of(view), document_texts(signed.period().folder))
    (letter,) = [each for each in reviews(source) if each.title.startswith("Surat Pengembalian")]
    assert letter.count == "1 temuan"
    assert ERROR in {each.identity for each in bureau(signed).latest.findings}


def test_the_papers_say_what_is_not_counted(revised: Room) -> None:
    make_recap_book(revised.period(LATER))
    view = seen(revised)
    source = DocumentSource(view, facts_of(view), document_texts(revised.period().folder))
    pages = [each.page for each in (receipts(source), approval(source))]
    shown = [
        [cell for cell in row if cell is not None] for page in pages if page for row in page.values
    ]
    (row,) = [row for row in shown if "susulan.xlsx" in row]
    assert (row[row.index("susulan.xlsx") - 1], row[-2]) == (2, "usulan revisi")
    assert str(row[-1]).startswith("Belum dihitung. ")
    assert [row for row in shown if "KKP, tidak ikut dihitung" in row]


def test_a_file_after_an_approval_that_fell_is_no_revision_in_the_history(signed: Room) -> None:
    record(signed.period(LATER), Entry(Deed.SET_ASIDE, bureau="KKP", notes="Keliru"))
    signed.send("KKP", "pengganti.xlsx", **REVISED)
    signed.collect(LATER)
    words = [
        row[2]
        for row in sheet(signed, "Riwayat").iter_rows(values_only=True)
        if "pengganti.xlsx" in str(row[5])
    ]
    assert words == ["Kiriman dihimpun"]
