"""The request forms: how many were made, who has which, what came with them (steps 2, 3 and 5)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english import buttons
from xlsops.messages.english.words import are, counted, listed

WITH_EMBLEM = "The coat of arms from the folder templates is on every form."
WITHOUT_EMBLEM = (
    "Without a coat of arms: the folder templates holds no picture. If you want one, put one png or "
    "jpg picture there, then try again."
)


def made(count: int, folder: PurePath, asked: int) -> str:
    return (
        f"{counted(count, 'form')} {are(count)} in the folder {folder}, with "
        f"{counted(asked, 'required answer')} in all."
    )


def as_before(count: int) -> str:
    return f"{counted(count, 'form')} {are(count)} the same as before."


def older(bureaus: Sequence[str]) -> str:
    count = len(bureaus)
    return (
        f"{counted(count, 'bureau')} {are(count, 'has', 'have')} a form older than Master: {listed(bureaus)}. "
        f"Send the newest form, then record it with {buttons.SEND_FORMS}. A bureau that has sent its data "
        "already can be returned its file instead: the returned copy holds what is new."
    )


def older_than_master(bureaus: Sequence[str]) -> str:
    return (
        f"Forms made before Master changed: {listed(bureaus)}. Submissions that came in still count, with "
        "the new figures. To put these into the forms, run: xlsops formats"
    )


def sent(bureaus: Sequence[str], channel: str) -> str:
    return f"Forms sent to {counted(len(bureaus), 'bureau')}{_by(channel)}: {listed(bureaus)}."


def sent_before(channel: str) -> str:
    return f"The forms had already been sent to all bureaus{_by(channel)}."


def _by(channel: str) -> str:
    return f" by {channel}" if channel else ""


def covers(folder: PurePath) -> str:
    return f"Cover letters, messages and draft e-mails with the forms: {folder}."


def reminders(count: int, folder: PurePath) -> str:
    return (
        f"Reminders for {counted(count, 'bureau')} written to the folder {folder}: letters, messages and "
        "draft e-mails."
    )


NO_REMINDERS = "No bureau needs a reminder."


def reminded(bureau: str, owed: str, lateness: str) -> str:
    return f"{bureau}: {owed}{f', {lateness}' if lateness else ''}"


def reminders_settled(bureaus: Sequence[str]) -> str:
    return f"Reminders of today that need not be sent any more: {listed(bureaus)}."


def unattached(file: str) -> str:
    return f"Without attachment: {file} is missing or was changed; make it again."
