"""What changed between two versions is told cell by cell, wherever the rows stand."""

import hashlib
import json
from decimal import Decimal

from tests.core.builders import FIRST, SECOND, answer, form, moved, office, place, submission
from xlsops.core.form.differences import AnswerChange, answers_hash, differences, outside
from xlsops.core.form.submissions import value_text
from xlsops.core.values.cells import Content, Number, Text

FIRST_SHEETS = submission(answer("SUM", "realisasi_2", 12), answer(FIRST, "keterangan", None))
SAME = (answer("SUM", "realisasi_2", 12), answer(FIRST, "keterangan", None))


def test_a_version_does_not_differ_from_itself() -> None:
    assert differences(FIRST_SHEETS, FIRST_SHEETS) == ()


def test_each_changed_answer_is_told_with_old_and_new_in_the_order_of_cells() -> None:
    after = submission(
        answer("SUM", "realisasi_2", Decimal("12.5")), answer(FIRST, "keterangan", "baru")
    )
    layout = form(office())
    assert differences(FIRST_SHEETS, after) == (
        AnswerChange(
            place(layout, FIRST, "keterangan"), FIRST, "keterangan", "Keterangan", "", "baru"
        ),
        AnswerChange(
            place(layout, "SUM", "realisasi_2"),
            "SUM",
            "realisasi_2",
            "Realisasi TW II",
            "12",
            "12,5",
        ),
    )


def test_a_change_is_told_in_words() -> None:
    (change,) = differences(
        FIRST_SHEETS, submission(*SAME[:1], answer(FIRST, "keterangan", "baru"))
    )
    assert str(change) == f'{change.cell} (Keterangan): kosong menjadi "baru"'


def test_a_number_and_another_writing_of_it_are_the_same_answer() -> None:
    same = Content(Number(Decimal("12.00000000000000001")))
    assert (
        differences(FIRST_SHEETS, submission(answer("SUM", "realisasi_2", same), *SAME[1:])) == ()
    )


def test_one_hash_stands_for_all_answers_whatever_their_writing_and_place() -> None:
    layout = form(office())
    rows = {
        layout.budget.row(FIRST): layout.budget.row(SECOND),
        layout.budget.row(SECOND): layout.budget.row(FIRST),
    }

    def swap(_layout: object, book: dict[str, object]) -> None:
        book["Anggaran"] = moved(book["Anggaran"], rows, {})  # type: ignore[arg-type]

    noise = answer("SUM", "realisasi_2", Content(Number(Decimal("12.00000000000000001"))))
    alike = [submission(*SAME, swap), submission(noise, *SAME[1:])]  # type: ignore[arg-type]
    assert {answers_hash(each) for each in alike} == {answers_hash(FIRST_SHEETS)}
    other = [
        submission(answer("SUM", "realisasi_2", 13), *SAME[1:]),
        submission(*SAME[:1], answer(FIRST, "keterangan", "x")),
        submission(*SAME, answer("", "petugas", "Orang lain")),
        submission(answer("SUM", "realisasi_2", None), *SAME[1:]),
    ]
    assert len({answers_hash(each) for each in (FIRST_SHEETS, *other)}) == 5


def test_a_text_that_reads_as_another_number_is_a_change() -> None:
    (change,) = differences(
        FIRST_SHEETS, submission(answer("SUM", "realisasi_2", Text("12 ribu")), *SAME[1:])
    )
    assert (change.old, change.new) == ("12", "12 ribu")


def test_rows_that_moved_did_not_change_and_are_told_where_they_stand_now() -> None:
    layout = form(office())
    rows = {
        layout.budget.row(FIRST): layout.budget.row(SECOND),
        layout.budget.row(SECOND): layout.budget.row(FIRST),
    }

    def swap(_layout: object, book: dict[str, object]) -> None:
        book["Anggaran"] = moved(book["Anggaran"], rows, {})  # type: ignore[arg-type]

    assert differences(FIRST_SHEETS, submission(*SAME, swap)) == ()  # type: ignore[arg-type]
    (change,) = differences(FIRST_SHEETS, submission(*SAME, answer(FIRST, "bukti", "lain"), swap))  # type: ignore[arg-type]
    assert change.cell.row == layout.budget.row(SECOND)


def test_a_row_that_went_missing_is_told_as_emptied() -> None:
    layout = form(office())

    def drop(_layout: object, book: dict[str, object]) -> None:
        book["Anggaran"] = moved(book["Anggaran"], {layout.budget.row(SECOND): 0}, {})  # type: ignore[arg-type]

    found = differences(FIRST_SHEETS, submission(*SAME, drop))  # type: ignore[arg-type]
    assert {each.line for each in found} == {SECOND}
    assert {each.new for each in found} == {""}


def test_the_hash_is_that_of_a_canonical_text_so_it_stays_what_journals_hold() -> None:
    odd = submission(
        answer("SUM", "realisasi_2", Decimal("12.50")),
        answer("LAST", "realisasi_2", " 1.000,5 "),
        answer("SUM", "rtl", 'kata "kutip" \\ dan\nbaris – \u00e9 \U0001f600 \x01'),
        answer(FIRST, "rp_2", 0),
    )
    told = [
        [each.column.field.block.value, each.line.id, each.key, each.text,
         None if each.number is None else str(each.number.normalize() + 0)]
        for each in odd.answers
        if each.text
    ]  # fmt: skip
    told += [
        ["", "identitas", key, value_text(each.value), None] for key, each in odd.identity.items()
    ]
    text = json.dumps(sorted(told, key=lambda each: each[:3]), separators=(",", ":"))
    assert answers_hash(odd) == hashlib.sha256(text.encode()).hexdigest()


def test_who_filled_the_form_is_compared_and_never_counts_as_outside() -> None:
    found = differences(FIRST_SHEETS, submission(*SAME, answer("", "petugas", "Orang lain")))
    assert [(each.place, each.new) for each in found] == [(("identitas", "petugas"), "Orang lain")]
    assert outside(found, ()) == ()


def test_outside_are_the_changes_in_none_of_the_places() -> None:
    after = submission(answer("SUM", "realisasi_2", 13), answer(FIRST, "keterangan", "baru"))
    found = differences(FIRST_SHEETS, after)
    assert outside(found, {("SUM", "realisasi_2")}) == found[:1]
    assert outside(found, {each.place for each in found}) == ()
    assert outside(found, ()) == found
