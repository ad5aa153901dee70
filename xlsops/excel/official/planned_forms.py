"""An official form as planned, and what several of them have: signatures, the legend."""

from msgspec import Struct

from xlsops.core.recap.official.form import RowKind
from xlsops.excel.official.planned_columns import PlannedColumn


class PlannedCell(Struct, frozen=True):
    """A cell of a row of sums: its column, its formula, and the name of the figure it holds.

    In a formula ``[7]`` is the table's column 7, ``[7^2]`` its cell in the second row of sums.
    """

    column: str
    formula: str = ""
    name: str = ""


class PlannedTotal(Struct, frozen=True):
    """A row of sums below the table: its text, which reaches up to its first cell."""

    text: str
    cells: tuple[PlannedCell, ...]


class PlannedForm(Struct, frozen=True):
    """A form: its file and sheet, titles, columns, the kinds of rows, and what stands below.

    ``named`` gives the row of kind bureau its text; ``means`` are columns with a mean below the table,
    ``totals`` rows of sums below it, ``foot`` texts, ``signers`` two blocks of lines.
    """

    file: str
    sheet: str
    titles: tuple[str, ...]
    columns: tuple[PlannedColumn, ...]
    kinds: tuple[RowKind, ...]
    foot: tuple[str, ...]
    signers: tuple[tuple[str, ...], tuple[str, ...]]
    label_columns: int
    means: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    totals: tuple[PlannedTotal, ...] = ()


HEAD = ("", "{jabatan SEKDA}", "", "", "", "{nama SEKDA}", "{pangkat SEKDA}", "NIP. {nip SEKDA}")
PLANNER_BLOCK = (
    "",
    "{jabatan KASUBBAG}",
    "",
    "",
    "",
    "{nama KASUBBAG}",
    "{pangkat KASUBBAG}",
    "NIP. {nip KASUBBAG}",
)
LEADER_BLOCK = ("{tempat}, {tanggal}", *HEAD[1:])
LEGEND = "Keterangan: K = kinerja, Rp = rupiah; – = belum waktunya diukur; kosong = belum dilaporkan; t.b. = tidak berlaku; 0 = nihil."
