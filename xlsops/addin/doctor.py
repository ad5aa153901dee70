"""The examination of an installation: each line is fine, or says what is wrong and what to do."""

import stat
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xlsops.addin import wheel
from xlsops.addin.build import same
from xlsops.addin.found import Found, found
from xlsops.addin.install import status
from xlsops.addin.machine import MACOS, WINDOWS, Machine, obstacle, places, this_machine
from xlsops.addin.obstacles import WheelChangedError
from xlsops.core.powers import power_of_sheets
from xlsops.errors import WorkbookUnreadableError
from xlsops.files.control import grids_of
from xlsops.files.folders import CONTROL, PeriodFolder, obeyed
from xlsops.files.keys import key_file
from xlsops.files.signing import keys_folder, private_keys_in, too_open

SAFE_PYTHON = {(3, 11): 14, (3, 12): 12, (3, 13): 10, (3, 14): 1}
"""The release of each series whose zip reader is mended (CVE-2024-8088, CVE-2025-8291)."""

SAFE_EXPAT = (2, 6, 0)
"""The release of expat that no longer slows down on split tokens (CVE-2023-52425)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line: true is fine, false is wrong, None could not be judged or is worth knowing."""

    name: str
    ok: bool | None
    sentence: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is examined: the computer, and the period folder when one was named."""

    machine: Machine
    folder: Path | None = None

    @property
    def has_excel(self) -> bool:
        """Return whether Excel exists for this system."""
        return self.machine.platform in {WINDOWS, MACOS}


def examine(folder: Path | None = None, machine: Machine | None = None) -> tuple[Check, ...]:
    """Return every line of the examination; nothing is left behind."""
    patient = Patient(machine or this_machine(), folder)
    return tuple(check(patient) for check in CHECKS)


def interpreter(patient: Patient) -> Check:
    """Say whether Excel can call this Python, and whether it is the one it calls."""
    name, machine = "Python", patient.machine
    reason = obstacle(machine)
    if reason:
        sentence = f"Excel tidak dapat memanggil {machine.interpreter}: {reason}."
        return _wrong(name, sentence, "Pasang Python resmi di folder tanpa spasi dan huruf asing.")
    called = status(machine).interpreter if patient.has_excel else None
    if called and called != machine.interpreter:
        return _wrong(name, f"Excel memanggil {called}, bukan {machine.interpreter}.", _INSTALL)
    return _fine(name, f"{machine.interpreter} dapat dipakai.")


def age(patient: Patient) -> Check:
    """Say whether Python, and the expat in it, are free of known holes that matter here."""
    name, (major, minor, micro) = "Versi Python", patient.machine.python[:3]
    expat = patient.machine.expat
    have = f"Python {major}.{minor}.{micro}, expat {'.'.join(map(str, expat))}"
    safe = SAFE_PYTHON.get((major, minor), 0)
    wanted = f"{major}.{minor}.{max(micro, safe)}"
    if (major, minor) < min(SAFE_PYTHON):
        return _wrong(name, f"{have}: terlalu lama.", "Pasang Python 3.11 atau lebih baru.")
    if micro < safe:
        sentence = f"{have}: celah pada pembaca zip sudah ditutup di {wanted}."
        return _note(name, sentence, f"Perbarui ke Python {wanted} atau lebih baru.")
    if expat < SAFE_EXPAT:
        return _note(name, f"{have}: expat sudah lama.", "Perbarui Python.")
    return _fine(name, f"{have}.")


def versions(patient: Patient) -> Check:
    """Say whether xlwings is the version whose VBA is in the add-in."""
    name, have = "xlwings", patient.machine.xlwings
    if have != wheel.PINNED:
        sentence = f"xlwings {have} terpasang, yang diperlukan {wheel.PINNED}."
        return _wrong(name, sentence, f"Jalankan: pip install xlwings=={wheel.PINNED}")
    addin = _addin(patient)
    if addin and addin.ours and addin.xlwings != have:
        sentence = f"Tambahan Kinerja dibuat untuk xlwings {addin.xlwings}, terpasang {have}."
        return _wrong(name, sentence, _INSTALL)
    same = ", sama dengan tambahan Kinerja" if addin and addin.ours else ""
    return _fine(name, f"xlwings {have}{same}.")


def excel(patient: Patient) -> Check:
    """Say whether Excel is on this computer."""
    name, machine = "Excel", patient.machine
    terminal = "Pakai perintah xlsops di terminal."
    if machine.platform == WINDOWS:
        version = machine.registry(r"HKCR\Excel.Application\CurVer", "")
        present = isinstance(version, str) and version.startswith("Excel.Application")
    elif machine.platform == MACOS:
        present = (machine.applications / "Microsoft Excel.app").exists()
    else:
        return _note(name, f"Excel tidak ada di sistem ini ({machine.system}).", terminal)
    if present:
        return _fine(name, "Excel terpasang.")
    return _wrong(name, "Excel tidak ditemukan di komputer ini.", terminal)


def addin_in_place(patient: Patient) -> Check:
    """Say whether the add-in lies where Excel starts it, with settings and script."""
    name = "Tambahan Kinerja"
    if not patient.has_excel:
        return _not_here(name, patient)
    now = status(patient.machine)
    if now.complete and _outdated(now.places.addin):
        return _wrong(name, "Tambahan Kinerja yang terpasang dari versi program lain.", _INSTALL)
    if now.complete:
        return _fine(name, now.sentences[0])
    if now.addin is not None and not now.addin.ours:
        return _wrong(name, now.sentences[0], "Pindahkan berkas itu, lalu pasang lagi.")
    if now.addin is None:
        return _wrong(name, "Tambahan Kinerja belum terpasang.", _INSTALL)
    missing = "Pengaturannya" if now.interpreter is None else wheel.APPLESCRIPT
    return _wrong(name, f"{missing} hilang.", _INSTALL)


def mark_of_the_web(patient: Patient) -> Check:
    """Say whether the add-in carries the mark that makes Office block macros."""
    name = "Tanda unduhan"
    if not patient.has_excel:
        return _not_here(name, patient)
    path = places(patient.machine).addin
    if not path.exists():
        return _note(name, "Tambahan Kinerja belum terpasang, jadi belum ada yang bertanda.")
    marked = _zone(path) if patient.machine.platform == WINDOWS else _quarantine(path)
    if marked is None:
        return _note(name, "Tanda unduhan tidak dapat dibaca di sini.")
    if marked:
        sentence = "Tambahan Kinerja bertanda berasal dari internet, sehingga makronya diblokir."
        return _wrong(name, sentence, _INSTALL)
    return _fine(name, "Tambahan Kinerja tidak bertanda unduhan.")


def trusted_location(patient: Patient) -> Check:
    """Say whether a policy takes away the trust Excel has in its startup folder."""
    name, machine = "Lokasi tepercaya", patient.machine
    if machine.platform != WINDOWS:
        return _note(name, f"Hanya ada di Windows, tidak di {machine.system}.")
    keys = (rf"HKCU\Software\{part}Microsoft\Office\16.0\Excel\Security\Trusted Locations"
            for part in ("", "Policies\\"))  # fmt: skip
    if any(machine.registry(key, "AllLocationsDisabled") == 1 for key in keys):
        return _wrong(
            name, "Kebijakan mematikan semua lokasi tepercaya, termasuk folder XLSTART.",
            "Minta pengelola TI menyalakannya, atau pakai perintah xlsops dengan --active.",
        )  # fmt: skip
    return _fine(name, "Tidak ada kebijakan yang mematikan lokasi tepercaya.")


def blocked(patient: Patient) -> Check:
    """Say whether an antivirus or a policy seems to stand between Excel and Python."""
    name, machine = "Antivirus", patient.machine
    if not patient.has_excel:
        return _not_here(name, patient)
    rule = machine.registry(_CHILD_RULES, _CHILD_RULE)
    if str(rule) == "1":
        return _wrong(
            name, "Kebijakan Defender melarang Office menjalankan program lain.",
            "Pakai perintah xlsops dengan --active, atau minta pengecualian kepada pengelola TI.",
        )  # fmt: skip
    now = status(machine)
    if now.addin is None and now.interpreter is not None:
        return _wrong(
            name, "Pengaturan ada tetapi Kinerja.xlam hilang: mungkin dikarantina.",
            "Minta pengelola TI mengecualikan Kinerja.xlam, lalu pasang lagi.",
        )  # fmt: skip
    return _fine(name, "Tidak terlihat gejala pemblokiran.")


def writable(patient: Patient) -> Check:
    """Say whether files can be written into the period folder."""
    name = "Izin tulis"
    if patient.folder is None:
        return _no_folder(name)
    try:
        with tempfile.TemporaryFile(dir=patient.folder) as file:
            file.write(b"x")
    except OSError as error:
        sentence = f"Tidak dapat menulis ke {patient.folder} ({error.strerror})."
        return _wrong(name, sentence, "Minta izin tulis atau pilih folder lain.")
    return _fine(name, f"{patient.folder} dapat ditulisi.")


def onedrive(patient: Patient) -> Check:
    """Say whether the period folder lies in OneDrive."""
    name = "OneDrive"
    if patient.folder is None:
        return _no_folder(name)
    if _synced(patient, ("onedrive",)):
        return _note(
            name, f"{patient.folder} ada di OneDrive.",
            "Pilih 'Selalu simpan di perangkat ini' untuk folder itu, dan tunggu sinkron selesai.",
        )  # fmt: skip
    return _fine(name, "Folder periode tidak berada di OneDrive.")


def share(patient: Patient) -> Check:
    """Say whether the period folder lies on a share, or is kept in step by a program."""
    name = "Disk bersama"
    if patient.folder is None:
        return _no_folder(name)
    if patient.machine.remote(patient.folder):
        return _note(
            name, f"{patient.folder} ada di disk jaringan; jurnal aman dipakai bersama.",
            "Satu orang saja yang membuka Kendali Kinerja untuk disunting.",
        )  # fmt: skip
    if _synced(patient, ("dropbox", "google drive", "googledrive", "icloud", "nextcloud")):
        return _note(
            name, f"{patient.folder} disinkronkan oleh program lain.",
            "Tunggu sinkron selesai sebelum dan sesudah bekerja.",
        )  # fmt: skip
    return _fine(name, "Folder periode berada di disk komputer ini.")


def foreign_settings(patient: Patient) -> Check:
    """Say whether something lies in the period folder that an add-in would obey."""
    name, folder = "Pengaturan asing", patient.folder
    if folder is None or not folder.is_dir():
        return _no_folder(name)
    beside = obeyed(folder)
    if beside is not None:
        return _wrong(name, f"Ada {beside.name} di {folder}.", _ASK)
    control = PeriodFolder(folder).control
    if not control.exists():
        return _note(name, f"{CONTROL} tidak ada di {folder}.")
    try:
        power = power_of_sheets(grid.name for grid in grids_of(control))
    except WorkbookUnreadableError as error:
        return _note(name, str(error))
    if power:
        return _wrong(name, f"{CONTROL}: {power}.", _ASK)
    return _fine(name, f"{CONTROL} dan foldernya tidak memuat pengaturan untuk tambahan Kinerja.")


def office_key(patient: Patient) -> Check:
    """Say whether the office's key, by which forms are known, lies open to more than its folder does."""
    name = "Kunci kantor"
    if patient.folder is None:
        return _no_folder(name)
    path = key_file(PeriodFolder(patient.folder))
    mode = _mode(path)
    if mode is None:
        return _fine(name, f"{path.name} belum ada di folder {path.parent.name}.")
    if patient.machine.platform == WINDOWS:
        return _fine(name, f"{path.name} dapat dibaca siapa pun yang boleh membuka folder periode.")
    if mode & stat.S_IWOTH:
        sentence = f"{path.name} dapat ditulisi semua pengguna komputer ini."
        return _wrong(name, sentence, f'Jalankan: chmod o-rw "{path}"')
    if mode & stat.S_IROTH:
        sentence = f"{path.name} dapat dibaca semua pengguna komputer ini."
        return _note(name, sentence, f'Bila tidak dimaksud, jalankan: chmod o-r "{path}"')
    return _fine(name, f"{path.name} hanya dapat dibaca pemilik dan kelompoknya.")


