"""Who may decide what, by role: from the sheet ``Wewenang``, a row an act."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Authority:
    """The roles that may do each act, as the sheet lists them."""

    rows: tuple[tuple[Act, tuple[str, ...]], ...] = ()

    def roles(self, act: Act) -> tuple[str, ...]:
        """Return the roles that may do it."""
        return dict(self.rows).get(act, USUAL)

    def allows(self, act: Act, actor: str) -> bool:
        """Tell whether somebody may do it, by the role they act in."""
        return role_of(actor) in {role_of(each) for each in self.roles(act)}

    def naming(self, act: Act, usual: str = USUAL[0]) -> str:
        """Return what a printed command must say of who acts: nothing where its ``usual`` actor may."""
        return "" if self.allows(act, usual) else f" {as_role(self.roles(act))}"


def as_role(roles: Sequence[str]) -> str:
    """Return the option by which a command is told that the first of these roles acts."""
    role = next(iter(roles), USUAL[0])
    return f'--as "{role}"' if " " in role else f"--as {role}"


def role_of(actor: str) -> str:
    """Return the role somebody acts in, fit for comparison.

    A name in brackets and an acting prefix do not change it: ``Plt. Kabag (Ani)`` acts as Kabag.
    """
    return _ACTING.sub("", actor.partition("(")[0].strip(), count=1).strip().casefold()
