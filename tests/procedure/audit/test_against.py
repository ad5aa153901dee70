"""A paper printed earlier shows what the folder alone cannot: a journal rewritten as a whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import BROKEN, LATER, approved
from tests.quarter import NOW, Room, files, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved, FileReceived, RecapMade, Returned
from xlsops.core.journal.fingerprint import code_of, fingerprint
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers import documenting
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status

PRINTED = ("rekap", "bukti", "status", "surat", "draf", "buku")


@room_after
def printed(room: Room) -> None:
    """A period that printed everything a quarter prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documenting, "printer", lambda: None)
        room.send("KKP")
        room.send("HUKUM", **{"HUKUM-01__realisasi_2": "nihil"})
        room.collect()
        return_to_bureaus(room.period())
        approved(room, "KKP")
        make_recap_book(room.period(LATER))
        documents(room.period(LATER))
        status(room.period(LATER), html=room.root / "berkas" / "status.html")


@pytest.fixture
def paper(printed: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Path]:
    """Everything a quarter prints, kept outside its folder, in which the journal went on since."""
    monkeypatch.setattr(documenting, "printer", lambda: None)
    room = printed
    made = {
        "rekap": next((room.root / "rekap").iterdir()),
        "bukti": next((room.root / "berkas").glob("Berkas Bukti*.xlsx")),
        "status": room.root / "berkas" / "status.html",
        "surat": next((room.root / "kembali").glob("Surat*.txt")),
        "draf": next((room.root / "kembali").glob("Surat*.eml")),
        "buku": room.root / CONTROL,
    }
    kept = tmp_path / "lemari"
    kept.mkdir()
    return {name: Path(shutil.copy(path, kept)) for name, path in made.items()}


def rewritten(room: Room, change: Callable[[Event], Event | None]) -> None:
    """Do what somebody can who has folder, key and program: another history, all made anew."""
    old = Journal(room.root / "jurnal").events()
    for path in (room.root / "jurnal").glob("*.json"):
        path.unlink()
    now: dict[str, tuple[str, ...]] = {}
    for event in old:
        heads = tuple(head for each in event.heads for head in now[each])
        new = change(event)
        if new is None:
            now[event.id] = heads
            continue
        new = replace(new, heads=heads)
        now[event.id] = (new.id,)
        (room.root / "jurnal" / new.file_name).write_bytes(new.text.encode())
    book = load_workbook(room.root / CONTROL)
    for name in ("Riwayat", "Beranda"):
        book.remove(book[name])
    book.save(room.root / CONTROL)
    for part in ("rekap", "berkas", "kembali"):
        shutil.rmtree(room.root / part)
    status(room.period(LATER))


def against(room: Room, text: object) -> Outcome:
    before = files(room.root)
    outcome = verify(room.root, str(text))
    assert files(room.root) == before
    return outcome


def test_what_was_printed_earlier_agrees_with_a_journal_that_went_on(
    room: Room, paper: dict[str, Path]
) -> None:
    for name in PRINTED:
        outcome = against(room, paper[name])
        assert outcome.data["faults"] == [], name
        assert outcome.lines[-1].startswith(f"Cocok dengan {paper[name].name}: "), name
        assert not any("Belum terjawab" in each for each in outcome.lines)
    assert "tanpa catatan lain sesudahnya" in against(room, paper["status"]).lines[-1]
    assert "ditambah 4 catatan sesudahnya" in against(room, paper["surat"]).lines[-1]


def test_a_journal_cut_short_and_made_whole_is_missed_by_every_earlier_paper(
    room: Room, paper: dict[str, Path]
) -> None:
    approval = next(each for each in room.period().events if each.kind == Approved.kind)
    rewritten(room, lambda each: each if each.at < approval.at else None)
    plain = verify(room.root)
    assert plain.data["faults"] == []
    assert plain.lines[0].startswith("Jejak utuh: ")
    assert any(each.startswith("Belum terjawab dari folder ini saja") for each in plain.lines)
    for name in ("rekap", "bukti", "status"):
        (fault,) = against(room, paper[name]).data["faults"]
        assert fault.startswith("Catatan jurnal ")
        assert f"yang terakhir ketika {paper[name].name} dibuat, tidak ada di jurnal ini" in fault
    rekap = against(room, paper["rekap"])
    assert rekap.attention is True
    assert approval.id[:16] in rekap.data["faults"][0]
    assert code_of(approval.id) in rekap.data["faults"][0]


def test_a_journal_rewritten_from_its_middle_is_missed_though_its_chain_is_whole(
    room: Room, paper: dict[str, Path]
) -> None:
    def other(event: Event) -> Event | None:
        if event.kind in {RecapMade.kind, Returned.kind}:
            return None
        return replace(event, by="Orang lain") if event.kind == FileReceived.kind else event

    rewritten(room, other)
    assert verify(room.root).data["faults"] == []
    for name in PRINTED:
        assert len(against(room, paper[name]).data["faults"]) == 1, name


def test_a_recap_whose_making_was_struck_out_is_said(room: Room, paper: dict[str, Path]) -> None:
    rewritten(room, lambda each: None if each.kind == RecapMade.kind else each)
    outcome = against(room, paper["rekap"])
    assert outcome.data["faults"] == []
    assert outcome.data["notes"][0].startswith(
        f"Pembuatan {paper['rekap'].name} tidak tercatat di jurnal"
    )
    assert outcome.attention is True


