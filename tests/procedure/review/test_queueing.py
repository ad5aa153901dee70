"""The queue of findings and the guide as a terminal shows them: what the buttons walk and open."""

from tests.quarter import NOW, Played, Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.pages.findings_list import NAME, stops_in
from xlsops.core.terms.guidance import STEPS_TOLD, TROUBLES
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.outcome import Outcome
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.review.queueing import queued_findings
from xlsops.procedure.status.guiding import told_guide


def queue(played: Played, *bureaus: str, after: str = "") -> Outcome:
    return queued_findings(load(played.root, NOW, "", reading=True), bureaus, after)


def test_the_queue_is_in_the_order_in_which_the_buttons_walk(played: Played) -> None:
    (sheet,) = (each for each in grids_of(played.root / CONTROL) if each.name == NAME)
    stops = stops_in(sheet) or ()
    walked = [sentence for stop in stops for sentence in stop.sentences]
    outcome = queue(played)
    found = outcome.data["findings"]
    assert len(found) == outcome.data["open"] == len(walked) > 10
    for each in found:
        (told,) = (text for text in walked if each["message"] in text and each["advice"] in text)
        assert f"{each['code']} {each['message']}" in told
    first = [stop.sentences[0] for stop in stops]
    places = [next(n for n, each in enumerate(found) if each["message"] in text) for text in first]
    assert places == sorted(places)
    assert any(line.strip().startswith("Dampak: ") for line in outcome.lines)


def test_after_a_key_the_rest_follows_and_behind_the_last_nothing(played: Played) -> None:
    found = queue(played).data["findings"]
    rest = queue(played, after=found[2]["key"])
    assert rest.data["findings"] == found[3:]
    last = queue(played, after=found[-1]["key"])
    assert last.lines == (messages.findings.NONE_BEHIND,)


def test_of_one_bureau_just_its_findings_and_of_one_without_none(played: Played) -> None:
    assert {each["bureau"] for each in queue(played, "kkp").data["findings"]} == {"KKP"}
    assert queue(played, "ORG").lines == (messages.findings.NONE_OPEN,)


def test_where_nothing_was_sent_nobody_is_told_that_all_is_well(room: Room) -> None:
    assert queued_findings(room.period()).lines == (messages.findings.NONE_SENT,)


def test_a_key_that_is_not_open_and_a_bureau_nobody_knows_are_said(played: Played) -> None:
    with stopped_by(messages.findings.no_such_key):
        queue(played, after="V05|KKP|TIDAK ADA|realisasi_2")
    with stopped_by(messages.workbook.unknown_bureaus):
        queue(played, "ENTAH")


def test_the_guide_tells_every_step_with_the_commands_of_its_buttons() -> None:
    outcome = told_guide()
    assert [each["name"] for each in outcome.data["steps"]] == [name for name, *_ in STEPS_TOLD]
    typed = {each.label: f"xlsops {each.words}" for each in OPERATIONS}
    for each in outcome.data["steps"]:
        commands = {typed[word] for word in each["buttons"].split(", ") if word in typed}
        assert sorted(each["commands"]) == sorted(commands), "once, where buttons share it, too"
        assert commands
    assert "xlsops findings" in outcome.data["steps"][6]["commands"]
    assert len(outcome.data["troubles"]) == len(TROUBLES)
