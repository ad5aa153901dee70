"""A self-test proves on real files that each rule finds its mistake and is silent inside of it; a lost check shows."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.procedure.tiny import opened
from tests.quarter import Room, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.checks import judge
from xlsops.core.checks.conditions import delivered_rule, delivered_rules
from xlsops.core.checks.context import Check, CheckContext
from xlsops.core.checks.selftest.verdicts import Proof, Verdict
from xlsops.core.history.ratios import ENOUGH
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.sources import Source
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.terms.findings import TOLD, Code, Finding
from xlsops.core.terms.suspensions import Suspension
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.structs import replace
from xlsops.procedure.papers import documenting
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.rules.certifying import certified, selftest
from xlsops.procedure.rules.selftesting import self_test

LINES = 2
"""So many lines of the tiny office spend in both quarters."""
OWN = Rule("A10", "Galat", "Indikator", "[Realisasi TW ini] <= 5000", "", "Terlalu besar.")
NEVER = replace(OWN, code="A11", condition="LEN([Keterangan]) <= 40000")
SIPD = (
    Source("SIPD", "SIPD-RI", date(2026, 7, 1), (("Target", (("", "KKP-01", Decimal(180)),)),)),
)
DRAFT = replace(OWN, code="A12", state=RuleState.DRAFT)


def ruled(period: LoadedPeriod, *rules: Rule, sources: tuple[Source, ...] = ()) -> LoadedPeriod:
    """Return the period with these rules alone."""
    spec = replace(period.spec, rules=rules, sources=sources)
    compiled, faults = compile_rules(spec, period.now.date())
    assert faults == ()
    return replace(period, spec=spec, rules=compiled)


def built_in(code: str) -> Rule:
    return Rule(code, "", "Semua", "", "", "Bawaan.")


@pytest.fixture
def period(tmp_path: Path) -> LoadedPeriod:
    return opened(tmp_path, formats=False).period()


def verdict_of(period: LoadedPeriod, rule: Rule) -> Verdict:
    (found,) = self_test(ruled(period, rule)).verdicts
    return found


def test_every_rule_of_an_office_is_proved_or_named_with_the_reason_and_nothing_is_touched(
    period: LoadedPeriod,
) -> None:
    before = files(period.folder.root)
    result = self_test(period)
    found = {each.rule.code: each for each in result.verdicts}
    unproved = {code: each.why for code, each in found.items() if each.proof is not Proof.PROVED}
    assert unproved == {
        "V25": messages.planted.OF_MASTER,
        "V20": messages.planted.lacking(messages.planted.BENEATH),
        "V36": messages.planted.lacking(messages.planted.NO_FRACTION),
        "V39": messages.planted.lacking(messages.planted.NO_NEIGHBOUR),
        "V34": messages.planted.lacking(messages.planted.too_few_lines(LINES, ENOUGH)),
        "V29": messages.planted.lacking(messages.planted.ALL_DUE),
        **dict.fromkeys(TOLD, messages.planted.NO_RULE),
    }
    assert result.planted == 2 * result.count(Proof.PROVED)
    assert len(found) == len(period.spec.rules)
    assert files(period.folder.root) == before


def test_the_money_of_one_line_is_planted_unlike_that_of_all_bureaus(room: Room) -> None:
    period = room.period()
    found = verdict_of(period, built_in("V34"))
    assert (found.proof, found.example is None) == (Proof.PROVED, False)


SOURCED = replace(OWN, code="A13", condition="[Target Tahun] <= [SIPD].[Target]")


@pytest.mark.parametrize(("held", "kept"), [("180", True), ("1", False)])
def test_a_rule_over_the_offices_own_data_is_planted_in_its_second_source(
    period: LoadedPeriod, held: str, kept: bool
) -> None:
    rows = (("", "KKP-01", Decimal(held)),)
    source = Source("SIPD", "SIPD-RI", date(2026, 7, 1), (("Target", rows),))
    (found,) = self_test(ruled(period, SOURCED, sources=(source,))).verdicts
    assert found.proof is Proof.PROVED
    assert found.example is not None
    wrong, right = found.example.wrong.told, found.example.right.told
    year = next(each for each in period.spec.indicators if each.id == "KKP-01").target_year
    assert right == f"Target di lembar SIPD, kunci KKP-01: {indonesian(year)}"
    assert wrong == f"Target di lembar SIPD, kunci KKP-01: {indonesian(year - Decimal('0.01'))}"
    assert bool(found.why) is not kept


def test_a_rule_over_own_data_no_source_can_break_says_so(period: LoadedPeriod) -> None:
    own = replace(SOURCED, condition="[Target Tahun] > -1")
    assert verdict_of(period, own).why == messages.planted.OF_OFFICE


def with_check(check: Check | None) -> tuple[Check, ...]:
    """Return all checks with another one in the place of the delivered condition of figures below zero."""

    def without(case: CheckContext) -> Iterator[Finding]:
        return (each for each in delivered_rules(case) if each.code != "V08")

    others = [without if each is delivered_rules else each for each in judge.CHECKS]
    return (*others, check) if check else tuple(others)


def upon(fires: Callable[[Decimal], bool]) -> Check:
    """Return a check that tells of the least figure where it is so."""

    def check(case: CheckContext) -> Iterator[Finding]:
        answer, least = min(case.numbers(lambda _: True, lambda *_: True), key=lambda each: each[1])
        if fires(least):
            yield case.found(Code.V08, answer, messages.checks_answers.negative("Realisasi", "0"))

    return check


@pytest.mark.parametrize(
    ("check", "seen"),
    [
        (delivered_rule(Code.V08), (True, True, True)),
        (None, (False, True, True)),
        (upon(lambda least: least <= 0), (True, False, True)),
        (upon(lambda _: True), (True, False, False)),
    ],
    ids=["as it is", "lost", "too early", "always"],
)
def test_a_check_that_is_lost_or_finds_too_much_is_not_proved(
    period: LoadedPeriod,
    monkeypatch: pytest.MonkeyPatch,
    check: Check | None,
    seen: tuple[bool, bool, bool],
) -> None:
    monkeypatch.setattr(judge, "CHECKS", with_check(check))
    found = verdict_of(period, built_in("V08"))
    assert (found.found, found.inside, found.clean) == seen
    assert (found.proof is Proof.PROVED) is all(seen)


def test_a_rule_of_the_office_is_planted_by_what_its_condition_says(period: LoadedPeriod) -> None:
    found = verdict_of(period, OWN)
    assert found.proof is Proof.PROVED
    assert found.example is not None
    assert (found.example.wrong.told, found.example.right.told) == (
        "Realisasi TW II: 5.000,01",
        "Realisasi TW II: 5.000",
    )


KEPT = {
    "a sum over the office": ("[Setda].[Realisasi TW ini] <= 1000", "Realisasi TW II: "),
    "a share of the office": (
        "[Realisasi TW ini] <= 0,9 * [Setda].[Realisasi TW ini]",
        "Realisasi TW II: ",
    ),
    "the year before": (
        "[Realisasi TW ini] <= 2 * [Realisasi TW ini tahun lalu]",
        "(dengan riwayat rekaan)",
    ),
    "a second source": ("[Realisasi TW ini] <= [SIPD].[Target]", "Realisasi TW II: 180,01"),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_a_rule_asks_beyond_its_row_is_planted_too(period: LoadedPeriod, case: str) -> None:
    """Of the sums over the office every other bureau adds what a careful one answers."""
    condition, told = KEPT[case]
    asked = ruled(period, replace(OWN, condition=condition, field="Realisasi TW ini"), sources=SIPD)
    (found,) = self_test(asked).verdicts
    assert found.proof is Proof.PROVED, found
    assert found.example is not None
    assert told in found.example.wrong.told


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("[Target Tahun] = [Target Tahun]", messages.planted.OF_OFFICE),
        ("[Setda].[Realisasi TW ini] > 0", messages.planted.OF_ONE_BUREAU),
    ],
)
def test_what_no_single_bureau_can_break_is_named_as_that(
    period: LoadedPeriod, condition: str, why: str
) -> None:
    asked = ruled(period, replace(OWN, condition=condition, field="Realisasi TW ini"), sources=SIPD)
    (found,) = self_test(asked).verdicts
    assert (found.proof, found.why.endswith(why)) == (Proof.NOT_PLANTED, True)


def test_a_rule_no_answers_break_is_named_and_one_that_is_a_draft_is_not_in_force(
    period: LoadedPeriod,
) -> None:
    never, draft = self_test(ruled(period, NEVER, DRAFT)).verdicts
    assert never.proof is Proof.NOT_PLANTED
    assert never.why.startswith("Tidak dapat dilanggar: dari ")
    assert (draft.proof, draft.why) == (Proof.NOT_IN_FORCE, "Tidak berlaku hari ini (draf).")


def test_a_rule_that_rests_for_some_bureaus_is_proved_in_the_form_of_another(
    period: LoadedPeriod,
) -> None:
    first, other = period.layouts
    rests = (Suspension(first),)
    resting = [replace(each, rests=rests) for each in (built_in("V05"), OWN)]
    for found in self_test(ruled(period, *resting)).verdicts:
        assert found.proof is Proof.PROVED
        assert found.example is not None
        assert found.example.bureau == other
    everywhere = replace(OWN, rests=(Suspension(first), Suspension(other)))
    assert verdict_of(period, everywhere).proof is Proof.NOT_IN_FORCE


def test_an_office_that_asks_nothing_has_no_example_and_no_fault(period: LoadedPeriod) -> None:
    bare = replace(period, spec=replace(period.spec, indicators=(), programmes=()))
    found = self_test(ruled(bare, built_in("V05"), built_in("V02"), OWN))
    assert {each.proof for each in found.verdicts} == {Proof.NOT_PLANTED}
    assert (found.planted, found.clean) == (0, 0)


def test_the_certificate_is_the_same_whenever_it_is_made_on_a_day(
    period: LoadedPeriod, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documenting, "printer", lambda: None)
    some = ruled(period, built_in("V05"), NEVER, OWN)
    told = [selftest(some, to=tmp_path / name) for name in ("satu.xlsx", "dua.xlsx")]
    one, other = (tmp_path / name for name in ("satu.xlsx", "dua.xlsx"))
    assert one.read_bytes() == other.read_bytes()
    assert told[0].data["rules"] == told[1].data["rules"]
    assert told[0].lines[1] == (
        "2 aturan terbukti, 0 tidak terbukti, 1 tidak dapat ditanam, 0 tidak berlaku."
    )
    assert not told[0].attention


def test_no_file_of_a_period_is_written_over_by_a_certificate(period: LoadedPeriod) -> None:
    control, sent = period.folder.control, period.folder.inbox / "KKP.xlsx"
    control.write_bytes(b"yang ditulis kantor")
    for each in (control, sent, period.folder.archive / "baru.xlsx"):
        with stopped_by(messages.frames.of_period):
            selftest(period, to=each)
    with stopped_by(messages.frames.no_place):
        selftest(period, to=period.folder.root.parent / "tidak ada" / "uji.xlsx")
    assert control.read_bytes() == b"yang ditulis kantor"


def test_a_certificate_goes_into_a_workbook_and_the_button_s_into_the_papers(
    period: LoadedPeriod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documenting, "printer", lambda: None)
    with stopped_by(messages.selftest.no_workbook):
        selftest(period, to=Path("uji.pdf"))
    certified(ruled(period, built_in("V05")))
    assert [each.name for each in period.folder.papers.iterdir()] == [
        "Uji Diri Aturan TW2 2026.xlsx"
    ]


def test_a_rule_that_is_not_proved_asks_for_attention(
    period: LoadedPeriod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge, "CHECKS", with_check(None))
    told = selftest(ruled(period, built_in("V08")))
    assert told.attention
    assert told.lines[-1] == (
        "V08: TIDAK TERBUKTI. HUKUM Indikator!K8, Realisasi TW II: -0,01: TIDAK ditemukan; "
        "Realisasi TW II: 0: diam."
    )
