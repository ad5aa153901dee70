"""The language of formulas said a second time, as plainly as it can be: node by node, no haste."""

from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from xlsops.core.formula.functions import (
    COMPARE,
    FUNCTIONS,
    NotEvaluableError,
    Operand,
    Operands,
    bounded,
    compared,
    number,
    text,
    truth,
)
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Grouped, Name, Unary

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
        case Call("IF", (condition, one, other)):
            return walked(one if truth(walked(condition, values)) else other, values)
        case Call(function, arguments):
            return _call(function, [walked(each, values) for each in arguments])


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
    return FUNCTIONS[function](*given)
