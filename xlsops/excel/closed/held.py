"""Painted sheets that hold what people put there and others may live on: such a sheet stays as it is."""

from collections.abc import Collection, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from xlsops.core.terms.pieces import piece

_NEEDED = {"pivotTable", "table", "queryTable", "slicer", "timeline"}
"""What a person may put on a painted sheet that formulas, charts and lists elsewhere live on."""
_PLACES = ("xl/pivottables/", "xl/tables/", "xl/querytables/", "xl/slicers/", "xl/timelines/")


def held_by(parts: Mapping[str, bytes], names: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """Return which of these sheets hold such things, by name, and what in a person's words."""
    from xlsops.excel.package.parts import book_of, links_of, reached_parts, sheet_parts  # noqa: PLC0415 - hardly any workbook holds such things

    standing, main = sheet_parts(parts), book_of(parts)
    found = {
        name: tuple(
            sorted(
                {
                    piece(link.target)
                    for part in reached_parts(parts, [standing[name]], main)
                    for link in links_of(parts, part)
                    if link.kind in _NEEDED
                }
            )
        )
        for name in sorted(standing.keys() & names)
    }
    return {name: pieces for name, pieces in found.items() if pieces}


def held_in(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the same of every sheet of a workbook; it is taken apart only where it holds any such thing."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (BadZipFile, OSError):
        return {}
    if not any(name.casefold().startswith(_PLACES) for name in names):
        return {}
    from xlsops.excel.package.parts import sheet_parts, take_apart  # noqa: PLC0415 - as above

    parts = take_apart(data)
    return held_by(parts, sheet_parts(parts).keys())
