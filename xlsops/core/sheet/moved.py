"""Where what was painted on a sheet stands since whole rows and columns were put in, taken out, moved."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

Place = tuple[int, int]
Line = frozenset[Hashable]

_RARE = 8
"""What stands in more lines than that tells none of them from another."""


def with_rows_moved(
    painted: Mapping[Place, str], standing: Mapping[Place, str], silent: str
) -> dict[Place, str]:
    """Return for each standing place what was painted where its row and its column came from.

    Pieces that are ``silent`` tell no line from another.
    """
    here, there = _lines(standing, silent, by=1), _lines(painted, silent, by=1)
    columns = _came_from(here, there)
    now = {old: new for new, old in columns.items()}
    shifted = {(row, now[column]): each for (row, column), each in painted.items() if column in now}
    rows = _came_from(_lines(standing, silent), _lines(shifted, silent))
    places = {(row, column): (rows[row], column) for row, column in standing if row in rows}
    return {place: shifted[old] for place, old in places.items() if old in shifted}


def _lines(cells: Mapping[Place, str], silent: str, *, by: int = 0) -> dict[int, Line]:
    """Return what stands in each row, with its columns; in each column by itself, ``by`` columns."""
    lines = defaultdict[int, set[Hashable]](set)
    for place, each in cells.items():
        line = lines[place[by]]
        if each != silent:
            line.add(each if by else (place[1], each))
    return {number: frozenset(line) for number, line in lines.items()}


def _came_from(standing: Mapping[int, Line], painted: Mapping[int, Line]) -> dict[int, int]:
    """Return for each line that stands the painted one it is; no two are the same.

    A line of which all is still there has not moved; the others are those they share most with.
    """
    found = {
        number: number
        for number, line in painted.items()
        if line and line <= standing.get(number, frozenset())
    }
    taken = set(found)
    for _, _, here, there in sorted(_alike(standing, painted, taken)):
        if here not in found and there not in taken:
            found[here] = there
            taken.add(there)
    for here in sorted(standing.keys() - found.keys()):
        for there in (found.get(here - 1, here) + 1, here):
            if there in painted and there not in taken and here not in found:
                found[here] = there
                taken.add(there)
    return found


def _alike(
    standing: Mapping[int, Line], painted: Mapping[int, Line], taken: set[int]
) -> Iterator[tuple[int, bool, int, int]]:
    """Yield the pairs of lines that share something: how much, downwards, and whether one moved."""
    places = defaultdict[Hashable, list[int]](list)
    for number, line in painted.items():
        for each in line if number not in taken else ():
            places[each].append(number)
    for here, line in standing.items():
        if here in taken:
            continue
        near = [places[each] for each in line if len(places.get(each, ())) in range(1, _RARE + 1)]
        for there in {here, *(number for numbers in near for number in numbers)} - taken:
            shared = len(line & painted.get(there, frozenset()))
            if shared:
                yield -shared, here != there, here, there
