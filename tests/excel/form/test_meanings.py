"""What an office says its indicators mean stands beside their names and, whole, on the cover."""

from io import BytesIO

from openpyxl import load_workbook

from tests.procedure.intake.mutations.forms import DESK, KEY, LAYOUTS, SPEC, clean, examined
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import COVER, FIRST_ROW
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import lay_out
from xlsops.resources import asset

LONG = "Banyaknya laporan yang selesai menurut register " * 8
FIRST = SPEC.indicators_of("UMUM")[0]


def made(meaning: tuple[str, ...]) -> bytes:
    asked = tuple(
        replace(each, meaning=meaning) if each is FIRST else each for each in SPEC.indicators
    )
    spec = replace(SPEC, indicators=asked)
    paper = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec)
    return form_maker(paper, spec, DESK.rules, KEY)(layouts_of(spec, spec.active_bureaus)["UMUM"])


def test_the_help_stands_at_the_name_and_all_of_it_on_the_cover() -> None:
    book = load_workbook(BytesIO(made((LONG, "jumlah laporan", "register", "Subbag TU & Umum"))))
    rules = book["Indikator"].data_validations.dataValidation
    (help_,) = (each for each in rules if str(each.sqref) == f"C{FIRST_ROW}")
    assert (help_.type, help_.promptTitle) == (None, FIRST.id)
    assert help_.prompt.startswith("Definisi: Banyaknya laporan")
    assert help_.prompt.endswith("… (selengkapnya di Petunjuk)")
    assert len(help_.prompt) <= 255
    told = [each.value for (each,) in book[COVER]["D40:D60"] if each.value]
    assert told == [
        f"Definisi: {LONG}\nRumus / Cara Hitung: jumlah laporan\nSumber Data: register\n"
        "Pemilik Data: Subbag TU & Umum"
    ]


def test_a_form_without_meanings_is_the_same_byte_for_byte() -> None:
    paper = lay_out((asset("templates") / "format.xlsx").read_bytes(), SPEC)
    assert made(()) == form_maker(paper, SPEC, DESK.rules, KEY)(LAYOUTS["UMUM"])


def test_help_is_no_rule_of_entry_that_could_be_lost() -> None:
    assert examined(clean("UMUM")).message == ""
