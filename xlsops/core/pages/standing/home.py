"""``Beranda``: the page one lives on; worth printing as it is."""

from decimal import Decimal

from xlsops import messages
from xlsops.core.clock.steps import current_step
from xlsops.core.pages import findings_list
from xlsops.core.pages.figures import office_recap
from xlsops.core.pages.figures.answers_page import answers_name
from xlsops.core.pages.proposal import announce
from xlsops.core.pages.standing import matrix, progress, rules_page
from xlsops.core.pages.tier_bands import announce_tiers
from xlsops.core.results.flaws import flawed
from xlsops.core.results.meaning import ABSORPTION, COUNTED, MEAN, of_all
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Chart, Link, Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.sheet.styles import LOCKED, predicate_colours
from xlsops.core.sheet.text_metrics import pixels_of
from xlsops.core.spec.spec import Block
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.unused_rules import UnusedRules
from xlsops.core.values.numbers import percent
from xlsops.core.values.periods import long_time
from xlsops.core.view.rule_record import proposed
from xlsops.core.view.seen_mark import stale_bureaus
from xlsops.core.view.view import BureauView, View, head_texts

NAME = "Beranda"
_WIDTHS = (12.0, 46.0, 9.0, 22.0, 8.0, 9.0, 11.0, 20.0, 14.0, 14.0)
_HEADINGS = (
    "Kode",
    "Bagian",
    "Format",
    "Diterima",
    "Versi",
    "Galat",
    "Peringatan",
    "Status",
    "Capaian (%)",
    "Serapan (%)",
)
_MEANINGS = {6: COUNTED[Severity.ERROR], 7: COUNTED[Severity.WARNING], 9: MEAN, 10: ABSORPTION}
_SHOWN = 4
_FULL, _STEP, _CHART_HEIGHT = 100, 20, 8.5


def home_page(view: View) -> Sheet:
    """Return the page with the figures, what comes next, the bureaus and two charts."""
    canvas = Canvas(NAME, _WIDTHS)
    title = f"Monitoring Kinerja {view.spec.period.title}"
    for band in head_texts(view, title):
        canvas.band(*band)
    canvas.band(f"per {long_time(view.now)} {view.now:%Z}", "help")
    _tiles(canvas, view)
    canvas.row += 1
    _next(canvas, view)
    for each in view.bureaus:
        announce(canvas, each, answers_name(each.bureau.code))
    announce_tiers(canvas, view)
    canvas.row += 1
    heading = canvas.line(_HEADINGS, ("heading",) * len(_HEADINGS))
    canvas.heights[heading] = 24.0
    for each in view.bureaus:
        _bureau(canvas, view, each)
    last = canvas.row - 1
    anchor = last + 2
    codes = Area(heading + 1, 1, last, 1)
    most = _most(view)
    canvas.charts += (
        Chart(
            "Capaian rata-rata per bagian (%)",
            codes,
            Area(heading + 1, 9, last, 9),
            f"A{anchor}",
            _across(1, 4),
            _CHART_HEIGHT,
            most,
            _bar_colours(view),
        ),
        Chart(
            "Serapan anggaran per bagian (%)",
            codes,
            Area(heading + 1, 10, last, 10),
            f"E{anchor}",
            _across(5, 10),
            _CHART_HEIGHT,
            most,
        ),
    )
    return view.finished(canvas.painted(freeze=(3, 1), pages_tall=1))


