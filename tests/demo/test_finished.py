"""The whole quarter of the demo: every step is over, every figure signed, every paper there."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.one_sheet import one_sheet
from tests.procedure.kabag import ACCEPTED, FIXED
from tests.quarter import Played, events, files
from xlsops.core.clock.steps import StepStatus, progress_of
from xlsops.core.form.differences import differences
from xlsops.core.pages import findings_list
from xlsops.core.pages.standing.home import home_page
from xlsops.core.pages.standing.status_page import status_page
from xlsops.core.results.recap import recap_of
from xlsops.core.results.results import data_hash
from xlsops.core.spec.tables import RECORDS
from xlsops.core.terms.steps import Step
from xlsops.core.view.view import View
from xlsops.demo.office import FIRST_WORDS, KABAG, LAST_WORDS, meeting
from xlsops.demo.play import HANDOVER, play
from xlsops.demo.quarter import DELIVERIES, LATECOMER, MISSING, PRINTED, STRAYS
from xlsops.files.folders import CONTROL
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.remembered.readings import Readings
from xlsops.procedure.period.viewing import desk_of, view_of

RETURNED = ["HUKUM", "EKON", "ADPEM", "PROKOPIM", "KKP"]
PAPERS = [
    "Daftar Isi",
    "1 Disposisi Sekda",
    "2 Disposisi Asisten",
    "3a Daftar Format",
    "3b Tanda Terima",
    "4a Undangan",
    "4b Daftar Hadir",
    "4c Notulen",
    "5 Rekap Kiriman",
    "7a Daftar Temuan",
    "7b Daftar Pengembalian",
    *(f"7c.{number} {code}" for number, code in enumerate(RETURNED, 1)),
    "8 Serah Terima",
    "9 Pengesahan",
]


@pytest.fixture(scope="module")
def period(finished: Played) -> LoadedPeriod:
    return load(finished.root, PRINTED, KABAG, reading=True)


@pytest.fixture(scope="module")
def view(period: LoadedPeriod) -> View:
    return view_of(period)


def test_it_tells_of_the_desk_and_of_what_came_after(finished: Played, played: Played) -> None:
    data, before = finished.outcome.data, played.outcome.data
    desk = ("bureaus", "formats", "missing", "findings", "planted", "found", "refused")
    assert {key: data[key] for key in desk} == {key: before[key] for key in desk}
    assert before["recap"] == data["recap"].replace(".xlsx", " (sementara).xlsx")
    assert data["accepted"] == len(DELIVERIES) + len(RETURNED) + 1
    assert data["submissions"] == data["accepted"] + len(STRAYS)
    assert (data["returned"], data["handed_over"]) == (RETURNED, True)
    assert data["decided"] == len(FIRST_WORDS) + len(LAST_WORDS)
    assert sorted(data["approved"]) == sorted({each.bureau for each in DELIVERIES} | set(MISSING))
    assert len(data["documents"]) == len(PAPERS) - 1
    assert not finished.outcome.attention
    assert json.loads(json.dumps(dict(data), allow_nan=False)) == dict(data)


def test_it_says_in_the_offices_words_what_was_played_and_where_to_look(finished: Played) -> None:
    told = "\n".join(finished.outcome.lines)
    found = finished.outcome.data["planted"]
    assert f"Ditanam {found} kesalahan, ditemukan {found}" in told
    for name in (CONTROL, "Beranda", "Tahapan", "Temuan", "Riwayat", "kembali"):
        assert name in told
    for key in ("recap", "bundle"):
        assert str(finished.root / finished.outcome.data[key]) in told


def test_every_step_is_over_in_its_order(view: View) -> None:
    assert {each.status for each in progress_of(view.spec, view.state, view.errors)} == {
        StepStatus.DONE
    }
    ends = [each.end for each in view.clocks.steps]
    assert None not in ends
    starts = [each.start for each in view.clocks.steps if each.start]
    assert starts == sorted(starts)
    assert len(starts) == len(Step)
    assert view.actions == ()
    assert view.final


def test_what_happened_outside_is_recorded_by_office_and_never_by_a_name(
    period: LoadedPeriod,
) -> None:
    steps = period.state.steps
    assert {step: each.day.day for step, each in steps.items()} == {
        Step.ORDER: 1,
        Step.FORMATS: 1,
        Step.MEETING: 2,
        Step.HANDOVER: 16,
    }
    assert steps[Step.MEETING].people == tuple(
        (f"Petugas {code} (contoh)", code) for code in period.layouts
    )
    rows = one_sheet(period.folder.control, RECORDS.sheet).iter_rows(
        min_row=RECORDS.first_row, max_col=1, values_only=True
    )
    typed = [str(row[0]) for row in rows if row[0]]
    assert typed == ["1 Disposisi Sekda", "2 Disposisi Asisten", "4 Rapat", "8 Serah terima"]
    assert len(meeting(tuple(period.layouts)).people) == len(period.layouts)


def test_no_finding_is_left_open(view: View, finished: Played) -> None:
    assert [finding for each in view.bureaus for finding in each.findings] == []
    assert [(each.status, each.changed, each.revision) for each in view.bureaus] == [
        ("Disahkan", False, None)
    ] * 10
    sheet = one_sheet(finished.root / CONTROL, findings_list.NAME)
    states = {
        row[findings_list.STATUS_COLUMN - 1]
        for row in sheet.iter_rows(values_only=True)
        if str(row[findings_list.KEY_COLUMN - 1] or "").count("|") == 3
    }
    assert states == {ACCEPTED, FIXED}


def test_every_acceptance_has_its_explanation_and_the_kabag_stands_for_it(
    period: LoadedPeriod,
) -> None:
    decisions = period.state.decisions.values()
    assert {each.by for each in decisions} == {KABAG}
    assert all(each.note for each in decisions)
    assert sorted(each.note for each in decisions) == sorted(
        word.note for word in (*FIRST_WORDS, *LAST_WORDS)
    )


def test_bureaus_mended_exactly_the_flagged_cells(period: LoadedPeriod) -> None:
    sent_back, readings, desk = period.state.sent_back, Readings(), desk_of(period)
    fixed = {each.bureau.code: each.fixed for each in view_of(period, readings).bureaus}
    assert list(sent_back) == RETURNED
    for code, returned in sent_back.items():
        before, after = (
            readings.of(each, period.folder, desk).submission
            for each in period.state.versions(code)
        )
        assert before is not None
        assert after is not None
        flagged = {(line, field) for _, _, line, field in returned.findings}
        assert {each.place for each in differences(before, after)} == flagged, code
        assert set(returned.findings) <= {finding.identity for finding in fixed[code]}


def test_ten_bureaus_are_approved_and_handed_over_as_they_stand(
    period: LoadedPeriod, view: View
) -> None:
    kinds = [each["kind"] for each in events(period.folder.root)]
    assert (kinds.count("bagian_disahkan"), kinds.count("data_diserahkan")) == (10, 1)
    handed = period.state.handed_over
    assert handed is not None
    figures = {each.bureau.code: each.results for each in view.bureaus if each.results}
    assert (handed.data_hash, handed.missing) == (data_hash(figures), ())
    assert period.state.hand_over_stands(period.layouts)
    assert view.ended
    assert "Selesai" in {value for row in home_page(view).values for value in row}
    assert status_page(view).where == "Semua langkah selesai"


def test_the_recap_is_final_and_its_totals_are_the_sum_of_what_is_approved(
    period: LoadedPeriod, view: View, finished: Played
) -> None:
    assert period.state.recap_final
    sums = [each.recap for each in view.bureaus]
    assert view.recap.spent == sum(each.spent for each in sums if each.spent is not None)
    assert view.recap.ceiling == sum(each.ceiling for each in sums if each.ceiling is not None)
    figures = {each.bureau.code: each.results for each in view.bureaus if each.results}
    again = recap_of(period.spec, period.layouts.values(), figures, {}, {})
    assert (again.mean, again.absorption, again.coverage) == (
        view.recap.mean,
        view.recap.absorption,
        "10 dari 10 bagian",
    )
    book = load_workbook(finished.root / finished.outcome.data["recap"], data_only=True)
    shown = {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}
    assert view.recap.spent is not None
    assert float(view.recap.spent) in shown


def test_every_paper_of_the_bundle_is_there_in_the_order_of_the_sop(finished: Played) -> None:
    book = load_workbook(finished.root / finished.outcome.data["bundle"])
    assert book.sheetnames == PAPERS
    contents = [
        row[12] for row in book["Daftar Isi"].iter_rows(values_only=True) if isinstance(row[0], int)
    ]
    assert contents == PAPERS[1:]


def test_nothing_is_called_provisional(finished: Played) -> None:
    for path in sorted(finished.root.rglob("*.xlsx")):
        if path.parent.name in {"rekap", "berkas"}:
            for sheet in load_workbook(path):
                for row in sheet.iter_rows(values_only=True):
                    assert not [each for each in row if "SEMENTARA" in str(each)], (
                        path,
                        sheet.title,
                    )
    assert not [name for name in files(finished.root) if "sementara" in name.casefold()]


def test_the_trail_is_whole_and_every_figure_can_be_built_again(finished: Played) -> None:
    outcome = verify(finished.root)
    assert not outcome.attention, outcome.lines


def test_what_was_sent_is_in_the_archive_and_untouched(finished: Played, played: Played) -> None:
    known = files(finished.root)
    sent = {name: sha for name, sha in known.items() if name.startswith("masuk/")}
    kept = {Path(name).stem for name in known if name.startswith("arsip/")}
    assert set(sent.values()) == kept
    before = {name: sha for name, sha in files(played.root).items() if name.startswith("masuk/")}
    assert before.items() <= sent.items()
    more = {f"masuk/Pengembalian {code} TW2 2026.xlsx" for code in RETURNED}
    assert set(sent) - set(before) == more | {f"masuk/{LATECOMER.name}"}


@pytest.mark.exhaustive
def test_it_can_stop_when_the_data_are_handed_over(finished: Played, tmp_path: Path) -> None:
    root = tmp_path / "Contoh"
    outcome = play(root, until=HANDOVER)
    assert (outcome.data["handed_over"], outcome.data["recap"], outcome.data["documents"]) == (
        True,
        "",
        [],
    )
    view = view_of(load(root, PRINTED, KABAG, reading=True))
    statuses = [each.status for each in progress_of(view.spec, view.state, view.errors)]
    assert statuses == [StepStatus.DONE] * 8 + [StepStatus.NOT_STARTED]
    whole = files(finished.root)
    made = {
        name: sha
        for name, sha in files(root).items()
        if name.startswith(("jurnal", "arsip", "kembali"))
    }
    assert made.items() <= whole.items()


def test_the_journal_of_the_desk_is_the_beginning_of_the_whole_one(
    played: Played, finished: Played
) -> None:
    early = {name for name in files(played.root) if name.startswith("jurnal/")}
    late = {name for name in files(finished.root) if name.startswith("jurnal/")}
    (own,) = early - late
    event = json.loads((played.root / own).read_text("utf-8"))
    assert (event["kind"], event["data"]["final"]) == ("rekap_dibuat", False)


def test_the_manifest_lists_every_file_but_itself(finished: Played) -> None:
    listed = json.loads((finished.root / ".contoh.json").read_text("utf-8"))
    assert listed == {
        name: sha for name, sha in files(finished.root).items() if name != ".contoh.json"
    }
