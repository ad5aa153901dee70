"""Two people of a bureau send a section each; what both say, and what they say differently."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.procedure.parts.people import (
    ANI,
    BUDI,
    CODE,
    FIGURE,
    People,
    begun,
    careful,
    first_half,
    layout,
    second_half,
    sent,
)
from tests.procedure.tiny import line, sending
from tests.quarter import FILLED, NOW
from xlsops.core.checks.selftest.careful_answers import Answer, Place
from xlsops.core.form.layout import RETURN_NOTE
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import Approved, FileReceived
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.findings import CONTRADICTED, FindingState
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import XlsopsError
from xlsops.excel.editing.saving import saved
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.versions.cell_history import history
from xlsops.procedure.versions.comparing import compare

SOON = NOW + timedelta(hours=1)
DIFFERENT: Mapping[Place, Answer] = {FIGURE: Decimal(79)}


@pytest.fixture
def people(tmp_path: Path) -> People:
    return begun(tmp_path / "periode")


@pytest.fixture
def halves(people: People) -> People:
    """A period in which two people sent a section each."""
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    return people


@pytest.fixture
def torn(people: People) -> People:
    """A period in which the second one answered a figure of the first one's section otherwise."""
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, {**second_half(), **DIFFERENT}, 5))
    return people


def arrives(people: People, name: str, data: bytes) -> Outcome:
    people.drop(name, data)
    return collect(people.period())


def told(outcome: Outcome, name: str) -> str:
    """Return what a collection says of a file."""
    (message,) = [each["message"] for each in outcome.data["files"] if each["name"] == name]
    return str(message)


def answer(people: People, place: Place) -> str:
    submission = people.seen().latest.submission
    assert submission is not None
    (found,) = [each.text for each in submission.answers if (each.line.id, each.key) == place]
    return found


def whose(people: People, place: Place) -> str:
    seen = people.seen().latest
    found = seen.parts.holding(*place) or seen.record
    return found.name if found else ""


def received(people: People) -> list[FileReceived]:
    return [each for _, each in of_kind(people.period().events, FileReceived)]


def test_two_sections_are_one_whole(halves: People) -> None:
    seen = halves.seen()
    assert halves.codes() == []
    assert seen.submission is not None
    answered = {(each.line.id, each.key) for each in seen.submission.answers if not each.blank}
    assert answered == {*careful()}
    assert [each.name for each in seen.parts.files] == ["ani.xlsx", "budi.xlsx"]
    assert [whose(halves, each) for each in (FIGURE, next(iter(second_half())))] == [
        "ani.xlsx",
        "budi.xlsx",
    ]
    assert halves.faults() == []


def test_what_only_another_file_of_one_intake_holds_was_never_lacking(people: People) -> None:
    people.drop("ani.xlsx", sent(ANI, first_half()))
    people.drop("budi.xlsx", sent(BUDI, {**second_half(), **DIFFERENT}, 5))
    collect(people.period())
    assert people.seen().fixed == ()
    assert [each.rounds for each in people.seen().latest.ages.values()] == [1]


def test_what_was_lacking_until_a_later_intake_was_mended(people: People) -> None:
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    people.drop("budi.xlsx", sent(BUDI, second_half(), 5))
    collect(people.period(SOON))
    assert {each.line for each in people.seen(SOON).fixed} == {line for line, _ in second_half()}


def test_the_journal_tells_who_filled_what_and_with_which_it_was_joined(halves: People) -> None:
    first, second = received(halves)
    assert [each.filler for each in (first, second)] == [ANI, BUDI]
    assert (first.joined, second.joined) == ((), (first.sha,))


def test_what_is_approved_names_all_its_files(halves: People) -> None:
    approve(halves.period(SOON), (CODE,))
    ((_, approval),) = of_kind(halves.period().events, Approved)
    assert approval.parts == tuple(each.sha for each in received(halves))
    assert halves.seen().status == "Disahkan"
    assert halves.faults() == []


def test_the_same_answer_of_two_is_one(people: People) -> None:
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, {**second_half(), FIGURE: first_half()[FIGURE]}, 5))
    assert people.codes() == []
    assert whose(people, FIGURE) == "ani.xlsx"


