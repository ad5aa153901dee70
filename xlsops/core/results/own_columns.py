"""Columns an office added in the sheet ``Format``: their answers, totals, and tables that fit a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from xlsops.core.form.form_lines import columns_of
from xlsops.core.form.layout import Column
from xlsops.core.results.meaning import Meaning, mean_key
from xlsops.core.results.results import Results
from xlsops.core.spec.achievement import average, total
from xlsops.core.spec.spec import Block, Field, FieldKind, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace
from xlsops.core.values.visible import one_line

OWN_COLUMNS = "Kolom tambahan"
"""What the tables of such columns are called."""
ROWS = {Block.INDICATORS: "Indikator Kinerja", Block.BUDGET: "Sub Kegiatan"}
SUM, MEAN = "Jumlah", "Rata-rata"
"""What their rows are, and the words before their totals."""
Figure = Decimal | str
"""An answer as a recap shows it: a number, or what was written."""
Span = tuple[int, int]
"""The first and the last column of a sheet that a column stands over."""
_PROGRAMS_TEXTS = {
    keys.DRIVER,
    keys.OBSTACLE,
    keys.FOLLOW_UP,
    keys.EVIDENCE,
    keys.IN_CHARGE,
    keys.EXPLANATION,
}
_PROGRAMS_FIGURES = {Block.INDICATORS: (keys.actual,), Block.BUDGET: (keys.output, keys.spent)}
_LEAST = {
    FieldKind.TEXT: 18.0,
    FieldKind.LONG_TEXT: 36.0,
    FieldKind.CODE: 18.0,
    FieldKind.NUMBER: 12.0,
    FieldKind.PERCENT: 12.0,
    FieldKind.MONEY: 18.0,
}
_MOST = 60.0
"""How wide such a column is in a recap, in characters, whatever width it has on the form."""
_LONGEST_LABEL = 200
_NUMBER_LOOKS = {"whole", "percent"}


class OwnRow(Struct, frozen=True):
    """A row of a table of such columns: its name, and its answers by column key.

    It is what a ``line`` of a ``bureau`` was answered, or what all its lines add up to.
    """

    name: str
    figures: Mapping[str, Figure]
    bureau: str = ""
    line: str = ""


class Joint(Struct, frozen=True):
    """A column of a list that holds rows of both blocks, and the form's columns behind it.

    ``label`` is no other column's.
    """

    label: str
    columns: Mapping[Block, Column]

    @property
    def column(self) -> Column:
        """Return the column that says of what kind this one is, and how wide."""
        return next(iter(self.columns.values()))

    def figure(self, block: Block, own: Mapping[str, Figure]) -> Figure | None:
        """Return what a row of that block shows here, of what stands in its own columns."""
        return own.get(self.columns[block].field.key) if block in self.columns else None


def own_columns(spec: Spec, block: Block) -> tuple[Column, ...]:
    """Return the columns a bureau answers in the open quarter that the program itself has no use for."""
    return own_of(columns_of(spec, block), spec, block)


def own_of(columns: Iterable[Column], spec: Spec, block: Block) -> tuple[Column, ...]:
    """Return those among all columns of a block that the program itself has no use for."""
    figures = {key(spec.period.number) for key in _PROGRAMS_FIGURES[block]}
    return tuple(
        each
        for each in columns
        if each.open and each.visible and each.field.key not in _PROGRAMS_TEXTS | figures
    )


def of_block(column: Column) -> Column:
    """Return a column as it stands among those of both blocks: its heading and its key name its own."""
    block, key = column.field.block.value, column.field.key
    return replace(
        column,
        field=replace(column.field, key=f"{block} {key}"),
        heading=f"{column.heading} ({block})",
    )


def own_answers(results: Results, line: str, columns: Iterable[Column]) -> dict[str, Figure]:
    """Return what was answered on a line in these columns, by key; nothing where a cell is blank.

    What cannot be read as a number in a column of numbers stands as it was written.
    """
    found: dict[str, Figure] = {}
    for column in columns:
        answer = results.answer(column.field.block, line, column.field.key)
        if answer is None:
            continue
        figure = answer.number if column.field.kind.numeric else None
        if figure is not None or answer.text:
            found[column.field.key] = answer.text if figure is None else figure
    return found


def totals_of(
    columns: Iterable[Column], rows: Sequence[OwnRow]
) -> tuple[tuple[str, Mapping[str, Decimal]], ...]:
    """Return (word, totals by column key) for each kind of total that these columns ask for.

    A column in which no number was answered has none; a mean is over what was answered.
    """
    fields = [each.field for each in columns]
    summed = {each.key: total(figures) for each, figures in _numbers(fields, rows) if each.summed}
    means = {
        each.key: average(figures) for each, figures in _numbers(fields, rows) if each.averaged
    }
    asked = (
        (SUM, any(each.summed for each in fields), summed),
        (MEAN, any(each.averaged for each in fields), means),
    )
    return tuple((word, totals) for word, wanted, totals in asked if wanted)


def look_of(column: Column, figures: Iterable[Figure | None]) -> str:
    """Return the look of a column by its kind: numbers with as many decimals as any of them needs."""
    match column.field.kind:
        case FieldKind.MONEY:
            return "whole"
        case FieldKind.PERCENT:
            return "percent"
        case FieldKind.NUMBER:
            numbers = (each for each in figures if isinstance(each, Decimal))
            return (
                "whole" if all(each == each.to_integral_value() for each in numbers) else "percent"
            )
        case FieldKind.CODE:
            return "code"
        case _:
            return "text"


def told_look(figure: Figure | None, look: str) -> str:
    """Return the look of one cell of such a column: words among numbers stand as words."""
    return "text" if isinstance(figure, str) and look in _NUMBER_LOOKS else look


def total_look(word: str, look: str) -> str:
    """Return the look of a total below a column of that look."""
    if look not in _NUMBER_LOOKS:
        return "total_text"
    return "total" if (word, look) == (SUM, "whole") else "total_percent"


def width_of(column: Column) -> float:
    """Return how many characters wide a column is: a text as on the form, a number as it needs."""
    least = _LEAST.get(column.field.kind, 0)
    return least if column.field.kind.numeric else min(_MOST, max(least, column.field.width))


def placed_columns(
    columns: Iterable[Column], widths: Sequence[float], first: int
) -> tuple[tuple[tuple[Column, Span], ...], ...]:
    """Return the tables that hold these columns on a sheet with such columns, from the first on.

    A column takes as many of the sheet's as it needs; what does not fit beside the others stands
    in a table of its own below, so that the page is never wider for it.
    """
    tables: list[list[tuple[Column, Span]]] = [[]]
    at = first
    for column in columns:
        last = _reach(widths, at, width_of(column))
        if last is None:
            if tables[-1]:
                tables.append([])
            at = first
            last = _reach(widths, at, width_of(column)) or len(widths)
        tables[-1].append((column, (at, last)))
        at = last + 1
    return tuple(tuple(table) for table in tables if table)


def meanings_of(
    table: Iterable[tuple[Column, Span]], bureau: str, line: str = "", *, mean: bool = False
) -> dict[int, Meaning]:
    """Return what the numbers of a row of such a table are, by their columns on the sheet."""
    found = {}
    for column, (first, _) in table:
        block = column.field.block
        key = column.field.key.removeprefix(f"{block.value} ")
        found[first] = Meaning(mean_key(key) if mean else key, bureau, block, line)
    return found


def rows_bureau(rows: Sequence[OwnRow]) -> str:
    """Return the bureau whose lines these rows are; empty where each is a bureau's."""
    return rows[0].bureau if rows[0].line else ""


