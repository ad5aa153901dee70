"""A period folder as read: what is asked, what happened, and the key."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from xlsops import __version__, messages
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import Layout
from xlsops.core.journal.custody import Custody
from xlsops.core.journal.events import Event
from xlsops.core.journal.fold import custody_of, fold
from xlsops.core.journal.kinds import Fact, Made, Opened
from xlsops.core.journal.signatures import unsigned
from xlsops.core.journal.state import State
from xlsops.core.pages import findings_list, history, home
from xlsops.core.sheet.provenance import asked
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.reading import WIB, read_rest, read_spec
from xlsops.core.spec.rows import sentences
from xlsops.core.spec.rules import LiveRule, compile_rules
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.authority import Act, as_role
from xlsops.core.values.cells import Grid, Numbers
from xlsops.errors import FileOpenError, WorkbookUnreadableError, XlsopsError
from xlsops.excel.closed import stamps
from xlsops.files.control_grids import control_book, control_grids
from xlsops.files.folders import PeriodFolder, existing, lock_of, open_elsewhere
from xlsops.files.journal import Journal
from xlsops.files.keys import read_key
from xlsops.procedure.period import known_asked
from xlsops.procedure.period.as_made import sheets_as_made
from xlsops.procedure.period.known_asked import KnownForm
from xlsops.procedure.period.proposed_holidays import completed
from xlsops.procedure.period.signing import endorsed, noting, require_signing, signer

Painter = Callable[[Sequence[Sheet]], None]
"""Shows pages in the control workbook."""
Looker = Callable[[Sequence[Sheet]], tuple[Grid, ...]]
"""Reads the sheets of the open control workbook that these pages are painted over."""
Filler = Callable[[Numbers], "LoadedPeriod"]
"""Writes figures into the open control workbook and returns the period read again."""


_READ_BACK = {home.NAME, findings_list.NAME, history.NAME}
"""The painted sheets that tell the program something, whether people wrote on them or not."""


@dataclass(frozen=True)
class LoadedPeriod:
    """Everything an operation needs to know before it decides.

    ``paint`` shows pages, ``look`` reads what stands where they will be painted, and ``fill`` writes
    figures where the control workbook is open; all are None, and ``control`` the file's bytes, where
    it is closed. ``unread``, and not among ``grids``, are painted sheets that stand byte for byte as
    they were painted, and those that ask where it is known what they ask; ``sheets`` has them too. One
    that ``remembers`` takes what this machine keeps of earlier readings. ``forms`` is what is known of
    the forms already. ``faults`` are those of rows that were left out, so that the rest can be looked
    at; such a period is never painted.
    """

    folder: PeriodFolder
    spec: Spec
    rules: tuple[LiveRule, ...]
    grids: tuple[Grid, ...]
    control: bytes
    events: tuple[Event, ...]
    now: datetime
    actor: str
    paint: Painter | None = None
    fill: Filler | None = None
    look: Looker | None = None
    unread: frozenset[str] = frozenset()
    remembers: bool = False
    forms: tuple[KnownForm, ...] = ()
    faults: tuple[str, ...] = ()

    @cached_property
    def state(self) -> State:
        """Return the state the events add up to."""
        return fold(self.events)

    @cached_property
    def custody(self) -> Custody:
        """Return with whom the data of every active bureau lay, and when."""
        return custody_of(self.events, self.state, (each.code for each in self.spec.active_bureaus))

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """Return the form of every active bureau by code."""
        known = {each.bureau: each.format_id for each in self.forms}
        return layouts_of(self.spec, self.spec.active_bureaus, known)

    @cached_property
    def sheets(self) -> tuple[Grid, ...]:
        """Return every sheet, also where nothing of it need be read."""
        return control_grids(self.folder, self.control) if self.unread else self.grids

    @cached_property
    def key(self) -> bytes:
        """Return the office's signing key."""
        return read_key(self.folder)

    def require(self, act: Act, what: str = "") -> None:
        """Raise unless the role that acts may do it, and can sign it where its key is here.

        ``what`` names a deed that the sheet lists under another one.
        """
        if not self.spec.authority.allows(act, self.actor):
            roles = self.spec.authority.roles(act)
            raise XlsopsError(
                messages.procedure.not_allowed(
                    what or act.value, self.actor, roles, as_role(roles), act.value if what else ""
                )
            )
        require_signing(self.spec.officials, self.actor)

    @cached_property
    def basis(self) -> tuple[str, str]:
        """Return what figures are computed by besides the archive: what is asked, which program."""
        return asked(self.spec), __version__

    @property
    def signs(self) -> bool:
        """Tell whether what is done now is signed: this user has the key of the role that acts."""
        return signer(self.spec.officials, self.actor) is not unsigned

    @property
    def journal(self) -> Journal:
        """Return the journal."""
        return Journal(self.folder.journal)

    def append(self, facts: Iterable[Fact]) -> None:
        """Add facts that were decided on what is known here, and on nothing that came since.

        Those that need an authority are signed where this user has the key of the role that acts.
        """
        facts = noting(tuple(facts), self.spec.officials, self.events)
        sign = signer(self.spec.officials, self.actor)
        self.journal.append(
            facts, self.now, self.actor, self.events, lambda event: sign(endorsed(event))
        )


