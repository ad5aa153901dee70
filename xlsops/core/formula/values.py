"""What formulas give for values, as a spreadsheet program would compute it, in exact decimals.

A formula becomes a Python function once and is then asked often. Its statements are made of nothing
but our own words: names, texts and numbers of a formula are bound to them as objects.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import lru_cache
from typing import Any, cast

from xlsops.core.formula.functions import (
    COMPARE,
    FUNCTIONS,
    OF_CELLS,
    NotEvaluableError,
    Operand,
    Operands,
    added,
    bounded,
    cells,
    compared,
    number,
    rounded,
    rounding_to,
    text,
    truth,
)
from xlsops.core.formula.texts import TEXTS
from xlsops.core.formula.tree import (
    EXPLAINED,
    TODAY,
    Binary,
    Call,
    Constant,
    Expression,
    Grouped,
    Name,
    Unary,
)

Evaluator = Callable[[Mapping[str, Operands]], Operand]
Row = Mapping[str, Operand]
_ERRORS = (NotEvaluableError, DivisionByZero, InvalidOperation, Overflow, ZeroDivisionError)
_NO_KIND = Constant(False)  # noqa: FBT003
"""What an error is in place of: no number, no text, no blank."""
_PYTHON = {"^": "**", "=": "==", "<>": "!="}
_CALLED = {**FUNCTIONS, **TEXTS}
_TRUTHS = {"AND", "OR", "NOT", "ISBLANK", "ISNUMBER", "ISTEXT", "EXACT", EXPLAINED}
_NUMBERS = {
    *OF_CELLS,
    "ROUND",
    "ROUNDUP",
    "INT",
    "MOD",
    "DATE",
    "SUMIF",
    "COUNTIF",
    "N",
    "LEN",
    "ABS",
}
_NUMBERS |= {"FIND", "SEARCH", "VALUE"}
_OF_NUMBERS: Mapping[str, Callable[[Sequence[str]], str]] = {
    "MIN": lambda given: f"min(({', '.join(given)},))",
    "MAX": lambda given: f"max(({', '.join(given)},))",
    "N": lambda given: given[0],
    "COUNT": lambda given: f"D({len(given)})",
    "SUM": lambda given: f"added(({', '.join(given)},))",
}
"""What gives the same as a function where all it is given are numbers."""
_WORDS = {
    "D": Decimal,
    "added": added,
    "cells": cells,
    "ONE": Decimal(1),
    "ZERO": Decimal(0),
    "number": number,
    "truth": truth,
    "text": text,
    "bounded": bounded,
    "compared": compared,
    "rounded": rounded,
    "ERRORS": _ERRORS,
    "NotEvaluableError": NotEvaluableError,
}


def evaluate(tree: Expression, values: Mapping[str, Operands]) -> Operand:
    """Return what the formula gives for these values.

    Raises NotEvaluableError where a spreadsheet would show an error.
    """
    return compiled(tree)(values)


def meets(tree: Expression) -> Callable[[Mapping[str, Operands]], bool]:
    """Return what tells whether the condition is met by values; it raises NotEvaluableError."""
    found = compiled(tree)
    return lambda values: truth(found(values))


@lru_cache(maxsize=1024)
def rows_test(
    tree: Expression, names: tuple[str, ...]
) -> Callable[[Iterable[Sequence[Operands | Any]], Operands], list[bool | None]]:
    """Return what tells of rows of cells of these names whether they meet a condition; None where it gives an error.

    Rows are given without the last name: what stands behind it is alike in all.
    """
    writer = _Writer()
    *cells, last = [writer.cell(name) for name in names]
    met = writer.truth_of(writer.write(tree, 3))
    taken = f"{', '.join(cells)}, = row" if cells else "pass"
    body = [
        f" rows, {last} = given",
        " told = []",
        " for row in rows:",
        f"  {taken}",
        "  try:",
        *writer.lines,
        f"   told.append({met})",
        "  except ERRORS:",
        "   told.append(None)",
        " return told",
    ]
    test = writer.function(body)
    return lambda rows, alike: test((rows, alike))


@lru_cache(maxsize=1024)
def compiled(tree: Expression) -> Evaluator:
    """Return the formula as a function of its values, for those who evaluate it often."""
    writer = _Writer()
    found = writer.write(tree, 2)
    loads = [f" {local} = given[{writer.bind(name)}]" for name, local in writer.cells.items()]
    return writer.function(
        [
            *loads,
            " try:",
            *writer.lines,
            f"  return {found}",
            " except ERRORS as error:",
            "  raise NotEvaluableError from error",
        ]
    )


def chained(
    trees: Mapping[str, Expression], names: Sequence[str]
) -> Callable[[Sequence[Operand]], Row]:
    """Return what gives what formulas give, by name, for the cells of these names.

    Later formulas find what earlier ones gave; one that gives an error leaves None.
    """
    writer = _Writer()
    cells = [writer.cell(name) for name in names]
    for name, tree in trees.items():
        writer.lines.append(" try:")
        found = writer.apart(tree, 2)
        local = writer.cells[name] = f"f{len(writer.cells)}"
        writer.lines += [f"  {local} = {found}", " except ERRORS:", f"  {local} = None"]
    given = ", ".join(f"{writer.bind(name)}: {writer.cells[name]}" for name in trees)
    return writer.function([f" {', '.join(cells)}, = given", *writer.lines, f" return {{{given}}}"])


class _Writer:
    """Writes formulas as Python statements, each part as a value that has a name of its own."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.cells: dict[str, str] = {}
        self._bound: dict[str, object] = dict(_WORDS)
        self._known: list[dict[str, str]] = [{}]
        self._truths, self._numbers, self._texts = set[str](), set[str](), set[str]()
        self._kinds = {bool: self._truths, Decimal: self._numbers, str: self._texts}

    def cell(self, name: str) -> str:
        """Return the local name of a cell."""
        return self.cells.setdefault(name, f"c{len(self.cells)}")

    def bind(self, value: object) -> str:
        """Return a name under which the statements find an object."""
        name = f"k{len(self._bound)}"
        self._bound[name] = value
        return name

    def function(self, body: Sequence[str]) -> Callable[..., Any]:
        """Return the function of these statements, which takes ``given``."""
        exec("\n".join(["def found(given):", *body]), self._bound)  # noqa: S102 - our own words only
        return cast("Callable[..., Any]", self._bound["found"])

    def write(self, tree: Expression, depth: int) -> str:
        """Write what computes a formula, once where it stands again; return the name of its value."""
        part = repr(tree)  # equal trees are not enough: a truth equals a number
        known = next((each[part] for each in self._known if part in each), None)
        if known is None:
            known = self._known[-1][part] = self._written(tree, depth)
        return known

    def apart(self, tree: Expression, depth: int) -> str:
        """Write a formula where it may not come to be computed: nothing outside knows what is computed there."""
        self._known.append({})
        found = self.write(tree, depth)
        self._known.pop()
        return found

    def _written(self, tree: Expression, depth: int) -> str:
        match tree:
            case Constant(value):
                name = self.bind(value)
                self._kinds[type(value)].add(name)
                return name
            case Name(name):
                return self.cell(name)
            case Grouped(inner):
                return self.write(inner, depth)
            case Unary(sign, operand):
                one = self._number(self.write(operand, depth))
                return self._value(f"-{one}" if sign == "-" else one, depth, self._numbers)
            case Binary(
                ">", Call("LEN", (Call("TRIM", (inner,)),)), Constant(Decimal() as least)
            ) if not least:
                one = self.write(inner, depth)
                said = (
                    one
                    if one in self._texts
                    else f"({one} if {one}.__class__ is str else text({one}))"
                )
                return self._value(f"{said}.strip(' ') != ''", depth, self._truths)
            case Binary(sign, left, right):
                one, two = self.write(left, depth), self.write(right, depth)
                return self._binary(sign, one, two, depth)
            case Call():
                return self._call_of(tree, depth)

    def _call_of(self, tree: Call, depth: int) -> str:
        match tree:
            case Call("IF", (condition, one, other)):
                return self._choice(condition, one, other, depth)
            case Call("IFERROR", (tried, other)):
                return self._tried(tried, other, depth)
            case Call("ISERROR", (tried,)):
                found = self._tried(Call("COUNT", (tried,)), _NO_KIND, depth)
                return self._value(f"{found} is False", depth, self._truths)
            case Call(
                "ISNUMBER" | "ISTEXT" | "ISBLANK" as asked,
                (Unary() | Binary() | Call() | Grouped() as of,),
            ):
                return self._call(asked, [self._tried(of, _NO_KIND, depth)], [False], depth)
            case Call("TODAY", ()):
                return self.cell(TODAY)
            case Call(function, arguments):
                given = [self.write(each, depth) for each in arguments]
                ranged = [isinstance(each, Name) for each in arguments]
                return self._call(function, given, ranged, depth)

    def _binary(self, sign: str, one: str, two: str, depth: int) -> str:
        if sign == "&":
            return self._value(f"text({one}) + text({two})", depth)
        python = _PYTHON.get(sign, sign)
        if sign not in COMPARE:
            found = self._value(
                f"{self._number(one)} {python} {self._number(two)}", depth, self._numbers
            )
            check = "" if sign == "^" else f"if {found}.adjusted() > 300: "
            self.lines.append(f"{' ' * depth}{check}bounded({found})")
            return found
        slow = f"compared({self.bind(COMPARE[sign])}, {one}, {two})"
        if two in self._texts:
            fast, classes = repr(COMPARE[sign](0, 1)), self._are_numbers([one])
        else:
            fast, classes = f"{one} {python} {two}", self._are_numbers([one, two])
        return self._value(f"{fast} if {classes} else {slow}", depth, self._truths)

    def _choice(self, condition: Expression, one: Expression, other: Expression, depth: int) -> str:
        met = self._truth(self.write(condition, depth))
        found = self._named()
        for word, branch in ((f"if {met}:", one), ("else:", other)):
            self.lines.append(f"{' ' * depth}{word}")
            value = self.apart(branch, depth + 1)
            self.lines.append(f"{' ' * depth} {found} = {value}")
        return found

    def _tried(self, tried: Expression, other: Expression, depth: int) -> str:
        """Write what computes a formula, and another one where that gives an error.

        It is a function of its own, for Python nests only twenty tries.
        """
        asked, pad = self._named(), " " * depth
        self.lines.append(f"{pad}def {asked}():")
        for word, branch in (("try:", tried), ("except ERRORS:", other)):
            self.lines.append(f"{pad} {word}")
            value = self.apart(branch, depth + 2)
            self.lines.append(f"{pad}  return {value}")
        return self._value(f"{asked}()", depth)

    def _call(self, function: str, given: Sequence[str], ranged: Sequence[bool], depth: int) -> str:
        if function == "ISNUMBER":
            return self._value(f"{given[0]}.__class__ is D", depth, self._truths)
        if function == "NOT":
            return self._value(f"not {self._truth(given[0])}", depth, self._truths)
        if function in {"AND", "OR"}:
            sign = " & " if function == "AND" else " | "
            return self._value(sign.join(map(self._truth, given)), depth, self._truths)
        kind = (
            self._truths if function in _TRUTHS else self._numbers if function in _NUMBERS else None
        )
        taken = zip(given, ranged, strict=True)
        whole = [f"cells({each})" if one and function in OF_CELLS else each for each, one in taken]
        found = f"{self.bind(_CALLED[function])}({', '.join(whole)})"
        if function == "ROUND" or function in _OF_NUMBERS:
            plain = self._rounded(*given) if function == "ROUND" else _OF_NUMBERS[function](given)
            found = f"{plain} if {self._are_numbers(given)} else {found}"
        return self._value(found, depth, kind)

    def _rounded(self, value: str, places: str) -> str:
        """Return what rounds a number; to how many places is mostly known beforehand."""
        known = self._bound.get(places)
        if isinstance(known, Decimal):
            return f"{self.bind(rounding_to(known))}({value})"
        return f"rounded({value}, {places})"

    def _are_numbers(self, given: Sequence[str]) -> str:
        unsure = [f"{each}.__class__ is D" for each in given if each not in self._numbers]
        return " and ".join(unsure) or "True"

    def _value(self, expression: str, depth: int, kind: set[str] | None = None) -> str:
        found = self._named()
        self.lines.append(f"{' ' * depth}{found} = {expression}")
        if kind is not None:
            kind.add(found)
        return found

    def _named(self) -> str:
        """Return a name nothing has yet."""
        name = f"v{len(self._bound)}"
        self._bound[name] = None
        return name

    def truth_of(self, name: str) -> str:
        """Return what gives a value as a truth."""
        return self._truth(name)

    def _number(self, name: str) -> str:
        if name in self._numbers:
            return name
        if name in self._truths:
            return f"(ONE if {name} else ZERO)"
        return f"({name} if {name}.__class__ is D else number({name}))"

    def _truth(self, name: str) -> str:
        if name in self._truths:
            return name
        return f"({name} if {name}.__class__ is bool else truth({name}))"
