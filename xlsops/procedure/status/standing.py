"""Says where a period stands: steps, bureaus, what comes next."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from xlsops import messages
from xlsops.core.clock.actions import Action
from xlsops.core.clock.bureau_times import BureauTime
from xlsops.core.clock.step_times import StepTime
from xlsops.core.clock.steps import StepStatus, current_step
from xlsops.core.journal.facts.kinds import Approved
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.renamed_bureaus import parts_sent
from xlsops.core.journal.step_records import ReceiptRecord
from xlsops.core.pages.proposal import how_to_decide, proposal_data, proposal_text
from xlsops.core.pages.standing.matrix import completeness
from xlsops.core.pages.standing.outbox_page import lacking_told
from xlsops.core.pages.tier_bands import tiers_told
from xlsops.core.review.several_people import apart_told
from xlsops.core.review.tiers import TierStanding
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.terms.steps import Step
from xlsops.core.values.calendar import WIB, below_late
from xlsops.core.view.outbox import Dispatch, outbox
from xlsops.core.view.rule_record import proposed
from xlsops.core.view.seen_mark import stale_bureaus
from xlsops.core.view.view import BureauView, View
from xlsops.errors import FileOpenError, NotWritableError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.painting import repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.earlier import (
    Earlier,
    corrections_told,
    data_of,
    definitions_told,
    earlier_of,
)


@recovering
def status(period: LoadedPeriod, html: Path | None = None, progress: Progress = silent) -> Outcome:
    """Return where the period stands, and paint the control workbook where it is closed.

    With ``html`` the same is written as a page: into that file, or into that folder.
    """
    progress(messages.progress.STANDING, 0, 1)
    view = view_of(period)
    now = current_step(view.progress).step
    earlier, stale = earlier_of(period), stale_bureaus(view)
    lines = [*_lines(period, view, earlier, stale), *_painted(period, view)]
    if period.faults:
        told_first = (f"  {each}" for each in period.faults)
        lines[:0] = [messages.status.left_out(len(period.faults)), *told_first]
    code = fingerprint(view.events)
    lines += [messages.verifying.journal_code(code)] if code else []
    page = _page(period, view, html) if html and not period.faults else None
    lines += [messages.status.page(page)] if page else []
    progress(messages.progress.STANDING, 1, 1)
    data = {
        **_data(view, now),
        **data_of(earlier),
        "html": str(page) if page else None,
        "fingerprint": code,
        "stale": list(stale),
        "faults": list(period.faults),
    }
    look = bool(period.faults or stale) or any(each.differs for each in earlier)
    return Outcome(tuple(lines), data, attention=look)


def _lines(
    period: LoadedPeriod, view: View, earlier: Sequence[Earlier], stale: Sequence[str]
) -> list[str]:
    """Return what is told of where the period stands."""
    now = current_step(view.progress).step
    where = messages.status.ENDED if view.ended else messages.status.at_step(now.number, now.label)
    lines = [
        messages.status.period(view.spec.period.title, where),
        *corrections_told(period, earlier),
        *definitions_told(period),
        *(
            messages.quarters.parts_sent(heir, parts)
            for heir, parts in parts_sent(period.events, period.spec).items()
        ),
    ]
    lines += [
        f"  {messages.status.step(each.step.number, each.step.label, each.status.value, each.count, _late(each))}"
        for each in view.clocks.steps
    ]
    lines += [messages.status.action(each.sentence, overdue=each.overdue) for each in view.actions]
    lines.append(completeness(view))
    sent = outbox(view)
    lines += lacking_told(sent) if any(str(each.contacts) for each in sent) else ()
    for each in view.bureaus:
        lines.append(f"  {_of_bureau(view, each)}")
        lines += [f"    {each.refusal}"] if each.refusal else []
        lines += [f"    {proposal_text(each)} {how_to_decide(each)}"] if each.revision else []
    lines += [told for told, _ in tiers_told(view)]
    lines += [
        *view.doubts,
        *apart_told(view.state, (each.bureau.code for each in view.bureaus)),
        *(each.placed for each in proposed([view])),
        *([messages.rule_words.stale(stale)] if stale else []),
    ]
    return lines


def _painted(period: LoadedPeriod, view: View) -> tuple[str, ...]:
    """Paint the control workbook, unless records are at fault; return why it could not be, if so."""
    if period.faults:
        return ()
    try:
        repaint(period, view)
    except FileOpenError:
        return (messages.status.WORKBOOK_OPEN,)
    except NotWritableError:
        return (messages.status.FOLDER_READ_ONLY,)
    return ()


def _page(period: LoadedPeriod, view: View, target: Path) -> Path:
    """Write the status page, and return where it lies."""
    from xlsops.procedure.status.html import write_status_page  # noqa: PLC0415 - few clicks ask for it

    return write_status_page(period.folder, view, target)


def _of_bureau(view: View, each: BureauView) -> str:
    """Return where a bureau stands; with whom it lies is left out where its status says so."""
    time, file = view.clocks.of(each.bureau.code), each.revision.name if each.revision else ""
    holder = "" if each.status.casefold() == time.holder.value else time.holder.value
    late, older = time.lateness if time.overdue else "", each.bureau.code in view.older_forms
    return messages.status.bureau(
        each.bureau.code, view.status_of(each), file, holder, late, older=older
    )


def _data(view: View, step: Step) -> dict[str, object]:
    recap = view.recap
    reach = {each.code: each for each in outbox(view)}
    return {
        "period": view.spec.period.label,
        "step": step.number,
        "now": view.clocks.now.isoformat(),
        "steps": [_step(each) for each in view.clocks.steps],
        "next": [_action(each) for each in view.actions],
        "parties": [
            {"name": each.name, "minutes": each.minutes, "running": each.running}
            for each in view.clocks.parties
        ],
        "coverage": recap.coverage,
        "achievement": None if recap.mean is None else str(recap.mean),
        "absorption": None if recap.absorption is None else str(recap.absorption),
        "bureaus": [
            {
                "code": each.bureau.code,
                "status": each.status,
                "aside": len(each.aside),
                "signing": mark.value if (mark := view.signing(Approved, each.bureau.code)) else "",
                "version": each.version,
                "versions": len(view.state.versions(each.bureau.code)),
                "galat": each.count(Severity.ERROR),
                "peringatan": each.count(Severity.WARNING),
                "revision": each.revision.name if each.revision else "",
                "refused": each.refusal,
                "unsure": [file.name for file in each.unsure],
                "proposal": proposal_data(each),
                "older_form": each.bureau.code in view.older_forms,
                **_reached(reach[each.bureau.code]),
                "receipt": _receipt(view.state.receipt(each.bureau.code)),
                **_bureau(view.clocks.of(each.bureau.code)),
            }
            for each in view.bureaus
        ],
        "tiers": [_tier(view, each) for each in view.tiers],
        "final": view.final,
    }


def _tier(view: View, each: TierStanding) -> dict[str, object]:
    """Return how one signature stands, with every cell that changed beneath it."""
    signed = each.record.figures if each.record else {}
    cells = [
        {"bureau": one.bureau.code, "cell": str(cell.cell), "old": cell.old, "new": cell.new}
        for one in view.bureaus
        for shift in one.since
        if one.bureau.code in set(each.moved) & signed.keys()
        and shift.signed == signed[one.bureau.code].sha
        for cell in shift.cells
    ]
    return {
        "tier": each.tier.name,
        "who": each.who,
        "bureau": each.bureau,
        "assistant": each.assistant,
        "signed": each.signed,
        "changed": each.changed,
        "at": _iso(each.record.at) if each.record else None,
        "below": [below.who for below in each.below],
        "moved": list(each.moved),
        "cells": cells,
    }


def _late(time: StepTime) -> str:
    if time.status is StepStatus.LATE:
        return f" {below_late(time.lateness)}"
    return f", {time.lateness}" if time.overdue else ""


def _step(time: StepTime) -> dict[str, object]:
    """Return a step's clock; moments in ISO form, minutes of work."""
    return {
        "number": time.step.number,
        "status": time.status.value,
        "count": time.count,
        "note": time.note,
        "start": _iso(time.start),
        "end": _iso(time.end),
        "due": _iso(time.due),
        "due_basis": time.basis.value,
        "standard": time.step.minutes,
        "used": time.used,
        "waiting": time.waiting,
        "late": time.late,
        "overdue": time.overdue,
    }


