"""What in a workbook has power over the add-in: settings, code, the mark of a Kendali Kinerja."""

from collections.abc import Iterable
from unicodedata import normalize

from xlsops import messages
from xlsops.core.terms.operations import CONTROL_NAME
from xlsops.core.values.foreign_text import cited

SETTINGS = "xlsops.conf"
"""The sheet, or the file beside a workbook, in which an add-in looks for the Python it starts."""

_SHEETS = {".conf": messages.clauses.sheet_of_settings, ".py": messages.clauses.sheet_of_code}


def power_of_sheets(sheets: Iterable[str]) -> str | None:
    """Return the first sheet that an add-in would obey, and as what; None where there is none."""
    for sheet in sheets:
        for ending, told in _SHEETS.items():
            if _plain(sheet).endswith(ending):
                return told(cited(sheet))
    return None


def power_of_names(names: Iterable[str]) -> str | None:
    """Return the name by which buttons would believe a workbook; None where there is none."""
    if any(_plain(name) == CONTROL_NAME for name in names):
        return messages.clauses.marked_as_control(CONTROL_NAME)
    return None


def _plain(name: str) -> str:
    """Return a name as a spreadsheet program compares it: without case, width and blanks."""
    return normalize("NFKC", name).casefold().strip()
