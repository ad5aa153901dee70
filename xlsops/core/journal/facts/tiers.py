"""What tiers of approval sign and take back: the facts as they are written, and the records of them."""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - fields are called date, as in the file
from datetime import datetime
from typing import ClassVar

from msgspec import Struct

from xlsops.core.values.structs import Sparse

TierKey = tuple[str, str, str]
"""What a signature is known by: its tier, the bureau and the Asisten it is about; empty for none."""


class SignedFigures(Struct, frozen=True):
    """The figures of one bureau beneath a signature: their hash, and the file they came from.

    ``parts`` are all files they came from, in their order, where several were joined.
    """

    bureau: str
    hash: str
    sha: str
    parts: Sparse[tuple[str, ...]] = ()


class TierSigned(Struct, frozen=True):
    """Somebody signed what lies beneath a tier.

    ``hash`` is that of all figures beneath, ``figures`` tells of each bureau; ``missing`` had sent nothing.
    ``asked`` and ``program`` are by what the figures were computed.
    """

    kind: ClassVar[str] = "jenjang_disahkan"
    tier: str
    hash: str
    figures: tuple[SignedFigures, ...]
    bureau: Sparse[str] = ""
    assistant: Sparse[str] = ""
    missing: Sparse[tuple[str, ...]] = ()
    asked: str = ""
    program: str = ""


class ApprovalReopened(Struct, frozen=True):
    """An approval is taken back for a reason; without a ``tier`` the one that let a bureau's figures count.

    ``bureau`` is whom it was asked for, ``assistant`` whose signature over more than one it was; ``row``
    the one of ``Catatan`` that says so.
    """

    kind: ClassVar[str] = "pengesahan_dibuka"
    bureau: str
    reason: str
    tier: Sparse[str] = ""
    assistant: Sparse[str] = ""
    wide: Sparse[bool] = False
    date: Day | None = None
    row: Sparse[int] = 0

    @property
    def key(self) -> TierKey:
        """Return what the signature is known by that is taken back."""
        return self.tier, "" if self.wide else self.bureau, self.assistant


class TierRecord(Struct, frozen=True):
    """A signature that was not taken back: the event, what was signed by bureau, who was missing."""

    event: str
    hash: str
    figures: Mapping[str, SignedFigures]
    missing: tuple[str, ...]
    at: datetime
    by: str


class ReopenedRecord(Struct, frozen=True):
    """Why an approval was taken back, by whom and when."""

    reason: str
    at: datetime
    by: str


def key_of(told: TierSigned) -> TierKey:
    """Return what a signature is known by."""
    return told.tier, told.bureau, told.assistant
