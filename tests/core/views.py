"""A view of the small office: one bureau sent its form, the other did not."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from tests.core.builders import IN_TIME, Edit, office, submission
from xlsops.core.checks.judge import judge
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import FileReceived
from xlsops.core.journal.facts.request_kinds import FormatsMade, Opened
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import State
from xlsops.core.journal.step_records import FormatRecord
from xlsops.core.pages.figures.answers_page import AnswerPage, answers_page
from xlsops.core.results.recap import recap_of
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Finding
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.structs import replace
from xlsops.core.view.remarks import Remark
from xlsops.core.view.view import BureauView, View

WIB = timezone(timedelta(hours=7), "WIB")
NOW = datetime(2026, 7, 8, 15, 30, tzinfo=WIB)
FORMATS = [{"bureau": code, "format": "f", "sha": "ab" * 32} for code in ("UJI", "LAIN")]
RECEIVED = {
    "sha": "cd" * 32,
    "name": "UJI.xlsx",
    "fate": Fate.ACCEPTED.value,
    "code": "",
    "message": "",
    "bureau": "UJI",
}
EVENTS = (
    Event(Opened.kind, IN_TIME - timedelta(days=3), "Kasubbag", {"period": "TW II 2026"}),
    Event(FormatsMade.kind, IN_TIME - timedelta(days=2), "Kasubbag", {"formats": FORMATS}),
    Event(FileReceived.kind, IN_TIME, "Kasubbag", RECEIVED),
)


def view(
    *edits: Edit,
    spec: Spec | None = None,
    now: datetime = NOW,
    state: State | None = None,
    fixed: tuple[Finding, ...] = (),
    remarks: dict[tuple[str, str, str, str], Remark] | None = None,
) -> View:
    """Return the view after the one bureau with rows sent its form with these edits."""
    spec = spec or office()
    layouts = {bureau.code: layout_of(spec, bureau) for bureau in spec.active_bureaus}
    state = _of_today(fold(EVENTS) if state is None else state, layouts)
    record = state.current("UJI")
    rules, _ = compile_rules(spec, date(2026, 7, 8))
    sent = replace(submission(*edits, spec=spec), layout=layouts["UJI"])
    results, findings = judge(sent, spec, rules, IN_TIME)
    given = {"UJI": results} if record else {}
    recap = recap_of(spec, layouts.values(), given, {"UJI": findings} if record else {})
    bureaus = tuple(
        BureauView(layouts[each.bureau.code], each, record, 1, sent, results, findings, fixed)
        if each.received
        else BureauView(layouts[each.bureau.code], each)
        for each in recap.bureaus
    )
    happened = EVENTS[: 1 + bool(state.formats) + bool(state.files)]
    return View(spec, now, state, happened, bureaus, recap, remarks or {})


def _of_today(state: State, layouts: Mapping[str, Layout]) -> State:
    """Return a state in which the forms called ``f`` are those of today."""
    ids = {code: each.format_id for code, each in layouts.items()}
    formats = {
        code: replace(each, format_id=ids.get(code, "f")) if each.format_id == "f" else each
        for code, each in state.formats.items()
    }
    sent = {
        code: replace(each, format_id=ids.get(code, "f")) if each.format_id == "f" else each
        for code, each in state.sent.items()
    }
    return replace(state, formats=formats, sent=sent)


def answer_pages(here: View) -> dict[str, AnswerPage]:
    """Return the answer sheets of the bureaus that sent something."""
    return {each.bureau.code: answers_page(here, each) for each in here.bureaus if each.record}


def nothing_sent(*, made: bool = True) -> State:
    """Return a state in which no bureau sent anything."""
    formats = {"UJI": FormatRecord("UJI", "f", "ab", IN_TIME)} if made else {}
    return State(formats=formats, opened=IN_TIME)


def rows(page: Sheet) -> list[list[object]]:
    """Return the rows of a page, blanks at their ends left out."""
    found: list[list[object]] = []
    for row in page.values:
        cells = list(row)
        while cells and cells[-1] in {None, ""}:
            cells.pop()
        found.append(list(cells))
    return found


def row_with(page: Sheet, text: str) -> int:
    """Return the number of the first row in which a cell holds that text."""
    return next(number for number, row in enumerate(page.values, 1) if text in row)


def looks_at(page: Sheet, row: int, column: int) -> list[str]:
    """Return the looks of a cell, the one that is painted last at the end."""
    return [
        look
        for look, areas in (*page.looks, *page.marks)
        if any(within(area, row, column) for area in areas)
    ]


def within(area: Area, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right
