"""What may go wrong is told so that each row of README and Panduan is whole."""

from xlsops.core.terms.guidance import INSTALL, TRAIL, TROUBLES


def test_each_trouble_is_seen_once_and_has_a_cause_and_a_way_out() -> None:
    assert len({seen for seen, _, _ in TROUBLES}) == len(TROUBLES)
    assert all(part == part.strip() != "" for row in TROUBLES for part in row)


def test_what_stands_in_a_cell_ends_without_a_full_stop_and_what_is_a_sentence_with_one() -> None:
    assert [row for row in TROUBLES if any(part.endswith(".") for part in row)] == []
    assert all(each.endswith(".") for each in (*INSTALL, *(text for _, text in TRAIL)))
