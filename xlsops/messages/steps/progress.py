"""What is being done, while a person waits: beside the bar in the terminal, in Excel's status bar."""

COLLECTING = "Menghimpun kiriman"
VALIDATING = "Memeriksa"
DECIDING = "Menyimpan keputusan"
RETURNING = "Membuat salinan pengembalian"
APPROVING = "Mengesahkan"
HANDING_OVER = "Serah terima"

OPENING = "Membuka periode"
CARRYING = "Membandingkan triwulan lalu"
RECORDING = "Mencatat"
MAKING_FORMS = "Membuat format"
SENDING_FORMS = "Menyampaikan format"
COVERING = "Membuat surat pengantar"
REMINDING = "Membuat pengingat"
TRACING = "Menelusuri angka"
MAKING_RECAP = "Membuat rekap"
MAKING_REPORT = "Menyusun bahan LKjIP"
CHECKING_REPORT = "Memeriksa angka di dokumen"
MAKING_DOCUMENTS = "Membuat dokumen"
STANDING = "Menghitung keadaan"
PLANTING = "Menguji aturan"

VERIFYING_RECORDS = "Memeriksa jurnal dan arsip"
VERIFYING_PRINTS = "Memeriksa cetakan"
REBUILDING = "Membangun ulang angka"
STARTING = "Memulai"
DONE = "Selesai"


def reading(folder: str) -> str:
    return f"Membaca {folder}"


def writing(file: str) -> str:
    return f"Menulis {file}"


def of(what: str, done: int, total: int) -> str:
    return f"{what}: {done} dari {total}"
