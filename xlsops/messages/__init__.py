"""Every sentence a person reads, once: a function from its facts, typed, to what is said, or a constant.

One module for each place a reader meets them in. What stops an operation, what a check finds in a
bureau's answers, or the examination of a computer finds wrong, is a ``Message`` with its remedy; all
else is text. Facts come worded: this room lies below all others.

Not here is what is a table of one thing already, and said where the thing is: the help of a command
where the command is declared (``cli``), the buttons and what the
guides say of them, why a file is refused (``core.terms``), what each of the office's sheets asks
(``core.spec.tables``), the pages of the control workbook and of the form that are text
(``excel.control``, ``excel.form``, ``excel.official``, ``core.pages.before_painting``), the add-in's own
VBA (``addin``), what the bureaus of the demo answer (``demo``), and the wording of documents
(``templates/berkas.toml``). Headings and short labels stand in the page they belong to, what is wrong
inside a file's bytes stands where they are read (``files.xlsx``): the end of a sentence, a fact of it.
"""

from xlsops.messages import clauses
from xlsops.messages.auditing import journal, rebuilt, signing, verifying
from xlsops.messages.checking import (
    checks_answers,
    checks_form,
    checks_history,
    findings,
    intake,
    lint,
    mended,
    notes,
    parts,
    planted,
    rule_texts,
)
from xlsops.messages.computer import (
    addin,
    demo,
    doctor,
    folders,
    incidents,
    offline,
    read_me,
    reasons,
    usage,
    window,
)
from xlsops.messages.data import cluster, frames
from xlsops.messages.message import ENGLISH
from xlsops.messages.sheets import conditions, entries, gaps, phrases, spec, typed, workbook
from xlsops.messages.shown import (
    clock,
    comparison,
    impact,
    letters,
    movement,
    official,
    outbox,
    pages,
    recap,
    report,
    rule_words,
    thread_words,
    tier_words,
    tracing,
)
from xlsops.messages.steps import (
    approval,
    collecting,
    forms,
    papers,
    procedure,
    progress,
    quarters,
    records,
    recovery,
    report_told,
    rules,
    selftest,
    status,
    tiers,
    traced,
    versions,
)

__all__ = [
    "addin",
    "approval",
    "checks_answers",
    "checks_form",
    "checks_history",
    "clauses",
    "clock",
    "cluster",
    "collecting",
    "comparison",
    "conditions",
    "demo",
    "doctor",
    "entries",
    "findings",
    "folders",
    "forms",
    "frames",
    "gaps",
    "impact",
    "incidents",
    "intake",
    "journal",
    "letters",
    "lint",
    "mended",
    "movement",
    "notes",
    "official",
    "offline",
    "outbox",
    "pages",
    "papers",
    "parts",
    "phrases",
    "planted",
    "procedure",
    "progress",
    "quarters",
    "read_me",
    "reasons",
    "rebuilt",
    "recap",
    "records",
    "recovery",
    "report",
    "report_told",
    "rule_texts",
    "rule_words",
    "rules",
    "selftest",
    "signing",
    "spec",
    "status",
    "thread_words",
    "tier_words",
    "tiers",
    "traced",
    "tracing",
    "typed",
    "usage",
    "verifying",
    "versions",
    "window",
    "workbook",
]

if ENGLISH:
    from xlsops.messages.english import twins

    globals().update(twins())
