"""What this machine remembers is found again, and nothing else is: it never stops, never misleads."""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PureWindowsPath

import pytest

from xlsops.files import cache
from xlsops.files.cache import address_of, cache_file, cache_key, program_mark, remember, remembered

KEYS = [cache_key("uji", number) for number in range(6)]
VALUES = {key: b"nilai %d" % number for number, key in enumerate(KEYS)}


def test_what_is_remembered_is_found_again_and_nothing_else() -> None:
    assert remembered(KEYS) == {}
    remember({KEYS[0]: b"satu", KEYS[1]: b""})
    assert remembered(KEYS) == {KEYS[0]: b"satu", KEYS[1]: b""}
    remember({KEYS[0]: b"dua"})
    assert remembered(KEYS[:1]) == {KEYS[0]: b"dua"}


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_nobody_else_may_read_what_is_remembered() -> None:
    remember(VALUES)
    assert stat.S_IMODE(cache_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(cache_file().parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "data", [b"", b"bukan basis data" * 999, b"SQLite format 3\0" + bytes(4000)], ids=str
)
def test_a_file_that_is_no_cache_is_begun_anew(data: bytes) -> None:
    cache_file().parent.mkdir(parents=True)
    cache_file().write_bytes(data)
    assert remembered(KEYS) == {}
    remember(VALUES)
    assert remembered(KEYS) == VALUES


def test_a_cache_kept_another_way_is_begun_anew() -> None:
    cache_file().parent.mkdir(parents=True)
    book = sqlite3.connect(cache_file())
    book.execute("CREATE TABLE kept (key, value)")
    book.execute("INSERT INTO kept VALUES (?, ?)", (KEYS[0], b"lama"))
    book.commit()
    book.close()
    assert remembered(KEYS) == {}
    remember(VALUES)
    assert remembered(KEYS) == VALUES


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_damaged_cache_is_never_believed(at: int) -> None:
    """A byte of it changed, or its end lost: what is found is what was kept, or nothing."""
    remember(VALUES)
    data = bytearray(cache_file().read_bytes())
    place = len(data) * at // 100
    for damaged in (data[:place], data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]):
        cache_file().write_bytes(damaged)
        assert remembered(KEYS).items() <= VALUES.items()
        remember({KEYS[0]: b"baru"})
        assert remembered(KEYS[:1]) in ({}, {KEYS[0]: b"baru"}, {KEYS[0]: VALUES[KEYS[0]]})


def test_a_damaged_cache_gives_nothing_that_nobody_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The order of its rows lost, the system finds one for the key of another."""

    class Book:
        def execute(self, *_: object) -> list[tuple[bytes, bytes, bytes]]:
            return [(key, value, cache._proof(key, value)) for key, value in VALUES.items()]

        def close(self) -> None: ...

    monkeypatch.setattr(cache, "_opened", lambda _file: Book())
    assert remembered(KEYS[:1]) == {KEYS[0]: VALUES[KEYS[0]]}


def test_a_value_that_somebody_changed_is_not_believed() -> None:
    remember(VALUES)
    book = sqlite3.connect(cache_file())
    book.execute("UPDATE kept SET value = ? WHERE key = ?", (b"palsu", KEYS[2]))
    book.execute("UPDATE kept SET key = ? WHERE key = ?", (b"x" * 32, KEYS[3]))
    book.commit()
    book.close()
    assert remembered([*KEYS, b"x" * 32]).keys() == VALUES.keys() - {KEYS[2], KEYS[3]}


def test_where_there_is_no_room_for_it_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "berkas"))
    remember(VALUES)
    assert remembered(KEYS) == {}


def test_where_nobody_has_a_home_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache.platformdirs, "user_cache_dir", lambda *_, **__: "~/.cache/xlsops")
    remember(VALUES)
    assert remembered(KEYS) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_or_a_cache_in_use_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    remember(VALUES)
    monkeypatch.setattr(cache, "_PATIENCE", 0.01)
    book = sqlite3.connect(cache_file())
    book.execute("BEGIN EXCLUSIVE")
    assert remembered(KEYS) == {}
    remember({KEYS[0]: b"baru"})
    book.rollback()
    book.close()
    assert remembered(KEYS) == VALUES
    pages = "PRAGMA max_page_count = 1"
    real = cache._opened

    def full(file: Path | None) -> sqlite3.Connection:
        opened = real(file)
        opened.execute(pages)
        return opened

    monkeypatch.setattr(cache, "_opened", full)
    remember({KEYS[0]: bytes(1_000_000)})
    assert remembered(KEYS) == VALUES


def test_who_comes_while_another_begins_the_cache_waits_and_takes_nothing_from_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two processes find no cache: one has made its first table when the other looks."""
    first, *others = cache._TABLES
    monkeypatch.setattr(cache, "_PATIENCE", 0)

    class Slow(tuple[str, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[str]:
            yield first
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(cache, "_TABLES", (first, *others))
                remember({KEYS[1]: b"dua"})
            yield from others

    monkeypatch.setattr(cache, "_TABLES", Slow(cache._TABLES))
    remember({KEYS[0]: b"satu"})
    assert remembered(KEYS) == {KEYS[0]: b"satu"}


def test_many_at_once_remember_side_by_side() -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda key: remember({key: VALUES[key]}), KEYS * 5))
    assert remembered(KEYS).items() <= VALUES.items()
    remember(VALUES)
    assert remembered(KEYS) == VALUES


def test_what_was_not_used_the_longest_goes_first() -> None:
    for key in KEYS:
        remember({key: bytes(100)})
    remember({}, KEYS[:2])
    remember({cache_key("lagi"): bytes(100)}, most=400)
    assert remembered(KEYS).keys() <= {KEYS[0], KEYS[1], KEYS[5]}
    assert remembered([cache_key("lagi")])


def test_another_program_remembers_nothing_of_this_one(tmp_path: Path) -> None:
    module = tmp_path / "dalam" / "modul.py"
    module.parent.mkdir()
    module.write_text("a = 1\n")
    before = program_mark(tmp_path)
    program_mark.cache_clear()
    assert program_mark(tmp_path) == before
    for text in ("a = 22\n", "a = 33\n"):
        module.write_text(text)
        os.utime(module, ns=(1, int(text[4])))
        program_mark.cache_clear()
        assert program_mark(tmp_path) != before
        before = program_mark(tmp_path)
    program_mark.cache_clear()
    assert len(cache_key("a", "b")) == 32
    assert cache_key("a", "b") != cache_key("ab", "")
    assert sys.version


@pytest.mark.skipif(os.name != "posix", reason="Windows lets few people make links")
def test_a_program_that_cannot_look_at_its_files_is_like_no_other(tmp_path: Path) -> None:
    """An editor leaves a link to nowhere beside a module; a program may run from an archive."""
    (tmp_path / "modul.py").write_text("a = 1\n")
    (tmp_path / ".#modul.py").symlink_to("orang@komputer.1")
    for package in (tmp_path, tmp_path / "modul.py" / "xlsops"):
        marks = set()
        for _ in range(2):
            program_mark.cache_clear()
            marks.add(program_mark(package))
        assert len(marks) == 2
    program_mark.cache_clear()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (r"C:\Users\Ani B\x.sqlite", "file:///C:/Users/Ani%20B/x.sqlite"),
        (r"\\peladen\rumah\x.sqlite", "file:////peladen/rumah/x.sqlite"),
    ],
)
def test_a_file_of_a_home_on_the_network_is_opened_like_one_here(path: str, address: str) -> None:
    assert address_of(PureWindowsPath(path)) == address
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        sqlite3.connect(f"{address}?mode=rw", uri=True)
