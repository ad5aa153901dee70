"""Conditions written as Excel formulas over column names, such as ``[Realisasi] <= [Pagu]``.

One text gives three things: an Excel formula for the form, a judgement in Python, and the names
it needs. The language: numbers, texts, ``[names]``, ``+ - * / ^ &``, comparisons, parentheses and
the functions in ``FUNCTIONS``; arguments are separated by ``,`` or ``;``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from xlsops.core.formula_tokens import FormulaError, tokens
from xlsops.core.numbers import round_half_up

Operand = Decimal | str | bool | None
_PRECEDENCE = {
    "=": 1, "<>": 1, "<": 1, "<=": 1, ">": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4,
    "^": 5,
}  # fmt: skip
_COMPARISONS = {"=", "<>", "<", "<=", ">", ">="}


class NotEvaluableError(ValueError):
    """A condition gives an error for these values, as ``1/0`` does."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text or a truth value."""

    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A column name."""

    name: str


@dataclass(frozen=True, slots=True)
class Unary:
    """A sign before an operand."""

    sign: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the language."""

    function: str
    arguments: tuple["Expression", ...]


Expression = Constant | Name | Unary | Binary | Call
Evaluator = Callable[[Mapping[str, Operand]], Operand]


def parse(text: str) -> Expression:
    """Return the condition as a tree; raises FormulaError."""
    parser = _Parser(tokens(text), text)
    tree = parser.expression(0)
    parser.end()
    return tree


def names(tree: Expression) -> tuple[str, ...]:
    """Return the column names a condition uses, each once, in order."""
    match tree:
        case Name(name):
            return (name,)
        case Unary(_, operand):
            return names(operand)
        case Binary(_, left, right):
            return _once((*names(left), *names(right)))
        case Call(_, arguments):
            return _once(tuple(name for each in arguments for name in names(each)))
        case Constant():
            return ()


def to_excel(tree: Expression, reference: Callable[[str], str]) -> str:
    """Return the condition in Excel's own (English, comma) syntax, names as cell addresses."""
    match tree:
        case Constant(bool(value)):
            return "TRUE" if value else "FALSE"
        case Constant(str(value)):
            quoted = value.replace('"', '""')
            return f'"{quoted}"'
        case Constant(value):
            return f"{value:f}"
        case Name(name):
            return reference(name)
        case Unary(sign, operand):
            return f"({sign}{to_excel(operand, reference)})"
        case Binary(sign, left, right):
            return f"({to_excel(left, reference)}{sign}{to_excel(right, reference)})"
        case Call(function, arguments):
            inner = ",".join(to_excel(each, reference) for each in arguments)
            return f"{function}({inner})"


def evaluate(tree: Expression, values: Mapping[str, Operand]) -> Operand:
    """Return what the condition gives for these values; None is a blank cell.

    Raises NotEvaluableError where a spreadsheet would show an error.
    """
    return compiled(tree)(values)


def meets(tree: Expression) -> Callable[[Mapping[str, Operand]], bool]:
    """Return what tells whether the condition is met by values; it raises NotEvaluableError."""
    found = compiled(tree)
    return lambda values: _truth(found(values))


def compiled(tree: Expression) -> Evaluator:
    """Return the condition as a function of its values, for those who evaluate it often."""
    match tree:
        case Constant(value):
            return lambda _values: value
        case Name(name):
            return lambda values: values[name]
        case Unary(sign, operand):
            return _signed(sign, compiled(operand))
        case Binary(sign, left, right):
            one, two = compiled(left), compiled(right)
            return lambda values: _binary(sign, one(values), two(values))
        case Call(function, arguments):
            given = [compiled(each) for each in arguments]
            return lambda values: _call(function, given, values)


def _signed(sign: str, operand: Evaluator) -> Evaluator:
    if sign == "-":
        return lambda values: -_number(operand(values))
    return lambda values: _number(operand(values))


