"""Findings: what is wrong or worth a look, on which cell, and what to do about it."""

from enum import Enum

from msgspec import Struct

from xlsops import messages
from xlsops.core.values.cells import Cell


class Severity(Enum):
    """How heavy a finding weighs; the value is the word people see."""

    ERROR = "Galat"
    WARNING = "Peringatan"
    INFO = "Informasi"

    @property
    def order(self) -> int:
        """Return 0 for the heaviest."""
        return list(Severity).index(self)

    @property
    def mark(self) -> str:
        """Return its sign."""
        return MARKS[self]

    @property
    def marked(self) -> str:
        """Return its word behind its sign."""
        return f"{self.mark} {self.value}"


MARKS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.INFO: "●"}
"""The sign of each severity, so that none is told by its colour alone."""


def counted_findings(errors: int, warnings: int) -> str:
    """Return how many there are of both as words, without the kind of which there is none."""
    return messages.clauses.counted_findings(errors, warnings)


class FindingState(Enum):
    """Where a finding stands; the value is the word people see."""

    OPEN = "Terbuka"
    FIXED = "Diperbaiki"
    ACCEPTED = "Diterima dengan penjelasan"


class Code(Enum):
    """The built-in rules, each with its number and weight. Source: domain brief, section 7.2.

    What a finding of a rule says stands in the catalogue: ``messages.checking.checks_form`` and
    ``messages.checking.checks_answers``.
    """

    V01 = 1, Severity.ERROR  # a form that is not, or not wholly, the one in force
    V02 = 2, Severity.ERROR  # rows and columns as sent out
    V03 = 3, Severity.ERROR  # locked cells
    V04 = 4, Severity.ERROR  # who filled the form
    V05 = 5, Severity.ERROR  # required answers
    V06 = 6, Severity.ERROR  # readable answers
    V07 = 7, Severity.WARNING  # numbers written as texts
    V08 = 8, Severity.ERROR  # below zero
    V09 = 9, Severity.WARNING  # percentages
    V10 = 10, Severity.WARNING  # units within figures
    V11 = 11, Severity.WARNING  # unlikely achievement
    V12 = 12, Severity.ERROR  # indicators that may not fall
    V13 = 13, Severity.WARNING  # answers copied from the quarter before
    V14 = 14, Severity.ERROR  # figures of closed quarters
    V15 = 15, Severity.WARNING  # figures of quarters to come
    V16 = 16, Severity.ERROR  # spending within its ceiling
    V17 = 17, Severity.ERROR  # cumulative spending
    V18 = 18, Severity.WARNING  # whole rupiah
    V19 = 19, Severity.WARNING  # achievement beside absorption
    V20 = 20, Severity.WARNING  # output beside money
    V21 = 21, Severity.ERROR  # obstacles and follow-up
    V22 = 22, Severity.WARNING  # drivers
    V23 = 23, Severity.WARNING  # evidence
    V24 = 24, Severity.WARNING  # narratives
    V25 = 25, Severity.ERROR  # targets of the quarters, told of the master
    V26 = 26, Severity.ERROR  # formulas in place
    V27 = 27, Severity.WARNING  # hidden and merged cells
    V28 = 28, Severity.ERROR  # the row of sums
    V29 = 29, Severity.INFO  # what is not measured this quarter
    V30 = 30, Severity.WARNING  # sent in time
    V31 = 31, Severity.ERROR  # the form of another bureau or quarter
    V32 = 32, Severity.WARNING  # who is in charge
    V33 = 33, Severity.WARNING  # unusual beside its own history
    V34 = 34, Severity.INFO  # money that moved unlike that of all others
    V35 = 35, Severity.INFO  # the figure of the quarter before once more
    V36 = 36, Severity.WARNING  # a fraction where percents were usual
    V37 = 37, Severity.WARNING  # thousands or millions
    V38 = 38, Severity.WARNING  # digits swapped
    V39 = 39, Severity.WARNING  # the figure of the row beside

    @property
    def severity(self) -> Severity:
        """Return how heavy the rule weighs unless the sheet says otherwise."""
        return self.value[1]


OUTSIDE = "LUAR"
"""The code of a change beside what was returned: the journal tells of it, no rule."""
OWN = "KABAG"
"""The code of what the head who answers for the data found himself: the journal tells of it, no rule."""
CONTRADICTED = "BEDA"
"""The code of a cell that several people of a bureau answered differently: their files tell of it, no rule."""
BY_HISTORY = frozenset({Code.V33, Code.V34, Code.V35, Code.V36, Code.V37, Code.V38, Code.V39})
"""The rules that judge a figure by those of earlier quarters."""
TOLD = (OUTSIDE, OWN, CONTRADICTED)
"""The codes of what journal and files tell; their rows in the sheet of rules say so, and rule nothing."""


class Finding(Struct, frozen=True):
    """One finding on one cell of a bureau's workbook.

    ``line`` and ``field`` name the row and column by id, so the finding keeps its identity when
    rows move; ``value`` is what the cell showed.
    """

    code: str
    severity: Severity
    bureau: str
    cell: Cell
    line: str
    field: str
    subject: str
    value: str
    message: str
    advice: str

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """Return what stays the same over resubmissions: rule, bureau, row, column."""
        return (self.code, self.bureau, self.line, self.field)

    @property
    def for_bureau(self) -> bool:
        """Tell whether the bureau can mend or explain it: no form changes when it was sent."""
        return self.severity is not Severity.INFO and self.code != Code.V30.name

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return the sorting key: sheet, row, column, code."""
        return (self.cell.sheet, self.cell.row, self.cell.column, self.code)
