"""All that a number can be traced through: a period's view, its lines by id, and where masters hold them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.form.submissions import Answer
from xlsops.core.journal.carried import same_figure
from xlsops.core.results.by_assistant import by_assistant
from xlsops.core.results.meaning import Meaning
from xlsops.core.results.recap import BudgetLine, BureauRecap, IndicatorLine, Recap
from xlsops.core.spec import tables
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Finding
from xlsops.core.trace.names import Headings, figure_name, headings_of
from xlsops.core.trace.traced import Origin, Part
from xlsops.core.values.cells import Cell, Text
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Quarter, long_date
from xlsops.core.values.rungs import rung_word
from xlsops.core.view.view import BureauView, View

CONTROL = "Kendali Kinerja.xlsx"
LOWER, UPPER = "lower", "upper"
_TABLES = {Block.INDICATORS: tables.INDICATORS, Block.BUDGET: tables.PROGRAMMES}
_HEADINGS = {keys.YEAR_TARGET: "target_year", keys.OUTPUT_TARGET: "target", keys.CEILING: "ceiling"}
"""Columns of masters that are not called as the form's are."""


class Origins(Struct, frozen=True, dict=True):
    """A view with its lines by id; ``places`` are the cells of the masters, where they are known.

    ``kept`` are the names under which the archive keeps files, by hash, where they are others than usual.
    """

    view: View
    places: Mapping[tuple[str, str, str], Cell] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def quarter(self) -> int:
        """Return the number of the open quarter."""
        return self.view.spec.period.number

    @cached_property
    def bureaus(self) -> Mapping[str, BureauView]:
        """Return the bureaus by code."""
        return {each.bureau.code: each for each in self.view.bureaus}

    @cached_property
    def assistants(self) -> Mapping[str, Recap]:
        """Return the recap of each Asisten by name."""
        return by_assistant(self.view.recap)

    @cached_property
    def indicators(self) -> Mapping[tuple[str, str], IndicatorLine]:
        """Return the indicators by bureau and id."""
        return {(each.bureau.code, each.line.id): each for each in self.view.recap.indicators}

    @cached_property
    def budget(self) -> Mapping[tuple[str, str], BudgetLine]:
        """Return the rows of the budget by bureau and code."""
        return {(each.bureau.code, each.line.id): each for each in self.view.recap.budget}

    @cached_property
    def headings(self) -> Headings:
        """Return what the columns of the form are called."""
        return headings_of(self.view.spec)

    def scope(self, meaning: Meaning) -> BureauRecap | Recap:
        """Return what a number over many lines is a number of: a bureau, an Asisten, or the office."""
        if meaning.bureau:
            return self.bureaus[meaning.bureau].recap
        return self.view.recap if meaning.assistant is None else self.assistants[meaning.assistant]

    def codes(self, meaning: Meaning) -> tuple[str, ...]:
        """Return the codes of the bureaus whose lines a number is over."""
        scope = self.scope(meaning)
        return tuple(
            each.bureau.code for each in (scope.bureaus if isinstance(scope, Recap) else (scope,))
        )

    def name(self, meaning: Meaning) -> str:
        """Return what a number is called in its row."""
        return figure_name(self.view.spec, self.headings, meaning)

    def answered(self, bureau: str, block: Block, line: str, key: str, name: str) -> Part:
        """Return what a bureau answered on a line as a part: where it stands and how it was read."""
        each = self.bureaus[bureau]
        answer = each.results.answer(block, line, key) if each.results else None
        record = each.parts.file_of((block, line, key)) or each.record
        if answer is None or record is None:
            sent = messages.tracing.NOT_IN_FORM if record else messages.recap.NOT_SENT.lower()
            return Part(name, None, sent)
        source = Origin(
            record.name,
            answer.cell.sheet,
            answer.cell.address,
            answer.text,
            answer.column.heading,
            record.sha,
            self._kept(record.sha),
            self.view.local(record.at),
        )
        done = "; ".join((_read(answer), *self._decided(each, line, key)))
        return Part(name, answer.number, done, source)

    def in_master(
        self, bureau: str, block: Block, line: str, key: str, value: Decimal | None, name: str
    ) -> Part:
        """Return a number the office itself wrote in a master as a part."""
        table, heading = _TABLES[block], _HEADINGS.get(key, key)
        label = next((each.label for each in table.columns if each.key == heading), name)
        cell = self.in_sheet(Meaning(key, bureau, block, line))
        row = self.bureaus[bureau].layout.sheet(block).line(line)
        rungs = row.measure.rungs if row else ()
        written = "" if value is None else rung_word(value, rungs) or indonesian(value)
        address = cell.address if cell else ""
        source = Origin(CONTROL, table.sheet, address, written, f"{line}, {label}")
        return Part(name, value, self._carried(bureau, line, key, value), source)

    def in_sheet(self, meaning: Meaning) -> Cell | None:
        """Return where a master holds a number; None where that is not known."""
        heading = _HEADINGS.get(meaning.key, meaning.key)
        return self.places.get((meaning.bureau, meaning.line, heading))

    def finding(self, found: Finding) -> Part:
        """Return a finding as a part that counts one."""
        each = self.bureaus[found.bureau]
        record = each.parts.holding(found.line, found.field) or each.record
        name = f"{found.code} {found.subject}"
        if record is None:
            return Part(name, Decimal(1), found.message)
        source = Origin(
            record.name,
            found.cell.sheet,
            found.cell.address,
            found.value,
            sha=record.sha,
            kept=self._kept(record.sha),
            received=self.view.local(record.at),
        )
        return Part(name, Decimal(1), found.message, source)

    def known(self, bureau: str, block: Block, line: str, key: str) -> Decimal | None:
        """Return what a form shows of a line as a number; None where that is none."""
        found = self.bureaus[bureau].layout.sheet(block).line(line)
        return found.known_number(key) if found else None

    def _kept(self, sha: str) -> str:
        return self.kept.get(sha, f"{sha}.xlsx")

    def _carried(self, bureau: str, line: str, key: str, value: Decimal | None) -> str:
        """Return whether an earlier quarter's number was carried here, or written by somebody."""
        for number, source in self.view.state.sources.items():
            place = (bureau, line, key)
            if (
                place in source.figures
                and same_figure(source.figures[place], value)
                and value is not None
            ):
                return messages.tracing.carried(Quarter(number).label, source.folder)
        return messages.tracing.BLANK if value is None else messages.tracing.IN_MASTER

    def _decided(self, each: BureauView, line: str, key: str) -> Iterator[str]:
        """Yield what was found in a cell, and what the head decided about it."""
        for found in each.accepted:
            if (found.line, found.field) == (line, key):
                decision = self.view.state.decisions.get((found.identity, found.value))
                day = long_date(self.view.local(decision.at).date()) if decision else ""
                note = self.view.saved(found).note
                yield messages.tracing.accepted(found.code, day, note)
        for found in each.findings:
            if (found.line, found.field) == (line, key):
                yield messages.tracing.still_open(found.code)


def _read(answer: Answer) -> str:
    """Return how what stands in a cell became a number."""
    formula = answer.content.formula
    reckoned = messages.tracing.reckoned(formula) if formula else ""
    if answer.number is None:
        return messages.tracing.BLANK if answer.blank else messages.tracing.NOT_READ
    number = indonesian(answer.number)
    if isinstance(answer.content.value, Text):
        return messages.tracing.read_as(number)
    if answer.reading is not None:
        return messages.tracing.percent_read_as(number)
    return reckoned or messages.tracing.AS_WRITTEN
