"""A person's key signs just one event, for nobody else, and what is wrong with it is said in a sentence."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.events import Event, event_from
from xlsops.core.journal.facts.kinds import Approved, HandedOver
from xlsops.core.journal.signatures import message, signed, unsigned
from xlsops.core.values.structs import replace
from xlsops.errors import NotWritableError, XlsopsError
from xlsops.files.journal import Journal
from xlsops.files.signing import (
    can_check,
    fits,
    keys_here,
    new_private_key,
    private_key_file,
    sign,
    too_open,
)
from xlsops.procedure.period.signing import make_key, show_keys

NOW = datetime(2026, 7, 8, 2, tzinfo=UTC)
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows has other rights")
ACT = Event(Approved.kind, NOW, "Kabag", {"bureau": "KKP", "hash": "ab", "sha": "cd"}, ("ef" * 32,))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user of its own for every test."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "rumah"))
    return tmp_path / "rumah"


@pytest.fixture
def key() -> str:
    return new_private_key()


def by(key: str, event: Event = ACT) -> Event:
    return signed(event, key, partial(sign, key))


def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)  # type: ignore[arg-type]


def test_what_a_key_signs_fits_and_reads_back(key: str) -> None:
    event = by(key)
    assert fits(event)
    assert event_from(event.text) == event
    assert event.payload["signer"] == key
    assert event.id != ACT.id


@POSIX
def test_a_private_key_lies_in_the_users_own_folder_and_is_read_by_nobody_else(home: Path) -> None:
    old = os.umask(0)
    try:
        path = private_key_file(new_private_key())
    finally:
        os.umask(old)
    assert path.is_relative_to(home)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert too_open(path) is False


CHANGES = {
    "kind": replace(ACT, kind=HandedOver.kind),
    "moment": replace(ACT, at=NOW + timedelta(microseconds=1)),
    "role": replace(ACT, by="Kasubbag"),
    "predecessor": replace(ACT, heads=("ee" * 32,)),
    "no predecessor": replace(ACT, heads=()),
    "another predecessor": replace(ACT, heads=(*ACT.heads, "ee" * 32)),
    "fact": replace(ACT, payload={**ACT.payload, "hash": "ac"}),
    "fact less": replace(ACT, payload={"bureau": "KKP", "hash": "ab"}),
    "fact more": replace(ACT, payload={**ACT.payload, "until": ""}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_signature_fits_no_other_event(what: str, key: str) -> None:
    own = by(key)
    marks = {name: own.payload[name] for name in ("signer", "signature")}
    other = CHANGES[what]
    assert not fits(replace(other, payload={**other.payload, **marks}))


def test_every_changed_byte_of_a_signed_event_is_found_under_whatever_name(
    key: str, tmp_path: Path
) -> None:
    journal, text = Journal(tmp_path), by(key).text
    tried = 0
    for place in range(len(text)):
        for bit in (1, 32):  # 32 changes the case of a letter
            flipped = text[:place] + chr(ord(text[place]) ^ bit) + text[place + 1 :]
            try:
                event = event_from(flipped)
                path = tmp_path / event.file_name
            except (ValueError, LookupError):
                continue
            if event.text == text:
                continue
            path.write_text(flipped, encoding="utf-8")
            with stopped_by(messages.journal.damaged):
                journal.read(path)
            tried += 1
    assert tried > len(text) / 2


def test_a_signature_taken_off_is_another_event_that_nobody_has_seen(key: str) -> None:
    event = by(key)
    bare = {name: each for name, each in event.payload.items() if name != "signature"}
    assert replace(event, payload=bare).id != event.id


@pytest.mark.parametrize("signature", ["", "ab", "g" * 128, 7, None, "AB" * 64, ["ab" * 64]])
@pytest.mark.parametrize("library", [True, False])
def test_a_signature_that_is_none_is_damage_even_where_none_can_be_checked(
    signature: object, library: bool, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = by(key)
    event = replace(event, payload={**event.payload, "signature": signature})
    path = tmp_path / event.file_name
    path.write_text(event.text, encoding="utf-8")
    if not library:
        without_library(monkeypatch)
    with stopped_by(messages.journal.damaged, match="tanda tangannya tidak cocok dengan isinya"):
        Journal(tmp_path).read(path)


def test_another_persons_key_does_not_fit(key: str) -> None:
    other = new_private_key()
    event = by(key)
    assert not fits(replace(event, payload={**event.payload, "signer": other}))
    assert keys_here() == tuple(
        sorted((key, other), key=lambda each: private_key_file(each).stat().st_mtime)
    )


def test_what_is_signed_names_its_purpose_and_the_key(key: str) -> None:
    text = message(by(key)).decode()
    assert text.startswith("xlsops: catatan jurnal\n")
    assert json.loads(text.partition("\n")[2])["data"] == {**ACT.payload, "signer": key}


def test_a_journal_takes_signed_events_and_gives_them_back(key: str, tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    entries = [Approved(code, "ab", "cd") for code in ("KKP", "ORG")]
    added = journal.append(entries, NOW, "Kabag", sign=lambda event: by(key, event))
    assert journal.events() == added
    assert all(map(fits, added))


def test_where_signing_fails_nothing_is_written(tmp_path: Path) -> None:
    def failing(event: Event) -> Event:
        if event.payload["bureau"] == "ORG":
            raise XlsopsError(messages.journal.no_sign_library())
        return unsigned(event)

    entries = [Approved(code, "ab", "cd") for code in ("KKP", "ORG")]
    with stopped_by(messages.journal.no_sign_library):
        Journal(tmp_path).append(entries, NOW, "Kabag", sign=failing)
    assert list(tmp_path.glob("*.json")) == []


@pytest.mark.parametrize("content", [b"", b"bukan kunci", b"\xff\x00"])
def test_a_spoilt_private_key_is_said(content: bytes, key: str) -> None:
    path = private_key_file(key)
    path.write_bytes(content)
    with stopped_by(messages.journal.private_key, match="rusak atau berkata sandi") as caught:
        by(key)
    assert "xlsops key new" in str(caught.value)
    path.unlink()
    with stopped_by(messages.journal.private_key, match="tidak boleh dibaca"):
        by(key)


def test_a_private_key_under_anothers_name_signs_nothing(key: str) -> None:
    other = new_private_key()
    private_key_file(key).write_bytes(private_key_file(other).read_bytes())
    with stopped_by(messages.journal.private_key, match="bukan pasangan"):
        by(key)


def test_without_the_library_it_is_said_what_to_install(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = by(key)
    without_library(monkeypatch)
    assert not can_check()
    assert fits(event)  # nothing speaks against it; verifying says that it was not checked
    for work in (new_private_key, partial(by, key), make_key):
        with stopped_by(messages.journal.no_sign_library) as caught:
            work()
        assert 'pip install "xlsops[sign]"' in str(caught.value)
    assert show_keys().lines[1] == f"{key} (terbaru)"


def test_a_new_key_says_where_it_lies_and_what_to_do(home: Path) -> None:
    first = make_key()
    assert first.lines[-1] == first.data["public"]
    assert str(home) in first.lines[0]
    assert "jangan ditaruh di folder periode" in first.lines[0]
    assert "1 kunci lama" in make_key().lines[-1]
    assert len(keys_here()) == 2
    assert "PRIVATE" not in "".join(first.lines)


@pytest.mark.usefixtures("home")
def test_of_several_keys_the_newest_comes_first_and_is_named() -> None:
    first = str(make_key().data["public"])
    second = str(make_key().data["public"])
    os.utime(private_key_file(first), (1, 1))
    told = show_keys()
    assert told.lines[1:3] == (f"{second} (terbaru)", f"{first} (lama)")
    assert "kunci yang tertulis di lembar Pejabat" in told.lines[-1]
    assert [each["newest"] for each in told.data["keys"]] == [False, True]


@POSIX
def test_a_key_that_could_not_be_kept_leaves_none_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritableError):
        new_private_key()
    assert [each for each in home.rglob("*") if each.is_file()] == []
    assert keys_here() == ()


def test_a_private_key_that_others_may_read_is_told_with_the_remedy(key: str) -> None:
    assert show_keys().attention is False
    private_key_file(key).chmod(0o640)
    outcome = show_keys()
    assert outcome.attention
    assert outcome.lines[-2].endswith(f'Jalankan: chmod 600 "{private_key_file(key)}"')


def test_where_rights_cannot_be_asked_that_is_said(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert too_open(private_key_file(key), posix=False) is None
    monkeypatch.setattr("xlsops.procedure.period.signing.too_open", lambda _path: None)
    assert "tidak dapat diperiksa di Windows" in show_keys().lines[-2]
    assert "tidak dapat diperiksa di Windows" in make_key().lines[-1]


def test_no_key_yet_says_how_to_make_one() -> None:
    assert show_keys().lines == (
        "Belum ada kunci pribadi di komputer ini. Buat dengan: xlsops key new",
    )
