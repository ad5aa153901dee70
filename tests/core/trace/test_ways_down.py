"""Every number of a recap is what the cells it lists give, whatever was answered, and follows just these."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from random import Random

import pytest

from tests.core import views
from tests.core.builders import BUREAU, OTHER, Edit, answer, halves_of, indicator, office
from tests.core.trace.recomputed import Raw, Recomputed, near
from tests.excel.official.test_filled import FORMS
from tests.own import with_own_columns
from tests.samples import sample_spec, submitted, usual_figures, with_settings
from xlsops.core.form.form_lines import layout_of
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.recap.book import recap_pages
from xlsops.core.recap.lists.trail_sheet import NAME
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.official.form_sheet import form_sheet
from xlsops.core.recap.page import Making
from xlsops.core.results.meaning import COUNTED, SPENT, Meaning
from xlsops.core.results.recap import recap_of
from xlsops.core.results.results import results_of
from xlsops.core.sheet.sheet import Sheet, shown_of
from xlsops.core.spec.achievement import Direction, Measure, NegativeFormula
from xlsops.core.spec.methods import Method, times_of
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms.refused_files import Fate
from xlsops.core.trace.origins import Origins
from xlsops.core.trace.ways_down import has_meaning, sources, traced, ways_down
from xlsops.core.values.cells import Number, Value
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView, View

WEIGHTS = tuple(map(Decimal, ("1", "2.5", "0.5", "4")))
EDGES = Decimal(10), Decimal(60), WEIGHTS
FIRST_OFFICE = with_own_columns(office())
SECOND_OFFICE = with_settings(
    replace(with_own_columns(office()), bureaus=(BUREAU, replace(OTHER, assistant=""))),
    negative=NegativeFormula.B,
    cap=Decimal(150),
    output_method=Method.LAST,
    spending_method=Method.LAST,
)
ALL_MEASURES = tuple(
    row
    for number, (direction, method) in enumerate(product(Direction, Method))
    for unit, targets, actuals in [
        (
            ("Dokumen", "%")[number % 2],
            ("40 30.5 50 40", "10 - 20.5 40")[number % 3 == 1],
            ("9 - 12.25", "- 70 0", "- - -")[number % 3],
        )
    ]
    for row in (
        indicator(
            f"M{number:02}",
            f"Indikator {number}",
            unit,
            Measure(direction, method, *EDGES, times=times_of(method, unit)),
            "40",
            targets,
            actuals,
            may_not_apply=True,
        ),
        *(
            halves_of(
                f"M{number:02}", ("9 - 4", "- 7 -3")[number % 2], ("12 8 -", "- 0 5")[number % 2]
            )
            if method is Method.RATIO
            else ()
        ),
    )
)
"""Every method in every direction, with weights and gaps, ratios with their halves."""
GRADES = ("D", "C", "CC", "B", "BB", "A", "AA")
WORDED = tuple(
    indicator(
        f"W{number}",
        f"Predikat {number}",
        "Predikat",
        Measure(Direction.POSITIVE, Method.LAST, rungs=GRADES),
        "6",
        targets,
        "4 - 3",
        may_not_apply=True,
    )
    for number, targets in enumerate(("5 5 6 6", "7 - - 5"))
)
"""Answered by words, of which the recap holds the places."""
THIRD_OFFICE = with_own_columns(office(4, indicators=(*ALL_MEASURES, *WORDED)))
OFFICES = pytest.mark.parametrize(
    "spec", [FIRST_OFFICE, SECOND_OFFICE, THIRD_OFFICE], ids=["A", "B", "C"]
)
SEEDS = pytest.mark.parametrize("seed", range(6))


def some_number(chance: Random) -> Decimal:
    """Return a number as they come: small, with decimals, large, and zero."""
    whole = Decimal(chance.choice([0, 1, chance.randint(2, 400), chance.randint(0, 200_000_000)]))
    return whole + Decimal(chance.randint(0, 99)) / 100 * chance.randint(0, 1)


def some_answer(chance: Random, spec: Spec, place: tuple[str, str]) -> Decimal | str:
    """Return a number, or a word where a line is answered by one."""
    worded = place[1].startswith("realisasi_") and spec.rungs("UJI", place[0])
    return chance.choice(GRADES) if worded else some_number(chance)


def asked(spec: Spec) -> list[tuple[str, str]]:
    """Return the places of a bureau's numbers that are open: line and column key."""
    n = spec.period.number
    lines = [(each.id, f"realisasi_{n}") for each in spec.indicators_of("UJI")]
    for each in spec.programmes_of("UJI"):
        if each.asked:
            lines += [(each.code, f"k_{n}"), (each.code, f"rp_{n}"), (each.code, "hibah")]
    return lines + [
        (each.id, key) for each in spec.indicators_of("UJI") for key in ("peserta", "nilai")
    ]


