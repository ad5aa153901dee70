"""``DIJELASKAN([Keterangan])``: a function of conditions no spreadsheet knows, and what a cell has in its place.

It tells whether a column explains something. What an office asks of an explanation is placed into it
as further arguments: so many letters, so many words, the phrases that say nothing. An error in the
column explains nothing.
"""

from collections.abc import Mapping, Sequence

from xlsops.core.formula.folding import FALSE
from xlsops.core.formula.parsing import ALLOWED, Arity, parse
from xlsops.core.formula.tree import (
    EXPLAINED,
    Call,
    Constant,
    Expression,
    Name,
    names,
    placed,
    walk,
    with_calls,
)

CONDITIONS: Mapping[str, Arity] = {**ALLOWED, EXPLAINED: (1, 1)}
"""What an office may write in a condition: the functions of spreadsheets, and this one."""
TEXT, LETTERS, WORDS, EMPTY = "teks", "huruf", "kata", "kosong"
SAYS_NOTHING = parse(
    "OR(LEN(TRIM([teks]))<[huruf],"
    'LEN(TRIM([teks]))-LEN(SUBSTITUTE(TRIM([teks])," ",""))+1<[kata],'
    'ISNUMBER(FIND("|"&SUBSTITUTE(LOWER(TRIM([teks])),".","")&"|",[kosong])))'
)
"""That a text explains nothing, as every spreadsheet program computes it."""


def demanding(tree: Expression, demands: Sequence[Constant]) -> Expression:
    """Return a condition whose every such call holds what is asked: letters, words, phrases."""

    def turned(call: Call) -> Expression:
        given = (*call.arguments, *demands) if call.function == EXPLAINED else call.arguments
        return Call(call.function, given)

    return with_calls(tree, turned) if _asks(tree) else tree


def spelled_out(tree: Expression) -> Expression:
    """Return a condition as a spreadsheet program knows it, once what is asked stands in it."""

    def turned(call: Call) -> Expression:
        if call.function != EXPLAINED:
            return call
        parts = dict(zip((TEXT, LETTERS, WORDS, EMPTY), call.arguments, strict=True))
        return Call("IFERROR", (Call("NOT", (placed(SAYS_NOTHING, parts),)), FALSE))

    return with_calls(tree, turned) if _asks(tree) else tree


def narrated(tree: Expression) -> frozenset[str]:
    """Return the names that stand in such calls alone, where an error is an explanation of nothing."""
    if not _asks(tree):
        return frozenset()
    within = {
        each.arguments[0].name
        for each in walk(tree)
        if isinstance(each, Call)
        and each.function == EXPLAINED
        and isinstance(each.arguments[0], Name)
    }
    return frozenset(within - {*names(with_calls(tree, _without))})


def _without(call: Call) -> Expression:
    return FALSE if call.function == EXPLAINED else call


def _asks(tree: Expression) -> bool:
    return any(isinstance(each, Call) and each.function == EXPLAINED for each in walk(tree))
