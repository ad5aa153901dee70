"""Makes each bureau's form from a template laid out once: only what differs is written.

Everything else is copied as it is, so a form takes about a millisecond, comes out the same byte
for byte every time, and loses nothing the template holds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from xlsops import messages
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.identity import identity_of, seal
from xlsops.core.form.layout import FIRST_ROW, TOTAL_ROW, FormTable, Layout, Line
from xlsops.core.form.status_cases import NOT_DUE, UNANSWERED
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec.achievement import Method
from xlsops.core.spec.rules import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import Blank, Number, Text, Value, column_letters
from xlsops.core.values.nip import read_nip
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.periods import day_and_hour
from xlsops.excel.form.layout import DECIMAL_ROW, GROUP_ROW, ITEM_ROW, SEAL, Laid
from xlsops.excel.package.parts import escaped, put_together
from xlsops.excel.package.spelt import escape

STAMP = "2026-01-01T00:00:00Z"
_ROW = re.compile(rb'<row r="(\d+)".*?</row>|<row r="(\d+)"[^>]*/>', re.DOTALL)
_STYLE = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
_COUNTER = re.compile(rb'<c r="([A-Z]+\d+)" s="(\d+)" t="inlineStr"><is><t>\{terisi\}</t></is></c>')
_AREA = re.compile(rb'sqref="([A-Z]+)%d"' % ITEM_ROW)
_ENTRY = re.compile(rb'(<dataValidation [^>]*sqref=)"([A-Z]+)%d"' % ITEM_ROW)
_CURSOR = re.compile(rb'(activeCell="[A-Z]+)%d(" sqref="[A-Z]+)%d(")' % (FIRST_ROW, FIRST_ROW))
_PLACE = re.compile(rb"\{[a-z_]+\}")
_FOOTER_OR_PLACE = re.compile(rb"(<oddFooter>.*?</oddFooter>)|\{[a-z_]+\}", re.DOTALL)
"""In a footer a single ``&`` starts a code; a written one stands there twice."""
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NAME_DOTS, _NIP_DOTS = f"({'.' * 48})", "." * 36
_SHOWN_DECIMALS = {"%", "Indeks", "Nilai"}
_METHOD_WORDS = {True: "sampai dengan triwulan ini (kumulatif)", False: "untuk triwulan ini saja"}


def make_form(
    laid: Laid, layout: Layout, spec: Spec, rules: Sequence[LiveRule], key: bytes
) -> bytes:
    """Return the workbook a bureau fills, sealed with the office's key."""
    words = _words(layout, spec, seal(identity_of(layout, key), key))
    parts = _counted(laid, layout)
    for name, part in parts.items():
        if name.endswith(".xml") and b"{" in part:
            parts[name] = _worded(part, words)
    for sheet in layout.sheets:
        name = laid.tables[sheet.block]
        parts[name] = _table(parts[name], sheet, spec, rules)
    parts["docProps/core.xml"] = _TIMES.sub(rb"\g<1>" + STAMP.encode(), parts["docProps/core.xml"])
    return put_together(parts)


def _counted(laid: Laid, layout: Layout) -> dict[str, bytes]:
    """Return the parts with their counters, put in before any name that may look like one."""
    parts, quarter = dict(laid.parts), layout.period.number
    parts[laid.cover] = _counter(parts[laid.cover], live.filled_counter(layout), layout.required)
    for sheet in layout.sheets:
        name, asked = laid.tables[sheet.block], len(list(sheet.required(quarter)))
        parts[name] = _counter(parts[name], live.sheet_counter(sheet, quarter), asked)
    return parts


