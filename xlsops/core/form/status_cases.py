"""What the Status column of a form says of a line: conditions as formulas over its cells, by column key.

The first condition that is met counts; beyond them stands what only a spreadsheet program can tell.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from xlsops.core.formula.explained import TEXT
from xlsops.core.formula.folding import TRUE
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Name, pieces, placed
from xlsops.core.spec import accepted_explanations
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.measures import measure
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code

UNANSWERED, NOT_DUE = "Belum diisi", "Belum saatnya diukur"
MAY_NOT_APPLY = f"{UNANSWERED} (boleh {keys.INAPPLICABLE})"
"""What is said of a blank line that may be answered with words: nothing else in the form tells which may."""
WHY_NOT, DOES_NOT_APPLY = "Isi Keterangan: mengapa tidak berlaku", "Tidak berlaku"
OPTIONAL = "Kosong; tidak wajib diisi"
"""What is said of a blank line where the office does not require its figure."""
FILLED = "Terisi; diperiksa saat dihimpun"
"""A form never calls itself complete: much of what intake asks no formula can see."""
LOOK_AT = "Periksa: "
FILL = "Isi "
NO_NUMBER, NO_WORD = f"{LOOK_AT}bukan angka", f"{LOOK_AT}bukan kata dari daftar pilihan"
"""How a case speaks that asks for more."""
_FELL = f"{LOOK_AT}turun dari TW lalu"
UNREADABLE = (Code.V06, Code.V07)
"""The rules of figures nothing can be computed from; which of both it is no formula can tell."""
_PERCENT = (Code.V09,)

_BLANK, _UNREAD = measure('[R]=""'), measure("NOT(ISNUMBER([R]))")
_SAYS_SO = measure(f'LOWER(TRIM([R]))="{keys.INAPPLICABLE}"')
_WHERE_MEASURED = measure(f"IF(ISNUMBER([{keys.RAW}]),[syarat],FALSE)")
_DECIDED, _EXPLAIN = "Kabag yang memutuskan", "jelaskan di Keterangan"
_UNEXPLAINED = measure(
    f'IF([{keys.RAW}]="",FALSE,AND(ROUND([{keys.RAW}],9)<100,'
    f'OR(TRIM([{keys.OBSTACLE}])="",TRIM([{keys.FOLLOW_UP}])="")))'
)
_BROKEN = measure("IF(ISNUMBER([R]),AND([R]>0,INT([R])<>[R]),FALSE)")
_TOO_FEW = measure(
    f"IF(AND(ISNUMBER([R]),ISNUMBER([{keys.CEILING}])),"
    f"IF(AND([R]>0,[R]*1000<[{keys.CEILING}]),[syarat],FALSE),FALSE)"
)
"""That rupiah are below a thousandth of their ceiling: multiplied, as whole numbers stay exact in a cell."""
_ONE_NIL = measure("IF(AND(ISNUMBER([K]),ISNUMBER([R])),IF(AND([K]=0,[R]>0),[syarat],FALSE),FALSE)")
_EITHER_BLANK = measure('OR([K]="",[R]="")')
_EITHER_UNREAD = measure("NOT(AND(ISNUMBER([K]),ISNUMBER([R])))")
_FIRST = (Code.V08, Code.V16, Code.V09, Code.V12, Code.V17)
_ORDER = (*_FIRST, Code.V18, Code.V21, Code.V11, Code.V20, Code.V05, Code.V32)
"""The order in which cases count: first figures that cannot be right, beneath which intake puts the rest."""
DELIVERED_SAYINGS: Mapping[Code, str] = {
    Code.V08: f"{LOOK_AT}kurang dari 0",
    Code.V16: f"{LOOK_AT}melebihi pagu",
    Code.V12: _FELL,
    Code.V17: _FELL,
    Code.V32: f"{FILL}penanggung jawab",
}
"""What is said where a delivered condition is not met."""


class StatusCase(Struct, frozen=True, dict=True):
    """A condition, and what is said where it is met.

    ``codes`` are the rules that judge it at intake, none where it only tells how the line stands.
    ``silent`` is said where none of them holds; without it the next case counts then. Conditions
    that need a number have one only behind the cases that tell blanks and texts, so these stay.
    """

    condition: Expression
    saying: str
    codes: tuple[Code, ...] = ()
    silent: str = ""

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Return the condition as written in pieces: every second is the key of a column."""
        return pieces(self.condition)


@lru_cache(maxsize=64)
def unread(
    *figures: str, due: bool = True, may_not_apply: bool = False, worded: bool = False
) -> tuple[StatusCase, ...]:
    """Return that a figure of the quarter is blank, or no number, no word of its scale; of one column or of two."""
    blank, wrong = (_BLANK, _UNREAD) if len(figures) == 1 else (_EITHER_BLANK, _EITHER_UNREAD)
    parts = _named(figures)
    blank_yet = MAY_NOT_APPLY if may_not_apply else UNANSWERED
    waits = blank_yet if due else NOT_DUE
    required = (Code.V05,) if due else ()
    return (
        StatusCase(placed(blank, parts), waits, required, OPTIONAL),
        StatusCase(placed(wrong, parts), NO_WORD if worded else NO_NUMBER, UNREADABLE, FILLED),
    )


