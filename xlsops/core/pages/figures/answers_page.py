"""``Isian <KODE>``: what a bureau answered, with flags on the cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Protocol

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import IDENTITY_FIELDS, Column, FormTable, Line, whole_number
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.status_cases import UNANSWERED
from xlsops.core.form.submissions import value_text
from xlsops.core.pages.proposal import proposal_block, proposed_findings, proposed_notes
from xlsops.core.pages.tier_bands import since_block
from xlsops.core.results.meaning import EXPECTED, Meaning
from xlsops.core.results.own_columns import SUM, look_of, total_look, totals_of
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.paging import page_room
from xlsops.core.sheet.sheet import Link, Note, Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.spec.spec import Block, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import BLANK, Cell, Content, Number, Text, Value
from xlsops.core.values.numbers import as_typed
from xlsops.core.values.periods import long_time
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View, head_texts

_NAMES = {keys.INDICATOR, keys.DESCRIPTION}
_DECIMALS = {keys.ACHIEVED, keys.OF_YEAR, keys.OUTPUT_ACHIEVED, keys.ABSORPTION}
_CENTRED = {keys.UNIT, keys.DIRECTION, keys.METHOD, keys.FREQUENCY, keys.PREDICATE}
_NARROW, _LINK_COLUMN = 13.0, 3
_STANDING = 2
"""Columns that stay, on the screen and on every printed page: number and name."""
_PAGES, _SCREEN = 2, 130.0
"""How many printed pages stand side by side, and how many letters a screen shows side by side."""
_CLOSE, _SQUEEZE = 0.85, 1.5
"""How full a page is that another font may break, and how much more it takes printed a little smaller."""
_COMPLETE = "Lengkap"
_TOTAL = {
    Block.BUDGET: keys.TOTAL_LINE,
    Block.INDICATORS: f"{keys.TOTAL_LINE} {Block.INDICATORS.value}",
}
"""What the rows of sums are called among the places."""
_OF_BUREAU = {
    keys.CEILING: EXPECTED,
    keys.SPENT_SO_FAR: keys.SPENT_SO_FAR,
    keys.ABSORPTION: keys.ABSORPTION,
}
"""What the sums of a budget are."""
Place = tuple[int, int]


class Placing(Protocol):
    """Knows where the findings of a bureau stand on its sheet."""

    def place(self, finding: Finding) -> Place:
        """Return the cell of a finding; the title where it belongs to no cell of the sheet."""


class AnswerPage(Struct, frozen=True):
    """The painted sheet, and where each (line or table, column key) stands on it."""

    painted: Sheet
    places: Mapping[tuple[str, str], Place]

    def place(self, finding: Finding) -> Place:
        """Return the cell of a finding; the title where it belongs to no cell of the sheet."""
        return _place(self.places, finding)


def answers_name(code: str) -> str:
    """Return the sheet's name."""
    return f"Isian {code}"


def answers_page(view: View, each: BureauView) -> AnswerPage:
    """Return the sheet of a bureau that sent something."""
    tables = [(sheet, _ordered(sheet)) for sheet in each.layout.sheets]
    canvas = Canvas(answers_name(each.bureau.code), _widths([columns for _, columns in tables]))
    for band in head_texts(view, f"ISIAN · {each.bureau.name}"):
        canvas.standing(*band, _STANDING)
    if each.unsure:
        canvas.standing(f"PERIKSA: {each.doubt}", "overdue", 0, _in_sight(canvas.widths))
    if each.notes:
        told = messages.pages.told_of_file(each.notes)
        canvas.standing(told, "help", 0, _in_sight(canvas.widths))
    places = _identity(canvas, view, each)
    proposed = {**since_block(canvas, each), **proposal_block(canvas, view, each)}
    for sheet, columns in tables:
        canvas.row += 1
        canvas.band(f"{sheet.name}", "section", 20)
        places |= _table(canvas, each, sheet, columns)
    for finding in each.findings:
        row, column = _place(places, finding)
        mark = finding.severity.mark
        canvas.mark(row, column, finding.severity.value, _note(mark, finding))
    _mark_proposal(canvas, each, places)
    for row, place in proposed.items():
        if place in places:
            target = Cell(canvas.name, *places[place])
            canvas.links.append(Link(row, _LINK_COLUMN, target.sheet, target.address))
    painted = canvas.painted(
        freeze=(1, _STANDING + 1),
        zoom=85,
        pages_wide=_PAGES,
        pages_tall=_pages_tall(canvas, view.spec.settings.paper),
        title_columns=(1, _STANDING),
        last=True,
    )
    return AnswerPage(view.finished(_one_note_a_cell(painted)), places)


def _pages_tall(canvas: Canvas, paper: int) -> int:
    """Return 1 where a few rows would else stand on a second page, without headings; 0 leaves it open."""
    again = sum(canvas.widths[:_STANDING]) * (_PAGES - 1)
    room = page_room(paper, ((sum(canvas.widths) + again) / _PAGES,), landscape=True)
    return int(room * _CLOSE < sum(canvas.heights.values()) <= room * _SQUEEZE)


