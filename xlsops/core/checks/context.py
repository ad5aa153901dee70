"""One submission under judgement, with all a check may ask of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property

from xlsops.core.checks.causes import cut
from xlsops.core.form.layout import Line, Sheet
from xlsops.core.form.submissions import Answer, Submission
from xlsops.core.journal.arrivals import Arrival
from xlsops.core.results.results import Results
from xlsops.core.spec.rules import LiveRule
from xlsops.core.spec.spec import Field, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code, Finding, Severity, sentence
from xlsops.core.values.cells import Cell

_LONGEST = 300
"""Letters of a value within a sentence."""
EXPLANATION = keys.EXPLANATION
"""The column in which a bureau explains what is unusual and right."""


@dataclass(frozen=True)
class Case:
    """A submission, its results, when its bureau first sent one, the rules of the office.

    ``received`` is when the office had this one, in the office's own time.
    """

    submission: Submission
    results: Results
    spec: Spec
    rules: tuple[LiveRule, ...]
    arrival: Arrival
    received: datetime

    @property
    def bureau(self) -> str:
        """Return the bureau's code."""
        return self.submission.layout.bureau.code

    @cached_property
    def quarter(self) -> int:
        """Return the number of the open quarter."""
        return self.spec.period.number

    def answer(self, sheet: Sheet, line: Line, key: str) -> Answer | None:
        """Return an answer; ``{q}`` in the key is the open quarter."""
        return self.results.answers.get((sheet.block, line.id, _of_quarter(key, self.quarter)))

    def blank(self, sheet: Sheet, line: Line, key: str) -> bool:
        """Tell whether a place is empty; a place the form does not have counts as filled."""
        answer = self.answer(sheet, line, key)
        return answer is not None and answer.blank

    def due(self, line: Line) -> bool:
        """Tell whether a line is measured in the open quarter."""
        return line.frequency.due(self.quarter)

    def explained(self, answer: Answer) -> bool:
        """Tell whether the row of an answer says something in its column of explanations."""
        sheet = self.submission.layout.sheet(answer.column.field.block)
        note = self.answer(sheet, answer.line, EXPLANATION)
        return note is not None and not note.blank

    def number(self, sheet: Sheet, line: Line, key: str) -> Decimal | None:
        """Return an answer as a number, or a known figure of that column."""
        key = _of_quarter(key, self.quarter)
        found = self.results.number(sheet.block, line.id, key)
        return line.known_number(key) if found is None else found

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return every answer of both tables."""
        return self.submission.answers

    @cached_property
    def numbers(self) -> tuple[tuple[Answer, Decimal], ...]:
        """Return every answer that is a number, with that number."""
        return tuple((each, each.number) for each in self.answers if each.number is not None)

    @cached_property
    def measured(self) -> tuple[tuple[Line, Answer, Decimal], ...]:
        """Return the indicators answered this quarter with their answers and raw achievement."""
        sheet, found = self.submission.layout.indicators, []
        for line in sheet.lines:
            answer, raw = (
                self.answer(sheet, line, keys.actual(keys.OF_QUARTER)),
                self.results.indicators[line.id].raw,
            )
            if answer is not None and answer.number is not None and raw is not None:
                found.append((line, answer, raw))
        return tuple(found)

    def found(
        self, code: Code, answer: Answer, severity: Severity | None = None, **facts: object
    ) -> Finding:
        """Return a finding on an answer's cell; facts fill the sentence."""
        facts = {"value": answer.text, "label": answer.column.heading, **facts}
        facts["value"] = cut(str(facts["value"]), _LONGEST)
        finding = self.found_at(code, answer.cell, answer.line, answer.column.field, **facts)
        finding = replace(finding, value=answer.text)
        return finding if severity is None else replace(finding, severity=severity)

    def found_at(
        self, code: Code, cell: Cell, line: Line, field: Field, **facts: object
    ) -> Finding:
        """Return a finding on any cell of a line; ``value`` among the facts is what it showed."""
        message, advice = sentence(code, **{"label": field.label, "value": "", **facts})
        return Finding(
            code.name, code.severity, self.bureau, cell, line.id, field.key, line.name,
            str(facts.get("value", "")), message, advice,
        )  # fmt: skip

    def found_on_form(
        self, code: Code, cell: Cell, key: str, value: str, *, line: str = "", subject: str = "",
        **facts: object,
    ) -> Finding:  # fmt: skip
        """Return a finding that belongs to no asked line, such as one on the cover."""
        message, advice = sentence(code, **{"value": value, **facts})
        return Finding(
            code.name, code.severity, self.bureau, cell, line, key, subject, value, message, advice
        )


@cache
def _of_quarter(key: str, quarter: int) -> str:
    """Return a column key with the quarter's number for ``{q}``; only our own keys come here."""
    return key.format(q=quarter)


Check = Callable[[Case], Iterator[Finding]]
