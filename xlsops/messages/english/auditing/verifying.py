"""What verifying finds: records, prints held against them, figures made again, what went out."""

from collections.abc import Sequence

from xlsops.messages.english import buttons, words
from xlsops.messages.english.auditing import rebuilt
from xlsops.messages.english.words import are, listed


def broken(count: int, first: str) -> str:
    return f"The audit trail is not intact: {words.counted(count, 'fault')}. The first: {first}"


def next_fault(number: int, fault: str) -> str:
    return f"{number}. {fault}"


def more_faults(count: int) -> str:
    return f"… and {count} more fault{'s' if count != 1 else ''}."


def counted(events: int, files: int) -> str:
    return f"{words.counted(events, 'journal record')} and {words.counted(files, 'file')} in the archive"


def agrees(counts: str) -> str:
    return f"{counts}: all fit their fingerprints."


def whole(counts: str) -> str:
    return f"The audit trail is intact: {counts} fit their fingerprints."


ALL_REBUILT = (
    "The figures on the sheets, in approvals, handover and recap are the same as those rebuilt from the "
    "archive and the rules."
)
NOT_COMPARED = "The figures on the sheets and in the recap were not compared, because the records are not intact."


def not_rebuilt(reason: str) -> str:
    return f"The figures on the sheets and in the recap cannot be rebuilt: {reason}."


def not_rebuilt_by(control: str, fault: str) -> str:
    return f"The figures cannot be rebuilt: {control} is not right yet ({fault})."


def no_permission(file: str) -> str:
    return f"{file} may not be read"


_PRESS = f"{rebuilt.PRESS}."
_AGAINST = "xlsops verify --against FILE"


def older_sheets(sheets: Sequence[str], reason: str) -> str:
    one = len(sheets) == 1
    which = f"The sheet {listed(sheets)} shows" if one else f"The sheets {listed(sheets)} show"
    return f"{which} an earlier state ({reason}). {_PRESS}"


UNPAINTED = f"The sheets of Kendali Kinerja do not say what they were painted from. {_PRESS}"


def behind(shown: int, events: int) -> str:
    return (
        f"The sheets of Kendali Kinerja show the state up to {shown} of "
        f"{words.counted(events, 'journal record')}; press {buttons.REFRESH} for the newest."
    )


def no_history(sheet: str) -> str:
    return (
        f"There is no sheet {sheet}, so the workbook does not tell whether the last records were removed from "
        f"the journal. Compare with an earlier printout first ({_AGAINST}), then press {buttons.REFRESH}."
    )


UNANCHORED = (
    "Not answered by this folder alone: whether all of it was rewritten, or put back to an earlier state. "
    f"Compare with a printout kept elsewhere: {_AGAINST}."
)


def journal_code(code: str) -> str:
    return f"Journal fingerprint, Sidik jurnal: {code}"


# What was printed earlier.


def prints_of(codes: Sequence[str]) -> str:
    noun = (
        "a printout with the fingerprint" if len(codes) == 1 else "printouts with the fingerprints"
    )
    return f"{noun} {listed(codes)}"


def fingerprint(text: str) -> str:
    return f'The fingerprint "{text}"'


def type_again(example: str) -> str:
    return f"Type it again as it is printed, for example {example}."


def nearest(near: str) -> str:
    return f"Similar in this journal: {near}."


def mistyped(why: str) -> str:
    return f"is mistyped: {why}"


def almost(near: str) -> str:
    return f"seems to be mistyped: this journal has one that is almost the same, {near}"


COMPARE_LETTERS = "Compare it with the printout letter by letter, then type it again."
NO_PRINT = "is damaged, or was not made by this program"
NO_FINGERPRINT = "holds no fingerprint of a journal"
NEITHER = "is neither a file that exists nor a fingerprint of a journal"


def of_other_period(periods: Sequence[str], here: str) -> str:
    return f"is of {listed(periods)}, while this folder is of {here}"


def kind_unread(ending: str) -> str:
    return f"was not read: this program cannot read what is in {ending} files"


def type_instead(example: str, book: str) -> str:
    other = f'"{book}"' if book else "the .xlsx file that was made with it"
    return (
        f"Type the fingerprint of the journal that is printed in it (xlsops verify --against {example}), or "
        f"name {other}."
    )


def typed_missed(code: str, events: int, last: str) -> str:
    return (
        f"The fingerprint {code} that was typed is not in this journal ({_until(events, last)}). First check "
        "whether it was typed as printed. If it was, this journal was cut short, was rewritten, or is not the "
        "one that printed it: keep this folder as it is and compare it with the backup."
    )


def printed_missed(event: str, code: str, name: str, events: int, last: str) -> str:
    return (
        f"The journal record {event} ({code}), the last one when {name} was made, is not in this journal "
        f"({_until(events, last)}). This journal was cut short, was rewritten, or is not the one that printed "
        "it. Keep this folder as it is and compare it with the backup."
    )


def _until(events: int, last: str) -> str:
    return f"{words.counted(events, 'record')}{f', the last of {last} WIB' if last else ''}"


def unrecorded(name: str) -> str:
    return (
        f"The making of {name} is not in the journal: its record was removed, or the file was saved again "
        "after it was made."
    )


def agreed(name: str, then: int, since: int) -> str:
    more = f"{words.counted(since, 'record')} added since" if since else "none added since"
    return f"Agrees with {name}: {words.counted(then, 'record')} of that time {are(then)} still the same, {more}."


# What went out.


def output_changed(file: str, again: str) -> str:
    return f"The file {file} is not the one the program made. {again} makes it again."


def outputs_gone(files: Sequence[str]) -> str:
    return _uncompared(files, are(len(files)) + " no longer in the folder")


def outputs_unread(files: Sequence[str]) -> str:
    return _uncompared(files, "cannot be read at the moment")


def letters_edited(files: Sequence[str]) -> str:
    count = len(files)
    return (
        f"{words.counted(count, 'letter')} {are(count, 'was', 'were')} changed after being made, for example "
        f"to fill in the number: {listed(files, most=5)}."
    )


def _uncompared(files: Sequence[str], why: str) -> str:
    return f"{words.counted(len(files), 'file')} for bureaus {why}, so not compared: {listed(files, most=5)}."
