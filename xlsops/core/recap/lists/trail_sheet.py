"""The sheet ``Jejak``: for every number of the recap what it is made of, down to the cells of the originals."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.recap import formulas
from xlsops.core.recap.looks import (
    FIGURE_LINK,
    FIGURE_NAME,
    FIGURE_NUMBERS,
    FIGURE_TEXT,
    LINK_CODE,
    SENTENCE,
)
from xlsops.core.recap.movement_sheet import NAME as MOVEMENT
from xlsops.core.recap.page import Making, finished_sheet, head
from xlsops.core.results.meaning import Meaning
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Link, Sheet, Written, address, shown_of
from xlsops.core.sheet.styles import HELP_INK, LOOKS, Look
from xlsops.core.sheet.text_metrics import widths_for
from xlsops.core.trace.names import whose
from xlsops.core.trace.origins import CONTROL, Origins
from xlsops.core.trace.traced import Origin, Part, Traced
from xlsops.core.trace.ways_down import as_cell, has_meaning, stands_in_one_cell, traced
from xlsops.core.values.cells import Cell
from xlsops.core.values.periods import long_time
from xlsops.core.values.structs import replace

NAME = "Jejak"
_WIDTHS = widths_for(54, 22, 18, 36, 20, 18, 56)
_HEADINGS = (
    "Angka dan rinciannya",
    "Di rekap",
    "Nilai",
    "Berkas asal",
    "Lembar dan sel",
    "Tertulis",
    "Cara dihitung / yang dilakukan",
)
_NUMBER, _PLACE, _CELL = 1, 2, 5
_ARCHIVE, _ABOVE = "../arsip/", "../"
_MOST_LINES = 1_500
"""A recap of more lines is not told part by part: no one would read it."""
_MOST_LINKS = 65_530
"""So many links Excel keeps on a sheet; of a file with more it says that it is damaged."""
_LONGEST = 400
"""So many letters of a text are told; its row shows them whole in the narrowest column."""
_DOWN = "rinciannya ↓"
_GROUP_HEIGHT = 18.0
_LIKELY = 0.8
"""How much of a column a text may fill, counted in letters, and surely stand on one line."""
_GROUP = replace(LOOKS["group"], wrap=False, vertical="center")
_PLAIN = replace(LOOKS["text"], line="", indent=1)
_LINK = replace(LINK_CODE, line="", indent=1)
_FIGURE_LOOKS = {
    look: (FIGURE_NAME, FIGURE_LINK, number, FIGURE_TEXT, FIGURE_LINK, FIGURE_TEXT, FIGURE_TEXT)
    for look, number in FIGURE_NUMBERS.items()
}
_PART_LOOKS = {
    look: (
        replace(_PLAIN, indent=2),
        _PLAIN,
        replace(LOOKS[look], line="", indent=1),
        _PLAIN,
        _LINK,
        _PLAIN,
        _PLAIN,
    )
    for look in FIGURE_NUMBERS
}
"""The looks of a row by that of its number; parts have no lines around them, so blanks need not be written."""


class _Trail(Struct, frozen=True):
    """What is told: each number, where it stands first in the recap, and on which row here it is told."""

    told: Mapping[Meaning, Traced]
    first: Mapping[Meaning, Cell]
    rows: Mapping[Meaning, int]


def with_trail(making: Making, pages: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return the sheets with a link on each number, and the sheet these links lead to behind them."""
    origins = making.origins
    if origins is None:
        return tuple(pages)
    lines = len(making.recap.indicators) + len(making.recap.budget)
    if lines > _MOST_LINES:
        return _untold(making, pages, lines)
    tables_first = sorted(pages, key=lambda page: page.name == MOVEMENT)
    first = {meaning: cell for cell, meaning in reversed([*_numbers(origins, tables_first)])}
    told = _all_told(origins, first)
    order = sorted(told, key=_order(origins, tuple(told)))
    canvas = _begun(making)
    heading = canvas.line(_HEADINGS, ("heading",) * canvas.last)
    rows = _rows(canvas.row, order, told)
    trail = _Trail(told, first, rows)
    group = None
    for meaning in order:
        if (about := _group(meaning)) != group:
            look = _GROUP if meaning.line else LOOKS["section"]
            heads = canvas.band(_about(origins, meaning), look, _GROUP_HEIGHT)
            canvas.keep(heads, heads + 1)
            group = about
        _figure(canvas, trail, meaning)
    if len(canvas.links) > _MOST_LINKS:
        return _untold(making, pages, lines)
    page = finished_sheet(
        making,
        canvas,
        "Jejak Angka",
        title_rows=(heading, heading),
        freeze=(heading + 1, 2),
        zoom=85,
        tab=HELP_INK,
    )
    return (*(_linked(each, rows) for each in pages), page)


