"""The journal: immutable event files, in order without a clock, safe with two writers at once."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event, heads_of
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.errors import NotWritableError
from xlsops.files.journal import Journal

NOW = datetime(2026, 7, 8, 2, tzinfo=UTC)
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.files.journal import Journal

journal = Journal(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(25):
    made = RecapMade("", f"{sys.argv[2]} {number}", "")
    journal.append([made], datetime(2026, 7, 8, tzinfo=UTC), sys.argv[2])
"""


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


def add(journal: Journal, *names: str, at: datetime = NOW) -> tuple[Event, ...]:
    return journal.append([RecapMade("", name, "") for name in names], at, "Kasubbag")


def told(journal: Journal) -> list[str]:
    return [event.payload["file"] for event in journal.events()]


def test_events_are_read_as_they_were_added(journal: Journal) -> None:
    added = add(journal, "a", "b") + add(journal, "c")
    assert journal.events() == added
    assert [event.heads for event in added] == [(), (added[0].id,), (added[1].id,)]


def test_an_empty_journal_has_no_event(tmp_path: Path) -> None:
    assert Journal(tmp_path / "tidak ada").events() == ()
    assert add(Journal(tmp_path)) == ()


def test_order_follows_what_was_seen_and_not_the_clock(journal: Journal) -> None:
    add(journal, "pertama", at=NOW)
    add(journal, "kedua", at=NOW - timedelta(days=3))
    add(journal, "ketiga", at=NOW + timedelta(days=365))
    add(journal, "keempat", at=NOW - timedelta(days=9))
    assert told(journal) == ["pertama", "kedua", "ketiga", "keempat"]


def test_two_folders_merged_keep_every_event_and_one_order(tmp_path: Path) -> None:
    one, other = Journal(tmp_path / "a"), Journal(tmp_path / "b")
    for journal in (one, other):
        journal.folder.mkdir()
    (event,) = add(one, "awal")
    (other.folder / event.file_name).write_bytes((one.folder / event.file_name).read_bytes())
    add(one, "dari a")
    add(other, "dari b")
    for source, target in ((one, other), (other, one)):
        for path in source.folder.iterdir():
            (target.folder / path.name).write_bytes(path.read_bytes())
    assert one.events() == other.events()
    assert sorted(told(one)) == ["awal", "dari a", "dari b"]
    assert told(one)[0] == "awal"
    (last,) = add(one, "sesudah")
    assert len(last.heads) == 2
    assert heads_of(one.events()) == (last.id,)


def some(journal: Journal) -> Path:
    add(journal, "a", "b", "c")
    return sorted(journal.folder.iterdir())[1]


def test_a_changed_byte_is_noticed(journal: Journal) -> None:
    path = some(journal)
    path.write_text(path.read_text("utf-8").replace("Kasubbag", "Kabag!!!"), "utf-8")
    with stopped_by(messages.journal.damaged, match="tidak sesuai dengan namanya") as caught:
        journal.events()
    assert path.name in str(caught.value)
    assert "cadangan" in str(caught.value)


def test_every_flipped_byte_is_noticed(journal: Journal) -> None:
    path = some(journal)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with stopped_by(messages.journal.damaged):
            journal.events()


@pytest.mark.parametrize("length", [0, 1, 40, -1])
def test_a_cut_file_is_noticed(length: int, journal: Journal) -> None:
    path = some(journal)
    path.write_bytes(path.read_bytes()[:length])
    with stopped_by(messages.journal.damaged):
        journal.events()


@pytest.mark.parametrize(
    "content", [b"[]", b"null", b'{"kind": 1}', b"\xff\xfe", b"{}" + b" " * 99]
)
def test_a_file_that_is_no_event_is_noticed(content: bytes, journal: Journal) -> None:
    some(journal).write_bytes(content)
    with stopped_by(messages.journal.damaged):
        journal.events()


@pytest.mark.parametrize(
    ("at", "value"),
    [("2026-07-08T02:00:00.000000+00:00", each) for each in ("NaN", "1e999", "-Infinity")]
    + [("0001-01-01T00:00:00.000000+14:00", "1"), ("2026-07-08T02:00:00.000000", "1")],
)
def test_a_value_no_event_can_have_is_damage_under_its_right_name(
    at: str, value: str, journal: Journal
) -> None:
    text = f'{{"at":"{at}","by":"x","data":{{"a":{value}}},"heads":[],"kind":"k","v":1}}'
    name = f"20260708T020000000000Z-{sha256(text.encode()).hexdigest()[:16]}.json"
    (journal.folder / name).write_text(text)
    with stopped_by(messages.journal.damaged, match="rusak"):
        journal.events()


@pytest.mark.parametrize("year", [1, 2, 999, 9999])
def test_what_could_not_be_read_again_is_not_written(year: int, journal: Journal) -> None:
    known = add(journal, "a")
    with stopped_by(messages.journal.unwritable, match="--now"):
        add(journal, "b", "c", at=NOW.replace(year=year))
    assert journal.events() == known


def test_a_file_under_another_name_of_the_same_kind_is_noticed(journal: Journal) -> None:
    path = some(journal)
    path.rename(path.with_name("20260101T000000000000Z-0123456789abcdef.json"))
    with stopped_by(messages.journal.damaged, match="tidak sesuai dengan namanya"):
        journal.events()


def test_files_that_are_not_ours_are_passed_over(journal: Journal) -> None:
    add(journal, "a")
    for name in ("kunci.txt", "catatan.json", ".x.tmp", "20260101T000000000000Z-01.json"):
        (journal.folder / name).write_bytes(b"bukan catatan")
    assert told(journal) == ["a"]


def test_a_journal_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        add(Journal(tmp_path / "tidak ada"), "a")


def test_two_processes_that_append_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], stdin=subprocess.PIPE)
        for name in ("Kasubbag", "Kabag")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
    assert [writer.returncode for writer in writers] == [0, 0]
    events = Journal(tmp_path).events()
    told = [
        (name, int(number)) for event in events for name, number in [event.payload["file"].split()]
    ]
    assert sorted(told) == sorted((name, n) for name in ("Kasubbag", "Kabag") for n in range(25))
    for name in ("Kasubbag", "Kabag"):
        assert [number for writer, number in told if writer == name] == list(range(25))
