"""The words of a mapping sheet, and what each puts into a cell of which kind of row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from xlsops import messages
from xlsops.core.form.layout import Line
from xlsops.core.recap.official.columns import same_text
from xlsops.core.recap.official.form import RowKind, Vocabulary
from xlsops.core.recap.official.lines import FormLine
from xlsops.core.recap.words import NOT_APPLICABLE, instead_of_figure
from xlsops.core.results.meaning import EXPECTED, MEAN, OUTPUT_NOW, SPENT, SPENT_NOW, Meaning
from xlsops.core.results.own_columns import OWN_COLUMNS, Joint, side_by_side
from xlsops.core.results.results import NOT_SENT_REASON, of_quarter
from xlsops.core.spec.achievement import Method, absorption
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import BLANK, Text

BY_METHOD, BY_DIRECTION = "Gabungan menurut metode", "Persen menurut jenis"
ACTUAL, SPENT_IN = "Realisasi (K)", "Realisasi (Rp)"
ACTUAL_UP_TO, SPENT_UP_TO = "Realisasi s.d. triwulan (K)", "Realisasi s.d. triwulan (Rp)"
CEILING, ADDED_FIGURE, BY_HAND = "Pagu (Rp)", "Data tambahan", "Diisi tangan"
ABSORBED = "Serapan (%)"
OWN = f"{OWN_COLUMNS}:"
"""Before the heading of a column the office added to the request form."""
_TARGET = "Target triwulan (K)"
Shown = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class FilledCell:
    """What stands in a cell, and the key of the figure it is, empty for none of the recap's."""

    value: Shown = None
    key: str = ""


NOTHING, WAITING = FilledCell(), FilledCell(NOT_APPLICABLE)
INAPPLICABLE = FilledCell("t.b.")
"""A figure that lacks is blank; one whose time has not come is a dash; one may not apply."""


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What a word is asked about: a row, a quarter, and what is open."""

    line: FormLine
    quarter: int
    spec: Spec

    @property
    def open(self) -> int:
        """Return the number of the open quarter."""
        return self.spec.period.number

    @property
    def row(self) -> Line | None:
        """Return the line of the form the row is about."""
        each = self.line.indicator or self.line.budget
        return each.line if each else None


Filler = Callable[[AskedFigure], FilledCell]


def filled_by(word: str, asked: AskedFigure) -> FilledCell:
    """Return what a word puts into a cell."""
    return _FILLERS[word](asked)


def own_columns_by_word(spec: Spec) -> dict[str, Joint]:
    """Return the columns the office added to the request form, by the word that asks for each."""
    return {same_text(f"{OWN} {each.label}"): each for each in side_by_side(spec, ())}


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
    code = line.bureau.bureau.code
    if not key:
        return None
    if line.kind is RowKind.BUREAU:
        return Meaning(key, code)
    block = Block.INDICATORS if line.indicator else Block.BUDGET
    return Meaning(key, code, block, line.id)


def _known(key: str) -> Filler:
    def found(asked: AskedFigure) -> FilledCell:
        value = asked.row.known.get(key, BLANK) if asked.row else BLANK
        return FilledCell(value.value) if isinstance(value, Text) else NOTHING

    return found


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


def _budget_name(asked: AskedFigure) -> FilledCell:
    """Return code and name of a row of the budget; an indicator has none."""
    each = asked.line.budget
    return FilledCell(f"{each.line.id} {each.line.name}") if each else NOTHING


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
    return _alone(asked, method, each.line.actuals, now, (OUTPUT_NOW, keys.output))


def _spent(asked: AskedFigure) -> FilledCell:
    each = asked.line.budget
    if asked.line.indicator:
        return NOTHING
    if asked.quarter > asked.open:
        return WAITING
    if asked.line.kind is not RowKind.SUB_ACTIVITY or each is None:
        return _spent_below(asked)
    method = asked.spec.settings.spending_method
    now = each.result.spent_now if each.result else None
    return _alone(asked, method, each.line.spending, now, (SPENT_NOW, keys.spent))


def _spent_below(asked: AskedFigure) -> FilledCell:
    """Return what those below a row spent in a quarter; blank where nobody told of any."""
    rows = (
        replace(asked.line, kind=RowKind.SUB_ACTIVITY, budget=each) for each in asked.line.below
    )
    values = [_spent(replace(asked, line=row)).value for row in rows]
    numbers = [each for each in values if isinstance(each, Decimal)]
    return FilledCell(sum(numbers, Decimal(0))) if numbers else NOTHING


def _alone(
    asked: AskedFigure,
    method: Method,
    before: tuple[Decimal | None, ...],
    now: Decimal | None,
    known_as: tuple[str, Callable[[int], str]],
) -> FilledCell:
    """Return a quarter's figure alone, whichever way the office writes them."""
    quarter, (open_key, key) = asked.quarter, known_as
    if quarter == asked.open:
        return NOTHING if now is None else FilledCell(now, open_key)
    figures = (*before, *(None,) * 4)[:quarter]
    value = of_quarter(method, figures[:-1], figures[-1])
    if value is None:
        return NOTHING
    return FilledCell(value, key(quarter) if method is not Method.LAST or quarter == 1 else "")


