"""Examines one file that came in: what it is, whose it is, what it says."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from xlsops import messages
from xlsops.core.checks.beside import beside
from xlsops.core.checks.judge import judge
from xlsops.core.form.differences import answers_hash
from xlsops.core.form.identity import PROPERTY, Identity, claimed, key_id, unseal
from xlsops.core.form.layout import COVER, META, RETURN_NOTE, TEMPLATE_VERSION
from xlsops.core.form.mended.notes import DamagedForm, mended
from xlsops.core.form.older_forms import of_alike_form, of_older_form
from xlsops.core.form.submissions import (
    MissingSheet,
    Submission,
    form_sheets,
    read_tables,
    value_text,
)
from xlsops.core.history.past import NO_PAST
from xlsops.core.journal.arrivals import arrival
from xlsops.core.spec.former_codes import merged
from xlsops.core.terms.column_keys import OFFICER
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.terms.refused_files import Fate, Reason, Refusal
from xlsops.core.values.calendar import WIB
from xlsops.core.values.cells import Grid, Text
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.structs import replace
from xlsops.core.view.replies import replies_in, source_named
from xlsops.files.xlsx.reader import Workbook, take
from xlsops.procedure.intake.examined import IDENTITY, Examined, IntakeContext

_LONGEST_NAME = 120
NOTHING_UNDONE: Mapping[str, str] = MappingProxyType({})
STRUCTURE, BUREAU, UNTOUCHED = "SUSUNAN", "BAGIAN", "BELUM_DIISI"


def examine(
    data: bytes,
    desk: IntakeContext,
    received: datetime,
    *,
    accepted: bool = False,
    undone: Mapping[str, str] = NOTHING_UNDONE,
) -> Examined:
    """Return the outcome of a file's bytes; never raises for anything a file may hold.

    A file ``accepted`` before stays so when the form is changed afterwards: what no longer fits
    shows as findings on it. What was ``undone`` is not mended in its reading.
    """
    workbook = _taken(data, desk, accepted=accepted)
    if isinstance(workbook, Examined):
        return workbook
    identity = _identity(workbook, desk, accepted=accepted)
    if isinstance(identity, Examined):
        return identity
    layout = desk.layouts[identity.bureau]
    today = identity.format_id == layout.format_id
    sheets = form_sheets(layout, workbook.sheets, mends=today)
    if isinstance(sheets, MissingSheet):
        return Examined(Fate.REFUSED, identity.bureau, STRUCTURE, sheets.message, workbook.modified)
    submission = read_tables(layout, sheets, mends=today, undone=undone)
    if not accepted and _untouched(submission):
        return Examined(
            Fate.REFUSED, identity.bureau, UNTOUCHED, messages.intake.UNTOUCHED, workbook.modified
        )
    if not today:
        submission = _of_earlier_form(submission, identity, desk, workbook)
    sent = arrival(workbook.modified, received, desk.opened)
    first = min(sent, desk.first.get(identity.bureau, sent), key=lambda each: each.sent)
    # a clock that was set back is not the bureau's fault
    had = max(received, desk.opened or received).astimezone(WIB)
    past = desk.past.get(identity.bureau, NO_PAST)
    withheld = desk.withheld.get(identity.bureau, {})
    results, findings = judge(submission, desk.spec, desk.rules, had, first, past, withheld)
    own = beside(layout, workbook.sheets, submission.tables, sheets if today else ())
    notes = (*workbook.notes, *workbook.linked, *own)
    if today:
        notes += _mended(submission, desk, sheets[0], workbook, findings)
    notes += (messages.mended.undone(list(undone.values())),) if undone else ()
    fate = Fate.NOTED if notes else Fate.ACCEPTED
    return Examined(
        fate,
        identity.bureau,
        "",
        " ".join(notes),
        workbook.modified,
        replace(submission, computing=(), tables=(), beside=own),
        results,
        findings,
        workbook.written,
        answers_hash(submission),
        filler=_filler(submission),
        replies=replies_in(workbook.sheets, identity.bureau),
        copy=any(grid.name == RETURN_NOTE for grid in workbook.sheets),
        source=source_named(workbook.sheets),
    )


def _taken(data: bytes, desk: IntakeContext, *, accepted: bool) -> Workbook | Examined:
    """Return what a file holds, or why it cannot be read or may not lean on other workbooks."""
    workbook = take(data)
    if isinstance(workbook, Refusal):
        return Examined(Fate.REFUSED, code=workbook.code, message=workbook.message)
    if workbook.linked and desk.spec.settings.external_links_refused and not accepted:
        refusal = Refusal(Reason.TAUTAN_BUKU, " ".join(workbook.linked))
        return Examined(
            Fate.REFUSED, code=refusal.code, message=refusal.message, modified=workbook.modified
        )
    return workbook


def _of_earlier_form(
    submission: Submission, identity: Identity, desk: IntakeContext, workbook: Workbook
) -> Submission:
    """Return what was answered in a form made before today's, in today's rows."""
    if identity.format_id in desk.alike.get(identity.bureau, ()):
        return of_alike_form(submission, identity.format_id)
    return of_older_form(submission, workbook.sheets, identity.format_id)


def _mended(
    submission: Submission,
    desk: IntakeContext,
    cover: Grid,
    workbook: Workbook,
    findings: Sequence[Finding],
) -> tuple[str, ...]:
    """Return what was damaged on a form of today and mended by the reading."""
    told = {each.cell for each in findings}
    names, formats = workbook.names, workbook.formats
    return mended(
        DamagedForm(submission, desk.spec, desk.rules, cover, workbook.sheets, names, formats, told)
    )


def _identity(workbook: Workbook, desk: IntakeContext, *, accepted: bool) -> Identity | Examined:
    """Return whose form it is, or why that cannot be believed or used."""
    sealed = _sealed(workbook)
    if not sealed:
        message = messages.intake.BY_NUMBERS if _by_numbers(workbook) else messages.intake.NO_FORM
        return Examined(Fate.REFUSED, code=IDENTITY, message=message, modified=workbook.modified)
    identity = unseal(sealed[0], desk.key)
    if identity is None or any(other != sealed[0] for other in sealed):
        return _unbelieved(sealed, desk, workbook.modified)
    if identity.bureau not in desk.layouts:
        heir = desk.renamed.get(identity.bureau.casefold(), identity.bureau)
        identity = replace(identity, bureau=heir)
    if identity.period != desk.spec.period or identity.bureau not in desk.layouts:
        return _of_others(identity, desk, workbook.modified)
    expected = desk.layouts[identity.bureau].format_id
    usable = {expected, *desk.out.get(identity.bureau, ()), *desk.alike.get(identity.bureau, ())}
    current = identity.template == TEMPLATE_VERSION and identity.format_id in usable
    if not current and not accepted:
        message = str(messages.checks_form.other_version(identity.format_id, expected))
        return Examined(Fate.REFUSED, identity.bureau, Code.V01.name, message, workbook.modified)
    return identity


def _filler(submission: Submission) -> str:
    """Return who says to have filled the form, as it is written."""
    name = value_text(submission.identity[OFFICER].value)
    return cited(" ".join(name.split()), _LONGEST_NAME)


def _untouched(submission: Submission) -> bool:
    """Tell whether no answer was given; where none is asked, not even who filled the form in."""
    if submission.by_place:
        return submission.untouched
    return all(value_text(content.value).strip() == "" for content in submission.identity.values())


def _by_numbers(workbook: Workbook) -> bool:
    """Tell whether a form's sheets bear the names Numbers gives: the sheet's, then its table's."""
    return any(grid.name.startswith(f"{COVER} - ") for grid in workbook.sheets)


