"""The formulas that stand in a form's own cells: results, sums, counters and the speaking status.

Figures are the formulas of ``achievement``, from which the program computes its own; tests compare
both in a real spreadsheet program. Formulas use only functions that Excel 2010 and LibreOffice
know, without ``=``.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from xlsops import messages
from xlsops.core.form import status_cases
from xlsops.core.form.layout import (
    FIRST_ROW,
    IDENTITY_FIELDS,
    TOTAL_ROW,
    FormTable,
    Layout,
    Line,
    identity_cell,
)
from xlsops.core.form.live_conditions import delivered_cases, money_cases, places_of, violated
from xlsops.core.form.ruled_cases import (
    INFORMS,
    LONGEST_SAYING,
    BuiltIn,
    built_in_rules,
    ruled,
    saying_of,
)
from xlsops.core.form.status_cases import FILL, LOOK_AT, StatusCase, any_blank, in_order
from xlsops.core.formula.tree import Reference, joined_formula, pieces, to_excel
from xlsops.core.spec import measures
from xlsops.core.spec.achievement import (
    HALVES,
    LOWER,
    UPPER,
    MeasureShape,
    Yardstick,
    of_indicator,
    of_sub_activity,
    shape_of,
)
from xlsops.core.spec.methods import HUNDREDTH_APART, Method
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Severity
from xlsops.core.values.cells import column_letters

Cases = Sequence[tuple[str, str]]
"""What a status may say: (condition, saying), the first met counts."""
FILLED = status_cases.FILLED
ERROR_CELL = f"{LOOK_AT}ada sel yang galat"
PARTS_DIFFER = f"{LOOK_AT}tidak sama dengan jumlah rinciannya"
RATIO_DIFFERS = f"{LOOK_AT}tidak sama dengan pembilang dibagi penyebut"
NO_DENOMINATOR = f"{LOOK_AT}penyebutnya kosong atau 0"
GUISE = f"{LOOK_AT}tampil sebagai tanggal, jam atau persen"
_GUISES = "DP"
"""How a spreadsheet program's names of formats begin: dates, times, percents.

