"""Where pages go that an open workbook does not have, beside which sheets."""

import pytest

from xlsops.core.sheet.sheet import Sheet
from xlsops.excel.live.painting import _moves

FRONT, BACK = ("Beranda", "Tahapan", "Himpunan"), ("Isian A", "Isian B", "Rekap A")
PAGES = tuple(Sheet(name, (), last=name in BACK) for name in (*FRONT, *BACK))
PEOPLE = ("Pengaturan", "Master Bagian")


def after(present: tuple[str, ...], fresh: set[str]) -> list[str]:
    """Return the sheets in order after the moves, when pages have become sheets or content."""
    order = list(present)
    arrived = {}
    for name, arriving, neighbour, behind in _moves(
        PAGES, [page for page in PAGES if page.name in fresh], present
    ):
        order.insert(order.index(neighbour) + behind, arriving)
        arrived[arriving] = name
    gone = [arriving for arriving, name in arrived.items() if name in present]
    return [arrived.get(name, name) for name in order if name not in gone]


FULL = ("Beranda", *PEOPLE, "Tahapan", "Himpunan", *BACK)


def test_pages_that_are_there_keep_their_places() -> None:
    assert after(FULL, {page.name for page in PAGES}) == list(FULL)
    moved = ("Rekap A", "Himpunan", *PEOPLE, "Isian A", "Beranda", "Catatan", "Tahapan", "Isian B")
    assert after(moved, {page.name for page in PAGES}) == list(moved)


@pytest.mark.parametrize(
    "lost",
    [{page.name} for page in PAGES]
    + [
        {"Beranda", "Himpunan", "Isian A", "Rekap A"},
        {"Isian A", "Isian B"},
        {"Isian B", "Rekap A"},
        {"Tahapan", "Himpunan"},
        set(BACK),
        {"Beranda", *BACK},
    ],
    ids=lambda names: "+".join(sorted(names)),
)
@pytest.mark.parametrize("all_fresh", [True, False])
def test_pages_that_are_missing_come_where_they_belong(lost: set[str], all_fresh: bool) -> None:
    present = tuple(name for name in FULL if name not in lost)
    fresh = {page.name for page in PAGES} if all_fresh else lost
    expected = list(FULL)
    if lost >= {"Tahapan", "Himpunan"}:  # nothing is left to say where they stood
        expected = ["Beranda", "Tahapan", "Himpunan", *PEOPLE, *BACK]
    assert after(present, fresh) == expected


def test_the_first_bureau_comes_behind_what_people_added() -> None:
    present = ("Beranda", *PEOPLE, "Tahapan", "Himpunan", "Catatan")
    assert after(present, set(BACK)) == [*present, *BACK]
