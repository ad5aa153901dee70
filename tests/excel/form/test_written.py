"""What is written into a form is read back: nothing from a fresh one, else exactly the answers."""

from datetime import datetime
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.excel.form.test_forms import CODES, form, layout, spec_of
from tests.quarter import filled
from xlsops.core.checks.selftest.careful_answers import Answer, Answers, Place
from xlsops.core.form.layout import IDENTITY_FIELDS, Layout
from xlsops.core.form.submissions import Submission, read_submission
from xlsops.core.values.cells import Blank, Content, Date, Number, Text
from xlsops.core.values.numbers import as_typed
from xlsops.files.xlsx.reader import read_workbook

NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 12),
)
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=60
).filter(lambda text: text.strip() and not text.startswith("#"))
NARRATIVES = ("pendorong", "penghambat", "rtl", "bukti", "penanggung_jawab", "keterangan")


@cache
def blank_form() -> bytes:
    return form(spec_of(2), "PBJ")


@cache
def asked() -> Layout:
    return layout(spec_of(2), "PBJ")


def read(data: bytes, of: Layout) -> Submission:
    submission = read_submission(of, read_workbook(data).sheets)
    assert isinstance(submission, Submission)
    return submission


def places() -> list[Place]:
    return [
        (line.id, column.field.key) for sheet in asked().sheets for line, column in sheet.answers()
    ]


def given_back(submission: Submission) -> dict[Place, Content]:
    found = {(each.line.id, each.key): each.content for each in submission.answers}
    return {**found, **{("identitas", key): each for key, each in submission.identity.items()}}


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("code", CODES)
def test_a_fresh_form_reads_as_all_blank_and_untouched(code: str, quarter: int) -> None:
    spec = spec_of(quarter)
    submission = read(form(spec, code), layout(spec, code))
    assert all(isinstance(each.value, Blank) for each in given_back(submission).values())
    assert submission.irregularities == ()
    assert all(each.content.formula for each in submission.computed)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(NUMBERS, TEXTS), min_size=1, max_size=20), st.randoms(use_true_random=False)
)
def test_answers_written_are_the_answers_read(values: list[Answer], chance: object) -> None:
    chosen = chance.sample(places(), min(len(values), len(places())))  # type: ignore[attr-defined]
    answers: Answers = dict(zip(chosen, values, strict=False))
    back = given_back(read(filled(blank_form(), asked(), answers), asked()))
    assert {place: told(content) for place, content in back.items() if told(content)} == {
        place: written(value) for place, value in answers.items()
    }


def told(content: Content) -> object:
    match content.value:
        case Number(number):
            return ("number", as_typed(number))
        case Text(text):
            return ("text", text)
        case Date(moment):
            return ("date", moment)
    return None


def written(value: Answer) -> object:
    match value:
        case Decimal():
            return ("number", as_typed(value))
        case str():
            return ("text", value)
        case datetime():
            return ("date", value)


def test_an_eighteen_digit_nip_and_lines_of_text_come_back_whole() -> None:
    line = asked().indicators.lines[0].id
    answers: Answers = {
        ("identitas", "nip"): "199001152015031001",
        ("identitas", "tanggal_isi"): datetime(2026, 7, 7),
        (line, "keterangan"): "baris satu\nbaris dua\n\tmasuk ke dalam",
        (line, "rtl"): "=SUM(A1:A9)",
        (line, "bukti"): "  di antara spasi  ",
    }
    back = given_back(read(filled(blank_form(), asked(), answers), asked()))
    assert {place: told(back[place]) for place in answers} == {
        place: written(value) for place, value in answers.items()
    }
    assert set(IDENTITY_FIELDS) == {key for place, key in back if place == "identitas"}


def test_answers_leave_no_trace_beside_their_own_cells() -> None:
    answers: Answers = {place: "diisi" for place in places() if place[1] in NARRATIVES}
    assert read(filled(blank_form(), asked(), answers), asked()).irregularities == ()
