"""Words of a scale that an office wrote otherwise since an earlier quarter: which word a number of then stands for."""

from collections.abc import Mapping
from decimal import Decimal

from xlsops.core.history.asked_then import AskedThen, Line, indicators_by_line
from xlsops.core.spec.former_codes import Heir, heirs_of
from xlsops.core.spec.spec import Spec
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.rungs import joined_scales, rung_value, rung_word

Place = tuple[str, str, str]
Figures = Mapping[Place, KnownFigure]
Words = Mapping[Line, tuple[str, ...]]


def words_since(asked: AskedThen | None, there: Spec | None, spec: Spec) -> Words:
    """Return by line the words of then, of its own folder today and of here, where these are not the same.

    Numbers that were carried stand for the first of them, by which all are told. A line that was answered in
    numbers then is not among them.
    """
    heir = heirs_of(spec)
    then = indicators_by_line(asked, heir) if asked else {}
    fresh = (
        {(heir(each.bureau, each.id), each.id): each.measure.rungs for each in there.indicators}
        if there
        else {}
    )
    found: dict[Line, tuple[str, ...]] = {}
    for each in spec.indicators:
        at, today = (each.bureau, each.id), each.measure.rungs
        before = then[at].rungs if at in then else today
        if today and before and (before != today or fresh.get(at, today) != today):
            found[at] = joined_scales(before, today, fresh.get(at, ()))
    return found


def by_words(figures: Figures, words: Words, told: Spec, heir: Heir) -> dict[Place, KnownFigure]:
    """Return figures told by a spec by the numbers their words have among those of then."""
    return {
        (code, line, key): _rescaled(
            figure, told.rungs(code, line), words.get((heir(code, line), line), ())
        )
        for (code, line, key), figure in figures.items()
    }


def _rescaled(figure: KnownFigure, old: tuple[str, ...], new: tuple[str, ...]) -> KnownFigure:
    word = rung_word(figure, old) if isinstance(figure, Decimal) and new else ""
    return rung_value(word, new) if word else figure
