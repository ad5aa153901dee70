"""The status page for the Sekretaris Daerah as plain values: what a template shows, and no more.

Every text here may come from a bureau or a person; whoever renders it escapes it.
"""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from xlsops import messages
from xlsops.core.clock.actions import Action
from xlsops.core.clock.bureau_times import BureauTime, Holder
from xlsops.core.clock.step_times import StepTime
from xlsops.core.clock.steps import StepStatus, current_step
from xlsops.core.journal.events import heads_of
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.pages.standing.matrix import completeness
from xlsops.core.pages.standing.tier_rows import TierRow, Toned, tier_rows
from xlsops.core.results.measured import measured
from xlsops.core.results.two_quarters import movement_of
from xlsops.core.sheet import styles as looks
from xlsops.core.spec.named.titles import fill_titles
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.steps import BY_BUREAU
from xlsops.core.values.calendar import below_late
from xlsops.core.values.numbers import percent
from xlsops.core.values.periods import day_and_hour, long_date
from xlsops.core.view.moments import short_time
from xlsops.core.view.view import BureauView, View

COLOURS = (
    ("navy", looks.NAVY),
    ("heading", looks.HEADING),
    ("ink", looks.INK),
    ("grey", looks.GREY_INK),
    ("help", looks.HELP_INK),
    ("line", looks.LINE),
    ("locked", looks.LOCKED),
    ("white", looks.WHITE),
    ("error", looks.ERROR),
    ("error-ink", looks.ERROR_INK),
    ("warning", looks.WARNING),
    ("warning-ink", looks.WARNING_INK),
    ("info", looks.INFO),
    ("info-ink", looks.INFO_INK),
    ("sample", looks.SAMPLE),
    ("sample-ink", looks.SAMPLE_INK),
    ("late", looks.LATE_INK),
    ("done", looks.ACCEPTED_LINE),
)
"""The colours of all sheets by the names the page has for them, RGB hex without ``#``."""

_A4 = 9
_PAPERS = {_A4: "210mm 297mm"}
_F4 = "215mm 330mm"
_MARKS = {
    StepStatus.DONE: "✔",
    StepStatus.RUNNING: "▶",
    StepStatus.LATE: "✖",
    StepStatus.SKIPPED: "»",
    StepStatus.NOT_STARTED: "○",
}
_TONES = {
    StepStatus.DONE: "done",
    StepStatus.RUNNING: "running",
    StepStatus.LATE: "late",
    StepStatus.SKIPPED: "skipped",
    StepStatus.NOT_STARTED: "open",
}


class Tile(Struct, frozen=True):
    """One figure of the headline; ``note`` says what it covers."""

    label: str
    value: str
    note: str


class Duty(Struct, frozen=True):
    """Who must do what; ``until`` is empty where nothing says until when."""

    who: str
    what: str
    until: str


class StepRow(Struct, frozen=True):
    """One step of the SOP in words; ``mark`` stands beside the word of its status."""

    number: int
    label: str
    actor: str
    mark: str
    status: Toned
    count: str
    due: str
    late: str
    note: str


class BureauRow(Struct, frozen=True):
    """One bureau: its cells of steps 5, 6 and 7, and where its data stand.

    Achievement and absorption in percent; ``measured`` is what the achievement covers.
    """

    code: str
    name: str
    steps: tuple[Toned, ...]
    status: Toned
    received: str
    versions: int
    errors: int
    warnings: int
    late: str
    reminded: str
    achievement: str
    measured: str
    absorption: str


class Bar(Struct, frozen=True):
    """A percent in words and as a bar: ``length`` is of 100, no more."""

    text: str
    length: str


class TrendRow(Struct, frozen=True):
    """Both headlines of one quarter of this year or the last, as they are known today; ``measured`` says of how many."""

    quarter: str
    measured: str
    achievement: Bar
    absorption: Bar


class StatusPage(Struct, frozen=True):
    """The whole page; ``heads`` are the files of the last events, by which it can be checked.

    ``fingerprint`` says the same in letters people compare by eye. ``trend`` is empty where nothing is
    known of an earlier quarter, ``tiers`` where one tier signs as ever.
    """

    government: str
    office: str
    title: str
    procedure: str
    at: str
    sample: bool
    paper: str
    where: str
    tiles: tuple[Tile, ...]
    late: tuple[Duty, ...]
    coming: tuple[Duty, ...]
    completeness: str
    steps: tuple[StepRow, ...]
    columns: tuple[str, ...]
    bureaus: tuple[BureauRow, ...]
    coverage: str
    errors: int
    warnings: int
    achievement: str
    measured: str
    absorption: str
    events: int
    last: str
    heads: tuple[tuple[str, str], ...]
    fingerprint: str
    trend: tuple[TrendRow, ...]
    tiers: tuple[TierRow, ...]
    colours: tuple[tuple[str, str], ...] = COLOURS


