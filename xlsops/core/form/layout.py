"""The layout of a request form: the only home of an address.

Writer, reader, flags and demo all ask here where a value stands.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple, TypeVar, cast

from msgspec import Struct

from xlsops.core.form.emblem import Emblem, Picture, centred
from xlsops.core.spec.achievement import Measure
from xlsops.core.spec.spec import Block, Bureau, Field, FieldKind, Frequency
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Blank, Cell, Content, Number, Text, Value
from xlsops.core.values.periods import Period
from xlsops.core.values.rungs import rung_value
from xlsops.core.values.structs import Unprinted, replace, repr_as_before

COVER, META, RETURN_NOTE = "Petunjuk", "_meta", "Catatan Perbaikan"
MARKER_ROW, KEY_ROW, TITLE_ROW, SUBTITLE_ROW, COUNTER_ROW = 1, 2, 3, 4, 5
HEADING_ROW, TOTAL_ROW, FIRST_ROW = 6, 7, 8
TEMPLATE_VERSION = "1"
IDENTITY_FIELDS = {
    keys.OFFICER: "Petugas pengisi",
    keys.NIP: "NIP petugas",
    keys.FILLED_ON: "Tanggal pengisian",
}
_IDENTITY_ROWS = {keys.OFFICER: 12, keys.NIP: 13, keys.FILLED_ON: 14}
_IDENTITY_COLUMN = 4
_EMBLEM_ROOM, _EMBLEM_FROM, _EMBLEM_GAP = (84, 96), 348, 8
"""In pixels: how large a coat of arms may be, and how far in from the corner of its cell."""
_WITH_DECIMALS = frozenset({"%", "Indeks", "Nilai"})
"""The units whose figures stand with two decimals even where all are whole."""
_KINDS: Mapping[type[Value], str] = {
    Text: "Text(value=%s)",
    Number: "Number(value=Decimal('%s'))",
    Blank: "Blank()",
}
"""What ``str`` tells of a value of such a kind."""


Found = TypeVar("Found")


def marker(block: Block) -> str:
    """Return the text in A1 by which a form sheet is known even when it is renamed."""
    return f"xlsops:{block.value}"


class Column(Struct, frozen=True):
    """A form column in one period: where it stands, whether it is seen and open for answers.

    ``heading`` is the field's label; where a quarter's figure counts from January it says so.
    """

    field: Field
    number: int
    visible: bool
    open: bool
    heading: str


class FormColumns(tuple[Column, ...]):  # noqa: SLOT001 - what is found once is kept in it
    """The columns of a table, one value for all bureaus: what hangs on them alone is found once."""

    def __reduce__(self) -> tuple[type["FormColumns"], tuple[tuple[Column, ...]]]:
        """Return what goes to another process: the columns; what is found once is found there again."""
        return FormColumns, (tuple(self),)

    @cached_property
    def by_key(self) -> Mapping[str, Column]:
        """Return each column by its key."""
        return {each.field.key: each for each in self}

    @cached_property
    def opened(self) -> tuple[Column, ...]:
        """Return those that are to be answered."""
        return tuple(column for column in self if column.open)

    @cached_property
    def required(self) -> tuple[Column, ...]:
        """Return those in which every line due must be answered."""
        return tuple(column for column in self.opened if column.field.required)

    @cached_property
    def computing(self) -> tuple[tuple[int, bool, bool], ...]:
        """Return the places of those that are computed or summed up, and which of both each is."""
        told = [(each.field.kind is FieldKind.FORMULA, each.field.summed) for each in self]
        return tuple((place, *each) for place, each in enumerate(told) if any(each))

    @cached_property
    def in_sums(self) -> frozenset[str]:
        """Return the keys of those that have a sum, its share, or the word that names the row of sums."""
        own = {keys.SPENT_SO_FAR, keys.ABSORPTION, *keys.NAMES}
        return frozenset(
            each.field.key for each in self if each.field.summed or each.field.key in own
        )

    @cached_property
    def kept(self) -> dict[object, object]:
        """Return what is found once of forms that have these columns, by what it hangs on besides."""
        return {}

    def of_row(
        self,
        find: Callable[["FormColumns", Mapping[int, Content]], Found],
        row: Mapping[int, Content],
    ) -> Found:
        """Return what is found in a row of theirs, such as that of keys; in forms that have it alike it is one value."""
        known = self._of_rows.get(find)
        if known is None or known[0] is not row:
            known = self._of_rows[find] = row, find(self, row)
        return cast("Found", known[1])

    @cached_property
    def _of_rows(self) -> dict[object, tuple[Mapping[int, Content], object]]:
        return {}

    @cached_property
    def told(self) -> str:
        """Return all that they ask, as JSON."""
        return _json(
            [
                [each.field.key, each.field.label, each.field.kind.value, each.open, each.visible]
                for each in self
            ]
        )


class Line(NamedTuple):
    """One row asked of a bureau: an indicator or a programme row, with what is known of it.

    An office has tens of thousands, so it is a tuple, of which many are made at once.
    ``linked`` are the rows of the other table it has to do with; ``may_not_apply`` says that words may
    stand in place of its figure, ``inapplicable`` in which earlier quarters they do. One that is
    ``part_of`` another tells it apart; so many ``parts`` stand right beneath that one. ``meaning`` is help.
    ``withheld`` says why no figure of it up to now is reckoned, empty where one is; in quarters
    ``otherwise`` its figure means something else than today.
    ``halves`` are the lines of the numerator and the denominator of a ratio of sums, the first two beneath it.
    """

    id: str
    name: str
    unit: str
    asked: bool
    known: Mapping[str, Value]
    measure: Measure
    frequency: Frequency = Frequency.QUARTERLY
    key_indicator: bool = False
    never_falls: bool = False
    target_year: Decimal | None = None
    targets: tuple[Decimal | None, ...] = ()
    actuals: tuple[Decimal | None, ...] = ()
    spending: tuple[Decimal | None, ...] = ()
    linked: tuple[str, ...] = ()
    may_not_apply: bool = False
    inapplicable: tuple[int, ...] = ()
    part_of: str = ""
    parts: int = 0
    meaning: tuple[str, ...] = ()
    withheld: str = ""
    otherwise: tuple[int, ...] = ()
    halves: tuple["Line", ...] = ()

    def known_number(self, key: str) -> Decimal | None:
        """Return a known value as a number, None where it is blank or a text that stands for none."""
        value = self.known.get(key, BLANK)
        if isinstance(value, Text) and key in keys.WORDED:
            return rung_value(value.value, self.measure.rungs)
        return value.value if isinstance(value, Number) else None

    @property
    def two_places(self) -> bool:
        """Tell whether its figures stand with two decimals, all of them: as its unit is told, or as one needs."""
        numbers = (
            *self.targets,
            *self.actuals,
            self.target_year,
            self.known_number(keys.LAST_YEAR),
        )
        return self.unit in _WITH_DECIMALS or not all(map(whole_number, numbers))


@lru_cache(maxsize=4096)
def whole_number(number: Decimal | None) -> bool:
    """Tell whether a number needs no decimals; none needs none."""
    return number is None or number == number.to_integral_value()


class FormTable(Struct, frozen=True, dict=True):
    """One table of the form: its columns and lines, and every address in it."""

    block: Block
    columns: FormColumns
    lines: Sequence[Line]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {line.id: FIRST_ROW + index for index, line in enumerate(self.lines)}

    def stands_in(self, rows: Mapping[str, int]) -> bool:
        """Tell whether every line, and nothing else, stands in its own row."""
        return rows == self._rows

    @property
    def name(self) -> str:
        """Return the sheet's name."""
        return self.block.value

    @property
    def last_row(self) -> int:
        """Return the row of the last line."""
        return FIRST_ROW + max(1, len(self.lines)) - 1

    @property
    def summed(self) -> bool:
        """Tell whether there is a line to add up."""
        return bool(self.asked)

    @cached_property
    def asked(self) -> tuple[Line, ...]:
        """Return the lines that are to be answered."""
        return tuple(line for line in self.lines if line.asked)

    @property
    def opened(self) -> tuple[Column, ...]:
        """Return the columns that are to be answered."""
        return self.columns.opened

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return which of the lines that are asked has an id."""
        return {line.id: number for number, line in enumerate(self.asked)}

    def row(self, line: str) -> int:
        """Return the row of a line."""
        return self._rows[line]

    def line(self, identity: str) -> Line | None:
        """Return the line of that id."""
        row = self._rows.get(identity)
        return None if row is None else self.lines[row - FIRST_ROW]

    def column(self, key: str) -> Column | None:
        """Return the column of that key."""
        return self.columns.by_key.get(key)

    def cell(self, line: str, key: str) -> Cell:
        """Return where the value of a line stands in the column of that key."""
        return Cell(self.name, self._rows[line], self.columns.by_key[key].number)

    def heading_cell(self, key: str) -> Cell:
        """Return the cell in which a column's heading stands."""
        return Cell(self.name, HEADING_ROW, self.columns.by_key[key].number)

    def total_cell(self, key: str) -> Cell:
        """Return where the sum of a column stands."""
        return Cell(self.name, TOTAL_ROW, self.columns.by_key[key].number)

    def answers(self) -> Iterator[tuple[Line, Column]]:
        """Yield every place that is open for an answer."""
        for line in self.asked:
            yield from ((line, column) for column in self.opened)

    def required(self, quarter: int) -> Iterator[tuple[Line, Column]]:
        """Yield the places that must be answered in that quarter."""
        columns = self.required_columns
        for line in self.due(quarter):
            yield from ((line, column) for column in columns)

    @property
    def required_columns(self) -> tuple[Column, ...]:
        """Return the columns in which every line due must be answered."""
        return self.columns.required

    def due(self, quarter: int) -> Sequence[Line]:
        """Return the lines that must be answered in that quarter."""
        if quarter not in self._due:
            due = [each for each in Frequency if each.due(quarter)]
            self._due[quarter] = [line for line in self.asked if line.frequency in due]
        return self._due[quarter]

    @cached_property
    def _due(self) -> dict[int, Sequence[Line]]:
        return {}

    def must(self, quarter: int) -> int:
        """Return how many places must be answered in that quarter."""
        return len(self.due(quarter)) * len(self.required_columns)


