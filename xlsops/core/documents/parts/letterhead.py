"""What letters and forms have in common: kop, title, fields, tables and signatures."""

from collections.abc import Sequence

from msgspec import Struct

from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import DOTS, DocumentSource, titled
from xlsops.core.form.emblem import centred
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Area, Shown
from xlsops.core.sheet.styles import Look
from xlsops.core.spec.spec import Official
from xlsops.core.values.nip import read_nip

_LOGO_WIDTH = 11.0
_KOP_HEIGHTS = (22.0, 26.0, 17.0)
_CHARACTER, _POINT = 8.5, 4 / 3
"""Pixels of a character in the narrow columns of a paper, and of a point."""
_ROOM_TO_SIGN = 54.0
_INDENT = "\u00a0" * 10
_SIGNED_WITH = 3
"""Rows above the signatures that stay on their page."""


def letterhead(paper: Canvas, source: DocumentSource) -> None:
    """Write the ribbon of sample data, the coat of arms, the lines of the kop and the rule below."""
    settings, words = source.view.spec.settings, source.words("umum")
    if settings.sample:
        paper.paragraph(words("contoh"), style.RIBBON)
        paper.gap(6)
    left, right = _logo_columns(paper.widths)
    top = paper.row
    lines = (
        (settings.government, style.GOVERNMENT),
        (settings.office, style.OFFICE),
        (settings.address, style.ADDRESS),
    )
    for (text, look), height in zip(lines, _KOP_HEIGHTS, strict=True):
        paper.write(text, look, left + 1, right - 1)
        paper.end(least=height)
    if source.emblem:
        place = round(sum(paper.widths[:left]) * _CHARACTER), round(sum(_KOP_HEIGHTS) * _POINT)
        paper.hang(centred(source.emblem, top, 1, place))
    paper.gap(3)
    row = paper.gap(3.5)
    line = Area(row, 1, row, paper.last)
    paper.rule(line, "t", "medium")
    paper.rule(line, "b", "thin")
    paper.gap(10)


def title(paper: Canvas, *texts: str) -> None:
    """Write the title of a document and what stands below it."""
    for number, text in enumerate(texts):
        paper.paragraph(text, style.SUBTITLE if number else style.TITLE, least=18)
    paper.gap(8)


def field(paper: Canvas, label: str, value: str, columns: tuple[int, int, int]) -> None:
    """Write ``label : value`` as a row; columns are those of label, colon and last."""
    for each in labelled(paper, label, value, columns):
        part(paper, each, columns)
        paper.end(least=19 if each[0] else 14)


def labelled(
    paper: Canvas, label: str, value: str, columns: tuple[int, int, int]
) -> list[tuple[str, str]]:
    """Return ``label : value`` as lines for rows of their own, the label on the first."""
    lines = paper.split(value, style.FILLED, columns[1] + 1, columns[2])
    return [("" if number else label, line) for number, line in enumerate(lines)]


def part(paper: Canvas, line: tuple[str, str], columns: tuple[int, int, int]) -> None:
    """Write one such line on this row; a blank value is a dotted line to write on."""
    first, colon, last = columns
    label, value = line
    if label:
        paper.write(label, style.FILLED, first, colon - 1)
        paper.write(":", style.FILLED, colon, colon)
    paper.write(value or None, style.FILLED, colon + 1, last)
    if not value:
        paper.dotted(colon + 1, last)


def numbered(paper: Canvas, texts: Sequence[str], look: Look = style.BODY) -> None:
    """Write a numbered list over the whole width."""
    for number, text in enumerate(texts, 1):
        paper.write(f"{number}.", look, 1, 1)
        paper.write(text, look, 2)
        paper.end()


def paragraph(paper: Canvas, text: str, *, indented: bool = False) -> None:
    """Write a paragraph over the whole width, with a little room below."""
    paper.paragraph(f"{_INDENT if indented else ''}{text}", style.PARAGRAPH)
    paper.gap(5)


