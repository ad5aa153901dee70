"""``Rekam Aturan``: what became of the findings of each rule, so that people see whether it pays."""

from collections import Counter
from collections.abc import Mapping

from xlsops import messages
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Link, Sheet
from xlsops.core.sheet.sheet import Shown as ShownValue
from xlsops.core.spec import tables
from xlsops.core.spec.rules import waiting_for_quarter
from xlsops.core.spec.spec import Rule
from xlsops.core.values.cells import column_letters
from xlsops.core.view.rule_record import (
    ENOUGH,
    MANY,
    RuleRecord,
    proposes,
    rule_address,
    rule_records,
)
from xlsops.core.view.view import View, head_texts

NAME = tables.RULES_RECORD
_HEADINGS = (
    "Kode",
    "Status",
    "Tingkat",
    "Yang diperiksa",
    "Timbul",
    "Diperbaiki",
    "Diterima dengan penjelasan",
    "Disahkan walau terbuka",
    "Masih terbuka",
    "Pemilik",
    "Keterangan",
)
_WIDTHS = (10.0, 15.0, 14.0, 60.0, 10.0, 13.0, 18.0, 17.0, 11.0, 20.0, 40.0)
PROPOSED = "Usulan"
"""The word a proposal to suspend a rule begins with."""


def rules_page(view: View) -> Sheet:
    """Return every rule in the order of ``Aturan`` with its record in this period.

    Earlier periods and lines no rule could judge are left to the command: they would have to be read.
    """
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "REKAM ATURAN"):
        canvas.band(*band)
    canvas.band(messages.rule_words.record_of(view.spec.period.label), "help")
    bounds = MANY, int(ENOUGH * 100)
    canvas.band(messages.rule_words.how_proposed(*bounds, tables.RULES.sheet), "help")
    if waivers := waivers_told(view):
        canvas.band(waivers, "help")
    heading = canvas.list_heading(_HEADINGS)
    records = rule_records([view])
    rests = {each.code for each in waiting_for_quarter(view.spec)}
    for rule in view.spec.rules:
        record = records.get(rule.code, RuleRecord(rule.code))
        waits = messages.rule_words.needs_quarter_before(view.spec.period.label)
        _row(canvas, rule, record, waits if rule.code in rests else "")
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 2),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
            zoom=85,
        )
    )


def waivers_told(view: View) -> str:
    """Return how many findings of each bureau are accepted with an explanation; empty where none is."""
    counts = Counter(finding.bureau for finding in view.recap.accepted)
    return messages.recap.accepted_of([*counts.items()]) if counts else ""


def record_beside(code: str) -> str:
    """Return the formula that shows, in another sheet, the record of the rule whose code a cell holds."""
    fired, mended, told = map(_beside(code).__getitem__, ("Timbul", "Diperbaiki", "Keterangan"))
    idle = f'IF(LEFT({told},{len(PROPOSED)})="{PROPOSED}","{PROPOSED}: tangguhkan; ","")'
    counts = f'"timbul "&{fired}&", diperbaiki "&{mended}'
    return f'IFERROR(IF({fired}=0,"belum pernah timbul",{idle}&{counts}),"")'


def _beside(code: str) -> Mapping[str, str]:
    """Return by heading what finds the cell of a rule in this page."""
    row = f"MATCH({code},'{NAME}'!$A:$A,0)"
    letters = {each: column_letters(at) for at, each in enumerate(_HEADINGS, 1)}
    return {each: f"INDEX('{NAME}'!${at}:${at},{row})" for each, at in letters.items()}


def link_to_rule(row: int, address: str) -> Link:
    """Return the jump to a rule in the rule sheet; to this page where its row is not known."""
    if not address:
        return Link(row, 1, NAME, "A1")
    sheet = tables.RULES.sheet
    return Link(row, 1, sheet, address, tip=messages.rule_words.row_tip(sheet, address))


def _row(canvas: Canvas, rule: Rule, record: RuleRecord, waits: str) -> None:
    """Write one rule; one that never fired has no figures but that."""
    idle = proposes(rule, record)
    told = messages.rule_words.propose(rule.code, record.mended, record.mendable) if idle else waits
    ends = record.mended, record.accepted, record.overruled, record.waiting
    figures: tuple[ShownValue, ...] = ends if record.fired else (None,) * len(ends)
    values: tuple[ShownValue, ...] = (
        rule.code,
        rule.state.value,
        rule.severity or tables.BY_CASE,
        rule.message or rule.condition,
        record.fired,
        *figures,
        rule.owner,
        told,
    )
    looks = ("code", "center", "center", "text", *("center",) * (1 + len(ends)), "text")
    row = canvas.line(values, (*looks, "warning_count" if idle else "text"))
    if address := rule_address(rule):
        canvas.links.append(link_to_rule(row, address))
