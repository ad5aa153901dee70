"""One sheet of a workbook as openpyxl reads it, without the thirty others."""

from io import BytesIO
from pathlib import Path

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook.defined_name import DefinedNameList
from openpyxl.worksheet.worksheet import Worksheet


class _OneSheetReader(ExcelReader):
    """openpyxl's own reader, to which a workbook has but one sheet; names, which count sheets, are left out."""

    def __init__(self, source: Path | BytesIO, name: str, *, data_only: bool) -> None:
        super().__init__(source, data_only=data_only)
        self._name = name

    def read_worksheets(self) -> None:
        self.parser.sheets = [each for each in self.parser.sheets if each.name == self._name]
        self.parser.defined_names = DefinedNameList()
        super().read_worksheets()


def one_sheet(source: Path | BytesIO, name: str, *, data_only: bool = False) -> Worksheet:
    """Return a sheet to look at, as ``load_workbook(source)[name]`` would; its print titles are not known.

    A control workbook takes openpyxl half a second, one of its sheets mostly a tenth of that.
    """
    reader = _OneSheetReader(source, name, data_only=data_only)
    reader.read()
    return reader.wb[name]
