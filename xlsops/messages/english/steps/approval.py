"""Approving and handing over: what keeps a bureau from it, and what was signed (steps 7 and 8)."""

from collections.abc import Sequence

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed, of_all, open_findings
from xlsops.messages.message import Message, entry, numbered

_SEVERITIES = {"galat": "error", "peringatan": "warning"}


def approved(bureaus: Sequence[str]) -> str:
    return f"{counted(len(bureaus), 'bureau')} approved: {listed(bureaus)}."


@entry
def rules_unused(codes: Sequence[str], found: Sequence[str]) -> Message:
    rules = f"{'rule' if len(codes) == 1 else 'rules'} {listed(codes)}"
    return Message(
        f"Nothing was approved: {rules} {are(len(codes))} not run as written, so an error that should "
        f"hold an approval back could be missed. To be corrected first:{numbered(list(found))}",
        "",
    )


NOTHING_NEW = "Nothing new was approved."


def revision_approved(replaced: int, told: str) -> str:
    return f"Proposed revision approved; it replaces version {replaced}: {told}"


def in_all(count: int, bureaus: int) -> str:
    return f"In all, {of_all(count, bureaus, 'bureau')} {are(count)} approved."


def doubtful(bureau: str, doubt: str) -> str:
    return f"{bureau}: {doubt}"


def still_open(
    bureau: str,
    errors: int,
    warnings: int,
    severity: str,
    cell: str,
    message: str,
    how_on: str,
    *,
    proposal: bool,
) -> str:
    whose = " in its proposed revision" if proposal else ""
    first = f"first {_SEVERITIES.get(severity, severity)} {cell}: {message}"
    return f"{bureau}: still open{whose}: {open_findings(errors, warnings)}; {first} {how_on}"


def how_on(
    bureau: str, returning: str, deciding: str, *, errors: bool, mendable: int, open_ones: int
) -> str:
    press = buttons.typed(buttons.RETURN, f"xlsops return --bureau {bureau}{returning}")
    save = buttons.typed(buttons.DECIDE, f"xlsops decide{deciding}")
    where = f"on the sheet Temuan, then press {save}"
    if not mendable:
        return f"The bureau cannot change it: accept it with an explanation {where}."
    if mendable < open_ones:
        rest = open_ones - mendable
        return (
            f"Press {press} for {counted(mendable, 'finding')} the bureau can correct; the other {rest} can "
            f"only be accepted with an explanation {where}."
        )
    accept = f"accept with an explanation {where}"
    if errors:
        return f"Press {press}, or {accept}."
    return f"{accept[0].upper()}{accept[1:]}; or press {press}."


def unsigned(bureau: str, acting: str) -> str:
    press = buttons.typed(buttons.APPROVE, f"xlsops approve --bureau {bureau}{acting}")
    return f"{bureau}: ready for approval and not approved yet; press {press}."


def void(bureau: str, acting: str) -> str:
    return f"{bureau}: its approval is void; {_again(bureau, acting)}"


def changed(bureau: str, acting: str) -> str:
    return f"{bureau}: changed after it was approved; {_again(bureau, acting)}"


def _again(bureau: str, acting: str) -> str:
    return f"to approve it again: xlsops approve --bureau {bureau}{acting}."


def revision_waits(told: str, how_to_decide: str) -> str:
    return f"Proposed revision {told} {how_to_decide}"


def handed_over(count: int, bureaus: int, *, again: bool) -> str:
    what = "handed over before, nothing has changed" if again else "handed over to the Kasubbag"
    return f"Data of {of_all(count, bureaus, 'bureau')} {what}."


def data_hash(data: str) -> str:
    return f"Fingerprint of the data: {data}"


def handed_over_without(bureaus: Sequence[str]) -> str:
    return (
        f"Without the data of {listed(bureaus)}, which sent nothing, or nothing that counts. If the data come "
        f"later: collect, approve, then press {buttons.HAND_OVER} again."
    )


def revisions_left_out(bureaus: Sequence[str]) -> str:
    return f"Proposed revisions were not handed over: {listed(bureaus)}."
