"""The official forms of a period as the sheets of one workbook, with where their numbers come from."""

from collections.abc import Sequence

from xlsops.core.recap.lists.trail_sheet import with_trail
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.form_sheet import form_sheet
from xlsops.core.recap.official.words import OWN, WORDS, own_columns_by_word
from xlsops.core.recap.page import Making
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.values.caseless import caseless
from xlsops.core.values.structs import replace


def official_sheets(making: Making, forms: Sequence[OfficialForm]) -> tuple[Sheet, ...]:
    """Return a sheet for each form, and behind them what every number of them is made of."""
    whole = making.origins if forms else None
    return with_trail(replace(making, origins=whole), [form_sheet(making, each) for each in forms])


def unknown_lines(making: Making, form: OfficialForm) -> tuple[str, ...]:
    """Return the bureaus and ids in a form's own list that nothing of the period bears."""
    spec = making.recap.spec
    known = {(each.bureau, each.id) for each in spec.indicators}
    known |= {(each.bureau, each.code) for each in spec.programmes}
    told = dict.fromkeys((bureau, line) for bureau, line, _ in form.added)
    return tuple(" ".join(each) for each in told if each not in known)


def unknown_columns(making: Making, form: OfficialForm) -> tuple[str, ...]:
    """Return the headings a form wants filled from columns that the request form does not have."""
    known = own_columns_by_word(making.recap.spec)
    asked = (each.word for each in form.fillings.values() if each.word not in WORDS)
    lost = (word for word in asked if caseless(word) not in known)
    return tuple(dict.fromkeys(word[len(OWN) :].strip() for word in lost))
