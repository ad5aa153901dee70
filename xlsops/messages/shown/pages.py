"""What the sheets of the control workbook and the status page say in sentences."""

from collections.abc import Sequence

from xlsops.messages.message import listed

ALL_DONE = "Berikutnya: semua langkah selesai. Susun laporannya."
HOW_FINDINGS_STAND = (
    "Urutan: yang paling mungkin menggeser angka rekap dahulu (lihat Dampak), lainnya menurut tingkatnya; "
    "di bawahnya yang diterima dan yang sudah diperbaiki"
)
HOW_DECIDED_TOGETHER = (
    "Bila penjelasannya sama, putuskan sekali di baris ini: berlaku untuk semua temuan di bawahnya yang "
    "belum diputuskan di barisnya sendiri."
)
HOW_TO_ANSWER = (
    "Isian diperbaiki di selnya. Bila ada yang hendak dijelaskan tentang sebuah temuan, tulis di kolom Jawaban bagian; "
    "jawaban itu dibaca bersama berkasnya."
)


def since(first: str, rounds: int) -> str:
    """Since when there is a finding, for its bureau."""
    return f"Sejak {first}" + (f", dalam {rounds} kiriman" if rounds > 1 else "")


def head_asks(note: str) -> str:
    return f"Kabag: {note}"


def answered_before(text: str) -> str:
    return f"Jawaban terdahulu: {text}"


EVIDENCE_TIP = "Buka berkas bukti yang tersimpan di folder arsip."
NO_FINDING = "Tidak ada temuan."
NO_SUBMISSION_LEFT = (
    "Belum ada kiriman yang dipakai. Isi lembar ini menyusul bila bagian mengirim lagi."
)
HOW_MEANS_ARE_MADE = (
    "Rata-rata capaian dihitung dari indikator yang terukur, masing-masing paling tinggi 100. "
    "Pagu dan serapan hanya dari data yang sudah masuk."
)
OFFICE_CLOCKS = "Waktu kantor: jam tiap pihak hanya berjalan selama bola ada padanya"
PLAN = "Rencana: waktu baku SOP sejak periode dibuka; langkah 5 dan 6 sampai batas kirim"
FACT = "Kenyataan menurut jurnal"
LATE = "Terlambat: sesudah batas"
NO_DUE_DATE = "Batas kirim belum diisi di Pengaturan; langkah 5 dan 6 memakai jumlah waktu bakunya"
NEWER_UNKNOWN = "tidak diketahui berkas mana yang lebih baru"
"""How every such doubt begins."""
NO_CEILING = "tidak ada pagu yang ditunggu"

BACK = "Sudah dipulihkan di berkas ini; lengkapi sel putih yang masih kosong, lalu kirim kembali berkas ini."
BACK_AS_ASKED = (
    "Sudah dipulihkan di berkas ini; untuk ini tidak ada yang perlu diisi. Bila isi semula keliru, beri tahu "
    "pengumpul data."
)
BACK_AS_IT_WAS = "Sudah dipulihkan di berkas ini; untuk ini tidak ada yang perlu diisi."
EMPTIED = (
    "Di berkas ini isi itu sudah tidak ada; untuk ini tidak ada yang perlu diisi. Bila itu isian sebuah baris, "
    "beri tahu pengumpul data."
)
_MEND = "Perbaiki sel yang berwarna di berkas ini, simpan, lalu kirim kembali."
_AS_IT_IS = "Semuanya sudah dipulihkan di berkas ini dan tidak ada yang perlu diisi: kirim kembali berkas ini apa adanya."

_WRITTEN = "dipindahkan ke lembar Riwayat saat lembarnya diperbarui."


def alike(count: str) -> str:
    return f"{count} temuan serupa"


def decided_together(code: str, count: str, where: str) -> str:
    """The row that speaks for many findings of one rule in one column."""
    return f"{count} temuan {code} di {where}, satu per satu di bawah ini."


def heading_back(label: str) -> str:
    """Return what is left to ask where a copy has a heading back."""
    return (
        f'Judulnya sudah kembali menjadi "{label}" di berkas ini. Pastikan isian kolom ini memang {label}; '
        "bila bukan, ganti isinya."
    )


def sample(what: str) -> str:
    """Return that a sheet or a file holds invented figures."""
    return f"DATA CONTOH · angka dan nama di {what} ini tidak nyata"


def filled_by_program(shows: str, button: str, *, decisions: bool) -> str:
    """Return who fills a painted sheet, and what becomes of what people write on it."""
    own = (
        f"Keputusan Kabag ditulis di kolom Status, Catatan Kabag, Bukti, dan Berlaku s.d.; tulisan di kolom lain {_WRITTEN}"
        if decisions
        else f"Yang ditulis sendiri di lembar ini {_WRITTEN}"
    )
    return f"Lembar ini diisi program: {shows}. Tekan {button} pada tab Kinerja. {own}"


