"""The reading of a file as this machine remembers it: what it depends on, how it is written.

What a file says is a function of its bytes, the form of its bureau, the rules and settings of the
office, the office's key, when it came and when its bureau first sent, and of the program. All of it is
in the key. A reading that looks at the rows of other bureaus, that of an older form, is not kept.

It is kept in two parts. What every click asks of each bureau, findings and totals, is read back at
once; the answers, of which there are hundreds, when somebody looks at them.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from xlsops.core.form.answers import Answer, ComputedColumn
from xlsops.core.form.layout import Column, Layout, Line
from xlsops.core.form.submissions import Submission
from xlsops.core.results.recap import bureau_recap_of
from xlsops.core.results.results import BudgetResult, Results
from xlsops.core.spec.achievement import Achievement
from xlsops.core.values.later import Later, LaterMapping
from xlsops.files.plain_values import Spelling, Turn, spelling_of
from xlsops.procedure.intake.examined import Examined, IntakeContext

if TYPE_CHECKING:
    from xlsops.core.journal.state import FileRecord

_SWIFT = 1
_LENGTH = 4
Figures = tuple[
    tuple[Answer, ...],
    tuple[ComputedColumn, ...],
    tuple[tuple[str, Achievement], ...],
    tuple[tuple[str, BudgetResult], ...],
]


@dataclass(frozen=True)
class Shelf:
    """Where readings at one desk are found again: their keys, and the texts they are kept as."""

    desk: IntakeContext

    def key(self, record: "FileRecord") -> bytes | None:
        """Return under what the reading of an accepted file is kept; None where nobody asks its bureau."""
        from xlsops.files.cache import cache_key  # noqa: PLC0415 - a worker keeps nothing itself

        desk, code = self.desk, record.bureau
        layout = desk.layouts.get(code)
        if layout is None:
            return None
        rows = (layout.bureau, desk.spec.indicators_of(code), desk.spec.programmes_of(code))
        forms = [sorted(each.get(code, ())) for each in (desk.out, desk.alike)]
        return cache_key(
            self._common, record.sha, record.at.isoformat(), rows, forms, desk.first.get(code)
        )

    def written(self, examined: Examined) -> bytes:
        """Return a reading as it is kept; nothing for one that would not be the same when read back."""
        submission, results = examined.submission, examined.results
        if submission is None or results is None or submission.older:
            return b""
        try:
            given = _Given(self.desk.layouts[examined.bureau])
            totals = bureau_recap_of(self.desk.spec, given.layout, results).totals
            whole = replace(examined, totals=totals)
            told = _parts(whole, given)
            first, rest = (zlib.compress(each.encode("ascii"), _SWIFT) for each in told)
            text = len(first).to_bytes(_LENGTH) + first + rest
            again = self.read(examined.bureau, text)
            same = again == whole  # decimals, texts and moments are written as they are
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
        return replace(examined, results=given.results(examined.submission))

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
    def figures(self) -> Figures:
        """Return the part of a reading that is read back when somebody looks at it."""
        found: Figures = _spelling(Figures)[1](_told(self._rest), self)
        return found

    def results(self, submission: Submission) -> Results:
        """Return the results of a submission."""
        return Results(
            self.layout,
            LaterMapping(lambda: dict(self.figures[2])),
            LaterMapping(lambda: dict(self.figures[3])),
            submission.by_place,
        )

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
    Sequence[Answer]: Spelling(lambda *_: None, lambda _, given: Later(lambda: given.figures[0])),
    Sequence[ComputedColumn]: Spelling(
        lambda *_: None, lambda _, given: Later(lambda: given.figures[1])
    ),
}


def _parts(examined: Examined, given: _Given) -> tuple[str, str]:
    """Return a reading as two texts: what is read back at once, and the rest."""
    submission, results = examined.submission, examined.results
    if submission is None or results is None:
        raise ValueError(examined.bureau)
    figures = (tuple(results.indicators.items()), tuple(results.budget.items()))
    rest = (submission.answers, submission.computing, *figures)
    return _json(Examined, examined, given), _json(Figures, rest, given)


def _json(kind: Any, value: Any, given: _Given) -> str:  # noqa: ANN401
    return json.dumps(_spelling(kind)[0](value, given), separators=(",", ":"))


def _told(text: bytes) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(zlib.decompress(text))


@cache
def _spelling(kind: Any) -> tuple[Turn, Turn]:  # noqa: ANN401 - any annotation
    """Return how readings, or the figures of one, are written and read; made once."""
    write, read = spelling_of(kind, _SHARED)
    if write is None or read is None:
        raise TypeError(kind)
    return write, read
