"""A scale whose rows would give no word, or a wrong one, is told before anything is measured by it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.spec.test_reading import Edit, add, number, put, spec_after, told
from xlsops.core.spec.achievement import predicate
from xlsops.core.values.cells import BLANK, Text

OWN, FIRST = "Skala Kantor", 30
Bands = tuple[tuple[str, str, str], ...]
RIGHT: Bands = (("90", "tidak", "Tinggi"), ("50", "ya", "Sedang"), ("", "tidak", "Rendah"))
WRONG: dict[str, tuple[Bands, str]] = {
    "a word twice": (
        (*RIGHT[:2], ("", "tidak", " TINGGI ")),
        'Lembar Skala, sel D32: Predikat "TINGGI" sudah dipakai di baris 30. Beri sebutan lain.',
    ),
    "a word no formula holds": (
        (*RIGHT[:2], ("", "tidak", "x" * 256)),
        "Lembar Skala, sel D32: Predikat paling panjang 100 huruf, tertulis 256. Pendekkan.",
    ),
    "upwards": (
        (RIGHT[1], RIGHT[0], RIGHT[2]),
        "Lembar Skala, sel B31: Batas 90 tidak lebih rendah daripada batas 50 di atasnya. "
        "Urutkan dari predikat tertinggi ke terendah.",
    ),
    "the same limit twice": (
        (RIGHT[0], ("90", "tidak", "Sedang"), RIGHT[2]),
        "Lembar Skala, sel B31: Batas 90 tidak lebih rendah daripada batas 90 di atasnya. "
        "Urutkan dari predikat tertinggi ke terendah.",
    ),
    "nothing for what is left": (
        RIGHT[:2],
        "Lembar Skala, sel B31: Capaian di bawah 50 tidak mendapat predikat. Kosongkan batas baris "
        "terakhir skala.",
    ),
    "nothing for nought": (
        (*RIGHT[:2], ("0", "tidak", "Rendah")),
        "Lembar Skala, sel B32: Capaian sampai 0 tidak mendapat predikat. Kosongkan batas baris "
        "terakhir skala.",
    ),
    "all that is left first": (
        (RIGHT[2], *RIGHT[:2], ("0", "ya", "Nol")),
        "Lembar Skala, sel B30: Hanya baris terakhir skala yang tanpa batas. Isi batasnya, atau "
        "pindahkan baris ini ke paling bawah.",
    ),
}  # fmt: skip


def scale(bands: Bands) -> list[Edit]:
    """An own scale, chosen in the settings."""
    return [
        put("Pengaturan", "skala", "value", Text(OWN)),
        *(
            add(
                "Skala",
                row,
                {
                    "scale": Text(OWN),
                    "limit": number(limit) if limit else BLANK,
                    "inclusive": Text(inclusive),
                    "predicate": Text(word),
                },
            )
            for row, (limit, inclusive, word) in enumerate(bands, FIRST)
        ),
    ]


@pytest.mark.parametrize("case", WRONG)
def test_a_scale_that_measures_wrongly_is_told(case: str) -> None:
    bands, sentence = WRONG[case]
    assert sentence in told(*scale(bands))


def test_a_scale_longer_than_a_formula_is_told() -> None:
    bands = tuple((str(99 - row), "tidak", f"Ke-{row}") for row in range(40))
    assert (
        f'Lembar Skala, sel A60: Skala "{OWN}" paling banyak 30 baris, tertulis 41. Gabungkan.'
        in told(*scale((*bands, ("", "tidak", "Rendah"))))
    )


@pytest.mark.parametrize(
    "bands",
    [
        RIGHT,
        (*RIGHT[:2], ("0", "ya", "Rendah")),
        (("90", "tidak", "Tinggi"), ("90", "ya", "Tepat"), ("", "tidak", "Rendah")),
        (("", "tidak", "Ada"),),
    ],
)
def test_every_percent_has_its_word_by_a_scale_that_is_taken(bands: Bands) -> None:
    taken = spec_after(*scale(bands)).yardstick.bands
    assert all(predicate(Decimal(percent) / 2, taken) for percent in range(241))


def test_a_scale_that_is_not_used_may_be_unfinished() -> None:
    assert told(*scale(WRONG["upwards"][0])[1:]) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "0", "50", "75", "90"]),
            st.sampled_from(["ya", "tidak"]),
            st.sampled_from("abcdef"),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_scale_is_taken_gives_every_word_to_some_percent(
    bands: list[tuple[str, str, str]],
) -> None:
    edits = scale(tuple(bands))
    if told(*edits):
        return
    taken = spec_after(*edits).yardstick.bands
    percents = [Decimal(percent) / 2 for percent in range(241)]
    words = {predicate(each, taken) for each in percents}
    told_apart = bands[:-1] if bands[-2:-1] and bands[-2][:2] == ("0", "ya") else bands
    assert words == {word for _, _, word in told_apart}, (
        "where 0 has its word, nothing is left below it"
    )
