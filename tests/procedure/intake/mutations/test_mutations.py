"""Recall is whole over the mutation table, and clean forms raise no alarm, whoever saved them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calc import oracle
from tests.procedure.intake.mutations.damages import MUTATIONS
from tests.procedure.intake.mutations.forms import (
    BUREAUS,
    LAYOUTS,
    answers_of,
    clean,
    examined,
    told_of,
)

SLICE = [(name, BUREAUS[at % len(BUREAUS)]) for at, name in enumerate(MUTATIONS)]
REST = [(name, each) for name in MUTATIONS for each in BUREAUS if (name, each) not in SLICE]


@pytest.mark.parametrize(
    ("name", "bureau"),
    [*SLICE, *(pytest.param(*each, marks=pytest.mark.exhaustive) for each in REST)],
)
def test_every_damage_is_told_and_what_it_leaves_whole_is_read_as_it_was(
    name: str, bureau: str
) -> None:
    damage = MUTATIONS[name]
    found = examined(damage.mutate(clean(bureau), LAYOUTS[bureau]))
    told = told_of(found)
    assert any(damage.told in each for each in told), (name, bureau, told)
    if damage.harmless:
        assert found.answers == answers_of(bureau), (name, bureau)


@pytest.mark.parametrize("name", [each for each in MUTATIONS if "rumus" in each])
def test_what_clean_forms_taught_hides_no_formula_that_was_altered(name: str) -> None:
    bureau, damage = BUREAUS[0], MUTATIONS[name]
    altered = damage.mutate(clean(bureau), LAYOUTS[bureau])
    assert told_of(examined(clean(bureau))) == ()
    first = told_of(examined(altered))
    assert told_of(examined(clean(bureau))) == ()
    assert told_of(examined(altered)) == first
    assert any(damage.told in each for each in first)


@pytest.mark.parametrize("bureau", BUREAUS)
def test_a_clean_form_raises_no_alarm(bureau: str) -> None:
    assert told_of(examined(clean(bureau))) == ()


def _slices() -> Iterator[object]:
    for at, each in enumerate(BUREAUS):
        yield each if at % 5 == 0 else pytest.param(each, marks=pytest.mark.exhaustive)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("bureau", [*_slices()])
def test_a_clean_form_that_libreoffice_saved_again_raises_none(bureau: str, tmp_path: Path) -> None:
    (tmp_path / "bersih.xlsx").write_bytes(clean(bureau))
    oracle.recalculate(tmp_path / "bersih.xlsx", tmp_path / "disimpan.xlsx")
    found = examined((tmp_path / "disimpan.xlsx").read_bytes())
    assert told_of(found) == ()
    assert found.answers == answers_of(bureau)
