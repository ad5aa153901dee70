"""Makes each bureau's form from a template laid out once: only what differs is written.

Everything else is copied as it lies in the package, so a form takes a few milliseconds, comes out
the same byte for byte every time, and loses nothing the template holds.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from xlsops import messages
from xlsops.core.form import cell_formulas as live
from xlsops.core.form.identity import identity_of, seal
from xlsops.core.form.layout import COUNTER_ROW, FIRST_ROW, KEY_ROW, TOTAL_ROW, FormTable, Layout
from xlsops.core.spec.methods import Method
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import column_letters
from xlsops.core.values.nip import read_nip
from xlsops.core.values.periods import day_and_hour
from xlsops.excel.form.layout import DECIMAL_ROW, GROUP_ROW, ITEM_ROW, SEAL, Laid
from xlsops.excel.form.meanings import helps, meaning_rows
from xlsops.excel.form.places import Pieces, filled, pieces_of, place, settled, spelt
from xlsops.excel.form.rows import Styles, rows_of
from xlsops.excel.form.word_lists import rows_of_words, word_lists
from xlsops.excel.package.parts import package_order
from xlsops.excel.package.spelt import escape
from xlsops.excel.package.squeezing import LIGHT, Squeezed, packed, squeezed

STAMP = "2026-01-01T00:00:00Z"
_CORE = "docProps/core.xml"
_ROW = re.compile(rb'<row r="(\d+)".*?</row>|<row r="(\d+)"[^>]*/>', re.DOTALL)
_STYLE = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?')
_KEYS = re.compile(rb'<c r="([A-Z]+)\d+"[^>]*><is><t[^>]*>([^<]*)</t>')
_COUNTER = re.compile(rb'<c r="([A-Z]+\d+)" s="(\d+)" t="inlineStr"><is><t>\{terisi\}</t></is></c>')
_AREA = re.compile(rb'sqref="([A-Z]+)%d"' % ITEM_ROW)
_ENTRY = re.compile(rb'(<dataValidation [^>]*sqref=)"([A-Z]+)%d"' % ITEM_ROW)
_CURSOR = re.compile(rb'(activeCell="[A-Z]+)%d(" sqref="[A-Z]+)%d(")' % (FIRST_ROW, FIRST_ROW))
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NAME_DOTS, _NIP_DOTS = f"({'.' * 48})", "." * 36
_METHOD_WORDS = {True: "sampai dengan triwulan ini (kumulatif)", False: "untuk triwulan ini saja"}
_COUNT, _FIRST, _LAST, _ROWS, _ENTRIES = b"count", b"first", b"last", b"rows", b"entries of "
"""Places that no template names: a sheet's counter; of a table its first asked and its last row, its
rows, and where answers are entered into a column."""
_COUNTING = rb'<c r="\1" s="\2" t="str">%b</c>' % place(_COUNT)
_MEANINGS, _HELPS, _HELPED = b"meanings", b"helps", b"rules and helps besides "
"""Likewise: of the cover the rows of meanings, of a table the helps beside names, and how many rules there are."""
_END = b"</sheetData>"
_RULES = re.compile(
    rb'(<dataValidations\b[^>]*\bcount=")(\d+)(".*?)(</dataValidations>)', re.DOTALL
)
_OWN = ("{bagian}", "{format_id}", "{kepala}", "{nama_kepala}", "{nip_kepala}", SEAL)
"""Words of a bureau's own; all others are the office's."""


def make_form(
    laid: Laid, layout: Layout, spec: Spec, rules: Sequence[LiveRule], key: bytes
) -> bytes:
    """Return the workbook a bureau fills, sealed with the office's key."""
    return form_maker(laid, spec, rules, key)(layout)


def form_maker(
    laid: Laid, spec: Spec, rules: Sequence[LiveRule], key: bytes
) -> Callable[[Layout], bytes]:
    """Return what makes the form of any bureau of the spec: what all share is made here, once."""
    opened, shared = _prepared(laid, spec)
    rows = {
        block: rows_of(_styles_of(laid.parts[name]), spec, rules)
        for block, name in laid.tables.items()
    }
    names = package_order(laid.parts)
    beneath = _beneath(laid)

    def made(layout: Layout) -> bytes:
        words = spelt(_own_words(layout, spec, seal(identity_of(layout, key), key)))
        counted = _counted(live.filled_counter(layout), layout.required)
        meanings = meaning_rows(layout.indicators, *beneath)
        own = {laid.cover: {_COUNT: counted, _MEANINGS: meanings}}
        for sheet in layout.sheets:
            body = rows[sheet.block](sheet, layout.bureau.code).encode()
            name = laid.tables[sheet.block]
            own[name] = _table_words(sheet, layout.period.number, body, opened[name][1::2])
        parts = {
            name: squeezed(filled(pieces, words | own.get(name, {})), LIGHT)
            for name, pieces in opened.items()
        }
        return packed({name: parts.get(name) or shared[name] for name in names})

    return made


def _prepared(laid: Laid, spec: Spec) -> tuple[dict[str, Pieces], dict[str, Squeezed]]:
    """Return the parts in which forms differ, all shared words in place, and those all have alike."""
    words, own = spelt(_office_words(spec)), spelt(dict.fromkeys(_OWN, ""))
    opened: dict[str, Pieces] = {}
    shared: dict[str, Squeezed] = {}
    for name, part in laid.parts.items():
        whole = _TIMES.sub(rb"\g<1>" + STAMP.encode(), part) if name == _CORE else part
        if name in {laid.cover, *laid.tables.values()}:
            whole = _COUNTER.sub(_COUNTING, whole)
        if name in laid.tables.values():
            whole = _with_places(whole)
        if name == laid.cover:
            whole = whole.replace(_END, place(_MEANINGS) + _END)
        pieces: Pieces = (whole,)
        if name.endswith(".xml"):
            pieces = settled(pieces_of(whole), words, own)
        if len(pieces) > 1:
            opened[name] = pieces
        else:
            shared[name] = squeezed(pieces[0])
    return opened, shared


