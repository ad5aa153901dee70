"""The examination of an installation: each line is fine, or says what is wrong and what to do."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from xlsops import messages
from xlsops.addin import wheel
from xlsops.addin.addin_file import BuiltFrom, addin_at
from xlsops.addin.build import same_addin
from xlsops.addin.examination.folder import (
    foreign_settings,
    named_folder,
    office_key,
    on_a_share,
    onedrive,
    personal_keys,
    right_clock,
    space,
    writable,
)
from xlsops.addin.examination.line import Check, Patient, fine, note, wrong
from xlsops.addin.installing import status
from xlsops.addin.machine import MACOS, WINDOWS, Machine, obstacle, places, this_machine
from xlsops.errors import WheelChangedError

SAFE_PYTHON = {(3, 11): 14, (3, 12): 12, (3, 13): 10, (3, 14): 1}
"""The release of each series whose zip reader is mended (CVE-2024-8088, CVE-2025-8291)."""

SAFE_EXPAT = (2, 6, 0)
"""The release of expat that no longer slows down on split tokens (CVE-2023-52425)."""


def examine_installation(
    folder: Path | None = None, machine: Machine | None = None
) -> tuple[Check, ...]:
    """Return every line of the examination; nothing is left behind."""
    machine = machine or this_machine()
    there = folder is not None and folder.is_dir()
    place = folder.absolute() if folder is not None and there else None
    patient = Patient(machine, place, None if there else folder)
    return tuple(check(patient) for check in CHECKS)


def interpreter(patient: Patient) -> Check:
    """Say whether Excel can call this Python, and whether it is the one it calls."""
    name, machine = "Python", patient.machine
    reason = obstacle(machine)
    if reason:
        return wrong(name, messages.doctor.not_callable(machine.interpreter, reason))
    called = status(machine).interpreter if patient.has_excel else None
    if called and called != machine.interpreter:
        return wrong(name, messages.doctor.calls_another(called, machine.interpreter))
    return fine(name, messages.doctor.usable(machine.interpreter))


def age(patient: Patient) -> Check:
    """Say whether Python, and the expat in it, are free of known holes that matter here."""
    name, (major, minor, micro) = "Versi Python", patient.machine.python[:3]
    expat = patient.machine.expat
    have = messages.doctor.versions(f"{major}.{minor}.{micro}", ".".join(map(str, expat)))
    safe = SAFE_PYTHON.get((major, minor), 0)
    wanted = f"{major}.{minor}.{max(micro, safe)}"
    if (major, minor) < min(SAFE_PYTHON):
        return wrong(name, messages.doctor.too_old(have))
    if micro < safe:
        return note(name, messages.doctor.zip_reader_open(have, wanted))
    if expat < SAFE_EXPAT:
        return note(name, messages.doctor.expat_old(have))
    return fine(name, f"{have}.")


def versions(patient: Patient) -> Check:
    """Say whether xlwings is the version whose VBA is in the add-in."""
    name, have = "xlwings", patient.machine.xlwings
    if have != wheel.PINNED:
        return wrong(name, messages.doctor.other_xlwings(have, wheel.PINNED))
    addin = _addin(patient)
    if addin and addin.ours and addin.xlwings != have:
        return wrong(name, messages.doctor.addin_of_other_xlwings(addin.xlwings, have))
    return fine(name, messages.doctor.xlwings(have, same=bool(addin and addin.ours)))


def excel(patient: Patient) -> Check:
    """Say whether Excel is on this computer."""
    name, machine = "Excel", patient.machine
    if machine.platform == WINDOWS:
        version = machine.registry(r"HKCR\Excel.Application\CurVer", "")
        present = isinstance(version, str) and version.startswith("Excel.Application")
    elif machine.platform == MACOS:
        present = (machine.applications / "Microsoft Excel.app").exists()
    else:
        return note(name, messages.doctor.no_excel_for(machine.system))
    if present:
        return fine(name, messages.doctor.EXCEL)
    return wrong(name, messages.doctor.no_excel())


def addin_in_place(patient: Patient) -> Check:
    """Say whether the add-in lies where Excel starts it, with settings and script."""
    name = "Tambahan Kinerja"
    if not patient.has_excel:
        return _not_here(name, patient)
    now = status(patient.machine)
    if now.complete and _outdated(now.places.addin):
        return wrong(name, messages.doctor.addin_of_other_version())
    if now.complete:
        return fine(name, now.sentences[0])
    if now.addin is not None and not now.addin.ours:
        return wrong(name, messages.addin.foreign(now.places.addin))
    if now.addin is None:
        return wrong(name, messages.addin.not_installed())
    missing = messages.addin.SETTINGS if now.interpreter is None else wheel.APPLESCRIPT
    return wrong(name, messages.addin.gone(missing))


def mark_of_the_web(patient: Patient) -> Check:
    """Say whether the add-in carries the mark that makes Office block macros."""
    name = "Tanda unduhan"
    if not patient.has_excel:
        return _not_here(name, patient)
    path = places(patient.machine).addin
    if not path.exists():
        return note(name, messages.doctor.NOTHING_MARKED)
    marked = _zone(path) if patient.machine.platform == WINDOWS else _quarantine(path)
    if marked is None:
        return note(name, messages.doctor.MARK_UNREAD)
    if marked:
        return wrong(name, messages.doctor.marked())
    return fine(name, messages.doctor.UNMARKED)


def trusted_location(patient: Patient) -> Check:
    """Say whether a policy takes away the trust Excel has in its startup folder."""
    name, machine = "Lokasi tepercaya", patient.machine
    if machine.platform != WINDOWS:
        return note(name, messages.doctor.windows_only(machine.system))
    keys = (
        rf"HKCU\Software\{part}Microsoft\Office\16.0\Excel\Security\Trusted Locations"
        for part in ("", "Policies\\")
    )
    if any(machine.registry(key, "AllLocationsDisabled") == 1 for key in keys):
        return wrong(name, messages.doctor.no_trusted_locations())
    return fine(name, messages.doctor.TRUSTED)


def blocked(patient: Patient) -> Check:
    """Say whether an antivirus or a policy seems to stand between Excel and Python."""
    name, machine = "Antivirus", patient.machine
    if not patient.has_excel:
        return _not_here(name, patient)
    rule = machine.registry(_CHILD_RULES, _CHILD_RULE)
    if str(rule) == "1":
        return wrong(name, messages.doctor.child_processes_forbidden())
    now = status(machine)
    if now.addin is None and now.interpreter is not None:
        return wrong(name, messages.doctor.quarantined())
    return fine(name, messages.doctor.NOT_BLOCKED)


CHECKS: tuple[Callable[[Patient], Check], ...] = (
    interpreter,
    age,
    versions,
    excel,
    addin_in_place,
    mark_of_the_web,
    trusted_location,
    blocked,
    named_folder,
    writable,
    space,
    right_clock,
    onedrive,
    on_a_share,
    foreign_settings,
    office_key,
    personal_keys,
)


_CHILD_RULES = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
)
_CHILD_RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
_INTERNET = 3


def _outdated(addin: Path) -> bool:
    """Return whether another version made the add-in; the line of xlwings tells of another one."""
    try:
        return not same_addin(addin)
    except WheelChangedError:
        return False


def _addin(patient: Patient) -> BuiltFrom | None:
    return addin_at(places(patient.machine).addin) if patient.has_excel else None


def _not_here(name: str, patient: Patient) -> Check:
    return note(name, messages.doctor.not_here(patient.machine.system))


def _zone(path: Path) -> bool:
    """Return whether the file's Zone.Identifier stream says internet or worse."""
    try:
        text = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    values = [
        line.partition("=")[2].strip()
        for line in text.splitlines()
        if line.strip().startswith("ZoneId")
    ]
    return any(value.isdigit() and int(value) >= _INTERNET for value in values)


def _quarantine(path: Path) -> bool | None:
    """Return whether macOS holds the file in quarantine; None where it cannot be asked."""
    tool = Path("/usr/bin/xattr")
    if not tool.exists():
        return None
    command = [str(tool), "-p", "com.apple.quarantine", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
