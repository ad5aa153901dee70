"""Every operation a person can ask for: one table for ribbon, callbacks, commands and README."""

from enum import Enum
from keyword import iskeyword

from msgspec import Struct

from xlsops.core.terms.steps import Step


class RibbonGroup(Enum):
    """The groups of the ribbon tab, from left to right."""

    PERIOD = "Periode"
    FORMAT = "Format"
    REVIEW = "Himpun dan Validasi"
    RECAP = "Rekap"
    HELP = "Bantuan"


class Size(Enum):
    """How large a button is; one large button a group, the one used daily."""

    LARGE = "large"
    NORMAL = "normal"


class Operation(Struct, frozen=True):
    """One operation: its command, and what a person reads before asking for it.

    ``typed`` are the words of the command that does for a terminal what the button does on the open
    workbook, where it has another name; ``anywhere`` means the button also works on a workbook that is no
    Kendali Kinerja; ``actor`` is the role that acts unless another is named; ``steps_told`` is how a tip
    names all steps of the SOP, one, and several.
    """

    command: str
    label: str
    group: RibbonGroup
    size: Size
    image: str
    supertip: str
    sop_steps: tuple[Step, ...] = ()
    typed: str = ""
    anywhere: bool = False
    actor: str = "Kasubbag"
    steps_told: tuple[str, str, str] = ("semua langkah SOP", "SOP langkah", "SOP langkah")

    @property
    def words(self) -> str:
        """Return what is typed for it after ``xlsops``."""
        return self.typed or self.command

    @property
    def function(self) -> str:
        """Return the Python name: ``hand-over`` is ``hand_over``, ``return`` is ``return_``."""
        name = self.command.replace("-", "_")
        return f"{name}_" if iskeyword(name) else name

    @property
    def callback(self) -> str:
        """Return the name of the VBA procedure behind the button, such as ``XlsOps_HandOver``."""
        return "XlsOps_" + "".join(word.capitalize() for word in self.command.split("-"))

    @property
    def control(self) -> str:
        """Return the button's id on the ribbon, such as ``xlsops_hand_over``."""
        return f"xlsops_{self.function}"

    @property
    def keytip(self) -> str:
        """Return what is typed after Alt and the tab's own letters: HK for Himpun Kiriman, PA for Panduan."""
        initials = "".join(word[0] for word in self.label.split() if word[0].isupper())
        return (initials if len(initials) > 1 else self.label.upper())[:2]

    @property
    def screentip(self) -> str:
        """Return the heading of the tip: the label, and the steps of the SOP it serves."""
        if not self.sop_steps:
            return self.label
        every, one, several = self.steps_told
        if self.sop_steps == ALL_STEPS:
            return f"{self.label} ({every})"
        step = one if len(self.sop_steps) == 1 else several
        return f"{self.label} ({step} {', '.join(str(each.number) for each in self.sop_steps)})"


TAB = "Kinerja"
TAB_KEYTIP = "KJ"
"""What is typed after Alt for the tab: no tab of the English Excel begins with K; others are unverified."""
CONTROL_NAME = "xlsops_kendali"
"""The defined name that makes a workbook a Kendali Kinerja in the eyes of the ribbon."""

ALL_STEPS = tuple(Step)

IMAGES = frozenset(
    {
        "Consolidate",
        "DataValidation",
        "ErrorChecking",
        "FileCheckIn",
        "FileEmailAsPdfEmailAttachment",
        "FileMarkAsFinal",
        "FileOpen",
        "FilePrint",
        "FileSave",
        "FileSendAsAttachment",
        "FormulaEvaluate",
        "GoalSeek",
        "Help",
        "Lock",
        "PivotTableReport",
        "Refresh",
        "RefreshAll",
        "ReviewNewComment",
        "ReviewNextComment",
        "ReviewPreviousComment",
        "TableInsertExcel",
        "TracePrecedents",
        "Undo",
        "WatchWindow",
        "WindowSideBySide",
    }
)
"""Icons Excel carries, by its own names; no other name may stand in the table.

Office lists each program's names apart: Word's ``TableInsert`` is ``TableInsertExcel`` here.
"""

