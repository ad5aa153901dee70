"""What came back changed beside the cells that had been returned to be mended."""

from collections.abc import Callable, Collection, Iterator, Mapping

from xlsops.core.form.differences import AnswerChange, Place, differences, outside
from xlsops.core.form.layout import Layout
from xlsops.core.form.older_forms import unasked
from xlsops.core.form.submissions import Submission
from xlsops.core.journal.facts.kinds import ChangedOutside
from xlsops.core.journal.facts.particulars import CellChange
from xlsops.core.journal.state import FileRecord, ReturnRecord, State
from xlsops.core.review.own_findings import own_findings
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.core.view.mending import left_blank, mendable
from xlsops.procedure.intake.examined import Examined

Reader = Callable[[FileRecord], Examined]
"""Reads a kept file again."""
Strays = Mapping[str, tuple[AnswerChange, ...]]
"""What files changed beside what was returned, by their hash; only of those that did."""


def untold(state: State, bureaus: Collection[str], read: Reader) -> Strays:
    """Return what files changed beside what was returned and the journal does not tell yet.

    Every file that counts is held against the submission that had gone back to its bureau when it
    came, not against the file before it: what one file hid, the next one cannot.
    """
    found: dict[str, tuple[AnswerChange, ...]] = {}
    for record in state.files.values():
        reply = record.reply_to
        if (
            reply is None
            or record.bureau not in bureaus
            or not record.accepted
            or record.sha in state.outside
            or not _follows(state, record, reply)
        ):
            continue
        strays = tuple(_strays(reply, read(state.files[reply.source]), read(record)))
        if strays:
            found[record.sha] = strays
    return found


def stray_events(strays: Strays, state: State) -> list[ChangedOutside]:
    """Return what the journal is told of changes outside the returned cells, an event a file."""
    told: list[ChangedOutside] = []
    for sha, found in strays.items():
        record = state.files[sha]
        changes = tuple(
            CellChange(
                each.cell.sheet,
                each.cell.row,
                each.cell.column,
                each.line,
                each.key,
                each.label,
                each.old,
                each.new,
            )
            for each in found
        )
        source = record.reply_to.source if record.reply_to else ""
        told.append(ChangedOutside(record.bureau, changes, sha, source))
    return told


def _follows(state: State, record: FileRecord, reply: ReturnRecord) -> bool:
    """Tell whether a file counts and was made after the one that went back."""
    if record.sha in state.aside:
        return False
    shas = [each.sha for each in state.order(record.bureau).files]
    return reply.source in shas[: shas.index(record.sha)]


def _strays(reply: ReturnRecord, then: Examined, now: Examined) -> Iterator[AnswerChange]:
    before, after = then.submission, now.submission
    if before is not None and after is not None:
        changes = differences(before, after)
        asked = tuple(_returned(reply, (*then.findings, *own_findings(reply.own, before))))
        yield from outside(changes, _expected(after.layout, asked, before, changes))


def _returned(reply: ReturnRecord, findings: Collection[Finding]) -> Iterator[Finding]:
    """Yield the findings that went back; one of a rule that does not judge any more by its place alone."""
    there = {each.identity: each for each in findings}
    for identity in reply.findings:
        code, bureau, line, field = identity
        yield there.get(identity) or Finding(
            code, Severity.WARNING, bureau, Cell("", 0, 0), line, field, "", "", "", ""
        )


def _expected(
    layout: Layout,
    asked: tuple[Finding, ...],
    before: Submission,
    changes: Collection[AnswerChange],
) -> frozenset[Place]:
    """Return where a change is no surprise: what was flagged, and narratives beside a figure that changed.

    A narrative that was left blank was open beside a figure; told beside one that stayed, it was not
    asked for.
    """
    new = unasked(before)
    flagged = mendable(layout, asked, new)
    touched = {each.line for each in changes if each.place in flagged}
    opened = mendable(layout, asked, new, left_blank(before))
    return flagged | {place for place in opened if place[0] in touched}
