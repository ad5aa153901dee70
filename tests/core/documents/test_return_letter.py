"""The letter of a return is fit to be signed and to be sent, and says the same in every form."""

import re
from datetime import datetime, timedelta

import pytest

from tests.core.builders import FIRST, Book, Edit, answer, form, office, put, value
from tests.core.documents.test_documents import TEXTS, texts_on
from tests.core.views import NOW, rows, view
from tests.samples import with_settings
from xlsops import messages
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import Facts
from xlsops.core.documents.parts.notice import Notice
from xlsops.core.documents.return_letter import letter_of_today
from xlsops.core.form.layout import Layout
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Returned
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.state import ReturnRecord
from xlsops.core.pages.return_note import return_note
from xlsops.core.spec.spec import Official
from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.structs import replace
from xlsops.core.view.moments import short_time
from xlsops.core.view.view import View

BACK = {"bureau": "UJI", "file": "x.xlsx", "sha": "s", "source": "cd" * 32, "findings": []}
FAULTY: tuple[Edit, ...] = (answer(FIRST, "bukti", None), answer("SUM", "realisasi_2", None))
COPY = "Pengembalian UJI.xlsx"
UNTIL = re.compile(r"mohon disampaikan kembali kepada \S+ (.*)\.$")


def notice(here: View, before: ReturnRecord | None = None) -> Notice:
    return letter_of_today(DocumentSource(here, Facts(), TEXTS), here.bureaus[0], COPY, before)


def letter(here: View) -> list[str]:
    return notice(here).letter.splitlines()


def until(here: View) -> str:
    (found,) = [match[1] for line in letter(here) if (match := UNTIL.search(line))]
    return found


def staffed(here: View) -> View:
    """Return a view of an office with people, whose data are no sample."""
    people = (
        Official(
            "KABAG", "Kepala Bagian Contoh", "Ani, S.E.", nip="199001012015031001", prefix="Plt."
        ),
        Official("KASUBBAG", "Kasubbag Contoh"),
        Official("ASISTEN", "Asisten Contoh"),
    )
    spec = with_settings(office(), sample=False, address="Jalan Contoh 1")
    return replace(here, spec=replace(spec, officials=people))


def test_the_letter_is_whole() -> None:
    here = staffed(view(*FAULTY))
    layout = form(office())
    assert letter(here) == [
        "PEMERINTAH KABUPATEN NGANJUK",
        "SEKRETARIAT DAERAH",
        "Jalan Contoh 1",
        "",
        "Sifat: Segera",
        "Lampiran: 1 (satu) berkas",
        "Hal: Pengembalian Data Kinerja Triwulan II Tahun 2026 untuk Diperbaiki",
        "",
        "Yth. Kepala Bagian Percobaan",
        "di Nganjuk",
        "",
        "Menindaklanjuti data kinerja Triwulan II Tahun 2026 yang disampaikan Bagian Percobaan pada 8 Juli 2026 "
        "10.00 WIB, bersama ini kami kembalikan data tersebut untuk diperbaiki. Hasil pemeriksaan menemukan 1 galat "
        "yang harus diperbaiki dan 1 peringatan yang harus diperbaiki atau dijelaskan, sebagai berikut:",
        "",
        f"1. [Galat] Lembar Indikator, sel {layout.indicators.cell('SUM', 'realisasi_2').address} "
        "(Jumlah Dokumen): Realisasi TW II belum diisi. Mohon isi angkanya; isi 0 bila memang nihil. "
        "Bila tidak diukur pada triwulan ini, mohon beri tahu pengumpul data.",
        next(line for line in letter(here) if line.startswith("2. [Peringatan] Lembar Anggaran")),
        "",
        "Mohon perbaikan dilakukan pada berkas terlampir, Pengembalian UJI.xlsx. Hanya sel yang ditandai, "
        "sel yang disebut di atas, dan identitas pengisi yang dapat diisi; isian lain sama seperti yang Saudara "
        "sampaikan. Galat mohon diperbaiki; peringatan mohon diperbaiki angkanya atau dijelaskan pada kolom yang "
        "disebutkan.",
        "",
        "Setelah diperbaiki, berkas itu mohon disampaikan kembali kepada Kasubbag Contoh paling lambat 10 Juli "
        "2026 pukul 16.00 WIB.",
        "",
        "Demikian untuk menjadi perhatian, atas kerja samanya disampaikan terima kasih.",
        "",
        "Nganjuk, 8 Juli 2026",
        "Plt. Kepala Bagian Contoh",
        "",
        "",
        "",
        "Ani, S.E.",
        "NIP. 19900101 201503 1 001",
        "",
        "Tembusan:",
        "1. Asisten Contoh (sebagai laporan)",
        "",
        f"Sidik jurnal: {fingerprint(here.events)}",
    ]


def test_the_letter_to_sign_says_what_the_letter_to_send_says_its_fingerprint_too() -> None:
    here = notice(staffed(view(*FAULTY)), ReturnRecord("UJI", "x", "s", "t", (), NOW))
    signed, sent = texts_on(here.page), here.letter
    plain = " ".join(sent.split())
    sentences = [text for text in signed if len(text) > 40]
    assert len(sentences) > 7
    assert [text for text in sentences if " ".join(text.split()) not in plain] == []
    assert signed[-1] == sent.splitlines()[-1]
    assert signed[-1].startswith("Sidik jurnal: ")


