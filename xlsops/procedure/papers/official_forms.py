"""The official forms of a period: which templates count, their workbook, how a newer form differs."""

from pathlib import Path

from xlsops import messages
from xlsops.core.recap.official.book import unknown_lines
from xlsops.core.recap.official.changes import changes_told, columns_of_newer, likeness
from xlsops.core.recap.official.columns import same_text
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.understanding import understood
from xlsops.core.recap.official.words import vocabulary
from xlsops.core.recap.official.workbook import ADDED, FormWorkbook
from xlsops.core.recap.page import Making
from xlsops.core.terms.outcome import Outcome
from xlsops.errors import XlsopsError
from xlsops.excel.official.listing import with_lines
from xlsops.excel.official.plans import OTHERS, USUAL, PlannedForm
from xlsops.excel.official.reading import read_form_workbook
from xlsops.excel.writer.official import make_official
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.resources import asset

_OWN = "Formulir *.xlsx"
"""What an office's own templates are called, in the folder ``templates`` of its period."""


def forms_name(period: LoadedPeriod, *, final: bool) -> str:
    """Return the file name of the official forms: provisional ones never take the place of final ones."""
    spec, standing = period.spec.period, "" if final else " (sementara)"
    return f"Formulir Resmi TW{spec.number} {spec.year}{standing}.xlsx"


def template_files(folder: PeriodFolder) -> dict[str, Path]:
    """Return the templates that count, by the name they are told with: the program's, then the office's."""
    files = {plan.file: _folder() / plan.file for plan in USUAL}
    if folder.templates.is_dir():
        own = (each for each in sorted(folder.templates.glob(_OWN)) if each.is_file())
        files |= {each.name: each for each in own}
    return files


def official_forms(folder: PeriodFolder) -> tuple[OfficialForm, ...]:
    """Return the forms by their templates; raises XlsopsError with every fault of the first bad one.

    A template of the office takes the place of the program's whose sheet is called the same.
    """
    found: dict[str, OfficialForm] = {}
    for path in template_files(folder).values():
        form = _form(path)
        found[same_text(form.name)] = form
    return tuple(found.values())


def write_official(period: LoadedPeriod, making: Making) -> tuple[tuple[str, ...], bool]:
    """Write the forms into ``berkas/``; return what is to be told, and whether they were written.

    Where a template forbids it, what was written before stays, and that is told.
    """
    target = period.folder.papers / forms_name(period, final=not making.notes.provisional)
    try:
        forms = official_forms(period.folder)
        make_folder(period.folder.papers)
        write_whole(target, make_official(making, forms))
    except XlsopsError as error:
        told = messages.official.not_written(str(error)).splitlines()
        stays = [messages.official.older_stays(target)] if target.exists() else []
        return (*told, *stays), False
    remarks = [remark for form in forms for remark in form.remarks]
    lost = filter(None, (unknown_lines(making, form) for form in forms))
    remarks += [messages.official.added_unknown(ADDED, lines) for lines in lost]
    return (messages.official.written(target, [form.name for form in forms]), *remarks), True


def copy_template(period: LoadedPeriod, name: str) -> Outcome:
    """Put a template of the program among the office's own, to be changed; raises where one lies there."""
    plan = _planned(name)
    target = period.folder.templates / plan.file
    if target.exists():
        raise XlsopsError(messages.official.copied_before(target))
    spec = period.spec
    lines: list[tuple[str, str, str]] = []
    for bureau in spec.active_bureaus:
        code = bureau.code
        lines += [(code, each.id, each.name) for each in spec.indicators_of(bureau.code)]
        lines += [(code, each.code, each.name) for each in spec.programmes_of(bureau.code)]
    make_folder(period.folder.templates)
    write_whole(target, with_lines((_folder() / plan.file).read_bytes(), lines))
    told = messages.official.copied(target), messages.official.copied_then(listed=bool(plan.added))
    return Outcome(told, {"template": str(target)})


def _planned(name: str) -> PlannedForm:
    """Return the plan of a form by its sheet or its file; raises where there is none."""
    plans = {same_text(_short(plan)): plan for plan in (*USUAL, *OTHERS)}
    plan = plans.get(same_text(name.removeprefix("Formulir ").removesuffix(".xlsx")))
    if plan is None:
        raise XlsopsError(messages.official.no_template(name, [*map(_short, plans.values())]))
    return plan


def _short(plan: PlannedForm) -> str:
    return plan.file.removeprefix("Formulir ").removesuffix(".xlsx")


def _folder() -> Path:
    return asset("templates") / "formulir"


def check_form(newer: Path, folder: Path, name: str = "") -> Outcome:
    """Tell how a newer official form differs from the template that counts for it.

    One that has a mapping sheet is a template itself: then its own faults come first, and stop here.
    """
    book = read_form_workbook(_bytes(newer), newer.name)
    if book.mapped:
        _understood(book)
    columns = columns_of_newer(book)
    if not columns:
        raise XlsopsError(messages.official.no_heading(newer.name))
    forms = official_forms(PeriodFolder(folder))
    named = [each for each in forms if same_text(name) in {same_text(each.name), ""}]
    best = max(named, key=lambda each: likeness(each.columns, columns), default=None)
    if best is None or (not name and not likeness(best.columns, columns)):
        raise XlsopsError(
            messages.official.no_own(name or newer.name, [each.name for each in forms])
        )
    told = tuple(changes_told(best, columns))
    last = messages.official.changes(len(told)) if told else messages.official.SAME
    heading = messages.official.compared(best.workbook.file, newer.name)
    return Outcome(
        (heading, *told, last), {"form": best.name, "changes": list(told)}, attention=bool(told)
    )


def _form(path: Path) -> OfficialForm:
    return _understood(read_form_workbook(_bytes(path), path.name))


def _understood(book: FormWorkbook) -> OfficialForm:
    form, faults = understood(book, vocabulary())
    if form is None:
        raise XlsopsError(messages.official.faulty(book.file, faults))
    return form


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise XlsopsError(messages.official.not_there(path.name)) from problem
