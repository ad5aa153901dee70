"""Files of several people are joined cell by cell: nothing is lost, nothing overwritten in silence."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.builders import FIRST, SECOND, answer, submission
from xlsops.core.form.joining import Joined, joined
from xlsops.core.form.submissions import Change, Irregularity, Submission
from xlsops.core.spec.spec import Block
from xlsops.core.values.cells import Cell, Content, Number, Text
from xlsops.core.values.structs import replace

Said = Mapping[tuple[str, str], Decimal | str | None]
PLACES = (("SUM", "realisasi_2"), (FIRST, "keterangan"), (SECOND, "keterangan"))
BLOCKS = {"SUM": Block.INDICATORS, FIRST: Block.BUDGET, SECOND: Block.BUDGET}
VALUES = {"realisasi_2": (None, Decimal(12), Decimal(13)), "keterangan": (None, "satu", "dua")}
parts = st.lists(
    st.fixed_dictionaries({place: st.sampled_from(VALUES[place[1]]) for place in PLACES}),
    min_size=1,
    max_size=4,
)


def saying(said: Said) -> Submission:
    return _saying(tuple(said.items()))


@cache
def _saying(said: tuple[tuple[tuple[str, str], Decimal | str | None], ...]) -> Submission:
    return submission(*(answer(line, key, value) for (line, key), value in said))


def text(whole: Joined, line: str, key: str) -> str:
    return whole.submission.by_place[BLOCKS[line], line, key].text


@settings(max_examples=30, deadline=None)
@given(parts)
def test_every_answer_is_one_that_was_given_and_every_contradiction_is_told(
    given_: list[Said],
) -> None:
    whole = joined([saying(each) for each in given_])
    torn = {(each.answer.line.id, each.answer.key): each.said for each in whole.contradictions}
    for place in PLACES:
        line, key = place
        said = [(part, str(value)) for part, each in enumerate(given_) if (value := each[place])]
        assert text(whole, line, key) == (said[-1][1] if said else "")
        first = next((part for part, value in said if value == said[-1][1]), None)
        assert whole.origins.get((BLOCKS[line], line, key)) == first
        assert (place in torn) is (len({value for _, value in said}) > 1)
        if place in torn:
            assert list(torn[place]) == said


@settings(max_examples=30, deadline=None)
@given(parts, st.randoms(use_true_random=False))
def test_without_a_contradiction_the_order_does_not_matter(
    given_: list[Said], chance: object
) -> None:
    shuffled = [*given_]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (joined([saying(each) for each in some]) for some in (given_, shuffled))
    assert {each.answer.line.id for each in one.contradictions} == {
        each.answer.line.id for each in other.contradictions
    }
    if not one.contradictions:
        assert [each.text for each in one.submission.answers] == [
            each.text for each in other.submission.answers
        ]


def test_the_same_number_is_the_same_however_it_is_written() -> None:
    number = {("SUM", "realisasi_2"): Decimal(12)}
    spelled = submission(answer("SUM", "realisasi_2", Content(Text("12,0"))))
    whole = joined([saying(number), spelled])
    assert whole.contradictions == ()
    assert whole.origins[Block.INDICATORS, "SUM", "realisasi_2"] == 0
    assert whole.submission.by_place[Block.INDICATORS, "SUM", "realisasi_2"].content == Content(
        Number(Decimal(12))
    )


def test_spaces_make_no_contradiction_and_letters_do() -> None:
    place = (FIRST, "keterangan")
    alike = joined([saying({place: "sudah  selesai"}), saying({place: "sudah selesai"})])
    apart = joined([saying({place: "sudah selesai"}), saying({place: "Sudah selesai"})])
    assert (len(alike.contradictions), len(apart.contradictions)) == (0, 1)


def with_irregular(*found: Irregularity) -> Submission:
    return replace(saying({}), irregularities=found)


def test_a_row_that_one_file_has_is_not_missing() -> None:
    gone = Irregularity(Change.ROW_MISSING, Cell("Indikator", 8, 2), "SUM", "no", "Baris")
    assert joined([with_irregular(gone), with_irregular()]).submission.irregularities == ()
    assert joined([with_irregular(gone), with_irregular(gone)]).submission.irregularities == (gone,)


def test_what_was_changed_in_one_file_is_told_of_the_whole() -> None:
    locked = Irregularity(Change.LOCKED, Cell("Indikator", 8, 5), "SUM", "target", "1", "2")
    assert joined([with_irregular(locked), with_irregular()]).submission.irregularities == (locked,)
