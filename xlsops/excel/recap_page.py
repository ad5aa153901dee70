"""What every sheet of the recap has above and below its tables: bands, ribbons, signatures."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from xlsops.core.emblem import Emblem
from xlsops.core.lettering import lines_of
from xlsops.core.looks import MARKS
from xlsops.core.nip import read_nip
from xlsops.core.periods import long_date, long_time
from xlsops.core.recap import Recap
from xlsops.core.spec import Official
from xlsops.excel.recap_formats import RECAP_LOOKS, Formats, writable
from xlsops.excel.recap_notes import RecapNotes
from xlsops.excel.recap_pen import Page, Pen

SAMPLE = "DATA CONTOH · angka dan nama di berkas ini tidak nyata"
_DOTS = "(" + "." * 48 + ")"
_NIP_DOTS = "." * 36
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_FREE_LINES = 4
_EMBLEM_HEIGHT = 76
"""Pixels; the three bands are 84 high."""
_SIGNED_WITH = 4
"""Rows of the table that stay on the page of the signatures."""


@dataclass(frozen=True, slots=True)
class Making:
    """What all sheets of one recap share; ``sheets`` names the sheet of each bureau by code."""

    recap: Recap
    made: datetime
    notes: RecapNotes
    book: Any
    formats: Formats
    sheets: dict[str, str]
    emblem: Emblem | None = None

    def pen(self, name: str, widths: tuple[float, ...], tab: str = "") -> Pen:
        """Return a pen on the sheet of that name, which stands already."""
        sheet = self.book.get_worksheet_by_name(name)
        if tab:
            sheet.set_tab_color(f"#{tab}")
        return Pen(sheet, self.formats, widths)

    def page(self, title: str, **layout: Any) -> Page:  # noqa: ANN401 - fields of Page
        """Return how a sheet prints: footer with the period and the title."""
        standing = "" if not self.notes.provisional else " · SEMENTARA"
        footer = f"{title} · {self.recap.spec.period.title}{standing}"
        return Page(self.recap.spec.settings.paper, footer, self.notes.journal, **layout)

    @property
    def moment(self) -> str:
        """Return when the recap was made, with the zone's name where it has one in Indonesia."""
        offset = self.made.utcoffset()
        zone = "" if offset is None else _ZONES.get(int(offset / timedelta(hours=1)), "")
        return f"{long_time(self.made)} {zone}".rstrip()


def head(pen: Pen, making: Making, title: str, about: str = "") -> None:
    """Write the bands on top: whose recap, its title, the period, ribbons; the coat of arms on the right."""
    settings = making.recap.spec.settings
    if making.emblem:
        pen.hang(making.emblem, _EMBLEM_HEIGHT)
    pen.band(f"{settings.government} · {settings.office}", "subtitle", 19)
    pen.band(title, "title", 25)
    period = f"{making.recap.spec.period.title} · keadaan {making.moment}"
    pen.band(f"{about} · {period}" if about else period, "subtitle", 19)
    _ribbon(pen, making)


def _ribbon(pen: Pen, making: Making) -> None:
    """Write one row that says sample data on the left, provisional figures on the right."""
    sample, provisional = making.recap.spec.settings.sample, making.notes.provisional
    if not sample and not provisional:
        return
    row, half = pen.row, _half(pen.widths)
    left, right = (1, half), (half + 1, pen.last)
    standing = f"{MARKS['Peringatan']} SEMENTARA – {provisional}"
    if sample and provisional:
        pen.spread(row, left, SAMPLE, "sample")
        pen.spread(row, right, standing, "standing")
    elif sample:
        pen.spread(row, (1, pen.last), SAMPLE, "sample")
    else:
        pen.spread(row, (1, pen.last), standing, "standing")
    pen.end_row(18)


def _half(widths: tuple[float, ...]) -> int:
    """Return the column that ends nearest to the middle of the sheet, never the last one."""
    middle = sum(widths) / 2
    ends = [(abs(sum(widths[:number]) - middle), number) for number in range(1, len(widths))]
    return min(ends)[1]


def sign(pen: Pen, making: Making, right: str, spans: tuple[tuple[int, int], ...]) -> None:
    """Write the signatures in one row, so that no page break can tear them apart.

    The Kasubbag signs on the left; ``right`` is the role of who signs on the right.
    """
    spec = making.recap.spec
    place = f"{spec.settings.place}, {long_date(making.made)}"
    people = (
        ("", "Disusun oleh", spec.official("KASUBBAG")),
        (place, "Mengetahui", spec.official(right)),
    )
    pen.gap(10)
    row = pen.row
    widths = [sum(pen.widths[left - 1 : last]) for left, last in spans]
    titles = [_title(person) for _, _, person in people]
    deep = max(lines_of(title, width) for title, width in zip(titles, widths, strict=True))
    for (above, word, person), title, span, width in zip(
        people, titles, spans, widths, strict=True
    ):
        padding = "\n" * (deep - lines_of(title, width) + _FREE_LINES)
        before = f"{above}\n{word}\n{title}{padding}\n"
        _signature(pen, row, span, before, person)
    pen.end_row((2 + deep + _FREE_LINES + 3) * 13.0 + 8)
    pen.keep(max(1, row - 1 - _SIGNED_WITH), row)


def _title(person: Official | None) -> str:
    return f"{person.prefix} {person.title}".strip() if person else ""


def _signature(
    pen: Pen, row: int, span: tuple[int, int], before: str, person: Official | None
) -> None:
    """Write one person's block: bold name, rank, number; dots for what is not known yet."""
    name = writable(person.name) if person and person.name else _DOTS
    known = person is not None and bool(person.name)
    lines = [person.rank] if person and known and person.rank else []
    digits = read_nip(person.nip).shown if person and person.nip else _NIP_DOTS
    after = "".join(f"\n{each}" for each in (*lines, f"NIP. {digits}"))
    look = RECAP_LOOKS["signature"]
    style = pen.formats.of(look)
    pen.spread(row, span, None, look)
    plain, bold = pen.formats.of(look), pen.formats.of(replace(look, bold=known))
    pen.sheet.write_rich_string(
        row - 1, span[0] - 1, plain, writable(before), bold, name, plain, writable(after), style
    )
