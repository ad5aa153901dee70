"""The register of obstacles and follow-ups: what hinders, what is planned, by whom, until when, how long."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct

from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.spec.achievement import HUNDRED
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.caseless import caseless
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.core.values.typed_dates import read_day
from xlsops.core.values.visible import visible

Place = tuple[str, Block, str]
"""Where an obstacle stands: the bureau's code, the block, the line."""
_NOTHING = {
    "",
    "-",
    "–",
    "nihil",
    "tidak ada",
    "n/a",
    "na",
    "nol",
    "belum ada",
    "tidak ada kendala",
}
_DAY = re.compile(
    r"\b\d{1,2} [A-Za-z]{3,9} \d{4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
)


class FollowUpState(Enum):
    """What became of an obstacle; the value is the word in the register."""

    NEW = "Baru"
    OPEN = "Masih terbuka"
    AWAITED = "Menunggu kiriman"
    REACHED = "Ditutup: target tercapai"
    SILENT = "Ditutup: tidak disebut lagi"
    UNASKED = "Ditutup: tidak ditanyakan lagi"

    @property
    def open(self) -> bool:
        """Tell whether its bureau tells of it now."""
        return self in {FollowUpState.NEW, FollowUpState.OPEN}

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is to come of it."""
        return self in {FollowUpState.REACHED, FollowUpState.SILENT, FollowUpState.UNASKED}


class FollowUp(Struct, frozen=True):
    """An obstacle of a line, ``told`` in a quarter; ``since`` is the first of those before it, one after another.

    ``age`` counts them; ``same`` says that the quarter before told the same words. ``due`` is what stands
    in the office's own column for it, else the last day named in the plan.
    """

    place: Place
    bureau: str
    what: str
    obstacle: str
    plan: str
    owner: str
    due: date | None
    told: Period
    since: Period
    age: int = 1
    same: bool = False
    state: FollowUpState = FollowUpState.NEW

    def late(self, day: date) -> bool:
        """Tell whether its day is over and it is not closed."""
        return self.due is not None and self.due < day and not self.state.closed


class Register(Struct, frozen=True):
    """What is told now, and what the quarter before told that this one says nothing of any more."""

    rows: tuple[FollowUp, ...] = ()

    @property
    def open(self) -> tuple[FollowUp, ...]:
        """Return what bureaus tell now."""
        return tuple(each for each in self.rows if each.state.open)

    @property
    def closed(self) -> tuple[FollowUp, ...]:
        """Return what bureaus that sent their data tell no more: it was done, or it was forgotten."""
        return tuple(each for each in self.rows if each.state.closed)

    @property
    def awaited(self) -> tuple[FollowUp, ...]:
        """Return what bureaus told that have sent nothing yet."""
        return tuple(each for each in self.rows if each.state is FollowUpState.AWAITED)


TellsEnd = Callable[[Place], FollowUpState]
"""Gives what became of an obstacle of a place that nothing is told of any more."""
Together = tuple[FollowUp, tuple[str, ...]]
"""An obstacle with the names of all lines of which a bureau says the same."""


def alike_together(found: Sequence[FollowUp]) -> tuple[Together, ...]:
    """Return obstacles, those of lines of which a bureau says just the same as one, in the order of the first."""
    rows: dict[FollowUp, list[str]] = {}
    for each in found:
        bureau, _, _ = each.place
        rows.setdefault(replace(each, place=(bureau, Block.INDICATORS, ""), what=""), []).append(
            each.what
        )
    return tuple((each, tuple(names)) for each, names in rows.items())


def follow_ups_of(recap: Recap) -> tuple[FollowUp, ...]:
    """Return what the bureaus told of obstacles this quarter, in the order of the recap."""
    return tuple(_told(recap))


def register_in(recap: Recap, earlier: Mapping[Period, Sequence[FollowUp]]) -> Register:
    """Return the register of a quarter, given what earlier ones told."""
    return register_of(follow_ups_of(recap), recap.spec.period, earlier, _end_in(recap))


def register_of(
    now: Sequence[FollowUp],
    period: Period,
    earlier: Mapping[Period, Sequence[FollowUp]],
    end: TellsEnd = lambda _: FollowUpState.SILENT,
) -> Register:
    """Return the register, given what earlier quarters told; one that is unknown breaks the count."""
    quarters, before = list[Mapping[Place, FollowUp]](), period.before
    while before in earlier:
        quarters.append({each.place: each for each in earlier[before]})
        before = before.before
    here = {each.place for each in now}
    last = quarters[0].values() if quarters else ()
    gone = (each for each in last if each.place not in here)
    left = [replace(_aged(each, quarters[1:]), state=end(each.place)) for each in gone]
    waits = [each for each in left if not each.state.closed]
    closed = [each for each in left if each.state.closed]
    return Register((*(_with_state(_aged(each, quarters)) for each in now), *waits, *closed))


def _with_state(each: FollowUp) -> FollowUp:
    return replace(each, state=FollowUpState.OPEN if each.age > 1 else FollowUpState.NEW)


def _end_in(recap: Recap) -> TellsEnd:
    """Return what tells of a place why nothing is told of it: nothing came, all is reached, nobody asks."""
    sent = {each.bureau.code for each in recap.bureaus if each.received}
    waits = {each.bureau.code for each in recap.bureaus} - sent
    reached = dict(_reached(recap))

    def end(place: Place) -> FollowUpState:
        if place[0] in waits:
            return FollowUpState.AWAITED
        if place not in reached:
            return FollowUpState.UNASKED
        return FollowUpState.REACHED if reached[place] else FollowUpState.SILENT

    return end


def _reached(recap: Recap) -> Iterator[tuple[Place, bool]]:
    """Yield of every line that is asked whether its target is reached."""
    for bureau in recap.bureaus:
        code = bureau.bureau.code
        for each in bureau.indicators:
            shown = each.achievement.shown
            yield (code, Block.INDICATORS, each.line.id), shown is not None and shown >= HUNDRED
        for row in bureau.asked:
            done = row.result.achievement if row.result else None
            yield (code, Block.BUDGET, row.line.id), done is not None and done >= HUNDRED


def _aged(each: FollowUp, quarters: Sequence[Mapping[Place, FollowUp]]) -> FollowUp:
    since, age = each.since, each.age
    for quarter in quarters:
        if each.place not in quarter:
            break
        since, age = quarter[each.place].since, age + 1
    last = quarters[0].get(each.place) if quarters else None
    same = last is not None and _plain(last.obstacle) == _plain(each.obstacle)
    return replace(each, since=since, age=age, same=same)


def _told(recap: Recap) -> Iterator[FollowUp]:
    for bureau in recap.bureaus:
        lines = ((Block.INDICATORS, bureau.indicators), (Block.BUDGET, bureau.asked))
        for block, rows in lines:
            for each in rows:
                if found := _of_line(recap.spec.period, block, each):
                    yield found


def _of_line(period: Period, block: Block, each: IndicatorLine | BudgetLine) -> FollowUp | None:
    obstacle, plan, owner = (
        _said(each.texts.get(key, "")) for key in (keys.OBSTACLE, keys.FOLLOW_UP, keys.IN_CHARGE)
    )
    if not obstacle and not plan:
        return None
    return FollowUp(
        (each.bureau.code, block, each.line.id),
        each.bureau.name,
        each.line.name,
        obstacle,
        plan,
        owner,
        _due(each.texts.get(keys.DUE, ""), plan),
        period,
        period,
    )


def _due(own: str, plan: str) -> date | None:
    """Return the day of the office's own column, else the last one that column or the plan names."""
    days = (read_day(each) for text in (own, plan) for each in _DAY.findall(text))
    return read_day(own) or max((each for each in days if each), default=None)


def _said(text: str) -> str:
    """Return a text; empty where its words say that there is nothing."""
    seen = visible(text).strip()
    return "" if _plain(seen) in _NOTHING else seen


def _plain(text: str) -> str:
    return caseless(text).rstrip(".")
