"""``Temuan``: every finding, heaviest first, with a jump to its cell and room for a decision."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.figures.answers_page import Placing, answers_name
from xlsops.core.pages.findings_rows import FindingRow, gone_rows, standing_rows
from xlsops.core.review.queue import Stop
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Link, Note, Sheet, Shown
from xlsops.core.terms.findings import Finding, FindingState
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import Cell, Grid, Text, column_number
from xlsops.core.values.periods import long_date, long_time
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.moments import short_day
from xlsops.core.view.remarks import Remark, base_of
from xlsops.core.view.threads import brief_thread, is_cut, whole_thread
from xlsops.core.view.view import View, head_texts

NAME = "Temuan"
HEADINGS = (
    "No",
    "Kode",
    "Tingkat",
    "Bagian",
    "Lembar",
    "Sel",
    "Indikator",
    "Nilai",
    "Pesan",
    "Dampak",
    "Status",
    "Catatan Kabag",
    "Bukti",
    "Berlaku s.d.",
    "Penelaah",
    "Saran perbaikan",
    "Percakapan",
    "Keadaan",
    "Tanggal",
    "Umur (hari)",
    "Putaran",
    "Kunci",
    "Tempat",
    "Dasar",
)
_NUMBERS: Mapping[str, int] = {heading: number for number, heading in enumerate(HEADINGS, 1)}
STATUS_COLUMN, NOTE_COLUMN = _NUMBERS["Status"], _NUMBERS["Catatan Kabag"]
EVIDENCE_COLUMN, UNTIL_COLUMN = _NUMBERS["Bukti"], _NUMBERS["Berlaku s.d."]
ASSIGNEE_COLUMN = _NUMBERS["Penelaah"]
KEY_COLUMN, PLACE_COLUMN = _NUMBERS["Kunci"], _NUMBERS["Tempat"]
READ_BACK = {
    STATUS_COLUMN,
    NOTE_COLUMN,
    EVIDENCE_COLUMN,
    UNTIL_COLUMN,
    ASSIGNEE_COLUMN,
    KEY_COLUMN,
    _NUMBERS["Dasar"],
}
"""The columns that tell what was typed beside a finding."""
_READ = ("Status", "Catatan Kabag", "Dasar", "Bukti", "Berlaku s.d.", "Penelaah")
_WIDTHS = (
    5.0,
    7.0,
    12.0,
    9.0,
    10.0,
    7.0,
    22.0,
    13.0,
    32.0,
    24.0,
    15.0,
    26.0,
    14.0,
    12.0,
    16.0,
    28.0,
    34.0,
    11.0,
    12.0,
    9.0,
    9.0,
    0.0,
    0.0,
    0.0,
)
"""All up to the last column of a decision stand side by side on a screen of 1366 pixels."""
_PAGES, _STANDING = 2, 7
"""Over how many pages the list is printed, and how many columns stand on each of them."""
_OF_BATCH = (
    "No",
    "Kode",
    "Bagian",
    "Lembar",
    "Indikator",
    "Pesan",
    "Dampak",
    "Saran perbaikan",
    "Percakapan",
)
"""What is shown of a batch as of a group; its severity keeps its colour."""
_SENTENCE = ("Tingkat", "Kode", "Pesan", "Saran perbaikan")
_LOCKED = {"Status": "center", "Bukti": "text", "Berlaku s.d.": "day", "Penelaah": "text"}
"""What of a finding that is gone takes no more writing: only a note can still be added."""
_KEY = Text("Kunci")
_SETTLED = (FindingState.ACCEPTED.value, FindingState.FIXED.value)
_STATES = {state.value.casefold(): state.value for state in FindingState}
_CHOICES = (FindingState.OPEN.value, FindingState.ACCEPTED.value)


class _List(Struct, frozen=True):
    """What every row of the list is written from: the view, and the row of the headings."""

    view: View
    heading: int


def findings_page(view: View, pages: Mapping[str, Placing]) -> Sheet:
    """Return the list, most important first; ``pages`` know where findings stand on their bureau's sheet.

    Those of one batch stand together, below the row that speaks for them. Below the open findings stand
    those of proposed revisions, those accepted with an explanation, and those that were fixed.
    """
    canvas = Canvas(NAME, _WIDTHS)
    for number, (text, look, height) in enumerate(head_texts(view, "DAFTAR TEMUAN")):
        order = f" · {messages.pages.HOW_FINDINGS_STAND}" if number == 1 else ""
        canvas.standing(f"{text}{order}", look, height, _STANDING)
    heading = canvas.list_heading(HEADINGS, tuple(map(_heading_look, range(1, len(HEADINGS) + 1))))
    standing, more = standing_rows(view)
    listed = _List(view, heading)
    for each in standing:
        code = each.finding.bureau
        cell = Cell(answers_name(code), *pages[code].place(each.finding)) if each.leads else None
        _write(canvas, listed, each, cell)
        if cell:
            link = Link(canvas.row - 1, _NUMBERS["Sel"], cell.sheet, cell.address)
            canvas.links.append(link)
    decided = canvas.row
    for each in gone_rows(view):
        _write(canvas, listed, each, None)
    open_, gone = (heading + 1, decided - 1), (decided, canvas.row - 1)
    last = max(canvas.row - 1, heading + 1)
    before = ("",) * (_NUMBERS["Pesan"] - 2)
    if canvas.row - 1 == heading:
        canvas.line((None, *before, messages.pages.NO_FINDING), ("plain",) * _NUMBERS["Pesan"])
    for sentence in more:
        canvas.line(
            (None, *before, messages.pages.more_in_list(sentence)),
            (*("plain",) * (_NUMBERS["Pesan"] - 1), "text"),
        )
    writable = (
        *_area(open_, STATUS_COLUMN, ASSIGNEE_COLUMN),
        *_area(gone, NOTE_COLUMN, NOTE_COLUMN),
    )
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 4),
            filtered=Area(heading, 1, last, KEY_COLUMN - 1),
            title_rows=(heading, heading),
            pages_wide=_PAGES,
            title_columns=(1, _STANDING),
            drops=tuple((area, _CHOICES) for area in _area(open_, STATUS_COLUMN, STATUS_COLUMN)),
            unlocked=writable,
            zoom=85,
        )
    )


def identity_text(finding: Finding) -> str:
    """Return the key by which a row is known again when the list is painted anew."""
    return "|".join(finding.identity)


def columns_in(grid: Grid) -> Mapping[str, int]:
    """Return where each heading stands on a painted list; where it should where there is none.

    A list painted by an earlier version has another order, and somebody may have put a column in. One
    that such a list lacks is column 0, in which nothing stands.
    """
    keys = [row for (row, _), cell in grid.cells.items() if cell.value == _KEY]
    if not keys:
        return _NUMBERS
    row = min(keys)
    found = {
        value_text(cell.value): column
        for (there, column), cell in sorted(grid.cells.items(), reverse=True)
        if there == row
    }
    return {heading: found.get(heading, 0) for heading in HEADINGS}


def remarks_of(grids: Iterable[Grid]) -> dict[FileIdentity, Remark]:
    """Return what stands beside each finding in the list, by the finding's identity."""
    sheet = next((grid for grid in grids if grid.name == NAME), None)
    remarks: dict[FileIdentity, Remark] = {}
    if sheet is None:
        return remarks
    columns = columns_in(sheet)
    key = columns["Kunci"]
    for row in sorted({row for row, column in sheet.cells if column == key}):
        parts = value_text(sheet.at(row, key).value).split("|")
        if len(parts) != 4:  # noqa: PLR2004 - the identity's length
            continue
        state, note, base, evidence, until, assignee = (
            "\n".join(value_text(sheet.at(row, columns[heading]).value).strip().splitlines())
            for heading in _READ
        )
        day = read_day(until)
        remarks[parts[0], parts[1], parts[2], parts[3]] = Remark(
            _STATES.get(caseless(state), state),
            note,
            base,
            evidence,
            day.isoformat() if day else until,
            assignee,
        )
    return remarks


