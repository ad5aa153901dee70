"""What goes to a bureau with its form: the same each time it is made again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.core.builders import BUREAU, IN_TIME, OTHER, office
from tests.core.documents.test_documents import PEOPLE, source, staffed
from tests.core.traces import chained, other
from tests.core.views import EVENTS, view
from tests.samples import with_settings
from xlsops.core.documents.cover import KIND, cover, handed_at
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.plain_letter import addressee_of
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.request_kinds import FormatsMade, FormatsSent
from xlsops.core.journal.fingerprint import code_of
from xlsops.core.journal.fold import fold
from xlsops.core.results.follow_ups import FollowUp
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.structs import replace

HANDED = datetime(2026, 7, 6, 17, 30, tzinfo=UTC)  # the seventh already where the office is
SENT = Event(FormatsSent.kind, HANDED, "Kasubbag", {"bureaus": ["UJI"], "channel": "surel"})
MADE = chained(EVENTS[:2])
"""Opened, and a form made for each of the two bureaus."""


def of(*events: Event, spec: Spec | None = None) -> DocumentSource:
    """Return what letters are made from after these events one after another."""
    chain = chained((*MADE, *events))
    here = view(spec=spec or office())
    return source(staffed(replace(here, events=chain, state=fold(chain)), PEOPLE))


def texts(here: DocumentSource, file: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    made = cover(here, BUREAU, file)
    return made.paragraphs, made.short


OPENING = (
    "Dalam rangka pelaksanaan SOP {prosedur}, dengan hormat kami sampaikan format permintaan data "
    "kinerja {periode} untuk diisi oleh Jabatan Pelaksana pada Bagian Percobaan."
)


def test_a_letter_says_what_is_asked_until_when_and_to_confirm_it_came() -> None:
    settings, period = office().settings, office().period.title
    paragraphs, short = texts(of())
    assert paragraphs == (
        OPENING.format(prosedur=settings.procedure, periode=period),
        "Data yang telah diisi kami harapkan dapat disampaikan kepada Kasubbag PE paling lambat "
        "10 Juli 2026 pukul 09.00 WIB.",
        "Mohon penerimaan format ini dikonfirmasi dengan menyebutkan nama penerimanya.",
        "Demikian untuk menjadi perhatian, atas kerja samanya disampaikan terima kasih.",
    )
    assert short == (
        "Yth. Bapak/Ibu Kepala Bagian Percobaan. Bersama ini kami sampaikan format permintaan data "
        f"kinerja {period} untuk Bagian Percobaan.",
        "Mohon disampaikan kembali paling lambat 10 Juli 2026 pukul 09.00 WIB.",
        "Mohon dikonfirmasi bila format ini sudah diterima, beserta nama penerimanya.",
        f"Keterangan lebih lanjut: {settings.contact or 'Kasubbag PE'}. Terima kasih.",
    )


def test_a_letter_names_the_workbook_that_goes_with_it() -> None:
    (bare, short), (named, told) = texts(of()), texts(of(), "UJI.xlsx")
    assert [each for each in named if each not in bare] == [
        "Format tersebut adalah berkas UJI.xlsx terlampir. Mohon yang diisi berkas itu sendiri, "
        "hanya pada sel putih, tanpa mengubah susunannya."
    ]
    assert [each for each in told if each not in short] == ["Berkas yang diisi: UJI.xlsx."]
    assert (named[2:], told[2:]) == (bare[1:], short[1:])


def test_where_no_last_day_is_set_the_time_of_the_procedure_counts() -> None:
    paragraphs, short = texts(of(spec=with_settings(office(), due=None)))
    assert paragraphs[1].endswith("kepada Kasubbag PE dalam waktu baku SOP.")
    assert short[1] == "Mohon disampaikan kembali dalam waktu baku SOP."


def test_before_it_was_handed_out_a_letter_is_of_today_and_prints_what_is_known_now() -> None:
    here = of()
    made = cover(here, BUREAU)
    assert (made.kind, made.bureau, made.day) == (KIND, BUREAU, here.view.now.date())
    assert made.code == code_of(MADE[-1].id)


@pytest.mark.parametrize("since", [(), (other("apa saja", "8 09.00"),)], ids=["none", "one"])
def test_a_letter_stays_as_it_was_when_the_form_was_handed_out(since: tuple[Event, ...]) -> None:
    made = cover(of(SENT, *since), BUREAU)
    assert (made.day.isoformat(), made.code) == ("2026-07-07", code_of(MADE[-1].id))


def test_handed_out_again_it_is_of_the_first_time() -> None:
    again = replace(SENT, at=HANDED + timedelta(days=1))
    assert handed_at(of(SENT, again), "UJI") == HANDED
    assert cover(of(SENT, again), BUREAU).code == cover(of(SENT), BUREAU).code


def test_a_bureau_that_was_not_handed_its_form_has_a_letter_of_today() -> None:
    here = of(SENT)
    assert (handed_at(here, OTHER.code), handed_at(here, BUREAU.code)) == (None, HANDED)
    assert cover(here, OTHER).code == code_of(here.view.events[-1].id)


def test_two_bureaus_handed_their_forms_at_one_moment_print_what_was_known_to_each() -> None:
    second = replace(SENT, payload={"bureaus": ["LAIN"], "channel": "surel"})
    here = of(SENT, second)
    assert cover(here, OTHER).code == code_of(here.view.events[2].id)


def test_a_form_made_anew_and_handed_out_has_a_letter_of_that_time() -> None:
    formats = [{"bureau": "UJI", "format": "baru", "sha": "ab"}]
    made = Event(FormatsMade.kind, IN_TIME, "Kasubbag", {"formats": formats})
    second = replace(SENT, at=HANDED + timedelta(days=3))
    here = of(SENT, made, second)
    assert cover(here, BUREAU).day.isoformat() == "2026-07-10"
    assert cover(here, BUREAU).code == code_of(here.view.events[3].id)


def test_a_form_made_anew_and_not_handed_out_yet_has_a_letter_of_today() -> None:
    formats = [{"bureau": "UJI", "format": "baru", "sha": "ab"}]
    made = Event(FormatsMade.kind, IN_TIME, "Kasubbag", {"formats": formats})
    assert handed_at(of(SENT, made), "UJI") is None


def test_a_letter_is_never_to_who_signs_it() -> None:
    spec = of().view.spec
    signer = next(each for each in spec.officials if each.role == "KABAG")
    own = replace(signer, title="Kepala Bagian Percobaan")
    others = tuple(each for each in spec.officials if each.role != "KABAG")
    assert addressee_of(spec, BUREAU) == "Kepala Bagian Percobaan"
    assert (
        addressee_of(replace(spec, officials=(*others, own)), BUREAU)
        == "Jabatan Pelaksana pada Bagian Percobaan"
    )


def test_what_a_bureau_told_of_obstacles_a_quarter_ago_is_asked_about_again() -> None:
    first, last = Quarter(2026, 1), Quarter(2026, 2)
    found = FollowUp(
        ("UJI", Block.INDICATORS, "U-1"),
        "Bagian Percobaan",
        "Jumlah laporan",
        "Data terlambat.\nSekali lagi",
        "x" * 400,
        "Kasubbag",
        date(2026, 9, 30),
        last,
        first,
        2,
    )
    other = replace(found, what="Jumlah kasus")
    made = cover(of(), BUREAU, "", [found, other])
    place = next(n for n, text in enumerate(made.paragraphs) if text.startswith("Pada Triwulan II"))
    assert "melaporkan 1 hambatan" in made.paragraphs[place]
    assert made.paragraphs[place + 1] == (
        "1. Jumlah laporan; Jumlah kasus (2 triwulan, sejak TW I). Hambatan: Data terlambat. Sekali "
        f"lagi. Rencana: {'x' * 299}…. Penanggung jawab: Kasubbag. Batas: 30 September 2026."
    )
    assert any("1 hambatan Triwulan II Tahun 2026" in text for text in made.short)
