"""The sheet ``Perubahan``: why the two headlines are others than a quarter, or a year, before, in parts that add up."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from xlsops import messages
from xlsops.core.recap.charts.trend import write_trend
from xlsops.core.recap.looks import REMARK, SENTENCE
from xlsops.core.recap.movement_spans import CAUSES, ComparedSpan, Headline, spans_of
from xlsops.core.recap.page import Making, finished_sheet, head, sign_sheet
from xlsops.core.results.bridge import Bridge, BridgeLine, BridgePart, Cause
from xlsops.core.results.meaning import ABSORPTION, Meaning, of_all
from xlsops.core.results.two_quarters import Movement
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Chart, Formula, Sheet, Written, address
from xlsops.core.sheet.styles import LOOKS, Look
from xlsops.core.sheet.text_metrics import pixels_of, widths_for
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.numbers import indonesian, percent
from xlsops.core.values.structs import replace

NAME = "Perubahan"
_WIDTHS = widths_for(30, 76, 15, 15, 12, 18, 15, 12, *(0,) * 6)
_PRINTED = 8
"""The columns people see; behind them stands, hidden, what the charts are drawn from."""
_WORD, _MEANS = 1, 2
_SIGNED = replace(LOOKS["percent"], number_format="+#,##0.00;-#,##0.00;0.00")
_SIGNED_TOTAL = replace(LOOKS["total_percent"], number_format="+#,##0.00;-#,##0.00;0.00")
_FAINT = replace(LOOKS["help"], number_format="0.00", align="right", size=8)
_NAMED = 5
_NONE = Decimal(0)
_CHART_HEIGHT, _CHART_GAP = 208, 12
_PIXEL, _CM = 0.75, 2.54 / 96
_UP, _DOWN, _WHOLE = "1E7B34", "B3261E", "8497B0"
_SIGN_SPANS = ((1, 1), (5, 8))


def movement_page(making: Making, movement: Movement) -> Sheet:
    """Return the sheet: sentences, the bridges as a table and as charts, who moved most, each quarter."""
    spans = tuple(spans_of(making.recap.spec.period, movement))
    canvas = Canvas(NAME, _WIDTHS)
    title = messages.movement.title(last_year=movement.since is None)
    head(canvas, making, title.upper(), f"{spans[0].before} ke {spans[0].now}")
    for span in spans:
        canvas.gap(6)
        if span is not spans[0]:
            named = canvas.paragraph(messages.movement.LAST_YEAR, "group", 1, _PRINTED)
            canvas.keep(named, named + 1)
        for headline in span.headlines:
            for sentence in sentences_of(headline, span.before, span.now):
                canvas.paragraph(f"•  {sentence}", SENTENCE, 1, _PRINTED)
        canvas.gap(6)
        first = _bridges(canvas, span)
        canvas.paragraph(span.basis, REMARK, 1, _PRINTED)
        canvas.gap(4)
        _charts(canvas, span, first)
        for headline in span.headlines:
            _movers(canvas, making, headline, (span.before, span.now))
    write_trend(canvas, movement, _PRINTED, _FAINT)
    sign_sheet(canvas, making, "KABAG", _SIGN_SPANS)
    return finished_sheet(making, canvas, title, columns=_PRINTED, zoom=80)


def sentences_of(headline: Headline, before: str, now: str) -> Iterator[str]:
    """Yield three sentences: how a headline moved, what of it is real, what is not."""
    bridge = headline.bridge
    if bridge is None:
        return
    figures = percent(bridge.before), percent(bridge.now)
    by = indonesian(abs(bridge.change), 2) if bridge.change else ""
    yield messages.movement.moved(headline.name, by, *figures, before, now, up=bridge.change > 0)
    real = bridge.part(Cause.REAL)
    largest = (
        f"{_named(bridge.movers[0].line)} ({_signed(bridge.movers[0].effect)})"
        if bridge.movers
        else ""
    )
    yield messages.movement.real(
        headline.name, _signed(real.change), headline.counted(real.lines), largest
    )
    others = [each for each in bridge.parts if each.cause is not Cause.REAL and each.lines]
    yield messages.movement.not_real(
        headline.name,
        [
            messages.movement.other_cause(
                CAUSES[each.cause][0].lower(), _signed(each.change), headline.counted(each.lines)
            )
            for each in others
        ],
    )


def _bridges(canvas: Canvas, span: ComparedSpan) -> int:
    """Write the table of causes, a row each between the two quarters; return its first row."""
    told = span.headlines
    names = {
        _WORD: "Penyebab",
        _MEANS: "Artinya",
        **{each.points: f"{_short(each)} (poin)" for each in told},
        **{each.points + 1: f"{_short(each)} menjadi (%)" for each in told},
        **{each.points + 2: "Banyak baris" for each in told},
    }
    canvas.line([names.get(at) for at in range(1, _PRINTED + 1)], ("heading",) * _PRINTED, least=30)
    first = canvas.row
    _figure(canvas, span, f"Angka {span.before}", span.known, now=False)
    for cause in span.causes:
        parts = {each.points: each.bridge.part(cause) for each in told if each.bridge}
        _cause(canvas, told, span.words[cause], parts)
    _figure(canvas, span, f"Angka {span.now}", messages.movement.AS_NOW, now=True)
    return first


def _figure(canvas: Canvas, span: ComparedSpan, name: str, means: str, *, now: bool) -> None:
    """Write the figure of one of the two quarters; the later one is what all above amounts to."""
    row, values = canvas.row, dict[int, Written]({_WORD: name, _MEANS: means})
    told = span.headlines
    for each in told:
        if each.bridge is None:
            continue
        figure = each.bridge.now if now else each.bridge.before
        values[each.points + 1] = figure
        _drawn(canvas, each, Decimal(_floor(each)), figure - _floor(each))
        if now:
            causes = (
                f"{address(row - len(span.causes), each.points)}:{address(row - 1, each.points)}"
            )
            values[each.points] = Formula(f"=SUM({causes})", each.bridge.change)
            values[each.points + 1] = Formula(f"={address(row - 1, each.points + 1)}", figure)
    if now:
        canvas.tell(of_all({each.points + 1: each.key for each in told}))
    figures = (_SIGNED_TOTAL, "total_percent", "total_text")
    looks: tuple[str | Look, ...] = ("total_text", "total_text", *figures, *figures)
    canvas.line([values.get(at) for at in range(1, _PRINTED + 1)], looks, least=19)


def _cause(
    canvas: Canvas, told: Sequence[Headline], words: tuple[str, str], parts: dict[int, BridgePart]
) -> None:
    """Write what one cause moves, and where it leaves the figure."""
    row, values = canvas.row, dict[int, Written](zip((_WORD, _MEANS), words, strict=True))
    for each in told:
        if each.bridge is None:
            continue
        part = parts[each.points]
        after = _after(each.bridge, part)
        values[each.points] = part.change
        values[each.points + 1] = Formula(
            f"=ROUND({address(row - 1, each.points + 1)}+{address(row, each.points)},2)", after
        )
        values[each.points + 2] = part.lines
        low = min(after, after - part.change)
        _drawn(canvas, each, low, abs(part.change))
    figures = (_SIGNED, "percent", "center")
    looks: tuple[str | Look, ...] = ("text", "text", *figures, *figures)
    canvas.line([values.get(at) for at in range(1, _PRINTED + 1)], looks, least=19)


def _after(bridge: Bridge, part: BridgePart) -> Decimal:
    """Return where a part leaves the figure."""
    parts = bridge.parts[: bridge.parts.index(part) + 1]
    return bridge.before + sum((each.change for each in parts), Decimal(0))


def _drawn(canvas: Canvas, headline: Headline, base: Decimal, high: Decimal) -> None:
    """Write what a bar of the chart is drawn from: what it stands on, how high it is, room for its text."""
    for column, figure in enumerate((base, high, _room(headline)), headline.base):
        canvas.put(canvas.row, column, figure, _FAINT)


def _charts(canvas: Canvas, span: ComparedSpan, first: int) -> None:
    """Put a waterfall of each headline side by side over the printed width."""
    row = canvas.end(_CHART_HEIGHT * _PIXEL + 6)
    last = first + len(span.causes) + 1
    names = Area(first, _WORD, last, _WORD)
    width = (pixels_of(canvas.widths[:_PRINTED]) - _CHART_GAP) / 2
    for number, each in enumerate(span.headlines):
        if each.bridge is None:
            continue
        changes = [each.bridge.part(cause).change for cause in span.causes]
        colours = [_UP if change >= 0 else _DOWN for change in changes]
        canvas.charts.append(
            Chart(
                messages.movement.chart(span.charted, each.name),
                names,
                Area(first, each.base + 1, last, each.base + 1),
                address(row, 1),
                width=int(width) * _CM,
                height=_CHART_HEIGHT * _CM,
                most=0,
                colours=(_WHOLE, *colours, _WHOLE),
                upright=True,
                right=number * (width + _CHART_GAP),
                down=3,
                ruled=True,
                labels="0.00",
                below=Area(first, each.base, last, each.base),
                above=Area(first, each.base + 2, last, each.base + 2),
                texts=(
                    indonesian(each.bridge.before, 2),
                    *map(_signed, changes),
                    indonesian(each.bridge.now, 2),
                ),
                least=_floor(each),
            )
        )
    canvas.keep(first - 1, row)


def _movers(canvas: Canvas, making: Making, headline: Headline, labels: tuple[str, str]) -> None:
    """Write the lines that moved a headline most, and what all others moved together."""
    bridge, (before, now) = headline.bridge, labels
    if bridge is None or not bridge.movers:
        return
    money = headline.key == ABSORPTION
    canvas.gap()
    top = canvas.row
    what = "Sub kegiatan" if money else "Indikator"
    canvas.paragraph(f"{what} yang paling menggerakkan {headline.name}", "group", 1, 5)
    unit = "(Rp)" if money else "(%)"
    if any(each.line.before != each.line.stages[-1] for each in bridge.movers):
        canvas.paragraph(messages.movement.MOVERS_TODAY, REMARK, 1, _PRINTED)
    headings = ("Bagian", what, f"s.d. {before} {unit}", f"s.d. {now} {unit}", "Pengaruh (poin)")
    canvas.line(headings, ("heading",) * len(headings), least=30)
    first = canvas.row
    figure = "whole" if money else "percent"
    shown = [replace(each, effect=_rounded(each.effect)) for each in bridge.movers[:_NAMED]]
    published = _published(making, money=money)
    for each in shown:
        line = each.line
        meaning = published.get((line.bureau, line.id))
        if meaning and line.now and meaning[1] == line.now.part:
            canvas.tell({4: meaning[0]})
        canvas.line(
            (
                line.bureau,
                f"{line.id} {line.name}",
                *(found.part if found else None for found in (line.stages[-1], line.now)),
                each.effect,
            ),
            ("text", "text", figure, figure, _SIGNED),
        )
    others = len(bridge.movers) - len(shown)
    rest = bridge.part(Cause.REAL).change - sum((each.effect for each in shown), Decimal(0))
    canvas.line(
        ("Yang lain", headline.counted(others), None, None, rest),
        ("text", "text", "text", "text", _SIGNED),
    )
    real = bridge.part(Cause.REAL).change
    rows = f"{address(first, 5)}:{address(canvas.row - 1, 5)}"
    canvas.line(
        (CAUSES[Cause.REAL][0], None, None, None, Formula(f"=SUM({rows})", real)),
        (*("total_text",) * 4, _SIGNED_TOTAL),
        least=19,
    )
    canvas.keep(top, canvas.row - 1)


def _published(
    making: Making, *, money: bool
) -> dict[tuple[str, str], tuple[Meaning, Decimal | None]]:
    """Return which figure of each line counts, and what the recap says it is, by bureau and line."""
    if money:
        return {
            (each.bureau.code, each.line.id): (
                Meaning(keys.SPENT_SO_FAR, each.bureau.code, Block.BUDGET, each.line.id),
                each.result.spent if each.result else None,
            )
            for each in making.recap.budget
        }
    return {
        (each.bureau.code, each.line.id): (
            Meaning(keys.ACHIEVED, each.bureau.code, Block.INDICATORS, each.line.id),
            each.achievement.shown,
        )
        for each in making.recap.indicators
    }


def _floor(headline: Headline) -> int:
    """Return where the axis of a chart begins: low enough to see each bar, so high that changes show."""
    bridge = headline.bridge
    if bridge is None:
        return 0
    stands = [bridge.before, *(_after(bridge, each) for each in bridge.parts)]
    low, high = min(stands), max(stands)
    below = low - max(high - low, Decimal(5))
    return max(0, int((below / 10).to_integral_value(ROUND_FLOOR)) * 10)


def _room(headline: Headline) -> Decimal:
    """Return how much room the text above a bar needs, in the unit of the axis."""
    bridge = headline.bridge
    stands = (
        [bridge.before, *(_after(bridge, each) for each in bridge.parts)] if bridge else [_NONE]
    )
    return (max(stands) - _floor(headline)) / 6


def _short(headline: Headline) -> str:
    return headline.name.partition(" ")[0].title()


def _named(line: BridgeLine) -> str:
    return f"{line.bureau} {line.name}"


def _rounded(effect: Decimal) -> Decimal:
    return effect.quantize(Decimal("0.01"))


def _signed(change: Decimal) -> str:
    rounded = _rounded(change)
    return f"+{indonesian(rounded, 2)}" if rounded > 0 else indonesian(rounded, 2).replace("-", "−")
