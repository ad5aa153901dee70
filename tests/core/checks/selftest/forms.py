"""Forms of small offices filled with care, on which examples are looked for."""

from collections.abc import Sequence
from functools import cache

from tests.core.builders import INDICATORS, LAST, PROGRAMMES, YEAR, office, sub_activity
from tests.quarter import NOW
from xlsops.core.checks.selftest.planting import CarefulForm
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.spec.spec import Spec
from xlsops.core.values.structs import replace
from xlsops.procedure.rules.careful_forms import careful_forms

SAVED = replace(LAST, id="PCT", never_falls=False, key_indicator=False)
FRESH = sub_activity("4.01.01.2.01.0003", "Laporan Baru", "4", "100000000", "- - -", "- - -")


@cache
def forms_of(spec: Spec) -> Sequence[CarefulForm]:
    return careful_forms(spec, layouts_of(spec, spec.active_bureaus), NOW)


@cache
def forms(quarter: int = 2) -> Sequence[CarefulForm]:
    """Return the forms of the office of the checks' tests, with a row that is measured once a year and a new one."""
    asked = (*INDICATORS, SAVED, YEAR), (*PROGRAMMES, FRESH)
    return forms_of(office(quarter, *asked))
