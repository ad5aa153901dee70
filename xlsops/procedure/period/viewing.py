"""Rebuilds the view of a period from archive, journal and control workbook."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.differences import Place
from xlsops.core.journal.rounds import Age, Round, ages_by_form, ages_in, own_ages, rounds_of
from xlsops.core.journal.state import Approval, FileIdentity, FileRecord, State
from xlsops.core.pages.findings_list import NAME, remarks_of
from xlsops.core.results.bureau_totals import BureauTotals, Moved, moved_money
from xlsops.core.results.recap import BureauRecap, bureau_recap_of, recap_of
from xlsops.core.review.odd_spending import odd_spending
from xlsops.core.review.own_findings import own_findings
from xlsops.core.review.refusals import refusals_of
from xlsops.core.terms.findings import BY_HISTORY, OUTSIDE, Finding, Severity
from xlsops.core.values.structs import replace
from xlsops.core.view.joined_files import JoinedFiles
from xlsops.core.view.last_check import last_check_in
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.procedure.intake.examined import IDENTITY, Examined, IntakeContext
from xlsops.procedure.intake.over_office import Versions, standing_place, with_office_rules
from xlsops.procedure.intake.straying import Strays, untold
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.past_years import desk_without_past, past_of
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.shifts import with_shifts


def desk_of(period: LoadedPeriod) -> IntakeContext:
    """Return what is needed to examine files of a period."""
    return replace(desk_without_past(period), past=past_of(period))


def view_of(
    period: LoadedPeriod, readings: Readings | None = None, desk: IntakeContext | None = None
) -> View:
    """Return the view; with the ``readings`` of a view before, no file is read again.

    Who has the ``desk`` of this period already gives it.
    """
    readings, desk = readings or Readings(), desk or desk_of(period)
    if period.remembers:
        sent = (each for each in period.state.files.values() if each.accepted)
        readings.recall(sent, desk)
    read: Mapping[str, Versions] = {
        code: read_of(period, desk, code, readings) for code in period.layouts
    }
    strays = untold_in(period, readings, desk)
    readings.remember()
    read = with_office_rules(read, desk, {code: period.state.current(code) for code in read})
    _require_key(period, desk, readings)
    stands = {
        code: _stand(period, each, period.state.current(code), strays, readings)
        for code, each in read.items()
        if each
    }
    stands = _with_odd_spending(period, stands)
    recap = recap_of(
        period.spec,
        period.layouts.values(),
        {code: each.examined.results for code, each in stands.items() if each.examined.results},
        {code: each.findings for code, each in stands.items()},
        {code: each.accepted for code, each in stands.items()},
        _known_totals(period, stands),
    )
    refused = refusals_of(period.state, period.layouts.keys())
    bureaus = tuple(
        _bureau(
            period, each, stands.get(each.bureau.code), read[each.bureau.code], (strays, readings)
        )
        for each in recap.bureaus
    )
    bureaus = tuple(replace(each, refused=refused.get(each.bureau.code, ())) for each in bureaus)
    view = View(
        period.spec,
        period.now,
        period.state,
        period.events,
        bureaus,
        recap,
        remarks_of(period.grids),
        last_check_in(period.grids, NAME),
        desk.past,
    )
    return with_shifts(
        view, lambda files: readings.joined(files, period.state, period.folder, desk).submission
    )


def _known_totals(period: LoadedPeriod, stands: Mapping[str, "_Stand"]) -> dict[str, BureauTotals]:
    """Return the totals of bureaus that need not be reckoned: as remembered, or while nothing came."""
    missing = {each.bureau: each.missing for each in period.forms if each.bureau not in stands}
    found = {code: each.examined.totals for code, each in stands.items()}
    return missing | {code: each for code, each in found.items() if each}


def untold_in(
    period: LoadedPeriod, readings: Readings, desk: IntakeContext | None = None
) -> Strays:
    """Return what files changed beside what was returned and the journal does not tell yet."""
    folder, desk = period.folder, desk or desk_of(period)
    state = period.state
    return untold(
        state, period.layouts.keys(), lambda each: readings.counting(each, state, folder, desk)
    )


_BY_HISTORY = {each.name for each in BY_HISTORY}


class _Change(NamedTuple):
    """An answer that changed: the label of its column, what stood there and what stands there."""

    label: str
    old: str
    new: str


class _Stand(Struct, frozen=True):
    """How a bureau stands by one of its files: the reading of it, and its findings."""

    record: FileRecord
    examined: Examined
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    rounds: Mapping[FileIdentity, Round]
    ages: Mapping[FileIdentity, Age]
    made_from: str
    parts: JoinedFiles

    def differs_from(self, approval: Approval, recap: BureauRecap) -> bool:
        """Tell whether the file, its figures or its findings are not as they were approved."""
        return (
            not recap.received
            or approval.void
            or self.record.sha != approval.sha
            or recap.totals.data_hash != approval.data_hash
            or any(map(_doubtful, self.findings))
        )


def _doubtful(finding: Finding) -> bool:
    """Tell whether a finding undoes an approval: what earlier years make suspicious may come later."""
    return finding.severity is not Severity.INFO and finding.code not in _BY_HISTORY


def _stand(
    period: LoadedPeriod,
    read: Versions,
    wanted: FileRecord | None,
    strays: Strays,
    readings: Readings,
) -> _Stand:
    """Return how a bureau stands by the wanted file; by the last that can be read where that cannot."""
    place = standing_place(read, wanted)
    record, examined = read[place]
    changes: dict[Place, _Change] = {}
    noticed: dict[Place, datetime] = {}
    for each, _ in read[: place + 1]:
        new = _changes(period.state, strays, each.sha)
        noticed |= {where: each.at for where in new if new[where] != changes.get(where)}
        changes |= new
    beside = tuple(_changed_outside(changes, examined))
    open_, accepted = _parted(period.state, (*examined.findings, *beside), period.now.date())
    parts = period.state.parts(record)
    counted = _whole(period.state, read[: place + 1])
    came = [(each.at, {one.identity for one in told.findings}) for each, told in counted]
    *earlier, found = (identities for _, identities in came)
    fixed = _fixed([each for _, each in counted[:-1]], examined)
    ages = ages_in(period.state, record.bureau, came)
    form = period.layouts[record.bureau].format_id
    return _Stand(
        record,
        examined,
        open_,
        accepted,
        fixed,
        rounds_of(earlier, found),
        {
            **ages,
            **ages_by_form(period.events, record.bureau, form, ages),
            **own_ages(period.state, period.events, record.bureau, came),
            **{(OUTSIDE, record.bureau, *each): Age(at, 1) for each, at in noticed.items()},
        },
        readings.made_from(parts, period.state),
        JoinedFiles(parts, examined.contributions) if examined.contributions else JoinedFiles(),
    )


def _whole(state: State, read: Versions) -> Versions:
    """Return the versions but those that came in one intake with the next, which they are joined with.

    What several people sent together stands together: what only another of them filled was never lacking.
    """
    nexts: tuple[FileRecord | None, ...] = (*(record for record, _ in read[1:]), None)
    return tuple(
        pair
        for pair, after in zip(read, nexts, strict=True)
        if after is None or pair[0].at != after.at or pair[0] not in state.parts(after)
    )


def _with_odd_spending(period: LoadedPeriod, stands: dict[str, _Stand]) -> dict[str, _Stand]:
    """Return how bureaus stand, with what only all of them together show of their money."""
    found = odd_spending(
        period.spec,
        {code: _moved(each.examined) for code, each in stands.items()},
        {code: each.examined.submission for code, each in stands.items()},
        period.now,
    )
    told = dict(stands)
    for code, odd in found.items():
        stand = stands[code]
        wrong = {each.cell for each in stand.findings if each.severity is Severity.ERROR}
        beside = [each for each in odd if each.cell not in wrong]  # an error says enough
        open_, accepted = _parted(period.state, beside, period.now.date())
        told[code] = replace(
            stand,
            findings=tuple(sorted((*stand.findings, *open_), key=lambda each: each.order)),
            accepted=(*stand.accepted, *accepted),
        )
    return told


def _moved(examined: Examined) -> Moved:
    if examined.totals:
        return examined.totals.moved
    return moved_money(examined.results.budget.items()) if examined.results else ()


def _parted(
    state: State, findings: Iterable[Finding], today: date
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the open findings, and those accepted with an explanation that still holds."""
    parts: tuple[list[Finding], list[Finding]] = [], []
    for each in findings:
        parts[state.accepts(each, today)].append(each)
    return tuple(parts[0]), tuple(parts[1])


