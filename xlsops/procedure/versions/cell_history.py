"""The history of one cell: its value in every version, what was found in it, and what was decided."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import Layout, Line
from xlsops.core.form.submissions import Answer
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import (
    Approved,
    Decided,
    FileReceived,
    Found,
    Returned,
    Withdrawn,
)
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.caseless import caseless
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.periods import long_date, long_time
from xlsops.core.values.visible import one_line
from xlsops.core.view.event_words import word_of
from xlsops.errors import XlsopsError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import bureau_names
from xlsops.procedure.versions.reading import LONGEST, Version, versions_of


class Moment(Struct, frozen=True):
    """Something that concerns a cell: when, and in words."""

    at: datetime
    words: str


def history(periods: Sequence[LoadedPeriod], bureau: str, line: str, column: str) -> Outcome:
    """Tell the history of a cell in these periods, oldest first; the last one must have it.

    ``line`` is the code of an indicator or sub kegiatan, ``column`` a column's key, that of a figure of
    the quarter also without its number, or its heading.
    """
    lines: list[str] = []
    data: list[dict[str, str]] = []
    (code,) = bureau_names(periods[-1], (bureau,))
    for period in periods:
        try:
            code_then = _code_then(period, periods[-1], code, line)
            moments = _moments(period, code_then, line, column)
        except XlsopsError as error:
            if period is periods[-1]:
                raise
            lines.append(messages.versions.not_there(period.spec.period.label, str(error)))
            continue
        lines.append(messages.versions.of_cell(period.spec.period.label, code, line, column))
        for each in moments:
            when = long_time(each.at.astimezone(period.now.tzinfo))
            lines.append(f"  {when}: {cited(each.words, LONGEST)}")
            data.append({"period": period.spec.period.label, "at": when, "what": each.words})
    return Outcome(tuple(lines), {"bureau": code, "line": line, "column": column, "history": data})


def _code_then(period: LoadedPeriod, last: LoadedPeriod, code: str, line: str) -> str:
    """Return the code under which another period asked a line of a bureau of the last one."""
    known = last.spec.bureau(code)
    codes = [each for each in (code, *(known.formerly if known else ())) if each in period.layouts]
    wanted = line.strip().casefold()
    there = (
        each
        for each in codes
        if any(wanted == one.id.casefold() for one in _lines(period.layouts[each]))
    )
    return next(there, codes[0] if codes else bureau_names(period, (code,))[0])


def _lines(layout: Layout) -> Iterator[Line]:
    for sheet in layout.sheets:
        yield from sheet.lines


def _moments(period: LoadedPeriod, code: str, line: str, column: str) -> list[Moment]:
    versions = versions_of(period, code)
    place = _place(versions, line, column)
    found = [*_values(versions, place), *_events(period, code, place)]
    return sorted(found, key=lambda each: each.at)


def _place(versions: Sequence[Version], line: str, column: str) -> tuple[str, str]:
    """Return line id and column key as the form writes them; raises with those there are."""
    answers = list(versions[-1].submission.answers)
    lines = {each.line.id.casefold(): each.line.id for each in answers}
    found = lines.get(line.strip().casefold())
    if found is None:
        raise XlsopsError(messages.versions.no_line(line, list(lines.values())))
    columns = {each.key: each.column.heading for each in answers if each.line.id == found}
    wanted = caseless(column)
    of_now = f"_{versions[-1].submission.layout.period.number}"
    for key, heading in columns.items():
        names = {key, key.removesuffix(of_now), " ".join(heading.split())}
        if wanted in {each.casefold() for each in names}:
            return found, key
    raise XlsopsError(messages.versions.no_column(column, found, list(columns.values())))


def _values(versions: Sequence[Version], place: tuple[str, str]) -> Iterator[Moment]:
    before: str | None = None
    for version in versions:
        answer = _answer(version, place)
        text = answer.text if answer else ""
        found = [each for each in version.findings if (each.line, each.field) == place]
        source = version.parts.holding(*place)
        told = messages.versions.value(
            version.number,
            cited(version.record.name),
            str(answer.cell) if answer else "",
            text,
            text == before,
            [f"{each.severity.value} {each.code}: {each.message}" for each in found],
            cited(source.name) if source and source != version.record else "",
        )
        before = text
        yield Moment(version.record.at, told)


def _answer(version: Version, place: tuple[str, str]) -> Answer | None:
    return next(
        (each for each in version.submission.answers if (each.line.id, each.key) == place), None
    )


def _events(period: LoadedPeriod, code: str, place: tuple[str, str]) -> Iterator[Moment]:
    for event in period.events:
        words = _words(event, code, place)
        if words:
            by = event.by if not _is_reply(event) else messages.thread_words.bureau_speaks(code)
            yield Moment(event.at, f"{word_of(event)}: {words} ({by})")


def _is_reply(event: Event) -> bool:
    """Tell whether the bureau speaks: who took its file in only heard it."""
    return isinstance(event.fact, FileReceived)


def _reasons(told: Decided) -> str:
    """Return why something was decided, on what evidence, until when, and who looks at it."""
    until = long_date(told.until) if told.until else ""
    return messages.versions.reasons(told.note, told.evidence, until, told.assignee)


def _words(event: Event, code: str, place: tuple[str, str]) -> str:
    match event.fact:
        case Decided(bureau=bureau) as told if (bureau, told.line, told.field) == (code, *place):
            return messages.versions.decided(
                told.code, told.state.value.lower(), told.value, _reasons(told)
            )
        case FileReceived(bureau=bureau) as told if bureau == code:
            said = [each for each in told.replies if (each.line, each.field) == place]
            return "; ".join(
                messages.versions.replied(each.code, one_line(each.text)) for each in said
            )
        case Found(bureau=bureau) | Withdrawn(bureau=bureau) as told if (
            bureau, told.line, told.field,
        ) == (code, *place):  # fmt: skip
            return told.reason
        case Returned(bureau=bureau) as told if bureau == code:
            codes = [rule for rule, _, line, field in told.findings if (line, field) == place]
            return messages.versions.returned(codes)
        case Approved(bureau=bureau) if bureau == code:
            return messages.versions.approved()
        case TierSigned() as told if code in {each.bureau for each in told.figures}:
            return messages.versions.signed(told.assistant or told.tier)
        case ApprovalReopened(bureau=bureau) as told if bureau == code:
            return messages.versions.reopened(told.assistant or told.tier, told.reason)
    return ""
