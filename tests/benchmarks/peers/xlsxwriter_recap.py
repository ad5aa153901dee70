"""The same table written by XlsxWriter in constant memory, which forbids tables: filter, looks and chart."""

from pathlib import Path

import xlsxwriter

from tests.benchmarks.corpus import ANCHOR, DRAWN, HEADINGS, table_rows
from tests.benchmarks.racing import Telling, Work


def ready(folder: Path) -> Work:
    """Return the work."""
    count, rows = table_rows(folder)
    last = len(HEADINGS) - 1

    def work() -> Telling:
        with xlsxwriter.Workbook(folder / "xlsxwriter.xlsx", {"constant_memory": True}) as book:
            sheet = book.add_worksheet("Himpunan")
            heading = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1})
            look = book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top"})
            sheet.set_column(0, last, 14)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, count, last)
            sheet.write_row(0, 0, HEADINGS, heading)
            chart = book.add_chart({"type": "bar"})
            chart.set_title({"name": "Grafik"})
            chart.add_series(
                {
                    "categories": ["Himpunan", 1, 0, DRAWN, 0],
                    "values": ["Himpunan", 1, last, DRAWN, last],
                }
            )
            sheet.insert_chart(ANCHOR, chart)
            for number, row in enumerate(rows(), 1):
                for at, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(number, at, value, look)
                    else:
                        sheet.write_number(number, at, value, look)
        return dict

    return work
