"""The official forms of a period as the sheets of one workbook, with where their numbers come from."""

from collections.abc import Sequence
from dataclasses import replace

from xlsops.core.recap.lists.trail_sheet import with_trail
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.form_sheet import form_sheet
from xlsops.core.recap.page import Making
from xlsops.core.sheet.sheet import Sheet


def official_sheets(making: Making, forms: Sequence[OfficialForm]) -> tuple[Sheet, ...]:
    """Return a sheet for each form, and behind them what every number of them is made of."""
    whole = making.origins if forms else None
    return with_trail(replace(making, origins=whole), [form_sheet(making, each) for each in forms])


def unknown_lines(making: Making, form: OfficialForm) -> tuple[str, ...]:
    """Return the ids in a form's own list that nothing of the period bears."""
    known = making.recap.spec.line_ids
    return tuple(dict.fromkeys(line for line, _ in form.added if line not in known))
