"""The demo's quarter: who sends what and when, with which mistakes, and what must be found."""

from datetime import datetime
from enum import Enum, auto

from msgspec import Struct

from xlsops.core.spec.reading import WIB
from xlsops.core.terms import column_keys as keys


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 7, day, hour, minute, tzinfo=WIB)


PREPARED = datetime(2026, 6, 30, 14, tzinfo=WIB)
OPENED, ORDERED, FORMATS = _at(1, 7, 30), _at(1, 8, 2), _at(1, 8, 10)
HANDED_OUT, MET = _at(1, 8, 20), _at(2, 10, 5)
FIRST, SECOND, THIRD, LAST = _at(6, 10, 12), _at(8, 14, 5), _at(10, 15, 20), _at(14, 9)
ROUNDS = (FIRST, SECOND, THIRD, LAST)
DECIDED, RETURNED = _at(14, 10, 30), _at(14, 11)
MENDED, LATE = _at(15, 11, 10), _at(16, 8, 50)
SETTLED, APPROVED, HANDED_OVER, RECORDED = (
    _at(16, 9, 40),
    _at(16, 10, 30),
    _at(16, 10, 40),
    _at(16, 10, 55),
)
RECAPPED, PRINTED = _at(16, 14, 20), _at(16, 14, 45)
MISSING = ("ORG",)


class Slip(Enum):
    """How an answer or a sheet goes wrong."""

    VALUE = auto()
    ERASED = auto()
    RUPIAH_TEXT = auto()
    OVER_CEILING = auto()
    ERROR_CELL = auto()
    ROW_CLEARED = auto()
    ROWS_SWAPPED = auto()
    SHEET_RENAMED = auto()


class Planted(Struct, frozen=True):
    """One slip on one place. ``#1`` is the first sub-activity of the bureau, ``#2`` the second.

    ``found`` lists the findings it must give, as ``code`` on the same column or ``code:column``;
    an empty one must be forgiven.
    """

    slip: Slip
    line: str
    key: str
    found: tuple[str, ...] = ()
    value: str | float = ""


class Delivery(Struct, frozen=True):
    """An answered form that arrives."""

    at: datetime
    bureau: str
    name: str
    planted: tuple[Planted, ...] = ()


class Stray(Enum):
    """A file that is no usable form: what it is, and the code it must be refused with."""

    EMPTY = ("kosong", "KOSONG")
    OLD_EXCEL = ("Excel lama", "FORMAT")
    FOREIGN_KEY = ("kunci kantor lain", "IDENTITAS")
    OTHER_QUARTER = ("triwulan lain", "V31")
    OLD_VERSION = ("versi format lama", "V01")
    NO_FORM = ("bukan format", "IDENTITAS")

    @property
    def code(self) -> str:
        """Return the code of the refusal."""
        return self.value[1]


class StrayFile(Struct, frozen=True):
    """A stray file that arrives."""

    at: datetime
    kind: Stray
    name: str


DELIVERIES = (
    Delivery(FIRST, "TAPEM", "tapem tw2 FIX.xlsx", (
        Planted(Slip.RUPIAH_TEXT, "#1", keys.spent(2), ("V07",)),
    )),
    Delivery(FIRST, "KESRA", "Format KESRA TW2 2026.xlsx", (
        Planted(Slip.ERASED, "KESRA-01", keys.EVIDENCE, ("V23",)),
        Planted(Slip.ROWS_SWAPPED, "#1", keys.ID),
    )),
    Delivery(FIRST, "UMUM", "IMG_2031_dok (1).xlsx", (
        Planted(Slip.ERASED, "UMUM-02", keys.actual(2), ("V05",)),
        Planted(Slip.VALUE, "UMUM-03", keys.ACHIEVED, ("V26",), 100.0),
        Planted(Slip.VALUE, "UMUM-03", keys.target(2), ("V03",), 2.0),
        Planted(Slip.ROW_CLEARED, "#2", keys.NUMBER, ("V02",)),
    )),
    Delivery(FIRST, "EKON", "EKON_final.xlsx", (
        Planted(Slip.ERROR_CELL, "EKON-01", keys.actual(2), ("V06",), "#DIV/0!"),
        Planted(Slip.SHEET_RENAMED, "#1", keys.ID),
    )),
    Delivery(SECOND, "HUKUM", "bag. hukum.xlsx", (
        Planted(Slip.VALUE, "HUKUM-02", keys.actual(2), ("V08",), -3.0),
        Planted(Slip.VALUE, "#1", keys.EXPLANATION, ("V24",), "ok"),
    )),
    Delivery(SECOND, "ADPEM", "Data Kinerja ADPEM.xlsx", (
        Planted(Slip.OVER_CEILING, "#1", keys.spent(2), ("V16",)),
        Planted(Slip.ERASED, "#1", keys.EXPLANATION),
    )),
    Delivery(SECOND, "PBJ", "pbj tw ii.xlsx", (
        Planted(Slip.VALUE, "PBJ-01", keys.actual(2), ("V09",), 104.0),
        Planted(Slip.VALUE, "PBJ-03", keys.actual(2), ("V10",), "50 Orang"),
    )),
    Delivery(SECOND, "KKP", "KKP.xlsx", (
        Planted(Slip.VALUE, keys.COVER_LINE, keys.NIP, ("V04",), "19900115 201503 1 000"),
        Planted(Slip.VALUE, "KKP-01", keys.actual(2), ("V07",), "1.234"),
        Planted(Slip.ERASED, "#1", keys.IN_CHARGE, ("V32",)),
    )),
    Delivery(THIRD, "UMUM", "Perbaikan UMUM TW2 2026.xlsx", (
        Planted(Slip.VALUE, "UMUM-01", keys.EXPLANATION, ("V24",), "sda"),
    )),
    Delivery(LAST, "PROKOPIM", "susulan prokopim.xlsx", (
        Planted(Slip.VALUE, "#1", keys.spent(2), ("V06",), "nihil"),
        Planted(Slip.VALUE, keys.WHOLE_FILE, keys.WHOLE_FILE, ("V30",)),
    )),
)  # fmt: skip
LATECOMER = Delivery(LATE, "ORG", "ORG TW2 2026 benar.xlsx")
"""Comes when all the others are checked already; what is late about it is no planted mistake."""
STRAYS = (
    StrayFile(FIRST, Stray.EMPTY, "kosong.xlsx"),
    StrayFile(FIRST, Stray.OLD_EXCEL, "organisasi.xls"),
    StrayFile(SECOND, Stray.OTHER_QUARTER, "ORG triwulan I.xlsx"),
    StrayFile(SECOND, Stray.FOREIGN_KEY, "contoh dari kabupaten lain.xlsx"),
    StrayFile(THIRD, Stray.OLD_VERSION, "org lama.xlsx"),
    StrayFile(LAST, Stray.NO_FORM, "Rekap manual organisasi.xlsx"),
)
DUPLICATE = (SECOND, "tapem tw2 FIX.xlsx", "tapem tw2 FIX - salin.xlsx")
