"""Acts are signed with the key of who acts, and what is only claimed is said; without keys all is as it was."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import approved, write_beside
from tests.procedure.tiny import CLEAN, WARNED, Tiny, identity, line, office, opened, sending
from tests.quarter import NOW, Room
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.documents.parts.texts import usual_texts
from xlsops.core.form.form_lines import layout_of
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved, KeyNoted, Lost, RepairRestored, RepairUndone
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.journal.signatures import ACTS, Mark, signature_marks, signed
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages.standing.history import history_page
from xlsops.core.pages.standing.home import home_page
from xlsops.core.pages.standing.status_page import status_page
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.spec import Spec
from xlsops.core.spec.tables import OFFICIALS
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.steps import Step
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.structs import replace
from xlsops.files.folders import CONTROL
from xlsops.files.journal import Journal
from xlsops.files.signing import fits, new_private_key, private_key_file, sign
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.signing import signatures
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.period.wholeness import read_records
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus
from xlsops.procedure.status.standing import status

ACCEPTED = FindingState.ACCEPTED.value
Keys = Mapping[str, str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "rumah"))


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A period in which one bureau sent what can be approved, the other what has a warning."""
    found = opened(tmp_path / "periode")
    found.drop("hukum.xlsx", sending("HUKUM", CLEAN))
    found.drop("kkp.xlsx", sending("KKP", WARNED))
    collect(found.period())
    return found


def with_keys(spec: Spec, keys: Keys) -> Spec:
    people = (replace(each, key=keys.get(each.role, "")) for each in spec.officials)
    return replace(spec, officials=tuple(people))


def acting(
    tiny: Tiny,
    keys: Keys,
    minutes: int = 0,
    actor: str = "Kabag",
    remarks: Mapping[FileIdentity, tuple[str, str]] | None = None,
) -> LoadedPeriod:
    """Return the period as somebody acts in it, with these keys in Pejabat."""
    period = tiny.period(NOW + timedelta(minutes=minutes), actor, remarks)
    return replace(period, spec=with_keys(office(), keys))


def sheet(keys: Keys) -> tuple[Grid, ...]:
    """Return Pejabat with these keys."""
    labels = {key.label: column for column, key in enumerate(OFFICIALS.columns, 1)}
    cells = {(OFFICIALS.heading_row, column): label for label, column in labels.items()}
    for row, (role, key) in enumerate(keys.items(), OFFICIALS.first_row):
        cells |= {
            (row, labels["Peran"]): role,
            (row, labels["Jabatan"]): "x",
            (row, labels["Kunci Publik"]): key,
        }
    return (
        Grid(OFFICIALS.sheet, cells={place: Content(Text(str(v))) for place, v in cells.items()}),
    )


def events(tiny: Tiny) -> tuple[Event, ...]:
    return Journal(tiny.folder.journal).events()


def acts(tiny: Tiny) -> list[Event]:
    return [each for each in events(tiny) if isinstance(each.fact, ACTS)]


def last(tiny: Tiny) -> Event:
    return acts(tiny)[-1]


def add(tiny: Tiny, event: Event) -> Path:
    """Put an event into the journal as somebody does who may write there."""
    path = tiny.folder.journal / event.file_name
    path.write_bytes(event.text.encode())
    return path


def forged(tiny: Tiny, key: str, by: str = "Kabag", at: datetime = NOW) -> Event:
    """Return an approval of what is approved already, signed with a key of one's own."""
    model = last(tiny)
    bare = {
        name: each for name, each in model.payload.items() if name not in {"signer", "signature"}
    }
    event = Event(model.kind, at, by, bare, (events(tiny)[-1].id,))
    return signed(event, key, partial(sign, key))


def shown_on(page: Sheet) -> str:
    return "\n".join(str(value) for row in page.values for value in row if value is not None)


def test_without_keys_nothing_is_signed_and_verifying_says_so(tiny: Tiny) -> None:
    new_private_key()  # one that stands in no Pejabat
    outcome = approve(acting(tiny, {}), ("HUKUM",))
    assert not any(each.carries_signature for each in events(tiny))
    assert KeyNoted.kind not in {each.kind for each in events(tiny)}
    assert outcome.attention is False
    assert "tanda tangan" not in " ".join(outcome.lines)
    view = view_of(tiny.period())
    for page in (history_page(view), home_page(view)):
        assert "diaku" not in shown_on(page)
    told = signatures(events(tiny), sheet({}))
    assert (told.faults, told.notes) == ((), ())
    assert told.lines == (
        "Siapa yang bertindak: 1 catatan diaku, tidak ada yang bertanda tangan karena lembar Pejabat "
        "belum memuat kunci (xlsops key new).",
    )


