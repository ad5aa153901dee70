"""A submission set aside with a reason stops counting, stays visible, and can be brought back."""

from collections.abc import Sequence

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import (
    ACCEPTED,
    LATER,
    WARNED,
    WARNING,
    WHY,
    allow,
    approved,
    bureau,
    listed,
    type_in,
)
from tests.quarter import Room, events, files, room_after
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.styles import WARNING as AMBER
from xlsops.core.spec.entries import Deed, Entry
from xlsops.core.terms.authority import Act
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.closed.splice import paint_closed
from xlsops.files.control_grids import grids_of
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.recording.entries import record
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.status.standing import status

REASON = "Bagian mengirim berkas yang keliru"


@room_after
def sent(room: Room) -> None:
    """A period in which one bureau sent a good file, then one with a Peringatan."""
    room.send("KKP", "pertama.xlsx")
    room.collect()
    room.send("KKP", "kedua.xlsx", **WARNED)
    room.collect(LATER)


def changes(room: Room) -> list[dict[str, str]]:
    kinds = {"kiriman_dikesampingkan", "kiriman_dipakai_lagi"}
    found = [each for each in events(room.root) if each["kind"] in kinds]
    return [{"kind": each["kind"], "by": each["by"], **each["data"]} for each in found]


def texts(room: Room, sheet: str) -> list[str]:
    rows = one_sheet(room.root / CONTROL, sheet).iter_rows(values_only=True)
    return [str(cell) for row in rows for cell in row if cell is not None]


def exclude(period: LoadedPeriod, bureau: str, reason: str) -> Outcome:
    return record(period, Entry(Deed.SET_ASIDE, bureau=bureau, notes=reason))


def restore(period: LoadedPeriod, bureau: str, reason: str) -> Outcome:
    return record(period, Entry(Deed.USED_AGAIN, bureau=bureau, notes=reason))


def stands(room: Room) -> bool:
    period = room.period()
    return period.state.hand_over_stands(period.layouts)


def test_the_newest_file_is_set_aside_and_the_one_before_counts_again(sent: Room) -> None:
    assert (bureau(sent).status, listed(sent)) == ("Perlu penjelasan", {"V24": ("Terbuka", "")})
    outcome = exclude(sent.period(LATER), "kkp", f" {REASON} ")
    second = next(
        each.sha for each in sent.period().state.files.values() if each.name == "kedua.xlsx"
    )
    assert changes(sent) == [
        {
            "kind": "kiriman_dikesampingkan",
            "by": "Kabag",
            "bureau": "KKP",
            "date": "",
            "reason": REASON,
            "sha": second,
        }
    ]
    assert outcome.lines == (
        "Kiriman KKP kedua.xlsx dikesampingkan; yang dipakai sekarang pertama.xlsx.",
    )
    assert not outcome.attention
    view = bureau(sent)
    assert view.record is not None
    assert (view.record.name, view.version, listed(sent)) == ("pertama.xlsx", 1, {})
    assert "Valid, 1 dikesampingkan" in texts(sent, "Beranda")
    told = f"Dikesampingkan oleh Kabag: KKP, kedua.xlsx. Alasan: {REASON}"
    assert told in texts(sent, "Himpunan")
    assert {"Kiriman dikesampingkan", REASON} <= set(texts(sent, "Riwayat"))


def test_bringing_back_restores_what_stood_before(sent: Room) -> None:
    before, sheets = repr(bureau(sent)), texts(sent, "Himpunan")
    exclude(sent.period(LATER), "KKP", REASON)
    outcome = restore(sent.period(LATER), "KKP", "Ternyata benar")
    assert outcome.lines == ("Kiriman KKP kedua.xlsx dipakai lagi.",)
    assert (repr(bureau(sent)), texts(sent, "Himpunan")) == (before, sheets)
    assert sorted(each["kind"] for each in changes(sent)) == [
        "kiriman_dikesampingkan",
        "kiriman_dipakai_lagi",
    ]


def test_one_after_the_other_is_set_aside_and_the_last_comes_back_first(sent: Room) -> None:
    exclude(sent.period(LATER), "KKP", REASON)
    outcome = exclude(sent.period(LATER), "KKP", "Yang ini pun keliru")
    assert outcome.lines == (
        "Kiriman KKP pertama.xlsx dikesampingkan; sekarang belum ada kiriman yang dipakai.",
    )
    assert not [
        name for name in load_workbook(sent.root / CONTROL).sheetnames if name == "Isian KKP"
    ]
    with pytest.raises(XlsopsError, match="Tidak ada kiriman KKP yang dipakai"):
        exclude(sent.period(LATER), "KKP", "Sekali lagi")
    restore(sent.period(LATER), "KKP", "Dipakai dahulu")
    view = bureau(sent)
    assert view.record is not None
    assert view.record.name == "pertama.xlsx"


def test_a_file_set_aside_stays_aside_when_it_is_dropped_again(sent: Room) -> None:
    exclude(sent.period(LATER), "KKP", REASON)
    sent.drop("salinan.xlsx", (sent.root / "masuk" / "kedua.xlsx").read_bytes())
    sent.collect(LATER)
    standing = bureau(sent)
    assert (standing.status, len(standing.aside)) == ("Valid", 1)
    assert standing.standing == "Valid, 1 dikesampingkan"
    data = {each["code"]: each for each in status(sent.period(LATER)).data["bureaus"]}
    assert (data["KKP"]["status"], data["KKP"]["aside"]) == ("Valid", 1)