def _sealed(workbook: Workbook) -> tuple[str, ...]:
    """Return the seals a workbook carries: on its hidden sheet and in its properties.

    A program may have called the sheet otherwise, as Numbers does.
    """
    found = []
    for sheet in workbook.sheets:
        value = sheet.at(1, 1).value
        if isinstance(value, Text) and (sheet.name == META or claimed(value.value)):
            found.append(value.value)
    if PROPERTY in workbook.properties:
        found.append(workbook.properties[PROPERTY])
    return tuple(found)


def _unbelieved(
    sealed: tuple[str, ...], desk: IntakeContext, modified: datetime | None
) -> Examined:
    owners = [each for each in map(claimed, sealed) if each is not None]
    if owners and owners[0].key != key_id(desk.key):
        return _of_other_key(owners[0], desk, modified)
    if len({each.text for each in owners}) > 1:
        message = messages.intake.mixed([_owner(each, desk) for each in owners])
    else:
        message = messages.intake.SEAL_CHANGED
    return Examined(Fate.REFUSED, code=IDENTITY, message=message, modified=modified)


def _of_other_key(owner: Identity, desk: IntakeContext, modified: datetime | None) -> Examined:
    """Return why a form of another key is refused; one that says it is of another quarter is told so.

    Every quarter has a key of its own, so what it says cannot be proved: it is told, never counted.
    """
    if owner.period != desk.spec.period:
        bureau = owner.bureau if owner.bureau in desk.layouts else ""
        return Examined(
            Fate.REFUSED, bureau, Code.V31.name, _of_other_quarter(owner, desk), modified
        )
    message = messages.intake.of_other_key(_owner(owner, desk), desk.spec.period.label)
    return Examined(Fate.REFUSED, code=IDENTITY, message=message, modified=modified)


def _of_other_quarter(owner: Identity, desk: IntakeContext) -> str:
    told = messages.intake.owner_beside(_owner(owner, desk), desk.spec.period.label)
    return str(messages.checks_form.other_owner(told))


def _of_others(identity: Identity, desk: IntakeContext, modified: datetime | None) -> Examined:
    heir = merged(desk.spec).get(identity.bureau.casefold())
    code, message = (
        BUREAU,
        (
            messages.intake.merged(identity.bureau, heir)
            if heir
            else messages.intake.not_asked(identity.bureau)
        ),
    )
    if identity.period != desk.spec.period:
        code, message = Code.V31.name, _of_other_quarter(identity, desk)
    return Examined(Fate.REFUSED, identity.bureau, code, message, modified)


def _owner(identity: Identity, desk: IntakeContext) -> str:
    bureau = desk.spec.bureau(identity.bureau)
    return f"{bureau.name if bureau else identity.bureau} {identity.period.label}"
