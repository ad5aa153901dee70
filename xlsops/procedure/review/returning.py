"""Returns submissions to their bureaus, to be mended where they were flagged (step 7 to 5)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xlsops import messages
from xlsops.core.form.older_forms import unasked
from xlsops.core.journal.kinds import Returned
from xlsops.core.journal.state import ReturnRecord
from xlsops.core.letters.return_mail import letter_subject, return_letter
from xlsops.core.letters.return_note import mendable, to_mend
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.files.writing import make_folder, write_files
from xlsops.procedure.papers.mails import draft, text_file
from xlsops.procedure.period.naming import named, return_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.period import LoadedPeriod
from xlsops.procedure.period.readings import Readings
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.stale_screen import unseen
from xlsops.procedure.period.viewing import view_of


@dataclass(frozen=True, slots=True)
class ReturnParcel:
    """All that goes back to one bureau: the copy, the letter, the draft of a mail."""

    view: BureauView
    copy_name: str
    copy: bytes
    letter_name: str
    letter: str
    mail: bytes

    @property
    def bureau(self) -> str:
        """Return the bureau's code."""
        return self.view.bureau.code


@recovering
def return_to_bureaus(
    period: LoadedPeriod, bureaus: Collection[str] = (), progress: Progress = silent
) -> Outcome:
    """Write a copy with only the cells to mend unlocked, a letter and a draft mail per bureau.

    Without names all bureaus with open findings are returned; what goes back is the last a bureau
    sent: its proposal where one waits, else what counts, as the control workbook showed it: where that
    is otherwise by now, the sheets are painted anew and the bureau is refused. Raises where a named
    one has nothing to mend or was not shown, and then returns none, and where the role that acts
    may not return.
    """
    period.require(Act.RETURN)
    wanted = named(period, bureaus)
    readings = Readings()
    view = view_of(period, readings)
    asked = [each for each in view.bureaus if not wanted or each.bureau.code in wanted]
    owing, hidden = _owing(period, asked, named_all=bool(wanted))
    parcels = tuple(_parcels(period, view, owing, progress))
    before = period.state.sent_back
    entries = [told for each in parcels if _is_new(before.get(each.bureau), told := _told(each))]
    make_folder(period.folder.returned)
    write_files(
        {
            period.folder.returned / name: data
            for each in parcels
            for name, data in (
                (each.copy_name, each.copy),
                (f"{each.letter_name}.txt", text_file(each.letter)),
                (f"{each.letter_name}.eml", each.mail),
            )
        }
    )
    if entries:
        period.append(entries)
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    proposed = {each.bureau.code for each in view.bureaus if each.proposal}
    lines = [messages.findings.returned(len(parcels), period.folder.returned)]
    lines += [f"  {_line(each, proposal=each.bureau in proposed)}" for each in parcels]
    return Outcome(
        (*lines, *(f"  {reason}" for reason in hidden.values())),
        {
            "returned": [
                {
                    "bureau": each.bureau,
                    "file": f"kembali/{each.copy_name}",
                    "letter": f"kembali/{each.letter_name}.txt",
                    "mail": f"kembali/{each.letter_name}.eml",
                    "findings": len(to_mend(each.view.findings)),
                    "version": each.view.version,
                    "proposal": each.bureau in proposed,
                }
                for each in parcels
            ],
            "recorded": len(entries),
        },
        attention=bool(hidden),
    )


def _owing(
    period: LoadedPeriod, asked: Sequence[BureauView], *, named_all: bool
) -> tuple[list[BureauView], Mapping[str, str]]:
    """Return what goes back of these bureaus, and why those not shown as they stand do not.

    Raises where nothing does, or where all were named and one does not.
    """
    owing = [each for each in asked if each.latest.record and to_mend(each.latest.findings)]
    hidden = unseen(period, owing, messages.procedure.THEN_RETURN)
    lacking = [
        hidden.get(each.bureau.code) or _why_not(each.latest)
        for each in asked
        if each not in owing or each.bureau.code in hidden
    ]
    if lacking and (named_all or len(hidden) == len(owing) > 0):
        if hidden:
            repaint(period)
        raise XlsopsError(
            messages.procedure.too_early(
                messages.procedure.RETURN, lacking if named_all else tuple(hidden.values())
            )
        )
    if not owing:
        raise XlsopsError(messages.procedure.nothing_to_return())
    return [each.latest for each in owing if each.bureau.code not in hidden], hidden


def _parcels(
    period: LoadedPeriod, view: View, owing: list[BureauView], progress: Progress
) -> Iterator[ReturnParcel]:
    from xlsops.procedure.papers.form_bytes import copier  # noqa: PLC0415 - openpyxl, when it is time

    copy_of = copier(period, view)
    spec = period.spec.period
    for number, each in enumerate(owing, 1):
        code = each.bureau.code
        new = unasked(each.submission) if each.submission else ()
        places = mendable(each.layout, to_mend(each.findings), new)
        copy = copy_of(each, _due_again(view, code), places)
        name = return_name(period, code)
        letter = return_letter(view, each, name)
        mail = draft(letter_subject(view), letter, each.bureau.contact, (name, copy))
        yield ReturnParcel(
            each, name, copy, f"Surat {code} TW{spec.number} {spec.year}", letter, mail
        )
        progress(messages.progress.RETURNING, number, len(owing))


def _due_again(view: View, code: str) -> Spec:
    """Return the spec with the deadline of a bureau's correction, as its letter tells it."""
    due = view.local(view.clocks.correction_due(code))
    return replace(view.spec, settings=replace(view.spec.settings, due=due))


def _why_not(each: BureauView) -> str:
    if each.record is None:
        return messages.procedure.not_sent(each.bureau.code)
    if each.count(Severity.ERROR) or each.count(Severity.WARNING):
        return messages.procedure.not_the_bureaus_to_mend(each.bureau.code)
    return messages.procedure.nothing_to_mend(each.bureau.code)


def _line(each: ReturnParcel, *, proposal: bool) -> str:
    name, count = each.view.bureau.name, len(to_mend(each.view.findings))
    return messages.findings.returned_to(
        name, count, each.view.version, each.copy_name, proposal=proposal
    )


def _told(each: ReturnParcel) -> Returned:
    record = each.view.record
    findings = sorted(finding.identity for finding in to_mend(each.view.findings))
    return Returned(
        each.bureau,
        f"kembali/{each.copy_name}",
        digest(each.copy),
        record.sha if record else "",
        tuple(findings),
        each.view.layout.format_id,
    )


def _is_new(before: ReturnRecord | None, told: Returned) -> bool:
    return before is None or (before.sha, before.source) != (told.sha, told.source)
