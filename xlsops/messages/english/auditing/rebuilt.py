"""What verifying finds when it makes every figure again: what differs, why it may, what mends it."""

from xlsops.messages.english import buttons

PRESS = f"Press {buttons.typed(buttons.REFRESH, 'xlsops status')}, then verify again"
RESTORE = "Keep this folder as it is, then compare it with the backup"
MAKE_RECAP_AGAIN = f"Press {buttons.typed(buttons.RECAP, 'xlsops recap')}, then verify again"
ASKED_SINCE = (
    "Pengaturan, Master, Format, Aturan or a sheet that Aturan names has been changed since"
)

PAST_SINCE = (
    "the folders of past years beside this one, which are compared too, have been changed or added to "
    "since, or are gone"
)


def difference(text: str, cure: str, reason: str = "") -> str:
    return f"{text}{f' ({reason})' if reason else ''}. {cure}."


def other_program(version: str) -> str:
    return f"made by {f'version {version}' if version else 'another version'} of this program"


def original_unread(file: str, sha: str, reason: str) -> str:
    return (
        f"The submission {file} ({sha}) is recorded as accepted, but cannot be read now: {reason}"
    )


SAVED = "time of saving"
WRITTEN = "time inside the file"
REPLIES = "answers of the bureau"
BUREAU = "bureau"
FILLER = "person who filled it in"


def receipt_differs(file: str, sha: str, fact: str, told: str, should: str) -> str:
    return (
        f'The submission {file} ({sha}) is recorded with the {fact} "{told}", while its file in the archive '
        f'says "{should}"'
    )


def tier_differs(who: str, signed: str, again: str) -> str:
    return f"The tier {who} approved the data fingerprint {signed}; from the archive it should be {again}"


def sign_again(tier: str) -> str:
    return f"Ask {tier} to approve again with {buttons.APPROVE}, then verify again"


def approval_differs(bureau: str, told: str, should: str) -> str:
    return f"The approval of {bureau} records the data fingerprint {told}; from the archive it should be {should}"


def approve_again(bureau: str, acting: str) -> str:
    press = buttons.typed(buttons.APPROVE, f"xlsops approve --bureau {bureau}{acting}")
    return (
        f"First decide on the open findings of {bureau}, if there are any; then press {press} and verify "
        "again"
    )


def handover_differs(bureau: str, told: str, should: str) -> str:
    whose = f" of {bureau}" if bureau else ""
    right = f"it should be {should}" if should else "there should be none"
    return f"The handover records the data fingerprint{whose} {told}; from the archive {right}"


def hand_over_again(acting: str) -> str:
    press = buttons.typed(buttons.HAND_OVER, f"xlsops hand-over{acting}")
    return f"Once all bureaus are approved again, press {press} again, then verify again"


def no_sheet(sheet: str) -> str:
    return f"There is no sheet {sheet}"


def sheet_shows(sheet: str, cell: str, shows: str, should: str) -> str:
    return f'On the sheet {sheet}, cell {cell} shows "{shows}"; it should show "{should}"'


def recap(file: str, where: str) -> str:
    return f"rekap/{file} {where}"


BESIDES_CELLS = "differs from what was rebuilt, outside the content of its cells"
UNREADABLE = "cannot be read"


def lacks_sheet(sheet: str) -> str:
    return f"lacks the sheet {sheet}"


def shows(sheet: str, cell: str, shows: str, should: str) -> str:
    return f'shows "{shows}" on the sheet {sheet}, cell {cell}; it should show "{should}"'
