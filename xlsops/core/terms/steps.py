"""The nine steps of the SOP: how each is called, who acts, how long it takes, what comes of it."""

from enum import Enum
from typing import Self


class Step(Enum):
    """One step of the SOP; its value is its number, as journals and people write it.

    ``minutes`` are its standard working minutes, roles in braces who acts, ``output`` the paper or
    the data that come of it.
    """

    # fmt: off
    ORDER = (1, "Perintah pengumpulan data kinerja", "{SEKDA}", 15, "Disposisi-1", "Perintah")
    FORMATS = (2, "Perintah pembuatan format permintaan data", "{ASISTEN}", 30, "Format Permintaan Data", "Buat format")
    SENDING = (3, "Penyampaian format kepada jabatan pelaksana", "{KASUBBAG}", 15, "Tanda Terima Format", "Sampaikan format")
    MEETING = (4, "Rapat pembahasan pengisian format", "{KABAG}, {KASUBBAG}, Jabatan Pelaksana", 60, "Undangan, Daftar Hadir, Notulen", "Rapat")
    FILLING = (5, "Penyusunan (pengisian) data kinerja", "Jabatan Pelaksana tiap bagian", 480, "Isian bagian", "Pengisian")
    OWN_RECAP = (6, "Rekapitulasi data kinerja bagian", "Jabatan Pelaksana tiap bagian", 480, "Rekap bagian", "Rekap bagian")
    REVIEW = (7, "Penghimpunan dan validasi", "{KABAG}", 480, "Himpunan dan Daftar Temuan", "Himpun, validasi")
    HANDOVER = (8, "Penyampaian data kinerja kepada Kasubbag", "{KABAG}", 15, "Bukti Serah Terima", "Serah terima")
    RECAP = (9, "Rekapitulasi data kinerja Setda (bahan laporan)", "Jabatan Pelaksana di bawah {KASUBBAG}", 480, "Rekapitulasi Data Kinerja Setda", "Rekap Setda")
    # fmt: on

    _value_: int
    label: str
    actor: str
    minutes: int
    output: str
    short: str

    def __new__(
        cls, number: int, label: str, actor: str, minutes: int, output: str, short: str
    ) -> Self:
        """Return the step of these facts, known by its number."""
        step = object.__new__(cls)
        step._value_ = number
        step.label, step.actor, step.minutes = label, actor, minutes
        step.output, step.short = output, short
        return step

    @property
    def number(self) -> int:
        """Return its place among the nine, from 1."""
        return self._value_

    @property
    def before(self) -> "Step | None":
        """Return the step whose end is this one's turn; None before the first."""
        return BY_NUMBER.get(self.number - 1)


BY_NUMBER = {step.number: step for step in Step}
PREPARING = (Step.ORDER, Step.FORMATS, Step.SENDING, Step.MEETING)
"""The steps until the forms are out and talked about."""
BY_BUREAU = (Step.FILLING, Step.OWN_RECAP, Step.REVIEW)
"""The steps every bureau goes through by itself, and the Kabag with each."""
