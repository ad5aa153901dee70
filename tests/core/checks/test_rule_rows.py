"""A Pesan an office writes beside a built-in rule is said; the delivered one adds nothing."""

import csv

import pytest

from tests.core.builders import IN_TIME, answer, judged, office
from tests.samples import sample_spec
from xlsops.core.checks.rule_rows import as_ruled
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.findings import Code, Finding
from xlsops.core.values.structs import replace
from xlsops.messages.checking.rule_texts import _DELIVERED, written_by_office
from xlsops.resources import asset

OWN = "Sampaikan perubahan pagu kepada Bagian Keuangan."
ADVICE = "Cocokkan dengan SP2D, lalu kirim lagi."
OVERSPENT = answer("4.01.01.2.01.0001", "rp_2", 10**12)


def said(spec: Spec | None = None) -> Finding:
    (found,) = (each for each in judged(OVERSPENT, spec=spec) if each.code == "V16")
    return found


def with_message(text: str) -> Spec:
    """Return an office with the delivered row of V16, but for its Pesan."""
    (row,) = (each for each in sample_spec().rules if each.code == "V16")
    return office(rules=(replace(row, message=text),))


def test_a_pesan_of_the_office_stands_behind_the_facts_and_before_the_advice() -> None:
    plain, ruled = said(), said(with_message(OWN))
    facts = "Realisasi anggaran Rp1.000.000.000.000 melebihi pagu Rp100.000.000."
    assert plain.message.startswith(facts)
    assert ruled == replace(plain, message=plain.message.replace(facts, f"{facts} {OWN}"))


def test_advice_of_the_office_takes_the_place_of_the_programs() -> None:
    rules = tuple(replace(each, advice=ADVICE) for each in with_message("").rules)
    assert said(office(rules=rules)) == replace(said(), advice=ADVICE)


@pytest.mark.parametrize("text", ["", "  ", _DELIVERED["V16"][-1], f"  {_DELIVERED['V16'][0]}\n"])
def test_a_row_as_delivered_or_blank_adds_nothing(text: str) -> None:
    assert said(with_message(text)) == said()


def test_a_rule_with_a_condition_of_its_own_is_none_of_the_built_in() -> None:
    (row,) = (each for each in with_message(OWN).rules if each.code == "V16")
    own = replace(row, condition="[Pagu Anggaran (Rp)] > 0")
    assert as_ruled(said(), own, IN_TIME) == said()


def test_every_delivered_text_is_known_the_newest_last() -> None:
    with (asset("workbook") / "data" / "rules.csv").open(encoding="utf-8") as file:
        rows = {each["code"]: each["message"] for each in csv.DictReader(file)}
    now = {code.name: " ".join(rows[code.name].split()) for code in Code}
    assert {code: texts[-1] for code, texts in _DELIVERED.items()} == now


def test_a_text_of_an_earlier_version_is_no_text_of_the_office() -> None:
    older = [(code, each) for code, texts in _DELIVERED.items() for each in texts[:-1]]
    assert older
    assert {written_by_office(code, each) for code, each in older} == {""}
    assert written_by_office("V08", _DELIVERED["V16"][0]) == _DELIVERED["V16"][0]


def test_what_is_no_built_in_rule_has_no_text_of_the_office() -> None:
    assert written_by_office("KABAG", "Apa pun.") == ""