def test_a_key_is_no_part_of_what_is_asked() -> None:
    assert repr(with_keys(office(), {"KABAG": "ed25519:" + "ab" * 32})) == repr(office())


ELSEWHERE = {Lost, TierSigned, ApprovalReopened, RepairUndone, RepairRestored}
"""Acts whose signatures are tried where they are: losing, tiers of approval, undoing a repair."""


def test_every_act_that_needs_an_authority_is_signed_and_nothing_else(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key()}
    layout = layout_of(office(), office().active_bureaus[0])
    code = layout.bureau.code
    cell = str(layout.indicators.cell(line(code), "realisasi_2"))

    def said(deed: Deed, **facts: str) -> Callable[[LoadedPeriod], object]:
        return partial(record, entry=Entry(deed, bureau=code, notes="Alasan contoh.", **facts))

    done: tuple[Callable[[LoadedPeriod], object], ...] = (
        return_to_bureaus,
        lambda period: record(period, Entry(Deed.SKIPPED, Step.MEETING, notes="Rapat digabung")),
        said(Deed.FOUND, place=cell),
        said(Deed.WITHDRAWN, place=cell),
        said(Deed.SET_ASIDE),
        said(Deed.USED_AGAIN),
        approve,
    )
    for minutes, act in enumerate(done):
        act(acting(tiny, keys, minutes))
    remarks = {identity("KKP", WARNED): (ACCEPTED, "Dijelaskan")}
    decide(acting(tiny, keys, 20, remarks=remarks))
    approve(acting(tiny, keys, 21))
    hand_over(acting(tiny, keys, 22))
    found = events(tiny)
    assert {type(each.fact) for each in acts(tiny)} == set(ACTS) - ELSEWHERE
    assert {type(each.fact) for each in found if each.carries_signature} == set(ACTS) - ELSEWHERE
    assert all(fits(each) for each in acts(tiny))
    assert set(signature_marks(found).values()) == {Mark.SIGNED}
    noted = [each for each in found if each.kind == KeyNoted.kind]
    assert [dict(each.payload) for each in noted] == [
        {"role": "KABAG", "name": "", "key": keys["KABAG"]}
    ]
    assert found.index(noted[0]) < found.index(acts(tiny)[0])
    assert tiny.faults() == []
    told = signatures(found, sheet(keys))
    assert (told.faults, told.notes) == ((), ())
    assert told.lines[0] == f"Siapa yang bertindak: {len(acts(tiny))} catatan bertanda tangan."


def test_who_acts_is_told_what_was_signed(tiny: Tiny) -> None:
    key = new_private_key()
    outcome = approve(acting(tiny, {"KABAG": key}), ("HUKUM",))
    assert outcome.attention is False
    assert outcome.lines[-1] == f"Ditandatangani dengan kunci Kabag ({key[:24]}): 1 catatan."


def test_an_acting_head_signs_with_the_key_of_the_role(tiny: Tiny) -> None:
    approve(acting(tiny, {"KABAG": new_private_key()}, actor="Plt. Kabag (contoh)"), ("HUKUM",))
    assert signature_marks(events(tiny))[last(tiny).id] is Mark.SIGNED


def test_an_act_without_the_private_key_is_recorded_as_claimed_and_told(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key()}
    away = private_key_file(keys["KABAG"])
    data = away.read_bytes()
    away.unlink()
    outcome = approve(acting(tiny, keys), ("HUKUM",))
    assert outcome.attention
    assert outcome.lines[0].startswith(
        "1 catatan tersimpan sebagai diaku, tanpa tanda tangan: kunci Kabag"
    )
    assert outcome.data["approved"] == ["HUKUM"]
    told = signatures(events(tiny), sheet(keys))
    (note,) = told.notes
    assert note.startswith("1 tindakan diaku, tanpa tanda tangan, padahal kunci perannya ada")
    assert "Bagian disahkan HUKUM oleh Kabag, 8 Juli 2026 09.00" in note
    assert told.faults == ()
    away.write_bytes(data)
    again = approve(acting(tiny, keys, 5), ("HUKUM",))
    assert again.data["approved"] == ["HUKUM"]
    assert signatures(events(tiny), sheet(keys)).notes == ()
    assert approve(acting(tiny, keys, 6), ("HUKUM",)).data["approved"] == []


