"""A small office for tests of the core: one bureau's form, filled with care, then changed."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

from tests.samples import answered, sample_spec
from xlsops.core.checks.judge import judge
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import IDENTITY_FIELDS, Layout, identity_cell
from xlsops.core.form.older_forms import of_older_form
from xlsops.core.form.submissions import MissingSheet, Submission, read_submission
from xlsops.core.spec.achievement import Direction, Measure
from xlsops.core.spec.methods import Half, Method
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import (
    Bureau,
    Field,
    Frequency,
    Holiday,
    Indicator,
    Level,
    Programme,
    Rule,
    Spec,
)
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import BLANK, Blank, Cell, Content, Grid, Number, Text, Value
from xlsops.core.values.structs import replace

IN_TIME = datetime(2026, 7, 8, 3, 0, tzinfo=UTC)
BUREAU = Bureau("UJI", "Bagian Percobaan", "Asisten Administrasi Umum")
OTHER = Bureau("LAIN", "Bagian Lain", "Asisten Administrasi Umum")
FIRST, SECOND = "4.01.01.2.01.0001", "4.01.01.2.01.0002"

Book = dict[str, Grid]
"""The sheets of a form by the names the form gave them."""
Edit = Callable[[Layout, Book], None]
"""A change of a filled form."""
Plain = Value | Content | Decimal | int | str | None


def figures(text: str) -> tuple[Decimal | None, ...]:
    """Return quarters written as ``10 - 8.5``, where a dash is a blank."""
    return tuple(None if each == "-" else Decimal(each) for each in text.split())


def indicator(
    identity: str,
    name: str,
    unit: str,
    measure: Measure,
    year: str,
    targets: str,
    actuals: str = "- - -",
    **more: object,
) -> Indicator:
    return Indicator(
        identity,
        BUREAU.code,
        "Sasaran percobaan",
        name,
        unit,
        measure,
        more.pop("frequency", Frequency.QUARTERLY),
        Decimal(year),
        figures(targets),
        figures(actuals),
        **more,
    )  # type: ignore[arg-type]


def halves_of(ratio: str, over: str, under: str) -> tuple[Indicator, Indicator]:
    """Return the rows of the denominator and the numerator of a ratio, in the order that is not the form's."""
    told = ((Half.DENOMINATOR, under), (Half.NUMERATOR, over))
    summed = Measure(Direction.POSITIVE, Method.SUM)
    denominator, numerator = (
        indicator(
            f"{ratio}-{half.value[:3]}",
            f"{half.value} {ratio}",
            "orang",
            summed,
            "0",
            "- - - -",
            actuals,
            part_of=ratio,
            half=half,
        )
        for half, actuals in told
    )
    return denominator, numerator


def sub_activity(code: str, name: str, target: str, ceiling: str, k: str, rp: str) -> Programme:
    return Programme(
        code,
        BUREAU.code,
        Level.SUB_ACTIVITY,
        name,
        f"Jumlah {name}",
        "Laporan",
        Decimal(target),
        Decimal(ceiling),
        figures(k),
        figures(rp),
    )


SUM = indicator(
    "SUM",
    "Jumlah Dokumen",
    "Dokumen",
    Measure(Direction.POSITIVE, Method.SUM),
    "40",
    "10 10 10 10",
    "9 - -",
)
LAST = indicator(
    "LAST",
    "Persentase Layanan",
    "%",
    Measure(Direction.POSITIVE, Method.LAST),
    "90",
    "70 80 85 90",
    "71 - -",
    key_indicator=True,
    never_falls=True,
)
NEGATIVE = indicator(
    "NEG",
    "Jumlah Keluhan",
    "Kali",
    Measure(Direction.NEGATIVE, Method.SUM),
    "60",
    "15 15 15 15",
    "13 - -",
)
MEAN = indicator(
    "MEAN",
    "Indeks Kepuasan",
    "Indeks",
    Measure(Direction.POSITIVE, Method.MEAN),
    "3.6",
    "3.6 3.6 3.6 3.6",
    "3.5 - -",
)
RANGE = indicator(
    "RANGE",
    "Suhu Ruang Arsip",
    "Derajat",
    Measure(Direction.RANGE, Method.LAST, Decimal(18), Decimal(24)),
    "21",
    "21 21 21 21",
    "20 - -",
)
HALF = indicator(
    "HALF",
    "Indeks Masyarakat",
    "Nilai",
    Measure(Direction.POSITIVE, Method.LAST),
    "84",
    "- 82 - 84",
    frequency=Frequency.HALF_YEARLY,
)
YEAR = indicator(
    "YEAR",
    "Nilai SAKIP",
    "Nilai",
    Measure(Direction.POSITIVE, Method.LAST),
    "72.5",
    "- - - 72.5",
    frequency=Frequency.YEARLY,
)
INDICATORS = (SUM, LAST, NEGATIVE, MEAN, RANGE, HALF)
PROGRAMMES = (
    Programme("4.01.01", BUREAU.code, Level.PROGRAMME, "Program Penunjang"),
    Programme("4.01.01.2.01", BUREAU.code, Level.ACTIVITY, "Perencanaan dan Evaluasi"),
    sub_activity(FIRST, "Dokumen Perencanaan", "8", "100000000", "2 - -", "20000000 - -"),
    sub_activity(SECOND, "Laporan Evaluasi", "4", "50000000", "1 - -", "12000000 - -"),
)


