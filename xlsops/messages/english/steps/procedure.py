"""The nine steps: what comes too early, what is lacking, who may do it."""

from collections.abc import Sequence

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry, numbered


@entry
def too_early(what: str, lacking: Sequence[str]) -> Message:
    return Message(f"{what}: too early. Still lacking:{numbered(list(lacking))}", "")


@entry
def not_allowed(act: str, actor: str, roles: Sequence[str], option: str, row: str) -> Message:
    where = f" in the row {row}" if row else ""
    heads = " (the head of a bureau: --as with its code)" if "Kepala Bagian" in roles else ""
    return Message(
        f"{act}: only {' or '.join(roles)} may do this, and the one acting is {actor or 'not named'}; "
        f"who may is set on the sheet Wewenang{where}.",
        f"If you are {roles[0]}, add {option} to the command{heads}; on the sheet Catatan, fill the column Oleh.",
    )


@entry
def no_formats() -> Message:
    return Message("No forms have been made yet.", "First run: xlsops formats.")


@entry
def no_submission() -> Message:
    return Message(
        "No submission has been accepted yet.",
        "Put the submissions into the folder masuk, then run: xlsops collect.",
    )


@entry
def no_submission_of(bureau: str) -> Message:
    return Message(
        f"No submission of {bureau} has been accepted yet, so there is no answer to make a finding on.",
        "Collect its submission first.",
    )


@entry
def no_findings_list() -> Message:
    return Message(
        "There is no list of findings yet.", f"Press {buttons.COLLECT} or {buttons.REFRESH}."
    )


@entry
def decisions_unsaved(bureau: str, count: int) -> Message:
    return Message(
        f"The sheet Temuan holds {counted(count, 'decision or note', 'decisions or notes')} on {bureau} "
        f"that {are(count)} not saved yet.",
        "First run: xlsops decide.",
    )


APPROVAL = "Approval"
FINDING_OF_ONES_OWN = "Recording a finding"
FORMS = "Making forms"
HANDOVER = "Handover"
HANDING_OUT = "Sending forms"
RECEIPT = "Receipt of a form"
REOPENING = "Reopening an approval"
REMINDER = "Reminder"
STATING_LOST = "Stating that records are lost"
RETURN = "Return"

NOT_OPENED = "Step 1: the period has not been opened."
NOT_OPENED_YET = (
    f"Step 1: the period has not been opened. Press {buttons.OPEN_PERIOD} or run: xlsops open"
)
NONE_HANDED_OUT = "Step 3: no form has been sent to a bureau."
NOT_HANDED_OVER = "The data have not been handed over yet."


def not_made(bureaus: Sequence[str]) -> str:
    return f"Step 2: no form has been made for {listed(bureaus)}."


def not_handed_out(bureaus: Sequence[str]) -> str:
    return f"Step 3: no form has been sent to {listed(bureaus)}."


def not_sent(bureau: str) -> str:
    remind = buttons.typed(buttons.REMIND, f"xlsops remind --bureau {bureau}")
    collect = buttons.typed(buttons.COLLECT, "xlsops collect")
    return (
        f"{bureau}: has sent nothing yet. Press {remind}; once the data have come, press {collect}."
    )


def refused(bureau: str, why: str) -> str:
    return f"{bureau}: {why}"


def set_aside(bureau: str, acting: str) -> str:
    return (
        f"{bureau}: its submission was set aside. Collect another one, or use the one there is again: "
        f'xlsops record --use-again {bureau} --notes "reason"{acting}.'
    )


def nothing_owed(bureau: str) -> str:
    return f"{bureau}: nothing is awaited from this bureau."


def nothing_to_mend(bureau: str) -> str:
    return f"{bureau}: no open errors or warnings."


def not_the_bureaus_to_mend(bureau: str, acting: str) -> str:
    press = buttons.typed(buttons.DECIDE, f"xlsops decide{acting}")
    return (
        f"{bureau}: the bureau cannot correct its open findings. Accept them with an explanation on the "
        f"sheet Temuan, then press {press}."
    )


def unseen(bureau: str, then: str, *, proposal: bool, before: bool) -> str:
    what = "its proposed revision" if proposal else "its data"
    how = (
        "has changed since it was shown"
        if before and proposal
        else "have changed since they were shown"
        if before
        else "has not been shown yet"
        if proposal
        else "have not been shown yet"
    )
    return f"{bureau}: {what} {how}. The sheet Isian {bureau} is up to date now; check again, then {then}."


THEN_APPROVE = "approve"
THEN_RETURN = "return"


def uncollected(count: int, names: Sequence[str]) -> str:
    return (
        f"Collect first: {counted(count, 'file')} in the folder masuk "
        f"{are(count, 'has', 'have')} not been collected ({listed(names, most=3)})."
    )
