"""Workbooks as the spreadsheet libraries write and read them; nothing here decides anything."""

import sys

from xlsops.errors import OtherBytesError

if getattr(sys.modules.get("openpyxl"), "LXML", False):
    raise OtherBytesError
