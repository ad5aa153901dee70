"""Where a period stands: its steps, its bureaus, what comes next."""

from pathlib import PurePath

from xlsops.messages.english.words import are, counted

ENDED = "all steps are done"
WORKBOOK_OPEN = "The workbook is open in Excel; its sheets are painted anew once it is closed."
FOLDER_READ_ONLY = "This folder is read-only; the sheets of the workbook were not updated."


def left_out(count: int) -> str:
    return (
        f"CHECK: {counted(count, 'thing')} in the workbook {are(count)} to be corrected. The rows are passed "
        "over, the sheets are not painted anew, and the bureaus they belong to are not complete below:"
    )


def at_step(number: int, label: str) -> str:
    return f"current step: {number} {label}"


def period(title: str, where: str) -> str:
    return f"{title} · {where}"


def step(number: int, label: str, status: str, count: str, late: str) -> str:
    return f"{number}. {label}: {status}{f' ({count})' if count else ''}{late}"


def action(sentence: str, *, overdue: bool) -> str:
    return f"{'Late' if overdue else 'Next'}: {sentence}"


def bureau(code: str, status: str, file: str, holder: str, lateness: str, *, older: bool) -> str:
    waiting, form = f" ({file})" if file else "", ", older form" if older else ""
    rest = f", {holder}" if holder else ""
    return f"{code:<10} {status}{waiting}{rest}{form}{f', {lateness}' if lateness else ''}"


def page(file: PurePath) -> str:
    return f"Status page written: {file}"
