"""The record of a rule proposes to suspend it where it fires often and little is mended."""

import pytest

from xlsops.core.view.rule_record import RuleRecord


@pytest.mark.parametrize(
    ("fired", "mended", "idle"),
    [(20, 0, False), (21, 0, True), (21, 6, True), (30, 8, True), (30, 9, False), (0, 0, False)],
)
def test_a_rule_of_which_less_than_a_third_is_mended_is_proposed_after_twenty_firings(
    fired: int, mended: int, idle: bool
) -> None:
    assert RuleRecord("A10", fired, mended).idle is idle


def test_what_is_neither_mended_nor_decided_waits() -> None:
    assert RuleRecord("A10", 10, 3, 2, 1).waiting == 4
