"""An official form understood: its columns by name, its kinds of rows, and what fills each column."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from xlsops.core.recap.official.workbook import FormWorkbook
from xlsops.core.sheet.sheet import Area

HEADING, NUMBERS, SIGNATURES = "judul_kolom", "nomor_kolom", "tanda_tangan"
"""The names of rows that are there once, beside those of ``RowKind``."""


class RowKind(Enum):
    """What a row of the table is of; the value is the name its model bears in the template."""

    BUREAU = "baris_bagian"
    INDICATOR = "baris_indikator"
    PROGRAMME = "baris_program"
    ACTIVITY = "baris_kegiatan"
    SUB_ACTIVITY = "baris_sub_kegiatan"
    MEASUREMENT = "baris_pengukuran"
    """An indicator and, beside it, a programme of the same bureau that it has nothing else to do with."""


class FormColumn(Struct, frozen=True):
    """A column of a form: where it stands, what it is called, and the headings over it, from above.

    Its name is its number in the row of numbers, with its own heading where several share a number.
    """

    place: int
    name: str
    path: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Return the headings in one line."""
        return " – ".join(self.path)


class Filling(Struct, frozen=True):
    """What fills a column: a word, a quarter where one is named, and the columns it is reckoned from."""

    word: str
    quarter: int | None = None
    columns: tuple[int, ...] = ()


class Vocabulary(Struct, frozen=True):
    """The words that may fill a column, those that need a quarter, those that need other columns.

    A word that begins with ``prefix`` names a column the office added to the request form.
    """

    words: Mapping[str, str]
    quarterly: Collection[str]
    reckoned: Collection[str]
    prefix: str


AddedPlace = tuple[str, str, int]
"""Where a figure of the office's own list belongs: a bureau, a line, the place of a column."""


class OfficialForm(Struct, frozen=True):
    """A form that can be filled.

    ``heading`` and ``signatures`` are rows from and to, ``numbers`` the row of column numbers or 0;
    ``kinds`` are the model rows; ``added`` holds the figures of the office's own list.
    """

    workbook: FormWorkbook
    columns: tuple[FormColumn, ...]
    heading: tuple[int, int]
    numbers: int
    kinds: Mapping[RowKind, int]
    signatures: tuple[int, int] | None
    fillings: Mapping[int, Filling]
    added: Mapping[AddedPlace, Decimal]
    cells: Mapping[str, Area]
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the sheet's name."""
        return self.workbook.sheet

    @property
    def width(self) -> int:
        """Return the number of the last column."""
        return max(each.place for each in self.columns)

    @property
    def table(self) -> tuple[int, int]:
        """Return the first and the last model row."""
        return min(self.kinds.values()), max(self.kinds.values())
