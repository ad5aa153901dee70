"""The recap of each Asisten: the bureaus below, and sums that are those of the office together."""

from decimal import Decimal

from tests.samples import sample_recap, sample_spec
from xlsops.core.results.by_assistant import by_assistant
from xlsops.core.results.recap import Recap
from xlsops.core.values.structs import replace


def of(*assistants: str) -> Recap:
    """Return the sample's recap whose bureaus name these, one after the other."""
    spec = sample_spec()
    named = (assistants * len(spec.bureaus))[: len(spec.bureaus)]
    bureaus = tuple(
        replace(each, assistant=name) for each, name in zip(spec.bureaus, named, strict=True)
    )
    return sample_recap(spec=replace(spec, bureaus=bureaus))


def test_every_bureau_stands_once_below_its_asisten_those_without_at_the_end() -> None:
    recap = of("", "Asisten B", "Asisten A")
    found = by_assistant(recap)
    assert list(found) == ["Asisten B", "Asisten A", ""]
    codes = [each.bureau.code for each in recap.bureaus]
    assert [each.bureau.code for each in found["Asisten B"].bureaus] == codes[1::3]
    assert [each.bureau.code for each in found[""].bureaus] == codes[0::3]


def test_two_spellings_are_one_asisten_by_the_first_one() -> None:
    assert list(by_assistant(of("Asisten Umum", " asisten  UMUM "))) == ["Asisten Umum"]


def test_an_office_that_names_none_has_none() -> None:
    assert by_assistant(of("", "  ")) == {}


def test_the_figures_are_from_sums_and_the_mean_is_over_indicators_each_cut_at_100() -> None:
    recap = of("Asisten A", "Asisten B")
    groups = by_assistant(recap).values()
    for name in ("spent", "ceiling", "expected_ceiling", "measured", "received"):
        assert sum(getattr(each, name) for each in groups) == getattr(recap, name)
    percents = [each.achievement.shown for each in recap.indicators]
    assert any(each is not None and each > Decimal(100) for each in percents)
    for each in groups:
        shown = [i.achievement.shown for i in each.indicators]
        cut = [min(one, Decimal(100)) for one in shown if one is not None]
        assert each.mean == (sum(cut, Decimal(0)) / len(cut)).quantize(Decimal("0.01"))
        assert each.absorption == (each.spent / each.ceiling * 100).quantize(Decimal("0.01"))
