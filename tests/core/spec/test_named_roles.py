"""The tiers of approval that the sheet Wewenang names are read, and every fault of them is told."""

import pytest

from tests.core.spec.test_reading import Edit, add, put, spec_after, told
from xlsops.core.terms.authority import Act
from xlsops.core.values.cells import Text

FULL = "Kepala Bagian > Kabag, Kasubbag > Asisten > Sekda"


def signing(roles: str) -> Edit:
    return put("Wewenang", "Sahkan", "roles", Text(roles))


def test_as_delivered_one_tier_signs() -> None:
    assert spec_after().authority.tiers == ()


def test_tiers_are_read_lowest_first_and_others_may_do_what_they_could() -> None:
    authority = spec_after(signing(FULL)).authority
    assert [each.roles for each in authority.tiers] == [
        ("Kepala Bagian",),
        ("Kabag", "Kasubbag"),
        ("Asisten",),
        ("Sekda",),
    ]
    assert authority.roles(Act.APPROVE) == ("Kabag", "Kasubbag")
    assert authority.roles(Act.RETURN) == ("Kabag",)


def test_any_asisten_of_pejabat_makes_the_tier_known() -> None:
    second = add("Pejabat", 40, {"role": Text("ASISTEN-2"), "title": Text("Asisten Pembangunan")})
    assert told(signing("Kabag > Asisten"), second) == []


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ("Kabag > Bupati", 'Peran "Bupati" tidak ada di lembar Pejabat.'),
        ("Asisten > Sekda", 'Jenjang pengesahan mulai "Asisten" tidak memuat siapa yang memeriksa'),
        ("Kabag > Sekda > Asisten", 'Jenjang "Asisten" berdiri di atas jenjang yang lebih luas.'),
        ("Kabag > Sekda > Sekda", 'Jenjang "Sekda" disebut dua kali.'),
    ],
)
def test_tiers_that_cannot_be_are_told_at_their_cell(roles: str, sentence: str) -> None:
    (fault,) = told(signing(roles))
    assert fault.startswith("Lembar Wewenang, sel B9: ")
    assert sentence in fault


def test_only_approving_has_tiers() -> None:
    (fault,) = told(put("Wewenang", "Kembalikan", "roles", Text("Kabag > Sekda")))
    assert 'Peran "Kabag > Sekda" tidak ada di lembar Pejabat.' in fault
