"""How many of the indicators that apply could be measured, in words."""

from xlsops import messages
from xlsops.core.results.recap import BureauRecap, Recap


def measured(recap: Recap | BureauRecap) -> str:
    """Return how many could be measured: ``22 dari 25 indikator``, and how many do not apply."""
    bureaus = recap.bureaus if isinstance(recap, Recap) else (recap,)
    told = messages.clauses.indicators_out_of(
        recap.measured, sum(each.totals.applicable for each in bureaus)
    )
    beside = sum(each.totals.inapplicable for each in bureaus)
    return f"{told}, {messages.clauses.inapplicable(beside)}" if beside else told
