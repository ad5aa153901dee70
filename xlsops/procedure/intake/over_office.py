"""What bureaus sent, judged beside each other by the rules that ask for sums over all of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from xlsops.core.checks.conditions import verdicts
from xlsops.core.checks.context import CheckContext
from xlsops.core.checks.over_office import (
    OfficeParts,
    asking_office,
    found_over_office,
    office_parts,
    office_sums,
    with_part,
)
from xlsops.core.history.past import NO_PAST
from xlsops.core.journal.arrivals import arrival
from xlsops.core.journal.state import FileRecord
from xlsops.core.spec.named.live_rule import Judged
from xlsops.core.values.calendar import WIB
from xlsops.core.values.structs import replace
from xlsops.procedure.intake.examined import Examined, IntakeContext

Versions = Sequence[tuple[FileRecord, Examined]]
"""The files of a bureau that can be read, with their readings, oldest first."""


def standing_place(versions: Versions, wanted: FileRecord | None) -> int:
    """Return the place of the version that counts: the wanted one, else the last that can be read."""
    found = (place for place, each in enumerate(versions) if each[0] == wanted)
    return next(found, len(versions) - 1)


def with_office_rules(
    read: Mapping[str, Versions], desk: IntakeContext, current: Mapping[str, FileRecord | None]
) -> Mapping[str, Versions]:
    """Return readings with what rules over the whole office find in them; as they are where there are none.

    Every version of a bureau is judged beside what counts of the others.
    """
    if not asking_office(desk.rules):
        return read
    counting = _counting(read, desk, current)
    parts = office_parts(desk.rules, desk.layouts.values(), counting)
    return {
        code: [(each, beside_others(examined, each.at, desk, parts)) for each, examined in versions]
        for code, versions in read.items()
    }


def beside_others(
    examined: Examined, at: datetime, desk: IntakeContext, parts: OfficeParts
) -> Examined:
    """Return a reading with what rules over the whole office find in it beside what others add."""
    return _with(examined, _beside(_case(examined, at, desk), parts)) if parts else examined


def verdicts_now(
    read: Mapping[str, Versions], desk: IntakeContext, current: Mapping[str, FileRecord | None]
) -> Counter[tuple[str, Judged]]:
    """Return of how many lines of what counts each rule says what, by its code."""
    counting = _counting(read, desk, current)
    sums = office_sums(office_parts(desk.rules, desk.layouts.values(), counting))
    return Counter(
        (live.rule.code, judged)
        for case in counting.values()
        for live, _, judged, _ in verdicts(replace(case, office=sums))
    )


def _beside(case: CheckContext | None, parts: OfficeParts) -> CheckContext | None:
    """Return a submission under judgement that knows what counts of the other bureaus."""
    return case and replace(case, office=office_sums(with_part(parts, case)))


def _counting(
    read: Mapping[str, Versions], desk: IntakeContext, current: Mapping[str, FileRecord | None]
) -> dict[str, CheckContext]:
    """Return what counts of each bureau that sent something."""
    standing = {
        code: versions[standing_place(versions, current.get(code))]
        for code, versions in read.items()
        if versions
    }
    cases = {code: _case(examined, each.at, desk) for code, (each, examined) in standing.items()}
    return {code: case for code, case in cases.items() if case is not None}


def _with(examined: Examined, case: CheckContext | None) -> Examined:
    more = found_over_office(case) if case else ()
    if not more:
        return examined
    findings = sorted((*examined.findings, *more), key=lambda each: each.order)
    return replace(examined, findings=tuple(findings))


def _case(examined: Examined, at: datetime, desk: IntakeContext) -> CheckContext | None:
    if examined.submission is None or examined.results is None:
        return None
    had = max(at, desk.opened or at).astimezone(WIB)
    sent = arrival(None, had, None)
    past = desk.past.get(examined.bureau, NO_PAST)
    read = examined.submission, examined.results
    return CheckContext(*read, desk.spec, desk.rules, sent, had, past)
