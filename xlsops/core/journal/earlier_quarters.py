"""Earlier quarters as the journal tells of them: what was carried from where, and carried again."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from xlsops.core.history.asked_then import AskedThen
from xlsops.core.journal.carried import CarriedSource, Parted
from xlsops.core.journal.facts.kinds import Carried
from xlsops.core.journal.facts.particulars import (
    ApprovalThere,
    BureauThere,
    FigureChange,
    ObstacleThere,
    SourceTold,
)
from xlsops.core.journal.facts.request_kinds import ObstaclesNoted
from xlsops.core.results.follow_ups import FollowUp
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace

if TYPE_CHECKING:
    from xlsops.core.values.known_figures import KnownFigure


def source_told(source: CarriedSource, asked: AskedThen | None = None) -> SourceTold:
    """Return a source as an event tells it; its figures by bureau, line and column.

    ``asked`` is how lines were measured there, where that is known.
    """
    figures: dict[str, dict[str, dict[str, KnownFigure]]] = {}
    for (bureau, line, column), figure in source.figures.items():
        figures.setdefault(bureau, {}).setdefault(line, {})[column] = figure
    return SourceTold(
        source.period.year,
        source.period.quarter,
        source.folder,
        source.opened,
        source.key,
        source.journal,
        source.at,
        figures,
        tuple(sorted(source.kept)),
        {code: BureauThere(told, code in source.approved) for code, told in source.hashes.items()},
        tuple((*place, old) for place, old in sorted(source.replaced.items())),
        asked=asked,
    )


def carried_of(
    source: CarriedSource,
    changes: tuple[FigureChange, ...],
    forms: Mapping[str, tuple[str, str]],
    approvals: Mapping[str, ApprovalThere],
) -> Carried:
    """Return what an event tells of figures that were carried again from a source."""
    told = source_told(source)
    return Carried(
        told.year,
        told.quarter,
        told.folder,
        told.opened,
        told.key,
        told.journal,
        told.at,
        told.figures,
        told.kept,
        told.bureaus,
        told.replaced,
        changes,
        forms,
        approvals,
    )


def obstacles_of(period: Period, told: Iterable[FollowUp]) -> ObstaclesNoted:
    """Return what an event tells of the obstacles of an earlier quarter."""
    return ObstaclesNoted(
        period.year,
        period.quarter,
        tuple(
            ObstacleThere(
                code,
                each.bureau,
                block,
                line,
                each.what,
                each.obstacle,
                each.plan,
                each.owner,
                each.due,
            )
            for each in told
            for code, block, line in (each.place,)
        ),
    )


def obstacles_from(told: ObstaclesNoted) -> tuple[FollowUp, ...]:
    """Return the obstacles an event tells of."""
    period = Period(told.year, told.quarter.value)
    return tuple(
        FollowUp(
            (each.bureau, each.block, each.line),
            each.name,
            each.what,
            each.obstacle,
            each.plan,
            each.owner,
            each.due,
            period,
            period,
        )
        for each in told.obstacles
    )


def change_of(each: Parted, *, kept: bool) -> FigureChange:
    """Return a figure that was carried again, or was offered and ``kept`` as it stood."""
    return FigureChange(*each.place, each.here, each.now, kept)


def source_from(told: SourceTold) -> CarriedSource:
    """Return the source an event tells of."""
    return CarriedSource(
        Period(told.year, told.quarter.value),
        told.folder,
        told.opened,
        told.key,
        told.at,
        told.journal,
        {code: each.hash for code, each in told.bureaus.items()},
        frozenset(code for code, each in told.bureaus.items() if each.approved),
        {
            (bureau, line, column): figure
            for bureau, lines in told.figures.items()
            for line, columns in lines.items()
            for column, figure in columns.items()
        },
        {(bureau, line, column): old for bureau, line, column, old in told.replaced},
        frozenset(told.kept),
    )


def source_after(before: CarriedSource | None, carried: Carried) -> CarriedSource:
    """Return a source after an event told what was carried again, or offered and left."""
    told = source_from(carried)
    known = before or replace(told, hashes={}, figures={}, approved=frozenset())
    replaced, kept = dict(known.replaced), set(known.kept)
    for each in carried.changes:
        place = (each.bureau, each.line, each.column)
        if each.kept:
            kept.add(place)
        else:
            kept.discard(place)
            # what a person typed stays theirs if they type it again
            if before is None or known.knew(place, each.old) or place in told.replaced:
                replaced[place] = (*replaced.get(place, ()), each.old)
    return replace(
        told,
        hashes={**known.hashes, **told.hashes},
        approved=known.approved - told.hashes.keys() | told.approved,
        figures={**known.figures, **told.figures},
        replaced=replaced,
        kept=frozenset(kept),
    )
