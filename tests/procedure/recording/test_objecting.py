"""What the Kabag finds himself on a cell goes back to the bureau, and is gone when it was mended."""

from collections.abc import Mapping

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    FIXED,
    LATER,
    NEXT_DAY,
    WHY,
    allow,
    approved,
    bureau,
    decided,
    listed,
    row_of,
    write_down,
)
from tests.quarter import NOW, Room, events, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.form.layout import RETURN_NOTE, identity_cell
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.figures.answers_page import answers_page
from xlsops.core.sheet.styles import ERROR as PINK
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.returning import return_to_bureaus

PLACE = ("KKP-01", "realisasi_2")
OWN: FileIdentity = ("KABAG", "KKP", *PLACE)
WHAT, THEN = "Angkanya tidak sama dengan laporan bulanan.", "Cocokkan dengan laporan bulan Juni."
COPY, LETTER = "Pengembalian KKP TW2 2026.xlsx", "Surat KKP TW2 2026"


@room_after
def sent(room: Room) -> None:
    """A period in which one bureau sent a form in which no rule finds anything."""
    room.send("KKP")
    room.collect()


def cell_of(room: Room, line: str = PLACE[0], key: str = PLACE[1]) -> str:
    return str(bureau(room).layout.indicators.cell(line, key))


def row(room: Room, **changes: str) -> Mapping[str, str]:
    facts = {
        "what": "Temuan sendiri",
        "bureau": "KKP",
        "place": cell_of(room),
        "notes": f"{WHAT[:-1]}; {THEN}",
    }
    return {**facts, **changes}


def found(room: Room, **changes: str) -> Outcome:
    """Write one row into Catatan and record it."""
    write_down(room, row(room, **changes))
    return record(room.period(NOW))


def entry(
    room: Room,
    deed: Deed = Deed.FOUND,
    *,
    place: str = "",
    bureau: str = "KKP",
    weight: Severity = Severity.ERROR,
) -> Entry:
    return Entry(deed, bureau=bureau, place=place or cell_of(room), notes=WHAT, severity=weight)


def told(room: Room) -> list[tuple[str, str]]:
    kinds = {"temuan_dicatat", "temuan_dicabut"}
    return [
        (each["kind"], each["data"]["reason"])
        for each in events(room.root)
        if each["kind"] in kinds
    ]


def codes(room: Room) -> list[str]:
    return [each.code for each in bureau(room).findings]


def test_a_row_of_catatan_becomes_a_finding_in_temuan_and_a_flag_on_isian(sent: Room) -> None:
    outcome = found(sent)
    assert outcome.lines == (
        f"Temuan sendiri pada KKP {cell_of(sent)} dicatat (Galat): {WHAT[:-1]}; {THEN}",
    )
    shown = row_of(sent, "KABAG")
    facts = [
        shown[each]
        for each in ("Tingkat", "Bagian", "Pesan", "Saran perbaikan", "Status", "Keadaan")
    ]
    assert facts == ["✖ Galat", "KKP", WHAT, THEN, "Terbuka", "baru"]
    assert f"{shown['Lembar']}!{shown['Sel']}" == cell_of(sent)
    sheet = one_sheet(sent.root / CONTROL, "Isian KKP")
    notes = [cell.comment.text for each in sheet.iter_rows() for cell in each if cell.comment]
    assert notes == [f"✖ KABAG Galat\n{WHAT}\n{THEN}"]
    assert (bureau(sent).status, record(sent.period(LATER)).data["recorded"]) == (
        "Perlu perbaikan",
        0,
    )


def test_it_goes_back_with_its_cell_open_its_message_shown_and_in_the_letter(sent: Room) -> None:
    found(sent)
    return_to_bureaus(sent.period(NEXT_DAY), ["KKP"])
    book = load_workbook(sent.root / "kembali" / COPY)
    layout = bureau(sent).layout
    place = layout.indicators.cell(*PLACE)
    cell = book["Indikator"].cell(place.row, place.column)
    assert (cell.protection.locked, cell.fill.fgColor.rgb) == (False, f"00{PINK}")
    assert cell.comment is not None
    assert cell.comment.text == f"✖ KABAG\n{WHAT}\n{THEN}"
    below = layout.indicators.cell("KKP-02", "realisasi_2")
    assert book["Indikator"].cell(below.row, below.column).protection.locked
    assert WHAT in {
        value for each in book[RETURN_NOTE].iter_rows(values_only=True) for value in each
    }
    letter = (sent.root / "kembali" / f"{LETTER}.txt").read_text("utf-8-sig")
    (line,) = [line for line in letter.splitlines() if line.startswith("1. [Galat]")]
    assert line.startswith(f"1. [Galat] Lembar Indikator, sel {place.address} (")
    assert line.endswith(f"{WHAT} Mohon {THEN[0].lower()}{THEN[1:]}")


