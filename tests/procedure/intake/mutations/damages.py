"""Ways in which people damage a form, each as a change of the bytes of a filled one."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from xlsops.core.form.layout import COVER, HEADING_ROW, KEY_ROW, META, TOTAL_ROW, FormTable, Layout
from xlsops.core.values.cells import column_letters
from xlsops.excel.package.parts import put_together, sheet_parts, take_apart

Mutation = Callable[[bytes, Layout], bytes]
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TABLE, _BUDGET = "Indikator", "Anggaran"


def _book(change: Callable[[Workbook, Layout], None]) -> Mutation:
    def mutated(form: bytes, layout: Layout) -> bytes:
        book = load_workbook(BytesIO(form))
        change(book, layout)
        saved = BytesIO()
        book.save(saved)
        return saved.getvalue()

    return mutated


def _sheet(change: Callable[[Worksheet, FormTable], None], name: str = _TABLE) -> Mutation:
    def on(book: Workbook, layout: Layout) -> None:
        change(book[name], next(each for each in layout.sheets if each.name == name))

    return _book(on)


def _part(change: Callable[[bytes], bytes], sheet: str = _TABLE) -> Mutation:
    def mutated(form: bytes, _layout: Layout) -> bytes:
        parts = take_apart(form)
        name = sheet_parts(parts)[sheet] if sheet else "xl/workbook.xml"
        before = parts[name]
        parts[name] = change(before)
        assert parts[name] != before
        return put_together(parts)

    return mutated


def _letters(table: FormTable, key: str) -> str:
    column = table.column(key)
    assert column is not None
    return column_letters(column.number)


def _open_number(table: FormTable) -> int:
    return next(each.number for each in table.columns if each.open and each.field.kind.numeric)


def _open_text(table: FormTable) -> int:
    return next(each.number for each in table.columns if each.open and not each.field.kind.numeric)


def _asked(table: FormTable) -> int:
    return table.row(table.asked[0].id)


def _swap_columns(one: str, other: str) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        letters = _letters(table, one), _letters(table, other)
        for row in range(1, table.last_row + 1):
            first, second = (sheet[f"{each}{row}"] for each in letters)
            first.value, second.value = second.value, first.value
            first._style, second._style = second._style, first._style

    return change


def _swap_rows(sheet: Worksheet, table: FormTable) -> None:
    one, other = (table.row(each.id) for each in table.asked[:2])
    for column in range(1, len(table.columns) + 1):
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        moved = [
            value.replace(str(here), str(there)) if str(value).startswith("=") else value
            for value, here, there in ((second.value, other, one), (first.value, one, other))
        ]
        first.value, second.value = moved


def _put(key: str, value: object, row: int | None = None) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        sheet[f"{_letters(table, key)}{row or _asked(table)}"].value = value  # type: ignore[assignment]

    return change


def _look(key: str, number_format: str) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        sheet[f"{_letters(table, key)}{_asked(table)}"].number_format = number_format

    return change


def _typed(key: str, value: object, number_format: str) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        _put(key, value)(sheet, table)
        _look(key, number_format)(sheet, table)

    return change


def _formula(key: str, change: Callable[[str], str], row: int | None = None) -> Mutation:
    """Change a formula as a person does whose program then calculates the same result."""

    def mutated(form: bytes, layout: Layout) -> bytes:
        table = next(each for each in layout.sheets if each.column(key))
        parts = take_apart(form)
        name = sheet_parts(parts)[table.name]
        place = f"{_letters(table, key)}{row or _asked(table)}".encode()
        found = re.search(rb'<c r="%b"[^>]*>\s*<f[^>]*>(.*?)</f>' % place, parts[name])
        assert found is not None, place
        start, end = found.span(1)
        new = change(found[1].decode()).encode()
        parts[name] = parts[name][:start] + new + parts[name][end:]
        return put_together(parts)

    return mutated


def _threaded(form: bytes, layout: Layout) -> bytes:
    """Return the form with a comment as today's Excel writes it: a thread, without the old note."""
    parts = take_apart(form)
    part = sheet_parts(parts)[_TABLE]
    folder, name = part.rsplit("/", 1)
    place = f"C{_asked(layout.indicators)}"
    parts["xl/threadedComments/threadedComment1.xml"] = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="{place}" dT="2026-07-05T00:00:00.00" personId="{{A}}" id="{{B}}">'
        "<text>Angka ini masih sementara</text></threadedComment></ThreadedComments>"
    ).encode()
    parts[f"{folder}/_rels/{name}.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    kind = b"application/vnd.ms-excel.threadedcomments+xml"
    override = b'<Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="%b"/>'
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", override % kind + b"</Types>")
    return put_together(parts)


def _outside(form: bytes, _layout: Layout) -> bytes:
    """Return the form with a link to another workbook that no cell uses."""
    parts = take_apart(form)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    parts["xl/externalLinks/externalLink1.xml"] = (
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<externalBook/></externalLink>"
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/externalLinkPath" Target="Buku.xlsx" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    override = (
        b'<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="%b"/></Types>'
    )
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", override % kind)
    return put_together(parts)


def _without_rules(sheet: Worksheet, table: FormTable, *, but: bool = True) -> None:
    rules = sheet.data_validations.dataValidation
    first = f"{column_letters(_open_number(table))}{_asked(table)}"
    rules[:] = [] if but else [each for each in rules if first not in str(each.sqref)]


def _rule_of(sheet: Worksheet, table: FormTable) -> object:
    first = f"{column_letters(_open_number(table))}{_asked(table)}"
    return next(each for each in sheet.data_validations.dataValidation if first in str(each.sqref))


def _ruled(**changes: object) -> Mutation:
    def change(sheet: Worksheet, table: FormTable) -> None:
        for name, value in changes.items():
            setattr(_rule_of(sheet, table), name, value)

    return _sheet(change)


def _narrow(sheet: Worksheet, table: FormTable) -> None:
    from openpyxl.worksheet.cell_range import MultiCellRange  # noqa: PLC0415

    letters = column_letters(_open_number(table))
    rule = _rule_of(sheet, table)
    rule.sqref = MultiCellRange(f"{letters}{_asked(table)}")  # type: ignore[attr-defined]


def _name(book: Workbook, _layout: Layout) -> None:
    book.defined_names["Realisasi"] = DefinedName("Realisasi", attr_text="Indikator!$K$8")


def _titles(book: Workbook, _layout: Layout) -> None:
    book[_TABLE].print_title_rows = "1:9"


def _without_names(data: bytes) -> bytes:
    return re.sub(rb"<definedNames>.*</definedNames>", b"", data)


def _phantoms(data: bytes) -> bytes:
    last = data.rindex(b"</sheetData>")
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(200, 12_000)
    )
    return data[:last] + rows + data[last:]


