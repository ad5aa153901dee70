"""Recap, documents and tables for analysts: where they lie, what they lack (step 9)."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import counted, listed


def recap(file: PurePath) -> str:
    return f"Recap written: {file}"


def recap_holds(coverage: str, open_findings: str) -> str:
    return f"It holds {coverage}; open: {open_findings}."


RECAP_FINAL = "This recap is final: all bureaus are approved and handed over."


def recap_provisional(missing: Sequence[str], unapproved: Sequence[str], otherwise: str) -> str:
    told = [f"nothing sent yet: {listed(missing)}"] if missing else []
    told += [f"not approved yet: {listed(unapproved)}"] if unapproved else []
    return f"This recap is PROVISIONAL, {'; '.join(told) or otherwise}."


def bundle(file: PurePath) -> str:
    return f"Proof documents (Berkas Bukti) written: {file}"


def bundle_holds(count: int) -> str:
    return f"{counted(count, 'document')} behind the table of contents."


def lacking(title: str, note: str) -> str:
    return f"Not there yet: {title} ({note})."


def print_as_before(file: PurePath) -> str:
    return f"PDF unchanged: {file}"


def printed(file: PurePath) -> str:
    return f"PDF to share: {file}"


def unprinted(*, printer: bool, stale: str = "") -> str:
    why = "LibreOffice failed to print it" if printer else "this computer has no LibreOffice"
    old = f" The {stale} that lies there is of an earlier file." if stale else ""
    return f"No PDF was made, because {why}; print from Excel.{old}"


ANSWERS = "answers"
FINDINGS = "findings"
RESULTS = "recap rows"


def exported(file: PurePath, count: int, rows: str) -> str:
    return f"Written: {file}, {rows}: {count}."


def exported_from(period: str, coverage: str, folder: str) -> str:
    return f"{period}: {coverage} ({folder})"


def exported_twice(period: str, folders: int) -> str:
    return (
        f"CHECK {period}: it is in {counted(folders, 'folder')}, so its rows are there more than once; "
        "tell them apart by the column folder, or name only one."
    )


def skipped(folder: str, reason: str) -> str:
    return f"SKIPPED {folder}: {reason}"
