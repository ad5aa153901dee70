"""Tiers of approval are read from the sheet lowest first, and stand only in an order that can be."""

from collections.abc import Sequence

import pytest

from xlsops.core.terms.authority import Act, Authority
from xlsops.core.terms.tiers import TierFlaw, TierReach, checking, flaws, tiers_of

FULL = (("Kepala Bagian",), ("Kabag", "Kasubbag"), ("Asisten",), ("Sekda",))


def authority(*roles: Sequence[str]) -> Authority:
    tiers = tiers_of(roles)
    main = checking(tiers)
    return Authority(((Act.APPROVE, main.roles if main else tuple(roles[0])),), tiers)


def test_one_tier_is_no_tier_and_prints_as_before() -> None:
    assert tiers_of([("Kabag",)]) == ()
    assert repr(authority(("Kabag",))) == (
        "Authority(rows=((<Act.APPROVE: 'Sahkan'>, ('Kabag',)),))"
    )


def test_each_tier_reaches_over_what_its_role_answers_for() -> None:
    assert [(each.name, each.reach) for each in tiers_of(FULL)] == [
        ("Kepala Bagian", TierReach.BUREAU),
        ("Kabag", TierReach.BUREAU),
        ("Asisten", TierReach.ASSISTANT),
        ("Sekda", TierReach.OFFICE),
    ]
    tiers = tiers_of((("Kabag",), ("Asisten",), ("KASUBBAG",)))
    assert tiers[-1].reach is TierReach.ASSISTANT


def test_the_last_tier_that_looks_at_each_bureau_lets_figures_count() -> None:
    assert checking(tiers_of(FULL)) == tiers_of(FULL)[1]
    assert checking(tiers_of((("Kasubbag",), ("Kabag",), ("Sekda",)))).roles == ("Kabag",)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        (FULL, []),
        ((("Kabag",), ("Sekda",)), []),
        ((("Asisten",), ("Sekda",)), [(TierFlaw.NOBODY_CHECKS, "Asisten")]),
        ((("Kepala Bagian",), ("Sekda",)), [(TierFlaw.NOBODY_CHECKS, "Kepala Bagian")]),
        ((("Kabag",), ("Sekda",), ("Asisten",)), [(TierFlaw.OUT_OF_ORDER, "Asisten")]),
        ((("Kabag",), ("Kepala Bagian",)), [(TierFlaw.OUT_OF_ORDER, "Kepala Bagian")]),
        ((("Kabag",), ("Sekda",), ("sekda",)), [(TierFlaw.TWICE, "sekda")]),
    ],
)
def test_an_order_that_cannot_be_is_named(
    roles: Sequence[Sequence[str]], found: list[tuple[TierFlaw, str]]
) -> None:
    assert list(flaws(tiers_of(roles))) == found


@pytest.mark.parametrize(
    ("actor", "tier"),
    [
        ("Kabag", "Kabag"),
        ("Plt. kasubbag (Ani)", "Kabag"),
        ("HUKUM", "Kepala Bagian"),
        ("Kepala Bagian (Ani)", "Kepala Bagian"),
        ("ASISTEN-2", "Asisten"),
        ("Plh. Sekda", "Sekda"),
        ("TAPEM", None),
    ],
)
def test_a_role_signs_its_own_tier(actor: str, tier: str | None) -> None:
    found = authority(*FULL).tier_of(actor, ("HUKUM",))
    assert (found.name if found else None) == tier


def test_who_may_approve_is_still_who_looks_at_each_bureau() -> None:
    known = authority(*FULL)
    assert known.roles(Act.APPROVE) == ("Kabag", "Kasubbag")
    assert not known.allows(Act.APPROVE, "Sekda")
