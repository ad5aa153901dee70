"""What a condition means, whichever way it is written: equal for conditions that are each other's mirror."""

from collections.abc import Callable
from decimal import Decimal

from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Grouped, Name, Unary
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.values.caseless import caseless

_MIRRORED = {">": "<", ">=": "<="}
_DENIED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "="}
_ORDERLESS = {"=", "<>", "+", "*"}
_ORDERLESS_CALLS = {"AND", "OR", "SUM", "MIN", "MAX", "XOR"}
Meaning = tuple[object, ...]


def meaning_of(live: LiveRule) -> Meaning:
    """Return what a rule demands of which table, as a value that can be compared."""
    keys = {name: field.key for name, field in live.fields}
    return live.block.value, *_meaning(live.tree, lambda name: keys.get(name, caseless(name)))


def _meaning(tree: Expression, named: Callable[[str], str]) -> Meaning:
    match tree:
        case Grouped(inner) | Unary("+", inner):
            return _meaning(inner, named)
        case Name(name):
            return "name", named(name)
        case Constant(Decimal() as number):
            return "figure", str(number.normalize())
        case Constant(value):
            return "constant", type(value).__name__, str(value).casefold()
        case Unary(sign, inner):
            return sign, _meaning(inner, named)
        case Binary(sign, left, right):
            return _of_two(sign, _meaning(left, named), _meaning(right, named))
        case Call("NOT", (inner,)):
            return _denied(_bare(inner), named)
        case Call(function, arguments):
            parts = [_meaning(each, named) for each in arguments]
            if function in _ORDERLESS_CALLS:
                parts = sorted(_flat(function, parts), key=repr)
            return function, *parts


def _of_two(sign: str, left: Meaning, right: Meaning) -> Meaning:
    if sign in _MIRRORED:
        return _MIRRORED[sign], right, left
    if sign in _ORDERLESS:
        return sign, *sorted((left, right), key=repr)
    return sign, left, right


def _denied(inner: Expression, named: Callable[[str], str]) -> Meaning:
    if isinstance(inner, Binary) and inner.sign in _DENIED:
        return _meaning(Binary(_DENIED[inner.sign], inner.left, inner.right), named)
    if isinstance(inner, Call) and inner.function == "NOT":
        return _meaning(inner.arguments[0], named)
    return "NOT", _meaning(inner, named)


def _bare(tree: Expression) -> Expression:
    while isinstance(tree, Grouped):
        tree = tree.inner
    return tree


def _flat(function: str, parts: list[Meaning]) -> list[Meaning]:
    """Return the parts of a call with those of the same calls within it, each once where that is the same."""
    found: list[Meaning] = []
    for each in parts:
        inner = list(each[1:]) if each[0] == function else [each]
        found += [part for part in inner if isinstance(part, tuple)]
    return list(dict.fromkeys(found)) if function in {"AND", "OR", "MIN", "MAX"} else found
