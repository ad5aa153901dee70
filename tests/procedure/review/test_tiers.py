"""Approval by tiers: in order, each over what lies beneath; what changes beneath shows, and is taken back from above."""

import pytest

from tests.one_sheet import one_sheet
from tests.procedure.kabag import LATER, allow, approved, rows_in, seen, write_beside, write_down
from tests.quarter import Room, events, files, room_after
from tests.stopped import lacking, stopped_by
from xlsops import messages
from xlsops.core.journal.facts.tiers import TierSigned
from xlsops.core.pages.standing.status_page import status_page
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.spec.tables import REOPENED
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.rebuilding import mismatches
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.status.standing import status
from xlsops.procedure.versions.cell_history import history

TIERS = "Kepala Bagian > Kabag > Asisten > Sekda"
ASSISTANT = "Asisten Pemerintahan dan Kesejahteraan Rakyat"
ASSISTANTS = (ASSISTANT, "Asisten Perekonomian dan Pembangunan", "Asisten Administrasi Umum")
OTHER = {"HUKUM-01__realisasi_2": 18.9}
"""Another figure than the careful one, without a finding."""
TOLD = 'HUKUM 1 sel (Indikator!K9 (Realisasi TW II): "19" menjadi "18,9")'


def act(room: Room, actor: str, *bureaus: str, assistant: str = "") -> Outcome:
    return approve(room.period(LATER, actor), bureaus, assistant)


def take_back(room: Room, actor: str, bureau: str = "HUKUM", why: str = "Angka keliru") -> Outcome:
    entry = Entry(Deed.REOPENED, bureau=bureau, notes=why)
    return record(room.period(LATER, actor), entry)


def kinds(room: Room) -> list[str]:
    return [each["kind"] for each in events(room.root)]


@room_after
def sent(room: Room) -> None:
    """An office of four tiers in which two bureaus of one Asisten have sent their data."""
    allow(room, Act.APPROVE, TIERS)
    room.send("HUKUM")
    room.send("TAPEM")
    room.collect()


@room_after
def signed(room: Room) -> None:
    """The same, signed by every tier."""
    allow(room, Act.APPROVE, TIERS)
    room.send("HUKUM")
    room.send("TAPEM")
    room.collect()
    for code in ("HUKUM", "TAPEM"):
        act(room, f"{code} (Ani)")
    act(room, "Kabag")
    act(room, "Asisten (Budi)", assistant=ASSISTANT)
    act(room, "Sekda (Citra)")


