"""The record of rules shows what became of each rule's findings, and where the proposal comes from."""

import pytest

from tests.core import views
from tests.core.builders import answer, office
from xlsops.core.pages.standing.home import home_page
from xlsops.core.pages.standing.rules_page import NAME, rules_page
from xlsops.core.sheet.sheet import Link
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View

V05 = Rule("V05", "Galat", "Semua", "", "", "Isian wajib.")
OWN = Rule("A01", "Peringatan", "Indikator", "[Realisasi TW lalu] > 0", "", "", owner="Kasubbag")
PROPOSAL = "Usulan: tangguhkan V05 di lembar Aturan, karena hanya 1 dari 21 temuannya diperbaiki."


def period(quarter: int = 2) -> View:
    """Return a period in which V05 fired 23 times: one mended, 20 accepted, two open."""
    spec = office(quarter, rules=(V05, OWN))
    here = views.view(answer("SUM", f"realisasi_{quarter}", None), spec=spec)
    sent = here.bureaus[0]
    (found,) = [each for each in sent.findings if each.code == "V05"]
    told = replace(sent, findings=(found,) * 2, accepted=(found,) * 20, fixed=(found,))
    return replace(here, bureaus=(told, *here.bureaus[1:]))


def record(here: View, code: str) -> tuple[object, ...]:
    (row,) = [row for row in rules_page(here).values if row[0] == code]
    return row


def test_a_rule_that_fired_is_told_with_its_fates_and_the_proposal() -> None:
    row = ("V05", "aktif", "Galat", "Isian wajib.", 23, 1, 20, 0, 2, "", PROPOSAL)
    assert record(period(), "V05") == row


def test_a_rule_that_never_fired_has_no_other_figure_and_one_without_a_message_its_condition() -> (
    None
):
    row = ("A01", "aktif", "Peringatan", OWN.condition, 0, None, None, None, None, "Kasubbag", "")
    assert record(period(), "A01") == row


def test_a_rule_over_the_quarter_before_says_in_the_first_that_it_waits() -> None:
    assert str(record(period(1), "A01")[-1]).startswith("Tidak dapat diperiksa pada TW I 2026")


def test_a_rule_that_is_suspended_is_proposed_no_more() -> None:
    here = period()
    rules = (replace(V05, state=RuleState.SUSPENDED), OWN)
    suspended = replace(here, spec=replace(here.spec, rules=rules))
    assert record(suspended, "V05")[-1] == ""


def test_the_proposal_on_the_home_page_leads_to_the_record() -> None:
    page = home_page(period())
    (row,) = [number for number, row in enumerate(page.values, 1) if row[0] == PROPOSAL]
    assert Link(row, 1, NAME, "A1") in page.links


def test_the_proposal_leads_to_the_row_of_its_rule_and_so_does_its_record() -> None:
    here = period()
    spec = replace(here.spec, rules=(replace(V05, row=9), replace(OWN, row=46)))
    placed = replace(here, spec=spec)
    home, record_page = home_page(placed), rules_page(placed)
    (row,) = [number for number, row in enumerate(home.values, 1) if row[0] == PROPOSAL]
    tip = "Ke baris aturan ini: Aturan, sel A9"
    assert Link(row, 1, "Aturan", "A9", tip=tip) in home.links
    rows = {row[0]: number for number, row in enumerate(record_page.values, 1)}
    assert Link(rows["V05"], 1, "Aturan", "A9", tip=tip) in record_page.links
    assert [link.address for link in record_page.links if link.row == rows["A01"]] == ["A46"]
    assert (home.values, record_page.values) == (home_page(here).values, rules_page(here).values)


@pytest.mark.parametrize("words", ["TW II 2026 saja", "xlsops rules list", "20 temuan", "30%"])
def test_the_page_says_over_what_it_tells_and_when_it_proposes(words: str) -> None:
    assert words in str(rules_page(period()).values[:5])


def test_nothing_changes_while_nothing_happens() -> None:
    here = period()
    assert rules_page(here) == rules_page(replace(here, now=here.now.replace(hour=17)))
