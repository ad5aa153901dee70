"""The cells of a page as the part of its sheet spells them, in place of all that stands in it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from xlsops.core.sheet.sheet import Area, Formula, Rich, Sheet, Written, shown_of
from xlsops.core.values.cells import column_letters
from xlsops.core.values.numbers import as_typed
from xlsops.excel.package.days import day_told
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spelt import escape
from xlsops.excel.writer.cells import UNSTYLED, Cells
from xlsops.excel.writer.rows import text_told
from xlsops.excel.writer.texts import legible

_DATA = re.compile(rb"<sheetData(?:/>|>(.*)</sheetData>)", re.DOTALL)
_ROW = re.compile(rb'<row r="([0-9]+)"(?: spans="[0-9:]*")?([^>]*?)/?>')
_SAMPLE = re.compile(rb' s="([0-9]+)"(?: t="s"><v>([0-9]+)</v>)?')
_LETTERS = re.compile(rb"<rPr>.*?</rPr>", re.DOTALL)
_MERGES = re.compile(rb"<mergeCells .*?</mergeCells>", re.DOTALL)
_FILLED = re.compile(rb'<dimension ref="[^"]*"')


class SpeltStyle(NamedTuple):
    """How a part tells of a style: the attribute of its cells, the letters of plain and of bold pieces."""

    attribute: str = ""
    letters: tuple[str, ...] = ()


def cached_of(page: Sheet | None, area: Area) -> list[str]:
    """Return what cells of a page show, as a chart keeps it; nothing of a page that is not known."""
    if page is None:
        return []
    rows = (row[area.left - 1 : area.right] for row in page.values[area.top - 1 : area.bottom])
    return [_cached(shown_of(value)) for value in chain.from_iterable(rows)]


def looks_of(part: bytes, cells: Cells, texts: Sequence[bytes]) -> dict[int, SpeltStyle]:
    """Return how a part tells of the styles of cells, whose samples are its last row."""
    samples = _SAMPLE.findall(part[part.rfind(b"<row ") :]) if cells.styles else []
    looks = {UNSTYLED: SpeltStyle()}
    for number, (style, text) in zip(cells.styles, samples, strict=True):
        letters = _LETTERS.findall(texts[int(text)]) if text else ()
        looks[number] = SpeltStyle(
            f' s="{style.decode()}"', tuple(each.decode() for each in letters)
        )
    return looks


def with_cells_told(
    part: bytes, cells: Cells, looks: Mapping[int, SpeltStyle], *, date1904: bool
) -> bytes:
    """Return the part of a sheet with these cells for all that stands in it; its rows stay as high."""
    head, inner, tail = _split(part)
    about = {int(row): told.decode() for row, told in _ROW.findall(inner) if told}
    starts = [f'<c r="{column_letters(at)}' for at in range(1, 1 + _width(cells))]
    told, left, right, filled = list[str](), len(starts), 0, list[int]()
    for row in range(1, 1 + max([len(cells.values), *about])):
        if row <= len(cells.values) and not cells.values[row - 1] and row not in about:
            continue  # others fill such rows, by thousands
        here = _row(row, cells, starts, looks, date1904=date1904)
        columns = [at for at, each in enumerate(here, 1) if each]
        if columns:
            filled.append(row)
            left, right = min(left, columns[0]), max(right, columns[-1])
            told.append(f'<row r="{row}"{about.get(row, "")}>{"".join(here)}</row>')
        elif row in about:
            told.append(f'<row r="{row}"{about[row]}/>')
    area = Area(filled[0], left, filled[-1], right) if filled else Area(1, 1, 1, 1)
    head = _FILLED.sub(f'<dimension ref="{area.address}"'.encode(), head, count=1)
    return b"%b<sheetData>%b</sheetData>%b" % (head, "".join(told).encode(), tail)


def merges_of(page: Sheet) -> list[Area]:
    """Return the areas of a page whose cells become one."""
    return [each for each in page.merges if each.top < each.bottom or each.left < each.right]


def require_apart(areas: Iterable[Area]) -> None:
    """Raise where two areas overlap: with such merged cells no program opens a workbook."""
    taken = [
        (row, column)
        for each in areas
        for row in range(each.top, each.bottom + 1)
        for column in range(each.left, each.right + 1)
    ]
    if len({*taken}) < len(taken):
        twice = [place for place, count in Counter(taken).items() if count > 1]
        raise ValueError(twice[:1])


def with_merges(part: bytes, areas: Iterable[Area]) -> bytes:
    """Return the part of a sheet in which the cells of these areas become one, as those of the first do already."""
    told = [f'<mergeCell ref="{each.address}"/>' for each in areas]
    whole = f'<mergeCells count="{len(told)}">{"".join(told)}</mergeCells>'.encode()
    return _MERGES.sub(lambda _: whole, part, count=1) if told else part


def _split(part: bytes) -> tuple[bytes, bytes, bytes]:
    """Return what stands before the rows of a part, the rows, and what stands behind them."""
    found = _DATA.search(part)
    if found is None:
        raise LookupError(part[:80])  # XlsxWriter writes one into every sheet
    return part[: found.start()], found[1] or b"", part[found.end() :]


def _width(cells: Cells) -> int:
    return max(map(len, cells.values), default=0)


def _row(
    row: int,
    cells: Cells,
    starts: Sequence[str],
    looks: Mapping[int, SpeltStyle],
    *,
    date1904: bool,
) -> list[str]:
    """Return each cell of a row as it is spelt; an empty text where there is none."""
    if row > len(cells.values) or not cells.values[row - 1]:
        return []
    told = list[str]()
    for start, value, number in zip(
        starts, cells.values[row - 1], cells.numbers[row - 1], strict=True
    ):
        if value is None:
            told.append(f'{start}{row}"{looks[number].attribute}/>' if number else "")
            continue
        look = looks[number]
        if isinstance(value, str):  # most are texts and figures
            inner = f' t="inlineStr"><is>{_text(value)}</is>'
        elif isinstance(value, Decimal):
            inner = f"><v>{_figure(value)}</v>"
        else:
            inner = _told(value, look, date1904)
        told.append(f'{start}{row}"{look.attribute}{inner}</c>')
    return told


def _told(value: Written, look: SpeltStyle, date1904: bool) -> str:  # noqa: FBT001 - called for every cell
    """Return a value behind the address and the style of its cell."""
    match value:
        case str():
            return f' t="inlineStr"><is>{_text(value)}</is>'
        case Decimal() | int():
            return f"><v>{_figure(value)}</v>"
        case Formula(text, cached):
            kind = ' t="str"' if isinstance(cached, str) else ""
            known = text_told(cached) if isinstance(cached, str) else _figure(cached)
            return f"{kind}><f>{escape(text.removeprefix('='))}</f><v>{known}</v>"
        case date():
            return f"><v>{day_told(value, date1904=date1904)}</v>"
        case Rich(pieces):
            return f' t="inlineStr"><is>{_pieced(pieces, look)}</is>'
        case None:
            return ">"


def _pieced(pieces: Iterable[tuple[str, bool]], look: SpeltStyle) -> str:
    """Return a text in pieces; one that is too long for a cell is cut and has none."""
    told = [(legible(text), bold) for text, bold in pieces]
    joined = "".join(text for text, _ in told)
    if legible(joined) != joined:
        return _text(legible(joined))
    return "".join(f"<r>{look.letters[bold]}{_text(text)}</r>" for text, bold in told if text)


def _text(text: str) -> str:
    """Return a text that a cell can hold as it is spelt."""
    return f'<t xml:space="preserve">{escape(escaped(text))}</t>'


def _figure(number: Decimal | int) -> str:
    return f"{float(as_typed(number)) if isinstance(number, Decimal) else number:.16G}"


def _cached(shown: object) -> str:
    match shown:
        case None:
            return ""
        case Decimal() | int():
            return _figure(shown)
        case date():
            return day_told(shown)
        case _:
            return legible(str(shown))
