"""The sheets people edit in the control workbook: their names, headings and kinds of column.

Writer and reader of the control workbook both follow this one description.
"""

from enum import Enum

from msgspec import Struct

from xlsops.core.spec.achievement import Direction
from xlsops.core.spec.methods import Half, Method
from xlsops.core.spec.spec import Block, FieldKind, Frequency, Level, RuleState, Total, Visibility
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.steps import Step


class CellKind(Enum):
    """What a column holds; decides number format, alignment and how it is read."""

    TEXT = "teks"
    LONG_TEXT = "uraian"
    CODE = "kode"
    NUMBER = "angka"
    MONEY = "rupiah"
    PERCENT = "persen"
    DATE = "tanggal"
    TIME = "jam"
    CHOICE = "pilihan"
    YES_NO = "ya/tidak"


def words(choices: type[Enum]) -> tuple[str, ...]:
    """Return the words of a closed choice, in its order."""
    return tuple(each.value for each in choices)


class Heading(Struct, frozen=True):
    """One column of a human sheet; width in characters.

    One that is ``later`` came with a later version: a sheet without it is read as if it were blank.
    One that is ``computed`` shows what other sheets say, and is never read. ``instead`` are words that
    may stand in place of its figure.
    """

    key: str
    label: str
    kind: CellKind = CellKind.TEXT
    width: float = 20
    required: bool = False
    choices: tuple[str, ...] = ()
    later: bool = False
    computed: bool = False
    instead: str = ""


class Table(Struct, frozen=True):
    """One human sheet: title, help line, columns; data stand from ``first_row`` on."""

    key: str
    sheet: str
    title: str
    help: str
    columns: tuple[Heading, ...]

    title_row: int = 1
    heading_row: int = 4
    first_row: int = 5


YES, NO = "ya", "tidak"
_YES = (YES, NO)
BY_CASE, ALL_BLOCKS, SCALE = "Sesuai kasus", "Semua", "skala"
"""How heavy a rule weighs that decides it itself; a rule of both blocks; the key of the scale's setting."""
ALSO = {"uji coba": RuleState.TRIAL.value}
"""Other words people use for a choice, as a plain text has them."""
_TARGETS = tuple(
    Heading(keys.target(quarter), f"Target TW {name}", CellKind.NUMBER, 11)
    for quarter, name in enumerate(("I", "II", "III", "IV"), 1)
)
_ACTUALS = tuple(
    Heading(
        keys.actual(quarter), f"Realisasi TW {name}", CellKind.NUMBER, 15, instead=keys.INAPPLICABLE
    )
    for quarter, name in enumerate(("I", "II", "III"), 1)
)
_LAST_YEAR = tuple(
    Heading(
        keys.last_year(quarter), f"Realisasi TW {name} Tahun Lalu", CellKind.NUMBER, 15, later=True
    )
    for quarter, name in enumerate(("I", "II", "III", "IV"), 1)
)
MEANING = {
    "definition": "Definisi",
    "reckoning": "Rumus / Cara Hitung",
    "data_source": "Sumber Data",
    "data_owner": "Pemilik Data",
}
"""The columns that say what an indicator means, by their keys; they ask nothing."""
_WEIGHTS = tuple(
    Heading(keys.weight(quarter), f"Bobot TW {name}", CellKind.NUMBER, 9, later=True)
    for quarter, name in enumerate(("I", "II", "III", "IV"), 1)
)
_OUTPUTS = tuple(
    heading
    for quarter, name in enumerate(("I", "II", "III"), 1)
    for heading in (
        Heading(keys.output(quarter), f"Realisasi K TW {name}", CellKind.NUMBER, 11),
        Heading(keys.spent(quarter), f"Realisasi Rp TW {name}", CellKind.MONEY, 18),
    )
)

RECORD_HEIGHT = 42.0
"""The least height of rows in which people write several lines, in points."""

