"""The recap as a workbook."""

from datetime import datetime

from xlsops.core.form.emblem import Emblem
from xlsops.core.recap.book import recap_pages
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.recap import Recap
from xlsops.core.trace.origins import Origins
from xlsops.core.values.visible import one_line
from xlsops.excel.package.parts import put_together
from xlsops.excel.writer.sheets import Placed, sheets_written


def make_recap(
    recap: Recap,
    made: datetime,
    notes: RecapNotes,
    emblem: Emblem | None = None,
    origins: Origins | None = None,
) -> bytes:
    """Return the recap as a workbook; the same recap, moment and notes give the same bytes."""
    pages = recap_pages(recap, made, notes, emblem, origins)
    settings = recap.spec.settings
    parts = sheets_written(
        [Placed(page, page.name, protected=False) for page in pages],
        f"Rekapitulasi Data Kinerja {recap.spec.period.title}",
        made,
        author=one_line(f"{settings.government} {settings.office}"),
    )
    return put_together(parts)
