"""The documents say what the journal says, name nobody who is not in Pejabat, and fit their pages."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import FIRST, IN_TIME, answer, office
from tests.core.views import EVENTS, nothing_sent, view
from tests.once import Lazily
from tests.samples import with_settings
from xlsops import messages
from xlsops.core.documents.bundle import contents_page, documents_of
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.dates import date_in_words, number_in_words, with_weekday
from xlsops.core.documents.parts.document import (
    Document,
    DocumentSource,
    Standing,
    hash_in_groups,
    titled,
)
from xlsops.core.documents.parts.facts import Facts, Participant, StepFacts, facts_of
from xlsops.core.documents.parts.paper import blank, finished_paper, pages_in
from xlsops.core.documents.parts.texts import COMMON, SPECIAL, Texts, own_texts, usual_texts
from xlsops.core.form.emblem import Emblem
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import RecapMade
from xlsops.core.journal.facts.request_kinds import LettersMade
from xlsops.core.journal.fold import fold
from xlsops.core.journal.state import Approval, Decision, HandOver, ReturnRecord, SetAside, State
from xlsops.core.journal.step_records import SentRecord, SkipRecord, StepRecord
from xlsops.core.sheet.paging import RowBlock, Rows, joined_blocks, page_breaks, page_room
from xlsops.core.sheet.sheet import Area, Sheet
from xlsops.core.spec.spec import Official
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.steps import Step
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.messages.shown.letters import politely
from xlsops.resources import asset

TEXT = (asset("templates") / "berkas.toml").read_text("utf-8")
TEXTS = usual_texts(TEXT)
FAULTS = (answer("SUM", "realisasi_2", None), answer(FIRST, "bukti", None))
MADE_LATER = Event(
    RecapMade.kind,
    IN_TIME + timedelta(hours=2),
    "Kasubbag",
    {"coverage": "1 dari 2 bagian", "file": "rekap/Rekap.xlsx", "sha": "ef" * 32},
)
PEOPLE = (
    Official(
        "SEKDA", "Sekretaris Daerah", "Drs. SATU", "Pembina Utama Madya", "196610051987031010"
    ),
    Official("ASISTEN", "Asisten Administrasi Umum"),
    Official("KABAG", "Kepala Bagian KKP", "Dra. DUA", "Pembina", "19700101 199503 2 001", "Plt."),
    Official("KASUBBAG", "Kasubbag PE", "TIGA, S.E."),
)
MEETING = StepFacts(
    date(2026, 7, 3),
    "09.00 WIB",
    "Ruang Rapat",
    "900/1/2026",
    (Participant("Ani", "UJI"), Participant("Tamu", "", "Inspektorat")),
    ("Satu.", "Dua."),
)
ALL_FACTS = Facts(
    {
        Step.ORDER: StepFacts(date(2026, 7, 1), number="900/7/2026"),
        Step.FORMATS: StepFacts(date(2026, 7, 1)),
        Step.SENDING: StepFacts(date(2026, 7, 2)),
        Step.MEETING: MEETING,
        Step.HANDOVER: StepFacts(date(2026, 7, 14), place="Ruang Kabag"),
        Step.RECAP: StepFacts(date(2026, 7, 15)),
    }
)


def source(
    here: View | None = None, facts: Facts | None = None, texts: Texts = TEXTS
) -> DocumentSource:
    return DocumentSource(here or view(*FAULTS), facts or Facts(), texts)


def staffed(here: View, people: tuple[Official, ...] = PEOPLE) -> View:
    return replace(here, spec=replace(here.spec, officials=people))


def with_recap(here: View) -> View:
    return replace(
        here, events=(*EVENTS, MADE_LATER), state=replace(here.state, recap=MADE_LATER.at)
    )


def returned(here: View) -> View:
    """Return the view after the bureau was sent back with its first finding."""
    found = here.bureaus[0].findings
    record = ReturnRecord(
        "UJI", "x", "s", "cd" * 32, (found[0].identity,), IN_TIME + timedelta(days=1)
    )
    return replace(here, state=replace(here.state, returns={"UJI": (record,)}))


def everything(*, people: tuple[Official, ...] = PEOPLE, sample: bool = True) -> DocumentSource:
    """Return a source from which every document can be made."""
    spec = with_settings(office(), sample=sample)
    here = staffed(returned(with_recap(view(*FAULTS, spec=spec))), people)
    return source(here, ALL_FACTS)


def by_title(documents: tuple[Document, ...], start: str) -> Document:
    return next(each for each in documents if each.title.startswith(start))


def page_of(here: DocumentSource, start: str) -> Sheet:
    page = by_title(documents_of(here), start).page
    assert page is not None
    return page


def texts_on(page: Sheet) -> list[str]:
    return [value for row in page.values for value in row if isinstance(value, str)]


def pages(here: DocumentSource) -> list[Sheet]:
    listed = documents_of(here)
    return [contents_page(here, listed), *(each.page for each in listed if each.page)]


CASES = Lazily(
    {
        "everything": everything,
        "no sample": lambda: everything(sample=False),
        "nobody named": lambda: everything(people=()),
        "blank facts": lambda: source(with_recap(view(*FAULTS))),
        "A4": lambda: source(view(*FAULTS, spec=with_settings(office(), paper=9))),
        "nothing sent": lambda: source(view(state=nothing_sent())),
        "not opened": lambda: source(view(state=State())),
    }
)


@pytest.mark.parametrize("case", CASES)
def test_documents_stand_in_the_order_of_the_sop(case: str) -> None:
    steps = [each.steps for each in documents_of(CASES[case])]
    assert steps == sorted(steps, key=lambda own: [step.number for step in own])
    assert {step for each in steps for step in each} == set(Step)


@pytest.mark.parametrize("case", CASES)
def test_a_document_without_a_page_says_why_and_one_with_a_page_is_not_missing(case: str) -> None:
    for each in documents_of(CASES[case]):
        assert (each.page is None) is (each.standing is Standing.MISSING)
        assert each.page or each.note


@pytest.mark.parametrize("case", CASES)
def test_sheet_names_are_names_excel_takes_and_stand_once(case: str) -> None:
    names = [page.name for page in pages(CASES[case])]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)


@pytest.mark.parametrize("case", CASES)
def test_every_row_has_a_height_and_no_two_merged_areas_share_a_cell(case: str) -> None:
    for page in pages(CASES[case]):
        assert {row for row, _ in page.heights} >= set(range(1, len(page.values) + 1))
        cells = [cell for area in page.merges for cell in cells_of(area)]
        assert len(cells) == len(set(cells))
        assert all(area.right <= len(page.widths) for area in page.merges)


def cells_of(area: Area) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    ]


@pytest.mark.parametrize("case", CASES)
def test_no_word_in_braces_is_left_over(case: str) -> None:
    for page in pages(CASES[case]):
        assert not [text for text in texts_on(page) if set(text) & set("{}")]


@pytest.mark.parametrize("case", CASES)
def test_sample_data_are_called_sample_data_on_every_sheet(case: str) -> None:
    for page in pages(CASES[case]):
        said = any("DATA CONTOH" in text for text in texts_on(page))
        assert said is (case != "no sample")


@pytest.mark.parametrize("case", CASES)
def test_every_sheet_carries_the_kop_and_the_offices_paper(case: str) -> None:
    here = CASES[case]
    for page in pages(here):
        kop = [
            "PEMERINTAH KABUPATEN NGANJUK",
            "SEKRETARIAT DAERAH",
            "(alamat kantor, telepon, kode pos)",
        ]
        found = [text for text in texts_on(page) if text in kop]
        assert found[:3] == kop
        assert page.paper == here.view.spec.settings.paper
        assert page.footer.startswith("TW II 2026 · SEKRETARIAT DAERAH · ")


@pytest.mark.parametrize("case", CASES)
def test_the_coat_of_arms_hangs_on_every_sheet_and_without_one_there_is_no_box(case: str) -> None:
    emblem = Emblem(b"gambar", 300, 360)
    for page in pages(replace(CASES[case], emblem=emblem)):
        (picture,) = page.pictures
        assert (picture.emblem, picture.column) == (emblem, 1)
        assert str(page.values[picture.row - 1][0] or "") == ""
        assert abs(picture.width / picture.height - 300 / 360) < 0.02
        assert picture.down + picture.height <= 88
    for page in pages(CASES[case]):
        assert page.pictures == ()
        assert [rule for rule in page.rules if rule.style == "hair"] == []
        assert not [text for text in texts_on(page) if "lambang" in text.lower()]


@pytest.mark.parametrize("case", CASES)
def test_the_contents_list_every_document_and_jump_to_its_sheet(case: str) -> None:
    here = CASES[case]
    listed = documents_of(here)
    page = contents_page(here, listed)
    assert [link.sheet for link in page.links] == [each.page.name for each in listed if each.page]
    assert all(page.values[link.row - 1][link.column - 1] == link.sheet for link in page.links)
    numbers = [row[0] for row in page.values if isinstance(row[0], int)]
    assert numbers == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("many", range(14, 34))
def test_no_page_of_the_contents_has_its_heading_alone(many: int) -> None:
    here = CASES["everything"]
    listed = documents_of(here)
    page = contents_page(here, (listed * 3)[:many])
    rows_of_table = [at for at, row in enumerate(page.values, 1) if isinstance(row[0], int)]
    assert all(end < rows_of_table[-1] for end in page.breaks)


def test_every_word_of_an_outcome_has_room_in_its_column() -> None:
    page = page_of(CASES["everything"], "Rekap Kiriman per Bagian")
    (heading,) = [row for row in page.values if "Hasil" in row]
    width = page.widths[heading.index("Hasil")]
    assert width >= 1.14 * len("dikesampingkan")


def test_before_the_period_is_open_every_document_is_missing() -> None:
    listed = documents_of(CASES["not opened"])
    assert {each.standing for each in listed} == {Standing.MISSING}
    assert [each.note for each in listed][:3] == [
        "periode belum dibuka",
        "periode belum dibuka",
        "format belum dibuat",
    ]


def test_with_formats_but_no_file_the_forms_are_there_to_be_filled_by_hand() -> None:
    found = {
        each.title.split(":")[0]: each.standing for each in documents_of(CASES["nothing sent"])
    }
    assert found == {
        "Lembar Disposisi 1": Standing.FORM,
        "Lembar Disposisi 2": Standing.FORM,
        "Daftar Format": Standing.PRESENT,
        "Tanda Terima Format": Standing.FORM,
        "Undangan Rapat": Standing.FORM,
        "Daftar Hadir Rapat": Standing.FORM,
        "Notulen Rapat": Standing.FORM,
        "Rekap Kiriman per Bagian": Standing.MISSING,
        "Daftar Temuan": Standing.MISSING,
        "Surat Pengembalian": Standing.MISSING,
        "Berita Acara Serah Terima": Standing.MISSING,
        "Lembar Pengesahan Rekap": Standing.MISSING,
    }


def test_recorded_steps_make_their_documents_complete_and_dated() -> None:
    found = {
        each.title.split(":")[0]: (each.standing, each.day) for each in documents_of(everything())
    }
    assert found["Lembar Disposisi 1"] == (Standing.PRESENT, date(2026, 7, 1))
    assert found["Undangan Rapat"] == (Standing.PRESENT, date(2026, 7, 3))
    assert found["Surat Pengembalian"] == (Standing.PRESENT, date(2026, 7, 9))
    assert found["Berita Acara Serah Terima"] == (Standing.PRESENT, date(2026, 7, 14))
    assert found["Lembar Pengesahan Rekap"] == (Standing.PROVISIONAL, date(2026, 7, 15))


def test_data_that_are_not_final_are_handed_over_only_when_somebody_recorded_it() -> None:
    document = by_title(documents_of(CASES["blank facts"]), "Berita Acara")
    assert (
        document.note
        == "validasi belum selesai (1 galat terbuka; belum mengirim: LAIN; belum disahkan: UJI)"
    )
    noted = texts_on(page_of(everything(), "Berita Acara"))
    assert any(
        text.startswith("Catatan: data diserahkan dalam keadaan belum final") for text in noted
    )


def test_a_recap_of_data_that_are_not_final_is_printed_as_provisional() -> None:
    noted = texts_on(page_of(CASES["blank facts"], "Lembar Pengesahan"))
    assert any(
        text.startswith("SEMENTARA, belum untuk disahkan: 1 galat terbuka") for text in noted
    )


def final(
    recap_after: int = 2, facts: Facts | None = None, handed: str = "h", *, recap_final: bool = True
) -> DocumentSource:
    """Return a source of one bureau whose data are approved, its recap made hours after receipt."""
    whole = office()
    spec = replace(whole, bureaus=tuple(each for each in whole.bureaus if each.code == "UJI"))
    here = view(spec=spec)
    approval = Approval("UJI", "cd" * 32, "h", IN_TIME, "Kabag")
    told = {**MADE_LATER.payload, "final": recap_final}
    made = replace(MADE_LATER, at=IN_TIME + timedelta(hours=recap_after), payload=told)
    given = HandOver("", {"UJI": handed}, (), "", IN_TIME, "Kabag")
    state = replace(
        here.state,
        recap=made.at,
        deferred={"besar.xlsx": "TERBUKA"},
        approvals={"UJI": approval},
        handed_over=given if handed else None,
    )
    bureaus = tuple(replace(each, approval=approval, findings=()) for each in here.bureaus)
    return source(replace(here, bureaus=bureaus, state=state, events=(*EVENTS, made)), facts)


def test_final_data_are_handed_over_and_their_recap_is_there_to_be_signed() -> None:
    listed = documents_of(final())
    assert final().lacking == ""
    assert by_title(listed, "Berita Acara").standing is Standing.FORM
    assert "Data seluruh bagian telah disahkan dan tidak ada galat yang terbuka." in texts_on(
        page_of(final(), "Berita Acara")
    )
    signed = by_title(listed, "Lembar Pengesahan")
    assert (signed.standing, signed.note) == (
        Standing.FORM,
        "paraf, tanggal, dan tanda tangan diisi tangan",
    )
    assert not any("SEMENTARA" in text for text in texts_on(page_of(final(), "Lembar Pengesahan")))
    recorded = final(facts=Facts({Step.RECAP: StepFacts(date(2026, 7, 15))}))
    assert by_title(documents_of(recorded), "Lembar Pengesahan").standing is Standing.PRESENT


@pytest.mark.parametrize(
    ("handed", "why"),
    [
        ("", "belum diserahkan kepada Kasubbag"),
        ("lain", "berubah sesudah diserahkan, perlu diserahkan lagi"),
    ],
)
def test_a_recap_of_what_was_not_handed_over_as_it_stands_says_so(handed: str, why: str) -> None:
    here = final(handed=handed)
    signed = by_title(documents_of(here), "Lembar Pengesahan")
    assert (signed.standing, signed.note) == (Standing.PROVISIONAL, why)
    page = page_of(here, "Lembar Pengesahan")
    assert f"SEMENTARA, belum untuk disahkan: {why}" in texts_on(page)


def test_a_record_of_a_handover_that_is_outdated_is_provisional() -> None:
    recorded = Facts({Step.HANDOVER: StepFacts(date(2026, 7, 15))})
    for handed, standing in (("h", Standing.PRESENT), ("lain", Standing.PROVISIONAL)):
        document = by_title(documents_of(final(facts=recorded, handed=handed)), "Berita Acara")
        assert document.standing is standing


def test_a_recap_older_than_the_last_file_is_provisional() -> None:
    signed = by_title(documents_of(final(recap_after=-1)), "Lembar Pengesahan")
    assert (signed.standing, signed.note) == (
        Standing.PROVISIONAL,
        "ada kiriman sesudah rekap dibuat",
    )


def test_a_provisional_recap_of_data_that_are_final_by_now_is_not_there_to_be_signed() -> None:
    here, why = final(recap_final=False), messages.letters.RECAP_PROVISIONAL
    signed = by_title(documents_of(here), "Lembar Pengesahan")
    assert (signed.standing, signed.note) == (Standing.PROVISIONAL, why)
    page = page_of(here, "Lembar Pengesahan")
    assert f"SEMENTARA, belum untuk disahkan: {why}" in texts_on(page)


def test_a_file_that_could_not_be_read_yet_is_listed_as_deferred() -> None:
    here = replace(final(), put_off=frozenset({"besar.xlsx"}))
    rows = [row for row in page_of(here, "Rekap Kiriman").values if isinstance(row[0], int)]
    assert (rows[-1][1], rows[-1][5], rows[-1][7]) == (
        "Tidak dikenali bagiannya",
        "besar.xlsx",
        "ditunda",
    )


def test_an_order_is_signed_by_who_gives_it_and_received_by_who_takes_it() -> None:
    first, second = (page_of(everything(), f"Lembar Disposisi {number}") for number in (1, 2))
    assert {"SEKRETARIS DAERAH,", "Drs. SATU", "Diterima oleh Asisten Administrasi Umum"} <= set(
        texts_on(first)
    )
    assert {"ASISTEN ADMINISTRASI UMUM,", "Diterima oleh Plt. Kepala Bagian KKP"} <= set(
        texts_on(second)
    )
    assert {"900/7/2026", "1 Juli 2026", "Nganjuk, 1 Juli 2026", "☒", "☐"} <= set(texts_on(first))


def test_signatures_keep_the_prefix_the_rank_and_the_groups_of_the_number() -> None:
    found = texts_on(page_of(everything(), "Undangan"))
    assert {"Plt. KEPALA BAGIAN KKP,", "Dra. DUA", "Pembina", "NIP. 19700101 199503 2 001"} <= set(
        found
    )


def test_nobody_is_invented_where_no_name_is_known() -> None:
    known = re.compile(r"\(\.+\)|NIP\. \.+")
    for start in ("Tanda Terima", "Undangan", "Notulen", "Berita Acara"):
        found = texts_on(page_of(CASES["nobody named"], start))
        assert sum(known.fullmatch(text) is not None for text in found) in {2, 4}


def test_a_long_prefix_stands_on_a_line_of_its_own() -> None:
    kabag = Official("KABAG", "Kepala Bagian KKP", prefix="a.n. Sekretaris Daerah")
    here = source(staffed(view(*FAULTS), (kabag,)))
    assert "a.n. Sekretaris Daerah\nKEPALA BAGIAN KKP," in texts_on(page_of(here, "Undangan"))
    assert titled(kabag) == "a.n. Sekretaris Daerah Kepala Bagian KKP"


def test_the_invitation_prints_what_was_recorded_of_the_meeting_and_dots_before() -> None:
    told = texts_on(page_of(everything(), "Undangan"))
    assert {"Jumat, 3 Juli 2026", "09.00 WIB", "Ruang Rapat", "900/1/2026"} <= set(told)
    blank = page_of(CASES["nothing sent"], "Undangan")
    assert sum(rule.style == "dotted" for rule in blank.rules) == 4


def test_a_meeting_that_was_only_held_makes_none_of_its_papers_whole() -> None:
    held = StepFacts(date(2026, 7, 3), "09.00 WIB", "Aula")

    def standings(meeting: StepFacts, plan: StepFacts | None = None) -> list[str]:
        facts = Facts({Step.MEETING: meeting}, plans={Step.MEETING: plan} if plan else {})
        return [
            each.standing.value
            for each in documents_of(source(facts=facts))
            if each.steps == (Step.MEETING,)
        ]

    assert standings(held) == ["Blangko"] * 3
    assert standings(replace(held, number="005/12")) == ["Ada", "Blangko", "Blangko"]
    assert standings(held, plan=held) == ["Ada", "Blangko", "Blangko"]
    came = replace(held, participants=(Participant("Ani"),), notes=("Setuju.",))
    assert standings(came) == ["Blangko", "Ada", "Ada"]


def seats(here: DocumentSource) -> list[tuple[object, object]]:
    page = page_of(here, "Daftar Hadir")
    return [(row[2], row[12]) for row in page.values if isinstance(row[0], int)]


def test_the_attendance_list_names_who_came_and_keeps_a_row_for_who_did_not() -> None:
    assert seats(everything()) == [
        ("Ani", "Bagian Percobaan"),
        (None, "Bagian Lain"),
        ("Tamu", "Inspektorat"),
    ]
    assert by_title(documents_of(everything()), "Daftar Hadir").count == "3 baris"


def test_a_blank_attendance_list_has_two_rows_a_bureau() -> None:
    blank = CASES["nothing sent"]
    rows = [(None, name) for name in ("Bagian Percobaan", "Bagian Lain") for _ in range(2)]
    assert seats(blank) == rows
    assert by_title(documents_of(blank), "Daftar Hadir").count == "4 baris"
    nobodys = Participant("Ani")
    mixed = source(
        here=everything().view,
        facts=Facts({Step.MEETING: replace(MEETING, participants=(nobodys,))}),
    )
    assert seats(mixed) == [*rows, ("Ani", None)]


def test_the_minutes_hold_the_notes_or_lines_to_write_on() -> None:
    assert {"Satu.", "Dua.", "2 orang (daftar hadir terlampir)"} <= set(
        texts_on(page_of(everything(), "Notulen"))
    )
    written = page_of(everything(), "Notulen")
    assert "Kesepakatan / tindak lanjut" not in texts_on(written)
    assert not [rule for rule in written.rules if rule.style == "dotted"]
    blank = page_of(CASES["nothing sent"], "Notulen")
    assert "Kesepakatan / tindak lanjut" in texts_on(blank)
    assert sum(rule.style == "dotted" for rule in blank.rules) == 9


def test_every_file_and_every_bureau_that_owes_stands_in_the_list_of_receipts() -> None:
    rows = [row for row in page_of(everything(), "Rekap Kiriman").values if isinstance(row[0], int)]
    assert [(row[1], row[4], row[5], row[7]) for row in rows] == [
        ("Bagian Percobaan", 1, "UJI.xlsx", "diterima"),
        ("Bagian Lain", "–", None, "belum mengirim"),
    ]


def test_a_letter_lists_what_the_bureau_was_returned_with() -> None:
    page = page_of(everything(), "Surat Pengembalian: Bagian Percobaan")
    found = everything().view.bureaus[0].findings[0]
    rows = [row for row in page.values if row[0] == 1]
    assert len([row for row in page.values if isinstance(row[0], int)]) == 1
    advice = politely(found.advice)
    assert {found.message, advice, found.subject} <= set(rows[0])
    assert any("8 Juli 2026 10.00 WIB" in text for text in texts_on(page))


def test_every_return_of_a_bureau_stands_in_a_list_with_its_letter_and_what_answered_it() -> None:
    here = everything().view
    found = here.bureaus[0].findings
    first, second = (
        ReturnRecord("UJI", f"kembali/{name}.xlsx", "s", "cd" * 32, (each.identity,), at)
        for name, each, at in (
            ("Pengembalian UJI", found[0], IN_TIME - timedelta(hours=9)),
            ("Pengembalian UJI ke-2", found[1], IN_TIME + timedelta(hours=2)),
        )
    )
    sent = {
        sha: replace(each, reply_to=first) if each.bureau == "UJI" else each
        for sha, each in here.state.files.items()
    }
    letters = Event(
        LettersMade.kind,
        first.at,
        "Kabag",
        {
            "files": [
                {"bureau": "UJI", "file": file, "sha": "ab" * 32}
                for file in (first.file, "kembali/Surat UJI.txt", "kembali/Surat UJI.xlsx")
            ]
        },
    )
    state = replace(here.state, returns={"UJI": (first, second)}, files=sent)
    told = source(replace(here, state=state, events=(*here.events, letters)))
    page = page_of(told, "Daftar Pengembalian")
    assert [row[1:6] for row in page.values if isinstance(row[0], int)] == [
        (
            "Bagian Percobaan",
            "8 Juli 2026 01.00 WIB",
            "Surat UJI.xlsx\nPengembalian UJI.xlsx",
            1,
            "Diterima 8 Juli 2026 10.00 WIB: UJI.xlsx (versi 1)",
        ),
        (
            "Bagian Percobaan",
            "8 Juli 2026 12.00 WIB",
            "Pengembalian UJI ke-2.xlsx",
            1,
            "Belum dijawab",
        ),
    ]
    asked = [
        texts_on(each.page)
        for each in documents_of(told)
        if each.page and each.title.startswith("Surat Pengembalian")
    ]
    assert [[one.message in texts for one in found[:2]] for texts in asked] == [
        [True, False],
        [False, True],
    ]
    follows = "Surat ini menindaklanjuti surat pengembalian kami tanggal 8 Juli 2026."
    assert [any(follows in text for text in texts) for texts in asked] == [False, True]


def test_a_copy_that_was_not_sent_yet_has_a_letter_to_be_dated() -> None:
    here = view(*FAULTS)
    marked = replace(here, state=replace(here.state, returned={"UJI": IN_TIME}))
    document = by_title(documents_of(source(marked)), "Surat Pengembalian")
    assert (document.standing, document.day, document.note) == (
        Standing.FORM,
        None,
        "belum dikembalikan",
    )


def test_the_list_of_findings_shows_what_was_decided() -> None:
    page = page_of(everything(), "Daftar Temuan")
    states = [row[8] for row in page.values if isinstance(row[0], int)]
    assert states == ["Terbuka"] * len(everything().view.recap.findings)
    empty = page_of(source(view()), "Daftar Temuan")
    assert "Tidak ada temuan." in texts_on(empty)


def test_the_list_of_findings_says_on_what_evidence_and_until_when() -> None:
    here = everything()
    finding, *_ = here.view.recap.findings
    until = date(2026, 12, 31)
    decision = Decision(
        finding.identity,
        finding.value,
        FindingState.ACCEPTED,
        "Benar.",
        IN_TIME,
        "Kabag",
        "SPJ 1",
        until,
    )
    state = replace(here.view.state, decisions={(finding.identity, finding.value): decision})
    page = page_of(replace(here, view=replace(here.view, state=state)), "Daftar Temuan")
    assert "Benar.\nBukti: SPJ 1\nBerlaku s.d. 31 Desember 2026" in texts_on(page)


def test_the_list_of_findings_prints_what_was_said_of_each_below_it() -> None:
    here = everything()
    known = here.view.recap.findings[0]
    told = {"bureau": "UJI", "code": known.code, "line": known.line, "field": known.field}
    decided = {**told, "value": known.value, "state": "Terbuka", "note": "Mohon dasarnya."}
    reply = {key: told[key] for key in ("code", "line", "field")} | {"text": "Ada di laporan Juni."}
    came = {"bureau": "UJI", "code": "", "fate": "diterima", "message": "", "name": "x.xlsx"}
    facts = (
        ("temuan_diputuskan", "Kabag", decided),
        ("kiriman_diterima", "Kasubbag", {**came, "sha": "ab", "replies": [reply]}),
    )
    events = tuple(
        Event(kind, IN_TIME + timedelta(hours=hour), by, payload)
        for hour, (kind, by, payload) in enumerate(facts)
    )
    for count, printed in (
        (1, ["Percakapan: 8 Jul 10.00 · Kabag: Mohon dasarnya."]),
        (
            2,
            [
                "Percakapan: 8 Jul 10.00 · Kabag: Mohon dasarnya.",
                "8 Jul 11.00 · Bagian UJI: Ada di laporan Juni.",
            ],
        ),
    ):
        said = replace(here, view=replace(here.view, events=events[:count]))
        page = page_of(said, "Daftar Temuan")
        turns = [text for text in texts_on(page) if " · " in text and "Jul" in text]
        assert turns == printed
    notes = {known.identity: "Mohon dasarnya."}
    state = replace(here.view.state, notes=notes)
    noted = replace(here, view=replace(here.view, events=events[:1], state=state))
    assert not any("Percakapan" in text for text in texts_on(page_of(noted, "Daftar Temuan")))


def test_the_handover_prints_what_was_noted_of_it() -> None:
    facts = replace(ALL_FACTS.of(Step.HANDOVER), notes=("Berkas asli ikut.",))
    page = page_of(
        replace(everything(), facts=Facts({**ALL_FACTS.steps, Step.HANDOVER: facts})),
        "Berita Acara",
    )
    assert "Berkas asli ikut." in texts_on(page)


def test_the_handover_prints_the_hash_that_was_handed_over() -> None:
    here = everything()
    record = HandOver("12" * 32, {}, (), "", IN_TIME, "Kabag")
    handed = replace(
        here, view=replace(here.view, state=replace(here.view.state, handed_over=record))
    )
    assert {"12121212 " * 3 + "12121212"} <= set(texts_on(page_of(handed, "Berita Acara")))
    assert here.data_hash != handed.data_hash
    assert hash_in_groups("ab" * 32) == "\n".join([" ".join(["abababab"] * 4)] * 2)


def test_the_journals_steps_become_facts() -> None:
    here = view()
    record = StepRecord(
        Step.MEETING,
        date(2026, 7, 3),
        "Aula",
        ("Ani", "Budi"),
        "Satu.\n\n Dua.",
        IN_TIME,
        "Kasubbag",
        "09.00",
        "005/12",
        ("UJI", ""),
    )
    sent = SentRecord("UJI", "f", "surel", IN_TIME)
    handed = HandOver("h", {}, (), "", IN_TIME + timedelta(days=1), "Kabag")
    state = replace(
        here.state, steps={Step.MEETING: record}, sent={"UJI": sent}, handed_over=handed
    )
    found = facts_of(replace(here, state=state))
    assert found == Facts(
        {
            Step.SENDING: StepFacts(date(2026, 7, 8)),
            Step.HANDOVER: StepFacts(date(2026, 7, 9)),
            Step.MEETING: StepFacts(
                date(2026, 7, 3),
                "09.00 WIB",
                "Aula",
                "005/12",
                (Participant("Ani", "UJI"), Participant("Budi")),
                ("Satu.", "Dua."),
            ),
        }
    )
    assert facts_of(here) == Facts()
    assert Facts().of(Step.MEETING) == StepFacts()


def test_what_was_left_out_has_no_paper_but_its_reason() -> None:
    here = view()
    skipped = {
        step: SkipRecord(step, "tidak perlu", IN_TIME, "Sekda")
        for step in (Step.FORMATS, Step.MEETING)
    }
    state = replace(here.state, skipped=skipped)
    facts = facts_of(replace(here, state=state))
    lacking = [
        each
        for each in documents_of(source(here, facts))
        if each.note == "dilewati oleh Sekda: tidak perlu"
    ]
    assert [(each.steps, each.standing) for each in lacking] == [
        ((Step.FORMATS,), Standing.MISSING),
        *[((Step.MEETING,), Standing.MISSING)] * 3,
    ]


def test_a_disposition_bears_the_number_of_its_agenda() -> None:
    page = page_of(everything(), "Lembar Disposisi 1")
    (row,) = [row for row in page.values if "No. agenda" in row]
    assert [each for each in row if each] == ["No. surat", ":", "No. agenda", ":", "900/7/2026"]


def test_a_file_that_was_set_aside_is_told_with_the_reason() -> None:
    here = view()
    aside = SetAside("cd" * 32, "UJI", "Berkas keliru", IN_TIME, "Kabag")
    kept = replace(here, state=replace(here.state, aside={aside.sha: aside}))
    rows = [row for row in page_of(source(kept), "Rekap Kiriman").values if isinstance(row[0], int)]
    assert (rows[0][4], rows[0][7], rows[0][8]) == ("–", "dikesampingkan", "Kabag: Berkas keliru")


def test_the_same_journal_gives_the_same_documents_at_any_hour() -> None:
    here = view(*FAULTS, state=fold(EVENTS))
    later = replace(here, now=here.now + timedelta(days=3))
    assert documents_of(source(here)) == documents_of(source(later))


def test_the_programs_own_wording_is_without_fault() -> None:
    merged, faults = own_texts(TEXTS, TEXT)
    assert (merged, faults) == (TEXTS, ())
    assert SPECIAL.keys() <= TEXTS.sections.keys()
    assert not any(words & COMMON for words in SPECIAL.values())


def test_an_office_changes_one_sentence_and_keeps_the_others() -> None:
    own = '[daftar_hadir]\njudul = "HADIR {triwulan}"\n[undangan]\ntembusan = ["Arsip", "{sekda}"]'
    texts, faults = own_texts(TEXTS, own)
    assert faults == ()
    here = replace(everything(), texts=texts)
    assert "HADIR TW II 2026" in texts_on(page_of(here, "Daftar Hadir"))
    assert {"Arsip", "Sekretaris Daerah"} <= set(texts_on(page_of(here, "Undangan")))
    assert "NOTULEN RAPAT" in texts_on(page_of(here, "Notulen"))


def test_all_faults_of_an_offices_wording_are_told_at_once() -> None:
    own = """