def _renamed(old: str, new: str) -> Mutation:
    def change(book: Workbook, _layout: Layout) -> None:
        book[old].title = new

    return _book(change)


def _deleted(name: str) -> Mutation:
    return _book(lambda book, _layout: book.remove(book[name]))


def _state(name: str, state: str) -> Mutation:
    def change(book: Workbook, _layout: Layout) -> None:
        book[name].sheet_state = state

    return _book(change)


def _merge(first: int, last: int, row: int | None = None) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        top = row or _asked(table)
        sheet.merge_cells(
            start_row=top, end_row=top + 1 - bool(row), start_column=first, end_column=last
        )

    return change


def _hide_row(row: int | None = None) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        sheet.row_dimensions[row or _asked(table)].hidden = True

    return change


def _hide_column(sheet: Worksheet, table: FormTable) -> None:
    sheet.column_dimensions[column_letters(_open_number(table))].hidden = True


def _narrowed_to_nothing(data: bytes) -> bytes:
    return re.sub(rb'<col width="40"', b'<col width="0"', data, count=1)


def _insert_column(sheet: Worksheet, table: FormTable) -> None:
    sheet.insert_cols(_open_text(table))
    sheet.cell(HEADING_ROW, _open_text(table)).value = "Catatan"
    sheet.cell(_asked(table), _open_text(table)).value = "x"


