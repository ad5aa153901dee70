"""The folders that come with the program: the control workbook's data, templates, macros."""

from pathlib import Path

from xlsops import messages
from xlsops.errors import XlsopsError

_PACKAGE = Path(__file__).parent


def asset(kind: str) -> Path:
    """Return the folder ``workbook``, ``templates`` or ``macros``.

    It lies inside an installed package, and at the top of a checkout.
    """
    for folder in (_PACKAGE / "assets" / kind, _PACKAGE.parent / kind):
        if folder.is_dir():
            return folder
    raise XlsopsError(messages.folders.asset_missing(kind))
