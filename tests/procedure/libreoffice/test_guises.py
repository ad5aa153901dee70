"""A figure in the guise of another thing: the form's own status and intake agree, in LibreOffice."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.calc import oracle
from tests.core.builders import BUREAU, IN_TIME, SUM, office
from tests.quarter import FILLED, KEY
from xlsops.core.checks.judge import judge
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.submissions import MissingSheet, read_submission
from xlsops.core.spec.rules import compile_rules
from xlsops.core.values.structs import replace
from xlsops.excel.editing.saving import saved
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.files.xlsx.reader import read_workbook
from xlsops.resources import asset

pytestmark = pytest.mark.usefixtures("office")
NOTHING, FOUND, ASKED_BACK = frozenset[str](), frozenset({"V06"}), frozenset({"V07"})
GUISED = {
    "hh:mm:ss": FOUND,
    "[$-421]d mmmm yyyy": FOUND,
    "0%": FOUND,
    "0.00%": FOUND,
    "0% persen": ASKED_BACK,
}
"""What the status sees: percents, and the dates and times LibreOffice has a name for."""
UNNAMED = {
    "h.mm": FOUND,
    "h:mm": FOUND,
    "[h]:mm": FOUND,
    "dd/mm/yyyy": FOUND,
    "# ?/?": FOUND,
    ";;;": FOUND,
    '"nihil"': FOUND,
    "@": NOTHING,
    '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-': NOTHING,
}
"""What LibreOffice, or Excel, calls by no name of its own: the status leaves it to intake."""
FIGURES = {
    "General": NOTHING,
    "0": NOTHING,
    "0.00": NOTHING,
    "#,##0": NOTHING,
    "#,##0.00": NOTHING,
    '0" dok"': NOTHING,
    "[$Rp-421]#,##0": NOTHING,
    "#,##0;[Red]-#,##0": NOTHING,
    "#,##0,": FOUND,
    '0"000"': FOUND,
}
"""What no formula can tell from a plain figure: the last two are found at intake alone."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, frozenset[str]]]:
    """What the status of each format says, and the codes found at intake."""
    return judged_twice(tmp_path_factory.mktemp("guises"), [*GUISED, *UNNAMED, *FIGURES])


TOLD = (
    ("penghambat", "Hujan lebat di lokasi"),
    ("rtl", "Dijadwalkan ulang"),
    ("penanggung_jawab", "Kepala Subbagian"),
)
"""What is told beside a figure, so that nothing else is asked for."""


def judged_twice(folder: Path, formats: list[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """Answer one indicator under each format; recalculate, read the status, and take it in."""
    spec = office(
        indicators=tuple(
            replace(SUM, id=f"I{number}", unit="%" if "persen" in code else SUM.unit)
            for number, code in enumerate(formats)
        )
    )
    layout = layout_of(spec, BUREAU)
    template = (asset("templates") / "format.xlsx").read_bytes()
    book = load_workbook(BytesIO(make_form(lay_out(template, spec), layout, spec, (), KEY)))
    sheet = layout.indicators
    for line, code in zip(sheet.lines, formats, strict=True):
        for key, text in TOLD:
            book[sheet.name][sheet.cell(line.id, key).address] = text
        cell = book[sheet.name][sheet.cell(line.id, "realisasi_2").address]
        cell.value, cell.number_format = 2.3125, code.removesuffix(" persen")
    sent, kept = folder / "isi.xlsx", folder / "hitung.xlsx"
    sent.write_bytes(saved(book, "Format", FILLED, book.properties.created))
    shown = oracle.recalculate(sent, kept)
    submission = read_submission(layout, read_workbook(kept.read_bytes()).sheets)
    assert not isinstance(submission, MissingSheet)
    found = judge(submission, spec, compile_rules(spec, IN_TIME.date())[0], IN_TIME)[1]
    return {
        code: (
            str(shown.value(sheet.name, sheet.cell(line.id, "status").address)),
            frozenset(
                each.code
                for each in found
                if (each.line, each.field) == (line.id, "realisasi_2")
                and each.code in {"V06", "V07"}
            ),
        )
        for line, code in zip(sheet.lines, formats, strict=True)
    }


@pytest.mark.parametrize("code", GUISED)
def test_a_date_a_time_or_a_percent_is_found_in_the_form_and_at_intake(
    code: str, both: Mapping[str, tuple[str, frozenset[str]]]
) -> None:
    assert both[code] == (live.GUISE, GUISED[code])


@pytest.mark.parametrize("code", UNNAMED)
def test_what_the_form_cannot_see_is_left_to_intake(
    code: str, both: Mapping[str, tuple[str, frozenset[str]]]
) -> None:
    assert both[code] == (live.FILLED, UNNAMED[code])


@pytest.mark.parametrize("code", FIGURES)
def test_a_plain_figure_is_filled_and_no_finding(
    code: str, both: Mapping[str, tuple[str, frozenset[str]]]
) -> None:
    assert both[code] == (live.FILLED, FIGURES[code])
