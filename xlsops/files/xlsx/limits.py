"""How much one file may ask of the machine; an honest form is far below every number."""

from msgspec import Struct

MEGABYTE = 1_000_000


class Limits(Struct, frozen=True):
    """Upper bounds in bytes unless the name says otherwise.

    ``marks`` are the opening signs of all tags of all parts, ``formula_letters`` those of formulas
    that are written once for many cells, ``links`` those of one part: Excel takes 65,530 of a sheet.
    """

    file: int = 25 * MEGABYTE
    members: int = 3_000
    member: int = 150 * MEGABYTE
    side_part: int = 32 * MEGABYTE
    total: int = 300 * MEGABYTE
    ratio: int = 400
    ratio_free: int = 20 * MEGABYTE
    filled_cells: int = 500_000
    cell_elements: int = 2_000_000
    marks: int = 6_000_000
    formula_letters: int = 1_000_000
    merges: int = 50_000
    links: int = 70_000


LIMITS = Limits()
OWN = Limits(
    file=200 * MEGABYTE,
    members=20_000,
    member=500 * MEGABYTE,
    side_part=500 * MEGABYTE,
    total=2_000 * MEGABYTE,
    ratio=2_000,
    filled_cells=5_000_000,
    cell_elements=20_000_000,
    marks=100_000_000,
    formula_letters=20_000_000,
    merges=500_000,
)
"""What the office's own workbook may hold: sheets of hundreds of bureaus, and what people add."""
