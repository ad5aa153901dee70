"""The official forms of a period: which templates count, their workbook, how a newer form differs."""

import json
from collections.abc import Iterator
from pathlib import Path

from xlsops import messages
from xlsops.core.recap.official.book import unknown_columns, unknown_lines
from xlsops.core.recap.official.changes import changes_told, columns_of_newer, likeness
from xlsops.core.recap.official.form import OfficialForm
from xlsops.core.recap.official.understanding import understood
from xlsops.core.recap.official.words import own_columns_by_word, vocabulary
from xlsops.core.recap.official.workbook import ADDED, MAPPING, FormWorkbook
from xlsops.core.recap.page import Making
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.caseless import caseless
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.official.planned_forms import PlannedForm
from xlsops.excel.official.plans import OTHERS, USUAL
from xlsops.excel.official.readings import DELIVERED, delivered_reading, packed, unpacked
from xlsops.excel.writer.official import make_official
from xlsops.files.archive import digest
from xlsops.files.cache import cache_key, remember, remembered
from xlsops.files.folders import PeriodFolder
from xlsops.files.writing import free_name, make_folder, write_whole
from xlsops.files.xlsx.limits import OWN
from xlsops.files.xlsx.package.container import open_container
from xlsops.files.xlsx.properties import modified_time
from xlsops.files.xlsx.unreadable import UnreadableError
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.resources import asset

_OWN, _ENDING = "formulir ", ".xlsx"
"""How the names of an office's own templates begin and end, in the folder ``templates`` of its period."""
_PROPERTIES = "docProps/core.xml"
_OTHER_ENDINGS = {".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"}
"""As what else a spreadsheet program may have saved one."""


def forms_name(period: LoadedPeriod, *, final: bool) -> str:
    """Return the file name of the official forms: provisional ones never take the place of final ones."""
    spec, standing = period.spec.period, "" if final else " (sementara)"
    return f"Formulir Resmi TW{spec.number} {spec.year}{standing}.xlsx"


def template_files(folder: PeriodFolder) -> dict[str, Path]:
    """Return the templates that count, by the name they are told with: the program's, then the office's."""
    files = {plan.file: _folder() / plan.file for plan in USUAL}
    return files | {path.name: path for path in _own(folder, {_ENDING})}


def _own(folder: PeriodFolder, endings: set[str]) -> Iterator[Path]:
    """Yield what the office calls a form among its templates, saved in one of these ways."""
    if folder.templates.is_dir():
        for path in sorted(folder.templates.iterdir()):
            named = path.name.casefold().startswith(_OWN) and path.suffix.casefold() in endings
            if named and path.is_file():
                yield path


def official_forms(folder: PeriodFolder) -> tuple[OfficialForm, ...]:
    """Return the forms by their templates; raises XlsopsError with every fault of the first bad one.

    A template of the office takes the place of the program's whose sheet is called the same; of two
    of the office the later name counts, which is told.
    """
    found: dict[str, OfficialForm] = {}
    own: set[str] = set()
    for path in template_files(folder).values():
        form = _form(path)
        key = caseless(form.name)
        if key in own:
            passed = found[key].workbook.file
            told = messages.official.same_sheet(path.name, passed, form.name)
            form = replace(form, remarks=(*form.remarks, told))
        if path.parent == folder.templates:
            own.add(key)
        found[key] = form
    return tuple(found.values())


def write_official(period: LoadedPeriod, making: Making) -> tuple[tuple[str, ...], bool]:
    """Write the forms into ``berkas/``; return what is to be told, and whether they were written.

    Where a template forbids it, what was written before stays, and that is told.
    """
    target = period.folder.papers / forms_name(period, final=not making.notes.provisional)
    try:
        forms = official_forms(period.folder)
        made = make_official(making, forms)
        make_folder(period.folder.papers)
        kept = _kept_aside(target, made)
        write_whole(target, made)
    except XlsopsError as error:
        told = messages.official.not_written(str(error)).splitlines()
        stays = [messages.official.older_stays(target)] if target.exists() else []
        return (*told, *stays), False
    remarks = [*kept, *(remark for form in forms for remark in form.remarks)]
    others = _own(period.folder, _OTHER_ENDINGS)
    remarks += [messages.official.other_kind(each.name) for each in others]
    lost = filter(None, (unknown_lines(making, form) for form in forms))
    remarks += [messages.official.added_unknown(ADDED, lines) for lines in lost]
    own = [each.label for each in own_columns_by_word(making.recap.spec).values()]
    remarks += [
        messages.official.own_unknown(form.name, MAPPING, wanted, own)
        for form in forms
        if (wanted := unknown_columns(making, form))
    ]
    return (messages.official.written(target, [form.name for form in forms]), *remarks), True


def _kept_aside(target: Path, made: bytes) -> list[str]:
    """Keep forms somebody saved since they were made under another name; return what is to be told.

    Columns that are filled by hand lie in no other place.
    """
    if not target.is_file():
        return []
    data = _bytes(target)
    try:
        package = open_container(data, OWN)
        about = package.content(package.members[_PROPERTIES.casefold()])
        saved = modified_time(_PROPERTIES, about) is not None
    except (UnreadableError, KeyError):
        saved = True
    if data == made or not saved:
        return []
    aside = free_name(target.parent, f"{target.stem} (disunting)", target.suffix, data)
    write_whole(aside, data)
    return [messages.official.kept_aside(aside)]


def copy_template(period: LoadedPeriod, name: str) -> Outcome:
    """Put a template of the program among the office's own, to be changed; raises where one lies there."""
    from xlsops.excel.official.listing import with_lines

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
    plans = {caseless(_short(plan)): plan for plan in (*USUAL, *OTHERS)}
    plan = plans.get(caseless(name.removeprefix("Formulir ").removesuffix(".xlsx")))
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
    book = _book(newer)
    remarks = _understood(book).remarks if book.mapped else ()
    columns = columns_of_newer(book)
    if not columns:
        raise XlsopsError(messages.official.no_heading(newer.name))
    forms = official_forms(PeriodFolder(folder))
    named = [each for each in forms if caseless(name) in {caseless(each.name), ""}]
    best = max(named, key=lambda each: likeness(each.columns, columns), default=None)
    if best is None or (not name and not likeness(best.columns, columns)):
        raise XlsopsError(
            messages.official.no_own(name or newer.name, [each.name for each in forms])
        )
    told = tuple(changes_told(best, columns))
    last = messages.official.changes(len(told)) if told else messages.official.SAME
    heading = messages.official.compared(best.workbook.file, newer.name)
    return Outcome(
        (heading, *told, *remarks, last),
        {"form": best.name, "changes": list(told)},
        attention=bool(told),
    )


def _form(path: Path) -> OfficialForm:
    return _understood(_book(path))


def _book(path: Path) -> FormWorkbook:
    """Return the workbook of a form; one as it was delivered, or met before on this machine, is not read again."""
    data = _bytes(path)
    known = delivered_reading(_bytes(_folder() / DELIVERED), data, path.name)
    if known is not None:
        return known
    key = cache_key("formulir", digest(data))
    if kept := remembered([key]).get(key):
        return unpacked(json.loads(kept), path.name)
    from xlsops.excel.official.reading import read_form_workbook

    book = read_form_workbook(data, path.name)
    remember({key: json.dumps(packed(book)).encode()})
    return book


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
