"""What only the money of all bureaus together shows."""

from decimal import Decimal

from tests.core.builders import BUREAU, FIRST, IN_TIME, SECOND, answers, office, submission
from xlsops.core.results.bureau_totals import Moved, moved_money
from xlsops.core.results.results import BudgetResult, results_of
from xlsops.core.review.odd_spending import odd_spending
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import Severity

OTHERS: dict[str, Moved] = {
    f"BAGIAN {each}": ((FIRST, Decimal(100 + each), Decimal(2 * (100 + each) + each % 7)),)
    for each in range(25)
}
SENT = submission(answers(FIRST, rp_2=45_000_000))


def told(*lines: tuple[str, int, int], rules: tuple[Rule, ...] = ()) -> list[tuple[str, str, str]]:
    moved: Moved = tuple((line, Decimal(before), Decimal(now)) for line, before, now in lines)
    sent = {BUREAU.code: SENT, **dict.fromkeys(OTHERS)}
    found = odd_spending(office(rules=rules), {**OTHERS, BUREAU.code: moved}, sent, IN_TIME)
    return [(each.line, each.field, each.message) for each in found.get(BUREAU.code, ())]


def test_money_that_moved_unlike_all_others_is_told_with_both_ratios() -> None:
    assert told((FIRST, 1000, 20_000), (SECOND, 1000, 2030)) == [
        (
            FIRST,
            "rp_2",
            "Realisasi menjadi 20,00 kali TW I; baris lain di kantor ini umumnya 2,03 kali.",
        )
    ]


def test_it_only_informs() -> None:
    sent = {BUREAU.code: SENT, **dict.fromkeys(OTHERS)}
    odd: Moved = ((FIRST, Decimal(1000), Decimal(20_000)),)
    found = odd_spending(office(), {**OTHERS, BUREAU.code: odd}, sent, IN_TIME)
    assert [(each.code, each.severity) for each in found[BUREAU.code]] == [("V34", Severity.INFO)]


def test_an_office_may_suspend_it() -> None:
    rule = Rule("V34", "Informasi", "Anggaran", "", "", "", state=RuleState.SUSPENDED)
    assert told((FIRST, 1000, 20_000), rules=(rule,)) == []


def test_a_line_the_form_does_not_ask_any_more_is_not_told() -> None:
    assert told(("TIADA", 1000, 20_000)) == []


def test_in_the_first_quarter_there_is_none_before() -> None:
    spec = office(1)
    assert moved_money(results_of(submission(spec=spec), spec).budget.items()) == ()


def test_how_money_went_on_follows_from_the_results() -> None:
    spec = office()
    found = moved_money(results_of(SENT, spec).budget.items())
    assert found[0] == (FIRST, Decimal(20_000_000), Decimal(45_000_000))
    unknown = BudgetResult(), None, BudgetResult(spent=Decimal(3))
    assert moved_money(("x", each) for each in unknown) == ()
