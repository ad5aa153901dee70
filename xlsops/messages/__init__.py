"""What people are told when something stands in the way: every sentence once, with its facts typed.

One module for each place a reader meets them in; an entry is a function from facts to a message.
"""

from xlsops.messages import (
    addin,
    checks_answers,
    checks_form,
    clauses,
    clock,
    conditions,
    entries,
    folders,
    frames,
    journal,
    letters,
    notes,
    pages,
    procedure,
    recap,
    records,
    spec,
    window,
    workbook,
)

__all__ = [
    "addin",
    "checks_answers",
    "checks_form",
    "clauses",
    "clock",
    "conditions",
    "entries",
    "folders",
    "frames",
    "journal",
    "letters",
    "notes",
    "pages",
    "procedure",
    "recap",
    "records",
    "spec",
    "window",
    "workbook",
]