SETTINGS = Table(
    "settings",
    "Pengaturan",
    "PENGATURAN",
    "Ubah kolom Isi saja. Kunci di kolom pertama dipakai program.",
    (
        Heading("key", "Kunci", CellKind.CODE, 22, required=True),
        Heading("label", "Pengaturan", CellKind.TEXT, 32),
        Heading("value", "Isi", CellKind.TEXT, 46),
        Heading("note", "Keterangan / rujukan", CellKind.LONG_TEXT, 60),
    ),
)
BUREAUS = Table(
    "bureaus",
    "Master Bagian",
    "MASTER BAGIAN",
    "Satu baris satu bagian. Bagian yang tidak aktif tidak dimintai data. Tambah bagian = tambah baris. Kode Lama: kode sebelum "
    "bagian berganti nama atau digabung (boleh beberapa, dipisah koma), supaya angka triwulan lalu tetap ditemukan. "
    "Saluran: lewat apa formatnya biasa disampaikan.",
    (
        Heading("code", "Kode", CellKind.CODE, 14, required=True),
        Heading("assistant", "Asisten", CellKind.TEXT, 40),
        Heading("name", "Nama Bagian", CellKind.TEXT, 52, required=True),
        Heading("active", "Aktif", CellKind.YES_NO, 10, required=True, choices=_YES),
        Heading("contact", "Surel / telepon", CellKind.TEXT, 28),
        Heading("note", "Catatan", CellKind.LONG_TEXT, 42),
        Heading("assignee", "Penelaah", CellKind.TEXT, 24, later=True),
        Heading("formerly", "Kode Lama", CellKind.TEXT, 18, later=True),
        Heading("channel", "Saluran", CellKind.TEXT, 14, later=True),
    ),
)
OFFICIALS = Table(
    "officials",
    "Pejabat",
    "PEJABAT PENANDA TANGAN",
    "Kosongkan nama bila belum ditetapkan; berkas memuat titik-titik. Awalan: a.n., u.b., Plt., Plh., Pj. "
    "Peran kepala bagian sama dengan kode bagiannya. Kunci Publik boleh kosong; dibuat dengan xlsops key new.",
    (
        Heading("role", "Peran", CellKind.CODE, 14, required=True),
        Heading("prefix", "Awalan", CellKind.TEXT, 10),
        Heading("title", "Jabatan", CellKind.TEXT, 60, required=True),
        Heading("name", "Nama", CellKind.TEXT, 36),
        Heading("rank", "Pangkat", CellKind.TEXT, 24),
        Heading("nip", "NIP", CellKind.CODE, 24),
        Heading("key", "Kunci Publik", CellKind.TEXT, 22, later=True),
    ),
)
INDICATORS = Table(
    "indicators",
    "Master Indikator",
    "MASTER INDIKATOR KINERJA",
    "Satu baris satu indikator. ID tetap sepanjang tahun. Realisasi triwulan yang lalu diisi kantor, terkunci di format bagian. "
    "Kode Sub Kegiatan (boleh kosong, boleh beberapa dipisah titik koma) dipakai aturan yang membandingkan kedua tabel. "
    "Rincian dari: ID indikator yang dirinci baris ini (jenis kelamin, kecamatan); jumlah rincian harus sama dengan indikatornya. "
    "Skala Jawaban: Opini BPK, Predikat SAKIP, atau daftar di lembar Daftar (terendah dahulu); target dan realisasinya lalu ditulis dengan katanya. "
    "Peran: metode Rasio Jumlah memerlukan dua rincian, Pembilang dan Penyebut; realisasi s.d. = jumlah pembilang ÷ jumlah penyebut.",
    (
        Heading("id", "ID", CellKind.CODE, 14, required=True),
        Heading("bureau", "Kode Bagian", CellKind.CODE, 14, required=True),
        Heading("key_indicator", "IKU", CellKind.YES_NO, 8, choices=_YES),
        Heading("objective", "Sasaran Strategis", CellKind.LONG_TEXT, 40, required=True),
        Heading("name", "Indikator Kinerja", CellKind.LONG_TEXT, 46, required=True),
        Heading("unit", "Satuan", CellKind.TEXT, 14, required=True),
        Heading("direction", "Jenis", CellKind.CHOICE, 12, required=True, choices=words(Direction)),
        Heading("method", "Metode", CellKind.CHOICE, 14, required=True, choices=words(Method)),
        Heading(
            "frequency", "Periode Ukur", CellKind.CHOICE, 14, required=True, choices=words(Frequency)
        ),
        Heading("never_falls", "Tidak Boleh Turun", CellKind.YES_NO, 12, choices=_YES),
        Heading("lower", "Batas Bawah", CellKind.NUMBER, 10),
        Heading("upper", "Batas Atas", CellKind.NUMBER, 10),
        Heading("target_year", "Target Tahun", CellKind.NUMBER, 13, required=True),
        *_TARGETS,
        *_ACTUALS,
        Heading("sub_activities", "Kode Sub Kegiatan", CellKind.TEXT, 22, later=True),
        *_WEIGHTS,
        Heading(
            "may_not_apply", "Boleh Tidak Berlaku", CellKind.YES_NO, 10, choices=_YES, later=True
        ),
        Heading("part_of", "Rincian dari", CellKind.CODE, 14, later=True),
        *(Heading(key, label, CellKind.LONG_TEXT, 30, later=True) for key, label in MEANING.items()),
        *_LAST_YEAR,
        Heading("rungs", "Skala Jawaban", CellKind.TEXT, 16, later=True),
        Heading("half", "Peran", CellKind.CHOICE, 12, choices=words(Half), later=True),
    ),
)  # fmt: skip
PROGRAMMES = Table(
    "programmes",
    "Master Program",
    "MASTER PROGRAM, KEGIATAN DAN SUB KEGIATAN",
    "Pagu dan target diisi pada baris Sub Kegiatan. Kode ditulis sebagai teks, misalnya 4.01.01.2.01.0006.",
    (
        Heading("code", "Kode", CellKind.CODE, 20, required=True),
        Heading("bureau", "Kode Bagian", CellKind.CODE, 14, required=True),
        Heading(
            "level", "Tingkat", CellKind.CHOICE, 14, required=True,
            choices=words(Level),
        ),
        Heading("name", "Uraian", CellKind.LONG_TEXT, 56, required=True),
        Heading("output", "Indikator Keluaran", CellKind.LONG_TEXT, 46),
        Heading("unit", "Satuan", CellKind.TEXT, 14),
        Heading("target", "Target (K)", CellKind.NUMBER, 12),
        Heading("ceiling", "Pagu (Rp)", CellKind.MONEY, 18),
        *_OUTPUTS,
    ),
)  # fmt: skip
FIELDS = Table(
    "fields",
    "Format",
    "KOLOM FORMAT PERMINTAAN DATA",
    "Satu baris satu kolom formulir. Kolom baru berjenis teks, angka, persen atau rupiah cukup ditambahkan di sini.",
    (
        Heading("block", "Blok", CellKind.CHOICE, 12, required=True, choices=words(Block)),
        Heading("key", "Kunci", CellKind.CODE, 18, required=True),
        Heading("label", "Judul Kolom", CellKind.TEXT, 34, required=True),
        Heading(
            "kind", "Jenis Isi", CellKind.CHOICE, 12, required=True,
            choices=words(FieldKind),
        ),
        Heading("quarter", "Triwulan", CellKind.NUMBER, 12),
        Heading("required", "Wajib", CellKind.YES_NO, 8, choices=_YES),
        Heading("editable", "Diisi Bagian", CellKind.YES_NO, 11, required=True, choices=_YES),
        Heading(
            "shown", "Tampil", CellKind.CHOICE, 16, required=True,
            choices=words(Visibility),
        ),
        Heading("width", "Lebar", CellKind.NUMBER, 8, required=True),
        Heading("help", "Petunjuk saat sel dimasuki", CellKind.LONG_TEXT, 62),
        Heading("choices", "Daftar Pilihan", CellKind.TEXT, 18),
        Heading(
            "recap", "Rekap", CellKind.CHOICE, 14, choices=words(Total),
        ),
    ),
)  # fmt: skip
RULES_RECORD = "Rekam Aturan"
"""The painted sheet on which people see what became of the findings of each rule."""
RULES = Table(
    "rules",
    "Aturan",
    "ATURAN PEMERIKSAAN",
    "Syarat ditulis seperti rumus Excel atas nama kolom, misalnya [Realisasi TW ini] >= 0; temuan timbul bila syarat tidak terpenuhi. "
    "[Bagian].[Kolom] dan [Setda].[Kolom] jumlah baris bagian dan seluruh bagian; [Sub Kegiatan].[Kolom] dan [Indikator].[Kolom] baris "
    "pasangannya (Kode Sub Kegiatan di Master Indikator); [Lembar].[Kolom] lembar tambahan menurut kuncinya. "
    "Ditangguhkan untuk: kode bagian yang dikecualikan, misalnya HUKUM, UMUM s.d. 31-12-2026. "
    "Baris (bawaan: ...) terkunci dengan sebabnya; yang boleh diubah hanya Tingkat, Pesan (dibaca di belakang kalimat program), Berlaku "
    "Sejak, Sampai, Status, Ditangguhkan untuk, dan Saran (yang harus dilakukan; kosong berarti saran program). Aturan sendiri: baris baru dengan kode sendiri. "
    f"Pemilik: siapa yang menjaga aturan itu. Hasil dihitung dari lembar {RULES_RECORD}, tidak diketik.",
    (
        Heading("code", "Kode", CellKind.CODE, 10, required=True),
        Heading(
            "severity", "Tingkat", CellKind.CHOICE, 13, required=True,
            choices=(*words(Severity), BY_CASE),
        ),
        Heading("block", "Blok", CellKind.CHOICE, 12, choices=(*words(Block), ALL_BLOCKS)),
        Heading("condition", "Syarat", CellKind.LONG_TEXT, 56, required=True),
        Heading("field", "Kolom yang Ditandai", CellKind.TEXT, 26),
        Heading("message", "Pesan", CellKind.LONG_TEXT, 56),
        Heading("basis", "Dasar", CellKind.LONG_TEXT, 36),
        Heading("since", "Berlaku Sejak", CellKind.DATE, 16),
        Heading("until", "Sampai", CellKind.DATE, 16),
        Heading(
            "state", "Status", CellKind.CHOICE, 12, required=True,
            choices=words(RuleState),
        ),
        Heading("rests", "Ditangguhkan untuk", CellKind.TEXT, 30, later=True),
        Heading("advice", "Saran", CellKind.LONG_TEXT, 36, later=True),
        Heading("owner", "Pemilik", CellKind.TEXT, 18, later=True),
        Heading("record", "Hasil triwulan ini", CellKind.TEXT, 30, later=True, computed=True),
    ),
)  # fmt: skip
SCALES = Table(
    "scales",
    "Skala",
    "SKALA PREDIKAT",
    "Baris dari predikat tertinggi ke terendah; baris terakhir tiap skala tanpa batas. Skala yang dipakai dipilih di Pengaturan.",
    (
        Heading("scale", "Skala", CellKind.TEXT, 30, required=True),
        Heading("limit", "Lebih dari (%)", CellKind.PERCENT, 14),
        Heading("inclusive", "Termasuk Batas", CellKind.YES_NO, 12, choices=_YES),
        Heading("predicate", "Predikat", CellKind.TEXT, 28, required=True),
        Heading("basis", "Rujukan", CellKind.LONG_TEXT, 56),
    ),
)
LISTS = Table(
    "lists",
    "Daftar",
    "DAFTAR PILIHAN",
    "Isi daftar pilihan yang dipakai formulir, satu baris satu pilihan.",
    (
        Heading("list", "Daftar", CellKind.CODE, 18, required=True),
        Heading("item", "Isi", CellKind.TEXT, 34, required=True),
    ),
)
HOLIDAYS = Table(
    "holidays",
    "Hari Libur",
    "HARI LIBUR DAN CUTI BERSAMA",
    "Usulan dari daftar hari libur Indonesia; sesuaikan dengan SKB tiga menteri. Isi lembar ini yang berlaku.",
    (
        Heading("date", "Tanggal", CellKind.DATE, 20, required=True),
        Heading("name", "Keterangan", CellKind.TEXT, 60, required=True),
        Heading(
            "kind",
            "Jenis",
            CellKind.CHOICE,
            20,
            required=True,
            choices=("Libur Nasional", "Cuti Bersama", "Libur Daerah"),
        ),
    ),
)
AUTHORITY = Table(
    "authority",
    "Wewenang",
    "WEWENANG",
    "Siapa yang boleh memutuskan apa. Peran seperti di lembar Pejabat, dipisah koma. Tindakan dari daftar pilihan yang tidak ditulis di sini hanya boleh dilakukan Kabag."
    " Tindakan lain tidak dibatasi. Sahkan boleh berjenjang dengan tanda >, yang bawah lebih dahulu: Kepala Bagian > Kabag > Asisten > Sekda.",
    (
        Heading("act", "Tindakan", CellKind.CHOICE, 40, required=True, choices=words(Act)),
        Heading("roles", "Peran yang Berwenang", CellKind.TEXT, 36, required=True),
        Heading("note", "Keterangan", CellKind.LONG_TEXT, 60),
    ),
)
STEPS_RECORDED = {
    Step.ORDER: "1 Disposisi Sekda",
    Step.FORMATS: "2 Disposisi Asisten",
    Step.MEETING: "4 Rapat",
    Step.HANDOVER: "8 Serah terima",
}
"""The steps somebody records, as the list in Catatan names them."""
SET_ASIDE, USED_AGAIN = "Kesampingkan kiriman", "Pakai lagi kiriman"
REOPENED = "Buka pengesahan"
CONFIRMED = "Tanda terima format"
FOUND, WITHDRAWN = "Temuan sendiri", "Cabut temuan sendiri"
DONE, SKIPPED, PLANNED = "dilaksanakan", "dilewati", "direncanakan"
GRADES = {"galat": Severity.ERROR, "peringatan": Severity.WARNING}
"""How heavy a finding of one's own weighs, as the list in Catatan names it."""
RECORDS = Table(
    "records",
    "Catatan",
    "CATATAN KEJADIAN DI LUAR PROGRAM",
    "Satu baris satu kejadian, lalu tekan Catat Langkah. Jam ditulis 09.00. Peserta dipisah titik koma: nama (ORG). Rapat yang "
    "direncanakan menjadi undangan. Tanda terima format: bagian, tanggal, penerima di Peserta, saluran di Tempat. Temuan sendiri: sel "
    "di Tempat, misalnya Indikator!N12. Baris tercatat biarkan; bila diubah, menjadi pembetulan.",
    (
        Heading(
            "what", "Langkah / Kejadian", CellKind.CHOICE, 21, required=True,
            choices=(*STEPS_RECORDED.values(), CONFIRMED, SET_ASIDE, USED_AGAIN, FOUND, WITHDRAWN, REOPENED),
        ),
        Heading("done", "Yang Dicatat", CellKind.CHOICE, 13, choices=(DONE, SKIPPED, PLANNED, *GRADES)),
        Heading("bureau", "Kode Bagian", CellKind.CODE, 11),
        Heading("date", "Tanggal", CellKind.DATE, 16),
        Heading("time", "Jam", CellKind.TIME, 8),
        Heading("place", "Tempat", CellKind.TEXT, 22),
        Heading("number", "Nomor Surat / Agenda", CellKind.CODE, 20),
        Heading("people", "Peserta", CellKind.LONG_TEXT, 40),
        Heading("notes", "Catatan: isi arahan, notulen, atau alasan", CellKind.LONG_TEXT, 48),
        Heading("role", "Oleh", CellKind.TEXT, 13),
    ),
)  # fmt: skip

ASKED = (
    SETTINGS,
    BUREAUS,
    OFFICIALS,
    INDICATORS,
    PROGRAMMES,
    FIELDS,
    RULES,
    SCALES,
    LISTS,
    HOLIDAYS,
    AUTHORITY,
)
"""The sheets that say what is asked and how; a fault in one of them stops every operation."""
MASTERS = ((INDICATORS, "id"), (PROGRAMMES, "code"))
"""The masters that hold earlier quarters' figures, each with the key of its lines' codes."""
TABLES = (RECORDS, *ASKED)
"""Every sheet people edit, in the order of the workbook."""