def personal_keys(patient: Patient) -> Check:
    """Say whether private keys are this user's alone, and none lies in the period folder."""
    name, folder = "Kunci pribadi", keys_folder(patient.machine.home)
    strayed = [] if patient.folder is None else private_keys_in(patient.folder)
    if strayed:
        sentence = (
            f"Kunci pribadi {strayed[0].name} ada di folder periode: siapa pun dapat memakainya."
        )
        remedy = (
            "Hapus dari sana, buat kunci baru dengan xlsops key new, lalu ganti di lembar Pejabat."
        )
        return _wrong(name, sentence, remedy)
    keys = private_keys_in(folder)
    if not keys:
        return _fine(name, "Belum ada di komputer ini; tindakan tercatat sebagai diaku.")
    opened = [too_open(each, posix=patient.machine.platform != WINDOWS) for each in keys]
    if None in opened:
        sentence = f"{len(keys)} kunci; hak berkasnya tidak dapat diperiksa di Windows."
        return _note(name, sentence, f"Pastikan {folder} hanya dapat dibuka akun Anda.")
    if True in opened:
        path = keys[opened.index(True)]
        sentence = f"{path.name} dapat dibuka pengguna lain."
        return _wrong(name, sentence, f'Jalankan: chmod 600 "{path}"')
    return _fine(name, f"{len(keys)} kunci, hanya dapat dibaca akun ini.")


