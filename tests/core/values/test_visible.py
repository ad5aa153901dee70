"""What a person sees of a text."""

import pytest

from tests.core.builders import answer, judged, submission
from xlsops.core.form.differences import answers_hash, differences
from xlsops.core.values.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Terbuka", "Terbuka"),
        ("\u202d11\u202c", "11"),
        ("\u200b", ""),
        ("\ufeffDiterima\u00a0dengan\u2007penjelasan\u200e", "Diterima dengan penjelasan"),
        ("satu\r\ndua\rtiga\u2028empat\nlima", "satu\ndua\ntiga\nempat\nlima"),
        ("tab\tstays\x07", "tab\tstays"),
        ("sura\u00adt", "surat"),
        ("no letter\ufffe of XML\uffff", "no letter of XML"),
        ("50 m² – é 👍", "50 m² – é 👍"),
    ],
)
def test_a_text_is_what_a_person_sees_of_it(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_a_figure_between_marks_of_direction_is_read_and_the_marks_are_named() -> None:
    found = judged(answer("SUM", "realisasi_2", "\u202d10\u202c"))
    assert [(each.code, each.value) for each in found] == [("V07", "10")]
    assert "tanda tidak tampak" in found[0].message


@pytest.mark.parametrize(
    ("key", "text"), [("realisasi_2", "\u200b"), ("realisasi_2", "\u2060\u00a0")]
)
def test_a_cell_in_which_nothing_is_seen_is_blank_and_the_unseen_is_named(
    key: str, text: str
) -> None:
    found = judged(answer("SUM", key, text))
    assert [each.code for each in found] == ["V05"]
    assert found[0].advice.startswith("Selnya tampak kosong") == (
        "\u2060" in text or "\u200b" in text
    )


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "――"])
def test_every_dash_for_nothing_gets_the_advice_of_a_hyphen(dash: str) -> None:
    found = judged(answer("SUM", "realisasi_2", dash))
    assert [(each.code, each.advice.split()[0]) for each in found] == [("V06", "Isi")]


def test_a_nip_copied_with_marks_of_direction_is_valid() -> None:
    assert judged(answer("", "nip", "\u202a199001012015031001\u202c")) == ()


def test_line_ends_and_unseen_signs_are_no_difference_between_two_versions() -> None:
    one = submission(answer("SUM", "bukti", "Laporan 1\r\nLaporan 2\u200e"))
    two = submission(answer("SUM", "bukti", "Laporan 1\nLaporan 2"))
    assert differences(one, two) == ()
    assert answers_hash(one) == answers_hash(two)
