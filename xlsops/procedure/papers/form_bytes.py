"""Makes forms and marked copies of them; openpyxl comes along, so this is imported when one is made."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from xlsops.core.form.emblem import Emblem
from xlsops.core.form.layout import Layout
from xlsops.core.form.ruled_cases import on_day
from xlsops.core.spec.rules import rules_of_day
from xlsops.core.spec.spec import Bureau, Spec
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import Laid, lay_out
from xlsops.excel.form.returned import make_copy
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.resources import asset


class Copier(Protocol):
    """Makes the marked copy of a bureau's form; with ``mendable`` places all others are locked."""

    def __call__(
        self, each: BureauView, spec: Spec, mendable: Collection[tuple[str, str]] | None = None
    ) -> bytes:
        """Return the copy, asked as the spec says."""


def template_of(folder: PeriodFolder) -> bytes:
    """Return the office's own template where the folder holds one, else the program's."""
    own = folder.templates / "format.xlsx"
    return (own if own.is_file() else asset("templates") / "format.xlsx").read_bytes()


def forms_of(
    period: LoadedPeriod, bureaus: Sequence[Bureau], emblem: Emblem | None
) -> Iterator[tuple[Bureau, bytes]]:
    """Yield the form of every bureau; the same input gives the same bytes."""
    laid = lay_out(template_of(period.folder), period.spec, emblem)
    form_of = _maker(period, laid, period.spec)
    for bureau in bureaus:
        yield bureau, form_of(period.layouts[bureau.code])


def copier(period: LoadedPeriod, view: View) -> Copier:
    """Return what makes the copies of a period; each tells of the moment its submission came.

    What it is asked with may differ from the period's by its deadline alone.
    """
    laid = lay_out(template_of(period.folder), period.spec, emblem_of(period.folder))
    makers: dict[datetime | None, Callable[[Layout], bytes]] = {}

    def copied(
        each: BureauView, spec: Spec, mendable: Collection[tuple[str, str]] | None = None
    ) -> bytes:
        due = spec.settings.due
        if due not in makers:
            makers[due] = _maker(period, laid, spec)
        form = makers[due](each.layout)
        steady = replace(view, now=view.local(each.record.at) if each.record else view.now)
        return make_copy(form, steady, each, mendable)

    return copied


def _maker(period: LoadedPeriod, laid: Laid, spec: Spec) -> Callable[[Layout], bytes]:
    """Return what makes forms whose Status column says what the rules of today say."""
    today = period.now.date()
    rules = rules_of_day(period.rules, spec, today)
    return form_maker(laid, on_day(spec, today), rules, period.key)
