"""A finding is new, stays, is fixed or comes back, by the versions a bureau sent."""

from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.journal.rounds import Round, rounds_of
from xlsops.core.journal.state import FileIdentity

A, B, C = (("V05", "UJI", line, "realisasi_2") for line in "ABC")
VERSIONS = st.lists(st.sets(st.sampled_from([A, B, C])), min_size=1, max_size=6)


def test_every_way_a_finding_may_fare() -> None:
    earlier = [{A, B}, {B, C}]
    assert rounds_of(earlier, {A, B}) == {A: Round.BACK, B: Round.STAYS, C: Round.FIXED}
    assert rounds_of([], {A}) == {A: Round.NEW}
    assert rounds_of(earlier, ()) == dict.fromkeys((A, B, C), Round.FIXED)


def told(history: list[bool]) -> Round | None:
    """Return the same of one finding, from whether each version had it."""
    if True not in history:
        return None
    if not history[-1]:
        return Round.FIXED
    gone = "".join("x" if each else "-" for each in history)
    if gone.endswith("xx"):
        return Round.STAYS
    return Round.NEW if gone.count("x") == 1 else Round.BACK


@given(VERSIONS)
def test_a_finding_fares_as_its_own_history_says(versions: list[set[FileIdentity]]) -> None:
    found = rounds_of(versions[:-1], versions[-1])
    expected = {each: told([each in version for version in versions]) for each in (A, B, C)}
    assert found == {each: word for each, word in expected.items() if word}
