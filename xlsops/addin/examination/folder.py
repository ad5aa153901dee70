"""The examination of a period folder: whether it is safe to work in, and who may read its keys."""

import stat
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from xlsops import messages
from xlsops.addin.examination.line import Check, Patient, fine, no_folder, note, wrong
from xlsops.addin.machine import WINDOWS
from xlsops.core.journal.events import SKEW
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.powers import power_of_sheets
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.periods import long_time
from xlsops.errors import ControlLostError, ControlMissingError, XlsopsError, reason_of
from xlsops.files.control_grids import control_grids
from xlsops.files.folders import CONTROL, PeriodFolder, existing, obeyed
from xlsops.files.journal import last_named
from xlsops.files.keys import key_file
from xlsops.files.signing import keys_folder, private_keys_in, too_open

_MEGABYTE = 1_000_000
_LITTLE, _SCARCE = 100 * _MEGABYTE, 1_000 * _MEGABYTE
"""Below the first a quarter of a large office does not fit, below the second not many do."""
_TIMES = 3
"""So many times what lies in the inbox is written while it is gathered: archive, copies, sheets."""
_SYNCED = (
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "drive saya",
    "icloud",
    "com~apple~clouddocs",
    "mobile documents",
    "nextcloud",
)
"""How folders that a program keeps in step begin, in the languages offices have them in."""


def named_folder(patient: Patient) -> Check:
    """Say whether the period folder that was named is there, with its control workbook."""
    name = "Folder periode"
    if patient.missing is not None:
        return wrong(name, messages.folders.missing(patient.missing))
    if patient.folder is None:
        return no_folder(name, patient)
    try:
        existing(patient.folder)
    except ControlLostError as error:
        return wrong(name, error.message)
    except ControlMissingError as error:
        return note(name, str(error))
    return fine(name, messages.doctor.there(patient.folder))


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
            return wrong(name, messages.doctor.not_writable(place, reason_of(error)))
    mode = _mode(folder.control)
    if mode is not None and not mode & stat.S_IWUSR:
        return wrong(name, messages.doctor.read_only(CONTROL))
    return fine(name, messages.doctor.writable(patient.folder))


def space(patient: Patient) -> Check:
    """Say whether the disk has room for what is gathered, or will be short of it soon."""
    name = "Ruang disk"
    if patient.folder is None:
        return no_folder(name, patient)
    free = patient.machine.free(patient.folder)
    if free is None:
        return note(name, messages.doctor.room_unknown(patient.folder))
    needed = max(_LITTLE, _TIMES * _size(PeriodFolder(patient.folder).inbox))
    left = _megabytes(free)
    if free < needed:
        return wrong(name, messages.doctor.no_room(left, patient.folder, _megabytes(needed)))
    if free < _SCARCE:
        return note(name, messages.doctor.little_room(left, patient.folder))
    return fine(name, messages.doctor.room(left, patient.folder))


def right_clock(patient: Patient) -> Check:
    """Say whether this computer's clock is behind what the journal tells has happened, or the disk's is another."""
    name = "Jam komputer"
    if patient.folder is None:
        return no_folder(name, patient)
    now, last = patient.machine.now(), last_named(PeriodFolder(patient.folder).journal)
    if last is not None and last - now > SKEW:
        return wrong(name, messages.doctor.clock_behind(_local(now), _local(last)))
    disk = _clock_of(patient.folder)
    if disk is not None and abs(disk - now) > SKEW:
        return note(name, messages.doctor.clock_not_the_disks(_local(now), _local(disk)))
    return fine(name, messages.doctor.clock(_local(now)))


def onedrive(patient: Patient) -> Check:
    """Say whether the period folder lies in OneDrive."""
    name = "OneDrive"
    if patient.folder is None:
        return no_folder(name, patient)
    if _synced(patient, ("onedrive",)):
        return note(name, messages.doctor.in_onedrive(patient.folder))
    return fine(name, messages.doctor.NOT_IN_ONEDRIVE)


def on_a_share(patient: Patient) -> Check:
    """Say whether the period folder lies on a share, or is kept in step by a program."""
    name = "Disk bersama"
    if patient.folder is None:
        return no_folder(name, patient)
    if patient.machine.remote(patient.folder):
        return note(name, messages.doctor.shared(patient.folder))
    if _synced(patient, _SYNCED):
        return note(name, messages.doctor.synced(patient.folder))
    return fine(name, messages.doctor.ON_THIS_COMPUTER)


def foreign_settings(patient: Patient) -> Check:
    """Say whether something lies in the period folder that an add-in would obey."""
    name, folder = "Pengaturan asing", patient.folder
    if folder is None:
        return no_folder(name, patient)
    beside = obeyed(folder)
    if beside is not None:
        return wrong(name, messages.doctor.strange_file(beside.name, folder))
    period = PeriodFolder(folder)
    control = period.control
    if not control.exists():
        return note(name, messages.doctor.no_control(CONTROL, folder))
    try:
        power = power_of_sheets(grid.name for grid in control_grids(period, control.read_bytes()))
    except OSError as error:
        return note(name, messages.doctor.control_unread(CONTROL, reason_of(error)))
    except XlsopsError as error:
        return note(name, str(error))
    if power:
        return wrong(name, messages.doctor.power(CONTROL, power))
    return fine(name, messages.doctor.no_settings(CONTROL))


def office_key(patient: Patient) -> Check:
    """Say whether the office's key, by which forms are known, lies open to more than its folder does."""
    name = "Kunci kantor"
    if patient.folder is None:
        return no_folder(name, patient)
    path = key_file(PeriodFolder(patient.folder))
    mode = _mode(path)
    if mode is None:
        return fine(name, messages.doctor.no_key(path))
    if patient.machine.platform == WINDOWS:
        return fine(name, messages.doctor.key_as_folder(path))
    if mode & stat.S_IWOTH:
        return wrong(name, messages.doctor.key_writable(path))
    if mode & stat.S_IROTH:
        return note(name, messages.doctor.key_readable(path))
    return fine(name, messages.doctor.key_closed(path))


def personal_keys(patient: Patient) -> Check:
    """Say whether private keys are this user's alone, and none lies in the period folder."""
    name, folder = "Kunci pribadi", keys_folder(patient.machine.home)
    strayed = _strayed(patient.folder)
    if strayed:
        return wrong(name, messages.doctor.private_key_strayed(strayed[0]))
    keys = private_keys_in(folder)
    if not keys:
        return fine(name, messages.doctor.NO_PRIVATE_KEY)
    opened = [too_open(each, posix=patient.machine.platform != WINDOWS) for each in keys]
    if None in opened:
        return note(name, messages.doctor.private_keys_unjudged(len(keys), folder))
    if True in opened:
        return wrong(name, messages.doctor.private_key_open(keys[opened.index(True)]))
    return fine(name, messages.doctor.private_keys(len(keys)))


def _synced(patient: Patient, names: tuple[str, ...]) -> bool:
    """Return whether a folder on the way to the period folder is one of a sync program."""
    folder = (patient.folder or Path()).absolute()
    roots = (
        value
        for key, value in patient.machine.environ.items()
        if key.lower().startswith(names) and value
    )
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
    return messages.doctor.local(long_time(moment.astimezone(WIB)))


def _megabytes(count: int) -> str:
    return messages.doctor.megabytes(whole_number_text(count // _MEGABYTE))
