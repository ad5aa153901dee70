"""A reminder is whole, in the tone of its day, and names nobody who is not in Pejabat."""

from datetime import datetime, timedelta

from tests.core.builders import IN_TIME, Edit, answer, office
from tests.core.views import EVENTS, NOW, view
from tests.samples import with_settings
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import Facts
from xlsops.core.documents.parts.notice import Notice
from xlsops.core.documents.parts.texts import usual_texts
from xlsops.core.documents.reminder import reminder as reminder_of
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Approved, Damaged, FileReceived, FileSetAside, Returned
from xlsops.core.journal.facts.request_kinds import FormatsSent, Reminded
from xlsops.core.journal.fingerprint import fingerprint
from xlsops.core.journal.fold import fold
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Official, Spec
from xlsops.core.values.structs import replace
from xlsops.core.view.owing import Owed, owing_bureaus
from xlsops.core.view.view import View
from xlsops.resources import asset

TEXTS = usual_texts((asset("templates") / "berkas.toml").read_text("utf-8"))
FAULT: Edit = answer("SUM", "realisasi_2", None)
PEOPLE = (
    Official("KABAG", "Kepala Bagian Contoh", "Ani, S.E.", "Pembina", "199001012015031001", "Plt."),
    Official("KASUBBAG", "Kasubbag Contoh", prefix="Plh."),
    Official("ASISTEN", "Asisten Contoh", prefix="a.n. Sekretaris Daerah"),
    Official("UJI", "Kepala Bagian Percobaan", prefix="Plt."),
)
SENT = Event(
    FormatsSent.kind,
    IN_TIME - timedelta(days=1),
    "Kasubbag",
    {"bureaus": ["UJI", "LAIN"], "channel": ""},
)
DISTRIBUTED = (*EVENTS[:2], SENT)
RECEIVED = (*EVENTS[:2], SENT, EVENTS[2])


def happened(kind: type, hours: int, **data: object) -> Event:
    event = Event(kind.kind, IN_TIME + timedelta(hours=hours), "Kabag", data)
    assert not isinstance(event.fact, Damaged), event.fact
    return event


RETURNED = happened(
    Returned, 1, bureau="UJI", file="kembali/UJI.xlsx", sha="s", source="cd" * 32, findings=[]
)


def after(
    events: tuple[Event, ...], *edits: Edit, now: datetime = NOW, spec: Spec | None = None
) -> View:
    """Return the view after these events."""
    here = view(*edits, state=fold(events), now=now, spec=spec)
    return replace(here, events=events)


def staffed(here: View) -> View:
    spec = with_settings(office(), sample=False, address="Jalan Contoh 1", contact="Budi, 0812")
    return replace(here, spec=replace(spec, officials=PEOPLE))


def reminder(here: View, file: str = "") -> Notice:
    return reminder_of(DocumentSource(here, Facts(), TEXTS), owing_bureaus(here)[0], file)


def texts_on(page: Sheet) -> list[str]:
    return [value for row in page.values for value in row if isinstance(value, str)]


def owed(here: View) -> list[tuple[str, Owed, datetime | None, int]]:
    return [(each.code, each.owed, each.due, each.days_late) for each in owing_bureaus(here)]


def test_the_friendly_letter_is_whole() -> None:
    here = staffed(after(DISTRIBUTED))
    assert reminder(here, "Format UJI.xlsx").letter.splitlines() == [
        "PEMERINTAH KABUPATEN NGANJUK",
        "SEKRETARIAT DAERAH",
        "Jalan Contoh 1",
        "",
        "Sifat: Biasa",
        "Lampiran: 1 (satu) berkas",
        "Hal: Pengingat Penyampaian Data Kinerja Triwulan II Tahun 2026",
        "",
        "Yth. Plt. Kepala Bagian Percobaan",
        "di Nganjuk",
        "",
        "Sehubungan dengan pengumpulan data kinerja Triwulan II Tahun 2026 sesuai SOP Mekanisme "
        "Monitoring Kinerja Secara Periodik, dengan hormat kami sampaikan bahwa sampai dengan Rabu, "
        "8 Juli 2026 data kinerja Bagian Percobaan belum kami terima.",
        "",
        "Data dimaksud kami harapkan dapat disampaikan kepada Plh. Kasubbag Contoh paling lambat "
        "10 Juli 2026 pukul 16.00 WIB.",
        "",
        "Untuk memudahkan, berkas Format UJI.xlsx kami sertakan kembali bersama surat ini.",
        "",
        "Apabila data tersebut telah disampaikan sebelum surat ini diterima, surat ini dapat diabaikan.",
        "",
        "Demikian untuk menjadi perhatian, atas kerja samanya disampaikan terima kasih.",
        "",
        "Nganjuk, 8 Juli 2026",
        "Plt. Kepala Bagian Contoh",
        "",
        "",
        "",
        "Ani, S.E.",
        "NIP. 19900101 201503 1 001",
        "",
        f"Sidik jurnal: {fingerprint(here.events)}",
    ]


def test_the_firm_letter_says_how_late_and_who_gets_a_copy() -> None:
    here = staffed(after(DISTRIBUTED, now=NOW + timedelta(days=6)))
    letter = reminder(here).letter
    assert "sehingga terlambat 1 hari kerja." in letter
    copies = "Tembusan:\n1. a.n. Sekretaris Daerah Asisten Contoh (sebagai laporan)"
    assert letter.endswith(f"{copies}\n\nSidik jurnal: {fingerprint(here.events)}")


