"""Tiers of approval are signed with the keys of their roles, and a key at hand tells whose button it is."""

from pathlib import Path

import pytest

from tests.procedure.period.test_signing import with_keys
from tests.procedure.tiny import CLEAN, Tiny, office, opened, sending
from tests.quarter import NOW
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.journal.signatures import Mark, signature_marks, unauthorised
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.tiers import tiers_of
from xlsops.core.values.structs import replace
from xlsops.files.signing import new_private_key, private_key_file
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.signing import tier_role_here
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve

AUTHORITY = Authority(
    ((Act.APPROVE, ("Kabag",)),), tiers_of((("Kabag",), ("Asisten",), ("Sekda",)))
)


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """A period in which one bureau sent what can be approved; keys lie in a home of the test's own."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "rumah"))
    found = opened(tmp_path / "periode")
    found.drop("kkp.xlsx", sending("KKP", CLEAN))
    collect(found.period())
    return found


def acting(tiny: Tiny, actor: str, **keys: str) -> LoadedPeriod:
    spec = replace(with_keys(office(), keys), authority=AUTHORITY)
    return replace(tiny.period(NOW, actor), spec=spec)


def test_a_tier_and_its_taking_back_are_signed_where_the_key_is_at_hand(tiny: Tiny) -> None:
    key = new_private_key()
    approve(acting(tiny, "Kabag"))
    told = approve(acting(tiny, "Plh. Asisten (Budi)", ASISTEN=key))
    assert told.lines[0] == "Disahkan: Asisten Administrasi Umum."
    record(acting(tiny, "Asisten", ASISTEN=key), Entry(Deed.REOPENED, bureau="KKP", notes="Keliru"))
    events = tiny.period().events
    marks = signature_marks(events)
    for kind in (TierSigned, ApprovalReopened):
        ((event, _),) = of_kind(events, kind)
        assert marks[event.id] is Mark.SIGNED


def test_a_claimed_signature_is_given_again_once_its_key_is_at_hand(tiny: Tiny) -> None:
    approve(acting(tiny, "Kabag"))
    approve(acting(tiny, "Asisten (Budi)"))
    key = new_private_key()
    assert approve(acting(tiny, "Asisten (Budi)", ASISTEN=key)).data["signed"]
    assert not approve(acting(tiny, "Asisten (Budi)", ASISTEN=key)).data["signed"]
    assert len([*of_kind(tiny.period().events, TierSigned)]) == 2


def test_a_signature_of_a_role_that_signs_another_tier_is_unauthorised(tiny: Tiny) -> None:
    approve(acting(tiny, "Kabag"))
    approve(acting(tiny, "Asisten (Budi)"))
    assert [*unauthorised(tiny.period().events, AUTHORITY)] == []
    ((_, told),) = of_kind(tiny.period().events, TierSigned)
    acting(tiny, "Sekda").append([told])
    (found,) = unauthorised(tiny.period().events, AUTHORITY)
    assert found.by == "Sekda"


def test_a_button_acts_for_the_one_tier_whose_key_is_at_hand(tiny: Tiny) -> None:
    assert tier_role_here(acting(tiny, "Kabag").spec) == ""
    key = new_private_key()
    assert tier_role_here(acting(tiny, "Kabag", SEKDA=key).spec) == "SEKDA"
    assert tier_role_here(acting(tiny, "Kabag", KABAG=key).spec) == ""
    usual = replace(acting(tiny, "Kabag", SEKDA=key).spec, authority=Authority())
    assert tier_role_here(usual) == ""
    other = new_private_key()
    assert tier_role_here(acting(tiny, "Kabag", SEKDA=key, ASISTEN=other).spec) == ""
    private_key_file(other).unlink()
    assert tier_role_here(acting(tiny, "Kabag", SEKDA=key, ASISTEN=other).spec) == "SEKDA"