def test_the_code_can_be_typed_from_paper(room: Room, paper: dict[str, Path]) -> None:
    told = [each for each in status(room.period(LATER)).lines if each.startswith("Sidik jurnal: ")]
    code = told[0].removeprefix("Sidik jurnal: ")
    assert code == fingerprint(room.period().events) == verify(room.root).data["fingerprint"]
    assert code in paper["status"].read_text("utf-8")
    for text in (code, code.lower(), code.replace("-", " ")):
        assert against(room, text).lines[-1].startswith(f"Cocok dengan cetakan bersidik {code}")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "tanpa.txt",
            b"Surat biasa",
            "tanpa.txt tidak memuat sidik jurnal, jadi tidak dapat dicocokkan.",
        ),
        ("rusak.xlsx", b"PK\x03\x04", "rusak.xlsx rusak atau bukan buatan program ini, jadi"),
        ("gambar.txt", b"\x00\x01\x02", "gambar.txt rusak atau bukan buatan program ini, jadi"),
        (
            "pindai.pdf",
            b"%PDF-1.7",
            "pindai.pdf tidak dibaca: isi berkas PDF tidak terbaca program ini, jadi",
        ),
        (
            "lama.txt",
            b"Perihal: Triwulan I Tahun 2026\r\nSidik jurnal: BCDF-GHJK-MNPR-STVX",
            "lama.txt dari TW I 2026, sedangkan folder ini TW II 2026, jadi tidak dapat dicocokkan.",
        ),
        ("", b"", '"tidak ada.xlsx" bukan berkas yang ada dan bukan sidik jurnal, jadi'),
    ],
)
def test_a_file_that_tells_nothing_of_this_journal_is_said_in_plain_words(
    name: str, data: bytes, said: str, room: Room, tmp_path: Path
) -> None:
    path = tmp_path / name
    if name:
        path.write_bytes(data)
    with stopped_by(messages.journal.not_comparable) as error:
        verify(room.root, str(path) if name else "tidak ada.xlsx")
    assert str(error.value).startswith(said)
    assert str(error.value).count(". ") == 1


def test_a_pdf_is_answered_with_the_code_printed_on_it_and_the_workbook_beside_it(
    room: Room, tmp_path: Path
) -> None:
    path = tmp_path / "Berkas Bukti.pdf"
    path.write_bytes(b"%PDF-1.7")
    code = (
        "Ketik sidik jurnal yang tercetak di dalamnya (xlsops verify --against BCDF-GHJK-MNPR-STVX)"
    )
    for book in ("berkas .xlsx yang dibuat bersamanya", f'"{path.with_suffix(".xlsx")}"'):
        with stopped_by(messages.journal.not_comparable) as error:
            verify(room.root, str(path))
        assert str(error.value).endswith(f"jadi tidak dapat dicocokkan. {code}, atau sebut {book}.")
        path.with_suffix(".xlsx").write_bytes(b"PK")


def test_a_code_with_a_slip_in_it_is_called_a_slip_and_not_a_rewritten_journal(room: Room) -> None:
    code = fingerprint(room.period().events)
    other = "B" if code[-1] != "B" else "C"
    for typed, said in (
        (
            code[:-1],
            f'Sidik "{code[:-1]}" salah ketik: tertulis 15 huruf, seharusnya 16, jadi tidak '
            f"dapat dicocokkan. Yang mirip di jurnal ini: {code}. Ketik lagi seperti yang tercetak",
        ),
        (
            f"A{code[1:]}",
            f'Sidik "A{code[1:]}" salah ketik: memuat A, yang tidak dipakai pada sidik',
        ),
        (
            code[:-1] + other,
            f'Sidik "{code[:-1]}{other}" tampaknya salah ketik: di jurnal ini ada yang '
            f"hampir sama, {code}, jadi",
        ),
    ):
        with stopped_by(messages.journal.not_comparable) as error:
            verify(room.root, typed)
        assert str(error.value).startswith(said)


def test_a_whole_code_of_no_event_is_first_to_be_held_against_the_paper_again(room: Room) -> None:
    (fault,) = against(room, "BBBB-BBBB-BBBB-BBBB").data["faults"]
    assert fault.startswith("Sidik BBBB-BBBB-BBBB-BBBB yang diketik tidak ada di jurnal ini (")
    assert (
        "Periksa dahulu apakah ketikannya sama dengan cetakan. Bila sama, jurnal ini dipotong"
        in fault
    )


@pytest.mark.parametrize("label", ["Kepala jurnal", "Sidik jurnal"])
def test_papers_of_earlier_versions_are_read_too(label: str, room: Room, tmp_path: Path) -> None:
    head = room.period().events[-1].id
    for printed in (head[:12], f"{head[:16]}, {head[:16]}", head):
        path = tmp_path / "lama.txt"
        path.write_text(f"TRIWULAN II TAHUN 2026\n{label} : {printed}\n", "utf-8")
        assert against(room, path).lines[-1].startswith("Cocok dengan lama.txt: ")
    path.write_text(f"{label} : 0123456789ab", "utf-8")
    assert len(against(room, path).data["faults"]) == 1


def test_a_letter_and_a_reminder_written_again_print_the_same(room: Room) -> None:
    room.send("KKP", **BROKEN)
    room.collect()
    return_to_bureaus(room.period())
    (path,) = (room.root / "kembali").glob("Surat*.txt")
    before = path.read_bytes()
    assert "Sidik jurnal: " in before.decode("utf-8-sig")
    return_to_bureaus(room.period(NOW))
    assert path.read_bytes() == before
