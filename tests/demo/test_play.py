"""The demo: what is planted is found, every run gives the same bytes, nobody's folder is harmed."""

import json
import shutil
from pathlib import Path

import pytest

from tests.quarter import Played, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.demo import play as demo
from xlsops.demo.folder import MANIFEST, clear
from xlsops.demo.marks import Marks
from xlsops.demo.office import KASUBBAG
from xlsops.demo.play import play
from xlsops.demo.quarter import DELIVERIES, LAST, MISSING, STRAYS
from xlsops.procedure.period.loading import load

KEYS = {
    "bureaus",
    "formats",
    "submissions",
    "accepted",
    "refused",
    "missing",
    "findings",
    "planted",
    "found",
    "recap",
    "seconds",
    "folder",
    "returned",
    "decided",
    "approved",
    "handed_over",
    "documents",
    "bundle",
}


def test_the_demo_tells_what_the_contract_promises(played: Played) -> None:
    data = played.outcome.data
    assert set(data) == KEYS
    assert (data["bureaus"], data["formats"], data["missing"]) == (10, 10, list(MISSING))
    assert (data["accepted"], data["refused"]) == (len(DELIVERIES), len(STRAYS))
    assert data["submissions"] == len(DELIVERIES) + len(STRAYS)
    assert set(data["findings"]) == {"galat", "peringatan", "informasi"}
    assert data["planted"] == data["found"] > 20
    assert (played.root / data["recap"]).is_file()
    assert (data["returned"], data["decided"], data["approved"]) == ([], 0, [])
    assert (data["handed_over"], data["documents"], data["bundle"]) == (False, [], "")
    assert json.loads(json.dumps(dict(data), allow_nan=False)) == dict(data)


def test_every_bureau_and_every_stray_has_its_place_in_the_demo() -> None:
    assert len({each.bureau for each in DELIVERIES} | set(MISSING)) == 10
    assert len({each.kind for each in STRAYS}) == len(STRAYS)
    assert len({each.name for each in (*DELIVERIES, *STRAYS)}) == len(DELIVERIES) + len(STRAYS)


def own_folder(root: Path, _played: Played) -> None:
    root.mkdir()
    (root / "catatan.txt").write_text("milik orang lain")


def with_changed_file(root: Path, played: Played) -> None:
    shutil.copytree(played.root, root)
    path = next((root / "format").iterdir())
    path.write_bytes(path.read_bytes() + b" ")


def with_added_file(root: Path, played: Played) -> None:
    shutil.copytree(played.root, root)
    (root / "masuk" / "kiriman baru.xlsx").write_bytes(b"isi")


def with_removed_file(root: Path, played: Played) -> None:
    shutil.copytree(played.root, root)
    next((root / "arsip").iterdir()).unlink()


def without_manifest(root: Path, played: Played) -> None:
    shutil.copytree(played.root, root)
    (root / MANIFEST).unlink()


def with_a_manifest_of_another_kind(root: Path, played: Played) -> None:
    shutil.copytree(played.root, root)
    (root / MANIFEST).write_text("[]")


def a_file(root: Path, _played: Played) -> None:
    root.write_text("bukan folder")


@pytest.mark.parametrize(
    "prepare",
    [
        own_folder,
        with_changed_file,
        with_added_file,
        with_removed_file,
        without_manifest,
        with_a_manifest_of_another_kind,
        a_file,
    ],
)
def test_a_folder_that_is_not_an_untouched_demo_is_refused_and_left_alone(
    prepare: object, played: Played, tmp_path: Path
) -> None:
    root = tmp_path / "Contoh"
    prepare(root, played)  # type: ignore[operator]
    before = files(tmp_path)
    with stopped_by(messages.folders.not_empty, match="sudah berisi"):
        play(root)
    assert files(tmp_path) == before


def test_a_demo_that_was_played_is_replaced_only_where_that_is_asked(
    played: Played, tmp_path: Path
) -> None:
    root = tmp_path / "Contoh"
    shutil.copytree(played.root, root)
    before = files(tmp_path)
    with stopped_by(messages.demo.stands_there, match="Sebut folder lain.*--replace"):
        play(root)
    assert files(tmp_path) == before
    clear(root, replace=True)
    assert not root.exists()


def test_a_link_to_a_demo_is_not_followed_to_remove_it(played: Played, tmp_path: Path) -> None:
    real = tmp_path / "asli"
    shutil.copytree(played.root, real)
    link = tmp_path / "tautan"
    link.symlink_to(real)
    with stopped_by(messages.folders.not_empty):
        play(link)
    assert files(real) == files(played.root)


def test_a_mistake_that_is_missed_or_invented_stops_the_demo(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "Contoh"
    shutil.copytree(played.root, root)
    found = demo.found_marks

    def other(view: object) -> Marks:
        marks = found(view)  # type: ignore[arg-type]
        marks[("V99", "KKP", "KKP-01", "bukti")] += 1
        del marks["belum mengirim", "ORG"]
        return marks

    for name in ("collect", "_deliver", "clear"):
        monkeypatch.setattr(demo, name, lambda *_, **__: None)
    monkeypatch.setattr(demo, "_prepared", lambda root: load(root, LAST, KASUBBAG))
    monkeypatch.setattr(demo, "found_marks", other)
    (root / MANIFEST).unlink()
    with stopped_by(messages.demo.differs) as caught:
        play(root)
    assert "Terlewat: belum mengirim ORG. Berlebih: V99 KKP KKP-01 bukti." in str(caught.value)
    assert (root / MANIFEST).is_file()


def test_the_demo_leaves_no_temporary_file_and_no_key_outside_the_journal(played: Played) -> None:
    names = list(files(played.root))
    assert [name for name in names if name.endswith(".tmp") or "/." in name] == []
    key = (played.root / "jurnal" / "kunci.txt").read_bytes()
    holding = [name for name in names if key in (played.root / name).read_bytes()]
    assert holding == ["jurnal/kunci.txt"]


def test_what_was_sent_lies_in_the_archive_byte_for_byte(played: Played) -> None:
    known = files(played.root)
    sent = {sha for name, sha in known.items() if name.startswith("masuk/")}
    kept = {sha for name, sha in known.items() if name.startswith("arsip/")}
    assert sent == kept
    assert all(Path(name).stem == sha for name, sha in known.items() if name.startswith("arsip/"))
