"""The rows of the rule sheet that are not run, because they, or a sheet they name, are wrong."""

from typing import NamedTuple

from msgspec import Struct


class RuleFault(NamedTuple):
    """What is wrong, in a sentence that names its place, and the first cell to look at."""

    told: str
    sheet: str
    address: str


class UnusedRules(Struct, frozen=True):
    """The codes of the rules that are not run, those that run ``as_delivered`` instead, and every fault.

    A row that would not be in force anyway has a fault and no code here.
    """

    codes: tuple[str, ...] = ()
    as_delivered: tuple[str, ...] = ()
    faults: tuple[RuleFault, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Return every fault in a sentence that names its place."""
        return tuple(each.told for each in self.faults)

    def beside(self, other: "UnusedRules") -> "UnusedRules":
        """Return these and others."""
        pairs = zip((self.codes, self.as_delivered), (other.codes, other.as_delivered), strict=True)
        codes, delivered = (tuple(dict.fromkeys((*first, *then))) for first, then in pairs)
        return UnusedRules(codes, delivered, (*self.faults, *other.faults))
