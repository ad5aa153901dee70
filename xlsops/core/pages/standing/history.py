"""``Riwayat``: what happened, newest first."""

import re
from collections.abc import Iterable, Mapping

from xlsops.core.form.form_lines import columns_of
from xlsops.core.form.layout import IDENTITY_FIELDS
from xlsops.core.form.submissions import value_text
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved, FileReceived, FileSetAside, FileUsedAgain
from xlsops.core.journal.facts.tiers import ApprovalReopened
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.spec.spec import Block
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import Grid
from xlsops.core.values.periods import long_time
from xlsops.core.view.event_words import word_of, words_of
from xlsops.core.view.view import View, head_texts

NAME = "Riwayat"
_HEADINGS = (
    "Waktu",
    "Oleh",
    "Peristiwa",
    "Bagian",
    "Hasil",
    "Uraian",
    "Tanda (SHA-256)",
    "Catatan jurnal",
)
EVENT_COLUMN = len(_HEADINGS)
"""Where the beginning of each event's name stands, so that a lost event is missed."""
_WIDTHS = (24.0, 18.0, 26.0, 14.0, 24.0, 70.0, 20.0, 20.0)
_SHORT = 16
_SHOWN = re.compile(f"[0-9a-f]{{{_SHORT}}}")


def history_page(view: View) -> Sheet:
    """Return every event of the journal in words."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "RIWAYAT"):
        canvas.band(*band)
    heading = canvas.list_heading(_HEADINGS)
    revisions, headings = _revisions(view.events), _headings(view)
    for event in reversed(view.events):
        word = "Usulan revisi" if event.id in revisions else word_of(event)
        canvas.line(
            (
                long_time(view.local(event.at)),
                view.acted(event),
                word,
                *words_of(event, headings),
                event.id[:_SHORT],
            ),
            ("center", "text", "text", "center", "center", "text", "code", "code"),
        )
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 1),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
            zoom=85,
        )
    )


def _headings(view: View) -> Mapping[str, str]:
    """Return what a form calls its columns and the cells of its cover, by key."""
    columns = (column for block in Block for column in columns_of(view.spec, block))
    return IDENTITY_FIELDS | {each.field.key: each.heading for each in columns}


def events_in(grid: Grid) -> tuple[str, ...]:
    """Return the beginnings of the events' names that a painted history shows, from the top."""
    cells = (cell for (_, column), cell in sorted(grid.cells.items()) if column == EVENT_COLUMN)
    return tuple(
        name for name in (value_text(cell.value) for cell in cells) if _SHOWN.fullmatch(name)
    )


def _revisions(events: Iterable[Event]) -> set[str]:
    """Return the events of files that came in while an approval of their bureau stood."""
    approved: dict[str, str] = {}
    aside, revisions = set[str](), set[str]()
    for event in events:
        match event.fact:
            case Approved(bureau=bureau, sha=sha):
                approved[bureau] = "" if sha in aside else sha
            case FileSetAside(sha=sha):
                aside.add(sha)
                approved = {code: "" if each == sha else each for code, each in approved.items()}
            case ApprovalReopened(tier="", bureau=bureau):
                approved[bureau] = ""
            case FileUsedAgain(sha=sha):
                aside.discard(sha)
            case FileReceived(bureau=bureau, fate=Fate.ACCEPTED | Fate.NOTED):
                if approved.get(bureau):
                    revisions.add(event.id)
    return revisions
