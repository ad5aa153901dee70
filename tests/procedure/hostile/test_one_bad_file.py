"""Three good files, a bad one, three good: whatever the bad one is, six count and one has its outcome."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.test_main import AT, object_of, run
from tests.growth.forms import GROWING
from tests.procedure.hostile.bad_files import bad_files, heavy_files
from tests.procedure.tiny import CLEAN, Tiny, opened, sending
from tests.quarter import Room
from xlsops.core.terms.outcome import Outcome
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.procedure.collection.collecting import collect

TAKEN = ("diterima", "diterima dengan catatan")
GOOD = ("HUKUM", "KKP", "TAPEM", "KESRA", "EKON", "ORG")
_FOREIGN = re.compile(
    r"[A-Za-z_]+(?:Error|Exception)\b|Traceback|\b(?:None|NoneType|CRC|DOCTYPE|ZIP64|OPC)\b|xl/|docProps"
    r"|_rels|\.(?:xml|rels|bin|vml)\b|\b(?:the|file is|please|invalid|not|bad|missing|expected|line \d)\b"
)
Told = Mapping[str, Any]


def plain(told: Told) -> None:
    """Assert that a refusal is told in Indonesian, on one line, with nothing of the program's inside."""
    message = told["message"]
    assert message.endswith("."), told
    assert "\n" not in message, told
    assert not _FOREIGN.search(message), told
    assert re.search(r"\b(?:[Bb]erkas|[Ff]ormat|[Ff]ormulir|[Tt]riwulan)\b", message), told


def judged(listed: list[Told], good: set[str], bad: set[str]) -> None:
    """Assert that every file has one outcome: the good ones are taken, the bad ones refused."""
    told = {each["name"]: each for each in listed}
    assert len(told) == len(listed)
    assert told.keys() == good | bad
    assert {told[each]["fate"] for each in good} <= {*TAKEN}
    assert {each for each in bad if told[each]["fate"] != "ditolak"} == set()
    for each in bad:
        plain(told[each])


def traces(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {each.name: (each.read_bytes(), each.stat().st_mtime_ns) for each in folder.iterdir()}


def test_there_are_many_more_bad_files_than_a_hundred_and_twenty_and_no_two_alike() -> None:
    assert len(set(bad_files().values())) == len(bad_files()) > 400


def test_six_good_files_count_among_all_bad_ones_at_once(room: Room) -> None:
    good = {f"{'a' if number < 3 else 'z'} {code}.xlsx": code for number, code in enumerate(GOOD)}
    for name, code in good.items():
        room.send(code, name)
    for name, data in bad_files().items():
        room.drop(name, data)
    ran = run("collect", room.root, *AT, "--json")
    found: dict[str, Any] = object_of(ran)
    assert ran.code == 1
    judged(found["files"], {*good}, {*bad_files()})
    assert (found["accepted"], found["refused"]) == (6, len(bad_files()))


def test_a_validly_signed_form_at_the_limits_stops_none_of_the_good_ones(room: Room) -> None:
    good = {f"{'a' if number < 3 else 'z'} {code}.xlsx": code for number, code in enumerate(GOOD)}
    for name, code in good.items():
        room.send(code, name)
    heavy = heavy_files(room.filled("UMUM"))
    for name, data in heavy.items():
        room.drop(name, data)
    outcome = room.collect()
    told = {each["name"]: each for each in outcome.data["files"]}
    assert told.keys() == {*good, *heavy}
    assert {told[each]["fate"] for each in good} <= {*TAKEN}
    assert {told[each]["fate"] for each in heavy} <= {*TAKEN, "ditolak"}
    for each in heavy:
        if told[each]["fate"] == "ditolak":
            plain(told[each])
    assert len(heavy) == len(GROWING)


def test_the_greatest_number_a_cell_holds_stops_nobody(room: Room) -> None:
    place = ("UMUM-01", "realisasi_2")
    parts = take_apart(room.filled("UMUM", {place: Decimal(777_123)}))
    greatest = b"1.7976931348623157E+308"
    room.drop(
        "UMUM.xlsx",
        put_together({name: data.replace(b"777123", greatest) for name, data in parts.items()}),
    )
    room.send("KKP")
    assert room.collect().data["accepted"] == 2


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tiny]:
    """A tiny office with its formats and six good files in the inbox, three on each side."""
    tiny = opened(tmp_path_factory.mktemp("satu") / "periode")
    for number in range(3):
        tiny.drop(f"a {number}.xlsx", sending("KKP", CLEAN, number))
        tiny.drop(f"z {number}.xlsx", sending("HUKUM", CLEAN, number))
    yield tiny
    assert not any(tiny.folder.archive.iterdir())


def alone(empty: Tiny, name: str) -> Outcome:
    """Collect a copy of the office with one bad file between the good ones, and judge what came of it."""
    with tempfile.TemporaryDirectory() as place:
        tiny = Tiny(Path(place) / "periode", [*empty.pages])
        shutil.copytree(empty.root, tiny.root)
        tiny.drop(f"m {name}", bad_files()[name])
        before = traces(tiny.folder.inbox)
        outcome = collect(tiny.period())
        assert traces(tiny.folder.inbox) == before
        good = {each for each in before if not each.startswith("m ")}
        judged(outcome.data["files"], good, {f"m {name}"})
        assert (len(good), outcome.data["accepted"], outcome.data["refused"]) == (6, 6, 1)
        assert outcome.attention
        assert sum(f"m {name}: ditolak" in line for line in outcome.lines) == 1
        assert {each.stem for each in tiny.folder.archive.iterdir()} == {*tiny.period().state.files}
        assert tiny.faults() == []
    return outcome


@settings(max_examples=12, deadline=None)
@given(name=st.deferred(lambda: st.sampled_from(sorted(bad_files()))))
def test_six_good_files_count_around_any_one_bad_file(empty: Tiny, name: str) -> None:
    alone(empty, name)


@pytest.mark.exhaustive
def test_six_good_files_count_around_every_single_bad_file(empty: Tiny) -> None:
    for name in bad_files():
        alone(empty, name)
