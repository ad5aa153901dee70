"""What tiers signed of files of several people falls with any of them, whatever the figures are."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.procedure.parts.people import ANI, BUDI, CODE, People, begun, careful, sent
from tests.procedure.tiny import line
from tests.quarter import NOW
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Authority
from xlsops.core.terms.tiers import tiers_of
from xlsops.core.values.structs import replace
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.status.standing import status

SOON = NOW + timedelta(hours=1)
TIERS = tiers_of([["Kabag"], ["Sekda"]])
REMARK = (line(CODE), "keterangan")


@pytest.fixture
def people(tmp_path: Path) -> People:
    return begun(tmp_path / "periode")


def period(people: People, actor: str = "Kabag") -> LoadedPeriod:
    """Return the period of an office whose Sekda signs after the Kabag."""
    found = people.period(SOON, actor)
    return replace(found, spec=replace(found.spec, authority=Authority(tiers=TIERS)))


def test_a_signature_falls_with_a_remark_that_only_another_file_held(people: People) -> None:
    people.drop("ani.xlsx", sent(ANI, {REMARK: "Angka dihitung dari laporan biro hukum"}))
    collect(period(people))
    people.drop("budi.xlsx", sent(BUDI, careful(), 5))
    collect(period(people))
    approve(period(people))
    approve(period(people, "Sekda (Citra)"))
    assert all(each.signed for each in view_of(period(people)).tiers if each.codes)
    entry = Entry(Deed.SET_ASIDE, bureau=CODE, file="ani.xlsx", notes="Keterangannya keliru")
    record(period(people), entry)
    approve(period(people), (CODE,))
    told = " ".join(status(period(people)).lines)
    assert "menjadi kosong" in told
    assert "Perlu disahkan lagi" in told
    with stopped_by(messages.procedure.too_early, match="belum mengesahkan yang sekarang berlaku"):
        hand_over(period(people))
    approve(period(people, "Sekda (Citra)"))
    hand_over(period(people))
    assert people.faults() == []
