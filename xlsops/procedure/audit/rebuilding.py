"""Makes every figure again from archive, journal and rules, and names the first that differs.

What a page shows depends on nothing but what is asked, the archive, the journal, the moment and the
program; each page, recap and signature names those it was made of, so it is made again from just
these. Left out are only the cells a page leaves open for a person's own remarks. Where what is asked
or the program is another one by now and the result differs, that is said instead of judged.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from xlsops import __version__, messages
from xlsops.core.form.submissions import value_text
from xlsops.core.history.past import mark_of
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import FileReceived
from xlsops.core.pages.findings_list import NAME as FINDINGS
from xlsops.core.pages.standing import history
from xlsops.core.sheet.handwriting import HIDDEN_SIGNS
from xlsops.core.sheet.provenance import Provenance, asked
from xlsops.core.sheet.sheet import Sheet, shown_of, whole
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.terms.refused_files import Refusal
from xlsops.core.values.cells import BLANK, Cell, Content, Date, Grid, Number, Text, Value
from xlsops.core.values.structs import replace
from xlsops.core.view.last_check import last_check_in
from xlsops.core.view.replies import replies_text
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import take_apart
from xlsops.excel.writer.texts import legible
from xlsops.files import archive
from xlsops.files.emblem import emblem_of
from xlsops.files.xlsx.reader import take
from xlsops.procedure.audit.mismatch import Mismatch, as_of, made_otherwise
from xlsops.procedure.audit.signed_again import Kept, wrong_approvals, wrong_handovers, wrong_tiers
from xlsops.procedure.intake.examined import IDENTITY, Examined, IntakeContext
from xlsops.procedure.intake.inbox import saved_text, written_text
from xlsops.procedure.papers.recapping import recap_bytes
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import pages_of
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, view_of
from xlsops.procedure.period.wholeness import SHORT, recaps_standing

_LONGEST = 80
_DIGITS = 15
"""How many digits every spreadsheet program keeps of a number."""


def mismatches(period: LoadedPeriod, provenance: Provenance | None) -> Iterator[Mismatch]:
    """Yield what is not as it is made again: originals, signatures, handover, recap, painted sheets."""
    desk = desk_of(period)
    known, past = _examined(period, desk), mark_of(desk.past)
    kept = Kept(period, desk, Readings(known))
    yield from _originals(period, known)
    if any(each.code == IDENTITY for each in known.values()):
        return  # with another key nothing can be made again
    yield from wrong_approvals(period, kept)
    yield from wrong_tiers(period, kept)
    yield from wrong_handovers(period, kept)
    shown = [_recaps(period, known)]
    if provenance is not None:
        shown.append(_painted(period, provenance, known))
    yield from (replace(each, past=past) for each in chain.from_iterable(shown))


def first_difference(page: Sheet, grid: Grid) -> tuple[Cell, str, str] | None:
    """Return the first cell that shows something else: its place, what it shows, what it should."""
    wanted = {
        (row, column): kept_value(shown_of(value))
        for row, values in enumerate(whole(page).values, 1)
        for column, value in enumerate(values, 1)
    }
    there = {place: _standing(content) for place, content in grid.cells.items()}
    return _first(page.name, wanted, there, page)


def _standing(content: Content) -> Value:
    """Return what stands in a cell; a formula never stands on a painted sheet."""
    return content.value if content.formula is None else Text(f"={content.formula}")


def _first(
    sheet: str,
    wanted: dict[tuple[int, int], Value],
    there: dict[tuple[int, int], Value],
    page: Sheet | None = None,
) -> tuple[Cell, str, str] | None:
    unseen = None  # marks of ours, which nobody reads, are told of where nothing else differs
    for place in sorted({*wanted, *there}):
        if page is not None and _open(page, *place):
            continue
        told, should = there.get(place, BLANK), wanted.get(place, BLANK)
        if plain_value(told) != plain_value(should):
            found = Cell(sheet, *place), value_text(told), value_text(should)
            if not found[1].startswith(HIDDEN_SIGNS):
                return found
            unseen = unseen or found
    return unseen


def _open(page: Sheet, row: int, column: int) -> bool:
    return any(
        area.top <= row <= area.bottom and area.left <= column <= area.right
        for area in page.unlocked
    )


def kept_value(value: ShownValue) -> Value:
    """Return what a cell holds once a value was painted into it."""
    if isinstance(value, str):
        return Text(legible(value)) if legible(value) else BLANK
    match value:
        case None:
            return BLANK
        case datetime():
            return Date(value)
        case date():
            return Date(datetime(value.year, value.month, value.day))  # noqa: DTZ001 - sheets know no zone
        case Decimal():
            return Number(Decimal(repr(float(value))))
        case _:
            return Number(Decimal(value))


def plain_value(value: Value) -> object:
    """Return a value as every spreadsheet program keeps it."""
    if isinstance(value, Number):
        return float(f"{float(value.value):.{_DIGITS}g}")
    if isinstance(value, Text):
        return value.value.replace("\r\n", "\n") or BLANK
    return value


def _examined(period: LoadedPeriod, desk: IntakeContext) -> dict[str, Examined]:
    """Return every accepted original, examined anew, by its hash."""
    readings = Readings()
    return {
        record.sha: readings.of(record, period.folder, desk)
        for record in period.state.files.values()
        if record.accepted and record.bureau in period.layouts
    }


def _originals(period: LoadedPeriod, known: Mapping[str, Examined]) -> Iterator[Mismatch]:
    """Yield accepted originals that cannot be read again."""
    for sha, each in known.items():
        if each.submission is None:
            yield Mismatch(
                messages.rebuilt.original_unread(
                    period.state.files[sha].name, sha[:SHORT], each.message.rstrip(".")
                ),
                asked(period.spec),
                __version__,
                messages.rebuilt.RESTORE,
            )
    for _, told in of_kind(period.events, FileReceived):
        again = known.get(told.sha)
        if again is not None and again.submission is not None:
            yield from _receipt(period, told, again)


def _receipt(period: LoadedPeriod, told: FileReceived, again: Examined) -> Iterator[Mismatch]:
    """Yield what the journal tells of a file that came in otherwise than the file itself does."""
    facts = (
        (told.saved, messages.rebuilt.SAVED, saved_text(again)),
        (told.written, messages.rebuilt.WRITTEN, written_text(again)),
        (told.bureau, messages.rebuilt.BUREAU, again.bureau),
        (replies_text(told.replies), messages.rebuilt.REPLIES, replies_text(again.replies)),
        (told.filler or None, messages.rebuilt.FILLER, again.filler),
    )
    for fact, word, should in facts:
        if fact is not None and fact != should:
            yield Mismatch(
                messages.rebuilt.receipt_differs(told.name, told.sha[:SHORT], word, fact, should),
                asked(period.spec),
                __version__,
                messages.rebuilt.RESTORE,
            )


def _recaps(period: LoadedPeriod, known: Mapping[str, Examined]) -> Iterator[Mismatch]:
    """Yield recaps with other parts than are made again; squeezed by another zlib they are the same.

    Where the office has another coat of arms by now, or one that cannot be shown, the cells alone
    are compared.
    """
    emblem = None
    with suppress(XlsopsError):
        emblem = emblem_of(period.folder)
    hung = emblem.sha if emblem else ""
    for name, (event, told) in recaps_standing(period.events).items():
        then = as_of(period, event.at, event.heads)
        data = recap_bytes(then, view_of(then, _readings(period, then, known)), emblem)
        path, sha = period.folder.recap / name, told.sha
        if archive.digest(data) != sha:
            there = path.read_bytes() if path.is_file() else b""
            whole = archive.digest(there) == sha
            if not whole or take_apart(there) != take_apart(data):
                where = _where(there, data)
                if where or not whole or told.emblem == hung:
                    cure = messages.rebuilt.MAKE_RECAP_AGAIN
                    yield made_otherwise(
                        told,
                        messages.rebuilt.recap(name, where or messages.rebuilt.BESIDES_CELLS),
                        cure,
                    )


def _painted(
    period: LoadedPeriod, provenance: Provenance, known: Mapping[str, Examined]
) -> Iterator[Mismatch]:
    """Yield the first cell of every painted sheet that does not show what it was made of."""
    then = as_of(period, provenance.moment, provenance.heads)
    grids = {grid.name: grid for grid in period.grids}
    view = view_of(then, _readings(period, then, known))
    view = replace(view, last_check=last_check_in(period.grids, FINDINGS))  # told, never rebuilt
    for page in pages_of(view):
        grid = grids.get(page.name)
        if grid is None and (page.over or page.name == history.NAME):
            continue  # no longer needed; or told apart: it is no figure, painting it is no cure
        text = messages.rebuilt.no_sheet(page.name)
        if grid is not None:
            found = first_difference(page, grid)
            if found is None:
                continue
            cell, told, should = found
            text = messages.rebuilt.sheet_shows(cell.sheet, cell.address, _cut(told), _cut(should))
        yield Mismatch(
            text, provenance.asked, provenance.program, messages.rebuilt.PRESS, sheet=page.name
        )


def _readings(period: LoadedPeriod, then: LoadedPeriod, known: Mapping[str, Examined]) -> Readings:
    """Return the readings of files that are judged the same in both: same rules, same arrival."""
    if then.rules != period.rules or then.state.opened != period.state.opened:
        return Readings()
    before, after = period.state, then.state
    first, earlier = period.custody.first_sent, then.custody.first_sent
    return Readings(
        {
            sha: each
            for sha, each in known.items()
            if sha in after.files
            and after.files[sha] == before.files[sha]
            and earlier.get(each.bureau) == first.get(each.bureau)
        }
    )


def _where(there: bytes, data: bytes) -> str:
    """Return in which cell or sheet a recap differs from the one made again; empty where in none."""
    told, again = take(there), take(data)
    if isinstance(told, Refusal) or isinstance(again, Refusal):
        return messages.rebuilt.UNREADABLE
    sheets = {grid.name: grid for grid in told.sheets}
    for grid in again.sheets:
        beside = sheets.get(grid.name)
        if beside is None:
            return messages.rebuilt.lacks_sheet(grid.name)
        found = _first(grid.name, _values(grid), _values(beside))
        if found is not None:
            cell, shows, should = found
            return messages.rebuilt.shows(cell.sheet, cell.address, _cut(shows), _cut(should))
    return ""


def _values(grid: Grid) -> dict[tuple[int, int], Value]:
    return {place: content.value for place, content in grid.cells.items()}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