def test_it_keeps_the_bureau_from_being_approved_and_stands_in_the_recap(sent: Room) -> None:
    found(sent)
    with stopped_by(messages.procedure.too_early, match="KKP: masih 1 galat terbuka"):
        approved(sent, "KKP")
    make_recap_book(sent.period(NEXT_DAY))
    (path,) = (sent.root / "rekap").glob("*.xlsx")
    texts = {
        value
        for sheet in load_workbook(path)
        for each in sheet.iter_rows(values_only=True)
        for value in each
    }
    assert {"KABAG", WHAT} <= texts


def test_it_is_gone_when_the_answer_of_that_cell_changed_and_nothing_strayed(sent: Room) -> None:
    found(sent)
    return_to_bureaus(sent.period(NEXT_DAY), ["KKP"])
    sent.send(
        "KKP", "sama.xlsx", **{"KKP-01__pendorong": "Dukungan pimpinan daerah yang kuat sekali"}
    )
    sent.collect(LATER)
    assert (row_of(sent, "KABAG")["Keadaan"], "KABAG" in codes(sent)) == ("tetap", True)
    return_to_bureaus(sent.period(LATER), ["KKP"])
    before = next(each for each in bureau(sent).findings if each.code == "KABAG").value
    sent.send("KKP", "perbaikan.xlsx", **{"KKP-01__realisasi_2": 1000})
    outcome = sent.collect(LATER)
    assert [each for each in outcome.data["outside"] if each["old"] == before] == []
    assert listed(sent)["KABAG"][0] == FIXED
    assert "KABAG" not in codes(sent)
    letters = {*(sent.root / "kembali").glob(f"{LETTER}*.txt")}
    if any(each.severity is not Severity.INFO for each in bureau(sent).findings):
        return_to_bureaus(sent.period(LATER), ["KKP"])
        (letter,) = {*(sent.root / "kembali").glob(f"{LETTER}*.txt")} - letters
        assert WHAT not in letter.read_text("utf-8-sig")
    assert verify(sent.root).data["faults"] == []


def test_it_can_be_accepted_with_an_explanation_and_found_again(sent: Room) -> None:
    found(sent)
    decided(sent, OWN, ACCEPTED, WHY)
    assert (codes(sent), [each.code for each in bureau(sent).accepted]) == ([], ["KABAG"])
    approved(sent, "KKP")
    assert bureau(sent).status == "Disahkan"
    assert verify(sent.root).data["faults"] == []
    record(sent.period(LATER), entry(sent, weight=Severity.WARNING))
    assert (codes(sent), bureau(sent).status) == (["KABAG"], "Berubah sesudah disahkan")


def test_found_again_it_rests_on_no_file_of_before(sent: Room) -> None:
    (sent.root / "bukti").mkdir(exist_ok=True)
    (sent.root / "bukti" / "surat.pdf").write_bytes(b"DATA CONTOH")
    found(sent)
    decided(sent, OWN, ACCEPTED, WHY, "surat.pdf")
    record(sent.period(LATER), entry(sent, weight=Severity.WARNING))
    assert decide(sent.period(LATER)).data["notices"] == []
    assert (codes(sent), sent.period(LATER).state.evidence) == (["KABAG"], {})
    assert verify(sent.root).data["faults"] == []


def test_a_row_withdraws_it_and_it_does_not_come_back(sent: Room) -> None:
    found(sent)
    rows = (row(sent), row(sent, what="Cabut temuan sendiri", notes="Sudah cocok"))
    write_down(sent, *rows)
    assert (
        record(sent.period(LATER)).lines[0]
        == f"Temuan sendiri pada KKP {cell_of(sent)} dicabut: Sudah cocok"
    )
    assert (codes(sent), listed(sent), bureau(sent).status) == ([], {}, "Valid")
    assert record(sent.period(LATER)).data == {"recorded": 0, "known": 2, "refused": [], "look": []}
    with pytest.raises(XlsopsError, match="Tidak ada temuan sendiri pada KKP Indikator!"):
        record(sent.period(LATER), entry(sent, Deed.WITHDRAWN))
    assert [kind for kind, _ in told(sent)] == ["temuan_dicatat", "temuan_dicabut"]


