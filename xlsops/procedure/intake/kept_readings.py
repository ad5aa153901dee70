"""The reading of a file as this machine remembers it: what it depends on, how it is written.

What a file says is a function of its bytes, the form of its bureau, the rules and settings of the
office, the office's key, when it came and when its bureau first sent, what it answered in earlier years, and of
the program. All of it is in the key. A reading that looks at the rows of other bureaus, that of an older form, is not kept.

It is kept in two parts. What every click asks of each bureau, findings and totals, is read back at
once; the answers, of which there are hundreds, when somebody looks at them.
"""

import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from xlsops.core.form.answers import AnsweredColumn, ComputedColumn
from xlsops.core.form.joining import Contribution
from xlsops.core.form.layout import Column, Layout, Line
from xlsops.core.form.submissions import Submission
from xlsops.core.form.table import FoundTable
from xlsops.core.history.past import NO_PAST
from xlsops.core.results.recap import bureau_recap_of
from xlsops.core.results.results import Results, results_of
from xlsops.core.sheet.provenance import asked_of
from xlsops.core.values.cells import (
    BLANK,
    Blank,
    Boolean,
    Content,
    Date,
    ErrorValue,
    Number,
    Text,
    Value,
)
from xlsops.core.values.later import Later, LaterMapping
from xlsops.core.values.structs import replace
from xlsops.files.plain_values import Spelling, Turn, spelling_of
from xlsops.procedure.intake.examined import Examined, IntakeContext

if TYPE_CHECKING:
    from xlsops.core.journal.state import FileRecord

_SWIFT = 1
_LENGTH = 4


class Shelf(Struct, frozen=True, dict=True):
    """Where readings at one desk are found again: their keys, and the texts they are kept as."""

    desk: IntakeContext

    def key(self, record: "FileRecord") -> bytes | None:
        """Return under what the reading of an accepted file is kept; None where nobody asks its bureau."""
        from xlsops.files.cache import cache_key  # noqa: PLC0415 - a worker keeps nothing itself

        desk, code = self.desk, record.bureau
        layout = desk.layouts.get(code)
        if layout is None:
            return None
        rows = desk.rows.get(code) or asked_of(desk.spec, layout.bureau)
        forms = [sorted(each.get(code, ())) for each in (desk.out, desk.alike)]
        past = desk.past.get(code, NO_PAST).mark
        undone = sorted(desk.undone_in(record.sha).items())
        withheld = sorted(desk.withheld.get(code, {}).items())
        more = [undone] if undone or withheld else []
        more += [withheld] if withheld else []
        return cache_key(
            self._common,
            record.sha,
            record.at.isoformat(),
            rows,
            forms,
            desk.first.get(code),
            past,
            *more,
        )

    def written(self, examined: Examined) -> bytes:
        """Return a reading as it is kept; nothing for one that would not be the same when read back."""
        submission, results = examined.submission, examined.results
        if submission is None or results is None or submission.older:
            return b""
        try:
            given = _Given(self.desk.layouts[examined.bureau])
            totals = bureau_recap_of(self.desk.spec, given.layout, results).totals
            whole = replace(examined, totals=totals, text=b"", submission=_kept(submission))
            told = _spelling(Examined)[0](whole, given), _columns_told(submission.columns)
            first, rest = (zlib.compress(_json(each), _SWIFT) for each in told)
            text = len(first).to_bytes(_LENGTH) + first + rest
            again = self.read(examined.bureau, text)
            same = replace(again, results=results) == whole  # results follow from answers
        except (TypeError, ValueError, LookupError, AttributeError):
            return b""
        return text if same else b""

    def read(self, bureau: str, text: bytes) -> Examined:
        """Return the reading that was kept as this text."""
        start = _LENGTH + int.from_bytes(text[:_LENGTH])
        given = _Given(self.desk.layouts[bureau], text[start:])
        examined: Examined = _spelling(Examined)[1](_told(text[_LENGTH:start]), given)
        if examined.submission is None:
            raise ValueError(bureau)
        return replace(examined, results=_results(examined.submission, self.desk))

    @cached_property
    def _common(self) -> str:
        """Return the fingerprint of what all readings depend on: settings, columns, rules, key, opening."""
        desk = self.desk
        spec = replace(desk.spec, bureaus=(), indicators=(), programmes=())
        told = repr((spec, desk.rules, desk.key, desk.opened))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class _Given:
    """What a reading finds when it is read back: the parts of its form by their places, its answers."""

    def __init__(self, layout: Layout, rest: bytes = b"") -> None:
        self.layout = layout
        self._rest = rest

    @cached_property
    def columns(self) -> tuple[AnsweredColumn, ...]:
        """Return the part of a reading that is read back when somebody looks at it."""
        return tuple(_columns(self.layout, _told(self._rest)))

    @cached_property
    def places(self) -> Mapping[int, tuple[int, int]]:
        """Return where each line and column stands, by its identity."""
        return {
            id(each): (sheet, place)
            for sheet, of in enumerate(self.layout.sheets)
            for some in (of.lines, of.columns)
            for place, each in enumerate(some)
        }

    @cached_property
    def lines(self) -> Sequence[Sequence[Line]]:
        """Return the lines of both sheets."""
        return [tuple(each.lines) for each in self.layout.sheets]

    def place(self, part: Line | Column) -> tuple[int, int]:
        return self.places[id(part)]

    def line(self, place: tuple[int, int]) -> Line:
        return self.lines[place[0]][place[1]]

    def column(self, place: tuple[int, int]) -> Column:
        return self.layout.sheets[place[0]].columns[place[1]]

    def whole(self, layout: Layout) -> None:
        if layout is not self.layout:
            raise ValueError(layout.format_id)


