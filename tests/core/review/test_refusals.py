"""Whose a refused file is, and whether another one came since."""

from datetime import UTC, datetime, timedelta

import pytest

from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.refusals import refusals_of, unclaimed
from xlsops.core.terms.refused_files import Fate

CODES = ("UMUM", "PBJ", "KEUANGAN-DAERAH")
AT = datetime(2026, 7, 8, tzinfo=UTC)


def record(name: str, fate: Fate = Fate.REFUSED, bureau: str = "", hours: int = 0) -> FileRecord:
    return FileRecord(f"{name}{hours}", name, AT + timedelta(hours=hours), fate, "", "", bureau)


def found(*files: FileRecord) -> dict[str, str]:
    state = State(files={each.sha: each for each in files})
    return {
        code: ", ".join(each.name for each in refused)
        for code, refused in refusals_of(state, CODES).items()
    }


@pytest.mark.parametrize(
    ("name", "bureau"),
    [
        ("Format UMUM TW2 2026.xlsx", "UMUM"),
        ("dari wa/umum_final(2).xls", "UMUM"),
        ("keuangan-daerah.xlsx", "KEUANGAN-DAERAH"),
        ("PBJ dan UMUM.xlsx", None),
        ("umumkan.xlsx", None),
        ("laporan.xlsx", None),
    ],
)
def test_an_unreadable_file_is_the_bureaus_whose_code_alone_stands_in_its_name(
    name: str, bureau: str | None
) -> None:
    assert found(record(name)) == ({bureau: name} if bureau else {})


def test_a_file_that_says_whose_it_is_is_that_bureaus_whatever_its_name() -> None:
    assert found(record("PBJ.xlsx", bureau="UMUM")) == {"UMUM": "PBJ.xlsx"}
    assert found(record("PBJ.xlsx", bureau="LAIN")) == {}


def test_what_came_after_the_refused_file_ends_it() -> None:
    refused = record("UMUM.xlsx", hours=1)
    assert found(record("a.xlsx", Fate.ACCEPTED, "UMUM"), refused) == {"UMUM": "UMUM.xlsx"}
    assert found(refused, record("a.xlsx", Fate.NOTED, "UMUM", hours=2)) == {}


def test_every_file_refused_since_the_last_one_that_counts_is_named_oldest_first() -> None:
    old, new = record("UMUM.xlsx"), record("umum-2.xls", hours=3)
    taken = record("a.xlsx", Fate.ACCEPTED, "UMUM", hours=1)
    assert found(new, old) == {"UMUM": "UMUM.xlsx, umum-2.xls"}
    assert found(new, taken, old) == {"UMUM": "umum-2.xls"}


def test_a_refused_file_that_names_no_bureau_is_nobodys_and_told_as_such() -> None:
    files = (
        record("b.zip", hours=1),
        record("UMUM.xlsx"),
        record("a.eml"),
        record("c", Fate.NOTED),
    )
    state = State(files={each.sha: each for each in files})
    assert [each.name for each in unclaimed(state, CODES)] == ["a.eml", "b.zip"]