CHECKS: tuple[Callable[[Patient], Check], ...] = (
    interpreter,
    age,
    versions,
    excel,
    addin_in_place,
    mark_of_the_web,
    trusted_location,
    blocked,
    writable,
    onedrive,
    share,
    foreign_settings,
    office_key,
    personal_keys,
)


def _fine(name: str, sentence: str) -> Check:
    return Check(name, ok=True, sentence=sentence)


def _wrong(name: str, sentence: str, remedy: str) -> Check:
    return Check(name, ok=False, sentence=sentence, remedy=remedy)


def _note(name: str, sentence: str, remedy: str = "") -> Check:
    return Check(name, ok=None, sentence=sentence, remedy=remedy)


_ASK = "Hapus, lalu tanyakan siapa yang menaruhnya; Kinerja tidak memerlukannya."
_INSTALL = "Jalankan: xlsops addin install"
_CHILD_RULES = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
_CHILD_RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
_INTERNET = 3


def _mode(path: Path) -> int | None:
    """Return the rights of a file; None where it cannot be asked."""
    try:
        return path.stat().st_mode
    except OSError:
        return None


def _outdated(addin: Path) -> bool:
    """Return whether another version made the add-in; the line of xlwings tells of another one."""
    try:
        return not same(addin)
    except WheelChangedError:
        return False