_SHARED = {
    Layout: Spelling(lambda layout, given: given.whole(layout), lambda _, given: given.layout),
    Line: Spelling(lambda line, given: given.place(line), lambda told, given: given.line(told)),
    Column: Spelling(lambda part, given: given.place(part), lambda told, given: given.column(told)),
    Results: Spelling(lambda *_: None, lambda *_: None),
    bytes: Spelling(lambda *_: None, lambda *_: b""),
    tuple[Contribution, ...]: Spelling(lambda *_: None, lambda *_: ()),
    Sequence[AnsweredColumn]: Spelling(
        lambda *_: None, lambda _, given: Later(lambda: given.columns)
    ),
    Sequence[ComputedColumn]: Spelling(lambda *_: None, lambda *_: ()),
    Sequence[FoundTable]: Spelling(lambda *_: None, lambda *_: ()),
}
_KINDS: Mapping[type, tuple[str, Callable[[Any], str], Callable[[str], Value]]] = {
    Blank: ("-", lambda _: "", lambda _: BLANK),
    Text: ("T", lambda each: each.value, Text),
    Number: ("N", lambda each: str(each.value), lambda told: Number(Decimal(told))),
    Boolean: ("B", lambda each: "1" if each.value else "", lambda told: Boolean(bool(told))),
    Date: (
        "D",
        lambda each: each.value.isoformat(),
        lambda told: Date(datetime.fromisoformat(told)),
    ),
    ErrorValue: ("E", lambda each: each.code, ErrorValue),
}
"""By which letter a kind of value is known, and how one is written and read."""
_READ = {letter: read for letter, _, read in _KINDS.values()}


def _kept(submission: Submission) -> Submission:
    """Return what is kept of a submission: all but what only those ask who judge it."""
    columns = tuple(each.holding(each.contents) for each in submission.columns)
    return replace(submission, columns=columns, computing=(), tables=())


def _results(submission: Submission, desk: IntakeContext) -> Results:
    """Return the results of a submission, reckoned when somebody looks at them."""
    withheld = desk.withheld.get(submission.layout.bureau.code, {})
    made = cache(lambda: results_of(submission, desk.spec, withheld))
    return Results(
        submission.layout,
        LaterMapping(lambda: made().indicators),
        LaterMapping(lambda: made().budget),
        submission.by_place,
    )


def _columns_told(columns: Sequence[AnsweredColumn]) -> object:
    """Return all from which the answers follow: where the columns stand, and what stands in them."""
    contents = [content for each in columns for content in each.contents]
    values = [(*_KINDS[each.value.__class__][:2], each.value) for each in contents]
    looks: dict[tuple[str | None, str, bool], int] = {}
    rows: dict[tuple[str, tuple[int, ...]], int] = {}
    return (
        [(each.number, rows.setdefault((each.sheet, each.rows), len(rows))) for each in columns],
        list(rows),
        "".join(letter for letter, _, _ in values),
        [write(value) for _, write, value in values],
        [looks.setdefault(each[1:], len(looks)) for each in contents],
        list(looks),
    )


def _columns(layout: Layout, told: Any) -> Iterator[AnsweredColumn]:  # noqa: ANN401 - any JSON
    """Yield the columns that were told so."""
    places, sheets, letters, values, of, looks = told
    contents = (
        Content(_READ[letter](value), *looks[look])
        for letter, value, look in zip(letters, values, of, strict=True)
    )
    asked = [(column, sheet.asked) for sheet in layout.sheets for column in sheet.opened]
    for (column, lines), (number, at) in zip(asked, places, strict=True):
        (name, rows), held = sheets[at], tuple(islice(contents, len(lines)))
        yield AnsweredColumn(column, lines, name, tuple(rows), number, held)
    if next(contents, None):
        raise ValueError(letters)


def _json(told: object) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode("ascii")


def _told(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(zlib.decompress(text))


@cache
def _spelling(kind: Any) -> tuple[Turn, Turn]:  # noqa: ANN401 - any annotation
    """Return how readings are written and read; made once."""
    write, read = spelling_of(kind, _SHARED)
    if write is None or read is None:
        raise TypeError(kind)
    return write, read
