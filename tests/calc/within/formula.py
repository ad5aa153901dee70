"""Formulas between Excel's spelling and LibreOffice's tokens.

The parser's convention 1 (Excel A1) loses the rows of ``{1,2;3,4}`` and saves ``IF`` with an
extra ``TRUE()``; convention 3, the grammar of the file format, does neither, but it knows the
functions newer than 2007 only with their ``_xlfn.`` prefix.
"""

import re
from typing import Any

OOXML = 3
NEWER = (
    "ACOT|AGGREGATE|BASE|CEILING.MATH|CONCAT|DAYS|DECIMAL|FILTER|FLOOR.MATH|FORMULATEXT|IFNA|IFS"
    "|ISFORMULA|ISOWEEKNUM|LET|MAXIFS|MINIFS|NUMBERVALUE|RANK.AVG|RANK.EQ|SEQUENCE|SHEET|SHEETS"
    "|SORT|STDEV.P|STDEV.S|SWITCH|TEXTJOIN|UNICHAR|UNICODE|UNIQUE|VAR.P|VAR.S|XLOOKUP|XMATCH|XOR"
)
_BARE = re.compile(
    rf'("[^"]*"|\'[^\']*\')|(?<![\w.])({NEWER.replace(".", "[.]")})(?=\()', re.IGNORECASE
)
_PREFIX = re.compile(r"_xlfn\.(_xlws\.)?")


def parser(document: Any) -> Any:
    """LibreOffice's reader and writer of formulas, set to the grammar of .xlsx."""
    service = document.createInstance("com.sun.star.sheet.FormulaParser")
    service.CompileEnglish = True
    service.FormulaConvention = OOXML
    return service


def set_formula(parser: Any, cell: Any, formula: str) -> None:
    """Write a formula as Excel spells it: English names, commas, ``Sheet1!A1``."""
    cell.setTokens(parse(parser, formula, cell.CellAddress))


def get_formula(parser: Any, cell: Any) -> str:
    """The formula of a cell as Excel shows it, without the file's prefixes."""
    return _printed(parser, cell.getTokens(), cell.CellAddress)


def parse(parser: Any, formula: str, place: Any) -> Any:
    """The tokens of a formula; relative addresses are meant as seen from the place."""
    return parser.parseFormula(_BARE.sub(_prefixed, formula.removeprefix("=")), place)


def define(document: Any, name: Any, refers_to: str) -> None:
    """Give a defined name its meaning, as Excel spells it."""
    name.setTokens(parse(parser(document), refers_to, name.ReferencePosition))


def defined(document: Any, name: Any) -> str:
    """The meaning of a defined name as Excel spells it."""
    return _printed(parser(document), name.getTokens(), name.ReferencePosition)


def _printed(parser: Any, tokens: Any, place: Any) -> str:
    return "=" + _PREFIX.sub("", parser.printFormula(tokens, place))


def _prefixed(match: re.Match[str]) -> str:
    quoted, name = match.groups()
    return quoted or f"_xlfn.{name.upper()}"
