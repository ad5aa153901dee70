"""A condition in words: what must be, said from its tree, so that a rule without a sentence has one.

Every condition has words, also one nobody would write; the names in them are told by the caller.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from xlsops import messages
from xlsops.core.formula.functions import Operand
from xlsops.core.formula.tree import (
    EXPLAINED,
    Binary,
    Call,
    Constant,
    Expression,
    Grouped,
    Name,
    Unary,
)
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import long_date

_PLACE = "\0"
"""Stands around a name; no condition holds one."""
_LONGEST = 40
"""So many letters of a text are told."""
_RELATIONS = {
    "<=": messages.phrases.AT_MOST,
    ">": messages.phrases.ABOVE,
    ">=": messages.phrases.AT_LEAST,
    "<": messages.phrases.BELOW,
    "=": messages.phrases.EQUAL,
    "<>": messages.phrases.UNEQUAL,
}
_OPPOSITE = {"<=": ">", ">": "<=", ">=": "<", "<": ">=", "=": "<>", "<>": "="}
_KINDS = {
    "ISBLANK": (messages.phrases.EMPTY, messages.phrases.FILLED),
    "ISNUMBER": (messages.phrases.NUMBER, messages.phrases.NO_NUMBER),
    "ISTEXT": (messages.phrases.TEXT, messages.phrases.NO_TEXT),
    "ISERROR": (messages.phrases.FAULTY, messages.phrases.SOUND),
}
"""What holds of a cell where a function says so, and where it does not."""
_ARITHMETIC: Mapping[str, Callable[[str, str], str]] = {
    "+": messages.phrases.plus,
    "-": messages.phrases.minus,
    "*": messages.phrases.times,
    "/": messages.phrases.divided,
    "^": messages.phrases.power,
    "&": messages.phrases.joined,
}
_OF_SERIES: Mapping[str, Callable[[str], str]] = {
    "SUM": messages.phrases.total,
    "AVERAGE": messages.phrases.mean,
    "MEDIAN": messages.phrases.middle,
    "MIN": messages.phrases.least,
    "MAX": messages.phrases.most,
    "COUNT": messages.phrases.numbers_in,
}
_OF_ARGUMENTS: Mapping[tuple[str, int], Callable[..., str]] = {
    ("ABS", 1): messages.phrases.absolute,
    ("INT", 1): messages.phrases.whole,
    ("MOD", 2): messages.phrases.rest,
    ("ROUND", 2): messages.phrases.rounded,
    ("ROUNDUP", 2): messages.phrases.rounded_up,
    ("N", 1): messages.phrases.blank_as_nil,
    ("LEN", 1): messages.phrases.length,
    ("TRIM", 1): messages.phrases.trimmed,
    ("LEFT", 2): messages.phrases.first_letters,
    ("RIGHT", 2): messages.phrases.last_letters,
    ("MID", 3): messages.phrases.letters_from,
    ("FIND", 2): messages.phrases.place_of,
    ("FIND", 3): messages.phrases.place_after,
    ("SEARCH", 2): messages.phrases.place_of,
    ("SEARCH", 3): messages.phrases.place_after,
    ("SUBSTITUTE", 3): messages.phrases.replaced,
    ("SUBSTITUTE", 4): messages.phrases.replaced_once,
    ("UPPER", 1): messages.phrases.upper,
    ("LOWER", 1): messages.phrases.lower,
    ("VALUE", 1): messages.phrases.as_number,
    ("IFERROR", 2): messages.phrases.unless_computed,
}
_TRUTHS = {"AND", "OR", "NOT", "EXACT", EXPLAINED, *_KINDS}
"""What gives a truth, and is said as a clause."""


class _Mood(NamedTuple):
    """How a condition is said: as what must be or as what is, and of which truth."""

    must: bool = True
    true: bool = True


_IS, _IS_NOT = _Mood(must=False), _Mood(must=False, true=False)


def in_words(
    tree: Expression, labels: Mapping[str, str], values: Mapping[str, Operand] | None = None
) -> str:
    """Return what a condition asks as a sentence; a value that is known stands beside its name, once."""
    left = dict(values or {})
    parts = [
        _named(each, labels, left) if number % 2 else each
        for number, each in enumerate(_said(tree, _Mood()).split(_PLACE))
    ]
    return messages.phrases.sentence("".join(parts))


def _named(name: str, labels: Mapping[str, str], left: dict[str, Operand]) -> str:
    label = labels.get(name, name.replace("].[", " "))
    return messages.phrases.with_value(label, _shown(left.pop(name))) if name in left else label


def _shown(value: Operand) -> str:
    """Return a value of a cell, short enough for a sentence."""
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
        return messages.phrases.quoted(short)
    return _literal(Constant(value))


def _said(tree: Expression, mood: _Mood) -> str:
    """Return a condition as a clause."""
    opposite = mood._replace(true=not mood.true)
    match tree:
        case Grouped(inner):
            return _said(inner, mood)
        case Constant(bool(value)):
            return messages.phrases.ALWAYS if value is mood.true else messages.phrases.NEVER
        case Call("NOT", (inner,)):
            return _said(inner, opposite)
        case Call("AND" | "OR" as sign, parts):
            return _combined(parts, mood, every=(sign == "AND") is mood.true)
        case Call("IF", (condition, then, instead)):
            return _conditional(condition, then, instead, mood)
        case Call("IFERROR", (inner, instead)):
            return _tried(inner, instead, mood)
        case Binary("=" | "<>" as sign, other, Constant(bool(value))) | Binary(
            "=" | "<>" as sign, Constant(bool(value)), other
        ) if _gives_truth(other):
            return _said(other, mood if value is (sign == "=") else opposite)
    either = _exclusive(tree)
    if either:
        told = [_said(each, _IS) for each in either]
        return messages.phrases.odd(told) if mood.true else messages.phrases.even(told)
    subject, holds = _predicate(tree, true=mood.true)
    return (messages.phrases.must if mood.must else messages.phrases.holding)(subject, holds)


def _combined(parts: Sequence[Expression], mood: _Mood, *, every: bool) -> str:
    """Return several conditions in one, all of which or one of which must be."""
    if len(parts) == 1:
        return _said(parts[0], mood)
    if every:
        return messages.phrases.all_of([_said(each, mood) for each in parts])
    told = [_said(each, mood._replace(must=False)) for each in parts]
    return messages.phrases.one_needed(told) if mood.must else messages.phrases.any_of(told)


def _conditional(condition: Expression, then: Expression, instead: Expression, mood: _Mood) -> str:
    """Return a condition that asks one thing or the other; what always holds is not said."""
    opposite = mood._replace(true=not mood.true)
    match _constant(then), _constant(instead):
        case bool(first), bool(second) if first is not second:
            return _said(condition, mood if first else opposite)
        case bool(first), None if first is mood.true:
            return messages.phrases.when(_said(condition, _IS_NOT), _said(instead, mood))
        case bool(first), None:
            found = _said(condition, mood._replace(true=False)), _said(instead, mood)
            return messages.phrases.all_of(found)
        case None, bool(second) if second is mood.true:
            return messages.phrases.when(_said(condition, _IS), _said(then, mood))
        case None, bool(second):
            return messages.phrases.all_of(
                (_said(condition, mood._replace(true=True)), _said(then, mood))
            )
    asked = messages.phrases.when(_said(condition, _IS), _said(then, mood))
    return messages.phrases.otherwise(asked, _said(instead, mood))


def _tried(inner: Expression, instead: Expression, mood: _Mood) -> str:
    body = _said(inner, mood)
    if _constant(instead) is mood.true:
        return messages.phrases.if_computed(body)
    return messages.phrases.unless_computed(body, _said(instead, mood))


def _constant(tree: Expression) -> bool | None:
    match tree:
        case Grouped(inner):
            return _constant(inner)
        case Constant(bool(value)):
            return value
        case _:
            return None


def _gives_truth(tree: Expression) -> bool:
    match tree:
        case Grouped(inner):
            return _gives_truth(inner)
        case Call("IF", (_, then, instead)):
            return _gives_truth(then) or _gives_truth(instead)
        case Call("IFERROR", (inner, _)):
            return _gives_truth(inner)
        case Call(function, _):
            return function in _TRUTHS
        case Binary(sign, _, _):
            return sign in _RELATIONS
        case Constant(value):
            return isinstance(value, bool)
        case _:
            return False


def _exclusive(tree: Expression) -> list[Expression]:
    """Return the parts of what was typed as XOR, and is kept as a count that must be odd; else none."""
    match tree:
        case Binary("=", Call("MOD", (ones, Constant(Decimal()))), Constant(Decimal())):
            parts: list[Expression] = []
            while isinstance(ones, Binary) and ones.sign == "+":
                match ones.right:
                    case Call("IF", (each, Constant(Decimal()), Constant(Decimal()))):
                        parts.insert(0, each)
                        ones = ones.left
                    case _:
                        return []
            return parts if isinstance(ones, Constant) else []
    return []


def _predicate(tree: Expression, *, true: bool) -> tuple[str, str]:
    """Return of what something holds, and what that is."""
    match tree:
        case Call("ISNUMBER" | "ISERROR" as asked, (Call("SEARCH" | "FIND", (sought, text)),)):
            tell = messages.phrases.containing
            if true is (asked == "ISERROR"):
                tell = messages.phrases.not_containing
            return _noun(text), tell(_noun(sought))
        case Call(function, (inner,)) if function in _KINDS:
            return _noun(inner), _KINDS[function][not true]
        case Call(function, (narrative, *_)) if function == EXPLAINED:
            told = messages.phrases.EXPLAINING, messages.phrases.SAYING_NOTHING
            return _noun(narrative), told[not true]
        case Call("EXACT", (left, right)):
            relation = messages.phrases.SAME if true else messages.phrases.NOT_SAME
            return _noun(left), messages.phrases.than(relation, _noun(right))
        case Binary(sign, left, right) if sign in _RELATIONS:
            return _compared(sign if true else _OPPOSITE[sign], left, right)
    return _noun(tree), messages.phrases.NOT_ZERO if true else messages.phrases.ZERO


def _compared(sign: str, left: Expression, right: Expression) -> tuple[str, str]:
    match right:
        case Constant("") if sign in {"=", "<>"}:
            return _noun(left), messages.phrases.EMPTY if sign == "=" else messages.phrases.FILLED
    return _noun(left), messages.phrases.than(_RELATIONS[sign], _noun(right))


def _noun(tree: Expression) -> str:
    """Return what gives a value as words that stand for it."""
    match tree:
        case Name(name):
            return f"{_PLACE}{name}{_PLACE}"
        case Constant():
            return _literal(tree)
        case Grouped(inner):
            bare = isinstance(inner, Name | Constant | Call) or _gives_truth(inner)
            return _noun(inner) if bare else messages.phrases.grouped(_noun(inner))
        case Unary("-", Constant(Decimal() as number)):
            return indonesian(-number)
        case Unary(sign, inner):
            return messages.phrases.negative(_operand(inner)) if sign == "-" else _noun(inner)
        case Binary(sign, left, right) if sign in _ARITHMETIC:
            alike = isinstance(left, Binary) and left.sign == sign
            first = _noun(left) if alike else _operand(left)
            return _ARITHMETIC[sign](first, _operand(right))
        case Binary():
            return messages.phrases.truth_of(_said(tree, _IS))
        case Call(function, arguments):
            return _called(function, arguments, tree)


def _literal(constant: Constant) -> str:
    match constant.value:
        case bool(value):
            return messages.phrases.TRUE if value else messages.phrases.FALSE
        case Decimal() as number:
            return indonesian(number)
        case str(text):
            return messages.phrases.quoted(text.replace(_PLACE, ""))
        case None:
            return messages.phrases.EMPTY


def _operand(tree: Expression) -> str:
    """Return a part of a calculation, in parentheses where it is one itself."""
    told = _noun(tree)
    return messages.phrases.grouped(told) if isinstance(tree, Binary) else told


def _called(function: str, arguments: Sequence[Expression], tree: Expression) -> str:
    """Return a call; each argument is said once, however deep they lie in each other."""
    if function in _TRUTHS:
        return messages.phrases.truth_of(_said(tree, _IS))
    match function, arguments:
        case "TODAY", _:
            return messages.phrases.TODAY
        case "DATE", _:
            return _day(arguments)
        case (("LEFT" | "RIGHT"), (text,)):
            return _OF_ARGUMENTS[function, 2](_noun(text), "1")
        case "COUNTIF", (tested, limit):
            return messages.phrases.count_where(_noun(tested), _criterion(limit))
        case "SUMIF", (tested, limit, *summed):
            of = _noun((*summed, tested)[0])
            return messages.phrases.sum_where(_noun(tested), _criterion(limit), of)
        case "IF", (condition, then, instead):
            return messages.phrases.choice(_said(condition, _IS), _noun(then), _noun(instead))
    told = tuple(_noun(each) for each in arguments)
    if function in _OF_SERIES:
        return _OF_SERIES[function](messages.phrases.series(told))
    usual = _OF_ARGUMENTS.get((function, len(told)))
    if usual is not None:
        return usual(*told)
    return messages.phrases.result_of(function, messages.phrases.series(told or ["-"]))


def _day(arguments: Sequence[Expression]) -> str:
    numbers = [each.value for each in arguments if isinstance(each, Constant)]
    if len(numbers) == len(arguments) and all(isinstance(each, Decimal) for each in numbers):
        try:
            return long_date(date(*map(int, numbers)))  # type: ignore[arg-type]
        except (ValueError, OverflowError):
            pass
    return messages.phrases.day(*map(_noun, arguments))


def _criterion(limit: Expression) -> str:
    """Return what a cell must be to be counted."""
    match limit:
        case Constant(str(written)):
            sign = next(
                (each for each in ("<>", "<=", ">=", "=", "<", ">") if written.startswith(each)), ""
            )
            bare = written.removeprefix(sign)
            if not bare and sign in {"=", "<>"}:
                return messages.phrases.EMPTY if sign == "=" else messages.phrases.FILLED
            number = bare.lstrip("-").isdecimal()
            shown = indonesian(Decimal(bare)) if number else messages.phrases.quoted(bare)
            return messages.phrases.than(_RELATIONS[sign or "="], shown)
        case Binary("&", Constant(str(sign)), right) if sign in _RELATIONS:
            return messages.phrases.than(_RELATIONS[sign], _noun(right))
        case _:
            return messages.phrases.than(messages.phrases.EQUAL, _noun(limit))
