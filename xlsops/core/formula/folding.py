"""Conditions made shorter by what of them is known beforehand: truths of a row, words of the settings."""

from xlsops.core.formula.functions import COMPARE, compared
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Grouped

TRUE, FALSE = Constant(True), Constant(False)  # noqa: FBT003


def folded(tree: Expression) -> Expression:
    """Return a condition without the parts whose truth is known; an error in them is no error any more."""
    match tree:
        case Grouped(inner):
            known = folded(inner)
            return known if isinstance(known, Constant) else Grouped(known)
        case Binary(sign, Constant(str(left)), Constant(str(right))) if sign in COMPARE:
            return Constant(compared(COMPARE[sign], left, right))
        case Call("NOT", (inner,)):
            known = folded(inner)
            return _opposite(known) if _is_truth(known) else Call("NOT", (known,))
        case Call("AND" | "OR" as sign, parts):
            return _combined(sign, [folded(each) for each in parts])
    return tree


def _combined(sign: str, parts: list[Expression]) -> Expression:
    """Return parts that must all hold, or of which one must, without those that decide nothing."""
    decides, idle = (FALSE, TRUE) if sign == "AND" else (TRUE, FALSE)
    if decides in parts:
        return decides
    left = tuple(each for each in parts if each != idle)
    if len(left) > 1:
        return Call(sign, left)
    return left[0] if left else idle


def _is_truth(tree: Expression) -> bool:
    return tree in {TRUE, FALSE}


def _opposite(tree: Expression) -> Expression:
    return FALSE if tree == TRUE else TRUE
