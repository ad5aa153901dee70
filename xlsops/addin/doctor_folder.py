"""The examination of a period folder: whether it is safe to work in, and who may read its keys."""

import stat
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from xlsops import messages
from xlsops.addin.checks import Check, Patient, fine, no_folder, note, stopped, wrong
from xlsops.addin.machine import WINDOWS
from xlsops.core.journal.events import SKEW
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.powers import power_of_sheets
from xlsops.core.values.numbers import whole
from xlsops.core.values.periods import long_time
from xlsops.errors import ControlLostError, ControlMissingError, XlsopsError
from xlsops.files.control import control_grids
from xlsops.files.folders import CONTROL, PeriodFolder, existing, obeyed
from xlsops.files.journal import last_named
from xlsops.files.keys import key_file
from xlsops.files.signing import keys_folder, private_keys_in, too_open
from xlsops.refusing import reason_of

_MEGABYTE = 1_000_000
_LITTLE, _SCARCE = 100 * _MEGABYTE, 1_000 * _MEGABYTE
"""Below the first a quarter of a large office does not fit, below the second not many do."""
_TIMES = 3
"""So many times what lies in the inbox is written while it is gathered: archive, copies, sheets."""
_SYNCED = (
    "dropbox", "google drive", "googledrive", "my drive", "drive saya", "icloud", "com~apple~clouddocs",
    "mobile documents", "nextcloud",
)  # fmt: skip
"""How folders that a program keeps in step begin, in the languages offices have them in."""
_ASK = "Hapus, lalu tanyakan siapa yang menaruhnya; Kinerja tidak memerlukannya."


def named_folder(patient: Patient) -> Check:
    """Say whether the period folder that was named is there, with its control workbook."""
    name = "Folder periode"
    if patient.missing is not None:
        return stopped(name, messages.folders.missing(patient.missing))
    if patient.folder is None:
        return no_folder(name, patient)
    try:
        existing(patient.folder)
    except ControlLostError as error:
        return stopped(name, error.message)
    except ControlMissingError as error:
        return note(name, str(error))
    return fine(name, f"{patient.folder} ada.")


def writable(patient: Patient) -> Check:
    """Say whether files can be written into the period folder and every folder in it, and the workbook replaced."""
    name = "Izin tulis"
    if patient.folder is None:
        return no_folder(name, patient)
    folder = PeriodFolder(patient.folder)
    for place in (folder.root, *(each for each in folder.all if each.is_dir())):
        try:
            with tempfile.TemporaryFile(dir=place) as file:
                file.write(b"x")
        except OSError as error:
            sentence = f"Tidak dapat menulis ke {place} ({reason_of(error)})."
            return wrong(name, sentence, "Minta izin tulis atau pilih folder lain.")
    mode = _mode(folder.control)
    if mode is not None and not mode & stat.S_IWUSR:
        return wrong(
            name, f"{CONTROL} bertanda hanya dapat dibaca.",
            "Hapus tanda hanya-baca pada Properti berkas itu, atau minta izin tulis.",
        )  # fmt: skip
    return fine(name, f"{patient.folder} dapat ditulisi.")


def space(patient: Patient) -> Check:
    """Say whether the disk has room for what is gathered, or will be short of it soon."""
    name = "Ruang disk"
    if patient.folder is None:
        return no_folder(name, patient)
    free = patient.machine.free(patient.folder)
    if free is None:
        return note(name, f"Ruang disk di {patient.folder} tidak dapat diketahui.")
    needed = max(_LITTLE, _TIMES * _size(PeriodFolder(patient.folder).inbox))
    sentence = f"Tersisa {_megabytes(free)} di {patient.folder}"
    if free < needed:
        remedy = "Kosongkan disk atau pindahkan folder periode, lalu periksa lagi."
        return wrong(name, f"{sentence}, diperlukan sekurangnya {_megabytes(needed)}.", remedy)
    if free < _SCARCE:
        return note(name, f"{sentence}.", "Kosongkan disk sebelum penuh.")
    return fine(name, f"{sentence}.")


def right_clock(patient: Patient) -> Check:
    """Say whether this computer's clock is behind what the journal tells has happened, or the disk's is another."""
    name = "Jam komputer"
    if patient.folder is None:
        return no_folder(name, patient)
    now, last = patient.machine.now(), last_named(PeriodFolder(patient.folder).journal)
    remedy = "Betulkan tanggal, jam, dan zona waktu komputer, lalu nyalakan penyetelan otomatisnya."
    if last is not None and last - now > SKEW:
        sentence = f"Jam komputer ini ({_local(now)}) lebih awal daripada catatan terakhir ({_local(last)})."
        return wrong(name, f"{sentence} Satu dari dua komputer keliru.", remedy)
    disk = _clock_of(patient.folder)
    if disk is not None and abs(disk - now) > SKEW:
        sentence = f"Jam komputer ini ({_local(now)}) lain daripada jam disknya ({_local(disk)})."
        return note(name, sentence, remedy)
    return fine(name, f"{_local(now)}, tidak lebih awal daripada catatan terakhir.")


def onedrive(patient: Patient) -> Check:
    """Say whether the period folder lies in OneDrive."""
    name = "OneDrive"
    if patient.folder is None:
        return no_folder(name, patient)
    if _synced(patient, ("onedrive",)):
        return note(
            name, f"{patient.folder} ada di OneDrive.",
            "Pilih 'Selalu simpan di perangkat ini' untuk folder itu, dan tunggu sinkron selesai.",
        )  # fmt: skip
    return fine(name, "Folder periode tidak berada di OneDrive.")