def test_a_contradiction_stands_on_its_cell_and_blocks(torn: People) -> None:
    (found,) = [each for each in torn.seen().findings if each.code == CONTRADICTED]
    assert (found.line, found.field, found.value) == (*FIGURE, "80 ≠ 79")
    assert 'Ani Sari (ani.xlsx) menulis "80"; Budi Raya (budi.xlsx) menulis "79"' in found.message
    assert answer(torn, FIGURE) == "79"
    with pytest.raises(XlsopsError, match="Isian berbeda"):
        approve(torn.period(SOON), (CODE,))


def test_a_contradiction_is_decided_in_the_list_of_findings(torn: People) -> None:
    known = {
        each.identity: (FindingState.ACCEPTED.value, "Sudah ditanyakan kepada bagian")
        for each in torn.seen().findings
    }
    decide(torn.period(SOON, remarks=known))
    approve(torn.period(SOON), (CODE,))
    assert torn.seen().status == "Disahkan"
    assert torn.faults() == []


def test_a_decision_falls_when_one_of_them_says_something_else(torn: People) -> None:
    (found,) = [each for each in torn.seen().findings if each.code == CONTRADICTED]
    known = {found.identity: (FindingState.ACCEPTED.value, "Sudah ditanyakan kepada bagian")}
    decide(torn.period(SOON, remarks=known))
    arrives(torn, "ani lagi.xlsx", sent(ANI, {**first_half(), FIGURE: Decimal(80)}, 9))
    (again,) = [each for each in torn.seen().findings if each.code == CONTRADICTED]
    assert again.value == "79 ≠ 80"


def test_a_decision_falls_when_the_other_answer_stands(torn: People) -> None:
    accept_all(torn)
    arrives(torn, "citra.xlsx", sent("Citra", {FIGURE: Decimal(80)}, 9))
    assert answer(torn, FIGURE) == "80"
    (again,) = [each for each in torn.seen().findings if each.code == CONTRADICTED]
    assert again.value == "79 ≠ 80"


def test_a_decision_falls_where_only_the_end_of_a_long_answer_is_another(people: People) -> None:
    place, long = (line(CODE), "pendorong"), "Dukungan pimpinan daerah " * 8
    arrives(people, "ani.xlsx", sent(ANI, {**first_half(), place: f"{long}kuat"}))
    arrives(people, "budi.xlsx", sent(BUDI, {**second_half(), place: f"{long}sedang"}, 5))
    accept_all(people)
    assert people.codes() == []
    arrives(people, "budi lagi.xlsx", sent(BUDI, {**second_half(), place: f"{long}lemah"}, 9))
    assert [code for code, _ in people.codes()] == [CONTRADICTED]


def accept_all(people: People) -> None:
    """Accept whatever is found with an explanation."""
    known = {
        each.identity: (FindingState.ACCEPTED.value, "Sudah ditanyakan kepada bagian")
        for each in people.seen().findings
    }
    decide(people.period(SOON, remarks=known))


def test_a_contradiction_ends_when_a_file_is_set_aside_or_corrected(torn: People) -> None:
    entry = Entry(Deed.SET_ASIDE, bureau=CODE, file="budi.xlsx", notes="Angka Ani yang benar")
    record(torn.period(SOON), entry)
    assert CONTRADICTED not in {code for code, _ in torn.codes()}
    arrives(torn, "budi lagi.xlsx", sent(BUDI, second_half(), 9))
    assert torn.codes() == []
    assert torn.faults() == []


def test_a_newer_file_takes_the_place_of_its_persons_only(halves: People) -> None:
    last = {place: value for place, value in first_half().items() if place != FIGURE}
    outcome = arrives(halves, "ani lagi.xlsx", sent(ANI, last, 9))
    assert "Yang digantikan hanya kiriman Ani Sari sendiri" in told(outcome, "ani lagi.xlsx")
    assert answer(halves, FIGURE) == ""
    assert [each.name for each in halves.seen().parts.files] == ["budi.xlsx", "ani lagi.xlsx"]
    lines = "\n".join(compare(halves.period(), CODE).lines)
    assert '"80" menjadi kosong' in lines
    past = "\n".join(history([halves.period()], CODE, *FIGURE).lines)
    assert "versi 2 (budi.xlsx): Indikator!K8 = 80 (tetap), dari ani.xlsx" in past
    assert "versi 3 (ani lagi.xlsx): Indikator!K8 = (kosong)" in past


