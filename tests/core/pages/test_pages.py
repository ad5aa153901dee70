"""Every painted sheet is whole, and says of a period what the journal and the answers say."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from tests.core.builders import FIRST, IN_TIME, LAST, SUM, Edit, answer, answers, office
from tests.core.views import EVENTS, NOW, answer_pages, looks_at, nothing_sent, row_with, rows, view
from tests.once import Lazily
from tests.samples import with_settings
from xlsops.core.clock.actions import Action
from xlsops.core.journal.events import Event, event_of
from xlsops.core.journal.facts.kinds import (
    Approved,
    Carried,
    ChangedOutside,
    CopyReturned,
    Decided,
    FileSetAside,
    FileUsedAgain,
    Found,
    HandedOver,
    HandwritingKept,
    Lost,
    RecapMade,
    Returned,
    Withdrawn,
)
from xlsops.core.journal.facts.request_kinds import (
    FormatConfirmed,
    FormatsMade,
    FormatsSent,
    Made,
    Opened,
    Reminded,
    StepRecorded,
    StepSkipped,
)
from xlsops.core.pages import findings_list
from xlsops.core.pages.figures.bureau_recap import bureau_recap_page
from xlsops.core.pages.figures.collected import whole_collected_page
from xlsops.core.pages.figures.office_recap import office_recap_page
from xlsops.core.pages.findings_list import findings_page
from xlsops.core.pages.standing.history import events_in, history_page
from xlsops.core.pages.standing.home import home_page
from xlsops.core.pages.standing.outbox_page import outbox_page
from xlsops.core.pages.standing.progress import progress_page
from xlsops.core.pages.standing.rules_page import rules_page
from xlsops.core.sheet.sheet import Area, Link, Sheet
from xlsops.core.sheet.styles import (
    FACT_BAR,
    FILTER_ROOM,
    LATE_BAR,
    LOCKED,
    LOOKS,
    NO_BAR,
    PLAN_BAR,
    PREDICATE_BARS,
    TODAY,
)
from xlsops.core.sheet.text_metrics import height_of
from xlsops.core.spec.achievement import absorption
from xlsops.core.spec.methods import Method
from xlsops.core.terms.findings import FindingState
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.structs import replace
from xlsops.core.view.remarks import Remark, base_of
from xlsops.core.view.view import View
from xlsops.messages.shown.pages import HOW_FINDINGS_STAND

FAULTY: tuple[Edit, ...] = (
    answer("SUM", "realisasi_2", None),
    answer("LAST", "penanggung_jawab", None),
    answer(FIRST, "bukti", None),
    answer("", "nip", None),
)
SAMPLE_OFF = with_settings(office(), sample=False)


def pages(here: View) -> dict[str, Sheet]:
    """Return every sheet of the control workbook by its name."""
    answered = answer_pages(here)
    made = (
        home_page(here),
        progress_page(here),
        outbox_page(here),
        whole_collected_page(here),
        findings_page(here, answered),
        office_recap_page(here),
        rules_page(here),
        history_page(here),
        *(each.painted for each in answered.values()),
        *(bureau_recap_page(here, each) for each in here.bureaus if each.record),
    )
    return {page.name: page for page in made}


VIEWS = Lazily(
    {
        "faults": lambda: view(*FAULTY),
        "no faults": view,
        "no sample band": lambda: view(*FAULTY, spec=SAMPLE_OFF),
        "nothing sent": lambda: view(state=nothing_sent()),
        "nothing made": lambda: view(state=nothing_sent(made=False)),
    }
)
NAMES = [
    "Beranda",
    "Tahapan",
    "Penyampaian",
    "Himpunan",
    "Temuan",
    "Rekap Setda",
    "Rekam Aturan",
    "Riwayat",
]


def inside(page: Sheet, row: int, column: int) -> bool:
    return 1 <= row <= len(page.values) and 1 <= column <= len(page.widths)


@pytest.mark.parametrize("case", VIEWS)
def test_the_workbook_has_its_sheets_and_two_for_each_bureau_that_sent(case: str) -> None:
    sent = [] if case.startswith("nothing") else ["Isian UJI", "Rekap UJI"]
    assert list(pages(VIEWS[case])) == [*NAMES, *sent]


@pytest.mark.parametrize("case", VIEWS)
def test_every_sheet_is_a_rectangle_in_known_looks_with_the_offices_paper(case: str) -> None:
    here = VIEWS[case]
    for page in pages(here).values():
        assert len({len(row) for row in page.values}) == 1
        named = {look for look, _ in (*page.looks, *page.marks) if isinstance(look, str)}
        assert named <= set(LOOKS)
        assert len(page.values[0]) <= len(page.widths)
        assert (page.paper, page.footer) == (14, "TW II 2026 · SEKRETARIAT DAERAH")
        assert all(inside(page, area.top, area.right) for area in page.merges)
        assert dict(page.heights).keys() <= set(range(1, len(page.values) + 1))


@pytest.mark.parametrize("case", VIEWS)
def test_every_link_points_to_a_sheet_and_stands_on_a_cell_with_something_in_it(case: str) -> None:
    made = pages(VIEWS[case])
    for page in made.values():
        for link in page.links:
            assert link.sheet in made
            assert page.values[link.row - 1][link.column - 1]


@pytest.mark.parametrize("case", VIEWS)
def test_every_sheet_opens_with_its_title_the_office_and_the_sample_band(case: str) -> None:
    band = ["DATA CONTOH · angka dan nama di lembar ini tidak nyata"]
    for page in pages(VIEWS[case]).values():
        found = rows(page)
        office_line = "PEMERINTAH KABUPATEN NGANJUK · SEKRETARIAT DAERAH · Triwulan II Tahun 2026"
        order = f" · {HOW_FINDINGS_STAND}" if page.name == "Temuan" else ""
        assert found[1] == [f"{office_line}{order}"]
        assert (found[2] == band) is (case != "no sample band")
        look, areas = page.looks[0]
        assert areas == (Area(1, 1, 1, len(page.widths)),)
        assert look == (
            "title" if page.title_columns is None else replace(LOOKS["title"], wrap=True)
        )


def home(here: View) -> list[list[object]]:
    return rows(home_page(here))


def test_the_home_page_says_how_it_stands_and_what_comes_next() -> None:
    found = home(VIEWS["faults"])
    assert found[3] == ["per 8 Juli 2026 15.30 WIB"]
    assert [each for each in found[5] if each] == [
        "1 dari 2 bagian",
        "2 galat, 2 peringatan",
        "97,33%  Sangat Tinggi",
        "43,00%",
        "7  Himpun, validasi",
    ]
    assert found[-2:] == [
        [
            "UJI",
            "Bagian Percobaan",
            "✔",
            "8 Juli 2026 10.00",
            1,
            2,
            2,
            "Perlu perbaikan",
            Decimal("97.33"),
            Decimal(43),
        ],
        ["LAIN", "Bagian Lain", "✔", "–", None, None, None, "Belum mengirim"],
    ]


def test_the_home_page_says_whose_form_is_older_than_the_master() -> None:
    here = VIEWS["faults"]
    older = replace(here.state.formats["LAIN"], format_id="lama")
    state = replace(here.state, formats={**here.state.formats, "LAIN": older})
    page = home_page(replace(here, state=state))
    assert [row[:3] for row in page.values[-2:]] == [
        ("UJI", "Bagian Percobaan", "✔"),
        ("LAIN", "Bagian Lain", "lama"),
    ]


def test_the_tiles_lead_to_what_they_count() -> None:
    page = home_page(VIEWS["faults"])
    assert [link.sheet for link in page.links] == [
        "Rekap Setda",
        "Temuan",
        "Rekap Setda",
        "Rekap Setda",
        "Tahapan",
        "Isian UJI",
    ]
    assert page.links[-1] == Link(row_with(page, "UJI"), 2, "Isian UJI", "A1")


MEETING = "Kabag mengadakan rapat pembahasan, lalu mencatatnya"
OWING = "Bagian Lain mengisi dan mengirim data kinerja, batas 10 Juli 2026 16.00"
NEXT = {
    "errors": (
        lambda: VIEWS["faults"],
        [f"Berikutnya: {OWING}.", "· Kabag memutuskan 2 galat (UJI 2), batas 13 Juli 2026 16.00."],
    ),
    "warnings": (
        lambda: view(answer("LAST", "penanggung_jawab", None)),
        [
            f"Berikutnya: {OWING}.",
            "· Kabag memutuskan 1 peringatan (UJI 1), batas 13 Juli 2026 16.00.",
        ],
    ),
    "all well": (
        lambda: VIEWS["no faults"],
        [f"Berikutnya: {OWING}.", "· Kabag mengesahkan UJI, batas 13 Juli 2026 16.00."],
    ),
}


@pytest.mark.parametrize("case", NEXT)
def test_the_home_page_says_who_must_do_what_next_and_what_is_late(case: str) -> None:
    made, sentences = NEXT[case]
    page = home_page(made())
    late = f"Terlambat: {MEETING}, batas 8 Juli 2026 11.00, terlambat 3 jam 30 menit kerja."
    assert looks_at(page, row_with(page, late), 1) == ["overdue"]
    assert [looks_at(page, row_with(page, each), 1) for each in sentences] == [["next"]] * 2


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (
            "nothing sent",
            "Terlambat: Asisten Administrasi Umum memerintahkan Kabag membuat format "
            "permintaan data (1 bagian belum ada), batas 6 Juli 2026 08.00, terlambat 2 hari kerja.",
        ),
        (
            "nothing made",
            "Terlambat: Asisten Administrasi Umum memerintahkan Kabag membuat format "
            "permintaan data (2 bagian belum ada), batas 6 Juli 2026 08.00, terlambat 2 hari kerja.",
        ),
    ],
)
def test_before_forms_are_out_the_office_is_at_turn(case: str, sentence: str) -> None:
    page = home_page(VIEWS[case])
    assert looks_at(page, row_with(page, sentence), 1) == ["overdue"]
    assert "mengirim data kinerja" not in str(rows(page))


def test_when_nothing_is_left_to_do_the_home_page_says_so() -> None:
    done = view()
    vars(done)["actions"] = ()
    assert row_with(home_page(done), "Berikutnya: semua langkah selesai. Susun laporannya.")


def test_the_latest_stands_first_and_no_more_than_four_of_a_kind() -> None:
    here = view()
    many = [
        Action(5, f"Bagian {late}", "mengirim", (), DUE, late=late, overdue=True)
        for late in range(1, 7)
    ]
    vars(here)["actions"] = tuple(many)
    found = [str(row[0]) for row in home(here) if row and "Bagian" in str(row[0])]
    assert [each.split(" mengirim")[0] for each in found[:4]] == [
        "Terlambat: Bagian 6",
        "· Bagian 5",
        "· Bagian 4",
        "· Bagian 3",
    ]
    assert ["· dan 2 lagi di lembar Tahapan."] in home(here)


DUE = office().settings.due
assert DUE is not None


@pytest.mark.parametrize(
    ("now", "lead"),
    [(DUE, "·"), (DUE + timedelta(minutes=1), "·"), (DUE + timedelta(minutes=31), "·")],
)
def test_who_still_owes_a_form_is_late_once_it_was_due(now: datetime, lead: str) -> None:
    page = home_page(view(now=now))
    late = {0: "", 1: ", terlambat 1 menit kerja", 31: ", terlambat 30 menit kerja"}
    minutes = (now - DUE) // timedelta(minutes=1)
    place = row_with(page, f"{'Berikutnya:' if not minutes else lead} {OWING}{late[minutes]}.")
    assert looks_at(page, place, 1) == ["overdue" if minutes else "next"]


def test_completeness_says_who_came_in_time_and_by_what_that_is_measured() -> None:
    assert [
        "Kiriman 1 dari 2 bagian: 1 tepat waktu, 0 terlambat, 1 belum mengirim, menurut waktu diterima "
        "sekretariat (1)."
    ] in home(VIEWS["faults"])
    assert ["Kiriman 0 dari 2 bagian: 0 tepat waktu, 0 terlambat, 2 belum mengirim."] in home(
        VIEWS["nothing sent"]
    )


def test_without_figures_the_home_page_shows_a_dash() -> None:
    found = home(VIEWS["nothing sent"])[5]
    assert found[4:8] == ["–", None, None, "–"]


def test_the_charts_stand_below_over_all_bureaus() -> None:
    page = home_page(VIEWS["faults"])
    top, bottom = row_with(page, "UJI"), row_with(page, "LAIN")
    assert [(each.categories, each.values) for each in page.charts] == [
        (Area(top, 1, bottom, 1), Area(top, 9, bottom, 9)),
        (Area(top, 1, bottom, 1), Area(top, 10, bottom, 10)),
    ]
    assert [each.anchor for each in page.charts] == [f"A{bottom + 2}", f"E{bottom + 2}"]


def test_the_charts_have_one_axis_to_100_the_colours_of_the_predicates_and_stay_within_the_table() -> (
    None
):
    page = home_page(VIEWS["faults"])
    achievement, absorption = page.charts
    assert (achievement.most, absorption.most) == (100, 100)
    assert achievement.colours == (PREDICATE_BARS[0], LOCKED)
    room = [
        sum(each * 7 + 5 for each in part) / 96 * 2.54
        for part in (page.widths[:4], page.widths[4:])
    ]
    assert achievement.width < room[0]
    assert absorption.width < room[1]


@pytest.mark.parametrize("case", ["faults", "no faults"])
def test_the_title_of_isian_stands_whole_over_the_columns_of_every_printed_page(case: str) -> None:
    for page in pages(VIEWS[case]).values():
        if page.name.startswith("Isian "):
            assert page.title_columns == (1, 2)
            assert {Area(row, 1, row, 2) for row in (1, 2, 3)} <= set(page.merges)
            assert page.freeze == (1, 3)


def test_the_buttons_of_a_filter_cover_no_heading() -> None:
    for page in pages(VIEWS["faults"]).values():
        if page.filtered:
            row, widths = page.filtered.top, page.widths
            seen = [
                (label, width)
                for label, width in zip(page.values[row - 1], widths, strict=False)
                if width
            ]
            words = height_of(*zip(*seen, strict=True), bold=True)
            assert dict(page.heights)[row] == words + FILTER_ROOM, page.name
            looks = {look for look, areas in page.looks for area in areas if area.top == row}
            assert looks <= {"list_heading", "input_heading"}


def told(page: Sheet) -> list[list[object]]:
    """Return the rows of a page without the blanks between merged cells."""
    return [[each for each in row if each is not None] for row in page.values]


def test_the_progress_page_lists_nine_steps_in_working_time() -> None:
    page = progress_page(VIEWS["faults"])
    found = told(page)
    assert [row[0] for row in found[5:14]] == list(range(1, 10))
    assert found[4] == [
        "No",
        "Langkah",
        "Pelaksana",
        "Status",
        "Keadaan",
        "Mulai",
        "Selesai",
        "Baku (menit)",
        "Terpakai (menit)",
        "Menunggu (menit)",
        "Batas",
        "Terlambat",
        "Dokumen",
    ]
    assert found[6][3:12] == [
        "✔ Selesai",
        "2/2 format, disposisi belum dicatat",
        "5 Jul 10.00",
        "6 Jul 10.00",
        30,
        150,
        0,
        "6 Jul 08.00",
        "2 jam kerja",
    ]
    assert found[11][3:] == [
        "▶ Sedang Berjalan",
        "2 galat terbuka",
        "8 Jul 10.00",
        "–",
        480,
        270,
        0,
        "13 Jul 16.00",
        "Himpunan dan Daftar Temuan",
    ]
    assert found[13][3:] == ["Belum Mulai", "–", "–", 480, "–", "Rekapitulasi Data Kinerja Setda"]
    assert found[14] == ["", "Jumlah waktu baku", "", "", "", "", "", 2055, *[""] * 5]
    assert looks_at(page, 9, 4)[-1] == "late"


def test_every_bureau_has_its_row_in_the_matrix_and_each_party_its_clock() -> None:
    page = progress_page(VIEWS["faults"])
    found = told(page)
    head = next(number for number, row in enumerate(found) if "Bagian" in row)
    assert found[head] == [
        "No",
        "Bagian",
        "Keadaan",
        "3 Format diterima",
        "5 Pengisian\n1/2 bagian",
        "6 Rekap bagian\n1/2 bagian",
        "7 Himpun, validasi\n2 galat terbuka",
        "Batas",
        "Dikirim",
        "Terlambat",
        "Waktu bagian",
        "Waktu Kabag",
    ]
    assert found[head + 1 : head + 3] == [
        [
            1,
            "Bagian Percobaan",
            "diperiksa Kabag",
            "–",
            "✔ 8 Jul 10.00",
            "✔ 8 Jul 10.00",
            "▶ diperiksa",
            "10 Jul 16.00",
            "8 Jul 10.00",
            "–",
            "2 hari",
            "4 jam 30 menit",
        ],
        [
            2,
            "Bagian Lain",
            "diisi bagian",
            "–",
            "▶ mengisi",
            "–",
            "–",
            "10 Jul 16.00",
            "–",
            "–",
            "2 hari 4 jam",
            "0 menit",
        ],
    ]
    assert found[head + 5 :] == [
        ["No", "Pihak", "Keadaan", "Waktu (menit)", "Waktu"],
        [1, "Sekretaris Daerah", "berhenti", 0, "0 menit"],
        [2, "Asisten Administrasi Umum", "berhenti", 150, "2 jam 30 menit"],
        [3, "Kabag", "▶ sedang berjalan", 270, "4 jam 30 menit"],
        [4, "Kasubbag", "berhenti", 900, "2 hari"],
    ]
    assert page.breaks == (head - 2,)


def test_plan_and_fact_are_drawn_over_the_days_of_work() -> None:
    page = progress_page(VIEWS["faults"])
    heading = next(number for number, row in enumerate(page.values, 1) if "6 Jul" in row)
    assert [each for each in page.values[heading - 1] if each] == [
        "No",
        "Langkah",
        "6 Jul",
        "7 Jul",
        "8 Jul",
        "9 Jul",
        "10 Jul",
        "13 Jul",
        "15 Jul",
        "16 Jul",
    ]
    top = heading + 1 + 2 * 3
    assert [looks_at(page, top, column)[-1] for column in (4, 5, 6)] == [PLAN_BAR, PLAN_BAR, NO_BAR]
    fact = [looks_at(page, top + 1, column)[-1] for column in range(4, 24)]
    assert [fact.count(each) for each in (FACT_BAR, LATE_BAR)] == [1, 2]
    assert [page.values[top][column - 1] for column in range(4, 24)].count("!") == 2
    today = page.values[heading - 1].index("8 Jul") + 1
    assert looks_at(page, heading, today)[-1] == TODAY


def test_a_long_period_is_drawn_with_several_days_to_a_column() -> None:
    page = progress_page(view(now=NOW + timedelta(days=200)))
    heading = next(number for number, row in enumerate(page.values, 1) if "6/7" in row)
    days = [each for each in page.values[heading - 1] if each]
    assert days[2:5] == ["6/7", "13/7", "21/7"]
    assert len(days) - 2 <= 34


def test_without_a_due_date_the_page_says_what_takes_its_place() -> None:
    page = progress_page(view(spec=with_settings(office(), due=None)))
    assert "Batas kirim belum diisi di Pengaturan" in str(page.values[3][0])


def test_the_collected_page_lists_every_asked_row_with_its_findings() -> None:
    page = whole_collected_page(VIEWS["faults"])
    found = rows(page)
    assert [row[2] for row in found[4:]] == [
        "SUM",
        "LAST",
        "NEG",
        "MEAN",
        "RANGE",
        "HALF",
        FIRST,
        "4.01.01.2.01.0002",
    ]
    assert found[4] == ["UJI", "Indikator", "SUM", "Jumlah Dokumen", "Dokumen", *[None] * 8, 1]
    assert found[10] == [
        "UJI",
        "Anggaran",
        FIRST,
        "Dokumen Perencanaan",
        "Laporan",
        8,
        2,
        4,
        50,
        None,
        100_000_000,
        41_000_000,
        41,
        1,
    ]
    assert page.filtered == Area(4, 1, 12, 14)


def test_this_quarter_alone_stands_under_its_heading_however_outputs_are_written() -> None:
    found = {}
    for method, typed in ((Method.SUM, 3), (Method.LAST, 5)):
        spec = with_settings(office(), output_method=method)
        rows_ = rows(whole_collected_page(view(answer(FIRST, "k_2", typed), spec=spec)))
        heading = next(row for row in rows_ if "Realisasi TW ini" in row)
        places = [heading.index(label) for label in ("Realisasi TW ini", "Realisasi s.d. TW ini")]
        row = next(row for row in rows_ if FIRST in row)
        found[method] = [row[place] for place in places]
    assert found == {Method.SUM: [3, 5], Method.LAST: [3, 5]}


def test_the_answers_stand_under_the_headings_of_the_form() -> None:
    spec = with_settings(office(), spending_method=Method.LAST, output_method=Method.SUM)
    here = view(spec=spec)
    texts = {text for row in rows(answer_pages(here)["UJI"].painted) for text in row}
    assert {"Realisasi Rp s.d. TW II", "Realisasi K TW II"} <= texts
    assert "Realisasi Rp TW II" not in texts


def test_the_collected_page_is_empty_while_nothing_came_in() -> None:
    page = whole_collected_page(VIEWS["nothing sent"])
    assert (len(page.values), page.filtered) == (4, Area(4, 1, 5, 14))


def test_the_office_recap_puts_coverage_beside_every_total() -> None:
    found = rows(office_recap_page(VIEWS["faults"]))
    assert found[0] == ["REKAPITULASI DATA KINERJA SEKRETARIAT DAERAH · 1 dari 2 bagian"]
    assert found[4] == [
        1,
        "Bagian Percobaan",
        "5 dari 6",
        Decimal("97.33"),
        "Sangat Tinggi",
        150_000_000,
        64_500_000,
        43,
        2,
        2,
        "Perlu perbaikan",
    ]
    assert found[5] == [2, "Bagian Lain", "0 dari 0", None, "–", *[None] * 5, "Belum mengirim"]
    assert found[6] == [
        "",
        "Jumlah (1 dari 2 bagian)",
        "5 dari 6",
        Decimal("97.33"),
        "Sangat Tinggi",
        150_000_000,
        64_500_000,
        43,
        2,
        2,
    ]


def test_the_recap_of_a_bureau_gives_a_reason_where_there_is_no_percent() -> None:
    here = VIEWS["faults"]
    found = rows(bureau_recap_page(here, here.bureaus[0]))
    assert found[3] == [
        "Capaian rata-rata 97,33% (Sangat Tinggi), 5 dari 6 indikator terukur · "
        "serapan anggaran 43,00% · Perlu perbaikan"
    ]
    assert found[5] == [1, "Jumlah Dokumen", "Dokumen", 40, *[None] * 4, "Realisasi belum diisi"]
    assert found[6][3:] == [90, 80, Decimal("75.2"), 94, Decimal("83.56"), "Sangat Tinggi"]
    assert found[13] == [None, "4.01.01  Program Penunjang"]
    assert found[15] == [
        1,
        f"{FIRST}  Dokumen Perencanaan",
        "Laporan",
        8,
        4,
        50,
        100_000_000,
        41_000_000,
        41,
    ]
    assert found[17] == ["", "Jumlah", "", None, None, None, 150_000_000, 64_500_000, 43]


def test_every_recap_says_whose_figures_leave_out_a_quarter_nobody_knows() -> None:
    unknown = replace(SUM, actuals=())
    here = view(spec=office(indicators=(unknown, LAST)))
    told = "Angka s.d. pada 1 baris dihitung tanpa triwulan sebelumnya yang kosong di Master: SUM."
    for page in (
        bureau_recap_page(here, here.bureaus[0]),
        whole_collected_page(here),
        office_recap_page(here),
    ):
        assert told in [row[0] for row in rows(page) if row], page.name


@pytest.mark.parametrize("blank", [(), (FIRST,), (FIRST, "4.01.01.2.01.0002")])
def test_every_total_of_a_bureaus_recap_is_the_sum_of_its_column(blank: tuple[str, ...]) -> None:
    here = view(*(answers(line, rp_2=None) for line in blank))
    found = rows(bureau_recap_page(here, here.bureaus[0]))
    start = next(place for place, row in enumerate(found) if "Pagu (Rp)" in row)
    lines = [[*row, *[None] * (9 - len(row))] for row in found[start + 1 :]]
    asked = [row for row in lines if isinstance(row[0], int)]
    totals = {row[1]: row[6:] for row in lines if row[0] == ""}
    told = [row for row in asked if row[7] is not None]
    assert totals.pop("Jumlah")[:2] == [sum(row[6] for row in asked), sum(row[7] for row in told)]
    assert list(totals.values()) == (
        [[sum(row[6] for row in told), sum(row[7] for row in told), share(told)]] if blank else []
    )
    assert (lines[len(lines) - 1 - bool(blank)][8] is None) is bool(blank)


def share(told: list[list[object]]) -> Decimal | None:
    """Return what a reader finds with a pencil for the rows that tell what was spent."""
    spent, ceiling = (sum((Decimal(str(row[at])) for row in told), Decimal(0)) for at in (7, 6))
    return absorption(spent, ceiling)


@pytest.mark.parametrize("case", VIEWS)
def test_no_page_counts_from_from(case: str) -> None:
    texts = [
        str(value) for page in pages(VIEWS[case]).values() for row in rows(page) for value in row
    ]
    assert [text for text in texts if re.search(r"dari \d+ dari", text)] == []


def test_the_answers_show_no_absorption_while_a_row_is_not_reported() -> None:
    for edits, expected in (((), 43), ((answers(FIRST, rp_2=None),), None)):
        here = view(*edits)
        painted = answer_pages(here)["UJI"].painted
        total = row_with(painted, "Jumlah")
        heading = next(row for row in rows(painted) if "Serapan (%)" in row)
        values = painted.values[total - 1]
        place = heading.index("Serapan (%)")
        assert (values[place] if place < len(values) else None) == expected


def test_a_bureau_without_figures_has_a_recap_all_the_same() -> None:
    blank = [
        answer(line, "realisasi_2", None)
        for line in ("SUM", "LAST", "NEG", "MEAN", "RANGE", "HALF")
    ]
    here = view(
        *blank, answers(FIRST, k_2=None, rp_2=None), answers("4.01.01.2.01.0002", rp_2=None)
    )
    found = rows(bureau_recap_page(here, here.bureaus[0]))
    assert found[3][0] == (
        "Capaian rata-rata –, 0 dari 6 indikator terukur · serapan anggaran – · Perlu perbaikan"
    )
    assert found[-1] == [
        "",
        "Yang sudah dilaporkan (0 dari 2 sub kegiatan)",
        "",
        None,
        None,
        None,
        0,
        0,
    ]
    unsent = view(state=nothing_sent())
    assert len(bureau_recap_page(unsent, unsent.bureaus[0]).values) == 19


def listed(here: View) -> list[list[object]]:
    return rows(findings_page(here, answer_pages(here)))[4:]


def test_findings_are_listed_heaviest_first_with_room_for_a_decision() -> None:
    here = VIEWS["faults"]
    found = listed(here)
    assert [row[0:4] for row in found] == [
        [1, "V05", "✖ Galat", "UJI"],
        [2, "V04", "✖ Galat", "UJI"],
        [3, "V23", "▲ Peringatan", "UJI"],
        [4, "V32", "▲ Peringatan", "UJI"],
    ]
    assert found[0][4:] == [
        "Indikator",
        here.bureaus[0].findings[1].cell.address,
        "Jumlah Dokumen",
        "",
        "Realisasi TW II belum diisi.",
        "Capaian Setda turun 1,22 poin (bagian turun 1,22) bila seharusnya 9 (target, seperti capaian TW I).",
        "Terbuka",
        None,
        None,
        None,
        None,
        "Isi angkanya; isi 0 bila memang nihil. Bila tidak diukur pada triwulan ini, beri tahu pengumpul data.",
        None,
        "baru",
        "8 Juli 2026",
        0,
        1,
        "V05|UJI|SUM|realisasi_2",
        "Isian UJI!G11",
        base_of(here.bureaus[0].findings[1], Remark("Terbuka", "")),
    ]
    page = findings_page(here, answer_pages(here))
    assert page.unlocked == (
        Area(5, findings_list.STATUS_COLUMN, 8, findings_list.ASSIGNEE_COLUMN),
    )
    assert page.drops == ((Area(5, 11, 8, 11), ("Terbuka", "Diterima dengan penjelasan")),)
    assert [looks_at(page, row, 3)[-1] for row in (5, 6, 7, 8)] == ["Galat"] * 2 + [
        "Peringatan"
    ] * 2


def test_numbers_begin_at_one_without_the_sample_band_too() -> None:
    found = rows(findings_page(VIEWS["no sample band"], answer_pages(VIEWS["no sample band"])))
    assert [row[0] for row in found[3:]] == [1, 2, 3, 4]


def test_a_finding_leads_to_its_flagged_cell() -> None:
    here = VIEWS["faults"]
    answered = answer_pages(here)["UJI"]
    links = findings_page(here, {"UJI": answered}).links
    for link, finding in zip(links, here.recap.findings, strict=True):
        row, column = answered.place(finding)
        assert (link.sheet, link.address) == ("Isian UJI", Area(row, column, row, column).address)
        assert (row, column) in {(note.row, note.column) for note in answered.painted.notes}


def test_without_findings_the_list_says_so() -> None:
    page = findings_page(VIEWS["no faults"], answer_pages(VIEWS["no faults"]))
    assert rows(page)[4:] == [[None, *[""] * 7, "Tidak ada temuan."]]
    assert (page.links, page.filtered) == ((), Area(4, 1, 5, 21))


def test_a_fixed_finding_stands_below_the_open_ones() -> None:
    gone = VIEWS["faults"].bureaus[0].findings[:1]
    here = view(answer("LAST", "penanggung_jawab", None), fixed=gone)
    found = listed(here)
    assert [(row[0], row[1], row[17], row[10]) for row in found] == [
        (1, "V32", "baru", "Terbuka"),
        (2, gone[0].code, "diperbaiki", "Diperbaiki"),
    ]
    page = findings_page(here, answer_pages(here))
    assert [looks_at(page, row, 3)[-1] for row in (5, 6)] == ["Peringatan", "text"]


PLACE = {"line": "SUM", "field": "realisasi_2"}
SOURCE = {
    "year": 2026,
    "quarter": 1,
    "folder": "",
    "opened": "",
    "key": "",
    "journal": "",
    "at": "2026-04-08T09:00:00+07:00",
    "figures": {},
    "kept": [],
    "bureaus": {},
    "replaced": [],
}
WORDS: dict[type, tuple[dict[str, object], list[str]]] = {
    Made: ({"period": "TW II 2026"}, ["Folder periode disiapkan", "", "", "TW II 2026"]),
    Opened: ({"period": "TW II 2026"}, ["Periode dibuka", "", "", "TW II 2026"]),
    FormatsMade: ({"formats": [{"bureau": code, "format": "f", "sha": ""} for code in ("UJI", "LAIN")]}, ["Format dibuat", "", "2 format", "Folder format/"]),
    CopyReturned: (
        {"bureau": "UJI", "findings": 3, "file": "UJI perbaikan.xlsx"},
        ["Salinan bertanda dibuat", "UJI", "3 temuan", "UJI perbaikan.xlsx"],
    ),
    StepRecorded: (
        {"step": 4, "date": "2026-07-02", "place": "Aula", "participants": ["Ani", "Budi"], "notes": ""},
        ["Langkah dicatat", "", "Langkah 4", "2 Juli 2026; Aula; peserta: Ani, Budi"],
    ),
    StepSkipped: (
        {"step": 4, "reason": "Tidak ada perubahan format"},
        ["Langkah dilewati", "", "Langkah 4", "Tidak ada perubahan format"],
    ),
    Withdrawn: (
        {"bureau": "UJI", "cell": "Indikator!N12", "sha": "ab" * 32, "line": "SUM", "field": "realisasi_2",
         "severity": "Galat", "reason": "Sudah cocok", "value": "7,5", "date": ""},
        ["Temuan sendiri dicabut", "UJI", "Galat", "Indikator!N12: Sudah cocok", "ab" * 8],
    ),
    HandwritingKept: (
        {"sheet": "Beranda", "cell": "C40", "text": "Telepon Asisten"},
        ["Tulisan di lembar program disimpan", "", "Beranda!C40", "Telepon Asisten"],
    ),
    FileSetAside: (
        {"bureau": "UJI", "sha": "ab" * 32, "reason": "Berkas keliru", "date": ""},
        ["Kiriman dikesampingkan", "UJI", "", "Berkas keliru", "ab" * 8],
    ),
    FileUsedAgain: (
        {"bureau": "UJI", "sha": "ab" * 32, "reason": "Ternyata benar", "date": ""},
        ["Kiriman dipakai lagi", "UJI", "", "Ternyata benar", "ab" * 8],
    ),
    FormatsSent: (
        {"bureaus": ["UJI", "LAIN"], "channel": "WhatsApp"},
        ["Format disampaikan", "", "2 bagian", "UJI, LAIN lewat WhatsApp"],
    ),
    Decided: (
        {"bureau": "UJI", "code": "V11", "line": "SUM", "field": "realisasi_2", "value": "1",
         "state": "Diterima dengan penjelasan", "note": "wajar"},
        ["Temuan diputuskan", "UJI", "Diterima dengan penjelasan", "V11 pada SUM, Realisasi TW II: wajar"],
    ),
    Returned: (
        {"bureau": "UJI", "file": "kembali/x.xlsx", "findings": [["V1", "UJI", "SUM", "k"]] * 2,
         "sha": "ef" * 32, "source": ""},
        ["Kiriman dikembalikan", "UJI", "2 temuan", "kembali/x.xlsx", "ef" * 8],
    ),
    Approved: (
        {"bureau": "UJI", "sha": "ab" * 32, "hash": "ef" * 32},
        ["Bagian disahkan", "UJI", "Disahkan", f"Kiriman {'ab' * 8}", "ef" * 8],
    ),
    HandedOver: (
        {"bureaus": [{"bureau": "UJI", "hash": ""}], "missing": ["LAIN"], "hash": "ef" * 32, "recap": ""},
        ["Data diserahkan", "", "1 bagian", "Tanpa LAIN", "ef" * 8],
    ),
    RecapMade: (
        {"coverage": "1 dari 2 bagian", "file": "Rekap.xlsx", "sha": "ef" * 32},
        ["Rekap dibuat", "", "1 dari 2 bagian", "Rekap.xlsx", "efefefefefefefef"],
    ),
    Carried: (
        {**SOURCE, "forms": {}, "changes": [
            {"bureau": "UJI", "line": "SUM", "column": "realisasi_1", "old": "12.5", "new": None, "kept": False},
            {"bureau": "UJI", "line": "AVG", "column": "realisasi_1", "old": "1", "new": "2", "kept": True},
        ]},
        ["Triwulan lalu diambil", "UJI", "1 angka",
         "SUM realisasi_1: 12,5 menjadi kosong; 1 angka yang diubah di sini dibiarkan"],
    ),
    Reminded: (
        {"bureaus": ["UJI", "LAIN"], "late": {"UJI": 3, "LAIN": 0}},
        ["Pengingat dibuat", "", "2 bagian", "UJI (terlambat 3 hari kerja), LAIN"],
    ),
    FormatConfirmed: (
        {"bureau": "UJI", "date": "2026-07-02", "time": "09.00", "name": "Ani", "channel": "surel",
         "notes": "", "format": "f"},
        ["Format diterima bagian", "UJI", "Tanda terima", "2 Juli 2026; pukul 09.00; Ani; lewat surel"],
    ),
    ChangedOutside: (
        {"bureau": "UJI", "sha": "ab" * 32, "changes": [
            {"sheet": "Indikator", "row": 8, "column": 11, **PLACE, "label": "Realisasi TW II", "old": "", "new": "3"},
            {"sheet": "Indikator", "row": 9, "column": 27, **PLACE, "label": "Bukti", "old": "x", "new": ""},
        ]},
        ["Berubah di luar sel yang dikembalikan", "UJI", "2 sel",
         'Indikator!K8 (Realisasi TW II): kosong menjadi "3"; Indikator!AA9 (Bukti): "x" menjadi kosong',
         "ab" * 8],
    ),
    Found: (
        {"bureau": "UJI", "cell": "Indikator!K8", **PLACE, "severity": "Galat", "reason": "Salah",
         "sha": "ab" * 32, "value": ""},
        ["Temuan sendiri dicatat", "UJI", "Galat", "Indikator!K8: Salah", "ab" * 8],
    ),
    Lost: (
        {"events": ["ab" * 8, "cd" * 8], "reason": "Diska rusak"},
        ["Catatan jurnal hilang", "", "2 catatan", f"{'ab' * 8}, {'cd' * 8}: Diska rusak"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WORDS)
def test_every_event_is_told_in_words(kind: type) -> None:
    payload, told = WORDS[kind]
    event = Event(kind.kind, IN_TIME, "Budi", payload)
    here = replace(VIEWS["no faults"], events=(event,))
    blanks = [""] * (5 - len(told))
    assert rows(history_page(here))[4:] == [
        ["8 Juli 2026 10.00", "Budi", *told, *blanks, event.id[:16]]
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["diterima", "UJI.xlsx"]),
        (
            {"message": "Ada catatan.", "fate": Fate.NOTED.value},
            ["diterima dengan catatan", "UJI.xlsx: Ada catatan."],
        ),
        ({"code": "RUSAK", "fate": Fate.REFUSED.value}, ["ditolak (RUSAK)", "UJI.xlsx"]),
    ],
)
def test_a_received_file_is_told_with_its_outcome(changes: dict[str, str], told: list[str]) -> None:
    event = replace(EVENTS[2], payload={**EVENTS[2].payload, **changes})
    found = rows(history_page(replace(VIEWS["no faults"], events=(event,))))[4]
    assert found[3:] == ["UJI", *told, "cdcdcdcdcdcdcdcd", event.id[:16]]


@pytest.mark.parametrize(
    ("line", "field", "place"),
    [
        ("UJI-01", "realisasi_2", "UJI-01, Realisasi TW II"),
        ("1.01", "rp_2", "1.01, Realisasi Rp s.d. TW II"),
        ("identitas", "nip", "NIP petugas"),
        ("identitas", "identitas", "identitas"),
        ("kiriman", "kiriman", "kiriman"),
        ("UJI-01", "kolom_lama", "UJI-01, kolom_lama"),
    ],
)
def test_a_decision_names_the_column_as_the_form_does(line: str, field: str, place: str) -> None:
    known = Decided("UJI", "V12", line, field, "5", FindingState.ACCEPTED, "Sesuai register")
    event = event_of(known, IN_TIME, "Kabag")
    found = rows(history_page(replace(VIEWS["no faults"], events=(event,))))[4]
    assert found[5] == f"V12 pada {place}: Sesuai register"


def test_the_history_shows_the_newest_first_and_keeps_unknown_kinds() -> None:
    strange = Event("belum dikenal", NOW, "Ani", {})
    found = rows(history_page(replace(VIEWS["no faults"], events=(*EVENTS, strange))))
    assert [row[2] for row in found[4:]] == [
        "belum dikenal",
        "Kiriman dihimpun",
        "Format dibuat",
        "Periode dibuka",
    ]
    empty = history_page(replace(VIEWS["no faults"], events=()))
    assert (len(empty.values), empty.filtered) == (4, Area(4, 1, 5, 8))


def test_a_file_that_comes_while_an_approval_stands_is_told_as_a_revision() -> None:
    def of(kind: type, hour: int, **data: object) -> Event:
        return Event(kind.kind, IN_TIME + timedelta(hours=hour), "Kabag", {"bureau": "UJI", **data})

    def words(*events: Event) -> list[object]:
        found = rows(history_page(replace(VIEWS["no faults"], events=events)))
        return [row[2] for row in reversed(found[4:]) if row[3:4] == ["UJI"]][-1:]

    first, again = EVENTS[2], replace(EVENTS[2], at=IN_TIME + timedelta(hours=9))
    sha, other = str(first.payload["sha"]), "ab" * 32
    signed = of(Approved, 1, sha=sha, hash="h")
    aside = of(FileSetAside, 2, sha=sha, reason="Keliru", date="")
    used = of(FileUsedAgain, 3, sha=sha, reason="Benar", date="")
    resigned = replace(signed, at=IN_TIME + timedelta(hours=4))
    refused = replace(again, payload={**again.payload, "fate": Fate.REFUSED.value})
    noted = replace(again, payload={**again.payload, "fate": Fate.NOTED.value})
    elsewhere = replace(again, payload={**again.payload, "bureau": "LAIN"})
    revision, plain = ["Usulan revisi"], ["Kiriman dihimpun"]
    assert words(first, again) == plain
    assert words(first, signed, again) == revision
    assert words(first, signed, noted) == revision
    assert words(first, signed, refused) == plain
    assert words(first, signed, aside, again) == plain
    assert words(first, signed, aside, resigned, again) == plain
    assert words(first, signed, aside, used, resigned, again) == revision
    assert (
        words(first, signed, replace(aside, payload={**aside.payload, "sha": other}), again)
        == revision
    )
    assert "Usulan revisi" not in [
        row[2]
        for row in rows(history_page(replace(VIEWS["no faults"], events=(signed, elsewhere))))
        if len(row) > 2
    ]


def test_a_painted_history_names_its_events_from_the_top_and_nothing_else() -> None:
    page = history_page(VIEWS["no faults"])
    cells = {
        (row, column): Content(Text(str(each)))
        for row, values in enumerate(page.values, 1)
        for column, each in enumerate(values, 1)
        if each is not None
    }
    added = {(30, len(page.widths)): Content(Text("catatan")), (31, 2): Content(Text("ab" * 8))}
    assert events_in(Grid("Riwayat", cells={**added, **cells})) == tuple(
        event.id[:16] for event in reversed(EVENTS)
    )


@pytest.mark.parametrize("name", ["=1+1.xlsx", "\u202egnp.xlsx", "a" * 200])
def test_a_file_name_of_any_kind_stays_the_text_it_is(name: str) -> None:
    event = replace(EVENTS[2], payload={**EVENTS[2].payload, "name": name})
    assert rows(history_page(replace(VIEWS["no faults"], events=(event,))))[4][5] == name
