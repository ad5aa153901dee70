"""Which checks look at what of each column: its kind, its list, its length, its range, whether it is filled."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from xlsops.core.checks.lint.advice import LintSource
from xlsops.core.formula.functions import COMPARE
from xlsops.core.formula.tree import Binary, Call, Constant, Expression, Grouped, Name, walk
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, Field, FieldKind
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Code


class Attribute(Enum):
    """What a dictionary of data says of a column; the value is the word people see."""

    KIND = "jenis"
    LIST = "daftar"
    LENGTH = "panjang"
    RANGE = "rentang"
    REQUIRED = "wajib"


Covered = Mapping[Attribute, tuple[str, ...]]
_NARRATIVES = (keys.DRIVER, keys.OBSTACLE, keys.FOLLOW_UP, keys.EXPLANATION)
_HISTORY = (Code.V33, Code.V35, Code.V36, Code.V37, Code.V38, Code.V39)
_RANGES: Mapping[str, tuple[Code, ...]] = {
    keys.actual(keys.OF_QUARTER): (Code.V09, Code.V11, Code.V12, Code.V13, *_HISTORY),
    keys.output(keys.OF_QUARTER): (Code.V09, Code.V13, Code.V20, *_HISTORY),
    keys.spent(keys.OF_QUARTER): (
        *(Code.V13, Code.V16, Code.V17, Code.V18, Code.V19, Code.V20),
        *(*_HISTORY, Code.V34),
    ),
}
_SO_FAR: Mapping[str, str] = {
    keys.actual(keys.OF_QUARTER): keys.ACTUAL_SO_FAR,
    keys.output(keys.OF_QUARTER): keys.OUTPUT_SO_FAR,
    keys.spent(keys.OF_QUARTER): keys.SPENT_SO_FAR,
}
"""The figure since January of each figure of a quarter."""
_FILLED: Mapping[tuple[Block, str], tuple[Code, ...]] = {
    (Block.INDICATORS, keys.OBSTACLE): (Code.V21,),
    (Block.INDICATORS, keys.FOLLOW_UP): (Code.V21,),
    (Block.INDICATORS, keys.DRIVER): (Code.V22,),
    (Block.INDICATORS, keys.EXPLANATION): (Code.V09, Code.V11),
    (Block.BUDGET, keys.EXPLANATION): (Code.V18, Code.V19, Code.V20),
    **{(block, keys.EVIDENCE): (Code.V23,) for block in Block},
    **{(block, keys.IN_CHARGE): (Code.V32,) for block in Block},
}


def coverage(source: LintSource) -> Iterator[tuple[Field, Covered]]:
    """Yield every column that is open with the codes of what looks at each of its attributes."""
    yield from ((field, checks_of(source, field)) for field in source.opened)


def checks_of(source: LintSource, field: Field) -> Covered:
    """Return the codes of what looks at each attribute of a column, those in force alone."""
    silent = {
        each.code for each in source.spec.rules if each.condition or not each.applies_on(source.day)
    }
    built: dict[Attribute, list[str]] = {
        attribute: [each.name for each in codes if each.name not in silent]
        for attribute, codes in _built_in(field, source.spec.period.number).items()
    }
    for live in source.on(field):
        name = next(name for name, each in live.fields if each.key == field.key)
        built[_attribute(live, name, field)].append(live.rule.code)
    built[Attribute.RANGE] += _of_sums(source, field)
    return {attribute: tuple(codes) for attribute, codes in built.items()}


def _of_sums(source: LintSource, field: Field) -> Iterator[str]:
    """Yield the rules that judge a figure by its sum since January, without naming it itself."""
    so_far = _SO_FAR.get(field.key.replace(str(source.spec.period.number), keys.OF_QUARTER))
    for live in source.rules:
        named = {each.key for _, each in live.fields} if live.block is field.block else set()
        if so_far in named and field.key not in named:
            yield live.rule.code


def _built_in(field: Field, quarter: int) -> dict[Attribute, tuple[Code, ...]]:
    numeric = field.kind.numeric
    of_quarter = {key.format(q=quarter): codes for key, codes in _RANGES.items()}
    ranges = (Code.V08, *of_quarter.get(field.key, ())) if numeric else ()
    if field.kind is FieldKind.PERCENT:
        ranges = (*ranges, Code.V09)
    if field.kind is FieldKind.MONEY and field.key not in of_quarter:
        ranges = (*ranges, Code.V18)
    return {
        Attribute.KIND: (Code.V06, Code.V07, Code.V10) if numeric else (Code.V06,),
        Attribute.LIST: (Code.V06,) if field.choices else (),
        Attribute.LENGTH: (Code.V24,) if field.key in _NARRATIVES else (),
        Attribute.RANGE: ranges,
        Attribute.REQUIRED: ((Code.V05,) if field.required else ())
        + _FILLED.get((field.block, field.key), ()),
    }


def _attribute(live: LiveRule, name: str, field: Field) -> Attribute:
    """Return which attribute of a column a condition looks at, as far as its words tell."""
    parts = list(walk(live.tree))
    if any(
        isinstance(each, Call) and each.function == "LEN" and _is(each.arguments[0], name)
        for each in parts
    ):
        return Attribute.LENGTH
    if any(_asks_blank(each, name) for each in parts):
        return Attribute.REQUIRED
    if field.kind.numeric:
        return Attribute.RANGE
    return Attribute.LIST


def _asks_blank(part: Expression, name: str) -> bool:
    match part:
        case Call("ISBLANK", (inner,)):
            return _is(inner, name)
        case Binary(sign, left, Constant(value)) if sign in COMPARE and value in {"", None}:
            return not isinstance(value, Decimal) and _is(left, name)
    return False


def _is(tree: Expression, name: str) -> bool:
    while isinstance(tree, Grouped) or (isinstance(tree, Call) and tree.function == "TRIM"):
        tree = tree.inner if isinstance(tree, Grouped) else tree.arguments[0]
    return isinstance(tree, Name) and tree.name == name
