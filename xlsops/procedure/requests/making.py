"""Makes the request form of every active bureau."""

from collections.abc import Callable, Sequence

from msgspec.structs import asdict

from xlsops import messages
from xlsops.core.clock.unready import unready
from xlsops.core.form.emblem import Emblem
from xlsops.core.history.gaps import gaps_of, gaps_told
from xlsops.core.journal.facts.particulars import FormatMade
from xlsops.core.journal.facts.request_kinds import FormatsMade
from xlsops.core.spec.spec import Bureau
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.files.emblem import emblem_of
from xlsops.files.writing import make_folder, write_files
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import form_name
from xlsops.procedure.period.painting import repaint
from xlsops.procedure.period.recovery import recovering
from xlsops.procedure.quarters.earlier import (
    corrections_told,
    data_of,
    definitions_told,
    earlier_of,
)
from xlsops.procedure.rules.linting import told_with_forms

Painter = Callable[[LoadedPeriod], None]


@recovering
def make_forms(
    period: LoadedPeriod, progress: Progress = silent, paint: Painter = repaint
) -> Outcome:
    """Write one workbook per active bureau into ``format/``; the same input gives the same bytes."""
    if period.state.opened is None:
        closed = messages.procedure.NOT_OPENED_YET
        raise XlsopsError(messages.procedure.too_early(messages.procedure.FORMS, (closed,)))
    bureaus = period.spec.active_bureaus
    if not bureaus:
        raise XlsopsError(messages.workbook.no_active_bureau())
    emblem = emblem_of(period.folder)
    made = _written(period, bureaus, emblem, progress)
    records = [
        FormatMade(bureau.code, period.layouts[bureau.code].format_id, digest(data))
        for bureau, data in made
    ]
    known = {
        FormatMade(each.bureau, each.format_id, each.sha) for each in period.state.formats.values()
    }
    new = [each for each in records if each not in known]
    if new:
        period.append([FormatsMade(tuple(new))])
    older = [
        code
        for code, each in period.layouts.items()
        if period.state.has_older_form(code, each.format_id)
    ]
    paint(period)
    lines = _told(period, len(made), len(new), older, with_emblem=emblem is not None)
    earlier = earlier_of(period)
    gaps, left = gaps_of(period.spec), unready(period.spec)
    names = [form_name(period, bureau.code) for bureau, _ in made]
    advised, advice = told_with_forms(period)
    defined = definitions_told(period)
    return Outcome(
        (*lines, *gaps_told(gaps), *left, *corrections_told(period, earlier), *defined, *advised),
        {
            "formats": names,
            "changed": len(new),
            "older": older,
            **data_of(earlier),
            "empty": [asdict(each) for each in gaps],
            "advice": advice,
        },
        attention=bool(gaps or left or older or defined) or any(each.differs for each in earlier),
    )


def _written(
    period: LoadedPeriod, bureaus: Sequence[Bureau], emblem: Emblem | None, progress: Progress
) -> list[tuple[Bureau, bytes]]:
    """Make every bureau's form, then write them all; return their bytes."""
    from xlsops.procedure.papers.form_bytes import forms_of  # noqa: PLC0415 - openpyxl, when it is time

    made: list[tuple[Bureau, bytes]] = []
    for number, each in enumerate(forms_of(period, bureaus, emblem), 1):
        made.append(each)
        progress(messages.progress.MAKING_FORMS, number, len(bureaus))
    make_folder(period.folder.formats)
    folder = period.folder.formats
    write_files({folder / form_name(period, bureau.code): data for bureau, data in made})
    return made


def _told(
    period: LoadedPeriod, made: int, new: int, older: Sequence[str], *, with_emblem: bool
) -> list[str]:
    """Return how many forms there are, how many as before, and who holds an older one."""
    asked = sum(layout.required for layout in period.layouts.values())
    lines = [messages.forms.made(made, period.folder.formats, asked)]
    if new < made:
        lines.append(messages.forms.as_before(made - new))
    lines.append(messages.forms.WITH_EMBLEM if with_emblem else messages.forms.WITHOUT_EMBLEM)
    if older:
        lines.append(messages.forms.older(older))
    return lines
