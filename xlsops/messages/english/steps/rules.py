"""What is told of the rules of an office: their record, and one that was tried."""

from collections.abc import Sequence

from xlsops.messages.english.words import are, counted, listed
from xlsops.messages.message import Message, entry

NOTHING_WRITTEN = "This is a trial: nothing was written."


def heading(periods: Sequence[str]) -> str:
    return f"Rules and their results in {listed(periods)}:"


def named(code: str, state: str, owner: str) -> str:
    return f"{code} ({state}, owner: {owner})" if owner else f"{code} ({state})"


def record(
    rule: str,
    code: str,
    fired: int,
    mended: int,
    accepted: int,
    overruled: int,
    waiting: int,
    mendable: int,
    *,
    idle: bool,
) -> str:
    if not fired:
        return f"{rule}: has never fired."
    told = (
        f"{rule}: fired {fired}, corrected {mended}, accepted with an explanation {accepted}, "
        f"approved though open {overruled}, still open {waiting}."
    )
    proposal = (
        f" Proposal: suspend {code} on the sheet Aturan, because only {mended} of its {mendable} findings "
        f"{are(mended, 'was', 'were')} corrected."
    )
    return f"{told}{proposal}" if idle else told


def verdicts(period: str, kept: int, broken: int, unknown: int) -> str:
    return (
        f"{period}, submissions that count: {counted(kept, 'row')} kept the rule, {broken} broke it, {unknown} "
        "could not be checked (blank answer, error, or nothing to compare with)."
    )


def not_evaluable(count: int) -> str:
    return f"Could not be checked in {counted(count, 'row')} of the submissions that count."


def tried(code: str, fired: int, mended: int, accepted: int, overruled: int, waiting: int) -> str:
    if not fired:
        return f"{code} would not fire anywhere."
    return (
        f"{code} would fire in {counted(fired, 'place')}: {mended} corrected by the bureau since, {accepted} "
        f"accepted with an explanation, {overruled} approved as they were, {waiting} still so."
    )


def nothing_sent(code: str) -> str:
    return (
        f"{code} cannot be tried yet: no submission has been collected. Collect first, or try it on an "
        f"earlier quarter: xlsops rules test {code} --on FOLDER. That the rule finds its mistake is proved by "
        "xlsops rules selftest."
    )


def never_fired(codes: Sequence[str]) -> str:
    return f"Never fired: {listed(codes)}."


def fired(period: str, bureau: str, cell: str, value: str, last: str, fate: str) -> str:
    now = f"last {last or '(blank)'}" if last != value else "unchanged"
    return f"{period} {bureau}, {cell}: {value or '(blank)'}, {now}, {fate}."


def renewed(bureaus: Sequence[str]) -> str:
    return f"Checked with the rules in force now; the findings changed for {listed(bureaus)}."


@entry
def no_row() -> Message:
    return Message(
        "What is selected is not the row of a rule.",
        "Select a cell in the row of a rule on the sheet Aturan, then try again.",
    )


def more(count: int) -> str:
    return f"And {count} more place{'s' if count != 1 else ''}."


@entry
def unknown(code: str, codes: Sequence[str]) -> Message:
    return Message(
        f"There is no rule {code} on the sheet Aturan.",
        f"Rules that can be tried: {listed(codes)}.",
    )


@entry
def built_in(code: str) -> Message:
    return Message(
        f"{code} is computed by the program, so it already applies to every submission.",
        "See its results with xlsops rules list; what can be tried are rules whose condition is written "
        "in their row.",
    )


@entry
def untried(code: str, why: str) -> Message:
    return Message(f"The rule {code} cannot be tried yet: {why}.", "Correct its condition first.")


def at_row(told: str, sheet: str, address: str) -> str:
    return f"{told} Its row: {sheet}, cell {address}."
