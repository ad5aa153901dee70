"""Offices with empty parts of every kind: no formula runs over nothing, over itself, in a circle."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from tests.calc.oracle import error_cells
from tests.once import Lazily
from tests.references import faults, formulas
from tests.samples import sample_recap, sample_spec
from xlsops.core.form.form_lines import layout_of
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.spec.spec import Bureau, Spec
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.writer.recap import make_recap
from xlsops.resources import asset

MADE = datetime(2026, 7, 10, 2, 30, tzinfo=UTC)
SAMPLE = sample_spec()
FIRST = SAMPLE.bureaus[0].code
ALL = tuple(each.code for each in SAMPLE.bureaus)


def only(spec: Spec, *codes: str) -> Spec:
    """The office with some bureaus alone."""
    return replace(spec, bureaus=tuple(each for each in spec.bureaus if each.code in codes))


def without(spec: Spec, *codes: str, indicators: bool = False, budget: str = "") -> Spec:
    """The office without indicators, budget rows or sub-activities of these bureaus."""
    return replace(
        spec,
        indicators=tuple(
            each for each in spec.indicators if not (indicators and each.bureau in codes)
        ),
        programmes=tuple(
            each
            for each in spec.programmes
            if each.bureau not in codes or budget == "" or (budget == "sub" and not each.asked)
        ),
    )


def one_row(spec: Spec) -> Spec:
    """One bureau with one indicator and one sub-activity, without headings."""
    alone = only(spec, FIRST)
    return replace(
        alone,
        indicators=tuple(each for each in spec.indicators if each.bureau == FIRST)[:1],
        programmes=tuple(each for each in spec.programmes if each.bureau == FIRST and each.asked)[
            :1
        ],
    )


OFFICES: Mapping[str, Spec] = {
    "a bureau without indicators": without(SAMPLE, FIRST, indicators=True),
    "a bureau without sub-activities": without(SAMPLE, FIRST, budget="sub"),
    "a bureau without programmes": without(SAMPLE, FIRST, budget="all"),
    "a bureau with nothing": without(SAMPLE, FIRST, indicators=True, budget="all"),
    "a new bureau with nothing": replace(
        SAMPLE,
        bureaus=(Bureau("BARU", "Bagian Baru", "Asisten Administrasi Umum"), *SAMPLE.bureaus),
    ),
    "a bureau switched off": replace(
        SAMPLE, bureaus=(replace(SAMPLE.bureaus[0], active=False), *SAMPLE.bureaus[1:])
    ),
    "no bureau switched on": replace(
        SAMPLE, bureaus=tuple(replace(each, active=False) for each in SAMPLE.bureaus)
    ),
    "no indicator anywhere": without(SAMPLE, *ALL, indicators=True),
    "no programme anywhere": without(SAMPLE, *ALL, budget="all"),
    "nothing anywhere": without(SAMPLE, *ALL, indicators=True, budget="all"),
    "one row": one_row(SAMPLE),
    "one bureau with nothing": without(only(SAMPLE, FIRST), FIRST, indicators=True, budget="all"),
}


EMPTIEST = ("a bureau with nothing", "nothing anywhere", "one row")
"""Those in which most is missing; the formulas of all of them are examined above, one by one."""


def recap_without(missing: tuple[str, ...], spec: Spec) -> bytes:
    return make_recap(sample_recap(missing, spec=spec), MADE, RecapNotes())


RECAPS = Lazily(
    {
        **{f"{name}, all sent": partial(recap_without, (), spec) for name, spec in OFFICES.items()},
        **{
            f"{name}, none sent": partial(recap_without, (*ALL, "BARU"), spec)
            for name, spec in OFFICES.items()
        },
    }
)


def forms_of(spec: Spec) -> tuple[tuple[bytes, bool], ...]:
    """Return a form for every bureau, and whether its budget is summed."""
    laid = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec)
    layouts = [layout_of(spec, bureau) for bureau in spec.active_bureaus]
    return tuple(
        (make_form(laid, each, spec, (), b"kunci"), each.budget.summed) for each in layouts
    )


FORMS = Lazily({name: partial(forms_of, spec) for name, spec in OFFICES.items()})


@pytest.mark.parametrize("name", RECAPS)
def test_no_formula_of_a_recap_runs_over_nothing_itself_or_in_a_circle(name: str) -> None:
    assert faults(RECAPS[name]) == []


@pytest.mark.parametrize("name", OFFICES)
def test_no_formula_of_a_form_runs_over_nothing_itself_or_in_a_circle(name: str) -> None:
    for form, summed in FORMS[name]:
        assert examined(form) == ((), summed)


@cache
def examined(form: bytes) -> tuple[tuple[str, ...], bool]:
    """Return the faults of a form, and whether it has sums; most offices give the same forms."""
    sums = [each for each in formulas(form).values() if each.startswith("=SUM(")]
    return tuple(faults(form)), bool(sums)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    "offices",
    [EMPTIEST, pytest.param(tuple(OFFICES), marks=pytest.mark.exhaustive)],
    ids=["the emptiest", "all"],
)
def test_recaps_and_forms_with_empty_parts_have_no_error_in_a_spreadsheet_program(
    offices: tuple[str, ...], tmp_path: Path
) -> None:
    path, found = tmp_path / "buku.xlsx", {}
    made = [(name, RECAPS[name]) for name in RECAPS if name.split(", ")[0] in offices]
    made += [(f"{name}, form", FORMS[name][0][0]) for name in offices if FORMS[name]]
    for data, name in {data: name for name, data in made}.items():
        path.write_bytes(data)
        found[name] = error_cells(path)
    assert {name: errors for name, errors in found.items() if errors} == {}


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("=SUM(A3:A3)", "circle"),
        ("=SUM(A3:A2)", "backwards"),
        ("='Lain'!A1", "circle"),
        ("=A1+B1", ""),
    ],
)
def test_a_circle_is_seen(formula: str, told: str) -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet("Satu").write_formula("A3", formula)
        book.add_worksheet("Lain").write_formula("A1", "=Satu!A3")
    found = " ".join(faults(target.getvalue()))
    assert told in found
    assert bool(told) is bool(found)
