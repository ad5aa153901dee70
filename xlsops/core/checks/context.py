"""One submission under judgement, with all a check may ask of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property

from msgspec import Struct, field

from xlsops.core.checks.causes import cut
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.form.submissions import Answer, AnsweredColumn, ComputedColumn, Submission
from xlsops.core.formula.explained import TEXT
from xlsops.core.formula.functions import NotEvaluableError
from xlsops.core.formula.tree import Expression
from xlsops.core.formula.values import Evaluator, compiled
from xlsops.core.history.past import NO_PAST, Past
from xlsops.core.journal.arrivals import Arrival
from xlsops.core.results.results import Results
from xlsops.core.spec.accepted_explanations import Explaining, doubtful, surely_told
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, Field, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity
from xlsops.core.values.cells import Cell
from xlsops.messages.message import Message

_LONGEST = 300
"""Letters of a value within a sentence."""
EXPLANATION = keys.EXPLANATION
"""The column in which a bureau explains what is unusual and right."""


class CheckContext(Struct, frozen=True, dict=True):
    """A submission, its results, when its bureau first sent one, the rules of the office.

    ``received`` is when the office had this one, in the office's own time; ``past`` what its bureau
    answered in earlier years; ``office`` the sums over all bureaus, by table and column, as far as
    they are known.
    """

    submission: Submission
    results: Results
    spec: Spec
    rules: tuple[LiveRule, ...]
    arrival: Arrival
    received: datetime
    past: Past = NO_PAST
    office: Mapping[tuple[Block, str], Decimal] = field(default_factory=dict)

    @property
    def bureau(self) -> str:
        """Return the bureau's code."""
        return self.submission.layout.bureau.code

    @cached_property
    def quarter(self) -> int:
        """Return the number of the open quarter."""
        return self.spec.period.number

    def answer(self, sheet: FormTable, line: Line, key: str) -> Answer | None:
        """Return an answer; ``{q}`` in the key is the open quarter."""
        return self.results.answers.at(sheet.block, line.id, _of_quarter(key, self.quarter))

    def column(self, sheet: FormTable, key: str) -> Sequence[Answer | None]:
        """Return the answers of a column, one for each line that is asked; ``{q}`` as above."""
        return self.results.answers.column(sheet, _of_quarter(key, self.quarter))

    def blank(self, sheet: FormTable, line: Line, key: str) -> bool:
        """Tell whether a place is empty; a place the form does not have counts as filled."""
        found = self.results.answers.found(sheet.block, key)
        place = sheet.places.get(line.id)
        return found is not None and place is not None and found.blank(place)

    def due(self, line: Line) -> bool:
        """Tell whether a line is measured in the open quarter."""
        return line.frequency.due(self.quarter)

    def explained(self, answer: Answer) -> bool:
        """Tell whether the row of an answer says something in its column of explanations."""
        return not self.says_nothing(self.explanation(answer))

    def explanation(self, answer: Answer) -> str:
        """Return what stands in the column of explanations in the row of an answer."""
        sheet = self.submission.layout.sheet(answer.column.field.block)
        note = self.answer(sheet, answer.line, EXPLANATION)
        return "" if note is None else note.text

    def says_nothing(self, text: str) -> bool:
        """Tell whether a text explains nothing, by the condition the form itself has."""
        if not text or self._told(text):
            return not text
        try:
            return bool(self._silent({TEXT: text}))
        except NotEvaluableError:  # longer than a formula takes: it says something
            return False

    def silent(self, column: AnsweredColumn) -> list[int]:
        """Return which texts of a column were written and explain nothing."""
        texts = column.texts
        places = self._doubtful(texts, column.plain)
        return [place for place in places if self.says_nothing(texts[place])]

    def beyond(self, condition: Expression, name: str) -> Callable[[Decimal], bool]:
        """Return what tells whether a figure meets one of the conditions of explanations."""
        met = compiled(condition)
        return lambda figure: bool(met({name: figure}))

    @property
    def explaining(self) -> Explaining:
        """Return what an explanation needs in this office."""
        return self.spec.settings.explaining

    @cached_property
    def _told(self) -> Callable[[str], bool]:
        return surely_told(self.explaining)

    @cached_property
    def _doubtful(self) -> Callable[[Sequence[str], bool], list[int]]:
        return doubtful(self.explaining)

    @cached_property
    def _silent(self) -> Evaluator:
        return compiled(self.explaining.says_nothing)

    @property
    def answers(self) -> Sequence[Answer]:
        """Return every answer of both tables."""
        return self.submission.answers

    @property
    def columns(self) -> Sequence[AnsweredColumn]:
        """Return every column of both tables that was open."""
        return self.submission.columns

    def empty(self, chosen: Callable[[Field], bool]) -> Iterator[Answer]:
        """Yield the answers of chosen columns in which nothing to be seen was written."""
        for column in self.columns:
            if chosen(column.column.field):
                yield from (column.answers[place] for place in column.empty)

    @cached_property
    def computing(self) -> Sequence[ComputedColumn]:
        """Return the columns the form computes itself, but for those nobody has calculated yet.

        Of an older form there are none, for it computes from what it shows.
        """
        columns = () if self.submission.older else self.submission.computing
        return [each for each in columns if not each.waits]

    def numbers(
        self, chosen: Callable[[Field], bool], doubtful: Callable[[Line, Field, Decimal], bool]
    ) -> Iterator[tuple[Answer, Decimal]]:
        """Yield the answers of chosen columns that are doubtful numbers in their lines, with that number."""
        for column in self.columns:
            field = column.column.field
            if not (field.kind.numeric and chosen(field)):
                continue
            for place, (line, number) in enumerate(zip(column.lines, column.numbers, strict=True)):
                if number is not None and doubtful(line, field, number):
                    yield column.answers[place], number

    @cached_property
    def measured(self) -> tuple[tuple[Line, Answer, Decimal], ...]:
        """Return the indicators answered this quarter with their answers and raw achievement."""
        sheet, found = self.submission.layout.indicators, []
        of_line = self.results.indicators
        actual = self.column(sheet, keys.actual(keys.OF_QUARTER))
        for line, answer in zip(sheet.asked, actual, strict=True):
            raw = of_line[line.id].raw
            if raw is not None and answer is not None and answer.number is not None:
                found.append((line, answer, raw))
        return tuple(found)

    def shown(self, answer: Answer) -> str:
        """Return what an answer shows, short enough for a sentence."""
        return brief(answer.text)

    def found(
        self, code: Code, answer: Answer, told: Message, severity: Severity | None = None
    ) -> Finding:
        """Return a finding on an answer's cell."""
        return Finding(
            code.name,
            severity or code.severity,
            self.bureau,
            answer.cell,
            answer.line.id,
            answer.column.field.key,
            answer.line.name,
            answer.text,
            told.what,
            told.remedy,
        )

    def found_at(
        self, code: Code, cell: Cell, line: Line, field: Field, value: str, told: Message
    ) -> Finding:
        """Return a finding on any cell of a line; ``value`` is what it showed."""
        return Finding(
            code.name,
            code.severity,
            self.bureau,
            cell,
            line.id,
            field.key,
            line.name,
            value,
            told.what,
            told.remedy,
        )

    def found_on_form(
        self,
        code: Code,
        cell: Cell,
        key: str,
        value: str,
        told: Message,
        *,
        line: str = "",
        subject: str = "",
    ) -> Finding:
        """Return a finding that belongs to no asked line, such as one on the cover."""
        return Finding(
            code.name,
            code.severity,
            self.bureau,
            cell,
            line,
            key,
            subject,
            value,
            told.what,
            told.remedy,
        )


def brief(text: str) -> str:
    """Return a text short enough for a sentence."""
    return cut(text, _LONGEST)


@cache
def _of_quarter(key: str, quarter: int) -> str:
    """Return a column key with the quarter's number for ``{q}``; only our own keys come here."""
    return key.format(q=quarter)


Check = Callable[[CheckContext], Iterator[Finding]]
