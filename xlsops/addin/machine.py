"""The computer the program runs on, as one value, so that every system can be tried on any."""

import locale
import os
import pyexpat
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.addin import wheel
from xlsops.addin.build import NAME
from xlsops.errors import XlsopsError

WINDOWS = "win32"
MACOS = "darwin"

_REMOTE = (
    "nfs",
    "cifs",
    "smb",
    "afpfs",
    "ncpfs",
    "ceph",
    "davfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.gvfsd",
    "fuse.sshfs",
    "fuse.rclone",
)
"""How the kinds of file systems begin that lie on another computer."""

Registry = Callable[[str, str], "str | int | None"]
"""Gives a value of the Windows registry by key and name; None where there is none."""

_STARTUP_WINDOWS = Path("Microsoft", "Excel", "XLSTART")
_STARTUP_MACOS = Path(
    "Library",
    "Group Containers",
    "UBF8T346G9.Office",
    "User Content.localized",
    "Startup.localized",
    "Excel",
)
_DATA_MACOS = Path("Library", "Containers", "com.microsoft.Excel", "Data")
_SCRIPTS_MACOS = Path("Library", "Application Scripts", "com.microsoft.Excel")


def _no_registry(_key: str, _name: str) -> None:
    return None


def _never_remote(_path: Path) -> bool:
    return False


def _unknown_room(_path: Path) -> None:
    return None


def _now() -> datetime:
    return datetime.now(UTC)


class Machine(Struct, frozen=True):
    """What is known of a computer: its system, folders, Python, and ways to ask it more."""

    platform: str
    home: Path
    environ: Mapping[str, str]
    interpreter: str
    base: str
    python: tuple[int, ...]
    expat: tuple[int, ...]
    xlwings: str
    encoding: str
    applications: Path = Path("/Applications")
    registry: Registry = _no_registry
    remote: Callable[[Path], bool] = _never_remote
    free: Callable[[Path], int | None] = _unknown_room
    now: Callable[[], datetime] = _now

    @property
    def system(self) -> str:
        """Return the system's name as people say it."""
        return {WINDOWS: "Windows", MACOS: "macOS"}.get(self.platform, self.platform.capitalize())


class ExcelPlaces(Struct, frozen=True):
    """Where Excel looks: the add-in it starts, the settings, on macOS the script."""

    addin: Path
    settings: Path
    applescript: Path | None = None


def places(machine: Machine) -> ExcelPlaces:
    """Return where the add-in's files belong; a system without Excel raises."""
    if machine.platform == WINDOWS:
        roaming = machine.environ.get("APPDATA") or str(machine.home / "AppData" / "Roaming")
        profile = Path(machine.environ.get("USERPROFILE") or machine.home)
        folder = f".{wheel.PROJECT}"
        return ExcelPlaces(
            Path(roaming) / _STARTUP_WINDOWS / NAME, profile / folder / f"{wheel.PROJECT}.conf"
        )
    if machine.platform == MACOS:
        return ExcelPlaces(
            machine.home / _STARTUP_MACOS / NAME,
            machine.home / _DATA_MACOS / f"{wheel.PROJECT}.conf",
            machine.home / _SCRIPTS_MACOS / wheel.APPLESCRIPT,
        )
    raise XlsopsError(messages.addin.unsupported(machine.system))


def obstacle(machine: Machine) -> str | None:
    """Return why Excel could not call this Python, as the end of a sentence; None if it can."""
    if machine.platform == WINDOWS and "WindowsApps" in machine.base + machine.interpreter:
        # Such a Python writes to AppData through a veil that hides the files from Excel.
        return messages.reasons.FROM_THE_STORE
    if machine.platform == MACOS and " " in machine.interpreter:
        return messages.reasons.SPACE_IN_PATH
    try:
        machine.interpreter.encode(encoding(machine))
    except UnicodeEncodeError:
        return messages.reasons.STRANGE_LETTERS
    return None


def encoding(machine: Machine) -> str:
    """Return the encoding in which VBA reads a text file."""
    return machine.encoding if machine.platform == WINDOWS else "ascii"


def this_machine() -> Machine:
    """Return the computer this runs on."""
    return Machine(
        platform=sys.platform,
        home=Path.home(),
        environ=dict(os.environ),
        interpreter=_interpreter(),
        base=sys.base_prefix,
        python=tuple(sys.version_info[:3]),
        expat=tuple(pyexpat.version_info),
        xlwings=wheel.installed_version(),
        encoding=locale.getencoding(),
        registry=_registry,
        remote=_remote,
        free=_free,
    )


def _interpreter() -> str:
    """Return this Python with a console: the one without swallows what it has to say."""
    path = Path(sys.executable)
    if path.name.lower() == "pythonw.exe" and path.with_name("python.exe").exists():
        return str(path.with_name("python.exe"))
    return str(path)


def _registry(key: str, name: str) -> str | int | None:
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415  only Windows has it

    root, _, below = key.partition("\\")
    roots = {
        "HKCR": winreg.HKEY_CLASSES_ROOT,
        "HKCU": winreg.HKEY_CURRENT_USER,
        "HKLM": winreg.HKEY_LOCAL_MACHINE,
    }
    try:
        with winreg.OpenKey(roots[root], below) as opened:
            value = winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None
    return value if isinstance(value, str | int) else None


def _free(path: Path) -> int | None:
    """Return the bytes this user may still write there; None where the system does not tell."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def _remote(path: Path) -> bool:
    """Return whether a path lies on another computer's disk, as far as the system tells."""
    text = str(path.absolute())
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows is asked this way

        network = 4
        drive = f"{path.absolute().drive}\\"
        return text.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive) == network
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return text.startswith("/Volumes/")
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _, point, found, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and Path(text).is_relative_to(point):
            best, kind = point, found
    return kind.startswith(_REMOTE)
