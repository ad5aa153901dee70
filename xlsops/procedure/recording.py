"""Records what happens outside the program: disposition, handing out, meeting, handover."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlsops.core.authority import Act
from xlsops.core.entries import (
    MEETING,
    Deed,
    Entry,
    attendee,
    clock,
    lacking,
    read_entries,
    tidy,
    unknown_bureaus,
)
from xlsops.core.events import Data, Happened
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.outcomes import shown
from xlsops.core.periods import long_date, long_time
from xlsops.core.state import State, StepRecord
from xlsops.core.steps import STEPS
from xlsops.core.tables import RECORDS, STEPS_RECORDED, USED_AGAIN, WITHDRAWN
from xlsops.errors import NothingToDoError, OutOfOrderError, XlsopsError
from xlsops.files.keys import keep_key, key_file, new_key
from xlsops.procedure.collecting import show
from xlsops.procedure.excluding import change, told
from xlsops.procedure.healing import healing
from xlsops.procedure.losing import lose
from xlsops.procedure.naming import named
from xlsops.procedure.objecting import objection, stands
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period
from xlsops.procedure.repeats import check_standing, corrected, is_known, left_behind
from xlsops.procedure.viewing import view_of


@healing
def open_step(period: Period, progress: Progress = silent) -> Outcome:
    """Open the period the settings name, once; from then on the clock of the SOP runs (step 1)."""
    label, opened = period.spec.period.label, period.state.opened
    if opened is not None:
        moment = long_time(opened.astimezone(period.now.tzinfo))
        line = f"Periode {label} sudah dibuka pada {moment}."
    else:
        if not key_file(period.folder).exists():
            keep_key(period.folder, new_key())
        period.append([(Happened.OPENED, {"period": label})])
        line = f"Periode {label} dibuka. Langkah berikutnya: buat format."
    repaint(refreshed(period))
    progress("Membuka periode", 1, 1)
    return Outcome((line,), {"period": label, "opened": opened is None})


def record(
    period: Period, entry: Entry | None = None, lost: str | None = None, progress: Progress = silent
) -> Outcome:
    """Record what happened outside the program, or why events are ``lost`` and cannot be had again.

    Without either, all rows of ``Catatan``.
    """
    return _recorded(period, entry, progress) if lost is None else lose(period, lost)


@healing
def _recorded(period: Period, entry: Entry | None, progress: Progress) -> Outcome:
    """Record what happened outside the program: one entry, or all rows of ``Catatan``.

    What is in the journal already is left out. A row that cannot be recorded is told with its
    reason while the others are; an entry that cannot be raises it, and without a day is of today.
    """
    grid = next((grid for grid in period.grids if grid.name == RECORDS.sheet), None)
    today = period.now.date()
    entries, faults = ((tidy(entry, today),), ()) if entry else read_entries(grid, period.spec)
    if not entries and not faults:
        raise NothingToDoError(
            f"Lembar {RECORDS.sheet} masih kosong", "Isi satu baris untuk setiap kejadian, lalu ulangi"
        )
    done: list[_Kept] = []
    refused = [str(each) for each in faults]
    for number, each in enumerate(entries, 1):
        try:
            kept = _keep(period, each, entries)
        except XlsopsError as error:
            if entry:
                raise
            refused.append(f"Lembar {RECORDS.sheet}, baris {each.row}: {error}")
            continue
        if kept.new:
            period = refreshed(period)
        done.append(kept)
        progress("Mencatat", number, len(entries))
    if any(each.deed.of_submission or each.deed.of_cell for each in entries):
        show(period, view_of(period))
    else:
        repaint(period)
    return _outcome(done, refused)


@healing
def distribute(period: Period, channel: str = "", progress: Progress = silent) -> Outcome:
    """Record that every bureau got the form that was last made for it (step 3).

    Raises where a bureau has no form yet; bureaus that got this form this way before are left out.
    """
    state, channel = period.state, channel.strip()
    lacking = [code for code in period.layouts if code not in state.formats]
    if lacking:
        missing = f"Langkah 2: format belum dibuat untuk {', '.join(lacking)}."
        raise OutOfOrderError("Penyampaian format", (missing,))
    new = [
        code for code in period.layouts
        if not state.has_format_of_today(code) or (channel and state.sent[code].channel != channel)
    ]  # fmt: skip
    if new:
        entry = {"bureaus": new, "channel": channel}
        period.append([(Happened.FORMATS_SENT, entry)])
    repaint(refreshed(period))
    progress("Menyampaikan format", 1, 1)
    how = f" lewat {channel}" if channel else ""
    line = (
        f"Format disampaikan kepada {len(new)} bagian{how}: {', '.join(new)}." if new
        else f"Format sudah disampaikan kepada semua bagian{how}."
    )  # fmt: skip
    return Outcome((line,), {"sent": new, "channel": channel})


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of an entry: its sentence, what is worth saying beside, and whether it is new."""

    line: str
    new: bool
    look: str = ""