def edits(numbers: Mapping[tuple[str, str], Decimal | str | None]) -> list[Edit]:
    return [answer(line, key, number) for (line, key), number in numbers.items()]


def shown(view: View) -> dict[Meaning, Decimal]:
    """Return every number of a recap and of the official forms by what it is; it is the same on each."""
    making = Making(view.recap, views.NOW, RecapNotes(), {})
    forms = tuple(form_sheet(making, each) for each in FORMS)
    found: dict[Meaning, Decimal] = {}
    for page, meaning, number in numbers_on(
        (*recap_pages(view.recap, views.NOW, RecapNotes()), *forms)
    ):
        assert found.setdefault(meaning, number) == number, (page, meaning)
    return found


def numbers_on(pages: tuple[Sheet, ...]) -> Iterator[tuple[str, Meaning, Decimal]]:
    for page in pages:
        for (row, column), meaning in page.meanings.items():
            value = shown_of(page.values[row - 1][column - 1])
            if isinstance(value, Decimal | int):
                yield page.name, meaning, Decimal(value)


def cells(origins: Origins, meaning: Meaning) -> dict[Raw, Decimal]:
    """Return what stands in the cells a number goes back to."""
    return {
        (step.part.meaning.bureau, step.part.meaning.line, step.part.meaning.key): as_written(
            step.part.source.written, step.part.value
        )
        for step in ways_down(origins, traced(origins, meaning))
        if step.part.source and step.part.meaning and step.part.value is not None
    }


def as_written(text: str, number: Decimal) -> Decimal:
    """Return the place of a word in its scale where a word is written, else the number."""
    return Decimal(GRADES.index(text) + 1) if text in GRADES else number


def filled(view: View) -> set[Raw]:
    """Return which cells hold a number: of what came, and of the masters."""
    origins, found = Origins(view), set[Raw]()
    for each in view.bureaus:
        code = each.bureau.code
        for sheet in each.layout.sheets:
            for line in sheet.lines:
                keys = [column.field.key for column in sheet.columns]
                told = {
                    key
                    for key in keys
                    if origins.known(code, sheet.block, line.id, key) is not None
                }
                told -= {column.field.key for column in sheet.opened}
                found |= {(code, line.id, key) for key in told}
        for one in each.submission.answers if each.submission and each.record else ():
            if one.number is not None:
                found.add((code, one.line.id, one.key))
    return found


