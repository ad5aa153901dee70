"""What a row of ``Catatan`` lacks, or an option of ``record``, and what to do about it."""

REASON_OF_FILE_MISSING = (
    "The reason is missing. Write why the submission is set aside or used again."
)
REASON_OF_SKIP_MISSING = "The reason is missing. Write why this step is skipped."
CELL_MISSING = "The cell is missing. Write the sheet and the cell, for example Indikator!N12."
FINDING_MISSING = "The finding is missing. Write what is wrong; then what has to be done."
DAY_MISSING = "The date is missing. Fill in the date of the event."
DAY_OF_RECEIPT_MISSING = "The date is missing. Fill in the date the form was received."
RECEIVER_MISSING = "Peserta is blank. Fill in the name of the person who received the form."
PLACE_MISSING = "The place of the meeting is missing. Fill in the place."
PEOPLE_MISSING = "The participants of the meeting are missing. Fill in at least one name."
ONLY_MEETING_PLANNED = "Only a meeting (step 4) can be planned."
GRADE_MISSING = "For a finding choose galat (error) or peringatan (warning); blank means galat."
BUREAU_BESIDE_STEP = (
    "Kode Bagian is only for rows of submissions and receipts. Leave this cell blank."
)


def _bureau_missing(which: str) -> str:
    return f"Kode Bagian is blank. Choose the bureau {which}."


BUREAU_OF_FILE_MISSING = _bureau_missing("whose submission is meant")
BUREAU_OF_APPROVAL_MISSING = "The approval of which bureau is reopened? Fill in Kode Bagian."
REASON_OF_REOPENING_MISSING = (
    "An approval is reopened only with a reason. Write it in the column Catatan (--notes)."
)
BUREAU_OF_CELL_MISSING = _bureau_missing("whose answer is meant")
BUREAU_OF_RECEIPT_MISSING = _bureau_missing("that received the form")


def written_twice(what: str, row: int) -> str:
    return f"{what} is already recorded in row {row}. Change that row, then clear this one."


def cannot_be_skipped(number: int) -> str:
    return f"Step {number} cannot be skipped; steps 1, 2 and 4 can."


def cannot_be(what: str, done: str) -> str:
    return f"{what} cannot be {done}. Leave this cell blank."


def grade_only_of(what: str) -> str:
    return f'Galat and peringatan are only for the row "{what}". Leave this cell blank.'


def bureau_not_asked(text: str) -> str:
    return f'The bureau "{text}" is not in Master Bagian, or not active. Choose it from the list.'


def role_unknown(text: str) -> str:
    return f'The role "{text}" is not on the sheet Pejabat. Choose it from the list.'


def day_impossible(day: str, why: str) -> str:
    return f"The date {day} is impossible. {why}"
