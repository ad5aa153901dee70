"""Open findings of one rule in one column of a bureau: told together, and decided at once if so wished."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.state import FileIdentity
from xlsops.core.terms.findings import Finding, FindingState
from xlsops.core.values.grouped import span
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.structs import replace
from xlsops.core.view.remarks import Remark
from xlsops.core.view.view import View

BATCH = "KELOMPOK"
"""Stands for the code of a rule in the key of a row that speaks for many findings."""
LEAST = 3
"""From so many on they have a row of their own."""
_MARK = 8


class Batch(Struct, frozen=True, dict=True):
    """Findings that are listed together, in the order of the list."""

    members: tuple[Finding, ...]

    @cached_property
    def finding(self) -> Finding:
        """Return what stands for them in the list.

        Its value tells of every member and what its cell holds, so that what is typed beside these
        never decides about others.
        """
        first = self.members[0]
        held = "\0".join(
            sorted(f"{'|'.join(each.identity)}\n{each.value}" for each in self.members)
        )
        mark = sha256(held.encode(errors="surrogatepass")).hexdigest()[:_MARK]
        count = len(self.members)
        return replace(
            first,
            code=BATCH,
            line=first.code,
            subject=messages.pages.alike(whole_number_text(count)),
            value=f"{whole_number_text(count)} sel, sidik {mark}",
            message=messages.pages.decided_together(
                first.code, whole_number_text(count), span(each.cell for each in self.members)
            ),
            advice=messages.pages.HOW_DECIDED_TOGETHER,
        )

    def remark(self, view: View) -> Remark:
        """Return what stands beside the row: what was typed there, as long as that is not saved of all."""
        shown = view.remark(self.finding)
        told = all(view.saved(each).words == shown.words for each in self.members)
        return view.saved(self.finding) if told else shown


def batches_of(findings: Iterable[Finding]) -> tuple[Batch, ...]:
    """Return the findings that are many of one rule, bureau and column, those that come first in front."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for each in findings:
        alike.setdefault((each.bureau, each.code, each.field), []).append(each)
    return tuple(Batch(tuple(each)) for each in alike.values() if len(each) >= LEAST)


def spread(
    remarks: Mapping[FileIdentity, Remark], batches: Sequence[Batch]
) -> dict[FileIdentity, Remark]:
    """Return what stands beside each finding, where what is typed beside a batch is typed beside its members.

    What somebody typed beside a member itself stays. A batch that is not as it was when that was typed
    decides nothing: what is typed beside it stays as it is.
    """
    found = dict(remarks)
    for batch in typed_batches(remarks, batches):
        typed = found.pop(batch.finding.identity)
        for each in _without_own(remarks, batch):
            found[each] = replace(typed, base="")
    return found


def typed_batches(
    remarks: Mapping[FileIdentity, Remark], batches: Iterable[Batch]
) -> tuple[Batch, ...]:
    """Return the batches beside which something is typed that is meant of them as they are."""
    return tuple(
        each
        for each in batches
        if (typed := remarks.get(each.finding.identity)) is not None
        and typed.typed
        and typed.about(each.finding)
    )


def is_refused(
    batch: Batch, remarks: Mapping[FileIdentity, Remark], refused: Collection[FileIdentity]
) -> bool:
    """Tell whether what is typed beside a batch cannot be saved of a member it is meant of."""
    return any(each in refused for each in _without_own(remarks, batch))


def _without_own(remarks: Mapping[FileIdentity, Remark], batch: Batch) -> list[FileIdentity]:
    """Return the members beside which nothing of their own is typed."""
    return [
        each.identity
        for each in batch.members
        if (own := remarks.get(each.identity)) is None or not own.typed
    ]


def undecided(remarks: Mapping[FileIdentity, Remark]) -> list[FileIdentity]:
    """Return the batches beside which an acceptance is typed that was spread over no finding."""
    return [
        identity
        for identity, each in remarks.items()
        if identity[0] == BATCH and each.typed and each.state == FindingState.ACCEPTED.value
    ]