def _words(layout: Layout, spec: Spec, sealed: str) -> dict[str, str]:
    settings, head = spec.settings, spec.official(layout.bureau.code)
    return {
        SEAL: sealed,
        "{pemerintah}": settings.government,
        "{perangkat_daerah}": settings.office,
        "{periode}": spec.period.title,
        "{contoh}": messages.pages.sample("berkas") if settings.sample else "",
        "{bagian}": layout.bureau.name,
        "{batas}": day_and_hour(settings.due) if settings.due else "(belum ditetapkan)",
        "{format_id}": layout.format_id,
        "{hubungi}": settings.contact or "pengumpul data di sekretariat",
        "{tempat}": settings.place,
        "{kepala}": f"{head.prefix} {head.title}".strip()
        if head and head.title
        else f"Kepala {layout.bureau.name}",
        "{nama_kepala}": head.name if head and head.name else _NAME_DOTS,
        "{nip_kepala}": read_nip(head.nip).shown if head and head.nip else _NIP_DOTS,
        "{cara_anggaran}": _METHOD_WORDS[settings.spending_method is Method.LAST],
        "{cara_keluaran}": _METHOD_WORDS[settings.output_method is Method.LAST],
    }


def _worded(part: bytes, words: Mapping[str, str]) -> bytes:
    """Put the words into their places, in one pass: a word may itself look like a place."""

    def one(match: re.Match[bytes]) -> bytes:
        if match[0] != match[1]:
            return _word(match[0], words)
        return _PLACE.sub(
            lambda place: _word(place[0], words).replace(b"&amp;", b"&amp;" * 2), match[0]
        )

    return _FOOTER_OR_PLACE.sub(one, part)


def _word(place: bytes, words: Mapping[str, str]) -> bytes:
    text = words.get(place.decode())
    return place if text is None else escape(text).replace('"', "&quot;").encode()


def _counter(part: bytes, formula: str, asked: int) -> bytes:
    """Put the counting formula into the cells that say ``{terisi}`` and nothing else."""
    written = escape(formula).encode()
    first = f"Terisi 0 dari {asked}".encode()
    return _COUNTER.sub(
        rb'<c r="\1" s="\2" t="str"><f>'
        + written.replace(b"\\", rb"\\")
        + b"</f><v>"
        + first
        + b"</v></c>",
        part,
    )


def _table(part: bytes, sheet: FormTable, spec: Spec, rules: Sequence[LiveRule]) -> bytes:
    start = part.index(b"<sheetData>") + len(b"<sheetData>")
    end = part.index(b"</sheetData>")
    rows = {int(match[1] or match[2]): match[0] for match in _ROW.finditer(part, start, end)}
    head = [rows[number] for number in sorted(rows) if number < TOTAL_ROW]
    styles = {
        number: _styles(rows[number]) for number in (TOTAL_ROW, ITEM_ROW, DECIMAL_ROW, GROUP_ROW)
    }
    body = [_total_row(sheet, styles[TOTAL_ROW])]
    formulas = live.formulas_of(sheet, spec, rules)
    for line in sheet.lines:
        kind = GROUP_ROW if not line.asked else DECIMAL_ROW if _decimals(line) else ITEM_ROW
        body.append(_line_row(sheet, line, styles[kind], formulas(line) if line.asked else {}))
    areas = _asked_rows(sheet)
    tail = _ENTRY.sub(lambda match: b'%b"%b"' % (match[1], _areas(match[2], areas)), part[end:])
    tail = _AREA.sub(rb'sqref="\g<1>%d:\g<1>%d"' % (FIRST_ROW, sheet.last_row), tail)
    before = _CURSOR.sub(
        rb"\g<1>%d\g<2>%d\g<3>" % ((areas[0][0],) * 2), _DIMENSION.sub(b"", part[:start])
    )
    return before + b"".join(head) + "".join(body).encode() + tail


def _asked_rows(sheet: FormTable) -> list[tuple[int, int]]:
    """Return from where to where rows are asked: only there a cell may be entered."""
    rows = {sheet.row(line.id) for line in sheet.lines if line.asked} or {FIRST_ROW}
    starts = sorted(row for row in rows if row - 1 not in rows)
    ends = sorted(row for row in rows if row + 1 not in rows)
    return list(zip(starts, ends, strict=True))


