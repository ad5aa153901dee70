"""Workbooks as the spreadsheet libraries write and read them; nothing here decides anything."""

import sys

from xlsops import messages
from xlsops.errors import XlsopsError

if getattr(sys.modules.get("openpyxl"), "LXML", False):
    raise XlsopsError(messages.folders.openpyxl_first())