def side_by_side(spec: Spec, taken: Iterable[str]) -> tuple[Joint, ...]:
    """Return the columns of both blocks for one list; equal ones are one, labels differ from those taken."""
    found: list[Joint] = []
    used = {each.casefold() for each in taken}
    for block in Block:
        for column in own_columns(spec, block):
            alike = [
                n
                for n, each in enumerate(found)
                if block not in each.columns and _alike(each.column, column)
            ]
            if alike:
                joint = found[alike[0]]
                found[alike[0]] = replace(joint, columns={**joint.columns, block: column})
            else:
                found.append(Joint(_label(column, used), {block: column}))
                used.add(found[-1].label.casefold())
    return tuple(found)


def _numbers(
    fields: Iterable[Field], rows: Sequence[OwnRow]
) -> Iterator[tuple[Field, list[Decimal]]]:
    for field in fields:
        given = (row.figures.get(field.key) for row in rows)
        if numbers := [each for each in given if isinstance(each, Decimal)]:
            yield field, numbers


def _reach(widths: Sequence[float], first: int, wanted: float) -> int | None:
    """Return the column up to which there is so much room; None where the sheet ends before."""
    room = 0.0
    for number in range(first, len(widths) + 1):
        room += widths[number - 1]
        if room >= wanted:
            return number
    return None


def _alike(one: Column, other: Column) -> bool:
    return (_plain(one).casefold(), one.field.kind) == (_plain(other).casefold(), other.field.kind)


def _plain(column: Column) -> str:
    """Return a heading on one line, of printable letters."""
    return one_line(column.heading)[:_LONGEST_LABEL]


def _label(column: Column, used: set[str]) -> str:
    """Return a heading on one line that nothing else has."""
    plain = _plain(column)
    named = f"{plain} ({column.field.block.value})"
    numbered = (f"{named} {number}" for number in range(2, len(used) + 3))
    return next(each for each in (plain, named, *numbered) if each.casefold() not in used)