def _areas(letters: bytes, rows: Sequence[tuple[int, int]]) -> bytes:
    """Return these rows of a column as Excel lists areas."""
    return b" ".join(b"%b%d:%b%d" % (letters, first, letters, last) for first, last in rows)


def _decimals(line: Line) -> bool:
    numbers = [*line.targets, *line.actuals, line.target_year]
    return line.unit in _SHOWN_DECIMALS or any(
        number is not None and number != number.to_integral_value() for number in numbers
    )


def _styles(row: bytes) -> dict[str, str]:
    return {match[1].decode(): (match[2] or b"0").decode() for match in _STYLE.finditer(row)}


def _total_row(sheet: FormTable, styles: Mapping[str, str]) -> str:
    formulas = live.total_formulas(sheet)
    cells = []
    label = "Jumlah" if formulas else ""
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        if key in formulas:
            known = sum((line.known_number(key) or Decimal(0) for line in sheet.lines), Decimal(0))
            cached = None if key in {keys.SPENT_SO_FAR, keys.ABSORPTION} else known
            cells.append(_formula(f"{letters}{TOTAL_ROW}", styles[letters], formulas[key], cached))
        else:
            text = label if key in keys.NAMES else ""
            value = Text(text) if text else _column_number(column.number, sheet, formulas)
            cells.append(_cell(f"{letters}{TOTAL_ROW}", styles[letters], value))
    return f'<row r="{TOTAL_ROW}" ht="18" customHeight="1">{"".join(cells)}</row>'


def _column_number(number: int, sheet: FormTable, formulas: Mapping[str, str]) -> Value:
    """Return the number of a visible column for the row below the headings; none beside sums."""
    if formulas:
        return Blank()
    visible = [column.number for column in sheet.columns if column.visible]
    return Text(f"({visible.index(number) + 1})") if number in visible else Blank()


def _line_row(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str]
) -> str:
    row = sheet.row(line.id)
    cells = "".join(_line_cells(sheet, line, styles, formulas, row))
    texts = [
        (value.value, column.field.width)
        for column in sheet.columns
        if column.visible and isinstance(value := line.known.get(column.field.key), Text)
    ]
    height = height_of((text for text, _ in texts), (width for _, width in texts))
    height = max(height, 30.0) if line.asked else height
    return f'<row r="{row}" ht="{height:g}">{cells}</row>'


def _line_cells(
    sheet: FormTable, line: Line, styles: Mapping[str, str], formulas: Mapping[str, str], row: int
) -> Iterator[str]:
    for column in sheet.columns:
        letters, key = column_letters(column.number), column.field.key
        address, style, value = f"{letters}{row}", styles[letters], line.known.get(key)
        if key in formulas:
            cached = None
            if key == keys.STATUS:
                due = line.frequency.due(column.field.quarter or sheet_quarter(sheet))
                cached = UNANSWERED if due else NOT_DUE
            yield _formula(address, style, formulas[key], cached)
        elif value is None:
            yield f'<c r="{address}" s="{style}"/>'
        else:
            yield _cell(address, style, value)


def sheet_quarter(sheet: FormTable) -> int:
    """Return the quarter whose answers are open in a table."""
    return next(
        (each.field.quarter for each in sheet.columns if each.open and each.field.quarter), 4
    )


def _cell(address: str, style: str, value: Value) -> str:
    match value:
        case Number(number):
            return f'<c r="{address}" s="{style}"><v>{as_typed(number):f}</v></c>'
        case Text(text):
            return (
                f'<c r="{address}" s="{style}" t="inlineStr"><is>'
                f'<t xml:space="preserve">{escape(escaped(text))}</t></is></c>'
            )
        case _:
            return f'<c r="{address}" s="{style}"/>'


def _formula(address: str, style: str, formula: str, cached: Decimal | str | None) -> str:
    body = f"<f>{escape(formula)}</f>"
    if isinstance(cached, Decimal):
        return f'<c r="{address}" s="{style}">{body}<v>{cached:f}</v></c>'
    return f'<c r="{address}" s="{style}" t="str">{body}<v>{escape(cached or "")}</v></c>'