[daftar_hadir]
judul = "HADIR {siapa}"
acara = ["satu"]
warna = "merah"
[notulen]
agenda = "satu"
notulis = "Notulis {sekda"
[surat]
hal = "x"
"""
    assert own_texts(TEXTS, own) == (
        TEXTS,
        (
            "[daftar_hadir] judul memakai {siapa} yang tidak dikenal",
            "[daftar_hadir] acara harus berupa satu kalimat di antara tanda kutip",
            "[daftar_hadir] warna tidak dikenal",
            "[notulen] agenda harus berupa daftar kalimat di antara tanda kutip",
            "[notulen] notulis memuat kurung kurawal tanpa pasangan",
            "bagian [surat] tidak dikenal",
        ),
    )


@pytest.mark.parametrize("own", ["[undangan", "undangan = 1", "[[undangan]]\nhal = 'x'"])
def test_wording_that_is_not_in_sections_is_refused(own: str) -> None:
    texts, faults = own_texts(TEXTS, own)
    assert texts == TEXTS
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("day", "short", "words"),
    [
        (
            date(2026, 7, 14),
            "Selasa, 14 Juli 2026",
            "Selasa tanggal empat belas bulan Juli tahun dua ribu dua puluh enam",
        ),
        (
            date(2028, 2, 29),
            "Selasa, 29 Februari 2028",
            "Selasa tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh delapan",
        ),
    ],
)
def test_a_day_is_written_as_a_letter_writes_it(day: date, short: str, words: str) -> None:
    assert (with_weekday(day), date_in_words(day)) == (short, words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (31, "tiga puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (2026, "dua ribu dua puluh enam"),
        (9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_a_number_is_spelled(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_no_two_numbers_are_spelled_alike() -> None:
    assert len({number_in_words(number) for number in range(10_000)}) == 10_000


HEIGHTS = st.lists(st.floats(1, 60), min_size=1, max_size=40)


@given(HEIGHTS, st.data())
def test_no_page_is_overfull_and_no_block_is_torn(
    heights: list[float], data: st.DataObject
) -> None:
    rows = dict(enumerate(heights, 1))
    first = data.draw(st.integers(1, len(rows)))
    last = data.draw(st.integers(first, min(len(rows), first + 2)))
    breaks = page_breaks(Rows(rows, (RowBlock(first, last),)), 200.0).breaks
    edges = [0, *breaks, len(rows)]
    for start, end in pairwise(edges):
        assert sum(rows[row] for row in range(start + 1, end + 1)) <= 200.0
    assert not any(first <= row < last for row in breaks)


def test_repeated_headings_take_room_on_every_later_page() -> None:
    rows = dict.fromkeys(range(1, 11), 10.0)
    assert page_breaks(Rows(rows), 50.0).breaks == (5,)
    assert page_breaks(Rows(rows, repeated=(1, 1)), 50.0).breaks == (5, 9)


def test_a_block_higher_than_a_page_is_torn() -> None:
    rows = Rows(dict.fromkeys(range(1, 5), 30.0), (RowBlock(2, 4),))
    assert page_breaks(rows, 50.0).breaks == (1, 2, 3)


def test_blocks_that_share_a_row_are_one() -> None:
    assert joined_blocks([RowBlock(4, 6), RowBlock(1, 2), RowBlock(6, 8)]) == (
        RowBlock(1, 2),
        RowBlock(4, 8),
    )


def test_a_sheet_wider_than_the_paper_holds_more_rows() -> None:
    assert page_room(14, (90.0,), landscape=False) == page_room(14, (50.0,), landscape=False)
    assert page_room(9, (150.0,), landscape=True) > page_room(9, (140.0,), landscape=True)
    assert page_room(9, (90.0,), landscape=False) < page_room(14, (90.0,), landscape=False)


def test_signatures_never_stand_alone_on_a_page() -> None:
    here = everything()
    for page in pages(here):
        signed = [
            number
            for number, row in enumerate(page.values, 1)
            if any(isinstance(value, str) and value.startswith("NIP. ") for value in row)
        ]
        last = max(page.breaks, default=0)
        assert not signed or max(signed) - last > 8


def test_a_little_more_than_a_page_is_made_to_fit() -> None:
    def paper(rows: int) -> Sheet:
        written = blank("Coba")
        for _ in range(rows):
            written.paragraph("x", style.BODY, least=20)
        return finished_paper(written, 14, "kaki")

    assert [(paper(rows).pages_tall, pages_in(paper(rows))) for rows in (40, 44, 60)] == [
        (1, 1),
        (1, 1),
        (0, 2),
    ]


@given(st.text("abc de\n", max_size=80))
def test_a_text_split_into_lines_loses_no_word(text: str) -> None:
    lines = blank("Coba").split(text, style.BODY, 1, 3)
    assert " ".join(lines).split() == text.split()
