"""The signing key: made once, kept in the journal, said when it is gone."""

import os
from pathlib import Path

import pytest

from xlsops.errors import XlsopsError
from xlsops.files.folders import PeriodFolder
from xlsops.files.keys import keep_key, key_file, new_key, read_key


@pytest.fixture
def folder(tmp_path: Path) -> PeriodFolder:
    (tmp_path / "jurnal").mkdir()
    return PeriodFolder(tmp_path)


def test_a_key_is_read_as_it_was_kept(folder: PeriodFolder) -> None:
    key = new_key()
    keep_key(folder, key)
    assert read_key(folder) == key
    assert key_file(folder).read_text("ascii") == key.hex()


def test_no_two_keys_are_the_same() -> None:
    assert len({new_key() for _ in range(50)}) == 50
    assert {len(new_key()) for _ in range(5)} == {32}


@pytest.mark.parametrize(
    "content", [None, b"", b"bukan heksadesimal", b"\xff\xfe", b"abc", b"ab" * 8]
)
def test_a_missing_or_spoilt_key_is_said_with_what_to_do(
    content: bytes | None, folder: PeriodFolder
) -> None:
    if content is not None:
        key_file(folder).write_bytes(content)
    with pytest.raises(XlsopsError, match="Kembalikan dari cadangan"):
        read_key(folder)


def test_a_key_this_account_may_not_read_is_not_said_to_be_lost(
    folder: PeriodFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_path: Path, _encoding: str) -> str:
        raise PermissionError

    keep_key(folder, new_key())
    monkeypatch.setattr(Path, "read_text", denied)
    with pytest.raises(XlsopsError, match="tidak boleh dibaca oleh akun ini"):
        read_key(folder)


def test_a_line_end_an_editor_added_does_no_harm(folder: PeriodFolder) -> None:
    key_file(folder).write_text("ab" * 32 + "\n", "ascii")
    assert read_key(folder) == b"\xab" * 32


@pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_new_key_is_for_its_owner_and_group_alone(mask: int, tmp_path: Path) -> None:
    folder = PeriodFolder(tmp_path)
    folder.journal.mkdir()
    before = os.umask(mask)
    try:
        keep_key(folder, new_key())
    finally:
        os.umask(before)
    assert key_file(folder).stat().st_mode & 0o777 == 0o640 & ~mask
