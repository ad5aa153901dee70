"""No bytes make the reading raise, and no damage changes a value unseen."""

import os
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.xlsx.hostile import all_cases
from tests.files.xlsx.parts import (
    SHEET,
    Entry,
    Parts,
    entries,
    forged,
    packed,
    sheet_part,
    strings_part,
    styles_part,
    valid,
)
from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.structs import replace
from xlsops.files.xlsx.limits import LIMITS
from xlsops.files.xlsx.markup import plain
from xlsops.files.xlsx.reader import Workbook, take
from xlsops.files.xlsx.sheet.cells import Scope
from xlsops.files.xlsx.sheet.quick_scanner import scan_sheet
from xlsops.files.xlsx.sheet.standard_scanner import SheetPart, read_sheet
from xlsops.files.xlsx.sheet.styles import number_formats
from xlsops.files.xlsx.unreadable import UnreadableError

TIMES = int(os.environ.get("XLSOPS_FUZZ_TIMES", "1"))
"""How many times the usual number of examples to try; a release tries a thousand."""

QUICK = settings(max_examples=150 * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
SMALL_MEMORY, SOME_MEMORY = 5_000_000, 200_000_000

_LINE = (
    '<row r="{n}" spans="1:8" ht="15"><c r="A{n}" s="1" t="s"><v>{s}</v></c><c r="B{n}" s="1"><v>{n}.5'
    '</v></c><c r="C{n}" s="2"/><c r="D{n}" s="2"><v>46211</v></c><c r="E{n}" s="0"><f>B{n}*2</f>'
    '<v>{n}</v></c><c r="F{n}" s="1" t="str"><f>A{n}</f><v>t{n}</v></c><c r="G{n}" s="1" t="e"><v>'
    '#N/A</v></c><c r="H{n}" t="b"><v>1</v></c></row>'
)
_SHARED = (
    '<row r="40" hidden="1"><c r="A40"><f t="shared" ref="A40:A41" si="0">B40+1</f><v>1</v></c></row>'
    '<row r="41"><c r="A41"><f t="shared" si="0"/><v>2</v></c><c r="B41" t="inlineStr"><is><t>x &amp; y'
    "</t></is></c></row>"
)
_NASTY = (
    "",
    "0",
    "-1",
    "1.5",
    "99999999999",
    "NaN",
    "x",
    "&amp;",
    "&",
    "&#0;",
    "&#xD800;",
    "<",
    ">",
    "]]>",
    '"',
    "'",
    "/",
    "<!-- -->",
    "<![CDATA[<v>]]>",
    "<?a b?>",
    "<!DOCTYPE a>",
    "\r",
    "\t",
    "\x00",
    "\ufffe",
    "_x000D_",
    'r="A1"',
    ' r="B7"',
    ' t="s"',
    ' s="99"',
    ' xmlns="urn:x"',
    ' hidden="1"',
    "<v>1</v>",
    "<f>1</f>",
    "<f/>",
    '<f t="array" ref="A1:H40">x</f>',
    "<row>",
    "</row>",
    '<row r="9"/>',
    "</c>",
    "<c/>",
    '<c r="Z3"><v>1</v></c>',
    "<is><t>a</t></is>",
    "<sheetData>",
    "</sheetData>",
    "<t>a</t>",
)


def rich_parts() -> Parts:
    """A workbook whose sheet has every kind of cell, and rows of one mould."""
    rows = "".join(_LINE.format(n=n, s=n % 2) for n in range(3, 12)) + _SHARED
    after = '<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    return valid() | {
        SHEET: sheet_part(rows, '<cols><col min="9" max="9" hidden="1"/></cols>', after),
        "xl/sharedStrings.xml": strings_part("<si><t>a</t></si>", "<si><r><t>b</t></r></si>"),
        "xl/styles.xml": styles_part(0, 4, 14),
    }


