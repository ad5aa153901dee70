"""A revision after an approval is shown beside what counts, and how to take or refuse it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.core.builders import FIRST, IN_TIME, SECOND, Edit, answer, form, office, place
from tests.core.views import answer_pages, looks_at, nothing_sent, rows, view
from tests.once import Lazily
from xlsops.core.journal.state import Approval, FileRecord, SetAside
from xlsops.core.pages.figures.answers_page import answers_page
from xlsops.core.pages.figures.collected import whole_collected_page
from xlsops.core.pages.findings_list import findings_page
from xlsops.core.pages.proposal import (
    FigureMove,
    announce,
    changes,
    effects,
    found_gone,
    how_to_decide,
    proposal_block,
    proposal_data,
    proposal_text,
    proposed_findings,
    proposed_notes,
)
from xlsops.core.sheet.canvas import Canvas, band_height
from xlsops.core.sheet.sheet import Area, Link, Sheet
from xlsops.core.sheet.styles import LOOKS
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.cells import column_letters
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View

FILE = FileRecord(
    "ef" * 32, "Revisi.xlsx", IN_TIME + timedelta(hours=3), Fate.ACCEPTED, "", "", "UJI"
)
TEN, TWELVE = (answer("SUM", "realisasi_2", number) for number in (10, 12))
NO_EVIDENCE = answer(FIRST, "bukti", None)
NEGATIVE = answer("LAST", "realisasi_2", -1)


def uji(*edits: Edit) -> BureauView:
    return view(*edits).bureaus[0]


def proposing(before: BureauView, after: BureauView) -> BureauView:
    """Return the bureau as it counts, with a second version that waits."""
    return replace(before, revision=FILE, proposal=replace(after, record=FILE, version=2))


CASES = Lazily(
    {
        "same": lambda: proposing(uji(TEN), uji(TEN)),
        "better": lambda: proposing(uji(TEN, NO_EVIDENCE), uji(TWELVE)),
        "worse": lambda: proposing(uji(TEN), uji(TEN, NEGATIVE)),
        "unreadable": lambda: replace(uji(TEN), revision=FILE),
    }
)
REFUSE = (
    'dengan baris "Kesampingkan kiriman" di lembar Catatan, lalu Catat Langkah '
    '(xlsops record --set-aside UJI --notes "alasan" --as Kabag)'
)


def canvas() -> Canvas:
    return Canvas("Isian UJI", (10.0,) * 10)


def block(each: BureauView) -> tuple[Sheet, dict[int, tuple[str, str]]]:
    here = canvas()
    where = proposal_block(here, view(), each)
    return here.painted(), where


def texts(each: BureauView) -> list[list[object]]:
    """Return the rows of the list, the merged columns left out."""
    found = rows(block(each)[0])
    return [[cell for cell in row if cell is not None] for row in found[5:]]


def test_nothing_is_said_where_nothing_waits() -> None:
    alone = uji(TEN)
    here = canvas()
    announce(here, alone, "Isian UJI")
    assert (proposal_text(alone), proposal_data(alone), changes(alone), effects(alone)) == (
        "",
        {},
        (),
        (),
    )
    assert (proposed_findings(alone), found_gone(alone)) == ((), ())
    assert (here.row, here.links, block(alone)[1], block(alone)[0].values) == (
        1,
        [],
        {},
        ((None,),),
    )


def test_a_proposal_that_changes_nothing_is_said_to_be_the_same() -> None:
    assert (
        proposal_text(CASES["same"])
        == "UJI versi 2 (Revisi.xlsx): isiannya sama dengan versi 1 yang disahkan."
    )
    assert texts(CASES["same"]) == []


def test_what_waits_is_told_with_answers_the_bureaus_figures_and_what_is_open() -> None:
    assert proposal_text(CASES["better"]) == (
        "UJI versi 2 (Revisi.xlsx): 2 isian berbeda dari versi 1 yang disahkan; "
        "capaian rata-rata 96,94 menjadi 97,77."
    )
    assert proposal_text(CASES["worse"]).endswith("; temuan terbuka 1 galat.")


def test_a_warning_alone_is_told_as_open() -> None:
    assert "temuan terbuka 1 peringatan" in proposal_text(proposing(uji(), uji(NO_EVIDENCE)))


def test_a_revision_that_cannot_be_read_any_more_is_told_and_is_to_be_sent_again() -> None:
    assert proposal_text(CASES["unreadable"]) == (
        "UJI (Revisi.xlsx) tidak terbaca lagi menurut format yang berlaku sekarang."
    )
    assert how_to_decide(CASES["unreadable"]) == (
        f"Minta bagian mengirim ulang pada format terbaru, dan tolak usulan ini {REFUSE}."
    )
    assert rows(block(CASES["unreadable"])[0])[1:] == [
        ["▲ USULAN REVISI, BELUM DIHITUNG · Revisi.xlsx, diterima 8 Juli 2026 13.00"],
        [proposal_text(CASES["unreadable"])],
    ]
    assert (block(CASES["unreadable"])[1], proposal_data(CASES["unreadable"])) == ({}, {})


def test_a_proposal_is_taken_by_approving_or_refused_by_setting_it_aside() -> None:
    assert how_to_decide(CASES["same"]) == (
        "Periksa di lembar Isian UJI. Terima dengan Sahkan Bagian dari lembar itu "
        f"(xlsops approve --bureau UJI), atau tolak {REFUSE}."
    )


def test_the_figures_of_the_bureau_come_before_those_of_its_lines() -> None:
    spent = answer(FIRST, "rp_2", 30_000_000)
    assert effects(proposing(uji(TEN), uji(TWELVE, spent))) == (
        FigureMove("", "Capaian rata-rata", Decimal("96.94"), Decimal("97.77")),
        FigureMove("", "Serapan anggaran", Decimal("43.00"), Decimal("35.67")),
        FigureMove("SUM", "Capaian", Decimal("95.00"), Decimal("105.00")),
        FigureMove(FIRST, "Serapan", Decimal("41.00"), Decimal("30.00")),
    )


def test_the_output_of_a_sub_activity_changes_its_achievement() -> None:
    found = effects(proposing(uji(), uji(answer(SECOND, "k_2", 3))))
    assert [each for each in found if each.line] == [
        FigureMove(SECOND, "Capaian", Decimal("50.00"), Decimal("100.00"))
    ]


def test_a_figure_that_is_not_known_is_a_dash() -> None:
    assert str(FigureMove("", "Capaian rata-rata", None, Decimal("7.5"))) == (
        "capaian rata-rata – menjadi 7,50"
    )


def test_a_finding_is_new_where_what_counts_has_none_of_that_value() -> None:
    assert [each.code for each in proposed_findings(CASES["worse"])] == ["V08"]
    again = proposing(uji(NEGATIVE), uji(NEGATIVE))
    assert (proposed_findings(again), found_gone(again)) == ((), ())
    other = proposing(uji(NEGATIVE), uji(answer("LAST", "realisasi_2", -2)))
    assert [each.value for each in proposed_findings(other)] == ["-2"]
    assert found_gone(other) == ()


def test_a_finding_is_gone_where_the_proposal_has_none_of_its_place() -> None:
    (gone,) = found_gone(CASES["better"])
    assert (gone.code, gone.line) == ("V23", FIRST)
    assert found_gone(CASES["same"]) == ()


def test_what_was_accepted_with_an_explanation_counts_as_had() -> None:
    warned = uji(NO_EVIDENCE)
    accepted = replace(warned, findings=(), accepted=warned.findings)
    assert proposed_findings(proposing(accepted, warned)) == ()
    assert found_gone(proposing(warned, accepted)) == ()
    assert proposed_findings(proposing(uji(), accepted)) == warned.findings
    assert found_gone(proposing(accepted, uji())) == warned.findings


def test_what_waits_is_data_too() -> None:
    layout = form(office())
    assert proposal_data(CASES["better"]) == {
        "bureau": "UJI",
        "file": "Revisi.xlsx",
        "sha": "ef" * 32,
        "version": 2,
        "counts": 1,
        "galat": 0,
        "peringatan": 0,
        "differences": [
            {
                "cell": str(place(layout, FIRST, "bukti")),
                "label": "Bukti Dukung",
                "old": "",
                "new": "Laporan triwulan nomor 050/CONTOH/2026",
            },
            {
                "cell": str(place(layout, "SUM", "realisasi_2")),
                "label": "Realisasi TW II",
                "old": "10",
                "new": "12",
            },
        ],
    }
    assert [proposal_data(CASES["worse"])[key] for key in ("galat", "peringatan")] == [1, 0]


def test_one_band_says_what_waits_and_jumps_to_where_it_is_shown() -> None:
    here = canvas()
    announce(here, CASES["better"], "Isian UJI")
    announce(here, CASES["better"])
    page = here.painted()
    assert (
        rows(page) == [[f"▲ Usulan revisi, belum dihitung: {proposal_text(CASES['better'])}"]] * 2
    )
    assert looks_at(page, 1, 10) == ["revision"]
    assert page.links == (Link(1, 1, "Isian UJI", "A1"),)


def test_a_proposal_is_listed_row_by_row_beside_what_counts() -> None:
    page, _ = block(CASES["better"])
    assert rows(page)[:6] == [
        [],
        ["▲ USULAN REVISI, BELUM DIHITUNG · Revisi.xlsx, diterima 8 Juli 2026 13.00"],
        [proposal_text(CASES["better"])],
        [how_to_decide(CASES["better"])],
        [
            "No",
            "Indikator / baris",
            "Sel",
            "Isian",
            "Berlaku (versi 1)",
            None,
            None,
            "Diusulkan (versi 2)",
        ],
        [
            1,
            "Dokumen Perencanaan",
            "Anggaran!X10",
            "Bukti Dukung",
            "kosong",
            None,
            None,
            "Laporan triwulan nomor 050/CONTOH/2026",
        ],
    ]
    assert texts(CASES["better"])[1:] == [
        [2, "Jumlah Dokumen", "Indikator!K8", "Realisasi TW II", "10", "12"],
        [3, "Seluruh bagian", "dihitung", "Capaian rata-rata (%)", "96,94", "97,77"],
        [4, "Jumlah Dokumen", "dihitung", "Capaian (%)", "95,00", "105,00"],
        [
            5, "Dokumen Perencanaan", "Anggaran!X10", "Temuan hilang",
            "▲ V23 Peringatan: Bukti dukung belum dicantumkan.", "tidak ada lagi",
        ],
    ]  # fmt: skip
    assert dict(page.heights)[5] == 24.0
    assert {Area(6, 5, 6, 7), Area(6, 8, 6, 10)} <= set(page.merges)


def test_each_row_points_to_its_place_and_a_computed_one_to_none() -> None:
    page, where = block(CASES["better"])
    assert where == {
        6: (FIRST, "bukti"),
        7: ("SUM", "realisasi_2"),
        8: ("", ""),
        9: ("", ""),
        10: (FIRST, "bukti"),
    }
    assert [looks_at(page, row, 3)[-1] for row in where] == [
        "link",
        "link",
        "locked",
        "locked",
        "link",
    ]
    assert [looks_at(page, row, 8)[-1] for row in where] == [
        "Peringatan",
        "Peringatan",
        "locked",
        "locked",
        "text",
    ]


def test_a_new_finding_shows_how_heavy_it_is_unless_it_is_explained() -> None:
    page, _ = block(CASES["worse"])
    (first, *_) = [row for row in texts(CASES["worse"]) if "Temuan baru" in row]
    assert first[:-1] == [4, "Persentase Layanan", "Indikator!K9", "Temuan baru", "tidak ada"]
    assert str(first[-1]).startswith(
        "✖ V08 Galat: Realisasi TW II tidak boleh kurang dari 0, tertulis -1. Karena itu juga: "
    )
    assert looks_at(page, 5 + first[0], 8)[-1] == Severity.ERROR.value  # type: ignore[operator]


def test_a_new_finding_that_is_explained_says_so_and_is_not_flagged() -> None:
    warned = uji(NO_EVIDENCE)
    accepted = replace(warned, findings=(), accepted=warned.findings)
    each = proposing(uji(), accepted)
    (row,) = [row for row in texts(each) if "Temuan baru" in row]
    assert row[-1] == (
        "▲ V23 Peringatan: Bukti dukung belum dicantumkan. Sudah diterima dengan penjelasan."
    )
    assert looks_at(block(each)[0], 5 + row[0], 8)[-1] == "text"  # type: ignore[operator]


def test_who_filled_the_form_is_named_as_that() -> None:
    each = proposing(uji(), uji(answer("SUM", "petugas", "Petugas Lain Contoh")))
    assert texts(each) == [
        [
            1,
            "Identitas pengisi",
            "Petunjuk!D12",
            "Petugas pengisi",
            "Petugas Contoh",
            "Petugas Lain Contoh",
        ]
    ]


def test_every_changed_cell_has_a_note_with_both() -> None:
    head = "▲ Usulan revisi, belum dihitung"
    assert list(proposed_notes(CASES["better"])) == [
        (
            FIRST,
            "bukti",
            f"{head}\nBerlaku: kosong\nDiusulkan: Laporan triwulan nomor 050/CONTOH/2026",
        ),
        ("SUM", "realisasi_2", f"{head}\nBerlaku: 10\nDiusulkan: 12"),
    ]


def shown(each: BureauView) -> View:
    """Return the view in which the bureau stands so."""
    here = view()
    return replace(here, bureaus=(each, *here.bureaus[1:]))


def test_the_sheet_of_answers_notes_beside_each_cell_what_is_proposed_and_found_there() -> None:
    page = answers_page(shown(CASES["worse"]), CASES["worse"])
    row, column = page.places["LAST", "realisasi_2"]
    (note,) = page.painted.notes
    head, *found = note.text.split("\n\n")
    assert (note.row, note.column) == (row, column)
    assert head == "▲ Usulan revisi, belum dihitung\nBerlaku: 75,2\nDiusulkan: -1"
    assert [each.splitlines()[:2] for each in found] == [["Temuan usulan revisi:", "✖ V08 Galat"]]
    assert {look for look, _ in page.painted.marks} == {"Peringatan"}


def test_what_a_proposal_has_accepted_is_noted_on_no_cell() -> None:
    warned = uji(NO_EVIDENCE)
    accepted = replace(warned, findings=(), accepted=warned.findings)
    each = proposing(uji(), accepted)
    (note,) = answers_page(shown(each), each).painted.notes
    assert "Temuan usulan revisi" not in note.text


def test_the_rows_of_a_proposal_jump_to_the_cells_they_are_about() -> None:
    page = answers_page(shown(CASES["worse"]), CASES["worse"])
    row, column = page.places["LAST", "realisasi_2"]
    address = f"{column_letters(column)}{row}"
    first = (
        next(number for number, each in enumerate(page.painted.values, 1) if each[0] == "No") + 1
    )
    assert page.painted.links == tuple(
        Link(number, 3, "Isian UJI", address) for number in (first, first + 3)
    )  # the answer, then the finding behind two computed figures


def test_the_list_of_findings_tells_those_of_a_proposal_as_such() -> None:
    here = shown(CASES["worse"])
    page = findings_page(here, answer_pages(here))
    assert [(row[1], str(row[8]).partition(":")[0]) for row in rows(page)[4:]] == [
        ("V08", "Usulan revisi")
    ]


def test_a_finding_of_a_proposal_that_what_counts_has_in_another_value_has_one_row() -> None:
    each = proposing(uji(NEGATIVE), uji(answer("LAST", "realisasi_2", -2)))
    here = shown(each)
    page = findings_page(here, answer_pages(here))
    assert [(row[1], row[7]) for row in rows(page)[4:]] == [("V08", "-2")]


def test_the_list_of_all_says_what_waits_and_what_was_set_aside_above_the_figures() -> None:
    aside = SetAside("cd" * 32, "UJI", "Berkas keliru", IN_TIME, "Kabag")
    lost = replace(aside, sha="99" * 32)
    page = whole_collected_page(shown(replace(CASES["better"], aside=(aside, lost))))
    assert [row for row in rows(page) if len(row) == 1][-3:] == [
        ["Dikesampingkan oleh Kabag: UJI, UJI.xlsx. Alasan: Berkas keliru"],
        [f"Dikesampingkan oleh Kabag: UJI, {'99' * 32}. Alasan: Berkas keliru"],
        [f"▲ Usulan revisi, belum dihitung: {proposal_text(CASES['better'])}"],
    ]


APPROVAL = Approval("UJI", "cd" * 32, "h", IN_TIME, "Kabag")
RIVALS = (FILE, replace(FILE, sha="ab" * 32, name="Lain.xlsx"))
ASIDE = SetAside("99" * 32, "UJI", "Keliru", IN_TIME, "Kabag")


@pytest.mark.parametrize(
    ("stands", "status", "look"),
    [
        (uji, "Valid", "center"),
        (lambda: uji(NO_EVIDENCE), "Perlu penjelasan", "center"),
        (lambda: uji(NEGATIVE), "Perlu perbaikan", "center"),
        (lambda: replace(uji(), approval=APPROVAL), "Disahkan", "center"),
        (lambda: replace(CASES["same"], approval=APPROVAL), "Usulan revisi", "warning_count"),
        (
            lambda: replace(uji(), approval=APPROVAL, changed=True),
            "Berubah sesudah disahkan",
            "warning_count",
        ),
        (
            lambda: replace(uji(), approval=replace(APPROVAL, void=True)),
            "Pengesahan gugur",
            "center",
        ),
        (lambda: replace(uji(), unsure=RIVALS), "Berkas belum dipilih", "warning_count"),
        (lambda: replace(uji(), aside=(ASIDE,)), "Valid, 1 dikesampingkan", "center"),
        (lambda: view(state=nothing_sent()).bureaus[0], "Belum mengirim", "late"),
        (
            lambda: replace(view(state=nothing_sent()).bureaus[0], aside=(ASIDE,)),
            "Kiriman dikesampingkan",
            "late",
        ),
    ],
)
def test_where_a_bureau_stands_is_said_in_the_words_of_the_office(
    stands: Callable[[], BureauView], status: str, look: str
) -> None:
    each = stands()
    assert (each.standing, each.status_look) == (status, look)


def test_which_file_counts_is_asked_where_the_first_screen_and_the_first_page_show_all_of_it() -> (
    None
):
    page = answers_page(view(), replace(uji(), unsure=RIVALS)).painted
    row = next(row for row, told in enumerate(rows(page), 1) if str(told[0]).startswith("PERIKSA"))
    (band,) = (each for each in page.merges if each.top == row)
    width = sum(page.widths[: band.right])
    text = str(rows(page)[row - 1][0])
    assert width <= min(130, sum(page.widths) / 2)
    assert dict(page.heights)[row] >= band_height(text, LOOKS["overdue"], width) > 21
