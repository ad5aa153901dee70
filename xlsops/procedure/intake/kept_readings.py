"""The reading of a file as this machine remembers it: what it depends on, how it is written.

What a file says is a function of its bytes, the form of its bureau, the rules and settings of the
office, the office's key, when it came and when its bureau first sent, and of the program. All of it is
in the key. A reading that looks at the rows of other bureaus, that of an older form, is not kept.
"""

import json
import zlib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from xlsops.core.form.layout import Column, Layout, Line
from xlsops.core.journal.state import FileRecord
from xlsops.core.results.results import BudgetResult, Results
from xlsops.core.spec.achievement import Achievement
from xlsops.files.cache import key_of
from xlsops.files.plain_values import Spelling, Turn, spelling_of
from xlsops.procedure.intake.examining import Examined, IntakeContext

_SWIFT = 1
Figures = tuple[tuple[tuple[str, Achievement], ...], tuple[tuple[str, BudgetResult], ...]]


@dataclass(frozen=True)
class Shelf:
    """Where readings at one desk are found again: their keys, and the texts they are kept as."""

    desk: IntakeContext

    def key(self, record: FileRecord) -> bytes | None:
        """Return under what the reading of an accepted file is kept; None where nobody asks its bureau."""
        desk, code = self.desk, record.bureau
        layout = desk.layouts.get(code)
        if layout is None:
            return None
        rows = (layout.bureau, desk.spec.indicators_of(code), desk.spec.programmes_of(code))
        forms = [sorted(each.get(code, ())) for each in (desk.out, desk.alike)]
        return key_of(
            self._common, record.sha, record.at.isoformat(), rows, forms, desk.first.get(code)
        )

    def written(self, record: FileRecord, examined: Examined) -> bytes | None:
        """Return a reading as it is kept; None for one that would not be the same when read back."""
        submission = examined.submission
        if submission is None or submission.older or examined.bureau != record.bureau:
            return None
        try:
            given = _Given(self.desk.layouts[record.bureau])
            results = examined.results or Results(given.layout, {}, {}, submission.by_place)
            figures = (tuple(results.indicators.items()), tuple(results.budget.items()))
            parts = (_spelling(Examined)[0](examined, given), _spelling(Figures)[0](figures, given))
            told = json.dumps(parts, separators=(",", ":"))
            text = zlib.compress(told.encode("ascii"), _SWIFT)
            again = self.read(record, text)
        except (TypeError, ValueError, LookupError, AttributeError):
            return None
        return text if again == examined and repr(again) == repr(examined) else None

    def read(self, record: FileRecord, text: bytes) -> Examined:
        """Return the reading that was kept as this text."""
        layout = self.desk.layouts[record.bureau]
        body, figures = json.loads(zlib.decompress(text))
        given = _Given(layout)
        examined: Examined = _spelling(Examined)[1](body, given)
        indicators, budget = _spelling(Figures)[1](figures, given)
        if examined.submission is None:
            raise ValueError(record.sha)
        answers = examined.submission.by_place
        return replace(examined, results=Results(layout, dict(indicators), dict(budget), answers))

    @cached_property
    def _common(self) -> str:
        """Return what all readings of the office depend on: settings, columns, rules, key, opening."""
        desk = self.desk
        spec = replace(desk.spec, bureaus=(), indicators=(), programmes=())
        return repr((spec, desk.rules, desk.key, desk.opened))


class _Given:
    """The parts of a form that its readings share, found by their places in it."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    @cached_property
    def places(self) -> dict[int, tuple[int, int]]:
        """Return where each line and column stands, by its identity."""
        return {
            id(each): (sheet, place)
            for sheet, of in enumerate(self.layout.sheets)
            for some in (of.lines, of.columns)
            for place, each in enumerate(some)
        }

    def place(self, part: Line | Column) -> tuple[int, int]:
        return self.places[id(part)]

    def line(self, place: tuple[int, int]) -> Line:
        return self.layout.sheets[place[0]].lines[place[1]]

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
}


@cache
def _spelling(kind: Any) -> tuple[Turn, Turn]:  # noqa: ANN401 - any annotation
    """Return how readings, or the figures of one, are written and read; made once."""
    write, read = spelling_of(kind, _SHARED)
    if write is None or read is None:
        raise TypeError(kind)
    return write, read
