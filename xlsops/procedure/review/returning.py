"""Returns submissions to their bureaus, to be mended where they were flagged (step 7 to 5)."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import PurePosixPath

from msgspec import Struct

from xlsops import messages
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.return_letter import letter_of_today
from xlsops.core.journal.facts.kinds import Returned
from xlsops.core.journal.state import ReturnRecord
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.authority import Act
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.calendar import WIB
from xlsops.core.values.periods import long_date
from xlsops.core.values.structs import replace
from xlsops.core.view.mending import to_mend, to_open
from xlsops.core.view.view import BureauView, View
from xlsops.errors import XlsopsError
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.archive import digest
from xlsops.files.emblem import emblem_of
from xlsops.files.writing import write_files
from xlsops.procedure.papers.documenting import document_texts
from xlsops.procedure.papers.mails import draft, text_file
from xlsops.procedure.papers.parcels import MESSAGE
from xlsops.procedure.papers.posting import (
    LETTER,
    Files,
    letters_to_tell,
    made_before,
    post,
    with_free_number,
)
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names, letter_name, return_name
from xlsops.procedure.period.painting import refreshed, repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.stale_screen import unseen
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.review.approving import nothing_counts

_LETTERS = ("letter", "mail", "page", "message")
"""What the forms of a letter are called to machines."""

_OFTEN = 3
"""After so many returns letters alone do not help."""


class ReturnParcel(Struct, frozen=True):
    """All that goes back to one bureau: the copy, its letter in every form.

    ``before`` is when just this copy was returned already, if it was.
    """

    view: BureauView
    copy: str
    files: Files
    before: datetime | None = None

    @property
    def bureau(self) -> str:
        """Return the bureau's code."""
        return self.view.bureau.code

    @property
    def letters(self) -> tuple[str, ...]:
        """Return where the letters lie, in the order of ``_LETTERS``."""
        return tuple(path for path in self.files if path != self.copy)

    @property
    def copy_name(self) -> str:
        """Return the file name of the copy."""
        return PurePosixPath(self.copy).name


@recovering
def return_to_bureaus(
    period: LoadedPeriod, bureaus: Collection[str] = (), progress: Progress = silent
) -> Outcome:
    """Write per bureau a copy with only the cells to mend unlocked, letter, draft mail and message.

    Without names all bureaus with open findings are returned; what goes back is the last a bureau
    sent: its proposal where one waits, else what counts, as the control workbook showed it: where that
    is otherwise by now, the sheets are painted anew and the bureau is refused. Raises where a named
    one has nothing to mend or was not shown, and then returns none, and where the role that acts
    may not return.
    """
    period.require(Act.RETURN)
    wanted = bureau_names(period, bureaus)
    readings = Readings()
    view = view_of(period, readings)
    asked = [each for each in view.bureaus if not wanted or each.bureau.code in wanted]
    owing, hidden = _owing(period, asked, named_all=bool(wanted))
    if not owing:
        return _nothing(period, readings)
    parcels = tuple(_parcels(period, view, owing, progress))
    before = period.state.sent_back
    facts = (_with_due(view, each) for each in parcels)
    entries = [told for told in facts if _is_new(before.get(told.bureau), told)]
    post(period, {name: data for each in parcels for name, data in each.files.items()})
    write_files({period.folder.root / each.copy: each.files[each.copy] for each in parcels})
    letters = letters_to_tell(period, {each.bureau: each.files for each in parcels})
    if letters or entries:
        period.append([*letters, *entries])
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    proposed = {each.bureau.code for each in view.bureaus if each.proposal}
    stay = sum(each.before is not None for each in parcels)
    lines = [messages.findings.returned(len(parcels) - stay, stay, period.folder.returned)]
    lines += [f"  {_line(each, proposal=each.bureau in proposed)}" for each in parcels]
    times = {each.bureau: len(period.state.returns[each.bureau]) for each in parcels}
    lines += [
        messages.findings.returned_often(each.view.bureau.name, times[each.bureau])
        for each in parcels
        if times[each.bureau] >= _OFTEN
    ]
    return Outcome(
        (*lines, *(f"  {reason}" for reason in hidden.values())),
        {
            "returned": [
                {
                    "bureau": each.bureau,
                    "file": each.copy,
                    **dict(zip(_LETTERS, each.letters, strict=True)),
                    "findings": len(to_mend(each.view)),
                    "version": each.view.version,
                    "times": times[each.bureau],
                    "proposal": each.bureau in proposed,
                }
                for each in parcels
            ],
            "recorded": len(entries),
        },
        attention=bool(hidden),
    )


def _with_due(view: View, each: ReturnParcel) -> Returned:
    """Return what the journal tells of a return, with until when its letter asks to mend it."""
    due = view.clocks.correction_due(each.bureau).astimezone(UTC)
    return replace(_told(each.view, each.copy, each.files[each.copy]), due=due)


def _nothing(period: LoadedPeriod, readings: Readings) -> Outcome:
    """Return that no bureau has anything to mend; what another computer collected meanwhile is shown, too."""
    period = refreshed(period)
    repaint(period, view_of(period, readings))
    return Outcome((messages.findings.NOTHING_TO_RETURN,), {"returned": [], "recorded": 0})