def test_an_approval_of_what_is_set_aside_turns_amber_and_the_handover_falls(room: Room) -> None:
    room.send("KKP")
    room.send("UMUM")
    room.collect()
    approved(room)
    hand_over(room.period(LATER))
    outcome = exclude(room.period(LATER), "KKP", REASON)
    assert outcome.attention
    assert outcome.lines == (
        "Kiriman KKP KKP.xlsx dikesampingkan; sekarang belum ada kiriman yang dipakai.",
        "Pengesahan KKP gugur; minta bagian mengirim lagi, lalu sahkan.",
    )
    view = bureau(room)
    assert (view.approved, view.changed, view.status) == (False, True, "Kiriman dikesampingkan")
    sheet = one_sheet(room.root / CONTROL, "Beranda")
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "KKP"]
    assert (row[7].value, row[7].fill.fgColor.rgb) == ("Kiriman dikesampingkan", f"FF{AMBER}")
    assert not stands(room)
    assert approve(room.period(LATER)).data["lacking"]["KKP"] == (
        "KKP: kirimannya dikesampingkan. Himpun kiriman penggantinya, atau pakai lagi yang ada: "
        'xlsops record --use-again KKP --notes "alasan" --as Kabag.'
    )
    assert hand_over(room.period(LATER)).data["bureaus"] == ["UMUM"]
    assert stands(room)
    assert restore(room.period(LATER), "KKP", "Ternyata benar").lines == (
        "Kiriman KKP KKP.xlsx dipakai lagi.",
        "Pengesahan KKP sudah gugur; sahkan ulang.",
    )
    assert bureau(room).status == "Pengesahan gugur"
    assert approve(room.period(LATER), ["KKP"]).data["approved"] == ["KKP"]
    assert bureau(room).status == "Disahkan"


@pytest.mark.parametrize(
    ("code", "reason", "key", "told"),
    [
        ("KKP", " ", "records.no_reason", "Alasannya belum ditulis"),
        ("XYZ", REASON, "workbook.unknown_bureaus", "XYZ"),
        ("UMUM", REASON, "records.no_such_submission", "Tidak ada kiriman UMUM"),
    ],
)
def test_what_cannot_be_set_aside_is_refused_and_nothing_changes(
    code: str, reason: str, key: str, told: str, sent: Room
) -> None:
    before = files(sent.root)
    for act in (exclude, restore):
        with stopped_by(key, match=told):
            act(sent.period(LATER), code, reason)
    with pytest.raises(XlsopsError, match="Tidak ada kiriman KKP yang dikesampingkan"):
        restore(sent.period(LATER), "KKP", REASON)
    assert files(sent.root) == before


def test_only_who_may_sets_aside(sent: Room) -> None:
    with stopped_by(
        messages.procedure.not_allowed, match="Kesampingkan Kiriman hanya dapat dilakukan Kabag"
    ):
        exclude(sent.period(LATER, "Kasubbag"), "KKP", REASON)
    allow(sent, Act.SET_ASIDE, "Kabag, Kasubbag")
    assert exclude(sent.period(LATER, "Kasubbag"), "KKP", REASON).data["recorded"] == 1


def test_what_was_typed_about_a_file_is_saved_before_the_file_goes(sent: Room) -> None:
    type_in(sent, {WARNING: (ACCEPTED, WHY)})
    with pytest.raises(XlsopsError, match="1 keputusan atau catatan KKP yang belum disimpan"):
        exclude(sent.period(LATER), "KKP", REASON)
    assert listed(sent) == {"V24": (ACCEPTED, WHY)}


def test_sheets_that_cannot_be_deleted_say_that_no_submission_counts(room: Room) -> None:
    room.send("KKP", **WARNED)
    room.collect()
    before = (room.root / CONTROL).read_bytes()
    exclude(while_open(room), "KKP", REASON)
    for sheet, title in (("Isian KKP", "ISIAN · KKP"), ("Rekap KKP", "REKAPITULASI · KKP")):
        first, *rest = texts(room, sheet)
        assert title in first
        assert any("Belum ada kiriman yang dipakai" in row for row in rest)
        assert not any("KKP-01" in row for row in rest)
    assert verify(room.root).data["faults"] == []
    put_back(room, "Isian KKP", before)
    (fault,) = verify(room.root).data["faults"]
    assert fault.startswith("Lembar Isian KKP sel A")
    status(room.period(LATER))
    assert {"Isian KKP", "Rekap KKP"} & set(load_workbook(room.root / CONTROL).sheetnames) == set()
    assert verify(room.root).data["faults"] == []


def while_open(room: Room) -> LoadedPeriod:
    """Return the period with a painter that, as an open workbook's, deletes no sheet."""
    path = room.root / CONTROL

    def paint(pages: Sequence[Sheet]) -> None:
        data = path.read_bytes()
        names = {grid.name for grid in grids_of(data)}
        shown = [page for page in pages if page.name in names or not page.over]
        path.write_bytes(paint_closed(data, path, shown))

    return replace(room.period(LATER), paint=paint)


def put_back(room: Room, sheet: str, before: bytes) -> None:
    """Let a sheet show the texts it showed in an earlier workbook."""
    path = room.root / CONTROL
    book = load_workbook(path)
    (old,) = (grid for grid in grids_of(before) if grid.name == sheet)
    for (row, column), content in old.cells.items():
        book[sheet].cell(row, column).value = getattr(content.value, "value", None)
    book.save(path)
