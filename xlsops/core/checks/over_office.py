"""The rules that ask for sums over all bureaus: judged once it is known what every bureau sent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from xlsops.core.checks.causes import bounded
from xlsops.core.checks.conditions import office_rules
from xlsops.core.checks.context import CheckContext
from xlsops.core.checks.named_values import column_sum, known_sum
from xlsops.core.form.layout import Layout
from xlsops.core.form.older_forms import unasked
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Block, Field
from xlsops.core.terms.findings import Finding
from xlsops.core.values.structs import replace

OfficeSums = Mapping[tuple[Block, str], Decimal]
"""Sums over all bureaus, by table and column."""
OfficeParts = Mapping[Field, Mapping[str, Decimal | None]]
"""What each bureau adds to them; None where that is not known."""


def asking_office(rules: Iterable[LiveRule]) -> tuple[LiveRule, ...]:
    """Return the rules that ask for a sum over all bureaus."""
    return tuple(each for each in rules if each.office)


def office_parts(
    rules: Iterable[LiveRule], layouts: Iterable[Layout], cases: Mapping[str, CheckContext]
) -> OfficeParts:
    """Return what each bureau adds to the sums that rules ask for.

    ``cases`` are what counts of the bureaus that sent something; of the others a form knows what the
    office itself wrote there.
    """
    forms = tuple(layouts)
    asked = dict.fromkeys(field for each in rules for _, field in each.office)
    return {
        field: {each.bureau.code: _part(each, cases.get(each.bureau.code), field) for each in forms}
        for field in asked
    }


def with_part(parts: OfficeParts, case: CheckContext) -> OfficeParts:
    """Return the same with what another submission of a bureau adds."""
    return {
        field: {**by_bureau, case.bureau: column_sum(case, field)}
        for field, by_bureau in parts.items()
    }


def office_sums(parts: OfficeParts) -> OfficeSums:
    """Return the sums, each only while it is known of every bureau."""
    found = dict[tuple[Block, str], Decimal]()
    for field, by_bureau in parts.items():
        known = [each for each in by_bureau.values() if each is not None]
        if len(known) == len(by_bureau):
            found[field.block, field.key] = sum(known, Decimal(0))
    return found


def found_over_office(case: CheckContext) -> Sequence[Finding]:
    """Return what rules over the whole office find in one submission; of rows it was not asked, nothing."""
    asking = replace(case, rules=asking_office(case.rules))
    return [bounded(each) for each in _asked(asking)]


def _asked(case: CheckContext) -> Iterator[Finding]:
    submission = case.submission
    rows = unasked(submission) if submission.older and not submission.alike else frozenset[str]()
    return (each for each in office_rules(case) if each.line not in rows)


def _part(layout: Layout, case: CheckContext | None, field: Field) -> Decimal | None:
    if case is not None:
        return column_sum(case, field)
    return known_sum(layout.sheet(field.block), field)