def _insert_blank_column(sheet: Worksheet, table: FormTable) -> None:
    sheet.insert_cols(_open_text(table))


def _far(sheet: Worksheet, _table: FormTable) -> None:
    sheet["XA90000"].value = "x"


def _stray(sheet: Worksheet, table: FormTable) -> None:
    sheet.cell(table.last_row + 3, _open_number(table)).value = 5


def _added(sheet: Worksheet, table: FormTable) -> None:
    sheet.cell(table.last_row + 1, 1).value = "BARU-01"
    sheet.cell(table.last_row + 1, _open_number(table)).value = 5


def _doubled(sheet: Worksheet, table: FormTable) -> None:
    sheet.cell(table.last_row + 1, 1).value = table.asked[0].id


def _comment(sheet: Worksheet, table: FormTable) -> None:
    sheet.cell(_asked(table), 3).comment = Comment("Menunggu BPS", "Petugas")


def _cover_comment(book: Workbook, _layout: Layout) -> None:
    book[COVER]["D12"].comment = Comment("Plt.", "Petugas")


def _unprotected(name: str) -> Mutation:
    def change(book: Workbook, _layout: Layout) -> None:
        book[name].protection.sheet = False

    return _book(change)


def _copied(book: Workbook, _layout: Layout) -> None:
    book.copy_worksheet(book[_TABLE]).title = "Indikator (2)"


def _swap_marks(book: Workbook, _layout: Layout) -> None:
    one, other = book[_TABLE]["A1"], book[_BUDGET]["A1"]
    one.value, other.value = other.value, one.value


def _swap_headings(sheet: Worksheet, table: FormTable) -> None:
    one, other = (
        sheet[f"{_letters(table, key)}{HEADING_ROW}"] for key in ("pendorong", "penghambat")
    )
    one.value, other.value = other.value, one.value


def _delete(sheet: Worksheet, table: FormTable) -> None:
    sheet.delete_cols(_open_text(table))


def _delete_row(sheet: Worksheet, table: FormTable) -> None:
    sheet.delete_rows(_asked(table))


def _constant_column(key: str) -> Callable[[Worksheet, FormTable], None]:
    def change(sheet: Worksheet, table: FormTable) -> None:
        for line in table.asked:
            sheet[f"{_letters(table, key)}{table.row(line.id)}"].value = 100

    return change


def _same_column(form: bytes, layout: Layout) -> bytes:
    for line in layout.indicators.asked:
        row = layout.indicators.row(line.id)
        form = _formula("capaian", lambda old: f"({old})", row)(form, layout)
    return form


class Damage(Struct, frozen=True):
    """A mutation, what must be told of it, and whether what is answered reads on unharmed after it.

    ``told`` is the code of a finding or of a refusal, or a part of the note.
    """

    told: str
    mutate: Mutation
    harmless: bool = True


