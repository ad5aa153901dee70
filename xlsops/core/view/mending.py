"""What a bureau is asked to mend in a returned copy, and which of its cells open for it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from xlsops import messages
from xlsops.core.checks.context import EXPLANATION
from xlsops.core.form.answers import Change
from xlsops.core.form.differences import Place
from xlsops.core.form.layout import (
    COVER,
    IDENTITY_FIELDS,
    TITLE_ROW,
    FormTable,
    Layout,
    Line,
    identity_cell,
)
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.submissions import Submission
from xlsops.core.spec.spec import Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import OUTSIDE, OWN, Code, Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.view.threads import replies_to
from xlsops.core.view.view import BureauView, View

_RELATING = {Code.V19.name, Code.V20.name}
"""The built-in rules that weigh figures of a row against each other: any may be wrong."""
_EXPLANATION, _EXPLAIN = "keterangan", "jelas"
"""What an advice says that may be followed by an explanation; the head says it in his own words."""
_RESTORED = frozenset({Code.V01, Code.V02, Code.V26, Code.V27, Code.V28})
_LOCKED_AGAIN = frozenset({Code.V03, Code.V14, Code.V15})
"""The built-in rules against which nothing is left to do in a copy made of a fresh form."""
_BEYOND = {Code.V13.name, Code.V28.name}
"""The built-in rules that speak of the whole form, or of the lines that are parts of another."""
_OF_ONE_CELL = frozenset({OWN, *(code.name for code in Code)})


def asked_before(view: View, each: BureauView, finding: Finding) -> str:
    """Return since when there is a finding, what the head noted, and what the bureau answered last.

    Nothing of it changes from day to day: the same copy made again has the same bytes.
    """
    age, said = each.ages.get(finding.identity), replies_to(view.threads.get(finding.identity, ()))
    note = view.saved(finding).note
    parts = (
        messages.pages.since(long_date(view.local(age.first).date()), age.rounds) if age else "",
        messages.pages.head_asks(note) if note else "",
        messages.pages.answered_before(said[-1].words) if said else "",
    )
    return "\n".join(part for part in parts if part)


def finding_key(finding: Finding) -> str:
    """Return what names a finding in the list of a copy."""
    return "|".join(finding.identity)


def told_beside(each: BureauView) -> tuple[str, ...]:
    """Return what is said below the list: what the copy leaves out, and what changed unasked."""
    own = each.submission.beside if each.submission else ()
    changed = [f"{one.cell} {one.message}" for one in each.findings if one.code == OUTSIDE]
    return (
        *([messages.pages.changed_unasked(changed)] if changed else ()),
        *([messages.pages.left_out(own)] if own else ()),
    )


def bureau_of(finding: Finding) -> str:
    """Return the bureau of a finding."""
    return finding.bureau


def bureau_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings a bureau can do something about."""
    return tuple(finding for finding in findings if finding.for_bureau)


def bureau_counts(findings: tuple[Finding, ...]) -> tuple[int, int]:
    """Return how many errors and warnings a bureau can do something about."""
    errors = sum(finding.severity is Severity.ERROR for finding in bureau_findings(findings))
    return errors, len(bureau_findings(findings)) - errors