def _in_sight(widths: Sequence[float]) -> int:
    """Return how many columns from the left stand on the first screen, and on the first page."""
    room = min(_SCREEN, sum(widths) / _PAGES)
    reached = [each for each in accumulate(widths) if each <= room]
    return max(len(reached), _STANDING)


def _mark_proposal(
    canvas: Canvas, each: BureauView, places: Mapping[tuple[str, str], Place]
) -> None:
    """Flag the cells where a proposal differs, and those of the findings only it has."""
    for line, key, note in proposed_notes(each):
        if (line, key) in places:
            canvas.mark(*places[line, key], Severity.WARNING.value, note)
    open_ = each.proposal.findings if each.proposal else ()
    for finding in proposed_findings(each):
        if finding in open_:
            note = _note(finding.severity.mark, finding)
            canvas.mark(
                *_place(places, finding), Severity.WARNING.value, f"Temuan usulan revisi:\n{note}"
            )


def _note(mark: str, finding: Finding) -> str:
    return f"{mark} {finding.code} {finding.severity.value}\n{finding.message}\n{finding.advice}"


def _one_note_a_cell(painted: Sheet) -> Sheet:
    """Join the notes of a cell with several findings; the heaviest flag is painted last."""
    texts: dict[Place, list[str]] = {}
    for note in painted.notes:
        texts.setdefault((note.row, note.column), []).append(note.text)
    order = [each.value for each in reversed(Severity)]
    marks = tuple(sorted(painted.marks, key=lambda mark: order.index(mark[0])))
    notes = tuple(Note(row, column, "\n\n".join(each)) for (row, column), each in texts.items())
    return replace(painted, notes=notes, marks=marks)


def _place(places: Mapping[tuple[str, str], Place], finding: Finding) -> Place:
    return (
        places.get((f"{finding.line} {finding.cell.sheet}", finding.field))
        or places.get((finding.line, finding.field))
        or places.get((finding.line, keys.NUMBER))
        or places.get((finding.cell.sheet, finding.field))
        or places.get((finding.cell.sheet, keys.NUMBER))
        or (1, 1)
    )


def _ordered(sheet: FormTable) -> tuple[Column, ...]:
    """Return the visible columns, the row's number and name first."""
    visible = [column for column in sheet.columns if column.visible]
    return tuple(
        sorted(
            visible, key=lambda each: (each.field.key != keys.NUMBER, each.field.key not in _NAMES)
        )
    )


def _widths(tables: Sequence[Sequence[Column]]) -> tuple[float, ...]:
    longest = max(len(columns) for columns in tables)
    widths = []
    for index in range(longest):
        here = [columns[index].field for columns in tables if index < len(columns)]
        least = _NARROW if any(field.kind.numeric for field in here) else 5.0
        widths.append(max(least, *(field.width for field in here)))
    return tuple(widths)


def _identity(canvas: Canvas, view: View, each: BureauView) -> dict[tuple[str, str], Place]:
    """Write who sent it and when, on every page beside another; return where that stands."""
    record, submission = each.record, each.submission
    received = (
        f"{long_time(view.local(record.at))} (versi {each.version}, {record.name})"
        if record
        else ""
    )
    canvas.line(("", f"Diterima: {received}".rstrip(": ")), ("plain", "label"))
    places = {(keys.WHOLE_FILE, keys.WHOLE_FILE): (canvas.row - 1, 2)}
    for told in each.parts.told:
        canvas.line(("", told), ("plain", "label"))
    for key, label in IDENTITY_FIELDS.items():
        text = value_text(submission.identity[key].value) if submission else ""
        row = canvas.line(("", f"{label}: {text}".rstrip(": ")), ("plain", "label"))
        places[keys.COVER_LINE, key] = (row, 2)
    return places


def _table(
    canvas: Canvas, each: BureauView, sheet: FormTable, columns: Sequence[Column]
) -> dict[tuple[str, str], Place]:
    """Write the lines of a sheet of the form and their totals; return where each answer stands."""
    heading = canvas.line(tuple(column.heading for column in columns), ("heading",) * len(columns))
    canvas.heights[heading] = max(canvas.heights[heading], 44.0)
    places = {(sheet.name, each.field.key): (heading, at) for at, each in enumerate(columns, 1)}
    code = each.bureau.code
    answered = [_answered(each, sheet.block, of.field.key) for of in columns]
    for line in sheet.lines:
        if line.asked:
            told = enumerate(columns, 1)
            canvas.tell({at: Meaning(of.field.key, code, sheet.block, line.id) for at, of in told})
        values = [
            _content(each, sheet, line, column, given)
            for column, given in zip(columns, answered, strict=True)
        ]
        given_in = [line.id in given for given in answered]
        looks = _looks(line, columns, values, given_in)
        for number, column in enumerate(columns, 1):
            places[line.id, column.field.key] = (canvas.row, number)
        canvas.line(values, looks)
    totals = _sums(each, sheet.block, columns)
    if totals:
        for number, column in enumerate(columns, 1):
            key = column.field.key
            places[_TOTAL[sheet.block], key] = (canvas.row, number)
            if sheet.block is Block.BUDGET and key in _OF_BUREAU:
                canvas.tell({number: Meaning(_OF_BUREAU[key], code)})
            elif key in totals:
                canvas.tell({number: Meaning(key, code, sheet.block)})
        _totals(canvas, columns, totals)
    return places


