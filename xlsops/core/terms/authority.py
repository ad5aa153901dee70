"""Who may decide what, by role: from the sheet ``Wewenang``, a row an act."""

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from xlsops.core.terms.tiers import Tier, is_assistant
from xlsops.core.values.structs import Later, repr_as_before

PUBLIC_KEY = re.compile("ed25519:[0-9a-f]{64}")
"""How the public part of an official's key is written."""
_ACTING = re.compile(r"(?:plt|plh|pj)\.\s*", re.IGNORECASE)


RECORDER = "Kasubbag"
"""Who records what happened unless another is named."""


class Act(Enum):
    """What not everybody may do; the value is the word in the sheet."""

    ACCEPT_ERROR = "Terima Galat dengan penjelasan"
    ACCEPT_WARNING = "Terima Peringatan dengan penjelasan"
    ACCEPT_INFO = "Terima Informasi"
    RETURN = "Kembalikan"
    APPROVE = "Sahkan"
    HAND_OVER = "Serah Terima"
    SKIP = "Lewati Langkah"
    SET_ASIDE = "Kesampingkan Kiriman"


USUAL = ("Kabag",)
"""Who may do what no row speaks of: the head who answers for the data, and nobody else."""


class Authority(Struct, frozen=True):
    """The roles that may do each act, as the sheet lists them.

    ``tiers`` are those of approval, lowest first, where more than one signs; ``rows`` then names for
    approving the roles of the tier that looks at each bureau.
    """

    rows: tuple[tuple[Act, tuple[str, ...]], ...] = ()
    tiers: Later[tuple[Tier, ...]] = ()

    __repr__ = repr_as_before

    def roles(self, act: Act) -> tuple[str, ...]:
        """Return the roles that may do it."""
        return dict(self.rows).get(act, USUAL)

    def everybody(self, act: Act) -> tuple[str, ...]:
        """Return who may do it in any tier, first who does it bureau by bureau."""
        above = (role for each in self.tiers for role in each.roles) if act is Act.APPROVE else ()
        return tuple(dict.fromkeys((*self.roles(act), *above)))

    def allows(self, act: Act, actor: str) -> bool:
        """Tell whether somebody may do it, by the role they act in."""
        return role_of(actor) in {role_of(each) for each in self.roles(act)}

    def tier_of(self, actor: str, bureaus: Sequence[str] = ()) -> Tier | None:
        """Return the tier somebody signs, by the role they act in; ``bureaus`` are the codes of their heads."""
        role = role_of(actor)
        heads = {each.casefold() for each in bureaus}
        return next((each for each in self.tiers if _signs(each, role, heads)), None)

    def naming(self, act: Act, usual: str = USUAL[0]) -> str:
        """Return what a printed command must say of who acts: nothing where its ``usual`` actor may."""
        return "" if self.allows(act, usual) else f" {as_role(self.roles(act))}"


def _signs(tier: Tier, role: str, heads: set[str]) -> bool:
    known = {role_of(each) for each in tier.roles}
    if tier.own:
        return role in known or role in heads
    return role in known or (is_assistant(role) and any(map(is_assistant, known)))


def as_role(roles: Sequence[str]) -> str:
    """Return the option by which a command is told that the first of these roles acts."""
    role = next(iter(roles), USUAL[0])
    return f'--as "{role}"' if " " in role else f"--as {role}"


def role_of(actor: str) -> str:
    """Return the role somebody acts in, fit for comparison.

    A name in brackets and an acting prefix do not change it: ``Plt. Kabag (Ani)`` acts as Kabag.
    """
    return _ACTING.sub("", actor.partition("(")[0].strip(), count=1).strip().casefold()
