"""``Temuan``: every finding, heaviest first, with a jump to its cell and room for a decision."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.rounds import Round
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.figures.answers_page import Placing, answers_name
from xlsops.core.pages.proposal import proposed_findings
from xlsops.core.review.effect import Stop, by_importance
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Link, Sheet, Shown
from xlsops.core.terms.findings import Finding, FindingState
from xlsops.core.values.cells import Cell, Grid, Text, column_number
from xlsops.core.values.periods import long_date
from xlsops.core.values.typed_dates import read_day
from xlsops.core.view.view import BureauView, View, base_of, head_texts

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
    "Status",
    "Catatan Kabag",
    "Bukti",
    "Berlaku s.d.",
    "Saran perbaikan",
    "Keadaan",
    "Tanggal",
    "Kunci",
    "Tempat",
    "Dasar",
)
_NUMBERS: Mapping[str, int] = {heading: number for number, heading in enumerate(HEADINGS, 1)}
STATUS_COLUMN, NOTE_COLUMN = _NUMBERS["Status"], _NUMBERS["Catatan Kabag"]
EVIDENCE_COLUMN, UNTIL_COLUMN = _NUMBERS["Bukti"], _NUMBERS["Berlaku s.d."]
KEY_COLUMN, PLACE_COLUMN, BASE_COLUMN = _NUMBERS["Kunci"], _NUMBERS["Tempat"], _NUMBERS["Dasar"]
_WIDTHS = (
    5.0,
    7.0,
    12.0,
    9.0,
    10.0,
    7.0,
    26.0,
    14.0,
    36.0,
    15.0,
    28.0,
    16.0,
    12.0,
    30.0,
    12.0,
    13.0,
    0.0,
    0.0,
    0.0,
)
"""All up to the last column to be written stand side by side on a screen of 1366 pixels."""
_SENTENCE = ("Tingkat", "Kode", "Pesan", "Saran perbaikan")
_LOCKED = {"Status": "center", "Bukti": "text", "Berlaku s.d.": "day"}
"""What of a finding that is gone takes no more writing: only a note can still be added."""
_KEY = Text("Kunci")
_SETTLED = (FindingState.ACCEPTED.value, FindingState.FIXED.value)
_CHOICES = (FindingState.OPEN.value, FindingState.ACCEPTED.value)


def findings_page(view: View, pages: Mapping[str, Placing]) -> Sheet:
    """Return the list, most important first; ``pages`` know where findings stand on their bureau's sheet.

    Below the open findings stand those of proposed revisions, those accepted with an explanation,
    and those that were fixed.
    """
    canvas = Canvas(NAME, _WIDTHS)
    for number, (text, look, height) in enumerate(head_texts(view, "DAFTAR TEMUAN")):
        order = f" · {messages.pages.HOW_FINDINGS_STAND}" if number == 1 else ""
        canvas.band(f"{text}{order}", look, height)
    heading = canvas.list_heading(HEADINGS, tuple(map(_heading_look, range(1, len(HEADINGS) + 1))))
    by_bureau = {each.bureau.code: each for each in view.bureaus}
    rows = [
        (by_bureau[finding.bureau], finding)
        for finding in _counting(view, by_importance(view.recap))
    ]
    rows += _proposed(view)
    rows += [
        (by_bureau[finding.bureau], finding) for finding in _counting(view, view.recap.accepted)
    ]
    rows, more = first_of_each(rows, _bureau_of)
    for each, finding in rows:
        cell = Cell(answers_name(finding.bureau), *pages[finding.bureau].place(finding))
        _row(canvas, view, each, finding, heading, cell)
        canvas.links.append(Link(canvas.row - 1, 6, cell.sheet, cell.address))
    decided = canvas.row
    again = _of_proposals(view)
    gone_rows, _ = first_of_each(
        (
            (each, finding)
            for each in view.bureaus
            for finding in each.fixed
            if finding.identity not in again
        ),
        _bureau_of,
    )
    for each, finding in gone_rows:
        _row(canvas, view, each, finding, heading)
    open_, gone = (heading + 1, decided - 1), (decided, canvas.row - 1)
    last = max(canvas.row - 1, heading + 1)
    if canvas.row - 1 == heading:
        canvas.line((None, "", "", "", "", "", "", "", messages.pages.NO_FINDING), ("plain",) * 9)
    for sentence in more:
        canvas.line(
            (None, "", "", "", "", "", "", "", messages.pages.more_in_list(sentence)),
            (*("plain",) * 8, "text"),
        )
    writable = (*_area(open_, STATUS_COLUMN, UNTIL_COLUMN), *_area(gone, NOTE_COLUMN, NOTE_COLUMN))
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 4),
            filtered=Area(heading, 1, last, KEY_COLUMN - 1),
            title_rows=(heading, heading),
            drops=tuple((area, _CHOICES) for area in _area(open_, STATUS_COLUMN, STATUS_COLUMN)),
            unlocked=writable,
            zoom=85,
        )
    )


def _bureau_of(row: tuple[BureauView, Finding]) -> str:
    return row[1].bureau


def identity_text(finding: Finding) -> str:
    """Return the key by which a row is known again when the list is painted anew."""
    return "|".join(finding.identity)


def columns_in(grid: Grid) -> Mapping[str, int]:
    """Return where each heading stands on a painted list; where it should where there is none.

    A list painted by an earlier version has another order, and somebody may have put a column in.
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
    return {**_NUMBERS, **{heading: found[heading] for heading in HEADINGS if heading in found}}


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
        if value_text(grid.at(row, columns["Status"]).value) not in _SETTLED:
            texts = (value_text(grid.at(row, columns[heading]).value) for heading in _SENTENCE)
            where = value_text(grid.at(row, place).value)
            found.setdefault(where, []).append((row, " ".join(texts)))
    return tuple(
        Stop(_cell(where), tuple(text for _, text in each), tuple(row for row, _ in each))
        for where, each in found.items()
    )


