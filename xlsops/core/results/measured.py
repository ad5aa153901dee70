"""How many of the indicators that apply could be measured, in words."""

from xlsops import messages
from xlsops.core.results.recap import BureauRecap, Recap


def measured(recap: Recap | BureauRecap) -> str:
    """Return how many could be measured: ``22 dari 25 indikator``, of those that apply where some do not."""
    bureaus = recap.bureaus if isinstance(recap, Recap) else (recap,)
    all_apply = not any(each.totals.inapplicable for each in bureaus)
    out_of = (
        messages.clauses.indicators_out_of if all_apply else messages.clauses.indicators_that_apply
    )
    return out_of(recap.measured, sum(each.totals.applicable for each in bureaus))
