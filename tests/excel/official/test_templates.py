"""The templates of official forms: committed as they are built, understood, and refused in one sentence each."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image as Picture

from tests.ooxml import complaints
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.recap.official.changes import changes_told, columns_of_newer
from xlsops.core.recap.official.form import OfficialForm, RowKind
from xlsops.core.recap.official.understanding import understood
from xlsops.core.recap.official.words import WORDS, vocabulary
from xlsops.core.recap.official.workbook import ADDED, MAPPING
from xlsops.excel.official.building import FOLDER, build_forms
from xlsops.excel.official.plans import OTHERS, USUAL
from xlsops.excel.official.reading import read_form_workbook
from xlsops.excel.official.readings import DELIVERED, delivered_reading, packed, unpacked
from xlsops.resources import asset

COMMITTED = asset("templates") / FOLDER
NAMES = [plan.file for plan in (*USUAL, *OTHERS)]
E81 = "Formulir E.81.xlsx"
Change = Callable[[Workbook], None]


def form_in(name: str = E81) -> OfficialForm:
    form, faults = understood(_read(name), vocabulary())
    assert form is not None, faults
    return form


def faults_of(change: Change, name: str = E81) -> tuple[str, ...]:
    """Return what is wrong with a template somebody changed in Excel."""
    form, faults = understood(read_form_workbook(changed(change, name), name), vocabulary())
    assert (form is None) is bool(faults)
    return faults


def changed(change: Change, name: str = E81) -> bytes:
    book, target = load_workbook(COMMITTED / name), BytesIO()
    change(book)
    book.save(target)
    return target.getvalue()


def _read(name: str):  # type: ignore[no-untyped-def] # noqa: ANN202
    return read_form_workbook((COMMITTED / name).read_bytes(), name)


def _mapped(book: Workbook, column: str) -> int:
    """Return the row of the mapping sheet that fills a column."""
    return next(row for row in range(2, 60) if str(book[MAPPING].cell(row, 1).value) == column)


def test_the_committed_templates_are_those_the_program_builds(tmp_path: Path) -> None:
    build_forms(tmp_path / FOLDER)
    assert {each.name: each.read_bytes() for each in (tmp_path / FOLDER).iterdir()} == {
        each.name: each.read_bytes() for each in COMMITTED.iterdir()
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_in_a_template_lies_beside_it(name: str) -> None:
    readings, data = (COMMITTED / DELIVERED).read_bytes(), (COMMITTED / name).read_bytes()
    assert delivered_reading(readings, data, name) == read_form_workbook(data, name)
    assert delivered_reading(readings, data + b" ", name) is None


def test_the_reading_of_an_offices_own_template_is_packed_and_unpacked_whole() -> None:
    def change(book: Workbook) -> None:
        _no_number(book)
        _lost(book)
        book[ADDED]["E2"].value, book.worksheets[0]["A3"].value = 0.1, "“Renja” – 2 × ½"
        book.worksheets[0].column_dimensions["E"].hidden = True

    book = read_form_workbook(changed(change), E81)
    assert unpacked(json.loads(json.dumps(packed(book))), E81) == book


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_fault_no_idle_column_and_no_complaint(name: str) -> None:
    form = form_in(name)
    assert form.remarks == ()
    assert complaints(COMMITTED / name) == []


def test_formulir_e81_has_its_sixteen_columns_and_the_variant_seventeen() -> None:
    numbers = [str(number) for number in range(1, 18)]
    for name, last in ((E81, 16), (OTHERS[0].file, 17)):
        form = form_in(name)
        assert list(dict.fromkeys(each.name.split()[0] for each in form.columns)) == numbers[:last]
        row = form.numbers
        shown = {form.workbook.text(row, each.place) for each in form.columns}
        assert "12 = 8+9+10+11" in shown
    assert [each.name for each in form_in().columns if each.name.startswith("12")] == [
        "12 K",
        "12 Rp",
    ]


def test_every_word_that_may_fill_a_column_stands_beside_the_mapping() -> None:
    sheet = load_workbook(COMMITTED / E81)[MAPPING]
    assert [sheet.cell(row, 7).value for row in range(2, len(WORDS) + 2)] == list(WORDS)


def _no_heading(book: Workbook) -> None:
    del book.defined_names["judul_kolom"]


def _twice(book: Workbook) -> None:
    sheet = book.worksheets[0]
    sheet.defined_names["judul_kolom"] = DefinedName("judul_kolom", attr_text="'E.81'!$7:$9")


def _lost(book: Workbook) -> None:
    book.defined_names["baris_program"] = DefinedName("baris_program", attr_text="'E.81'!#REF!")


def _same_row(book: Workbook) -> None:
    book.defined_names["baris_program"] = DefinedName("baris_program", attr_text="'E.81'!$11:$11")


def _no_first_kind(book: Workbook) -> None:
    del book.defined_names["baris_indikator"]


def _no_last_kind(book: Workbook) -> None:
    del book.defined_names["baris_sub_kegiatan"]


def _column_gone(book: Workbook) -> None:
    for address in ("Z7", "Z10"):
        book.worksheets[0][address].value = None


def _no_rows(book: Workbook) -> None:
    for kind in RowKind:
        book.defined_names.pop(kind.value, None)


def _no_column(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "8 K"), 1).value = "18 K"


def _mapped_twice(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "9 K"), 1).value = "8 K"


def _no_word(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "8 K"), 2).value = "Realisasi K"


def _no_quarter(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "8 K"), 3).value = "V"


def _quarter_lacks(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "8 K"), 3).value = None


def _one_origin(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "13 K"), 4).value = "6 K"


def _strange_origin(book: Workbook) -> None:
    book[MAPPING].cell(_mapped(book, "13 K"), 4).value = "6 K; 99 K"


def _no_mapping(book: Workbook) -> None:
    del book[MAPPING]


def _stray(book: Workbook) -> None:
    book.worksheets[0]["J11"].value = "=H12+I11"


def _unknown_function(book: Workbook) -> None:
    book.worksheets[0]["J11"].value = "=VLOOKUP(H11,I11,2)"


def _circle(book: Workbook) -> None:
    book.worksheets[0]["J11"].value = "=K11+1"
    book.worksheets[0]["K11"].value = "=J11+1"


def _brace(book: Workbook) -> None:
    book.worksheets[0]["A4"].value = "Periode: {period}"


def _no_number(book: Workbook) -> None:
    for address, value in (("A2", "TAPEM"), ("B2", "TAPEM-01"), ("D2", "delapan")):
        book[ADDED][address].value = value


def _line_twice(book: Workbook) -> None:
    for row in (2, 3):
        book[ADDED].cell(row, 1).value, book[ADDED].cell(row, 2).value = "TAPEM", "TAPEM-01"


def _added_column(book: Workbook) -> None:
    book[ADDED]["D1"].value = "5 Kg"


def _formula(cell: str, formula: str) -> Change:
    """Return what writes a formula into a cell; one over the whole width is taken apart before."""

    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        for area in [each for each in sheet.merged_cells.ranges if cell in each]:
            sheet.unmerge_cells(str(area))
        sheet[cell].value = formula

    change.__name__ = formula
    return change


def _taken(book: Workbook) -> None:
    """Give the form's sheet the name of the appendix, with all that points at it."""
    book.worksheets[0].title = "jejak"
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace("'E.81'", "jejak")