def _once(found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


class _Parser:
    """Precedence climbing over the tokens."""

    def __init__(self, tokens: list[tuple[str, str]], text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._next = 0

    def expression(self, level: int) -> Expression:
        left = self._operand()
        while True:
            sign = self._sign()
            precedence = _PRECEDENCE.get(sign, 0)
            if precedence == 0 or precedence <= level:
                return left
            self._next += 1
            left = Binary(sign, left, self.expression(precedence))

    def end(self) -> None:
        if self._next < len(self._tokens):
            raise self._fault()

    def _operand(self) -> Expression:
        if self._next >= len(self._tokens):
            raise FormulaError(f'Syarat "{self._text}" belum selesai')
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind == "number":
            return Constant(Decimal(text))
        if kind == "text":
            return _quoted(text[1:-1].replace('""', '"'))
        if kind == "name":
            return Name(text.strip())
        if kind == "word":
            return self._word(text.upper())
        if text in {"-", "+"}:
            return Unary(text, self.expression(_PRECEDENCE["^"]))
        if text == "(":
            inner = self.expression(0)
            self._expect(")")
            return inner
        self._next -= 1
        raise self._fault()

    def _word(self, word: str) -> Expression:
        if word in {"TRUE", "FALSE"} and self._sign() != "(":
            return Constant(word == "TRUE")
        if word not in FUNCTIONS:
            raise FormulaError(
                f"Fungsi {word} tidak dikenal. Yang dapat dipakai: {', '.join(sorted(FUNCTIONS))}"
            )
        self._expect("(")
        arguments: list[Expression] = []
        while self._sign() != ")":
            arguments.append(self.expression(0))
            if self._sign() in {",", ";"}:
                self._next += 1
            elif self._sign() != ")":
                raise self._fault()
        self._expect(")")
        low, high = FUNCTIONS[word]
        if not low <= len(arguments) <= high:
            raise FormulaError(
                f"Banyaknya isian fungsi {word} tidak sesuai. Desimal ditulis dengan titik, misalnya 0.8"
            )
        return Call(word, tuple(arguments))

    def _sign(self) -> str:
        if self._next < len(self._tokens) and self._tokens[self._next][0] == "sign":
            return self._tokens[self._next][1]
        return ""

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise self._fault()
        self._next += 1

    def _fault(self) -> FormulaError:
        rest = " ".join(text for _, text in self._tokens[self._next :]) or "akhir syarat"
        return FormulaError(f'Syarat "{self._text}" tidak dimengerti di dekat "{rest}"')


def _quoted(text: str) -> Constant:
    if len(text) > _LONGEST_TEXT:
        raise FormulaError(f"Teks di dalam syarat paling panjang {_LONGEST_TEXT} huruf")
    return Constant(text)


_MANY, _LONGEST_TEXT = 30, 255
_MOST_PLACES, _HIGHEST = 300, 308
FUNCTIONS = {
    "AND": (1, _MANY), "OR": (1, _MANY), "NOT": (1, 1), "IF": (3, 3), "ABS": (1, 1),
    "ISBLANK": (1, 1), "ISNUMBER": (1, 1), "LEN": (1, 1), "TRIM": (1, 1), "MIN": (1, _MANY),
    "MAX": (1, _MANY), "SUM": (1, _MANY), "ROUND": (2, 2),
}  # fmt: skip


def _call(function: str, arguments: Sequence[Evaluator], values: Mapping[str, Operand]) -> Operand:
    if function == "IF":
        chosen = 1 if _truth(arguments[0](values)) else 2
        return arguments[chosen](values)
    given = [each(values) for each in arguments]
    if function in {"SUM", "MIN", "MAX"}:
        return _over(function, [_number(each) for each in given if not _ignored(each)])
    if function in {"AND", "OR", "NOT", "ISBLANK", "ISNUMBER"}:
        return _judged(function, given)
    match function:
        case "ABS":
            return abs(_number(given[0]))
        case "LEN":
            return Decimal(len(_text(given[0]).encode("utf-16-le", "surrogatepass")) // 2)
        case "TRIM":
            return " ".join(part for part in _text(given[0]).split(" ") if part)
    places = max(-_MOST_PLACES, min(_MOST_PLACES, int(_number(given[1]))))
    return round_half_up(_number(given[0]), places)


def _judged(function: str, given: Sequence[Operand]) -> bool:
    match function:
        case "ISBLANK":
            return given[0] is None
        case "ISNUMBER":
            return isinstance(given[0], Decimal)
        case "NOT":
            return not _truth(given[0])
    truths = [_truth(each) for each in given]
    return all(truths) if function == "AND" else any(truths)


def _over(function: str, numbers: Sequence[Decimal]) -> Decimal:
    if function == "SUM":
        return sum(numbers, Decimal(0))
    pick = min if function == "MIN" else max
    return pick(numbers, default=Decimal(0))


def _ignored(value: Operand) -> bool:
    """Tell whether SUM, MIN and MAX pass over a cell's value."""
    return value is None or isinstance(value, str)


def _binary(sign: str, left: Operand, right: Operand) -> Operand:
    if sign == "&":
        return _text(left) + _text(right)
    if sign in _COMPARISONS:
        return _compare(sign, left, right)
    try:
        found = _computed(sign, _number(left), _number(right))
    except (DivisionByZero, InvalidOperation, Overflow, ZeroDivisionError) as error:
        raise NotEvaluableError(sign) from error
    if not found.is_finite() or found.adjusted() > _HIGHEST:
        raise NotEvaluableError(sign)
    return found


def _computed(sign: str, one: Decimal, two: Decimal) -> Decimal:
    match sign:
        case "+":
            return one + two
        case "-":
            return one - two
        case "*":
            return one * two
        case "/":
            return one / two
    return one**two


def _compare(sign: str, left: Operand, right: Operand) -> bool:
    one, two = _comparable(left, right), _comparable(right, left)
    match sign:
        case "=":
            return one == two
        case "<>":
            return one != two
        case "<":
            return one < two
        case "<=":
            return one <= two
        case ">":
            return one > two
    return one >= two


def _comparable(value: Operand, other: Operand) -> tuple[int, Decimal, str]:
    """Return a value that sorts as Excel sorts: numbers, then texts, then truth values."""
    if value is None:
        value = "" if isinstance(other, str) else False if isinstance(other, bool) else Decimal(0)
    if isinstance(value, bool):
        return (2, Decimal(value), "")
    if isinstance(value, Decimal):
        return (0, value, "")
    return (1, Decimal(0), value.casefold())


def _number(value: Operand) -> Decimal:
    if value is None:
        return Decimal(0)
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    raise NotEvaluableError(value)


def _text(value: Operand) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return value


def _truth(value: Operand) -> bool:
    if isinstance(value, str):
        raise NotEvaluableError(value)
    return bool(value)
