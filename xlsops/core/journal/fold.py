"""How events add up to a state; the events themselves are those of ``events``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import TypeVar

from xlsops.core.carried import source_after, source_from
from xlsops.core.cells import Cell
from xlsops.core.findings import FindingState, Severity
from xlsops.core.journal.events import Event, Happened, in_order
from xlsops.core.outcomes import Fate
from xlsops.core.spec_reading import WIB
from xlsops.core.state import (
    Approval,
    FileRecord,
    FormatRecord,
    HandOver,
    Identity,
    OutsideChange,
    OwnFinding,
    Reminder,
    ReturnRecord,
    SentRecord,
    SetAside,
    SkipRecord,
    State,
)
from xlsops.core.told import decision_from, receipt_from, step_from

Key = TypeVar("Key")
Value = TypeVar("Value")


def fold(events: Iterable[Event]) -> State:
    """Return the state after these events; unknown kinds are passed over."""
    return reduce(after, in_order(events), State())


def after(state: State, event: Event) -> State:
    """Return the state after one more event; an unknown kind changes nothing."""
    step = _FOLDS.get(event.kind)
    return step(state, event) if step else state


def _made(state: State, event: Event) -> State:
    told = map(source_from, event.data.get("carried", ()))
    return replace(state, sources={**state.sources, **{each.period.number: each for each in told}})


def _opened(state: State, event: Event) -> State:
    """Open the period; in journals of earlier versions this event tells of the sources, too."""
    return replace(_made(state, event), opened=event.at)


def _carried(state: State, event: Event) -> State:
    quarter = int(event.data["quarter"])
    source = source_after(state.sources.get(quarter), event.data)
    forms = {
        str(code): (*state.recarried.get(str(code), ()), (str(old), str(new)))
        for code, (old, new) in event.data["forms"].items()
    }
    return replace(
        state, sources={**state.sources, quarter: source}, recarried={**state.recarried, **forms}
    )


def _step_recorded(state: State, event: Event) -> State:
    record = step_from(event.data, event.at, event.by)
    return replace(
        state,
        steps={**state.steps, record.step: record},
        skipped=_without(state.skipped, record.step),
    )


def _step_planned(state: State, event: Event) -> State:
    plan = step_from(event.data, event.at, event.by)
    return replace(
        state, plans={**state.plans, plan.step: plan}, skipped=_without(state.skipped, plan.step)
    )


def _step_skipped(state: State, event: Event) -> State:
    record = SkipRecord(int(event.data["step"]), str(event.data["reason"]), event.at, event.by)
    return replace(
        state, steps=_without(state.steps, record.step), plans=_without(state.plans, record.step),
        skipped={**state.skipped, record.step: record},
    )  # fmt: skip


def _formats_made(state: State, event: Event) -> State:
    made = {
        str(each["bureau"]): FormatRecord(
            str(each["bureau"]), str(each["format"]), str(each["sha"]), event.at
        )
        for each in event.data["formats"]
    }
    out = {code: _out(state, code, each.format_id) for code, each in made.items()}
    return replace(state, formats={**state.formats, **made}, out={**state.out, **out})


def _formats_sent(state: State, event: Event) -> State:
    sent = {}
    for code in map(str, event.data["bureaus"]):
        made = state.formats.get(code)
        channel = str(event.data["channel"])
        form, before = made.format_id if made else "", state.sent.get(code)
        at = before.at if before and before.format_id == form else event.at
        sent[code] = SentRecord(code, form, channel, at)
    out = {code: frozenset({each.format_id} - {""}) for code, each in sent.items()}
    return replace(state, sent={**state.sent, **sent}, out={**state.out, **out})


def _format_confirmed(state: State, event: Event) -> State:
    receipt = receipt_from(event.data, event.at, event.by)
    return replace(state, receipts={**state.receipts, receipt.bureau: receipt})


def _reminded(state: State, event: Event) -> State:
    late = {str(code): int(days) for code, days in event.data["late"].items()}
    known = {
        code: (*state.reminders.get(code, ()), Reminder(code, late.get(code, 0), event.at))
        for code in map(str, event.data["bureaus"])
    }
    return replace(state, reminders={**state.reminders, **known})


def _file_received(state: State, event: Event) -> State:
    data = event.data
    after = tuple(str(each) for each in data["after"]) if "after" in data else None
    record = FileRecord(
        str(data["sha"]), str(data["name"]), event.at, Fate(data["fate"]),
        str(data["code"]), str(data["message"]), str(data["bureau"]), str(data.get("saved", "")),
        str(data.get("written", "")), str(data.get("answers", "")), after,
        _waiting_return(state, str(data["bureau"])),
    )  # fmt: skip
    if record.fate is Fate.DEFERRED:
        return replace(state, deferred={**state.deferred, record.name: record.code})
    before = state.files.get(record.sha)
    if before is not None and before.accepted:
        return state  # two who took in the same file at once: it came when it came first
    return replace(state, files={**state.files, record.sha: record})


def _waiting_return(state: State, bureau: str) -> ReturnRecord | None:
    """Return what was returned to a bureau last, unless an approval that stands came after it."""
    returned, approval = state.sent_back.get(bureau), state.approvals.get(bureau)
    if returned and returned.settled and approval and not approval.void:
        return None
    return returned


def _set_aside(state: State, event: Event) -> State:
    data = event.data
    sha = str(data["sha"])
    aside = SetAside(sha, str(data["bureau"]), str(data["reason"]), event.at, event.by)
    approvals = {
        code: replace(each, void=True) if each.sha == sha else each
        for code, each in state.approvals.items()
    }
    others = state.aside if data.get("corrects") else _without(state.aside, sha)
    return replace(state, aside={**others, sha: aside}, approvals=approvals)


def _used_again(state: State, event: Event) -> State:
    return replace(state, aside=_without(state.aside, str(event.data["sha"])))


def _copy_returned(state: State, event: Event) -> State:
    bureau = str(event.data["bureau"])
    out = {**state.out, bureau: _out(state, bureau, str(event.data.get("format", "")))}
    return replace(state, returned={**state.returned, bureau: event.at}, out=out)


def _decided(state: State, event: Event) -> State:
    decision = decision_from(event.data, event.at, event.by)
    key, identity = (decision.identity, decision.value), decision.identity
    notes = {**state.notes, identity: decision.note}
    if decision.state is FindingState.FIXED:  # a note beside what is gone decides nothing
        return replace(state, notes=notes)
    before, day = state.decisions.get(key), event.at.astimezone(WIB).date()
    again = decision.accepts_on(day) and not (before and before.accepts_on(day))
    count = state.acceptances.get(identity, 0) + 1
    return replace(
        state,
        decisions={**state.decisions, key: decision},
        notes=notes,
        acceptances={**state.acceptances, identity: count} if again else state.acceptances,
    )


def _sent_back(state: State, event: Event) -> State:
    data = event.data
    record = ReturnRecord(
        str(data["bureau"]), str(data["file"]), str(data["sha"]), str(data["source"]),
        tuple(_identity(each) for each in data["findings"]), event.at,
        tuple(each for each in state.own.values() if each.bureau == str(data["bureau"])),
    )  # fmt: skip
    out = _out(state, record.bureau, str(data.get("format", "")))
    return replace(
        state, sent_back={**state.sent_back, record.bureau: record},
        out={**state.out, record.bureau: out},
    )  # fmt: skip


def _changed_outside(state: State, event: Event) -> State:
    data = event.data
    changes = tuple(
        OutsideChange(
            Cell(str(each["sheet"]), int(each["row"]), int(each["column"])), str(each["line"]),
            str(each["field"]), str(each["label"]), str(each["old"]), str(each["new"]),
        )
        for each in data["changes"]
    )  # fmt: skip
    return replace(state, outside={**state.outside, str(data["sha"]): changes})


def _own_finding(state: State, event: Event) -> State:
    """Keep or withdraw what the head found; found again, it is open whatever was decided before."""
    bureau, line, field, value, words = (
        str(event.data[key]) for key in ("bureau", "line", "field", "value", "reason")
    )
    found = OwnFinding(bureau, line, field, value, Severity(event.data["severity"]), words)
    kept = {found.identity: found} if event.kind == Happened.FOUND.value else {}
    decisions = _without(state.decisions, (found.identity, found.value))
    return replace(state, own={**_without(state.own, found.identity), **kept}, decisions=decisions)


def _approved(state: State, event: Event) -> State:
    data = event.data
    record = Approval(
        str(data["bureau"]), str(data["sha"]), str(data["hash"]), event.at, event.by,
        void=str(data["sha"]) in state.aside,
    )  # fmt: skip
    returned = state.sent_back.get(record.bureau)
    settled = {record.bureau: replace(returned, settled=True)} if returned else {}
    return replace(
        state, approvals={**state.approvals, record.bureau: record},
        sent_back={**state.sent_back, **settled},
    )  # fmt: skip


def _handed_over(state: State, event: Event) -> State:
    data = event.data
    record = HandOver(
        str(data["hash"]), {str(each["bureau"]): str(each["hash"]) for each in data["bureaus"]},
        tuple(str(each) for each in data["missing"]), str(data["recap"]), event.at, event.by,
    )  # fmt: skip
    return replace(state, handed_over=record)


def _recap_made(state: State, event: Event) -> State:
    sha, final = str(event.data["sha"]), bool(event.data.get("final"))
    return replace(state, recap=event.at, recap_sha=sha, recap_final=final)


def _out(state: State, bureau: str, form: str) -> frozenset[str]:
    """Return the forms a bureau may fill once it may have this one, too; copies once named none."""
    return state.out.get(bureau, frozenset()) | ({form} - {""})


def _without(known: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    """Return a mapping without one key, in the same order."""
    return {each: value for each, value in known.items() if each != key}


def _identity(parts: Iterable[object]) -> Identity:
    code, bureau, line, column = map(str, parts)
    return code, bureau, line, column


_FOLDS: dict[str, Callable[[State, Event], State]] = {
    Happened.MADE.value: _made,
    Happened.OPENED.value: _opened,
    Happened.STEP_RECORDED.value: _step_recorded,
    Happened.STEP_PLANNED.value: _step_planned,
    Happened.STEP_SKIPPED.value: _step_skipped,
    Happened.SET_ASIDE.value: _set_aside,
    Happened.USED_AGAIN.value: _used_again,
    Happened.FORMATS_MADE.value: _formats_made,
    Happened.FORMATS_SENT.value: _formats_sent,
    Happened.FORMAT_CONFIRMED.value: _format_confirmed,
    Happened.REMINDED.value: _reminded,
    Happened.FILE_RECEIVED.value: _file_received,
    Happened.COPY_RETURNED.value: _copy_returned,
    Happened.DECIDED.value: _decided,
    Happened.RETURNED.value: _sent_back,
    Happened.CHANGED_OUTSIDE.value: _changed_outside,
    Happened.FOUND.value: _own_finding,
    Happened.WITHDRAWN.value: _own_finding,
    Happened.APPROVED.value: _approved,
    Happened.HANDED_OVER.value: _handed_over,
    Happened.RECAP_MADE.value: _recap_made,
    Happened.CARRIED.value: _carried,
}
