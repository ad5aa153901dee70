"""The official forms as a workbook."""

from collections.abc import Sequence

from xlsops.core.recap.official.book import official_sheets
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.page import Making
from xlsops.core.values.visible import one_line
from xlsops.excel.package.parts import put_together
from xlsops.excel.writer.sheets import Placed, sheets_written


def make_official(making: Making, forms: Sequence[OfficialForm]) -> bytes:
    """Return the forms as a workbook; the same recap, moment, notes and templates give the same bytes."""
    settings = making.recap.spec.settings
    parts = sheets_written(
        [Placed(page, page.name, protected=False) for page in official_sheets(making, forms)],
        f"Formulir Resmi {making.recap.spec.period.title}",
        making.made,
        author=one_line(f"{settings.government} {settings.office}"),
    )
    return put_together(parts)
