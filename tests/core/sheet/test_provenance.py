"""What a workbook was made of is told in it, and reads back as it was told."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.core.builders import office
from tests.core.traces import chained, made, opened
from tests.samples import sample_spec
from xlsops.core.sheet.provenance import (
    Provenance,
    asked,
    provenance_from,
    provenance_of,
    with_provenance,
)
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.accepted_explanations import Explaining
from xlsops.core.spec.spec import Bureau
from xlsops.core.values.structs import replace

AT = datetime(2026, 7, 8, 10, 30, tzinfo=timezone(timedelta(hours=7)))
IMPRINT = Provenance(AT, ("aa", "bb"), "cc", "1.2.3")
TEXT = '{"asked":"cc","heads":["aa","bb"],"moment":"2026-07-08T10:30:00+07:00","program":"1.2.3"}'

EARLIER = {
    "Act",
    "Authority",
    "Band",
    "Block",
    "Bureau",
    "Decimal",
    "Direction",
    "Field",
    "FieldKind",
    "Frequency",
    "Holiday",
    "Hours",
    "Indicator",
    "Measure",
    "Method",
    "NegativeFormula",
    "Official",
    "Period",
    "Programme",
    "Rule",
    "RuleState",
    "Settings",
    "Shown",
    "Spec",
}
"""The classes whose names stand in the fingerprint of what is asked."""


def test_an_provenance_is_one_line_that_reads_back_as_it_was() -> None:
    assert IMPRINT.text == TEXT
    assert provenance_from(TEXT) == IMPRINT


def test_an_provenance_without_anything_seen_reads_back_as_it_was() -> None:
    first = Provenance(AT.astimezone(UTC), (), "", "")
    assert provenance_from(first.text) == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kinerja",
        "[]",
        "7",
        "null",
        "{}",
        TEXT[:-1],
        TEXT.replace("2026-07-08", "2026-13-08"),
        TEXT.replace("+07:00", ""),
        TEXT.replace('["aa","bb"]', "7"),
        TEXT.replace('"2026-07-08T10:30:00+07:00"', "7"),
        TEXT.replace('"program"', '"programme"'),
        TEXT.replace('"asked"', '"asking"'),
        "[" * 100_000,
    ],
    ids=lambda text: text[:24],
)
def test_what_is_no_provenance_is_read_as_none(text: str) -> None:
    assert provenance_from(text) is None


def test_what_is_asked_has_one_fingerprint_until_anything_asked_changes() -> None:
    spec = office()
    assert asked(spec) == asked(replace(spec))
    renamed = replace(spec, bureaus=(*spec.bureaus[:1], Bureau("LAIN", "Bagian Baru")))
    resettled = replace(spec, settings=replace(spec.settings, place="Kota Lain"))
    assert len({asked(each) for each in (spec, renamed, resettled, replace(spec, rules=()))}) == 3
    assert len(asked(spec)) == 64


def test_what_reading_a_file_may_take_is_no_part_of_what_is_asked() -> None:
    spec = office()
    settings = replace(spec.settings, file_seconds=60, file_megabytes=1024)
    assert asked(replace(spec, settings=settings)) == asked(spec)


def test_what_an_explanation_needs_is_part_of_it_only_where_it_is_not_usual() -> None:
    """Approvals of before, when nobody could say it, were of the usual ones."""
    spec = office()
    assert "explaining" not in repr(spec)
    stricter = replace(spec.settings, explaining=Explaining(words=3))
    assert asked(replace(spec, settings=stricter)) != asked(spec)


def test_a_text_no_file_can_hold_does_not_keep_a_workbook_from_its_provenance() -> None:
    spec = office()
    odd = replace(spec, settings=replace(spec.settings, place="\ud800"))
    assert asked(odd) != asked(spec)


def test_an_provenance_names_the_last_events_and_what_is_asked_now() -> None:
    events = chained((opened("1 08.00"), made("1 09.00")))
    assert provenance_of(asked(office()), events, AT, "9") == Provenance(
        AT, (events[-1].id,), asked(office()), "9"
    )


@pytest.mark.parametrize(
    ("page", "values", "widths"),
    [
        (
            Sheet("x", (("a", "b"), ("c",)), widths=(10.0, 12.0)),
            (("a", "b", "kunci"), ("c", None, None)),
            (10.0, 12.0, 0.0),
        ),
        (
            Sheet("x", (("a",),), widths=(10.0, 12.0, 14.0)),
            (("a", None, None, "kunci"),),
            (10.0, 12.0, 14.0, 0.0),
        ),
        (
            Sheet("x", (("a", "b", "c"),), widths=(10.0,)),
            (("a", "b", "c", "kunci"),),
            (10.0, 0.0, 0.0, 0.0),
        ),
    ],
    ids=["as wide as its rows", "wider than its rows", "narrower than its rows"],
)
def test_an_provenance_stands_in_a_hidden_column_right_of_all_that_is_painted(
    page: Sheet, values: object, widths: object
) -> None:
    assert with_provenance(page, "kunci") == replace(page, values=values, widths=widths)


def test_the_fingerprint_of_what_is_asked_is_what_it_was_when_choices_were_texts() -> None:
    spec = sample_spec()
    for text in ("'Sub Kegiatan'", "'jumlah'", "'tidak'"):
        assert text in repr(spec)
    assert "Level" not in repr(spec)
    assert "Total" not in repr(spec)


def test_the_fingerprint_of_what_is_asked_outlives_a_new_name_of_a_class() -> None:
    """Papers and approvals of before carry it: another one says that the master was changed."""
    untold = re.sub(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"", "", repr(sample_spec()))
    assert set(re.findall(r"\b([A-Z][A-Za-z]+)(?=\(|\.[A-Z_]+: )", untold)) == EARLIER