def test_what_was_done_before_there_was_a_key_is_claimed_and_nobodys_fault(tiny: Tiny) -> None:
    approve(acting(tiny, {}), ("HUKUM",))
    keys = {"KABAG": new_private_key()}
    return_to_bureaus(acting(tiny, keys, 5))
    told = signatures(events(tiny), sheet(keys))
    assert (told.faults, told.notes) == ((), ())
    assert told.lines[0] == "Siapa yang bertindak: 1 catatan bertanda tangan, 1 diaku."


def test_a_signature_with_another_persons_key_is_found(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key(), "KASUBBAG": new_private_key()}
    approve(acting(tiny, keys), ("HUKUM",))
    add(tiny, forged(tiny, keys["KASUBBAG"]))
    told = signatures(events(tiny), sheet(keys))
    (fault,) = told.faults
    assert fault.startswith(
        f"Bagian disahkan HUKUM oleh Kabag, 8 Juli 2026 09.00 ditandatangani dengan kunci "
        f"{keys['KASUBBAG'][:24]} milik KASUBBAG, bukan kunci Kabag."
    )
    assert "(kunci tidak dikenal)" in shown_on(history_page(view_of(tiny.period())))


@pytest.mark.parametrize("known", [True, False])
def test_a_signature_with_a_key_that_never_stood_in_pejabat_is_named(
    known: bool, tiny: Tiny
) -> None:
    keys = {"KABAG": new_private_key()} if known else {}
    approve(acting(tiny, keys), ("HUKUM",))
    stranger = new_private_key()
    add(tiny, forged(tiny, stranger))
    (fault,) = signatures(events(tiny), sheet(keys)).faults
    assert f"kunci {stranger[:24]} yang tidak pernah tercatat di lembar Pejabat" in fault


def test_a_replaced_key_stays_known_and_its_signatures_stand(tiny: Tiny) -> None:
    old, new = {"KABAG": new_private_key()}, {"KABAG": new_private_key()}
    approve(acting(tiny, old), ("HUKUM",))
    (note,) = signatures(events(tiny), sheet(new)).notes
    assert note.startswith("Kunci KABAG di lembar Pejabat bukan yang terakhir tercatat di jurnal")
    return_to_bureaus(acting(tiny, new, 5))
    told = signatures(events(tiny), sheet(new))
    assert (told.faults, told.notes) == ((), ())
    assert told.lines[1:] == (
        f"Kunci KABAG: {new['KABAG'][:24]}, tercatat 8 Juli 2026 09.05.",
        f"Kunci KABAG: {old['KABAG'][:24]}, tercatat 8 Juli 2026 09.00; sekarang tidak lagi di lembar Pejabat.",
    )
    assert set(signature_marks(events(tiny)).values()) == {Mark.SIGNED}


@pytest.mark.parametrize("damaged", [False, True])
def test_a_key_that_takes_the_place_of_another_without_its_word_is_told(
    damaged: bool, tiny: Tiny
) -> None:
    old, new = {"KABAG": new_private_key()}, {"KABAG": new_private_key()}
    approve(acting(tiny, old), ("HUKUM",))
    private_key_file(old["KABAG"]).unlink()
    if damaged:
        private_key_file(old["KABAG"]).write_bytes(b"rusak")
    return_to_bureaus(acting(tiny, new, 5))
    (note,) = signatures(events(tiny), sheet(new)).notes
    assert note.startswith(
        "Peran KABAG punya 2 kunci, dan yang kemudian tidak ditandatangani dengan yang sebelumnya: "
        f"{old['KABAG'][:24]}, 8 Juli 2026 09.00; {new['KABAG'][:24]}, 8 Juli 2026 09.05."
    )


