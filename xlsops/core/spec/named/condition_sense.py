"""What a condition must not do to make sense, and which of its names must hold something to be judged."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from xlsops import messages
from xlsops.core.formula.functions import COMPARE, NotEvaluableError
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import (
    TODAY,
    Binary,
    Call,
    Constant,
    Expression,
    Grouped,
    Name,
    Unary,
    walk,
)
from xlsops.core.formula.values import compiled
from xlsops.core.spec.spec import Field, FieldKind
from xlsops.core.values.numbers import indonesian


def require_sense(tree: Expression, fields: Mapping[str, Field]) -> None:
    """Raise where a condition can never be computed, or compares a figure with a text."""
    for each in walk(tree):
        match each:
            case Binary("/", _, divisor) | Call("MOD", (_, divisor)) if _is_zero(divisor):
                raise FormulaError(messages.conditions.DIVIDED_BY_ZERO)
            case Binary(sign, Name(name), Constant(str(text))) | Binary(
                sign, Constant(str(text)), Name(name)
            ) if sign in COMPARE and text and name in fields and fields[name].kind.numeric:
                raise FormulaError(messages.conditions.text_against_number(name, text))
            case Binary(sign, Name(name), Constant(Decimal() as number)) | Binary(
                sign, Constant(Decimal() as number), Name(name)
            ) if sign in COMPARE and name in fields and fields[name].kind is FieldKind.LONG_TEXT:
                told = messages.conditions.number_against_text(name, indonesian(number))
                raise FormulaError(told)


def _is_zero(divisor: Expression) -> bool:
    """Tell whether it is 0 whatever the line holds, also as a sum of constants."""
    if any(isinstance(each, Name) for each in walk(divisor)):
        return False
    try:
        return compiled(divisor)({TODAY: Decimal(1)}) == 0
    except NotEvaluableError:
        return False


@lru_cache(maxsize=1024)
def blank_as_nil(tree: Expression) -> frozenset[str]:
    """Return the names that stand within N alone, where a blank is 0."""
    within = (
        each.arguments[0] for each in walk(tree) if isinstance(each, Call) and each.function == "N"
    )
    found = {each.name for each in within if isinstance(each, Name)}
    return frozenset(found - _bare(tree)) if found else frozenset()


def _bare(tree: Expression) -> set[str]:
    match tree:
        case Call("N", (Name(),)) | Constant():
            return set()
        case Name(name):
            return {name}
        case Unary(_, inner) | Grouped(inner):
            return _bare(inner)
        case Binary(_, left, right):
            return _bare(left) | _bare(right)
        case Call(_, arguments):
            return set[str]().union(*map(_bare, arguments))
