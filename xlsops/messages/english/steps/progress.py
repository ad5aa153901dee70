"""What is being done, while a person waits: beside the bar in the terminal, in Excel's status bar."""

COLLECTING = "Collecting submissions"
VALIDATING = "Checking"
DECIDING = "Saving decisions"
RETURNING = "Making returned copies"
APPROVING = "Approving"
HANDING_OVER = "Handing over"

OPENING = "Opening the period"
CARRYING = "Comparing with last quarter"
RECORDING = "Recording"
MAKING_FORMS = "Making forms"
SENDING_FORMS = "Sending forms"
COVERING = "Making cover letters"
REMINDING = "Making reminders"
TRACING = "Tracing the figure"
MAKING_RECAP = "Making the recap"
MAKING_REPORT = "Making the material for LKjIP"
CHECKING_REPORT = "Checking the figures in the document"
MAKING_DOCUMENTS = "Making documents"
STANDING = "Working out where the period stands"
PLANTING = "Testing the rules"

VERIFYING_RECORDS = "Verifying journal and archive"
VERIFYING_PRINTS = "Verifying printouts"
REBUILDING = "Rebuilding the figures"
STARTING = "Starting"
DONE = "Done"


def reading(folder: str) -> str:
    return f"Reading {folder}"


def writing(file: str) -> str:
    return f"Writing {file}"


def of(what: str, done: int, total: int) -> str:
    return f"{what}: {done} of {total}"
