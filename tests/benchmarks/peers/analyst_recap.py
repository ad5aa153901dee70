"""The recap an analyst writes: a page of bureaus with a chart, all rows, all findings."""

from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

QUARTER = 2


def write_recap(
    target: Path, indicators: pd.DataFrame, budget: pd.DataFrame, findings: pd.DataFrame
) -> None:
    """Write the workbook."""
    from tests.benchmarks.peers.analyst import achievement  # noqa: PLC0415 - the two are one script

    reached = indicators.assign(capaian=achievement(indicators))
    with xlsxwriter.Workbook(target, {"nan_inf_to_errors": False}) as book:
        _summary(book, reached, budget, findings)
        for name, table in (("Indikator", reached), ("Anggaran", budget), ("Temuan", findings)):
            _page(book, name, table)


def _summary(
    book: Any, indicators: pd.DataFrame, budget: pd.DataFrame, findings: pd.DataFrame
) -> None:
    """Write achievement, spending and findings of each bureau, with a chart."""
    money = (
        budget.assign(
            pagu=pd.to_numeric(budget["pagu"], errors="coerce"),
            rp=pd.to_numeric(budget[f"rp_{QUARTER}"], errors="coerce"),
        )
        .groupby("bagian")[["pagu", "rp"]]
        .sum()
    )
    table = pd.DataFrame(
        {
            "capaian": indicators.groupby("bagian")["capaian"].mean().round(2),
            "pagu": money["pagu"],
            "realisasi": money["rp"],
            "serapan": (money["rp"] / money["pagu"] * 100).round(2),
            "temuan": findings.groupby("bagian").size(),
        }
    ).reset_index()
    sheet = _page(book, "Ringkasan", table)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": ["Ringkasan", 1, 0, len(table), 0],
            "values": ["Ringkasan", 1, 1, len(table), 1],
            "name": "Capaian (%)",
        }
    )
    sheet.insert_chart(1, len(table.columns) + 1, chart)


def _page(book: Any, name: str, table: pd.DataFrame) -> Any:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 1, "text_wrap": True})
    sheet.write_row(0, 0, [str(each) for each in table.columns], heading)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    sheet.set_column(0, len(table.columns) - 1, 14)
    for row, values in enumerate(table.astype(object).itertuples(index=False, name=None), 1):
        for at, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, at, value)
            elif not pd.isna(value):
                sheet.write(row, at, value)
    return sheet
