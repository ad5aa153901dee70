"""Whether rules pay: their record over periods, and one of them tried on what bureaus sent before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from xlsops import messages
from xlsops.core.spec.rules import compile_rules, fault_of, sheets_named
from xlsops.core.spec.source_sheets import read_sources
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.outcome import Outcome
from xlsops.core.view.rule_record import RuleRecord, rule_records
from xlsops.errors import XlsopsError
from xlsops.files import archive
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import is_ours, load
from xlsops.procedure.period.viewing import desk_of, view_of

_SHOWN = 20
"""So many places are named, and how many more there are."""


@dataclass(frozen=True, slots=True)
class Fired:
    """A place on which a rule would have fired: in which period, what stood there, what stands there last."""

    period: str
    finding: Finding
    last: str
    still: bool

    @property
    def mended(self) -> bool:
        """Tell whether the bureau changed it later of its own, so that the rule has nothing to say."""
        return not self.still


def listed(folders: Sequence[Path], now: datetime, actor: str) -> Outcome:
    """Return the rules of the first folder with their record over all of them."""
    periods = [_loaded(each, now, actor) for each in folders]
    records = rule_records(map(view_of, periods))
    rules = periods[0].spec.rules
    of = {each.code: records.get(each.code, RuleRecord(each.code)) for each in rules}
    lines = [messages.rules.heading([each.spec.period.label for each in periods])]
    lines += [_told(each, of[each.code]) for each in rules]
    data = {
        each.code: {
            "state": each.state.value,
            "fired": of[each.code].fired,
            "mended": of[each.code].mended,
            "accepted": of[each.code].accepted,
            "overruled": of[each.code].overruled,
            "waiting": of[each.code].waiting,
            "propose_suspension": of[each.code].idle,
        }
        for each in rules
    }
    idle = any(each.idle for each in of.values())
    return Outcome(tuple(lines), {"rules": data}, attention=idle)


def tried(code: str, folder: Path, on: Sequence[Path], now: datetime, actor: str) -> Outcome:
    """Return where a rule of a folder would have fired over what bureaus sent to others, and what became of it.

    Nothing is written; the rule may be a draft. Without others it is tried on the folder itself.
    """
    period = _loaded(folder, now, actor)
    rule = _rule(period, code)
    sources, faults = read_sources(sheets_named((rule,)), period.sheets, is_ours)
    if faults:
        raise XlsopsError(messages.workbook.faults(period.folder.control.name, faults))
    found = [
        fired
        for each in on or (folder,)
        for fired in _fired(rule, sources, _loaded(each, now, actor))
    ]
    mended = sum(each.mended for each in found)
    lines = [messages.rules.tried(code, len(found), mended, len(found) - mended)]
    lines += [
        messages.rules.fired(
            each.period, each.finding.bureau, str(each.finding.cell), each.finding.value, each.last
        )
        for each in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        lines.append(messages.rules.more(len(found) - _SHOWN))
    data = {
        "code": code,
        "fired": len(found),
        "mended": mended,
        "places": [
            {
                "period": each.period,
                "bureau": each.finding.bureau,
                "cell": str(each.finding.cell),
                "line": each.finding.line,
                "value": each.finding.value,
                "last": each.last,
                "mended": each.mended,
            }
            for each in found
        ],
    }
    return Outcome(tuple(lines), data)


def _loaded(folder: Path, now: datetime, actor: str) -> LoadedPeriod:
    return load(folder, now, actor, reading=True)


def _told(rule: Rule, record: RuleRecord) -> str:
    counts = (record.mended, record.accepted, record.overruled, record.waiting)
    return messages.rules.record(
        rule.code, rule.state.value, record.fired, *counts, idle=record.idle
    )


def _rule(period: LoadedPeriod, code: str) -> Rule:
    """Return a rule as if it were in force; raises where it is none that is a condition."""
    rule = next((each for each in period.spec.rules if each.code == code), None)
    if rule is None:
        codes = [each.code for each in period.spec.rules if each.condition]
        raise XlsopsError(messages.rules.unknown(code, codes))
    if not rule.condition:
        raise XlsopsError(messages.rules.built_in(code))
    key, reason = fault_of(rule, period.spec.fields, period.spec.period.number)
    if key:
        raise XlsopsError(messages.rules.untried(code, reason))
    return replace(rule, state=RuleState.ACTIVE, since=None, until=None)


def _fired(rule: Rule, sources: tuple[Source, ...], period: LoadedPeriod) -> Iterator[Fired]:
    """Yield where the rule would have fired in a period, each place once, as it was first."""
    spec = replace(period.spec, rules=(rule,), sources=sources)
    compiled, faults = compile_rules(spec, period.now.date())
    if faults:
        raise XlsopsError(messages.rules.untried(rule.code, faults[0]))
    desk = replace(desk_of(period), spec=spec, rules=compiled)
    for code in period.layouts:
        versions = [each for each in _versions(period, desk, code) if each.submission]
        first: dict[tuple[str, str], Finding] = {}
        for each in versions:
            for finding in _of(each, rule.code):
                first.setdefault((finding.line, finding.field), finding)
        last = versions[-1] if versions else None
        still = {(each.line, each.field) for each in _of(last, rule.code)} if last else set()
        for place, finding in first.items():
            yield Fired(
                period.spec.period.label, finding, _value(last, finding), still=place in still
            )


def _versions(period: LoadedPeriod, desk: IntakeContext, code: str) -> Iterator[Examined]:
    for record in period.state.versions(code):
        data = archive.original(period.folder, record.sha, record.name)
        yield examine(data, desk, record.at, accepted=True)


def _of(examined: Examined, code: str) -> list[Finding]:
    return [each for each in examined.findings if each.code == code]


def _value(examined: Examined | None, finding: Finding) -> str:
    """Return what stands on the place of a finding in a version."""
    results = examined.results if examined else None
    sheet = finding.cell.sheet
    block = (
        next((each.block for each in results.layout.sheets if each.name == sheet), None)
        if results
        else None
    )
    answer = results.answer(block, finding.line, finding.field) if results and block else None
    return answer.text if answer else finding.value