def _untold(making: Making, pages: Sequence[Sheet], lines: int) -> tuple[Sheet, ...]:
    """Return the sheets as they are, and one that says where to ask instead."""
    canvas = _begun(making)
    canvas.paragraph(messages.tracing.too_many(lines), SENTENCE)
    return (*pages, finished_sheet(making, canvas, "Jejak Angka"))


def _about(origins: Origins, meaning: Meaning) -> str:
    """Return whose numbers follow: the office, a bureau with the file that counts, a line with its name."""
    about = whose(origins.view.spec, meaning)
    place = meaning.bureau, meaning.line
    line = origins.indicators.get(place) or origins.budget.get(place)
    if line:
        return f"{about} {line.line.name}"
    record = origins.bureaus[meaning.bureau].record if meaning.bureau else None
    if record is None:
        return about
    each = origins.bureaus[meaning.bureau]
    told = [
        messages.tracing.in_file(file.name, file.sha, long_time(origins.view.local(file.at)))
        for file in each.parts.files or (record,)
    ]
    return " · ".join((about, *told))


def _begun(making: Making) -> Canvas:
    canvas = Canvas(NAME, _WIDTHS)
    head(canvas, making, "LAMPIRAN: JEJAK ANGKA")
    canvas.paragraph(messages.tracing.HOW_TO_READ, SENTENCE)
    canvas.gap()
    return canvas


def _numbers(origins: Origins, pages: Sequence[Sheet]) -> Iterator[tuple[Cell, Meaning]]:
    """Yield where the numbers stand that a person sees, and what they are."""
    for page in pages:
        for (row, column), meaning in page.meanings.items():
            shown = shown_of(page.values[row - 1][column - 1])
            if isinstance(shown, Decimal | int) and has_meaning(origins, meaning):
                yield Cell(page.name, row, column), meaning


def _all_told(origins: Origins, first: Mapping[Meaning, Cell]) -> dict[Meaning, Traced]:
    """Return what every number is made of, and those that only others are made of."""
    told: dict[Meaning, Traced] = {}
    waiting = list(first)
    while waiting:
        meaning = waiting.pop()
        if meaning not in told:
            told[meaning] = found = traced(origins, meaning)
            parts = (each.meaning for each in found.parts if each.meaning and not each.source)
            waiting += (each for each in parts if each not in told)
    return told


def _order(
    origins: Origins, told: Sequence[Meaning]
) -> Callable[[Meaning], tuple[int, int, int, str]]:
    """Return what numbers are sorted by: the office, every Asisten, then bureau by bureau, line by line."""
    scopes = (
        ("", None),
        *(("", name) for name in origins.assistants),
        *((code, None) for code in origins.bureaus),
    )
    bureaus = {scope: number for number, scope in enumerate(scopes)}
    lines = {place: number for number, place in enumerate((*origins.indicators, *origins.budget))}
    keys = {key: number for number, key in enumerate(dict.fromkeys(each.key for each in told))}

    def place(meaning: Meaning) -> tuple[int, int, int, str]:
        line = lines.get((meaning.bureau, meaning.line), -1) if meaning.line else -1
        return (
            bureaus[meaning.bureau, meaning.assistant],
            line,
            keys[meaning.key],
            meaning.block.value,
        )

    return place


def _group(meaning: Meaning) -> tuple[str, str, str | None]:
    return meaning.bureau, meaning.line, meaning.assistant


def _rows(
    start: int, order: Sequence[Meaning], told: Mapping[Meaning, Traced]
) -> dict[Meaning, int]:
    """Return on which row each number will be told."""
    rows, row, group = {}, start, None
    for meaning in order:
        if _group(meaning) != group:
            group, row = _group(meaning), row + 1
        rows[meaning] = row
        row += 1 if stands_in_one_cell(told[meaning]) else 1 + len(told[meaning].parts)
    return rows


