"""The recap as a workbook."""

from datetime import datetime

from xlsops.core.emblem import Emblem
from xlsops.core.recap import Recap
from xlsops.core.recaps.book import recap_pages
from xlsops.core.recaps.notes import RecapNotes
from xlsops.core.visible import one_line
from xlsops.excel.parts import put_together
from xlsops.excel.sheet_writer import Placed, sheets_written


def make_recap(
    recap: Recap, made: datetime, notes: RecapNotes, emblem: Emblem | None = None
) -> bytes:
    """Return the recap as a workbook; the same recap, moment and notes give the same bytes."""
    pages = recap_pages(recap, made, notes, emblem)
    settings = recap.spec.settings
    parts = sheets_written(
        [Placed(page, page.name, protected=False) for page in pages],
        f"Rekapitulasi Data Kinerja {recap.spec.period.title}",
        made,
        author=one_line(f"{settings.government} {settings.office}"),
    )
    return put_together(parts)
