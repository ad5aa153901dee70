"""Where two people contradict, the decision may say whose answer counts, and that counts everywhere."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.procedure.parts.people import ANI, BUDI, CODE, FIGURE, People, begun
from tests.procedure.parts.test_joining import (
    DIFFERENT,
    SOON,
    answer,
    arrives,
    first_half,
    second_half,
    sent,
    whose,
)
from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import Decided
from xlsops.core.terms.findings import CONTRADICTED, Finding, FindingState
from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.whose_answer import answer_named, asked_for


@pytest.fixture
def torn(tmp_path: Path) -> People:
    """A period in which the second one answered a figure of the first one's section otherwise."""
    people = begun(tmp_path / "periode")
    arrives(people, "ani.xlsx", sent(ANI, first_half()))
    arrives(people, "budi.xlsx", sent(BUDI, {**second_half(), **DIFFERENT}, 5))
    return people


def contradiction(people: People) -> Finding:
    """Return what is found where they contradict, open or accepted."""
    seen = people.seen()
    (found,) = [each for each in (*seen.findings, *seen.accepted) if each.code == CONTRADICTED]
    return found


def ruled(people: People, note: str) -> Outcome:
    """Accept the contradiction with a note."""
    known = {contradiction(people).identity: (FindingState.ACCEPTED.value, note)}
    return decide(people.period(SOON, remarks=known))


@pytest.mark.parametrize(
    "note",
    [
        "Berlaku: Ani Sari; sesuai register",
        "berlaku:  ANI  SARI. Sesuai register",
        "Berlaku: ani.xlsx",
        "Berlaku: 80 sesuai register",
        'Berlaku: "Ani Sari"; sesuai register',
        '"Berlaku: Ani Sari; sesuai register"',
        "Berlaku : Ani Sari; sesuai register",
    ],
)
def test_the_answer_that_a_decision_names_counts(note: str, torn: People) -> None:
    assert ruled(torn, note).data["refused"] == []
    assert (answer(torn, FIGURE), whose(torn, FIGURE)) == ("80", "ani.xlsx")
    seen = torn.seen()
    assert [each.code for each in seen.findings] == []
    assert seen.results is not None
    assert seen.results == torn.seen().results
    found = contradiction(torn)
    assert found.value == "80 ≠ 79"
    assert found.message.endswith('Yang dihitung "80", menurut keputusan di lembar Temuan.')
    approve(torn.period(SOON), (CODE,))
    assert (torn.seen().status, torn.faults()) == ("Disahkan", [])


def test_a_decision_that_names_nobody_leaves_what_stands_and_says_so(torn: People) -> None:
    assert "Sementara dihitung" in contradiction(torn).message
    ruled(torn, "Sudah ditanyakan kepada bagian")
    assert (answer(torn, FIGURE), whose(torn, FIGURE)) == ("79", "budi.xlsx")
    found = contradiction(torn)
    assert found.message.endswith('Yang dihitung "79", menurut keputusan di lembar Temuan.')
    assert "Sementara" not in found.message


@pytest.mark.parametrize("name", ["Citra", "Ani", "", "8"])
def test_a_decision_for_nobody_who_answered_is_refused(name: str, torn: People) -> None:
    outcome = ruled(torn, f"Berlaku: {name}; sesuai register")
    (refused,) = outcome.data["refused"]
    assert "Ani Sari (80)" in refused
    assert answer(torn, FIGURE) == "79"
    assert [*of_kind(torn.period().events, Decided)] == []


def test_what_was_decided_changes_when_it_is_decided_again(torn: People) -> None:
    ruled(torn, "Berlaku: Ani Sari; sesuai register")
    approve(torn.period(SOON), (CODE,))
    ruled(torn, "Berlaku: Budi Raya; sesuai surat")
    assert answer(torn, FIGURE) == "79"
    assert torn.seen().status == "Berubah sesudah disahkan"
    approve(torn.period(SOON), (CODE,))
    assert (torn.seen().status, torn.faults()) == ("Disahkan", [])


def test_an_answer_chosen_falls_with_its_file_and_opens_the_question_again(torn: People) -> None:
    ruled(torn, "Berlaku: Ani Sari; sesuai register")
    arrives(torn, "ani lagi.xlsx", sent(ANI, {**first_half(), FIGURE: Decimal(81)}, 9))
    assert contradiction(torn).value == "79 ≠ 81"
    assert answer(torn, FIGURE) == "81"
    assert "Sementara dihitung" in contradiction(torn).message


def test_a_word_at_the_beginning_asks_only_where_files_contradict() -> None:
    assert asked_for(CONTRADICTED, " Berlaku: Ani ") == "Ani"
    assert asked_for(CONTRADICTED, "Sesuai yang berlaku: Ani") == ""
    assert asked_for("V12", "Berlaku: Ani") == ""


def test_the_longest_name_is_meant_and_two_people_of_one_name_are_not_guessed_between() -> None:
    answers = (("Ani", "80"), ("80", "80"), ("Ani Sari", "79"), ("80,5", "80,5"))
    assert answer_named("ani sari karena", answers) == "79"
    assert answer_named("80,5 sesuai", answers) == "80,5"
    assert answer_named("Anita", answers) is None
    assert answer_named("Ani Rahma", answers) is None
    assert answer_named("ani: rahma yang benar", answers) == answer_named("Ani;", answers)
    assert answer_named("80 ribu", (("80", "80"), ("79", "79"))) is None
    assert answer_named("Ani", (("Ani", "80"), ("Ani", "79"))) is None


@pytest.mark.parametrize(
    "asked", ["80,5", "80.5; surat", "80 000; surat", "Ani Sarah; surat", "Ani.pdf"]
)
def test_what_goes_on_behind_a_name_is_another_one_and_nobody_is_guessed(asked: str) -> None:
    assert answer_named(asked, (("Ani", "80"), ("80", "80"), ("79", "79"))) is None


@pytest.mark.parametrize("asked", ["80", "80%; surat", "80, surat", "“Ani”; surat", "Ani; a; b"])
def test_marks_behind_a_name_are_no_part_of_it(asked: str) -> None:
    assert answer_named(asked, (("Ani", "80"), ("80", "80"), ("79", "79"))) == "80"