def _owing(
    period: LoadedPeriod, asked: Sequence[BureauView], *, named_all: bool
) -> tuple[list[BureauView], Mapping[str, str]]:
    """Return what goes back of these bureaus, and why those not shown as they stand do not.

    Raises where all were named and one does not.
    """
    owing = [each for each in asked if each.latest.record and to_mend(each.latest)]
    hidden = unseen(period, owing, messages.procedure.THEN_RETURN)
    lacking = [
        hidden.get(each.bureau.code) or _why_not(each.latest)
        for each in asked
        if each not in owing or each.bureau.code in hidden
    ]
    if lacking and (named_all or len(hidden) == len(owing) > 0):
        if hidden:
            repaint(refreshed(period))
        raise XlsopsError(
            messages.procedure.too_early(
                messages.procedure.RETURN, lacking if named_all else tuple(hidden.values())
            )
        )
    return [each.latest for each in owing if each.bureau.code not in hidden], hidden


def _parcels(
    period: LoadedPeriod, view: View, owing: list[BureauView], progress: Progress
) -> Iterator[ReturnParcel]:
    from xlsops.procedure.papers.form_bytes import copier  # noqa: PLC0415 - openpyxl, when it is time

    copy_of = copier(period, view)
    source = DocumentSource(
        view, facts_of(view), document_texts(period.folder), emblem_of(period.folder)
    )
    for number, each in enumerate(owing, 1):
        code = each.bureau.code
        copy = copy_of(each, _due_again(view, code), to_open(each, to_mend(each)))
        yield _parcel(period, source, each, copy)
        progress(messages.progress.RETURNING, number, len(owing))


def _parcel(
    period: LoadedPeriod, source: DocumentSource, each: BureauView, copy: bytes
) -> ReturnParcel:
    """Return what goes back with a copy: what went with just that one before, where it still lies there."""
    before = period.state.sent_back.get(each.bureau.code)
    letters = _letters_with(period, each, before.file) if before else {}
    if before and letters and not _is_new(before, _told(each, before.file, copy)):
        return ReturnParcel(each, before.file, {before.file: copy, **letters}, before.at)

    view, code = source.view, each.bureau.code
    title, day = letter_name(period, LETTER, code), datetime.combine(view.today, time(), WIB)

    def files(number: int) -> Files:
        name = return_name(period, code, number)
        notice = letter_of_today(source, each, name, _followed(period, _told(each, name, copy)))
        text, page = notice.letter, make_bundle((notice.page,), title, day)
        mail = draft(notice.subject, text, each.bureau.contact, (name, copy))
        letters = text_file(text), mail, page, text_file(notice.message)
        paths = _letter_paths(period, each, number)
        return {f"kembali/{name}": copy, **dict(zip(paths, letters, strict=True))}

    made = with_free_number(made_before(period), files)
    return ReturnParcel(each, next(iter(made)), made)


def _followed(period: LoadedPeriod, told: Returned) -> ReturnRecord | None:
    """Return what was sent back before, which a letter follows up; just this one told again is none."""
    past = period.state.returns.get(told.bureau, ())
    return next((each for each in reversed(past) if _is_new(each, told)), None)


def _letters_with(period: LoadedPeriod, each: BureauView, copy: str) -> Files:
    """Return the letters that went with a copy as they lie there; none where one of them does not."""
    numbers = range(1, len(made_before(period)) + 1)
    names = (f"kembali/{return_name(period, each.bureau.code, number)}" for number in numbers)
    number = next((number for number, name in zip(numbers, names, strict=True) if name == copy), 0)
    paths = _letter_paths(period, each, number)
    try:
        return {path: (period.folder.root / path).read_bytes() for path in paths}
    except OSError:
        return {}


def _letter_paths(period: LoadedPeriod, each: BureauView, number: int) -> tuple[str, ...]:
    """Return where the letters lie: as a text, a draft of a mail, a page to sign, a short message."""
    letter, message = (
        f"kembali/{letter_name(period, kind, each.bureau.code, number)}"
        for kind in (LETTER, MESSAGE)
    )
    return f"{letter}.txt", f"{letter}.eml", f"{letter}.xlsx", f"{message}.txt"


def _due_again(view: View, code: str) -> Spec:
    """Return the spec with the deadline of a bureau's correction, as its letter tells it."""
    due = view.local(view.clocks.correction_due(code))
    return replace(view.spec, settings=replace(view.spec.settings, due=due))


def _why_not(each: BureauView) -> str:
    if each.record is None:
        return nothing_counts(each)
    if each.count(Severity.ERROR) or each.count(Severity.WARNING):
        acting = each.authority.naming(Act.ACCEPT_WARNING)
        return messages.procedure.not_the_bureaus_to_mend(each.bureau.code, acting)
    return messages.procedure.nothing_to_mend(each.bureau.code)


def _line(each: ReturnParcel, *, proposal: bool) -> str:
    name, count = each.view.bureau.name, len(to_mend(each.view))
    before = long_date(each.before.astimezone(WIB)) if each.before else ""
    return messages.findings.returned_to(
        name, count, each.view.version, each.copy_name, before, proposal=proposal
    )


def _told(each: BureauView, file: str, copy: bytes) -> Returned:
    findings = sorted(finding.identity for finding in to_mend(each))
    return Returned(
        each.bureau.code,
        file,
        digest(copy),
        each.record.sha if each.record else "",
        tuple(findings),
        each.layout.format_id,
    )


def _is_new(before: ReturnRecord | None, told: Returned) -> bool:
    return before is None or (before.sha, before.source) != (told.sha, told.source)
