"""The roles the sheet ``Wewenang`` names: who may do what, and who approves after whom."""

from collections.abc import Iterator, Mapping, Sequence

from xlsops import messages
from xlsops.core.spec.rows import Fault, Row, split_list, text_in
from xlsops.core.terms.authority import Act, Authority, role_of
from xlsops.core.terms.tiers import (
    ABOVE,
    HEAD_OF_BUREAU,
    TierFlaw,
    checking,
    flaws,
    is_assistant,
    tiers_of,
)

_FLAWS = {
    TierFlaw.NOBODY_CHECKS: messages.spec.tiers_without_check,
    TierFlaw.OUT_OF_ORDER: messages.spec.tier_out_of_order,
    TierFlaw.TWICE: messages.spec.tier_twice,
}


def authority_of(rows: Sequence[Row]) -> Authority:
    """Return who may do what; where approving has tiers, the one that checks each bureau lets figures count."""
    tiers = next((tiers_of(_parts(row)) for row in rows if _approves(row)), ())
    main = checking(tiers)
    return Authority(
        tuple(
            (
                Act(text_in(row, "act")),
                main.roles if main and _approves(row) else split_list(text_in(row, "roles")),
            )
            for row in rows
        ),
        tiers,
    )


def role_faults(rows: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
    """Yield roles the sheet of officials does not know, and tiers that stand in no possible order."""
    known = {role_of(text_in(row, "role")) for row in rows["officials"]}
    for row in rows["authority"]:
        tiers = tiers_of(_parts(row)) if _approves(row) else ()
        named = [role for each in _parts(row) for role in each] if tiers else _plain(row)
        known_here = known | ({HEAD_OF_BUREAU.casefold()} if tiers else set())
        for role in named:
            folded = role_of(role)
            several = tiers and is_assistant(folded) and any(map(is_assistant, known))
            if folded not in known_here and not several:
                yield row.fault("roles", messages.spec.role_unknown(role))
        for flaw, name in flaws(tiers):
            yield row.fault("roles", _FLAWS[flaw](name))


def _approves(row: Row) -> bool:
    return text_in(row, "act") == Act.APPROVE.value


def _parts(row: Row) -> list[tuple[str, ...]]:
    """Return the roles of each tier, lowest first."""
    return [split_list(part) for part in text_in(row, "roles").split(ABOVE)]


def _plain(row: Row) -> tuple[str, ...]:
    return split_list(text_in(row, "roles"))
