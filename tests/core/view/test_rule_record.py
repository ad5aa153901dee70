"""The record of a rule proposes to suspend it where it fires often and little is mended."""

import pytest

from tests.core import views
from tests.core.builders import answer
from xlsops.core.journal.state import Approval, Decision
from xlsops.core.spec.spec import Rule
from xlsops.core.terms.findings import FindingState, Severity
from xlsops.core.values.structs import replace
from xlsops.core.view.rule_record import FindingFate, RuleRecord, left_open, proposed, rule_records


@pytest.mark.parametrize(
    ("fired", "mended", "idle"),
    [(19, 0, False), (20, 0, True), (20, 5, True), (20, 6, False), (30, 8, True), (30, 9, False)],
)
def test_a_rule_of_which_less_than_a_third_is_mended_is_proposed_from_twenty_firings_on(
    fired: int, mended: int, idle: bool
) -> None:
    assert RuleRecord("A10", 90, mended, mendable=fired).idle is idle


def test_what_is_neither_mended_nor_decided_waits() -> None:
    assert RuleRecord("A10", 10, 3, 2, 1).waiting == 4


def test_only_what_a_bureau_can_mend_speaks_against_a_rule() -> None:
    here = views.view(answer("SUM", "realisasi_2", None))
    (found,) = [each for each in here.bureaus[0].findings if each.code == "V05"]
    told = {
        Severity.ERROR: (
            "Usulan: tangguhkan V05 di lembar Aturan, karena hanya 0 dari 20 temuannya diperbaiki.",
        ),
        Severity.INFO: (),
    }
    for severity, words in told.items():
        sent, many = here.bureaus[0], (replace(found, severity=severity),) * 20
        assert proposed([replace(here, bureaus=(replace(sent, findings=many),))]) == ()  # they wait
        one = replace(sent, findings=(), accepted=many)
        decided = replace(here, bureaus=(one,))
        assert rule_records([decided])["V05"].fired == 20
        assert tuple(each.placed for each in proposed([decided])) == words
        row = replace(here.spec, rules=(Rule("V05", "Galat", "Semua", "", "", "", row=9),))
        placed = [each.placed for each in proposed([replace(decided, spec=row)])]
        assert placed == [f"{each} Barisnya: Aturan, sel A9." for each in words]


def test_what_is_open_where_a_bureau_is_approved_was_overruled() -> None:
    (each, *_) = views.view().bureaus
    assert left_open(each) is FindingFate.WAITING
    approval = Approval(each.bureau.code, "", "", views.NOW, "Kabag")
    assert left_open(replace(each, approval=approval)) is FindingFate.OVERRULED


def test_what_was_accepted_and_went_afterwards_was_accepted() -> None:
    here = views.view(answer("SUM", "realisasi_2", None))
    (found,) = [each for each in here.bureaus[0].findings if each.code == "V05"]
    gone = replace(here, bureaus=(replace(here.bureaus[0], findings=(), fixed=(found,)),))
    assert rule_records([gone])["V05"] == RuleRecord("V05", 1, mended=1, mendable=1)
    decision = Decision(
        found.identity, found.value, FindingState.ACCEPTED, "Benar", views.NOW, "Kabag"
    )
    state = replace(here.state, decisions={(found.identity, found.value): decision})
    accepted = rule_records([replace(gone, state=state)])["V05"]
    assert accepted == RuleRecord("V05", 1, accepted=1, mendable=1)
