"""Flags come off as they went on: the form with its answers is left, and nothing else."""

from functools import cache
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests import ooxml
from tests.calc.office import Office
from tests.calc.oracle import recalculate
from tests.excel.form.test_forms import form, layout, spec_of
from tests.excel.form.test_returned import CODE, SLIPS, read, viewed
from tests.quarter import FILLED, filled
from xlsops.core.checks.selftest.careful_answers import Answer, Place, careful_answers
from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.form.submissions import Submission
from xlsops.core.view.mending import fresh_form_cell, to_mend, to_open
from xlsops.core.view.view import BureauView, View
from xlsops.excel.form.returned import make_copy, poured_form
from xlsops.excel.form.stripping import stripped
from xlsops.excel.package.parts import put_together


@cache
def blank() -> bytes:
    return form(spec_of(2), CODE)


def sent(slips: dict[Place, Answer]) -> Submission:
    spec = spec_of(2)
    of = layout(spec, CODE)
    return read(filled(blank(), of, {**careful_answers(of, spec, FILLED), **slips}), of)


def marked(view: View, each: BureauView, *, locked: bool) -> tuple[bytes, bytes]:
    """A copy, and the form with its answers before it was marked."""
    places = to_open(each, to_mend(each)) if locked else None
    before = put_together(poured_form(blank(), each, view.now))
    return make_copy(blank(), view, each, places), before


@settings(max_examples=6, deadline=None)
@given(st.sets(st.sampled_from(sorted(SLIPS))), st.booleans())
def test_what_is_stripped_of_its_flags_is_what_was_flagged(slips: set[Place], locked: bool) -> None:
    view, each = viewed(sent({place: SLIPS[place] for place in slips}))
    copy, before = marked(view, each, locked=locked)
    held = ooxml.parts(copy)
    notes = sum(part.count(b"<comment ") for name, part in held.items() if "comments" in name)
    told = to_mend(each)
    assert notes == len({fresh_form_cell(each.layout, finding) for finding in told})
    texts = b"".join(part for name, part in held.items() if "comments" in name).decode()
    assert sum(texts.count(f"{x.severity.mark} {x.code}\n") for x in {*told}) >= len({*told})
    assert ooxml.parts(stripped(copy)) == ooxml.parts(before)


def test_the_notes_of_a_template_stay_when_ours_go() -> None:
    book = load_workbook(BytesIO(blank()))
    book["Indikator"]["C6"].comment = Comment("Nama menurut RKPD", "Kantor")
    made = BytesIO()
    book.save(made)
    view, each = viewed(sent(SLIPS))
    plain = load_workbook(BytesIO(stripped(make_copy(made.getvalue(), view, each))))
    noted = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in plain
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert noted == {("Indikator", "C6"): "Nama menurut RKPD"}


def test_a_copy_that_another_program_saved_keeps_its_values_formulas_and_validations(
    office: Office, tmp_path: Path
) -> None:
    assert office
    view, each = viewed(sent(SLIPS))
    copy, before = marked(view, each, locked=True)
    saved = resaved(copy, tmp_path / "salinan.xlsx")
    before = resaved(before, tmp_path / "format.xlsx")
    plain = stripped(saved)
    assert RETURN_NOTE in load_workbook(BytesIO(saved)).sheetnames
    assert shown(plain) == shown(before)
    assert validated(plain) == validated(before)
    assert b"comment" not in b"".join(name.encode() for name in ooxml.parts(plain))


def resaved(data: bytes, path: Path) -> bytes:
    path.write_bytes(data)
    again = path.with_stem(f"{path.stem} lagi")
    recalculate(path, again)
    return again.read_bytes()


def shown(data: bytes) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in {None, ""}
    }


def validated(data: bytes) -> set[tuple[object, ...]]:
    return {
        (sheet.title, rule.type, str(each), rule.formula1, rule.error)
        for sheet in load_workbook(BytesIO(data))
        for rule in sheet.data_validations.dataValidation
        for each in rule.sqref.ranges
    }
