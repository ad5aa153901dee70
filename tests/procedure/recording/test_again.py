"""What is recorded of a submission or a cell lies behind us, and says something."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.procedure.tiny import Tiny, line, opened, sending
from tests.quarter import NOW, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.steps import Step
from xlsops.errors import XlsopsError
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve

TOMORROW = (NOW + timedelta(days=1)).date()


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP"))
    collect(tiny.period())
    return tiny


def place(tiny: Tiny) -> str:
    (view,) = [each for each in view_of(tiny.period()).bureaus if each.bureau.code == "KKP"]
    return str(view.layout.indicators.cell(line("KKP"), "realisasi_2"))


@pytest.mark.parametrize("deed", [Deed.FOUND, Deed.SET_ASIDE])
def test_nothing_is_found_or_set_aside_on_a_day_to_come(deed: Deed, tiny: Tiny) -> None:
    before = files(tiny.root)
    entry = Entry(deed, bureau="KKP", place=place(tiny), day=TOMORROW, notes="Keliru")
    with pytest.raises(XlsopsError, match="Tanggal 9 Juli 2026 belum tiba"):
        record(tiny.period(), entry)
    assert files(tiny.root) == before


@pytest.mark.parametrize("notes", [";", "; Cocokkan", "…"])
def test_a_finding_says_what_is_wrong_before_what_to_do(notes: str, tiny: Tiny) -> None:
    entry = Entry(Deed.FOUND, bureau="KKP", place=place(tiny), notes=notes)
    with stopped_by(messages.procedure.too_early, match="Temuannya belum ditulis"):
        record(tiny.period(), entry)


@pytest.mark.parametrize(
    "entry",
    [Entry(Deed.SET_ASIDE, bureau="KKP", notes=";"), Entry(Deed.SKIPPED, Step.MEETING, notes="-")],
)
def test_a_reason_of_signs_alone_is_none(entry: Entry, tiny: Tiny) -> None:
    with pytest.raises(XlsopsError, match="Alasannya belum ditulis"):
        record(tiny.period(), entry)


def test_a_finding_after_the_approval_is_to_be_settled_and_then_the_approval_stands_again(
    tiny: Tiny,
) -> None:
    approve(tiny.period(), ("KKP",))
    here, later = place(tiny), NOW + timedelta(hours=1)
    record(tiny.period(later), Entry(Deed.FOUND, bureau="KKP", place=here, notes="Beda"))
    told = [each.what for each in view_of(tiny.period(later)).actions if each.bureaus == ("KKP",)]
    assert [each[:60] for each in told] == [
        "menyelesaikan 1 temuan yang terbuka sesudah disahkan (KKP 1)"
    ]
    record(tiny.period(later), Entry(Deed.WITHDRAWN, bureau="KKP", place=here, notes="Keliru"))
    view = view_of(tiny.period(later))
    assert [each.what for each in view.actions if each.bureaus == ("KKP",)] == []
    assert [each.approved for each in view.bureaus if each.bureau.code == "KKP"] == [True]