class PaperColumn(Struct, frozen=True):
    """A column of a table: its heading, how many columns of the paper it takes, its look."""

    heading: str
    span: int = 1
    look: Look = style.CELL


class PaperTable(Struct, frozen=True):
    """A table on a paper; rows are written one after the other."""

    columns: tuple[PaperColumn, ...]
    least: float = 16.0

    def head(self, paper: Canvas) -> int:
        """Write the headings, which stay on a page with the row below; return their row."""
        self._write(
            paper, [each.heading for each in self.columns], [style.HEADING] * len(self.columns)
        )
        row = paper.end(least=24)
        paper.keep(row, row + 1)
        return row

    def row(self, paper: Canvas, *values: Shown, looks: Sequence[Look | None] = ()) -> int:
        """Write one row; ``looks`` replace those of its first columns."""
        chosen = [each.look for each in self.columns]
        for number, look in enumerate(looks):
            chosen[number] = look or chosen[number]
        self._write(paper, values, chosen)
        return paper.end(least=self.least)

    def band(self, paper: Canvas, text: str, look: Look = style.GROUP) -> int:
        """Write one text over all columns of the table; return its row."""
        paper.write(text, look, 1, sum(each.span for each in self.columns))
        return paper.end(least=self.least)

    def _write(self, paper: Canvas, values: Sequence[Shown], looks: Sequence[Look]) -> None:
        left = 1
        for column, value, look in zip(self.columns, values, looks, strict=True):
            paper.write(value, look, left, left + column.span - 1)
            left += column.span


class Signer(Struct, frozen=True):
    """Someone who signs: what stands above the title, who, and on which columns."""

    above: tuple[str, ...]
    person: Official | None
    left: int
    right: int


def write_signatures(paper: Canvas, *signers: Signer, room: float = _ROOM_TO_SIGN) -> None:
    """Write signatures side by side; they stay together with the last rows before them."""
    paper.gap(10)
    first = paper.row
    deepest = max(len(each.above) for each in signers)
    for number in range(deepest):
        for each in signers:
            missing = deepest - len(each.above)
            if number >= missing:
                paper.write(each.above[number - missing], style.CENTRE, each.left, each.right)
        paper.end()
    for each in signers:
        paper.write(f"{_heading(each.person)},", style.CENTRE, each.left, each.right)
    paper.end()
    paper.gap(room)
    for each in signers:
        named = each.person is not None and bool(each.person.name)
        look = style.SIGNED if named else style.UNSIGNED
        paper.write(_name(each.person), look, each.left, each.right)
    paper.end()
    if any(each.person and each.person.name and each.person.rank for each in signers):
        for each in signers:
            rank = each.person.rank if each.person and each.person.name else ""
            paper.write(rank or None, style.CENTRE, each.left, each.right)
        paper.end()
    for each in signers:
        paper.write(nip_of(each.person), style.CENTRE, each.left, each.right)
    last = paper.end()
    paper.keep(max(1, first - 1 - _SIGNED_WITH), last)


def nip_of(person: Official | None) -> str:
    """Return the number of an official in its groups, dots where it is not known."""
    known = person is not None and bool(person.name) and bool(person.nip)
    return f"NIP. {read_nip(person.nip).shown}" if person and known else f"NIP. {DOTS}"


def _heading(person: Official | None) -> str:
    """Return the title in capitals with its prefix as it is; a long prefix has its own line."""
    if person is None or not person.title:
        return titled(person)
    between = "\n" if " " in person.prefix else " "
    return f"{person.prefix}{between}{person.title.upper()}".strip()


def _name(person: Official | None) -> str:
    return person.name if person and person.name else f"({DOTS * 2})"


def _logo_columns(widths: Sequence[float]) -> tuple[int, int]:
    """Return the last column of the logo and the first one that balances it on the right."""
    left, wide = 0, 0.0
    while wide < _LOGO_WIDTH and left < len(widths) - 2:
        wide, left = wide + widths[left], left + 1
    right = min(
        range(left + 2, len(widths) + 2), key=lambda each: abs(sum(widths[each - 1 :]) - wide)
    )
    return left, right
