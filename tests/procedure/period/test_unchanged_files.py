"""What a file told is remembered until it is written again, and only then."""

import os
from pathlib import Path

from xlsops.procedure.period.remembered.unchanged_files import told_by

LONG_AGO = 1_700_000_000_000_000_000


def _file(folder: Path, text: str, written: int = LONG_AGO) -> Path:
    file = folder / "berkas.txt"
    file.write_text(text, encoding="ascii")
    os.utime(file, ns=(written, written))
    return file


def _reads(file: Path, *, remembering: bool = True, what: str = "isi") -> tuple[str | None, int]:
    """Return what a file tells, and how often it was read for that."""
    read = list[Path]()

    def once(each: Path) -> str:
        read.append(each)
        return each.read_text(encoding="ascii")

    return told_by([file], what, once, remembering=remembering).get(file), len(read)


def test_a_file_is_read_once_until_it_is_written_again(tmp_path: Path) -> None:
    file = _file(tmp_path, "satu")
    assert [_reads(file), _reads(file)] == [("satu", 1), ("satu", 0)]
    assert _reads(_file(tmp_path, "dua!", LONG_AGO + 1)) == ("dua!", 1)


def test_a_file_that_keeps_size_and_time_but_is_another_is_read(tmp_path: Path) -> None:
    file = _file(tmp_path, "satu")
    _reads(file)
    file.rename(tmp_path / "lama.txt")
    assert _reads(_file(tmp_path, "dua!")) == ("dua!", 1)


def test_a_file_written_a_moment_ago_or_to_come_is_read_each_time(tmp_path: Path) -> None:
    file = tmp_path / "berkas.txt"
    file.write_text("satu", encoding="ascii")
    assert [_reads(file), _reads(file)] == [("satu", 1), ("satu", 1)]
    file = _file(tmp_path, "dua!", 4_000_000_000_000_000_000)
    assert [_reads(file), _reads(file)] == [("dua!", 1), ("dua!", 1)]


def test_who_verifies_reads_and_other_questions_have_other_answers(tmp_path: Path) -> None:
    file = _file(tmp_path, "satu")
    _reads(file)
    assert _reads(file, remembering=False) == ("satu", 1)
    assert _reads(file, what="lain") == ("satu", 1)


def test_what_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    assert _reads(tmp_path / "tidak ada.txt") == (None, 1)
