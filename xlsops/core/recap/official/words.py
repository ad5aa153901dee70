"""The words of a mapping sheet, and what each puts into a cell of which kind of row."""

from collections.abc import Mapping
from decimal import Decimal

from xlsops import messages
from xlsops.core.recap.official.asked_figures import (
    INAPPLICABLE,
    NOTHING,
    WAITING,
    AskedFigure,
    FilledCell,
    Filler,
    alone,
)
from xlsops.core.recap.official.form import Filling, RowKind, Vocabulary
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.official.money_words import (
    ABSORBED,
    BUDGET_CODED,
    BUDGET_NAMED,
    CEILING,
    MONEY_FILLERS,
    SPENT_IN,
    SPENT_UP_TO,
)
from xlsops.core.recap.words import instead_of_figure
from xlsops.core.results.meaning import MEAN, OUTPUT_NOW, Meaning
from xlsops.core.results.own_columns import OWN_COLUMNS, Joint, side_by_side
from xlsops.core.results.results import NOT_SENT_REASON, unmeasured
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.cells import BLANK, Text

BY_METHOD, BY_DIRECTION = "Gabungan menurut metode", "Persen menurut jenis"
ACTUAL, ACTUAL_UP_TO = "Realisasi (K)", "Realisasi s.d. triwulan (K)"
ADDED_FIGURE, BY_HAND = "Data tambahan", "Diisi tangan"
OBJECTIVE_ONCE, REMARK_IN = "Sasaran (sekali)", "Keterangan triwulan"
OWN = f"{OWN_COLUMNS}:"
"""Before the heading of a column the office added to the request form."""
_TARGET = "Target triwulan (K)"


def filler_of(word: str) -> Filler | None:
    """Return what tells what a word puts into a cell; None of a word that is not known."""
    return _FILLERS.get(word)


def is_beside(kind: RowKind, filling: Filling, fillings: Mapping[int, Filling]) -> bool:
    """Tell whether a column tells of what stands beside a row: there money is of a programme."""
    told = [filling.word, *(fillings[each].word for each in filling.columns if each in fillings)]
    return kind is RowKind.MEASUREMENT and not MONEY_FILLERS.keys().isdisjoint(told)


def own_columns_by_word(spec: Spec) -> dict[str, Joint]:
    """Return the columns the office added to the request form, by the word that asks for each."""
    return {caseless(f"{OWN} {each.label}"): each for each in side_by_side(spec, ())}


def filled_by_own(joint: Joint, line: FormLine) -> FilledCell:
    """Return what was answered on a row in a column the office added; nothing in a row of a bureau."""
    each = line.indicator or line.budget
    block = Block.INDICATORS if line.indicator else Block.BUDGET
    figure = joint.figure(block, each.own) if each else None
    if isinstance(figure, Decimal):
        return FilledCell(figure, joint.columns[block].field.key)
    return FilledCell(figure)


def meaning_of(key: str, line: FormLine) -> Meaning | None:
    """Return what a figure of a row is; None where it is none of the recap's."""
    if not key:
        return None
    code = line.bureau.bureau.code
    if line.kind is RowKind.BUREAU:
        return Meaning(key, code)
    block = Block.INDICATORS if line.indicator else Block.BUDGET
    return Meaning(key, code, block, line.id)


def _known(key: str) -> Filler:
    def found(asked: AskedFigure) -> FilledCell:
        value = asked.row.known.get(key, BLANK) if asked.row else BLANK
        return FilledCell(value.value) if isinstance(value, Text) else NOTHING

    return found


def _objective_once(asked: AskedFigure) -> FilledCell:
    """Return the objective where it is not that of the row above, so that it stands once over its own."""
    return NOTHING if asked.line.same_objective else _known(keys.OBJECTIVE)(asked)


def _said(key: str) -> Filler:
    def found(asked: AskedFigure) -> FilledCell:
        return FilledCell(_told(asked.line, key) or None)

    return found


def _told(line: FormLine, key: str) -> str:
    each = line.indicator or line.budget
    return each.texts.get(key, "").strip() if each else ""


def _number(asked: AskedFigure) -> FilledCell:
    return FilledCell(asked.line.number or None)


def _description(asked: AskedFigure) -> FilledCell:
    if asked.line.kind is RowKind.BUREAU:
        return FilledCell(asked.line.bureau.bureau.name)
    return FilledCell(asked.row.name) if asked.row else NOTHING


