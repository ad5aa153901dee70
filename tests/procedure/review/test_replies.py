"""What a bureau answers in the list of its copy comes in with the file, and is no changed answer."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.procedure.kabag import (
    LATER,
    NEXT_DAY,
    OPEN,
    WARNED,
    WARNING,
    decided,
    row_of,
    rows_in,
    seen,
)
from tests.quarter import Room, events, room_after
from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.view.replies import ANSWER, KEY, LONGEST, replies_in, source_mark, source_named
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.versions.cell_history import history


@room_after
def returned(room: Room) -> None:
    """A period in which a bureau's form went back with a question of the head."""
    room.send("KKP", **WARNED)
    room.collect()
    decided(room, WARNING, OPEN, "Mohon dasar angkanya")
    return_to_bureaus(room.period(NEXT_DAY), ["KKP"])


def copy_of(room: Room) -> bytes:
    """Return the last copy that went back."""
    return (room.root / seen(room).state.returns["KKP"][-1].file).read_bytes()


def answered(copy: bytes, text: object) -> bytes:
    """Return a copy in whose list the first finding was answered."""
    book = load_workbook(BytesIO(copy))
    sheet = book[RETURN_NOTE]
    (heading,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == ANSWER]
    cell = sheet.cell(heading.row + 1, heading.column)
    assert cell.protection.locked is False
    cell.value = text  # type: ignore[assignment]
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def said(room: Room) -> list[tuple[str, str]]:
    turns = seen(room).threads.get(WARNING, ())
    return [(each.who, each.words) for each in turns if each.bureau]


def test_an_answer_comes_in_with_the_file_and_changes_no_cell(returned: Room) -> None:
    returned.drop("jawaban.xlsx", answered(copy_of(returned), "Dasarnya laporan Juni.\nTerlampir."))
    outcome = returned.collect(LATER)
    assert said(returned) == [("Bagian KKP", "Dasarnya laporan Juni.\nTerlampir.")]
    assert "KKP menjawab 1 temuan; jawabannya di kolom Percakapan lembar Temuan." in outcome.lines
    assert outcome.data["outside"] == []
    assert "Bagian KKP: Dasarnya laporan Juni. Terlampir." in str(
        row_of(returned, "V24")["Percakapan"]
    )
    assert verify(returned.root).data["faults"] == []


def test_an_answer_to_a_finding_that_is_none_is_quoted_and_not_counted(returned: Room) -> None:
    book = load_workbook(BytesIO(answered(copy_of(returned), "Dasarnya laporan Juni")))
    (key,) = [
        cell
        for row in book[RETURN_NOTE].iter_rows()
        for cell in row
        if str(cell.value).startswith("V24|KKP|")
    ]
    key.value = str(key.value).replace("V24", "V99")
    made = BytesIO()
    book.save(made)
    returned.drop("jawaban.xlsx", made.getvalue())
    lines = returned.collect(LATER).lines
    assert not any("KKP menjawab" in each for each in lines)
    (told,) = [each for each in lines if "temuan yang tidak ada padanya" in each]
    assert told.startswith("PERIKSA: KKP menulis 1 jawaban")
    assert "Dasarnya laporan Juni" in told
    (row,) = [each for each in rows_in(returned, "Riwayat") if "V99" in str(each)]
    assert "Dasarnya laporan Juni" in str(row)


def test_the_history_of_its_cell_says_that_the_bureau_spoke(returned: Room) -> None:
    returned.drop("jawaban.xlsx", answered(copy_of(returned), "Dasarnya laporan Juni"))
    outcome = returned.collect(LATER)
    told = history([returned.period(LATER)], "KKP", "KKP-01", "keterangan").lines
    (line,) = [each for each in told if "jawaban bagian" in each]
    assert line.endswith("Dasarnya laporan Juni (Bagian KKP)")
    (file,) = [each for each in outcome.data["files"] if each["name"] == "jawaban.xlsx"]
    assert file["message"].startswith("Perbaikan atas KKP.xlsx, yang tetap tersimpan di arsip.")
    assert "Urutan ini" not in file["message"]


def test_the_next_copy_tells_what_was_asked_and_answered(returned: Room) -> None:
    returned.drop("jawaban.xlsx", answered(copy_of(returned), "Lihat laporan Juni"))
    returned.collect(LATER)
    return_to_bureaus(returned.period(LATER), ["KKP"])
    sheet = load_workbook(BytesIO(copy_of(returned)))[RETURN_NOTE]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert (
        "Sejak 8 Juli 2026, dalam 2 kiriman\nKabag: Mohon dasar angkanya\n"
        "Jawaban terdahulu: Lihat laporan Juni"
    ) in texts
    before = events(returned.root)
    return_to_bureaus(returned.period(LATER), ["KKP"])
    assert events(returned.root) == before


def grid(text: str, key: str = "V24|KKP|KKP-01|keterangan") -> Grid:
    """Return the list of a copy in which one finding was answered."""
    cells = {(4, 1): ANSWER, (4, 2): KEY, (5, 1): text, (5, 2): key}
    return Grid(RETURN_NOTE, cells={place: Content(Text(each)) for place, each in cells.items()})


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("=1+1", "=1+1"),
        ("a\u202eb\u200bc\x07", "abc"),
        ("  \n \u200b ", None),
        ("x" * 5000, "x" * (LONGEST - 1) + "…"),
        ("satu\r\n\r\ndua", "satu\ndua"),
    ],
)
def test_a_hostile_answer_is_a_short_harmless_text(typed: str, taken: str | None) -> None:
    found = replies_in([grid(typed)], "KKP")
    assert [each.text for each in found] == ([] if taken is None else [taken])


@pytest.mark.parametrize(
    "key", ["", "V24", "V24|HUKUM|KKP-01|keterangan", "a|KKP|b|c|d", "V24|KKP|" + "x" * 500 + "|y"]
)
def test_an_answer_to_no_finding_of_the_bureau_is_not_taken(key: str) -> None:
    assert replies_in([grid("jawaban", key)], "KKP") == ()


def test_a_list_without_the_column_has_no_answers() -> None:
    assert replies_in([Grid(RETURN_NOTE, cells={(1, 1): Content(Text("CATATAN"))})], "KKP") == ()
    assert replies_in([], "KKP") == ()


def told(text: str, name: str = RETURN_NOTE, row: int = 6) -> Grid:
    return Grid(name, cells={(row, 11): Content(Text(text))})


ONE, OTHER = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("grids", "named"),
    [
        ([told(source_mark(ONE))], ONE),
        ([], ""),
        ([told(source_mark(ONE), "Rincian")], ""),
        ([told(source_mark(ONE), row=40)], ""),
        ([told(source_mark(ONE)), told(source_mark(OTHER))], ""),
        ([told(source_mark("kiriman lain"))], ""),
        ([told(source_mark(""))], ""),
    ],
)
def test_a_copy_names_one_file_it_was_made_of_or_none(grids: list[Grid], named: str) -> None:
    assert source_named(grids) == named
