"""The coat of arms an office put into its folder is on every form, document and recap."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.procedure.kabag import LATER
from tests.quarter import KEY, NOW, Room, room
from xlsops.core.form.layout import COVER
from xlsops.errors import XlsopsError
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.form_bytes import template_of
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.requests.reminding import remind
from xlsops.procedure.review.returning import return_to_bureaus

__all__ = ["room"]


def put(room: Room, colour: str) -> bytes:
    """Put a coat of arms into the period's folder; return it."""
    data = BytesIO()
    Image.new("RGB", (30, 40), colour).save(data, "PNG")
    path = room.root / "templates" / "lambang.png"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.getvalue())
    return data.getvalue()


def hung(path: Path) -> set[bytes]:
    """Return the pictures of a workbook."""
    with ZipFile(path) as parts:
        return {parts.read(name) for name in parts.namelist() if name.startswith("xl/media/")}


def made(room: Room) -> list[Path]:
    """Return every workbook that goes out."""
    paths = [
        path
        for part in ("format", "kembali", "rekap", "berkas")
        for path in (room.root / part).rglob("*.xlsx")
    ]
    assert {path.relative_to(room.root).parts[0] for path in paths} == {
        "format",
        "kembali",
        "rekap",
        "berkas",
    }
    return paths


def test_every_form_letter_and_recap_shows_it_and_none_without(room: Room) -> None:
    def work() -> None:
        make_forms(room.period())
        distribute(room.period())
        room.send("KKP", **{"KKP-01__realisasi_2": "nihil"})
        room.collect()
        return_to_bureaus(room.period(), ["KKP"])
        remind(room.period(LATER))
        documents(room.period(LATER), printing=False)
        make_recap_book(room.period(LATER))

    work()
    bare = {path for path in made(room) if path.parts[-2] not in {"format", "rekap"}}
    assert {path.name: hung(path) for path in made(room) if hung(path)} == {}
    emblem = put(room, "#2E7D32")
    work()
    new = [path for path in made(room) if path not in bare or hung(path)]
    assert {path.name for path in new if hung(path) != {emblem}} == set()
    letters = [path for path in bare if "Surat" in path.name or "Peng" in path.name]
    assert len([path for path in new if "Surat" in path.name or "Peng" in path.name]) == len(
        letters
    )
    assert not verify(room.root).attention


def test_another_coat_of_arms_makes_no_recap_false_and_a_changed_figure_does(room: Room) -> None:
    put(room, "#2E7D32")
    room.send("KKP")
    room.collect()
    make_recap_book(room.period())
    assert verify(room.root).data["faults"] == []
    put(room, "#1565C0")
    assert verify(room.root).data["faults"] == []
    (path,) = (room.root / "rekap").glob("*.xlsx")
    book = load_workbook(path)
    book["Ringkasan"]["A1"] = "lain"
    book.save(path)
    assert "berubah sesudah dibuat" in str(verify(room.root).data["faults"])


def test_a_stray_picture_is_a_note_and_the_figures_are_compared_all_the_same(room: Room) -> None:
    put(room, "#2E7D32")
    room.send("KKP")
    room.collect()
    make_recap_book(room.period())
    (room.root / "templates" / "foto.jpg").write_bytes(b"bukan gambar")
    outcome = verify(room.root)
    assert outcome.data["faults"] == []
    (note,) = [each for each in outcome.data["notes"] if "templates/" in each]
    assert "bukan satu-satunya gambar" in note
    book = load_workbook(room.root / CONTROL)
    book["Isian KKP"]["B12"] = "lain"
    book.save(room.root / CONTROL)
    (fault,) = verify(room.root).data["faults"]
    assert fault.startswith("Lembar Isian KKP sel B12 ")


def test_what_is_no_picture_stops_what_would_show_it_with_a_sentence(room: Room) -> None:
    put(room, "#2E7D32")
    (room.root / "templates" / "lambang.png").write_bytes(b"bukan gambar")
    for operation in (make_forms, documents):
        with pytest.raises(
            XlsopsError, match=r"templates/lambang\.png bukan gambar PNG atau JPG yang utuh"
        ):
            operation(room.period())


def test_a_form_from_before_the_signature_is_accepted(room: Room) -> None:
    period = room.period()
    book = load_workbook(BytesIO(template_of(period.folder)))
    for row in book[COVER].iter_rows(min_row=34):
        for cell in row:
            cell.value = None
    old = BytesIO()
    book.save(old)
    sheet = period.layouts["KKP"]
    form = make_form(lay_out(old.getvalue(), period.spec), sheet, period.spec, period.rules, KEY)
    assert form != (room.root / "format" / "Format KKP TW2 2026.xlsx").read_bytes()
    (room.root / "format" / "Format KKP TW2 2026.xlsx").write_bytes(form)
    room.send("KKP")
    assert room.collect(NOW).data["accepted"] == 1


def test_making_forms_says_whether_there_is_a_coat_of_arms(room: Room) -> None:
    without = make_forms(room.period()).lines
    assert any(line.startswith("Tanpa lambang daerah: folder templates") for line in without)
    put(room, "green")
    assert (
        "Lambang daerah dari folder templates ada di setiap format."
        in make_forms(room.period()).lines
    )