def status_page(view: View) -> StatusPage:
    """Return the page of a period as it stands; the same journal and moment give the same page."""
    settings, recap = view.spec.settings, view.recap
    step = current_step(view.progress).step
    late = sorted((each for each in view.actions if each.overdue), key=lambda each: -each.late)
    events = {event.id: event for event in view.events}
    last = max((event.at for event in view.events), default=None)
    return StatusPage(
        settings.government,
        settings.office,
        f"Monitoring Kinerja {view.spec.period.title}",
        f"SOP {settings.procedure}, Nomor {settings.sop_number}",
        _moment(view, view.now),
        settings.sample,
        _PAPERS.get(settings.paper, _F4),
        "Semua langkah selesai" if view.ended else f"Langkah sekarang: {step.number}. {step.label}",
        tuple(_tiles(view)),
        tuple(_duty(each) for each in late),
        tuple(_duty(each) for each in view.actions if not each.overdue),
        completeness(view),
        tuple(_step(view, each) for each in view.clocks.steps),
        tuple(f"{each.number} {each.short}" for each in BY_BUREAU),
        tuple(_bureau(view, each) for each in view.bureaus),
        recap.coverage,
        view.errors,
        view.warnings,
        _percent(recap.mean),
        measured(recap),
        _percent(recap.absorption),
        len(view.events),
        _moment(view, last) if last else "–",
        tuple((head, events[head].file_name) for head in heads_of(view.events)),
        fingerprint(view.events) or "–",
        tuple(_trend(view)),
        tuple(tier_rows(view)),
    )


def _trend(view: View) -> Iterator[TrendRow]:
    recap, year = view.recap, view.spec.period.year - 1
    years = {code: each.years[year] for code, each in view.past.items() if year in each.years}
    movement = movement_of(recap, {}, years=years)
    known = (*movement.last_year, *movement.history) if movement else ()
    for each in known if len(known) > 1 else ():
        yield TrendRow(
            each.period.quarter.label if each.period.year > year else each.period.label,
            messages.movement.indicators(each.measured),
            _bar(each.mean),
            _bar(each.absorption),
        )


def _bar(value: Decimal | None) -> Bar:
    length = Decimal(0) if value is None else max(Decimal(0), min(value, Decimal(100)))
    return Bar(_percent(value), f"{length.normalize():f}")


def _tiles(view: View) -> Iterator[Tile]:
    recap = view.recap
    yield Tile("Kiriman diterima", recap.coverage, _share(view))
    found = f"{view.errors} galat, {view.warnings} peringatan"
    yield Tile("Temuan terbuka", found, recap.coverage)
    mean = f"{_percent(recap.mean)} {recap.predicate}".strip()
    yield Tile("Capaian rata-rata", mean, f"{recap.coverage}, {measured(recap)} terukur")
    yield Tile("Serapan anggaran", _percent(recap.absorption), recap.coverage)


def _share(view: View) -> str:
    """Return how much of the budget the data that are in stand for."""
    expected = view.recap.expected_ceiling
    if not expected:
        return messages.pages.NO_CEILING
    return messages.pages.share_of_all(_percent(view.recap.ceiling / expected * 100))


def _duty(action: Action) -> Duty:
    return Duty(action.who, action.what, action.until)


def _step(view: View, time: StepTime) -> StepRow:
    step = time.step
    return StepRow(
        step.number,
        step.label,
        fill_titles(step.actor, view.clocks.titles),
        _MARKS[time.status],
        Toned(time.status.value, _TONES[time.status]),
        time.count,
        short_time(view, time.due),
        below_late(time.lateness),
        time.note,
    )


def _bureau(view: View, each: BureauView) -> BureauRow:
    time, recap = view.clocks.of(each.bureau.code), each.recap
    reminders = view.state.reminders.get(each.bureau.code, ())
    days = sorted({view.local(past.at).date() for past in reminders})
    return BureauRow(
        each.bureau.code,
        each.bureau.name,
        (_filling(view, time), _sent(view, time), _review(view, time)),
        _status(view, each, time),
        short_time(view, each.record.at if each.record else None),
        each.version,
        each.count(Severity.ERROR),
        each.count(Severity.WARNING),
        below_late(time.lateness),
        f"{len(days)} kali, terakhir {long_date(days[-1])}" if days else "",
        _percent(recap.mean),
        measured(recap),
        _percent(recap.absorption),
    )


def _filling(view: View, time: BureauTime) -> Toned:
    if time.holder is Holder.OFFICE:
        return Toned("–")
    if time.owes:
        word = "diperbaiki" if time.holder is Holder.MENDING else "mengisi"
        return Toned(f"✖ {word}", "late") if time.overdue_now else Toned(f"▶ {word}", "running")
    return Toned(f"✔ {short_time(view, time.filling[-1].end)}", "done")


def _sent(view: View, time: BureauTime) -> Toned:
    sent = time.recapped
    return Toned(f"✔ {short_time(view, sent)}", "done") if sent else Toned("–")


def _review(view: View, time: BureauTime) -> Toned:
    if time.holder is Holder.DONE:
        return Toned(f"✔ {short_time(view, time.approved)}", "done")
    if time.holder is Holder.MENDING and time.arrival:
        return Toned("◀ dikembalikan", "warning")
    return Toned("▶ diperiksa", "running") if time.holder is Holder.REVIEW else Toned("–")


def _status(view: View, each: BureauView, time: BureauTime) -> Toned:
    if each.record is None:
        return Toned(each.standing, "late" if time.overdue_now else "open")
    if each.count(Severity.ERROR):
        return Toned(each.standing, "error")
    asks = each.count(Severity.WARNING) or each.changed or each.revision or each.unsure
    return Toned(view.status_of(each), "warning" if asks else "done")


def _moment(view: View, moment: datetime) -> str:
    local = view.local(moment)
    return f"{day_and_hour(local)} WIB"


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else percent(value)
