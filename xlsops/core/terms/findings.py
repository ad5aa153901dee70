"""Findings: what is wrong or worth a look, on which cell, and what to do about it."""

from dataclasses import dataclass
from enum import Enum

from xlsops.core.values.cells import Cell


class Severity(Enum):
    """How heavy a finding weighs; the value is the word people see."""

    ERROR = "Galat"
    WARNING = "Peringatan"
    INFO = "Informasi"

    @property
    def order(self) -> int:
        """Return 0 for the heaviest."""
        return list(Severity).index(self)

    @property
    def mark(self) -> str:
        """Return its sign."""
        return MARKS[self]

    @property
    def marked(self) -> str:
        """Return its word behind its sign."""
        return f"{self.mark} {self.value}"


MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
"""The sign of each severity, so that none is told by its colour alone."""


def counted(errors: int, warnings: int) -> str:
    """Return how many there are of both as words, without the kind of which there is none."""
    both = ((errors, "galat"), (warnings, "peringatan"))
    return " dan ".join(f"{count} {what}" for count, what in both if count) or "tidak ada temuan"


class FindingState(Enum):
    """Where a finding stands; the value is the word people see."""

    OPEN = "Terbuka"
    FIXED = "Diperbaiki"
    ACCEPTED = "Diterima dengan penjelasan"


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """How heavy a built-in rule weighs, its sentence and its advice; each rule is its own."""

    severity: Severity
    message: str
    advice: str