class Layout(Struct, frozen=True, dict=True):
    """The whole form of one bureau in one period; ``known`` is its id where that is known already."""

    bureau: Bureau
    period: Period
    indicators: FormTable
    budget: FormTable
    known: Unprinted[str] = ""

    __repr__ = repr_as_before

    def __reduce__(self) -> tuple[type["Layout"], tuple[object, ...], dict[str, object]]:
        """Return what goes to another process: the parts, and what is known of the whole, such as its id."""
        parts = tuple(getattr(self, each) for each in self.__struct_fields__)
        return Layout, parts, dict(self.__dict__)

    @property
    def sheets(self) -> tuple[FormTable, FormTable]:
        """Return both tables in the order of the workbook."""
        return self.indicators, self.budget

    def sheet(self, block: Block) -> FormTable:
        """Return the table of a block."""
        return self.indicators if block is Block.INDICATORS else self.budget

    @cached_property
    def required(self) -> int:
        """Return how many places must be answered, identity included."""
        tables = sum(sheet.must(self.period.number) for sheet in self.sheets)
        return tables + len(IDENTITY_FIELDS)

    @cached_property
    def format_id(self) -> str:
        """Return what tells this form from any other: a hash over all it asks."""
        if self.known:
            return self.known
        told = {
            "bureau": _json([self.bureau.code, self.bureau.name]),
            "period": _json([self.period.year, self.period.number]),
            "tables": f"[{','.join(map(_asked, self.sheets))}]",
            "template": _json(TEMPLATE_VERSION),
        }
        text = ",".join(f"{_json(name)}:{asked}" for name, asked in told.items())
        return hashlib.sha256(f"{{{text}}}".encode()).hexdigest()[:12]


