"""A parser of the VBA language finds nothing to object to in our modules."""

import pytest
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser

from xlsops.addin.regenerate import texts

OURS = [name for name in texts() if not name.endswith(".xml")]


class Faults(ErrorListener):  # type: ignore[misc]
    """Collects what the parser objects to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def syntaxError(self, *facts: object) -> None:  # noqa: N802  antlr's own name
        _, _, line, column, message, _ = facts
        self.found.append(f"{line}:{column} {message}")


def faults(text: str) -> list[str]:
    listener = Faults()
    lexer = vbaLexer(InputStream(text.replace("\n", "\r\n")))
    parser = vbaParser(CommonTokenStream(lexer))
    for each in (lexer, parser):
        each.removeErrorListeners()
        each.addErrorListener(listener)
    parser.startRule()
    return listener.found


@pytest.mark.parametrize("name", OURS)
def test_our_module_parses(name: str) -> None:
    assert faults(texts()[name]) == []


def test_the_parser_does_find_a_fault() -> None:
    broken = texts()["Ribbon.bas"].replace("    End If\n", "", 1)
    assert faults(broken)
