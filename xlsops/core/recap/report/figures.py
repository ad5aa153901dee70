"""Every figure of the recap that the report may show, by its key, as the report writes it."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from xlsops import messages
from xlsops.core.recap.report.bound import BoundFigure
from xlsops.core.recap.report.objectives import objectives_of
from xlsops.core.recap.words import NOT_APPLICABLE, name_list, not_due, rupiah
from xlsops.core.results.recap import BureauRecap, IndicatorLine, Recap
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.numbers import indonesian, round_half_up
from xlsops.core.values.rungs import rung_word

OFFICE, BUREAU, LINE, OBJECTIVE, PREDICATE = "kantor", "bagian", "indikator", "sasaran", "predikat"
"""Whose a figure is: how its key begins."""
_PLACES, _NAMED = 2, 3

Figures = Mapping[str, BoundFigure]
"""The figures by their keys."""
Kind = tuple[str, str, str]
"""A figure of somebody: the last part of its key, its name, its text."""


def key_of(*parts: str) -> str:
    """Return the key of a figure: whose it is, then which one."""
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts)


def figures_of(recap: Recap) -> Figures:
    """Return all figures of a recap by their keys."""
    office = recap.spec.settings.office
    found = [*_bound((OFFICE,), office, _of_office(recap))]
    for word, count in recap.predicates:
        name = messages.report.predicate_count(word)
        found += _bound((PREDICATE, word), office, [("jumlah", name, str(count))])
    for bureau in recap.bureaus:
        whose = bureau.bureau.code
        found += _bound((BUREAU, whose), bureau.bureau.name, _of_bureau(bureau))
        for each in bureau.indicators:
            found += _bound((LINE, whose, each.line.id), each.line.name, _of_line(recap, each))
    for objective in objectives_of(recap):
        kinds = [
            ("jumlah", messages.report.INDICATORS, str(objective.applicable)),
            ("terukur", messages.report.MEASURED, str(len(objective.measured))),
            ("capaian", messages.report.MEAN, percent(objective.mean)),
            ("predikat", messages.report.PREDICATE, objective.predicate or messages.report.NONE),
        ]
        found += _bound((OBJECTIVE, objective.name), objective.name, kinds)
    return {each.key: each for each in found}


def percent(value: Decimal | None) -> str:
    """Return a percent without its sign, with two decimals; words where there is none."""
    return messages.report.NONE if value is None else indonesian(value, _PLACES)


def _figure(each: IndicatorLine, value: Decimal | None) -> str:
    """Return a figure of an indicator: the word of its scale, where it has one; decimals as its others have."""
    word = rung_word(value, each.line.measure.rungs)
    alike = percent if each.line.two_places else number
    return word or alike(value)


def number(value: Decimal | None) -> str:
    """Return a figure with two decimals at most; words where there is none."""
    return messages.report.NONE if value is None else indonesian(round_half_up(value, _PLACES))


def _bound(key: tuple[str, ...], name: str, kinds: list[Kind]) -> Iterator[BoundFigure]:
    for last, what, text in kinds:
        yield BoundFigure(key_of(*key, last), messages.report.whose(name, what), text)


def _of_office(recap: Recap) -> list[Kind]:
    received = str(recap.received), str(len(recap.bureaus))
    return [
        ("masuk", messages.report.RECEIVED, received[0]),
        ("bagian", messages.report.BUREAUS, received[1]),
        ("jumlah", messages.report.INDICATORS, str(recap.asked_for)),
        ("terukur", messages.report.MEASURED, str(recap.measured)),
        ("capaian", messages.report.MEAN, percent(recap.mean)),
        ("predikat", messages.report.PREDICATE, recap.predicate or messages.report.NONE),
        ("pagu_seluruh", messages.report.EXPECTED, rupiah(recap.expected_ceiling)),
        *_money(recap),
        *_extreme(recap, "capaian", lambda each: each.mean),
        *_extreme(recap, "serapan", lambda each: each.absorption),
    ]


def _of_bureau(bureau: BureauRecap) -> list[Kind]:
    return [
        ("jumlah", messages.report.INDICATORS, str(bureau.totals.applicable)),
        ("terukur", messages.report.MEASURED, str(bureau.measured)),
        ("capaian", messages.report.MEAN, percent(bureau.mean)),
        ("predikat", messages.report.PREDICATE, bureau.predicate or messages.report.NONE),
        *_money(bureau),
    ]


def _money(of: Recap | BureauRecap) -> list[Kind]:
    """Return the money; where nothing was reported there is none, which is not zero."""
    known = of.absorption is not None or bool(of.ceiling) or bool(of.spent)
    return [
        (
            keys.CEILING,
            messages.report.CEILING,
            rupiah(of.ceiling) if known else messages.report.NONE,
        ),
        ("realisasi", messages.report.SPENT, rupiah(of.spent) if known else messages.report.NONE),
        ("serapan", messages.report.ABSORPTION, percent(of.absorption)),
    ]


def _extreme(
    recap: Recap, what: str, figure: Callable[[BureauRecap], Decimal | None]
) -> Iterator[Kind]:
    """Yield who stands highest and lowest, all named while they are few, with the figure."""
    known = [(found, each) for each in recap.bureaus if (found := figure(each)) is not None]
    for word, choose in (("tertinggi", max), ("terendah", min)):
        best = choose((found for found, _ in known), default=None)
        names = [each.bureau.name for found, each in known if found == best]
        many = len(names) > _NAMED
        who = messages.report.bureaus(len(names)) if many else name_list(names)
        whose = messages.report.extreme_bureau(word, what)
        yield f"{what}_{word}_bagian", whose, who or messages.report.NONE
        yield f"{what}_{word}", messages.report.extreme(word, what), percent(best)


def _of_line(recap: Recap, each: IndicatorLine) -> list[Kind]:
    quarter, result = recap.spec.period.quarter.label, each.achievement
    waiting = result.shown is None and not_due(each.line, recap.spec.period.number)
    instead = NOT_APPLICABLE if each.applies else keys.INAPPLICABLE

    def shown(text: str, value: Decimal | None) -> str:
        return instead if (waiting or not each.applies) and value is None else text

    return [
        (keys.YEAR_TARGET, messages.report.YEAR_TARGET, _figure(each, each.line.target_year)),
        (
            keys.TARGET_SO_FAR,
            messages.report.target(quarter),
            shown(_figure(each, result.target), result.target),
        ),
        (
            keys.ACTUAL_SO_FAR,
            messages.report.actual(quarter),
            shown(_figure(each, result.actual), result.actual),
        ),
        (keys.ACHIEVED, messages.report.ACHIEVED, shown(percent(result.shown), result.shown)),
        (keys.OF_YEAR, messages.report.OF_YEAR, shown(percent(result.of_year), result.of_year)),
        (keys.PREDICATE, messages.report.PREDICATE, result.predicate or NOT_APPLICABLE),
    ]
