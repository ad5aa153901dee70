"""What changed beneath the signatures of the tiers of approval: bands of sheets, lines of the terminal."""

from collections.abc import Iterator, Mapping

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.tiers import ApprovalReopened
from xlsops.core.review.shifts import Shift
from xlsops.core.review.tiers import TierStanding
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.tiers import TierReach
from xlsops.core.values.periods import long_time
from xlsops.core.view.view import BureauView, View

Place = tuple[str, str]
_CELLS = 4
"""So many cells of a bureau stand in a band; all of them on its own sheet."""
_SPANS = (1, 1, 1, 1, 3, 3)
_HEADINGS = ("No", "Indikator / baris", "Sel", "Isian", "Disahkan", "Sekarang")


def tiers_told(view: View) -> Iterator[tuple[str, bool]]:
    """Yield in a sentence each how the signatures above single bureaus stand, and whether one changed.

    Of bureaus' own heads only those are told whose figures are others since.
    """
    for each in view.tiers:
        if each.changed:
            yield _changed(view, each), True
        elif each.bureau or not each.codes:
            continue
        elif each.signed and each.record:
            when = long_time(view.local(each.record.at))
            yield messages.tier_words.standing(each.who, when, each.record.by), False
        else:
            yield messages.tier_words.waiting(each.who, [first.who for first in each.first]), False
    if alone := _without_assistant(view):
        yield messages.tier_words.without_assistant(alone), False


def _without_assistant(view: View) -> list[str]:
    """Return the bureaus that sent something and name no Asisten where a tier of theirs is asked for."""
    asked = any(each.reach is TierReach.ASSISTANT for each in view.spec.authority.tiers)
    return [
        each.bureau.code
        for each in view.bureaus
        if asked and each.record and not each.bureau.assistant.strip()
    ]


def reopened_told(view: View) -> tuple[str, ...]:
    """Return every approval that was ever taken back in a line: when, by whom, whose and why."""
    return tuple(
        messages.tier_words.trail(
            long_time(view.local(event.at)),
            event.by,
            told.assistant or messages.tier_words.of_bureau(told.tier or "bagian", told.bureau),
            told.reason.rstrip("."),
        )
        for event, told in of_kind(view.events, ApprovalReopened)
    )


def levels_told(view: View) -> tuple[str, ...]:
    """Return every tier in a line, with the day and who signed: as it stands below a recap or a record."""
    main = [each for each in view.tiers if each.main]
    if not main:
        return ()
    sent = [each for each in main if each.codes]
    done = [view.state.approvals[each.bureau].at for each in sent if each.signed]
    last = long_time(view.local(max(done))) if done else ""
    own = messages.tier_words.of_bureaus(main[0].tier.name, len(done), len(sent), last)
    return (own, *(told for told, _ in tiers_told(view)))


def announce_tiers(canvas: Canvas, view: View) -> None:
    """Write in amber which signatures do not hold any more, with the cells that changed beneath."""
    for text, changed in tiers_told(view):
        if changed:
            canvas.band(text, "revision")


def since_block(canvas: Canvas, each: BureauView) -> dict[int, Place]:
    """Write every answer that is otherwise than somebody signed it; return (line, key) by row."""
    where: dict[int, Place] = {}
    lines = {line.id: line for sheet in each.layout.sheets for line in sheet.lines}
    for shift in each.since:
        if each.record is None or shift.now != each.record.sha or not shift.cells:
            continue
        canvas.row += 1
        text = messages.tier_words.since(shift.who, len(shift.cells))
        canvas.spread((text,), ("revision",), (sum(_SPANS),))
        heading = canvas.spread(_HEADINGS, ("heading",) * len(_HEADINGS), _SPANS)
        canvas.heights[heading] = 24.0
        where |= _cells(canvas, shift, lines)
    return where


def _cells(canvas: Canvas, shift: Shift, lines: Mapping[str, Line]) -> dict[int, Place]:
    where: dict[int, Place] = {}
    looks = ("center", "text", "link", "text", "text", Severity.WARNING.value)
    for number, cell in enumerate(shift.cells, 1):
        name = lines[cell.line].name if cell.line in lines else cell.line
        values = (number, name, str(cell.cell), cell.label, _said(cell.old), _said(cell.new))
        where[canvas.spread(values, looks, _SPANS)] = cell.place
    return where


def _changed(view: View, standing: TierStanding) -> str:
    record = standing.record
    when = long_time(view.local(record.at)) if record else ""
    found = [_moved(view, standing, code) for code in standing.moved]
    if standing.below and not found:
        found = [messages.tier_words.below_open([each.who for each in standing.below])]
    return messages.tier_words.changed(standing.who, when, found)


def _moved(view: View, standing: TierStanding, code: str) -> str:
    """Return what changed of a bureau: its cells where another file counts, else why there are none."""
    record = standing.record
    signed = record.figures.get(code) if record else None
    if code not in {*standing.codes, *standing.missing}:
        return messages.tier_words.elsewhere(code)
    each = next((each for each in view.bureaus if each.bureau.code == code), None)
    if signed is None:
        return messages.tier_words.newly_come(code)
    stands = each and (each.latest if standing.tier.reach is TierReach.BUREAU else each)
    if each is None or not stands or stands.record is None:
        return messages.tier_words.gone(code)
    now = stands.record.sha
    own = signed.sha, signed.parts, now
    cells = next((x.cells for x in each.since if (x.signed, x.parts, x.now) == own), ())
    if not cells and tuple(one.sha for one in stands.parts.files) != signed.parts:
        return messages.tier_words.other_files(code)
    if not cells:
        return messages.tier_words.other_figures(code)
    return messages.tier_words.cells(code, len(cells), [str(one) for one in cells[:_CELLS]])


def _said(text: str) -> str:
    return text or "kosong"
