"""What an office says its indicators mean: help in the cell of each, and the whole of it on the cover."""

from collections.abc import Iterator, Mapping

from xlsops import messages
from xlsops.core.form.layout import FormTable, Line
from xlsops.core.sheet.text_metrics import INSET, height_with, lines_in, room_of
from xlsops.core.spec import tables
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.cells import column_letters
from xlsops.excel.package.parts import escaped
from xlsops.excel.package.spelt import escape

_LONGEST, _LONGEST_TITLE = 255, 32
_NAME_WIDTH, _TEXT_WIDTH, _TALLEST = 30.0, 62.0, 400.0
"""How wide the columns of the cover are in which names and meanings stand, and how tall a row may be."""


def helps(sheet: FormTable) -> tuple[bytes, ...]:
    """Return the help of each line that has a meaning, as a rule that lets anything be typed into its name."""
    return tuple(_help(sheet, line) for line in sheet.lines if line.meaning)


def meaning_rows(sheet: FormTable, first: int, styles: Mapping[str, str]) -> bytes:
    """Return the rows of the cover from one on in which all meanings stand; nothing where there are none.

    ``styles`` are those of a ``section`` and of a ``text``.
    """
    told = [line for line in sheet.lines if line.meaning]
    if not told:
        return b""
    title = _cell(f"B{first}", styles["section"], messages.phrases.MEANINGS)
    rows = [f'<row r="{first}" ht="24" customHeight="1">{title}</row>']
    rows += _rows(told, first + 1, styles["text"])
    return "".join(rows).encode()


def _rows(lines: list[Line], first: int, style: str) -> Iterator[str]:
    for row, line in enumerate(lines, first):
        text = _text(line)
        wide = ((line.name, _NAME_WIDTH), (text, _TEXT_WIDTH))
        tall = max(
            sum(lines_in(part, room_of(width - INSET)) for part in each.split("\n"))
            for each, width in wide
        )
        cells = _cell(f"C{row}", style, line.name) + _cell(f"D{row}", style, text)
        height = min(height_with(tall), _TALLEST)
        yield f'<row r="{row}" ht="{height:g}" customHeight="1">{cells}</row>'


def _help(sheet: FormTable, line: Line) -> bytes:
    cell = f"{column_letters(sheet.columns.by_key[keys.INDICATOR].number)}{sheet.row(line.id)}"
    title, text = _attribute(line.id[:_LONGEST_TITLE]), _attribute(_short(_text(line)))
    rule = f'<dataValidation sqref="{cell}" showInputMessage="1" promptTitle="{title}" prompt="{text}"/>'
    return rule.encode()


def _text(line: Line) -> str:
    """Return all that is said of a line, each on a line of its own."""
    named = zip(tables.MEANING.values(), line.meaning, strict=True)
    return "\n".join(f"{label}: {text}" for label, text in named if text)


def _short(text: str) -> str:
    """Return as much as Excel shows beside a cell, which counts UTF-16 units, and where the rest stands."""
    if len(text.encode("utf-16-le")) <= 2 * _LONGEST:
        return text
    end = messages.phrases.MEANING_GOES_ON
    room = 2 * (_LONGEST - len(end))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + end


def _cell(address: str, style: str, text: str) -> str:
    body = f'<is><t xml:space="preserve">{escape(escaped(text))}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{body}</c>'


def _attribute(text: str) -> str:
    return escape(escaped(text)).replace('"', "&quot;").replace("\n", "&#10;")