def test_the_page_has_the_official_layout_and_the_same_sentences() -> None:
    here = staffed(after(DISTRIBUTED, now=NOW + timedelta(days=6)))
    mine = reminder(here, "Format UJI.xlsx")
    shown = texts_on(mine.page)
    for text in (
        "Nomor",
        "Segera",
        "1 (satu) berkas",
        "Yth.",
        "Plt. KEPALA BAGIAN CONTOH,",
        "Ani, S.E.",
        "Tembusan:",
    ):
        assert text in shown
    assert "Nganjuk, 14 Juli 2026" in shown
    sentences = [each for each in mine.letter.splitlines() if each.endswith(".") and len(each) > 60]
    assert len(sentences) == 4
    assert {each.strip() for each in shown} >= set(sentences)
    assert mine.page.name == "Pengingat UJI"


def test_the_message_is_short_and_says_whom_to_ask() -> None:
    here = staffed(after(DISTRIBUTED))
    assert reminder(here, "Format UJI.xlsx").message == (
        "Yth. Bapak/Ibu Plt. Kepala Bagian Percobaan. Mohon izin mengingatkan, data kinerja Bagian "
        "Percobaan Triwulan II Tahun 2026 belum kami terima.\n\n"
        "Mohon dapat disampaikan paling lambat 10 Juli 2026 pukul 16.00 WIB.\n\n"
        "Berkas yang diisi: Format UJI.xlsx.\n\n"
        "Bila sudah disampaikan, mohon abaikan pesan ini. Keterangan lebih lanjut: Budi, 0812. "
        "Terima kasih."
    )


def test_who_is_not_known_is_addressed_by_the_bureau_and_sample_data_are_called_so() -> None:
    mine = reminder(after(DISTRIBUTED))
    assert "Yth. Kepala Bagian Percobaan" in mine.letter
    assert mine.letter.count("." * 40) == 2
    assert "DATA CONTOH" in mine.letter
    assert mine.message.startswith("DATA CONTOH · angka dan nama di berkas ini tidak nyata\n\nYth.")


def test_without_a_due_date_the_standard_minutes_of_filling_and_recap_count() -> None:
    spec = with_settings(office(), due=None)
    due = spec.calendar.after(SENT.at, 960)
    assert owed(after(DISTRIBUTED, spec=spec)) == [
        ("UJI", Owed.DATA, due, 0),
        ("LAIN", Owed.DATA, due, 0),
    ]


def test_who_has_no_form_owes_nothing() -> None:
    assert owing_bureaus(after(EVENTS[:2])) == ()


def test_who_was_returned_owes_until_it_sends_again() -> None:
    due = office().settings.due
    here = after((*RECEIVED, RETURNED), FAULT)
    assert owed(here) == [("UJI", Owed.MENDING, due, 0), ("LAIN", Owed.DATA, due, 0)]
    assert owing_bureaus(here)[0].returned == here.state.sent_back["UJI"]
    again = happened(FileReceived, 2, **{**EVENTS[2].payload, "sha": "ef" * 32})
    assert [each.code for each in owing_bureaus(after((*RECEIVED, RETURNED, again), FAULT))] == [
        "LAIN"
    ]


def test_who_was_set_aside_is_asked_to_send_again_and_told_why() -> None:
    aside = happened(FileSetAside, 2, sha="cd" * 32, bureau="UJI", reason="Salah triwulan.")
    for days, late in ((0, 0), (6, 2)):
        here = after((*RECEIVED, aside), now=NOW + timedelta(days=days))
        here = replace(
            here,
            bureaus=(
                replace(here.bureaus[0], record=None, aside=here.state.set_aside("UJI")),
                *here.bureaus[1:],
            ),
        )
        (mine, _) = owing_bureaus(here)
        assert (mine.owed, mine.days_late > 0) == (Owed.AGAIN, late > 0)
        words = reminder(here)
        for text in (words.letter, words.message):
            assert "tidak dapat digunakan (Salah triwulan)" in text
            assert "kiriman penggantinya belum kami terima" in text


def test_a_return_whose_findings_are_settled_is_owed_no_more() -> None:
    assert [each.code for each in owing_bureaus(after((*RECEIVED, RETURNED)))] == ["LAIN"]


def test_an_approval_after_the_return_settles_it() -> None:
    approval = happened(Approved, 2, bureau="UJI", sha="cd" * 32, hash="h")
    assert [each.code for each in owing_bureaus(after((*RECEIVED, RETURNED, approval), FAULT))] == [
        "LAIN"
    ]


def test_the_tone_turns_with_the_due_moment() -> None:
    due = office().settings.due
    assert due is not None
    for late, moment in ((False, due), (True, due + timedelta(minutes=1))):
        here = after(DISTRIBUTED, now=moment)
        assert [bool(each.lateness) for each in owing_bureaus(here)] == [late, late]


def test_only_reminders_of_earlier_days_are_named() -> None:
    past = tuple(
        Event(
            Reminded.kind,
            NOW - timedelta(hours=hours),
            "Kasubbag",
            {"bureaus": ["UJI"], "late": {}},
        )
        for hours in (30, 20, 1)
    )
    here = after((*DISTRIBUTED, *past))
    assert "Surat ini menyusuli pengingat kami tanggal 7 Juli 2026." in reminder(here).letter
    assert [len(each.earlier) for each in owing_bureaus(here)] == [2, 0]
