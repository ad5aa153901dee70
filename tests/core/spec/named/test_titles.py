"""Who acts is called as the office's own sheet Pejabat calls them."""

import pytest

from tests.core.builders import office
from tests.core.traces import at, chained, opened
from xlsops.core.clock.actions import actions_of
from xlsops.core.clock.period_time import clocks_of
from xlsops.core.journal.fold import fold
from xlsops.core.spec.named.titles import fill_titles, short_title, titles_of
from xlsops.core.spec.spec import Official
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace

AGENCY = replace(
    office(),
    officials=(
        Official("SEKDA", "Sekretaris Dinas"), Official("ASISTEN", "Asisten"),
        Official("KABAG", "Kepala Bidang Perencanaan, Evaluasi dan Pelaporan", prefix="Plt."),
        Official("KASUBBAG", ""),
    ),
)  # fmt: skip


def test_actions_and_clocks_call_the_parties_of_another_office_by_its_titles() -> None:
    chain = chained((opened("1 07.30"),))
    clocks = clocks_of(AGENCY, fold(chain), chain, at("1 07.40"), 0)
    assert [each.name for each in clocks.parties[:4]] == [
        "Sekretaris Dinas",
        "Asisten",
        "Kabid",
        "Kasubbag",
    ]
    (action,) = actions_of(clocks, fold(chain), {})
    assert action.sentence.startswith("Asisten memerintahkan Kabid membuat format")


def test_a_step_names_who_acts_by_the_offices_titles() -> None:
    titles = titles_of(AGENCY)
    assert [fill_titles(step.actor, titles) for step in Step][6:] == [
        "Kabid",
        "Kabid",
        "Jabatan Pelaksana di bawah Kasubbag",
    ]


def test_titles_that_sound_alike_when_short_stay_whole() -> None:
    heads = (
        Official("ASISTEN", "Kepala Bidang Umum"),
        Official("KABAG", "Kepala Bidang Perencanaan"),
    )
    titles = titles_of(replace(AGENCY, officials=heads))
    assert (titles["ASISTEN"], titles["KABAG"]) == (
        "Kepala Bidang Umum",
        "Kepala Bidang Perencanaan",
    )


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Kepala Bagian Organisasi", "Kabag"),
        ("KEPALA SUB BAGIAN PROGRAM", "Kasubbag"),
        ("Kepala Subbagian Program", "Kasubbag"),
        ("Kabag Umum", "Kabag"),
        ("Sekretaris Daerah", "Sekretaris Daerah"),
        ("Asisten Administrasi Umum", "Asisten Administrasi Umum"),
        ("Kepala Badan", "Kepala Badan"),
    ],
)
def test_a_title_is_said_short_where_that_is_usual(title: str, short: str) -> None:
    assert short_title(title) == short