def stops_in(grid: Grid) -> tuple[Stop, ...] | None:
    """Return the flagged cells with open findings in the order of the list, each once.

    None where the sheet holds no list yet.
    """
    columns = columns_in(grid)
    place = columns["Tempat"]
    rows = sorted({row for row, column in grid.cells if column == place})
    if not rows or grid.at(rows[0], place).value != Text("Tempat"):
        return None
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows[1:]:
        where = value_text(grid.at(row, place).value)
        if where and value_text(grid.at(row, columns["Status"]).value) not in _SETTLED:
            texts = (value_text(grid.at(row, columns[heading]).value) for heading in _SENTENCE)
            found.setdefault(where, []).append((row, " ".join(texts)))
    return tuple(
        Stop(_cell(where), tuple(text for _, text in each), tuple(row for row, _ in each))
        for where, each in found.items()
    )


def _cell(text: str) -> Cell:
    """Return the cell of a text such as ``Isian UMUM!C12``."""
    sheet, _, address = text.rpartition("!")
    letters = address.rstrip("0123456789")
    return Cell(sheet, int(address[len(letters) :]), column_number(letters))


def _area(rows: tuple[int, int], left: int, right: int) -> tuple[Area, ...]:
    """Return the columns of these rows, from and to; nothing where there are no rows."""
    return (Area(rows[0], left, rows[1], right),) if rows[0] <= rows[1] else ()