def to_mend(each: BureauView) -> tuple[Finding, ...]:
    """Return what a bureau is to mend, heaviest first, then by cell, as who holds the copy is told it."""
    found = bureau_findings(each.findings)
    return tuple(in_hand(each.layout, finding) for finding in heaviest_first(found))


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of a letter: heaviest first, then by cell."""
    return sorted(findings, key=lambda each: (each.severity.order, each.order))


def in_hand(layout: Layout, finding: Finding) -> Finding:
    """Return a finding with its advice for somebody who holds the returned copy.

    What the copy has put right by itself is said so, and what is left to do there only where
    a cell is open for it. Where a heading said something else, the question stays: what was
    answered beneath it.
    """
    code, advice = (
        Code.__members__.get(finding.code),
        finding.advice.replace(messages.checks_form.SEND_AGAIN, "").strip(),
    )
    untouched = advice == finding.advice
    if is_outside_table(finding):
        advice = messages.pages.EMPTIED
    elif _is_heading(layout, finding):
        advice = messages.pages.heading_back(finding.subject)
    elif code in _LOCKED_AGAIN:
        advice = messages.pages.BACK_AS_ASKED
    elif not advice or (untouched and code in _RESTORED and not _of_parts(layout, finding)):
        opens = mendable(layout, (finding,))
        advice = messages.pages.BACK if opens else messages.pages.BACK_AS_IT_WAS
    return replace(finding, advice=advice)


def _of_parts(layout: Layout, finding: Finding) -> bool:
    """Tell whether a finding is on an indicator that is not what the rows beneath it make."""
    line = layout.indicators.line(finding.line)
    return finding.code == Code.V28.name and line is not None and line.parts > 0


def _is_heading(layout: Layout, finding: Finding) -> bool:
    """Tell whether a finding is on a column that has another heading; one that is gone tells its own."""
    other = finding.value != finding.subject
    return finding.code == Code.V02.name and other and _of_column(layout, finding)


def _of_column(layout: Layout, finding: Finding) -> bool:
    """Tell whether a finding is on a column as a whole."""
    here = (sheet for sheet in layout.sheets if sheet.name == finding.cell.sheet)
    return not finding.line and any(sheet.column(finding.field) for sheet in here)


def is_outside_table(finding: Finding) -> bool:
    """Tell whether a finding is on what stood outside the table, which a fresh form has no cell for."""
    stray = {finding.line == f"baris {finding.cell.row}", finding.field == Change.STRAY.value}
    return finding.code == Code.V02.name and True in stray


def fills_nothing(each: BureauView, findings: Collection[Finding]) -> bool:
    """Tell whether a copy returned for these mends all by itself: no cell is left for the bureau to fill."""
    identity = any(finding.field in IDENTITY_FIELDS for finding in findings)
    return not identity and not to_open(each, findings)


def fresh_form_cell(layout: Layout, finding: Finding) -> Cell:
    """Return where a finding stands in a fresh form; the title where it fits no cell."""
    if finding.field in IDENTITY_FIELDS:
        return identity_cell(finding.field)
    for sheet in layout.sheets:
        column = sheet.column(finding.field)
        if column and sheet.line(finding.line):
            return sheet.cell(finding.line, finding.field)
        if column and finding.line == keys.TOTAL_LINE and finding.cell.sheet == sheet.name:
            return sheet.total_cell(finding.field)
    for sheet in layout.sheets:
        if sheet.name == finding.cell.sheet:
            if _of_column(layout, finding):
                return sheet.heading_cell(finding.field)
            inside = finding.line == sheet.name and finding.cell in _cells(sheet)
            return finding.cell if inside else Cell(sheet.name, TITLE_ROW, 2)
    return Cell(COVER, 5, 2)


def _cells(sheet: FormTable) -> Iterator[Cell]:
    """Yield every cell of a form's table, the row of sums among them."""
    for column in sheet.columns:
        if column.field.summed and sheet.summed:
            yield sheet.total_cell(column.field.key)
        yield from (sheet.cell(line.id, column.field.key) for line in sheet.lines)


def mendable(
    layout: Layout,
    findings: Collection[Finding],
    new: Collection[str] = (),
    blank: Collection[Place] = (),
) -> frozenset[Place]:
    """Return every open place, by line and column key, that these findings flag or advise to fill.

    A row or column that went missing or changed in the master opens whole, and so do rows that are
    ``new`` there, a row with a finding of a rule of the office, which may speak of any column, and the
    form where it is a copy of the last quarter's. Where figures do not fit each other all of their row
    open, and those of the rows beneath an indicator with it. Beside a figure that may become another one open the narratives that were left ``blank``: it
    may ask for them. Those that were written stay as they are.
    """
    told = dict[str, list[Finding]]()
    for each in findings:
        told.setdefault(each.line, []).append(each)
    beyond = [each for each in findings if _beyond_its_line(each)]
    flagged = {
        (line.id, column.field.key): column.field
        for sheet in layout.sheets
        for line, column in sheet.answers()
        if line.id in new
        or any(_mends(each, line, column.field) for each in chain(told.get(line.id, ()), beyond))
    }
    figures = {line for (line, _), field in flagged.items() if field.kind.numeric}
    beside = {
        (line.id, column.field.key)
        for sheet in layout.sheets
        for line, column in sheet.answers()
        if line.id in figures and column.field.kind is FieldKind.LONG_TEXT
    }
    return frozenset(flagged) | beside.intersection(blank)


def left_blank(submission: Submission | None) -> frozenset[Place]:
    """Return the places in which nothing stands, by line and column key."""
    answers = submission.answers if submission else ()
    return frozenset((each.line.id, each.key) for each in answers if not each.text.strip())


def to_open(each: BureauView, findings: Collection[Finding]) -> frozenset[Place]:
    """Return the places that are open in the copy that goes back for these findings."""
    new = unasked(each.submission) if each.submission else ()
    return mendable(each.layout, findings, new, left_blank(each.submission))


def _beyond_its_line(finding: Finding) -> bool:
    """Tell whether a finding may open cells of other lines than its own."""
    return finding.code in _BEYOND or not finding.line


def _mends(finding: Finding, line: Line, field: Field) -> bool:
    if finding.code == Code.V13.name:
        return True
    if finding.code == Code.V28.name and line.part_of == finding.line:
        return finding.field == field.key
    changed = finding.code in {Code.V01.name, Code.V02.name}
    if changed and not finding.line:
        return finding.field == field.key
    whole = changed or finding.code not in _OF_ONE_CELL
    related = finding.code in _RELATING and field.kind.numeric
    asked = field.label in finding.advice or (
        field.key == EXPLANATION and _asks_to_explain(finding)
    )
    return finding.line == line.id and (whole or related or asked or finding.field == field.key)


def _asks_to_explain(finding: Finding) -> bool:
    """Tell whether a finding may be answered by an explanation; one that says nothing may be."""
    words = finding.advice.casefold()
    own = finding.code == OWN and _EXPLAIN in words
    return not words or _EXPLANATION in words or own