def _figure(canvas: Canvas, trail: _Trail, meaning: Meaning) -> None:
    """Write a number and, below it, its parts; one that stands in a cell is told in its own row."""
    found, place = trail.told[meaning], trail.first.get(meaning)
    if place:
        tip = messages.tracing.BACK_TIP
        canvas.links.append(Link(canvas.row, _PLACE, place.sheet, place.address, tip=tip))
    cell = found.parts[0] if stands_in_one_cell(found) else None
    seal = "" if found.agrees else messages.tracing.DISAGREES
    way = "; ".join(filter(None, (_done(cell) if cell else found.way, found.remark)))
    told = "; ".join(filter(None, (_short(way, messages.tracing.REST_IN_FINDINGS), seal)))
    shown = str(place) if place else None
    source = _source(canvas, cell.source if cell else None)
    looks = _FIGURE_LOOKS[_number_look(found.value)]
    _row(canvas, (found.name, shown, found.value, *source, told), looks)
    parts = () if cell else found.parts
    if parts:
        canvas.keep(canvas.row - 1, canvas.row)
    for part in parts:
        _part(canvas, trail, part)


def _part(canvas: Canvas, trail: _Trail, part: Part) -> None:
    part = as_cell(part, trail.told.get(part.meaning) if part.meaning else None)
    file, place, told = _source(canvas, part.source)
    if part.source is None and part.meaning is not None:
        place = _DOWN
        canvas.links.append(Link(canvas.row, _CELL, NAME, address(trail.rows[part.meaning], 1)))
    looks = _PART_LOOKS[_number_look(part.value)]
    done = _short(_done(part), messages.tracing.REST_IN_FINDINGS) or None
    _row(canvas, (part.name, None, part.value, file, place, told, done), looks)


def _row(canvas: Canvas, values: Sequence[Written], looks: Sequence[Look]) -> None:
    """Write a row; only texts that may not fit on a line are measured, and no blank without a fill is kept."""
    for column, (value, look) in enumerate(zip(values, looks, strict=True), 1):
        if isinstance(value, str) and len(value) > _LIKELY * canvas.widths[column - 1]:
            canvas.write(value, look, column, column)
        elif value is not None or look.fill:
            canvas.put(canvas.row, column, value, look)
    canvas.end()


def _source(canvas: Canvas, source: Origin | None) -> tuple[str | None, str | None, str | None]:
    """Return file, cell and what is written there, and link the row's cell to it."""
    if source is None:
        return None, None, None
    canvas.links.append(_onwards(canvas.row, source))
    return source.file, _place(source), _short(source.written, messages.tracing.REST_IN_CELL)


def _short(text: str, rest: str) -> str:
    """Return a text whole, or its beginning and where the rest is: no row is as high as all of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} {rest}"


def _done(part: Part) -> str:
    """Return what was done to a number; of a master also which line and column it stands in."""
    if part.source is None or part.source.sha:
        return part.done
    return f"{part.source.column}: {part.done}"


def _place(source: Origin) -> str:
    return f"{source.sheet}!{source.address}" if source.address else source.sheet


def _onwards(row: int, source: Origin) -> Link:
    """Return the link to the cell of the original, or to the master, from where the recap lies."""
    file = f"{_ARCHIVE}{source.kept}" if source.kept else f"{_ABOVE}{CONTROL}"
    tip = messages.tracing.ORIGINAL_TIP if source.kept else ""
    return Link(row, _CELL, source.sheet, source.address or "A1", file, tip)


def _linked(page: Sheet, rows: Mapping[Meaning, int]) -> Sheet:
    """Return a sheet whose numbers lead to where they are told; they look as before."""
    links = []
    for (row, column), meaning in page.meanings.items():
        shown = shown_of(page.values[row - 1][column - 1])
        if meaning in rows and isinstance(shown, Decimal | int):
            target = address(rows[meaning], _NUMBER)
            links.append(Link(row, column, NAME, target, tip=messages.tracing.LINK_TIP))
    return replace(page, links=(*page.links, *links))


def _number_look(number: Decimal | None) -> str:
    return formulas.figure_look((number,))
