"""Writes what goes to each bureau with its form (step 3): into ``berkas/pengantar/``, format attached."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsops import messages
from xlsops.core.documents.cover import cover
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.results.follow_ups import FollowUp
from xlsops.core.terms.outcome import Progress
from xlsops.core.view.view import View
from xlsops.files.emblem import emblem_of
from xlsops.procedure.papers.documenting import document_texts
from xlsops.procedure.papers.parcels import Parcel, as_made, parcel, require_closed, write
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import form_name

FOLDER = "pengantar"


def write_covers(
    period: LoadedPeriod,
    view: View,
    progress: Progress,
    open_: Mapping[str, Sequence[FollowUp]] | None = None,
) -> tuple[Parcel, ...]:
    """Write letter, message and draft mail for every bureau that has a form; return what was written.

    By bureau ``open_`` are the obstacles of the quarter before, which are asked about again.

    No print is made: whoever wants one prints the letter from Excel. Raises where a letter is open
    there, and then writes nothing.
    """
    source = DocumentSource(
        view, facts_of(view), document_texts(period.folder), emblem_of(period.folder)
    )
    parcels = []
    for number, each in enumerate(view.bureaus, 1):
        code = each.bureau.code
        path = period.folder.formats / form_name(period, code)
        data = as_made(path, period.state.formats[code].sha)
        asked = (open_ or {}).get(code, ())
        notice = cover(source, each.bureau, path.name if data else "", asked)
        parcels.append(parcel(period, notice, FOLDER, path, data))
        progress(messages.progress.COVERING, number, len(view.bureaus))
    require_closed(period, parcels)
    write(period, parcels)
    return tuple(parcels)


def covers(period: LoadedPeriod) -> Path:
    """Return the folder the covers lie in."""
    return period.folder.papers / FOLDER
