"""The tiers of approval: who signs after whom, and over how much, as the sheet ``Wewenang`` names them."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import accumulate

from msgspec import Struct

HEAD_OF_BUREAU = "Kepala Bagian"
"""What the sheet calls the head of whichever bureau sent the figures, who signs what is his own."""
ABOVE = ">"
"""What stands in the sheet between a tier and the one above."""
_ASSISTANT, _SECRETARY = "asisten", "sekda"


class TierReach(Enum):
    """Over how much one signature reaches, from little to much."""

    BUREAU = 1
    ASSISTANT = 2
    OFFICE = 3


class Tier(Struct, frozen=True):
    """One tier: the roles any of which signs, and over how much."""

    roles: tuple[str, ...]
    reach: TierReach

    @property
    def name(self) -> str:
        """Return what it is known by: the first of its roles."""
        return self.roles[0]

    @property
    def own(self) -> bool:
        """Tell whether every bureau's own head signs it."""
        return self.name.casefold() == HEAD_OF_BUREAU.casefold()

    @property
    def checks(self) -> bool:
        """Tell whether somebody else than the bureau signs it, bureau by bureau."""
        return self.reach is TierReach.BUREAU and not self.own


class TierFlaw(Enum):
    """What is wrong with the tiers of a sheet."""

    NOBODY_CHECKS = "nobody checks"
    OUT_OF_ORDER = "out of order"
    TWICE = "twice"


def tiers_of(roles: Sequence[Sequence[str]]) -> tuple[Tier, ...]:
    """Return the tiers of these roles, lowest first; none where there is only one, which is as ever.

    A role of a name the program does not know reaches as far as the tier below.
    """
    if len(roles) < 2:  # noqa: PLR2004 - one tier stands above no other
        return ()
    reaches = accumulate(map(_own_reach, roles), _as_below, initial=TierReach.BUREAU)
    return tuple(
        Tier(tuple(each), reach) for each, reach in zip(roles, [*reaches][1:], strict=True) if each
    )


def checking(tiers: Sequence[Tier]) -> Tier | None:
    """Return the last tier that looks at each bureau by itself: the one whose signature lets figures count."""
    return next((each for each in reversed(tiers) if each.checks), None)


def flaws(tiers: Sequence[Tier]) -> Iterator[tuple[TierFlaw, str]]:
    """Yield what is wrong with the order of tiers, each with the name of the tier it is about."""
    if not tiers:
        return
    if checking(tiers) is None:
        yield TierFlaw.NOBODY_CHECKS, tiers[0].name
    seen = set[str]()
    below = TierReach.BUREAU
    for each in tiers:
        own = _own_reach(each.roles)
        if each.name.casefold() in seen:
            yield TierFlaw.TWICE, each.name
        elif (own and own.value < below.value) or (each.own and seen):
            yield TierFlaw.OUT_OF_ORDER, each.name
        seen.add(each.name.casefold())
        below = each.reach


def is_assistant(role: str) -> bool:
    """Tell whether a role, fit for comparison, is that of one Asisten among others."""
    return role.startswith(_ASSISTANT)


def _own_reach(roles: Sequence[str]) -> TierReach | None:
    first = roles[0].casefold() if roles else ""
    if is_assistant(first):
        return TierReach.ASSISTANT
    if first == _SECRETARY:
        return TierReach.OFFICE
    return TierReach.BUREAU if first == HEAD_OF_BUREAU.casefold() else None


def _as_below(below: TierReach | None, own: TierReach | None) -> TierReach:
    return own or below or TierReach.BUREAU