def share(patient: Patient) -> Check:
    """Say whether the period folder lies on a share, or is kept in step by a program."""
    name = "Disk bersama"
    if patient.folder is None:
        return no_folder(name, patient)
    if patient.machine.remote(patient.folder):
        return note(
            name, f"{patient.folder} ada di disk jaringan; jurnal aman dipakai bersama.",
            "Satu orang saja yang membuka Kendali Kinerja untuk disunting.",
        )  # fmt: skip
    if _synced(patient, _SYNCED):
        return note(
            name, f"{patient.folder} disinkronkan oleh program lain.",
            "Tunggu sinkron selesai sebelum dan sesudah bekerja.",
        )  # fmt: skip
    return fine(name, "Folder periode berada di disk komputer ini.")


def foreign_settings(patient: Patient) -> Check:
    """Say whether something lies in the period folder that an add-in would obey."""
    name, folder = "Pengaturan asing", patient.folder
    if folder is None:
        return no_folder(name, patient)
    beside = obeyed(folder)
    if beside is not None:
        return wrong(name, f"Ada {beside.name} di {folder}.", _ASK)
    period = PeriodFolder(folder)
    control = period.control
    if not control.exists():
        return note(name, f"{CONTROL} tidak ada di {folder}.")
    try:
        power = power_of_sheets(grid.name for grid in control_grids(period, control.read_bytes()))
    except OSError as error:
        return note(name, f"{CONTROL} tidak dapat dibaca ({reason_of(error)}).")
    except XlsopsError as error:
        return note(name, str(error))
    if power:
        return wrong(name, f"{CONTROL}: {power}.", _ASK)
    return fine(name, f"{CONTROL} dan foldernya tidak memuat pengaturan untuk tambahan Kinerja.")


def office_key(patient: Patient) -> Check:
    """Say whether the office's key, by which forms are known, lies open to more than its folder does."""
    name = "Kunci kantor"
    if patient.folder is None:
        return no_folder(name, patient)
    path = key_file(PeriodFolder(patient.folder))
    mode = _mode(path)
    if mode is None:
        return fine(name, f"{path.name} belum ada di folder {path.parent.name}.")
    if patient.machine.platform == WINDOWS:
        return fine(name, f"{path.name} dapat dibaca siapa pun yang boleh membuka folder periode.")
    if mode & stat.S_IWOTH:
        sentence = f"{path.name} dapat ditulisi semua pengguna komputer ini."
        return wrong(name, sentence, f'Jalankan: chmod o-rw "{path}"')
    if mode & stat.S_IROTH:
        sentence = f"{path.name} dapat dibaca semua pengguna komputer ini."
        return note(name, sentence, f'Bila tidak dimaksud, jalankan: chmod o-r "{path}"')
    return fine(name, f"{path.name} hanya dapat dibaca pemilik dan kelompoknya.")


def personal_keys(patient: Patient) -> Check:
    """Say whether private keys are this user's alone, and none lies in the period folder."""
    name, folder = "Kunci pribadi", keys_folder(patient.machine.home)
    strayed = _strayed(patient.folder)
    if strayed:
        sentence = (
            f"Kunci pribadi {strayed[0].name} ada di folder periode ({strayed[0].parent}): siapa pun dapat "
            "memakainya."
        )
        remedy = (
            "Hapus dari sana, buat kunci baru dengan xlsops key new, lalu ganti di lembar Pejabat."
        )
        return wrong(name, sentence, remedy)
    keys = private_keys_in(folder)
    if not keys:
        return fine(
            name, "Belum ada kunci pribadi di komputer ini; tindakan tercatat sebagai diaku."
        )
    opened = [too_open(each, posix=patient.machine.platform != WINDOWS) for each in keys]
    if None in opened:
        sentence = f"{len(keys)} kunci; hak berkasnya tidak dapat diperiksa di Windows."
        return note(name, sentence, f"Pastikan {folder} hanya dapat dibuka akun Anda.")
    if True in opened:
        path = keys[opened.index(True)]
        sentence = f"{path.name} dapat dibuka pengguna lain."
        return wrong(name, sentence, f'Jalankan: chmod 600 "{path}"')
    return fine(name, f"{len(keys)} kunci pribadi, hanya dapat dibaca akun ini.")


def _synced(patient: Patient, names: tuple[str, ...]) -> bool:
    """Return whether a folder on the way to the period folder is one of a sync program."""
    folder = (patient.folder or Path()).absolute()
    roots = (value for key, value in patient.machine.environ.items()
             if key.lower().startswith(names) and value)  # fmt: skip
    if any(folder.is_relative_to(root) for root in roots):
        return True
    return any(part.lower().startswith(names) for part in folder.parts)


def _strayed(root: Path | None) -> list[Path]:
    """Return the private keys that lie where others can take them: in the period folder or a part of it."""
    if root is None:
        return []
    folder = PeriodFolder(root)
    return [
        key for place in (root, *folder.all, folder.templates) for key in private_keys_in(place)
    ]


def _mode(path: Path) -> int | None:
    """Return the rights of a file; None where it cannot be asked."""
    try:
        return path.stat().st_mode
    except OSError:
        return None


def _size(folder: Path) -> int:
    """Return the bytes of all files below a folder, of those that can be looked at."""
    return sum(_length(path) for path in folder.rglob("*"))


def _length(path: Path) -> int:
    try:
        found = path.lstat()
    except OSError:
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _clock_of(folder: Path) -> datetime | None:
    """Return what time it is by the disk, which may be another computer's; None where it cannot be asked."""
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".~") as file:
            return datetime.fromtimestamp(Path(file.name).stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None


def _local(moment: datetime) -> str:
    return f"{long_time(moment.astimezone(WIB))} WIB"


def _megabytes(count: int) -> str:
    return f"{whole(count // _MEGABYTE)} MB"
