"""Links to other workbooks: what a form's formulas took from them is kept beside them, nothing is fetched.

A spreadsheet program asks before it opens the other workbook; whatever runs or fetches without
asking (DDE, OLE) is refused.
"""

import re
from collections.abc import Iterator, Mapping

from xlsops.core.terms.refused_files import Reason
from xlsops.core.values.cells import Cell, Content
from xlsops.core.values.foreign_text import cited
from xlsops.files.xlsx.markup import parse
from xlsops.files.xlsx.package.relations import Relation
from xlsops.files.xlsx.unreadable import refuse

PATHS = frozenset(
    {
        "externalLinkPath",
        "externalLinkLongPath",
        "xlPathMissing",
        "xlStartup",
        "xlAlternateStartup",
        "xlLibrary",
    }
)
"""The last words of the types of relation that say where the other workbook lay."""

_OTHERS = {"ddeLink": "tautan DDE", "oleLink": "tautan OLE"}
_LOOKS_IN = re.compile(r"\[\d+\]")


def is_link_part(name: str, kind: str) -> bool:
    """Tell whether a part describes a link to another workbook, by its name or its content type."""
    return "externallink" in kind.casefold() or name.startswith("xl/externallinks/")


def require_book(name: str, data: bytes) -> None:
    """Refuse a part that links to anything but a workbook; ``data`` is plain."""
    found: list[str] = []

    def start(element: str, _attributes: dict[str, str]) -> None:
        found.append(element.rpartition(" ")[2])

    parse(name, data, start)
    for word, told in _OTHERS.items():
        if word in found:
            refuse(Reason.TAUTAN_LUAR, told)
    if found[:2] != ["externalLink", "externalBook"]:
        refuse(Reason.TAUTAN_LUAR, "tautan yang tidak dikenal")


def books_in(links: Mapping[str, tuple[Relation, ...]], parts: frozenset[str]) -> tuple[str, ...]:
    """Return where the other workbooks lay; ``parts`` are the lists of links of the link parts."""
    found = {
        link.target for name in sorted(parts) for link in links.get(name, ()) if link.kind in PATHS
    }
    return tuple(sorted(found))


def linked_cells(sheet: str, cells: Mapping[tuple[int, int], Content]) -> Iterator[Cell]:
    """Yield the cells whose formula looks into another workbook, in order."""
    for (row, column), content in sorted(cells.items()):
        if content.formula and _LOOKS_IN.search(content.formula):
            yield Cell(sheet, row, column)


def linked_book_names(books: tuple[str, ...]) -> str:
    """Return the other workbooks as a person knows them."""
    told = ", ".join(cited(each, 60) for each in books[:3])
    return f"{told} …" if len(books) > 3 else told or "tanpa nama"  # noqa: PLR2004 - as many as are told
