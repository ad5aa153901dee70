"""The findings on the table: how many, what was decided, what goes back to be corrected (step 7)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry

NONE_OPEN = "No open findings."
NONE_SENT = "No submission has been collected yet, so there are no findings."


def stop(number: int, count: int, sentences: Sequence[str]) -> str:
    return f"Finding {number} of {count} · {' · '.join(sentences)}"


NONE_BEHIND = "No open findings after that."


def in_queue(number: int, count: int, code: str, severity: str, place: str, subject: str) -> str:
    return f"{number} of {count} · {code} {severity} · {place} · {subject}"


def moved(impact: str) -> str:
    return f"Impact: {impact}"


def advised(advice: str) -> str:
    return f"Advice: {advice}"


def key(text: str) -> str:
    return f"Key: {text}"


def aged(first: str, days: int, rounds: int) -> str:
    return f"Since {first}: {counted(days, 'day')}, {counted(rounds, 'submission')}"


def looked_at_by(assignee: str) -> str:
    return f"Reviewer: {assignee}"


def thread(turns: str) -> str:
    return f"Thread: {turns}"


@entry
def no_such_key(key: str) -> Message:
    return Message(
        f'No open finding has the key "{key}".',
        "Run xlsops findings without --after: the key is written below each finding.",
    )


@entry
def nobody_looks(name: str, known: Sequence[str]) -> Message:
    names = f"recorded: {listed(known)}" if known else "no reviewer is recorded yet"
    return Message(
        f'No open finding has the reviewer "{name}"; {names}.',
        f"Fill in the column Penelaah of the sheet Temuan, then press {buttons.DECIDE}; or the column "
        "Penelaah of the sheet Master Bagian.",
    )


NOTHING_TO_RETURN = "No open finding that a bureau can correct; nothing was returned."
NOTHING_DECIDED = "No new decisions on the sheet Temuan."
ACCEPTED = "accepted with an explanation"
OPENED_AGAIN = "opened again"
NOTED = "noted without a decision"
ASSIGNED = "given a reviewer"


def decided(count: int, kinds: str) -> str:
    return f"{counted(count, 'decision or note', 'decisions or notes')} saved: {kinds}."


def decided_of(bureau: str, count: int, kind: str) -> str:
    return f"{bureau}: {count} {kind}."


def undecided(bureau: str, cell: str, code: str, reason: str) -> str:
    return f"{bureau} {cell} ({code}): {reason}"


def undecided_alike(bureau: str, count: int, cells: str, reason: str) -> str:
    return f"{bureau}, {counted(count, 'finding')} ({cells}): {reason}"


MENDED_ALREADY = "was corrected in the last submission; its status cannot be changed any more."
UNEXPLAINED = "write the explanation in the column Catatan Kabag; only then can it be accepted."
VALUE_CHANGED = "the value has changed since the decision was written. Look again, then decide."


def evidence_kept(count: int) -> str:
    return f"{counted(count, 'file')} of evidence kept in the folder arsip."


def evidence_absent(name: str, folder: PurePath) -> str:
    return (
        f"The evidence {name} is not in the folder {folder} yet, so only its name was saved. Put the file into "
        f"that folder, then press {buttons.DECIDE} again."
    )


_EVIDENCE_AGAIN = (
    f"The decision was saved without that file; once this is settled, press {buttons.DECIDE} again."
)


def evidence_open(name: str, lock: str) -> str:
    return f"The evidence {name} is open in another program ({lock}). {_EVIDENCE_AGAIN}"


def evidence_no_file(name: str) -> str:
    return f"The evidence {name} is a folder or a shortcut, not a file; copy the file itself. {_EVIDENCE_AGAIN}"


def evidence_empty(name: str) -> str:
    return f"The evidence {name} is empty (0 bytes), perhaps it was not copied to its end; copy it again. {_EVIDENCE_AGAIN}"


def evidence_too_large(name: str) -> str:
    return f"The evidence {name} is larger than 100 MB; make it smaller. {_EVIDENCE_AGAIN}"


def evidence_unreadable(name: str) -> str:
    return f"The evidence {name} cannot be read; check its permissions. {_EVIDENCE_AGAIN}"


def evidence_changed(name: str) -> str:
    return (
        f"The evidence {name} in the folder bukti was changed after its decision was saved; what counts is "
        "still the file kept in the folder arsip. To use the new one, change Catatan Kabag in its row, then "
        f"press {buttons.DECIDE} again."
    )


BATCH_FIRST = (
    "the row of its group cannot be saved yet, so what is written in this row waits with it and is not "
    f"overwritten. Correct the row of the group, then press {buttons.DECIDE} again."
)
BATCH_CHANGED = (
    "the findings of this group have changed since the decision was written, or the group is gone. Look "
    "again, then decide."
)


def not_to_choose(state: str, choices: Sequence[str]) -> str:
    return f"{state} comes only from a new file that is right; choose {' or '.join(choices)}."


def state_unknown(state: str, choices: Sequence[str]) -> str:
    return f'there is no status "{state}"; choose {" or ".join(choices)}.'


def until_no_day(text: str, example: str) -> str:
    return f'Berlaku s.d. "{text}" is not a date. {example}'


def until_over(day: str) -> str:
    return f"Berlaku s.d. {day} is over. Change the date, or leave it blank."


def returned(new: int, stay: int, folder: PurePath) -> str:
    if not new:
        return f"No new returns; {stay} returned before {are(stay)} still in the folder {folder}."
    rest = f" {stay} more {are(stay, 'was', 'were')} returned before, and stay." if stay else ""
    noun = counted(new, "returned copy", "returned copies")
    return f"{noun} written to the folder {folder}, with the letters.{rest}"


def returned_often(bureau: str, times: int) -> str:
    return (
        f"{bureau} has had its data returned {counted(times, 'time')}, and the findings are still open. Talk to "
        "the bureau, or accept on the sheet Temuan what can be explained."
    )


def returned_to(
    bureau: str, count: int, version: int, file: str, before: str, *, proposal: bool
) -> str:
    of = "the proposed revision, " if proposal else ""
    stays = f" (already returned {before}; the file and its letter stay)" if before else ""
    return f"{bureau}: {counted(count, 'finding')} on {of}version {version}, {file}{stays}"
