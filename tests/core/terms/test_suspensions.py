"""For which bureaus a rule rests, read as a head writes it."""

from datetime import date

import pytest

from xlsops.core.terms.suspensions import Suspension, read_suspensions

CODES = ("HUKUM", "UMUM", "PBJ")
START, END = date(2026, 7, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (" ; ", ()),
        ("HUKUM", (Suspension("HUKUM"),)),
        ("hukum ,  Umum", (Suspension("HUKUM"), Suspension("UMUM"))),
        (
            "HUKUM, UMUM s.d. 31-12-2026",
            (Suspension("HUKUM", None, END), Suspension("UMUM", None, END)),
        ),
        ("HUKUM s/d 31 Desember 2026", (Suspension("HUKUM", None, END),)),
        ("HUKUM sampai dengan 31/12/2026", (Suspension("HUKUM", None, END),)),
        ("PBJ sejak 1-7-2026 s.d. 31-12-2026", (Suspension("PBJ", START, END),)),
        ("PBJ mulai 1 Juli 2026; UMUM", (Suspension("PBJ", START), Suspension("UMUM"))),
        ("HUKUM\nUMUM hingga 2026-12-31", (Suspension("HUKUM"), Suspension("UMUM", None, END))),
        ("Semua s.d. 31-12-2026", (Suspension("", None, END),)),
    ],
)
def test_bureaus_and_days_are_read(text: str, found: tuple[Suspension, ...]) -> None:
    assert read_suspensions(text, CODES) == (found, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("HUKOM", 'Kode bagian "HUKOM" tidak ada di Master Bagian.'),
        ("HUKUM UMUM", 'Kode bagian "HUKUM UMUM" tidak ada'),
        ("HUKUM s.d.", 'Kode bagian "HUKUM s.d." tidak ada'),
        ("HUKUM s.d. 31-02-2026", '"31-02-2026" bukan tanggal.'),
        ("HUKUM s.d. akhir tahun", '"akhir tahun" bukan tanggal.'),
        ("HUKUM sejak 2-1-2026 s.d. 1-1-2026", "Akhir penangguhan (1 Januari 2026) lebih dahulu"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, said: str) -> None:
    (fault,) = read_suspensions(text, CODES)[1]
    assert fault.startswith(said)


def test_everything_wrong_is_told_at_once() -> None:
    assert len(read_suspensions("A, B s.d. x; HUKUM sejak y", CODES)[1]) == 4


def test_a_bureau_called_all_is_a_bureau() -> None:
    assert read_suspensions("semua", ("SEMUA",)) == ((Suspension("SEMUA"),), ())


@pytest.mark.parametrize(
    ("day", "bureau", "holds"),
    [
        (START, "HUKUM", True),
        (END, "hukum", True),
        (date(2026, 6, 30), "HUKUM", False),
        (date(2027, 1, 1), "HUKUM", False),
        (START, "UMUM", False),
        (START, "", False),
    ],
)
def test_a_suspension_holds_from_its_first_day_to_its_last(
    day: date, bureau: str, *, holds: bool
) -> None:
    assert Suspension("HUKUM", START, END).holds(day, bureau) is holds


def test_one_of_all_bureaus_holds_for_each_and_for_none_named() -> None:
    both = [Suspension("", START, END).holds(START, each) for each in ("", "UMUM")]
    assert both == [True, True]