def test_a_changed_row_corrects_the_finding_and_one_for_another_cell_says_what_stands(
    sent: Room,
) -> None:
    found(sent)
    found(sent, notes="Salin dari triwulan lalu", done="peringatan")
    (finding,) = bureau(sent).findings
    assert (finding.severity, finding.message) == (Severity.WARNING, "Salin dari triwulan lalu.")
    assert finding.advice == "Perbaiki isian sel ini, atau beri penjelasan di Keterangan."
    found(sent)
    assert [each.message for each in bureau(sent).findings] == [WHAT]
    outcome = found(sent, place=cell_of(sent, "KKP-02"))
    assert outcome.lines[-1] == (
        f"Temuan sendiri pada KKP {cell_of(sent)}, yang dahulu tertulis di baris 5, tetap berlaku; "
        'bila keliru, isi baris "Cabut temuan sendiri".'
    )
    assert len(codes(sent)) == 2


def test_the_cell_may_be_named_as_it_stands_on_isian(sent: Room) -> None:
    view = view_of(sent.period())
    each = bureau(sent)
    sheet = one_sheet(sent.root / CONTROL, "Isian KKP")
    where = answers_page(view, each).places[PLACE]
    record(
        sent.period(), entry(sent, place=f"'isian kkp'!${sheet.cell(*where).coordinate.lower()}")
    )
    (finding,) = bureau(sent).findings
    assert (finding.identity, str(finding.cell)) == (OWN, cell_of(sent))


def test_who_filled_the_form_can_be_found_wrong_too(sent: Room) -> None:
    record(sent.period(), entry(sent, place=str(identity_cell("petugas"))))
    return_to_bureaus(sent.period(NEXT_DAY), ["KKP"])
    assert row_of(sent, "KABAG")["Indikator"] == "Petugas pengisi"
    letter = (sent.root / "kembali" / f"{LETTER}.txt").read_text("utf-8-sig")
    assert f"sel {identity_cell('petugas').address} (Petugas pengisi): {WHAT}" in letter


def test_the_same_command_twice_records_once(sent: Room) -> None:
    record(sent.period(), entry(sent))
    outcome = record(sent.period(LATER), entry(sent))
    assert outcome.lines == (f"Temuan sendiri pada KKP {cell_of(sent)} sudah tercatat.",)
    assert len(told(sent)) == 1


REFUSED = [
    ("N12", "KKP", 'Sel "N12" tidak dikenal. Tulis lembar dan selnya, misalnya Indikator!N12 atau Isian KKP!F14.'),
    ("Indikator!A1", "KKP", 'Sel "Indikator!A1" bukan sel yang diisi KKP. Sebut sel isian di salah satu lembar ini: '
     "Indikator, Anggaran, Petunjuk, Isian KKP."),
    ("Isian UMUM!C12", "KKP", 'Sel "Isian UMUM!C12" bukan sel yang diisi KKP. Sebut sel isian di salah satu lembar ini: '
     "Indikator, Anggaran, Petunjuk, Isian KKP."),
    ("Isian KKP!A1", "KKP", 'Sel "Isian KKP!A1" bukan sel yang diisi KKP. Sebut sel isian di salah satu lembar ini: '
     "Indikator, Anggaran, Petunjuk, Isian KKP."),
    ("Indikator!N12", "UMUM", "Belum ada kiriman UMUM yang diterima, jadi belum ada isian yang dapat diberi temuan. "
     "Himpun kirimannya dahulu."),
]  # fmt: skip


def test_a_cell_that_nobody_filled_is_refused_in_a_plain_sentence(sent: Room) -> None:
    for place, code, sentence in REFUSED:
        with pytest.raises(XlsopsError) as stopped:
            record(sent.period(), entry(sent, place=place, bureau=code))
        assert str(stopped.value) == sentence
    with stopped_by(messages.workbook.unknown_bureaus, match="Bagian XYZ tidak ada"):
        record(sent.period(), entry(sent, bureau="XYZ"))
    with stopped_by(messages.procedure.too_early, match="Kode Bagian belum diisi"):
        record(sent.period(), entry(sent, bureau=""))
    assert told(sent) == []


def test_only_who_may_return_finds_and_withdraws(sent: Room) -> None:
    with stopped_by(messages.procedure.not_allowed, match="Kembalikan hanya dapat dilakukan Kabag"):
        record(sent.period(NOW, "Kasubbag"), entry(sent))
    allow(sent, Act.RETURN, "Kabag, Kasubbag")
    record(sent.period(NOW, "Kasubbag"), entry(sent))
    assert codes(sent) == ["KABAG"]


def test_of_a_proposal_the_answer_that_waits_is_judged(sent: Room) -> None:
    approved(sent, "KKP")
    sent.send("KKP", "susulan.xlsx", **{"KKP-01__realisasi_2": 1000})
    sent.collect(LATER)
    record(sent.period(LATER), entry(sent))
    each = bureau(sent)
    assert each.proposal is not None
    assert "KABAG" in {one.code for one in each.proposal.findings}
    assert (codes(sent), each.status) == ([], "Usulan revisi")