def _heading_look(column: int) -> str:
    return "input_heading" if STATUS_COLUMN <= column <= ASSIGNEE_COLUMN else "list_heading"


def _write(canvas: Canvas, listed: "_List", row: FindingRow, cell: Cell | None) -> None:
    """Write one row; ``cell`` is where it leads."""
    view, finding, fixed = listed.view, row.finding, row.fixed
    remark = row.batch.remark(view) if row.batch else view.remark(finding, fixed=fixed)
    settled = fixed or row.accepted
    severity = finding.severity.value
    age, turns = row.age(view), () if row.batch else view.threads.get(finding.identity, ())
    until = read_day(remark.until)
    told: dict[str, tuple[Shown, str]] = {
        "No": (canvas.row - listed.heading, "center"),
        "Kode": (finding.line if row.batch else finding.code, "center"),
        "Tingkat": (finding.severity.marked, "text" if settled else severity),
        "Bagian": (finding.bureau, "center"),
        "Lembar": (finding.cell.sheet, "center"),
        "Sel": (finding.cell.address, "link" if cell else "center"),
        "Indikator": (finding.subject, "text"),
        "Nilai": (finding.value, "text"),
        "Pesan": (finding.message, "text"),
        "Dampak": (row.impact, "text"),
        "Status": (remark.state, "input_center"),
        "Catatan Kabag": (remark.note or None, "input"),
        "Bukti": (remark.evidence or None, "input"),
        "Berlaku s.d.": (
            until or remark.until or None,
            "input_day" if until or not remark.until else "input",
        ),
        "Penelaah": (remark.assignee or None, "input"),
        "Saran perbaikan": (finding.advice, "text"),
        "Percakapan": (brief_thread(turns, lambda at: short_day(view.local(at))) or None, "text"),
        "Keadaan": (row.round(view), "center"),
        "Tanggal": (long_date(view.local(age.first).date()), "center"),
        "Umur (hari)": (age.days(view.now), "center"),
        "Putaran": (age.rounds, "center"),
        "Kunci": (identity_text(finding), "help"),
        "Tempat": (str(cell) if cell else "", "help"),
        "Dasar": (base_of(finding, view.saved(finding, fixed=fixed)), "help"),
    }
    if fixed:
        told |= {name: (told[name][0], look) for name, look in _LOCKED.items()}
    if row.batch:
        told |= {name: (told[name][0], "group") for name in _OF_BATCH} | {
            "Sel": ("", "group"),
            "Nilai": ("", "group"),
            "Umur (hari)": (None, "group"),
            "Putaran": (None, "group"),
        }
    values, looks = zip(*(told[name] for name in HEADINGS), strict=True)
    line = canvas.line(values, looks)
    file = view.state.evidence.get((finding.identity, finding.value), "")
    if file and not fixed and remark.evidence:
        tip = messages.pages.EVIDENCE_TIP
        canvas.links.append(Link(line, EVIDENCE_COLUMN, "", "", f"arsip/{file}", tip))
    whole = whole_thread(turns, lambda at: long_time(view.local(at)))
    if turns and is_cut(turns):
        canvas.notes.append(Note(line, _NUMBERS["Percakapan"], whole))