class Code(Enum):
    """The built-in rules: severity, sentence, advice. Source: domain brief, section 7.2."""

    V01 = Wording(
        Severity.ERROR,
        "Versi format tidak sesuai: kiriman memakai {found}, yang berlaku {expected}.",
        "Pindahkan isian ke format terbaru, lalu kirim ulang.",
    )
    V02 = Wording(
        Severity.ERROR,
        "Di dalam tabel, {row} {what}.",
        "Gunakan format asli; jangan menghapus, menambah atau menyalin baris dan kolom.",
    )
    V03 = Wording(
        Severity.ERROR,
        'Kolom terkunci "{label}" berubah dari "{old}" menjadi "{new}".',
        "Kembalikan isi semula. Bila isi semula keliru, beri tahu pengumpul data.",
    )
    V04 = Wording(Severity.ERROR, "{label} tidak valid: {reason}.", "Lengkapi di lembar Petunjuk.")
    V05 = Wording(Severity.ERROR, "{label} belum diisi.", "{advice}")
    V06 = Wording(Severity.ERROR, 'Nilai "{value}" pada {label} {what}.', "{advice}")
    V07 = Wording(Severity.WARNING, "{message}", "{advice}")
    V08 = Wording(
        Severity.ERROR, "{label} tidak boleh kurang dari 0, tertulis {value}.", "Perbaiki angkanya."
    )
    V09 = Wording(Severity.WARNING, "Persentase {value} {what}.", "{advice}")
    V10 = Wording(
        Severity.WARNING,
        'Satuan tertulis di dalam nilai: "{value}".',
        "Tulis angkanya saja; satuan sudah ada di kolomnya.",
    )
    V11 = Wording(
        Severity.WARNING,
        "Capaian {value}% tidak wajar.",
        "Periksa angkanya, atau beri penjelasan di Keterangan.",
    )
    V12 = Wording(
        Severity.ERROR,
        "{label} ({value}) lebih kecil daripada triwulan sebelumnya ({before}).",
        "Periksa angkanya; nilai ini tidak boleh turun.",
    )
    V13 = Wording(
        Severity.WARNING,
        "Isian {share} sama persis dengan triwulan sebelumnya.",
        "Perbarui isiannya. Bila memang sama, jelaskan di Keterangan; pemeriksa yang memutuskan.",
    )
    V14 = Wording(
        Severity.ERROR,
        "{label} sudah dikunci, tetapi berubah dari {old} menjadi {new}.",
        "Kembalikan angka semula; perubahan data lalu diajukan tersendiri.",
    )
    V15 = Wording(
        Severity.WARNING,
        "{label} terisi {value}, padahal triwulannya belum dibuka.",
        "Kosongkan selnya.",
    )
    V16 = Wording(
        Severity.ERROR,
        "Realisasi anggaran {value} melebihi pagu {ceiling}.",
        "Periksa angkanya. Bila pagunya yang berubah, beri tahu pengumpul data.",
    )
    V17 = Wording(
        Severity.ERROR,
        "Realisasi anggaran s.d. triwulan ini ({value}) turun dari triwulan lalu ({before}).",
        "Isi angka kumulatif sampai dengan triwulan ini.",
    )
    V18 = Wording(Severity.WARNING, "{amount} {what}.", "{advice}")
    V19 = Wording(
        Severity.WARNING,
        "Selisih capaian dan serapan {value} poin.",
        "Beri penjelasan di Keterangan.",
    )
    V20 = Wording(Severity.WARNING, "{what} tetapi {but}.", "{advice}")
    V21 = Wording(
        Severity.ERROR,
        "Capaian {value}% di bawah 100%, {missing} belum diisi.",
        "Isi {missing}.",
    )
    V22 = Wording(
        Severity.WARNING,
        "Capaian {value}% sudah tercapai, Faktor Pendorong belum diisi.",
        "Isi Faktor Pendorong.",
    )
    V23 = Wording(Severity.WARNING, "Bukti dukung {problem}.", "{advice}")
    V24 = Wording(
        Severity.WARNING,
        "{label} {problem}.",
        "{advice}",
    )
    V25 = Wording(
        Severity.ERROR,
        "Target triwulan tidak sesuai target tahunan.",
        "Perbaiki di Master Indikator.",
    )
    V26 = Wording(
        Severity.ERROR, "Rumus pada {address} {what}.", "Isi hanya sel putih; gunakan format asli."
    )
    V27 = Wording(
        Severity.WARNING, "{message}", "Tampilkan kembali atau pisahkan selnya, lalu kirim ulang."
    )
    V28 = Wording(
        Severity.ERROR,
        "Jumlah {label} di lembar ({found}) tidak sama dengan jumlah isian ({expected}).",
        "Gunakan format asli; jangan mengubah baris Jumlah.",
    )
    V29 = Wording(
        Severity.INFO,
        "Pengukuran {frequency}; belum ada nilai triwulan ini.",
        "Tidak perlu tindakan.",
    )
    V30 = Wording(
        Severity.WARNING,
        "Kiriman {late} (batas {due}, menurut {measured}).",
        "Putuskan di lembar Temuan; bagian tidak dapat mengubah waktu kirimnya.",
    )
    V31 = Wording(
        Severity.ERROR, "Berkas ini milik {owner}.", "Isi format milik bagian dan triwulan sendiri."
    )
    V32 = Wording(
        Severity.WARNING, "Penanggung jawab belum diisi.", "Isi nama jabatan penanggung jawab."
    )

    @property
    def severity(self) -> Severity:
        """Return how heavy the rule weighs unless the sheet says otherwise."""
        return self.value.severity


OUTSIDE = "LUAR"
"""The code of a change beside what was returned: the journal tells of it, no rule."""
OWN = "KABAG"
"""The code of what the head who answers for the data found himself: the journal tells of it, no rule."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding on one cell of a bureau's workbook.

    ``line`` and ``field`` name the row and column by id, so the finding keeps its identity when
    rows move; ``value`` is what the cell showed.
    """

    code: str
    severity: Severity
    bureau: str
    cell: Cell
    line: str
    field: str
    subject: str
    value: str
    message: str
    advice: str

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """Return what stays the same over resubmissions: rule, bureau, row, column."""
        return (self.code, self.bureau, self.line, self.field)

    @property
    def for_bureau(self) -> bool:
        """Tell whether the bureau can mend or explain it: no form changes when it was sent."""
        return self.severity is not Severity.INFO and self.code != Code.V30.name

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return the sorting key: sheet, row, column, code."""
        return (self.cell.sheet, self.cell.row, self.cell.column, self.code)


def sentence(code: Code, **facts: object) -> tuple[str, str]:
    """Return message and advice of a built-in rule with its facts filled in."""
    wording = code.value
    return wording.message.format_map(facts), wording.advice.format_map(facts)
