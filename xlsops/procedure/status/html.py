"""Writes the status page for the Sekretaris Daerah: one file, to be sent, printed or put up."""

from pathlib import Path

from xlsops import messages
from xlsops.core.pages.standing.status_page import status_page
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.files.folders import PeriodFolder
from xlsops.files.html import fill_template
from xlsops.files.writing import make_folder, write_whole
from xlsops.resources import asset

TEMPLATE = "status.html"
_ENDINGS = {".html", ".htm"}


def write_status_page(folder: PeriodFolder, view: View, target: Path) -> Path:
    """Write the page and return where it lies; a folder gets it under the period's name.

    Raises PageNameError where another kind of file is named, so that none is ever overwritten.
    """
    spec = view.spec.period
    if target.is_dir():
        target /= f"Status Kinerja TW{spec.number} {spec.year}.html"
    if target.suffix.lower() not in _ENDINGS:
        raise XlsopsError(messages.folders.page_name(target))
    data = fill_template(*_template(folder), page=status_page(view))
    make_folder(target.parent)
    write_whole(target, data)
    return target


def _template(folder: PeriodFolder) -> tuple[str, Path]:
    """Return the office's own template where the folder holds one, else the program's."""
    own = folder.templates / TEMPLATE
    path = own if own.is_file() else asset("templates") / TEMPLATE
    try:
        return path.read_bytes().decode("utf-8-sig"), path
    except (OSError, UnicodeDecodeError) as error:
        raise XlsopsError(messages.folders.template(path, messages.reasons.NO_TEXT)) from error
