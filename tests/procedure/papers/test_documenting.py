"""The bundle is written whole, the same for the same journal, with a PDF where that is possible."""

import shutil
from collections.abc import Callable
from datetime import UTC, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.quarter import ACTOR, NOW, Played, Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import FileOpenError
from xlsops.files.printing import printed
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers import documenting
from xlsops.procedure.papers.documenting import document_texts, documents
from xlsops.procedure.period.loading import load

NAME = "Berkas Bukti SAKIP TW2 2026"


@pytest.fixture
def copied(played: Played, tmp_path: Path) -> Path:
    """Return a copy of the played demo."""
    root = tmp_path / "Contoh"
    shutil.copytree(played.root, root)
    shutil.rmtree(root / "berkas", ignore_errors=True)
    return root


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this computer have no LibreOffice."""
    monkeypatch.setattr(documenting, "printer", lambda: None)


def made(root: Path, days: int = 0) -> Outcome:
    return documents(load(root, NOW + timedelta(days=days), ACTOR))


def book_of(root: Path) -> Path:
    return root / "berkas" / f"{NAME}.xlsx"


@pytest.mark.usefixtures("no_office")
def test_the_bundle_holds_the_contents_and_every_document_in_order(copied: Path) -> None:
    outcome = made(copied)
    book = load_workbook(book_of(copied))
    sheets = [each["sheet"] for each in outcome.data["documents"] if each["sheet"]]
    assert book.sheetnames == ["Daftar Isi", *sheets]
    assert book.active is not None
    assert book.active.title == "Daftar Isi"
    assert not any(sheet.sheet_view.showGridLines for sheet in book)
    assert {sheet.page_setup.paperSize for sheet in book} == {14}


@pytest.mark.usefixtures("no_office")
def test_the_bundle_tells_in_utc_when_the_last_thing_in_it_happened(copied: Path) -> None:
    made(copied)
    last = max(each.at for each in load(copied, NOW, ACTOR).events).astimezone(UTC)
    told = load_workbook(book_of(copied)).properties
    assert told.created == told.modified == last.replace(tzinfo=None, microsecond=0)


@pytest.mark.usefixtures("no_office")
def test_a_file_that_could_not_be_read_stands_in_the_list_as_long_as_it_lies_there(
    copied: Path,
) -> None:
    sent = copied / "masuk" / "Susulan.xlsx"
    lock = sent.with_name(f"~${sent.name}")
    sent.write_bytes(b"belum selesai disalin")
    lock.write_bytes(b"\x03Ani")
    collect(load(copied, NOW + timedelta(days=30), ACTOR))

    def told() -> list[list[object]]:
        made(copied, 30)
        sheet = one_sheet(book_of(copied), "5 Rekap Kiriman")
        rows = sheet.iter_rows(values_only=True)
        return [[cell for cell in row if cell is not None] for row in rows if sent.name in row]

    ((*_, fate, why),) = told()
    assert (fate, why) == ("ditunda", "Susulan.xlsx sedang terbuka di Excel.")
    sent.unlink()
    assert told() == []


@pytest.mark.usefixtures("no_office")
def test_letters_stand_upright_in_arial_and_lists_lie(copied: Path) -> None:
    made(copied)
    book = load_workbook(book_of(copied))
    lying = {sheet.title for sheet in book if sheet.page_setup.orientation == "landscape"}
    assert lying == {"5 Rekap Kiriman", "7a Daftar Temuan"}
    fonts = {
        cell.font.name
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    assert fonts == {"Arial"}


@pytest.mark.usefixtures("no_office")
def test_the_kop_is_ruled_twice_and_a_blank_is_a_dotted_line(copied: Path) -> None:
    made(copied)
    sheet = one_sheet(book_of(copied), "1 Disposisi Sekda")
    borders = [cell.border for row in sheet.iter_rows() for cell in row]
    edges = {(each.top and each.top.style, each.bottom and each.bottom.style) for each in borders}
    assert {("medium", "thin"), (None, "dotted")} <= edges


@pytest.mark.usefixtures("no_office")
def test_the_same_journal_gives_the_same_bytes_and_writes_nothing_else(copied: Path) -> None:
    before = files(copied)
    made(copied)
    first = book_of(copied).read_bytes()
    made(copied, days=2)
    assert book_of(copied).read_bytes() == first
    after = files(copied)
    assert {path for path in after if after[path] != before.get(path)} == {f"berkas/{NAME}.xlsx"}


@pytest.mark.usefixtures("no_office")
def test_without_libreoffice_there_is_no_pdf_and_a_word_about_it(copied: Path) -> None:
    outcome = made(copied)
    assert outcome.lines[-1] == (
        "PDF tidak dibuat karena LibreOffice tidak ada di komputer ini; cetak dari Excel."
    )
    assert outcome.data["pdf"] is False


@pytest.mark.usefixtures("no_office")
def test_a_pdf_of_an_earlier_bundle_is_left_and_named(copied: Path) -> None:
    pdf = copied / "berkas" / f"{NAME}.pdf"
    pdf.parent.mkdir(exist_ok=True)
    pdf.write_bytes(b"lama")
    assert made(copied).lines[-1].endswith(f"{NAME}.pdf yang ada berasal dari berkas sebelumnya.")
    assert pdf.read_bytes() == b"lama"


def test_a_pdf_is_made_once_for_each_bundle(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []
    monkeypatch.setattr(documenting, "printer", lambda: Path("soffice"))
    monkeypatch.setattr(documenting, "printed", lambda data, _program: calls.append(data) or b"pdf")
    pdf = copied / "berkas" / f"{NAME}.pdf"
    assert made(copied).lines[-1] == f"PDF untuk dibagikan: {pdf}"
    assert made(copied).lines[-1] == f"PDF tidak berubah: {pdf}"
    assert (pdf.read_bytes(), len(calls)) == (b"pdf", 1)


def test_a_print_that_fails_is_no_error(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documenting, "printer", lambda: Path("soffice"))
    monkeypatch.setattr(documenting, "printed", lambda _data, _program: None)
    outcome = made(copied)
    assert "LibreOffice gagal mencetaknya" in outcome.lines[-1]
    assert book_of(copied).is_file()


@pytest.mark.usefixtures("no_office")
def test_a_bundle_open_in_excel_is_not_touched(copied: Path) -> None:
    (copied / "berkas").mkdir(exist_ok=True)
    (copied / "berkas" / f"~${NAME}.xlsx").write_bytes(b"")
    with pytest.raises(FileOpenError):
        made(copied)
    assert not book_of(copied).exists()


@pytest.mark.usefixtures("no_office")
def test_the_offices_own_wording_is_used(room: Room) -> None:
    own = room.root / "templates" / "berkas.toml"
    own.parent.mkdir()
    own.write_bytes(b"\xef\xbb\xbf[notulen]\njudul = 'NOTULA {triwulan}'\n")
    made(room.root)
    sheet = one_sheet(book_of(room.root), "4c Notulen")
    assert "NOTULA TW II 2026" in {cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            b"[notulen]\njudul = 1\nwarna = 'x'\n",
            ["[notulen] judul harus berupa", "[notulen] warna"],
        ),
        (b"[notulen\n", ["susunannya tidak dikenali"]),
        (b"[notulen]\njudul = '\xff'\n", ["tidak terbaca sebagai teks UTF-8"]),
    ],
)
def test_faults_of_the_offices_wording_stop_the_work_and_are_all_told(
    room: Room, text: bytes, told: list[str]
) -> None:
    own = room.root / "templates" / "berkas.toml"
    own.parent.mkdir()
    own.write_bytes(text)
    with stopped_by(messages.workbook.paper_texts) as stopped:
        document_texts(room.period().folder)
    assert str(stopped.value).startswith("templates/berkas.toml belum dapat dipakai, ada ")
    assert all(each in str(stopped.value) for each in told)
    assert not book_of(room.root).exists()


@pytest.mark.usefixtures("no_office")
def test_before_any_file_came_the_later_documents_are_named_as_missing(room: Room) -> None:
    outcome = made(room.root)
    assert "Belum ada: Daftar Temuan (belum ada kiriman yang diterima)." in outcome.lines
    assert book_of(room.root).is_file()


@pytest.mark.usefixtures("no_office")
def test_texts_of_bureaus_stay_texts(copied: Path) -> None:
    made(copied)
    for sheet in load_workbook(BytesIO(book_of(copied).read_bytes())):
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.usefixtures("office")
def test_the_print_has_as_many_pages_as_the_contents_say(
    copied: Path, poppler: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documenting, "printed", printed)
    made(copied)
    contents = one_sheet(book_of(copied), "Daftar Isi")
    told = [
        int(line.split()[0])
        for row in contents.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
        for line in value.split("\n")
        if line.endswith(" halaman")
    ]
    shown = poppler("pdfinfo", copied / "berkas" / f"{NAME}.pdf")
    pages = next(int(line.split()[1]) for line in shown.splitlines() if line.startswith("Pages"))
    assert pages == sum(told) + 1 + len(contents.row_breaks.brk)