def _most(view: View) -> int:
    """Return where the axis of both charts ends: 100, or the next full step above a higher figure."""
    figures = [each.recap.mean or Decimal(0) for each in view.bureaus]
    figures += [each.recap.absorption or Decimal(0) for each in view.bureaus]
    return max(_FULL, -int(-max(figures, default=Decimal(0)) // _STEP) * _STEP)


def _across(first: int, last: int) -> float:
    """Return the room of a chart over these columns, in centimetres, a little less than they have."""
    return round(pixels_of(_WIDTHS[first - 1 : last]) / 96 * 2.54 - 0.3, 1)


def _bar_colours(view: View) -> tuple[str, ...]:
    """Return the colour of each bureau's predicate; that of locked cells where it has none."""
    bands = view.spec.yardstick.bands
    colours = zip(bands, predicate_colours(len(bands)), strict=True)
    bars = {band.predicate: bar for band, (_, _, bar) in colours}
    return tuple(bars.get(each.recap.predicate, LOCKED) for each in view.bureaus)


def _tiles(canvas: Canvas, view: View) -> None:
    recap = view.recap
    step = current_step(view.progress).step
    tiles = (
        (1, 2, "Kiriman", recap.coverage, office_recap.NAME),
        (
            3,
            4,
            "Temuan terbuka",
            f"{view.errors} galat, {view.warnings} peringatan",
            findings_list.NAME,
        ),
        (
            5,
            7,
            _flagged("Capaian rata-rata", view, Block.INDICATORS),
            _percent(recap.mean, recap.predicate),
            office_recap.NAME,
        ),
        (
            8,
            8,
            _flagged("Serapan", view, Block.BUDGET),
            _percent(recap.absorption, ""),
            office_recap.NAME,
        ),
        (
            9,
            10,
            "Langkah sekarang",
            "Selesai" if view.ended else f"{step.number}  {step.short}",
            progress.NAME,
        ),
    )
    top = canvas.row
    canvas.tell(of_all({5: MEAN, 8: ABSORPTION}), top + 1)
    for left, right, label, value, target in tiles:
        canvas.put(top, left, label, "tile_label")
        canvas.look(Area(top, left, top, right), "tile_label")
        canvas.put(top + 1, left, value, "tile_value")
        canvas.look(Area(top + 1, left, top + 1, right), "tile_value")
        if right > left:
            canvas.merges.append(Area(top + 1, left, top + 1, right))
        canvas.links.append(Link(top + 1, left, target, "A1"))
    canvas.heights[top], canvas.heights[top + 1] = 16.5, 34.0
    canvas.row = top + 2


def _flagged(label: str, view: View, block: Block) -> str:
    """Return the label of a figure, and how many of its rows have an error that is open."""
    count = flawed(block, *view.recap.bureaus)
    return messages.pages.with_errors(label, count) if count else label


def _next(canvas: Canvas, view: View) -> None:
    """Write who must do what next, and in red what is late and whose, the latest first."""
    late = sorted((each for each in view.actions if each.overdue), key=lambda each: -each.late)
    other = [each for each in view.actions if not each.overdue]
    if not view.actions:
        canvas.band(messages.pages.ALL_DONE, "next")
    for lead, look, actions in (("Terlambat", "overdue", late), ("Berikutnya", "next", other)):
        for number, each in enumerate(actions[:_SHOWN]):
            canvas.band(f"{f'{lead}:' if number == 0 else '·'} {each.sentence}", look)
        if len(actions) > _SHOWN:
            rest = len(actions) - _SHOWN
            canvas.band(messages.pages.more_actions(rest, progress.NAME), look)
    _unused(canvas, view.spec.unused)
    stale = stale_bureaus(view)
    if stale:
        canvas.band(messages.rule_words.stale(stale), "overdue")
    for proposal in proposed([view]):
        row = canvas.band(proposal.told, "next")
        canvas.links.append(rules_page.link_to_rule(row, proposal.address))
    canvas.band(matrix.completeness(view), "help")
    if waivers := rules_page.waivers_told(view):
        canvas.band(waivers, "help")


def _unused(canvas: Canvas, unused: UnusedRules) -> None:
    """Write in red which rules are not run, and each cell to mend, behind a jump to it."""
    if not unused.faults:
        return
    canvas.band(
        messages.rule_words.unused(unused.codes, unused.as_delivered, len(unused.faults)), "overdue"
    )
    for each in unused.faults:
        canvas.write(f"{each.sheet} {each.address}", "link", right=1)
        row = canvas.paragraph(each.told, "overdue", left=2)
        canvas.links.append(Link(row, 1, each.sheet, each.address))


def _bureau(canvas: Canvas, view: View, each: BureauView) -> None:
    older = each.bureau.code in view.older_forms
    form = "lama" if older else "✔" if each.bureau.code in view.state.formats else "–"
    received = long_time(view.local(each.record.at)) if each.record else "–"
    values: tuple[ShownValue, ...] = (
        each.bureau.code,
        each.bureau.name,
        form,
        received,
        each.version or None,
        each.count(Severity.ERROR) if each.record else None,
        each.count(Severity.WARNING) if each.record else None,
        view.status_of(each),
        each.recap.mean,
        each.recap.absorption,
    )
    looks = (
        "center",
        "link" if each.record else "text",
        "warning_count" if older else "center",
        "center",
        "center",
        "error_count" if each.count(Severity.ERROR) else "center",
        "warning_count" if each.count(Severity.WARNING) else "center",
        each.status_look,
        "percent",
        "percent",
    )
    canvas.tell(of_all(_MEANINGS, each.bureau.code))
    row = canvas.line(values, looks)
    if each.record:
        canvas.links.append(Link(row, 2, answers_name(each.bureau.code), "A1"))


def _percent(value: Decimal | None, word: str) -> str:
    if value is None:
        return "–"
    return f"{percent(value)}  {word}".strip()