def _changes(state: State, strays: Strays, sha: str) -> dict[Place, _Change]:
    """Return what a file changed beside what was returned, whether the journal tells of it yet or not."""
    told = {
        (each.line, each.field): _Change(each.label, each.old, each.new)
        for each in state.outside.get(sha, ())
    }
    fresh = {each.place: _Change(each.label, each.old, each.new) for each in strays.get(sha, ())}
    return {**told, **fresh}


def _changed_outside(changes: Mapping[Place, _Change], examined: Examined) -> Iterator[Finding]:
    """Yield what was changed beside what was returned, as long as the changed answer stands."""
    submission = examined.submission
    if submission is None or not changes:
        return
    standing = {(each.line.id, each.key): each for each in submission.answers}
    for place, (label, old, new) in changes.items():
        answer = standing.get(place)
        if answer is not None and answer.text == new:
            message = messages.intake.changed_outside(label, old, new)
            yield Finding(
                OUTSIDE,
                Severity.INFO,
                examined.bureau,
                answer.cell,
                *place,
                label,
                new,
                message,
                messages.intake.COMPARE_BEFORE_APPROVING,
            )


def _require_key(period: LoadedPeriod, desk: IntakeContext, readings: Readings) -> None:
    """Raise where accepted files are no forms of this office's key any more: none is left out in silence."""
    records = [each for code in period.layouts for each in period.state.versions(code)]
    unknown = [
        each.name for each in records if readings.of(each, period.folder, desk).code == IDENTITY
    ]
    if unknown:
        raise XlsopsError(messages.journal.key_other(unknown))


