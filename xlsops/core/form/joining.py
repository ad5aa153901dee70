"""The answers of one bureau joined, cell by cell, from files that several people filled."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from xlsops.core.form.submissions import (
    Answer,
    AnsweredColumn,
    Change,
    Irregularity,
    Place,
    Submission,
)
from xlsops.core.values.structs import replace

Ruled = Mapping[tuple[str, str], Mapping[str, str]]
"""By line and column, of which contradiction it was decided that one answer counts, and which; empty
where the one that stood."""
_NOTHING_RULED: Ruled = {}
_ABSENT = {Change.ROW_MISSING, Change.ROW_NEW, Change.COLUMN_MISSING, Change.COLUMN_NEW}
"""What a file lacks another one may have: the form is whole where one of them is."""


class Contradiction(Struct, frozen=True):
    """A place that files answered differently, as it stands meanwhile; what each says, oldest first.

    A file is known by its place among those that were joined. ``value`` is all that is said, whole, what
    stands without a decision at the end; a decision, if it is ``ruled``, is about just that.
    """

    answer: Answer
    said: tuple[tuple[int, str], ...]
    value: str
    ruled: bool = False


class Joined(Struct, frozen=True):
    """What files say together, from which of them each answer is, and where they contradict."""

    submission: Submission
    origins: Mapping[Place, int]
    contradictions: tuple[Contradiction, ...]


class Contribution(Struct, frozen=True):
    """What one of several files adds to what its bureau says: its hash, who filled it, the places."""

    sha: str
    who: str
    places: tuple[Place, ...]


def joined(parts: Sequence[Submission], ruled: Ruled = _NOTHING_RULED) -> Joined:
    """Return what files of one form say together, given oldest first.

    A place answered in one of them only, or alike in all, is answered so. Where they contradict the
    newest stands until somebody decides. Who filled the form, and where cells stand, the last one says.
    """
    together = [
        _joined(beside, ruled) for beside in zip(*(each.columns for each in parts), strict=True)
    ]
    columns = [column for column, _ in together]
    submission = _whole(parts, columns)
    origins: dict[Place, int] = {}
    found: list[Contradiction] = []
    for column, said in together:
        field = column.column.field
        for place, those in said.items():
            line = column.lines[place].id
            origins[field.block, line, field.key] = _chosen(those, ruled.get((line, field.key)))
            if any(not each.alike for each in those):
                told = tuple((each.part, each.text) for each in those)
                value = _value(those)
                known = value in ruled.get((line, field.key), {})
                found.append(Contradiction(column.answers[place], told, value, known))
    found.sort(key=lambda each: (each.answer.cell.sheet, *each.answer.cell[1:]))
    return Joined(submission, origins, tuple(found))


class _Said(Struct, frozen=True):
    """What a file says in a place, and whether that is what the newest says there."""

    part: int
    text: str
    alike: bool


def _chosen(said: Sequence[_Said], ruled: Mapping[str, str] | None = None) -> int:
    """Return from which file an answer is: the first that says what was decided, else what the newest does."""
    if ruled and (text := ruled.get(_value(said), "")):
        found = next((each.part for each in said if each.text == text), None)
        if found is not None:
            return found
    return _standing(said).part


def _standing(said: Sequence[_Said]) -> _Said:
    return next(each for each in said if each.alike)


def _value(said: Sequence[_Said]) -> str:
    stands = _standing(said).text
    return " ≠ ".join((*dict.fromkeys(each.text for each in said if each.text != stands), stands))


def _joined(
    beside: Sequence[AnsweredColumn], ruled: Ruled
) -> tuple[AnsweredColumn, Mapping[int, Sequence[_Said]]]:
    """Return a column as files fill it together, and by place what each of them says there."""
    last, newest = beside[-1], len(beside) - 1
    empty = [frozenset(each.empty) for each in beside]
    said: dict[int, list[_Said]] = {}
    for place in range(len(last.lines)):
        by = [part for part, blank in enumerate(empty) if place not in blank]
        if by:
            stands = beside[by[-1]]
            said[place] = [
                _Said(part, each.texts[place], _same(each, stands, place))
                for part in by
                for each in (beside[part],)
            ]
    key, lines = last.column.field.key, last.lines
    chosen = {
        place: _chosen(those, ruled.get((lines[place].id, key))) for place, those in said.items()
    }
    taken = {place: part for place, part in chosen.items() if part != newest}
    if not taken:
        return last, said
    contents = tuple(
        beside[taken.get(place, newest)].contents[place] for place in range(len(last.lines))
    )
    return last.holding(contents), said


def _same(one: AnsweredColumn, other: AnsweredColumn, place: int) -> bool:
    """Tell whether two files say the same in a place, however it is spelled there."""
    first, second = one.numbers[place], other.numbers[place]
    if first is not None and second is not None:
        return first == second
    return one.texts[place].split() == other.texts[place].split()


def _whole(parts: Sequence[Submission], columns: Sequence[AnsweredColumn]) -> Submission:
    older = [each for each in parts if each.older]
    return replace(
        parts[-1],
        columns=tuple(columns),
        computing=(),
        irregularities=_irregularities(parts),
        older=older[-1].older if older else "",
        alike=bool(older) and all(each.alike for each in older),
        new_rows=frozenset.intersection(*(each.new_rows for each in parts)),
    )


def _irregularities(parts: Sequence[Submission]) -> tuple[Irregularity, ...]:
    """Return what is irregular in any of the files, each once; what one of them has is not missing."""
    lacking = [
        {(each.line, each.key) for each in part.irregularities if each.change in _ABSENT}
        for part in parts
    ]
    found = {
        (each.change, each.cell, each.line, each.key): each
        for part in parts
        for each in part.irregularities
        if each.change not in _ABSENT or all((each.line, each.key) in some for some in lacking)
    }
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (each.cell.sheet, each.cell.row, each.cell.column, each.key),
        )
    )
