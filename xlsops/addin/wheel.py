"""What the add-in takes from the installed xlwings: a VBA module, and on macOS a script."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from xlsops import messages
from xlsops.addin.vba.launcher import launcher
from xlsops.addin.vba.project import CODE_PAGE, Module, ModuleKind, module
from xlsops.errors import WheelChangedError

DISTRIBUTION = "xlwings"
PINNED = "0.37.8"
PROJECT = "xlsops"
"""The name RunPython looks for its settings under: ``xlsops.conf``."""

APPLESCRIPT = f"xlwings-{PINNED}.applescript"


def installed_version() -> str:
    """Return the version of the installed xlwings."""
    return version(DISTRIBUTION)


def xlwings_modules() -> tuple[Module]:
    """Return xlwings' module, cut down to starting our buttons under our project's name.

    An xlwings of another version raises: its VBA names the version it belongs to.
    """
    found = installed_version()
    if found != PINNED:
        raise WheelChangedError(found, PINNED)
    try:
        text = launcher(_text("xlwings_custom_addin.bas"), PROJECT)
    except LookupError as error:
        raise WheelChangedError(messages.reasons.changed_inside(found), PINNED) from error
    return (module(text, ModuleKind.STANDARD),)


def applescript() -> bytes:
    """Return the script through which Excel for Mac calls Python."""
    return (_folder() / APPLESCRIPT).read_bytes()


def _text(name: str) -> str:
    return (_folder() / name).read_bytes().decode(CODE_PAGE).replace("\r\n", "\n")


def _folder() -> Path:
    """Return the folder of the package, without importing it."""
    spec = find_spec(DISTRIBUTION)
    if spec is None or spec.origin is None:
        raise WheelChangedError(messages.reasons.NOT_THERE, PINNED)
    return Path(spec.origin).parent