Ahead = Callable[[PeriodFolder], None]
"""What can begin as soon as the folder is known, while the control workbook is read."""


def nothing(_folder: PeriodFolder) -> None:
    """Begin nothing ahead."""


def load(
    root: Path,
    now: datetime,
    actor: str,
    *,
    reading: bool = False,
    whole: bool = False,
    partly: bool = False,
    remembering: bool = True,
    ahead: Ahead = nothing,
) -> LoadedPeriod:
    """Return the period of a folder; raises an error with every fault of the control workbook.

    Where it may be read ``partly``, rows that are wrong are left out and their faults told with it.
    Unless it is only for ``reading``, the workbook must not be open: it will be painted. Painted
    sheets that stand as they were painted are not read unless the ``whole`` workbook is wanted.
    Without ``remembering`` nothing is taken from this machine's memory, and nothing is kept there.
    The moment is kept in the office's own time zone.
    """
    folder = existing(root)
    if not reading and open_elsewhere(folder.control):
        raise FileOpenError(folder.control, lock_of(folder.control))
    ahead(folder)
    try:
        control = folder.control.read_bytes()
    except OSError as error:
        raise WorkbookUnreadableError(
            folder.control, messages.reasons.FILE_NOT_PERMITTED
        ) from error
    looked_at = sheets_as_made if remembering else stamps.sheets_as_made
    made = frozenset(looked_at(control).sources) - _READ_BACK
    book = control_book(folder, control)
    key = known_asked.asked_key(book.made_from(known_asked.SHEETS))
    asks_memory = remembering and not whole
    known = known_asked.recalled(key) if asks_memory else None
    asking = known_asked.SHEETS if known else frozenset[str]()
    unread = frozenset[str]() if whole else made | asking
    grids = book.grids(unread)
    asked, faults = known, tuple[str, ...]()
    if not asked:
        spec, faults = read_asked(grids, folder, partly=partly)
        asked = known_asked.asked_by(spec)
    if asks_memory and not (known or faults):
        known_asked.remember(key, asked)
    spec, rules = with_rules(asked.spec, folder, now)
    events = Journal(folder.journal).events()
    require_same_period(spec, events)
    return LoadedPeriod(
        folder,
        spec,
        rules,
        grids,
        control,
        events,
        now.astimezone(WIB),
        actor,
        unread=unread,
        remembers=remembering and not faults,
        forms=asked.forms,
        faults=faults,
    )


def load_earlier(root: Path, now: datetime, actor: str) -> LoadedPeriod:
    """Return the period of the folder somebody named as an earlier one; it is only read."""
    folder = PeriodFolder(root)
    if not root.is_dir():
        raise XlsopsError(
            messages.folders.no_earlier(
                root, messages.reasons.NO_FOLDER if root.exists() else messages.reasons.NOT_THERE
            )
        )
    for part in (folder.control, folder.journal):
        if not part.exists():
            raise XlsopsError(
                messages.folders.no_earlier(root, messages.reasons.no_period_folder(part.name))
            )
    return load(root, now, actor, reading=True, whole=True)


def read_asked(
    grids: tuple[Grid, ...], folder: PeriodFolder, *, partly: bool = False
) -> tuple[Spec, tuple[str, ...]]:
    """Return what the control workbook asks, and the faults of rows that were left out.

    Raises an error with every fault of its sheets where none may be, or the rest is nothing whole.
    """
    spec, found = read_rest(grids) if partly else read_spec(grids)
    faults = sentences(found)
    if spec is None:
        raise XlsopsError(messages.workbook.faults(folder.control.name, faults))
    return spec, faults


def with_rules(
    spec: Spec, folder: PeriodFolder, now: datetime
) -> tuple[Spec, tuple[LiveRule, ...]]:
    """Return what is asked with the days no sheet has, and the rules; raises with every fault of these."""
    rules, faults = compile_rules(spec, now.astimezone(WIB).date())
    if faults:
        raise XlsopsError(messages.workbook.faults(folder.control.name, faults))
    return completed(spec), rules


def require_same_period(spec: Spec, events: tuple[Event, ...]) -> None:
    """Raise where the journal was begun for another period than the settings name."""
    named = [each.fact.period for each in events if isinstance(each.fact, Made | Opened)]
    if named and named[-1] != spec.period.label:
        raise XlsopsError(messages.workbook.wrong_period(spec.period.label, named[-1]))
