"""The workbook of a form as it was read: cells with their looks, named rows, and its two lists."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field

from xlsops.core.sheet.sheet import Area
from xlsops.core.sheet.styles import Look

MAPPING, ADDED = "Pemetaan", "Data Tambahan"
"""The sheets that say what fills the form, and what only the office's own papers know."""
MAPPING_HEADINGS = ("Kolom formulir", "Diisi dengan", "Triwulan", "Dari kolom", "Keterangan")
ADDED_HEADINGS = ("Kode Bagian", "ID", "Nama")
LONGEST_NAME = 31


class TemplateCell(Struct, frozen=True):
    """What stands in a cell, a formula with its ``=``; blank where it only has a look."""

    text: str
    look: Look


class NamedRows(Struct, frozen=True):
    """A name of the workbook and the cells it stands for; without an area it leads nowhere."""

    name: str
    area: Area | None


class ListRow(Struct, frozen=True):
    """A row of one of the lists: its number, its cells as texts, and as numbers where they are some."""

    number: int
    texts: tuple[str, ...]
    numbers: tuple[Decimal | None, ...] = ()


class FormWorkbook(Struct, frozen=True):
    """The workbook of a form; ``sheet`` is that of the form itself.

    ``widths`` by column and ``heights`` by row are those the workbook gives; ``mapping`` and ``added``
    are the rows of its lists, without their headings. ``added_names`` heads the columns of ``added``.
    """

    file: str
    sheet: str
    cells: Mapping[tuple[int, int], TemplateCell]
    widths: Mapping[int, float]
    heights: Mapping[int, float]
    merges: tuple[Area, ...]
    names: tuple[NamedRows, ...]
    mapping: tuple[ListRow, ...] = ()
    added: tuple[ListRow, ...] = ()
    added_names: tuple[str, ...] = ()
    pictures: int = 0
    mapped: bool = True
    over: Mapping[tuple[int, int], Area] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return what is read in a cell: its own text, or that of the cells it is one with."""
        area = self.over.get((row, column))
        cell = self.cells.get((area.top, area.left) if area else (row, column))
        return cell.text if cell else ""

    @property
    def last_row(self) -> int:
        """Return the last row that has anything."""
        return max((row for row, _ in self.cells), default=0)
