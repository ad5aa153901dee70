"""The computers a bundle can be made for: system, processor, Python."""

import platform
import re
import sys
from enum import StrEnum

from msgspec import Struct

_VERSION = re.compile(r"3\.(\d{1,2})")
_OLDEST = 11


class System(StrEnum):
    """The systems as they are typed; the value of each is its name in the command."""

    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"


_TAGS = {
    System.WINDOWS: ("win_amd64",),
    System.MAC: ("macosx_14_0_arm64",),
    System.LINUX: ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
}
_TOLD = {
    System.WINDOWS: ("Windows", "AMD64", "win32", "nt"),
    System.MAC: ("Darwin", "arm64", "darwin", "posix"),
    System.LINUX: ("Linux", "x86_64", "linux", "posix"),
}
NAMES = {
    System.WINDOWS: "Windows 64-bit",
    System.MAC: "macOS (Apple silicon)",
    System.LINUX: "Linux x86_64",
}


class Target(Struct, frozen=True):
    """A computer: its system, and its Python as ``3.11``."""

    system: System
    python: str

    @property
    def name(self) -> str:
        """Return the system as people call it."""
        return NAMES[self.system]

    @property
    def machine(self) -> tuple[str, str]:
        """Return what its Python tells of it: system and processor."""
        system, processor, *_ = _TOLD[self.system]
        return system, processor

    @property
    def is_here(self) -> bool:
        """Tell whether this computer and this Python are of that kind."""
        here = (platform.system(), platform.machine())
        return (here, running()) == (self.machine, self.python)

    @property
    def markers(self) -> dict[str, str]:
        """Return what conditions of requirements ask of a computer (PEP 508)."""
        system, processor, short, kind = _TOLD[self.system]
        return {
            "platform_system": system,
            "platform_machine": processor,
            "sys_platform": short,
            "os_name": kind,
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }

    @property
    def options(self) -> tuple[str, ...]:
        """Return how pip is told to fetch what is made for that computer, and nothing to be built."""
        platforms = (option for tag in _TAGS[self.system] for option in ("--platform", tag))
        version = ("--python-version", self.python, "--implementation", "cp")
        return ("--only-binary=:all:", *platforms, *version)


def running() -> str:
    """Return the Python that runs, as ``3.11``."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def is_version(text: str) -> bool:
    """Tell whether a text names a Python the program runs under, as ``3.12``."""
    found = _VERSION.fullmatch(text)
    return bool(found) and int(found[1]) >= _OLDEST if found else False