def test_a_key_another_noted_first_is_vouched_for_by_the_next_act_of_who_has_the_one_before(
    tiny: Tiny,
) -> None:
    old, new = {"KABAG": new_private_key()}, {"KABAG": new_private_key()}
    approve(acting(tiny, old), ("HUKUM",))
    away = private_key_file(old["KABAG"])
    data = away.read_bytes()
    away.unlink()
    return_to_bureaus(acting(tiny, new, 5))
    away.write_bytes(data)
    assert len(signatures(events(tiny), sheet(new)).notes) == 1
    for minutes in (6, 7):
        remarks = {identity("KKP", WARNED): (ACCEPTED, f"Dijelaskan {minutes}")}
        decide(acting(tiny, new, minutes, remarks=remarks))
        assert signatures(events(tiny), sheet(new)).notes == ()
    noted = [each for each in events(tiny) if each.kind == KeyNoted.kind]
    assert len(noted) == 3


def test_a_stranger_who_notes_a_key_of_his_own_before_the_true_one_is_told(tiny: Tiny) -> None:
    keys, stranger = {"KABAG": new_private_key()}, new_private_key()
    approve(acting(tiny, keys), ("HUKUM",))
    facts = {"role": "KABAG", "name": "", "key": stranger}
    early = Event(KeyNoted.kind, NOW - timedelta(days=1), "Kabag", facts)
    add(tiny, early)
    add(tiny, forged(tiny, stranger))
    assert any(
        "Peran KABAG punya 2 kunci" in each for each in signatures(events(tiny), sheet(keys)).notes
    )


def test_an_approval_by_a_role_that_may_not_approve_is_told(room: Room) -> None:
    room.send("KKP")
    room.collect()
    approved(room, "KKP")
    assert not any("berwenang" in each for each in verify(room.root).data["notes"])
    journal = Journal(room.root / "jurnal")
    own = next(each for each in journal.events() if each.kind == Approved.kind)
    event = replace(own, by="Staf", heads=(journal.events()[-1].id,))
    (journal.folder / event.file_name).write_bytes(event.text.encode())
    outcome = verify(room.root)
    assert any(
        each.startswith(
            "1 tindakan oleh peran yang menurut lembar Wewenang sekarang tidak berwenang: Bagian disahkan KKP oleh Staf"
        )
        for each in outcome.data["notes"]
    )
    assert outcome.attention


def test_who_cannot_sign_with_a_damaged_key_is_stopped_before_anything_is_written(
    tiny: Tiny,
) -> None:
    keys = {"KABAG": new_private_key()}
    private_key_file(keys["KABAG"]).write_bytes(b"rusak")
    before = {path: path.read_bytes() for path in tiny.root.rglob("*") if path.is_file()}
    with stopped_by(messages.journal.private_key):
        return_to_bureaus(acting(tiny, keys))
    assert {path: path.read_bytes() for path in tiny.root.rglob("*") if path.is_file()} == before


def test_a_key_taken_out_of_pejabat_does_not_silence_what_is_claimed_since(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key()}
    approve(acting(tiny, keys), ("HUKUM",))
    return_to_bureaus(acting(tiny, {}, 5))
    notes = signatures(events(tiny), sheet({"KABAG": ""})).notes
    assert [each.partition(" ")[0] for each in notes] == ["1", "Kunci"]


def test_a_signature_replayed_on_another_event_is_damage(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key()}
    approve(acting(tiny, keys), ("HUKUM",))
    own = last(tiny)
    event = replace(own, payload={**own.payload, "bureau": "KKP"}, heads=(own.id,))
    path = add(tiny, event)
    with stopped_by(messages.journal.damaged, match="tanda tangannya tidak cocok dengan isinya"):
        tiny.period()
    assert [path.name in each for each in read_records(tiny.folder).faults] == [True]


def test_a_signature_taken_off_is_told(tiny: Tiny) -> None:
    keys = {"KABAG": new_private_key()}
    approve(acting(tiny, keys), ("HUKUM",))
    own = last(tiny)
    (tiny.folder.journal / own.file_name).unlink()
    bare = {name: each for name, each in own.payload.items() if name not in {"signer", "signature"}}
    add(tiny, replace(own, payload=bare))
    (note,) = signatures(events(tiny), sheet(keys)).notes
    assert "Bagian disahkan HUKUM oleh Kabag" in note