@lru_cache(maxsize=64)
def inapplicable(actual: str, explaining: Explaining) -> tuple[StatusCase, ...]:
    """Return that a figure does not apply, and that nobody says why."""
    said = placed(_SAYS_SO, _named((actual,)))
    why = Call("AND", (said, _nothing(explaining)))
    return StatusCase(why, WHY_NOT, (Code.V05,)), StatusCase(said, DOES_NOT_APPLY)


@lru_cache(maxsize=256)
def indicator_cases(
    actual: str, *, percent: bool, explaining: Explaining
) -> tuple[StatusCase, ...]:
    """Return what else is said of an indicator, but for the delivered conditions."""
    return _percentage(actual, explaining) if percent else ()


@lru_cache(maxsize=64)
def rupiah_cases(figure: str, explaining: Explaining) -> tuple[StatusCase, ...]:
    """Return that rupiah are not whole, or so few beside their ceiling that thousands or millions were meant."""
    parts = {"R": Name(figure), "syarat": _nothing(explaining)}
    few = f"{LOOK_AT}rupiah terlalu kecil terhadap pagu, {_EXPLAIN}"
    return (
        StatusCase(placed(_BROKEN, parts), f"{LOOK_AT}rupiah tidak bulat", (Code.V18,)),
        StatusCase(placed(_TOO_FEW, parts), few, (Code.V18,)),
    )


@lru_cache(maxsize=64)
def output_beside_money(explaining: Explaining, *, last: bool) -> tuple[StatusCase, ...]:
    """Return that money was spent for no output, which at last nothing explains, or output cost nothing."""
    output, spent = Name(keys.OUTPUT_SO_FAR), Name(keys.SPENT_SO_FAR)
    silent = _nothing(explaining)
    for_nothing = {"K": output, "R": spent, "syarat": TRUE if last else silent}
    of_nothing = {"K": spent, "R": output, "syarat": silent}
    spent_said = f"{LOOK_AT}keluaran 0 tetapi anggaran terserap"
    return (
        StatusCase(
            placed(_ONE_NIL, for_nothing),
            spent_said if last else f"{spent_said}, {_EXPLAIN}",
            (Code.V20,),
        ),
        StatusCase(
            placed(_ONE_NIL, of_nothing),
            f"{LOOK_AT}keluaran ada tetapi anggaran 0, {_EXPLAIN}",
            (Code.V20,),
        ),
    )


def in_order(cases: Iterable[StatusCase], delivered: Iterable[StatusCase]) -> Iterator[StatusCase]:
    """Yield cases, those of delivered conditions where they count among the others."""
    yield from sorted((*delivered, *cases), key=lambda each: _ORDER.index(each.codes[0]))


def any_blank(columns: Iterable[str]) -> Expression:
    """Return the condition that one of some columns holds no letter."""
    trimmed = (Call("TRIM", (Name(key),)) for key in columns)
    return Call("OR", tuple(Binary("=", each, Constant("")) for each in trimmed))


def _percentage(actual: str, explaining: Explaining) -> tuple[StatusCase, StatusCase]:
    """Return that a percentage is too high for any explanation, or has none."""
    far, above = (
        placed(each, _named((actual,))) for each in (explaining.far_above, explaining.above)
    )
    return (
        StatusCase(far, f"{LOOK_AT}di atas {explaining.bound}%, {_DECIDED}", _PERCENT),
        StatusCase(Call("AND", (above, _nothing(explaining))), f"{LOOK_AT}di atas 100%", _PERCENT),
    )


def obstacles_missing(_: Explaining) -> Iterable[StatusCase]:
    """Yield that nothing is said of why a target is missed, and what will be done: V21 as it is delivered."""
    saying = "Isi faktor penghambat dan rencana tindak lanjut"
    yield StatusCase(_UNEXPLAINED, saying, (Code.V21,))


def unlikely_achievement(explaining: Explaining) -> Iterable[StatusCase]:
    """Yield that an achievement is too far from its target for any explanation, or has none.

    Together they are where V11 as it is delivered is not met: who fills the form learns which.
    """
    unlikely = Call("AND", (explaining.unlikely, _nothing(explaining)))
    raw = {accepted_explanations.RAW: Name(keys.RAW)}
    for condition, saying in ((explaining.far_off, _DECIDED), (unlikely, _EXPLAIN)):
        measured = placed(_WHERE_MEASURED, {"syarat": placed(condition, raw)})
        yield StatusCase(measured, f"{LOOK_AT}capaian tidak wajar, {saying}", (Code.V11,))


def _nothing(explaining: Explaining) -> Expression:
    return placed(explaining.says_nothing, {TEXT: Name(keys.EXPLANATION)})


def _named(figures: tuple[str, ...]) -> Mapping[str, Expression]:
    """Return figures by their names in a condition: ``R``, or the first of two ``K``."""
    return dict(zip(("K", "R")[-len(figures) :], map(Name, figures), strict=True))