OPERATIONS = (
    Operation(
        "status", "Segarkan", RibbonGroup.PERIOD, Size.LARGE, "Refresh",
        "Menghitung ulang keadaan periode dari jurnal, lalu memperbarui lembar Beranda, Tahapan, "
        "Himpunan, dan Temuan di buku kerja ini. Pengaturan dan keputusan Anda tidak berubah.",
        ALL_STEPS,
    ),
    Operation(
        "open", "Buka Periode", RibbonGroup.PERIOD, Size.NORMAL, "FileOpen",
        "Mencatat perintah Sekretaris Daerah dan memulai periode menurut lembar Pengaturan. "
        "Satu catatan ditambahkan ke folder jurnal. Menekan dua kali tidak membuka dua periode.",
        (Step.ORDER,),
    ),
    Operation(
        "record", "Catat Langkah", RibbonGroup.PERIOD, Size.NORMAL, "ReviewNewComment",
        "Mencatat yang terjadi di luar komputer: disposisi, rencana rapat, rapat, tanda terima format, atau "
        "serah terima, dengan waktu dan pelaksananya. Satu catatan ditambahkan ke folder jurnal; catatan "
        "lama tidak pernah diubah.",
        (Step.ORDER, Step.FORMATS, Step.SENDING, Step.MEETING, Step.HANDOVER),
    ),
    Operation(
        "carry", "Ambil Triwulan Lalu", RibbonGroup.PERIOD, Size.NORMAL, "RefreshAll",
        "Mengambil angka triwulan sebelumnya yang disahkan lagi sesudah dibawa ke sini, dan "
        "menuliskannya di lembar Master. Yang diganti tercatat di folder jurnal; angka yang Anda ubah "
        "sendiri tidak ditimpa, dan folder triwulan itu tidak diubah.",
    ),
    Operation(
        "formats", "Buat Format", RibbonGroup.FORMAT, Size.LARGE, "TableInsertExcel",
        "Membuat satu format permintaan data untuk setiap bagian, dari lembar Master Indikator, "
        "Master Program, dan Format. Berkas ditulis ke folder format. Kiriman yang sudah masuk tidak tersentuh.",
        (Step.FORMATS,),
    ),
    Operation(
        "distribute", "Sampaikan Format", RibbonGroup.FORMAT, Size.NORMAL, "FileSendAsAttachment",
        "Membuat surat pengantar, pesan, dan draf surel dengan formatnya untuk setiap bagian di folder berkas, "
        "lalu mencatat bahwa format sudah disampaikan; sejak itu waktu pengisian berjalan. Satu "
        "catatan ditambahkan ke folder jurnal; formatnya sendiri tidak berubah.",
        (Step.SENDING,),
    ),
    Operation(
        "remind", "Ingatkan Bagian", RibbonGroup.FORMAT, Size.NORMAL, "FileEmailAsPdfEmailAttachment",
        "Membuat surat, pesan singkat, dan draf surel pengingat untuk setiap bagian yang belum "
        "mengirim atau belum memperbaiki; sesudah batas waktu dengan jumlah hari terlambat. "
        "Ditulis ke folder berkas; kiriman bagian tidak tersentuh.",
        (Step.FILLING,),
    ),
    Operation(
        "collect", "Himpun Kiriman", RibbonGroup.REVIEW, Size.LARGE, "Consolidate",
        "Membaca semua berkas di folder masuk, menyimpan aslinya ke folder arsip, lalu menandai "
        "isian yang perlu diperhatikan. Berkas di folder masuk tidak diubah dan tidak dihapus.",
        (Step.FILLING, Step.OWN_RECAP, Step.REVIEW),
    ),
    Operation(
        "validate", "Periksa", RibbonGroup.REVIEW, Size.NORMAL, "DataValidation",
        "Memeriksa ulang semua isian yang sudah terhimpun dengan aturan yang berlaku sekarang "
        "dan memperbarui lembar Temuan. Isian bagian dan keputusan yang sudah disimpan tidak "
        "berubah.",
        (Step.REVIEW,), actor="Kabag",
    ),
    Operation(
        "try-rule", "Uji Aturan", RibbonGroup.REVIEW, Size.NORMAL, "GoalSeek",
        "Mencoba aturan di baris yang dipilih di lembar Aturan, juga yang masih draf, atas kiriman triwulan "
        "ini dan sebelumnya: berapa kali akan timbul, di mana, dan jadi apa sel itu kemudian. Tidak ada yang "
        "ditulis.",
        typed="rules test", actor="Kabag",
    ),
    Operation(
        "previous-finding", "Temuan Sebelumnya", RibbonGroup.REVIEW, Size.NORMAL,
        "ReviewPreviousComment",
        "Melompat ke sel bertanda sebelumnya dan menampilkan kalimat temuannya. Tidak ada yang "
        "ditulis.",
        (Step.REVIEW,), typed="findings",
    ),
    Operation(
        "next-finding", "Temuan Berikutnya", RibbonGroup.REVIEW, Size.NORMAL, "ReviewNextComment",
        "Melompat ke sel bertanda berikutnya, yang paling penting lebih dahulu, dan menampilkan "
        "kalimat temuannya. Tidak ada yang ditulis.",
        (Step.REVIEW,), typed="findings",
    ),
    Operation(
        "decide", "Simpan Keputusan", RibbonGroup.REVIEW, Size.NORMAL, "FileSave",
        "Menyimpan keputusan dan catatan yang Anda tulis di lembar Temuan: diterima dengan "
        "penjelasan, atau dibuka lagi. Keputusan ditambahkan ke folder jurnal dan yang lama tidak "
        "terhapus; sel yang temuannya selesai kembali seperti semula.",
        (Step.REVIEW,), actor="Kabag",
    ),
    Operation(
        "return", "Kembalikan ke Bagian", RibbonGroup.REVIEW, Size.NORMAL, "Undo",
        "Membuat salinan perbaikan untuk bagian yang lembar Isian-nya terbuka, atau untuk semua "
        "yang masih punya temuan terbuka: hanya sel bertanda dan penjelasannya yang dapat diisi, dengan surat "
        "pengantar. Ditulis ke folder kembali; berkas asli tetap utuh di folder arsip.",
        (Step.REVIEW, Step.FILLING), actor="Kabag",
    ),
    Operation(
        "approve", "Sahkan Bagian", RibbonGroup.REVIEW, Size.NORMAL, "FileMarkAsFinal",
        "Mengesahkan data bagian yang lembar Isian-nya terbuka, atau semua yang tidak lagi punya "
        "temuan terbuka, dan mengunci sidiknya. Pengesahan ditambahkan ke folder jurnal; "
        "perubahan sesudahnya akan terlihat dan tidak pernah menimpa yang sudah disahkan.",
        (Step.REVIEW,), actor="Kabag",
    ),
    Operation(
        "cell-history", "Riwayat Sel", RibbonGroup.REVIEW, Size.NORMAL, "WatchWindow",
        "Menyebutkan isi sel yang dipilih di lembar Isian pada setiap versi kiriman, juga di triwulan "
        "sebelumnya, dengan temuannya dan apa yang diputuskan tentangnya. Tidak ada yang ditulis.",
        (Step.REVIEW,), typed="history", actor="Kabag",
    ),
    Operation(
        "compare", "Beda Versi", RibbonGroup.REVIEW, Size.NORMAL, "WindowSideBySide",
        "Membandingkan dua versi terakhir kiriman bagian yang lembar Isian-nya terbuka, sel demi sel, "
        "dengan temuan sebelum dan sesudahnya. Ditulis ke folder berkas dan dibuka; data tidak berubah.",
        (Step.REVIEW,), typed="diff", actor="Kabag",
    ),
    Operation(
        "recap", "Buat Rekap", RibbonGroup.RECAP, Size.LARGE, "PivotTableReport",
        "Menghitung rekap per bagian dan rekap sekretariat daerah dari isian yang sah. Buku "
        "kerja rekap ditulis ke folder rekap dan dapat dibuat ulang; isian bagian tidak berubah.",
        (Step.OWN_RECAP, Step.RECAP),
    ),
    Operation(
        "trace", "Dari Mana Angka Ini?", RibbonGroup.RECAP, Size.NORMAL, "TracePrecedents",
        "Menyebutkan asal angka di sel yang dipilih, di buku rekap atau di lembar buku kerja ini: bagian, "
        "berkas asli, sel, yang tertulis, dan cara menghitungnya, lalu melompat ke selnya. Tidak ada yang "
        "ditulis.",
        anywhere=True,
    ),
    Operation(
        "hand-over", "Serah Terima", RibbonGroup.RECAP, Size.NORMAL, "FileCheckIn",
        "Mencatat penyampaian data kinerja yang sudah disahkan kepada Kasubbag; bagian yang belum "
        "mengirim disebutkan. Satu catatan ditambahkan ke folder jurnal, berita acaranya dicetak "
        "dengan Berkas Bukti; data tidak berubah.",
        (Step.HANDOVER,), actor="Kabag",
    ),
    Operation(
        "documents", "Berkas Bukti", RibbonGroup.RECAP, Size.NORMAL, "FilePrint",
        "Membuat dokumen setiap langkah SOP untuk dicetak dan ditandatangani: disposisi, "
        "undangan, berita acara, dan laporan tahapan. Ditulis ke folder berkas dan dapat dibuat "
        "ulang; data tidak berubah.",
        ALL_STEPS,
    ),
    Operation(
        "guide", "Panduan", RibbonGroup.HELP, Size.NORMAL, "Help",
        "Membuka lembar Panduan: urutan kerja satu triwulan dan jawaban atas masalah yang sering "
        "terjadi. Tidak ada yang ditulis.",
    ),
    Operation(
        "verify", "Periksa Jejak", RibbonGroup.HELP, Size.NORMAL, "Lock",
        "Mencocokkan jurnal, arsip, lembar, dan berkas keluar satu sama lain: yang berubah, hilang, "
        "tertukar, atau terselip disebut. Folder yang ditulis ulang seluruhnya hanya ketahuan bila "
        "sidik jurnalnya dibandingkan dengan cetakan terdahulu. Tidak ada yang ditulis.",
    ),
    Operation(
        "selftest", "Uji Diri Aturan", RibbonGroup.HELP, Size.NORMAL, "FormulaEvaluate",
        "Menanam kesalahan setiap aturan dan isian tepat di dalam batasnya pada format baru kantor ini, "
        "membacanya seperti kiriman, lalu menulis berita ujinya ke folder berkas untuk dicetak. Data dan "
        "jurnal tidak berubah.",
        typed="rules selftest", actor="Kabag",
    ),
    Operation(
        "doctor", "Periksa Instalasi", RibbonGroup.HELP, Size.NORMAL, "ErrorChecking",
        "Memeriksa Python, Excel, tambahan Kinerja, dan folder kerja di komputer ini, lalu "
        "menyebutkan satu hal yang perlu dilakukan bila ada yang kurang. Tidak ada yang diubah.",
        anywhere=True,
    ),
)  # fmt: skip
"""All operations in the order of the ribbon."""
