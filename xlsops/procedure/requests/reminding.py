"""Reminds the bureaus that owe their data or its correction (step 5).

What it writes lies in a folder of the day below ``berkas/pengingat/``: ``kembali/`` holds what bureaus
get back to mend, and one that never sent anything gets nothing back.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from xlsops import messages
from xlsops.core.clock.bureau_times import Holder
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.reminder import KIND, reminder
from xlsops.core.journal.facts.request_kinds import Reminded
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.core.view.contacts import contacts_in
from xlsops.core.view.owing import Owing, owing_bureaus
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.files.emblem import emblem_of
from xlsops.procedure.intake.inbox import waiting_in
from xlsops.procedure.papers.documenting import document_texts
from xlsops.procedure.papers.parcels import (
    Parcel,
    as_made,
    lacking_told,
    parcel,
    print_letters,
    require_closed,
    with_prints,
    write,
)
from xlsops.procedure.papers.posting import letters_to_tell
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names, form_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import view_of

if TYPE_CHECKING:
    from xlsops.core.journal.facts.kinds import Fact

FOLDER = "pengingat"


@recovering
def remind(
    period: LoadedPeriod, bureaus: Collection[str] = (), progress: Progress = silent
) -> Outcome:
    """Write letter, message and draft mail for every bureau that owes something; or those named.

    Reminders made before stay; those of today to bureaus that owe nothing any more are told. Raises
    where a named one owes nothing, and then writes none, and where files wait in the inbox.
    """
    wanted = bureau_names(period, bureaus)
    _require_collected(period)
    readings = Readings()
    view = view_of(period, readings)
    _require_handed_out(view)
    owing = owing_bureaus(view)
    codes = {each.code for each in owing}
    if idle := [code for code in wanted if code not in codes]:
        raise _too_early(*map(messages.procedure.nothing_owed, idle))
    asked = tuple(each for each in owing if not wanted or each.code in wanted)
    parcels = _parcels(period, view, asked, progress)
    require_closed(period, parcels)
    printing, prints = print_letters(write(period, parcels), KIND) if parcels else ("", {})
    entries: list[Fact] = [
        *_entries(view, asked),
        *letters_to_tell(
            period, {each.code: with_prints(period, each, prints) for each in parcels}
        ),
    ]
    settled = _settled(view, codes)
    if entries:
        period.append(entries)
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    outcome = _outcome(_folder(period), asked, parcels, settled, printing)
    return replace(outcome, data={**outcome.data, "recorded": int(bool(entries))})


def _require_collected(period: LoadedPeriod) -> None:
    """Raise where files wait in the inbox: who sent one of them must not be reminded."""
    waiting = waiting_in(period.folder, period.state)
    if waiting:
        names = [cited(path.name) for path in waiting]
        raise _too_early(messages.procedure.uncollected(len(waiting), names))


def _require_handed_out(view: View) -> None:
    """Raise where no bureau has its form yet: there is nothing to remind of."""
    if all(each.holder is Holder.OFFICE for each in view.clocks.bureaus):
        raise _too_early(messages.procedure.NONE_HANDED_OUT)


def _too_early(*lacking: str) -> XlsopsError:
    return XlsopsError(messages.procedure.too_early(messages.procedure.REMINDER, lacking))


def _parcels(
    period: LoadedPeriod, view: View, asked: Collection[Owing], progress: Progress
) -> tuple[Parcel, ...]:
    source = DocumentSource(
        view, facts_of(view), document_texts(period.folder), emblem_of(period.folder)
    )
    parcels = []
    for number, each in enumerate(asked, 1):
        path, sha = _to_fill(period, each)
        data = as_made(path, sha)
        notice = reminder(source, each, path.name if data else "")
        parcels.append(parcel(period, notice, FOLDER, path, data))
        progress(messages.progress.REMINDING, number, len(asked))
    return tuple(parcels)


def _to_fill(period: LoadedPeriod, each: Owing) -> tuple[Path, str]:
    """Return the workbook the bureau is to fill and the hash it was made with."""
    if each.returned:
        return period.folder.root / each.returned.file, each.returned.sha
    made = period.state.formats.get(each.code)
    return period.folder.formats / form_name(period, each.code), made.sha if made else ""


def _folder(period: LoadedPeriod) -> Path:
    """Return where the reminders of today lie."""
    return period.folder.papers / FOLDER / period.now.date().isoformat()


def _settled(view: View, owing: Collection[str]) -> list[str]:
    """Return the bureaus that were reminded today and owe nothing any more."""
    return [
        each.bureau.code
        for each in view.bureaus
        if each.bureau.code not in owing
        and any(
            view.local(past.at).date() == view.today
            for past in view.state.reminders.get(each.bureau.code, ())
        )
    ]


def _entries(view: View, asked: Collection[Owing]) -> list[Reminded]:
    """Return what is told of those not reminded in the same words today; none where there are none."""
    new = []
    for each in asked:
        past = view.state.reminders.get(each.code, ())
        today = bool(past) and view.local(past[-1].at).date() == view.now.date()
        firm = bool(past) and past[-1].at > each.due
        if not today or (past[-1].late, firm) != (each.days_late, bool(each.lateness)):
            new.append(each)
    late = {each.code: each.days_late for each in new if each.days_late}
    return [Reminded(tuple(each.code for each in new), late)] if new else []


def _outcome(
    folder: Path,
    asked: Collection[Owing],
    parcels: Collection[Parcel],
    settled: list[str],
    printing: str,
) -> Outcome:
    lines = [
        messages.forms.reminders(len(parcels), folder) if parcels else messages.forms.NO_REMINDERS
    ]
    reminders = []
    for owing, each in zip(asked, parcels, strict=True):
        name = owing.each.bureau.name
        lines.append(f"  {messages.forms.reminded(name, owing.owed.value, owing.lateness)}")
        reached = contacts_in(owing.each.bureau.contact)
        lines += [f"    {messages.outbox.contacted(str(reached))}"] if str(reached) else []
        lines += [f"    {owing.each.refusal}"] if owing.refused else []
        lines += [f"    {lacking}" for lacking in lacking_told(each)]
        reminders.append(
            {
                "bureau": owing.code,
                "owes": owing.owed.value,
                "late": owing.days_late,
                "lateness": owing.lateness,
                "phone": reached.phone,
                "mail": reached.mail,
                "files": list(each.files),
            }
        )
    lines += [messages.forms.reminders_settled(settled)] if settled else []
    lines += [printing] if printing else []
    return Outcome(tuple(lines), {"reminders": reminders, "settled": settled})