def _joined(book: Workbook) -> None:
    book.worksheets[0].merge_cells("M11:N11")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_taken, 'Nama lembar "jejak" dipakai lampiran asal angka'),
        (_joined, 'N11 (baris_indikator): sel kolom "9 Rp" digabung dengan sel lain'),
        (_formula("Z11", "=TODAY()"), "Z11: rumus =TODAY() tidak dapat dipakai. TODAY berubah"),
        (_formula("Z11", "=[Realisasi]*2"), "Z11: rumus =[Realisasi]*2 tidak dapat dipakai. Pakai"),
        (_formula("Z11", "=M11:O11"), "Z11: rumus =M11:O11 tidak dapat dipakai. Pakai alamat sel"),
        (_formula("Z11", "=SUM(M:M)"), "Z11: rumus =SUM(M:M) tidak dapat dipakai. Pakai alamat"),
        (_formula("Z11", "=AB11+1"), "Z11: rumus =AB11+1 memakai kolom AB, di luar tabel."),
        (_formula("M15", "=TODAY()"), "M15: rumus =TODAY() tidak dapat dipakai. TODAY berubah"),
        (_formula("M15", "=[Realisasi]*2"), "M15: rumus =[Realisasi]*2 tidak dapat dipakai. Pakai"),
        (_formula("M15", "=nama+1"), "M15: rumus =nama+1 tidak dapat dipakai. Pakai alamat sel"),
        (_formula("M15", "=M11*2"), "M15: rumus =M11*2 memakai M11, sebuah contoh baris"),
        (_formula("M15", "=M15+1"), "M15: rumus =M15+1 memakai M15 yang tidak berada di atas"),
        (_formula("M15", "=W15/100"), "M15: rumus =W15/100 memakai W15 yang tidak berada di atas"),
        (_formula("A5", "=SUM(M11:M14)"), "A5: rumus =SUM(M11:M14) memakai M11:M14 yang tidak"),
        (
            _no_heading,
            "Nama judul_kolom tidak ada; berikan pada baris-baris judul kolom lembar E.81",
        ),
        (_twice, "Nama judul_kolom ada dua kali; hapus salah satunya"),
        (_lost, "Nama baris_program tidak menunjuk sel di lembar formulir"),
        (_same_row, "Nama baris_indikator dan baris_program menunjuk baris yang sama, baris 11."),
        (_no_rows, "Lembar E.81 tidak mempunyai satu pun contoh baris"),
        (_no_first_kind, "Baris 11 bergaris, kosong, dan tidak bernama; bila contoh baris"),
        (_no_last_kind, "Baris 14 bergaris, kosong, dan tidak bernama; bila contoh baris"),
        (
            _column_gone,
            'kolom "16" tidak ada di lembar E.81; tulis nama kolom yang ada, atau hapus barisnya.',
        ),
        (_no_column, 'Pemetaan!A12: kolom "18 K" tidak ada di lembar E.81; mungkin maksudnya'),
        (_mapped_twice, 'kolom "8 K" sudah dipetakan di atasnya'),
        (
            _no_word,
            'pengisi kolom "8 K" "Realisasi K" tidak dikenal; mungkin maksudnya Realisasi (K)',
        ),
        (_no_quarter, 'triwulan "V" tidak dikenal; tulis I, II, III, atau IV.'),
        (_quarter_lacks, '"Realisasi (K)" memerlukan triwulan; tulis I, II, III, atau IV.'),
        (_one_origin, '"Gabungan menurut metode" memerlukan dua kolom asal'),
        (_strange_origin, 'kolom asal "99 K" tidak ada di formulir; mungkin maksudnya 9 K.'),
        (_no_mapping, "Lembar Pemetaan tidak ada"),
        (_stray, "E.81!J11: rumus =H12+I11 memakai sel H12 di luar barisnya sendiri."),
        (_unknown_function, "E.81!J11: rumus =VLOOKUP(H11,I11,2) tidak dapat dipakai."),
        (_circle, "Rumus di baris 11 lembar E.81 berputar pada kolom"),
        (_brace, 'E.81!A4: kata "period" dalam kurung kurawal tidak dikenal; mungkin'),
        (_no_number, 'Data Tambahan!D2: "delapan" bukan angka'),
        (_line_twice, "Data Tambahan!A3: ID TAPEM TAPEM-01 sudah ada di baris 2"),
        (_added_column, 'Judul "5 Kg" di lembar Data Tambahan bukan kolom lembar E.81.'),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_is_wrong_in_a_template_is_said_in_one_sentence(change: Change, said: str) -> None:
    assert [fault for fault in faults_of(change) if said in fault], faults_of(change)