def _action(action: Action) -> dict[str, object]:
    return {
        "step": action.step.number,
        "who": action.who,
        "what": action.what,
        "bureaus": list(action.bureaus),
        "due": _iso(action.due),
        "late": action.late,
        "overdue": action.overdue,
    }


def _reached(each: Dispatch) -> dict[str, object]:
    """Return how a bureau is reached, what was handed to it when and how, and when it was reminded."""
    return {
        "phone": each.contacts.phone,
        "mail": each.contacts.mail,
        "channel": each.channel,
        "form": {"file": each.file, "sha": each.sha, "sent": _iso(each.sent)},
        "reminders": [_iso(past.at) for past in each.reminders],
    }


def _receipt(receipt: ReceiptRecord | None) -> dict[str, str] | None:
    """Return who confirmed having the form, when and by which channel."""
    if receipt is None:
        return None
    return {
        "name": receipt.name,
        "date": receipt.day.isoformat(),
        "time": receipt.time,
        "channel": receipt.channel,
    }


def _bureau(time: BureauTime) -> dict[str, object]:
    """Return a bureau's clock; ``sent`` is when its first submission was, ``measured`` by what."""
    arrival = time.arrival
    return {
        "holder": time.holder.value,
        "punctuality": time.punctuality.value,
        "due": _iso(time.due),
        "due_basis": time.basis.value,
        "sent": _iso(arrival.sent if arrival else None),
        "measured": arrival.measured.value if arrival else "",
        "received": _iso(arrival.received if arrival else None),
        "approved": _iso(time.approved),
        "used": time.used,
        "reviewing": time.reviewing,
        "late": time.late,
        "days_late": time.days_late,
        "overdue": time.overdue,
        "lateness": time.lateness,
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(WIB).isoformat()
