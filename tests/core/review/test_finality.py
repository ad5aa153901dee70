"""Figures are final once every tier has signed and all was handed over, and it is told what lacks."""

from datetime import UTC, datetime

from tests.samples import sample_spec
from xlsops import messages
from xlsops.core.journal.facts.tiers import SignedFigures, TierRecord
from xlsops.core.journal.state import HandOver, State
from xlsops.core.review.finality import why_provisional
from xlsops.core.review.tiers import Beneath, TierStanding, tier_standings
from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.tiers import tiers_of
from xlsops.core.values.structs import replace

AT = datetime(2026, 7, 10, tzinfo=UTC)
HANDED = State(handed_over=HandOver("", {}, (), "", AT, "Kabag"))
TIERS = tiers_of((("Kabag",), ("Asisten",), ("Sekda",)))
OFFICE = replace(sample_spec(), authority=Authority(((Act.APPROVE, ("Kabag",)),), TIERS))


def beneath(code: str, assistant: str, *, approved: bool = True, sha: str = "a") -> Beneath:
    figures = SignedFigures(code, f"angka {sha}", sha)
    return Beneath(code, assistant, figures, figures, approved, clean=True)


def signature(*signed: Beneath) -> TierRecord:
    figures = {each.code: each.counts for each in signed if each.counts}
    return TierRecord("", "", figures, (), AT, "Sekda")


def standings(state: State, *bureaus: Beneath) -> tuple[TierStanding, ...]:
    return tier_standings(OFFICE, state, bureaus)


def test_without_tiers_it_is_as_ever() -> None:
    assert why_provisional({}, (), HANDED, outdated=False) == ""
    assert why_provisional({}, (), State(), outdated=False) == messages.recap.NOT_HANDED_OVER
    assert why_provisional({}, (), HANDED, outdated=True) == messages.recap.CHANGED_SINCE
    assert why_provisional({"A": False}, (), HANDED, outdated=False) == (
        messages.recap.NOT_ALL_APPROVED
    )
    assert why_provisional({"A": True}, (), HANDED, outdated=False) == (
        messages.recap.changed_since_approval(["A"])
    )


def test_a_tier_that_has_not_signed_keeps_figures_provisional() -> None:
    found = standings(HANDED, beneath("HUKUM", "Asisten X"))
    assert why_provisional({}, found, HANDED, outdated=False) == (
        "Asisten X, Sekretaris Daerah belum mengesahkan"
    )


def test_bureaus_without_an_asisten_go_straight_to_the_sekda() -> None:
    ours, none = beneath("HUKUM", "Asisten X"), beneath("UMUM", "")
    state = State(tiers={("Asisten", "", "Asisten X"): signature(ours)})
    *_, secretary = standings(state, ours, none)
    assert (secretary.codes, secretary.below) == (("HUKUM", "UMUM"), ())
    state = State(tiers={**state.tiers, ("Sekda", "", ""): signature(ours, none)})
    assert all(each.signed for each in standings(state, ours, none))


def test_two_spellings_of_an_asisten_are_one() -> None:
    found = standings(State(), beneath("A", "Asisten X"), beneath("B", "asisten x"))
    assert [each.codes for each in found if each.assistant] == [("A", "B")]


def test_the_first_who_can_sign_is_found_below_all_that_wait() -> None:
    *_, secretary = standings(State(), beneath("A", "Asisten X", approved=False))
    assert [each.who for each in secretary.below] == ["Asisten X"]
    assert [each.who for each in secretary.first] == ["Kabag untuk A"]


def test_other_figures_beneath_a_signature_turn_it_and_all_above() -> None:
    then, now = beneath("A", "Asisten X"), beneath("A", "Asisten X", sha="b")
    keys = (("Asisten", "", "Asisten X"), ("Sekda", "", ""))
    state = State(tiers={key: signature(then) for key in keys})
    assert [each.changed for each in standings(state, then)] == [False, False, False]
    found = standings(state, now)
    assert [(each.changed, each.moved) for each in found][1:] == [(True, ("A",)), (True, ("A",))]
