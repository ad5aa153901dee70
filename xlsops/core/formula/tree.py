"""Formulas as trees: what stands in a cell and what Python computes come from the same one.

``formula_parsing`` reads a tree from a text such as ``[Realisasi] <= [Pagu]``, ``formula_values``
computes it; here it is written out for a cell.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct


class Constant(Struct, frozen=True, eq=False):
    """A number, a text or a truth value; None is what a blank cell holds.

    1 is not ``TRUE``, though Python takes them for equal: trees are found again by what they are.
    """

    value: Decimal | str | bool | None

    def __eq__(self, other: object) -> bool:
        """Tell whether another is the same value of the same kind."""
        return (
            isinstance(other, Constant)
            and type(self.value) is type(other.value)
            and self.value == other.value
        )

    def __ne__(self, other: object) -> bool:
        """Tell whether it is not: a Struct does not ask the method above."""
        return not self == other

    def __hash__(self) -> int:
        """Return the same for equal ones."""
        return hash(self.value)


class Name(Struct, frozen=True):
    """A name, of a cell or of several."""

    name: str


class Unary(Struct, frozen=True):
    """A sign before an operand."""

    sign: str
    operand: "Expression"


class Binary(Struct, frozen=True):
    """Two operands and what stands between them."""

    sign: str
    left: "Expression"
    right: "Expression"


class Grouped(Struct, frozen=True):
    """An operand in parentheses."""

    inner: "Expression"


class Call(Struct, frozen=True):
    """A function and what it is given."""

    function: str
    arguments: tuple["Expression", ...]


TODAY = "TODAY()"
"""The name under which a formula is given the day on which it is computed."""
EXPLAINED = "DIJELASKAN"
"""The function of conditions that tells whether a column explains something."""
Expression = Constant | Name | Unary | Binary | Grouped | Call
Reference = Callable[[str], str]
"""Where the cell of a name stands."""


def names(tree: Expression) -> tuple[str, ...]:
    """Return the names a formula uses, each once, in order."""
    match tree:
        case Name(name):
            return (name,)
        case Unary(_, inner) | Grouped(inner):
            return names(inner)
        case Binary(_, left, right):
            return _once((*names(left), *names(right)))
        case Call(_, arguments):
            return _once(tuple(name for each in arguments for name in names(each)))
        case Constant():
            return ()


def walk(tree: Expression) -> Iterator[Expression]:
    """Yield a formula and all its parts."""
    yield tree
    match tree:
        case Unary(_, inner) | Grouped(inner):
            yield from walk(inner)
        case Binary(_, left, right):
            yield from walk(left)
            yield from walk(right)
        case Call(_, arguments):
            for each in arguments:
                yield from walk(each)


def placed(tree: Expression, parts: Mapping[str, Expression]) -> Expression:
    """Return a formula with other formulas in the place of names; other names stay."""
    match tree:
        case Name(name):
            return parts.get(name, tree)
        case Unary(sign, operand):
            return Unary(sign, placed(operand, parts))
        case Grouped(inner):
            return Grouped(placed(inner, parts))
        case Binary(sign, left, right):
            return Binary(sign, placed(left, parts), placed(right, parts))
        case Call(function, arguments):
            return Call(function, tuple(placed(each, parts) for each in arguments))
        case Constant():
            return tree


def with_calls(tree: Expression, turn: Callable[[Call], Expression]) -> Expression:
    """Return a formula with what each call is turned into, those within others first."""
    match tree:
        case Unary(sign, operand):
            return Unary(sign, with_calls(operand, turn))
        case Grouped(inner):
            return Grouped(with_calls(inner, turn))
        case Binary(sign, left, right):
            return Binary(sign, with_calls(left, turn), with_calls(right, turn))
        case Call(function, arguments):
            return turn(Call(function, tuple(with_calls(each, turn) for each in arguments)))
        case Name() | Constant():
            return tree


def to_excel(tree: Expression, reference: Reference) -> str:
    """Return a formula in Excel's own (English, comma) syntax, every operation in parentheses.

    So nothing rests on how a spreadsheet program orders what an office wrote.
    """
    match tree:
        case Grouped(inner):
            return to_excel(inner, reference)
        case Unary(sign, operand):
            return f"({sign}{to_excel(operand, reference)})"
        case Binary(sign, left, right):
            return f"({to_excel(left, reference)}{sign}{to_excel(right, reference)})"
        case _:
            return _plain(tree, reference, to_excel)


def as_written(tree: Expression, reference: Reference) -> str:
    """Return a formula in the same syntax, in parentheses only what was written so."""
    match tree:
        case Grouped(inner):
            return f"({as_written(inner, reference)})"
        case Unary(sign, operand):
            return f"{sign}{as_written(operand, reference)}"
        case Binary(sign, left, right):
            return f"{as_written(left, reference)}{sign}{as_written(right, reference)}"
        case _:
            return _plain(tree, reference, as_written)


def pieces(tree: Expression) -> tuple[str, ...]:
    """Return a formula as written in pieces, for those who write it often: every second is a name."""
    return tuple(as_written(tree, lambda name: f"\0{name}\0").split("\0"))


def joined_formula(pieces: Sequence[str], reference: Reference) -> str:
    """Return a formula of such pieces with the places of its names."""
    return "".join(reference(each) if number % 2 else each for number, each in enumerate(pieces))


def _plain(
    tree: Constant | Name | Call,
    reference: Reference,
    write: Callable[[Expression, Reference], str],
) -> str:
    match tree:
        case Constant(bool(value)):
            return "TRUE" if value else "FALSE"
        case Constant(str(value)):
            quoted = value.replace('"', '""')
            return f'"{quoted}"'
        case Constant(Decimal() as value):
            return f"{value:f}"
        case Constant():
            return '""'
        case Name(name):
            return reference(name)
        case Call(function, arguments):
            return f"{function}({','.join(write(each, reference) for each in arguments)})"


def _once(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
