"""The language of formulas said a second time, as plainly as it can be: node by node, no haste."""

from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from xlsops.core.formula.functions import (
    COMPARE,
    FUNCTIONS,
    OF_CELLS,
    NotEvaluableError,
    Operand,
    Operands,
    bounded,
    cells,
    compared,
    number,
    text,
    truth,
)
from xlsops.core.formula.texts import TEXTS
from xlsops.core.formula.tree import TODAY, Binary, Call, Constant, Expression, Grouped, Name, Unary

Values = Mapping[str, Operands]
Outcome = Operands | type[NotEvaluableError]


def outcome(tree: Expression, values: Values) -> Outcome:
    """Return what a formula gives, or that it gives an error."""
    try:
        return walked(tree, values)
    except (NotEvaluableError, DivisionByZero, InvalidOperation, Overflow, ZeroDivisionError):
        return NotEvaluableError


def walked(tree: Expression, values: Values) -> Operands:
    """Return what a formula gives."""
    match tree:
        case Constant(value):
            return value
        case Name(name):
            return values[name]
        case Grouped(inner):
            return walked(inner, values)
        case Unary(sign, operand):
            found = number(walked(operand, values))
            return -found if sign == "-" else found
        case Binary(sign, left, right):
            return _binary(sign, walked(left, values), walked(right, values))
        case Call():
            return _called(tree, values)


def _called(tree: Call, values: Values) -> Operands:
    match tree:
        case Call("IF", (condition, one, other)):
            return walked(one if truth(walked(condition, values)) else other, values)
        case Call("IFERROR", (tried, other)):
            found = outcome(tried, values)
            return walked(other, values) if isinstance(found, type) else found
        case Call("ISERROR", (tried,)):
            return isinstance(outcome(tried, values), type)
        case Call("ISNUMBER" | "ISTEXT" | "ISBLANK" as function, (asked,)):
            found = outcome(asked, values)
            return False if isinstance(found, type) else _call(function, [found])
        case Call("TODAY", ()):
            return values[TODAY]
        case Call(function, arguments):
            given = [walked(each, values) for each in arguments]
            if function in OF_CELLS:
                pairs = zip(arguments, given, strict=True)
                given = [cells(each) if isinstance(one, Name) else each for one, each in pairs]
            return _call(function, given)


def _binary(sign: str, left: Operands, right: Operands) -> Operand:
    if sign == "&":
        return text(left) + text(right)
    if sign in COMPARE:
        return compared(COMPARE[sign], left, right)  # type: ignore[arg-type]
    one, two = number(left), number(right)
    found: Decimal = {
        "+": lambda: one + two,
        "-": lambda: one - two,
        "*": lambda: one * two,
        "/": lambda: one / two,
        "^": lambda: one**two,
    }[sign]()
    bounded(found)
    return found


def _call(function: str, given: list[Operands]) -> Operand:
    if function == "ISNUMBER":
        return isinstance(given[0], Decimal)
    if function in {"AND", "OR"}:
        truths = [truth(each) for each in given]
        return all(truths) if function == "AND" else any(truths)
    return {**FUNCTIONS, **TEXTS}[function](*given)