Others are the program's own: Excel calls a fraction as it calls General, LibreOffice most dates.
"""
_LONGEST_FORMULA, _MOST_RULES, _MOST_RUNS = 8000, 40, 60
_SUM, _SHARE = pieces(measures.SUM), pieces(measures.SHARE)
"""Excel takes 8192 characters and 64 levels in one formula."""


def alike(line: Line, quarter: int) -> tuple[object, ...]:
    """Return all of a line that its formulas hang on, besides its row and the columns.

    A measure's edges are told as written, so that 1 and 1.0 are two: formulas hold the digits.
    """
    measure = line.measure
    lower, upper, weights = measure.lower, measure.upper, measure.weights
    return (
        measure.direction,
        measure.method,
        lower if lower is None else str(lower),
        upper if upper is None else str(upper),
        weights and tuple(map(str, weights)),
        measure.rungs,
        line.frequency.due(quarter),
        line.unit == "%",
        line.never_falls,
        line.may_not_apply,
        line.asked,
        line.parts,
        line.withheld,
        measure.times,
        _last_known(line.actuals),
        _last_known(line.spending),
    )


def formulas_of(
    sheet: FormTable, line: Line, spec: Spec, rules: Sequence[LiveRule], row: str
) -> dict[str, str]:
    """Return the formula of every computed column for one line, by column key.

    They speak of the row as it is told, so that rows of lines asked alike differ only in it.
    """

    def cell(key: str) -> str:
        column = sheet.column(key)
        return f"{column_letters(column.number)}{row}" if column else '""'

    at = _in_values(line.measure.rungs, cell)

    quarter = spec.period.number
    if sheet.block is Block.INDICATORS:
        made = _indicator(line, spec, at, quarter)
        made = _withheld(made) if line.withheld else made
        first, others = _indicator_cases(line, spec)
    else:
        made = _budget(spec, at, quarter)
        first, others = status_cases.unread(keys.output(quarter), keys.spent(quarter)), ()
    others = (*others, *money_cases(sheet, spec), *_own(sheet, line, spec))
    more = in_order(others, delivered_cases(sheet, line, spec))
    standing = built_in_rules(spec.rules)
    cases = [
        *_told(ruled(first, standing), at),
        *_apart(line, quarter, standing, at),
        *_guise(sheet, standing, cell),
        *_told(ruled(more, standing), at),
    ]
    why = f"{FILLED}; {line.withheld}" if line.withheld else FILLED
    made[keys.STATUS] = _status(cases, _live(rules, sheet, line, quarter, at), _said(why))
    return {
        column.field.key: made[column.field.key]
        for column in sheet.columns
        if column.field.kind is FieldKind.FORMULA and column.field.key in made
    }


def _in_values(rungs: Sequence[str], cell: Reference) -> Reference:
    """Return what names a cell, one in which a word of a scale stands by what that stands for.

    A blank stays one, and what is no word of the scale a text.
    """
    if not rungs:
        return cell
    listed = ",".join(f'"{each.replace(chr(34), chr(34) * 2)}"' for each in rungs)

    def value(key: str) -> str:
        at = cell(key)
        known = f'IFERROR(MATCH(TRIM({at}),{{{listed}}},0),{at}&"")'
        return f'IF({at}="","",{known})' if key in keys.WORDED else at

    return value


def total_formulas(sheet: FormTable) -> dict[str, str]:
    """Return the formulas of the row of sums, by column key; none where nothing is asked."""
    made: dict[str, str] = {}
    if not sheet.summed:
        return made
    for column in sheet.columns:
        key, letters = column.field.key, column_letters(column.number)
        if column.field.summed or key == keys.SPENT_SO_FAR:
            cells = {measures.CELLS: f"{letters}{FIRST_ROW}:{letters}{sheet.last_row}"}
            made[key] = joined_formula(_SUM, cells.__getitem__)
    spent, ceiling, share = (
        sheet.column(key) for key in (keys.SPENT_SO_FAR, keys.CEILING, keys.ABSORPTION)
    )
    if spent and ceiling and share:
        sums = {
            name: f"{column_letters(each.number)}{TOTAL_ROW}"
            for name, each in ((measures.PART, spent), (measures.WHOLE, ceiling))
        }
        made[keys.ABSORPTION] = joined_formula(_SHARE, sums.__getitem__)
    return made


def filled_counter(layout: Layout) -> str:
    """Return the formula of the text ``Terisi 17 dari 22`` over every required place."""
    terms = [f"COUNTA({identity_cell(key).address})" for key in IDENTITY_FIELDS]
    for sheet in layout.sheets:
        terms.extend(_answered(sheet, f"{sheet.name}!", layout.period.number))
    return f'"Terisi "&({"+".join(terms)})&" dari {layout.required}"'


def sheet_counter(sheet: FormTable, quarter: int) -> str:
    """Return the formula of the same text for one table."""
    terms = _answered(sheet, "", quarter)
    return f'"Terisi "&({"+".join(terms) or "0"})&" dari {sheet.must(quarter)}"'


def _answered(sheet: FormTable, prefix: str, quarter: int) -> list[str]:
    """Return the terms that count the required places filled.

    Long tables with many gaps count by a constant that holds 1 for every row asked, so that the
    formula stays within what a cell holds.
    """
    due = {sheet.row(line.id) for line in sheet.due(quarter)}
    columns = sheet.required_columns if due else []
    letters = [column_letters(column.number) for column in columns]
    runs = runs_of(due)
    if len(runs) * len(letters) <= _MOST_RUNS:
        return [
            f"COUNTA({','.join(f'{prefix}{each}{first}:{each}{last}' for first, last in runs)})"
            for each in letters
        ]
    mask = ";".join("1" if row in due else "0" for row in range(FIRST_ROW, sheet.last_row + 1))
    filled = "+".join(
        f"(1-ISBLANK({prefix}{each}{FIRST_ROW}:{each}{sheet.last_row}))" for each in letters
    )
    return [f"SUMPRODUCT({{{mask}}}*({filled}))"]


def runs_of(rows: AbstractSet[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of rows."""
    if rows and max(rows) - min(rows) == len(rows) - 1:
        return [(min(rows), max(rows))]
    starts = sorted(row for row in rows if row - 1 not in rows)
    ends = sorted(row for row in rows if row + 1 not in rows)
    return list(zip(starts, ends, strict=True))


