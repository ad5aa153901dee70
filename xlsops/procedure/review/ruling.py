"""Whether rules pay: their record over periods, and one of them tried on what bureaus sent before."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.state import FileRecord
from xlsops.core.spec import tables
from xlsops.core.spec.named.delivered_conditions import with_condition
from xlsops.core.spec.named.live_rule import Judged
from xlsops.core.spec.named.rule_sheets import sheets_named
from xlsops.core.spec.named.source_sheets import read_sources
from xlsops.core.spec.rules import compile_rules, fault_of, waiting_for_quarter
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.core.view.rule_record import (
    FindingFate,
    RuleRecord,
    left_open,
    proposes,
    rule_address,
    rule_records,
)
from xlsops.core.view.view import BureauView
from xlsops.errors import XlsopsError
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.over_office import Versions, verdicts_now, with_office_rules
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import is_ours, load
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, read_of, view_of
from xlsops.procedure.rules.unused_told import beside_unused

_SHOWN = 20
"""So many places are named, and how many more there are."""


class Fired(Struct, frozen=True):
    """A place on which a rule would have fired: in which period, what stood there, what stands there last.

    It was mended where the last version gives the rule nothing to say, and accepted where a finding on
    that cell, of whatever rule, was accepted with an explanation.
    """

    period: str
    finding: Finding
    last: str
    fate: FindingFate


class Trial(Struct, frozen=True):
    """What came of a rule in a period: where it would have fired, and what it says of the lines that count.

    It ``rests`` in a first quarter where it needs the one before.
    """

    period: str
    fired: tuple[Fired, ...]
    verdicts: Mapping[tuple[str, Judged], int]
    rests: bool

    def of(self, judged: Judged) -> int:
        """Return of how many lines it says so."""
        return sum(count for (_, said), count in self.verdicts.items() if said is judged)

    def told(self, code: str) -> str:
        """Return how many lines it keeps, breaks and cannot judge, or that it rests."""
        if self.rests:
            return f"{code}: {messages.rule_words.needs_quarter_before(self.period)}"
        counts = (self.of(each) for each in Judged)
        return messages.rules.verdicts(self.period, *counts)


def listed(folders: Sequence[Path], now: datetime, actor: str) -> Outcome:
    """Return the rules of the first folder with their record over all of them."""
    periods = [_loaded(each, now, actor) for each in folders]
    records = rule_records(map(view_of, periods))
    rules = periods[0].spec.rules
    of = {each.code: records.get(each.code, RuleRecord(each.code)) for each in rules}
    lines = [messages.rules.heading([each.spec.period.label for each in periods])]
    unknown, rests = (
        _unknown(periods[0]),
        {each.code for each in waiting_for_quarter(periods[0].spec)},
    )
    more = {each.code: _unjudged(each, unknown, rests, periods[0]) for each in rules}
    quiet = [
        each.code for each in rules if _usual(each) and not (of[each.code].fired or more[each.code])
    ]
    lines += [
        _told(each, of[each.code]) + more[each.code] for each in rules if each.code not in quiet
    ]
    lines += [messages.rules.never_fired(quiet)] if quiet else []
    data = {
        each.code: {
            "state": each.state.value,
            "owner": each.owner,
            "fired": of[each.code].fired,
            "mended": of[each.code].mended,
            "accepted": of[each.code].accepted,
            "overruled": of[each.code].overruled,
            "waiting": of[each.code].waiting,
            "propose_suspension": proposes(each, of[each.code]),
            "not_evaluable": unknown[each.code],
            "waits_for_quarter": each.code in rests,
        }
        for each in rules
    }
    idle = any(proposes(each, of[each.code]) for each in rules)
    return beside_unused(Outcome(tuple(lines), {"rules": data}, attention=idle), periods[0].spec)


def tried(code: str, folder: Path, on: Sequence[Path], now: datetime, actor: str) -> Outcome:
    """Return where a rule of a folder would have fired over what bureaus sent to others, and what became of it.

    Nothing is written; the rule may be a draft. Without others it is tried on the folder itself.
    """
    period = _loaded(folder, now, actor)
    return tried_on(period, code, [_loaded(each, now, actor) for each in on] or [period])


def tried_on(period: LoadedPeriod, code: str, on: Sequence[LoadedPeriod]) -> Outcome:
    """Return the same for periods that are loaded.

    Of many, one on which the rule cannot be tried, for it lacks a column, is told and passed over.
    """
    rule = _rule(period, code)
    sources, faults = read_sources(sheets_named((rule,)), period.sheets, is_ours)
    if faults:
        raise XlsopsError(messages.workbook.faults(period.folder.control.name, faults))
    trials, passed = _trials(rule, sources, on)
    found = [fired for each in trials for fired in each.fired]
    fates = [each.fate for each in found]
    counts = [fates.count(each) for each in FindingFate]
    judged = any(each.verdicts or each.rests for each in trials) or bool(passed or found)
    lines = [
        messages.rules.tried(code, len(found), *counts)
        if judged
        else messages.rules.nothing_sent(code),
        *(each.told(code) for each in trials if judged),
        *passed,
        messages.rules.NOTHING_WRITTEN,
    ]
    lines += map(_place_told, found[:_SHOWN])
    if len(found) > _SHOWN:
        lines.append(messages.rules.more(len(found) - _SHOWN))
    return beside_unused(Outcome(tuple(lines), _data(code, found, trials)), period.spec)


def _trials(
    rule: Rule, sources: tuple[Source, ...], on: Sequence[LoadedPeriod]
) -> tuple[list[Trial], list[str]]:
    """Return what came of a rule in periods, and a sentence for each on which it cannot be tried.

    Raises where it can be tried on none.
    """
    trials, refused = list[Trial](), list[tuple[LoadedPeriod, XlsopsError]]()
    for each in on:
        try:
            trials.append(_tried(rule, sources, each))
        except XlsopsError as error:
            refused.append((each, error))
    if not trials:
        raise refused[-1][1]
    return trials, [f"{each.spec.period.label}: {error}" for each, error in refused]


def _place_told(each: Fired) -> str:
    finding = each.finding
    place = each.period, finding.bureau, str(finding.cell), finding.value
    return messages.rules.fired(*place, each.last, each.fate.value)


def _data(code: str, found: Sequence[Fired], trials: Sequence[Trial]) -> dict[str, object]:
    fates = [each.fate for each in found]
    return {
        "code": code,
        "fired": len(found),
        **{each.name.casefold(): fates.count(each) for each in FindingFate},
        "kept": sum(each.of(Judged.KEPT) for each in trials),
        "broken": sum(each.of(Judged.BROKEN) for each in trials),
        "not_evaluable": sum(each.of(Judged.UNKNOWN) for each in trials),
        "places": [
            {
                "period": each.period,
                "bureau": each.finding.bureau,
                "cell": str(each.finding.cell),
                "line": each.finding.line,
                "value": each.finding.value,
                "last": each.last,
                "mended": each.fate is FindingFate.MENDED,
                "fate": each.fate.name.casefold(),
            }
            for each in found
        ],
    }


def _loaded(folder: Path, now: datetime, actor: str) -> LoadedPeriod:
    return load(folder, now, actor, reading=True)


def _usual(rule: Rule) -> bool:
    """Tell whether nothing but its code is to be said of a rule that never fired."""
    return rule.state is RuleState.ACTIVE and not rule.owner


def _told(rule: Rule, record: RuleRecord) -> str:
    counts = (record.mended, record.accepted, record.overruled, record.waiting, record.mendable)
    named = messages.rules.named(rule.code, rule.state.value, rule.owner)
    idle, address = proposes(rule, record), rule_address(rule)
    told = messages.rules.record(named, rule.code, record.fired, *counts, idle=idle)
    return messages.rules.at_row(told, tables.RULES.sheet, address) if idle and address else told


def _rule(period: LoadedPeriod, code: str) -> Rule:
    """Return a rule as if it were in force; raises where it is none that is a condition."""
    rule = next((each for each in period.spec.rules if each.code == code), None)
    unused = period.spec.unused
    if rule is None and code in {*unused.codes, *unused.as_delivered}:
        raise XlsopsError(messages.rules.untried(code, "; ".join(unused.told).rstrip(".")))
    if rule is None:
        codes = [each.code for each in map(with_condition, period.spec.rules) if each.condition]
        raise XlsopsError(messages.rules.unknown(code, codes))
    rule = with_condition(rule)
    if not rule.condition:
        raise XlsopsError(messages.rules.built_in(code))
    key, reason = fault_of(rule, period.spec.fields, period.spec.period.number)
    if key:
        raise XlsopsError(messages.rules.untried(code, reason))
    return replace(rule, state=RuleState.ACTIVE, since=None, until=None)


def _tried(rule: Rule, sources: tuple[Source, ...], period: LoadedPeriod) -> Trial:
    """Return what came of a rule in a period."""
    spec = replace(period.spec, rules=(rule,), sources=sources)
    compiled, faults = compile_rules(spec)
    if faults:
        raise XlsopsError(messages.rules.untried(rule.code, faults[0]))
    desk = replace(desk_of(period), spec=spec, rules=compiled)
    current = {code: period.state.current(code) for code in period.layouts}
    read: Mapping[str, Versions] = {
        code: [each for each in _versions(period, desk, code) if each[1].submission]
        for code in period.layouts
    }
    read = with_office_rules(read, desk, current)
    label = period.spec.period.label
    fired = tuple(
        each
        for bureau in view_of(period).bureaus
        for each in _fired(rule, label, bureau, read[bureau.bureau.code])
    )
    rests = any(each.code == rule.code for each in waiting_for_quarter(spec))
    return Trial(label, fired, verdicts_now(read, desk, current), rests=rests)


def _fired(rule: Rule, label: str, bureau: BureauView, versions: Versions) -> Iterator[Fired]:
    """Yield where the rule would have fired in a bureau's files, each place once, as it was first."""
    accepted = {(each.line, each.field) for each in bureau.accepted}
    first: dict[tuple[str, str], Finding] = {}
    for _, each in versions:
        for finding in _of(each, rule.code):
            first.setdefault((finding.line, finding.field), finding)
    last = versions[-1][1] if versions else None
    still = {(each.line, each.field) for each in _of(last, rule.code)} if last else set()
    for place, finding in first.items():
        fate = FindingFate.ACCEPTED if place in accepted else left_open(bureau)
        fate = fate if place in still else FindingFate.MENDED
        yield Fired(label, finding, _value(last, finding), fate)


def _unknown(period: LoadedPeriod) -> Counter[str]:
    """Return of how many lines of what counts each rule in force cannot be evaluated."""
    desk, readings = desk_of(period), Readings()
    read = {code: read_of(period, desk, code, readings) for code in period.layouts}
    found = verdicts_now(read, desk, {code: period.state.current(code) for code in period.layouts})
    return Counter(
        {code: count for (code, judged), count in found.items() if judged is Judged.UNKNOWN}
    )


def _unjudged(
    rule: Rule, unknown: Mapping[str, int], rests: Container[str], period: LoadedPeriod
) -> str:
    if rule.code in rests:
        return " " + messages.rule_words.needs_quarter_before(period.spec.period.label)
    count = unknown.get(rule.code, 0)
    return " " + messages.rules.not_evaluable(count) if count else ""


def _versions(
    period: LoadedPeriod, desk: IntakeContext, code: str
) -> Iterator[tuple[FileRecord, Examined]]:
    readings = Readings()
    for record in period.state.versions(code):
        yield record, readings.counting(record, period.state, period.folder, desk)


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
