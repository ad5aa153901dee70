"""From quarter to quarter: a folder begun and opened, what came along, what changed there since (step 1)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import listed

THEN_OPEN = "Setelah datanya siap, tekan Buka Periode atau jalankan: xlsops open"


def begun(period: str, folder: PurePath) -> str:
    return f"Folder periode {period} dibuat: {folder}"


def fill_in(control: str) -> str:
    return f"Buka {control} dan isi Pengaturan serta lembar Master; waktu SOP belum berjalan."


def opened(period: str) -> str:
    return f"Periode {period} dibuka. Langkah berikutnya: buat format."


def opened_before(period: str, moment: str) -> str:
    return f"Periode {period} sudah dibuka pada {moment}."


NEW_YEAR = "Tahun baru: periksa target dan pagu di lembar Master serta lembar Hari Libur."


def masters_from(folder: PurePath) -> str:
    return f"Master dibawa dari {folder}."


def own_columns(columns: Sequence[str], period: str) -> str:
    return (
        f"Kolom tambahan di lembar Format ikut: {listed(columns)}; isian {period} di "
        "dalamnya tetap di folder itu."
    )


def templates(names: Sequence[str]) -> str:
    return f"Isi folder templates ikut disalin: {listed(names)}."


NO_TEMPLATES = "Folder itu tidak punya lambang daerah atau templat sendiri."


def unfilled(period: str, bureaus: Sequence[str]) -> str:
    return f"Realisasi {period} kosong karena belum mengirim: {listed(bureaus)}."


def unapproved(period: str, bureaus: Sequence[str]) -> str:
    return f"Realisasi {period} belum disahkan, periksa lagi: {listed(bureaus)}."


def between(before: str, after: str) -> str:
    return f"Triwulan di antara {before} dan {after} tidak ikut terisi."


def out_of_reach(period: str, folder: str, moment: str) -> str:
    return (
        f"Folder {period} ({folder}) tidak terjangkau; angkanya "
        f"terakhir dibandingkan {moment}. Taruh folder itu di sebelah "
        "folder ini, atau sebutkan tempatnya dengan carry --from."
    )


def not_comparable(period: str, folder: str, reason: str) -> str:
    return f"Folder {period} ({folder}) tidak dapat dibandingkan: {reason}"


NOT_READABLE = "isinya tidak dapat dibaca."


def approved_unread(period: str, bureaus: Sequence[str], folder: str) -> str:
    return (
        f"Yang disahkan di {period} tidak terbaca lagi menurut Master di sana, jadi tidak "
        f"dapat dibandingkan: {listed(bureaus)}. Periksa bagian itu di folder {folder}."
    )


def changed(period: str, figures: int, bureaus: int) -> str:
    """Above the figures that are others there by now."""
    return (
        f"{period} berubah sesudah dibawa ke sini: {figures} angka di {bureaus} bagian. "
        "Jalankan: xlsops carry"
    )


def kept(period: str, figures: int) -> str:
    """Above the figures that somebody typed here."""
    return f"{figures} angka {period} diubah di sini dan tidak sama dengan yang disahkan:"


def void(period: str, bureaus: Sequence[str]) -> str:
    return f"Pengesahan {period} gugur sesudah dibawa dan belum ada gantinya: {listed(bureaus)}."


def more_figures(count: int) -> str:
    return f"… dan {count} angka lagi."


def figure(name: str, here: str, now: str, since: str) -> str:
    """A figure as it was carried and stands here, and as it is there now."""
    return f"{name}: dibawa {here}, sekarang {now} ({since})"


def figure_edited(name: str, carried: str, now: str, here: str, since: str) -> str:
    return f"{name}: dibawa {carried}, sekarang {now}; diubah di sini menjadi {here} ({since})"


def since_carried(moment: str) -> str:
    return f"dibawa {moment}"


def since_approved(by: str, moment: str) -> str:
    return f"disahkan {by} {moment}"


def carried(figures: int, period: str) -> str:
    return f"{figures} angka {period} diperbarui di lembar Master:"


def agrees(period: str) -> str:
    return f"Angka {period} di sini sudah sama dengan yang disahkan."


def replaced(name: str, before: str, now: str) -> str:
    return f"{name}: {before} menjadi {now}"


def not_replaced(name: str, here: str, period: str, there: str) -> str:
    return (
        f"{name}: diubah di sini menjadi {here}, tidak ditimpa; "
        f"{period} menyebut {there}. Bila itu yang benar, ketik di lembar Master."
    )


def redefined(count: int, lines: Sequence[str]) -> str:
    """Return which indicators are measured otherwise than in a quarter before, and what to look at."""
    return (
        f"{count} indikator diukur lain daripada triwulan lalu: {'; '.join(lines)}. Angka s.d. memakai definisi "
        "sekarang; yang mencampur dua satuan, atau angka triwulan dengan angka sejak Januari, tidak dihitung. Tulis ulang "
        "Realisasi triwulan lalu di Master Indikator menurut definisi baru, atau kosongkan; bila hanya sebutan satuannya yang "
        "berganti, tulis keduanya, misalnya peserta (orang)."
    )


def parts_sent(bureau: str, parts: Sequence[str]) -> str:
    """What came of bureaus that became one since: whose figures are whose nobody can tell."""
    return (
        f"Kiriman {listed(parts)} masuk sebelum digabung menjadi {bureau} dan tersimpan di arsip, tetapi tidak dihitung: "
        f"pindahkan isiannya ke format {bureau}, lalu himpun."
    )


def redefined_line(bureau: str, line: str, quarter: str, columns: Sequence[str]) -> str:
    return f"{bureau} {line} ({quarter}: {', '.join(columns)})"


def redefined_column(label: str, old: str, new: str) -> str:
    return f"{label} {old} menjadi {new}"