def test_a_file_after_the_approval_is_a_proposal(halves: People) -> None:
    approve(halves.period(SOON), (CODE,))
    changed = {**first_half(), FIGURE: Decimal(79)}
    arrives(halves, "ani lagi.xlsx", sent(ANI, changed, 9))
    seen = halves.seen()
    assert (seen.status, answer(halves, FIGURE)) == ("Usulan revisi", "79")
    assert seen.results is not None
    assert seen.results != seen.latest.results
    approve(halves.period(SOON), (CODE,))
    assert halves.seen().status == "Disahkan"
    assert halves.faults() == []


def test_an_approval_falls_when_one_of_its_files_is_set_aside(halves: People) -> None:
    approve(halves.period(SOON), (CODE,))
    entry = Entry(Deed.SET_ASIDE, bureau=CODE, file="ani.xlsx", notes="Keliru kirim")
    record(halves.period(SOON), entry)
    assert halves.seen().status == "Pengesahan gugur"
    assert halves.faults() == []


def test_an_older_file_that_comes_late_replaces_nothing(halves: People) -> None:
    outcome = arrives(
        halves, "ani dulu.xlsx", sent(ANI, {**first_half(), FIGURE: Decimal(70)}, -30)
    )
    assert "lebih lama dari ani.xlsx" in told(outcome, "ani dulu.xlsx")
    assert halves.codes() == []
    assert answer(halves, FIGURE) != "70"


@pytest.mark.parametrize("spelled", ["ANI SARI", " ani   sari "])
def test_a_name_spelled_otherwise_is_the_same_person(halves: People, spelled: str) -> None:
    outcome = arrives(halves, "lagi.xlsx", sent(spelled, first_half(), 9))
    assert 'dibaca sama dengan "Ani Sari"' in told(outcome, "lagi.xlsx")
    assert [each.name for each in halves.seen().parts.files] == ["budi.xlsx", "lagi.xlsx"]


def test_a_file_without_a_name_replaces_nobodys(halves: People) -> None:
    outcome = arrives(halves, "tanpa.xlsx", sent("", DIFFERENT, 9))
    assert "Nama petugas kosong" in told(outcome, "tanpa.xlsx")
    assert {code for code, _ in halves.codes()} == {"V04", CONTRADICTED}
    arrives(halves, "tanpa lagi.xlsx", sent("", {FIGURE: Decimal(80)}, 12))
    assert len(halves.seen().parts.files) == 4