def _measured_by(asked: AskedFigure) -> str:
    """Return what is measured: the indicator, or the output of a sub-activity."""
    if asked.line.indicator:
        return asked.line.indicator.line.name
    found = _known(keys.OUTPUT)(asked).value
    return found if isinstance(found, str) else ""


def _indicator(asked: AskedFigure) -> FilledCell:
    return FilledCell(_measured_by(asked) or None)


def _with_unit(asked: AskedFigure) -> FilledCell:
    name, unit = _measured_by(asked), asked.row.unit if asked.row else ""
    return FilledCell((f"{name} ({unit})" if name and unit else name) or None)


def _unit(asked: AskedFigure) -> FilledCell:
    return FilledCell((asked.row.unit if asked.row else "") or None)


def _bureau(asked: AskedFigure) -> FilledCell:
    return FilledCell(asked.line.bureau.bureau.name)


def _year_target(asked: AskedFigure) -> FilledCell:
    row = asked.row
    key = keys.YEAR_TARGET if asked.line.indicator else keys.OUTPUT_TARGET
    return NOTHING if row is None or row.target_year is None else FilledCell(row.target_year, key)


def _target(asked: AskedFigure) -> FilledCell:
    each = asked.line.indicator
    targets = each.line.targets if each else ()
    value = targets[asked.quarter - 1] if asked.quarter <= len(targets) else None
    if value is not None:
        return FilledCell(value, keys.target(asked.quarter))
    return WAITING if each and not each.line.frequency.due(asked.quarter) else NOTHING


def _target_so_far(asked: AskedFigure) -> FilledCell:
    return _of_indicator(asked, "target", keys.TARGET_SO_FAR)


def _of_indicator(asked: AskedFigure, name: str, key: str) -> FilledCell:
    each = asked.line.indicator
    if each is None:
        return NOTHING
    value = getattr(each.achievement, name)
    if value is not None:
        return FilledCell(value, key)
    return FilledCell(instead_of_figure(each, asked.open)) if each.applies else INAPPLICABLE


def _actual(asked: AskedFigure) -> FilledCell:
    """Return a quarter's own figure: a dash before its time, a blank where nobody told of it."""
    if asked.line.indicator:
        return _of_quarter(asked)
    return _output(asked) if asked.line.kind is RowKind.SUB_ACTIVITY else NOTHING


def _of_quarter(asked: AskedFigure) -> FilledCell:
    each, quarter = asked.line.indicator, asked.quarter
    if each is None or quarter > asked.open:
        return WAITING
    known = (*each.line.actuals, *(None,) * 4)[: asked.open - 1]
    value = each.now if quarter == asked.open else known[quarter - 1]
    if value is not None:
        return FilledCell(value, keys.actual(quarter))
    if quarter in each.line.inapplicable or (quarter == asked.open and not each.applies):
        return INAPPLICABLE
    return NOTHING if each.line.frequency.due(quarter) else WAITING


def _output(asked: AskedFigure) -> FilledCell:
    each = asked.line.budget
    if each is None or asked.quarter > asked.open:
        return WAITING
    method = asked.spec.settings.output_method
    now = each.result.output_now if each.result else None
    return alone(asked, method, each.line.actuals, now, (OUTPUT_NOW, keys.output))


def _actual_so_far(asked: AskedFigure) -> FilledCell:
    if asked.line.kind is RowKind.SUB_ACTIVITY and asked.line.budget:
        result = asked.line.budget.result
        value = result.output if result else None
        return NOTHING if value is None else FilledCell(value, keys.OUTPUT_SO_FAR)
    return _of_indicator(asked, "actual", keys.ACTUAL_SO_FAR)


def _achieved(asked: AskedFigure) -> FilledCell:
    line = asked.line
    if line.kind is RowKind.BUREAU:
        return NOTHING if line.bureau.mean is None else FilledCell(line.bureau.mean, MEAN)
    if line.kind is RowKind.SUB_ACTIVITY and line.budget:
        value = line.budget.result.achievement if line.budget.result else None
        return NOTHING if value is None else FilledCell(value, keys.OUTPUT_ACHIEVED)
    return _of_indicator(asked, "shown", keys.ACHIEVED)


