"""Makes every figure again from archive, journal and rules, and names the first that differs.

What a page shows depends on nothing but what is asked, the archive, the journal, the moment and the
program; each page, recap and signature names those it was made of, so it is made again from just
these. Left out are only the cells a page leaves open for a person's own remarks. Where what is asked
or the program is another one by now and the result differs, that is said instead of judged.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from xlsops import __version__, messages
from xlsops.core.form.submissions import value_text
from xlsops.core.history.past import mark_of
from xlsops.core.journal.events import Event, of_kind, seen_from
from xlsops.core.journal.kinds import Approved, FileReceived, HandedOver, RecapMade
from xlsops.core.journal.tiers import TierSigned, key_of
from xlsops.core.pages.findings_list import NAME as FINDINGS
from xlsops.core.pages.standing import history
from xlsops.core.results.results import Results, data_hash
from xlsops.core.sheet.handwriting import HIDDEN_SIGNS
from xlsops.core.sheet.provenance import Provenance, asked, parted
from xlsops.core.sheet.sheet import Sheet, shown_of, whole
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.authority import Act
from xlsops.core.terms.refused_files import Refusal
from xlsops.core.values.cells import BLANK, Cell, Content, Date, Grid, Number, Text, Value
from xlsops.core.view.last_check import last_check_in
from xlsops.core.view.replies import replies_text
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import take_apart
from xlsops.excel.writer.texts import legible
from xlsops.files import archive
from xlsops.files.emblem import emblem_of
from xlsops.files.xlsx.reader import take
from xlsops.procedure.intake.examined import IDENTITY, Examined, IntakeContext
from xlsops.procedure.intake.inbox import saved_text, written_text
from xlsops.procedure.papers.recapping import recap_bytes
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import pages_of
from xlsops.procedure.period.readings import Readings
from xlsops.procedure.period.viewing import desk_of, view_of
from xlsops.procedure.period.wholeness import SHORT, recaps_standing

_LONGEST = 80
_DIGITS = 15
"""How many digits every spreadsheet program keeps of a number."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What is not as it is made again; ``asked`` and ``program`` tell by what it was made.

    ``cure`` is what makes it agree. What was done once more since is ``superseded``: rightly other,
    it needs none. ``sheet`` is the painted sheet it is about. ``past`` is the fingerprint of the earlier
    years as they are now, where what is shown hangs on them; None for figures, which never do.
    """

    text: str
    asked: str
    program: str
    cure: str
    superseded: bool = False
    sheet: str = ""
    past: str | None = None

    def explained(self, period: LoadedPeriod) -> str:
        """Return why it may differ rightly, empty where nothing explains it."""
        if self.program != __version__:
            return messages.rebuilt.other_program(self.program)
        known, past = parted(self.asked)
        if known != asked(period.spec):
            return messages.rebuilt.ASKED_SINCE
        if self.past is not None and self.past != past:
            return messages.rebuilt.PAST_SINCE
        return ""


def mismatches(period: LoadedPeriod, provenance: Provenance | None) -> Iterator[Mismatch]:
    """Yield what is not as it is made again: originals, signatures, handover, recap, painted sheets."""
    desk = desk_of(period)
    known, past = _examined(period, desk), mark_of(desk.past)
    kept = _Kept(period, desk, Readings(known))
    yield from _originals(period, known)
    if any(each.code == IDENTITY for each in known.values()):
        return  # with another key nothing can be made again
    yield from _approvals(period, kept)
    yield from _tiers(period, kept)
    yield from _handovers(period, kept)
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


@dataclass(frozen=True, slots=True)
class _Kept:
    """The accepted originals of a period, examined anew."""

    period: LoadedPeriod
    desk: IntakeContext
    readings: Readings

    def figures(self, *shas: str) -> Results | None:
        """Return what originals say together, None where they do not count any more."""
        files = self.period.state.files
        records = [files[sha] for sha in shas if sha in files]
        if not records or any(each.bureau not in self.period.layouts for each in records):
            return None
        return self.readings.joined(records, self.period.folder, self.desk).results


def _approvals(period: LoadedPeriod, kept: _Kept) -> Iterator[Mismatch]:
    last = {told.bureau: event for event, told in of_kind(period.events, Approved)}
    who = period.spec.authority.naming(Act.APPROVE)
    for event, told in of_kind(period.events, Approved):
        code, figures = told.bureau, kept.figures(*(told.parts or (told.sha,)))
        if code in period.layouts and figures:
            again = data_hash({code: figures})
            if again != told.hash:
                yield _different(
                    period,
                    (event, told),
                    messages.rebuilt.approval_differs(code, told.hash[:SHORT], again[:SHORT]),
                    messages.rebuilt.approve_again(code, who),
                    last[code],
                )


def _tiers(period: LoadedPeriod, kept: _Kept) -> Iterator[Mismatch]:
    """Yield the signatures of tiers over other figures than are reckoned again from the files they name."""
    signed = [*of_kind(period.events, TierSigned)]
    last = {key_of(told): event for event, told in signed}
    for event, told in signed:
        state = _as_of(period, event.at, event.heads).state
        records = [state.files[each.sha] for each in told.figures if each.sha in state.files]
        again = {
            each.bureau: figures
            for each in records
            if (figures := kept.figures(*(part.sha for part in state.parts(each))))
        }
        if len(again) == len(told.figures) and (whole := data_hash(again)) != told.hash:
            who = told.assistant or f"{told.tier} {told.bureau}".rstrip()
            text = messages.rebuilt.tier_differs(who, told.hash[:SHORT], whole[:SHORT])
            cure = messages.rebuilt.sign_again(told.tier)
            yield _different(period, (event, told), text, cure, last[key_of(told)])


def _handovers(period: LoadedPeriod, kept: _Kept) -> Iterator[Mismatch]:
    last = [event for event, _ in of_kind(period.events, HandedOver)][-1:]
    who = period.spec.authority.naming(Act.HAND_OVER)
    cure = messages.rebuilt.hand_over_again(who)
    for event, handed in of_kind(period.events, HandedOver):
        then = _as_of(period, event.at, event.heads)
        told = {each.bureau: each.hash for each in handed.bureaus}
        again: dict[str, Results] = {}
        for code in told:
            record = then.state.current(code)
            parts = then.state.parts(record) if record else ()
            figures = kept.figures(*(each.sha for each in parts))
            if figures:
                again[code] = figures
        hashes = {code: data_hash({code: each}) for code, each in again.items()}
        wrong = next((code for code in told if hashes.get(code) != told[code]), None)
        if wrong:
            there, made = told[wrong][:SHORT], hashes.get(wrong, "")[:SHORT]
            text = messages.rebuilt.handover_differs(wrong, there, made)
            yield _different(period, (event, handed), text, cure, last[0])
        elif (whole := data_hash(again)) != handed.hash:
            text = messages.rebuilt.handover_differs("", handed.hash[:SHORT], whole[:SHORT])
            yield _different(period, (event, handed), text, cure, last[0])


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
        then = _as_of(period, event.at, event.heads)
        data = recap_bytes(then, view_of(then, _readings(period, then, known)), emblem)
        path, sha = period.folder.recap / name, told.sha
        if archive.digest(data) != sha:
            there = path.read_bytes() if path.is_file() else b""
            whole = archive.digest(there) == sha
            if not whole or take_apart(there) != take_apart(data):
                where = _where(there, data)
                if where or not whole or told.emblem == hung:
                    cure = messages.rebuilt.MAKE_RECAP_AGAIN
                    yield _made(
                        told,
                        messages.rebuilt.recap(name, where or messages.rebuilt.BESIDES_CELLS),
                        cure,
                    )


def _painted(
    period: LoadedPeriod, provenance: Provenance, known: Mapping[str, Examined]
) -> Iterator[Mismatch]:
    """Yield the first cell of every painted sheet that does not show what it was made of."""
    then = _as_of(period, provenance.moment, provenance.heads)
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


def _as_of(period: LoadedPeriod, moment: datetime, heads: Sequence[str]) -> LoadedPeriod:
    """Return the period as it was known at a moment: the events of these heads, nothing typed."""
    seen = seen_from(period.events, heads)
    return replace(period, events=seen, now=moment.astimezone(WIB), grids=())


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


def _different(
    period: LoadedPeriod,
    signed: tuple[Event, Approved | HandedOver | TierSigned],
    text: str,
    cure: str,
    last: Event,
) -> Mismatch:
    """Return a signature over other figures; where nothing explains that, only a copy kept elsewhere helps."""
    event, told = signed
    found = replace(_made(told, text, cure), superseded=event is not last)
    return found if found.explained(period) else replace(found, cure=messages.rebuilt.RESTORE)


def _made(told: Approved | HandedOver | RecapMade | TierSigned, text: str, cure: str) -> Mismatch:
    return Mismatch(text, told.asked, told.program, cure)
