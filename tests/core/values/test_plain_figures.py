"""A column of plain numbers is read as a whole, and as each of its cells would be."""

from hypothesis import given
from hypothesis import strategies as st

from xlsops.core.values.cells import BLANK, Content
from xlsops.core.values.figures import interpret, plainly_typed
from xlsops.files.xlsx.sheet.values import number

LITERALS = st.one_of(
    st.just(""),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
    st.integers(0, 10**17).map(str),
    st.text(alphabet="0123456789.", max_size=17),
    st.sampled_from(["1e3", "-5", "٣", " 5", "007", "5.", ".5", ".", "1.2.3", "83.20", "-0"]),
)


@given(literals=st.lists(LITERALS, max_size=4))
def test_plain_numbers_are_read_as_their_cells_are(literals: list[str]) -> None:
    found = plainly_typed(literals)
    cells = [Content(number(each) if each else BLANK) for each in literals]
    assert found is None or [(each, None) for each in found] == [*map(interpret, cells)]
    assert found is None or [str(each) for each in found] == [str(interpret(c)[0]) for c in cells]


def test_a_literal_that_is_no_plain_number_has_its_cells_read() -> None:
    assert [plainly_typed([each]) is None for each in ("5", "", "2.50", "-5", "1e3", ".")] == [
        False,
        False,
        False,
        True,
        True,
        True,
    ]