def values_of(data: bytes) -> Workbook | Refusal:
    """The outcome, every waiting row typed."""
    outcome = take(data)
    if isinstance(outcome, Workbook):
        for grid in outcome.sheets:
            assert len(list(grid.cells.items())) == len(grid.cells)
    return outcome


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_cut_anywhere_is_refused(method: int) -> None:
    data = packed(valid(), method)
    for length in range(len(data)):
        assert isinstance(take(data[:length]), Refusal), length


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_flipped_bit_is_refused_or_changes_no_value(method: int) -> None:
    """The time a part was put in has no checksum; it is no value, and the weakest sign of order."""
    data = bytearray(packed(rich_parts(), method))
    whole = values_of(bytes(data))
    assert isinstance(whole, Workbook)
    for at in range(len(data)):
        data[at] ^= 1 << at % 8
        outcome = take(bytes(data))
        assert isinstance(outcome, Refusal) or replace(outcome, written=whole.written) == whole, at
        data[at] ^= 1 << at % 8


@QUICK
@given(st.binary(max_size=600), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"<?xml"]))
def test_arbitrary_bytes_are_refused(data: bytes, start: bytes) -> None:
    outcome = take(start + data)
    assert isinstance(outcome, Refusal)
    assert outcome.message.isprintable()


@QUICK
@given(st.data())
def test_a_container_whose_entries_lie_never_raises(data: st.DataObject) -> None:
    lie = st.one_of(st.none(), st.integers(0, 2**32 - 1), st.integers(0, 3_000))
    chosen = data.draw(st.integers(0, len(valid()) - 1))
    listed = entries(valid())
    listed[chosen] = replace(
        listed[chosen],
        method=data.draw(st.sampled_from([0, 8, 9, 12, 99])),
        flags=data.draw(st.sampled_from([0, 1, 8, 32, 64, 2048, 8192])),
        size=data.draw(lie),
        local_size=data.draw(lie),
        local_name=data.draw(st.sampled_from([None, "a"])),
        packed_size=data.draw(lie),
        crc=data.draw(lie),
        offset=data.draw(lie),
        raw=data.draw(st.one_of(st.none(), st.binary(max_size=60))),
    )
    values_of(forged(listed, data.draw(st.sampled_from([None, 0, 8, 65_535]))))


def mutated(text: str, data: st.DataObject) -> str:
    """Text with a few spans deleted, repeated, moved, or replaced by something nasty."""
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cuts = [cut for cut in (text.rfind(mark, 0, at) for mark in '<>" ') if cut >= 0]
        start = data.draw(st.sampled_from([at, *cuts]))
        stop = min(len(text), start + data.draw(st.integers(0, 40)))
        span = text[start:stop]
        new = data.draw(st.sampled_from(["", span + span, *_NASTY]))
        text = text[:start] + new + text[start if data.draw(st.booleans()) else stop :]
    return text


@settings(QUICK, max_examples=400 * TIMES)
@given(st.data())
def test_a_workbook_with_a_mutated_part_never_raises(data: st.DataObject) -> None:
    parts = rich_parts()
    name = data.draw(st.sampled_from(sorted(parts)))
    text = parts[name]
    assert isinstance(text, str)
    outcome = values_of(packed(parts | {name: mutated(text, data)}))
    if isinstance(outcome, Refusal):
        assert outcome.message.isprintable()


@settings(QUICK, max_examples=600 * TIMES)
@given(st.data())
def test_both_scanners_judge_a_mutated_sheet_alike(data: st.DataObject) -> None:
    text = rich_parts()[SHEET]
    assert isinstance(text, str)
    assert_alike(mutated(text, data))


_PIECES = st.sampled_from(
    [
        *_NASTY,
        '<row r="1">',
        '<row r="2">',
        '<row r="3" hidden="1">',
        "</row>",
        '<c r="A1">',
        '<c r="A2"/>',
        '<c r="B1" t="s">',
        '<c r="C1" s="1" t="n">',
        "</c>",
        "<v>0</v>",
        "<v>2</v>",
        "<v>",
        "</v>",
        "<f>",
        "</f>",
        '<f t="shared" ref="A1:A2" si="0">',
        "<f t='shared' si='0'/>",
        "<is>",
        "</is>",
        "<t>",
        "</t>",
        '<c r="A1"><v>1</v></c>',
        '<c r="B1" t="s"><v>1</v></c>',
        '<c r="A2" s="1"><v>1</v></c>',
        "\n",
    ]
)


