"""The settings of an office, as its sheet ``Pengaturan`` tells them."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.achievement import NegativeFormula
from xlsops.core.spec.methods import Method
from xlsops.core.values.calendar import USUAL_HOURS, Hours
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import Later, Unprinted, repr_as_before

FILE_SECONDS, FILE_MEGABYTES = 10, 512
"""What reading and judging one file may take where the office says nothing else."""


class Settings(Struct, frozen=True):
    """The office's settings; percents as 120, not 1.2.

    What reading one file may take asks nothing of a bureau, so it is no part of what is printed of a spec.
    ``parts_joined`` says that files of several people of a bureau are joined cell by cell.
    """

    government: str
    office: str
    address: str
    place: str
    contact: str
    procedure: str
    sop_number: str
    period: Period
    due: datetime | None
    negative: NegativeFormula
    cap: Decimal
    scale: str
    output_method: Method
    spending_method: Method
    paper: int
    sample: bool
    external_links_refused: bool = False
    hours: Hours = USUAL_HOURS
    explaining: Later[Explaining] = Explaining()
    parts_joined: Later[bool] = False
    file_seconds: Unprinted[int] = FILE_SECONDS
    file_megabytes: Unprinted[int] = FILE_MEGABYTES

    __repr__ = repr_as_before


SETTING_CHOICES = {
    "rumus_negatif": ("A", "B"),
    "isi_keluaran": ("per triwulan", "s.d. triwulan"),
    "isi_anggaran": ("per triwulan", "s.d. triwulan"),
    "kertas": ("F4", "A4"),
    **dict.fromkeys(("data_contoh", "tolak_tautan_luar", "gabung_kiriman"), ("ya", "tidak")),
}
"""What may stand beside some keys of Pengaturan."""
SETTING_LIMITS = {
    "tahun": (2000, 2099),
    "triwulan": (1, 4),
    "batas_capaian": (100, 1000),
    "penjelasan_huruf": (1, 200),
    "penjelasan_kata": (1, 20),
    "penjelasan_batas": (150, 100_000),
    "batas_detik_berkas": (1, 600),
    "batas_mb_berkas": (64, 16_000),
}
"""The whole numbers that may stand beside some keys of Pengaturan, from and to."""
