"""A whole period folder of that many bureaus, their filled forms in its inbox, for measuring.

``python -m tests.benchmarks.office FOLDER --bureaus 40``
"""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from tests.benchmarks.corpus import filled_form, office_of
from tests.benchmarks.planting import Place, keep_places, places_of, planted_in, spoiled
from xlsops.core.sheet.sheet import Shown
from xlsops.core.spec import tables
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.spec import Indicator, Programme, Spec
from xlsops.core.spec.tables import Table
from xlsops.core.values.periods import Period
from xlsops.excel.control.tables import write_rows
from xlsops.excel.editing.saving import saved
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import write_whole
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.naming import form_name
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.requests.making import make_forms

OPENED = datetime(2026, 7, 1, 9, tzinfo=WIB)
NOW = datetime(2026, 7, 8, 9, tzinfo=WIB)
DUE = datetime(2026, 7, 10, 16, tzinfo=WIB)
ACTOR = "Kasubbag"


def main() -> None:
    """Make the folder that was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--bureaus", type=int, default=40)
    options.add_argument("--rows", type=int, default=25, help="indicators of a bureau, about")
    chosen = options.parse_args()
    office(chosen.folder, office_of(chosen.bureaus, chosen.rows, chosen.rows * 8 // 5))


def fill(folder: Path, bureaus: int, indicators: int = 25) -> None:
    """Put a period into a folder in which every bureau has sent its form, with mistakes planted."""
    root = folder / "periode"
    office(root, office_of(bureaus, indicators, indicators * 8 // 5))
    period, places = load(root, NOW, ACTOR), set[Place]()
    for number, (code, layout) in enumerate(period.layouts.items()):
        planted = planted_in(layout, period.spec.period.number, number)
        path = period.folder.inbox / f"{code}.xlsx"
        path.write_bytes(spoiled(path.read_bytes(), planted))
        places |= places_of(code, planted)
    keep_places(folder, places)


def office(root: Path, spec: Spec) -> None:
    """Make a period in which every bureau of the spec has sent its form."""
    open_period(root, Opening(Period(2026, 2), DUE), OPENED, ACTOR)
    folder = PeriodFolder(root)
    book = load_workbook(folder.control, rich_text=True)
    for table, rows in _masters(spec):
        write_rows(book[table.sheet], table, rows)
    write_whole(folder.control, saved(book, "Kendali Kinerja", OPENED))
    open_step(load(root, OPENED, ACTOR))
    make_forms(load(root, OPENED, ACTOR))
    distribute(load(root, OPENED, ACTOR))
    period = load(root, NOW, ACTOR)
    for code, layout in period.layouts.items():
        form = (folder.formats / form_name(period, code)).read_bytes()
        (folder.inbox / f"{code}.xlsx").write_bytes(filled_form(form, layout, period.spec))


def _masters(spec: Spec) -> Sequence[tuple[Table, list[tuple[Shown, ...]]]]:
    return (
        (tables.BUREAUS, [(each.code, "", each.name, "ya", "", "") for each in spec.bureaus]),
        (tables.INDICATORS, [_indicator(each) for each in spec.indicators]),
        (tables.PROGRAMMES, [_programme(each) for each in spec.programmes]),
    )


def _indicator(each: Indicator) -> tuple[Shown, ...]:
    measure = each.measure
    return (
        each.id,
        each.bureau,
        "ya" if each.key_indicator else "tidak",
        each.objective,
        each.name,
        each.unit,
        measure.direction.value,
        measure.method.value,
        each.frequency.value,
        "ya" if each.never_falls else "tidak",
        measure.lower,
        measure.upper,
        each.target_year,
        *each.targets,
        *(*each.actuals, None, None, None)[:3],
        "; ".join(each.sub_activities),
    )


def _programme(each: Programme) -> tuple[Shown, ...]:
    outputs, spending = (*each.outputs, None, None, None), (*each.spending, None, None, None)
    earlier = (figure for pair in zip(outputs[:3], spending[:3], strict=True) for figure in pair)
    return (
        each.code,
        each.bureau,
        each.level.value,
        each.name,
        each.output,
        each.unit,
        each.target,
        each.ceiling,
        *earlier,
    )


if __name__ == "__main__":
    main()