def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "cryptography"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography", None)  # type: ignore[arg-type]


def test_who_has_a_key_and_not_the_library_is_stopped_before_anything_is_written(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, before = {"KABAG": new_private_key()}, events(tiny)
    without_library(monkeypatch)
    with stopped_by(messages.journal.no_sign_library, match=r'pip install "xlsops\[sign\]"'):
        approve(acting(tiny, keys), ("HUKUM",))
    assert events(tiny) == before


def test_without_the_library_verifying_says_that_signatures_were_not_checked(
    tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {"KABAG": new_private_key()}
    approve(acting(tiny, keys), ("HUKUM",))
    without_library(monkeypatch)
    told = signatures(events(tiny), sheet(keys))
    assert told.notes == (
        '1 tanda tangan belum diperiksa. Jalankan: pip install "xlsops[sign]", lalu periksa lagi.',
    )
    assert told.data["checked"] is False


def test_a_handover_that_was_only_claimed_is_signed_when_it_is_asked_for_again(tiny: Tiny) -> None:
    remarks = {identity("KKP", WARNED): (ACCEPTED, "Dijelaskan")}
    decide(acting(tiny, {}, remarks=remarks))
    approve(acting(tiny, {}, 1))
    hand_over(acting(tiny, {}, 2))
    assert hand_over(acting(tiny, {}, 3)).data["again"] is True
    keys = {"KABAG": new_private_key()}
    assert hand_over(acting(tiny, keys, 4)).data["again"] is False
    assert hand_over(acting(tiny, keys, 5)).data["again"] is True
    assert signature_marks(events(tiny))[last(tiny).id] is Mark.SIGNED


def test_where_an_approval_is_shown_it_is_said_whether_it_is_signed(tiny: Tiny) -> None:
    remarks = {identity("KKP", WARNED): (ACCEPTED, "Dijelaskan")}
    decide(acting(tiny, {}, remarks=remarks))
    approve(acting(tiny, {}, 1), ("KKP",))
    keys = {"KABAG": new_private_key()}
    approve(acting(tiny, keys, 2), ("HUKUM",))
    view = view_of(tiny.period())
    history, home = shown_on(history_page(view)), shown_on(home_page(view))
    assert "Kabag (bertanda tangan)" in history
    assert "Kabag (diaku)" in history
    assert "Kunci pejabat dicatat" in history
    assert "Disahkan (bertanda tangan)" in home
    assert "Disahkan (diaku)" in home
    told = status(tiny.period())
    assert any("HUKUM" in each and "Disahkan (bertanda tangan)" in each for each in told.lines)
    assert [each["signing"] for each in told.data["bureaus"]] == ["bertanda tangan", "diaku"]
    assert "Disahkan (diaku)" in str(status_page(view))
    source = DocumentSource(view, facts_of(view), usual_texts(""))
    assert source.signing == "HUKUM bertanda tangan; KKP diaku"


def put_key(room: Room, key: str, role: str = "KABAG") -> None:
    column = [heading.key for heading in OFFICIALS.columns].index("key")
    write_beside(room, "Pejabat", role, column + 1, key)


def test_a_workbook_with_a_key_signs_paints_and_verifies(room: Room) -> None:
    room.send("KKP")
    room.collect()
    put_key(room, new_private_key())
    assert approved(room, "KKP").attention is False
    outcome = verify(room.root)
    assert outcome.data["faults"] == []
    assert outcome.data["signatures"]["signed"] == 1
    assert "Siapa yang bertindak: 1 catatan bertanda tangan." in outcome.lines
    painted = one_sheet(room.root / CONTROL, "Riwayat")
    assert "Kabag (bertanda tangan)" in {cell.value for row in painted for cell in row}
    put_key(room, "ed25519:abc")
    with stopped_by(messages.workbook.faults, match=r"Pejabat, sel G7: .*bukan kunci publik"):
        room.period()


def test_an_older_workbook_without_the_column_is_read_as_before(room: Room) -> None:
    path = room.root / CONTROL
    book, asked = load_workbook(path), repr(room.period().spec)
    book["Pejabat"].delete_cols(len(OFFICIALS.columns))
    book.save(path)
    assert repr(room.period().spec) == asked
    assert {each.key for each in room.period().spec.officials} == {""}