def more_actions(count: int, sheet: str) -> str:
    return f"· dan {count} lagi di lembar {sheet}."


def more_in_list(told: str) -> str:
    """Return where the findings are that a list has no room for."""
    return f"{told}; selnya sudah ditandai di lembar isian, dan tampil di sini sesudah sebagian yang di atas selesai."


def more_marked(told: str, where: str) -> str:
    """Return where the findings are that a list for a bureau has no room for."""
    return f"{told}; selnya juga diwarnai di berkas {where}."


def left_out(told: Sequence[str]) -> str:
    """Return what a bureau wrote beside its answers, which no copy of its form brings back."""
    return (
        "Tidak ikut di berkas pengembalian, tetapi tetap tersimpan pada kiriman aslinya: "
        f"{' '.join(told)}"
    )


def changed_unasked(told: Sequence[str]) -> str:
    """Return what a bureau changed beside what had been returned, by cell, and what is asked of it."""
    return (
        "Berubah tanpa diminta pada kiriman ini; mohon dipastikan, dan bila tidak disengaja, beri tahu "
        f"pengumpul data: {' '.join(told)}"
    )


def checked(day: str, errors: str, warnings: str, *, as_it_is: bool) -> str:
    """Return what a bureau finds on top of its returned copy."""
    return (
        f"Kiriman {day} sudah diperiksa: {errors} galat harus diperbaiki, {warnings} peringatan perlu "
        f"diperiksa atau dijelaskan. {_AS_IT_IS if as_it_is else _MEND}"
    )


def set_aside(by: str, bureau: str, file: str, reason: str) -> str:
    return f"Dikesampingkan oleh {by}: {bureau}, {file}. Alasan: {reason}"


def figures_of_bureau(mean: str, measured: int, asked: int, share: str, status: str) -> str:
    return (
        f"Capaian rata-rata {mean}, {measured} dari {asked} indikator terukur · "
        f"serapan anggaran {share} · {status}"
    )


def with_errors(label: str, count: int) -> str:
    """Return the label of a figure in which so many rows count whose errors are open."""
    return f"{label}, {count} bergalat"


def share_of_reported(share: str) -> str:
    return f"{share} dari pagu yang sudah dilaporkan"


def share_of_all(share: str) -> str:
    return f"{share} dari pagu seluruh bagian"


def completeness(
    came: int,
    asked: int,
    on_time: int,
    late: int,
    missing: int,
    overdue: int,
    measured: str,
    receipts: str,
) -> str:
    """Return expected against received, and by what moment that is measured."""
    owing = f" ({overdue} lewat batas)" if overdue else ""
    by = f", menurut {measured}" if measured else ""
    told = (
        f"Kiriman {came} dari {asked} bagian: {on_time} tepat waktu, {late} terlambat, "
        f"{missing} belum mengirim{owing}{by}."
    )
    return f"{told} {receipts}" if receipts else told


def unclaimed(names: Sequence[str]) -> str:
    """Return which refused files nobody knows the sender of."""
    return f"Ditolak dan belum diketahui pengirimnya: {listed(names, most=3)}."


def receipts(confirmed: int, asked: int, waiting: str) -> str:
    """Return who confirmed having its form, and who did not."""
    rest = f"; belum: {waiting}" if waiting else ""
    return f"Tanda terima format {confirmed} dari {asked} bagian{rest}."


def due_by_setting(basis: str, due: str) -> str:
    return f"Langkah 5 dan 6 memakai {basis}, {due}"


def holidays_proposed(years: str) -> str:
    return f"Hari libur {years} belum ada di lembar Hari Libur; dipakai usulan (perkiraan)."


def basis(now: str, standard: str, due: str, holidays: str) -> str:
    """Return what the figures of the steps rest on."""
    told = (
        f"Per {now}. Menit kerja menurut jam kerja di Pengaturan dan lembar Hari Libur. "
        f"Batas = gilirannya tiba + {standard}. {due}. Langkah 7 "
        "menghitung waktu Kabag saja, batasnya sejak semua kiriman masuk atau batas kirim lewat."
    )
    return f"{told} {holidays}" if holidays else told


def revision_unreadable(bureau: str, file: str) -> str:
    return f"{bureau} ({file}) tidak terbaca lagi menurut format yang berlaku sekarang."


def revision(bureau: str, version: int, file: str, told: str) -> str:
    return f"{bureau} versi {version} ({file}): {told}."


