"""``Himpunan``: every row of every bureau in one list."""

from decimal import Decimal

from xlsops.core.pages.proposal import announce
from xlsops.core.pages.view import BureauView, View, head_texts
from xlsops.core.painted import Area, Canvas, Painted
from xlsops.core.painted import Shown as ShownValue
from xlsops.core.results import Results
from xlsops.core.spec import Block

NAME = "Himpunan"
_HEADINGS = (
    "Bagian", "Blok", "Kode / ID", "Uraian", "Satuan", "Target s.d. TW ini", "Realisasi TW ini",
    "Realisasi s.d. TW ini", "Capaian (%)", "Predikat", "Pagu (Rp)", "Realisasi s.d. TW ini (Rp)",
    "Serapan (%)", "Temuan",
)  # fmt: skip
_WIDTHS = (12.0, 11.0, 20.0, 46.0, 12.0, 13.0, 13.0, 13.0, 11.0, 14.0, 18.0, 18.0, 11.0, 9.0)


def collected_page(view: View) -> Painted:
    """Return the list of everything that was answered and counts."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, f"HIMPUNAN DATA KINERJA · {view.recap.coverage}"):
        canvas.band(*band)
    for each in view.bureaus:
        for aside in each.aside:
            name = view.state.files[aside.sha].name if aside.sha in view.state.files else aside.sha
            text = f"Dikesampingkan oleh {aside.by}: {each.bureau.code}, {name}. Alasan: {aside.reason}"
            canvas.band(text, "help")
        announce(canvas, each)
    heading = canvas.list_heading(_HEADINGS)
    for each in view.bureaus:
        if each.results is not None:
            _indicators(canvas, each, each.results)
            _budget(canvas, each, each.results)
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 5),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
            zoom=85,
        )
    )


def number_look(value: ShownValue) -> str:
    """Return the look of a figure: whole numbers without decimals."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return "whole" if whole else "percent"


def _indicators(canvas: Canvas, each: BureauView, results: Results) -> None:
    for line in each.layout.indicators.lines:
        found = results.indicators[line.id]
        now = results.number(Block.INDICATORS, line.id, f"realisasi_{each.layout.period.number}")
        _line(
            canvas, each, Block.INDICATORS.value, line.id, line.name, line.unit,
            (found.target, now, found.actual), found.shown, found.predicate, (None, None), None,
        )  # fmt: skip


def _budget(canvas: Canvas, each: BureauView, results: Results) -> None:
    for line in each.layout.budget.lines:
        if line.asked:
            found = results.budget[line.id]
            _line(
                canvas, each, Block.BUDGET.value, line.id, line.name, line.unit,
                (line.target_year, found.output_now, found.output), found.achievement, "",
                (found.ceiling, found.spent), found.absorption,
            )  # fmt: skip


def _line(
    canvas: Canvas, each: BureauView, block: str, identity: str, name: str, unit: str,
    figures: tuple[Decimal | None, Decimal | None, Decimal | None], percent: Decimal | None,
    predicate: str, money: tuple[Decimal | None, Decimal | None], share: Decimal | None,
) -> None:  # fmt: skip
    findings = sum(finding.line == identity for finding in each.findings)
    values: tuple[ShownValue, ...] = (
        each.bureau.code, block, identity, name, unit, *figures, percent, predicate or None,
        *money, share, findings or None,
    )  # fmt: skip
    looks = (
        "center", "center", "code", "text", "center", *(number_look(each) for each in figures),
        "percent", "center", "whole", "whole", "percent", "center",
    )  # fmt: skip
    canvas.line(values, looks)