def test_a_letter_after_another_one_follows_it_up() -> None:
    told = "Surat ini menindaklanjuti surat pengembalian kami tanggal 6 Juli 2026."
    before = ReturnRecord("UJI", "x", "s", "t", (), NOW - timedelta(days=2))
    again = notice(view(*FAULTY), before)
    assert told in again.letter.splitlines()
    assert told in [text.strip() for text in texts_on(again.page)]
    assert told not in notice(view(*FAULTY)).letter


def test_no_code_of_a_rule_stands_in_a_letter() -> None:
    edits = (answer(FIRST, "rp_2", 10**15), answer("SUM", "realisasi_2", 10**9))
    here = notice(view(*edits))
    assert "Karena itu juga:" in here.letter
    assert re.findall(r"\bV\d\d\b", here.letter + here.message) == []


def test_who_is_not_known_is_left_as_dots_and_sample_data_are_called_so() -> None:
    lines = letter(replace(view(*FAULTY), events=()))
    assert lines[-5:-3] == ["." * 40, f"NIP. {'.' * 40}"]
    assert "DATA CONTOH: angka dan nama dalam surat ini tidak nyata" in lines


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (NOW + timedelta(days=2), "10 Juli 2026 pukul 15.30"),
        (NOW, "9 Juli 2026 pukul 16.00"),
        (NOW - timedelta(minutes=1), "9 Juli 2026 pukul 16.00"),
        (None, "9 Juli 2026 pukul 16.00"),
    ],
)
def test_the_letter_says_until_when_as_every_clock_does(due: datetime | None, told: str) -> None:
    here = view(*FAULTY, spec=with_settings(office(), due=due))
    assert until(here).endswith(f"paling lambat {told} WIB")
    back = replace(here, events=(*here.events, Event(Returned.kind, NOW, "Kabag", BACK)))
    (action,) = [each for each in back.actions if each.bureaus == ("UJI",)]
    assert (until(back), action.until) == (until(here), f"batas {told.replace(' pukul', '')}")
    assert short_time(back, back.clocks.of("UJI").due) == short_time(back, action.due)


def test_a_correction_that_is_overdue_is_asked_for_at_once() -> None:
    here = view(*FAULTY)
    events = (*here.events, Event(Returned.kind, NOW, "Kabag", BACK))
    late = replace(here, events=events, now=NOW + timedelta(days=9))
    told = "secepatnya, karena batas waktu 10 Juli 2026 pukul 16.00 WIB sudah lewat"
    assert until(late).endswith(told)


def test_only_the_kinds_of_findings_that_are_there_are_counted() -> None:
    text = "\n".join(letter(view(FAULTY[1])))
    assert "menemukan 1 galat yang harus diperbaiki, sebagai berikut:" in text


def stray(row: int) -> Edit:
    """Write something below the table."""

    def edit(layout: Layout, book: Book) -> None:
        sheet = layout.indicators
        cell = (row, sheet.cell("SUM", "realisasi_2").column)
        book[sheet.name] = put(book[sheet.name], {cell: value("tiga")})

    return edit


def test_what_stood_outside_the_table_is_told_where_it_stood_and_asks_nothing() -> None:
    here = view(stray(40))
    (found,) = here.bureaus[0].findings
    lines = letter(here)
    (item,) = [line for line in lines if "] Lembar" in line]
    assert (
        f"Lembar Indikator, sel {found.cell.address} (baris 40): Sel {found.cell.address} di"
        in item
    )
    assert item.endswith("beri tahu pengumpul data.")
    assert "untuk ini tidak ada yang perlu diisi" in item
    closing = lines[lines.index(item) + 2]
    assert closing == (
        "Semua yang disebut di atas sudah dipulihkan pada berkas terlampir, Pengembalian UJI.xlsx, dan tidak ada "
        "yang perlu diisi. Berkas itu mohon disampaikan kembali apa adanya kepada "
        f"{closing.split('kepada ')[1].split(' paling')[0]} paling lambat 10 Juli 2026 pukul 16.00 WIB."
    )
    note = return_note(here, here.bureaus[0])
    told = [str(cell) for row in rows(note) for cell in row if cell]
    assert any("kirim kembali berkas ini apa adanya" in each for each in told)
    assert found.cell.address in told
    with_more = letter(view(stray(40), FAULTY[1]))
    assert any("Hanya sel yang ditandai" in line for line in with_more)


SENTENCE = re.compile(r"(?:^|(?<=[.:] ))([A-Z][\w/]*)")
STATES = {
    "Berkas", "Mungkin", "Susunan", "Batasnya", "Kantor", "Mohon", "Bila", "Di", "File", "Data", "Excel",
    "Untuk",
}  # fmt: skip
"""What begins a sentence that commands nothing."""


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_a_refusal_is_asked_for_and_not_ordered_in_a_letter(reason: Reason) -> None:
    told = messages.letters.politely(reason.value)
    assert "ohon " in told
    assert set(SENTENCE.findall(told)) <= STATES
