"""Carries figures again that were approved anew in an earlier quarter."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from xlsops import messages
from xlsops.core.journal.carried import Parted, Place, exact_text, figure_text
from xlsops.core.journal.earlier_quarters import carried_of, change_of
from xlsops.core.journal.facts.kinds import Carried
from xlsops.core.journal.facts.particulars import ApprovalThere
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.values.cells import Numbers
from xlsops.core.values.known_figures import KnownFigure
from xlsops.core.values.rungs import known_as
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.control.figures import with_numbers
from xlsops.files.writing import write_whole
from xlsops.procedure.period.figure_places import Stand, figure_stands
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.painting import repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.quarters.earlier import (
    Earlier,
    as_earlier,
    carried_name,
    earlier_of,
    source_in,
)
from xlsops.procedure.quarters.obstacles import obstacles_to_note


class _Plan(NamedTuple):
    """What becomes of the figures of one earlier quarter: written, or left as somebody typed them."""

    found: Earlier
    written: tuple[Parted, ...]
    kept: tuple[Parted, ...]


@recovering
def carry(
    period: LoadedPeriod,
    before: Path | None = None,
    *,
    over: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Write what counts in the earlier quarters into the masters, and record what was replaced.

    Those cells change and no others; a figure somebody typed here stays unless ``over``, a formula
    always. ``before`` says where an earlier folder lies now, or that figures came from it. Raises
    where nothing is known of an earlier quarter.
    """
    progress(messages.progress.CARRYING, 0, 1)
    found = _found(period, before)
    places = figure_stands(period.sheets, tuple(each.code for each in period.spec.bureaus))
    plans = [_plan(each, places, over=over) for each in found]
    numbers = {
        places[each.place].cell: known_as(each.now, plan.found.rungs(each.place, period.spec))
        for plan in plans
        for each in plan.written
    }
    fresh = _with_figures(period, numbers) if numbers else period
    forms = _forms(period, fresh)
    entries = [_carried(period, plan, forms) for plan in plans if _new(period, plan)]
    obstacles = obstacles_to_note(period)
    if entries or obstacles:
        fresh.append([*entries, *obstacles])
    if entries or obstacles or numbers:
        repaint(fresh)
    progress(messages.progress.CARRYING, 1, 1)
    return _outcome(fresh, plans, forms)


def _found(period: LoadedPeriod, before: Path | None) -> tuple[Earlier, ...]:
    """Return the earlier quarters as they stand; with a folder named, just that one."""
    if before is not None:
        return (as_earlier(period, source_in(before, period)),)
    found = earlier_of(period)
    if not found:
        raise XlsopsError(messages.workbook.carried_from_nowhere())
    return found


def _plan(found: Earlier, places: Mapping[Place, Stand], *, over: bool) -> _Plan:
    left = [
        each for each in found.parted if places[each.place].reckoned or (each.edited and not over)
    ]
    written = [each for each in found.parted if each not in left]
    return _Plan(found, tuple(written), tuple(replace(each, edited=True) for each in left))


def _new(period: LoadedPeriod, plan: _Plan) -> bool:
    """Tell whether the journal does not say yet what this is about to say."""
    source = plan.found.source
    known = period.state.sources.get(source.period.number)
    if known is None or plan.written or plan.found.signed:
        return True
    return (known.folder, known.opened, known.key) != (source.folder, source.opened, source.key)


def _forms(before: LoadedPeriod, after: LoadedPeriod) -> dict[str, tuple[str, str]]:
    """Return the ids of the forms that were asked with other figures of earlier quarters, old and new."""
    return {
        code: (layout.format_id, after.layouts[code].format_id)
        for code, layout in before.layouts.items()
        if code in after.layouts and layout.format_id != after.layouts[code].format_id
    }


def _carried(period: LoadedPeriod, plan: _Plan, forms: dict[str, tuple[str, str]]) -> Carried:
    signed = plan.found.signed
    source = replace(
        plan.found.source,
        at=period.now,
        approved=frozenset(signed),
        figures=plan.found.fresh,
        hashes={code: each.approval.data_hash for code, each in signed.items()},
        replaced=_by_other_codes(period, plan),
        kept=frozenset(),
    )
    approvals = {
        code: ApprovalThere(each.event, each.approval.by, each.approval.at)
        for code, each in signed.items()
    }
    changes = (
        *(change_of(each, kept=False) for each in plan.written),
        *(change_of(each, kept=True) for each in plan.kept),
    )
    return carried_of(source, changes, forms, approvals)


def _by_other_codes(period: LoadedPeriod, plan: _Plan) -> dict[Place, tuple[KnownFigure, ...]]:
    """Return what was carried before of figures that were told by the code a bureau had then."""
    known = period.state.sources.get(plan.found.source.period.number)
    return {
        each.place: (each.here,)
        for each in plan.written
        if known
        and each.place not in known.figures
        and plan.found.source.knew(each.place, each.here)
    }


def _outcome(
    period: LoadedPeriod, plans: Sequence[_Plan], forms: dict[str, tuple[str, str]]
) -> Outcome:
    lines = [line for plan in plans for line in _told(period, plan)]
    made = sorted(set(forms) & set(period.state.formats))
    if made:
        lines.append(messages.forms.older_than_master(made))
    kept = [_datum(each) for plan in plans for each in plan.kept]
    trouble = any(plan.found.trouble or plan.found.gone for plan in plans)
    return Outcome(
        tuple(lines),
        {
            "written": [_datum(each) for plan in plans for each in plan.written],
            "kept": kept,
            "forms": made,
        },
        attention=bool(kept or made or trouble),
    )


def _told(period: LoadedPeriod, plan: _Plan) -> Iterator[str]:
    label = plan.found.source.period.label
    if plan.found.trouble:
        yield plan.found.trouble
    if plan.written:
        yield messages.quarters.carried(len(plan.written), label)
    elif not plan.kept and not plan.found.trouble:
        yield messages.quarters.agrees(label)
    for each in plan.written:
        here, now = _texts(plan, period, each)
        yield f"  {messages.quarters.replaced(carried_name(period, each), here, now)}"
    for each in plan.kept:
        here, there = _texts(plan, period, each)
        yield f"  {messages.quarters.not_replaced(carried_name(period, each), here, label, there)}"
    if plan.found.gone:
        yield messages.quarters.void(label, plan.found.gone)


def _texts(plan: _Plan, period: LoadedPeriod, each: Parted) -> tuple[str, str]:
    """Return what stands in a master, and what counts, as people read it."""
    rungs = plan.found.rungs(each.place, period.spec)
    here, now = (figure_text(known_as(figure, rungs)) for figure in (each.here, each.now))
    return here, now


def _datum(each: Parted) -> dict[str, str | None]:
    bureau, line, column = each.place
    return {
        "bureau": bureau,
        "line": line,
        "column": column,
        "old": exact_text(each.here),
        "new": exact_text(each.now),
    }


def _with_figures(period: LoadedPeriod, numbers: Numbers) -> LoadedPeriod:
    """Write figures into sheets people edit, into those cells only; return the period read again."""
    if period.fill is not None:
        return period.fill(numbers)
    control = period.folder.control
    write_whole(control, with_numbers(period.control, numbers, control))
    return load(period.folder.root, period.now, period.actor)
