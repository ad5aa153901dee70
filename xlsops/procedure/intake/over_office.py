"""Judges what bureaus sent by the rules that ask for sums over all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from xlsops.core.checks.context import CheckContext
from xlsops.core.checks.over_office import OfficeSums, asking_office, found_over_office, office_sums
from xlsops.core.journal.arrivals import arrival
from xlsops.core.journal.state import FileRecord
from xlsops.core.values.calendar import WIB
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
    cases = {code: [_case(each, desk) for each in versions] for code, versions in read.items()}
    standing = {
        code: case
        for code, versions in read.items()
        if versions
        and (case := cases[code][standing_place(versions, current.get(code))]) is not None
    }
    found = {}
    for code, versions in read.items():
        judged = []
        for (record, examined), case in zip(versions, cases[code], strict=True):
            beside = {**standing, code: case} if case else standing
            sums = office_sums(desk.rules, desk.layouts.values(), beside)
            judged.append((record, _with(examined, case, sums)))
        found[code] = judged
    return found


def _with(examined: Examined, case: CheckContext | None, sums: OfficeSums) -> Examined:
    more = found_over_office(case, sums) if case else ()
    if not more:
        return examined
    findings = sorted((*examined.findings, *more), key=lambda each: each.order)
    return replace(examined, findings=tuple(findings))


def _case(version: tuple[FileRecord, Examined], desk: IntakeContext) -> CheckContext | None:
    record, examined = version
    if examined.submission is None or examined.results is None:
        return None
    had: datetime = max(record.at, desk.opened or record.at).astimezone(WIB)
    sent = arrival(None, had, None)
    return CheckContext(examined.submission, examined.results, desk.spec, desk.rules, sent, had)
