"""What a bureau answered otherwise from one version to the next, cell by cell."""

import hashlib
from collections.abc import Collection, Iterable
from decimal import Decimal
from json.encoder import encode_basestring_ascii as _quoted

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.layout import IDENTITY_FIELDS, identity_cell
from xlsops.core.form.submissions import AnsweredColumn, Submission, value_text
from xlsops.core.spec.spec import Block
from xlsops.core.terms.column_keys import COVER_LINE
from xlsops.core.values.cells import Cell

IDENTITY_LINE = COVER_LINE
Place = tuple[str, str]
"""A place of the form wherever its row stands: line and column key."""


class AnswerChange(Struct, frozen=True):
    """One answer that changed; ``cell`` is where it stands in the later version."""

    cell: Cell
    line: str
    key: str
    label: str
    old: str
    new: str

    @property
    def place(self) -> Place:
        """Return the place of the form."""
        return self.line, self.key

    def __str__(self) -> str:
        """Return the change as a person reads it."""
        return messages.clauses.changed(str(self.cell), self.label, self.old, self.new)


def differences(before: Submission, after: Submission) -> tuple[AnswerChange, ...]:
    """Return every answer that is not the same, sorted by cell; rows are matched by their ids.

    A number and the text that reads as the same number differ only where they are shown otherwise.
    """
    old, new = _answers(before), _answers(after)
    changed = [
        AnswerChange(
            new[place][0], *place[1:], new[place][1], old.get(place, _NONE)[2], new[place][2]
        )
        for place in new
        if old.get(place, _NONE)[2:] != new[place][2:]
    ]
    gone = [
        AnswerChange(old[place][0], *place[1:], old[place][1], old[place][2], "")
        for place in old
        if place not in new and old[place][2]
    ]
    return tuple(
        sorted(
            (*changed, *gone), key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column)
        )
    )


def answers_hash(submission: Submission) -> str:
    """Return the SHA-256 of all answers: equal for versions without a difference, wherever they stand.

    It is that of canonical JSON: a list, sorted, of table, line, column key, text and number.
    """
    told = [
        f'["",{_quoted(IDENTITY_LINE)},{_quoted(key)},{_quoted(text)},null]'
        for key, content in sorted(submission.identity.items())
        if (text := value_text(content.value).strip())
    ]
    by_name = {sheet.name: sheet for sheet in submission.layout.sheets}
    for name, sheet in sorted(by_name.items()):
        keys = {each.column.field.key: each for each in submission.by_place.of(sheet)}
        columns = [_cells_told(key, each) for key, each in sorted(keys.items())]
        rows = list(zip(*columns, strict=True))
        for line, row in sorted(sheet.places.items() if rows else ()):
            head = f"[{_quoted(name)},{_quoted(line)},"
            if cells := [*filter(None, rows[row])]:
                told.append(head + f",{head}".join(cells))
    return hashlib.sha256(f"[{','.join(told)}]".encode()).hexdigest()


def _cells_told(key: str, column: AnsweredColumn) -> list[str]:
    """Return key, text and number of each cell of a column, to the end; nothing of one without a text."""
    head, texts = f'{_quoted(key)},"', column.texts
    together = "".join(texts)
    if not column.plain or '"' in together or "\\" in together:
        texts = [_quoted(text)[1:-1] for text in texts]
    if not column.column.field.kind.numeric:
        return [text and f'{head}{text}",null]' for text in texts]
    return [
        text and f'{head}{text}",{_plain(number)}]'
        for text, number in zip(texts, column.numbers, strict=True)
    ]


def _plain(number: Decimal | None) -> str:
    return "null" if number is None else f'"{number.normalize() + 0!s}"'


def outside(found: Iterable[AnswerChange], places: Collection[Place]) -> tuple[AnswerChange, ...]:
    """Return the changes that are in none of these places; who filled the form may always change."""
    return tuple(each for each in found if each.line != IDENTITY_LINE and each.place not in places)


_Place = tuple[Block | None, str, str]
_Found = tuple[Cell, str, str, Decimal | None]
_NONE: _Found = (Cell("", 0, 0), "", "", None)


def _answers(submission: Submission) -> dict[_Place, _Found]:
    """Return (cell, label, text, number) of every open place."""
    found: dict[_Place, _Found] = {
        (each.column.field.block, each.line.id, each.key): (
            each.cell,
            each.column.heading,
            each.text,
            each.number,
        )
        for each in submission.answers
    }
    for key, content in submission.identity.items():
        text = value_text(content.value).strip()
        found[None, IDENTITY_LINE, key] = (identity_cell(key), IDENTITY_FIELDS[key], text, None)
    return found