@lru_cache(maxsize=16)
def office(
    quarter: int = 2,
    indicators: tuple[Indicator, ...] = INDICATORS,
    programmes: tuple[Programme, ...] = PROGRAMMES,
    rules: tuple[Rule, ...] = (),
) -> Spec:
    """Return an office with the sample's form columns and settings, and rows of its own."""
    sample = sample_spec()
    period = replace(sample.period, number=quarter)
    due = datetime(2026, 7, 10, 9, 0, tzinfo=UTC)
    return replace(
        sample,
        settings=replace(sample.settings, period=period, due=due),
        bureaus=(BUREAU, OTHER),
        indicators=indicators,
        programmes=programmes,
        rules=rules,
        holidays=(Holiday(date(2026, 7, 14), "Libur Daerah", "Libur Daerah"),),
    )


def form(spec: Spec) -> Layout:
    return layout_of(spec, BUREAU)


def value(plain: Plain) -> Content:
    """Return what a cell holds for a plain figure, text or nothing."""
    if isinstance(plain, Content):
        return plain
    if plain is None:
        return Content(BLANK)
    if isinstance(plain, str):
        return Content(Text(plain))
    return Content(Number(Decimal(plain)) if isinstance(plain, int | Decimal) else plain)


def careful(layout: Layout, spec: Spec) -> dict[tuple[str, str], Value]:
    """Return answers no rule objects to, by line and column key."""
    answers = careful_answers(layout, spec, datetime(2026, 7, 7))
    return {
        place: value(answer).value  # type: ignore[arg-type]
        for place, answer in answers.items()
        if place[0] != "identitas"
    }


def book_of(spec: Spec, layout: Layout, *edits: Edit) -> Book:
    """Return the form filled with care, after the edits."""
    book = {grid.name: grid for grid in answered(layout, careful(layout, spec))}
    for edit in edits:
        edit(layout, book)
    return book


def submission(*edits: Edit, spec: Spec | None = None) -> Submission:
    """Return the form filled with care, changed, and read."""
    spec = spec or office()
    layout = form(spec)
    found = read_submission(layout, tuple(book_of(spec, layout, *edits).values()))
    assert not isinstance(found, MissingSheet)
    return found


def older(before: Spec, now: Spec, *edits: Edit) -> Submission:
    """Return the form of an office as it was, filled, changed, and read after its master changed."""
    grids = tuple(book_of(before, form(before), *edits).values())
    found = read_submission(form(now), grids)
    assert not isinstance(found, MissingSheet)
    return of_older_form(found, grids, "lama")


def relabelled(spec: Spec, key: str, **changes: object) -> Spec:
    """Return the office with other columns of that key in its form."""
    fields = (
        replace(each, **changes) if each.key == key else each  # type: ignore[arg-type]
        for each in spec.fields
    )
    return replace(spec, fields=tuple(fields))


def asking(spec: Spec, *fields: Field) -> Spec:
    """Return the office with more columns at the end of its form."""
    return replace(spec, fields=(*spec.fields, *fields))


def judged(
    *edits: Edit, spec: Spec | None = None, received: datetime = IN_TIME
) -> tuple[Finding, ...]:
    """Return the findings on the form filled with care after the edits."""
    spec = spec or office()
    rules, faults = compile_rules(spec)
    assert faults == ()
    return judge(submission(*edits, spec=spec), spec, rules, received)[1]


def place(layout: Layout, line: str, key: str) -> Cell:
    """Return the planned cell of a line's column, of a sum or of the identity."""
    if key in IDENTITY_FIELDS:
        return identity_cell(key)
    sheets = [sheet for sheet in layout.sheets if line in {each.id for each in sheet.lines}]
    return sheets[0].cell(line, key) if sheets else layout.budget.total_cell(key)


def answer(line: str, key: str, what: Plain) -> Edit:
    """Write into a line's column; ``jumlah`` is the row of sums, any line will do for identity."""

    def edit(layout: Layout, book: Book) -> None:
        cell = place(layout, line, key)
        book[cell.sheet] = put(book[cell.sheet], {(cell.row, cell.column): value(what)})

    return edit


def answers(line: str, **columns: Plain) -> Edit:
    """Write into several columns of a line."""

    def edit(layout: Layout, book: Book) -> None:
        for key, what in columns.items():
            answer(line, key, what)(layout, book)

    return edit


def put(grid: Grid, contents: Mapping[tuple[int, int], Content]) -> Grid:
    """Return a sheet with other contents; a blank without a formula clears the cell."""
    cells = {**grid.cells, **contents}
    return replace(
        grid,
        cells={
            at: each
            for at, each in cells.items()
            if not isinstance(each.value, Blank) or each.formula is not None
        },
    )


def moved(grid: Grid, rows: Mapping[int, int], columns: Mapping[int, int]) -> Grid:
    """Return a sheet whose rows and columns stand elsewhere; 0 drops them."""
    cells = {}
    for (row, column), each in grid.cells.items():
        at = rows.get(row, row), columns.get(column, column)
        if all(at):
            cells[at] = each
    return replace(grid, cells=cells)


def finding(
    code: str,
    severity: Severity,
    line: str,
    key: str,
    value: str,
    message: str,
    advice: str,
    *,
    spec: Spec | None = None,
    subject: str | None = None,
    cell: Cell | None = None,
) -> Finding:
    """Return the finding expected on a planned cell of the form."""
    layout = form(spec or office())
    names = {each.id: each.name for sheet in layout.sheets for each in sheet.lines}
    return Finding(
        code,
        severity,
        BUREAU.code,
        cell or place(layout, line, key),
        line,
        key,
        names[line] if subject is None else subject,
        value,
        message,
        advice,
    )