def _indicator(line: Line, spec: Spec, at: Reference, quarter: int) -> dict[str, str]:
    measure = line.measure
    weights = {
        keys.weight(number): each for number, each in enumerate(measure.weighing(quarter), 1)
    }
    known = {LOWER: measure.lower, UPPER: measure.upper, **weights}
    beneath = {key: _half(at, *half) for key, half in _halves(line, quarter)}

    def place(name: str) -> str:
        edge = known.get(name)
        return beneath.get(name) or (at(name) if edge is None else f"{edge:f}")

    shape = shape_of(measure, quarter, due=line.frequency.due(quarter))
    texts = _indicator_pieces(shape, spec.yardstick)
    return {key: joined_formula(each, place) for key, each in texts.items()}


def _halves(line: Line, quarter: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what names each half of a ratio, with its quarter and in which row beneath it stands."""
    for beneath, (key, _) in enumerate(zip(HALVES, line.halves, strict=False), 1):
        yield from ((key(each), (each, beneath)) for each in range(1, quarter + 1))


def _half(at: Reference, quarter: int, beneath: int) -> str:
    """Return the cell of a half of a ratio, so many rows beneath its figure of a quarter."""
    return f"OFFSET({at(keys.actual(quarter))},{beneath},0)"


@lru_cache(maxsize=256)
def _indicator_pieces(shape: MeasureShape, yardstick: Yardstick) -> dict[str, tuple[str, ...]]:
    return {key: pieces(tree) for key, tree in of_indicator(shape, yardstick).items()}


def _budget(spec: Spec, at: Reference, quarter: int) -> dict[str, str]:
    settings = spec.settings
    texts = _budget_pieces(quarter, settings.output_method, settings.spending_method, settings.cap)
    return {key: joined_formula(each, at) for key, each in texts.items()}


@lru_cache(maxsize=64)
def _budget_pieces(
    quarter: int, output: Method, spending: Method, cap: Decimal
) -> dict[str, tuple[str, ...]]:
    trees = of_sub_activity(quarter, output, spending, cap)
    return {key: pieces(tree) for key, tree in trees.items()}


def _own(sheet: FormTable, line: Line, spec: Spec) -> Iterator[StatusCase]:
    """Yield the case that a required column beyond the usual figures is blank; none without one."""
    quarter = spec.period.number
    usual = {keys.actual(quarter), keys.output(quarter), keys.spent(quarter)}
    columns = [
        each
        for each in sheet.columns
        if each.open and each.field.required and each.field.key not in usual
    ]
    if not (columns and line.asked and line.frequency.due(quarter)):
        return
    blank = any_blank(each.field.key for each in columns)
    labels = ", ".join(each.heading for each in columns).replace('"', "'")
    yield StatusCase(blank, f"{FILL}{labels}"[:LONGEST_SAYING], (Code.V05,))


def _live(
    rules: Sequence[LiveRule], sheet: FormTable, line: Line, quarter: int, at: Reference
) -> Cases:
    """Return (condition that is violated, what to say) for the rules of a table."""
    found = []
    for live in rules:
        if live.block is not sheet.block or not live.live:
            continue
        places = places_of(live, sheet, line, quarter)
        if places is None:
            continue
        others = {name: to_excel(each, at) for name, each in places.items()}
        others |= {name: _summed(sheet, field.key) for name, field in live.sums}
        informs = live.rule.severity == Severity.INFO.value
        said = live.sentence().replace('"', "'")[:LONGEST_SAYING]
        found.append((violated(live, at, others), (INFORMS if informs else LOOK_AT) + said))
    return found


def rows_named(sheet: FormTable, rules: Iterable[LiveRule]) -> int:
    """Return the last row where a rule adds up the rows of a table, 0 where none does."""
    return sheet.last_row if any(each.sums and each.live for each in rules) else 0


def _summed(sheet: FormTable, key: str) -> str:
    """Return the formula of the sum over all rows of a column."""
    column = sheet.column(key)
    if column is None:
        return "0"
    letters = column_letters(column.number)
    return f"SUM(${letters}${FIRST_ROW}:${letters}${sheet.last_row})"


def _apart(line: Line, quarter: int, standing: BuiltIn, at: Reference) -> Iterator[tuple[str, str]]:
    """Yield the cases that the rows right beneath an indicator do not make its figure; none where there are none."""
    cell = at(keys.actual(quarter))
    if line.halves:
        over, under = (_half(at, quarter, beneath) for beneath in (1, 2))
        apart = f"ROUND(ABS({cell}-{over}*{line.measure.times}/{under}),6)>{HUNDREDTH_APART}"
        cases = (
            (
                f"AND(ISNUMBER({cell}),IF(ISNUMBER({under}),{under}=0,ISBLANK({under})))",
                NO_DENOMINATOR,
            ),
            (f"IF(COUNT({cell},{over},{under})=3,{apart},FALSE)", RATIO_DIFFERS),
        )
        told = ((each, saying_of(said, (Code.V28,), standing)) for each, said in cases)
        yield from (each for each in told if each[1])
        return
    said = saying_of(PARTS_DIFFER, (Code.V28,), standing) if line.parts else ""
    if said:
        parts = f"OFFSET({cell},1,0,{line.parts},1)"
        known = f"COUNT({cell},{parts})={line.parts + 1}"
        yield f"IF({known},ROUND({cell}-SUM({parts}),6)<>0,FALSE)", said


def _guise(sheet: FormTable, standing: BuiltIn, at: Reference) -> Iterator[tuple[str, str]]:
    """Yield the case that a figure is shown as a date, a time or a percent."""
    cells = [at(each.field.key) for each in sheet.columns if each.open and each.field.kind.numeric]
    said = saying_of(GUISE, status_cases.UNREADABLE, standing)
    if said:
        shown = (f"AND(ISNUMBER({cell}),{_named(cell, _GUISES)}>0)" for cell in cells)
        yield f"OR({','.join(shown)})", said


def _named(cell: str, initials: str) -> str:
    """Return what is above 0 where the name of a cell's format has one of these initials."""
    return f'IFERROR(FIND(LEFT(CELL("format",{cell}),1),"{initials}"),0)'


def _withheld(made: Iterable[str]) -> dict[str, str]:
    """Return what stands where a figure up to now is not reckoned: that it is not, and nothing that follows from it."""
    return {**dict.fromkeys(made, '""'), keys.PREDICATE: f'"{messages.clauses.NOT_RECKONED}"'}


def _said(text: str) -> str:
    return text.replace('"', "'")[:LONGEST_SAYING]


def _status(cases: Cases, ruled: Cases, filled: str) -> str:
    """Return the formula that says what the first condition met says.

    A cell holds only so much: rules of the office that no longer fit are judged at intake alone.
    """
    formula = _chain(cases, filled)
    for count in range(1, min(len(ruled), _MOST_RULES) + 1):
        longer = _chain([*cases, *ruled[:count]], filled)
        if len(longer) > _LONGEST_FORMULA:
            break
        formula = longer
    return formula


def _chain(cases: Cases, filled: str) -> str:
    formula = f'"{filled}"'
    for condition, saying in reversed(cases):
        formula = f'IF({condition},"{saying}",{formula})'
    return f'IFERROR({formula},"{ERROR_CELL}")'


def _indicator_cases(
    line: Line, spec: Spec
) -> tuple[tuple[StatusCase, ...], tuple[StatusCase, ...]]:
    """Return the cases of a line whose figure cannot be read, and all others."""
    quarter = spec.period.number
    actual = keys.actual(quarter)
    more = status_cases.indicator_cases(
        actual, percent=line.unit == "%", explaining=spec.settings.explaining
    )
    blank, *unread = status_cases.unread(
        actual,
        due=line.frequency.due(quarter),
        may_not_apply=line.may_not_apply,
        worded=bool(line.measure.rungs),
    )
    explaining = spec.settings.explaining
    words = status_cases.inapplicable(actual, explaining) if line.may_not_apply else ()
    return (blank, *words, *unread), more


def _told(cases: Iterable[StatusCase], at: Reference) -> Cases:
    return [(joined_formula(each.pieces, at), each.saying) for each in cases]


def _last_known(numbers: Sequence[Decimal | None]) -> int:
    """Return the last quarter that has a figure, 0 where none has."""
    last = len(numbers)
    while last and numbers[last - 1] is None:
        last -= 1
    return last
