"""Holds a document people worked on against the recap: every figure that no longer equals it is told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsops import messages
from xlsops.core.recap.report.bound import BoundFigure, FigureMark
from xlsops.core.recap.report.charts import charts_of
from xlsops.core.recap.report.comparing import SOUND, Compared, Holding, WrittenFigure, compared
from xlsops.core.recap.report.words import bound_now
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import Period
from xlsops.errors import XlsopsError, unread_reason
from xlsops.excel.package.parts import put_together
from xlsops.files.writing import free_name, write_whole
from xlsops.files.xlsx.limits import OWN
from xlsops.files.xlsx.package.container import open_container
from xlsops.files.xlsx.unreadable import UnreadableError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.word.binding import read_list
from xlsops.word.reading import OpenedReport, open_report

_MOST = 40
_LONGEST = 240


def check_report(period: LoadedPeriod, file: Path, progress: Progress = silent) -> Outcome:
    """Tell which bound figures of a document do not equal the recap, and mark them in a copy beside it.

    The document itself is never changed.
    """
    progress(messages.progress.CHECKING_REPORT, 0, 1)
    parts = _parts(file)
    quarter = period.spec.period
    try:
        opened, told = open_report(parts), read_list(parts)
    except ValueError as error:
        raise XlsopsError(messages.report_told.unreadable(file)) from error
    listed = None if told is None else {each.mark: each.bound for each in told}
    others = [each for each in opened.found if each.mark.period != quarter]
    _require_some(file, opened.found, listed or {}, quarter)
    found = [each for each in opened.found if each.mark.period == quarter]
    places = [place for place, each in enumerate(opened.found) if each.mark.period == quarter]
    ours = None if listed is None else {m: b for m, b in listed.items() if m.period == quarter}
    recap = view_of(period).recap
    drawn = {key: each.bars for key, each in charts_of(recap).items()}
    everything = compared(found, ours, bound_now(recap), drawn)
    wrong = [each for each in everything if each.holding not in SOUND]
    marked = _marked(file, opened, [(places[each.place], each) for each in wrong if each.found])
    progress(messages.progress.CHECKING_REPORT, 1, 1)
    lines = [
        messages.report_told.checked(file, len(found), quarter.label),
        *_counted(everything),
        *([messages.report_told.no_list()] if listed is None else []),
        *([messages.report_told.of_others(len(others))] if others else []),
        *(_line(each) for each in wrong[:_MOST]),
        *([messages.report_told.more(len(wrong) - _MOST)] if len(wrong) > _MOST else []),
        *([messages.report_told.copy(marked)] if marked else []),
    ]
    data = {
        "file": str(file),
        "copy": str(marked) if marked else None,
        "checked": len(found),
        "figures": [_told(each) for each in wrong],
    }
    return Outcome(tuple(lines), data, attention=bool(wrong))


def _parts(file: Path) -> dict[str, bytes]:
    try:
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise XlsopsError(messages.report_told.no_such_file(file)) from error
    except OSError as error:
        raise XlsopsError(messages.report_told.no_file(file, unread_reason(error))) from error
    try:
        container = open_container(data, OWN)
        return {each.name: container.content(each) for each in container.members.values()}
    except UnreadableError as error:
        raise XlsopsError(messages.report_told.unreadable(file)) from error


def _require_some(
    file: Path,
    found: Sequence[WrittenFigure],
    listed: Mapping[FigureMark, BoundFigure],
    quarter: Period,
) -> None:
    """Raise where nothing of this quarter is bound in the document, or ever was."""
    if not found and not listed:
        raise XlsopsError(messages.report_told.nothing_bound(file))
    periods = {each.mark.period for each in found}
    if periods and quarter not in periods:
        names = [each.label for each in sorted(periods)]
        raise XlsopsError(messages.report_told.other_quarter(file, names, quarter.label))


def _marked(file: Path, opened: OpenedReport, wrong: Sequence[tuple[int, Compared]]) -> Path | None:
    """Write a copy with the figures that do not hold highlighted; None where all that is there holds."""
    if not wrong:
        return None
    notes = {place: _note(each) for place, each in wrong}
    data = put_together(opened.marked(notes))
    path = free_name(file.parent, f"{file.stem} (diperiksa)", ".docx", data)
    write_whole(path, data)
    return path


def _note(each: Compared) -> str:
    return messages.report.GONE if each.now is None else messages.report.in_recap(each.now)


def _counted(everything: Sequence[Compared]) -> list[str]:
    counts = Counter(each.holding for each in everything)
    same, retyped = (counts[each] for each in (Holding.SAME, Holding.RETYPED))
    return [messages.report_told.holding(same + retyped, retyped)]


def _line(each: Compared) -> str:
    found, name = each.found, each.name or messages.report_told.UNKNOWN
    if found is None:
        return messages.report_told.missing_figure(name, cited(each.made), cited(each.now or ""))
    where = messages.report_told.where(cited(found.heading), found.page)
    now = each.now or ""
    sentence = cited(found.sentence, _LONGEST)
    if found.text is None:
        edited = each.holding is Holding.EDITED
        told = messages.report_told.edited_chart if edited else messages.report_told.stale_chart
        return told(where, name)
    text = cited(found.text)
    match each.holding:
        case Holding.STALE:
            return messages.report_told.stale(where, name, text, now, sentence)
        case Holding.EDITED:
            return messages.report_told.edited(where, name, text, each.made, now, sentence)
        case _:
            return messages.report_told.gone(where, name, text, sentence)


def _told(each: Compared) -> dict[str, object]:
    found = each.found
    return {
        "holding": each.holding.value,
        "name": each.name,
        "written": found.text if found else None,
        "made": each.made,
        "recap": each.now,
        "heading": found.heading if found else "",
        "sentence": found.sentence if found else "",
        "page": found.page if found else 0,
    }
