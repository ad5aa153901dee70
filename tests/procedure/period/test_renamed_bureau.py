"""A bureau renamed after it has sent keeps what it sent: nothing is lost, and nothing of it is told wrongly."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import fields
from openpyxl import load_workbook

from tests.core.spec.test_former_codes import spec
from tests.procedure.kabag import LATER, approved, seen
from tests.quarter import Room, room_after
from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import KINDS, Carried, Decided, FileReceived, Returned
from xlsops.core.journal.facts.particulars import FormatMade
from xlsops.core.journal.facts.request_kinds import (
    FormatsMade,
    FormatsSent,
    Made,
    ObstaclesNoted,
    Opened,
    Reminded,
)
from xlsops.core.journal.renamed_bureaus import parts_sent, under_codes_of_today
from xlsops.core.spec import tables
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.requests.making import make_forms


@room_after
def renamed(room: Room) -> None:
    """An office in which a bureau was approved, and then got another code."""
    room.send("HUKUM")
    room.send("KKP")
    room.collect()
    approved(room)
    book = load_workbook(room.root / CONTROL)
    for table, key in (
        (tables.BUREAUS, "code"),
        (tables.INDICATORS, "bureau"),
        (tables.PROGRAMMES, "bureau"),
    ):
        columns = [each.key for each in table.columns]
        for row in book[table.sheet].iter_rows(table.first_row):
            cell = row[columns.index(key)]
            if cell.value == "HUKUM":
                cell.value = "HKM"
                if table is tables.BUREAUS:
                    row[columns.index("formerly")].value = "hukum"
    book.save(room.root / CONTROL)


def test_what_it_sent_still_counts_and_its_approval_is_asked_for_again(renamed: Room) -> None:
    view = seen(renamed)
    (there,) = (each for each in view.bureaus if each.bureau.code == "HKM")
    assert there.record
    assert there.record.name == "HUKUM.xlsx"
    assert there.recap.measured > 0
    assert there.approval
    assert there.changed
    assert view.recap.received == 2
    assert "2 sudah dikenal, 0 baru diterima" in renamed.collect(LATER).lines[0]
    make_forms(renamed.period(LATER))
    renamed.send("HKM", "baru.xlsx")
    assert any("baru.xlsx: diterima" in each for each in renamed.collect(LATER).lines)
    assert len(seen(renamed).state.versions("HKM")) == 2


def test_what_is_made_of_it_is_made_again_the_same(renamed: Room) -> None:
    make_recap_book(renamed.period(LATER))
    told = verify(renamed.root)
    assert [each for each in told.lines if "Rekap Data Kinerja" in each and "berbeda" in each] == []
    assert any("Pengesahan HKM mencatat sidik data" in each for each in told.lines)
    assert not any("menurut jurnal" in each for each in told.lines)


FACTS = (
    Made("TW II 2026"),
    FormatsMade((FormatMade("RT", "f1", "aa"), FormatMade("KKP", "f2", "bb"))),
    FormatsSent(("RT", "KKP"), "surat"),
    Reminded(("RT",), {"RT": 2}),
    Decided("RT", "V11", "a", "b", "c", FindingState.OPEN, ""),
    Returned("RT", "x.xlsx", "aa", "bb", (("V11", "RT", "a", "b"),)),
)


def journal() -> tuple[Event, ...]:
    return tuple(event_of(each, LATER, "Kabag") for each in FACTS)


def test_all_that_is_told_of_it_is_told_of_its_code_of_today_and_no_hash_changes() -> None:
    before = journal()
    after = under_codes_of_today(before, spec(UMUM="rt"))
    assert [each.id for each in after] == [each.id for each in before]
    assert [each.fact for each in after] == [
        Made("TW II 2026"),
        FormatsMade((FormatMade("UMUM", "f1", "aa"), FormatMade("KKP", "f2", "bb"))),
        FormatsSent(("UMUM", "KKP"), "surat"),
        Reminded(("UMUM",), {"UMUM": 2}),
        Decided("UMUM", "V11", "a", "b", "c", FindingState.OPEN, ""),
        Returned("UMUM", "x.xlsx", "aa", "bb", (("V11", "UMUM", "a", "b"),)),
    ]
    assert under_codes_of_today(after, spec(UMUM="rt")) == after


@pytest.mark.parametrize("codes", [{}, {"UMUM": "XYZ"}])
def test_an_office_that_renamed_nothing_reads_its_journal_as_it_is(codes: dict[str, str]) -> None:
    before = journal()
    told = under_codes_of_today(before, spec(**codes))
    assert all(each is was for each, was in zip(told, before, strict=True))


def test_of_bureaus_that_became_one_nothing_is_guessed_and_what_came_of_them_is_named() -> None:
    came = FileReceived("TU", "", Fate.ACCEPTED, "", "tu.xlsx", "ab")
    told = (*journal(), event_of(came, LATER, "Kabag"))
    office = spec(UMUM="RT, TU")
    assert under_codes_of_today(told, office) == told
    assert parts_sent(told, office) == {"UMUM": ("TU",)}
    assert parts_sent(told, spec(UMUM="TU")) == {}


TOLD_BY_NAME = {
    "bureau": "FileReceived FileSetAside FileUsedAgain RepairUndone RepairRestored CopyReturned Decided Returned "
    "Approved ChangedOutside Found Withdrawn FormatConfirmed TierSigned ApprovalReopened FormatMade LetterMade "
    "BureauHash SignedFigures",
    "bureaus": "HandedOver StepRecorded StepPlanned FormatsSent Reminded",
    "missing": "HandedOver TierSigned",
    "late": "Reminded",
    "findings": "Returned",
}
"""Where the code of a bureau stands in what a journal tells of its own quarter, by the name of the field."""
NO_CODES = (
    "after answers asked assignee assistant beside cell cells changes channel code column copy "
    "corrects counts coverage date due emblem events evidence evidence_file fate field figures "
    "file files filler final format formats hash joined key label line message name new note "
    "notes number old participants parts place program reason recap repair replaces replies "
    "role row saved severity sha sheet shown source state step text tier time until value wide "
    "written"
)


def fields_told(kind: Any, found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return by the name of a field which facts, and parts of them, have it."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        found.setdefault(each.name, set()).add(kind.__name__)
        for part in parts_of(hints[each.name]):
            fields_told(part, found)
    return found


def parts_of(told: Any) -> Iterator[Any]:
    """Yield the facts within the type of a field."""
    if isinstance(told, type) and issubclass(told, Struct):
        yield told
    for each in get_args(told):
        yield from parts_of(each)


def test_every_field_that_may_hold_a_code_is_known_by_its_name() -> None:
    found: dict[str, set[str]] = {}
    for kind in KINDS.values():
        if kind not in {Made, Opened, Carried, ObstaclesNoted}:
            fields_told(kind, found)
    known = {name: {*kinds.split()} for name, kinds in TOLD_BY_NAME.items()}
    assert {name: found[name] for name in known} == {
        **known,
        "findings": {"Returned", "CopyReturned"},  # there their number
    }
    assert found.keys() - known.keys() == {*NO_CODES.split()}