def _addin(patient: Patient) -> Found | None:
    return found(places(patient.machine).addin) if patient.has_excel else None


def _not_here(name: str, patient: Patient) -> Check:
    return _note(name, f"Tidak berlaku di {patient.machine.system}: Excel tidak ada.")


def _no_folder(name: str) -> Check:
    return _note(name, "Folder periode tidak disebutkan.")


def _zone(path: Path) -> bool:
    """Return whether the file's Zone.Identifier stream says internet or worse."""
    try:
        text = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    values = [line.partition("=")[2].strip() for line in text.splitlines()
              if line.strip().startswith("ZoneId")]  # fmt: skip
    return any(value.isdigit() and int(value) >= _INTERNET for value in values)


def _quarantine(path: Path) -> bool | None:
    """Return whether macOS holds the file in quarantine; None where it cannot be asked."""
    tool = Path("/usr/bin/xattr")
    if not tool.exists():
        return None
    command = [str(tool), "-p", "com.apple.quarantine", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603


def _synced(patient: Patient, names: tuple[str, ...]) -> bool:
    """Return whether a folder on the way to the period folder is one of a sync program."""
    folder = (patient.folder or Path()).absolute()
    roots = (value for key, value in patient.machine.environ.items()
             if key.lower().startswith(names) and value)  # fmt: skip
    if any(folder.is_relative_to(root) for root in roots):
        return True
    return any(part.lower().startswith(names) for part in folder.parts)
