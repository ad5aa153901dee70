"""The order of a bureau's files: by save time, the container's time, receipt; else it is not known."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from msgspec import Struct

from xlsops.core.journal.file_order import KnownBy, Order, order_of
from xlsops.core.values.structs import replace

OPENED = datetime(2026, 7, 1, tzinfo=UTC)
RECEIVED = datetime(2026, 7, 8, 3, tzinfo=UTC)


class Sent(Struct, frozen=True, dict=True):
    """A file, received together with others unless it says after which."""

    sha: str
    saved: str = ""
    written: str = ""
    answers: str = ""
    after: tuple[str, ...] | None = ()
    at: datetime = RECEIVED


def at(hour: int, day: int = 7) -> str:
    return datetime(2026, 7, day, hour, tzinfo=UTC).isoformat()


def ordered(*files: Sent) -> Order[Sent]:
    return order_of(files, OPENED)


def shas(files: tuple[Sent, ...]) -> str:
    return "".join(each.sha for each in files)


@pytest.mark.parametrize(
    ("one", "other", "basis"),
    [
        (Sent("a", at(1)), Sent("b", at(2)), KnownBy.SAVED),
        (Sent("a", at(2)), Sent("b", at(1)), None),
        (Sent("a", at(1)), Sent("b", at(1)), None),
        (Sent("a"), Sent("b", at(2)), None),
        (Sent("a", at(1)), Sent("b"), None),
        (Sent("a"), Sent("b"), None),
        (Sent("a"), Sent("b", after=("a",)), KnownBy.RECEIVED),
        (Sent("a", at(1)), Sent("b", after=("a",)), KnownBy.RECEIVED),
        (Sent("a"), Sent("b", at(1), after=("a",)), KnownBy.RECEIVED),
        (Sent("a", at(1)), Sent("b", at(1), after=("a",)), KnownBy.RECEIVED),
        (Sent("a", at(2)), Sent("b", at(1), after=("a",)), None),
        (Sent("a", after=None), Sent("b", after=None), KnownBy.RECEIVED),
        (Sent("a", at(2), after=None), Sent("b", at(1), after=None), KnownBy.RECEIVED),
        (Sent("a", at(2), after=None), Sent("b", at(1), after=("a",)), None),
    ],
)
def test_what_is_known_of_two_files_is_said_with_its_reason_and_nothing_else(
    one: Sent, other: Sent, basis: KnownBy | None
) -> None:
    assert ordered(one, other).older(one, other) is basis


@pytest.mark.parametrize(
    "saved",
    [
        "2026-06-30T23:59:59+00:00",
        "2026-07-08T03:00:01+00:00",
        "kemarin",
        "2027-01-01T00:00:00+00:00",
    ],
)
def test_a_save_time_that_cannot_be_true_orders_nothing(saved: str) -> None:
    one, other = Sent("a", saved), Sent("b", at(2))
    order = ordered(one, other)
    assert (order.older(one, other), order.older(other, one)) == (None, None)
    assert shas(order.unsure((one, other))) == "ab"


def test_the_bounds_of_the_period_are_still_believed() -> None:
    one, other = Sent("a", OPENED.isoformat()), Sent("b", RECEIVED.isoformat())
    assert ordered(other, one).older(one, other) is KnownBy.SAVED


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("2026-07-06T01:00:00", KnownBy.WRITTEN),
        ("2026-07-06T23:59:58", KnownBy.WRITTEN),
        ("2026-07-07T00:00:00", None),
        ("2026-07-07T09:00:00", None),
        ("1980-01-01T00:00:00", None),
        ("2026-11-29T11:27:04", None),
    ],
)
def test_the_containers_time_counts_where_no_zone_of_the_world_makes_it_doubtful(
    written: str, basis: KnownBy | None
) -> None:
    one, other = Sent("a", written=written), Sent("b", at(12))
    assert ordered(one, other).older(one, other) is basis


def test_a_save_time_goes_before_the_containers() -> None:
    one, other = Sent("a", at(1, day=3), "2026-07-07T00:00:00"), Sent("b", at(1, day=5))
    assert ordered(other, one).older(one, other) is KnownBy.SAVED


def test_files_with_save_times_stand_by_them_however_they_came() -> None:
    files = tuple(Sent(sha, at(hour)) for sha, hour in (("a", 1), ("b", 2), ("c", 3)))
    for order in permutations(files):
        came = [
            replace(each, after=tuple(other.sha for other in order[:place]))
            for place, each in enumerate(order)
        ]
        for group in (order, came):
            assert shas(ordered(*group).files) == "abc"
            assert ordered(*group).unsure(tuple(group)) == ()


def test_files_of_an_old_journal_stand_as_they_came() -> None:
    files = (Sent("a", at(3), after=None), Sent("b", after=None), Sent("c", at(1), after=None))
    assert (ordered(*files).files, ordered(*files).unsure(files)) == (files, ())


def test_a_straggler_saved_long_before_takes_the_place_of_no_other() -> None:
    one, other = Sent("c", at(10)), Sent("b", after=("c",))
    late = Sent("a", at(9), after=("c", "b"))
    order = ordered(one, other, late)
    assert (shas(order.files), order.unsure((one, other, late))) == ("acb", ())


def test_a_file_certainly_older_than_another_is_no_rival_of_the_newest() -> None:
    files = (Sent("n"), Sent("a", at(1)), Sent("b", at(2)))
    assert shas(ordered(*files).unsure(files)) == "nb"


def test_a_file_that_came_later_ends_the_doubt() -> None:
    rivals = (Sent("a"), Sent("b"))
    assert shas(ordered(*rivals).unsure(rivals)) == "ab"
    files = (*rivals, Sent("c", after=("a", "b")))
    assert ordered(*files).unsure(files) == ()


def test_what_two_operators_took_in_without_knowing_of_each_other_is_in_doubt() -> None:
    before = Sent("a")
    files = (before, Sent("b", after=("a",)), Sent("c", after=("a",)))
    assert shas(ordered(*files).unsure(files)) == "bc"


@pytest.mark.parametrize(
    ("answers", "doubt"), [(("x", "x"), ""), (("x", "y"), "ab"), (("", ""), "ab")]
)
def test_files_answered_alike_leave_no_doubt(answers: tuple[str, str], doubt: str) -> None:
    files = tuple(Sent(sha, answers=told) for sha, told in zip("ab", answers, strict=True))
    assert shas(ordered(*files).unsure(files)) == doubt


def test_without_an_opening_no_files_own_account_is_believed() -> None:
    one, other = Sent("a", at(1), at(1)[:19]), Sent("b", at(2), after=("a",))
    assert order_of((one, other), None).older(one, other) is KnownBy.RECEIVED
    apart = replace(other, after=())
    assert order_of((one, apart), None).older(one, apart) is None


def test_a_clock_set_back_changes_no_order_of_receipt() -> None:
    one = Sent("a", at=RECEIVED + timedelta(days=400))
    other = Sent("b", at=RECEIVED - timedelta(days=400), after=("a",))
    assert ordered(one, other).older(one, other) is KnownBy.RECEIVED


def test_of_no_files_none_is_in_doubt() -> None:
    assert (ordered().files, ordered().unsure(())) == ((), ())


def repeated(**last: str) -> tuple[Sent, Sent, Sent]:
    """Return a file, another one that replaced it, and one answered like the first that came last."""
    one, other = Sent("a", at(1), answers="x"), Sent("b", at(2), answers="y", after=("a",))
    return one, other, Sent("c", answers="x", after=("a", "b"), **last)


def test_an_old_file_sent_once_more_takes_the_place_of_none_that_replaced_it() -> None:
    files = repeated()
    order = ordered(*files)
    assert (shas(order.files), shas(order.unsure(files))) == ("acb", "cb")
    assert order.repeats == {"c"}
    kept = (files[0], files[2])
    assert (shas(order.unsure(kept)), shas(order.unsure(files[1:2]))) == ("", "")


def test_a_save_time_tells_that_a_bureau_went_back_to_what_it_had_first() -> None:
    files = repeated(saved=at(3))
    order = ordered(*files)
    assert (shas(order.files), order.unsure(files)) == ("abc", ())


def test_what_came_after_a_repeated_file_ends_the_doubt() -> None:
    files = (*repeated(), Sent("d", answers="z", after=("a", "b", "c")))
    order = ordered(*files)
    assert (shas(order.files), order.unsure(files)) == ("acbd", ())


def test_files_nobody_knows_the_answers_of_repeat_none() -> None:
    files = tuple(replace(each, answers="") for each in repeated())
    order = ordered(*files)
    assert (shas(order.files), order.unsure(files)) == ("abc", ())


@pytest.mark.parametrize("many", [400, 800])
def test_twice_as_many_files_of_a_bureau_cost_twice_as_many_looks(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    apart = Order.apart
    monkeypatch.setattr(
        Order, "apart", lambda self, one, other: looks.append(1) or apart(self, one, other)
    )
    start = datetime(2026, 7, 2, tzinfo=UTC)
    files = tuple(
        Sent(f"{number}", (start + timedelta(minutes=number)).isoformat(), answers=f"{number}")
        for number in (place ^ 1 for place in range(many))
    )
    order = ordered(*files)
    assert [each.sha for each in order.files] == [f"{number}" for number in range(many)]
    assert order.unsure(files) == ()
    assert len(looks) <= 4 * many
