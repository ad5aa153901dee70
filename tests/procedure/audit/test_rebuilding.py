"""Every figure is made again from archive, journal and rules; the first that differs is named."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import ACCEPTED, LATER, WARNED, WARNING, approved, type_in, write_beside
from tests.procedure.tiny import CLEAN, Tiny, opened, sending
from tests.quarter import NOW, Room, files
from xlsops.core.journal.facts.kinds import Approved, HandedOver, RecapMade
from xlsops.core.journal.facts.payload import value_told
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.handwriting import HIDDEN_SIGNS
from xlsops.core.sheet.provenance import Provenance, provenance_from, with_provenance
from xlsops.core.sheet.sheet import Area
from xlsops.core.spec.tables import INDICATORS, SETTINGS
from xlsops.core.values.cells import Cell, Content, Grid, Number, Text
from xlsops.excel.package.parts import put_together
from xlsops.excel.writer import recap as recap_book
from xlsops.files.archive import digest
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.files.keys import keep_key
from xlsops.procedure.audit.rebuilding import first_difference
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.papers import documenting
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.printed import printed_events, provenance_in
from xlsops.procedure.period.wholeness import lost
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.status.standing import status

IMPRINT = Provenance(NOW, ("ab", "cd"), "ef", "1")


def handed(root: Path) -> Tiny:
    """Return a tiny office that came to its end: all approved, handed over, recapped."""
    tiny = opened(root)
    for code in ("HUKUM", "KKP"):
        tiny.drop(f"{code}.xlsx", sending(code, CLEAN))
    for work in (collect, approve, hand_over, make_recap_book):
        work(tiny.period())
    assert tiny.faults() == []
    return tiny


def newest(tiny: Tiny, kind: type) -> Path:
    (event,) = [each for each in tiny.period().events if each.kind == kind.kind][-1:]
    return tiny.folder.journal / event.file_name


def told(tiny: Tiny) -> list[str]:
    """Return the lost events that recaps and documents tell of."""
    return list(lost(tiny.period().events, printed_events(tiny.folder, (), None)))


# ------------------------------------------------------------------ painted sheets


def _unset(path: Path) -> None:
    book = load_workbook(path)
    for row in book[SETTINGS.sheet].iter_rows():
        if row[0].value == "tahun":
            for cell in row[1:]:
                cell.value = None
    book.save(path)


def test_a_changed_painted_cell_is_named_with_what_it_shows_and_should(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    assert verify(room.root).data["faults"] == verify(room.root).data["notes"] == []
    path = room.root / CONTROL
    book = load_workbook(path)
    rows = {str(row[2].value): row for row in book["Himpunan"].iter_rows()}
    figure = rows["KKP-01"][7]
    figure.value = 999999
    book["Tahapan"]["B400"] = "catatan liar"
    book["Isian KKP"]["A1"] = "=1+1"
    book["Riwayat"].delete_rows(5)
    book.remove(book["Rekap KKP"])
    book.save(path)
    before = files(room.root)
    found = verify(room.root).data["faults"]
    assert files(room.root) == before
    assert (
        f'Lembar Himpunan sel H{figure.row} menampilkan "999.999", seharusnya "179,5"' in found[1]
    )
    assert 'Lembar Tahapan sel B400 menampilkan "catatan liar", seharusnya ""' in found[0]
    assert "Lembar Riwayat sel C5 menampilkan" in found[2]
    assert 'Lembar Isian KKP sel A1 menampilkan "=1+1", seharusnya "ISIAN' in found[3]
    assert "Lembar Rekap KKP tidak ada" in found[4]
    assert len(found) == 5


def test_what_a_person_typed_beside_a_finding_is_no_fault(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    type_in(room, {WARNING: (ACCEPTED, "menunggu surat")})
    assert verify(room.root).data["faults"] == verify(room.root).data["notes"] == []


def test_sheets_older_than_the_journal_are_compared_as_of_their_own_moment(room: Room) -> None:
    room.send("KKP")
    room.collect()
    older = (room.root / CONTROL).read_bytes()
    approved(room, "KKP")
    (room.root / CONTROL).write_bytes(older)
    data = verify(room.root).data
    assert data["faults"] == []
    assert data["notes"] == [
        f"Lembar {CONTROL.removesuffix('.xlsx')} menampilkan keadaan sampai 4 dari 5 catatan jurnal; "
        "Segarkan untuk yang terbaru."
    ]
    assert verify(room.root).attention is False


def test_a_changed_master_is_said_and_not_judged(room: Room) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    path = room.root / CONTROL
    book = load_workbook(path)
    sheet = book[INDICATORS.sheet]
    for row in sheet.iter_rows():
        if row[0].value == "KKP-01":
            for cell in row:
                cell.value = cell.value * 2 if isinstance(cell.value, int | float) else cell.value
    book.save(path)
    outcome = verify(room.root)
    assert outcome.data["faults"] == []
    assert outcome.attention is True
    assert outcome.data["notes"][0].startswith("Pengesahan KKP mencatat sidik data")
    assert all("berubah sesudah itu" in each for each in outcome.data["notes"])
    assert not outcome.lines[0].startswith("Jejak utuh")


def test_what_verifying_advises_after_a_change_of_the_settings_makes_the_trail_whole(
    room: Room,
) -> None:
    for bureau in room.period().spec.active_bureaus:
        if bureau.code != "KKP":
            write_beside(room, "Master Bagian", bureau.code, 4, "tidak")
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    for work in (hand_over, make_recap_book):
        work(room.period(LATER))
    assert verify(room.root).data["notes"] == []
    write_beside(room, SETTINGS.sheet, "skala", 3, "LKjIP a")
    why = (
        "(Pengaturan, Master, Format, Aturan, atau lembar yang disebut Aturan berubah sesudah itu)"
    )
    signature, handover, recap, sheets = verify(room.root).data["notes"]
    assert signature.startswith("Pengesahan KKP mencatat sidik data")
    assert signature.endswith("lalu Sahkan Bagian (xlsops approve --bureau KKP) dan periksa lagi.")
    assert handover.endswith("Serah Terima lagi (xlsops hand-over), lalu periksa lagi.")
    assert recap.endswith("Buat Rekap lagi (xlsops recap), lalu periksa lagi.")
    assert sheets.startswith("Lembar Beranda, ")
    assert sheets.endswith(f"{why}. Segarkan Kendali Kinerja (xlsops status), lalu periksa lagi.")
    lines = status(room.period(LATER)).lines
    assert lines[0].endswith("langkah sekarang: 7 Penghimpunan dan validasi")
    assert "Berikutnya: Kabag mengesahkan lagi KKP, yang berubah." in lines
    approved(room, "KKP")
    for work in (hand_over, make_recap_book):
        work(room.period(LATER))
    assert verify(room.root).data["faults"] == verify(room.root).data["notes"] == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            lambda path: path.unlink(),
            "Angka pada lembar dan rekap tidak dapat dibangun ulang: Kendali",
        ),
        (
            lambda path: path.write_bytes(b"PK"),
            "Angka pada lembar dan rekap tidak dapat dibangun ulang: Kendali",
        ),
        (_unset, "Angka tidak dapat dibangun ulang: Kendali Kinerja.xlsx belum benar"),
    ],
)
def test_a_control_workbook_that_cannot_be_read_is_said_in_one_sentence(
    damage: Callable[[Path], object], said: str, room: Room
) -> None:
    damage(room.root / CONTROL)
    outcome = verify(room.root)
    assert outcome.data["faults"] == []
    (note,) = outcome.data["notes"]
    assert note.startswith(said)
    assert outcome.attention is True


def test_a_journal_older_than_the_workbook_is_missed(room: Room, tmp_path: Path) -> None:
    room.send("KKP")
    backup = tmp_path / "cadangan"
    shutil.copytree(room.root / "jurnal", backup)
    room.collect()
    approved(room, "KKP")
    shutil.rmtree(room.root / "jurnal")
    shutil.copytree(backup, room.root / "jurnal")
    found = verify(room.root).data["faults"]
    assert [each for each in found if "hilang: lembar Riwayat masih memuatnya" in each] != []
    assert verify(room.root).data["notes"] == [
        "Angka pada lembar dan rekap belum dibandingkan karena catatannya belum utuh."
    ]


# ------------------------------------------------------------------ signatures and recap


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Approved, "Pengesahan KKP mencatat sidik data 0000000000000000, dari arsip seharusnya"),
        (HandedOver, "Serah terima mencatat sidik data 0000000000000000, dari arsip seharusnya"),
    ],
)
def test_a_signature_over_other_figures_is_found(kind: type, said: str, tmp_path: Path) -> None:
    tiny = handed(tmp_path / "periode")
    event = [each for each in tiny.period().events if each.kind == kind.kind][-1]
    forged = {**event.payload, "hash": "0" * 64}
    Journal(tiny.folder.journal).append([value_told(kind, forged)], NOW, "Orang lain")
    (fault,) = tiny.faults()
    assert fault.startswith(said)


def test_a_handed_over_figure_of_one_bureau_is_found(tmp_path: Path) -> None:
    tiny = handed(tmp_path / "periode")
    event = [each for each in tiny.period().events if each.kind == HandedOver.kind][-1]
    first, *rest = event.payload["bureaus"]
    forged = {**event.payload, "bureaus": [{**first, "hash": "1" * 64}, *rest]}
    Journal(tiny.folder.journal).append([value_told(HandedOver, forged)], NOW, "Orang lain")
    (fault,) = tiny.faults()
    assert fault.startswith("Serah terima mencatat sidik data HUKUM 1111111111111111, dari arsip")


def test_a_recap_that_was_packed_by_another_zlib_is_not_called_different(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(recap_book, "put_together", partial(put_together, squeezed=False))
        tiny = handed(tmp_path / "periode")
    assert tiny.faults() == []


def test_a_recap_with_other_figures_is_named_by_its_first_cell(tmp_path: Path) -> None:
    tiny = handed(tmp_path / "periode")
    (path,) = tiny.folder.recap.iterdir()
    book = load_workbook(path)
    book["Data"]["L2"] = 123456
    book.save(path)
    event = [each for each in tiny.period().events if each.kind == RecapMade.kind][-1]
    forged = {**event.payload, "sha": digest(path.read_bytes())}
    Journal(tiny.folder.journal).append([value_told(RecapMade, forged)], NOW, "Orang lain")
    (fault,) = tiny.faults()
    assert fault.startswith(f"rekap/{path.name} lembar ")
    assert "seharusnya" in fault


def test_originals_that_no_longer_open_with_the_key_are_named(tmp_path: Path) -> None:
    tiny = handed(tmp_path / "periode")
    keep_key(tiny.folder, bytes(32))
    found = tiny.faults()
    assert {each.split("(")[0] for each in found[:2]} == {
        "Kiriman HUKUM.xlsx ",
        "Kiriman KKP.xlsx ",
    }
    assert "tercatat diterima, tetapi sekarang tidak terbaca: " in found[0]


# ------------------------------------------------------------------ printed heads


def test_removed_last_events_are_missed_because_the_recap_prints_the_head(tmp_path: Path) -> None:
    tiny = handed(tmp_path / "periode")
    assert told(tiny) == []
    path = newest(tiny, HandedOver)
    path.unlink()
    (recap,) = tiny.folder.recap.iterdir()
    assert told(tiny) == [
        f"Catatan jurnal {path.stem[-16:]} hilang: rekap/{recap.name} mencetaknya. "
        "Kembalikan berkas itu dari cadangan."
    ]


def test_removed_last_events_are_missed_because_the_handover_record_prints_the_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documenting, "printer", lambda: None)
    tiny = handed(tmp_path / "periode")
    documents(tiny.period())
    for path in tiny.folder.recap.iterdir():
        path.unlink()
    assert told(tiny) == []
    path = newest(tiny, RecapMade)
    path.unlink()
    (fault,) = told(tiny)
    assert fault.startswith(f"Catatan jurnal {path.stem[-16:]} hilang: berkas/Berkas Bukti")


def test_two_heads_are_both_printed_on_the_recap(tmp_path: Path) -> None:
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP"))
    collect(tiny.period())
    one, other = tiny.period(actor="Kabag"), tiny.period(NOW + timedelta(seconds=1))
    approve(one, ("KKP",))
    approve(other, ("KKP",))
    make_recap_book(tiny.period())
    assert tiny.faults() == []
    for path in tiny.folder.journal.glob("*.json"):
        data = path.read_bytes()
        if b"bagian_disahkan" in data:
            path.unlink()
            assert len(told(tiny)) == 1, path
            path.write_bytes(data)


# ------------------------------------------------------------------ the provenance and the comparison


def test_an_provenance_is_read_back_and_nothing_else_is_taken_for_one() -> None:
    assert provenance_from(IMPRINT.text) == IMPRINT
    for text in (
        "",
        "x",
        "[]",
        "null",
        "{}",
        IMPRINT.text[:-1],
        IMPRINT.text.replace("+07:00", ""),
    ):
        assert provenance_from(text) is None


def test_the_provenance_stands_hidden_on_the_right_of_its_page() -> None:
    canvas = Canvas("Beranda", (5.0, 5.0, 5.0))
    canvas.line(("a", "b"), ("text", "text"))
    canvas.line((1, 2), ("text", "text"))
    page = with_provenance(canvas.painted(), IMPRINT.text)
    assert page.values == (("a", "b", None, IMPRINT.text), (1, 2, None, None))
    assert page.widths == (5.0, 5.0, 5.0, 0.0)
    cells = {(1, 4): Content(Text(IMPRINT.text)), (2, 1): Content(Text("{}"))}
    assert provenance_in((Grid("Lain"), Grid("Beranda", cells=cells))) == IMPRINT
    assert provenance_in((Grid("Beranda", cells={(2, 4): Content(Text(IMPRINT.text))}),)) is None


def test_what_a_person_sees_is_told_before_our_own_marks() -> None:
    canvas = Canvas("Lembar", (5.0, 5.0))
    canvas.line(("a", f"{HIDDEN_SIGNS[0]}abc"), ("text", "text"))
    canvas.line(("b", ""), ("text", "text"))
    marks = {(1, 2): Content(Text(f"{HIDDEN_SIGNS[0]}def"))}
    shown = {**marks, (1, 1): Content(Text("a")), (2, 1): Content(Text("lain"))}
    page = canvas.painted()
    assert first_difference(page, Grid("Lembar", cells=shown)) == (
        Cell("Lembar", 2, 1),
        "lain",
        "b",
    )
    shown[2, 1] = Content(Text("b"))
    found = first_difference(page, Grid("Lembar", cells=shown))
    assert found is not None
    assert found[0] == Cell("Lembar", 1, 2)


def test_a_figure_is_compared_as_every_program_keeps_it() -> None:
    canvas = Canvas("Lembar", (5.0, 5.0))
    canvas.line((Decimal("33.333333333333333333"), "a\nb"), ("text", "text"))
    canvas.line(("", "tetap"), ("text", "text"))
    page = canvas.painted(unlocked=(Area(2, 2, 2, 2),))
    shown = {
        (1, 1): Content(Number(Decimal("33.3333333333333"))),
        (1, 2): Content(Text("a\r\nb")),
        (2, 2): Content(Text("ditulis orang")),
    }
    assert first_difference(page, Grid("Lembar", cells=shown)) is None
    shown[1, 1] = Content(Number(Decimal("33.33333333334")))
    assert first_difference(page, Grid("Lembar", cells=shown)) == (
        Cell("Lembar", 1, 1),
        "33,33333333334",
        "33,3333333333333",
    )