def _keep(period: Period, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add one entry to the journal unless it is there; raises where it cannot be."""
    acting = replace(period, actor=entry.by or period.actor)
    if entry.deed.of_submission:
        return _keep_submission(acting, entry, entries)
    if entry.deed.of_cell:
        return _keep_finding(acting, entry, entries)
    _check(acting, entry)
    label = f"Langkah {entry.step} ({STEPS[entry.step - 1].label})"
    if entry.deed is Deed.SKIPPED:
        skip = period.state.skipped.get(entry.step)
        known = skip is not None and skip.reason == entry.notes
        if not known:
            _append(acting, Happened.STEP_SKIPPED, {"step": entry.step, "reason": entry.notes})
        done = period.state.steps.get(entry.step)
        instead = f"; menggantikan catatan {long_date(done.day)}" if done else ""
        words = "sudah tercatat" if known else "dicatat"
        return _Kept(f"{label} {words} sebagai dilewati: {entry.notes}{instead}", not known)
    data = _event(period, entry)
    known = _same(period.state.steps.get(entry.step), data)
    if not known:
        _append(acting, Happened.STEP_RECORDED, data)
    words = "sudah tercatat dengan isi yang sama" if known else f"dicatat, {_day(entry)}"
    before = period.state.steps.get(entry.step)
    if before and not known:
        words += f"; menggantikan catatan {long_date(before.day)}"
    if entry.step in period.state.skipped and not known:
        words += "; menggantikan catatan bahwa langkah ini dilewati"
    return _Kept(f"{label} {words}.", not known, _absent(period, data))


def _keep_submission(period: Period, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add a row or a command about a submission; a changed row keeps to the file it was about."""
    (bureau,) = named(period, (entry.bureau,))
    entry = replace(entry, bureau=bureau)
    if is_known(period.events, entry, entries):
        return _Kept(f"Kiriman {entry.bureau} sudah tercatat {entry.deed.value}.", new=False)
    before, state = corrected(period.events, entry, entries), period.state
    if before:
        check_standing(before, state)
        event = change(period, entry, before)
        name = shown(state.files[str(before.data["sha"])].name)
        line, look = f"Catatan kiriman {entry.bureau} {name} diubah: {entry.notes}.", ""
    else:
        event = change(period, entry)
        line, look = told(state, event)
    _append(period, Happened(event.kind), event.data)
    looks = [look] if look else []
    looks += _left_behind(period, entry, entries)
    return _Kept(line, new=True, look=" ".join(looks))


def _keep_finding(period: Period, entry: Entry, entries: Sequence[Entry]) -> _Kept:
    """Add what the head found in a cell, or that he withdraws it, unless that is known."""
    if missing := [text for _, text in lacking(entry)]:
        raise OutOfOrderError("Pencatatan temuan", missing)
    (bureau,) = named(period, (entry.bureau,))
    entry = replace(entry, bureau=bureau)
    where = f"{bureau} {entry.place}"
    known = _Kept(f"Temuan sendiri pada {where} sudah tercatat.", new=False)
    if entry.row and is_known(period.events, entry, entries):
        return known
    event = objection(period, entry, corrected(period.events, entry, entries))
    if entry.deed is Deed.FOUND and stands(period.state, event):
        return known
    look = " ".join(_left_behind(period, entry, entries))
    _append(period, Happened(event.kind), event.data)
    done = "dicabut" if entry.deed is Deed.WITHDRAWN else f"dicatat ({entry.severity.value})"
    return _Kept(f"Temuan sendiri pada {where} {done}: {entry.notes}", new=True, look=look)


def _left_behind(period: Period, entry: Entry, entries: Sequence[Entry]) -> list[str]:
    """Return what this row did before it was changed that still stands, in a sentence if anything."""
    left = left_behind(period.events, entry, entries, period.state)
    if left is None:
        return []
    bureau, before = left.data["bureau"], f"yang dahulu tertulis di baris {entry.row}"
    if left.kind == Happened.FOUND.value:
        what = f"Temuan sendiri pada {bureau} {left.data['cell']}, {before}, tetap berlaku"
        return [f'{what}; bila keliru, isi baris "{WITHDRAWN}".']
    file = shown(period.state.files[str(left.data["sha"])].name)
    return [f'Kiriman {bureau} {file}, {before}, tetap dikesampingkan; bila keliru, isi baris "{USED_AGAIN}".']


def _append(period: Period, kind: Happened, data: Data) -> None:
    period.append([(kind, data)])


def _event(period: Period, entry: Entry) -> dict[str, object]:
    codes = {code.casefold(): code for code in period.layouts}
    people = [attendee(each, codes) for each in entry.people]
    return {
        "step": entry.step, "date": entry.day.isoformat() if entry.day else "", "time": clock(entry.time) or "",
        "place": entry.place, "number": entry.number, "participants": [name for name, _ in people],
        "bureaus": [bureau for _, bureau in people], "notes": entry.notes,
    }  # fmt: skip


def _same(before: StepRecord | None, data: Data) -> bool:
    """Tell whether these are the facts that were recorded last."""
    return before is not None and data == {
        "step": before.step, "date": before.day.isoformat(), "time": before.time,
        "place": before.place, "number": before.number,
        "participants": [name for name, _ in before.people],
        "bureaus": [bureau for _, bureau in before.people], "notes": before.notes,
    }  # fmt: skip


def _absent(period: Period, data: Data) -> str:
    """Return the bureaus nobody came from, where it is known who came from where."""
    came = set(data["bureaus"]) - {""}
    if data["step"] != MEETING or not came:
        return ""
    absent = [code for code in period.layouts if code not in came]
    return f"Rapat belum dihadiri bagian {', '.join(absent)}." if absent else ""


def _outcome(done: Sequence[_Kept], refused: Sequence[str]) -> Outcome:
    new = [each for each in done if each.new]
    lines = [each.line for each in (new or done)]
    if len(new) not in {0, len(done)}:
        lines.append(f"{len(done) - len(new)} baris lain sudah tercatat.")
    look = [each.look for each in done if each.look]
    if refused:
        lines += [f"Belum dicatat, {len(refused)} hal yang harus diperbaiki:", *(f"  {each}" for each in refused)]
    return Outcome(
        (*lines, *look),
        {"recorded": len(new), "known": len(done) - len(new), "refused": list(refused), "look": look},
        attention=bool(look or refused),
    )


def _check(period: Period, entry: Entry) -> None:
    step = entry.step
    if step not in STEPS_RECORDED:
        raise NothingToDoError(
            f"Langkah {step} tidak dicatat sendiri",
            "Yang dicatat: langkah 1, 2, 4, dan 8; langkah lain tercatat dari pekerjaannya sendiri",
        )
    if entry.deed is Deed.SKIPPED:
        period.require(Act.SKIP)
    missing = [each for each in (_before(period, step), *(text for _, text in lacking(entry))) if each]
    if missing:
        raise OutOfOrderError(f"Langkah {step} ({STEPS[step - 1].label})", missing)
    strangers = unknown_bureaus(entry.people, {code.casefold(): code for code in period.layouts})
    if strangers:
        raise NothingToDoError(
            f"Peserta dari {', '.join(strangers)} tidak dapat dicatat: kode itu tidak ada di Master Bagian",
            f"Kode yang dikenal: {', '.join(period.layouts)}. Bila bukan kode bagian, tulis tanpa kurung",
        )
    if entry.time and clock(entry.time) is None:
        raise NothingToDoError(f'Jam "{entry.time}" tidak dikenal', "Tulis seperti 09.00")
    if entry.day is not None and entry.day > period.now.date():
        raise NothingToDoError(f"Tanggal {_day(entry)} belum tiba", "Catat setelah langkahnya terjadi")


def _day(entry: Entry) -> str:
    return long_date(entry.day) if entry.day else ""


def _before(period: Period, step: int) -> str:
    """Return what must have happened before a step, as a sentence; empty where it has."""
    state = period.state
    if step == 2 and not (state.opened or 1 in state.steps or 1 in state.skipped):  # noqa: PLR2004 - the step
        return "Langkah 1: periode belum dibuka."
    if step == MEETING:
        return _unsent(state, tuple(period.layouts))
    if step == 8 and not state.handed_over:  # noqa: PLR2004 - the step
        return "Serah terima data belum dijalankan."
    return ""


def _unsent(state: State, codes: Sequence[str]) -> str:
    """Return which bureaus have no form yet; one that sent its data had one."""
    lacks = [code for code in codes if code not in state.sent and not state.current(code)]
    return f"Langkah 3: format belum disampaikan kepada {', '.join(lacks)}." if lacks else ""
