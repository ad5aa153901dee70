"""The figures of the whole office that named cells around a form's table hold."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec import Struct

from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.results.meaning import ABSORPTION, EXPECTED, REPORTED, SPENT, Meaning
from xlsops.core.results.recap import Recap

CEILING_TOLD, SPENT_TOLD = "jumlah_pagu_dilaporkan", "jumlah_realisasi"
CEILING_ALL, SHARE_SPENT = "jumlah_pagu", "jumlah_serapan"
"""The names of cells: a blank one gets the figure, a formula in one stands as long as it gives it."""


class FootFigure(Struct, frozen=True):
    """A figure of the whole office with what it is."""

    value: Decimal | None
    meaning: Meaning


_FIGURES: Mapping[str, tuple[str, Callable[[Recap], Decimal | None]]] = {
    CEILING_ALL: (EXPECTED, lambda recap: recap.expected_ceiling),
    CEILING_TOLD: (REPORTED, lambda recap: recap.ceiling),
    SPENT_TOLD: (SPENT, lambda recap: recap.spent if recap.ceiling else None),
    SHARE_SPENT: (ABSORPTION, lambda recap: recap.absorption),
}


def foot_figures(form: OfficialForm, recap: Recap) -> dict[tuple[int, int], FootFigure]:
    """Return the figures of a form's named cells by row and column."""
    return {
        (area.top, area.left): FootFigure(figure(recap), Meaning(key))
        for name, area in form.cells.items()
        if name in _FIGURES and area.left <= form.width
        for key, figure in (_FIGURES[name],)
    }