def _predicate(asked: AskedFigure) -> FilledCell:
    if asked.line.kind is RowKind.BUREAU:
        return FilledCell(asked.line.bureau.predicate or None)
    each = asked.line.indicator
    return FilledCell((each.achievement.predicate if each else "") or None)


def _remark(asked: AskedFigure) -> FilledCell:
    """Return why a figure lacks, or of how much it is, then what the bureau explains."""
    line = asked.line
    standing, said = _standing(line), _told(line, keys.EXPLANATION)
    told = [standing, "" if said in standing else said]
    return FilledCell("; ".join(filter(None, told)) or None)


def _remark_in(asked: AskedFigure) -> FilledCell:
    """Return the remark of the open quarter; of an earlier one, that its time had not come."""
    each = asked.line.indicator
    if asked.quarter > asked.open:
        return WAITING
    if asked.quarter == asked.open:
        return _remark(asked)
    waits = each and not each.line.frequency.due(asked.quarter) and _of_quarter(asked) == WAITING
    return FilledCell(unmeasured(each.line, asked.quarter)) if each and waits else NOTHING


def _standing(line: FormLine) -> str:
    if line.kind is RowKind.BUREAU:
        return line.bureau.partly if line.bureau.received else messages.recap.NOT_SENT
    if line.indicator:
        return line.indicator.achievement.remark
    if line.below:
        told, of = line.told, len(line.below)
        return messages.clauses.activities_out_of(told, of) if told < of else ""
    if line.budget and line.budget.result:
        return line.budget.result.remark
    return NOT_SENT_REASON if line.kind is RowKind.SUB_ACTIVITY else ""


def _blank(_asked: AskedFigure) -> FilledCell:
    return NOTHING


_FILLERS: Mapping[str, Filler] = {
    "Nomor urut": _number,
    "Kode": lambda asked: FilledCell(asked.line.id or asked.line.bureau.bureau.code),
    "Uraian": _description,
    BUDGET_CODED: MONEY_FILLERS[BUDGET_CODED],
    BUDGET_NAMED: MONEY_FILLERS[BUDGET_NAMED],
    "Sasaran": _known(keys.OBJECTIVE),
    OBJECTIVE_ONCE: _objective_once,
    "Indikator": _indicator,
    "Indikator dan satuan": _with_unit,
    "Satuan": _unit,
    "Jenis indikator": _known(keys.DIRECTION),
    "Metode hitung": _known(keys.METHOD),
    "Bagian": _bureau,
    "Penanggung jawab": _said(keys.IN_CHARGE),
    "Target tahun (K)": _year_target,
    _TARGET: _target,
    "Target s.d. triwulan (K)": _target_so_far,
    ACTUAL: _actual,
    ACTUAL_UP_TO: _actual_so_far,
    CEILING: MONEY_FILLERS[CEILING],
    SPENT_IN: MONEY_FILLERS[SPENT_IN],
    SPENT_UP_TO: MONEY_FILLERS[SPENT_UP_TO],
    "Capaian (%)": _achieved,
    "Capaian mentah (%)": lambda asked: _of_indicator(asked, "raw", keys.RAW),
    "Capaian terhadap target tahun (%)": lambda asked: _of_indicator(
        asked, "of_year", keys.OF_YEAR
    ),
    ABSORBED: MONEY_FILLERS[ABSORBED],
    "Predikat": _predicate,
    "Faktor pendorong": _said(keys.DRIVER),
    "Faktor penghambat": _said(keys.OBSTACLE),
    "Rencana tindak lanjut": _said(keys.FOLLOW_UP),
    "Bukti dukung": _said(keys.EVIDENCE),
    "Keterangan": _remark,
    REMARK_IN: _remark_in,
    ADDED_FIGURE: _blank,
    BY_METHOD: _blank,
    BY_DIRECTION: _blank,
    BY_HAND: _blank,
}
WORDS = tuple(_FILLERS)
"""What may stand in the column *Diisi dengan*."""


def vocabulary() -> Vocabulary:
    """Return the words a mapping sheet may use."""
    return Vocabulary(
        {caseless(word): word for word in WORDS},
        (_TARGET, ACTUAL, SPENT_IN, REMARK_IN),
        (BY_METHOD, BY_DIRECTION),
        caseless(OWN),
    )