def test_who_filled_an_earlier_part_is_still_asked(people: People) -> None:
    arrives(people, "tanpa.xlsx", sent("", first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    (found,) = people.seen().findings
    assert (found.code, found.message[:23]) == ("V04", "Di berkas tanpa.xlsx: P")


def test_the_same_part_twice_counts_once(halves: People) -> None:
    outcome = arrives(halves, "ani salinan.xlsx", sent(ANI, first_half()))
    assert outcome.data["accepted"] == 0
    assert halves.codes() == []


def test_where_nothing_is_joined_the_newer_file_counts(people: People) -> None:
    people.joins = False
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    assert people.seen().parts.files == ()
    assert answer(people, FIGURE) == ""
    assert [each.joined for each in received(people)] == [(), ()]


def test_joining_may_be_switched_on_and_off_and_nothing_is_lost(halves: People) -> None:
    approve(halves.period(SOON), (CODE,))
    halves.joins = False
    outcome = collect(halves.period(SOON))
    (line,) = [each for each in outcome.lines if "gabung_kiriman" in each]
    assert line.startswith(f"{CODE}: ")
    assert "hanya budi.xlsx yang dihitung" in line
    assert "Ani Sari (ani.xlsx) tetap tersimpan" in line
    assert halves.seen().status == "Berubah sesudah disahkan"
    halves.joins = True
    assert halves.seen().status == "Disahkan"
    assert halves.faults() == []


def test_what_came_before_joining_was_switched_on_is_joined_too(people: People) -> None:
    people.joins = False
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    people.joins = True
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    assert people.codes() == []


def test_a_part_of_another_quarter_is_refused_and_the_others_stand(halves: People) -> None:
    outcome = arrives(halves, "triwulan lalu.xlsx", sending(CODE, quarter=1))
    assert "TW I 2026" in told(outcome, "triwulan lalu.xlsx")
    assert [each.name for each in halves.seen().parts.files] == ["ani.xlsx", "budi.xlsx"]


def test_two_files_of_one_person_of_which_none_is_known_to_be_newer_are_doubtful(
    halves: People,
) -> None:
    for number, figure in enumerate((70, 71)):
        halves.drop(f"ani {number}.xlsx", sent(ANI, {**first_half(), FIGURE: Decimal(figure)}, 9))
    collect(halves.period())
    assert {each.name for each in halves.seen().unsure} == {"ani 0.xlsx", "ani 1.xlsx"}
    with pytest.raises(XlsopsError, match=r"ani .\.xlsx atau ani"):
        approve(halves.period(SOON), (CODE,))


def mended(people: People, figure: float) -> bytes:
    """Return the copy that went back, with that figure in the cell that was flagged."""
    (path,) = people.folder.returned.glob(f"Pengembalian {CODE}*.xlsx")
    book = load_workbook(path)
    cell = layout().indicators.cell(*FIGURE)
    book[cell.sheet].cell(cell.row, cell.column).value = figure
    return saved(book, "Format Permintaan Data Kinerja", FILLED + timedelta(minutes=20))


def test_what_comes_back_after_a_return_is_one_whole_file(torn: People) -> None:
    return_to_bureaus(torn.period(SOON), (CODE,))
    torn.drop("perbaikan.xlsx", mended(torn, 80))
    outcome = collect(torn.period(SOON))
    assert "menggantikan ani.xlsx, budi.xlsx" in told(outcome, "perbaikan.xlsx")
    assert "Urutan ini" not in told(outcome, "perbaikan.xlsx")
    assert torn.codes() == []
    assert torn.seen().parts.files == ()
    assert answer(torn, FIGURE) == "80"
    assert torn.faults() == []


def test_a_returned_copy_that_comes_after_the_approval_leaves_later_parts_beside_it(
    torn: People,
) -> None:
    return_to_bureaus(torn.period(SOON), (CODE,))
    copy = mended(torn, 80)
    accept_all(torn)
    approve(torn.period(SOON), (CODE,))
    arrives(torn, "ani lagi.xlsx", sent(ANI, {**first_half(), FIGURE: Decimal(81)}, 9))
    torn.drop("perbaikan.xlsx", copy)
    collect(torn.period(SOON))
    seen = torn.seen()
    assert seen.status == "Usulan revisi"
    assert [each.name for each in seen.latest.parts.files] == ["ani lagi.xlsx", "perbaikan.xlsx"]
    assert torn.faults() == []


def test_a_part_that_came_meanwhile_is_joined_with_the_corrected_copy(people: People) -> None:
    wrong = {**first_half(), FIGURE: "nihil"}
    arrives(people, "ani.xlsx", sent(ANI, wrong))
    return_to_bureaus(people.period(SOON), (CODE,))
    copy = mended(people, 80)
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    people.drop("perbaikan.xlsx", copy)
    collect(people.period(SOON))
    assert [each.name for each in people.seen().parts.files] == ["budi.xlsx", "perbaikan.xlsx"]
    assert [code for code, _ in people.codes() if code != "LUAR"] == []
    assert people.faults() == []


@pytest.mark.parametrize(("named", "counted"), [(True, ["budi.xlsx"]), (False, [])])
def test_a_late_answer_to_the_first_of_two_copies_counts_as_made_of_the_first(
    people: People, counted: list[str], *, named: bool
) -> None:
    arrives(people, "ani.xlsx", sent(ANI, {**first_half(), FIGURE: "nihil"}))
    return_to_bureaus(people.period(SOON), (CODE,))
    copy = mended(people, 80) if named else unnamed(mended(people, 80))
    arrives(people, "budi.xlsx", sent(BUDI, second_half(), 5))
    return_to_bureaus(people.period(SOON), (CODE,))
    people.drop("perbaikan.xlsx", copy)
    collect(people.period(SOON))
    (ani, _, late), later = received(people), people.period().state.sent_back[CODE]
    assert later.source != ani.sha
    assert late.source == (ani.sha if named else "")
    files = people.period().state.parts(people.period().state.files[late.sha])
    assert [each.name for each in files[:-1]] == counted
    assert people.faults() == []


def unnamed(copy: bytes) -> bytes:
    """Return a copy as versions made it that did not name in it what it was made of."""
    book = load_workbook(BytesIO(copy))
    (mark,) = [
        cell
        for row in book[RETURN_NOTE].iter_rows()
        for cell in row
        if str(cell.value).startswith("xlsops:kiriman:")
    ]
    widths = book[RETURN_NOTE].column_dimensions.values()
    assert any(each.hidden and each.min <= mark.column <= each.max for each in widths)
    mark.value = None
    return saved(book, "Format Permintaan Data Kinerja", FILLED + timedelta(minutes=20))