def test_an_office_that_names_no_tiers_signs_as_ever(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    assert approved(room).data["approved"] == ["HUKUM"]
    assert seen(room).tiers == ()
    assert status(room.period(LATER)).data["tiers"] == []
    with stopped_by(messages.tiers.only_by_assistant):
        act(room, "Kabag", assistant=ASSISTANT)


def test_nobody_signs_before_the_tier_beneath(sent: Room) -> None:
    before = files(sent.root / "jurnal")
    told = act(sent, "Kabag").data["lacking"]["HUKUM"]
    assert told == (
        "Kabag untuk HUKUM belum dapat mengesahkan: Kepala bagian HUKUM harus mengesahkan dahulu "
        "(xlsops approve --bureau HUKUM --as HUKUM)."
    )
    for actor, assistant in (("Asisten (Budi)", ASSISTANT), ("Sekda (Citra)", "")):
        with stopped_by(messages.procedure.too_early) as stopped:
            act(sent, actor, assistant=assistant)
        assert (
            "Kepala bagian TAPEM, Kepala bagian HUKUM harus mengesahkan dahulu"
            in lacking(stopped)[0]
        )
    assert files(sent.root / "jurnal") == before


def test_who_approves_the_last_bureau_beneath_a_tier_is_told_who_is_next(sent: Room) -> None:
    sent.send("KESRA")
    sent.collect()
    for code in ("TAPEM", "HUKUM"):
        act(sent, f"{code} (Ani)")
    assert not any("Berikutnya" in line for line in approved(sent).lines)
    act(sent, "KESRA (Ani)")
    told = f'Berikutnya: {ASSISTANT} (xlsops approve --assistant "{ASSISTANT}" --as Asisten).'
    assert approved(sent).lines[-1] == told


def test_each_tier_signs_the_figures_beneath_it_and_says_who_is_next(sent: Room) -> None:
    act(sent, "HUKUM (Ani)")
    act(sent, "Plt. Kepala Bagian (Ani)", "TAPEM")
    assert approved(sent).data["approved"] == ["TAPEM", "HUKUM"]
    told = act(sent, "Asisten (Budi)", assistant=ASSISTANT.upper())
    assert told.lines[-1] == "Berikutnya: Sekretaris Daerah (xlsops approve --as Sekda)."
    assert told.lines[-2].startswith("Tanpa KESRA, yang belum mengirim.")
    act(sent, "Sekda (Citra)")
    hashes = {
        each["data"].get("bureau", "")
        or each["data"]["assistant" if "assistant" in each["data"] else "tier"]: each["data"][
            "hash"
        ]
        for each in events(sent.root)
        if each["kind"] in {"jenjang_disahkan", "bagian_disahkan"}
    }
    assert hashes[ASSISTANT] == hashes["Sekda"] == hand_over(sent.period(LATER)).data["hash"]
    assert len({*hashes.values()}) == 3
    assert verify(sent.root).data["faults"] == []


def test_what_is_signed_and_stands_is_signed_no_second_time(signed: Room) -> None:
    known = kinds(signed)
    told = act(signed, "Sekda (Citra)")
    assert told.lines == ("Sudah disahkan dan tidak berubah: Sekretaris Daerah.",)
    assert kinds(signed) == known


def test_handing_over_waits_for_every_tier(sent: Room) -> None:
    for code in ("HUKUM", "TAPEM"):
        act(sent, f"{code} (Ani)")
    act(sent, "Kabag")
    with stopped_by(messages.procedure.too_early) as stopped:
        hand_over(sent.period(LATER))
    assert lacking(stopped)[0].startswith(f"{ASSISTANT} belum mengesahkan yang sekarang berlaku")
    assert seen(sent).actions[-1].what == "mengesahkan TAPEM, HUKUM"
    act(sent, "Asisten (Budi)", assistant=ASSISTANT)
    act(sent, "Sekda (Citra)")
    assert hand_over(sent.period(LATER)).data["bureaus"] == ["TAPEM", "HUKUM"]


def test_an_approval_given_before_the_sheet_named_the_head_waits_for_him(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    approved(room)
    allow(room, Act.APPROVE, "Kepala Bagian > Kabag > Sekda")
    for later in (lambda: act(room, "Sekda (Citra)"), lambda: hand_over(room.period(LATER))):
        with stopped_by(messages.procedure.too_early) as stopped:
            later()
        assert "Kepala bagian HUKUM harus mengesahkan dahulu" in lacking(stopped)[0]
    act(room, "HUKUM (Ani)")
    act(room, "Sekda (Citra)")
    assert hand_over(room.period(LATER)).data["bureaus"] == ["HUKUM"]


def test_an_approval_of_other_figures_than_the_head_signed_waits_for_him(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    allow(room, Act.APPROVE, "Kepala Bagian > Kabag")
    act(room, "HUKUM (Ani)")
    allow(room, Act.APPROVE, "Kabag")
    room.send("HUKUM", "susulan.xlsx", **OTHER)
    room.collect(LATER)
    approved(room)
    allow(room, Act.APPROVE, "Kepala Bagian > Kabag")
    with stopped_by(messages.procedure.too_early) as stopped:
        hand_over(room.period(LATER))
    assert "Kepala bagian HUKUM harus mengesahkan dahulu" in lacking(stopped)[0]
    act(room, "HUKUM (Ani)")
    assert hand_over(room.period(LATER)).data["bureaus"] == ["HUKUM"]


def test_a_bureau_that_leaves_its_assistant_is_told(signed: Room) -> None:
    write_beside(signed, "Master Bagian", "TAPEM", 2, "")
    lines = status(signed.period(LATER)).lines
    assert "Tanpa pengesahan Asisten: TAPEM, karena kolom Asisten" in " ".join(lines)
    (told,) = [line for line in lines if line.startswith(ASSISTANT)]
    assert "TAPEM: tidak di bawahnya lagi menurut Master Bagian" in told


def test_a_vacant_post_is_told_with_the_way_on(sent: Room) -> None:
    with stopped_by(messages.procedure.too_early) as stopped:
        act(sent, "HUKUM")
    assert list(lacking(stopped)) == [
        "Jabatan Kepala Bagian Hukum belum bernama di lembar Pejabat. Isi Nama pada baris HUKUM; "
        "bila jabatan itu sedang kosong, dengan nama pejabat Plt. atau Plh. dan awalannya, atau sebutkan namanya pada perintah: "
        'xlsops approve --bureau HUKUM --as "Plt. HUKUM (nama)".'
    ]
    write_beside(sent, "Pejabat", "HUKUM", 2, "Plt.")
    write_beside(sent, "Pejabat", "HUKUM", 4, "Ani Contoh")
    assert act(sent, "HUKUM").lines[0] == "Disahkan: Kepala bagian HUKUM."


def test_who_signs_no_tier_is_told_who_does(sent: Room) -> None:
    with stopped_by(messages.procedure.not_allowed) as stopped:
        act(sent, "Kasubbag")
    told = "dilakukan Kabag atau Kepala Bagian atau Asisten atau Sekda, sedangkan yang bertindak Kasubbag"
    assert told in str(stopped.value)
    assert "Bila Anda Kabag, tambahkan --as Kabag" in str(stopped.value)
    assert "(kepala bagian: --as dengan kode bagiannya)" in str(stopped.value)


@pytest.mark.parametrize(
    ("actor", "bureaus", "assistant", "entry"),
    [
        ("Asisten (Budi)", (), "Asisten Umum", messages.tiers.unknown_assistant),
        ("Asisten (Budi)", (), "", messages.procedure.too_early),
        ("Asisten-9 (Budi)", (), "", messages.tiers.name_whose),
        ("Kepala Bagian (Ani)", (), "", messages.tiers.name_whose),
        ("HUKUM (Ani)", ("TAPEM",), "", messages.tiers.other_signs),
        ("Sekda (Citra)", (), ASSISTANT, messages.tiers.only_by_assistant),
        ("HUKUM (Ani)", ("XYZ",), "", messages.workbook.unknown_bureaus),
        ("KESRA (Ani)", (), "", messages.procedure.too_early),
    ],
)
def test_what_nobody_can_sign_is_told_in_a_sentence(
    sent: Room, actor: str, bureaus: tuple[str, ...], assistant: str, entry: object
) -> None:
    before = files(sent.root / "jurnal")
    with stopped_by(entry):  # type: ignore[arg-type]
        act(sent, actor, *bureaus, assistant=assistant)
    assert files(sent.root / "jurnal") == before


def test_a_proposal_turns_only_its_own_head_amber(signed: Room) -> None:
    signed.send("HUKUM", "susulan.xlsx", **OTHER)
    signed.collect(LATER)
    assert [each.who for each in seen(signed).tiers if each.changed] == ["Kepala bagian HUKUM"]
    with stopped_by(messages.procedure.too_early, match="Kepala bagian HUKUM harus mengesahkan"):
        approved(signed, "HUKUM")


def test_a_change_beneath_turns_every_tier_above_amber_with_its_cells(signed: Room) -> None:
    signed.send("HUKUM", "susulan.xlsx", **OTHER)
    signed.collect(LATER)
    act(signed, "HUKUM (Ani)")
    approved(signed, "HUKUM")
    view = seen(signed)
    assert [each.who for each in view.tiers if each.changed] == [ASSISTANT, "Sekretaris Daerah"]
    told = status(signed.period(LATER))
    assert sum(TOLD in line for line in told.lines) == 2
    tier = told.data["tiers"][-1]
    assert (tier["changed"], tier["cells"]) == (
        True,
        [{"bureau": "HUKUM", "cell": "Indikator!K9", "old": "19", "new": "18,9"}],
    )
    for sheet in ("Beranda", "Himpunan"):
        text = " ".join(str(cell) for row in rows_in(signed, sheet) for cell in row if cell)
        assert TOLD in text
    rows = list(one_sheet(signed.root / CONTROL, "Isian HUKUM").iter_rows(values_only=True))
    (row,) = [row for row in rows if "Indikator!K9" in row and "18,9" in row]
    assert "19" in row
    with stopped_by(messages.procedure.too_early):
        hand_over(signed.period(LATER))
    act(signed, "Asisten (Budi)", assistant=ASSISTANT)
    act(signed, "Sekda (Citra)")
    assert not any(each.changed for each in seen(signed).tiers)


def test_a_bureau_that_comes_later_turns_its_tiers_amber(signed: Room) -> None:
    signed.send("KESRA")
    signed.collect(LATER)
    told = [line for line in status(signed.period(LATER)).lines if line.startswith("Asisten P")]
    assert "KESRA: baru masuk" in told[0]


def test_other_figures_by_the_masters_are_told_without_cells(signed: Room) -> None:
    write_beside(signed, "Pengaturan", "batas_capaian", 3, 100)
    lines = status(signed.period(LATER)).lines
    assert any("angka hitungan lain" in line for line in lines) == any(
        each.changed for each in seen(signed).tiers if each.moved
    )


def test_an_approval_is_taken_back_from_above_downwards_and_only_for_a_reason(signed: Room) -> None:
    before = kinds(signed)
    for actor in ("Kabag", "Asisten (Budi)", "HUKUM (Ani)"):
        with stopped_by(messages.tiers.above_first):
            take_back(signed, actor)
    with stopped_by(messages.procedure.too_early, match="hanya dibuka dengan alasan"):
        take_back(signed, "Sekda", why=" - ")
    with stopped_by(messages.workbook.unknown_bureaus):
        take_back(signed, "Sekda", "XYZ")
    with stopped_by(messages.procedure.not_allowed):
        take_back(signed, "Kasubbag")
    with stopped_by(messages.tiers.other_signs):
        take_back(signed, "TAPEM")
    assert kinds(signed) == before
    for actor in ("Sekda", "Asisten", "Kabag", "HUKUM"):
        assert take_back(signed, actor).lines[0].endswith("dibuka: Angka keliru.")
    assert kinds(signed).count("pengesahan_dibuka") == 4
    view = seen(signed)
    (hukum,) = [each for each in view.bureaus if each.bureau.code == "HUKUM"]
    assert (hukum.status, hukum.approved) == ("Pengesahan dibuka", False)
    assert view.clocks.of("HUKUM").holder.value == "diperiksa Kabag"
    with stopped_by(messages.tiers.nothing_to_reopen):
        take_back(signed, "Kabag")
    assert verify(signed.root).data["faults"] == []


def test_what_was_taken_back_is_signed_again_and_counts_again(signed: Room) -> None:
    for actor in ("Sekda", "Asisten", "Kabag"):
        take_back(signed, actor)
    assert "pengesahannya dibuka" in act(signed, "Kabag").data["lacking"]["HUKUM"]
    assert approved(signed, "HUKUM").data["approved"] == ["HUKUM"]
    act(signed, "Asisten (Budi)", assistant=ASSISTANT)
    act(signed, "Sekda (Citra)")
    assert hand_over(signed.period(LATER)).data["bureaus"] == ["TAPEM", "HUKUM"]


def test_an_office_without_tiers_takes_an_approval_back_too(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    approved(room)
    told = take_back(room, "Kabag").lines
    assert told == ("Pengesahan Kabag untuk HUKUM dibuka: Angka keliru.",)
    assert [each.status for each in seen(room).bureaus if each.record] == ["Pengesahan dibuka"]
    assert approved(room, "HUKUM").data["approved"] == ["HUKUM"]
    told = [
        each.partition(": ")[2]
        for each in history([room.period(LATER)], "HUKUM", "HUKUM-01", "realisasi").lines[2:]
    ]
    assert told == [
        "Bagian disahkan: data bagian ini disahkan (Kabag)",
        "Pengesahan dibuka: Angka keliru (Kabag)",
        "Bagian disahkan: data bagian ini disahkan (Kabag)",
    ]


def test_a_handover_stands_where_what_was_taken_back_is_signed_as_it_was(room: Room) -> None:
    room.send("HUKUM")
    room.collect()
    approved(room)
    hand_over(room.period(LATER))
    (told,) = take_back(room, "Kabag").lines
    assert told.endswith(
        "Bila angkanya berubah sesudah disahkan lagi, ulangi Serah Terima; bila sama, yang dahulu tetap berlaku."
    )
    assert seen(room).outdated
    approved(room, "HUKUM")
    assert not seen(room).outdated
    assert hand_over(room.period(LATER)).data["again"]


def test_a_row_of_the_sheet_takes_back_once_however_often_it_is_recorded(signed: Room) -> None:
    row = {"what": REOPENED, "bureau": "HUKUM", "notes": "Angka keliru", "role": "Sekda"}
    write_down(signed, row, {**row, "role": "Kabag", "bureau": ""})
    told = record(signed.period(LATER))
    assert (told.data["recorded"], len(told.data["refused"])) == (1, 1)
    assert "Pengesahan bagian mana yang dibuka?" in told.data["refused"][0]
    act(signed, "Sekda (Citra)")
    again = record(signed.period(LATER))
    assert (again.data["recorded"], again.data["known"]) == (0, 1)
    assert not any(each.changed for each in seen(signed).tiers)


def test_history_recap_and_papers_tell_who_signed_and_what_was_taken_back(signed: Room) -> None:
    for actor in ("Sekda", "Asisten", "Kabag"):
        take_back(signed, actor)
    approved(signed, "HUKUM")
    act(signed, "Asisten (Budi)", assistant=ASSISTANT)
    act(signed, "Sekda (Citra)")
    hand_over(signed.period(LATER))
    make_recap_book(signed.period(LATER))
    documents(signed.period(LATER))
    words = [row[2] for row in rows_in(signed, "Riwayat")]
    assert (words.count("Jenjang disahkan"), words.count("Pengesahan dibuka")) == (6, 3)
    (recap,) = (signed.root / "rekap").glob("*.xlsx")
    annex = _text(recap, "Temuan")
    assert "Pengesahan yang pernah dibuka" in annex
    assert "oleh Kabag: pengesahan bagian untuk HUKUM dibuka, Angka keliru." in annex
    signatures = "Sekretaris Daerah: disahkan 10 Juli 2026 09.00 oleh Sekda (Citra)"
    assert signatures in _text(recap, "Rekap Setda")
    bundle = signed.root / "berkas" / "Berkas Bukti SAKIP TW2 2026.xlsx"
    assert signatures.partition(" oleh")[0] in _text(bundle, "8 Serah Terima")
    assert "Jumlah (2 dari 3 bagian)" in _text(bundle, "9 Asisten 1")
    assert "Pernah dibuka" in _text(bundle, "9 Pengesahan")
    assert verify(signed.root).data["faults"] == []


def test_a_signature_over_other_figures_is_found_by_verifying(signed: Room) -> None:
    period = signed.period(LATER)
    facts = [each.fact for each in period.events if isinstance(each.fact, TierSigned)]
    (last,) = [each for each in facts if each.tier == "Sekda"]
    period.append([replace(last, hash="0" * 64)])
    found = [each.text for each in mismatches(signed.period(LATER), None)]
    assert [text for text in found if text.startswith("Jenjang Sekda mengesahkan sidik data")]


def test_events_of_tiers_hold_no_more_than_they_tell(signed: Room) -> None:
    told = [each["data"] for each in events(signed.root) if each["kind"] == "jenjang_disahkan"]
    always = {"tier", "hash", "figures", "asked", "program"}
    by_tier = {each["tier"]: {*each} - always for each in told}
    assert by_tier == {
        "Kepala Bagian": {"bureau"},
        "Asisten": {"assistant", "missing"},
        "Sekda": {"missing"},
    }
    with pytest.raises(XlsopsError):
        act(signed, "Kasubbag")


def _text(path: object, sheet: str) -> str:
    rows = one_sheet(path, sheet).iter_rows(values_only=True)  # type: ignore[arg-type]
    return " ".join(str(cell) for row in rows for cell in row if cell is not None)


def test_the_page_for_the_sekda_says_which_level_has_signed(sent: Room) -> None:
    def rows() -> list[tuple[str, str, str, str]]:
        page = status_page(seen(sent))
        return [(each.level, each.who, each.status.text, each.status.tone) for each in page.tiers]

    act(sent, "HUKUM (Ani)")
    assert rows() == [
        ("Kepala Bagian", "", "▶ 1 dari 10 bagian", "running"),
        ("Kabag", "", "○ 0 dari 10 bagian", "open"),
        *(("Asisten", name, "○ menunggu", "open") for name in ASSISTANTS),
        ("Sekda", "Sekretaris Daerah", "○ menunggu", "open"),
    ]


def test_the_page_for_the_sekda_says_what_changed_beneath_a_signature(signed: Room) -> None:
    told = {each.level: each for each in status_page(seen(signed)).tiers if "Umum" not in each.who}
    assert told["Sekda"].status.text == "✔ disahkan"
    assert told["Sekda"].note.endswith(", Sekda (Citra)")
    signed.send("HUKUM", "baru.xlsx", **OTHER)
    signed.collect()
    page = status_page(seen(signed))
    assert page.tiers[0].status.tone == "warning"
    assert page.tiers[0].note.startswith("berubah sesudah disahkan: HUKUM; belum: ")