def identity_cell(key: str) -> Cell:
    """Return where the bureau writes who filled the form, and when."""
    return Cell(COVER, _IDENTITY_ROWS[key], _IDENTITY_COLUMN)


def emblem_place(emblem: Emblem) -> Picture:
    """Return the coat of arms at the right end of the cover's heading."""
    place = centred(emblem, TITLE_ROW - 1, _IDENTITY_COLUMN, _EMBLEM_ROOM)
    return replace(place, right=place.right + _EMBLEM_FROM, down=place.down + _EMBLEM_GAP)


def _asked(sheet: FormTable) -> str:
    """Return all that a table asks, as JSON."""
    return f"[{_json(sheet.name)},{sheet.columns.told},[{_told(sheet.lines)}]]"


def _told(lines: Sequence[Line]) -> str:
    """Return all that is known of lines, as JSON: of each value what ``str`` tells of it."""
    around: list[str] = []
    values: list[str | Decimal] = []
    for line in lines:
        known = line.known
        pairs, held = _pairs(tuple(known), tuple(map(type, known.values())))
        identity = encode_basestring_ascii(line.id).replace("%", "%%")
        around.append(f"[{identity},{'true' if line.asked else 'false'},[{pairs}]]")
        values += [known[key].value for key in held]  # type: ignore[union-attr, misc]
    texts = "".join([each for each in values if type(each) is str])
    plain = len(_spelt(texts)) == len(texts) + len("''")  # then so is each of them
    told = [
        each if type(each) is not str else f"'{each}'" if plain else _spelt(each) for each in values
    ]
    return ",".join(around) % tuple(told)


def _spelt(text: str) -> str:
    """Return how JSON spells what ``repr`` tells of a text."""
    return encode_basestring_ascii(repr(text))[1:-1]


@lru_cache(maxsize=256)
def _pairs(keys: tuple[str, ...], kinds: tuple[type[Value], ...]) -> tuple[str, Sequence[str]]:
    """Return what is told of values of these kinds but for them themselves, and the keys of those."""
    kind = dict(zip(keys, kinds, strict=True))
    names = {key: key.replace("%", "%%") for key in keys}
    pairs = [f'["{names[key]}","{_KINDS[kind[key]]}"]' for key in sorted(keys)]
    return ",".join(pairs), [key for key in sorted(keys) if kind[key] is not Blank]


_json = json.JSONEncoder(separators=(",", ":")).encode
