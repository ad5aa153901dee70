"""Clean forms of the sample's bureaus, and what becomes of them."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

from tests.quarter import filled
from tests.samples import sample_spec
from xlsops.core.checks.selftest.careful_answers import careful_answers
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import Layout
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.rules import compile_rules
from xlsops.core.terms.refused_files import Fate
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import lay_out
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.resources import asset

KEY, FILLED, CAME = b"kunci", datetime(2026, 7, 5), datetime(2026, 7, 6, 10, tzinfo=WIB)
SPEC = sample_spec()
LAYOUTS = layouts_of(SPEC, SPEC.active_bureaus)
BUREAUS = tuple(LAYOUTS)
DESK = IntakeContext(SPEC, LAYOUTS, compile_rules(SPEC, date(2026, 7, 6))[0], KEY)
_EXPECTED = {"V29"}
"""What is no alarm: an indicator that is not measured this quarter."""


@lru_cache(maxsize=1)
def _maker() -> Callable[[Layout], bytes]:
    paper = lay_out((asset("templates") / "format.xlsx").read_bytes(), SPEC)
    return form_maker(paper, SPEC, DESK.rules, KEY)


@lru_cache(maxsize=16)
def clean(bureau: str) -> bytes:
    """Return the form of a bureau as a careful person sends it."""
    layout = LAYOUTS[bureau]
    return filled(_maker()(layout), layout, careful_answers(layout, SPEC, FILLED), FILLED)


@lru_cache(maxsize=16)
def answers_of(bureau: str) -> str:
    """Return the hash of what a clean form of a bureau answers."""
    return examined(clean(bureau)).answers


def examined(data: bytes) -> Examined:
    """Return what becomes of a file."""
    return examine(data, DESK, CAME)


def told_of(found: Examined) -> tuple[str, ...]:
    """Return all that is told of a file: why it is refused, its findings, its notes."""
    codes = (each.code for each in found.findings if each.code not in _EXPECTED)
    refused = (found.code,) if found.fate is Fate.REFUSED else ()
    return (*refused, *codes, *((found.message,) if found.message else ()))
