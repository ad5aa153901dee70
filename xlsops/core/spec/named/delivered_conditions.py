"""The conditions of the rules that are delivered: what each demands where an office wrote nothing else.

A row of ``Aturan`` that says ``(bawaan)``, as those of earlier versions do, or that is gone means
these; one that says another thing is a rule of the office under the same code.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from xlsops.core.spec.spec import Block, Rule, RuleState
from xlsops.core.spec.tables import ALL_BLOCKS
from xlsops.core.terms.findings import Code
from xlsops.core.values.caseless import caseless
from xlsops.core.values.structs import replace

BUILT_IN = "(bawaan)"
"""What the row of a rule says that is as it was delivered."""
_BUILT_IN = re.compile(r"\s*\(bawaan\b.*\)\s*", re.IGNORECASE | re.DOTALL)


class DeliveredCondition(Struct, frozen=True):
    """A condition as it is delivered: of which table, and which columns it marks where not the first named."""

    block: str
    condition: str
    field: str = ""

    def row(self, code: Code) -> Rule:
        """Return the row of it, as if an office had written it."""
        severity = code.severity.value
        return Rule(
            code.name, severity, self.block, self.condition, self.field, "", state=RuleState.ACTIVE
        )

    def told_alike(self, rule: Rule) -> bool:
        """Tell whether a rule demands just this and marks the same column."""
        return rule.condition == self.condition and rule.field in {"", self.field}


DELIVERED: Mapping[Code, DeliveredCondition] = {
    Code.V08: DeliveredCondition(ALL_BLOCKS, "[Setiap angka] >= 0"),
    Code.V11: DeliveredCondition(
        Block.INDICATORS.value,
        "OR(ISBLANK([Realisasi TW ini]), AND(ROUND([Capaian sebelum dibatasi (%)], 9) >= 50, "
        "ROUND([Capaian sebelum dibatasi (%)], 9) <= 150), "
        "AND(ABS(ROUND([Capaian sebelum dibatasi (%)], 9)) <= [penjelasan_batas], "
        "DIJELASKAN([Keterangan])))",
        "Realisasi TW ini",
    ),
    Code.V12: DeliveredCondition(
        Block.INDICATORS.value,
        "OR(NOT([Tidak Boleh Turun]), [Realisasi TW ini] >= [Realisasi terakhir])",
        "Realisasi TW ini",
    ),
    Code.V16: DeliveredCondition(
        Block.BUDGET.value,
        "OR(ISBLANK([Realisasi Rp TW ini]), "
        "[Realisasi Rp s.d. TW ini] <= N([Pagu Anggaran (Rp)]) + 1)",
        "Realisasi Rp TW ini",
    ),
    Code.V17: DeliveredCondition(
        Block.BUDGET.value,
        'OR([isi_anggaran] <> "s.d. triwulan", [Realisasi Rp TW ini] >= [Realisasi Rp terakhir])',
        "Realisasi Rp TW ini",
    ),
    Code.V19: DeliveredCondition(
        Block.BUDGET.value,
        "OR(NOT([Triwulan Lalu Lengkap]), "
        "ABS([Capaian Kinerja (%)] - [Serapan (%)]) <= 20, DIJELASKAN([Keterangan]))",
        "Realisasi Rp TW ini",
    ),
    Code.V21: DeliveredCondition(
        Block.INDICATORS.value,
        "OR(ISBLANK([Realisasi TW ini]), ROUND([Capaian sebelum dibatasi (%)], 9) >= 100, "
        "AND(LEN(TRIM([Faktor Penghambat])) > 0, LEN(TRIM([Rencana Tindak Lanjut])) > 0))",
        "Faktor Penghambat; Rencana Tindak Lanjut",
    ),
    Code.V22: DeliveredCondition(
        Block.INDICATORS.value,
        "OR(ISBLANK([Realisasi TW ini]), ROUND([Capaian sebelum dibatasi (%)], 9) < 100, LEN(TRIM([Faktor Pendorong])) > 0)",
        "Faktor Pendorong",
    ),
    Code.V32: DeliveredCondition(
        ALL_BLOCKS,
        "OR(NOT([Diukur TW ini]), LEN(TRIM([Penanggung Jawab])) > 0)",
        "Penanggung Jawab",
    ),
}
"""By code; the other codes are computed by the program and locked."""


def as_delivered(code: str, typed: str, block: str = "", field: str = "") -> bool:
    """Tell whether what is typed means what is delivered: the same, or ``(bawaan: …)`` with why it is locked.

    The same condition over another table, or that marks another column, is one of the office.
    """
    if _BUILT_IN.fullmatch(typed):
        return True
    if is_locked(code):
        return False
    known = DELIVERED[Code[code]]
    alike = ((known.condition, typed), (known.block, block or known.block))
    marked = (known.field, field or known.field)
    return all(caseless(ours) == caseless(theirs) for ours, theirs in (*alike, marked))


def is_locked(code: str) -> bool:
    """Tell whether a code has no condition that an office could change."""
    return code not in Code.__members__ or Code[code] not in DELIVERED


def with_condition(rule: Rule) -> Rule:
    """Return a row with the condition it means, as if the office had written that; itself where it is locked."""
    if rule.condition or is_locked(rule.code):
        return rule
    known = DELIVERED[Code[rule.code]]
    return replace(rule, block=known.block, condition=known.condition, field=known.field)
