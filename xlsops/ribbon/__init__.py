"""The buttons: each runs one operation on the open workbook; the functions Excel calls."""

from datetime import datetime
from functools import partial

from xlsops import messages
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.operations import OPERATIONS
from xlsops.core.terms.outcome import Outcome
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.excel.live.api import patiently
from xlsops.excel.live.book import bureau_in_front, path_of, require_control, show_sheet
from xlsops.excel.live.tame import xw
from xlsops.ribbon.pressing import button, pointer, progress_in
from xlsops.workers.garbage import A_CLICK, look_for_garbage_seldom

look_for_garbage_seldom(A_CLICK)  # a click has a Python of its own
_GUIDE = "Panduan"
_ACTORS = {each.command: each.actor for each in OPERATIONS}


@button
def status(book: xw.Book) -> Outcome:
    """Segarkan: where the period stands, painted anew."""
    return _run("status", book)


@button
def open(book: xw.Book) -> Outcome:  # noqa: A001 - the name of the command
    """Buka Periode: begin the period the settings name."""
    return _run("open", book)


@button
def record(book: xw.Book) -> Outcome:
    """Catat Langkah: what happened outside the program."""
    return _run("record", book)


@button
def carry(book: xw.Book) -> Outcome:
    """Ambil Triwulan Lalu: what was approved anew in earlier quarters, into the masters."""
    return _run("carry", book)


@button
def formats(book: xw.Book) -> Outcome:
    """Buat Format: one form for every bureau."""
    return _run("formats", book)


@button
def distribute(book: xw.Book) -> Outcome:
    """Sampaikan Format: the bureaus have their forms from now on."""
    return _run("distribute", book)


@button
def remind(book: xw.Book) -> Outcome:
    """Ingatkan Bagian: letter, message and mail for every bureau that owes something."""
    return _run("remind", book)


@button
def collect(book: xw.Book) -> Outcome:
    """Himpun Kiriman: take in and check what bureaus sent."""
    return _run("collect", book)


@button
def validate(book: xw.Book) -> Outcome:
    """Periksa: judge again all that is stored."""
    return _run("validate", book)


@pointer
def next_finding(book: xw.Book) -> Outcome:
    """Temuan Berikutnya: select the next flagged cell."""
    from xlsops.procedure.review.stepping import next_finding as operation

    return operation(book)


@pointer
def previous_finding(book: xw.Book) -> Outcome:
    """Temuan Sebelumnya: select the flagged cell before."""
    from xlsops.procedure.review.stepping import previous_finding as operation

    return operation(book)


@button
def cell_history(book: xw.Book) -> Outcome:
    """Riwayat Sel: what the selected answer was in every version, and what was decided about it."""
    from xlsops.procedure.versions.selected import selected_history

    return selected_history(book, _now(), _ACTORS["cell-history"])


@button
def compare(book: xw.Book) -> Outcome:
    """Beda Versi: what differs between the last two versions of the bureau in front."""
    from xlsops.procedure.versions.selected import compare_in_front

    return compare_in_front(book, _now(), _ACTORS["compare"])


@button
def decide(book: xw.Book) -> Outcome:
    """Simpan Keputusan: what the Kabag typed in the list of findings."""
    return _run("decide", book)


@button
def return_(book: xw.Book) -> Outcome:
    """Kembalikan ke Bagian: the bureau whose sheet is in front, else all with open findings."""
    return _run("return", book, bureaus=_in_front(book))


@button
def approve(book: xw.Book) -> Outcome:
    """Sahkan Bagian: the bureau whose sheet is in front, else all without open findings.

    Where approving has tiers and this user has the key of one, that tier is signed.
    """
    return _run("approve", book, bureaus=_in_front(book))


@button
def recap(book: xw.Book) -> Outcome:
    """Buat Rekap: the recap workbook of what is accepted."""
    return _run("recap", book)


@button
def try_rule(book: xw.Book) -> Outcome:
    """Uji Aturan: where the rule in the selected row would have fired, and what became of that."""
    from xlsops.procedure.review.selected_rule import try_selected

    return try_selected(book, _now(), _ACTORS["try-rule"])


@button
def trace(book: xw.Book) -> Outcome:
    """Dari Mana Angka Ini?: what the number in the selected cell is made of, and a jump to its origin."""
    from xlsops.procedure.audit.selected import trace_selected

    return trace_selected(book, _now(), _ACTORS["trace"])


@button
def hand_over(book: xw.Book) -> Outcome:
    """Serah Terima: hand the approved data over to the Kasubbag."""
    return _run("hand-over", book)


@button
def documents(book: xw.Book) -> Outcome:
    """Berkas Bukti: the printable documents of every step."""
    return _run("documents", book)


@pointer
def guide(book: xw.Book) -> Outcome:
    """Panduan: show the guide."""
    patiently(partial(_show, book, _GUIDE))
    return Outcome((messages.window.sheet(_GUIDE),))


@button
def verify(book: xw.Book) -> Outcome:
    """Periksa Jejak: prove that journal and archive are whole."""
    return _run("verify", book)


@button
def selftest(book: xw.Book) -> Outcome:
    """Uji Diri Aturan: plant what every rule must find, and print what was found."""
    from xlsops.procedure.period.open_period import load_open
    from xlsops.procedure.rules.certifying import certified

    return certified(load_open(book, _now(), _ACTORS["selftest"]), progress_in(book.app))


@button
def doctor(book: xw.Book) -> Outcome:
    """Periksa Instalasi: what is wrong on this computer, and the one thing to do."""
    from xlsops.addin.examination.report import examination

    try:
        folder = path_of(book).parent
    except XlsopsError:
        return examination()
    return examination(folder)


def _run(command: str, book: xw.Book, **inputs: object) -> Outcome:
    """Run an operation of the catalogue on the open workbook, or on the folder it lies in."""
    from xlsops.procedure.catalogue import TASKS
    from xlsops.procedure.period.open_period import folder_of, load_open

    task, progress = TASKS[command], progress_in(book.app)
    if task.on_folder:
        return task.done(patiently(partial(folder_of, book)).root, progress=progress)
    period = load_open(book, _now(), _ACTORS[command], task.ahead)
    if command == "approve" and period.spec.authority.tiers:
        from xlsops.procedure.period.signing import tier_role_here

        period = replace(period, actor=tier_role_here(period.spec) or period.actor)
    return task.done(period, progress=progress, **inputs)


def _show(book: xw.Book, sheet: str) -> None:
    show_sheet(book, sheet, require_control(book))


def _in_front(book: xw.Book) -> tuple[str, ...]:
    """Return the bureau whose sheet is in front; empty where it is no bureau's."""
    code = patiently(partial(bureau_in_front, book))
    return (code,) if code else ()


def _now() -> datetime:
    return datetime.now(WIB)
