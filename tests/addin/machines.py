"""Computers of every system with their home in a temporary folder."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from xlsops.addin import wheel
from xlsops.addin.machine import Machine

WINDOWS_PYTHON = r"C:\Users\Sri\xlsops\Scripts\python.exe"
MAC_PYTHON = "/Users/sri/xlsops/bin/python"


def windows(home: Path, **changed: object) -> Machine:
    """A Windows computer with the folders Windows makes."""
    (home / "AppData" / "Roaming").mkdir(parents=True, exist_ok=True)
    environ = {"APPDATA": str(home / "AppData" / "Roaming"), "USERPROFILE": str(home)}
    return _machine("win32", home, environ, WINDOWS_PYTHON, changed)


def macos(home: Path, **changed: object) -> Machine:
    """A Mac on which Excel was started once."""
    (home / "Library" / "Containers" / "com.microsoft.Excel" / "Data").mkdir(
        parents=True, exist_ok=True
    )
    return _machine("darwin", home, {}, MAC_PYTHON, changed)


def linux(home: Path, **changed: object) -> Machine:
    """A Linux computer."""
    return _machine("linux", home, {}, "/usr/bin/python3", changed)


def registry(values: Mapping[tuple[str, str], str | int]) -> Callable[[str, str], str | int | None]:
    """A Windows registry that holds these values by key and name."""
    return lambda key, name: values.get((key, name))


def files(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(
        os.path.relpath(Path(place) / name, folder).replace(os.sep, "/")
        for place, _, names in os.walk(folder)
        for name in names
    )


def _machine(
    platform: str, home: Path, environ: Mapping[str, str], python: str, changed: dict[str, object]
) -> Machine:
    values: dict[str, object] = {
        "platform": platform,
        "home": home,
        "environ": environ,
        "interpreter": python,
        "base": "",
        "python": (3, 13, 10),
        "expat": (2, 7, 3),
        "xlwings": wheel.PINNED,
        "encoding": "cp1252",
        "applications": home / "Applications",
        "free": lambda _path: 10_000_000_000,
    }
    return Machine(**(values | changed))  # type: ignore[arg-type]
