"""Formulas read from a text such as ``[Realisasi] <= [Pagu]``.

The language: numbers, texts, ``[names]``, ``+ - * / ^ &``, comparisons, parentheses and functions,
for an office those in ``ALLOWED``; arguments are separated by ``,`` or ``;``.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches

from xlsops import messages
from xlsops.core.formula.tokens import FormulaError, Kind, Token, tokens
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

_PRECEDENCE = {
    "=": 1,
    "<>": 1,
    "<": 1,
    "<=": 1,
    ">": 1,
    ">=": 1,
    "&": 2,
    "+": 3,
    "-": 3,
    "*": 4,
    "/": 4,
    "^": 5,
}
_MANY, _LONGEST_TEXT, _DEEPEST = 30, 255, 40
Arity = tuple[int, int]
"""How many arguments a function takes, from and to."""
ALLOWED: Mapping[str, Arity] = {
    "AND": (1, _MANY),
    "OR": (1, _MANY),
    "NOT": (1, 1),
    "XOR": (1, _MANY),
    "IF": (2, 3),
    "IFERROR": (2, 2),
    "ABS": (1, 1),
    "INT": (1, 1),
    "N": (1, 1),
    "MOD": (2, 2),
    "ROUND": (2, 2),
    "ROUNDUP": (2, 2),
    "MIN": (1, _MANY),
    "MAX": (1, _MANY),
    "SUM": (1, _MANY),
    "AVERAGE": (1, _MANY),
    "MEDIAN": (1, _MANY),
    "COUNT": (1, _MANY),
    "COUNTIF": (2, 2),
    "SUMIF": (2, 3),
    "ISBLANK": (1, 1),
    "ISNUMBER": (1, 1),
    "ISTEXT": (1, 1),
    "ISERROR": (1, 1),
    "LEN": (1, 1),
    "TRIM": (1, 1),
    "LEFT": (1, 2),
    "RIGHT": (1, 2),
    "MID": (3, 3),
    "EXACT": (2, 2),
    "FIND": (2, 3),
    "SEARCH": (2, 3),
    "SUBSTITUTE": (3, 4),
    "UPPER": (1, 1),
    "LOWER": (1, 1),
    "VALUE": (1, 1),
    "DATE": (3, 3),
    "TODAY": (0, 0),
}
"""What an office may write in a rule; the program's own measures know some more."""
_OF_RANGES = {"COUNTIF": (0,), "SUMIF": (0, 2), EXPLAINED: (0,)}
"""The arguments that must be cells, and no result."""
_TRYING = {"IFERROR", "ISERROR", "ISNUMBER", "ISTEXT", "ISBLANK"}
"""What asks whether something gives an error: so many within each other no computer takes."""
_LOOK_UPS = {"VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "MATCH", "INDIRECT", "OFFSET"}
_DECIMAL_LIMIT = re.compile(r"(<>|<=|>=|=|<|>)?(-?[0-9]+)[.,]([0-9]+)")
_NO_LIMIT = re.compile(r"(?:[<>]=|<(?![>=])|>(?!=))(?!-?[0-9]+$).*", re.DOTALL)
"""A criterion of order without a number behind its sign: nothing would ever meet it."""
_CALLED, _SOUGHT = re.compile(r"([A-Za-z_][\w.]*)\s*\("), 4000
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
_ZERO, _ONE = Constant(Decimal(0)), Constant(Decimal(1))


def parse(text: str, functions: Mapping[str, Arity] = ALLOWED) -> Expression:
    """Return the formula as a tree; raises FormulaError."""
    try:
        signs = tokens(text)
    except FormulaError:
        _require_known(text, functions)
        raise
    parser = _Parser(signs, text, functions)
    tree = parser.expression(0)
    parser.end()
    return tree


def _require_known(text: str, functions: Mapping[str, Arity]) -> None:
    """Raise where a text that cannot be read calls a function that is none here: that comes first."""
    for each in _CALLED.finditer(_QUOTED.sub("", text)[:_SOUGHT]):
        if each[1].upper() not in functions:
            raise _unknown(each[1].upper(), text, functions)


def _unknown(word: str, text: str, functions: Mapping[str, Arity]) -> FormulaError:
    """Return that a word is no function, where it stands, and what comes nearest to it."""
    place = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    near = get_close_matches(word, functions, 1, 0)
    return FormulaError(
        messages.conditions.function_unknown(
            word,
            place.start() + 1 if place else 1,
            near[0],
            ", ".join(sorted(functions)),
            looks_up=word in _LOOK_UPS,
        )
    )


class _Parser:
    """Precedence climbing over the tokens."""

    def __init__(self, tokens: list[Token], text: str, functions: Mapping[str, Arity]) -> None:
        self._tokens = tokens
        self._text = text
        self._functions = functions
        self._next = 0
        self._depth = 0

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
            raise FormulaError(messages.conditions.unfinished(self._text))
        kind, text = self._tokens[self._next]
        self._next += 1
        if kind is Kind.NUMBER:
            return Constant(Decimal(text))
        if kind is Kind.TEXT:
            return _quoted(text[1:-1].replace('""', '"'))
        if kind is Kind.NAME:
            return Name(text.strip())
        if kind is Kind.WORD:
            return self._word(text.upper())
        if text in {"-", "+"}:
            return Unary(text, self.expression(_PRECEDENCE["^"]))
        if text == "(":
            inner = self.expression(0)
            self._expect(")")
            return Grouped(inner)
        self._next -= 1
        raise self._fault()

    def _word(self, word: str) -> Expression:
        if word in {"TRUE", "FALSE"} and self._sign() != "(":
            return Constant(word == "TRUE")
        if word not in self._functions:
            raise self._unknown(word)
        self._expect("(")
        self._depth += word in _TRYING
        if self._depth > _DEEPEST:
            raise FormulaError(messages.conditions.TOO_LONG)
        arguments: list[Expression] = []
        while self._sign() != ")":
            arguments.append(self.expression(0))
            if self._sign() in {",", ";"}:
                self._next += 1
            elif self._sign() != ")":
                raise self._fault()
        self._expect(")")
        self._depth -= word in _TRYING
        low, high = self._functions[word]
        if not low <= len(arguments) <= high:
            raise FormulaError(messages.conditions.arguments_wrong(word))
        return _called(word, tuple(arguments))

    def _unknown(self, word: str) -> FormulaError:
        if self._sign() != "(":
            return FormulaError(messages.conditions.name_bare(word))
        return _unknown(word, self._text, self._functions)

    def _sign(self) -> str:
        if self._next < len(self._tokens) and self._tokens[self._next][0] is Kind.SIGN:
            return self._tokens[self._next][1]
        return ""

    def _expect(self, sign: str) -> None:
        if self._sign() != sign:
            raise self._fault()
        self._next += 1

    def _fault(self) -> FormulaError:
        rest = " ".join(text for _, text in self._tokens[self._next :]) or "akhir syarat"
        return FormulaError(messages.conditions.not_understood_near(self._text, rest))


def _called(function: str, arguments: tuple[Expression, ...]) -> Expression:
    """Return a call, as every spreadsheet program since 2010 knows it."""
    for place in _OF_RANGES.get(function, ()):
        if place < len(arguments) and not isinstance(arguments[place], Name):
            if function == EXPLAINED:
                raise FormulaError(messages.conditions.no_narrative(function))
            raise FormulaError(messages.conditions.no_range(function))
    match function, arguments:
        case "XOR", _:
            ones: Expression = _ZERO
            for each in arguments:
                ones = Binary("+", ones, Call("IF", (each, _ONE, _ZERO)))
            return Binary("=", Call("MOD", (ones, Constant(Decimal(2)))), _ONE)
        case "IF", (condition, one):
            return Call("IF", (condition, one, Constant(False)))  # noqa: FBT003
        case "COUNTIF" | "SUMIF", (tested, Constant(str(limit)), *rest):
            return Call(function, (tested, _limit(function, limit), *rest))
    return Call(function, arguments)


def _limit(function: str, written: str) -> Expression:
    """Return a criterion so that its decimals are understood whatever sign a computer writes them with."""
    match = _DECIMAL_LIMIT.fullmatch(written)
    if match is None:
        if _NO_LIMIT.fullmatch(written):
            raise FormulaError(messages.conditions.no_limit(function, written))
        return Constant(written)
    return Binary("&", Constant(match[1] or "="), Constant(Decimal(f"{match[2]}.{match[3]}")))


def _quoted(text: str) -> Constant:
    if len(text) > _LONGEST_TEXT:
        raise FormulaError(messages.conditions.text_too_long(_LONGEST_TEXT))
    return Constant(text)