def revision_differs(count: int, version: int) -> str:
    return f"{count} isian berbeda dari versi {version} yang disahkan"


def revision_same(version: int) -> str:
    return f"isiannya sama dengan versi {version} yang disahkan"


def revision_waits(told: str) -> str:
    return f"▲ Usulan revisi, belum dihitung: {told}"


def revision_head(file: str, came: str) -> str:
    return f"▲ USULAN REVISI, BELUM DIHITUNG · {file}, diterima {came}"


def revision_note(counts: str, proposed: str) -> str:
    return f"▲ Usulan revisi, belum dihitung\nBerlaku: {counts}\nDiusulkan: {proposed}"


def revision_accepted(finding: str) -> str:
    return f"{finding} Sudah diterima dengan penjelasan."


def _refusing(command: str) -> str:
    return f'dengan baris "Kesampingkan kiriman" di lembar Catatan, lalu Catat Langkah ({command})'


def refuse_revision(command: str) -> str:
    """Return what to do with a revision nobody can read."""
    return f"Minta bagian mengirim ulang pada format terbaru, dan tolak usulan ini {_refusing(command)}."


def decide_revision(bureau: str, approving: str, refusing: str) -> str:
    """Return how a revision is taken or refused, by button and by command."""
    return (
        f"Periksa di lembar Isian {bureau}. Terima dengan Sahkan Bagian dari lembar itu "
        f"({approving}), atau tolak {_refusing(refusing)}."
    )


def doubt(bureau: str, told: str) -> str:
    return f"PERIKSA {bureau}: {told}"


def newer_unknown(names: str, counts: str, *, same: bool) -> str:
    """Return why it is not known which file of a bureau is the newest."""
    why = "waktu simpannya sama" if same else "waktu simpannya tidak lengkap atau tidak mungkin"
    return f"{NEWER_UNKNOWN}, {names} ({why}, diterima bersamaan). Sementara dihitung {counts}."


def standing(status: str, aside: int) -> str:
    """Where a bureau stands, beside how many of its files do not count."""
    return f"{status}, {aside} dikesampingkan"


def refused(file: str, came: str, why: str, before: int) -> str:
    """The last file of a bureau was refused; ``why`` says what to do, ``before`` how many were before it."""
    others = f" {before} berkas sebelumnya juga ditolak; lihat lembar Riwayat." if before else ""
    return f"Berkas {file} datang {came} dan ditolak. {why}{others}"


def told_of_file(message: str) -> str:
    """What was told of the file that counts when it came: what was mended, what stands beside the answers."""
    return f"Catatan kiriman: {message}"


def counting(bureau: str, version: int, versions: int, file: str, why: str) -> str:
    """Which of several files of a bureau counts, and why."""
    return f"{bureau}: dihitung versi {version} dari {versions}, {file}, karena {why}."


APPROVED_ONE = "versi inilah yang disahkan"


def newer_than(file: str, basis: str) -> str:
    return f"lebih baru dari {file} {basis}"


def answered_like(file: str) -> str:
    return f"jawabannya sama dengan {file}"


def repeats_older(names: str, counts: str, again: Sequence[str]) -> str:
    """The same, where some are answered like a file another one had replaced already."""
    return (
        f"{NEWER_UNKNOWN}, {names} ({listed(again)} berisi sama dengan kiriman yang sudah digantikan, dan tidak "
        f"ada waktu simpan yang membuktikan mana yang terakhir). Sementara dihitung {counts}."
    )


def newer_known_since(counts: str) -> str:
    """Return how such a doubt ended."""
    return f"Semula {NEWER_UNKNOWN}; sudah ditentukan, yang dihitung {counts}."


def other_files(count: int) -> str:
    """Return how many files are not named; all of them stand in the list of what came."""
    return f"{count} berkas lain"


def choose_newer(sheet: str, what: str, column: str, commands: Sequence[str], others: int) -> str:
    """Return how somebody says which of a bureau's files counts; a command for each, for nobody knows."""
    rest = (
        f" Begitu pula untuk {other_files(others)}; namanya ada di lembar Riwayat."
        if others
        else ""
    )
    return (
        f'Kesampingkan yang tidak berlaku: di lembar {sheet} pilih "{what}", isi kode bagian, '
        f"nama berkas di kolom {column}, dan alasan; atau perintah untuk berkas "
        f"yang tidak berlaku: {'; atau: '.join(commands)}.{rest}"
    )


def own_finding_advice(*, blocks: bool) -> str:
    """Return what to do about a finding of the head who wrote no advice."""
    return (
        "Perbaiki isian sel ini."
        if blocks
        else "Perbaiki isian sel ini, atau beri penjelasan di Keterangan."
    )