def _actual_so_far(asked: AskedFigure) -> FilledCell:
    if asked.line.kind is RowKind.SUB_ACTIVITY and asked.line.budget:
        result = asked.line.budget.result
        value = result.output if result else None
        return NOTHING if value is None else FilledCell(value, keys.OUTPUT_SO_FAR)
    return _of_indicator(asked, "actual", keys.ACTUAL_SO_FAR)


def _ceiling(asked: AskedFigure) -> FilledCell:
    if asked.line.indicator or asked.line.ceiling is None:
        return NOTHING
    return FilledCell(asked.line.ceiling, EXPECTED if _of_bureau(asked) else keys.CEILING)


def _spent_so_far(asked: AskedFigure) -> FilledCell:
    if asked.line.indicator or asked.line.spent is None:
        return NOTHING
    return FilledCell(asked.line.spent, SPENT if _of_bureau(asked) else keys.SPENT_SO_FAR)


def _of_bureau(asked: AskedFigure) -> bool:
    return asked.line.kind is RowKind.BUREAU


def _achieved(asked: AskedFigure) -> FilledCell:
    line = asked.line
    if _of_bureau(asked):
        return NOTHING if line.bureau.mean is None else FilledCell(line.bureau.mean, MEAN)
    if line.kind is RowKind.SUB_ACTIVITY and line.budget:
        value = line.budget.result.achievement if line.budget.result else None
        return NOTHING if value is None else FilledCell(value, keys.OUTPUT_ACHIEVED)
    return _of_indicator(asked, "shown", keys.ACHIEVED)


def _absorbed(asked: AskedFigure) -> FilledCell:
    """Return the absorption; of rows below which not all is told it is that of what is told."""
    line = asked.line
    if line.indicator:
        return NOTHING
    if _of_bureau(asked):
        value = line.bureau.absorption
    elif line.kind is RowKind.SUB_ACTIVITY:
        value = line.budget.result.absorption if line.budget and line.budget.result else None
    else:
        told = [each for each in line.below if each.result and each.result.spent is not None]
        ceilings = (each.line.known_number(keys.CEILING) or Decimal(0) for each in told)
        value = absorption(line.spent, sum(ceilings, Decimal(0)))
    return NOTHING if value is None else FilledCell(value, keys.ABSORPTION)


def _predicate(asked: AskedFigure) -> FilledCell:
    if _of_bureau(asked):
        return FilledCell(asked.line.bureau.predicate or None)
    each = asked.line.indicator
    return FilledCell((each.achievement.predicate if each else "") or None)


def _remark(asked: AskedFigure) -> FilledCell:
    """Return why a figure lacks, or of how much it is, then what the bureau explains."""
    line = asked.line
    standing, said = _standing(line), _told(line, keys.EXPLANATION)
    told = [standing, "" if said in standing else said]
    return FilledCell("; ".join(filter(None, told)) or None)


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
    "Kode dan uraian anggaran": _budget_name,
    "Sasaran": _known(keys.OBJECTIVE),
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
    CEILING: _ceiling,
    SPENT_IN: _spent,
    SPENT_UP_TO: _spent_so_far,
    "Capaian (%)": _achieved,
    "Capaian mentah (%)": lambda asked: _of_indicator(asked, "raw", keys.RAW),
    "Capaian terhadap target tahun (%)": lambda asked: _of_indicator(
        asked, "of_year", keys.OF_YEAR
    ),
    ABSORBED: _absorbed,
    "Predikat": _predicate,
    "Faktor pendorong": _said(keys.DRIVER),
    "Faktor penghambat": _said(keys.OBSTACLE),
    "Rencana tindak lanjut": _said(keys.FOLLOW_UP),
    "Bukti dukung": _said(keys.EVIDENCE),
    "Keterangan": _remark,
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
        {same_text(word): word for word in WORDS},
        (_TARGET, ACTUAL, SPENT_IN),
        (BY_METHOD, BY_DIRECTION),
        same_text(OWN),
    )
