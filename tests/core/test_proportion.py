"""What is asked for every bureau is looked up: twice as many bureaus cost twice as much, not four times."""

from datetime import UTC, datetime

import pytest

from tests.growth.measure import cost, grows_alike
from tests.samples import sample_spec
from xlsops.core.form.form_lines import layout_of
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.spec import rows
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.structs import replace

MANY = 300
AT = datetime(2026, 7, 8, tzinfo=UTC)


def test_the_files_of_all_bureaus_are_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        str(number): FileRecord(str(number), "x.xlsx", AT, Fate.ACCEPTED, "", "", f"B{number}")
        for number in range(MANY)
    }
    looked: list[str] = []
    monkeypatch.setattr(
        FileRecord, "accepted", property(lambda each: looked.append(each.sha) or True)
    )
    state = State(files=files)
    for number in range(MANY):
        assert [each.sha for each in state.versions(f"B{number}")] == [str(number)]
        assert state.current(f"B{number}") == files[str(number)]
        assert state.unsure(f"B{number}") == ()
    assert state.versions("lain") == ()
    assert len(looked) == MANY


def test_the_names_of_all_bureaus_are_gone_through_once_for_all_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[str] = []
    plain = rows.caseless
    monkeypatch.setattr(rows, "caseless", lambda text: looked.append(text) or plain(text))
    names = tuple(f"Bagian {number}" for number in range(MANY))
    for name in names:
        assert rows.chosen(f"  {name.upper()} ", names) == name
    assert len(looked) == 2 * MANY


def test_the_rows_of_a_bureau_are_found_without_going_through_those_of_all() -> None:
    spec = sample_spec()
    for each in spec.bureaus:
        assert spec.bureau(each.code) is each
        assert spec.indicators_of(each.code) is spec.indicators_of(each.code)
        assert [row.bureau for row in spec.programmes_of(each.code)] == [
            row.bureau for row in spec.programmes if row.bureau == each.code
        ]
    assert spec.indicators_of("lain") == ()
    assert spec.bureau("lain") is None


def test_the_form_of_a_bureau_costs_no_more_than_its_rows() -> None:
    spec = sample_spec()
    (row,) = [each for each in spec.programmes if each.asked][:1]

    def work(many: int) -> float:
        rows = tuple(replace(row, code=f"{row.code}.{number}") for number in range(many))
        bureau = spec.bureau(row.bureau)
        assert bureau is not None
        wide = replace(spec, programmes=rows)
        return cost(lambda: layout_of(wide, bureau))

    assert grows_alike(work, 500)
