"""The letter of a return is fit to be sent, and opens exactly what it asks to mend."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.core.builders import (
    FIRST,
    SECOND,
    Book,
    Edit,
    answer,
    answers,
    form,
    office,
    put,
    submission,
    value,
)
from tests.core.views import NOW, rows, view
from tests.samples import with_settings
from xlsops.core.form.layout import Layout
from xlsops.core.journal.events import Event
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.kinds import Returned
from xlsops.core.letters.return_mail import return_letter
from xlsops.core.letters.return_note import in_hand, mendable, place, return_note, to_mend
from xlsops.core.results.results import data_hash, results_of
from xlsops.core.spec.spec import Official
from xlsops.core.terms.findings import Finding
from xlsops.core.view.moments import short_time
from xlsops.core.view.view import BureauView, View
from xlsops.messages.checking.checks_form import SEND_AGAIN

BACK = {"bureau": "UJI", "file": "x.xlsx", "sha": "s", "source": "cd" * 32, "findings": []}
FAULTY: tuple[Edit, ...] = (answer(FIRST, "bukti", None), answer("SUM", "realisasi_2", None))


def letter(here: View) -> list[str]:
    return return_letter(here, here.bureaus[0], "Pengembalian UJI.xlsx").splitlines()


EXPLAINED = {("SUM", key) for key in ("pendorong", "penghambat", "rtl", "bukti", "keterangan")}
"""What explains a figure; it opens beside a flagged one."""


def open_places(*edits: Edit) -> set[tuple[str, str]]:
    here: BureauView = view(*edits).bureaus[0]
    return set(mendable(here.layout, to_mend(here.findings)))


def test_the_letter_is_whole() -> None:
    person = Official(
        "KABAG", "Kepala Bagian Contoh", "Ani, S.E.", nip="199001012015031001", prefix="Plt."
    )
    spec = with_settings(office(), sample=False, address="Jalan Contoh 1")
    here = view(*FAULTY)
    here = replace(here, spec=replace(spec, officials=(person,)))
    assert letter(here) == [
        "PEMERINTAH KABUPATEN NGANJUK",
        "SEKRETARIAT DAERAH",
        "Jalan Contoh 1",
        "",
        "Perihal: Pengembalian Data Kinerja Triwulan II Tahun 2026",
        "",
        "Yth. Kepala Bagian Percobaan",
        "di Tempat",
        "",
        "Dengan hormat,",
        "",
        "Data kinerja Bagian Percobaan Triwulan II Tahun 2026 yang kami terima pada 8 Juli 2026 "
        "pukul 10.00 telah diperiksa. Terdapat 1 galat yang harus diperbaiki dan 1 peringatan yang "
        "perlu diperbaiki atau dijelaskan, yaitu:",
        "",
        *(line for line in letter(here) if line[:2] in {"1.", "2."} and "] Lembar" in line),
        "",
        "Langkah perbaikan:",
        "1. Buka berkas terlampir: Pengembalian UJI.xlsx. Hanya sel yang ditandai, "
        "penjelasan angkanya, dan identitas pengisi yang dapat diisi; isian lain sama seperti yang Saudara kirim.",
        "2. Perbaiki setiap galat. Untuk peringatan, perbaiki angkanya atau tulis penjelasan pada "
        "kolom yang disebutkan.",
        "3. Simpan, lalu kirim kembali berkas itu paling lambat 10 Juli 2026 pukul 16.00.",
        "",
        "Atas perhatian dan kerja sama Saudara, kami sampaikan terima kasih.",
        "",
        "Nganjuk, 8 Juli 2026",
        "Plt. Kepala Bagian Contoh",
        "",
        "",
        "",
        "Ani, S.E.",
        "NIP. 19900101 201503 1 001",
        "",
        f"Sidik jurnal: {fingerprint(here.events)}",
    ]


def test_findings_are_numbered_heaviest_first_with_their_cell_and_what_to_do() -> None:
    layout = form(office())
    first, second = (line for line in letter(view(*FAULTY)) if "] Lembar" in line)
    assert first == (
        f"1. [Galat] Lembar Indikator, sel {layout.indicators.cell('SUM', 'realisasi_2').address} "
        "(Jumlah Dokumen): Realisasi TW II belum diisi. Isi angkanya; isi 0 bila memang nihil."
    )
    assert second.startswith(
        f"2. [Peringatan] Lembar Anggaran, sel {layout.budget.cell(FIRST, 'bukti').address} (Dokumen"
    )


def test_who_is_not_known_is_left_as_dots_and_sample_data_are_called_so() -> None:
    lines = letter(replace(view(*FAULTY), events=()))
    assert lines[-2:] == ["." * 40, f"NIP. {'.' * 40}"]
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
    (line,) = [line for line in letter(here) if line.startswith("3. ")]
    assert line.endswith(f"paling lambat {told}.")
    back = replace(here, events=(*here.events, Event(Returned.kind, NOW, "Kabag", BACK)))
    (again,) = [line for line in letter(back) if line.startswith("3. ")]
    (action,) = [each for each in back.actions if each.bureaus == ("UJI",)]
    assert (again, action.until) == (line, f"batas {told.replace(' pukul', '')}")
    assert short_time(back, back.clocks.of("UJI").due) == short_time(back, action.due)


def test_a_correction_that_is_overdue_is_asked_for_at_once() -> None:
    here = view(*FAULTY)
    events = (*here.events, Event(Returned.kind, NOW, "Kabag", BACK))
    late = replace(here, events=events, now=NOW + timedelta(days=9))
    (line,) = [line for line in letter(late) if line.startswith("3. ")]
    assert line.endswith("secepatnya, karena batas waktu 10 Juli 2026 pukul 16.00 sudah lewat.")


def test_only_the_kinds_of_findings_that_are_there_are_counted() -> None:
    text = "\n".join(letter(view(FAULTY[1])))
    assert "Terdapat 1 galat yang harus diperbaiki, yaitu:" in text


def test_what_is_flagged_is_opened_and_where_a_warning_is_explained_and_nothing_else() -> None:
    assert open_places(*FAULTY) == {
        (FIRST, "bukti"),
        (FIRST, "keterangan"),
        ("SUM", "realisasi_2"),
        *EXPLAINED,
    }
    assert open_places() == set()


def test_columns_the_advice_names_are_opened_too() -> None:
    assert open_places(
        answers("SUM", realisasi_2=0, penghambat=None, rtl=None, keterangan=None)
    ) == {("SUM", "realisasi_2"), *EXPLAINED}


def test_a_changed_formula_opens_nothing_because_the_copy_has_it_again() -> None:
    assert open_places(answer("SUM", "capaian", 100)) == set()


def found(code: str, line: str = "", field: str = "no") -> Finding:
    here = view(*FAULTY).bureaus[0].findings[0]
    return replace(here, code=code, line=line, field=field, advice="")


def test_a_row_that_went_missing_opens_whole() -> None:
    layout = form(office())
    assert mendable(layout, [found("V02", SECOND)]) == {
        (SECOND, column.field.key) for column in layout.budget.columns if column.open
    }


def test_a_column_that_went_missing_opens_whole_though_it_may_be_blank() -> None:
    layout = form(office())
    missing = replace(found("V02", "", "keterangan"), line="")
    lines = [line.id for sheet in layout.sheets for line in sheet.lines if line.asked]
    assert mendable(layout, [missing]) == {(line, "keterangan") for line in lines}


def test_a_row_that_is_new_in_the_master_or_changed_there_opens_whole() -> None:
    layout = form(office())
    whole = {("SUM", column.field.key) for column in layout.indicators.columns if column.open}
    asked = found("V05", "SUM", "realisasi_2")
    assert mendable(layout, [asked], {"SUM"}) == whole
    assert mendable(layout, [asked]) < whole
    assert mendable(layout, [found("V01", "SUM", "target_2")]) == whole


def test_a_copy_of_the_last_quarter_opens_the_whole_form() -> None:
    layout = form(office())
    everything = {
        (line.id, column.field.key) for sheet in layout.sheets for line, column in sheet.answers()
    }
    assert mendable(layout, [found("V13", "SUM", "realisasi_2")]) == everything


def test_the_same_figures_have_the_same_hash_and_others_another() -> None:
    def hashed(*edits: Edit) -> str:
        return data_hash({"UJI": results_of(submission(*edits), office())})

    assert hashed(answer("SUM", "realisasi_2", 12)) == hashed(answer("SUM", "realisasi_2", "12,0"))
    assert hashed(answer("SUM", "realisasi_2", 12)) != hashed(answer("SUM", "realisasi_2", 13))
    assert hashed(answer(FIRST, "rp_2", 0)) != hashed(answer(FIRST, "rp_2", None))
    assert hashed(answer("SUM", "keterangan", "satu")) == hashed(answer("SUM", "keterangan", "dua"))
    results = results_of(submission(), office())
    assert data_hash({"A": results}) != data_hash({"B": results})
    assert data_hash({"B": results, "A": results}) == data_hash({"A": results, "B": results})


@pytest.mark.parametrize("code", ["V01", "V02", "V26", "V27", "V28", "V03", "V14", "V15"])
def test_what_the_copy_itself_has_mended_is_not_asked_again_of_who_holds_it(code: str) -> None:
    found = replace(
        to_mend(view(*FAULTY).bureaus[0].findings)[0],
        code=code,
        advice="Gunakan format asli, atau pakai salinan perbaikan.",
    )
    advice = in_hand(found).advice
    assert advice.startswith("Sudah dipulihkan di berkas ini; ")
    locked = code in {"V03", "V14", "V15"}
    assert ("lengkapi sel putih" in advice, advice.endswith("pengumpul data.")) == (
        not locked,
        locked,
    )
    assert in_hand(replace(found, code="V08")).advice == found.advice


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
    steps = [line for line in lines if line[:3] in {"1. ", "2. ", "3. "} and "] Lembar" not in line]
    assert steps == [
        "1. Buka berkas terlampir: Pengembalian UJI.xlsx. Semuanya sudah dipulihkan di situ dan tidak "
        "ada yang perlu diisi.",
        "2. Kirim kembali berkas itu apa adanya paling lambat 10 Juli 2026 pukul 16.00.",
    ]
    note = return_note(here, here.bureaus[0])
    told = [str(cell) for row in rows(note) for cell in row if cell]
    assert any("kirim kembali berkas ini apa adanya" in each for each in told)
    assert found.cell.address in told
    with_more = letter(view(stray(40), FAULTY[1]))
    assert any("Hanya sel yang ditandai" in line for line in with_more)


def test_who_holds_the_copy_is_not_sent_to_it() -> None:
    found = to_mend(view(*FAULTY).bureaus[0].findings)[0]
    told = replace(found, advice=f"{SEND_AGAIN} Isi angkanya.")
    assert in_hand(told).advice == "Isi angkanya."
    older = replace(found, code="V01", advice=f"Periksa seluruh isian. {SEND_AGAIN}")
    assert in_hand(older).advice == "Periksa seluruh isian."
    bare = in_hand(replace(older, advice=SEND_AGAIN)).advice
    assert bare.startswith("Sudah dipulihkan di berkas ini")


def test_many_findings_told_as_one_stand_on_the_first_cell_they_name() -> None:
    layout = form(office())
    first = layout.budget.total_cell("pagu")
    found = to_mend(view(*FAULTY).bureaus[0].findings)[0]
    many = replace(found, code="V26", line=first.sheet, field="rumus", cell=first)
    assert place(layout, many) == first
    beyond = replace(many, cell=first._replace(row=999))
    assert place(layout, beyond).address == "B3"
