"""What changes beside the returned cells is found in every file until something is approved."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.procedure.tiny import CLEAN, OTHER, THIRD, WARNED, WORDED, Tiny, line, opened, sending
from tests.quarter import NOW, events
from xlsops.core.journal.facts.kinds import ChangedOutside
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import OUTSIDE
from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.returning import return_to_bureaus

SOON, LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=3)
FIGURE, REASON = "realisasi_2", "pendorong"


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A period in which one bureau was asked to mend its explanation, and nothing else."""
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP", WARNED))
    collect(tiny.period())
    return_to_bureaus(tiny.period(SOON))
    return tiny


def sent(tiny: Tiny, *slips: str, number: int = 1) -> Outcome:
    """Collect a bureau's next files, the one after the other saved later."""
    for place, slip in enumerate(slips, number):
        tiny.drop(f"kkp {place}.xlsx", sending("KKP", slip, place))
    return collect(tiny.period(LATER))


def told(outcome: Outcome) -> list[tuple[str, str]]:
    """Return old and new text of what an outcome lists as changed beside."""
    return [(each["old"], each["new"]) for each in outcome.data["outside"]]


def shown(tiny: Tiny) -> list[tuple[str, str]]:
    """Return field and value of what stands in the list as changed beside."""
    (each,) = [each for each in view_of(tiny.period(LATER)).bureaus if each.bureau.code == "KKP"]
    return [(one.field, one.value) for one in each.latest.findings if one.code == OUTSIDE]


def kept(tiny: Tiny) -> list[list[tuple[str, str]]]:
    """Return what the journal keeps, file by file."""
    return [
        [(each["field"], each["new"]) for each in event["data"]["changes"]]
        for event in events(tiny.root)
        if event["kind"] == ChangedOutside.kind
    ]


def test_a_second_file_cannot_hide_what_changed(tiny: Tiny) -> None:
    ((old, _),) = first = told(sent(tiny, OTHER))
    assert (first, shown(tiny)) == ([(old, "79")], [(FIGURE, "79")])
    assert told(sent(tiny, THIRD, number=2)) == [(old, "80")]
    assert shown(tiny) == [(FIGURE, "80")]
    assert sorted(kept(tiny)) == [[(FIGURE, "79")], [(FIGURE, "80")]]


def test_of_two_files_collected_at_once_each_is_held_against_what_went_back(tiny: Tiny) -> None:
    outcome = sent(tiny, OTHER, WORDED)
    assert sorted(new for _, new in told(outcome)) == [
        "79",
        "80",
        "Dukungan pimpinan daerah yang kuat",
    ]
    assert sorted(map(sorted, kept(tiny))) == [
        [(REASON, "Dukungan pimpinan daerah yang kuat"), (FIGURE, "80")],
        [(FIGURE, "79")],
    ]
    assert {field for field, _ in shown(tiny)} == {FIGURE, REASON}


def test_what_a_second_file_put_right_again_is_not_shown_any_more(tiny: Tiny) -> None:
    sent(tiny, OTHER)
    assert told(sent(tiny, CLEAN, number=2)) == []
    assert shown(tiny) == []


def test_what_came_after_an_approval_was_not_asked_for_by_the_return_before_it(tiny: Tiny) -> None:
    sent(tiny, CLEAN)
    approve(tiny.period(LATER), ("KKP",))
    assert told(sent(tiny, OTHER, number=2)) == []


def test_a_return_still_counts_when_the_file_it_was_made_from_is_set_aside(tiny: Tiny) -> None:
    entry = Entry(Deed.SET_ASIDE, bureau="KKP", notes="Keliru kirim")
    record(tiny.period(SOON), entry)
    assert [new for _, new in told(sent(tiny, OTHER))] == ["79"]


def test_it_is_seen_before_the_journal_tells_of_it(tiny: Tiny) -> None:
    sent(tiny, OTHER)
    for path in tiny.folder.journal.glob("*.json"):
        if ChangedOutside.kind in path.read_text("utf-8"):
            path.unlink()
    assert shown(tiny) == [(FIGURE, "79")]
    assert [new for _, new in told(collect(tiny.period(LATER)))] == ["79"]
    assert kept(tiny) == [[(FIGURE, "79")]]


def test_a_cell_that_went_back_stays_open_when_the_head_withdraws_his_finding(
    tmp_path: Path,
) -> None:
    tiny = opened(tmp_path / "periode")
    tiny.drop("kkp.xlsx", sending("KKP", CLEAN))
    collect(tiny.period())
    (view,) = [each for each in view_of(tiny.period()).bureaus if each.bureau.code == "KKP"]
    place = view.layout.indicators.cell(line("KKP"), FIGURE)
    found = Entry(Deed.FOUND, bureau="KKP", place=str(place), notes="Belum sama dengan bukti")
    record(tiny.period(SOON), found)
    return_to_bureaus(tiny.period(SOON))
    taken_back = Entry(Deed.WITHDRAWN, bureau="KKP", place=str(place), notes="Ternyata benar")
    record(tiny.period(SOON), taken_back)
    assert told(sent(tiny, OTHER)) == []


def test_a_cell_that_went_back_stays_open_when_its_rule_judges_no_more(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsops.core.checks.judge.CHECKS", ())
    assert told(sent(tiny, CLEAN)) == []