def _proposed(view: View) -> Iterator[tuple[BureauView, Finding]]:
    """Yield the findings of proposals that what counts does not have as they are, each told as such."""
    for each in view.bureaus:
        if each.proposal is not None:
            for finding in proposed_findings(each):
                yield each.proposal, replace(finding, message=f"Usulan revisi: {finding.message}")


def _counting(view: View, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of what counts, but for those a proposal has otherwise: a finding has one row."""
    again = _of_proposals(view)
    return (finding for finding in findings if finding.identity not in again)


def _of_proposals(view: View) -> set[FileIdentity]:
    return {finding.identity for each in view.bureaus for finding in proposed_findings(each)}


def _cell(text: str) -> Cell:
    """Return the cell of a text such as ``Isian UMUM!C12``."""
    sheet, _, address = text.rpartition("!")
    letters = address.rstrip("0123456789")
    return Cell(sheet, int(address[len(letters) :]), column_number(letters))


def _area(rows: tuple[int, int], left: int, right: int) -> tuple[Area, ...]:
    """Return the columns of these rows, from and to; nothing where there are no rows."""
    return (Area(rows[0], left, rows[1], right),) if rows[0] <= rows[1] else ()


def _heading_look(column: int) -> str:
    return "input_heading" if STATUS_COLUMN <= column <= UNTIL_COLUMN else "list_heading"


def _row(
    canvas: Canvas,
    view: View,
    each: BureauView,
    finding: Finding,
    heading: int,
    cell: Cell | None = None,
) -> None:
    """Write one finding; one without a cell is gone from what counts."""
    fixed = cell is None
    remark = view.remark(finding, fixed=fixed)
    settled = fixed or _is_accepted(each, finding)
    severity = finding.severity.value
    came = view.local(each.record.at) if each.record else view.now
    until = read_day(remark.until)
    told: dict[str, tuple[Shown, str]] = {
        "No": (canvas.row - heading, "center"),
        "Kode": (finding.code, "center"),
        "Tingkat": (finding.severity.marked, "text" if settled else severity),
        "Bagian": (finding.bureau, "center"),
        "Lembar": (finding.cell.sheet, "center"),
        "Sel": (finding.cell.address, "center" if fixed else "link"),
        "Indikator": (finding.subject, "text"),
        "Nilai": (finding.value, "text"),
        "Pesan": (finding.message, "text"),
        "Status": (remark.state, "input_center"),
        "Catatan Kabag": (remark.note or None, "input"),
        "Bukti": (remark.evidence or None, "input"),
        "Berlaku s.d.": (
            until or remark.until or None,
            "input_day" if until or not remark.until else "input",
        ),
        "Saran perbaikan": (finding.advice, "text"),
        "Keadaan": (_round(view, each, finding, fixed=fixed), "center"),
        "Tanggal": (long_date(came.date()), "center"),
        "Kunci": (identity_text(finding), "help"),
        "Tempat": (str(cell) if cell else "", "help"),
        "Dasar": (base_of(finding, view.saved(finding, fixed=fixed)), "help"),
    }
    if fixed:
        told |= {name: (told[name][0], look) for name, look in _LOCKED.items()}
    values, looks = zip(*(told[name] for name in HEADINGS), strict=True)
    canvas.line(values, looks)


def _is_accepted(each: BureauView, finding: Finding) -> bool:
    """Tell whether it was accepted, whatever its message leads with."""
    return any(
        (finding.identity, finding.value) == (known.identity, known.value)
        for known in each.accepted
    )


def _round(view: View, each: BureauView, finding: Finding, *, fixed: bool) -> str:
    """Return how a finding fared over the versions, and how often it was accepted."""
    times = view.state.acceptances.get(finding.identity, 0)
    often = f" {times}×" if times > 1 else ""
    if fixed:
        return Round.FIXED.value
    if _is_accepted(each, finding):
        return f"{Round.ACCEPTED.value}{often}"
    word = each.rounds.get(finding.identity, Round.NEW).value
    return f"{word}, pernah diterima{often}" if times else word
