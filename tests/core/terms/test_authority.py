"""Who may decide what is read from the sheet, and nobody else may."""

import pytest

from tests.core.spec.test_reading import add, put, spec_after, told
from tests.samples import sample_spec
from xlsops.core.terms.authority import Act, Authority, role_of
from xlsops.core.values.cells import Text

DELIVERED = {
    Act.ACCEPT_ERROR: ("Kabag",),
    Act.ACCEPT_WARNING: ("Kabag",),
    Act.ACCEPT_INFO: ("Kabag", "Kasubbag"),
    Act.RETURN: ("Kabag",),
    Act.APPROVE: ("Kabag",),
    Act.HAND_OVER: ("Kabag",),
    Act.SKIP: ("Kabag", "Sekda"),
    Act.SET_ASIDE: ("Kabag",),
}


def test_the_delivered_sheet_names_every_act() -> None:
    assert dict(sample_spec().authority.rows) == DELIVERED


@pytest.mark.parametrize(
    ("actor", "may"),
    [
        ("Kabag", True),
        ("KABAG", True),
        (" kabag ", True),
        ("Plt. Kabag", True),
        ("plh.Kabag", True),
        ("Kabag (Contoh Satu)", True),
        ("Plt. Kabag (Contoh)", True),
        ("a.n. Kabag", False),
        ("Kasubbag", False),
        ("Kabag Dua", False),
        ("", False),
        ("(Kabag)", False),
    ],
)
def test_a_role_is_known_by_its_text_but_for_a_name_and_an_acting_prefix(
    actor: str, may: bool
) -> None:
    assert Authority(((Act.APPROVE, ("Kabag",)),)).allows(Act.APPROVE, actor) is may


def test_an_act_no_row_speaks_of_is_the_kabags_alone() -> None:
    nobody = Authority(((Act.SKIP, ("Sekda",)),))
    assert [nobody.roles(act) for act in (Act.SKIP, Act.APPROVE)] == [("Sekda",), ("Kabag",)]
    assert not nobody.allows(Act.SKIP, "Kabag")


def test_roles_are_parted_by_commas() -> None:
    spec = spec_after(put("Wewenang", Act.SKIP.value, "roles", Text(" Sekda ,Plt. Kabag,, KKP ")))
    assert spec.authority.roles(Act.SKIP) == ("Sekda", "Plt. Kabag", "KKP")
    assert role_of("Plt. Kabag") == "kabag"


def test_a_role_nobody_holds_and_an_act_told_twice_are_faults() -> None:
    more = {"act": Text("Sahkan"), "roles": Text("Kabag")}
    assert told(
        put("Wewenang", Act.SKIP.value, "roles", Text("Sekda, Kabg")),
        put("Wewenang", Act.RETURN.value, "roles", Text("")),
        put("Wewenang", Act.HAND_OVER.value, "act", Text("Serahkan")),
        add("Wewenang", 13, more),
    ) == [
        "Lembar Wewenang, sel B8: Peran yang Berwenang belum diisi. "
        "Isi selnya, atau hapus barisnya bila tidak dipakai.",
        'Lembar Wewenang, sel A10: Tindakan berisi "Serahkan". Pilih salah satu: '
        f"{', '.join(act.value for act in Act)}.",
        'Lembar Wewenang, sel B11: Peran "Kabg" tidak ada di lembar Pejabat. '
        "Perbaiki namanya, atau tambahkan perannya.",
        'Lembar Wewenang, sel A13: "Sahkan" sudah dipakai di baris 9. Beri kode lain.',
    ]
