"""What every sheet of the recap has above and below its tables: bands, ribbons, signatures."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.emblem import Emblem, Picture
from xlsops.core.recap.looks import REMARK, SIGNATURE, STANDING
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.results.follow_ups import Register, register_in
from xlsops.core.results.recap import Recap
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.paging import Rows, page_room, squeezed_breaks
from xlsops.core.sheet.sheet import Area, Rich, Sheet, Tint
from xlsops.core.sheet.styles import Look, predicate_colours
from xlsops.core.sheet.text_metrics import lines_of, pixels_of
from xlsops.core.spec.achievement import Band
from xlsops.core.spec.spec import Official
from xlsops.core.terms.findings import Severity
from xlsops.core.trace.origins import Origins
from xlsops.core.values.nip import read_nip
from xlsops.core.values.periods import long_date, long_time
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import one_line

_DOTS = "(" + "." * 48 + ")"
_NIP_DOTS = "." * 36
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_FREE_LINES = 4
_EMBLEM_HEIGHT, _EMBLEM_GAP = 76, 4
"""Pixels; the three bands are 84 high."""
_FOOTER_LEFT, _FOOTER_MIDDLE = 100, 41
"""Characters of the texts below a page; Excel takes 255 with all marks."""
_SIGNED_WITH = 4
"""Rows of the table that stay on the page of the signatures."""


class Making(Struct, frozen=True, dict=True):
    """What all sheets of one recap share; ``sheets`` names the sheet of each bureau by code.

    ``origins`` is what its numbers are traced through; None where that is not asked.
    """

    recap: Recap
    made: datetime
    notes: RecapNotes
    sheets: Mapping[str, str]
    emblem: Emblem | None = None
    origins: Origins | None = None

    @cached_property
    def register(self) -> Register:
        """Return the register of obstacles."""
        return register_in(self.recap, self.notes.obstacles)

    @property
    def moment(self) -> str:
        """Return when the recap was made, with the zone's name where it has one in Indonesia."""
        offset = self.made.utcoffset()
        zone = "" if offset is None else _ZONES.get(int(offset / timedelta(hours=1)), "")
        return f"{long_time(self.made)} {zone}".rstrip()


def finished_sheet(
    making: Making, canvas: Canvas, title: str, *, columns: int = 0, **layout: object
) -> Sheet:
    """Return a sheet as it opens and prints; so many of its columns are printed, without a number all.

    Below stand the period, the title and the journal's fingerprint. ``layout`` are fields of Painted.
    """
    standing = " · SEMENTARA" if making.notes.provisional else ""
    page = canvas.painted(
        paper=making.recap.spec.settings.paper,
        centred=True,
        steady=True,
        footer=_below(f"{title} · {making.recap.spec.period.title}{standing}", _FOOTER_LEFT),
        middle=_journal(making.notes.journal),
        printed=Area(1, 1, canvas.row - 1, columns or canvas.last),
        **layout,
    )
    whole = page.pages_tall or page.pages_wide > 1 or not canvas.together
    return page if whole else _paged(page, canvas)


def _paged(page: Sheet, canvas: Canvas) -> Sheet:
    """Return the sheet with its pages broken so that what belongs together stays together."""
    rows = Rows(canvas.heights, tuple(canvas.together), page.title_rows)
    widths = page.widths[: page.printed.right] if page.printed else page.widths
    breaks, tall = squeezed_breaks(rows, page_room(page.paper, widths, landscape=True))
    return replace(page, breaks=breaks, pages_tall=tall)


def _journal(fingerprint: str) -> str:
    told = _below(fingerprint, _FOOTER_MIDDLE)
    return f"Sidik jurnal {told}" if told else ""


def _below(text: str, longest: int) -> str:
    """Return a text as it stands below a page: one line, its ``&`` doubled."""
    return one_line(text)[:longest].replace("&", "&&")


def tint_predicates(
    canvas: Canvas, rows: tuple[int, int], column: int, bands: Sequence[Band]
) -> None:
    """Colour the words of a column by their rank; the word itself stays beside the colour."""
    colours = predicate_colours(len(bands))
    words = tuple(
        (band.predicate, fill, ink) for band, (fill, ink, _) in zip(bands, colours, strict=True)
    )
    canvas.tints.append(Tint(Area(rows[0], column, rows[1], column), words))


