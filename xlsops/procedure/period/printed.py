"""What printed files tell: which events they were made after, and of which period they speak."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.fingerprint import LABEL, heads_in
from xlsops.core.pages.standing import history, home
from xlsops.core.sheet.provenance import Provenance, provenance_from
from xlsops.core.terms.refused_files import Refusal
from xlsops.core.values.cells import Grid
from xlsops.core.values.periods import periods_in
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import PeriodFolder
from xlsops.files.xlsx.reader import take
from xlsops.procedure.period.wholeness import files_in

Told = Iterator[tuple[str, str]]
"""The beginning of an event's id, and where it is printed."""
_ON_PAGE = re.compile(
    r"(?:((?:Sidik|Kepala) jurnal:?\s*)<code>([^<]*)</code>)|<code>([0-9a-f]{64})\b"
)
_FOOTER = re.compile(r"&C(?:&\"[^\"]*\")?(?:&\d+)?((?:Sidik|Kepala) jurnal[^&]*)&R")
_LABEL_BEFORE = "Kepala jurnal"
"""What stood beside it on papers of version 0.1.0."""
_PRINTED = {".xlsx", ".txt", ".html", ".htm"}
"""The endings of what is printed in the folder; a mail repeats the text beside it."""


class Print(Struct, frozen=True):
    """What a file tells; ``footer`` says that its sheets print it below, as a recap does."""

    heads: tuple[str, ...]
    periods: frozenset[str]
    footer: bool = False

    def of_other(self, period: str) -> bool:
        """Tell whether it speaks of other periods and not of this one; a label may be empty."""
        return bool(period and self.periods) and period not in self.periods


def provenance_in(grids: Sequence[Grid]) -> Provenance | None:
    """Return what the painted sheets of a workbook say they were made of."""
    for grid in grids:
        if grid.name == home.NAME:
            texts = (value_text(cell.value) for (row, _), cell in grid.cells.items() if row == 1)
            return next((each for text in texts if (each := provenance_from(text))), None)
    return None


def print_of(data: bytes, name: str) -> Print | None:
    """Return what a file's bytes tell; None where they are damaged, or no text, mail or workbook."""
    if data.startswith(b"PK"):
        book = _of_workbook(data)
        return book if book and book.heads else _of_control(data, name) or book
    text = _mail(data) if name.casefold().endswith(".eml") else _text(data)
    return None if text is None else _of_text(text)


def printed_events(
    folder: PeriodFolder, grids: Sequence[Grid], provenance: Provenance | None, period: str = ""
) -> Told:
    """Yield every event that the control workbook, recaps, documents and letters of a period tell of."""
    yield from painted_of(grids, provenance)
    letters = sorted(folder.papers.rglob("*/"))
    for part in (folder.recap, folder.papers, *letters):
        yield from _in_folder(folder, part, _PRINTED, period)
    yield from _in_folder(folder, folder.returned, {".txt"}, period)


def painted_of(grids: Sequence[Grid], provenance: Provenance | None) -> Told:
    """Yield every event that the control workbook tells of."""
    for grid in grids:
        if grid.name == history.NAME:
            for name in history.events_in(grid):
                yield name, messages.journal.told_by_sheet(history.NAME)
    for head in provenance.heads if provenance else ():
        yield head, messages.journal.TOLD_BY_IMPRINT


def _in_folder(folder: PeriodFolder, part: Path, endings: set[str], period: str) -> Told:
    for path in files_in(part):
        if path.suffix.casefold() not in endings:
            continue
        try:
            found = print_of(path.read_bytes(), path.name)
        except OSError:
            continue
        for head in found.heads if found and not found.of_other(period) else ():
            yield head, messages.journal.told_by_file(path.relative_to(folder.root))


def _of_workbook(data: bytes) -> Print | None:
    """Return what a recap tells below its sheets, or documents where they print it; nothing else in them.

    What bureaus answered and what was noted of a meeting may quote a fingerprint of anything.
    """
    book = take(data)
    if isinstance(book, Refusal):
        return None
    with ZipFile(BytesIO(data)) as package:
        sheets = [each for each in package.namelist() if each.startswith("xl/worksheets/sheet")]
        footers = [text for each in sheets for text in _footers(package.read(each))]
    rows = [(grid.name, row) for grid in book.sheets for row in _rows(grid)]
    below = [head for text in footers for head in _below(text)]
    heads = below or [head for name, row in rows for head in _of_row(name, row)]
    return _print(heads, [*(" ".join(row) for _, row in rows), *footers], footer=bool(below))


def _of_row(sheet: str, row: Sequence[str]) -> tuple[str, ...]:
    """Return what a row of documents tells: a field of its own, or the line below the list of them."""
    from xlsops.core.documents.bundle import CONTENTS  # noqa: PLC0415 - all documents, when it is time

    field = tuple(row[:-1]) in ((LABEL, ":"), (_LABEL_BEFORE, ":"))
    return heads_in(" ".join(row)) if field or (sheet == CONTENTS and len(row) == 1) else ()


def _below(footer: str) -> tuple[str, ...]:
    """Return what a footer tells; where it is too long its end is cut off."""
    match = _FOOTER.search(unescape(footer))
    line = match[1] if match else ""
    return heads_in(line) or heads_in(line.rpartition(",")[0])


def _of_control(data: bytes, name: str) -> Print | None:
    """Return what a control workbook was painted after; None for any other workbook."""
    try:
        grids = grids_of(data, name)
    except XlsopsError:
        return None
    provenance = provenance_in(grids)
    rows = [" ".join(row) for grid in grids if grid.name == home.NAME for row in _rows(grid)]
    return _print(provenance.heads, rows) if provenance else None


def _rows(grid: Grid) -> Iterator[list[str]]:
    """Yield the texts of each row of a sheet, from left to right."""
    for _, cells in groupby(sorted(grid.cells.items()), key=lambda each: each[0][0]):
        yield [text for _, cell in cells if (text := value_text(cell.value).strip())]


def _footers(sheet: bytes) -> list[str]:
    return re.findall(r"<oddFooter>(.*?)</oddFooter>", sheet.decode("utf-8", "replace"), re.DOTALL)


def _of_text(text: str) -> Print:
    """Return what a page, a letter or a mail tells: a page in its codes, others in their last such line."""
    if "<html" in text.casefold():
        found = [
            heads_in(f"{label}{code}") or (whole,) for label, code, whole in _ON_PAGE.findall(text)
        ]
    else:
        found = [heads for line in text.splitlines() if (heads := heads_in(line))][-1:]
    return _print([head for heads in found for head in heads if head], [text])


def _print(heads: Sequence[str], texts: Sequence[str], *, footer: bool = False) -> Print:
    periods = frozenset(period.label for text in texts for period in periods_in(text))
    whole = [each for each in dict.fromkeys(heads) if not _longer(each, heads)]
    return Print(tuple(whole), periods, footer)


def _longer(head: str, heads: Sequence[str]) -> bool:
    return any(each != head and each.startswith(head) for each in heads)


def _mail(data: bytes) -> str | None:
    """Return the texts of a mail; workbooks that hang on it are forms, which tell nothing."""
    from email import message_from_bytes, policy  # noqa: PLC0415 - no click reads mails
    from email.errors import MessageError  # noqa: PLC0415

    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
        texts = [str(part.get_content()) for part in parts]
    except (MessageError, LookupError, ValueError, AttributeError, TypeError):
        return None
    return "\n".join((str(message.get("Subject", "")), *texts))


def _text(data: bytes) -> str | None:
    """Return bytes as text; None where they are none."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    return None if "\0" in text else text
