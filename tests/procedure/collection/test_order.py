"""Which file of a bureau counts: the newest as far as that is known, else the one the Kabag chooses."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.one_sheet import one_sheet
from tests.procedure.kabag import LATER, write_down
from tests.procedure.sequences.model import OPENED
from tests.procedure.tiny import BROKEN, CLEAN, OTHER, Tiny, opened, sending
from tests.procedure.trouble.test_crashes import Crash, crashing
from tests.quarter import NOW, Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.facts.kinds import CopyReturned, FileReceived
from xlsops.core.journal.facts.payload import value_told
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import SET_ASIDE
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import XlsopsError
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect, validate
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.status.standing import status

FIRST, SECOND = "a lama.xlsx", "b baru.xlsx"
WHY = "Bagian menyebut berkas yang lain"


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return opened(tmp_path / "periode", at=OPENED)


def exported(data: bytes) -> bytes:
    """Return a workbook as Google writes it: without document properties."""
    parts = take_apart(data)
    del parts["docProps/core.xml"]
    for name, pattern in (
        ("_rels/.rels", rb'<Relationship [^>]*core-properties"[^>]*/>'),
        ("[Content_Types].xml", rb'<Override [^>]*/docProps/core.xml"[^>]*/>'),
    ):
        parts[name], count = re.subn(pattern, b"", parts[name])
        assert count == 1
    return put_together(parts)


PAIRS: dict[str, Callable[[], tuple[bytes, bytes]]] = {
    "tanpa waktu simpan": lambda: (sending("KKP", OTHER, 1), exported(sending("KKP"))),
    "waktu simpan sama": lambda: (sending("KKP", OTHER, 1), sending("KKP", CLEAN, 1)),
    "keduanya tanpa waktu": lambda: (
        sending("KKP", OTHER, 1, timed=False),
        exported(sending("KKP")),
    ),
    "waktu mustahil": lambda: (sending("KKP", OTHER, 1), sending("KKP", CLEAN, 99_999)),
}


@pytest.fixture(params=PAIRS)
def doubtful(request: pytest.FixtureRequest, tiny: Tiny) -> Tiny:
    """A period in whose inbox two files of one bureau lie, and nothing tells which is newer."""
    for name, data in zip((FIRST, SECOND), PAIRS[request.param](), strict=True):
        tiny.drop(name, data)
    return tiny


def counted(tiny: Tiny) -> str:
    current = tiny.period().state.current("KKP")
    assert current is not None
    return current.name


def told(outcome: Outcome) -> str:
    return "\n".join(outcome.lines)


def put_aside(tiny: Tiny, file: str, deed: Deed = Deed.SET_ASIDE) -> Outcome:
    return record(tiny.period(), Entry(deed, bureau="KKP", notes=WHY, file=file))


def test_an_order_nobody_knows_is_said_and_not_claimed(doubtful: Tiny) -> None:
    outcome = collect(doubtful.period())
    assert outcome.attention
    assert sorted(outcome.data["unsure"]["KKP"]) == [FIRST, SECOND]
    assert "Lebih baru" not in told(outcome)
    (line,) = [
        each
        for each in outcome.lines
        if each.startswith("PERIKSA KKP: tidak diketahui berkas mana yang lebih baru")
    ]
    assert f"Sementara dihitung {counted(doubtful)}." in line
    assert all(each["message"].startswith("PERIKSA: ") for each in outcome.data["files"])
    assert doubtful.faults() == []


@pytest.mark.parametrize("chosen", [FIRST, SECOND])
def test_following_the_advice_ends_the_doubt_and_the_chosen_file_counts(
    chosen: str, doubtful: Tiny
) -> None:
    collect(doubtful.period())
    other = SECOND if chosen == FIRST else FIRST
    outcome = put_aside(doubtful, other)
    assert outcome.lines == (
        f"Kiriman KKP {other} dikesampingkan; yang dipakai sekarang {chosen}.",
    )
    assert counted(doubtful) == chosen
    again = collect(doubtful.period())
    assert (again.data["unsure"], again.attention, "PERIKSA" in told(again)) == ({}, False, False)
    assert approve(doubtful.period(), ("KKP",)).data["approved"] == ["KKP"]
    put_aside(doubtful, other, Deed.USED_AGAIN)
    assert doubtful.period().state.unsure("KKP") == ()
    assert counted(doubtful) == chosen
    assert doubtful.faults() == []


def test_a_doubt_lasts_over_every_look_and_keeps_the_bureau_from_being_approved(
    doubtful: Tiny,
) -> None:
    collect(doubtful.period())
    before = counted(doubtful)
    for look in (collect, validate, status):
        outcome = look(doubtful.period())
        assert "PERIKSA KKP: tidak diketahui" in told(outcome)
    assert validate(doubtful.period()).attention
    assert "memilih berkas KKP yang berlaku" in told(status(doubtful.period()))
    with stopped_by(
        messages.procedure.too_early, match="tidak diketahui berkas mana yang lebih baru"
    ) as stopped:
        approve(doubtful.period(), ("KKP",))
    assert "--set-aside KKP --file" in str(stopped.value)
    assert approve(doubtful.period()).data["approved"] == []
    assert (counted(doubtful), doubtful.faults()) == (before, [])


def test_files_answered_alike_need_no_choice(tiny: Tiny) -> None:
    tiny.drop(FIRST, sending("KKP", CLEAN, 1))
    tiny.drop(SECOND, exported(sending("KKP")))
    outcome = collect(tiny.period())
    assert (outcome.data["unsure"], outcome.attention) == ({}, False)
    assert "Jawabannya sama dengan" in told(outcome)
    assert "Lebih baru" not in told(outcome)
    assert approve(tiny.period(), ("KKP",)).data["approved"] == ["KKP"]


def test_a_file_without_a_save_time_counts_when_it_came_later_and_says_by_what(tiny: Tiny) -> None:
    tiny.drop(FIRST, sending("KKP", OTHER, 1))
    collect(tiny.period())
    tiny.drop(SECOND, exported(sending("KKP")))
    outcome = collect(tiny.period())
    assert (
        f"Lebih baru dari {FIRST}, yang tetap tersimpan di arsip. Urutan ini menurut urutan diterima."
        in told(outcome)
    )
    assert (counted(tiny), outcome.attention) == (SECOND, False)


def test_an_older_file_that_comes_later_replaces_nothing_and_is_said(tiny: Tiny) -> None:
    tiny.drop(SECOND, sending("KKP", CLEAN, 9))
    collect(tiny.period())
    tiny.drop(FIRST, sending("KKP", OTHER, 1))
    outcome = collect(tiny.period())
    assert outcome.attention
    assert (
        f"PERIKSA: lebih lama dari {SECOND} menurut waktu simpan, jadi tidak menggantikannya."
        in told(outcome)
    )
    assert counted(tiny) == SECOND
    put_aside(tiny, SECOND)
    assert (counted(tiny), tiny.faults()) == (FIRST, [])


def test_an_older_file_after_the_approval_proposes_nothing(tiny: Tiny) -> None:
    tiny.drop(SECOND, sending("KKP", CLEAN, 9))
    collect(tiny.period())
    approve(tiny.period(), ("KKP",))
    tiny.drop(FIRST, sending("KKP", OTHER, 1))
    assert collect(tiny.period()).data["revised"] == []
    assert counted(tiny) == SECOND


def test_the_order_is_the_same_whichever_came_first(tiny: Tiny, tmp_path: Path) -> None:
    other = opened(tmp_path / "lain", at=OPENED)
    files = [sending("KKP", slip, number) for number, slip in enumerate((CLEAN, OTHER, BROKEN), 1)]
    for room, order in ((tiny, files), (other, files[::-1])):
        for number, data in enumerate(order):
            room.drop(f"{number}.xlsx", data)
            collect(room.period())
    assert [each.sha for each in tiny.period().state.versions("KKP")] == [
        each.sha for each in other.period().state.versions("KKP")
    ]


def test_a_file_that_waited_while_another_was_taken_did_not_come_later(tiny: Tiny) -> None:
    tiny.drop(FIRST, sending("KKP", OTHER, 1))
    tiny.drop(SECOND, exported(sending("KKP")))
    lock = tiny.drop(f"~${SECOND}", b"Ani")
    collect(tiny.period())
    lock.unlink()
    assert sorted(collect(tiny.period(NOW + timedelta(hours=1))).data["unsure"]["KKP"]) == [
        FIRST,
        SECOND,
    ]


def test_a_run_cut_short_makes_none_of_its_files_later(tmp_path: Path) -> None:
    for point in range(1, 40):
        tiny = opened(tmp_path / str(point), at=OPENED)
        tiny.drop(FIRST, sending("KKP", OTHER, 1))
        tiny.drop(SECOND, exported(sending("KKP")))
        try:
            with crashing(point):
                collect(tiny.period())
        except Crash:
            outcome = collect(tiny.period(NOW + timedelta(hours=1)))
            assert sorted(outcome.data["unsure"]["KKP"]) == [FIRST, SECOND], point
        else:
            return
    raise AssertionError


def test_a_journal_of_an_earlier_version_stands_as_it_stood(doubtful: Tiny) -> None:
    """Events that tell no more than save time and receipt are ordered by receipt alone."""
    collect(doubtful.period())
    events = doubtful.period().events
    came = [each for each in events if each.kind == FileReceived.kind]
    for each in came:
        (doubtful.folder.journal / each.file_name).unlink()
    old = [
        {
            key: value
            for key, value in each.payload.items()
            if key not in {"after", "answers", "beside", "written"}
        }
        for each in came
    ]
    seen = [each for each in events if each not in came and each.kind != CopyReturned.kind]
    doubtful.period().journal.append(
        [value_told(FileReceived, each) for each in old], NOW, "Kasubbag", seen
    )
    state = doubtful.period().state
    assert [each.sha for each in state.versions("KKP")] == [each["sha"] for each in old]
    assert (state.unsure("KKP"), counted(doubtful)) == ((), old[-1]["name"])
    assert collect(doubtful.period()).data["unsure"] == {}
    assert doubtful.faults() == []


def test_an_old_form_sent_once_more_never_replaces_the_mended_one_in_silence(tiny: Tiny) -> None:
    tiny.drop(FIRST, exported(sending("KKP", BROKEN)))
    collect(tiny.period())
    tiny.drop(SECOND, exported(sending("KKP")))
    outcome = collect(tiny.period())
    assert (
        f"KKP: dihitung versi 2 dari 2, {SECOND}, karena lebih baru dari {FIRST} menurut urutan diterima."
        in outcome.lines
    )
    tiny.drop("c lama sekali.xlsx", sending("KKP", BROKEN, 3, timed=False))
    outcome = collect(tiny.period())
    assert counted(tiny) == SECOND
    assert (
        f"PERIKSA KKP: tidak diketahui berkas mana yang lebih baru, c lama sekali.xlsx atau {SECOND} "
        "(c lama sekali.xlsx berisi sama dengan kiriman yang sudah digantikan, dan tidak ada waktu "
        f"simpan yang membuktikan mana yang terakhir). Sementara dihitung {SECOND}."
        in told(outcome)
    )
    (page,) = [each for each in tiny.pages if each.name == "Tahapan"]
    assert any("c lama sekali.xlsx berisi sama" in str(row) for row in page.values)
    put_aside(tiny, "c lama sekali.xlsx")
    (page,) = [each for each in tiny.pages if each.name == "Tahapan"]
    assert any(f"KKP: dihitung versi 2 dari 2, {SECOND}" in str(row) for row in page.values)
    assert (tiny.period().state.unsure("KKP"), tiny.faults()) == ((), [])


@pytest.mark.parametrize(
    ("file", "how"), [("lain.xlsx", "tidak ada"), ("sama.xlsx", "lebih dari satu")]
)
def test_a_name_that_means_no_file_or_two_is_refused_with_the_names_there_are(
    file: str, how: str, tiny: Tiny
) -> None:
    for folder, slip in (("x", CLEAN), ("y", OTHER)):
        (tiny.folder.inbox / folder).mkdir()
        tiny.drop(f"{folder}/sama.xlsx", sending("KKP", slip, 1))
    collect(tiny.period())
    with pytest.raises(XlsopsError, match=f"bernama {file} yang dipakai {how}.*x/sama.xlsx"):
        put_aside(tiny, file)
    assert "dikesampingkan" in told(put_aside(tiny, "x/sama.xlsx"))


def test_two_files_may_be_set_aside_for_the_same_reason(tiny: Tiny) -> None:
    for number, slip in enumerate((CLEAN, OTHER, BROKEN), 1):
        tiny.drop(f"{number}.xlsx", sending("KKP", slip, number))
    collect(tiny.period())
    assert [put_aside(tiny, f"{number}.xlsx").data["recorded"] for number in (1, 1, 3)] == [1, 0, 1]
    assert counted(tiny) == "2.xlsx"


def test_the_doubt_stands_where_a_reviewer_looks_and_a_row_of_the_workbook_ends_it(
    room: Room,
) -> None:
    at = NOW.replace(tzinfo=None, hour=4)
    room.send("KKP", FIRST, at=at, **{"KKP-01__bukti": "Laporan lain"})
    room.send("KKP", SECOND, at=at)
    room.collect(LATER)

    def texts(sheet: str) -> list[str]:
        rows = one_sheet(room.root / CONTROL, sheet).iter_rows(values_only=True)
        return [str(cell) for row in rows for cell in row if cell is not None]

    assert "Berkas belum dipilih" in texts("Beranda")
    assert any(
        each.startswith("PERIKSA: tidak diketahui berkas mana yang lebih baru")
        for each in texts("Isian KKP")
    )
    assert verify(room.root).data["faults"] == []
    write_down(room, {"what": SET_ASIDE, "bureau": "KKP", "number": FIRST, "notes": WHY})
    assert record(room.period(LATER)).data["recorded"] == 1
    assert record(room.period(LATER)).data["recorded"] == 0
    (event,) = [
        json.loads(path.read_text("utf-8"))
        for path in sorted((room.root / "jurnal").glob("*.json"))
        if "kiriman_dikesampingkan" in path.read_text("utf-8")
    ]
    assert event["data"]["file"] == FIRST
    assert "Valid, 1 dikesampingkan" in texts("Beranda")
    assert not any("PERIKSA" in each for each in texts("Isian KKP"))