def head(canvas: Canvas, making: Making, title: str, about: str = "") -> None:
    """Write the bands on top: whose recap, its title, the period, ribbons; the coat of arms on the right."""
    settings = making.recap.spec.settings
    if making.emblem:
        _hang(canvas, making.emblem)
    canvas.band(f"{settings.government} · {settings.office}", "subtitle", 19)
    canvas.band(title, "title", 25)
    period = f"{making.recap.spec.period.title} · keadaan {making.moment}"
    canvas.band(f"{about} · {period}" if about else period, "subtitle", 19)
    ribbon(canvas, making)


def _hang(canvas: Canvas, emblem: Emblem) -> None:
    """Hang the coat of arms at the right end of the next rows."""
    width, height = emblem.within(_EMBLEM_HEIGHT * 2, _EMBLEM_HEIGHT)
    right = int(pixels_of(canvas.widths)) - width - _EMBLEM_GAP
    canvas.hang(Picture(emblem, canvas.row, 1, right, _EMBLEM_GAP, width, height))


def ribbon(canvas: Canvas, making: Making) -> None:
    """Write one row that says sample data on the left, provisional figures on the right."""
    sample, provisional = making.recap.spec.settings.sample, making.notes.provisional
    if not sample and not provisional:
        return
    told: list[tuple[str, str | Look]] = (
        [(messages.pages.sample("berkas"), "sample")] if sample else []
    )
    if provisional:
        told.append((f"{Severity.WARNING.mark} SEMENTARA – {provisional}", STANDING))
    half = _half(canvas.widths)
    spans = (half, canvas.last - half) if len(told) > 1 else (canvas.last,)
    texts, looks = zip(*told, strict=True)
    canvas.spread(texts, looks, spans, least=18)


def _half(widths: tuple[float, ...]) -> int:
    """Return the column that ends nearest to the middle of the sheet, never the last one."""
    middle = sum(widths) / 2
    ends = [(abs(sum(widths[:number]) - middle), number) for number in range(1, len(widths))]
    return min(ends)[1]


def sign_sheet(
    canvas: Canvas, making: Making, right: str, spans: tuple[tuple[int, int], ...]
) -> None:
    """Write the signatures in one row, so that no page break can tear them apart.

    The Kasubbag signs on the left; ``right`` is the role of who signs on the right.
    """
    for number, line in enumerate(making.notes.levels if right == "SEKDA" else ()):
        canvas.paragraph(line if number else f"{messages.tier_words.LEVELS}. {line}", REMARK)
    spec = making.recap.spec
    place = f"{spec.settings.place}, {long_date(making.made)}"
    people = (
        ("", "Disusun oleh", spec.official("KASUBBAG")),
        (place, "Mengetahui", spec.official(right)),
    )
    canvas.gap(10)
    row = canvas.row
    widths = [sum(canvas.widths[left - 1 : last]) for left, last in spans]
    titles = [_title(person) for _, _, person in people]
    deep = max(lines_of(title, width) for title, width in zip(titles, widths, strict=True))
    for (above, word, person), title, span, width in zip(
        people, titles, spans, widths, strict=True
    ):
        padding = "\n" * (deep - lines_of(title, width) + _FREE_LINES)
        before = f"{above}\n{word}\n{title}{padding}\n"
        _signature(canvas, row, span, before, person)
    canvas.end((2 + deep + _FREE_LINES + 3) * 13.0 + 8)
    canvas.keep(max(1, row - 1 - _SIGNED_WITH), row)


def _title(person: Official | None) -> str:
    return f"{person.prefix} {person.title}".strip() if person else ""


def _signature(
    canvas: Canvas, row: int, span: tuple[int, int], before: str, person: Official | None
) -> None:
    """Write one person's block: bold name, rank, number; dots for what is not known yet."""
    name = person.name if person and person.name else _DOTS
    known = person is not None and bool(person.name)
    lines = [person.rank] if person and known and person.rank else []
    digits = read_nip(person.nip).shown if person and person.nip else _NIP_DOTS
    after = "".join(f"\n{each}" for each in (*lines, f"NIP. {digits}"))
    text = Rich(((before, False), (name, known), (after, False)))
    canvas.over(Area(row, span[0], row, span[1]), text, SIGNATURE)