def test_names_that_are_no_business_of_the_form_do_not_stop_it() -> None:
    def change(book: Workbook) -> None:
        copy = book.copy_worksheet(book.worksheets[0])
        copy.defined_names["judul_kolom"] = DefinedName(
            "judul_kolom", attr_text=f"'{copy.title}'!$7:$9"
        )
        for name, text in (("Lama", "#REF!"), ("Pajak", "0.11")):
            book.defined_names[name] = DefinedName(name, attr_text=text)

    assert faults_of(change) == ()


def test_a_formula_below_the_table_may_use_it_whole_and_what_stands_above() -> None:
    assert faults_of(_formula("M15", "=SUM(M11:M14)/2")) == ()
    assert faults_of(_formula("X15", "=W15/100")) == ()


def test_all_faults_are_said_at_once() -> None:
    def change(book: Workbook) -> None:
        _no_word(book)
        _no_number(book)

    assert len(faults_of(change)) == 2


@pytest.mark.parametrize("data", [b"", b"bukan buku kerja", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with stopped_by(messages.official.unreadable):
        read_form_workbook(data, "x.xlsx")


def test_a_picture_and_a_column_nothing_fills_are_told() -> None:
    def change(book: Workbook) -> None:
        data = BytesIO()
        Picture.new("RGB", (2, 2)).save(data, "PNG")
        book.worksheets[0].add_image(Image(data), "A1")
        book[MAPPING].delete_rows(_mapped(book, "15"))

    form, _ = understood(read_form_workbook(changed(change), E81), vocabulary())
    assert form is not None
    assert form.remarks == (
        messages.official.left_blank("E.81", ["15"]),
        messages.official.pictures_left("E.81"),
    )


def test_the_form_is_looked_for_behind_a_sheet_that_only_explains_it() -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Petunjuk", 0)["A1"].value = "Isi kolom 8 sampai 11."

    assert read_form_workbook(changed(change), E81).sheet == "E.81"


def newer(change: Change, name: str = E81) -> tuple[str, ...]:
    book = read_form_workbook(changed(change, name), "baru.xlsx")
    return tuple(changes_told(form_in(), columns_of_newer(book)))


def test_columns_that_only_made_room_for_a_new_one_are_told_in_one_sentence() -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        for row in (7, 10):
            for column in (27, 26, 25):
                text = sheet.cell(row, column - 1).value
                sheet.cell(row, column).value = text if column > 25 else None
        sheet["Y7"].value = "Lokasi"

    assert newer(change)[:2] == (
        messages.official.columns_shifted("15", "16", 2),
        messages.official.column_added("Lokasi", "Lokasi", "Y"),
    )


def test_the_same_form_of_another_year_differs_in_nothing() -> None:
    def change(book: Workbook) -> None:
        for row in book.worksheets[0].iter_rows(max_row=10):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("{tahun}", "2027")

    assert newer(change) == ()


def test_the_seventeenth_column_is_told_with_all_that_it_moves() -> None:
    told = newer(lambda _: None, OTHERS[0].file)
    assert [each.partition(":")[0] for each in told].count("Bertambah") == 2
    assert [each for each in told if each.startswith("Pindah") and '"Keterangan"' in each] == [
        'Pindah: "Keterangan" dari kolom 16 (Z) menjadi kolom 17 (AB).'
    ]
    assert "Pemetaan: kolom asal 13 K, 5 K di baris kolom 14 K menjadi" not in " ".join(told)
    assert any(
        each.startswith("Pemetaan: kolom asal 5 K, 13 K di baris kolom 14 K") for each in told
    )


def test_a_column_that_is_gone_and_one_with_another_heading_are_told() -> None:
    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["Y7"].value = "Unit Kerja Penanggung Jawab"
        for row in (7, 10):
            sheet.cell(row, 26).value = None

    assert newer(change) == (
        messages.official.column_renamed(
            "15", "Unit Perangkat Daerah Penanggung Jawab", "Unit Kerja Penanggung Jawab"
        ),
        messages.official.column_gone("16", "Keterangan"),
        messages.official.mapping_lost("16", "Keterangan"),
    )


def test_a_form_without_names_is_known_by_its_row_of_numbers() -> None:
    def change(book: Workbook) -> None:
        book.defined_names.clear()
        del book[MAPPING], book[ADDED]

    assert newer(change) == ()


def test_a_form_without_numbers_and_names_has_no_columns_that_are_known() -> None:
    book, target = Workbook(), BytesIO()
    book.worksheets[0].append(["a", "b"])
    book.save(target)
    assert columns_of_newer(read_form_workbook(target.getvalue(), "x.xlsx")) == ()
