"""Any order of sending, signing by tiers and taking back comes to what the order of tiers allows.

Beside the program stands a model in plain dicts: by bureau the answers it sent last, and what each tier
signed of them.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.procedure.sequences.playing import play
from tests.procedure.tiny import CLEAN, CODES, OTHER, WORDED, office, opened, sending
from tests.quarter import NOW
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.tiers import tiers_of
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over

HEAD, KABAG, ASSISTANT, SECRETARY = TIERS = ("Kepala Bagian", "Kabag", "Asisten", "Sekda")
FEW, MANY = 3, 100
_AUTHORITY = Authority(((Act.APPROVE, (KABAG,)),), tiers_of([(each,) for each in TIERS]))
codes = st.sampled_from(CODES)


def acting(tier: str, code: str) -> str:
    """Return in which role a tier is signed for a bureau, by somebody whose name is told."""
    return {HEAD: f"{code} (Ani)", KABAG: KABAG}.get(tier, f"{tier} (Budi)")


class Signing(RuleBasedStateMachine):
    """One period of two bureaus, each of another Asisten, signed by four tiers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="jenjang-"))
        self.tiny = opened(self.folder / "periode")
        self.number = 0
        self.sent: dict[str, str] = {}
        self.signed: dict[tuple[str, str], dict[str, str]] = {}
        self.files: dict[str, str] = {}

    def teardown(self) -> None:
        try:
            assert self.tiny.faults() == []
        finally:
            shutil.rmtree(self.folder)

    def period(self, actor: str) -> LoadedPeriod:
        here = self.tiny.period(NOW, actor)
        return replace(here, spec=replace(here.spec, authority=_AUTHORITY))

    def view(self) -> View:
        return view_of(self.period(KABAG))

    @rule(code=codes, slip=st.sampled_from((CLEAN, OTHER, WORDED)))
    def a_bureau_sends(self, code: str, slip: str) -> None:
        self.number += 1
        data = sending(code, slip, self.number)
        self.tiny.drop(f"kiriman {self.number}.xlsx", data)
        collect(self.period("Kasubbag"))
        self.files[digest(data)] = slip
        self.sent[code] = slip

    @rule(code=codes, tier=st.sampled_from(TIERS))
    def somebody_signs(self, code: str, tier: str) -> None:
        may, what = self.to_sign(tier, code)
        named = {"bureaus": () if tier == SECRETARY else (code,)}
        self.pressed(lambda: approve(self.period(acting(tier, code)), **named), may=may)
        if may:
            self.signed[self.key(tier, code)] = what

    @rule(code=codes)
    def all_sign_in_order(self, code: str) -> None:
        for tier in TIERS:
            self.somebody_signs(code, tier)

    @rule(code=codes, tier=st.sampled_from(TIERS))
    def somebody_takes_back(self, code: str, tier: str) -> None:
        above = [self.key(each, code) for each in TIERS[TIERS.index(tier) + 1 :]]
        may = self.key(tier, code) in self.signed and not any(each in self.signed for each in above)
        entry = Entry(Deed.REOPENED, bureau=code, notes="Alasan contoh")
        self.pressed(lambda: record(self.period(acting(tier, code)), entry), may=may)
        if may:
            del self.signed[self.key(tier, code)]

    @rule()
    def the_data_are_handed_over(self) -> None:
        may = bool(self.sent) and all(
            self.stands(tier, code) for tier in TIERS[1:] for code in self.sent
        )
        self.pressed(lambda: hand_over(self.period(KABAG)), may=may)

    @invariant()
    def every_tier_stands_as_the_model_says(self) -> None:
        for each in self.view().tiers:
            for code in each.codes:
                assert each.signed is self.stands(each.tier.name, code), (each.who, code)
                known = self.key(each.tier.name, code) in self.signed
                assert each.main or (each.record is not None) is known, (each.who, code)

    def key(self, tier: str, code: str) -> tuple[str, str]:
        return tier, "" if tier == SECRETARY else code

    def beneath(self, tier: str, code: str) -> dict[str, str]:
        """Return the answers beneath a tier: what was sent last, and above the Kabag what he signed."""
        if tier in {HEAD, KABAG}:
            return {code: self.sent[code]} if code in self.sent else {}
        over = [*self.sent] if tier == SECRETARY else [code] if code in self.sent else []
        return {each: self.counting(each) for each in over}

    def counting(self, code: str) -> str:
        return self.signed.get((KABAG, code), {}).get(code, self.sent[code])

    def stands(self, tier: str, code: str) -> bool:
        """Tell whether what a tier signed is what lies beneath it now, and all beneath have signed."""
        signed = self.signed.get(self.key(tier, code))
        if tier == KABAG or signed is None:
            return signed is not None
        over = [*self.sent] if tier == SECRETARY else [code]
        below = {ASSISTANT: KABAG, SECRETARY: ASSISTANT}.get(tier)
        whole = below is None or all(self.stands(below, each) for each in over)
        return whole and signed == self.beneath(tier, code)

    def to_sign(self, tier: str, code: str) -> tuple[bool, dict[str, str]]:
        """Return whether a tier may sign now, and what."""
        what = self.beneath(tier, code)
        below = {KABAG: HEAD, ASSISTANT: KABAG, SECRETARY: ASSISTANT}.get(tier)
        stands = self.signed.get((KABAG, code), {}) == what and tier == KABAG
        whole = below is None or stands or all(self.stands(below, each) for each in what)
        return bool(what) and whole, what

    def pressed(self, press: Callable[[], object], *, may: bool) -> None:
        try:
            press()
        except XlsopsError:
            assert not may
        else:
            assert may


@pytest.mark.parametrize(
    "examples", [FEW, pytest.param(MANY, marks=pytest.mark.exhaustive)], ids="{} examples".format
)
def test_any_order_of_signing_and_taking_back_is_as_the_tiers_allow(examples: int) -> None:
    office()
    play(Signing, examples, 14)