def read_of(period: LoadedPeriod, desk: IntakeContext, code: str, readings: Readings) -> Versions:
    """Return the files of a bureau that can be read, oldest first."""
    return [
        (record, with_own(period.state, each))
        for record in period.state.versions(code)
        if (each := readings.counting(record, period.state, period.folder, desk)).submission
        is not None
    ]


def with_own(state: State, examined: Examined) -> Examined:
    """Return a reading with what the head found himself among its findings."""
    own = (
        tuple(own_findings(state.own.values(), examined.submission)) if examined.submission else ()
    )
    if not own:
        return examined
    return replace(
        examined, findings=tuple(sorted((*examined.findings, *own), key=lambda each: each.order))
    )


def _fixed(earlier: list[Examined], current: Examined) -> tuple[Finding, ...]:
    """Return findings of earlier versions that the current one does not have, each once."""
    open_now = {finding.identity for finding in current.findings}
    gone = {
        finding.identity: finding
        for each in earlier
        for finding in each.findings
        if finding.identity not in open_now
    }
    return tuple(sorted(gone.values(), key=lambda each: each.order))


def _bureau(
    period: LoadedPeriod,
    recap: BureauRecap,
    stand: _Stand | None,
    read: Versions,
    known: tuple[Strays, Readings],
) -> BureauView:
    code = recap.bureau.code
    if stand is None:
        approval, aside = period.state.approvals.get(code), period.state.set_aside(code)
        changed = approval is not None
        return BureauView(
            period.layouts[code],
            recap,
            approval=approval,
            changed=changed,
            aside=aside,
            authority=period.spec.authority,
        )
    later = period.state.revision(code)
    counting = _standing(period, recap, stand)
    if later is None or read[-1][0] != later:
        return replace(counting, revision=later)
    last = _stand(period, read, later, *known)
    found = last.examined
    proposed = bureau_recap_of(period.spec, period.layouts[code], found.results, found.totals)
    return replace(counting, revision=later, proposal=_standing(period, proposed, last))


def _standing(period: LoadedPeriod, recap: BureauRecap, stand: _Stand) -> BureauView:
    """Return the view of a bureau by one of its files, whatever else waits."""
    state, code = period.state, recap.bureau.code
    approval = state.approvals.get(code)
    return BureauView(
        period.layouts[code],
        recap,
        stand.record,
        state.version(stand.record),
        stand.examined.submission,
        stand.examined.results,
        stand.findings,
        stand.fixed,
        stand.accepted,
        approval,
        changed=approval is not None and stand.differs_from(approval, recap),
        aside=state.set_aside(code),
        rounds=stand.rounds,
        ages=stand.ages,
        unsure=state.unsure(code),
        repeats=state.order(code).repeats,
        authority=period.spec.authority,
        made_from=stand.made_from,
        parts=stand.parts,
        notes=stand.examined.message,
        reopened=state.reopened[code].reason if code in state.reopened else "",
    )
