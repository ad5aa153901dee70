"""The register of obstacles and follow-ups: what hinders, what is planned, by whom, until when, how long."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlsops.core.results.recap import BudgetLine, IndicatorLine, Recap
from xlsops.core.spec.spec import Block
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.periods import Period
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


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An obstacle of a line, ``told`` in a quarter; ``since`` is the first of those before it, one after another.

    ``age`` counts them; ``same`` says that the quarter before told the same words. ``due`` is the last
    day named in the plan.
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

    def late(self, day: date) -> bool:
        """Tell whether its day is over."""
        return self.due is not None and self.due < day


@dataclass(frozen=True, slots=True)
class Register:
    """What is open now, and what the quarter before told that this one says nothing of any more.

    What is ``unanswered`` is to be asked again: it was done, or it was forgotten.
    """

    open: tuple[FollowUp, ...] = ()
    unanswered: tuple[FollowUp, ...] = ()


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


def register_of(
    now: Sequence[FollowUp],
    period: Period,
    earlier: Mapping[Period, Sequence[FollowUp]],
    silent: Collection[str] = (),
) -> Register:
    """Return the register, given what earlier quarters told; one that is unknown breaks the count.

    Bureaus that are ``silent`` have sent nothing yet, and so left nothing unanswered.
    """
    quarters = [
        {each.place: each for each in earlier.get(Period(period.year, number), ())}
        for number in range(period.number - 1, 0, -1)
    ]
    here = {each.place for each in now}
    before = list(quarters[0].values()) if quarters else []
    return Register(
        tuple(_aged(each, quarters) for each in now),
        tuple(
            _aged(each, quarters[1:])
            for each in before
            if each.place not in here and each.place[0] not in silent
        ),
    )


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
        _due(plan),
        period,
        period,
    )


def _due(plan: str) -> date | None:
    """Return the last day a plan names."""
    days = (read_day(each) for each in _DAY.findall(plan))
    return max((each for each in days if each), default=None)


def _said(text: str) -> str:
    """Return a text; empty where its words say that there is nothing."""
    seen = visible(text).strip()
    return "" if _plain(seen) in _NOTHING else seen


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