def _office_words(spec: Spec) -> dict[str, str]:
    settings = spec.settings
    return {
        "{pemerintah}": settings.government,
        "{perangkat_daerah}": settings.office,
        "{periode}": spec.period.title,
        "{contoh}": messages.pages.sample("berkas") if settings.sample else "",
        "{batas}": day_and_hour(settings.due) if settings.due else "(belum ditetapkan)",
        "{hubungi}": settings.contact or "pengumpul data di sekretariat",
        "{tempat}": settings.place,
        "{cara_anggaran}": _METHOD_WORDS[settings.spending_method is Method.LAST],
        "{cara_keluaran}": _METHOD_WORDS[settings.output_method is Method.LAST],
    }


def _own_words(layout: Layout, spec: Spec, sealed: str) -> dict[str, str]:
    name, head = layout.bureau.name, spec.official(layout.bureau.code)
    words = (
        name,
        layout.format_id,
        f"{head.prefix} {head.title}".strip() if head and head.title else f"Kepala {name}",
        head.name if head and head.name else _NAME_DOTS,
        read_nip(head.nip).shown if head and head.nip else _NIP_DOTS,
        sealed,
    )
    return dict(zip(_OWN, words, strict=True))


def _counted(formula: str, asked: int) -> bytes:
    """Return what a counter holds: its formula, and what it says of an empty form."""
    return f"<f>{escape(formula)}</f><v>Terisi 0 dari {asked}</v>".encode()


def _with_places(part: bytes) -> bytes:
    """Return a table's part with places where the tables of bureaus differ."""
    start, end = (part.index(each) for each in (b"<sheetData>", b"</sheetData>"))
    rows = _rows_in(part)
    head = b"".join(rows[number] for number in sorted(rows) if number < TOTAL_ROW)
    before = _DIMENSION.sub(b"", part[:start])
    before = _CURSOR.sub(rb"\g<1>%b\g<2>%b\g<3>" % (place(_FIRST), place(_FIRST)), before)
    after = _ENTRY.sub(rb'\g<1>"%b"' % place(_ENTRIES + rb"\g<2>"), part[end:])
    after = _RULES.sub(rb"\g<1>%b\g<3>%b\g<4>" % (place(_HELPED + rb"\g<2>"), place(_HELPS)), after)
    area = rb'sqref="\g<1>%d:\g<1>%b"' % (FIRST_ROW, place(_LAST))
    return b"".join((before, b"<sheetData>", head, place(_ROWS), _AREA.sub(area, after)))


def _beneath(laid: Laid) -> tuple[int, Mapping[str, str]]:
    """Return the row of the cover from which on nothing stands, and the looks of what may stand there."""
    table = laid.parts[laid.tables[Block.INDICATORS]]
    counter = _STYLE.findall(_rows_in(table)[COUNTER_ROW])
    section = next(style for letters, style in counter if letters == b"B")
    texts = _styles_of(table)[ITEM_ROW]
    columns = _KEYS.findall(_rows_in(table)[KEY_ROW])
    name = next(letters for letters, key in columns if key.decode() == keys.INDICATOR)
    looks = {"section": section.decode() or "0", "text": texts[name.decode()]}
    return max(_rows_in(laid.parts[laid.cover])) + 2, looks


def _rows_in(part: bytes) -> dict[int, bytes]:
    """Return the rows of a sheet's part by number."""
    start, end = (part.index(each) for each in (b"<sheetData>", b"</sheetData>"))
    return {int(match[1] or match[2]): match[0] for match in _ROW.finditer(part, start, end)}


def _styles_of(part: bytes) -> Styles:
    """Return the looks of a table's rows: those below the headings stand for a kind of line each."""
    rows = _rows_in(part)
    return {
        number: {
            match[1].decode(): (match[2] or b"0").decode()
            for match in _STYLE.finditer(rows[number])
        }
        for number in (TOTAL_ROW, ITEM_ROW, DECIMAL_ROW, GROUP_ROW)
    }


def _table_words(
    sheet: FormTable, quarter: int, rows: bytes, places: Iterable[bytes]
) -> dict[bytes, bytes]:
    """Return what stands in those of these places of a table that no template names."""
    asked = {sheet.row(line.id) for line in sheet.lines if line.asked}
    areas = live.runs_of(asked or {FIRST_ROW})
    figure = sheet.column(keys.actual(quarter))
    figures = column_letters(figure.number).encode() if figure else b""
    helped = (*helps(sheet), *word_lists(sheet, quarter))
    worded = rows_of_words(sheet, quarter)
    words = {
        _COUNT: _counted(live.sheet_counter(sheet, quarter), sheet.must(quarter)),
        _FIRST: b"%d" % areas[0][0],
        _LAST: b"%d" % sheet.last_row,
        _ROWS: rows,
        _HELPS: b"".join(helped),
    }
    for each in places:
        if each.startswith(_HELPED):
            words[each] = b"%d" % (int(each.removeprefix(_HELPED)) + len(helped))
        if each.startswith(_ENTRIES):
            column = each.removeprefix(_ENTRIES)
            own = worded if column == figures else frozenset()
            here = live.runs_of((asked or {FIRST_ROW}) - own) or [(sheet.last_row + 1,) * 2]
            ranges = (b"%b%d:%b%d" % (column, first, column, last) for first, last in here)
            words[each] = b" ".join(ranges)
    return words