@settings(QUICK, max_examples=400 * TIMES)
@given(st.lists(_PIECES, max_size=12))
def test_both_scanners_judge_any_pieces_alike(pieces: list[str]) -> None:
    assert_alike(sheet_part("".join(pieces)))


_CELL = st.builds(
    '<c r="{{}}{{}}" s="{}"{}>{}</c>'.format,
    st.integers(0, 2),
    st.sampled_from(["", ' t="n"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', ' t="d"', ' t="q"']),
    st.sampled_from(["<v>{}</v>", "<f>A{}</f><v>{}</v>", "<f>A1</f>", "<v></v>", "<v/>", ""]),
)


@settings(QUICK, max_examples=300 * TIMES)
@given(st.data())
def test_both_scanners_type_rows_of_one_spelling_alike(data: st.DataObject) -> None:
    shape = data.draw(st.lists(_CELL, min_size=1, max_size=5))
    literals = st.sampled_from(
        ["0", "1", "2.5", "-1", "", " 1", "1e3", "x", "NaN", "46211", "2026-01-01"]
    )
    rows = []
    for row in range(data.draw(st.sampled_from([1, 30])), 40, 3):
        cells = (
            cell.replace("{}", "ABCDE"[at], 1)
            .replace("{}", str(row), 1)
            .replace("{}", data.draw(literals))
            for at, cell in enumerate(shape)
        )
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    assert_alike(sheet_part("".join(rows)))


def assert_alike(text: str) -> None:
    """Compare what the quick scanner and expat say of a sheet part."""
    quick, slow = (judged(way, text) for way in (scan_sheet, read_sheet))
    assert quick == slow


def judged(way: Callable[[str, bytes, Scope], SheetPart], text: str) -> object:
    """What a scanner says of a sheet part: everything it read, or why it refused."""
    try:
        part = way("lembar", plain("lembar", text.encode()), scope())
    except UnreadableError as error:
        return error.refusal.reason
    cells = {place: repr(content) for place, content in part.cells.items()}
    return (
        cells,
        len(part.cells),
        part.hidden_rows,
        part.hidden_columns,
        part.merges,
        part.protected,
        part.blanks,
    )


def scope() -> Scope:
    """A fresh scope of two texts and three styles."""
    return Scope(["a", "b"], _formats(), date1904=False, limits=LIMITS)


@lru_cache(maxsize=1)
def _formats() -> tuple[str, ...]:
    return number_formats(styles_part(0, 4, 14).encode())


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("l01 bomb as xl/worksheets/sheet1.xml", SMALL_MEMORY),
        ("l01 bomb as xl/media/a.png", SMALL_MEMORY),
        ("l02 many small bombs", SMALL_MEMORY),
        ("l02 declared 200 MB", SMALL_MEMORY),
        ("l03 declares less", SMALL_MEMORY),
        ("l05 60,000 members", SMALL_MEMORY),
        ("l07 ghost cell", SMALL_MEMORY),
        ("l10 lying dimension", SMALL_MEMORY),
        ("l11 whole merge", SMALL_MEMORY),
        ("l16 greatest column", SMALL_MEMORY),
        ("l17 overlapping columns", 2 * SMALL_MEMORY),
        ("l18 long text", 4 * SMALL_MEMORY),
        ("l20 99999999999 strings", SMALL_MEMORY),
        ("l21 row number", SMALL_MEMORY),
        ("l08 styled rows", SOME_MEMORY),
        ("l14 many styles", SOME_MEMORY),
        ("l15 many names", SOME_MEMORY),
    ],
)
def test_no_file_takes_much_memory(name: str, most: int) -> None:
    data = next(case for case in all_cases() if case.name == name).make()
    tracemalloc.start()
    try:
        take(data)
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def test_a_media_file_is_proved_without_being_held() -> None:
    noise = bytes(range(256)) * 40_000
    data = packed(valid() | {"xl/media/a.png": noise})
    tracemalloc.start()
    try:
        assert isinstance(take(data), Workbook)
        assert tracemalloc.get_traced_memory()[1] < SMALL_MEMORY
    finally:
        tracemalloc.stop()
    broken = forged([*entries(valid()), Entry("xl/media/a.png", noise, crc=1)])
    outcome = take(broken)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.RUSAK
