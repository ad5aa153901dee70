"""A period folder as it was read: what is asked, what happened, and the key."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from msgspec import Struct
from msgspec.structs import force_setattr

from xlsops import __version__, messages
from xlsops.core.form.form_lines import layouts_of
from xlsops.core.form.layout import Layout
from xlsops.core.history.mixed_meanings import Mixed, Withheld, mixed_of, withheld_of
from xlsops.core.journal.carried import Figures, as_of_today
from xlsops.core.journal.custody import Custody
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts.kinds import Fact
from xlsops.core.journal.fold import custody_of, fold
from xlsops.core.journal.renamed_bureaus import under_codes_of_today
from xlsops.core.journal.signatures import unsigned
from xlsops.core.journal.state import State
from xlsops.core.sheet.provenance import asked
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.sheet.standing import Showing, StandingSheet
from xlsops.core.spec.former_codes import heirs_of
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.authority import Act, as_role
from xlsops.core.values.cells import Grid, Numbers
from xlsops.errors import XlsopsError
from xlsops.files.control_grids import control_grids
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.keys import read_key
from xlsops.procedure.period.remembered.known_asked import KnownForm, fingerprint_of
from xlsops.procedure.period.signing import endorsed, noting, require_signing, signer

Painter = Callable[[Sequence[Sheet | StandingSheet]], None]
"""Shows pages in the control workbook; of those that stand there the fingerprint is enough."""
Looker = Callable[[Sequence[Sheet]], tuple[Grid, ...]]
"""Reads the sheets of the open control workbook that these pages are painted over."""
Filler = Callable[[Numbers], "LoadedPeriod"]
"""Writes figures into the open control workbook and returns the period read again."""


class LoadedPeriod(Struct, frozen=True, dict=True):
    """Everything an operation needs to know before it decides.

    ``paint`` shows pages, ``look`` reads what stands where they will be painted, ``shown`` knows which
    stand already, and ``fill`` writes figures where the control workbook is open; all are None, and
    ``control`` the file's bytes, where it is closed. ``unread``, and not whole among ``grids``, are painted sheets that stand byte for byte as
    they were painted, and those that ask where it is known what they ask; ``sheets`` has them too. One
    that ``remembers`` takes what this machine keeps of earlier readings. ``forms`` is what is known of
    the forms already, ``asked_from`` the key of the sheets that ask. ``faults`` are those of rows that were left out, so that the rest can be looked
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
    shown: Callable[[], Showing] | None = None
    unread: frozenset[str] = frozenset()
    remembers: bool = False
    forms: tuple[KnownForm, ...] = ()
    asked_from: bytes = b""
    faults: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Read the journal by the codes bureaus have today."""
        force_setattr(self, "events", under_codes_of_today(self.events, self.spec))

    @cached_property
    def state(self) -> State:
        """Return the state the events add up to."""
        return fold(self.events, joins=self.spec.settings.parts_joined)

    @cached_property
    def custody(self) -> Custody:
        """Return with whom the data of every active bureau lay, and when."""
        return custody_of(self.events, self.state, (each.code for each in self.spec.active_bureaus))

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """Return the form of every active bureau by code."""
        known = {each.bureau: each.format_id for each in self.forms}
        return layouts_of(self.spec, self.spec.active_bureaus, known, lambda: self.mixed)

    @property
    def withheld(self) -> Withheld:
        """Return which figures up to now cannot be reckoned, and why."""
        return withheld_of(self.mixed)

    @cached_property
    def mixed(self) -> Mapping[str, Mapping[str, Mixed]]:
        """Return by bureau and line where figures of earlier quarters mean something else than today."""

        def carried() -> Figures:
            heir = heirs_of(self.spec)
            sources = (as_of_today(each, heir) for each in self.state.sources.values())
            return {place: figure for each in sources for place, figure in each.figures.items()}

        return mixed_of(self.spec, self.state.asked, carried)

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
            roles = self.spec.authority.everybody(act)
            raise XlsopsError(
                messages.procedure.not_allowed(
                    what or act.value, self.actor, roles, as_role(roles), act.value if what else ""
                )
            )
        require_signing(self.spec.officials, self.actor)

    @cached_property
    def basis(self) -> tuple[str, str]:
        """Return what figures are computed by besides the archive: what is asked, which program."""
        known = self.remembers and self.asked_from
        told = fingerprint_of(self.spec, known) if known else asked(self.spec)
        return told, __version__

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
