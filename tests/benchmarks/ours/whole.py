"""The whole job: collect what every bureau sent, find what is wrong, write the recap.

The files are judged in this one process, so that one races one; what the office sees beside the
recap (painted workbook, copies with marks for whoever has something to mend, journal) is made too.
"""

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.office import ACTOR, NOW
from tests.benchmarks.planting import Place, places_in, recall
from tests.benchmarks.racing import Telling, Work
from xlsops.core.terms.findings import Severity
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.intake import inbox
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.viewing import view_of


def ready(folder: Path) -> Work:
    """Return the work on a copy of the folder."""
    root = Path(tempfile.mkdtemp(dir=folder)) / "periode"
    shutil.copytree(folder / "periode", root)

    def work() -> Telling:
        collected_here(root)
        make_recap_book(load(root, NOW, ACTOR))
        return lambda: _told(root, places_in(folder))

    return work


def collected_here(root: Path) -> None:
    """Collect what was sent, judging it in this process."""
    with patch.object(inbox, "worked", _one_by_one):
        collect(load(root, NOW, ACTOR))


def _told(root: Path, planted: Collection[Place]) -> dict[str, int]:
    view = view_of(load(root, NOW, ACTOR))
    places = {
        (each.bureau.code, finding.cell.sheet, finding.cell.row, finding.cell.column)
        for each in view.bureaus
        for finding in each.findings
        if finding.severity is not Severity.INFO
    }
    return {"found": recall(planted, places), "of": len(planted), "told": len(places)}


def _one_by_one(
    job: Callable[[str], object], tasks: Iterable[str], *_bounds: object
) -> Iterator[tuple[str, object]]:
    yield from ((task, job(task)) for task in tasks)