MUTATIONS: Mapping[str, Damage] = {
    "kolom jawaban ditukar tempat": Damage(
        "pindah ke T (semula W)", _sheet(_swap_columns("pendorong", "bukti"))
    ),
    "kolom terkunci ditukar tempat": Damage(
        "pindah ke D (semula E)", _sheet(_swap_columns("satuan", "target_tahun"))
    ),
    "kolom disisipkan, berisi": Damage(
        'kolom T "Catatan" tidak ada di format', _sheet(_insert_column)
    ),
    "kolom disisipkan, kosong": Damage("pindah ke U (semula T)", _sheet(_insert_blank_column)),
    "kolom dihapus": Damage("V02", _sheet(_delete), harmless=False),
    "dua baris ditukar tempat": Damage("pindah ke baris", _sheet(_swap_rows, _BUDGET)),
    "baris dihapus": Damage("V02", _sheet(_delete_row), harmless=False),
    "baris ditambahkan": Damage("V02", _sheet(_added)),
    "baris tertulis ganda": Damage("V02", _sheet(_doubled)),
    "isian di bawah tabel": Damage("V02", _sheet(_stray)),
    "lembar tabel diganti nama": Damage(
        'diganti nama menjadi "Sheet2"', _renamed(_TABLE, "Sheet2")
    ),
    "lembar anggaran diganti nama": Damage('"Keuangan TW II"', _renamed(_BUDGET, "Keuangan TW II")),
    "lembar petunjuk diganti nama": Damage('"Sheet1"', _renamed(COVER, "Sheet1")),
    "lembar tabel dihapus": Damage("SUSUNAN", _deleted(_TABLE), harmless=False),
    "lembar anggaran dihapus": Damage("SUSUNAN", _deleted(_BUDGET), harmless=False),
    "lembar petunjuk dihapus": Damage("SUSUNAN", _deleted(COVER), harmless=False),
    "lembar pengenal dihapus": Damage("Lembar tanda pengenal dihapus", _deleted(META)),
    "lembar disalin": Damage("SUSUNAN", _book(_copied), harmless=False),
    "judul kolom diubah": Damage("V02", _sheet(_put("pendorong", "Faktor X", HEADING_ROW))),
    "judul kolom dikosongkan": Damage("V02", _sheet(_put("pendorong", None, HEADING_ROW))),
    "judul kolom terkunci diubah": Damage("V02", _sheet(_put("satuan", "Sat.", HEADING_ROW))),
    "judul dua kolom ditukar": Damage("V02", _sheet(_swap_headings)),
    "kunci kolom diubah": Damage("dikenali dari judulnya", _sheet(_put("pendorong", "x", KEY_ROW))),
    "tanda lembar diubah": Damage("kehilangan tanda di sel A1", _sheet(_put("id", "x", 1))),
    "tanda kedua tabel ditukar": Damage("kehilangan tanda di sel A1", _book(_swap_marks)),
    "rumus ditimpa angka lain": Damage("V26", _sheet(_put("capaian", 77))),
    "rumus dihapus": Damage("V26", _sheet(_put("capaian", None))),
    "rumus status dihapus": Damage("V26", _sheet(_put("status", "Terisi"))),
    "rumus sekolom ditimpa angka": Damage("V26", _sheet(_constant_column("capaian"))),
    "rumus diubah, hasil sama": Damage(
        "rumus Q8 bukan", _formula("capaian", lambda old: f"({old})+0")
    ),
    "rumus predikat diubah, hasil sama": Damage(
        "rumus S8 bukan", _formula("predikat", lambda old: f"T({old})")
    ),
    "rumus sekolom diubah, hasil sama": Damage("rumus Q8", _same_column),
    "rumus status diganti tetapan": Damage(
        "rumus Z8 bukan", _formula("status", lambda _old: '"Terisi"')
    ),
    "rumus status dilonggarkan": Damage(
        "rumus Z8 bukan", _formula("status", lambda old: old.replace("&lt;100", "&lt;1"))
    ),
    "rumus anggaran diubah, hasil sama": Damage(
        "rumus T10 bukan", _formula("serapan", lambda old: f"1*({old})")
    ),
    "rumus jumlah diganti angka": Damage("V28", _sheet(_put("pagu", 1, TOTAL_ROW), _BUDGET)),
    "rumus jumlah diubah, hasil sama": Damage(
        "rumus H7 bukan", _formula("pagu", lambda old: f"0+{old}", TOTAL_ROW)
    ),
    "rumus jumlah dihapus": Damage("V26", _sheet(_put("pagu", None, TOTAL_ROW), _BUDGET)),
    "perlindungan dibuka": Damage("Perlindungan lembar Indikator dibuka", _unprotected(_TABLE)),
    "perlindungan anggaran dibuka": Damage(
        "Perlindungan lembar Anggaran dibuka", _unprotected(_BUDGET)
    ),
    "perlindungan petunjuk dibuka": Damage(
        "Perlindungan lembar Petunjuk dibuka", _unprotected(COVER)
    ),
    "semua validasi hilang": Damage("hilang atau berubah", _sheet(_without_rules)),
    "validasi satu kolom hilang": Damage(
        "hilang atau berubah", _sheet(lambda sheet, table: _without_rules(sheet, table, but=False))
    ),
    "batas validasi diubah": Damage("hilang atau berubah", _ruled(formula1="-1000")),
    "jenis validasi diubah": Damage("hilang atau berubah", _ruled(type="textLength")),
    "validasi menyempit": Damage("hilang atau berubah", _sheet(_narrow, _BUDGET)),
    "validasi hanya memperingatkan": Damage("hilang atau berubah", _ruled(errorStyle="warning")),
    "validasi dimatikan": Damage("hilang atau berubah", _ruled(showErrorMessage=False)),
    "komentar utas": Damage('"Angka ini masih sementara"', _threaded),
    "komentar lama": Damage('"Menunggu BPS"', _sheet(_comment)),
    "komentar di petunjuk": Damage('Petunjuk!D12: "Plt."', _book(_cover_comment)),
    "baris disembunyikan": Damage("V27", _sheet(_hide_row())),
    "baris judul disembunyikan": Damage("V27", _sheet(_hide_row(HEADING_ROW))),
    "baris jumlah disembunyikan": Damage("V27", _sheet(_hide_row(TOTAL_ROW), _BUDGET)),
    "kolom disembunyikan": Damage("V27", _sheet(_hide_column)),
    "kolom selebar nol": Damage("V27", _part(_narrowed_to_nothing)),
    "lembar disembunyikan": Damage("Lembar Indikator disembunyikan", _state(_TABLE, "hidden")),
    "lembar disembunyikan dalam": Damage(
        "Lembar Anggaran disembunyikan", _state(_BUDGET, "veryHidden")
    ),
    "sel digabung": Damage("V27", _sheet(_merge(20, 20)), harmless=False),
    "sel judul digabung": Damage("V27", _sheet(_merge(20, 21, HEADING_ROW))),
    "sel jumlah digabung": Damage("V27", _sheet(_merge(8, 9, TOTAL_ROW), _BUDGET)),
    "tautan ke buku lain": Damage("Buku.xlsx", _outside),
    "baris hantu": Damage("sel berformat tetapi kosong", _part(_phantoms)),
    "isi terpencil": Damage("isi sampai baris 90000", _sheet(_far)),
    "nama sel ditambahkan": Damage("Nama sel Realisasi ditambahkan", _book(_name)),
    "judul cetak diubah": Damage("Judul cetak lembar Indikator", _book(_titles)),
    "judul cetak dihapus": Damage(
        "Judul cetak lembar Indikator, Anggaran", _part(_without_names, "")
    ),
    "format sel terkunci menyembunyikan": Damage(
        "yang tampak bukan angkanya", _sheet(_look("target_tahun", ";;;"))
    ),
    "format sel terkunci persen": Damage(
        "yang tampak bukan angkanya", _sheet(_look("target_tahun", "0%"))
    ),
    "format sel terkunci tanggal": Damage("V03", _sheet(_look("target_k", "dd/mm/yyyy"), _BUDGET)),
    "format sel terkunci ribuan": Damage(
        "yang tampak bukan angkanya", _sheet(_look("pagu", "#,##0,"), _BUDGET)
    ),
    "format sel terhitung menyembunyikan": Damage(
        "yang tampak bukan angkanya", _sheet(_look("capaian", ";;;"))
    ),
    "format sel jawaban persen": Damage(
        "V06", _sheet(_typed("k_2", 5, "0%"), _BUDGET), harmless=False
    ),
    "format sel jawaban menyembunyikan": Damage(
        "V06", _sheet(_typed("k_2", 5, ";;;"), _BUDGET), harmless=False
    ),
    "teks di sel terkunci": Damage("V03", _sheet(_put("indikator", "Indikator lain"))),
    "angka di sel terkunci": Damage("V03", _sheet(_put("target_tahun", 1))),
    "kode baris diubah": Damage("barisnya dikenali dari namanya", _sheet(_put("id", "LAIN-01"))),
    "teks di baris jumlah": Damage("V02", _sheet(_put("satuan", "catatan", TOTAL_ROW), _BUDGET)),
    "triwulan depan diisi": Damage("V15", _sheet(_put("realisasi_3", 4))),
}
"""What people do to a form, in Indonesian for the table that is printed."""