def _sums(
    each: BureauView, block: Block, columns: Sequence[Column]
) -> dict[str, tuple[ShownValue, str]]:
    """Return (sum, look) by column key: those of the recap, and of columns the office added."""
    rows = each.recap.own_rows(block)
    found: dict[str, tuple[ShownValue, str]] = {}
    if block is Block.BUDGET:
        share = None if each.recap.partly else each.recap.absorption
        found = {
            keys.CEILING: (each.recap.expected_ceiling, "total"),
            keys.SPENT_SO_FAR: (each.recap.spent, "total"),
            keys.ABSORPTION: (share, "total_percent"),
        }
    own = dict(totals_of(columns, rows)).get(SUM, {})
    for column in columns:
        if (key := column.field.key) in own:
            look = look_of(column, (row.figures.get(key) for row in rows))
            found[key] = own[key], total_look(SUM, look)
    return found


def _totals(
    canvas: Canvas, columns: Sequence[Column], totals: Mapping[str, tuple[ShownValue, str]]
) -> None:
    cells = [
        totals.get(each.field.key, ("Jumlah" if each.field.key in _NAMES else None, "total_text"))
        for each in columns
    ]
    canvas.line(tuple(value for value, _ in cells), tuple(look for _, look in cells))


def _answered(each: BureauView, block: Block, key: str) -> Mapping[str, Content]:
    """Return what was answered in a column, by line id."""
    found = each.results.answers.found(block, key) if each.results else None
    if found is None:
        return {}
    return {line.id: content for line, content in zip(found.lines, found.contents, strict=True)}


def _content(
    each: BureauView, sheet: FormTable, line: Line, column: Column, given: Mapping[str, Content]
) -> ShownValue:
    """Return what a line shows in a column; ``given`` is what was answered there."""
    key = column.field.key
    if line.asked and line.id in given:
        return _plain(given[line.id].value)
    if line.asked and column.field.kind is FieldKind.FORMULA:
        return result_shown(each, sheet, line, key)
    return _plain(line.known.get(key, BLANK))


def _looks(
    line: Line, columns: Sequence[Column], values: Sequence[ShownValue], given: Sequence[bool]
) -> list[str]:
    """Return the looks of a row, by which of it was answered; its measured figures look alike."""
    if not line.asked:
        return ["group"] * len(columns)
    measured = [column.field.key in keys.TOLD_IN_WORDS for column in columns]
    two = line.two_places or any(
        isinstance(value, Decimal) and not whole_number(value)
        for value, here in zip(values, measured, strict=True)
        if here
    )
    worded = bool(line.measure.rungs)
    return [
        ("center" if open_ else "locked_center")
        if here and worded and isinstance(value, str)
        else _look(column, value, open_=open_, two=here and two)
        for column, value, here, open_ in zip(columns, values, measured, given, strict=True)
    ]


def _plain(value: Value) -> ShownValue:
    if isinstance(value, Number):
        return as_typed(value.value)
    return value.value if isinstance(value, Text) else value_text(value) or None


def _look(column: Column, value: ShownValue, *, open_: bool, two: bool) -> str:
    prefix = "" if open_ else "locked_"
    if isinstance(value, Decimal):
        if column.field.key == keys.NUMBER:
            return "locked_center"
        two = two or column.field.key in _DECIMALS or not whole_number(value)
        return f"{prefix}{'percent' if open_ else 'number'}" if two else f"{prefix}whole"
    if column.field.key in _CENTRED:
        return "locked_center"
    return "text" if open_ else "locked"


def result_shown(each: BureauView, sheet: FormTable, line: Line, key: str) -> ShownValue:
    """Return what a computed column shows for a line; None where there is nothing to show."""
    if each.results is None:
        return None
    if key == keys.STATUS:
        return _line_status(each, sheet, line)
    found = each.results.figure(sheet.block, line.id, key)
    return None if found == "" else found


def _line_status(each: BureauView, sheet: FormTable, line: Line) -> str:
    """Return the heaviest open finding of a line in a word; ``Lengkap`` only where all is answered."""
    here = sorted(
        (finding.severity for finding in each.findings if finding.line == line.id),
        key=lambda severity: severity.order,
    )
    if each.submission and line.id in unasked(each.submission):
        return messages.clauses.NOT_ASKED
    if here:
        return here[0].marked
    asked = [column.field.key for column in sheet.columns if column.open and column.field.required]
    found = (
        [each.results.answer(sheet.block, line.id, key) for key in asked] if each.results else []
    )
    blank = any(answer and answer.blank for answer in found)
    return UNANSWERED if blank and line.frequency.due(each.layout.period.number) else _COMPLETE
