"""What a self-test of rules found: rule by rule, planted or not, found, and silent where it must be."""

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from xlsops.core.checks.selftest.planting import Example
from xlsops.core.spec.spec import Rule


class Proof(Enum):
    """What became of a rule in a self-test; the value is the word people see."""

    PROVED = "Terbukti"
    FAILED = "TIDAK TERBUKTI"
    NOT_PLANTED = "Tidak ditanam"
    NOT_IN_FORCE = "Tidak berlaku"


class Verdict(Struct, frozen=True):
    """A rule with its example and what was seen of it in real files; ``why`` says what is lacking.

    ``found``: the mistake was found where it was planted. ``inside``: just inside of it the rule was
    silent. ``clean``: it was silent on every form that was filled with care.
    """

    rule: Rule
    example: Example | None = None
    found: bool = False
    inside: bool = False
    clean: bool = False
    why: str = ""
    in_force: bool = True

    @property
    def proof(self) -> Proof:
        """Return what became of the rule."""
        if not self.in_force:
            return Proof.NOT_IN_FORCE
        if self.example is None:
            return Proof.NOT_PLANTED
        return Proof.PROVED if self.found and self.inside and self.clean else Proof.FAILED


class SelfTest(Struct, frozen=True):
    """The verdicts of all rules, in how many forms they were planted, and how many forms were clean."""

    verdicts: Sequence[Verdict]
    planted: int
    clean: int

    def count(self, proof: Proof) -> int:
        """Return how many rules came to this."""
        return sum(each.proof is proof for each in self.verdicts)
