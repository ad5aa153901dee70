"""Records what happens outside the program: disposition, handing out, meeting, handover."""

from collections.abc import Callable, Sequence
from datetime import date

from xlsops.core.events import Happened
from xlsops.core.outcome import Outcome, Progress, silent
from xlsops.core.periods import long_date, long_time
from xlsops.core.state import State
from xlsops.core.steps import STEPS
from xlsops.errors import NothingToDoError, OutOfOrderError
from xlsops.files.keys import keep_key, key_file, new_key
from xlsops.procedure.painting import refreshed, repaint
from xlsops.procedure.period import Period

RECORDED = (1, 2, 4, 8)
"""The steps somebody records; all others leave their own events."""

_MEETING = 4


def open_step(period: Period, progress: Progress = silent) -> Outcome:
    """Open the period the settings name, once; a folder made by ``new`` is open already (step 1)."""
    label, opened = period.spec.period.label, period.state.opened
    if opened is not None:
        moment = long_time(opened.astimezone(period.now.tzinfo))
        line = f"Periode {label} sudah dibuka pada {moment}."
    else:
        if not key_file(period.folder).exists():
            keep_key(period.folder, new_key())
        period.journal.append([(Happened.OPENED, {"period": label})], period.now, period.actor)
        line = f"Periode {label} dibuka. Langkah berikutnya: buat format."
    repaint(refreshed(period))
    progress("Membuka periode", 1, 1)
    return Outcome((line,), {"period": label, "opened": opened is None})


def record(
    period: Period,
    step: int,
    day: date | None = None,
    place: str = "",
    participants: Sequence[str] = (),
    notes: str = "",
    progress: Progress = silent,
) -> Outcome:
    """Record a step that happened outside the program; the same facts twice leave one event.

    Without a day it happened today. Raises where the step is not one of these, comes too early, or a fact cannot be.
    """
    if step not in RECORDED:
        raise NothingToDoError(
            f"Langkah {step} tidak dicatat dengan tangan",
            "Yang dicatat: langkah 1, 2, 4, dan 8; langkah lain tercatat dari pekerjaannya sendiri",
        )
    day = day or period.now.date()
    people = tuple(name for each in participants if (name := each.strip()))
    _check(period, step, day, place.strip(), people)
    before = period.state.steps.get(step)
    facts = (day, place.strip(), people, notes.strip())
    again = before is not None and facts == (before.day, before.place, before.participants, before.notes)
    if not again:
        entry = {
            "step": step, "date": day.isoformat(), "place": facts[1], "participants": list(people),
            "notes": facts[3],
        }  # fmt: skip
        period.journal.append([(Happened.STEP_RECORDED, entry)], period.now, period.actor)
    repaint(refreshed(period))
    progress("Mencatat langkah", 1, 1)
    label = STEPS[step - 1].label
    words = "sudah tercatat dengan isi yang sama" if again else f"dicatat, {long_date(day)}"
    return Outcome((f"Langkah {step} ({label}) {words}.",), {"step": step, "recorded": not again})


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
        if not state.has_format_of_today(code) or state.sent[code].channel != channel
    ]  # fmt: skip
    if new:
        entry = {"bureaus": new, "channel": channel}
        period.journal.append([(Happened.FORMATS_SENT, entry)], period.now, period.actor)
    repaint(refreshed(period))
    progress("Menyampaikan format", 1, 1)
    how = f" lewat {channel}" if channel else ""
    line = (
        f"Format disampaikan kepada {len(new)} bagian{how}: {', '.join(new)}." if new
        else f"Format sudah disampaikan kepada semua bagian{how}."
    )  # fmt: skip
    return Outcome((line,), {"sent": new, "channel": channel})


def _check(period: Period, step: int, day: date, place: str, people: Sequence[str]) -> None:
    missing = _missing(period)[step]()
    if missing:
        raise OutOfOrderError(f"Langkah {step} ({STEPS[step - 1].label})", (missing,))
    if day > period.now.date():
        raise NothingToDoError(f"Tanggal {long_date(day)} belum tiba", "Catat setelah langkahnya terjadi")
    if step == _MEETING and not (place and people):
        raise NothingToDoError("Tempat dan peserta rapat belum disebutkan", "Sebutkan keduanya, lalu ulangi")


def _missing(period: Period) -> dict[int, Callable[[], str]]:
    """Return, by step, what must have happened before, as a sentence; empty where it has."""
    state, codes = period.state, tuple(period.layouts)
    return {
        1: lambda: "",
        2: lambda: "" if state.opened or 1 in state.steps else "Langkah 1: periode belum dibuka.",
        4: lambda: _unsent(state, codes),
        8: lambda: "" if state.handed_over else "Serah terima data belum dijalankan.",
    }


def _unsent(state: State, codes: Sequence[str]) -> str:
    """Return which bureaus have no form yet; one that sent its data had one."""
    lacking = [code for code in codes if code not in state.sent and not state.current(code)]
    return f"Langkah 3: format belum disampaikan kepada {', '.join(lacking)}." if lacking else ""
