"""What a run that was cut short left, and what became of it; what was typed where nobody types."""

from collections.abc import Sequence

from xlsops.messages.english.words import counted, listed

GONE = "missing"
OTHERWISE = "not as recorded"
UNTOLD = "not recorded yet"


def files(count: int, folder: str, names: Sequence[str]) -> str:
    return f"{counted(count, 'file')} in {folder}/ ({listed(names, most=3)})"


def mended(files: str, state: str) -> str:
    return f"{files}, {state}"


def swept(count: int) -> str:
    return f"{counted(count, 'temporary file')} of interrupted work deleted"


def healed(what: str) -> str:
    return f"Recovered: {what}."


def originals_restored(names: Sequence[str]) -> str:
    return (
        f"Recovered from the folder masuk: {counted(len(names), 'file')} of arsip/, missing or not as "
        f"received ({listed(names, most=3)}). Find out who changed them."
    )


def not_mended(files: str, command: str) -> str:
    return f"Not recovered yet: {files}, not as recorded. Run: xlsops {command}"


def typed_on_sheets(texts: Sequence[str], more: int) -> str:
    rest = f"; and {more} more sheet{'s' if more != 1 else ''}" if more else ""
    return f"What was typed on sheets of the program was moved to the sheet Riwayat: {'; '.join(texts)}{rest}."


def clock_behind(now: str, last: str) -> str:
    return (
        f"CHECK THE CLOCK: the time of this computer ({now}) is behind the last record ({last}). The order "
        "stays that of the journal."
    )