@OFFICES
@SEEDS
def test_every_number_is_what_the_cells_it_lists_give(spec: Spec, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    numbers = {
        place: some_answer(chance, spec, place) if chance.random() < seed / 5 else None
        for place in asked(spec)
    }
    view = views.view(*edits(numbers), spec=spec)
    origins, told = Origins(view), filled(view)
    found = shown(view)
    assert len(found) > 30
    for meaning, number in found.items():
        listed = traced(origins, meaning)
        assert (listed.value, listed.agrees) == (number, True), meaning
        if meaning.key not in COUNTED.values():
            raw = _all(view) if _counts(meaning) else cells(origins, meaning)
            again = Recomputed(spec, raw, told).number(meaning)
            assert near(again, number), meaning


@OFFICES
@SEEDS
def test_a_changed_answer_changes_just_the_numbers_that_list_its_cell(
    spec: Spec, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - no secret
    place = chance.choice(asked(spec))
    old, new = some_answer(chance, spec, place), some_answer(chance, spec, place)
    before, after = (views.view(*edits({place: each}), spec=spec) for each in (old, new))
    then, now = followed(before, after, ("UJI", *place))
    own = Meaning(place[1], "UJI", Block.INDICATORS, place[0])
    if old != new and own in then:
        assert then[own] != now[own]


@pytest.mark.parametrize("code", ["HUKUM", "UMUM", "KKP"])
def test_a_changed_answer_of_the_demos_office_changes_just_what_lists_its_cell(code: str) -> None:
    spec = sample_spec()
    line = next(each for each in spec.programmes_of(code) if each.asked).code
    place, figures = (line, "rp_2"), {(line, "rp_2"): Number(Decimal(1_234_567))}
    then, now = followed(demo_view(spec, {}), demo_view(spec, {code: figures}), (code, *place))
    changed = {each for each in then if then[each] != now.get(each)}
    assert {each.bureau for each in changed} == {"", code}
    above = {line.split(".2.")[0], line.rpartition(".")[0]}
    assert {each.line for each in changed if each.line} == {line, *above}


def demo_view(spec: Spec, changes: Mapping[str, Mapping[tuple[str, str], Value]]) -> View:
    """Return the view of the demo's office once every bureau sent its form, with these changes."""
    layouts = [layout_of(spec, bureau) for bureau in spec.active_bureaus]
    sent = {
        each.bureau.code: submitted(
            each, {**usual_figures(each), **changes.get(each.bureau.code, {})}
        )
        for each in layouts
    }
    results = {code: results_of(each, spec) for code, each in sent.items()}
    recap = recap_of(spec, layouts, results, {})
    bureaus = tuple(
        BureauView(
            layout,
            each,
            FileRecord(code * 8, f"{code}.xlsx", views.NOW, Fate.ACCEPTED, "", "", code),
            1,
            sent[code],
            results[code],
        )
        for layout, each in zip(layouts, recap.bureaus, strict=True)
        for code in (layout.bureau.code,)
    )
    return View(spec, views.NOW, State(), (), bureaus, recap, {})


def followed(
    before: View, after: View, place: Raw
) -> tuple[dict[Meaning, Decimal], dict[Meaning, Decimal]]:
    """Return the numbers before and after one cell changed, once just those that list it did."""
    then, now = shown(before), shown(after)
    changed = {each for each in then.keys() | now.keys() if then.get(each) != now.get(each)}
    listing = {
        meaning
        for origins, found in ((Origins(before), then), (Origins(after), now))
        for meaning in found
        if meaning.key in COUNTED.values() or place in cells(origins, meaning)
    }
    assert changed <= listing
    counted = {each for each in then.keys() | now.keys() if each.key in COUNTED.values()}
    first, second = _recount(before), _recount(after)
    recount = {
        each
        for each in (then.keys() | now.keys()) - counted
        if not near(first.number(each), second.number(each))
    }
    assert changed - counted == recount
    return then, now


def _counts(meaning: Meaning) -> bool:
    """Tell whether a number says how many lines are so: those that are not count for nothing."""
    return meaning.key.startswith("predikat ")


def _recount(view: View) -> Recomputed:
    return Recomputed(view.spec, _all(view), filled(view))


def _all(view: View) -> dict[Raw, Decimal]:
    """Return every number that stands in a cell."""
    origins = Origins(view)
    return {
        place: number for place in filled(view) if (number := _raw(origins, *place)) is not None
    }


def _raw(origins: Origins, code: str, line: str, key: str) -> Decimal | None:
    each = origins.bureaus[code]
    for sheet in each.layout.sheets:
        if sheet.line(line) is not None:
            answered = each.results.answer(sheet.block, line, key) if each.results else None
            return answered.number if answered else origins.known(code, sheet.block, line, key)
    return None


def test_the_figures_of_an_asisten_are_traced_and_those_of_bureaus_without_one_too() -> None:
    view = views.view(*edits(dict.fromkeys(asked(SECOND_OFFICE), Decimal(7))), spec=SECOND_OFFICE)
    found = {each for each in shown(view) if each.assistant is not None}
    assert {each.assistant for each in found} == {BUREAU.assistant, ""}
    named = Meaning(SPENT, assistant=BUREAU.assistant)
    assert [each.meaning for each in traced(Origins(view), named).parts] == [Meaning(SPENT, "UJI")]


def test_a_number_lists_the_file_the_cell_and_what_is_written_there() -> None:
    view = views.view(answer("SUM", "realisasi_2", "1.500 Dokumen".replace("1.500", "12")))
    origins = Origins(view)
    (now,) = traced(origins, Meaning("realisasi_2", "UJI", Block.INDICATORS, "SUM")).parts
    source = now.source
    assert source is not None
    assert (source.file, source.sha, source.written) == ("UJI.xlsx", "cd" * 32, "12 Dokumen")
    assert (source.sheet, now.value) == ("Indikator", Decimal(12))
    assert now.done.startswith("teks dibaca sebagai 12")
    assert source.received == view.local(view.state.files["cd" * 32].at)


def test_every_number_of_the_recap_leads_to_its_row_in_jejak_and_back() -> None:
    view = views.view()
    origins = Origins(view)
    pages = recap_pages(view.recap, views.NOW, RecapNotes(), None, origins)
    trail = pages[-1]
    assert trail.name == NAME
    for page in pages[:-1]:
        links = {(each.row, each.column): each for each in page.links if each.sheet == NAME}
        for (row, column), meaning in page.meanings.items():
            if isinstance(
                shown_of(page.values[row - 1][column - 1]), Decimal | int
            ) and has_meaning(origins, meaning):
                told = int(links.pop((row, column)).address.removeprefix("A"))
                assert trail.values[told - 1][0] == traced(origins, meaning).name
                assert trail.values[told - 1][2] == traced(origins, meaning).value
        assert not links


def test_a_link_of_jejak_leads_to_the_original_in_the_archive_from_where_the_recap_lies() -> None:
    view = views.view()
    pages = recap_pages(view.recap, views.NOW, RecapNotes(), None, Origins(view))
    files = {each.file for each in pages[-1].links if each.file}
    assert files == {f"../arsip/{'cd' * 32}.xlsx", "../Kendali Kinerja.xlsx"}
    places = {str(each) for each in _sources(view)}
    linked = {f"{each.sheet}!{each.address}" for each in pages[-1].links if "arsip" in each.file}
    assert linked <= places


def _sources(view: View) -> Iterator[str]:
    origins = Origins(view)
    for meaning in shown(view):
        yield from (
            f"{each.sheet}!{each.address}" for each in sources(origins, traced(origins, meaning))
        )


@pytest.mark.parametrize(("bound", "most"), [("_MOST_LINES", 3), ("_MOST_LINKS", 20)])
def test_a_recap_of_very_many_lines_or_links_says_where_to_ask_instead(
    bound: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"xlsops.core.recap.lists.trail_sheet.{bound}", most)
    view = views.view()
    pages = recap_pages(view.recap, views.NOW, RecapNotes(), None, Origins(view))
    texts = [value for row in pages[-1].values for value in row if isinstance(value, str)]
    assert any("terlalu banyak untuk dirinci" in text for text in texts)
    assert not any(each.sheet == NAME for page in pages for each in page.links)


def test_a_number_that_its_parts_do_not_give_is_said_not_to_agree() -> None:
    view = views.view()
    line = view.recap.bureaus[0].indicators[0]
    wrong = replace(line, achievement=line.achievement._replace(raw=Decimal(1)))
    bureau = replace(
        view.recap.bureaus[0], indicators=(wrong, *view.recap.bureaus[0].indicators[1:])
    )
    recap = replace(view.recap, bureaus=(bureau, *view.recap.bureaus[1:]))
    found = traced(
        Origins(replace(view, recap=recap)),
        Meaning("capaian_mentah", "UJI", Block.INDICATORS, line.line.id),
    )
    assert not found.agrees
